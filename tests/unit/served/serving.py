"""A warehouse that is really served, in a thread of the test's process, and clients that ask it."""

from __future__ import annotations

import asyncio
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from warehouse.client import client, literal, new_name
from warehouse.quack_messages import is_gone
from warehouse.serve import ServePlan, serve
from warehouse.serve_note import ServeNote, read_note

PATIENCE = 20.0
"""Seconds that a test waits for anything."""


class Client:
    """An analyst who has attached a server in DuckDB."""

    def __init__(self, address: str, token: str) -> None:
        """Attach it. Raises duckdb.Error."""
        self._local = client("httpfs", "quack")
        self.name = new_name("asked")
        self._local.execute(f"ATTACH '{address}' AS {self.name} (TOKEN {literal(token)}, DISABLE_SSL true)")

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the server's answer. Raises duckdb.Error."""
        return self._local.execute("FROM quack_query_by_name($name, $sql)", {"name": self.name, "sql": sql}).fetchall()

    def here(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the answer of the analyst's own DuckDB; the server is attached there as {w}. Raises duckdb.Error."""
        return self._local.execute(sql.format(w=self.name)).fetchall()

    def refused(self, sql: str) -> str:
        """Return why there is no answer."""
        try:
            rows = self.ask(sql)
        except duckdb.Error as error:
            return str(error)
        raise AssertionError(f"{sql[:200]} was answered: {rows}")


@dataclass
class Served:
    """A server under way."""

    plan: ServePlan
    said: list[str] = field(default_factory=list)

    @property
    def note(self) -> ServeNote:
        """Return the note beside the file."""
        found = read_note(self.plan.file)
        assert found is not None
        return found

    def flow(self) -> Client:
        """Return a client that can do all."""
        return Client(self.note.address, self.plan.tokens.writers)

    def reader(self) -> Client:
        """Return a client that can read."""
        return Client(self.note.readers, self.plan.tokens.readers)

    def answered(self, reader: Client) -> Client:
        """Ask for `reader`, who attaches again where that is all there is to do; return who has got an answer."""
        try:
            assert reader.ask("SELECT 1") == [(1,)]
        except duckdb.Error as error:
            if not is_gone(str(error)):
                raise
            return self.reader()
        return reader

    def processes(self) -> list[int]:
        """Return the processes of readers that were started, the newest last."""
        return [int(found[1]) for line in self.said if (found := re.search(r"process (\d+) answers", line))]

    def lives(self, process: int) -> bool:
        """Return whether a process is there."""
        return Path(f"/proc/{process}").exists()


def until(is_true: Callable[[], object], what: str = "") -> None:
    """Wait for something."""
    end = time.monotonic() + PATIENCE
    while not is_true():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


@contextmanager
def serving(plan: ServePlan) -> Iterator[Served]:
    """Serve until the end of the block; raise what the server raises."""
    served, failures = Served(plan), list[BaseException]()
    loop, stop = asyncio.new_event_loop(), asyncio.Event()

    def run() -> None:
        try:
            loop.run_until_complete(serve(plan, stop, served.said.append))
        except BaseException as error:
            failures.append(error)
        finally:
            loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        until(lambda: failures or served.processes(), "the server's start")
        if failures:
            raise failures[0]
        yield served
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)
        thread.join(PATIENCE)
        assert not thread.is_alive()
    if failures:
        raise failures[0]


def command_lines() -> dict[int, str]:
    """Return the command line of each process of this user, as anybody can read it."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (OSError, UnicodeDecodeError):
            continue
    assert os.getpid() in found
    return found
