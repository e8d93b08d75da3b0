"""A warehouse of a million events in minutes, and hand-offs that meet what is in it.

    python -m tests.benchmarks.large_warehouse PATH [--events 1000000] [--seed 1] [--batches 3]

writes the warehouse, and beside it a folder PATH.batches with hand-offs of 500 articles each. The same numbers make
the same rows but for the clock.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from tasks.frames import article_of
from tasks.hand_off import write_hand_off
from tasks.records import (
    Account,
    ItemOutcome,
    Mention,
    Participant,
    Place,
    Reading,
    SourceItem,
    Span,
    StatusCue,
    Time,
    Topic,
    host_of_address,
)
from tasks.resolve import resolve_accounts
from tests.benchmarks.large_events import event_chunks
from tests.benchmarks.large_plan import DAYS, Plan, day_of, plan_batch, plan_warehouse
from tests.benchmarks.large_texts import hex_ids, tables_of
from tests.benchmarks.large_world import SOURCES, World, make_world
from warehouse.connection import writer
from warehouse.resolve import AccountKey, resolved_turn, write_events
from warehouse.statements import Connection

CHUNK = 100_000
"""Articles or events that are written at a time."""
LOADED_AT = datetime(2026, 1, 1)
_NUMBERED = {"items": "item_key", "articles": "article_id"}
"""Tables whose rows are found by a number made of this column."""
READ_TABLES = ("articles", "accounts", "mentions", "participants", "topics")


@dataclass(frozen=True)
class LargeWarehouse:
    """What is made of `events` events over `days` days by `seed`."""

    events: int
    days: int = DAYS
    seed: int = 1

    @cached_property
    def world(self) -> World:
        """Who and what it tells of."""
        return make_world(self.seed)

    @cached_property
    def plan(self) -> Plan:
        """What happens in it."""
        return plan_warehouse(self.world, self.seed, self.events, self.days)

    def write(self, path: Path) -> None:
        """Write all tables to a new file; what was at `path` is replaced at the end, at once."""
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        with writer(temporary) as connection:
            self._write_articles(connection)
            self._write_events(connection)
            with _frames(connection, self._log_tables()) as names:
                for name in names:
                    connection.execute(f"INSERT INTO {name} BY NAME FROM new_{name}")
            connection.execute("INSERT INTO unlinked_accounts SELECT account_id, filed_date FROM event_accounts")
            connection.execute("CHECKPOINT")
        temporary.replace(path)

    def hand_off(self, folder: Path, number: int, articles: int = 500, known: float = 0.12) -> Path:
        """Write the hand-off of that number, of articles of the last days that are not in the warehouse."""
        plan = plan_batch(self.world, self.plan, self.seed, number, articles, known)
        tables = tables_of(self.world, plan, plan.accounts, self.seed)
        readings = readings_of(tables)
        return write_hand_off(folder, readings, outcomes=[_outcome(reading) for reading in readings])

    def resolve_last(self, path: Path, days: int) -> None:
        """Resolve the accounts of the last `days` days: the events are written as planned, not as resolve finds them.

        So whom the accounts agree with in other events is known as where they had been loaded bit by bit.
        """
        first = day_of(self.days - days)
        with writer(path) as connection:
            connection.execute(
                "INSERT INTO unresolved_accounts SELECT * FROM unlinked_accounts WHERE filed_date >= $first",
                {"first": first},
            )
        resolve_accounts(str(path))

    def _write_articles(self, connection: Connection) -> None:
        accounts = self.plan.accounts
        last = int(accounts["article"].max() or 0)  # type: ignore[arg-type]
        size = CHUNK
        for first in range(1, last + 1, size):
            told = accounts.filter(pl.col("article").is_between(first, first + size - 1))
            tables = tables_of(self.world, self.plan, told, self.seed)
            moments = [pl.lit(LOADED_AT).alias(name) for name in ("first_seen_at", "loaded_at")]
            tables = _filed(tables)
            tables["articles"] = tables["articles"].with_columns(moments)
            tables["items"] = _items(tables["articles"])
            tables["article_versions"] = _versions(tables["articles"], self.seed)
            with _frames(connection, tables) as names:
                for name in names:
                    key = _NUMBERED.get(name)
                    number = f", lookup_number({key}) AS lookup_number" if key else ""
                    connection.execute(f"INSERT INTO {name} BY NAME SELECT *{number} FROM new_{name}")

    def _write_events(self, connection: Connection) -> None:
        for frames in event_chunks(self.world, self.plan, self.seed, CHUNK):
            members = frames["event_accounts"].select("account_id", "filed_date").iter_rows()
            write_events(connection, frames, map(AccountKey._make, members), [], resolved_turn(connection))

    def _log_tables(self) -> dict[str, pl.DataFrame]:
        """Return what fetching would have left: the sources, their feeds, hosts, runs and some rejects."""
        first, last = (datetime.combine(day_of(number), datetime.min.time()) for number in (0, self.days))
        addresses = [f"https://{source.lower().replace(' ', '')}.example/feed.xml" for source in SOURCES]
        hosts = [host_of_address(address) or "" for address in addresses]
        count = len(SOURCES)
        days = pl.datetime_range(first, last, "1d", eager=True).dt.cast_time_unit("us")
        runs = pl.DataFrame(
            {
                "run_id": [f"run-{number}" for number in range(len(days))],
                "flow": "ingest",
                "started_at": days,
                "ended_at": days,
                "articles_read": 250,
                "new_articles": 250,
                "accounts": 350,
            }
        )
        return {
            "sources": pl.DataFrame(
                {
                    "source": SOURCES,
                    "kind": "feed",
                    "configured_address": addresses,
                    "state": "ok",
                    "reason": "",
                    "moved_polls": 0,
                    "gone_polls": 0,
                    "is_stopped": False,
                    "failures": 0,
                    "polled_at": [last] * count,
                    "next_due_at": [last] * count,
                }
            ),
            "source_documents": pl.DataFrame(
                {"source": SOURCES, "url": addresses, "content_hash": "0", "revision": "", "depth": 0}
            ),
            "hosts": pl.DataFrame(
                {
                    "host": hosts,
                    "hold_reason": "",
                    "hold_failures": 0,
                    "down_reason": "",
                    "timeouts": 0,
                    "robots": "",
                    "robots_reason": "",
                }
            ),
            "runs": runs,
            "run_outcomes": runs.select("run_id").join(
                pl.DataFrame({"source": SOURCES, "host": hosts, "state": "ok", "items": 21}), how="cross"
            ),
            "rejects": pl.DataFrame(
                {
                    "reject_id": hex_ids(pl.int_range(2_000, eager=True).to_numpy(), self.seed + 9),
                    "source": [SOURCES[number % count] for number in range(2_000)],
                    "item_key": [f"page-{number}" for number in range(2_000)],
                    "address": [f"{addresses[number % count]}/{number}" for number in range(2_000)],
                    "stage": "parse",
                    "reason": "holds no text",
                    "content_hash": "0",
                    "first_seen_at": [LOADED_AT] * 2_000,
                }
            ),
        }


def readings_of(tables: Mapping[str, pl.DataFrame]) -> list[Reading]:
    """Return the records of the rows of articles, accounts, mentions, participants and topics."""
    mentions, participants, topics, accounts = (
        {key[0]: frame.to_dicts() for key, frame in tables[name].partition_by(by, as_dict=True).items()}
        for name, by in (
            ("mentions", "account_id"),
            ("participants", "account_id"),
            ("topics", "account_id"),
            ("accounts", "article_id"),
        )
    )
    readings = []
    for row in tables["articles"].to_dicts():
        told = tuple(
            _account(
                one, mentions[one["account_id"]], participants[one["account_id"]], topics.get(one["account_id"], [])
            )
            for one in accounts[row["article_id"]]
        )
        readings.append(Reading(article_of(row), told, row["rules_digest"], row["model"]))
    return readings


def _account(
    row: dict[str, Any], mentions: list[dict[str, Any]], people: list[dict[str, Any]], topics: list[dict[str, Any]]
) -> Account:
    tellings = tuple(
        Mention(one["text"], _span(one), _span(one, "sentence_"), one["rule"])
        for one in sorted(mentions, key=lambda one: one["ordinal"])
    )
    place = time_told = cue = None
    if row["place_name"] is not None:
        where = (row["place_country"], row["place_latitude"], row["place_longitude"], row["place_geonames_id"])
        place = Place(row["place_name"], row["place_kind"], row["place_basis"], _span(row, "place_"), *where)
    if row["time_text"] is not None:
        days = (row["time_start_date"], row["time_end_date"])
        time_told = Time(row["time_text"], _span(row, "time_"), row["time_granularity"], row["time_basis"], *days)
    if row["cue_text"] is not None:
        cue = StatusCue(row["cue_text"], _span(row, "cue_"))
    return Account(
        row["account_id"],
        row["event_type"],
        row["status"],
        row["confidence"],
        tellings[0],
        tellings,
        tuple(
            Participant(
                one["name"],
                one["side"],
                one["kind"],
                one["title"],
                one["organization"],
                one["country"],
                tuple(Span(span["start_offset"], span["end_offset"]) for span in one["spans"]),
            )
            for one in sorted(people, key=lambda one: one["ordinal"])
        ),
        cue,
        place,
        time_told,
        tuple(
            Topic(one["phrase"], _span(one), one["code"], one["label"], one["scheme"], one["score"])
            for one in sorted(topics, key=lambda one: one["ordinal"])
        ),
    )


def _span(row: Mapping[str, Any], prefix: str = "") -> Span:
    return Span(row[f"{prefix}start_offset"], row[f"{prefix}end_offset"])


def _outcome(reading: Reading) -> ItemOutcome:
    article = reading.article
    item = SourceItem(article.source, article.url or "", article.key)
    return ItemOutcome(item, "ok", "", article.text_hash, article.article_id)


def _filed(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the tables with the day under which each row is filed: that of the article."""
    articles = tables["articles"].with_columns(filed_date=pl.col("published_date"))
    accounts = tables["accounts"].join(articles.select("article_id", "filed_date"), on="article_id", how="left")
    days = accounts.select("account_id", "filed_date")
    told = {
        name: tables[name].join(days, on="account_id", how="left") for name in ("mentions", "participants", "topics")
    }
    return {"articles": articles, "accounts": accounts, **told}


