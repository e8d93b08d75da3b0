"""The challenge set of circumstances: 80 short texts that ask where, when and about what, 20 for each hard case.

The texts stand in challenge_circumstances/<case>.toml and were written before the rules that they challenge. A text is
passed when every encounter that it asks about is found at its trigger word, with the place, the days and the topics
that are asked; who met whom, with which status, and what else is found does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tasks.records import Account, Span
from tests.quality import agreement
from tests.quality.challenge_set import check_keys, items_from, without_partner

FOLDER = Path(__file__).parent / "challenge_circumstances"
CASES = ("place_or_topic", "place_elsewhere", "time", "topics")
ASKED = frozenset({"place", "days", "topics"})
FURTHER_TOPICS = 1  # may be found beside those that are expected
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where, when and about what one encounter was, as far as `asks` says that it is asked."""

    trigger: str
    """Words that stand once in the text; one of them tells of the encounter."""
    asks: frozenset[str]
    """Of "place", "days" and "topics"."""
    place: tuple[str, str] | None = None
    """Name and country, ISO 3166-1 alpha-3; None where the text does not say where."""
    days: Days | None = None
    """The first and the last; None where the text does not say when."""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CircumstancesItem:
    """A short text and what is asked about it."""

    case: str
    """The hard case that it belongs to: the name of its file."""
    name: str
    text: str
    published: date | None
    accounts: tuple[Circumstances, ...]


@cache
def circumstances_items() -> tuple[CircumstancesItem, ...]:
    """Return all items, case by case; ValueError names the file and the item that are wrong."""
    return tuple(item for case in CASES for item in items_of(case, (FOLDER / f"{case}.toml").read_text("utf-8")))


def items_of(case: str, content: str) -> tuple[CircumstancesItem, ...]:
    """Return the items of one case's TOML `content`; ValueError names the file and the item that are wrong."""
    return items_from(case, content, _item_of)


def _item_of(case: str, table: dict[str, Any]) -> CircumstancesItem:
    check_keys(table, required={"name", "text", "accounts"}, allowed={"published"})
    item = CircumstancesItem(
        case, table["name"], table["text"], table.get("published"), tuple(map(_circumstances_of, table["accounts"]))
    )
    if not item.accounts:
        raise ValueError("no accounts")
    for account in item.accounts:
        if len(_spans(account.trigger, item.text)) != 1:
            raise ValueError(f"trigger {account.trigger!r} does not stand once in the text")
    return item


def _circumstances_of(table: dict[str, Any]) -> Circumstances:
    check_keys(table, required={"trigger"}, allowed={"country", *ASKED})
    asks = ASKED & table.keys()
    if not asks:
        raise ValueError(f"nothing is asked: one of {', '.join(sorted(ASKED))}")
    return Circumstances(table["trigger"], asks, _place_of(table), _days_of(table), tuple(table.get("topics", ())))


def _place_of(table: dict[str, Any]) -> tuple[str, str] | None:
    name, country = table.get("place", ""), table.get("country", "")
    if bool(name) != bool(country):
        raise ValueError("place and country go together")
    if country and not re.fullmatch("[A-Z]{3}", country):
        raise ValueError(f"country {country!r} is not ISO 3166-1 alpha-3")
    return (name, country) if name else None


def _days_of(table: dict[str, Any]) -> Days | None:
    match [date.fromisoformat(str(day)) for day in table.get("days", ())]:
        case []:
            return None
        case [start, end] if start <= end:
            return start, end
        case _:
            raise ValueError("days are the first and the last, or none")


def passes(item: CircumstancesItem, accounts: Sequence[Account]) -> str | None:
    """Return None where `accounts` hold all that the item asks, else one line that says what is wrong."""
    return "; ".join(fault for expected in item.accounts if (fault := _fault(expected, item.text, accounts))) or None


def _fault(expected: Circumstances, text: str, accounts: Iterable[Account]) -> str | None:
    """Say what is wrong with the account at the trigger; of several that tell of it there, the best counts."""
    (span,) = _spans(expected.trigger, text)
    told_there = [each for each in accounts if any(_overlap(mention.span, span) for mention in each.mentions)]
    if not told_there:
        return f"nothing found at {expected.trigger!r}"
    faults = min((_faults(expected, each) for each in told_there), key=len)
    return f"at {expected.trigger!r} {', '.join(faults)}" if faults else None


def _faults(expected: Circumstances, account: Account) -> tuple[str, ...]:
    """Return one fault for each thing that is asked and does not agree."""
    read = agreement.as_read(account)
    agrees = {
        "place": _same_place(expected.place, read.place),
        "days": expected.days == read.days,
        "topics": _same_topics(expected.topics, read.topics),
    }
    return tuple(
        f"{asked} {_shown(getattr(read, asked))} instead of {_shown(getattr(expected, asked))}"
        for asked in sorted(expected.asks)
        if not agrees[asked]
    )


def _same_place(expected: tuple[str, str] | None, read: tuple[str, str | None] | None) -> bool:
    """Whether one name holds the other's words and the country is the same."""
    if expected is None or read is None:
        return expected is read
    return expected[1] == read[1] and agreement.same_place(expected, read)


def _same_topics(expected: Sequence[str], read: Sequence[str]) -> bool:
    missed = without_partner(expected, read, _tells)
    return not missed and len(read) - len(expected) <= FURTHER_TOPICS


def _tells(expected: str, read: str) -> bool:
    """Whether what was read has half of the content words that are expected."""
    words = agreement.content_words(expected)
    return len(words & agreement.content_words(read)) >= agreement.SHARED * len(words)


def _spans(words: str, text: str) -> list[Span]:
    return [Span(*each.span()) for each in re.finditer(rf"\b{re.escape(words)}\b", text)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _shown(value: Sequence[object] | None) -> str:
    return " | ".join(map(str, value)) if value else "none"
