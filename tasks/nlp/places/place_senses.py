"""Which of the places of a name does an article mean? People, capitals, countries named, and what lies nearby."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tasks.nlp.knowledge.gazetteer import Entry, Sense

# How many times likelier a place becomes, in a country that the article speaks of all the time.
_COUNTRY = 60.0
# Nearly every article names the United States, and half the towns of Europe have a namesake there.
_UNITED_STATES = 20.0
_ENOUGH = 0.3  # of all that the article says of countries
_SAME_AREA = 30.0
# The nearer to another place of the article, the likelier: kilometres and how many times.
_NEARNESS = ((40.0, 25.0), (120.0, 8.0), (350.0, 2.5))
_GREAT = 500_000  # people
_RENOWNED, _HAMLET = 50, 100.0  # names in the languages of the world; times that the other is less likely
_FAR = 20_000.0  # kilometres
_DEGREE = 111.2  # kilometres
_WITHIN = 130.0  # kilometres from the middle of a county or region that tells no towns


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the article and what it can mean, the likeliest first."""

    name: str
    senses: tuple[Sense, ...]
    is_told: bool = False
    """Whether the text says where it lies: "Paris, Texas"; the senses are those that lie there."""


def distance(first: Entry, second: Entry) -> float:
    """Return the kilometres between two places, on a flat earth: good where they are near."""
    east = (first.longitude - second.longitude + 180) % 360 - 180
    middle = math.radians((first.latitude + second.latitude) / 2)
    return _DEGREE * math.hypot(first.latitude - second.latitude, east * math.cos(middle))


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Return whether a place lies in a country, state or region."""
    if inner.number == outer.number or outer.kind == "city":
        return False
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.country
    if inner.area == outer.number:
        return True
    # Regions of history and counties have no list of their towns.
    has_towns = inner.area is not None and outer.area is None and not outer.is_minor
    return inner.country == outer.country and not has_towns and distance(inner, outer) < _WITHIN


def resolve(names: Sequence[Named], countries: Mapping[str, float], dateline: Entry | None = None) -> list[Entry]:
    """Return the place that each name means; a name means the same wherever the text does not say otherwise.

    `countries` says how often the article names each country, by a demonym too (ISO 3166-1 alpha-3).
    """
    told: dict[str, Entry] = {each.name: each.senses[0].entry for each in reversed(names) if each.is_told}
    anchors: Counter[Entry] = Counter(each.senses[0].entry for each in names if each.is_told)
    if dateline is not None:
        anchors[dateline] += 1
    open_names = {each.name: each.senses for each in names if not each.is_told and each.name not in told}
    counts = Counter({country: float(count) for country, count in countries.items()})
    for entry, count in anchors.items():
        counts[entry.country] += count
    chosen: dict[str, Entry] = dict(told)
    # Those with few namesakes first: they tell where the others may lie.
    for name, senses in sorted(open_names.items(), key=lambda item: _doubt(item[1])):
        entry = _likeliest(senses, counts, anchors)
        chosen[name] = entry
        if entry.kind != "country":
            anchors[entry] += 1
            counts[entry.country] += 1
    return [each.senses[0].entry if each.is_told else chosen[each.name] for each in names]


def _doubt(senses: Sequence[Sense]) -> float:
    """Return how likely the second sense is beside the first, 0 to 1."""
    return senses[1].weight / max(1.0, senses[0].weight) if len(senses) > 1 else 0.0


def _likeliest(senses: Sequence[Sense], counts: Counter[str], anchors: Counter[Entry]) -> Entry:
    if len(senses) == 1:
        return senses[0].entry
    areas = {anchor.number for anchor in anchors} | {anchor.area for anchor in anchors if anchor.area is not None}
    near = [anchor for anchor in anchors if anchor.kind != "country"]
    total = sum(counts.values())
    # A great capital is meant whatever lies nearer: Washington, not the town of the name in the north of England.
    is_great = any(s.entry.is_capital and s.is_main_name and s.entry.population > _GREAT for s in senses)
    # Nor is a hamlet meant for being in the state of another place: Geneva beside Miami is not that in Florida.
    known = max((s.weight for s in senses if s.is_main_name and s.entry.renown >= _RENOWNED), default=0.0)

    def weight(sense: Sense) -> float:
        entry = sense.entry
        share = min(1.0, counts[entry.country] / total / _ENOUGH) if total else 0.0
        found = sense.weight * (1 + (_UNITED_STATES if entry.country == "USA" else _COUNTRY) * share)
        is_same = entry.area in areas or (entry.kind == "region" and entry.number in areas)
        closest = min((distance(entry, anchor) for anchor in near), default=_FAR) if entry.kind != "country" else _FAR
        nearness = next((times for within, times in _NEARNESS if closest < within), 1.0)
        is_hamlet = sense.weight * _HAMLET < known
        return found if is_great or is_hamlet else found * max(nearness, _SAME_AREA if is_same else 1.0)

    return max(senses, key=weight).entry
