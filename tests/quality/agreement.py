"""How far do accounts that were read agree with those that a careful reader found?

Within one article each expected account is given the account that is most like it: both tell of it in the same
sentence, or close by, or the same people take part. What is left over on either side was missed or made up. Names,
places and phrases are compared by their words, days by the share that they have in common.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TypeVar

from tasks.records import Account, EncounterType, Side, Span, Status
from tests.golden.conftest import GoldAccount

NEAR = 60  # characters between two triggers that may tell of the same encounter
ALIKE = 0.5  # F1 of the participants from which an encounter is taken for the same, wherever it is told
SHARED = 0.5  # of the days that either interval covers; of the content words of the shorter phrase
FUNCTION_WORDS = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with",
    "from", "about", "into", "over", "between", "its", "their", "his", "her",
})  # fmt: skip
Value = TypeVar("Value")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One encounter in the form that is compared, whoever found it."""

    trigger: Span
    sentence: Span
    """Where it is told; for an expected account its trigger alone."""
    type: EncounterType
    status: Status
    sides: tuple[tuple[str, Side], ...]
    """Names with their side."""
    place: tuple[str, str | None] | None
    """Name and country."""
    days: tuple[date, date] | None
    topics: tuple[str, ...]
    is_optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who takes part."""
        return tuple(name for name, _ in self.sides)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Who met whom: names of different sides, and all of one table among each other."""
        return tuple(
            (one, other)
            for (one, side), (other, other_side) in combinations(self.sides, 2)
            if side != other_side or side == "both"
        )


def as_read(account: Account) -> Told:
    """Return an account of the reader in the form that is compared."""
    time, place = account.time, account.place
    return Told(
        account.trigger.span,
        account.trigger.sentence,
        account.type,
        account.status,
        tuple((each.name, each.side) for each in account.participants),
        (place.name, place.country) if place else None,
        (time.start, time.end) if time and time.start and time.end else None,
        tuple(topic.phrase for topic in account.topics),
    )


def as_expected(account: GoldAccount, text: str) -> Told:
    """Return a golden account of the article's `text` in the form that is compared."""
    trigger, time, place = account.trigger_span(text), account.time, account.place
    return Told(
        trigger,
        trigger,
        account.type,
        account.status,
        tuple((each.name, each.side) for each in account.participants),
        (place.name, place.country) if place else None,
        (time.start, time.end) if time else None,
        account.topics,
        account.optional,
    )


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").removesuffix("'s"))
    return re.findall(r"[a-z0-9]+", "".join(each for each in plain if not unicodedata.combining(each)).lower())


