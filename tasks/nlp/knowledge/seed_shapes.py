"""What may stand in the TOML files of seeds/? One model for each, unknown keys refused."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from tasks.records import EncounterType, Status

Frame = Literal[
    "across",
    "bring",
    "meet",
    "receive",
    "visit",
    "travel",
    "with",
    "nominal",
    "nominal_visit",
    "nominal_message",
    "nominal_call_on",
    "nominal_guest",
    "given_time",
    "nominal_host",
    "invited",
    "face_to_face",
    "secluded",
    "by_phone",
]
Needs = Literal["whom", "person", "named", "told_before", "leaders", "office", "several", "official", "anyone"]
Words = tuple[str, ...]


class Strict(BaseModel):
    """A key that there is not is an error, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(Strict):
    """A sentence and the names that stand on each side of its encounter."""

    text: str
    who: Words = ()
    whom: Words = ()
    both: Words = ()


class TriggerRule(Strict):
    """One entry of seeds/events/*.toml; seeds/events/meeting.toml explains the keys."""

    name: str
    pos: Literal["VERB", "NOUN"]
    lemmas: Annotated[Words, Field(min_length=1)]
    frame: Frame
    needs: Needs
    with_: frozenset[str] = Field(frozenset(), alias="with")
    light: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    only_light: bool = False
    not_to_do: bool = False
    not_usual: bool = False
    not_object_of: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()
    not_modifiers: frozenset[str] = frozenset()
    is_topical: bool = Field(False, alias="topical")
    no_particle: bool = False
    no_object: bool = False
    is_joint: bool = Field(False, alias="joint")
    number: Literal["singular", "plural", "any"] = "any"
    is_named: bool = Field(False, alias="named")
    is_unspecific: bool = Field(False, alias="unspecific")
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]
    counterexamples: Annotated[Words, Field(min_length=1)]


class EventFile(Strict):
    """One of seeds/events/*.toml."""

    type: EncounterType
    rules: Annotated[tuple[TriggerRule, ...], Field(min_length=1)]


