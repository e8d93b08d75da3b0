"""The rounds: texts in the form of the two challenge sets, written later, each round before the reader was tried on it.

Before it was mended, the reader passed about two thirds of a round; what it passes now says what the mends have kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from tasks.records import Account
from tests.quality import challenge_set, circumstances_set
from tests.quality.challenge_set import Challenge, ChallengeItem, passes

FOLDER = Path(__file__).parent / "challenge_rounds"
TYPES = "type"
"""The case in which the type of the encounter counts as well."""

Item = TypeVar("Item", bound=Challenge)


def encounters() -> list[ChallengeItem]:
    """Return the items that ask who met whom, and whether they did; ValueError names what is wrong."""
    return [*_items(challenge_set.CASES, challenge_set.items_of)]


def types() -> list[ChallengeItem]:
    """Return the items that ask for the type as well; ValueError names what is wrong."""
    return [*_items((TYPES,), challenge_set.items_of)]


def circumstances() -> list[circumstances_set.CircumstancesItem]:
    """Return the items that ask where, when and about what; ValueError names what is wrong."""
    return [*_items(circumstances_set.CASES, circumstances_set.items_of)]


def passes_with_type(item: ChallengeItem, accounts: Sequence[Account]) -> str | None:
    """Return None where `accounts` are what the item expects, types too, else one line that says what is wrong."""
    missing = Counter(each.type for each in item.accounts if not each.is_optional)
    missing -= Counter(account.type for account in accounts)
    return passes(item, accounts) or (f"no {', '.join(missing)}" if missing else None)


def _items(cases: tuple[str, ...], items_of: Callable[[str, str], tuple[Item, ...]]) -> Iterator[Item]:
    for file in sorted(FOLDER.glob("round_*/*.toml")):
        if file.stem in cases:
            yield from items_of(f"{file.parent.name}/{file.stem}", file.read_text("utf-8"))
