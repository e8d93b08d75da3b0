"""Where? Places and venues near the trigger, with the gazetteer's entry; affiliations and seats are no places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.coreference import Cast
from tasks.nlp.gazetteer import Gazetteer
from tasks.nlp.lexicon import Lexicon
from tasks.records import Place, PlaceBasis, PlaceKind, Span

PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "to", "into", "from", "aboard", "on"})
OF_ENCOUNTER = frozenset({"in", "at", "near", "outside", "inside", "aboard", "on"})
_LONGEST = 6
_RANK: dict[PlaceKind, int] = {"venue": 3, "city": 2, "region": 1, "country": 0}
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,3})"
    r"(?:, [A-Z][\w. ]{2,20}?)?(?:,? \(?[\w/ ]{2,20}\)?)?(?:, [\w ]{3,18}?,? ?\d{0,4})?"
    r"\s*(?:—|–|--| - |: (?=[A-Z\"“])|/[A-Z]{2,}/|\([A-Z][\w ]+\) ?[-–—:]|(?<=\d )\([A-Z][\w ]+\)(?= [A-Z]))\s*"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A place with the token that heads its phrase and the preposition before it."""

    place: Place
    token: int
    preposition: str


def places_in(doc: Doc, cast: Cast, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Found]:
    """Return every place that follows a preposition of place, or is the goal of a visit, in the order of the text."""
    countries = frozenset(actor.country for actor in cast.actors if actor.country)
    found: list[Found] = []
    i = 0
    while i < len(doc):
        token = doc[i]
        phrase = cast.phrase_at(i)
        is_affiliation = phrase is not None and phrase.kind == "person"
        if token.tag and not is_affiliation and (token.text[:1].isupper() or token.is_digit):
            each = _venue(doc, i, lexicon, gazetteer) or _entry(doc, i, cast, gazetteer, countries)
            if each is not None:
                place, end = each
                found.append(Found(place, end - 1, _preposition(doc, i, found)))
                i = end
                continue
        i += 1
    return found