def _items(articles: pl.DataFrame) -> pl.DataFrame:
    moment = pl.col("published_date").cast(pl.Datetime("us")) + pl.duration(hours=20)
    return articles.select(
        "source",
        pl.col("article_key").alias("item_key"),
        pl.col("url").alias("address"),
        pl.col("publisher").alias("host"),
        pl.lit("ok").alias("state"),
        pl.lit("").alias("reason"),
        "article_id",
        pl.col("text_hash").alias("content_hash"),
        "title",
        pl.col("url").alias("guid"),
        "language",
        "published_date",
        "published_at",
        pl.lit("").alias("revision"),
        pl.lit(0, pl.Int32).alias("attempts"),
        *(moment.alias(name) for name in ("first_seen_at", "listed_at", "tried_at")),
    )


def _versions(articles: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Return an earlier version of one article in a hundred: as it was before its last sentence was written."""
    changed = articles.gather_every(100)
    return changed.select(
        "article_id",
        hex_ids(pl.int_range(changed.height, eager=True).to_numpy(), seed + 7).alias("text_hash"),
        "title",
        "published_date",
        pl.col("text").str.replace(r"\n[^\n]*$", ""),
        "loaded_at",
    )


@contextmanager
def _frames(connection: Connection, frames: Mapping[str, pl.DataFrame]) -> Iterator[Sequence[str]]:
    """Offer frames as new_<name>, in one transaction."""
    for name, frame in frames.items():
        connection.register(f"new_{name}", frame)
    connection.execute("BEGIN")
    yield tuple(frames)
    connection.execute("COMMIT")
    for name in frames:
        connection.unregister(f"new_{name}")


def main() -> None:
    """Make the warehouse and the hand-offs that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("path", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batches", type=int, default=3)
    given = parser.parse_args()
    begun = time.monotonic()
    large = LargeWarehouse(given.events, given.days, given.seed)
    large.write(given.path)
    for number in range(given.batches):
        large.hand_off(Path(f"{given.path}.batches"), number)
    size = given.path.stat().st_size
    seconds = time.monotonic() - begun
    print(f"{given.path}: {given.events:,} events, {size / 1e6:,.0f} MB, {size / given.events:,.0f} bytes an event")
    print(f"made in {seconds:.0f} s on {datetime.now(UTC):%Y-%m-%d}")


if __name__ == "__main__":
    main()
