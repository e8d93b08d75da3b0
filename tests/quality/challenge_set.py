"""The challenge set: 216 short texts, 25 to 29 for each hard case, with the accounts that a careful reader finds.

The texts stand in challenge/<case>.toml and were written before the rules that they challenge. A text is passed when
who met whom and with which status are all right and nothing is made up; the type of the encounter does not count.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar, get_args

from tasks.reading import load_reader
from tasks.records import Account, Article, EncounterType, Reading, Side, Status
from tests.quality import agreement

FOLDER = Path(__file__).parent / "challenge"
CASES = (
    "false_friends",
    "nominal_triggers",
    "reception",
    "many_participants",
    "status",
    "coreference",
    "repeated_mentions",
    "next_in_line",
)
SIDES: tuple[Side, ...] = get_args(Side)
DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})
TITLES = tuple(
    title.split()
    for title in (
        "prime minister", "foreign minister", "defence minister", "secretary of state", "secretary general",
        "vice president", "crown prince", "president", "premier", "chancellor", "minister", "secretary", "senator",
        "governor", "mayor", "ambassador", "king", "queen", "emperor", "emir", "prince", "princess", "sheikh", "sultan",
        "pope", "cardinal", "archbishop", "bishop", "patriarch", "rabbi", "mufti", "general", "marshal", "admiral",
        "colonel", "sir", "lord", "lady", "dame", "dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.",
    )
)  # fmt: skip
Left = TypeVar("Left")
Right = TypeVar("Right")


class Challenge(Protocol):
    """A short text that belongs to a hard case, whatever is asked about it."""

    @property
    def case(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def published(self) -> date | None: ...


Item = TypeVar("Item", bound=Challenge)


@dataclass(frozen=True, slots=True)
class ChallengeAccount:
    """One encounter that an item tells of: `who` met `whom`, and those of `both` met each other."""

    type: EncounterType
    status: Status
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    is_optional: bool = False
    """Whether it may be found or not."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who takes part."""
        return self.who + self.whom + self.both


@dataclass(frozen=True, slots=True)
class ChallengeItem:
    """A short text and all that must be found in it."""

    case: str
    """The hard case that it belongs to: the name of its file."""
    name: str
    text: str
    published: date | None
    accounts: tuple[ChallengeAccount, ...]

    @property
    def is_negative(self) -> bool:
        """Whether the text tells of no encounter at all."""
        return not self.accounts


@cache
def challenge_items() -> tuple[ChallengeItem, ...]:
    """Return all items, case by case; ValueError names the file and the item that are wrong."""
    return tuple(item for case in CASES for item in items_of(case, (FOLDER / f"{case}.toml").read_text("utf-8")))


def items_of(case: str, content: str) -> tuple[ChallengeItem, ...]:
    """Return the items of one case's TOML `content`; ValueError names the file and the item that are wrong."""
    return items_from(case, content, _item_of)


def items_from(case: str, content: str, item_of: Callable[[str, dict[str, Any]], Item]) -> tuple[Item, ...]:
    """Return what `item_of` makes of each table in `content`; ValueError names the file and the item that are wrong."""
    items: dict[str, Item] = {}
    for position, table in enumerate(tomllib.loads(content)["items"], start=1):
        name = table.get("name", f"item {position}")
        try:
            item = item_of(case, table)
            if name in items:
                raise ValueError("another item has this name")
        except ValueError as error:
            raise ValueError(f"{case}.toml, {name}: {error}") from error
        items[name] = item
    return tuple(items.values())


def _item_of(case: str, table: dict[str, Any]) -> ChallengeItem:
    check_keys(table, required={"name", "text", "accounts"}, allowed={"published"})
    return ChallengeItem(
        case, table["name"], table["text"], table.get("published"), tuple(map(_account_of, table["accounts"]))
    )


def _account_of(table: dict[str, Any]) -> ChallengeAccount:
    check_keys(table, required={"type", "status"}, allowed={*SIDES, "optional"})
    for key, known in (("type", get_args(EncounterType)), ("status", get_args(Status))):
        if table[key] not in known:
            raise ValueError(f"unknown {key} {table[key]!r}: one of {', '.join(known)}")
    sides = {side: tuple(table.get(side, ())) for side in SIDES}
    account = ChallengeAccount(table["type"], table["status"], **sides, is_optional=table.get("optional", False))
    # a visitor may be alone, and a body that gathers can be news by itself
    needed = 1 if account.type == "visit" or account.both else 2
    if len(account.names) < needed:
        raise ValueError(f"{account.type} with fewer than {needed} names")
    return account


