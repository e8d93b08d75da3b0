"""Where and when was a report filed? The dateline at the head of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.nlp.knowledge.gazetteer import Entry, Gazetteer, Sense
from tasks.nlp.places.place_senses import lies_in
from tasks.records import Place, Span

_WORD = r"(?:(?:al|el|as|ash)-)?[A-Z][\w.'’‘-]*[\w.'’]"
_NAME = rf"{_WORD}(?: (?:(?:de|el|al|of|la|du) )?{_WORD}){{0,3}}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DATE = (
    rf"(?i:{_WEEKDAY}(?:{_DAY},? (?:of )?{_MONTH}|{_MONTH} {_DAY}|{_MONTH})(?:,? ?(?:19|20)\d\d)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})"
)
_AGENCY = r"(?:\((?P<bracket>[^()\n]{2,60})\)|/ ?[A-Z][\w .-]{1,20}/|\[(?P<square>[A-Z][\w .]{2,20})\])"
_BARE_AGENCY = r"[,.] ?(?:[A-Z][\w-]{2,18}(?=\s*[-–—])|[A-Z]{3,12}(?=[\s.]))"  # "Accra, Sept. 12, GNA - "
_DATELINE = re.compile(
    r"\s*(?P<clock>\d{1,2}[:.]\d\d \| )?(?:\([A-Z][\w/. -]{1,20}\) ?(?:[-–—]+ ?)?)?"
    rf"(?P<place>{_NAME})"
    rf"(?: ?(?:/|&|and) ?{_NAME}){{0,2}}"
    rf"(?:, (?!(?i:{_MONTH}) ?\d)(?P<region>{_NAME})(?:/{_NAME})?)?"
    rf"(?P<told>(?:[,.]? ?(?:{_DATE}|{_AGENCY})){{0,3}})"
    rf"(?P<bare>{_BARE_AGENCY})?"
    r"\s*(?P<mark>[—–�_]|--+|-(?=\s)|:|[,;.](?= [A-Z])|(?<=[)\]/])\.?(?= [A-Z\"“‘'])"
    r"|(?(bare)\.?(?= [A-Z\"“‘'])|(?(clock)\.(?=\s|$)|(?=\s*$))))"  # "16:10 | Lima, Jul. 13."; "ANKARA" alone
    rf"\s*(?P<after>{_DATE}\s*[:—–-]\s*)?(?P<next>.?)"  # "CAIRO - 27 June 2022: Prime Minister"
)
_CREDIT = re.compile(
    r"\s*(?:[A-Z]{3,6} [-–—]|(?:[A-Z][\w’'-]+ ){1,2}News(?: Agency)? ?/) (?=[A-Z\"“])"
)  # "ABC – The speaker"; "Zelmira News/ The premier"
_LONGEST = 140  # characters; no dateline is longer
_SHORTEST_STORY = 60  # characters behind a colon; what is shorter is a headline: "Geneva: A City of Peace"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of an agency report: "GENEVA, 20 November 1985 —"."""

    place: Place | None
    date_text: str
    """The whole of it."""
    end: int

    @property
    def start(self) -> int:
        """Where it begins; a headline may stand before it."""
        return self.end - len(self.date_text)


def read_dateline(paragraph: str, offset: int, gazetteer: Gazetteer) -> Dateline | None:
    """Return the dateline of a paragraph that begins at `offset`, or None."""
    return _with_place(paragraph, offset, gazetteer) or _credit(paragraph, offset)


def _credit(paragraph: str, offset: int) -> Dateline | None:
    """Return the agency alone that a report begins with: "ABC – The speaker received", "Zelmira News/ The premier"."""
    match = _CREDIT.match(paragraph[:_LONGEST])
    if match is None or len(paragraph) - match.end() <= _SHORTEST_STORY:
        return None
    return Dateline(None, match.group(), offset + match.end())


