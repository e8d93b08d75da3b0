"""Where and when was a report filed? The dateline at the head of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.nlp.gazetteer import Gazetteer
from tasks.records import Place, Span

_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]+){0,3})"
    r"(?:, [A-Z][\w. ]{2,20}?)?(?:,? \(?[\w/ ]{2,20}\)?)?(?:, [\w ]{3,18}?,? ?\d{0,4})?"
    r"\s*(?:—|–|--| - |: (?=[A-Z\"“])|/[A-Z]{2,}/|\([A-Z][\w ]+\) ?[-–—:]|(?<=\d )\([A-Z][\w ]+\)(?= [A-Z]))\s*"
)


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
