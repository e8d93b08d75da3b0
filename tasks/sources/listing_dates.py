"""When something was published, as feeds and sitemaps write it; what cannot be read for certain stays unknown."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

# A listing may run ahead of our clock by its zone or its own error, but not by more.
LARGEST_LEAD = timedelta(hours=24)
EARLIEST_YEAR = 1900
# The zero of Unix clocks, and seconds that were taken for milliseconds.
EMPTY_YEAR = 1970
LONGEST_DATE = 100
LARGEST_OFFSET = timedelta(hours=14)

_MONTHS = """
january jan januar janvier janv enero ene gennaio gen janeiro января январь янв jänner
february feb februar février févr fév febrero febbraio fevereiro fev февраля февраль фев
march mar märz mrz mär mars marzo março марта март мар
april apr avril avr abril abr aprile апреля апрель апр
may mai mayo maggio mag maio мая май
june jun juni juin junio giugno giu junho июня июнь июн
july jul juli juillet juil julio luglio lug julho июля июль июл
august aug août aou agosto ago августа август авг
september sep sept septembre septiembre settembre set setembro сентября сентябрь сен сент
october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт
november nov novembre noviembre novembro ноября ноябрь ноя нояб
december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря декабрь дек
"""
# What the letters mean in news: CST and BST are the American and British ones, IST is India's.
_ZONE_HOURS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "met": 1, "cest": 2,
    "mesz": 2, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "trt": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "nst": -3.5,
    "ndt": -2.5, "brt": -3, "art": -3, "clt": -4, "wat": 1, "cat": 2, "sast": 2, "eat": 3, "gst": 4, "pkt": 5,
    "ist": 5.5, "npt": 5.75, "wib": 7, "ict": 7, "hkt": 8, "sgt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9,
    "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
_ZONES = {name: timezone(timedelta(hours=hours)) for name, hours in _ZONE_HOURS.items()}

_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?"
_OFFSET = r"(?:(?:gmt|utc)\s*)?([+-])(\d{1,2}):?(\d{2})?"
_TIME = re.compile(rf"(?<!\d){_CLOCK}\s*(?:uhr\b\s*)?(?:{_OFFSET}(?!\d)|([a-z]{{1,5}})\b)?")
# Between the numbers also the signs for year, month and day of Chinese, Japanese and Korean.
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*([-/.\u5e74\ub144])\s*(\d{1,2})\s*[-/.\u6708\uc6d4]\s*(\d{1,2})(?:\s*[\u65e5\uc77c])?(?=$|[t,\s])[t,\s]*(.*)",
    re.DOTALL,
)
_NUMBERS = re.compile(r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[t,\s])[t,\s]*(.*)", re.DOTALL)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?\s*(z|[+-]\d{2}:?\d{2})?)?")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")


def listing_date(text: str, now: datetime) -> date | datetime | None:
    """Return the moment that `text` gives, aware and in its own zone; the day alone where no zone is told; or None.

    Reads the form of e-mail, ISO 8601, seconds and milliseconds since 1970, names of months in seven languages and
    Chinese, Japanese and Korean dates. None for what is no full day, could be read in two ways (05/03/2024), is an
    empty clock (year 0, 1970) or lies more than 24 hours after `now`, which is aware.
    """
    if len(text) > LONGEST_DATE:
        return None
    try:
        found = _in_full_iso(text) or _read(_folded(text))
    except (ValueError, OverflowError):
        return None
    if found is None or found.year < EARLIEST_YEAR or found.year == EMPTY_YEAR:
        return None
    if isinstance(found, datetime):
        if found.astimezone(UTC).year == EMPTY_YEAR:  # "31 Dec 1969 19:00 EST"
            return None
        return None if found - now > LARGEST_LEAD else found
    return None if found > (now.astimezone(UTC) + LARGEST_LEAD).date() else found


def day_and_moment(text: str, now: datetime) -> tuple[date | None, datetime | None]:
    """Return the local day and the aware moment of `listing_date`, each None where it is not told."""
    found = listing_date(text, now)
    if isinstance(found, datetime):
        return found.date(), found
    return found, None


def _in_full_iso(text: str) -> datetime | None:
    """Return the moment of the form that most sitemaps and Atom feeds use, which the standard library reads fast."""
    if len(text) < 20 or text[4] != "-" or text[10] != "T":
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = moment.utcoffset()
    return moment.replace(microsecond=0) if offset is not None and abs(offset) <= LARGEST_OFFSET else None


def _folded(text: str) -> str:
    """Return `text` in small letters without accents and in ordinary digits."""
    if not text.isascii():
        # Composed again at the end, as Korean syllables would stay apart.
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
        text = unicodedata.normalize("NFC", plain)
    return text.strip().lower()


_MONTH_NUMBERS = {
    name: number for number, line in enumerate(_MONTHS.strip().splitlines(), start=1) for name in _folded(line).split()
}


def _read(text: str) -> date | datetime | None:
    if _EPOCH.fullmatch(text) and not (len(text) == 12 and text.startswith(("19", "20"))):
        seconds = float(text)
        return datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, UTC)
    if found := _YEAR_FIRST.fullmatch(text):
        year, mark, month, day, rest = found.groups()
        return _at(date(int(year), int(month), int(day)), rest, is_iso=mark == "-")
    if found := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = found.groups()
        clock = f"{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        return _at(date(int(year), int(month), int(day)), clock)
    if found := _NUMBERS.fullmatch(text):
        first, mark, second, year, rest = found.groups()
        return _at(_day_of_numbers(int(first), int(second), int(year), mark), rest)
    if re.match(r"\d{4}-?w\d", text):
        return date.fromisoformat(text.upper())
    return _with_month_name(text)


def _day_of_numbers(first: int, second: int, year: int, mark: str) -> date:
    """Return the day; raise ValueError where day and month cannot be told apart. With dots the day comes first."""
    if first > 12 or first == second or mark == ".":
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise ValueError("day and month cannot be told apart")


def _with_month_name(text: str) -> date | datetime | None:
    time = _TIME.search(text)
    rest = text[: time.start()] + " " + text[time.end() :] if time else text
    clock = time.group() if time else ""
    if time and (zone := time.group(8)) in _MONTH_NUMBERS and zone not in _ZONES:
        # "14:30 mar 5, 2024": a month, not a zone.
        rest, clock = f"{rest} {zone}", clock.removesuffix(zone)
    months = [word for word in _WORD.findall(rest) if word in _MONTH_NUMBERS]
    if len(months) == 2 and months[0] == "mar":
        months = months[1:]  # Tuesday in French, Spanish and Italian: "mar. 05 mars 2024"
    numbers = _NUMBER.findall(rest)
    if len(months) != 1 or len(numbers) != 2:
        return None
    first, second = numbers
    day, year = (second, first) if len(first) == 4 else (first, second)
    if len(day) > 2 or len(year) not in (2, 4):
        return None
    century = 0 if len(year) == 4 else 2000 if int(year) < 70 else 1900
    return _at(date(century + int(year), _MONTH_NUMBERS[months[0]], int(day)), clock)


def _at(day: date, clock: str, *, is_iso: bool = False) -> date | datetime:
    """Return `day` at the time of `clock`; the day alone where there is no time, or none of a known zone."""
    if is_iso and (short := re.fullmatch(r"(\d{2})(\d{2})?(z|[+-]\d{2}(?::?\d{2})?)?", clock)):
        clock = f"{short[1]}:{short[2] or '00'}{short[3] or ''}"
    found = _TIME.search(clock)
    if not found:
        return day
    hours, minutes, seconds, half, sign, zone_hours, zone_minutes, name = found.groups()
    if sign:
        offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes or 0))
        if offset > LARGEST_OFFSET:
            return day
        zone = timezone(-offset if sign == "-" else offset)
    elif name in _ZONES:
        zone = _ZONES[name]
    else:
        return day
    hour = int(hours)
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    moment = datetime(day.year, day.month, day.day, 0 if hour == 24 else hour, int(minutes), tzinfo=zone)
    moment += timedelta(seconds=min(int(seconds or 0), 59))  # 60: a leap second
    return moment + timedelta(days=1) if hour == 24 else moment
