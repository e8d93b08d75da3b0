"""Who holds an office in each of several states or bodies: "the presidents of Ghana and Togo", named elsewhere?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.parties.party import Party, PartyNamer
from tasks.nlp.text.sentence_numbers import sentence_number

_SEVERAL = 2
_NEAR = 3  # sentences on to who is named for a land without an office: "Ghana's Ama Roe and Togo's Kofi Doe"


@dataclass(frozen=True, slots=True)
class OfficeHolderReader:
    """Puts those whom the article names for an office in the place of the states or bodies whose office it is."""

    cast: Cast
    namer: PartyNamer
    lexicon: Lexicon

    def holders(self, offices: Phrase, of: list[Party]) -> list[Party]:
        """Return who is named for the office of each state or body, the state or body itself where nobody is."""
        if len(of) < _SEVERAL or offices.title is None:
            return of
        title = self._singular(offices.title)
        if title is None:
            return of
        found = [self._holder(offices, title, each) for each in of]
        if all(each is None for each in found):
            found = self._named_for(offices, of)
        if len({each for each in found if each is not None}) < sum(each is not None for each in found):
            return of  # one person for two of them: the office is not what tells them apart
        return [
            each if actor is None else self.namer.of_actor(actor, each.start, each.end)
            for actor, each in zip(found, of, strict=True)
        ]

    def _singular(self, offices: str) -> str | None:
        """Return "foreign minister" of "foreign ministers", "top diplomat" of "top diplomats"; None for other words."""
        noun = self.lexicon.title(offices)
        if noun is None:
            before, _, last = offices.rpartition(" ")
            noun = self.lexicon.title(last)
            return f"{before} {noun.singular}" if noun is not None and noun.kind == "office" else None
        return noun.singular if noun.kind == "office" else None

    def _holder(self, offices: Phrase, title: str, of: Party) -> int | None:
        """Return who is said elsewhere to hold the office in the state or body."""
        is_land = of.kind == "country"
        if is_land and of.country is None:
            return None
        one = replace(
            offices, start=of.start, kind="person", form="description", title=title, is_plural=False,
            is_definite=False, country=of.country, organization=None if is_land else of.text,
        )  # fmt: skip
        actor = self.cast.actor(one)
        if actor is None:
            return None
        known = self.cast.actors[actor]
        is_theirs = known.country == of.country if is_land else known.organization is not None
        return actor if known.kind == "person" and is_theirs else None

    def _named_for(self, offices: Phrase, of: list[Party]) -> list[int | None]:
        """Return the only ones whom the next sentences name for each land, with no word of an office."""
        here = sentence_number(self.cast.doc, offices.start)
        nobody: list[int | None] = [None] * len(of)
        if any(each.kind != "country" or each.country is None for each in of):
            return nobody
        lands: dict[str, set[int]] = {each.country: set() for each in of if each.country is not None}
        for phrase in self.cast.phrases:
            if phrase.start < offices.end or phrase.country not in lands or phrase.kind != "person":
                continue
            if sentence_number(self.cast.doc, phrase.start) - here > _NEAR:
                break
            actor = self.cast.actor(phrase) if phrase.name is not None else None
            if actor is not None and not self._has_office(actor):
                lands[phrase.country].add(actor)
        if any(len(people) != 1 for people in lands.values()):
            return nobody
        return [next(iter(lands[each.country])) for each in of if each.country is not None]

    def _has_office(self, actor: int) -> bool:
        nouns = (self.lexicon.title(each.rpartition(" ")[2]) for each in self.cast.actors[actor].titles)
        return any(noun is not None and noun.kind == "office" for noun in nouns)
