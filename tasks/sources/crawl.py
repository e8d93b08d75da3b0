"""Many items fetched at once, hosts side by side; pages are handed over as they arrive."""

from __future__ import annotations

import asyncio
import queue
import time
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tasks.records import Page, SourceItem
from tasks.sources.session import WebSession
from tasks.sources.source import Source
from tasks.sources.web import FetchError, Web

AT_ONCE = 2
"""Items of a host that are under way; the client has its own, stricter rules."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An item with its page, or with the reason why it has none."""

    item: SourceItem
    page: Page | None = None
    error: FetchError | None = None


class Crawl:
    """Fetches items in the background of a session. Each host has its own queue: a slow one keeps nobody waiting."""

    def __init__(
        self,
        session: WebSession[Any],
        sources: Mapping[str, Source],
        items: Sequence[SourceItem],
        *,
        in_hand: Mapping[tuple[str, str], Page] = MappingProxyType({}),
        ahead: int = 400,
    ) -> None:
        """`sources` by name give the pages, but for those that are `in_hand`, by source and key.

        At most `ahead` pages wait to be taken, so that memory is bounded.
        """
        self._session, self._sources, self._in_hand = session, sources, in_hand
        self._left = len(items)
        self._arrived: queue.SimpleQueue[Arrival] = queue.SimpleQueue()
        self._room = asyncio.Semaphore(ahead)
        by_host: defaultdict[str | None, deque[SourceItem]] = defaultdict(deque)
        for item in items:
            by_host[item.host].append(item)
        self._work: Future[None] = session.start(self._fetch_all(list(by_host.values())))

    @property
    def is_done(self) -> bool:
        """Whether every item has been taken."""
        return self._left == 0

    def take(self, most: int, seconds: float) -> list[Arrival]:
        """Return what has arrived: at most `most`, waiting for the first and, up to `seconds` in all, for others.

        Raises what went wrong in the background, if not with a single item.
        """
        taken: list[Arrival] = []
        until = time.monotonic() + seconds
        while self._left and len(taken) < most and (not taken or time.monotonic() < until):
            try:
                taken.append(self._arrived.get(timeout=0.2))
            except queue.Empty:
                if self._work.done():
                    self._work.result()
                    if self._arrived.empty():
                        break
                continue
            self._left -= 1
        self._session.release(self._room, len(taken))
        return taken

    def close(self) -> None:
        """Give up what has not arrived."""
        self._work.cancel()
        self._left = 0

    async def _fetch_all(self, queues: list[deque[SourceItem]]) -> None:
        async with asyncio.TaskGroup() as group:
            for waiting in queues:
                for _ in range(min(AT_ONCE, len(waiting))):
                    group.create_task(self._fetch_host(waiting))

    async def _fetch_host(self, waiting: deque[SourceItem]) -> None:
        while waiting:
            item = waiting.popleft()
            await self._room.acquire()
            # Where the host is held the client says so without asking it; a redirect to one that is holds this page.
            self._arrived.put(await self._fetched(self._session.web, item))

    async def _fetched(self, web: Web, item: SourceItem) -> Arrival:
        if page := self._in_hand.get((item.source, item.key)):
            return Arrival(item, page=page)
        try:
            return Arrival(item, page=await self._sources[item.source].page(web, item))
        except FetchError as error:
            return Arrival(item, error=error)
        except Exception as error:  # whatever a page brings about, it costs this page only, and the row says what
            return Arrival(item, error=FetchError(item.address, "network_error", f"{type(error).__name__}: {error}"))
