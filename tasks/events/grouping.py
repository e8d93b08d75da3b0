"""Accounts → groups that tell of one encounter; the order of the accounts never matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tasks.events.facts import AccountFacts, Event, Member
from tasks.events.same_encounter import Decision, compare

Pair = tuple[str, str]


def decide(accounts: Mapping[str, AccountFacts], candidates: Iterable[Pair]) -> dict[Pair, Decision]:
    """Return the decision on each candidate pair of account ids."""
    return {pair: compare(accounts[pair[0]], accounts[pair[1]]) for pair in candidates}


def group(accounts: Mapping[str, AccountFacts], decisions: Mapping[Pair, Decision]) -> list[tuple[Member, ...]]:
    """Return the accounts in groups, each sorted by account id: the first gives the event its id.

    The pairs that agree best are joined first; two groups with accounts that contradict each other stay apart.
    """
    links = [(min(pair), max(pair), decision) for pair, decision in decisions.items() if decision.relation == "same"]
    links.sort(key=lambda link: (-link[2].strength, link[0], link[1]))
    known = dict(decisions)
    group_of = {account_id: {account_id} for account_id in accounts}
    for one, other, _ in links:
        mine, theirs = group_of[one], group_of[other]
        if mine is theirs or any(_contradict(accounts, known, a, b) for a in mine for b in theirs):
            continue
        mine |= theirs
        for account_id in theirs:
            group_of[account_id] = mine
    # For each account the link that speaks most for it; one that stands alone has none.
    best: dict[str, tuple[str | None, str]] = {}
    for one, other, decision in links:
        if group_of[one] is group_of[other]:
            best.setdefault(one, (other, decision.evidence))
            best.setdefault(other, (one, decision.evidence))
    groups = {min(members): sorted(members) for members in group_of.values()}
    return [
        tuple(Member(a, accounts[a].digest, *best.get(a, (None, "told by one account"))) for a in groups[first])
        for first in sorted(groups)
    ]


def parted(events: Iterable[Event], decisions: Mapping[Pair, Decision]) -> dict[Pair, str]:
    """Return the pairs of accounts that agree and are in different ones of `events`, with what agrees."""
    event_of = {member.account_id: event.event_id for event in events for member in event.members}
    return {
        (one, other): decision.evidence
        for (one, other), decision in decisions.items()
        if decision.relation == "same" and event_of[one] != event_of[other]
    }


def _contradict(accounts: Mapping[str, AccountFacts], known: dict[Pair, Decision], one: str, other: str) -> bool:
    pair = (one, other) if (one, other) in known else (other, one)
    if pair not in known:
        known[pair] = compare(accounts[one], accounts[other])
    return known[pair].relation == "different"
