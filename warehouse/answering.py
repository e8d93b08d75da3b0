"""Whether a warehouse file is served, and what to do where nobody answers."""

from __future__ import annotations

import http.client
import os
from pathlib import Path
from typing import NamedTuple

from warehouse.address import ServerAddress, parse_address
from warehouse.errors import WarehouseError
from warehouse.front import GREETING
from warehouse.serve_note import note_of, read_note


class ServerState(NamedTuple):
    """What is known of a server, with a remedy where something is wrong."""

    told: str
    remedy: str = ""


def answers(address: str, timeout: float = 2.0) -> bool:
    """Return whether `whomet serve` answers at quack:HOST:PORT within `timeout` seconds; no token is shown to it."""
    try:
        server = parse_address(address)
    except WarehouseError:
        return False
    if not isinstance(server, ServerAddress):
        return False
    connection = http.client.HTTPConnection(server.host.strip("[]"), server.port, timeout=timeout)
    try:
        connection.request("GET", "/")
        return connection.getresponse().read(len(GREETING)) == GREETING
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def server_of(file: Path) -> ServerState | None:
    """Return how it stands with the server that the note beside a file leads to; None where there is no note."""
    note = read_note(file)
    if note is None:
        return None
    if not answers(note.address):
        restart = f"end process {note.pid} and" if _lives(note.pid) else f"delete {note_of(file)}, or"
        return ServerState(f"{note.address} does not answer", f"{restart} start `whomet serve` again")
    if not answers(note.readers):
        return ServerState(f"{note.readers} does not answer readers", "look at what `whomet serve` says")
    return ServerState(f"{note.address}, for readers {note.readers}, process {note.pid}")


def _lives(process: int) -> bool:
    """Return whether there is a process of that number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
