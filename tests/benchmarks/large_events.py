"""From a plan in numbers to the rows that resolve would write: events with their accounts, people and statuses."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from tasks.event_frames import parted_accounts_frame
from tasks.events.names import fold
from tests.benchmarks.large_plan import FIRST_DAY, STATUSES, TYPES, Plan
from tests.benchmarks.large_texts import account_ids, account_people, hex_ids
from tests.benchmarks.large_world import World

_ORDER = np.array([4, 1, 0, 2, 3])
"""Of STATUSES: which word is the stronger one on one day of publication."""
_WEIGHTS = np.array([2, 1, 0, 1, 1])
_WINDOW = 10
"""Days that a vague interval has more than."""


def event_chunks(world: World, plan: Plan, seed: int, size: int) -> Iterator[dict[str, pl.DataFrame]]:
    """Yield the frames that `warehouse.resolve.write_events` takes, of `size` events each, in the order of days."""
    for first in range(0, plan.events.height, size):
        wanted = plan.events.slice(first, size)
        accounts = plan.accounts.join(wanted.select("event"), on="event", how="semi").sort("event", "telling")
        yield _frames(world, Plan(wanted, plan.participants, accounts), seed)


def _frames(world: World, plan: Plan, seed: int) -> dict[str, pl.DataFrame]:
    accounts = plan.accounts
    numbers = accounts["event"].to_numpy().astype(np.uint64) * np.uint64(1 << 12)
    numbers = numbers + accounts["telling"].to_numpy().astype(np.uint64)
    accounts = accounts.with_columns(
        account_id=account_ids(accounts["event"], accounts["telling"], seed),
        account_digest=hex_ids(numbers, seed + 1),
    )
    accounts = accounts.with_columns(event_id=pl.col("account_id").min().over("event"))
    accounts = accounts.join(plan.events.drop("status"), on="event", how="left")
    changes = _status_changes(accounts)
    final = changes.group_by("event_id").agg(pl.col("status").last().alias("final"))
    people = account_people(plan, accounts).with_columns(kind=pl.lit(None, pl.String))
    people = people.with_columns(kind=world.actors["kind"].gather(people["actor"]))
    counts = people.group_by("event", "telling").agg(
        (pl.col("kind") == "person").sum().cast(pl.Int64).alias("persons"), pl.len().cast(pl.Int64).alias("all_people")
    )
    accounts = accounts.join(final, on="event_id", how="left").join(counts, on=["event", "telling"], how="left")
    # The account that tells it most fully comes first, as tasks.events.event orders them.
    fuller = [-pl.col(name) for name in ("persons", "all_people", "confidence")]
    accounts = accounts.sort("event", pl.col("status") != pl.col("final"), *fuller, "account_id")
    accounts = accounts.with_columns(rank=pl.int_range(pl.len()).over("event"))
    return {
        "events": _events(world, accounts),
        "event_accounts": _event_accounts(accounts),
        "event_participants": _event_participants(world, people, accounts),
        "event_status_changes": changes.with_columns(
            pl.col("status").replace_strict(dict(enumerate(STATUSES)), return_dtype=pl.String)
        ),
        "parted_accounts": parted_accounts_frame({}, {}),
    }


def _status_changes(accounts: pl.DataFrame) -> pl.DataFrame:
    """Return a row a change: what occurred stays so, a proposal does not undo a plan, else the later word counts."""
    order = pl.col("status").replace_strict(dict(enumerate(_ORDER.tolist())), return_dtype=pl.Int64)
    told = accounts.sort("event", "published", order, "account_id").with_columns(
        place=pl.int_range(pl.len()).over("event")
    )
    status, place = told["status"].to_numpy(), told["place"].to_numpy()
    is_change = place == 0
    current = status.copy()
    for turn in range(1, int(place.max() or 0) + 1):
        rows = np.flatnonzero(place == turn)
        before = current[rows - 1]
        changed = (status[rows] != before) & (_WEIGHTS[status[rows]] >= _WEIGHTS[before])
        current[rows] = np.where(changed, status[rows], before)
        is_change[rows] = changed
    return (
        told.filter(pl.Series(is_change))
        .select(
            "event_id",
            pl.int_range(1, pl.len() + 1).over("event_id").cast(pl.Int32).alias("ordinal"),
            "status",
            (pl.lit(FIRST_DAY) + pl.duration(days=pl.col("published"))).cast(pl.Date).alias("reported_date"),
            "account_id",
        )
    )  # fmt: skip


def _events(world: World, accounts: pl.DataFrame) -> pl.DataFrame:
    lead = accounts.filter(pl.col("rank") == 0).select(
        "event",
        "event_id",
        pl.col("type").replace_strict(dict(enumerate(TYPES)), return_dtype=pl.String).alias("event_type"),
        pl.col("final").replace_strict(dict(enumerate(STATUSES)), return_dtype=pl.String).alias("status"),
        pl.col("account_id").alias("lead_account_id"),
    )
    confidence = accounts.group_by("event").agg(pl.col("confidence").max())
    rows = lead.join(confidence, on="event").join(_places(world, accounts), on="event", how="left")
    rows = rows.join(_days(accounts), on="event", how="left").join(_topics(world, accounts), on="event", how="left")
    return rows.sort("event").select(
        *("event_id", "event_type", "status", "confidence", "lead_account_id", "place_name", "place_kind", "country"),
        *("latitude", "longitude", "geonames_id", "start_date", "end_date", "granularity"),
        pl.col("topics").fill_null([]),
    )


def _places(world: World, accounts: pl.DataFrame) -> pl.DataFrame:
    cities = world.cities.with_row_index("city").with_columns(pl.col("city").cast(pl.Int64))
    countries = world.actors.filter(pl.col("kind") == "country").select("country", country_name="name")
    placed = accounts.filter(pl.col("place") > 0).group_by("event").agg(pl.col("place").min(), pl.col("city").first())
    placed = placed.join(cities, on="city", how="left").join(countries, on="country", how="left")
    is_city = pl.col("place") == 1
    return placed.select(
        "event",
        pl.when(is_city).then("name").otherwise("country_name").alias("place_name"),
        pl.when(is_city).then(pl.lit("city")).otherwise(pl.lit("country")).alias("place_kind"),
        "country",
        *(pl.when(is_city).then(name).alias(name) for name in ("latitude", "longitude", "geonames_id")),
    )


def _days(accounts: pl.DataFrame) -> pl.DataFrame:
    """Return the days that most accounts give, first those with the event's status; the fewest days where as many."""
    day = (pl.lit(FIRST_DAY) + pl.duration(days=pl.col("day") + pl.col("shift"))).cast(pl.Date)
    is_month = pl.col("time") == 2
    told = accounts.filter(pl.col("time").is_in([1, 2])).select(
        "event",
        "rank",
        is_fitting=pl.col("status") == pl.col("final"),
        start_date=pl.when(is_month).then(day.dt.month_start()).otherwise(day),
        end_date=pl.when(is_month).then(day.dt.month_end()).otherwise(day),
        granularity=pl.when(is_month).then(pl.lit("month")).otherwise(pl.lit("day")),
    )
    interval = ["event", "start_date", "end_date"]
    told = told.with_columns(
        fitting=pl.col("is_fitting").sum().over(interval).cast(pl.Int64), told=pl.len().over(interval).cast(pl.Int64)
    )
    length = (pl.col("end_date") - pl.col("start_date")).dt.total_days()
    ordered = told.sort("event", length > _WINDOW, -pl.col("fitting"), -pl.col("told"), length, "rank")
    return ordered.unique("event", keep="first", maintain_order=True).select(*interval, "granularity")


