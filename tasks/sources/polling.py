"""When a source is asked again, with which validators, and what is remembered of an answer: pure decisions.

The rules are those of notes on fetching: a feed's address is replaced only after several polls, a server's word on
caching is believed but checked once a week, and a source that fails is asked ever more rarely but never given up.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tasks.records import ItemState
from tasks.sources.source import DocumentMemory, SourceMemory
from tasks.sources.web import FetchError, Redirect, Response, Validators

PERMANENT = frozenset((301, 308))
GONE = 410


@dataclass(frozen=True, slots=True)
class PollingRules:
    """How often and how patiently; times are in seconds."""

    least_wait: float = 600.0
    most_wait: float = 86_400.0
    """A longer interval of the configuration counts all the same."""
    least_wait_without_validators: float = 21_600.0
    """After a poll that found nothing new, where the server gives nothing to ask with."""
    jitter: float = 0.1
    """The largest part by which a wait is made longer, so that sources do not come due together."""
    check_after: float = 604_800.0
    """How long a 304 is believed before the document is asked for without conditions."""
    polls_to_move: int = 3
    seconds_to_move: float = 86_400.0
    polls_to_stop: int = 2


RULES = PollingRules()


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """How the poll of one source ended."""

    state: ItemState
    """"ok" or "unchanged" where its document could be listed, else why not."""
    response: Response | None = None
    """The answer for the source's own document, where there was one."""
    error: FetchError | None = None
    reason: str = ""
    ttl: float | None = None
    """Seconds that the document asks to wait."""
    documents: Mapping[str, DocumentMemory] | None = None
    """What to remember of its documents from now on; None: as before."""

    @property
    def is_listed(self) -> bool:
        """Whether the source could be read."""
        return self.state in ("ok", "unchanged")


def hash_of(content: bytes) -> str:
    """Return the identity of a document's bytes."""
    return hashlib.sha256(content).hexdigest()[:16]


def validators_to_send(document: DocumentMemory | None, now: datetime, rules: PollingRules = RULES) -> Validators:
    """Return what the document is asked for with; none where it must be asked for without conditions.

    That is so at first, every `check_after` seconds, when its Last-Modified lies in the future, which would freeze it,
    and when the clock was set back.
    """
    if document is None or document.full_at is None:
        return Validators()
    age = (now - document.full_at).total_seconds()
    if not 0 <= age < rules.check_after:
        return Validators()
    modified = moment_of_header(document.validators.last_modified)
    return Validators() if modified is not None and modified > now else document.validators


def after_answer(
    document: DocumentMemory | None, url: str, sent: Validators, response: Response, now: datetime, revision: str = ""
) -> DocumentMemory:
    """Return what to remember of a document that was answered and, unless it is unchanged, could be listed.

    A 304 keeps the validators that it does not give anew; a 200 replaces them, also by none. `revision` is the lastmod
    that the index gave.
    """
    before = document or DocumentMemory(url)
    full_at = now if sent == Validators() else before.full_at
    if response.is_unchanged:
        given, kept = response.validators, before.validators
        validators = Validators(given.etag or kept.etag, given.last_modified or kept.last_modified)
        return replace(before, url=url, validators=validators, revision=revision)
    return DocumentMemory(url, response.validators, hash_of(response.content), revision, full_at)


def after(
    memory: SourceMemory,
    address: str,
    outcome: PollOutcome,
    now: datetime,
    *,
    interval: float,
    random: float = 0.0,
    rules: PollingRules = RULES,
) -> SourceMemory:
    """Return what to remember of a source after a poll of `address`.

    `interval` is its configured one in seconds, `random` from 0 to 1 chooses the jitter. Validators change only where
    the outcome says so, and an outcome that could not be listed never brings any. The state is that of the outcome.
    """
    failures = 0 if outcome.is_listed else memory.failures + 1
    documents = memory.documents if outcome.documents is None else outcome.documents
    polled = replace(
        memory, documents=documents, failures=failures, polled_at=now, state=outcome.state, reason=outcome.reason
    )
    wait = (
        wait_after_listing(polled, outcome, now, interval, rules)
        if outcome.is_listed
        else wait_after_failure(outcome.error, failures, now, interval, rules)
    )
    longest = max(rules.most_wait, interval)
    wait = min(wait * (1 + rules.jitter * random), longest)
    polled = replace(polled, next_due_at=now + timedelta(seconds=wait))
    return with_move(with_end(polled, outcome, rules), address, outcome, now, rules)