def _with_place(paragraph: str, offset: int, gazetteer: Gazetteer) -> Dateline | None:
    """Return the dateline that tells where it was filed, or None."""
    match = _DATELINE.match(paragraph[:_LONGEST])
    if match is None or not _is_dateline(match, paragraph):
        return None
    name = match.group("place")
    end = match.start("next")
    entry, name_span = _meant(match, gazetteer)
    is_formal = name.isupper() and (bool(match.group("told")) or bool(_senses(name, gazetteer)))  # "VATICAN CITY —"
    if entry is None:
        return Dateline(None, paragraph[:end], offset + end) if is_formal else None
    text = paragraph[name_span[0] : name_span[1]].removesuffix(".")  # "Kyiv. September 12."
    start = offset + name_span[0]
    place = Place(
        text.title() if text.isupper() and len(text) > 3 else text, entry.kind, "dateline",
        Span(start, start + len(text)), entry.country or None, entry.latitude, entry.longitude, entry.geonames_id,
    )  # fmt: skip
    return Dateline(place, paragraph[:end], offset + end)


def _is_dateline(match: re.Match[str], paragraph: str) -> bool:
    """Whether name, mark and what follows are those of a dateline and not of a sentence or a headline."""
    name, mark, following = match.group("place"), match.group("mark"), match.group("next")
    told = match.group("told") or match.group("after")
    if mark == ",":  # "(MENAFN) Amman, King Abdullah": only behind an agency
        return bool(re.match(r"\s*\([A-Z]", paragraph)) or (bool(told) and name.isupper())
    if match.group("clock"):
        return bool(told)
    if match.end() >= len(paragraph.rstrip()):  # in a paragraph of its own
        return name.isupper() and mark != ":"
    if mark in {";", ""} and not told:
        return False
    is_behind_agency = match.string[match.start("mark") - 1] in ")]/"
    if mark == "." and not is_behind_agency:  # "BAKU, Azerbaijan, March 22. Azerbaijan and Canada"
        return name.isupper() and any(map(str.isdecimal, told or ""))
    if not following or following.islower():
        return name.isupper() and bool(following)
    return name.isupper() or bool(told) or len(paragraph) - match.end() > _SHORTEST_STORY


def _meant(match: re.Match[str], gazetteer: Gazetteer) -> tuple[Entry | None, tuple[int, int]]:
    """Return the place of the dateline and where its name stands; no place where only a country is named."""
    name, region = match.group("place"), match.group("region") or match.group("square")
    span = match.span("place")
    senses = _senses(name, gazetteer)
    outer = [each for each in _region_senses(region, gazetteer) if each.entry.kind != "city"] if region else []
    for where in outer:
        inside = [each for each in senses or gazetteer.guarded(name) if lies_in(each.entry, where.entry)]
        if inside:
            return inside[0].entry, span
    known = [each for each in senses if not each.entry.is_minor]
    country = next((each.entry for each in known[:1] if each.entry.kind == "country"), None)
    if country is not None and match.group("region"):  # "Egypt, Cairo, June 2022:"
        towns = [each for each in _senses(match.group("region"), gazetteer) if lies_in(each.entry, country)]
        if towns:
            return towns[0].entry, match.span("region")
    if country is not None:
        # SINGAPORE, KUWAIT and PANAMA are capitals in a dateline.
        known = [each for each in known if each.entry.is_capital and each.entry.country == country.country]
    if known and not (outer and known[0].entry.kind == "city" and not _is_near(known[0].entry, outer)):
        return known[0].entry, span
    told = next((each.entry for each in outer if each.entry.kind == "region"), None)
    if told is not None and name.isupper() and match.group("region"):
        return told, match.span("region")  # "OFER PRISON, West Bank —"
    minor = [each for each in senses if each.entry.is_minor and each.is_main_name]
    formal = name.isupper() and bool(match.group("told")) and not outer
    return (minor[0].entry if minor and formal else None), span


def _is_near(entry: Entry, outer: list[Sense]) -> bool:
    return any(entry.country == each.entry.country for each in outer)


def _senses(name: str, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    return gazetteer.senses(name.title() if name.isupper() and len(name) > 3 else name)


def _region_senses(name: str, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    return (*gazetteer.senses(name), *gazetteer.abbreviated(name))
