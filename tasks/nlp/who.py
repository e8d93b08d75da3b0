"""Whom did it happen between? The people and bodies that stand at an argument, lists and appositions read through."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp.coreference import Cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.nationals import NationalsReader
from tasks.nlp.party import Party, PartyNamer, bare_text
from tasks.nlp.phrase import DETERMINERS, POSSESSIVES, Phrase
from tasks.nlp.phrases import PhraseReader
from tasks.nlp.sentence_numbers import sentence_number
from tasks.nlp.syntax import (
    apposed,
    is_behind_gerund,
    is_future_infinitive,
    is_governed,
    is_lone_subject,
    is_object,
    is_plural_form,
    is_subject,
    is_subject_of_next,
    preposition_before,
)
from tasks.nlp.units import QUOTES
from tasks.records import ParticipantKind

SEPARATORS = frozenset({",", "and", "&", "both", "also", "then", "/", "or", "nor"})
LONG_SEPARATORS = (
    ("as", "well", "as"), ("such", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"),
    ("accompanied", "by"), ("flanked", "by"), ("joined", "by"), ("including",), ("like",), ("among", "them"),
    ("namely",), ("alongside",), ("but", "also"), ("and", "later"), ("and", "then"),
    ("and", "with"), ("and", "by"), ("with",),
)  # fmt: skip
_FAR = 8  # sentences; "the delegation" is none that was told farther back
_PLACED = frozenset({"at", "in", "on"})
_LONGEST_PLACE = 9  # tokens of where and when, inside a list
_LONGEST_CLAUSE = 24  # tokens of a relative clause inside a list
_WHO_ACTS = frozenset({"he", "she", "they", "it", "we", "i"})
_WITH = frozenset({"with", "alongside"})  # at the head of a sentence: "together with A, B met C"
_INSTANCES = frozenset({"such", "including", "like", "among", "namely"})
_PEOPLE = (
    "ers", "ors", "ists", "men", "women", "ians", "ants", "ees", "ents", "ives", "folk", "heads", "chiefs", "figures",
)  # fmt: skip
"""Endings of plural nouns for people."""


class PartyReader:
    """Reads parties from the tokens of one article."""

    def __init__(self, phrases: PhraseReader, cast: Cast, lexicon: Lexicon) -> None:
        self._doc, self._cast, self._lexicon, self._phrases = phrases.doc, cast, lexicon, phrases
        self._namer = PartyNamer(phrases, cast, lexicon)
        self._nationals = NationalsReader(phrases, cast, self._namer, lexicon)

    def parties(
        self, head: Token, stop: int | None = None, *, anybody: bool = False, excluded: frozenset[int] = frozenset()
    ) -> list[Party]:
        """Return the parties of the noun phrase with the head, coordinated ones and those of a list included.

        `stop` is the first token that cannot belong to it (the verb after a subject); a pronoun stands for none of the
        actors `excluded`. With `anybody`, a first noun phrase of a kind that no lexicon knows is taken too: "a meeting
        with angry residents".
        """
        limit = min(head.sent.end, stop if stop is not None and stop > head.i else head.sent.end)
        pronoun = self._namer.pronoun(head, excluded)
        if pronoun is not None:
            found, i = [pronoun], head.i + 1
        else:
            phrase = self._cast.phrase_at(head.i)
            if phrase is not None and (phrase.is_possessor or phrase.is_modifier):
                return [self.party(phrase)]  # "Albanese's visit", "the Macron visit"
            if phrase is not None and self._doc[phrase.start].lower_ == "whose" and is_subject(head):
                return [self.party(phrase)]  # "the bank, whose head, Mr A, received him"
            i = self._beginning(head, phrase.start) if phrase is not None else self._left(head)
            found = []
        listed = self._listed(found, i, limit, head, anybody=anybody)
        return listed if listed or found else self._named_beside(head)

    def _named_beside(self, head: Token) -> list[Party]:
        """Return A of "the party's rising star, A,": who is named beside a noun that nothing else is known of."""
        phrases = [self._cast.phrase_at(each.i) for each in apposed(head)]
        return [
            self.party(each)
            for each in phrases
            if each is not None and each.kind == "person" and each.form == "name" and not each.is_modifier
        ]

    def _beginning(self, head: Token, start: int) -> int:
        """Return where the list begins whose head the parser gives: behind the preposition or verb, or farther left."""
        doc = self._doc
        governor = head.head
        if is_object(head) and governor.i < start <= governor.i + 12:
            first = self._phrases.at(governor.i + 1)
            if first is not None and not first.is_modifier and not first.is_possessor and first.end <= start:
                return first.start
            return start
        if not is_subject(head):
            return start
        while start - 2 >= head.sent.start and doc[start - 1].lower_ in {",", "and"}:
            i = start - 1
            while i > head.sent.start and doc[i - 1].lower_ in {",", "and"}:
                i -= 1
            before = self._cast.phrase_at(i - 1)
            if before is None or before.end != i or before.form == "place" or before.is_seat or before.name is None:
                break
            if i == start - 1 and doc[i].text == "," and is_governed(doc[before.head], before.start, head):
                break  # "after meeting A and B, C left"
            governing = doc[before.start - 1] if before.start > head.sent.start else None
            if governing is not None and governing.pos_ in {"ADP", "VERB", "AUX", "SCONJ"}:
                break
            start = before.start
        return start

    def parties_from(self, i: int, limit: int, *, anybody: bool = False) -> list[Party]:
        """Return the parties of the list that begins at the token."""
        doc = self._doc
        if i >= limit:
            return []
        pronoun = self._namer.pronoun(doc[i]) if doc[i].tag_ != "PRP$" else None  # "by | his deputy, A"
        if pronoun is not None:
            return self._listed([pronoun], i + 1, limit, doc[i], anybody=anybody)
        return self._listed([], i, limit, doc[i], anybody=anybody)

    def _listed(self, found: list[Party], i: int, limit: int, head: Token, *, anybody: bool) -> list[Party]:
        if found:
            i, _ = self._separator(i, limit)
            if i == found[0].end:
                return found
        before = self._doc[i - 1] if i > head.sent.start else None
        is_fronted = before is not None and before.lower_ in _WITH and before.i - head.sent.start < len(_WITH)
        while i < limit:
            here = self._one(i, limit)
            if not here:
                break
            found.extend(here)
            end = max(party.end for party in here)
            following, introduces = self._separator(end, limit)
            if following == end and here[-1].actor is None and self._opens_names(end, limit):
                following = end + 1  # "three presidents – A, B and C –"
            behind = self._behind_clause(end, limit, is_pair=preposition_before(head) == "between" and len(found) == 1)
            behind = behind if behind > end else self._behind_place(end, limit)
            if behind > end:
                following, introduces = behind, False
            if following == end:
                break
            last, is_named_behind = here[-1], False
            if self._are_sent(here) and following < limit and self._is_apposed(following, replace(last, kind="group")):
                del found[-len(here) :]  # "the ministers of Egypt and Jordan, A and B": the names say who they were
            elif (
                last.actor is None
                and (last.is_unnamed or (last.is_anaphor and self._doc[following - 1].text != ","))
                and following < limit
                and self._is_apposed(following, last)
            ):
                # "his predecessors, Eisenhower and Truman": the names say who they were
                if self._are_named_in_turn(found, following, limit):
                    found.clear()
                    i = following
                    continue
                is_named_behind = last.kind == "group" and not self._is_in_opener(head)
                if not (is_fronted or is_named_behind) and self._is_another_clause(end, following):
                    break  # "on a call with union leaders, Mr A promised"
                found[-1:] = self._leading_body(last, following)
            elif introduces:
                if not self._one(following, limit):
                    break
                if last.actor is None:
                    found.pop()  # the names say who the "officials" were
            if not (is_fronted or is_named_behind) and self._is_another_clause(end, following):
                break
            skipped = self._plural_apposition(following, found, limit)
            i = skipped or following
        if not found and anybody:
            unknown = self._unknown(head, limit)
            found = [unknown] if unknown is not None else []
        if found and self._is_mediator(max(party.end for party in found), limit):
            return []
        return [party for party in found if not self._is_outside(party)]

    @staticmethod
    def _is_in_opener(head: Token) -> bool:
        """Whether the list stands in what opens the sentence, behind which somebody else may act."""
        opener = head.doc[head.sent.start]
        return opener.pos_ in {"ADP", "SCONJ", "ADV"} or opener.tag_ in {"VBG", "VBN"}

    def _is_mediator(self, i: int, limit: int) -> bool:
        """Whether they only look on: "with diplomats from Norway as observers"."""
        if i < limit and self._doc[i].text == ",":
            i += 1
        return (
            i + 1 < limit
            and self._doc[i].lower_ == "as"
            and any(
                token.lemma_.lower() in self._lexicon.contexts.mediators
                for token in self._doc[i + 1 : min(limit, i + 5)]
            )
        )

    # -- one item

    def _one(self, i: int, limit: int) -> list[Party]:
        """Return the parties of the list item that begins at the token: one, or several where a leader is named."""
        doc = self._doc
        while i < limit and doc[i].text in QUOTES:
            i += 1
        if i >= limit:
            return []
        if doc[i].lower_ == "whose":
            return []  # "A, whose wife, B, stayed at home"
        pronoun = self._namer.pronoun(doc[i]) if doc[i].lower_ not in POSSESSIVES else None
        if pronoun is not None:
            return [pronoun]
        camps = self._nationals.phrase_behind(i, limit) if self._nationals.opens_camps(i) else None
        phrase = camps or self._phrases.at(i) or self._nationals.phrase_behind(i, limit)
        if phrase is None or phrase.is_modifier:
            return []
        if phrase.is_possessor:
            return []
        if leaders := self._leaders_behind(phrase, limit):
            return leaders
        if phrase.leader is not None:
            leader = self._phrases.at(phrase.leader)
            if leader is not None:
                return [self.party(leader)]
        led = self._led_before(phrase)
        if led is not None:
            return [led]
        senders = self._nationals.parties(phrase) or self._senders(phrase)
        if len(senders) > 1:
            return senders
        sender = self._namer.sender(phrase)
        if sender is not None:
            return [sender]
        return [self.party(phrase)]

    def _leaders_behind(self, phrase: Phrase, limit: int) -> list[Party]:
        """Return A and B of "two delegations led by the deputy premiers, A and B,": who leads them comes."""
        doc, i = self._doc, phrase.end
        if i < limit and doc[i].text == ",":
            i += 1
        is_body = phrase.is_plural or phrase.form == "body" or phrase.kind == "organization"
        if not is_body or i + 2 >= limit or doc[i + 1].lower_ != "by":
            return []
        if doc[i].lower_ not in self._lexicon.contexts.led_by | {"represented"}:
            return []
        found: list[Party] = []
        for each in self._listed([], i + 2, limit, doc[i + 2], anybody=False):
            if each.kind != "person" or each.actor is None:
                break  # "the union, represented by A and B, and | the employers"
            found.append(each)
        return found if len(found) > 1 or doc[i].lower_ == "represented" else []

    def _led_before(self, phrase: Phrase) -> Party | None:
        """Return who leads "the delegation", told where it was told first: "a delegation led by A arrived"."""
        doc = self._doc
        noun = doc[phrase.head].lower_
        is_bare = phrase.end == phrase.head + 1 and phrase.organization is None and phrase.is_definite
        if not is_bare or phrase.form != "body" or noun not in self._lexicon.contexts.teams:
            return None
        here = sentence_number(doc, phrase.start)
        for other in reversed(self._cast.phrases):
            if other.end > phrase.start or other.form != "body" or doc[other.head].lower_ != noun:
                continue
            if here - sentence_number(doc, other.start) > _FAR or (phrase.country or other.country) != other.country:
                return None
            leader = self._phrases.at(other.leader) if other.leader is not None else None
            if leader is not None:
                return replace(self.party(leader), start=phrase.start, end=phrase.end)
        return None

    def _senders(self, phrase: Phrase) -> list[Party]:
        """Return the states or bodies whose people meet, each for itself: "the ministers of Egypt and Jordan"."""
        doc = self._doc
        if not phrase.is_plural or phrase.form not in {"group", "body"} or phrase.core_end + 2 >= phrase.end:
            return []
        if doc[phrase.core_end].lower_ not in {"of", "from", "for"}:
            return []
        found: list[Party] = []
        i = phrase.core_end + 1
        while i < phrase.end:
            body = self._phrases.at(i)
            if body is None or body.name is None or body.kind not in {"country", "organization"} or body.is_modifier:
                return []
            party = self.party(body)
            found.append(replace(party, start=body.start, end=phrase.end, is_place=False))
            i = body.end
            while i < phrase.end and doc[i].lower_ in {",", "and", "&", "both"}:
                i += 1
        return found

    @staticmethod
    def _are_sent(parties: list[Party]) -> bool:
        """Whether the parties are the states or bodies of one phrase, whose people nobody has named yet."""
        return len(parties) > 1 and len({party.end for party in parties}) == 1

    def _are_named_in_turn(self, found: list[Party], i: int, limit: int) -> bool:
        """Whether as many names follow as people are described: "the premier and his Czech colleague, A and B"."""
        if len(found) < 2 or any(party.actor is not None or party.kind != "person" for party in found):
            return False
        names = self._listed([], i, limit, self._doc[i], anybody=False)
        return len(names) == len(found) and all(name.kind == "person" and name.actor is not None for name in names)

    def phrase_at(self, token: Token) -> Phrase | None:
        """Return the phrase that the token is part of."""
        return self._cast.phrase_at(token.i)

    def party(self, phrase: Phrase) -> Party:
        """Return the party that the phrase names or describes."""
        return self._namer.party(phrase)

    def described_at(self, party: Party) -> list[Party]:
        """Return the party as its words describe it, whoever they were taken for: nobody meets himself."""
        phrase = self._cast.phrase_at(party.start)
        is_told = phrase is not None and phrase.form == "description" and phrase.title is not None
        return [self._namer.described(phrase)] if is_told and phrase is not None else []

    def of_actor(self, actor: int, start: int, end: int) -> Party:
        """Return the party of an actor that the tokens point to."""
        return self._namer.of_actor(actor, start, end)

    def _unknown(self, head: Token, limit: int) -> Party | None:
        """Return a plural noun phrase that no lexicon knows as a group: "a meeting with angry residents"."""
        doc = self._doc
        start = self._left(head)
        end = head.i + 1
        if head.tag_ not in {"NNS", "NNP", "NNPS"} or end > limit:
            return None
        if head.tag_ == "NNS" and not head.lower_.endswith(_PEOPLE):
            return None
        if end < limit and doc[end].lower_ in {"of", "from"}:
            phrase = self._phrases.at(end + 1)
            if phrase is not None and phrase.end <= limit:
                end = phrase.end
        kind: ParticipantKind = "organization" if head.pos_ == "PROPN" else "group"
        return Party(None, kind, bare_text(doc[start:end].text), start, end)

    def _left(self, head: Token) -> int:
        """Return where the plain noun phrase around the head begins."""
        i = head.i
        while i > head.sent.start and (
            self._doc[i - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} or self._doc[i - 1].lower_ in DETERMINERS
        ):
            i -= 1
        return i

    def _leading_body(self, last: Party, following: int) -> list[Party]:
        """Return the first of several bodies whose people come: "leaders of Fatah, Hamas and the Popular Front"."""
        people, other = self._phrases.at(last.start), self._phrases.at(following)
        if people is None or other is None or not people.is_plural or other.kind != "organization":
            return []
        if people.core_end >= people.end or self._doc[people.core_end].lower_ not in {"of", "from"}:
            return []
        body = self._phrases.at(people.core_end + 1)
        if body is None or body.name is None or body.kind != "organization" or body.end != people.end:
            return []
        return [replace(self.party(body), start=people.start, is_place=False)]

    # -- between items

    def _opens_names(self, i: int, limit: int) -> bool:
        """Whether names behind a dash or colon say who the unnamed are."""
        if i + 1 >= limit or self._doc[i].text not in {"–", "—", "-", "--", ":"} or not self._doc[i - 1].whitespace_:
            return False
        phrase = self._phrases.at(i + 1)
        return phrase is not None and phrase.form == "name" and not phrase.is_possessor and not phrase.is_modifier

    def _separator(self, i: int, limit: int) -> tuple[int, bool]:
        """Return where the next item of the list begins (i where the list ends) and whether instances follow."""
        start, introduces = i, False
        doc = self._doc
        while i < limit:
            token = doc[i]
            if token.text == "(":
                close = next((j for j in range(i, min(limit, i + 12)) if doc[j].text == ")"), None)
                if close is None:
                    return start, False
                i = close + 1
                continue
            words = tuple(each.lower_ for each in doc[i : i + 3])
            long = next((each for each in LONG_SEPARATORS if words[: len(each)] == each), None)
            if long is not None and (long != ("with",) or (i > start and doc[i - 1].lower_ in {",", "as"})):
                introduces |= long[0] in _INSTANCES
                i += len(long)
            elif (
                (token.text == ";" and self._goes_on(i + 1, limit))
                or (token.lower_ in SEPARATORS and (i + 1 >= limit or doc[i + 1].text != "-"))
                or (token.text in QUOTES and i > start)
            ):
                i += 1
            else:
                break
        return i, introduces

    def _behind_clause(self, i: int, limit: int, *, is_pair: bool) -> int:
        """Return where the list goes on behind ", who chairs the panel," (i where it does not).

        Where a second has to come ("between A, who …, and B"), it does whatever follows.
        """
        doc = self._doc
        if i + 1 >= limit or doc[i].text != "," or doc[i + 1].lower_ not in {"who", "whose", "which"}:
            return i
        for j in range(i + 2, min(limit - 2, i + _LONGEST_CLAUSE)):
            if doc[j].text != "," or doc[j + 1].lower_ != "and":
                continue
            phrase = self._phrases.at(j + 2)
            is_person = phrase is not None and phrase.kind in {"person", "group"} and not phrase.is_modifier
            if (
                is_person
                and phrase is not None
                and (is_pair or phrase.end >= limit or doc[phrase.end].pos_ not in {"VERB", "AUX"})
            ):
                return j + 2
        return i

    def _behind_place(self, i: int, limit: int) -> int:
        """Return where the list goes on in "met nurses at a clinic | and with officials" (i where it does not)."""
        doc = self._doc
        if i >= limit or doc[i].lower_ not in _PLACED:
            return i
        for j in range(i + 1, min(limit - 2, i + _LONGEST_PLACE)):
            if doc[j].lower_ == "and" and doc[j + 1].lower_ == "with":
                return j + 2
            if doc[j].pos_ in {"VERB", "AUX", "PUNCT"}:
                return i
        return i

    def _is_another_clause(self, end: int, i: int) -> bool:
        """Whether a clause of its own follows: "after talks with A, B agreed", "received A, and B flew home"."""
        words = [token.lower_ for token in self._doc[end:i]]
        if words in ([",", "and"], ["and"], [",", "but"], ["but"]) and i < len(self._doc):
            if self._doc[i].lower_ in _WHO_ACTS:
                return is_subject(self._doc[i])  # "was received by A, and he hopes"
            following = self._phrases.at(i)
            return following is not None and is_subject_of_next(self._doc[following.head])
        if i != end + 1 or self._doc[end].text != "," or i >= len(self._doc):
            return False
        phrase = self._phrases.at(i)
        if phrase is None:
            return False
        token = self._doc[phrase.head]
        before = self._cast.phrase_at(end - 1)
        head = self._doc[before.head] if before is not None else None
        if head is not None and is_subject(head) and head.head == token.head and not is_behind_gerund(head):
            return False  # "A, B and C met": the parser may call each a subject
        if is_subject(token):
            return bool(token.head.i > token.i) and not self._is_listed_subject(token, i)
        return is_lone_subject(self._doc[end], self.named_end(phrase))

    def named_end(self, phrase: Phrase) -> int:
        """Return the end of the phrase with the names behind it: "the premiers of A and B, | Mr C and Mr D"."""
        end, limit = phrase.end, self._doc[phrase.start].sent.end
        if not phrase.is_plural or end + 1 >= limit or self._doc[end].text != ",":
            return end
        names = self._phrases.at(end + 1)
        while names is not None and names.kind == "person" and names.form == "name" and names.end < limit:
            end = names.end
            following = end
            while following + 1 < limit and self._doc[following].lower_ in {",", "and"}:
                following += 1
            names = self._phrases.at(following) if following > end else None
        return end

    def _is_listed_subject(self, subject: Token, i: int) -> bool:
        """Whether a sentence begins with a list before a plural verb: "Castro, Khrushchev hold", "A, B to meet"."""
        if not is_plural_form(subject.head) and not is_future_infinitive(subject.head):
            return False
        j = subject.sent.start
        while j < i:
            phrase = self._phrases.at(j)
            if phrase is None or phrase.name is None or self._doc[phrase.end].text != ",":
                return False
            j = phrase.end + 1
        return j == i

    def _plural_apposition(self, i: int, found: list[Party], limit: int) -> int:
        """Return the end of "two top union leaders" behind the names that it describes, else 0."""
        if len([party for party in found if party.actor is not None]) < 2 or self._doc[i - 1].text != ",":
            return 0
        phrase = self._phrases.at(i) if i < limit else None
        if phrase is None or phrase.kind != "group" or not phrase.is_plural:
            return 0
        # "A and B, their aides,"
        is_theirs = phrase.owner is not None and self._doc[found[-1].start - 1].lower_ == "and"
        if not (self._doc[i].like_num or is_theirs):
            return 0
        return phrase.end if phrase.end < limit and self._doc[phrase.end].text in {",", "."} else 0

    def _goes_on(self, i: int, limit: int) -> bool:
        """Whether the list goes on behind a semicolon: another of its items, and no new clause, follows."""
        while i < limit and self._doc[i].lower_ == "and":
            i += 1
        phrase = self._phrases.at(i) if i < limit else None
        if phrase is None or any(is_subject(each) and each.head.i >= phrase.end for each in self._doc[i : phrase.end]):
            return False  # "was received by A; B, an envoy, dined with him"
        return phrase.end >= limit or self._doc[phrase.end].text in {",", ";", ".", "and"}

    def _is_apposed(self, i: int, last: Party) -> bool:
        """Whether names follow after a mere comma and say who the unnamed were."""
        if self._doc[i - 1].text not in {",", "–", "—", "-", ":"}:
            return False
        phrase = self._phrases.at(i)
        if phrase is None or phrase.is_possessor or phrase.is_modifier or phrase.form != "name":
            return False
        return phrase.kind == "person" or last.kind != "person"

    def _is_outside(self, party: Party) -> bool:
        """Reporters and spokesmen are no participants."""
        if party.actor is not None:
            return False
        phrase = self._phrases.at(party.start)
        head = self._doc[phrase.head] if phrase is not None else self._doc[party.end - 1]
        outside = self._lexicon.contexts.outside
        return head.lemma_.lower() in outside or party.text.lower() in outside  # "a guard of honour"
