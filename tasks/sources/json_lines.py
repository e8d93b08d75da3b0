"""JSON lines, plain or in gzip: where each line begins, and one line by its place."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import BinaryIO, NamedTuple, cast

from tasks.sources.files import ending_of

_STEP = 1_000_000


class Line(NamedTuple):
    """Where a line stands: its number from 1, the byte it begins at (unpacked), its bytes with the line's end."""

    number: int
    offset: int
    size: int
    is_blank: bool

    @property
    def end(self) -> int:
        """Return the byte after it."""
        return self.offset + self.size


def lines_of(path: Path, largest: int) -> Iterator[Line]:
    """Yield the lines of a file; of one with more than `largest` bytes nothing is kept in memory but its size.

    Raises OSError, EOFError or zlib.error where the file cannot be read on: what came before has been yielded.
    """
    number = offset = 0
    with opened(path) as stream:
        while head := stream.readline(largest + 1):
            number += 1
            size, last = len(head), head
            while size > largest and not last.endswith(b"\n") and (last := stream.readline(_STEP)):
                size += len(last)
            yield Line(number, offset, size, not head.strip())
            offset += size


class LineReader:
    """Lines by their place in a file.

    The last packed file stays open, so that lines that are asked for in order cost one pass over it. In any other order
    they come right too, but each step back unpacks the file from its start.
    """

    def __init__(self) -> None:
        """Open nothing yet."""
        self._lock = Lock()
        self._opened: tuple[object, BinaryIO] | None = None

    def line(self, path: Path, offset: int, largest: int) -> bytes:
        """Return the line that begins at byte `offset`: at most `largest` bytes and one more.

        Raises OSError, EOFError or zlib.error where it cannot be read.
        """
        if ending_of(path) != ".jsonl.gz":
            with path.open("rb") as plain:
                plain.seek(offset)
                return plain.readline(largest + 1)
        with self._lock:
            stream = self._stream(path)
            try:
                stream.seek(offset)
                return stream.readline(largest + 1)
            except BaseException:
                self._close()
                raise

    def _stream(self, path: Path) -> BinaryIO:
        status = path.stat()
        # A file that was written anew has another place for its lines.
        file = (path, status.st_ino, status.st_size, status.st_mtime_ns)
        if self._opened is None or self._opened[0] != file:
            self._close()
            self._opened = file, opened(path)
        return self._opened[1]

    def _close(self) -> None:
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None


def opened(path: Path) -> BinaryIO:
    """Open the file for reading, unpacked where it is packed."""
    return cast(BinaryIO, gzip.open(path)) if ending_of(path) == ".jsonl.gz" else path.open("rb")