class CueClass(Strict):
    """The words that give one status; seeds/modality.toml explains the keys."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    auxiliaries: frozenset[str]
    marks: frozenset[str]
    standings: frozenset[str]


class Modality(Strict):
    """All of seeds/modality.toml."""

    cancelled: CueClass
    denied: CueClass
    proposed: CueClass
    planned: CueClass
    held: frozenset[str]
    outcomes: frozenset[str]
    accepting: frozenset[str]
    asking: frozenset[str]
    refusing: frozenset[str]
    asked_things: frozenset[str]
    speech: frozenset[str]
    unfulfilled: frozenset[str]
    able: frozenset[str]
    intentions: frozenset[str]
    lacking: frozenset[str]
    intents: frozenset[str]
    missing: frozenset[str]
    wanting: frozenset[str]
    limiting: frozenset[str]
    excluding: frozenset[str]
    undone: frozenset[str]
    untrue: frozenset[str]
    failing: frozenset[str]
    wishing: frozenset[str]
    true: frozenset[str]
    conditions: frozenset[str]
    regardless: frozenset[str]
    departing: frozenset[str]
    travelling: frozenset[str]
    appearing: frozenset[str]
    absent: frozenset[str]
    calling: frozenset[str]
    announcing: frozenset[str]
    hindering: frozenset[str]
    vain: frozenset[str]
    closing: frozenset[str]
    unavailable: frozenset[str]
    dashed: frozenset[str]
    chances: frozenset[str]
    coming_to: frozenset[str]
    taking: frozenset[str]
    owning: frozenset[str]
    truth: frozenset[str]
    ways: frozenset[str]
    happening: frozenset[str]
    resuming: frozenset[str]
    breaking: frozenset[str]
    telling: frozenset[str]
    affecting: frozenset[str]
    feelings: frozenset[str]
    reasons: frozenset[str]
    commenting: frozenset[str]
    finishing: frozenset[str]
    predicative: frozenset[str]
    another_time: frozenset[str]
    sequel: frozenset[str]
    perceived: frozenset[str]
    deserving: frozenset[str]
    hinging: frozenset[str]
    proving: frozenset[str]
    awaiting: frozenset[str]
    sure: frozenset[str]
    unsure: frozenset[str]
    certainties: frozenset[str]
    mandating: frozenset[str]
    bidding: frozenset[str]
    weighed: frozenset[str]
    bargaining: frozenset[str]
    haggling: frozenset[str]
    nearly: frozenset[str]
    fallen_short: frozenset[str]
    going_on: frozenset[str]
    records: frozenset[str]
    standing: frozenset[str]
    pointing: frozenset[str]
    no_words: frozenset[str]
    yes_words: frozenset[str]
    answering: frozenset[str]
    invitations: frozenset[str]
    about: frozenset[str]

    def classes(self) -> tuple[tuple[Status, CueClass], ...]:
        """Return the classes in the order in which they are asked."""
        return (
            ("cancelled", self.cancelled),
            ("denied", self.denied),
            ("proposed", self.proposed),
            ("planned", self.planned),
        )


class TopicWords(Strict):
    """All of seeds/topics.toml."""

    verbs: frozenset[str]
    prepositions: frozenset[str]
    verb_prepositions: frozenset[str]
    subject_verbs: frozenset[str]
    heading: frozenset[str]
    agenda: frozenset[str]
    lists: frozenset[str]
    tops: frozenset[str]
    centres: frozenset[str]
    placed: frozenset[str]
    named: frozenset[str]
    outright: frozenset[str]
    speaking: frozenset[str]
    those_there: frozenset[str]
    occasions: frozenset[str]
    view_nouns: frozenset[str]
    exchanging: frozenset[str]
    needs: frozenset[str]
    brought_up: frozenset[str]
    raised_higher: frozenset[str]
    asked_for: frozenset[str]
    inquiring: frozenset[str]
    explaining: frozenset[str]
    matters: frozenset[str]
    given_over: frozenset[str]
    spoken_of: frozenset[str]
    focuses: frozenset[str]
    lying: frozenset[str]
    mentioned: frozenset[str]
    settling: frozenset[str]
    purposes: frozenset[str]
    winning: frozenset[str]
    backing: frozenset[str]
    searches: frozenset[str]
    accords: frozenset[str]
    signing: frozenset[str]
    manners: frozenset[str]
    never: frozenset[str]
    results: frozenset[str]
    taken_up: frozenset[str]
    taking_up: frozenset[str]
    adding: frozenset[str]
    excepting: frozenset[str]
    hardly: frozenset[str]
    not_excepting: frozenset[str]
    aside: frozenset[str]
    arranged: frozenset[str]
    meals: frozenset[str]
    partners: frozenset[str]
    relating: frozenset[str]
    fields: frozenset[str]
    idle: frozenset[str]
    further: frozenset[str]
    empty: frozenset[str]


Month = Annotated[int, Field(ge=1, le=12)]
Weekday = Annotated[int, Field(ge=0, le=6)]
DayOfMonth = Annotated[int, Field(ge=1, le=31)]


class Holidays(Strict):
    """Days with a name of their own; seeds/times.toml explains the keys."""

    fixed: dict[str, tuple[Month, DayOfMonth]]
    nth: dict[str, tuple[Month, Weekday, Literal[1, 2, 3, 4, -1]]]
    easter: dict[str, Annotated[int, Field(ge=-70, le=70)]]

    def names(self) -> tuple[str, ...]:
        """Return all holidays."""
        return (*self.fixed, *self.nth, *self.easter)


class TimeWords(Strict):
    """All of seeds/times.toml."""

    unresolved: Words
    also_words: frozenset[str]
    weekday_names: frozenset[str]
    weekday_papers: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    offices: frozenset[str]
    planning: frozenset[str]
    before_months: frozenset[str]
    before_months_surely: frozenset[str]
    determiners: frozenset[str]
    before_years: frozenset[str]
    ahead: frozenset[str]
    still_ahead: frozenset[str]
    later_on: frozenset[str]
    days_told: frozenset[str]
    stretches: frozenset[str]
    occasions: Words
    numbers: dict[str, Annotated[int, Field(ge=1, le=1000)]]
    months: dict[str, Month]
    weekdays: dict[str, Weekday]
    days: dict[str, Annotated[int, Field(ge=-7, le=7)]]
    parts: dict[str, tuple[DayOfMonth, DayOfMonth]]
    parts_of_day: dict[str, Literal[0, -1]]
    seasons: dict[str, Month]
    ordinals: dict[str, Annotated[int, Field(ge=1, le=4)]]
    decades: dict[str, Annotated[int, Field(ge=0, le=90, multiple_of=10)]]
    holidays: Holidays

    def openers(self) -> frozenset[str]:
        """Return the nouns of time that can open a sentence; of three letters, which are names as well, May alone."""
        named = (*self.months, *self.weekdays, *self.seasons, *self.parts_of_day)
        return self.stretches | {name for name in named if len(name) > 3 or name == "may"}


class Contexts(Strict):
    """All of seeds/contexts.toml."""

    sports: frozenset[str]
    games: frozenset[str]
    telephone: frozenset[str]
    written: frozenset[str]
    taking_calls: frozenset[str]
    rides: frozenset[str]
    stations: frozenset[str]
    returning_calls: frozenset[str]
    outside: frozenset[str]
    measures: frozenset[str]
    heads: frozenset[str]
    earlier: frozenset[str]
    same_office: dict[str, frozenset[str]]
    called_so: dict[str, frozenset[str]]
    rarely_titles: frozenset[str]
    afterwards: frozenset[str]
    fields: frozenset[str]
    speaking_for: frozenset[str]
    bringing: frozenset[str]
    like_pronouns: frozenset[str]
    but: frozenset[str]
    only: frozenset[str]
    own_circle: frozenset[str]
    settling: frozenset[str]
    in_turn: tuple[str, ...]
    respectively: frozenset[str]
    purposes: frozenset[str]
    missions: frozenset[str]
    grades: frozenset[str]
    outlets: frozenset[str]
    sent_to: frozenset[str]
    attending: frozenset[str]
    broadcasts: frozenset[str]
    networks: frozenset[str]
    presence: frozenset[str]
    inviting: frozenset[str]
    addressing: frozenset[str]
    facing: frozenset[str]
    explaining: frozenset[str]
    sights: frozenset[str]
    quarters: frozenset[str]
    showings: frozenset[str]
    involving: frozenset[str]
    emerging: frozenset[str]
    honours: frozenset[str]
    honourable: frozenset[str]
    leaving: frozenset[str]
    asking: frozenset[str]
    administrations: frozenset[str]
    of_state: frozenset[str]
    chaired: frozenset[str]
    below: frozenset[str]
    nations: frozenset[str]
    members: frozenset[str]
    media: frozenset[str]
    carriers: frozenset[str]
    multilateral: frozenset[str]
    worldwide: frozenset[str]
    unions: frozenset[str]
    of_unions: frozenset[str]
    ceremonious: frozenset[str]
    blocs: frozenset[str]
    stages: frozenset[str]
    won: frozenset[str]
    sharing: frozenset[str]
    hosting: frozenset[str]
    mediating: frozenset[str]
    judging: frozenset[str]
    buying: frozenset[str]
    trading: frozenset[str]
    bonds: frozenset[str]
    granting: frozenset[str]
    guests: frozenset[str]
    postnominals: frozenset[str]
    press: frozenset[str]
    presiding: frozenset[str]
    approximations: Words
    mediators: frozenset[str]
    firms: frozenset[str]
    agents: frozenset[str]
    clients: frozenset[str]
    occasions: frozenset[str]
    members_of: dict[str, frozenset[str]]
    any_body: frozenset[str]
    businesses: frozenset[str]
    lands: frozenset[str]
    own_bodies: frozenset[str]
    kin: frozenset[str]
    generic: frozenset[str]
    apart: frozenset[str]
    joining: frozenset[str]
    following: frozenset[str]
    preceding: frozenset[str]
    family: frozenset[str]
    spouses: frozenset[str]
    courts: frozenset[str]
    judges: frozenset[str]
    newborns: frozenset[str]
    treating: frozenset[str]
    troops: frozenset[str]
    ways: frozenset[str]
    culprits: frozenset[str]
    crowds: frozenset[str]
    sheltered: frozenset[str]
    stories: frozenset[str]
    works: frozenset[str]
    figures: frozenset[str]
    courting: frozenset[str]
    together: frozenset[str]
    quantities: frozenset[str]
    chairing: frozenset[str]
    partaking: frozenset[str]
    attendance: frozenset[str]
    thanking: frozenset[str]
    reflexives: frozenset[str]
    reporting: frozenset[str]
    present: frozenset[str]
    accompanied: frozenset[str]
    attending_too: frozenset[str]
    consisting: frozenset[str]
    parties_of_people: frozenset[str]
    bare_offices: frozenset[str]
    deputies: frozenset[str]
    rulers: frozenset[str]
    bosses: frozenset[str]
    heading: frozenset[str]
    posted: frozenset[str]
    led_by: frozenset[str]
    gatherings: frozenset[str]
    women: frozenset[str]
    consorts: frozenset[str]
    men: frozenset[str]
    roles: frozenset[str]
    turns: frozenset[str]
    vague_offices: frozenset[str]
    regional: frozenset[str]
    continental: frozenset[str]
    once_more: frozenset[str]
    offices_and_names: frozenset[str]
    likewise: frozenset[str]
    arranged: frozenset[str]
    powers: frozenset[str]
    right_hands: frozenset[str]
    ordinals: frozenset[str]
    neighbouring: frozenset[str]
    taking_place: frozenset[str]
    resuming: frozenset[str]
    age_words: list[str]
    epithets: frozenset[str]
    epithet_endings: tuple[str, ...]
    counterparts: frozenset[str]
    habitual: frozenset[str]
    judgements: frozenset[str]
    delights: frozenset[str]
    overseers: frozenset[str]
    judged: frozenset[str]
    camps: frozenset[str]
    placed: frozenset[str]
    announced: frozenset[str]
    tables: frozenset[str]
    continuing: frozenset[str]
    running: frozenset[str]
    amid: frozenset[str]
    called_to: frozenset[str]
    privy: frozenset[str]
    local: frozenset[str]
    documents: frozenset[str]
    undertakings: frozenset[str]
    chaired_bodies: frozenset[str]
    joint: frozenset[str]
    agreeing: frozenset[str]
    shared_offices: frozenset[str]
    laurels: frozenset[str]
    delegates: frozenset[str]
    drawing: frozenset[str]
    seated: frozenset[str]
    being_there: frozenset[str]
    own_lands: frozenset[str]
    teams: frozenset[str]
    meetings: frozenset[str]
    unanswered: frozenset[str]
    answering: frozenset[str]
    joints: frozenset[str]
    ever: frozenset[str]
    nobody: frozenset[str]
    hearing: frozenset[str]
    of_what: frozenset[str]
    telling_of: frozenset[str]
    visiting: frozenset[str]
    within: frozenset[str]
    introducing: frozenset[str]
    few: frozenset[str]
    convening: frozenset[str]
    ambiguous: frozenset[str]
    sent: frozenset[str]
    pointing: frozenset[str]
    people_endings: Words
    people_at_work: Words
    represented: frozenset[str]
    fielding: frozenset[str]
    list_words: frozenset[str]
    list_phrases: Words
    instances: frozenset[str]


class Plausibility(Strict):
    """All of seeds/plausibility.toml."""

    threshold: Annotated[float, Field(ge=0, le=1)]
    words: dict[str, frozenset[str]]
    weights: dict[str, float]


class Weights(Strict):
    """What speaks for and against a candidate, by the names of its features, and how likely it must be."""

    threshold: Annotated[float, Field(ge=0, le=1)]
    weights: dict[str, float]


class CircumstanceWords(Strict):
    """All of seeds/circumstances.toml."""

    speech: frozenset[str]
    motion: frozenset[str]
    journeys: frozenset[str]
    buildings: frozenset[str]
    staff: frozenset[str]
    beginnings: frozenset[str]
    endings: frozenset[str]
    rescheduling: frozenset[str]
    held: frozenset[str]
    hosts: frozenset[str]
    bringing: frozenset[str]
    local: frozenset[str]
    public: frozenset[str]
    scenes: frozenset[str]
    staying: frozenset[str]
    heeding: frozenset[str]
    denying: frozenset[str]
    both: frozenset[str]
    taken_up: frozenset[str]
    moved: frozenset[str]
    conferences: frozenset[str]
    fairs: frozenset[str]
    circumstantial: frozenset[str]
    sidelines: frozenset[str]
    media: frozenset[str]
    undisclosed: frozenset[str]
    briefings: frozenset[str]
    joint: frozenset[str]
    happenings: frozenset[str]
    sayings: frozenset[str]
    bounds: frozenset[str]
    limits: frozenset[str]
    vague: frozenset[str]
    formerly: frozenset[str]
    apart: frozenset[str]
    meanwhile: frozenset[str]
    ahead: frozenset[str]
    arranging: frozenset[str]
    encounters: frozenset[str]
    attended: frozenset[str]
    negotiations: frozenset[str]
    holding: frozenset[str]
    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    heads: dict[str, frozenset[str]]
    most_topics: Annotated[int, Field(ge=1)]
    most_said: Annotated[int, Field(ge=1)]
    beside: Annotated[float, Field(ge=0, le=1)]
    behind: Annotated[float, Field(ge=0, le=1)]
    said: Annotated[float, Field(ge=0, le=1)]
    said_place: Annotated[float, Field(ge=0, le=1)]
    reached: Annotated[float, Field(ge=0, le=1)]

    @field_validator("heads")
    @classmethod
    def _has_matters(cls, heads: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        if "matter" not in heads:
            raise ValueError('the list "matter" is missing: what is discussed where it is ("the war in Algeria")')
        return heads

    place: Weights
    time: Weights
    topic: Weights


class WeakTriggers(Strict):
    """Triggers that tell of an encounter only in company; seeds/gate.toml explains the keys."""

    pos: Literal["VERB", "NOUN"]
    lemmas: Annotated[Words, Field(min_length=1)]
    company: Annotated[Words, Field(min_length=1)]
    is_mutual: bool = Field(False, alias="mutual")
    is_between_names: bool = Field(False, alias="between_names")
    is_before_names: bool = Field(False, alias="before_names")
    near: Annotated[int, Field(ge=0)] = 0


class GateFile(Strict):
    """All of seeds/gate.toml."""

    companions: Annotated[Words, Field(min_length=1)]
    between: Words = ()
    within: Words = ()
    weak: tuple[WeakTriggers, ...]
