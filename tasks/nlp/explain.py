"""Which stretch of the article gave which value? Marks for terminal and page, cut so that none overlaps another.

Where two kinds of mark meet, the more specific one wins, in the order of `PRECEDENCE`, and the other keeps the rest of
its stretch. Values of one kind that meet share the mark: its roles name them all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from tasks.records import Account, Explanation, Side, Span

MarkKind = Literal["trigger", "mention", "refused", "cue", "participant", "place", "time", "topic"]
PRECEDENCE: tuple[MarkKind, ...] = get_args(MarkKind)
"""The kinds of mark, the most specific first: who wins where two meet."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a stretch of text is for one account, or for none where it is a trigger word that was refused."""

    account: int | None
    """The account's number, counted from 1 in the order of the explanation."""
    label: str
    """The rule of a trigger or mention, the reason of a refusal, the status of a cue, the name of a participant, the
    basis of a place or time, the subject of a topic."""
    side: Side | None = None
    """Of a participant."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it was taken for; each mark has at least one role."""

    span: Span
    kind: MarkKind
    roles: tuple[Role, ...]


class Piece(NamedTuple):
    """A stretch of the text that is marked as a whole or not at all."""

    span: Span
    mark: Mark | None


class _Claim(NamedTuple):
    """A value that asks for its stretch of the text."""

    span: Span
    kind: MarkKind
    roles: tuple[Role, ...]


def marks_of(explanation: Explanation) -> tuple[Mark, ...]:
    """Return the marks of the article in the order of its text; none is empty, none overlaps another."""
    claims = _widened(
        claim
        for number, account in enumerate(explanation.accounts, start=1)
        for claim in _claims_of_account(number, account)
    )
    claims += [
        _Claim(refusal.span, "refused", (Role(None, f"{refusal.rule}: {refusal.reason}"),))
        for refusal in explanation.refusals
    ]
    length = len(explanation.article.text)
    return tuple(_cut([claim for claim in claims if 0 <= claim.span.start < claim.span.end <= length]))


def pieces_of(marks: Sequence[Mark], start: int, end: int) -> Iterator[Piece]:
    """Yield the text from `start` to `end` piece by piece, each character in exactly one of them.

    A mark that reaches over an end is cut there; its piece still names the whole mark.
    """
    position = start
    for mark in marks[bisect_right(marks, start, key=lambda mark: mark.span.end) :]:
        begins, ends = max(mark.span.start, start), min(mark.span.end, end)
        if begins >= ends:
            break
        if position < begins:
            yield Piece(Span(position, begins), None)
        yield Piece(Span(begins, ends), mark)
        position = ends
    if position < end:
        yield Piece(Span(position, end), None)


def _claims_of_account(number: int, account: Account) -> Iterator[_Claim]:
    for mention in account.mentions:
        kind: MarkKind = "trigger" if mention == account.trigger else "mention"
        yield _Claim(mention.span, kind, (Role(number, mention.rule),))
    if account.status_cue is not None:
        yield _Claim(account.status_cue.span, "cue", (Role(number, account.status),))
    for participant in account.participants:
        for span in participant.spans:
            yield _Claim(span, "participant", (Role(number, participant.name, participant.side),))
    if account.place is not None:
        yield _Claim(account.place.span, "place", (Role(number, account.place.basis),))
    if account.time is not None:
        yield _Claim(account.time.span, "time", (Role(number, account.time.basis),))
    for topic in account.topics:
        yield _Claim(topic.span, "topic", (Role(number, topic.label or "no code fits"),))


def _widened(claims: Iterator[_Claim]) -> list[_Claim]:
    """Return the claims with those of one participant that meet made one: "Mao" and "Chairman Mao" are one name."""
    others: list[_Claim] = []
    by_name: dict[str, list[_Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "participant":
            by_name[claim.roles[0].label].append(claim)
        else:
            others.append(claim)
    joined: list[_Claim] = []
    for named in by_name.values():
        last: _Claim | None = None
        for claim in sorted(named, key=lambda claim: claim.span):
            if last is not None and claim.span.start < last.span.end:
                span = Span(last.span.start, max(last.span.end, claim.span.end))
                last = _Claim(span, "participant", _together((last, claim)))
                joined[-1] = last
            else:
                last = claim
                joined.append(claim)
    return others + joined


def _cut(claims: list[_Claim]) -> Iterator[Mark]:
    """Yield the marks: between two borders of claims the same ones always meet, and the first kind of them wins."""
    borders = sorted({border for claim in claims for border in claim.span})
    waiting = sorted(claims, key=lambda claim: claim.span, reverse=True)
    present: list[_Claim] = []
    # What was marked last, and the claims that gave it: it goes on where the same ones win again.
    mark: Mark | None = None
    winners: list[_Claim] = []
    for start, end in pairwise(borders):
        present = [claim for claim in present if claim.span.end > start]
        while waiting and waiting[-1].span.start <= start:
            present.append(waiting.pop())
        if not present:
            continue
        kind = min((claim.kind for claim in present), key=PRECEDENCE.index)
        won = [claim for claim in present if claim.kind == kind]
        if mark is not None and mark.span.end == start and won == winners:
            mark = Mark(Span(mark.span.start, end), kind, mark.roles)
            continue
        if mark is not None:
            yield mark
        mark, winners = Mark(Span(start, end), kind, _together(won)), won
    if mark is not None:
        yield mark


def _together(claims: Sequence[_Claim]) -> tuple[Role, ...]:
    """Return the roles of all the claims, each once, by the number of the account."""
    roles = dict.fromkeys(role for claim in claims for role in claim.roles)
    return tuple(sorted(roles, key=lambda role: role.account or 0))
