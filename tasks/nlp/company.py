"""Who else was there? Sentences without a trigger that name companions: "Also present were …", "accompanied by …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.party import Party
from tasks.nlp.phrases import PhraseReader
from tasks.nlp.vicinity import parties_before, parties_behind
from tasks.nlp.who import PartyReader
from tasks.nlp.words import words_of_doc

Relation = Literal["present", "with", "in"]
_BE = frozenset({"was", "were", "is", "are", "been", "included", "includes", "include"})
_IN = frozenset({"in"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_THERE = frozenset({"in", "with", "by"})
_SEEN = frozenset({"see"})
_WERE = frozenset({"was", "were", "is", "are", "sat", "stood"})
_TOO = frozenset({"also", "too", "well"})
_ALL = frozenset({"all", "also", "both", "there", "too"})
_SIDE_OF = frozenset({"on", "from", "for", "at"})
_BESIDE = frozenset({"with", "alongside", "beside", "joining", "flanking"})
_TOGETHER = frozenset({"along", "together"})
_FILLERS = frozenset({"by", "also", "were", "was", ":", "both", "present", "there", "of"})
_PLACES = frozenset({"in", "at", "on", "around", "round"})
_THOSE = frozenset({"also", "those", "others"})
_INSIDE = frozenset({"in", "on"})
_THEM = frozenset({"them", "him", "her"})
_OPENING = 6  # tokens from the start of the sentence within which a list is announced


@dataclass(frozen=True, slots=True)
class Company:
    """People named as company in one sentence.

    `relation`: "present" at the encounter; "with" somebody (`of`); "in" a delegation or group (`of`).
    """

    relation: Relation
    people: tuple[Party, ...]
    of: tuple[Party, ...]
    token: int


@dataclass(frozen=True)
class CompanyReader:
    """Finds companions in the sentences of one article."""

    phrases: PhraseReader
    parties: PartyReader
    lexicon: Lexicon

    def read(self, sentence: Span) -> list[Company]:
        """Return the companions that the sentence names."""
        words, doc = words_of_doc(sentence.doc), sentence.doc
        telling = [
            i
            for i in range(sentence.start, sentence.end)
            if words.lower[i] in self._forms or words.lemma[i] in self._lemmas
        ]
        return [company for i in telling for company in self._told_by(doc[i], sentence) if company.people]

    @cached_property
    def _forms(self) -> frozenset[str]:
        """The words, in the form in which they stand, that one of the patterns begins with."""
        contexts = self.lexicon.contexts
        forms = contexts.accompanied | contexts.present | contexts.led_by | _BESIDE | _TOGETHER
        forms |= contexts.announced | contexts.teams | contexts.tables | contexts.being_there
        return forms | {
            "among",
            "accompanying",
            "joining",
            "part",
            "side",
            "made",
            "composed",
            "comprised",
            "represented",
            "representing",
        }

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        contexts = self.lexicon.contexts
        attending = {particle.split("_")[0].lower() for particle in contexts.attending_too}
        return contexts.consisting | attending | {"accompany", "have", "lead", "head", "represent"}

    def _told_by(self, token: Token, sentence: Span) -> Iterator[Company]:
        """Yield what the first pattern that fits says."""
        for pattern in (
            self._accompanied, self._accompanying, self._beside, self._fronted, self._present, self._announced,
            self._among_them, self._at_the_table, self._seated, self._attending, self._on_a_side, self._in_a_team,
            self._consisting, self._led, self._leading, self._representing,
        ):  # fmt: skip
            company = pattern(token, sentence)
            if company is None:
                continue
            while company is not None:
                yield company
                company = self._led_in_turn(company, sentence) if pattern == self._led else None
            return

    def _after(self, i: int, sentence: Span) -> tuple[Party, ...]:
        while i < sentence.end and sentence.doc[i].lower_ in _FILLERS:
            i += 1
        found = self._in_clauses(i, sentence) or self.parties.parties_from(i, sentence.end)
        return tuple(party for party in found if not party.is_anaphor)

    def _in_clauses(self, i: int, sentence: Span) -> list[Party]:
        """Return whoever is named in each part of a list that semicolons part: "the head of unit, Mr A; B, adviser"."""
        doc = sentence.doc
        marks = [j for j in range(i, sentence.end) if doc[j].text == ";"]
        if not marks:
            return []
        found: list[Party] = []
        for start, end in pairwise([i, *(mark + 1 for mark in marks), sentence.end]):
            phrases = [phrase for j in range(start, end) if (phrase := self.phrases.at(j)) is not None]
            people = [each for each in phrases if each.kind == "person" and each.name and not each.is_modifier]
            found += [self.parties.party(each) for each in people[:1]]
        return found

    def _people_after(self, i: int, sentence: Span) -> tuple[Party, ...]:
        """Return those of the list who are people with a name."""
        return tuple(p for p in self._after(i, sentence) if p.actor is not None and p.kind == "person")

    def _before(self, token: Token) -> tuple[Party, ...]:
        found = parties_before(token, self.parties, self.phrases)
        return tuple(party for party in found if not party.is_anaphor)

    def _at(self, heads: list[Token], stop: int) -> tuple[Party, ...]:
        return tuple(party for head in heads for party in self.parties.parties(head, stop))

    # -- with somebody

    def _accompanied(self, token: Token, sentence: Span) -> Company | None:
        """ "A was accompanied by B and C", "accompanied by B, A arrived"."""
        if token.lower_ not in self.lexicon.contexts.accompanied or token.i + 1 >= sentence.end:
            return None
        if token.nbor(1).lower_ != "by":
            return None
        of = self._at(syntax.subjects(token)[0], token.i)
        of = of or tuple(parties_before(token, self.parties, self.phrases))
        of = of or tuple(parties_behind(token.i, sentence, self.parties, self.phrases))
        return Company("with", self._after(token.i + 2, sentence), of, token.i)

    def _accompanying(self, token: Token, sentence: Span) -> Company | None:
        """ "accompanying A were B and C", "also joining the talks was B", "B and C accompanied A"."""
        if token.lower_ == "accompanying" or (token.lower_ == "joining" and token.i - sentence.start < 2):
            be = self._verb_behind(token.i, sentence, 14)
            if be is not None:
                of = self._after(token.i + 1, sentence)
                if token.lower_ == "joining" and not of:
                    return Company("present", self._after(be + 1, sentence), (), token.i)
                return Company("with", self._after(be + 1, sentence), of, token.i)
        if token.lemma_ == "accompany" and token.tag_ in {"VBD", "VBZ", "VBP", "VB"} and not syntax.is_passive(token):
            people = self._at(syntax.subjects(token)[0], token.i) or self._before(token)
            of = self._at(syntax.objects(token), sentence.end)
            people = tuple(party for party in people if party.actor is not None)
            return Company("with", people, of, token.i) if of else None
        return None

    def _beside(self, token: Token, sentence: Span) -> Company | None:
        """ "With the minister were B and C", "At his side was B"."""
        if token.i != sentence.start or token.lower_ not in _BESIDE:
            return None
        of = self.parties.parties_from(token.i + 1, sentence.end)
        if not of:
            return None
        end = max(party.end for party in of)
        if end >= sentence.end or sentence.doc[end].lower_ not in _WERE:
            return None
        return Company("with", self._after(end + 1, sentence), tuple(of), token.i)

    def _fronted(self, token: Token, sentence: Span) -> Company | None:
        """ "Together with B, A met C", "Alongside B, A met C": B came along with A."""
        if token.i != sentence.start or token.i + 2 >= sentence.end:
            return None
        is_pair = token.lower_ in _TOGETHER and token.nbor(1).lower_ == "with"
        if not is_pair and token.lower_ != "alongside":
            return None
        people = self.parties.parties_from(token.i + 1 + is_pair, sentence.end)
        of = self._at(syntax.subjects(sentence.root)[0], sentence.root.i)
        told = {party.actor for party in of}
        return Company("with", tuple(p for p in people if p.actor not in told), of, token.i) if of else None

    # -- present

    def _present(self, token: Token, sentence: Span) -> Company | None:
        """ "Also present were A and B", "Among those attending were …", "A and B were also in attendance"."""
        word = token.lower_
        contexts = self.lexicon.contexts
        if word in contexts.being_there and token.i + 1 < sentence.end and token.nbor(1).lower_ == "of":
            is_seen = word != "presence" and syntax.is_light(token, _SEEN)
            if syntax.preposition_before(token) not in _THERE and not is_seen:
                return None  # "referred to the presence of B"
            return Company("present", self._after(token.i + 2, sentence), (), token.i)
        is_part = word == "part" and token.i > sentence.start and token.nbor(-1).lower_ == "taking"
        if word not in contexts.present and not is_part:
            return None
        doc = sentence.doc
        # "Present at the talks between A and B were C and D"
        be = self._verb_behind(token.i, sentence, 8 if token.i > sentence.start else 20)
        if token.i - sentence.start <= _OPENING and be is not None and not self._names_before(token, sentence):
            return Company("present", self._after(be + 1, sentence), (), token.i)
        if token.i + 1 < sentence.end and word == "attended" and token.nbor(1).lower_ == "by":
            if syntax.determiner(token.head) in {"a", "an"} and syntax.is_participle_of(token, token.head):
                return None  # "signed it at an event attended by A": another occasion
            return Company("present", self._after(token.i + 2, sentence), (), token.i)
        was = next(
            (t for t in reversed(doc[max(sentence.start, token.i - 4) : token.i]) if t.lower_ in {"was", "were"}), None
        )
        if was is not None and word in {"present", "attendance"}:
            return Company("present", (*self._before(was), *self._as_well(token, sentence)), (), token.i)
        return None

    def _as_well(self, token: Token, sentence: Span) -> tuple[Party, ...]:
        """Return C of "B was present, as was C"."""
        doc, end = sentence.doc, sentence.end
        for i in range(token.i + 1, min(end - 2, token.i + 4)):
            if doc[i].lower_ == "as" and doc[i + 1].lower_ in _WERE:
                return tuple(self.parties.parties_from(i + 2, end))
        return ()

    def _announced(self, token: Token, sentence: Span) -> Company | None:
        """ "Others at the table were A and B", "Members of the team are …", "Among the visitors were …"."""
        if token.lower_ not in self.lexicon.contexts.announced or token.i - sentence.start >= _OPENING:
            return None
        be = self._verb_behind(token.i, sentence, 8)
        if be is None or self._names_before(token, sentence):
            return None
        return Company("present", self._people_after(be + 1, sentence), (), token.i)

    def _among_them(self, token: Token, sentence: Span) -> Company | None:
        """ "A and B were among those who attended", "A was among the participants"."""
        contexts = self.lexicon.contexts
        if token.lower_ != "among" or token.i == sentence.start or token.nbor(-1).lower_ not in _WERE:
            return None
        behind = [each.lower_ for each in sentence.doc[token.i + 1 : min(sentence.end, token.i + 8)]]
        is_another = any(pair[0] in _PLACES and pair[1] in {"a", "an"} for pair in pairwise(behind))
        if is_another or not set(behind[:5]) & (contexts.present | contexts.announced):
            return None  # "was among the guests at a party in Paris"
        people = self._before(token.nbor(-1))
        return Company("present", tuple(p for p in people if p.actor is not None), (), token.i)

    def _at_the_table(self, token: Token, sentence: Span) -> Company | None:
        """ "Also in the room were A and B", "Around the table sat A", "The ministers at the talks were A and B"."""
        contexts = self.lexicon.contexts
        after = token.i + 1
        if token.lower_ not in contexts.tables or token.i - sentence.start >= _OPENING or after >= sentence.end:
            return None
        doc = sentence.doc
        if doc[after].lower_ not in _WERE | _BE:
            return None
        first = self._behind_people(sentence) or sentence.start + (doc[sentence.start].lower_ in _THOSE)
        first += doc[first].lower_ in contexts.seated
        if doc[first].lower_ not in _PLACES:
            return None
        return Company("present", self._people_after(after + 1, sentence), (), token.i)

    def _behind_people(self, sentence: Span) -> int:
        """Return the token behind "The governors", "The other ministers" at the head of a sentence, else 0."""
        for token in sentence[:3]:
            if token.tag_ == "NNS":
                is_of_rank = (
                    self.lexicon.title(token.lower_) is not None or self.lexicon.group(token.lower_) is not None
                )
                return token.i + 1 if is_of_rank else 0
        return 0

    def _seated(self, token: Token, sentence: Span) -> Company | None:
        """ "A and B sat at the table", "A was also in the room"."""
        contexts, doc = self.lexicon.contexts, sentence.doc
        is_trigger = any(not rule.modifiers for _, rule in self.lexicon.triggers(token.lemma_, "NOUN"))
        if token.lower_ not in contexts.tables or is_trigger:
            return None  # "was at the meeting" is told by the meeting
        before = token.i - 2
        if before <= sentence.start or token.nbor(-1).lower_ != "the" or doc[before].lower_ not in _PLACES - {"on"}:
            return None
        verb = before - 1
        while verb > sentence.start and (doc[verb].lower_ in _ALL or doc[verb].lower_ in contexts.seated):
            verb -= 1
        if doc[verb].lower_ not in _WERE:
            return None
        people = self._before(doc[verb])
        return Company("present", tuple(p for p in people if p.kind == "person" and p.actor is not None), (), token.i)

    def _names_before(self, token: Token, sentence: Span) -> bool:
        """Whether somebody is named before the word: then it is he who was present."""
        return any(
            phrase.name is not None
            for i in range(sentence.start, token.i)
            if (phrase := self.phrases.at(i)) is not None
        )

    def _attending(self, token: Token, sentence: Span) -> Company | None:
        """ "B also took part", "B, who sat in on that meeting", "C attended as well"."""
        contexts = self.lexicon.contexts
        if syntax.particle(token) not in contexts.attending_too or token.pos_ != "VERB" or syntax.is_passive(token):
            return None
        near = sentence.doc[max(sentence.start, token.i - 3) : min(sentence.end, token.i + 5)]
        words = {each.lower_ for each in near}
        if token.lemma_ == "take" and not any(each.lower_ == "part" for each in syntax.objects(token)):
            return None  # "also took a loan"
        sat_in = token.lemma_ == "sit" and "in" in words
        objects = syntax.objects(token)
        joined = token.lemma_ == "join" and any(each.lower_ in _THEM for each in objects)
        if not (sat_in or joined or words & _TOO or self._only_attended(token, sentence)):
            return None
        if any(not self._may_be_encounter(each) for each in syntax.prepositional(token, _IN)):
            return None  # "also took part in bids for oil fields"
        if token.lemma_ == "join" and not any(self._is_joined(each) for each in objects):
            return None  # "also joined the chorus of critics"
        people = self._at(syntax.subjects(token)[0], token.i) or self._before(token)
        return Company("present", tuple(p for p in people if p.actor is not None), (), token.i)

    def _only_attended(self, verb: Token, sentence: Span) -> bool:
        """Whether the clause says nothing else: "A, B and C attended.", "A will take part."."""
        if verb.lemma_ in {"sit", "join"} or syntax.negation(verb) is not None:
            return False
        end = verb.i + (2 if verb.lemma_ == "take" else 1)
        return end >= sentence.end or sentence.doc[end].pos_ == "PUNCT"

    def _is_joined(self, noun: Token) -> bool:
        """Whether who joins it is there: the encounter or somebody who takes part."""
        if noun.pos_ == "PRON" or self.lexicon.triggers(noun.lemma_, "NOUN") or self._is_delegation(noun):
            return True
        return any(party.kind == "person" for party in self.parties.parties(noun))

    def _may_be_encounter(self, noun: Token) -> bool:
        """Whether somebody is there who is "in" it: "in the event", "in talks"."""
        is_known = syntax.determiner(noun) in _KNOWN or syntax.possessor(noun) is not None
        return noun.pos_ == "PRON" or is_known or bool(self.lexicon.triggers(noun.lemma_, "NOUN"))

    # -- in a delegation

    def _on_a_side(self, token: Token, sentence: Span) -> Company | None:
        """ "On the Cuban side were A and B", "A sat on the regional side", "From the Kenyan side, A attended"."""
        if token.lower_ != "side":
            return None
        doc = sentence.doc
        p = next(
            (j for j in range(token.i - 1, max(sentence.start, token.i - 6) - 1, -1) if doc[j].pos_ == "ADP"), None
        )
        if p is None or doc[p].lower_ not in _SIDE_OF:
            return None
        phrase = self.phrases.at(p + 1)
        own = self.parties.parties_from(p + 1, token.i) if doc[p + 1].lower_ in {"his", "her"} else []
        of = tuple(own) or ((self.parties.party(phrase),) if phrase is not None else ())
        relation: Relation = "with" if own else "in"
        after = token.i + 1
        if after < sentence.end and doc[after].lower_ in _WERE:
            return Company(relation, self._after(after + 1, sentence), of, token.i)
        if after < sentence.end and doc[after].text == "," and p - sentence.start <= 1:
            return Company(relation, self._after(after + 1, sentence), of, token.i)
        verb = p - 1
        while verb > sentence.start and doc[verb].lower_ in {"also", "present", "there"}:
            verb -= 1
        if verb > sentence.start and doc[verb].lower_ in _WERE:
            return Company(relation, self._before(doc[verb]), of, token.i)
        return None

    def _in_a_team(self, token: Token, sentence: Span) -> Company | None:
        """ "In the delegation were A and B"."""
        doc, after = sentence.doc, token.i + 1
        if token.lower_ not in self.lexicon.contexts.teams or doc[sentence.start].lower_ not in _INSIDE:
            return None
        if after >= sentence.end or doc[after].lower_ not in _WERE or token.i - sentence.start >= _OPENING:
            return None
        phrase = self.parties.phrase_at(token)
        of = (self.parties.party(phrase),) if phrase is not None else ()
        return Company("in", self._people_after(after + 1, sentence), of, token.i)

    def _consisting(self, token: Token, sentence: Span) -> Company | None:
        """ "The delegation included A and B", "was made up of A and B", "the team, which also had A"."""
        contexts = self.lexicon.contexts
        doc = sentence.doc
        following = doc[token.i + 1 : min(sentence.end, token.i + 3)]
        words = [each.lower_ for each in following]
        is_made = token.lower_ in {"made", "composed", "comprised"} and "of" in words
        before = {each.lower_ for each in doc[max(sentence.start, token.i - 2) : token.i]}
        is_had = token.lemma_ == "have" and "also" in before
        if not (is_made or is_had or token.lemma_ in contexts.consisting):
            return None
        # "included representatives | of Siemens": no such "of"
        is_of = "of" in words and (is_made or words.index("of") == 0)
        start = token.i + 1 + (words.index("of") + 1 if is_of else 0)
        for head in syntax.subjects(token)[0]:
            if head.lower_ == "it" and any(
                t.lemma_.lower() in {"delegation", "team", "mission"} for t in self._preceding(sentence)
            ):
                return Company("in", self._after(start, sentence), (), token.i)
            if head.lemma_.lower() in contexts.parties_of_people:
                phrase = self.parties.phrase_at(head)
                of = (self.parties.party(phrase),) if phrase is not None else ()
                return Company("in", self._after(start, sentence), of, token.i)
        return None

    def _preceding(self, sentence: Span) -> Span:
        doc = sentence.doc
        i = sentence.start
        while i > 0 and doc[i - 1].is_space:
            i -= 1
        return doc[i - 1].sent if i > 0 else sentence

    def _led(self, token: Token, sentence: Span) -> Company | None:
        """ "It was led by A", "the Kenyan side was represented by A"."""
        if token.lower_ not in self.lexicon.contexts.led_by | {"represented"} or not syntax.is_passive(token):
            return None
        heads = syntax.subjects(token)[0]
        phrases = [phrase for head in heads if (phrase := self.parties.phrase_at(head)) is not None]
        is_told = any(head.lower_ == "it" or self._is_delegation(head) for head in heads)
        if token.lower_ == "represented":  # "Zambia was represented by its energy minister"
            is_told |= any(phrase.name is not None or phrase.form == "body" for phrase in phrases)
        by = next((t for t in token.children if t.lower_ == "by"), None)
        if not is_told or by is None:
            return None
        of = tuple(self.parties.party(phrase) for phrase in phrases)
        return Company("in", self._after(by.i + 1, sentence), of, token.i)

    def _led_in_turn(self, first: Company, sentence: Span) -> Company | None:
        """ "The government was represented by A, | the workers by B and the church by C"."""
        end = min((party.end for party in first.people), default=sentence.end)
        while end < sentence.end and sentence.doc[end].lower_ in {",", "and", "while"}:
            end += 1
        other = self.phrases.at(end) if end < sentence.end else None
        if other is None or other.end >= sentence.end or sentence.doc[other.end].lower_ != "by":
            return None
        return Company("in", self._after(other.end + 1, sentence), (self.parties.party(other),), other.end)

    def _leading(self, token: Token, _: Span) -> Company | None:
        """ "A led the Zimbabwean side"."""
        if token.lemma_ not in {"lead", "head", "represent"} or token.pos_ != "VERB" or syntax.is_passive(token):
            return None
        heads = [head for head in syntax.objects(token) if self._is_delegation(head)]
        if not heads:
            return None
        of = tuple(self.parties.party(phrase) for head in heads if (phrase := self.parties.phrase_at(head)) is not None)
        people = self._at(syntax.subjects(token)[0], token.i) or self._before(token)
        return Company("in", tuple(p for p in people if p.actor is not None), of, token.i)

    def _representing(self, token: Token, sentence: Span) -> Company | None:
        """ "Representing the United Nations were A and B"."""
        if token.lower_ != "representing" or token.i > sentence.start:
            return None
        be = self._verb_behind(token.i, sentence, _OPENING + 2)
        if be is None:
            return None
        of = tuple(self.parties.parties_from(token.i + 1, be))
        return Company("in", self._people_after(be + 1, sentence), of, token.i) if of else None

    def _is_delegation(self, head: Token) -> bool:
        return head.lemma_.lower() in self.lexicon.contexts.parties_of_people

    def _verb_behind(self, i: int, sentence: Span, reach: int) -> int | None:
        """Return the form of "be" or "include" that follows within reach."""
        return next((t.i for t in sentence.doc[i + 1 : min(sentence.end, i + reach + 1)] if t.lower_ in _BE), None)
