"""What is remembered of a host from one run to the next, and what follows from it for a request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tasks.sources.limits import Limits


@dataclass(frozen=True, slots=True)
class HostMemory:
    """How a host (scheme, name and port) has treated us; all moments are aware."""

    host: str
    """"https://name:port", the port always given."""
    held_until: datetime | None = None
    """Until when the host asked for no request (429, 503)."""
    hold_reason: str = ""
    hold_failures: int = 0
    """How often in a row it said so without a time."""
    down_until: datetime | None = None
    """Until when it is taken for unreachable."""
    down_reason: str = ""
    timeouts: int = 0
    """In a row."""
    started_at: datetime | None = None
    """When the last request to it began: a long Crawl-delay reaches over runs."""
    robots: str = ""
    """The text of its robots.txt; empty where there is none, or no rules in it."""
    robots_at: datetime | None = None
    """When it was last asked for."""
    robots_status: int | None = None
    """The status of the answer; None where there was no answer."""
    robots_reason: str = ""
    """Why it could not be read."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Why a host is left alone, and until when."""

    until: datetime
    reason: str


def pause_of(memory: HostMemory, now: datetime, limits: Limits) -> Pause | None:
    """Return why no request may start at `now`, or None.

    A moment farther away than any hold can last was written before the clock was set back: it does not count.
    """
    pauses = [
        Pause(until, reason)
        for until, reason, longest in (
            (memory.held_until, memory.hold_reason, limits.longest_hold_seconds),
            (memory.down_until, f"host is down: {memory.down_reason}", limits.down_seconds),
        )
        if until is not None and now < until <= now + timedelta(seconds=longest)
    ]
    return max(pauses, key=lambda pause: pause.until, default=None)


def held(memory: HostMemory, status: int, retry_after: str | None, now: datetime, limits: Limits) -> HostMemory:
    """Return the memory after a 429 or 503: held for what Retry-After says, else for 5 minutes, doubled each time."""
    seconds = retry_after_seconds(retry_after, now)
    failures = memory.hold_failures
    current = pause_of(replace(memory, down_until=None), now, limits)
    if seconds is None:
        if current is not None:  # set by the answer to a request that was open at the same time: one reason, one hold
            return memory
        # 2 ** 20 times anything is beyond the longest hold; more would overflow a float one day.
        seconds = limits.hold_seconds * 2 ** min(failures, 20)
        failures += 1
    until = now + timedelta(seconds=min(seconds, limits.longest_hold_seconds))
    # Of two answers to requests that were open together the longer hold counts.
    if current is not None:
        until = max(until, current.until)
    return replace(
        memory, held_until=until, hold_reason=f"host asked to wait (status {status})", hold_failures=failures
    )


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """Return the seconds of a Retry-After header (RFC 9110, 10.2.3), 0 for a date in the past; None for nonsense."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])  # a longer number is over any cap
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    if moment.tzinfo is None:  # "-0000", or a zone that nobody knows: the format allows GMT alone
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def down(memory: HostMemory, reason: str, now: datetime, limits: Limits) -> HostMemory:
    """Return the memory after a failure to connect."""
    return replace(memory, down_until=now + timedelta(seconds=limits.down_seconds), down_reason=reason)


def timed_out(memory: HostMemory, reason: str, now: datetime, limits: Limits) -> HostMemory:
    """Return the memory after a time-out: down where there were several in a row."""
    counted = replace(memory, timeouts=memory.timeouts + 1)
    return down(counted, reason, now, limits) if counted.timeouts >= limits.timeouts_until_down else counted


def answered(memory: HostMemory) -> HostMemory:
    """Return the memory after an ordinary answer; the same object where nothing changes, as nearly always.

    A hold that another request's answer has set meanwhile stays.
    """
    if not (memory.hold_failures or memory.timeouts or memory.down_until):
        return memory
    return replace(memory, hold_failures=0, timeouts=0, down_until=None, down_reason="")


def seconds_until_start(memory: HostMemory, delay: float, now: datetime) -> float:
    """Return how long a request has to wait so that `delay` seconds lie between it and the one before."""
    if memory.started_at is None:
        return 0.0
    since = (now - memory.started_at).total_seconds()
    # A start in the future: the clock was set back.
    return 0.0 if since < 0 else max(0.0, delay - since)


def is_robots_known(memory: HostMemory, now: datetime, limits: Limits) -> bool:
    """Whether robots.txt need not be asked for: read within a day, or failed within ten minutes."""
    if memory.robots_at is None:
        return False
    longest = limits.retry_seconds if is_robots_failed(memory) else limits.robots_seconds
    return timedelta() <= now - memory.robots_at < timedelta(seconds=longest)


def is_robots_failed(memory: HostMemory) -> bool:
    """Whether robots.txt was asked for and there was no answer, or a server error: then all is forbidden (RFC 9309)."""
    return memory.robots_at is not None and (memory.robots_status is None or memory.robots_status >= 500)
