"""Articles on this machine: a folder, or one file of it.

An article a file in .txt .md .html .htm .json, an article a line in .jsonl .jsonl.gz, an article a row in .parquet.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from tasks.errors import ConfigurationError, UnreadableError
from tasks.records import Page, Reject, SourceItem
from tasks.sources.files import (
    BROKEN,
    LARGEST_PAGE_BYTES,
    LINES,
    MEDIA_TYPES,
    TABLES,
    ending_of,
    fetch_error,
    files_under,
    reason_of,
    size_of,
    too_large,
)
from tasks.sources.json_lines import LineReader, lines_of
from tasks.sources.source import Listing, Poll, SourceMemory
from tasks.sources.web import FetchError, Web

if TYPE_CHECKING:
    from tasks.sources.parquet import RowReader

PART_SIZE = 2_000
"""Items that are in memory at a time."""
# A file may be called so itself: only behind the ending of a file of many articles it is a place in one.
_PLACE = re.compile(r"(?P<file>.*\.(?:jsonl|jsonl\.gz|parquet))#(?P<kind>byte|row)=(?P<place>\d+)", re.I | re.S)


class OpenFiles:
    """What stays open between two pages of the same large file; never travels to another process."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self.lines = LineReader()
        self._rows: RowReader | None = None

    def rows(self) -> RowReader:
        """Return the reader of tables; its library is loaded when the first table is met."""
        if self._rows is None:
            from tasks.sources.parquet import RowReader

            self._rows = RowReader()
        return self._rows

    def __reduce__(self) -> tuple[type[OpenFiles], tuple[()]]:
        """A copy begins with nothing open."""
        return OpenFiles, ()


