"""The process that readers ask: the snapshot and nothing else, opened for reading, locked down, bounded.

It is started by `warehouse.readers`, which writes to its standard input what to open and keeps that open: the process
ends when it is closed, so that none is ever left behind.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
import resource
import signal
import socket
import sys
from typing import NamedTuple

import duckdb

from warehouse.extensions import load_extension
from warehouse.file_settings import FILE_SETTINGS
from warehouse.statements import read_sql

_MARGIN = 4 << 30
"""Bytes of addresses that the process may have beside twice DuckDB's limit: the last stop. Most are never touched;
what it holds in truth is watched by the parent."""
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38


class EndpointPlan(NamedTuple):
    """What the process is told."""

    snapshot: str
    token: str
    memory: int
    """Bytes that all questions together may take."""
    threads: int


def main() -> None:
    """Serve until standard input is closed; write the port, or what is wrong, as a line of JSON."""
    line = sys.stdin.buffer.readline()
    _bind_to_parent()
    plan = EndpointPlan(**json.loads(line))
    try:
        port = _serve(plan)
    except (duckdb.Error, OSError) as error:
        _say({"problem": str(error).partition("\n")[0]})
        os._exit(1)
    _say({"port": port})
    sys.stdin.buffer.read()
    # Not sys.exit: that would wait for questions that are still being worked on.
    os._exit(0)


def _serve(plan: EndpointPlan) -> int:
    config = FILE_SETTINGS | {
        "memory_limit": f"{plan.memory}B",
        "threads": plan.threads,
        "temp_directory": "",
        "allow_community_extensions": False,
        "python_enable_replacements": False,
    }
    connection = duckdb.connect(plan.snapshot, read_only=True, config=config)
    for extension in ("httpfs", "quack"):
        load_extension(connection, extension)
    _limit(plan.memory)
    macros = connection.execute(
        "SELECT DISTINCT function_name FROM duckdb_functions() "
        "WHERE function_type = 'table_macro' AND database_name = current_database()"
    ).fetchall()
    names = "|".join(re.escape(name).replace("'", "''") for (name,) in macros) or "range"
    connection.execute(read_sql("readers_guard.sql").replace("$table_macros", names))
    # Last of all, so that nobody finds it open.
    for _ in range(10):
        port = _free_port()
        with contextlib.suppress(duckdb.IOException):
            connection.execute(
                "CALL quack_serve($address, token := $token, disable_ssl := true)",
                {"address": f"quack:localhost:{port}", "token": plan.token},
            )
            globals()["_connection"] = connection
            return port
    raise OSError("no port is free on the loopback interface")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _limit(memory: int) -> None:
    """No file may grow, no core be written, and memory ends somewhere, whatever DuckDB thinks of it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (2 * memory + _MARGIN, 2 * memory + _MARGIN))


def _bind_to_parent() -> None:
    """Ctrl-C is for the parent; its death is the end of this process too, even if it cannot close the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        prctl = ctypes.CDLL(None).prctl
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        prctl(_PR_SET_DUMPABLE, 0)
        prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
