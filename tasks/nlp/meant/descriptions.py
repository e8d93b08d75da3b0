"""Whom does a description stand for: "the Egyptian president", "the commission", "the company"?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.clause_mates import acting_beside, described_beside, spoken_of, whose_host_acts
from tasks.nlp.meant.counterparts import CounterpartReader
from tasks.nlp.meant.fitting import FitReader
from tasks.nlp.meant.guests_at_home import hosts, is_at_home, is_called_guest, received_guest, visitors_office
from tasks.nlp.meant.own_people import OwnPeopleReader
from tasks.nlp.meant.right_hands import owner_inside, right_hand
from tasks.nlp.meant.speaking_bodies import SpeakingBodyReader
from tasks.nlp.meant.told_most import is_told_most
from tasks.nlp.names.actors import Actor, Actors
from tasks.nlp.names.kinds_of_office import KindOfOfficeReader
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.units import OWNERS
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_number
from tasks.nlp.text.words import Words

_ANY = frozenset({"a", "an"})  # "a police chief" is nobody who was named
_HE = frozenset({"he", "she"})
_HIM = frozenset({"him", "her"})
_OFTEN = 3  # times that somebody is named who needs no introduction
_TOLD = 4  # sentences back to an office that somebody was said to have
_NAMED = 2  # sentences on to the name of somebody who was only introduced
_LONGEST_BODY = 3  # words
_NEAR = 100  # tokens; "the company" stands for none farther back


@dataclass(frozen=True, slots=True)
class DescriptionReader:
    """Leads descriptions back to those whom the article names."""

    doc: Doc
    words: Words
    actors: Actors
    lexicon: Lexicon
    _meant: dict[int, int | None] = field(default_factory=dict)
    """Start of a phrase to the actor that it was found to stand for."""
    _first_meant: dict[int, int | None] = field(default_factory=dict)
    """The same, before what other sentences say of the actor's office is asked."""

    def meant_by(self, phrase: Phrase) -> int | None:
        """Return whom "the Egyptian president" or "the commission" stands for: the nearest before, else the next."""
        if phrase.start not in self._meant:
            self._meant[phrase.start] = self._found(phrase)
        return self._meant[phrase.start]

    def _found(self, phrase: Phrase, *, is_first: bool = False) -> int | None:
        capital = self.words.text[phrase.start][:1].isupper()
        is_told = phrase.is_definite or capital or phrase.country or phrase.organization or self._shares_article(phrase)
        if phrase.owner is not None and self.words.lower[phrase.head] in self.lexicon.contexts.turns:
            called = self._called_so(phrase)
            return called if called is not None else self._counterpart(phrase)
        owner = owner_inside(phrase, self.doc, self.lexicon)
        if owner is not None:  # "the president's envoy" is not the president
            return right_hand(phrase, owner, self.doc, self.actors, self._found)
        client = self._own_people().client(phrase) if phrase.form == "description" else None
        guest = received_guest(phrase, self.doc, self.actors, self.lexicon) if client is None else client
        if guest is not None or phrase.owner is not None:
            return guest if guest is not None else self._counterpart(phrase)
        if self.words.lower[phrase.start] in _ANY:
            return self._named_behind(phrase)
        if not is_told:
            return None
        beside = self._beside(phrase)
        office = visitors_office(phrase, self.lexicon)
        if office is not None:
            phrase, beside = replace(phrase, title=office), beside | hosts(self.doc, self.actors, self.lexicon)
        best: tuple[int, bool, bool, bool, int] | None = None
        chosen: int | None = None
        ranks: dict[int, int] = {}
        for other in self.actors.phrases:
            position = self.actors.named_by(other)
            if position is None or other.start == phrase.start or position in beside:
                continue
            if position not in ranks:
                ranks[position] = self._fit().fit(phrase, self.actors.known[position])
            rank = ranks[position]
            if not rank:
                continue
            before = other.start < phrase.start
            actor = self.actors.known[position]
            is_exact, is_ours = (phrase.title or "").lower() in actor.titles, self._fit().is_of_the_house(phrase, actor)
            key = (rank, is_exact, is_ours and before, before, other.start if before else -other.start)
            if best is None or key > best:
                best, chosen = key, position
        if chosen is None and not self._is_told_unnamed(phrase):
            chosen = KindOfOfficeReader(self.doc, self.actors, self.lexicon).holder(phrase, beside)
        return chosen if chosen is not None else self._unknown_holder(phrase, beside, is_first=is_first)

    def _fit(self) -> FitReader:
        return FitReader(self.words, self.actors, self.lexicon)

    def _counterpart(self, phrase: Phrase) -> int | None:
        return CounterpartReader(self.doc, self.words, self.actors, self.lexicon, self.meant_by).counterpart(phrase)

    def _beside(self, phrase: Phrase) -> frozenset[int]:
        """Return whom the phrase cannot mean, since they have another part in its clause: by name or described."""
        if phrase.form not in {"description", "body"}:
            return frozenset()
        named = frozenset[int]()
        if phrase.form == "description":
            named = acting_beside(phrase, self.doc, self.actors, self.lexicon)
            named |= spoken_of(phrase, self.doc, self.actors, self.lexicon)
        meant = (self.meant_by(each) for each in described_beside(phrase, self.doc, self.actors))
        return named | {each for each in meant if each is not None}

    def _named_behind(self, phrase: Phrase) -> int | None:
        """Return B of "A Kremlin aide rang … The aide, B, said": the next sentences name who was introduced."""
        if phrase.form != "description" or phrase.is_plural or not phrase.title:
            return None
        noun, here = self.words.lower[phrase.head], sentence_number(self.doc, phrase.start)
        for other in self.actors.phrases:
            if other.start < phrase.end or other.name is None or other.kind != "person":
                continue
            if not 0 < sentence_number(self.doc, other.start) - here <= _NAMED:
                continue
            title = (other.title or "").lower()
            is_the = self.words.lower[other.start] == "the" and title.rpartition(" ")[2] == noun
            if is_the and not (other.country and phrase.country and other.country != phrase.country):
                return self.actors.named_by(other)
        return None

    def _is_somebodys(self, phrase: Phrase) -> bool:
        """Whether it is told only whose wife, son or aide somebody is: "Daniel Ortega's wife"."""
        if (
            phrase.country
            or self.words.lower[phrase.head] not in self.lexicon.contexts.family | self.lexicon.contexts.men
        ):
            return False
        owners = (each for each in self.actors.phrases if phrase.start <= each.start < phrase.head)
        return any(each.is_possessor and each.kind == "person" and each.name is not None for each in owners)

    def _called_so(self, phrase: Phrase) -> int | None:
        """Return whom the article names as "his successor, A", the last before; none who acts in the same clause."""
        noun, beside = self.words.lower[phrase.head], acting_beside(phrase, self.doc, self.actors, self.lexicon)
        named = (
            position
            for other in reversed([each for each in self.actors.phrases if each.end <= phrase.start])
            if (position := self.actors.named_by(other)) is not None and position not in beside
        )
        return next((each for each in named if noun in self.actors.known[each].titles), None)

    def _shares_article(self, phrase: Phrase) -> bool:
        """Whether the office stands behind another under one article: "the prime minister and chancellor"."""
        start = phrase.start
        if start < 2 or phrase.form != "description" or self.words.lower[start - 1] != "and":
            return False
        before = (each for each in self.actors.phrases if each.end == start - 1)
        return any(each.form == "description" and each.is_definite for each in before)

    def _unknown_holder(self, phrase: Phrase, beside: frozenset[int], *, is_first: bool) -> int | None:
        """Return the one of whom no office is told yet: "Meloni landed in Tunis. The Italian premier met …".

        It is none of those `beside`, who act in the same clause.
        """
        # "Iran's foreign minister" is as definite as "the Iranian foreign minister"
        is_owned = not OWNERS.isdisjoint(self.words.lower[phrase.start : phrase.head])
        is_somebodys = is_owned and phrase.form == "description" and self._is_somebodys(phrase)
        is_of_land = is_owned and phrase.country and phrase.form != "body"
        if not phrase.is_definite and not is_of_land and not is_somebodys:
            return None
        if phrase.form == "body":
            return self._last_body(phrase, beside)
        if self._is_told_unnamed(phrase):
            return None
        # "the Norwegian", "the Peronist", "the 79-year-old": whoever acted
        is_of_country = phrase.title is None and phrase.kind == "person" and phrase.form == "description"
        is_office = phrase.title is not None and self._is_office(phrase.title)
        is_at_work = bool(phrase.country) and not phrase.organization  # "the Dutch nationalist", "the Kenyan activist"
        if not is_of_country and not is_office and not is_at_work and not is_somebodys:
            return None
        here = sentence_number(self.doc, phrase.start)
        in_turn = syntax.has_prepositional(self.doc[phrase.head].head, "in", "turn")
        beside = beside if is_first else beside | self._of_another_office(phrase, here)
        best: tuple[bool, bool, int] | None = None
        chosen: int | None = None
        for other in self.actors.phrases:
            distance = here - sentence_number(self.doc, other.start)
            if other.name is None or not -2 <= distance <= 2 or other.is_modifier:
                continue
            is_same = distance == 0 and not self._are_parted(other, phrase)
            is_in_front = is_same and self._is_in_front(other, phrase)
            if (is_same or phrase.organization or not (is_of_country or is_office)) and not (
                is_in_front or self._goes_on_about(phrase, other, distance)
            ):
                continue
            position = self.actors.named_by(other)
            if position is None or position in beside or (distance < 0 and self._is_met(other)):
                continue
            if other.is_possessor and self._is_inside_a_name(other):
                continue
            is_foreigner = is_of_country and bool(phrase.country)
            if is_foreigner and is_at_home(other, phrase.country, self.doc, self.actors, self.lexicon):
                continue
            actor = self.actors.known[position]
            if (
                actor.kind != "person"
                or (
                    self._has_office(actor, but_rank=is_office and bool(phrase.country))
                    and not (is_of_country or is_somebodys)
                    and not self._is_closer_told(phrase, actor, other, distance)
                )
                or self._differs_in_gender(phrase, actor)
                or self._reports(other)
                or (actor.country and phrase.country and actor.country != phrase.country)
            ):
                continue
            subject = syntax.is_subject(self.doc[other.head]) and not other.is_possessor
            subject = subject != in_turn
            key = (distance > 0, subject, -abs(distance))
            if best is None or key > best:
                best, chosen = key, position
        if chosen is not None:
            return chosen
        hosted = whose_host_acts(self.doc[phrase.head], self.doc, self.actors, self.lexicon)
        if hosted is not None and hosted not in beside and not self._has_office(self.actors.known[hosted]):
            return hosted
        told = self._protagonist(phrase)
        return told if told is not None and told not in beside else self._guest_named_next(phrase)

    def _guest_named_next(self, phrase: Phrase) -> int | None:
        """Return B of "A received Kuwait's crown prince. The guest, B, stayed": named there for the first time."""
        here, noun = sentence_number(self.doc, phrase.start), self.doc[phrase.head]
        if syntax.is_subject(noun) and not syntax.is_passive(noun.head):
            return None  # "The king dined with A. The guest, B"
        for other in self.actors.phrases:
            is_next = sentence_number(self.doc, other.start) == here + 1
            if is_next and is_called_guest(other, self.words, self.lexicon):
                position = self.actors.named_by(other)
                before = (each for each in self.actors.phrases if each.start < other.start)
                if position is not None and all(self.actors.named_by(each) != position for each in before):
                    return position
        return None

    def _is_met(self, phrase: Phrase) -> bool:
        """Whether "he" does something to the one who is named, who is another than he: "The minister … He met A".

        Or the other way round: "The minister … A met him".
        """
        noun = self.doc[phrase.head]
        if syntax.is_subject(noun):
            return any(each.lower_ in _HIM for each in syntax.objects(noun.head))
        verb = syntax.governing_verb(noun)
        return verb is not None and any(each.lower_ in _HE for each in syntax.subjects(verb)[0])

    def _is_told_unnamed(self, phrase: Phrase) -> bool:
        """Whether the description goes back to somebody whom the text leaves unnamed: "a writer … The writer"."""
        noun, here = self.words.lower[phrase.head], sentence_number(self.doc, phrase.start)
        return any(
            other.form == "description" and self.words.lower[other.head] == noun
            for other in self.actors.phrases
            if other.end <= phrase.start and self.words.lower[other.start] in _ANY
            if 0 < here - sentence_number(self.doc, other.start) <= _TOLD
        )

    def _is_closer_told(self, phrase: Phrase, actor: Actor, other: Phrase, distance: int) -> bool:
        """Whether the office tells more of an "official" who acted last: "Diplomat A spoke. The consul met B"."""
        contexts, title = self.lexicon.contexts, (phrase.title or "").lower()
        last = title.rsplit(maxsplit=1)[-1]
        own = {each.rsplit(maxsplit=1)[-1] for each in actor.titles}
        acts_for_another = own <= contexts.right_hands | contexts.family  # "Mr Netanyahu's confidant A. The minister"
        are_vague = own <= contexts.vague_offices or acts_for_another
        too_vague = frozenset[str]() if acts_for_another else contexts.vague_offices
        is_lower = title not in contexts.heads and last not in contexts.heads | too_vague
        return are_vague and is_lower and self._goes_on_about(phrase, other, distance)

    def _of_another_office(self, phrase: Phrase, here: int) -> frozenset[int]:
        """Return those of whom the sentences before told another office: "The Turkish president … The chancellor"."""
        title = (phrase.title or "").lower()
        found: set[int] = set()
        for other in self.actors.phrases:
            if other.end > phrase.start:
                break
            is_office = other.form == "description" and bool(other.title) and other.owner is None
            if not title or not is_office or here - sentence_number(self.doc, other.start) > _TOLD:
                continue
            if self._fit().title_fit(phrase, title, (other.title or "").lower()):
                continue
            if other.start not in self._first_meant:
                self._first_meant[other.start] = self._found(other, is_first=True)
            position = self._first_meant[other.start]
            if position is not None:
                found.add(position)
        return frozenset(found)

    def _differs_in_gender(self, phrase: Phrase, actor: Actor) -> bool:
        """Whether "the queen" would be Prince Philip."""
        contexts = self.lexicon.contexts
        told = set((phrase.title or "").lower().split())
        own = {word.rstrip(".") for title in actor.titles for word in title.split()}
        return bool((told & contexts.women and own & contexts.men) or (told & contexts.men and own & contexts.women))

    def _reports(self, phrase: Phrase) -> bool:
        """Whether it is the newspaper that says so: "…, Al Mayadeen reported"."""
        noun = self.doc[phrase.head]
        verb = noun.head
        is_last = verb.i + 1 >= sentence_end(verb) or verb.nbor(1).is_punct
        return syntax.is_subject(noun) and verb.lemma_ in self.lexicon.contexts.reporting and is_last

    def _is_office(self, title: str) -> bool:
        """Whether the words are an office of the lexicon, whatever stands before it: "outgoing prime minister"."""
        words = title.split()
        return any(self.lexicon.title(" ".join(words[i:])) is not None for i in range(len(words)))

    def _goes_on_about(self, phrase: Phrase, other: Phrase, distance: int) -> bool:
        """Whether the description is the subject of the next clause, and who is named was that of the last.

        "Tim Cook wants fewer tariffs. The Apple chief met …": nothing but that says whose office it is.
        """
        # "Mr Trump's envoy, A, flew to Kigali": the office is the subject, the name stands beside it
        words = self.doc[other.start : other.end]
        one = next((word for word in words if syntax.is_subject(word)), self.doc[other.head])
        two = self.doc[phrase.head]
        is_next = distance == 1 or (distance == 0 and other.end <= phrase.start and one.head != two.head)
        return is_next and syntax.is_subject(one) and syntax.is_subject(two) and not other.is_possessor

    def _is_inside_a_name(self, owner: Phrase) -> bool:
        """Whether it is only said whose man another is: "Mr Trump's envoy, A, flew to Kigali. The adviser …"."""
        return any(
            each.start <= owner.start and owner.end <= each.end and each is not owner and each.name is not None
            for each in self.actors.phrases
        )

    def _is_in_front(self, other: Phrase, phrase: Phrase) -> bool:
        """Whether one more is named before the clause in which it is done: "After talks with A, B rang the premier"."""
        noun, verb = self.doc[phrase.head], syntax.governing_verb(self.doc[phrase.head])
        if verb is None or not phrase.country or syntax.is_subject(noun) or other.is_possessor:
            return False
        heads = syntax.subjects(verb)[0]
        return (
            any(other.end < head.i < phrase.start for head in heads)
            and "," in self.words.text[other.end : min(head.i for head in heads)]
        )

    def _are_parted(self, other: Phrase, phrase: Phrase) -> bool:
        """Whether a semicolon stands between them, which ends a sentence in all but name."""
        return other.end <= phrase.start and ";" in self.words.text[other.end : phrase.start]

    def _protagonist(self, phrase: Phrase) -> int | None:
        """Return the one whom the article names most, where no office of his is told: "Mr Blair", "the prime minister".

        An article for readers who know him need not say what he is.
        """
        counts = Counter(
            position
            for other in self.actors.phrases
            if not other.is_modifier and (position := self.actors.named_by(other)) is not None
        )
        people = [
            position
            for position, count in counts.items()
            if count >= _OFTEN and self.actors.known[position].kind == "person"
        ]
        told = max(people, key=lambda each: counts[each], default=None)
        is_bare = phrase.title is not None and phrase.end - phrase.start == 1 + len(phrase.title.split())
        is_his = told is not None and is_bare and is_told_most(phrase, self._fit())
        if told is None or not is_his or self._has_office(self.actors.known[told]):
            return None
        country = self.actors.known[told].country
        return told if not (country and phrase.country and country != phrase.country) else None

    def _has_office(self, actor: Actor, *, but_rank: bool = False) -> bool:
        """Whether an office of the actor is told; `but_rank`: a general may be a president besides."""
        for title in actor.titles:
            if title.endswith(tuple(OWNERS)) and actor.organization is None:
                continue  # "Canada's"
            last = title.rsplit(maxsplit=1)[-1]
            noun = self.lexicon.title(title) or self.lexicon.title(last) or self.lexicon.title(last.capitalize())
            if (
                noun is None or noun.kind == "office" or (noun.kind == "rank" and not but_rank)
            ):  # not "the first time Mr"
                return True
        return False

    def _last_body(self, phrase: Phrase, beside: frozenset[int]) -> int | None:
        """Return the body told last for "the company", "the union"; none of those `beside`."""
        noun = self.words.lower[phrase.head]
        contexts = self.lexicon.contexts
        kind = "country" if noun in contexts.lands else "organization"
        longest = _LONGEST_BODY + bool(phrase.country)  # "the New Zealand company"
        if phrase.end - phrase.start > longest or noun not in contexts.firms | contexts.lands:
            return None
        spoken = SpeakingBodyReader(self.doc, self.actors, self.lexicon).body(phrase)
        if spoken is not None:
            return spoken if isinstance(spoken, int) else None
        if kind == "country":
            return self._last(kind, phrase.start)
        if phrase.country:
            return self._last_of_country(phrase, beside)
        told = self.body_before(phrase.start, beside)
        club = self._own_people().club(phrase) if told is None else None
        return club if isinstance(club, int) else told

    def _last_of_country(self, phrase: Phrase, beside: frozenset[int]) -> int | None:
        """Return the body of that country told last for "the German exchange", else the last of none that is known."""
        known = self.actors.known
        foreign = {k for k, actor in enumerate(known) if actor.country not in {None, phrase.country}}
        unknown = {k for k, actor in enumerate(known) if actor.country is None}
        own = self._last("organization", phrase.start, beside | foreign | unknown)
        return own if own is not None else self.body_before(phrase.start, beside | foreign)

    def body_before(self, i: int, excluded: frozenset[int] = frozenset()) -> int | None:
        """Return the body named last in the sentences before the token's, not too far back; none that is `excluded`."""
        subject = self._last_subject(i, excluded)
        return subject if subject is not None else self._last("organization", self.words.sentence_start(i), excluded)

    def speaking_body(self, phrase: Phrase) -> str | None:
        """Return the name of the body that "the company" is, where only its people are named: "a Volvo spokesman"."""
        if phrase.form != "body":
            return None
        spoken = SpeakingBodyReader(self.doc, self.actors, self.lexicon).body(phrase)
        if spoken is None and self.body_before(phrase.start) is None:
            spoken = self._own_people().club(phrase)
        return spoken if isinstance(spoken, str) else None

    def _own_people(self) -> OwnPeopleReader:
        return OwnPeopleReader(self.doc, self.actors, self.lexicon)

    def _last_subject(self, i: int, excluded: frozenset[int]) -> int | None:
        """Return the body that was the subject of one of the two sentences before."""
        here = sentence_number(self.doc, i)
        for other in reversed([each for each in self.actors.phrases if each.end <= self.words.sentence_start(i)]):
            if here - sentence_number(self.doc, other.start) > 2:
                return None
            position = self.actors.named_by(other)
            is_named = position is not None and self.actors.known[position].kind == "organization"
            is_named = is_named and position not in excluded
            is_subject = syntax.holds_subject(self.doc, other.start, other.core_end)
            if is_named and is_subject and not other.is_possessor:
                return position
        return None

    def _last(self, kind: str, i: int, excluded: frozenset[int] = frozenset()) -> int | None:
        for other in reversed([each for each in self.actors.phrases if each.end <= i]):
            position = self.actors.named_by(other)
            if position is None or position in excluded:
                continue
            if self.actors.known[position].kind == kind and other.form == "name":
                return position if i - other.start < _NEAR else None
        return None