def wait_after_listing(
    memory: SourceMemory, outcome: PollOutcome, now: datetime, interval: float, rules: PollingRules = RULES
) -> float:
    """Return the seconds to wait: the longest that configuration, document and server ask for, within the bounds."""
    wishes = [interval, rules.least_wait, outcome.ttl or 0.0]
    if outcome.response is not None:
        wishes.append(freshness(outcome.response.headers, now))
    offers_none = all(document.validators == Validators() for document in memory.documents.values())
    if outcome.state == "unchanged" and offers_none:
        wishes.append(rules.least_wait_without_validators)
    return min(max(wishes), max(rules.most_wait, interval))


def wait_after_failure(
    error: FetchError | None, failures: int, now: datetime, interval: float, rules: PollingRules = RULES
) -> float:
    """Return the seconds to wait: the interval once more with each failure in a row, and no less than was asked for."""
    wait = max(interval, rules.least_wait) * max(failures, 1)
    if error is not None and error.retry_at is not None:
        wait = max(wait, (error.retry_at - now).total_seconds())
    return min(wait, max(rules.most_wait, interval))


def freshness(headers: Mapping[str, str], now: datetime) -> float:
    """Return for how many seconds the answer's Cache-Control or Expires calls it fresh, 0 where neither does."""
    control = headers.get("cache-control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return 0.0
    if found := re.search(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,12})", control):
        return float(found[1])
    expires = moment_of_header(headers.get("expires"))
    if expires is None:
        return 0.0
    # By the server's own clock, which may be wrong.
    start = moment_of_header(headers.get("date")) or now
    return max((expires - start).total_seconds(), 0.0)


def moment_of_header(text: str | None) -> datetime | None:
    """Return the aware moment of an HTTP date, or None."""
    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def permanent_target(redirects: Sequence[Redirect]) -> str | None:
    """Return where the permanent redirects at the beginning of a chain lead; what comes after a temporary one is not.

    None where the first one is temporary, or there is none.
    """
    target = None
    for redirect in redirects:
        if redirect.status not in PERMANENT:
            break
        target = redirect.url
    return target


def with_end(memory: SourceMemory, outcome: PollOutcome, rules: PollingRules = RULES) -> SourceMemory:
    """Return the memory with the polls in a row that were answered 410 counted; enough of them stop the source."""
    status = outcome.error.status if outcome.error else None
    if status != GONE:
        # A server that could not be reached has not said anything else.
        is_answered = outcome.response is not None or status is not None
        return replace(memory, gone_polls=0) if is_answered else memory
    gone_polls = memory.gone_polls + 1
    if gone_polls < rules.polls_to_stop:
        return replace(memory, gone_polls=gone_polls)
    reason = f"the server said {gone_polls} times that it is gone for good (410): no longer polled"
    remedy = "give its new address in sources.toml, or ask again with: whomet sources enable NAME"
    return replace(memory, gone_polls=gone_polls, is_stopped=True, reason=f"{reason} — {remedy}")


def with_move(
    memory: SourceMemory, address: str, outcome: PollOutcome, now: datetime, rules: PollingRules = RULES
) -> SourceMemory:
    """Return the memory with the source's permanent redirect counted; it moves when that has proved lasting.

    Only polls that could be listed count, and `polls_to_move` of them over `seconds_to_move`. A failure leaves the
    count as it is; an answer without this redirect ends it. What is known of the document goes along.
    """
    if outcome.response is None or not outcome.is_listed:
        return memory
    target = permanent_target(outcome.response.redirects)
    if target is None or target == address:
        return replace(memory, moved_to=None, moved_since=None, moved_polls=0)
    if target != memory.moved_to or memory.moved_since is None:
        return replace(memory, moved_to=target, moved_since=now, moved_polls=1)
    polls = memory.moved_polls + 1
    age = (now - memory.moved_since).total_seconds()
    if polls < rules.polls_to_move or age < rules.seconds_to_move:
        return replace(memory, moved_polls=polls)
    documents = dict(memory.documents)
    if address in documents:
        documents[target] = replace(documents.pop(address), url=target)
    return replace(memory, address=target, documents=documents, moved_to=None, moved_since=None, moved_polls=0)
