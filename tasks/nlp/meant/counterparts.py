"""Who is "his Egyptian counterpart", whom other sentences name?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.clause_mates import ONES, told_last
from tasks.nlp.meant.guests_at_home import is_called_guest
from tasks.nlp.names.actors import Actor, Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.units import OWNERS
from tasks.nlp.text.sentence_numbers import sentence_number
from tasks.nlp.text.words import Words

_TOLD = 2  # sentences back to who was told beside the owner


@dataclass(frozen=True, slots=True)
class CounterpartReader:
    """Leads "his Egyptian counterpart" to whoever holds the same office in that country."""

    doc: Doc
    words: Words
    actors: Actors
    lexicon: Lexicon
    meant_by: Callable[[Phrase], int | None]

    def counterpart(self, phrase: Phrase) -> int | None:
        """Return whom the phrase stands for: who has the same office, else who is named next beside its owner."""
        if phrase.owner is None or phrase.is_plural or phrase.end > phrase.head + 1:
            return None
        if self.doc[phrase.head].lower_ in self.lexicon.contexts.turns:
            owner = self._owner(phrase)
            return self._told_last(phrase, owner) if owner is not None else None
        if not phrase.country:
            return None
        if self.doc[phrase.head].lemma_.lower() not in self.lexicon.contexts.counterparts:
            return None
        owner = self._owner(phrase)
        if owner is None:
            return None
        known = self.actors.known
        titles = known[owner].titles
        for position, actor in enumerate(known):
            is_of_country = actor.kind == "person" and actor.country == phrase.country
            if position != owner and is_of_country and self._hold_one_office(titles, actor.titles):
                return position
        following = self._named_next(phrase, owner)
        if following is None:
            following = self._only_of_country(phrase, owner)
        return following if following is not None else self._told_last(phrase, owner)

    def _owner(self, phrase: Phrase) -> int | None:
        """Return who acts in the clause around: "Mr Roe met his Czech counterpart"."""
        verb = syntax.governing_verb(self.doc[phrase.head])
        heads = [] if verb is None else [*syntax.subjects(verb)[0], *syntax.agents(verb)]
        above = syntax.governing_verb(verb) if verb is not None and not heads else None
        heads = heads if above is None else syntax.subjects(above)[0]  # "flies to Rome to meet his counterpart"
        if verb is not None and heads and heads[0].lower_ in ONES:
            heads = self._who_says(verb) or heads
        for head in heads:
            if head.lower_ in ONES:  # "he met his Czech counterpart"
                return next(told_last([head], self.doc, self.actors, self.lexicon), None)
            for other in self.actors.phrases:
                if other is not phrase and other.start <= head.i < other.end and not other.is_possessor:
                    position = self.actors.named_by(other)
                    is_told = position is None and other.owner is None
                    return self.meant_by(other) if is_told else position
        return None

    def _who_says(self, verb: Token) -> list[Token]:
        """Return "the envoy" of "the envoy said he had met his Czech counterpart"."""
        above = syntax.governing_verb(verb)
        heads = syntax.subjects(above)[0] if above is not None and above.i < verb.i else []
        return [] if any(head.pos_ == "PRON" for head in heads) else heads

    def _only_of_country(self, phrase: Phrase, owner: int) -> int | None:
        """Return the only one of that country whose office is like the owner's: a deputy premier for a minister."""
        known = self.actors.known
        own = known[owner].titles
        found = [
            position
            for position, actor in enumerate(known)
            if position != owner and actor.kind == "person" and actor.country == phrase.country
            if self._are_alike(own, actor.titles)
        ]
        return found[0] if len(found) == 1 else None

    def _are_alike(self, titles: set[str], others: set[str]) -> bool:
        """Whether two offices are of one kind and height: no minister is the counterpart of a prime minister."""
        contexts = self.lexicon.contexts
        if bool(titles & contexts.heads) != bool(others & contexts.heads):
            return False
        own, last = ({each.rpartition(" ")[2] for each in titles}, self._without_field(others))
        called = {each for word in own for each in contexts.called_so.get(word, ())}
        return bool((own | called) & last)

    def _without_field(self, titles: set[str]) -> set[str]:
        """Return the last words of offices for nothing in particular: of a deputy premier, of no farm minister."""
        grades = self.lexicon.contexts.deputies | self.lexicon.contexts.grades
        return {words[-1] for words in (title.split() for title in titles) if grades.issuperset(words[:-1])}

    def _hold_one_office(self, titles: set[str], others: set[str]) -> bool:
        contexts = self.lexicon.contexts
        return any(
            one == other or other in contexts.same_office.get(one, ()) or one in contexts.same_office.get(other, ())
            or {one, other} <= contexts.heads
            for one in titles
            for other in others
        )  # fmt: skip

    def _named_next(self, phrase: Phrase, owner: int) -> int | None:
        """Return who is named for the first time in the next sentence: its subject, or beside the owner."""
        here = sentence_number(self.doc, phrase.start)
        for k, other in enumerate(self.actors.phrases):
            position = self.actors.named_by(other)
            if position is None or other.start < phrase.end or position == owner:
                continue
            if sentence_number(self.doc, other.start) - here > 1:
                return None
            if is_called_guest(other, self.words, self.lexicon) and self._is_first(other, position):
                return position
            is_first = self._is_first(other, position) and self._may_be(self.actors.known[position], phrase)
            if is_first and (self._is_subject(other) or self._is_beside(other, self.actors.phrases[k - 1], owner)):
                return position
        return None

    def _told_last(self, phrase: Phrase, owner: int) -> int | None:
        """Return the only other one of whom the two sentences before speak: "A met B. He rang his Czech colleague"."""
        here, found = sentence_number(self.doc, phrase.start), set[int]()
        for other in self.actors.phrases:
            position = self.actors.named_by(other)
            if position is None or position == owner or other.end > phrase.start:
                continue
            distance = here - sentence_number(self.doc, other.start)
            if 1 <= distance <= _TOLD and self.actors.known[position].kind == "person":
                found.add(position)
        [told] = found if len(found) == 1 else [None]
        return told if told is not None and self._is_plain(self.actors.known[told], phrase) else None

    def _is_first(self, phrase: Phrase, position: int) -> bool:
        return all(self.actors.named_by(each) != position for each in self.actors.phrases if each.start < phrase.start)

    @staticmethod
    def _may_be(actor: Actor, phrase: Phrase) -> bool:
        """Whether nothing that is told of somebody speaks against it: no office, no other country."""
        return CounterpartReader._is_plain(actor, phrase) and len(actor.name.split()) > 1

    @staticmethod
    def _is_plain(actor: Actor, phrase: Phrase) -> bool:
        has_office = any(not title.endswith(tuple(OWNERS)) for title in actor.titles)  # not "Ecuador's, Daniel Noboa"
        is_plain = actor.kind == "person" and not has_office and not actor.organization
        return is_plain and actor.country in {None, phrase.country}

    def _is_subject(self, phrase: Phrase) -> bool:
        is_in_front = phrase.start == self.words.sentence_start(phrase.start)
        return is_in_front and syntax.is_subject(self.doc[phrase.head]) and not phrase.is_possessor

    def _is_beside(self, phrase: Phrase, before: Phrase, owner: int) -> bool:
        is_joined = before.end + 1 == phrase.start and self.words.lower[before.end] in self.lexicon.contexts.joints
        return is_joined and self.actors.named_by(before) == owner
