"""Whom does a description stand for: "the Egyptian president", "the commission", "the company"?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.actors import Actor, Actors
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.phrase import Phrase
from tasks.nlp.sentence_numbers import sentence_number

_BARE = frozenset(
    {
        "minister",
        "secretary",
        "ambassador",
        "chief",
        "commander",
        "governor",
        "director",
        "envoy",
        "commissioner",
        "general",
        "chairman",
        "mayor",
        "bishop",
        "judge",
        "prince",
        "chairperson",
        "adviser",
        "undersecretary",
    }
)
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "associate", "under", "junior", "shadow"})
_HEADS = frozenset(
    {"leader", "ruler", "strongman", "head of state", "statesman", "head of government", "monarch", "president"}
)
_NEAR = 100  # tokens; "the company" stands for none farther back


@dataclass(frozen=True, slots=True)
class DescriptionReader:
    """Leads descriptions back to those whom the article names."""

    doc: Doc
    actors: Actors
    lexicon: Lexicon

    def meant_by(self, phrase: Phrase) -> int | None:
        """Return whom "the Egyptian president" or "the commission" stands for: the nearest before, else the next."""
        doc = self.doc
        capital = doc[phrase.start].text[:1].isupper()
        if phrase.owner is not None or not (phrase.is_definite or capital or phrase.country or phrase.organization):
            return None
        best: tuple[int, bool, int] | None = None
        chosen: int | None = None
        for other in self.actors.phrases:
            position = self.actors.named_by(other)
            if position is None or other.start == phrase.start:
                continue
            rank = self._fits(phrase, self.actors.known[position])
            if not rank:
                continue
            before = other.start < phrase.start
            key = (rank, before, other.start if before else -other.start)
            if best is None or key > best:
                best, chosen = key, position
        return chosen if chosen is not None else self._unknown_holder(phrase)

    def _unknown_holder(self, phrase: Phrase) -> int | None:
        """Return the one of whom no office is told yet: "Meloni landed in Tunis. The Italian premier met …"."""
        if not phrase.is_definite:
            return None
        if phrase.form == "body":
            return self._last_body(phrase)
        if phrase.title is None or phrase.organization or self.lexicon.title(phrase.title) is None:
            return None
        here = sentence_number(self.doc, phrase.start)
        best: tuple[bool, bool, int] | None = None
        chosen: int | None = None
        for other in self.actors.phrases:
            distance = here - sentence_number(self.doc, other.start)
            if other.name is None or not (1 <= distance <= 2 or -2 <= distance < 0) or other.is_modifier:
                continue
            position = self.actors.named_by(other)
            if position is None:
                continue
            actor = self.actors.known[position]
            if (
                actor.kind != "person"
                or self._has_office(actor)
                or (actor.country and phrase.country and actor.country != phrase.country)
            ):
                continue
            subject = syntax.is_subject(self.doc[other.head]) and not other.is_possessor
            key = (distance > 0, subject, -abs(distance))
            if best is None or key > best:
                best, chosen = key, position
        return chosen

    def _has_office(self, actor: Actor) -> bool:
        nouns = [self.lexicon.title(title) for title in actor.titles]
        return any(noun is None or noun.kind in {"office", "rank"} for noun in nouns)

    def _last_body(self, phrase: Phrase) -> int | None:
        """Return the body told last for "the company", "the union"."""
        if phrase.end - phrase.start != 2 or self.doc[phrase.head].lower_ not in self.lexicon.contexts.firms:
            return None
        sentence = self.doc[phrase.start].sent.start
        for other in reversed([each for each in self.actors.phrases if each.end <= sentence]):
            position = self.actors.named_by(other)
            if position is not None and self.actors.known[position].kind == "organization" and other.form == "name":
                return position if phrase.start - other.start < _NEAR else None
        return None

    def _fits(self, phrase: Phrase, actor: Actor) -> int:
        """Return how well the description fits the actor, 0 where it does not."""
        if phrase.form == "body":
            return self._body_fits(phrase, actor)
        if actor.kind != "person" or phrase.title is None or not actor.titles:
            return 0
        if phrase.country and actor.country and phrase.country != actor.country:
            return 0
        title = phrase.title.lower()
        noun = self.doc[phrase.head].lower_
        same = self.lexicon.contexts.same_office
        rank = 0
        described = _name_words(self.doc[phrase.start : phrase.core_end].text) - {"former", "visiting"}
        for own in actor.titles:
            if _DEPUTIES & set(own.split()) and not _DEPUTIES & set(title.split()):
                continue  # a deputy prime minister is not the prime minister
            if own == title or own in same.get(title, ()) or title in same.get(own, ()):
                rank = max(rank, 3)
            elif (
                (title in _BARE and own.split()[-1] == title)
                or (own.endswith(" " + title) and title not in {"president", "minister", "chancellor", "chairman"})
                or (len(described) > 1 and described <= _name_words(own))
            ):
                rank = max(rank, 2)
            elif (
                title in _HEADS and (phrase.country or title not in {"leader"}) and own in self.lexicon.contexts.heads
            ) or (
                noun in {"leader", "boss", "chief", "head"}
                and phrase.organization
                and own.split()[-1]
                in {
                    "leader",
                    "boss",
                    "chief",
                    "head",
                    "chairman",
                    "president",
                    "secretary",
                    "executive",
                    "chairperson",
                }
            ):
                rank = max(rank, 1)
        if rank and phrase.organization and actor.organization:
            shared = _name_words(phrase.organization) & _name_words(actor.organization)
            if not shared and (rank < 3 or not phrase.country):
                return 0
            rank += bool(shared)
        elif rank and phrase.organization and not actor.organization and not phrase.country and rank < 4:
            return 0  # "the president of Samsung" is not the president of the country
        elif rank and phrase.organization and not actor.organization and phrase.end > phrase.core_end and rank < 4:
            return 0
        if rank and phrase.country and phrase.country == actor.country:
            rank += 1
        return rank

    def _body_fits(self, phrase: Phrase, actor: Actor) -> int:
        """ "the commission" for the Election Commission: the noun is a word of the name."""
        if actor.kind != "organization" or not phrase.is_definite or phrase.end - phrase.start > 2:
            return 0
        return 2 if self.doc[phrase.head].lower_ in _name_words(actor.name) else 0


def _name_words(name: str) -> frozenset[str]:
    """Return the words of a name that say something, in lower case: "Election Commission", "commission"."""
    return frozenset(
        word for word in name.lower().replace("’", "'").replace("-", " ").split() if len(word) > 2 and word != "the"
    )
