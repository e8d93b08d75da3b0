"""What is in a message of Quack, as far as somebody in between has to know, and what a client's error means."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

SESSION_ENDED = "this session has ended: attach again"
"""What a client is told whose session was in a process that was replaced, or has stood idle for too long."""

_HEAD = re.compile(rb"\x01\x00(?P<kind>[\x00-\x7f])(?:\x02\x00 (?P<session>[0-9A-Fa-f]{32}))?", re.DOTALL)
# The number of the query and the length of its text stand before it, in bytes of seven bits each.
_QUERY = re.compile(rb"\x03\x00[\x80-\xff]*[\x00-\x7f]\xff\xff\x01\x00[\x80-\xff]*[\x00-\x7f]", re.DOTALL)
_BEGINS = re.compile(rb"\s*(?:BEGIN|START)\b", re.IGNORECASE)
_ENDS = re.compile(rb"\b(?:COMMIT|ROLLBACK|ABORT|END)\b[\s;]*\xff\xff\Z", re.IGNORECASE)
_GONE = re.compile(
    rf"{SESSION_ENDED}|Invalid connection id|Server returned nothing|Could not connect to server|Connection reset",
    re.IGNORECASE,
)
_NO_QUERY_NUMBER = b"\x03\x00" + b"\xff" * 9 + b"\x01"
_LAST_BYTES = 64


class Kind(IntEnum):
    """The kinds of messages that matter here, by their number in DuckDB 1.5."""

    CONNECTION_REQUEST = 1
    CONNECTION_RESPONSE = 2
    PREPARE_REQUEST = 3
    FETCH_REQUEST = 7
    DISCONNECT = 11
    ERROR_RESPONSE = 100


READING = frozenset((Kind.CONNECTION_REQUEST, Kind.PREPARE_REQUEST, Kind.FETCH_REQUEST, Kind.DISCONNECT))
"""What somebody who only asks has to send: rows to be stored travel in messages of another kind."""


class Head(NamedTuple):
    """What a message is, and whose; `session` is empty where it has none."""

    kind: int
    session: str


def head_of(message: bytes) -> Head | None:
    """Return kind and session of a message; None for bytes that are no message."""
    found = _HEAD.match(message)
    return Head(found["kind"][0], (found["session"] or b"").decode()) if found else None


def leaves_transaction_open(message: bytes, was_open: bool) -> bool:
    """Return whether the session has a transaction open after a PREPARE_REQUEST, as far as its text tells.

    A transaction that is sent as one call, from BEGIN to COMMIT, leaves nothing open.
    """
    if _ENDS.search(message, max(0, len(message) - _LAST_BYTES)):
        return False
    head = _HEAD.match(message)
    start = head and _QUERY.match(message, head.end())
    return was_open or bool(start and _BEGINS.match(message, start.end()))


def disconnect(session: str) -> bytes:
    """Return the message that ends a session: what it has not committed is rolled back."""
    return b"\x01\x00\x0b\x02\x00 " + session.encode() + _NO_QUERY_NUMBER + b"\xff\xff\xff\xff"


def refusal(text: str) -> bytes:
    """Return the message that a client shows as an error."""
    told = text.encode()
    return b"\x01\x00\x64" + _NO_QUERY_NUMBER + b"\xff\xff\x01\x00" + _length(len(told)) + told + b"\xff\xff"


def is_gone(message: str) -> bool:
    """Return whether a client's error means: attach again, and ask again what may be asked twice."""
    return _GONE.search(message) is not None


def _length(number: int) -> bytes:
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*parts, number))
