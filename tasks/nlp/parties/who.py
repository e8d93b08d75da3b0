"""Whom did it happen between? The people and bodies that stand at an argument, lists and appositions read through."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.capital_words import QUOTES
from tasks.nlp.names.phrase import POSSESSIVES, Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.names.shared_offices import is_before_one_name
from tasks.nlp.parties.another_clause import ClauseReader
from tasks.nlp.parties.apposed_offices import are_offices_of, offices_end
from tasks.nlp.parties.bystanders import is_bystander, look_on
from tasks.nlp.parties.delegations import DelegationReader
from tasks.nlp.parties.holders_behind import HolderReader
from tasks.nlp.parties.list_joints import ListJoints
from tasks.nlp.parties.nationals import NationalsReader
from tasks.nlp.parties.party import Party, PartyNamer
from tasks.nlp.parties.shared_possessors import PossessorReader
from tasks.nlp.parties.unknown_people import noun_phrase_start, unknown_people
from tasks.nlp.syntax import apposed, is_governed, is_object, is_subject, preposition_before
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start

_TWO = 2
_LONGEST_WORDS = 8  # tokens behind "two ministers": "in his cabinet"
_LONGEST_BARE = 4  # tokens behind "rivals"
_OF_BARE = frozenset({"ADP", "NOUN", "DET", "ADJ", "NUM", "PROPN"})
_ASIDES = {"(": ")", "–": "–", "—": "—", "-": "-"}  # what opens an aside, and what closes it
_NEAR_OPENER = 2  # tokens: "On board the frigate"
_ALONG = frozenset({"along", "together"})
_WITH = frozenset({"with", "alongside"})  # at the head of a sentence: "together with A, B met C"


class PartyReader:
    """Reads parties from the tokens of one article."""

    def __init__(self, phrases: PhraseReader, cast: Cast, lexicon: Lexicon) -> None:
        self._doc, self._cast, self._lexicon, self._phrases = phrases.doc, cast, lexicon, phrases
        self._namer = PartyNamer(phrases, cast, lexicon)
        self._nationals = NationalsReader(phrases, cast, self._namer, lexicon)
        self._delegations = DelegationReader(phrases.doc, cast, phrases, self._namer, lexicon)
        self._joints = ListJoints(phrases.doc, phrases, lexicon)
        self._holders = HolderReader(phrases.doc, phrases)
        self._possessors = PossessorReader(phrases, cast, self._namer)
        self.clauses = ClauseReader(phrases.doc, cast, phrases, lexicon.modality.speech)

    def parties(
        self, head: Token, stop: int | None = None, *, anybody: bool = False, excluded: frozenset[int] = frozenset()
    ) -> list[Party]:
        """Return the parties of the noun phrase with the head, coordinated ones and those of a list included.

        `stop` is the first token that cannot belong to it (the verb after a subject); a pronoun stands for none of the
        actors `excluded`. With `anybody`, a first noun phrase of a kind that no lexicon knows is taken too: "a meeting
        with angry residents".
        """
        limit = min(sentence_end(head), stop if stop is not None and stop > head.i else sentence_end(head))
        pronoun = self._namer.pronoun(head, excluded)
        if pronoun is not None:
            found, i = [pronoun], head.i + 1
        else:
            phrase = self._cast.phrase_at(head.i)
            row = self._possessors.start(phrase) if phrase is not None else head.i
            if phrase is not None and self._possessors.parties(row, limit):
                return self._listed([], row, limit, head, anybody=anybody)
            if phrase is not None and (phrase.is_possessor or phrase.is_modifier):
                return [self.party(phrase)]  # "Albanese's visit", "the Macron visit"
            if phrase is not None and self._doc[phrase.start].lower_ == "whose" and is_subject(head):
                return [self.party(phrase)]  # "the bank, whose head, Mr A, received him"
            i = self._beginning(head, phrase.start) if phrase is not None else noun_phrase_start(head)
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
        start = self._behind_aside(self._behind_not_only(start))
        while start - 2 >= sentence_start(head) and doc[start - 1].lower_ in {",", "and"}:
            i = start - 1
            while i > sentence_start(head) and doc[i - 1].lower_ in {",", "and"}:
                i -= 1
            before = self._cast.phrase_at(i - 1)
            if before is None or before.end != i or before.form == "place" or before.is_seat or before.name is None:
                break
            if i == start - 1 and doc[i].text == "," and is_governed(doc[before.head], before.start, head):
                break  # "after meeting A and B, C left"
            if i == start - 1 and doc[i].text == "," and self._opens_sentence(before):
                break  # "On board the frigate Lübeck, A met"
            governing = doc[before.start - 1] if before.start > sentence_start(head) else None
            is_inverted = governing == head.head  # "at the meeting were | A and B"
            if governing is not None and governing.pos_ in {"ADP", "VERB", "AUX", "SCONJ"} and not is_inverted:
                break
            start = before.start
        return start

    def _behind_not_only(self, start: int) -> int:
        """Return where A begins in "not only A but also | B met", where the parser has B alone for the subject."""
        i = next((i for i in (start - 1, start - 2) if i > 1 and self._joints.is_not_only(i)), 0)
        before = self._cast.phrase_at(i - 1) if i else None
        return before.start if before is not None and before.form == "name" else start

    def _behind_aside(self, start: int) -> int:
        """Return where A begins in "A – along with ministers | B and C – met D", whose subject is B to the parser."""
        doc, mark = self._doc, start - _TWO - 1
        if mark <= 0 or doc[start - 1].lower_ != "with" or doc[start - _TWO].lower_ not in _ALONG:
            return start
        before = self._cast.phrase_at(mark - 1) if doc[mark].text in _ASIDES else None
        is_named = before is not None and before.form == "name" and before.kind == "person" and before.end == mark
        return before.start if before is not None and is_named else start

    def _opens_sentence(self, phrase: Phrase) -> bool:
        """Whether the phrase, no person, belongs to the place or time with which the sentence begins."""
        opener = sentence_start(self._doc[phrase.start])
        is_near = phrase.start - opener <= _NEAR_OPENER
        return phrase.kind != "person" and is_near and phrase.start > opener and self._doc[opener].pos_ == "ADP"

    def parties_from(self, i: int, limit: int, *, anybody: bool = False) -> list[Party]:
        """Return the parties of the list that begins at the token."""
        doc = self._doc
        if i >= limit:
            return []
        if (
            doc[i].text == "," and doc[i - 1].lower_ == "between"
        ):  # "between, on the one hand, | A and, on the other, B"
            i = self._joints.separator(i, limit)[0]
            if i >= limit:
                return []
        pronoun = self._namer.pronoun(doc[i]) if doc[i].tag_ != "PRP$" else None  # "by | his deputy, A"
        if pronoun is not None:
            return self._listed([pronoun], i + 1, limit, doc[i], anybody=anybody)
        return self._listed([], i, limit, doc[i], anybody=anybody)

    def _listed(self, found: list[Party], i: int, limit: int, head: Token, *, anybody: bool) -> list[Party]:
        if found:
            if named := self._named_at_once(found[0], i, limit):
                return named
            i, _ = self._joints.separator(i, limit)
            if i == found[0].end:
                return found
        first = i
        before = self._doc[i - 1] if i > sentence_start(head) else None
        is_fronted = before is not None and before.lower_ in _WITH and before.i - sentence_start(head) < len(_WITH)
        while i < limit:
            here = self._one(i, limit)
            if not here:
                break
            if holders := self._holders_behind(i, limit):
                found.extend(holders)
                following = self._joints.separator(self._behind_mark(holders[-1].end, limit), limit)[0]
                if following <= holders[-1].end or self.clauses.is_another_clause(holders[-1].end, following):
                    break
                i = following
                continue
            found.extend(here)
            if len(here) == 1 and (named := self._named_of_group(here[0], limit)):
                found[-1:] = named
                here = named
            end = self._behind_two_offices(found, limit) or max(party.end for party in here)
            following, introduces = self._joints.separator(end, limit)
            if following == end and here[-1].actor is None and self._joints.opens_names(end, limit):
                following = end + 1  # "three presidents – A, B and C –"
            behind = self._joints.behind_clause(
                end, limit, is_pair=preposition_before(head) == "between" and len(found) == 1
            )
            behind = behind if behind > end else self._joints.behind_place(end, limit)
            behind = behind if behind > end else self._joints.behind_sender(end, limit)
            behind = behind if behind > end else self._joints.behind_land(end, limit)
            if behind > end:
                following, introduces = behind, False
            if following == end:
                break
            if len(here) == 1 and self._is_before_one_name(here[0], following, limit):
                found.pop()  # "Arsenal and England defender Ashley Cole"
                i = following
                continue
            last, is_named_behind = here[-1], False
            if self._are_sent(here) and following < limit and self._is_apposed(following, replace(last, kind="person")):
                del found[-len(here) :]  # "the ministers of Egypt and Jordan, A and B", not ", the EU and Iran"
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
                if self.clauses.is_said_by(end, following):
                    break  # "talks between the army and the rebels, Mr A said"
                if not (is_fronted or is_named_behind) and self.clauses.is_another_clause(end, following):
                    break  # "on a call with union leaders, Mr A promised"
                found[-1:] = self._delegations.leading_body(last, following)
            elif introduces:
                if not (told := self._one(following, limit)) or self._joints.names_towns(end, told[0].kind):
                    break
                if last.actor is None:
                    found.pop()  # the names say who the "officials" were
            if not (is_fronted or is_named_behind) and self.clauses.is_another_clause(end, following):
                break
            i = self._behind_apposition(following, found, limit)
        if len(found) == 1 and preposition_before(head) == "between":
            found = self._parted(found[0]) or [*found, *self._own_people(found[0].end, limit)]
        if not found and (anybody or head.lower_.endswith(self._lexicon.contexts.people_at_work)):
            unknown = unknown_people(head, limit, self._phrases, self._lexicon)
            found = [unknown] if unknown is not None else []
        if found and look_on(max(party.end for party in found), limit, self._doc, self._lexicon):
            return []
        found = self._without_lands(found, first)
        return [party for party in found if not is_bystander(party, self._phrases, self._lexicon)]

    def _parted(self, body: Party) -> list[Party]:
        """Return the two between whom something is, where one name was read: "the insurers Aldgate | and Mutua"."""
        doc = self._doc
        joints = [i for i in range(body.start + 1, body.end - 1) if doc[i].lower_ == "and"]
        if len(joints) != 1:
            return []
        phrase = self._phrases.at(body.start)
        start = phrase.name[0] if phrase is not None and phrase.name is not None else body.start
        start += doc[start].pos_ == "DET"
        [joint] = joints
        return [
            Party(None, "organization", doc[first:last].text, first, last)
            for first, last in ((start, joint), (joint + 1, body.end))
        ]

    def _named_at_once(self, group: Party, i: int, limit: int) -> list[Party]:
        """Return A and B of "the trio – A, B and C – met", "the two men (A and B)": who they are is told at once."""
        doc = self._doc
        if i + 1 >= limit or group.actor is not None or doc[i].text not in _ASIDES:
            return []
        closing = next((j for j in range(i + 2, limit) if doc[j].text in _ASIDES[doc[i].text]), limit)
        names = self._names_from(i + 1, closing) if group.is_anaphor or group.kind == "group" else []
        is_all = bool(names) and names[-1].end == closing
        return names if len(names) > 1 and is_all and all(name.actor is not None for name in names) else []

    def _named_of_group(self, group: Party, limit: int) -> list[Party]:
        """Return who a group is, where that is told in brackets or behind what is said of it; else nobody."""
        if group.actor is not None or not (group.is_anaphor or group.kind == "group"):
            return []
        return self._named_at_once(group, self._aside_of(group), limit) or self._named_behind_words(group, limit)

    def _named_behind_words(self, group: Party, limit: int) -> list[Party]:
        """Return A and B of "two ministers in his cabinet, A and B, met": who they are is told behind what they are."""
        doc, i = self._doc, group.end
        is_counted = any(each.like_num or each.lower_ in {"the", "both"} for each in doc[group.start : group.end])
        if group.kind != "group" or group.actor is not None or i >= limit or not is_counted or not self._tells_more(i):
            return []
        near = range(i + 1, min(limit - 1, i + _LONGEST_WORDS))
        comma = next((j for j in near if doc[j].text == ","), 0)
        names = self._names_from(comma + 1, limit) if comma else []
        if len(names) < _TWO or not all(name.actor is not None and name.kind == "person" for name in names):
            return []
        end = names[-1].end
        is_closed = end >= limit or (doc[end].text == "," and (end + 1 >= limit or doc[end + 1].lower_ != "and"))
        return names if is_closed and names[0].start == comma + 1 else []

    def _tells_more(self, i: int) -> bool:
        """Whether a preposition or relative clause says more of a group: "ministers | in his cabinet"."""
        return self._doc[i].lower_ in {"in", "from", "on", "with", "to", "who"}

    def _aside_of(self, party: Party) -> int:
        """Return where the brackets or dashes behind a group may begin: those that its phrase took in count as well."""
        phrase = self._phrases.at(party.start)
        is_taken_in = phrase is not None and phrase.core_end < phrase.end
        if phrase is not None and is_taken_in and self._doc[phrase.core_end].text in _ASIDES:
            return phrase.core_end
        return party.end

    def _without_lands(self, found: list[Party], i: int) -> list[Party]:
        """Leave out the land before a name in "the premiers of Estonia, A, and | Latvia, | B": it tells his office."""
        office = self._phrases.at(i) if len(found) > _TWO else None
        if office is None or not office.is_plural or office.name is not None:
            return found
        doc = self._doc
        return [
            party
            for party, following in zip(found, [*found[1:], None], strict=True)
            if following is None
            or party.kind == "person"
            or following.kind != "person"
            or following.actor is None
            or party.end + 1 != following.start
            or doc[party.end].text != ","
        ]

    def _own_people(self, i: int, limit: int) -> list[Party]:
        """Return the other side of "between the opera | and its stagehands", whom no lexicon has a word for."""
        doc = self._doc
        if i + 2 >= limit or doc[i].lower_ != "and" or doc[i + 1].lower_ not in POSSESSIVES:
            return []
        noun = next((token for token in doc[i + 2 : min(limit, i + 5)] if token.tag_ == "NNS"), None)
        if noun is None or any(token.pos_ not in {"ADJ", "NOUN"} for token in doc[i + 2 : noun.i]):
            return []
        text = doc[i + 2 : noun.i + 1].text
        return [Party(None, "group", text, i + 1, noun.i + 1, is_unnamed=True)]

    def _holders_behind(self, i: int, limit: int) -> list[Party]:
        """Return who is named behind the offices at the token: "the ministers of Kenya and Uganda—A and B—"."""
        office = self._phrases.at(i)
        names = self._holders.holders(office, limit) if office is not None else []
        if names and self.clauses.is_another_clause(names[0].start - 1, names[0].start):
            return []  # "after talks with the leaders of Fatah and Hamas, Mr A and Mr B said"
        return [self.party(each) for each in names]

    def _behind_mark(self, i: int, limit: int) -> int:
        """Return the token behind the dash or bracket that closes an aside."""
        return i + 1 if i < limit and self._doc[i].text in {")", "—", "–"} else i

    @staticmethod
    def _is_in_opener(head: Token) -> bool:
        """Whether the list stands in what opens the sentence, behind which somebody else may act."""
        opener = head.doc[sentence_start(head)]
        return opener.pos_ in {"ADP", "SCONJ", "ADV"} or opener.tag_ in {"VBG", "VBN"}

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
        if owners := self._possessors.parties(i, limit):
            return owners
        camps = self._nationals.phrase_behind(i, limit) if self._nationals.opens_camps(i) else None
        phrase = camps or self._phrases.at(i) or self._nationals.phrase_behind(i, limit)
        if phrase is None or phrase.is_modifier:
            return []
        verb = doc[phrase.start]
        if phrase.is_possessor or (
            verb.tag_ == "VBG" and is_object(doc[phrase.head]) and doc[phrase.head].head == verb
        ):
            return []  # "the premier, visiting Amman, met B"
        if leaders := self._delegations.leaders(phrase, limit, self._names_from):
            return leaders
        if phrase.leader is not None:
            leader = self._phrases.at(phrase.leader)
            if leader is not None:
                return [self.party(leader)]
        led = self._delegations.leader_before(phrase)
        if led is not None:
            return [led]
        senders = self._nationals.parties(phrase) or self._delegations.holders(phrase)
        if len(senders) > 1:
            return senders
        sender = self._namer.sender(phrase)
        if sender is not None:
            return [sender]
        return [self.party(phrase)]

    def _names_from(self, i: int, limit: int) -> list[Party]:
        return self._listed([], i, limit, self._doc[i], anybody=False)

    def _is_before_one_name(self, party: Party, following: int, limit: int) -> bool:
        first, second = self._phrases.at(party.start), self._phrases.at(following) if following < limit else None
        return first is not None and second is not None and is_before_one_name(first, second, self._doc, self._lexicon)

    @staticmethod
    def _are_sent(parties: list[Party]) -> bool:
        """Whether the parties are the states or bodies of one phrase, whose people nobody has named yet."""
        return len(parties) > 1 and len({party.end for party in parties}) == 1

    def _are_named_in_turn(self, found: list[Party], i: int, limit: int) -> bool:
        """Whether as many names follow as people are described: "the premier and his Czech colleague, A and B"."""
        if len(found) < 2 or any(party.actor is not None or party.kind != "person" for party in found):
            return False
        names = self._names_from(i, limit)
        return len(names) == len(found) and all(name.kind == "person" and name.actor is not None for name in names)

    @property
    def list_words(self) -> frozenset[str]:
        """The words and marks that may stand between the people of a list."""
        return self._lexicon.contexts.list_words

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

    def _behind_apposition(self, i: int, found: list[Party], limit: int) -> int:
        """Return where the list goes on behind "two top union leaders", which describes the names before; else `i`."""
        if len([party for party in found if party.actor is not None]) < 2 or self._doc[i - 1].text != ",":
            return i
        phrase = self._nationals.phrase_behind(i, limit) or self._phrases.at(i) if i < limit else None
        if phrase is None or phrase.kind != "group" or not phrase.is_plural:
            return i
        # "A and B, their aides,"
        is_theirs = phrase.owner is not None and self._doc[found[-1].start - 1].lower_ == "and"
        is_bare = self._doc[i].tag_ in {"NNS", "JJ"} and self._doc[found[-1].start - 1].lower_ == "and"
        # behind "A and B" the list is closed: "A and B, rivals for years, met"
        end = offices_end(phrase, found, self._doc, self._phrases, limit)
        senders = self._nationals.parties(phrase) or self._delegations.senders(phrase)
        if not (end or self._doc[i].like_num or is_theirs or is_bare or are_offices_of(senders, found)):
            return i
        end = end or phrase.end
        while is_bare and end < min(limit, phrase.end + _LONGEST_BARE) and self._doc[end].pos_ in _OF_BARE:
            end += 1  # "rivals for years"
        while end < limit and {each.lower_ for each in self._doc[end : end + 2]} & self._lexicon.contexts.respectively:
            end += 1  # "A and B, the presidents of Ghana and Ivory Coast respectively, met C"
        if end >= limit or self._doc[end].text not in {",", "."}:
            return i
        following, _ = self._joints.separator(end, limit)
        return end if following == end or self.clauses.is_another_clause(end, following) else following

    def _behind_two_offices(self, found: list[Party], limit: int) -> int:
        """Return the end of "A and B, the Iranian president | and the Pakistani premier,", an office each; else 0."""
        end = found[-1].end if found else limit
        if len(found) < _TWO or end + 1 >= limit or self._doc[end].lower_ != "and":
            return 0
        first = self._phrases.at(found[-1].start)
        is_told = first is not None and first.name is not None and self._doc[first.name[1]].text == ","
        are_named = all(each.kind == "person" and each.actor is not None for each in found[-_TWO:])
        second = self._phrases.at(end + 1)
        if not is_told or not are_named or second is None or second.form != "description" or not second.is_definite:
            return 0
        is_pair = self._doc[found[-1].start - 1].lower_ == "and"
        return second.end if is_pair and second.end < limit and self._doc[second.end].text in {",", "."} else 0

    def _is_apposed(self, i: int, last: Party) -> bool:
        """Whether names follow after a mere comma and say who the unnamed were."""
        if self._doc[i - 1].text not in {",", "–", "—", "-", ":"}:
            return False
        phrase = self._phrases.at(i)
        if phrase is None or phrase.is_possessor or phrase.is_modifier or self._doc[i].tag_ == "PRP$":
            return False  # "the premier, | his wife Ann and B": another
        if last.is_anaphor and self._doc[i - 1].text != "," and phrase.form == "body":
            return phrase.is_definite
        if phrase.form != "name":
            return False
        return phrase.kind == "person" or last.kind != "person"
