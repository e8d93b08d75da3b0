"""Files of articles: which endings are read, in what order a folder's files come, and why one cannot be read."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from tasks.records import ItemState, MediaType
from tasks.sources.web import FetchError

MEDIA_TYPES: dict[str, MediaType] = {
    ".txt": "txt",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "json",
    ".jsonl.gz": "json",
    ".parquet": "json",
}
FIELDS = ("doc_id", "html", "language", "published", "source", "text", "title", "url")
"""What a line or row may say of an article."""
LINES = frozenset((".jsonl", ".jsonl.gz"))
TABLES = frozenset((".parquet",))
# An article of 5 MB of text may be a page of 20 MB; nothing larger is read into memory.
LARGEST_PAGE_BYTES = 20_000_000
BROKEN = (OSError, EOFError, zlib.error)
"""What reading a file, or unpacking a damaged one, raises."""


def files_under(start: Path) -> Iterator[tuple[Path, OSError | None]]:
    """Yield every file at or below `start`, sorted by the parts of its path, with None.

    A folder that cannot be listed comes with its error. Links to folders are not followed. Only the names of the
    folders on the way down are in memory.
    """
    if start.is_file():
        yield start, None
        return
    try:
        with os.scandir(start) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_file()) for entry in entries)
    except OSError as error:
        yield start, error
        return
    for name, is_folder, is_file in found:
        if is_folder:
            yield from files_under(start / name)
        elif is_file:
            yield start / name, None


def ending_of(path: Path) -> str:
    """Return the file's ending in lower case, with what was compressed: ".jsonl.gz"."""
    name = path.name.lower()
    return ".jsonl.gz" if name.endswith(".jsonl.gz") else path.suffix.lower()


def reason_of(error: OSError | EOFError | zlib.error) -> str:
    """Return why a file cannot be read, without number and path, so that the reason is the same everywhere."""
    if isinstance(error, EOFError):
        return "breaks off"
    # An unpacker's error has no words of the system.
    return (getattr(error, "strerror", None) or "is damaged").lower()


def fetch_error(address: str, error: OSError | EOFError | zlib.error) -> FetchError:
    """Return the error of a page that cannot be read: gone where the file is not there any more."""
    state: ItemState = "gone" if isinstance(error, FileNotFoundError) else "parse_error"
    return FetchError(address, state, reason_of(error))


def too_large(address: str, largest: int, what: str = "") -> FetchError:
    """Return the error of a page of more than `largest` bytes."""
    return FetchError(address, "too_large", f"{what}larger than {size_of(largest)}")


def size_of(count: int) -> str:
    """Return a number of bytes as a person reads it."""
    return f"{count / 1_000_000:g} MB" if count >= 100_000 else f"{count:,} bytes"
