"""A folder of articles, or one file of it: .txt .md .html .htm .json, .jsonl (.gz) with an article a line."""

from __future__ import annotations

import gzip
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from tasks.errors import ConfigurationError, UnreadableError
from tasks.records import MediaType, Page, Reject, SourceItem
from tasks.sources.source import Listing

MEDIA_TYPES: dict[str, MediaType] = {
    ".txt": "txt",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "json",
    ".jsonl.gz": "json",
}
# An article of 5 MB of text may be a page of 20 MB; nothing larger is read into memory.
LARGEST_PAGE_BYTES = 20_000_000
OFFSET_MARK = "#byte="
_BROKEN = (OSError, EOFError, zlib.error)  # what reading a file, or unpacking a damaged one, raises


@dataclass(frozen=True, slots=True)
class FolderSource:
    """The articles under `root`; with `only`, that file or folder of it alone.

    `published` is the date of items whose page gives none.
    """

    name: str
    root: Path
    only: Path | None = None
    published: date | None = None

    def listing(self) -> Listing:
        """Return one item a file, one a line of .jsonl, sorted by path.

        Hidden files and files of other endings are counted in `skipped`. Raises ConfigurationError where the path does
        not exist.
        """
        start = self.checked_start()
        items: list[SourceItem] = []
        rejects: list[Reject] = []
        skipped: Counter[str] = Counter()
        for path in sorted(files_under(start)):
            key = path.relative_to(self.root).as_posix()
            if path != start and any(part.startswith(".") for part in path.relative_to(start).parts):
                skipped["hidden file"] += 1
            elif ending_of(path) not in MEDIA_TYPES:
                skipped[f"not an article ({ending_of(path) or 'no ending'})"] += 1
            elif ending_of(path) in {".jsonl", ".jsonl.gz"}:
                try:
                    items += self._lines(path, key)
                except _BROKEN as error:
                    rejects.append(Reject(self.name, key, str(path), "discover", reason_of(error), ""))
            else:
                items.append(SourceItem(self.name, str(path), key, self.published))
        return Listing(tuple(items), dict(skipped), tuple(rejects))

    def checked_start(self) -> Path:
        """Return the file or folder to begin with; raise ConfigurationError where it is not there or is no article."""
        start = self.only or self.root
        if not start.exists():
            raise ConfigurationError(start, "no such file or folder", "give the path of an article or a folder of them")
        if start.is_file() and ending_of(start) not in MEDIA_TYPES:
            raise ConfigurationError(start, "not a kind of article that can be read", f"use one of {known_endings()}")
        return start

    def page(self, item: SourceItem) -> Page:
        """Return the file's bytes, or those of the item's line; raise UnreadableError where they cannot be read."""
        file, mark, offset = item.address.rpartition(OFFSET_MARK)
        path = Path(file if mark else item.address)
        try:
            with opened(path) as stream:
                if mark:
                    stream.seek(int(offset))
                    content = stream.readline(LARGEST_PAGE_BYTES + 1)
                else:
                    content = stream.read(LARGEST_PAGE_BYTES + 1)
        except _BROKEN as error:
            raise UnreadableError(item.key, reason_of(error), "see that it exists and may be read") from error
        if len(content) > LARGEST_PAGE_BYTES:
            problem = f"larger than {LARGEST_PAGE_BYTES // 1_000_000} MB"
            raise UnreadableError(item.key, problem, "split it into one article a file")
        return Page(item, MEDIA_TYPES[ending_of(path)], content)

    def _lines(self, path: Path, key: str) -> Iterator[SourceItem]:
        offset = 0
        with opened(path) as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    # The byte offset lets a batch start in the middle of a large file.
                    address = f"{path}{OFFSET_MARK}{offset}"
                    yield SourceItem(self.name, address, f"{key}:{number}", self.published)
                offset += len(line)


def files_under(start: Path) -> Iterator[Path]:
    """Yield `start` itself where it is a file, else every file below it."""
    if start.is_file():
        yield start
    else:
        yield from (path for path in start.rglob("*") if path.is_file())


def ending_of(path: Path) -> str:
    """Return the file's ending in lower case, with what was compressed: ".jsonl.gz"."""
    name = path.name.lower()
    return ".jsonl.gz" if name.endswith(".jsonl.gz") else path.suffix.lower()


def opened(path: Path) -> BinaryIO:
    """Open the file for reading, unpacked where it is compressed; seeking in such a one unpacks all before it."""
    return cast(BinaryIO, gzip.open(path)) if ending_of(path) == ".jsonl.gz" else path.open("rb")


def known_endings() -> str:
    """Return the endings that are read, for messages."""
    return " ".join(MEDIA_TYPES)


def reason_of(error: OSError | EOFError | zlib.error) -> str:
    """Return the system's words for `error` without number and path, so that the reason is the same everywhere."""
    return (getattr(error, "strerror", None) or "cannot be read").lower()
