"""The session with a server in which the next question is asked, so that a notebook need not attach for each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from warehouse.address import ServerAddress
from warehouse.server_connection import ServerConnection

LONGEST = 30.0
"""Seconds for which a session is kept: a new one sees the newest snapshot."""

_lock = Lock()
_kept: dict[tuple[ServerAddress, str], tuple[ServerConnection, float]] = {}


@contextmanager
def reading_session(
    address: ServerAddress, token: str, timeout: float, look: Callable[[ServerConnection], None]
) -> Iterator[ServerConnection]:
    """Hold a session for reading: the one that was kept, or a new one, which `look` may refuse by raising.

    It is kept for the next as long as it is young and nothing went wrong in it. Raises as ServerConnection does.
    """
    key, now = (address, token), time.monotonic()
    with _lock:
        session, begun = _kept.pop(key, (None, now))
    if session is not None and now - begun > LONGEST:
        session.close()
        session = None
    if session is None:
        session, begun = ServerConnection(address, token, timeout), now
    try:
        if begun == now:
            look(session)
        yield session
    except BaseException:
        session.close()
        raise
    if session.has_state:
        session.close()
        return
    with _lock:
        other = _kept.pop(key, None)
        _kept[key] = (session, begun)
    if other is not None:
        other[0].close()
