"""Hand-offs: what was read, as one Parquet file a batch, so that a crash or a locked warehouse loses nothing."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import polars as pl

from tasks import frames
from tasks.records import ItemOutcome, Move, Reading, Reject
from warehouse.address import companion

QUARANTINE = "quarantine"


def hand_off_folder(warehouse: str | Path) -> Path:
    """Return the folder in which the hand-offs of this machine wait: beside a file, else in the data folder."""
    return companion(warehouse, ".handoffs")


def write_hand_off(
    folder: Path,
    readings: Sequence[Reading],
    rejects: Sequence[Reject] = (),
    outcomes: Sequence[ItemOutcome] = (),
    moves: Sequence[Move] = (),
) -> Path:
    """Write a batch as one Parquet file, whole or not at all, and return its path.

    The file has one row; each column is a table, as a list of its rows. Its name derives from its content, so that the
    same batch makes the same file. Of what is there twice the last counts. Raises OSError where the folder cannot be
    written.
    """
    readings = list({reading.article.article_id: reading for reading in readings}.values())
    tables = {
        "outcomes": frames.outcomes_frame({(one.item.source, one.item.key): one for one in outcomes}.values()),
        "moves": frames.moves_frame(moves),
        "rejects": frames.rejects_frame({reject.reject_id: reject for reject in rejects}.values()),
        "articles": frames.articles_frame(readings),
        "accounts": frames.accounts_frame(readings),
        "mentions": frames.mentions_frame(readings),
        "participants": frames.participants_frame(readings),
        "topics": frames.topics_frame(readings),
    }
    buffer = io.BytesIO()
    pl.DataFrame([frame.to_struct(name).implode() for name, frame in tables.items()]).write_parquet(buffer)
    content = buffer.getvalue()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sha256(content).hexdigest()[:16]}.parquet"
    # The process's id keeps two writers of one batch apart; the dot hides a half-written file from `pending`.
    temporary = folder / f".{path.name}.{os.getpid()}"
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError:
        # A full disk is no fuller for it.
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(folder)
    return path


def pending(folder: Path) -> list[Path]:
    """Return the hand-offs that wait to be loaded, oldest first: a later reading of an article must win."""
    return sorted(
        (path for path in folder.glob("*.parquet") if not path.name.startswith(".")),
        key=lambda path: (path.stat().st_mtime_ns, path.name),
    )


def quarantine(path: Path) -> Path:
    """Move a hand-off that cannot be loaded out of the way, and return where it is now."""
    folder = path.parent / QUARANTINE
    folder.mkdir(exist_ok=True)
    return path.replace(folder / path.name)


def _sync_folder(folder: Path) -> None:
    # The new name, too, must be on disk before the batch counts as kept.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