@dataclass(frozen=True, slots=True)
class FolderSource:
    """The articles under `root`; with `only`, that file or folder of it alone. A `Source`.

    What needs no web can be called without one: `listings` and `read` are `poll` and `page`.
    """

    name: str
    root: Path
    only: Path | None = None
    published: date | None = None
    """The date of items whose page gives none."""
    language: str | None = None
    """Two letters, of items that give none."""
    endings: frozenset[str] = frozenset(MEDIA_TYPES)
    """Which files are articles; others are passed over."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """By field of an article, what it is called in the lines and tables of this source."""
    largest_page: int = LARGEST_PAGE_BYTES
    part_size: int = PART_SIZE
    _open: OpenFiles = field(default_factory=OpenFiles, compare=False, repr=False)

    @property
    def kind(self) -> str:
        """Return "folder", also for a file."""
        return "folder"

    @property
    def address(self) -> str:
        """Return the folder or file."""
        return str(self.only or self.root)

    @property
    def is_local(self) -> bool:
        """True: every item is looked at in every run."""
        return True

    async def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:
        """Yield the parts of `listings`; nothing is remembered but that it was looked at."""
        for listing in self.listings():
            yield Poll(listing, replace(memory, state="ok", reason="", failures=0, polled_at=web.now()))

    async def page(self, _web: Web, item: SourceItem) -> Page:
        """Return the bytes behind `item`; raises as `read`."""
        return self.read(item)

    def listings(self) -> Iterator[Listing]:
        """Yield what there is, sorted by path, in parts of at most `part_size`: one item a file, a line or a row.

        Hidden files and files of other endings are counted in `skipped`; folders, lines and files that cannot be read
        are rejects, and the rest goes on. At least one part comes. Raises ConfigurationError where the path does not
        exist.
        """
        items: list[SourceItem] = []
        rejects: list[Reject] = []
        skipped: Counter[str] = Counter()
        is_first = True
        for found in self._found(self.checked_start()):
            if isinstance(found, SourceItem):
                items.append(found)
            elif isinstance(found, Reject):
                rejects.append(found)
            else:
                skipped[found] += 1
            if len(items) + len(rejects) >= self.part_size:
                yield Listing(tuple(items), dict(skipped), tuple(rejects))
                items, rejects, skipped, is_first = [], [], Counter(), False
        if is_first or items or rejects or skipped:
            yield Listing(tuple(items), dict(skipped), tuple(rejects))

    def checked_start(self) -> Path:
        """Return the file or folder to begin with; raise ConfigurationError where it is not there or is no article."""
        start = self.only or self.root
        if not start.exists():
            raise ConfigurationError(start, "no such file or folder", "give the path of an article or a folder of them")
        if start.is_file() and ending_of(start) not in self.endings:
            known = " ".join(ending for ending in MEDIA_TYPES if ending in self.endings)
            raise ConfigurationError(start, "not a kind of article that can be read", f"use one of {known}")
        return start

    def read(self, item: SourceItem) -> Page:
        """Return the file's bytes, or those of the item's line or row.

        Raises FetchError where they cannot be read: gone, too_large or parse_error.
        """
        place = _PLACE.fullmatch(item.address)
        if place is None:
            return self._whole_file(item)
        path, number = Path(place["file"]), int(place["place"])
        return self._row(item, path, number) if place["kind"] == "row" else self._line(item, path, number)

    def _found(self, start: Path) -> Iterator[SourceItem | Reject | str]:
        for path, error in files_under(start):
            key = path.relative_to(self.root).as_posix()
            ending = ending_of(path)
            if error is not None:
                yield self._reject(key, path, f"folder: {reason_of(error)}")
            elif path != start and any(part.startswith(".") for part in path.relative_to(start).parts):
                yield "hidden file"
            elif ending not in self.endings:
                yield f"not an article ({shown(ending) or 'no ending'})"
            elif shown(key) != key:
                yield self._reject(shown(key), path, "its name is not UTF-8")
            elif ending in LINES:
                yield from self._lines(path, key)
            elif ending in TABLES:
                yield from self._rows(path, key)
            else:
                yield self._item(str(path), key)

    def _lines(self, path: Path, key: str) -> Iterator[SourceItem | Reject]:
        number = end = 0
        try:
            for line in lines_of(path, self.largest_page):
                number, end = line.number, line.end
                # The byte lets a batch start in the middle of a large file.
                address = f"{path}#byte={line.offset}"
                if line.size > self.largest_page:
                    reason = f"line {number} is larger than {size_of(self.largest_page)}"
                    yield replace(self._reject(f"{key}:{number}", path, reason), address=address)
                elif not line.is_blank:
                    yield self._item(address, f"{key}:{number}")
        except BROKEN as error:
            behind = f" after line {number}, byte {end}" if number else ""
            yield self._reject(key, path, f"{reason_of(error)}{behind}")

    def _rows(self, path: Path, key: str) -> Iterator[SourceItem | Reject]:
        from tasks.sources.parquet import row_count

        try:
            count = row_count(path, self.columns)
        except OSError as error:
            yield self._reject(key, path, reason_of(error))
        except UnreadableError as error:
            yield self._reject(key, path, f"{error.problem} — {error.remedy}")
        else:
            for number in range(1, count + 1):
                yield self._item(f"{path}#row={number}", f"{key}#row={number}")

    def _item(self, address: str, key: str) -> SourceItem:
        return SourceItem(self.name, address, key, self.published, language=self.language)

    def _reject(self, key: str, path: Path, reason: str) -> Reject:
        return Reject(self.name, key, shown(str(path)), "discover", reason, "")

    def _whole_file(self, item: SourceItem) -> Page:
        path = Path(item.address)
        try:
            with path.open("rb") as stream:
                content = stream.read(self.largest_page + 1)
        except OSError as error:
            raise fetch_error(item.address, error) from error
        if len(content) > self.largest_page:
            raise too_large(item.address, self.largest_page)
        return Page(item, MEDIA_TYPES[ending_of(path)], content)

    def _line(self, item: SourceItem, path: Path, offset: int) -> Page:
        try:
            content = self._open.lines.line(path, offset, self.largest_page)
        except BROKEN as error:
            raise fetch_error(item.address, error) from error
        if len(content) > self.largest_page:
            raise too_large(item.address, self.largest_page)
        return Page(item, "json", content, fields=renamed(content, self.columns) if self.columns else None)

    def _row(self, item: SourceItem, path: Path, number: int) -> Page:
        try:
            fields = self._open.rows().row(path, number, self.columns)
        except OSError as error:
            raise fetch_error(item.address, error) from error
        except UnreadableError as error:
            raise FetchError(item.address, "parse_error", f"row {number}: {error.problem}") from error
        content = canonical(fields)
        if len(content) > self.largest_page:
            raise too_large(item.address, self.largest_page, f"row {number}: ")
        # Not in `content`: the row's number is no part of what it says.
        return Page(item, "json", content, fields={"doc_id": f"{PurePosixPath(path.name).stem}-{number}", **fields})


def renamed(content: bytes, columns: Mapping[str, str]) -> dict[str, object] | None:
    """Return the keys of a line under the names of an article's fields; None for what is no JSON object."""
    try:
        row: Any = json.loads(content)
    except (ValueError, RecursionError):
        # Who parses the line says what is wrong with it.
        return None
    if not isinstance(row, dict):
        return None
    named = {name: row[column] for name, column in columns.items() if column in row}
    return {name: value for name, value in row.items() if name not in columns} | named


def canonical(fields: Mapping[str, object]) -> bytes:
    """Return bytes that are the same for the same fields, in whatever order they come."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()


def shown(text: str) -> str:
    """Return a name of the file system with the bytes that are no UTF-8 escaped."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
