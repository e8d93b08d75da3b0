"""Which addresses a name has, asked of the system in threads of our own.

The threads that asyncio shares are few: a handful of dead names, each of which the system tries for half a minute,
would keep all others waiting.
"""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult


class Names(AbstractResolver):
    """A resolver for aiohttp that looks up to `threads` names up at once."""

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="look-up")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of `host`; raise OSError where it has none."""
        found = await asyncio.get_running_loop().run_in_executor(self._threads, addresses, host, port, family)
        return [
            ResolveResult(
                hostname=host,
                host=str(place[0]),
                port=port,
                family=each_family,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for each_family, _, protocol, _, place in found
        ]

    async def close(self) -> None:
        """Let the threads end, without waiting for those that are still at it."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def addresses(
    host: str, port: int, family: socket.AddressFamily
) -> list[tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int] | tuple[str, int, int, int]]]:
    """Return what the system knows of `host`; raise OSError where that is nothing."""
    try:
        return socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)  # type: ignore[return-value]
    except UnicodeError as error:  # a label of over 63 letters, or none
        raise socket.gaierror(socket.EAI_NONAME, "no such name") from error
