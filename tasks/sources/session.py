"""The event loop that fetching runs in: a thread of its own, so that pages arrive while others are read."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from threading import Thread
from types import MappingProxyType, TracebackType
from typing import Any, Generic, Self, TypeVar

from tasks.sources.hosts import HostMemory
from tasks.sources.web import DocumentKind, FetchError, Response, Validators, Web

Result = TypeVar("Result")
WebT = TypeVar("WebT", bound=Web)


class WebSession(Generic[WebT]):
    """A way to the web, opened in a loop of its own; to be used in a `with` statement."""

    def __init__(self, web: AbstractAsyncContextManager[WebT]) -> None:
        """`web` is opened when the session begins and closed when it ends."""
        self._opening = web
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="fetching", daemon=True)
        self.web: WebT

    def __enter__(self) -> WebSession[WebT]:
        """Start the thread and open the way to the web."""
        self._thread.start()
        self.web = self.run(self._opening.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Cancel what is still under way, close the web and end the thread."""
        self.run(self._cancel_all())
        self.run(self._opening.__aexit__(kind, error, trace))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def is_running(self) -> bool:
        """Whether the loop's thread is alive."""
        return self._thread.is_alive()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Do the work in the loop and return its result."""
        return self.start(work).result()

    def start(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        """Begin the work in the loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def release(self, room: asyncio.Semaphore, times: int) -> None:
        """Let `times` more of those go on that wait for `room`."""

        def release() -> None:
            for _ in range(times):
                room.release()

        self._loop.call_soon_threadsafe(release)

    @staticmethod
    async def _cancel_all() -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class NoWeb:
    """The way to the web of a run that needs none: it knows the time, and nothing can be had."""

    hosts: Mapping[str, HostMemory] = MappingProxyType({})

    async def __aenter__(self) -> Self:
        """Open nothing."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close nothing."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)

    async def get(
        self,
        url: str,
        kind: DocumentKind,  # noqa: ARG002
        validators: Validators = Validators(),  # noqa: ARG002
        delay: float | None = None,  # noqa: ARG002
    ) -> Response:
        """Raise FetchError."""
        raise FetchError(url, "network_error", "this run reads files only")
