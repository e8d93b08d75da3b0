"""The note that `whomet serve` leaves beside the file: where its servers are, so that every command finds them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple


class ServeNote(NamedTuple):
    """Where the servers of a file are, and where the token for writing lies."""

    address: str
    """Of the server that can do all: quack:HOST:PORT."""
    readers: str
    """Of the endpoint for readers; empty where there is none."""
    token_file: str
    """Absolute path."""
    pid: int
    """Process that serves."""


def note_of(file: Path) -> Path:
    """Return where the note of a warehouse file lies."""
    return Path(f"{file}.serve")


def read_note(file: Path) -> ServeNote | None:
    """Return the note beside a file; None where there is none or it is no note."""
    try:
        found = json.loads(note_of(file).read_text(encoding="utf-8"))
        return ServeNote(str(found["address"]), str(found["readers"]), str(found["token_file"]), int(found["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_note(file: Path, note: ServeNote) -> None:
    """Put the note beside a file, whole or not at all, for its owner alone (mode 0600). Raises OSError."""
    path = note_of(file)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(note._asdict(), stream)
    temporary.replace(path)


def remove_note(file: Path) -> None:
    """Take the note away, where there is one."""
    note_of(file).unlink(missing_ok=True)