def same_name(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, or both end with the same word."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return set(a) <= set(b) or set(b) <= set(a) or (a[-1] == b[-1] and len(a[-1]) > 2)


def same_pair(one: Pair, other: Pair) -> bool:
    """Whether the same two met, whoever is named first."""
    return any(same_name(one[0], a) and same_name(one[1], b) for a, b in (other, other[::-1]))


def same_place(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether one name holds the other's words and the countries do not contradict each other."""
    a, b = set(_words(one[0])), set(_words(other[0]))
    return bool(a and b) and (a <= b or b <= a) and (not one[1] or not other[1] or one[1] == other[1])


def same_days(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether the days in both are at least half of the days in either."""
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    either = (max(one[1], other[1]) - min(one[0], other[0])).days + 1
    return shared / either >= SHARED


def content_words(phrase: str) -> set[str]:
    """Return the words of a phrase that carry its meaning, without accents and case."""
    return set(_words(phrase)) - FUNCTION_WORDS


def same_phrase(one: str, other: str) -> bool:
    """Whether half of the shorter phrase's content words stand in the other."""
    a, b = content_words(one), content_words(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= SHARED


def matched(expected: Sequence[Value], read: Sequence[Value], same: Callable[[Value, Value], bool]) -> int:
    """Return how many expected values find a partner among those read, each at most once."""
    left = list(read)
    for value in expected:
        partner = next((position for position, each in enumerate(left) if same(value, each)), None)
        if partner is not None:
            del left[partner]
    return len(read) - len(left)


def likeness(expected: Told, read: Told) -> float:
    """Return how likely it is that both tell of the same encounter; 0 where they do not."""
    total = len(expected.names) + len(read.names)
    people = 2 * matched(expected.names, read.names, same_name) / total if total else 0.0
    apart = abs(expected.trigger.start - read.trigger.start)
    if apart <= NEAR or read.sentence.start <= expected.trigger.start < read.sentence.end:
        return 1 + people + 0.1 / (1 + apart)
    return people if people >= ALIKE else 0.0


def assign(expected: Sequence[Told], read: Sequence[Told]) -> dict[int, int]:
    """Return the position in `read` for each position in `expected` that has a partner: the likest first."""
    ranked = sorted(
        ((-likeness(one, other), i, j) for i, one in enumerate(expected) for j, other in enumerate(read)),
    )
    partner: dict[int, int] = {}
    for score, i, j in ranked:
        if score < 0 and i not in partner and j not in partner.values():
            partner[i] = j
    return partner


def is_whole(expected: Told, read: Told) -> bool:
    """Whether everything agrees but type and topics, and nothing is added: a row that can be trusted as it stands."""
    names, pairs = len(expected.names), len(expected.pairs)
    return (
        matched(expected.names, read.names, same_name) == names == len(read.names)
        and matched(expected.pairs, read.pairs, same_pair) == pairs == len(read.pairs)
        and expected.status == read.status
        and (same_place(expected.place, read.place) if expected.place and read.place else expected.place == read.place)
        and (same_days(expected.days, read.days) if expected.days and read.days else expected.days == read.days)
    )


@dataclass(slots=True)
class Tally:
    """Values that agree, that were expected, and that were read."""

    hits: int = 0
    expected: int = 0
    read: int = 0

    def add(self, hits: int, expected: int, read: int) -> None:
        """Count one article's or one account's values."""
        self.hits, self.expected, self.read = self.hits + hits, self.expected + expected, self.read + read

    @property
    def precision(self) -> float:
        """Share of what was read that was expected; 1 where nothing was read."""
        return self.hits / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was read; 1 where nothing was expected."""
        return self.hits / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.expected + self.read) if self.expected + self.read else 1.0


@dataclass(slots=True)
class Comparison:
    """The tallies over all articles, and the accounts that went wrong."""

    tallies: dict[str, Tally] = field(
        default_factory=lambda: {
            each: Tally()
            for each in ("event", "whole", "participants", "pairs", "place", "time", "topics", "type", "status")
        }
    )
    missed: list[Told] = field(default_factory=list)
    made_up: list[Told] = field(default_factory=list)

    def add(self, golden: Iterable[Told], read: Sequence[Told]) -> None:
        """Compare the accounts of one article."""
        golden = list(golden)
        expected = [each for each in golden if not each.is_optional]
        partner = assign(expected, read)
        free = [each for j, each in enumerate(read) if j not in partner.values()]
        # what stands for an optional account is neither right nor wrong
        made_up = [each for each in free if not any(o.is_optional and likeness(o, each) for o in golden)]
        couples = [(one, read[partner[i]]) for i, one in enumerate(expected) if i in partner]
        missed = [one for i, one in enumerate(expected) if i not in partner]
        self.missed += missed
        self.made_up += made_up
        count = (len(couples) + len(missed), len(couples) + len(made_up))
        self.tallies["event"].add(len(couples), *count)
        self.tallies["whole"].add(sum(is_whole(one, other) for one, other in couples), *count)
        for one, other in couples:
            self._add_values(one, other)
            self.tallies["type"].add(int(one.type == other.type), 1, 1)
            self.tallies["status"].add(int(one.status == other.status), 1, 1)
        for one in missed:
            self._add_values(one, None)
        for other in made_up:
            self._add_values(None, other)

    def _add_values(self, one: Told | None, other: Told | None) -> None:
        def add(name: str, values: Callable[[Told], Sequence[Value]], same: Callable[[Value, Value], bool]) -> None:
            wanted, found = values(one) if one else (), values(other) if other else ()
            self.tallies[name].add(matched(wanted, found, same), len(wanted), len(found))

        add("participants", lambda told: told.names, same_name)
        add("pairs", lambda told: told.pairs, same_pair)
        add("place", lambda told: (told.place,) if told.place else (), same_place)
        add("time", lambda told: (told.days,) if told.days else (), same_days)
        add("topics", lambda told: told.topics, same_phrase)

    def figures(self) -> dict[str, float]:
        """Return every figure, from 0 to 1."""
        figures = {"event_precision": self.tallies["event"].precision, "event_recall": self.tallies["event"].recall}
        figures |= {
            f"{name}_f1": self.tallies[name].f1
            for name in ("whole", "participants", "pairs", "place", "time", "topics")
        }
        return figures | {f"{name}_accuracy": self.tallies[name].recall for name in ("type", "status")}