def check_keys(table: dict[str, Any], required: set[str], allowed: set[str]) -> None:
    """ValueError names the keys that nobody reads and those that are missing."""
    if unknown := table.keys() - required - allowed:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    if missing := required - table.keys():
        raise ValueError(f"missing key {', '.join(sorted(missing))}")


def same_name(one: str, other: str) -> bool:
    """Whether two names agree when determiners and titles in front of them, accents and case do not count."""
    return agreement.same_name(_bare(one), _bare(other))


def _bare(name: str) -> str:
    """Return `name` without what stands before it; a description ("Saudi crown prince") keeps its title."""
    words = name.split()
    if len(words) > 1 and words[0].lower() in DETERMINERS:
        words = words[1:]
    while title := next((title for title in TITLES if [word.lower() for word in words[: len(title)]] == title), None):
        if not words[len(title) :] or not words[len(title)][0].isupper():
            break
        words = words[len(title) :]
    return " ".join(words)


def passes(item: ChallengeItem, accounts: Sequence[Account]) -> str | None:
    """Return None where `accounts` are what the item expects, else one line that says what is wrong."""
    found = [_as_found(account) for account in accounts]
    required = [each for each in item.accounts if not each.is_optional]
    # Both together say that some pairing leaves out neither a required account nor one that was found.
    missed = without_partner(required, found, _is_same)
    made_up = without_partner(found, item.accounts, lambda one, other: _stands_for(other, one))
    faults = [f"missed {_shown(each)}" for each in missed] + [f"made up {_shown(each)}" for each in made_up]
    return "; ".join(faults) or None


def share_passed(
    items: Sequence[Item], judge: Callable[[Item, Sequence[Account]], str | None]
) -> tuple[float, list[str]]:
    """Return the share of `items` that the reader passes, and lines that tell what fails and the share of each case."""
    by_key = {f"{item.case}/{item.name}": item for item in items}
    articles = [Article(key, "challenge", key, item.text, published=item.published) for key, item in by_key.items()]
    right: Counter[str] = Counter()
    lines = []
    for reading in load_reader("md", None).read(articles):
        assert isinstance(reading, Reading), reading
        item = by_key[reading.article.doc_id]
        reason = judge(item, reading.accounts)
        right[item.case] += reason is None
        if reason:
            lines.append(f"{reading.article.doc_id}: {reason}")
    size = Counter(item.case for item in items)
    share = right.total() / len(items)
    lines += [f"{case:18} {right[case]:2} of {size[case]}" for case in size]
    return share, [*lines, f"{'share':18} {share:.4f}"]


def _as_found(account: Account) -> ChallengeAccount:
    def names(side: Side) -> tuple[str, ...]:
        return tuple(each.name for each in account.participants if each.side == side)

    return ChallengeAccount(account.type, account.status, names("who"), names("whom"), names("both"))


def _is_same(expected: ChallengeAccount, found: ChallengeAccount) -> bool:
    return expected.status == found.status and all(
        len(names) == len(others) and not without_partner(names, others, same_name)
        for names, others in (
            (expected.who, found.who),
            (expected.whom, found.whom),
            (expected.both, found.both),
        )
    )


def _stands_for(expected: ChallengeAccount, found: ChallengeAccount) -> bool:
    """Whether `found` is the expected account; of an optional one it is enough that most of the names are the same."""
    if not expected.is_optional:
        return _is_same(expected, found)
    shared = len(expected.names) - len(without_partner(expected.names, found.names, same_name))
    return 2 * shared / (len(expected.names) + len(found.names)) >= agreement.ALIKE


def without_partner(
    left: Sequence[Left], right: Sequence[Right], same: Callable[[Left, Right], bool]
) -> tuple[Left, ...]:
    """Return what of `left` finds no partner in `right` where as many as possible have one of their own."""
    partner: dict[int, int] = {}  # position in right: position in left

    def places(i: int, tried: set[int]) -> bool:
        for j, other in enumerate(right):
            if j not in tried and same(left[i], other):
                tried.add(j)
                if j not in partner or places(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    return tuple(each for i, each in enumerate(left) if not places(i, set()))


def _shown(account: ChallengeAccount) -> str:
    sides = (f"{side} {', '.join(names)}" for side in SIDES if (names := getattr(account, side)))
    return f"{account.status} {account.type}: {' | '.join(sides)}"
