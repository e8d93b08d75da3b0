"""Pages are parsed in processes that can be killed: a page that hangs or crashes its parser costs itself alone."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as TooLate
from dataclasses import replace
from datetime import datetime
from functools import partial
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType
from typing import Any, Self

from pebble import ProcessExpired, ProcessPool

from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import Article, Page

Parsed = list[Article] | UnreadableError
Parser = Callable[[Page, datetime | None], list[Article]]

SECONDS_A_PAGE = 30.0
PAGES_A_WORKER = 500
MOST_WORKERS = 8
# A worker with the language model takes 250 MB; the largest page that is taken some hundred more.
BYTES_A_WORKER = 2_000_000_000


def parse_page(page: Page, now: datetime | None) -> list[Article]:
    """Return the articles of a page that was fetched `now`, as `articles_of` does."""
    return articles_of(page, now=now)


class ParseWorkers:
    """Parses pages in worker processes, which start with the first HTML page; text files need none.

    A context manager: leaving it ends the workers. Each page has `seconds`; a worker is replaced after `pages_a_worker`
    pages, since libraries leak, and may hold `memory` bytes of address space (None: no limit).
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        seconds: float = SECONDS_A_PAGE,
        pages_a_worker: int = PAGES_A_WORKER,
        memory: int | None = BYTES_A_WORKER,
        parser: Parser = parse_page,
    ) -> None:
        """`workers` are as many as there are cores by default, at most 8; `parser` must be a function of a module."""
        self.workers = workers or min(MOST_WORKERS, os.cpu_count() or 1)
        self.seconds = seconds
        self._pages_a_worker = pages_a_worker
        self._memory = memory
        self._parser = parser
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        """Return itself; no worker is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the workers, also those that are at work when an error ends the run."""
        if self._pool:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    @property
    def is_started(self) -> bool:
        """Whether there are workers."""
        return self._pool is not None

    def parse(self, pages: Sequence[Page], now: datetime | None = None) -> list[Parsed]:
        """Return for each page, in their order, its articles or why it has none.

        `now` (aware) is when they were fetched. A page that takes too long ends as `timeout`, one whose worker dies as
        `parse_error`; the others go on.
        """
        waiting = [self._begun(page, now) for page in pages]
        return [self._outcome(page, articles) for page, articles in zip(pages, waiting, strict=True)]

    def _begun(self, page: Page, now: datetime | None) -> Callable[[], list[Article]]:
        if not needs_worker(page):
            return partial(self._parser, page, now)
        if page.fields is not None:
            # A view of a row cannot be sent to another process.
            page = replace(page, fields=dict(page.fields))
        return self._running(page.url is not None).schedule(self._parser, args=[page, now], timeout=self.seconds).result

    def _running(self, is_for_the_web: bool) -> ProcessPool:
        if self._pool is None:
            # Not forked from this process: it has threads, whose locks a copy would wait for without end.
            context = WorkerContext()
            # Files mostly say when they are from: without the web the parser of dates in words is seldom asked.
            preloaded = "preloaded_for_the_web" if is_for_the_web else "preloaded"
            context.set_forkserver_preload([f"tasks.articles.{preloaded}"])
            self._pool = ProcessPool(
                max_workers=self.workers,
                max_tasks=self._pages_a_worker,
                initializer=limit_memory,
                initargs=[self._memory],
                context=context,
            )
        return self._pool

    def _outcome(self, page: Page, result: Callable[[], list[Article]]) -> Parsed:
        key = page.item.key
        try:
            return result()
        except UnreadableError as error:
            return error
        except TooLate:
            return UnreadableError(key, f"not read within {self.seconds:g} seconds", state="timeout")
        except ProcessExpired:
            return UnreadableError(key, "the worker that read it died")
        except MemoryError:
            return UnreadableError(key, "reading it takes more memory than a worker may have")
        except Exception as error:
            # A fault of ours or of a library on one page of thousands: named, and the run goes on.
            return UnreadableError(key, f"{type(error).__name__} while it was read: {error}")


class WorkerProcess(ForkServerProcess):
    """A worker that does not run the program's main module again, as Python's do: it would load Prefect, or a notebook.

    What a worker is asked to do is a function of a module, which it imports by name.
    """

    @staticmethod
    def _Popen(process_obj: BaseProcess) -> Any:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return ForkServerProcess._Popen(process_obj)
        finally:
            sys.modules["__main__"] = main


class WorkerContext(ForkServerContext):
    """How workers are started."""

    Process = WorkerProcess


def needs_worker(page: Page) -> bool:
    """Whether HTML is to be parsed: a page, or a record that has its article as HTML."""
    if page.media_type == "html":
        return True
    if page.media_type != "json":
        return False
    if page.fields is not None:
        return bool(page.fields.get("html"))
    return b'"html"' in page.content


def limit_memory(most: int | None) -> None:
    """Let this process have at most so many bytes of address space; more ends the page with MemoryError."""
    # Elsewhere than on Linux this limit does nothing, or cannot be set.
    if most is not None and sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
