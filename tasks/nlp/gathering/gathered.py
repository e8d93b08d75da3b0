"""What do the tellings of one encounter tell together: of which type it is, who takes part, where and when?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tasks.nlp import syntax
from tasks.nlp.company.company import Company
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.parties.party import Party
from tasks.nlp.places.where import specificity
from tasks.records import EncounterType, Place, Time

_BASIS_RANK = {"visit_goal": 3, "clause": 4, "venue": 5, "sentence": 2, "context": 1, "dateline": 0}
_WHERE_THEY_WERE = frozenset({"clause", "venue", "visit_goal", "sentence"})
_ROUND = frozenset({"round"})
_TALKS = frozenset({"talk", "negotiation", "consultation"})
_HELD = frozenset({"hold", "conduct"})
_SHORT = 150  # tokens; a shorter text has no room to say who people are
FAMILY: dict[EncounterType, str] = {
    "meeting": "talks", "talks": "talks", "summit": "talks", "visit": "visit", "call": "call",
    "correspondence": "correspondence",
}  # fmt: skip
"""Types of one family may be tellings of one encounter."""


@dataclass
class Gathering:
    """Tellings of one encounter, in the order of the text."""

    tellings: list[Telling]
    topics: list[tuple[int, int]] = field(default_factory=list)
    company: list[Company] = field(default_factory=list)
    borrowed_place: Place | None = None
    borrowed_time: Time | None = None

    @property
    def type(self) -> EncounterType:
        """The type of the clearest telling; a summit where another calls one what no two sides hold.

        "Discussed" and "spoke" do not say how: a call or meeting that another telling names is meant.
        """
        chief = self.chief
        kind = chief.trigger.type
        is_open = not (chief.who and chief.whom) and kind in {"meeting", "talks"}
        if is_open and any(each.trigger.type == "summit" and each.status == chief.status for each in self.tellings):
            return "summit"
        if kind in {"talks", "meeting"} and any(map(self._says_by_telephone, self.tellings)):
            return "call"
        if kind == "meeting" and any(map(self._says_that_they_negotiated, self.tellings)):
            return "talks"
        if not chief.trigger.rule.is_unspecific:
            return kind
        told = {each.trigger.type for each in self.tellings if not each.trigger.rule.is_unspecific}
        if "call" in told or (not told and self._may_be_by_telephone()):
            return "call"
        return "meeting" if "meeting" in told else kind

    def _says_that_they_negotiated(self, telling: Telling) -> bool:
        """Whether it calls what others call a meeting talks that were held, or a round of them.

        "He met A … They held talks on gas", not "He met A … for talks": that may be any conversation.
        """
        trigger = telling.trigger
        if trigger.type != "talks" or trigger.rule.pos != "NOUN" or telling.status != self.chief.status:
            return False
        if trigger.token.tag_ == "NN":
            return trigger.token.lemma_ in _ROUND
        above = syntax.noun_above(trigger.token)
        is_round = above is not None and above.lemma_ in _ROUND
        return is_round or (trigger.token.lemma_ in _TALKS and syntax.is_light(trigger.token, _HELD))

    def _may_be_by_telephone(self) -> bool:
        """Whether two of name spoke and nothing says where: "Merkel spoke with Putin on Tuesday" is mostly a call."""
        chief = self.chief
        if chief.trigger.type != "meeting" or not (chief.who and chief.whom) or chief.time is None:
            return False
        if any(party.actor is None or party.kind != "person" for party in (*chief.who, *chief.whom)):
            return False
        place = place_told(self)
        return place is None or place.basis not in _WHERE_THEY_WERE

    def _says_by_telephone(self, telling: Telling) -> bool:
        """Whether it says how what was told was held: "The talks, held over the phone", "They spoke by telephone".

        "The minister joined the meeting by video link" says it of one alone.
        """
        if telling.trigger.type != "call" or telling.parties:
            return False
        is_same_word = telling.trigger.token.lemma_ == self.chief.trigger.token.lemma_
        return is_same_word or telling.is_definite or points_back(telling)

    @property
    def chief(self) -> Telling:
        """The clearest telling: most parties named, both sides told, with a verb; the first of equals in the text.

        A headline comes last of equals: "A and B meet" where the text says that A received B.
        """
        if len(self.tellings) == 1:
            [only] = self.tellings
            return only
        are_sides_told = any(each.who and each.whom for each in self.tellings)
        return max(
            self.tellings,
            key=lambda each: (
                bool(each.both) or bool(each.who and each.whom),
                not (each.is_attendance and (are_sides_told or not each.is_definite)),
                min(sum(party.actor is not None for party in each.parties), 2),
                min(len(each.parties), 2),
                syntax.verb_of(each.trigger.token) is not None,
                not is_headline(each),
                -each.trigger.token.i,
            ),
        )

    @property
    def last(self) -> int:
        """The token of the last trigger so far."""
        return self.tellings[-1].trigger.token.i

    def parties(self) -> list[Party]:
        """Return the parties of all tellings, in the order of the text, those told twice twice."""
        return [party for telling in self.attended() for party in telling.parties]

    @property
    def is_aside(self) -> bool:
        """Whether it is only told by the way, of another day: "the premier, whom he met last May", "had met"."""
        return all(
            telling.is_earlier or syntax.is_past_perfect(telling.trigger.token) or _is_of_another(telling)
            for telling in self.tellings
        )

    def attended(self) -> list[Telling]:
        """Return the tellings but those that only say who was not there, of what was held."""
        was_held = any(each.status != "denied" for each in self.tellings)
        return [each for each in self.tellings if not (was_held and _says_who_kept_away(each))]


def _says_who_kept_away(telling: Telling) -> bool:
    """Whether it only denies that somebody was there: "A did not attend the talks", "B did not join the meeting"."""
    is_alone = bool(telling.who) and not telling.whom and not telling.both
    return telling.status == "denied" and telling.is_definite and is_alone


def is_headline(telling: Telling) -> bool:
    """Whether the telling stands in a first line that no full stop ends."""
    if telling.sentence:
        return False
    words = [token for token in telling.trigger.token.sent if not token.is_space]
    return words[-1].pos_ != "PUNCT"


def is_one_sided(gathering: Gathering) -> bool:
    """Whether a single participant is told who does not meet as a body: "A held talks", "a letter to B"."""
    keys = {party_key(party) for party in gathering.parties()}
    if len(keys) > 1:
        return False
    if any(company.people for company in gathering.company):
        return False
    chief = gathering.chief
    told = [*chief.who, *chief.whom, *chief.both]
    if any(party.is_anaphor for party in told) and keys:
        return True
    if gathering.type == "visit":
        is_told = place_told(gathering) is not None and len(chief.trigger.token.doc) <= _SHORT
        return not any(party.actor is not None and (party.title or is_told) for party in chief.who)
    if chief.whom or gathering.type in {"call", "correspondence"}:
        return True
    if _is_at_an_occasion(chief):
        return False
    return not any(party.kind in {"group", "organization"} for party in (*chief.who, *chief.both))


def _is_at_an_occasion(telling: Telling) -> bool:
    """Whether somebody of office speaks at a meeting or summit, chairs it or comes for it, whoever else does."""
    if telling.trigger.type not in {"meeting", "summit"} or telling.is_definite or telling.status == "denied":
        return False
    is_summit = telling.trigger.type == "summit"
    return telling.is_occasion and any(
        party.actor is not None and party.kind == "person" and (party.title or is_summit) for party in telling.who
    )


def agrees(party: Party, others: list[Party]) -> bool:
    """Whether the party is among the others; a country and its people may stand for each other."""
    for other in others:
        if party_key(party) == party_key(other) or _are_one_group(party, other):
            return True
        is_state = "country" in {party.kind, other.kind} or (party.actor is None) != (other.actor is None)
        if is_state and party.country and party.country == other.country:
            return True
    return False


def is_among(party: Party, others: list[Party]) -> bool:
    """Whether somebody named is himself among the others; who is not named may be one of the same country."""
    if party.actor is not None and party.kind == "person":
        return any(party.actor == other.actor for other in others)
    return agrees(party, others)


def _is_of_another(telling: Telling) -> bool:
    """Whether a clause tells whom somebody else met: "the premier, whom he met", but not "A, who called on him"."""
    verb = syntax.relative_clause_of(telling.trigger.token)
    return verb is not None and syntax.is_relative_object(verb)


def says_who(party: Party) -> bool:
    """Whether the party is named, or described by more than its office: "G7 finance ministers", not "the official"."""
    return party.actor is not None or party.country is not None or len(party.text.split()) > 2


def _are_one_group(party: Party, other: Party) -> bool:
    """Whether a group that nobody names is told again by its noun alone: "six senior rabbis", "the rabbis"."""
    if party.kind != "group" or other.kind != "group" or party.actor is not None or other.actor is not None:
        return False
    one, two = party.text.lower().split(), other.text.lower().split()
    return bool(one and two) and one[-1] == two[-1] and 1 in {len(one), len(two)}


def points_back(telling: Telling) -> bool:
    """Whether somebody in it only points back: "the two leaders", "they"."""
    return any(party.is_anaphor for party in (*telling.who, *telling.whom, *telling.both))


def of_all_in(told: Telling, telling: Telling) -> Telling:
    """Return the telling with all who took part in the one `told` before, at one table: "their next meeting"."""
    return replace(telling, who=(), whom=(), both=(*told.who, *told.whom, *told.both))


def place_told(gathering: Gathering) -> Place | None:
    """Return the place that the tellings give: a venue beats a city, a city a country; then the nearer basis."""
    found = [telling.place for telling in gathering.tellings if telling.place is not None]
    if not found:
        return None
    return max(found, key=lambda each: (specificity(each), _BASIS_RANK[each.basis]))


def time_told(gathering: Gathering) -> Time | None:
    """Return the time that the tellings give: the shortest resolved one, else one without days."""
    found = [telling.time for telling in gathering.tellings if telling.time is not None]
    resolved = [time for time in found if time.start is not None and time.end is not None]
    if resolved:
        return min(resolved, key=lambda each: (each.end - each.start).days if each.end and each.start else 0)
    return found[0] if found else None


def party_key(party: Party) -> object:
    """Return what identifies a party within the article: its actor, or the words that describe it."""
    return party.actor if party.actor is not None else party.text.lower()