def _topics(world: World, accounts: pl.DataFrame) -> pl.DataFrame:
    folded = world.topics.select("phrase", key=pl.Series([fold(phrase) for phrase in world.topics["phrase"]]))
    folded = folded.with_row_index("topic").with_columns(pl.col("topic").cast(pl.Int64))
    listed = [
        accounts.filter((pl.col(f"topic_{number}") >= 0) & (pl.col("topics") >= number)).select(
            "event", "rank", pl.lit(number).alias("number"), pl.col(f"topic_{number}").alias("topic")
        )
        for number in (1, 2, 3)
    ]
    told = pl.concat(listed).join(folded, on="topic", how="left").sort("event", "rank", "number")
    told = told.unique(["event", "key"], keep="first", maintain_order=True)
    return told.group_by("event", maintain_order=True).agg(pl.col("phrase").alias("topics"))


def _event_accounts(accounts: pl.DataFrame) -> pl.DataFrame:
    """Return each account with one of its event that it agrees with: the fullest other one."""
    firsts = accounts.filter(pl.col("rank") < 2).group_by("event", maintain_order=True).agg(pl.col("account_id"))
    rows = accounts.join(firsts.rename({"account_id": "fullest"}), on="event", how="left")
    first, second = (pl.col("fullest").list.get(place, null_on_oob=True) for place in (0, 1))
    joined = pl.when(pl.col("account_id") == first).then(second).otherwise(first)
    day = (pl.lit(FIRST_DAY) + pl.duration(days=pl.col("day"))).cast(pl.Date).cast(pl.String)
    alone = joined.is_null()
    return rows.select(
        "event_id",
        "account_id",
        "account_digest",
        joined.alias("joined_to_account_id"),
        pl.when(alone).then(pl.lit("told by one account")).otherwise("the same people; " + day).alias("evidence"),
        (pl.lit(FIRST_DAY) + pl.duration(days=pl.col("published"))).cast(pl.Date).alias("filed_date"),
    )


def _event_participants(world: World, people: pl.DataFrame, accounts: pl.DataFrame) -> pl.DataFrame:
    """Return everybody whom the accounts name, each once, in the order of the fullest account."""
    ranked = people.join(accounts.select("event", "telling", "rank", "event_id"), on=["event", "telling"], how="left")
    ranked = ranked.sort("event", "rank", "ordinal")
    named = ranked.group_by("event", "event_id", "actor", maintain_order=True).agg(
        pl.col("side").first(), pl.len().cast(pl.Int32).alias("account_count")
    )
    actors = world.actors[named["actor"]].select("name", "kind", "title", "organization", "country")
    rows = pl.concat([named, actors], how="horizontal")
    return rows.select(
        "event_id",
        pl.int_range(1, pl.len() + 1).over("event_id").cast(pl.Int32).alias("ordinal"),
        *("name", "side", "kind", "title", "organization", "country", "account_count"),
    )
