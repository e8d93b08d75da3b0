"""The two tokens of a served warehouse: one that can do all, one that can only read."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from warehouse.errors import WarehouseError

SHORTEST = 16
"""Characters: fewer could be guessed."""


class ServerTokens(NamedTuple):
    """What clients have to show. Nothing of it is ever printed: `repr` hides it."""

    writers: str
    readers: str
    writers_file: str
    """Absolute path of the file that the writers' token was read from; empty where it came from the environment."""
    readers_file: str

    def __repr__(self) -> str:
        """Return where they come from."""
        return f"ServerTokens({self.writers_file or 'WHOMET_TOKEN'}, {self.readers_file or 'WHOMET_READER_TOKEN'})"


def server_tokens(file: Path, environment: Mapping[str, str] | None = None) -> ServerTokens:
    """Return the tokens to serve `file` with: of the environment, of a file named there, or of files beside `file`.

    Those are made where they are missing, for their owner alone. Raises WarehouseError for a token that is too short, a
    token file that others can read, and two tokens that are the same.
    """
    given = os.environ if environment is None else environment
    writers, writers_file = _token("WHOMET_TOKEN", given, Path(f"{file}.token"))
    readers, readers_file = _token("WHOMET_READER_TOKEN", given, Path(f"{file}.reader-token"))
    if secrets.compare_digest(writers.encode(), readers.encode()):
        problem = "is the same for readers as for writers, who can change everything"
        raise WarehouseError("the token", problem, "give readers another one")
    return ServerTokens(writers, readers, writers_file, readers_file)


def _token(variable: str, given: Mapping[str, str], beside: Path) -> tuple[str, str]:
    if token := given.get(variable, "").strip():
        return _good(token, variable), ""
    named = given.get(f"{variable}_FILE", "").strip()
    path = Path(named).expanduser().absolute() if named else beside.absolute()
    if not named and not path.exists():
        _make(path)
    return _good(_read(path), str(path)), str(path)


def _make(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise WarehouseError(path, f"cannot be made: {error.strerror}", "give another folder") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(f"{secrets.token_urlsafe(32)}\n")


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as stream:
            # Of the open file, so that it is the one which is read.
            found = os.fstat(stream.fileno())
            if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                mode = stat.S_IMODE(found.st_mode)
                raise WarehouseError(path, f"others can read this token (mode {mode:04o})", f"chmod 600 {path}")
            return stream.read(4096).strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise WarehouseError(path, f"the token cannot be read: {reason}", "check the path, or unset it") from None


def _good(token: str, subject: str) -> str:
    if len(token) < SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        problem = f"the token must have at least {SHORTEST} characters, letters and digits without spaces"
        raise WarehouseError(subject, problem, "make one: python -c 'import secrets; print(secrets.token_urlsafe(32))'")
    return token