def _preposition(doc: Doc, i: int, found: list[Found]) -> str:
    """Return the preposition that leads to the place: "in Doha", "in the capital, Doha", "at Panmunjom, Korea"."""
    j = i - 1
    while (
        j >= 0
        and (doc[j].pos_ in {"DET", "ADJ", "PROPN", "NOUN"} or doc[j].text in {",", "of", "'s", "’s", "-", "and"})
        and i - j < 7
    ):
        if found and found[-1].token == j and doc[j + 1].text in {",", "and", "of", "'s", "’s"}:
            return found[-1].preposition
        if doc[j].pos_ == "PROPN" and doc[j].ent_type_ == "PERSON":
            return ""
        j -= 1
    return doc[j].lower_ if j >= 0 and doc[j].lower_ in PREPOSITIONS and doc[j].sent.start == doc[i].sent.start else ""


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _venue(doc: Doc, i: int, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[Place, int] | None:
    for end in range(min(len(doc), i + _LONGEST), i, -1):
        venue = lexicon.venues.get(doc[i:end].text.lower().replace("’", "'"))
        if venue is not None:
            city = gazetteer.best(venue.city, countries=frozenset({venue.country}))
            identity = city.geonames_id if city is not None else None
            place = Place(
                doc[i:end].text,
                "venue",
                "clause",
                _span(doc, i, end),
                venue.country,
                venue.latitude,
                venue.longitude,
                identity,
            )
            return place, end
    return None


def _entry(doc: Doc, i: int, cast: Cast, gazetteer: Gazetteer, countries: frozenset[str]) -> tuple[Place, int] | None:
    named = cast.name_at(i)
    if named is not None and (
        named.kind == "person"
        or (
            named.kind == "organization"
            and named.name is not None
            and named.name[1] - named.name[0] > 1
            and named.form != "place"
        )
    ):
        return None
    if doc[i].ent_type_ in {"PERSON", "NORP", "DATE"} and named is None:
        return None
    for end in range(min(len(doc), i + 4), i, -1):
        if not doc[end - 1].text[:1].isalnum() or (
            end < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_
        ):
            continue
        if any(token.ent_type_ == "PERSON" for token in doc[i:end]) and named is None:
            continue
        entry = gazetteer.best(doc[i:end].text, countries=countries)
        if entry is None:
            continue
        is_likely = named is not None or doc[i].ent_type_ in {"GPE", "LOC", "FAC"} or entry.population > 300_000
        if not is_likely or doc[i].pos_ in {"ADJ", "VERB"}:
            return None
        place = Place(
            doc[i:end].text, entry.kind, "clause", _span(doc, i, end), entry.country, entry.latitude, entry.longitude,
            entry.geonames_id,
        )  # fmt: skip
        return place, end
    return None


def place_of(
    trigger: Token, verb: Token | None, goal: list[Token], found: list[Found], *, is_visit: bool
) -> Place | None:
    """Return the place of one mention: goal of the visit, then clause, then sentence; a city beats a country."""
    sentence = trigger.sent
    inside = [each for each in found if sentence.start <= each.token < sentence.end]
    goals = [
        each
        for each in inside
        if any(abs(each.token - token.i) <= 2 or token.i in _subtree(each, token) for token in goal)
    ]
    if is_visit and goals:
        return _as(_best(goals, trigger.i), "visit_goal")
    local = [each for each in inside if each.preposition in OF_ENCOUNTER]
    anchors = frozenset({trigger.i} if verb is None else {trigger.i, verb.i})
    near = [each for each in local if syntax.depends_on(trigger.doc[each.token], anchors)]
    if near:
        return _as(_best(near, trigger.i), "clause")
    if is_visit:
        return None
    return _as(_best(local, trigger.i), "sentence") if local else None


def place_pointed_at(verb: Token, found: list[Found]) -> Place | None:
    """Return the last place before "where" or "there": "flew to London, where he met", "met him there"."""
    adverb = syntax.place_adverb(verb)
    if adverb is None and verb.head.i != verb.i:
        adverb = syntax.place_adverb(verb.head)
    before = [
        each
        for each in found
        if adverb is not None and each.token < adverb.i and (each.preposition or syntax.is_object(verb.doc[each.token]))
    ]
    return _as(before[-1].place, "context") if before else None


def _subtree(found: Found, token: Token) -> set[int]:
    return set(range(token.left_edge.i, token.i + 1)) & {found.token}


def _best(found: list[Found], trigger: int) -> Place:
    chosen = max(found, key=lambda each: (_RANK[each.place.kind], -abs(each.token - trigger)))
    return chosen.place


def _as(place: Place, basis: PlaceBasis) -> Place:
    return Place(
        place.name, place.kind, "venue" if place.kind == "venue" and basis != "visit_goal" else basis, place.span,
        place.country, place.latitude, place.longitude, place.geonames_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of an agency report: "GENEVA, 20 November 1985 —"."""

    place: Place | None
    date_text: str
    end: int


def read_dateline(paragraph: str, offset: int, gazetteer: Gazetteer) -> Dateline | None:
    """Return the dateline of a paragraph that begins at `offset`, or None."""
    match = _DATELINE.match(paragraph)
    if match is None:
        return None
    name = match.group("place")
    entry = gazetteer.best(name.title() if name.isupper() and len(name) > 3 else name)
    if entry is None and name.isupper() and any(character.isdigit() for character in match.group()):
        return Dateline(None, paragraph[: match.end()], offset + match.end())
    if entry is None or entry.kind == "country":
        return None
    start = offset + match.start("place")
    place = Place(
        name.title() if name.isupper() else name, entry.kind, "dateline", Span(start, start + len(name)), entry.country,
        entry.latitude, entry.longitude, entry.geonames_id,
    )  # fmt: skip
    return Dateline(place, paragraph[: match.end()], offset + match.end())
