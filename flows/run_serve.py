"""`whomet serve`: the warehouse for many, until it is told to stop."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import re
import signal
import sys
from datetime import datetime
from typing import NoReturn

import click

from tasks.errors import ConfigurationError
from tasks.settings import settings
from warehouse.address import file_of
from warehouse.readers import ReaderRules
from warehouse.serve import Endpoint, ServePlan, serve
from warehouse.server_tokens import server_tokens

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12, "ki": 1 << 10, "mi": 1 << 20, "gi": 1 << 30}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(|k|m|g|t|ki|mi|gi)b?", re.IGNORECASE)
_LEAST_MEMORY = 50 * 10**6


def run_serve(
    warehouse: str | None,
    listen: str,
    readers: str,
    snapshot_every: float,
    query_seconds: float,
    query_memory: str,
    exposed: bool,
) -> NoReturn:
    """Serve until SIGTERM or Ctrl-C, then end the process. Raises ConfigurationError and WarehouseError."""
    file = file_of(warehouse or settings().warehouse).absolute()
    places = endpoint(listen, "--listen", exposed), endpoint(readers, "--readers", exposed)
    rules = ReaderRules(query_seconds=query_seconds, query_memory=size(query_memory))
    plan = ServePlan(file, server_tokens(file), *places, snapshot_every, rules, lock_timeout=settings().lock_timeout)
    asyncio.run(_serve(plan))
    # All is in the file. DuckDB itself would wait at the end for a flow's query that does not end.
    sys.stderr.flush()
    os._exit(0)


def endpoint(text: str, option: str, exposed: bool = False) -> Endpoint:
    """Return host and port of `text`. Raises ConfigurationError for another form, and for other machines to reach."""
    host, _, port = text.rpartition(":")
    host = host.strip("[]") or "localhost"
    if not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ConfigurationError(option, f"{text!r} is no HOST:PORT", "write it as localhost:9494")
    if not exposed and not is_loopback(host):
        problem = f"{host} can be reached from other machines, and nothing here is encrypted"
        raise ConfigurationError(option, problem, "put a proxy with TLS before it (docs/serving.md), or give --exposed")
    return Endpoint(host, int(port))


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def size(text: str) -> int:
    """Return bytes, as "500MB" or "2GiB" means them. Raises ConfigurationError."""
    found = _SIZE.fullmatch(text.strip())
    number = int(float(found[1]) * _UNITS[found[2].lower()]) if found else 0
    if number < _LEAST_MEMORY:
        raise ConfigurationError("--query-memory", f"{text!r} is no size of at least 50MB", "write it as 1GB")
    return number


async def _serve(plan: ServePlan) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await serve(plan, stop, say)


def say(line: str) -> None:
    """Write a line to standard error, with the time."""
    click.echo(f"{datetime.now():%H:%M:%S} {line}", err=True)
