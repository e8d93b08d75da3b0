"""On which side does somebody stand who came along? That of whom he came with, of his country, else of the hosts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.nlp.company.company import Company
from tasks.nlp.gathering.gathered import party_key
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.actors import Actor
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.triggers import Trigger
from tasks.records import Side

_ON = frozenset({"on"})
_MINISTER = "minister"
_MINISTERS = "ministers"
_OPPOSITE: dict[Side, Side] = {"who": "whom", "whom": "who"}


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told so far and on which side, and on which the guests are, if the word for the encounter says so."""

    sides: dict[object, Side]
    parties: dict[object, list[Party]]
    guests: Side | None
    lexicon: Lexicon
    actors: Sequence[Actor] = ()
    named_of: set[object] = field(default_factory=set)
    """Groups of whom those who came are now named."""

    @property
    def are_two(self) -> bool:
        """Whether somebody stands on each side."""
        return {"who", "whom"} <= set(self.sides.values())

    @property
    def hosts(self) -> Side:
        """The side of the hosts, of which who was there is told; that of who is told first where nothing says it."""
        return _OPPOSITE[self.guests] if self.guests is not None else "who"


def guest_side(trigger: Trigger) -> Side | None:
    """Return on which side guests stand: A "received" B, but B "called on" A; None where the word does not say."""
    rule = trigger.rule
    if rule.frame == "receive":
        return "whom"
    if rule.frame == "nominal_call_on" or _ON & set(rule.with_ or ()):
        return "who"
    return None


def side_of_company(company: Company, party: Party, told: Told) -> Side:
    """Return the side of who is accompanied, of the delegation, of the same country, else of who is told first."""
    if not told.are_two:
        known = [told.sides[party_key(each)] for each in company.of if party_key(each) in told.sides]
        return next(iter([*known, *told.sides.values()]), "both")
    if (side := side_told(company, told)) is not None:
        return side
    if company.relation == "in" or any(other.is_unnamed for other in company.of):
        groups = [key for key, group in told.parties.items() if group[0].kind == "group"]
        if groups:
            return told.sides[groups[-1]]
        if company.relation == "with":
            return "whom"  # "the guest was accompanied by"
        if told.guests is not None:
            return told.guests  # "the delegation included"
    several = len(company.people) > 1  # "which Mr Brown is to attend too" says nothing of the group
    return side_of_attendant(party, told, is_one_of_several=several)


def side_of_attendant(party: Party, told: Told, *, is_one_of_several: bool) -> Side:
    """Return the side of who was there, where only that is told: "A, B and C also attended"."""
    if (side := side_of_country(party.country, told)) is not None:
        return side
    return (_side_of_group(told) if is_one_of_several else None) or told.hosts


def side_told(company: Company, told: Told) -> Side | None:
    """Return the side of whom somebody came with, or of the land for whose delegation he came, if that is told."""
    if not told.are_two:
        return None
    for other in company.of:
        if party_key(other) in told.sides:
            return told.sides[party_key(other)]
        if (side := _side_of_namesake(other, told)) is not None:
            return side
    lands = {other.country for other in company.of if other.country is not None}
    side = side_of_country(lands.pop(), told) if len(lands) == 1 else None
    return side or next((side for other in company.of if (side := _side_of_body(other, told)) is not None), None)


def _side_of_namesake(group: Party, told: Told) -> Side | None:
    """Return the side of "a delegation of the Seimas" for those in "the delegation", if only one side has such."""
    if group.actor is not None or group.kind != "group" or not group.text:
        return None
    noun = group.text.lower().split()[-1]
    sides = {
        told.sides[key]
        for key, parties in told.parties.items()
        if parties[0].actor is None and parties[0].kind == "group" and noun in parties[0].text.lower().split()
    }
    return sides.pop() if len(sides) == 1 else None


def _side_of_body(group: Party, told: Told) -> Side | None:
    """Return the side of whoever acts for the body: A of the IMF for "the IMF team", the minister for "the government".

    Nobody's where people of both sides do.
    """
    if group.kind not in {"group", "organization"}:
        return None
    words = group.text.split()
    own = {word for word in words if word[:1].isupper() and word.lower() not in told.lexicon.contexts.teams}
    is_state = not told.lexicon.contexts.of_state.isdisjoint(word.lower() for word in words)
    sides = {
        told.sides[key]
        for key, parties in told.parties.items()
        for party in parties[:1]
        if _acts_for(party, own, told, is_state=is_state)
    }
    return sides.pop() if len(sides) == 1 else None


def _acts_for(party: Party, own: set[str], told: Told, *, is_state: bool) -> bool:
    """Whether somebody acts for the body of these words: a man of the fund, a minister, "cabinet ministers"."""
    if party.actor is None:
        return is_state and party.kind == "group" and _MINISTERS in party.text.lower().split()
    if party.kind != "person":
        return False
    return not own.isdisjoint(_body_of(party, told)) or (is_state and _is_minister(party))


def _body_of(party: Party, told: Told) -> list[str]:
    """Return the words of the body for which somebody acts."""
    actor = told.actors[party.actor] if party.actor is not None and party.actor < len(told.actors) else None
    return (actor.organization or "").split() if actor is not None else []


def _is_minister(party: Party) -> bool:
    return _MINISTER in (party.title or "").lower().split()


def side_of_country(country: str | None, told: Told) -> Side | None:
    """Return the side on which somebody of the country stands, or the one of no country where the other has one."""
    if country is None:
        return None
    lands: dict[Side, set[str]] = {"who": set(), "whom": set(), "both": set()}
    for key, group in told.parties.items():
        if any(other.country == country for other in group):
            return told.sides[key]
        lands[told.sides[key]] |= {other.country for other in group if other.country is not None}
    if bool(lands["who"]) == bool(lands["whom"]):
        return None
    return "whom" if lands["who"] else "who"


def _side_of_group(told: Told) -> Side | None:
    """Return the side of the only group of which nobody is named: those whom somebody names later belong to it.

    They do not belong to "the traders", whom nobody would name, nor to "Greek ministers": their land would be told.
    """
    contexts = told.lexicon.contexts
    of_rank = contexts.nations | contexts.below
    if told.guests is None:  # whom guests in a delegation met is told of the hosts
        of_rank |= contexts.teams
    groups = [key for key, group in told.parties.items() if group[0].kind == "group" and group[0].actor is None]
    is_of_rank = len(groups) == 1 and not of_rank.isdisjoint(told.parties[groups[0]][0].text.lower().split())
    if not is_of_rank or told.parties[groups[0]][0].country is not None:
        return None
    told.named_of.add(groups[0])
    return told.sides[groups[0]]
