"""What happens in a large warehouse, in numbers alone: encounters, who takes part, and which articles tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from tests.benchmarks.large_world import BODIES, PEOPLE, SOURCES, World, pick, zipf

TYPES = ("meeting", "talks", "visit", "call", "correspondence", "summit")
_TYPE_SHARES = np.cumsum((0.45, 0.2, 0.12, 0.12, 0.07, 0.04))
STATUSES = ("occurred", "planned", "proposed", "cancelled", "denied")
_STATUS_SHARES = np.cumsum((0.78, 0.12, 0.03, 0.05, 0.02))
_TALKS, _VISIT, _SUMMIT = TYPES.index("talks"), TYPES.index("visit"), TYPES.index("summit")
_OCCURRED, _PLANNED, _PROPOSED, _CANCELLED, _DENIED = range(5)
FIRST_DAY = date(2016, 1, 4)
DAYS = 3_650
ACCOUNTS_PER_ARTICLE = 1.4
_TAIL = 2.6
"""Accounts per event fall off with this power: 1.3 on average, and a few events that everybody tells of."""
_MOST_ACCOUNTS = len(SOURCES)
_APART = 4
"""Two people who met have not met again within so many days: else resolve would take both for one encounter."""
_SUMMIT_WEEKS = 4
"""A year."""


@dataclass(frozen=True)
class Plan:
    """Frames of numbers; every day counts from `FIRST_DAY`."""

    events: pl.DataFrame
    """event, day, type, status, city, topic_1, topic_2, topic_3 (a topic is -1 for none), in the order of days."""
    participants: pl.DataFrame
    """event, ordinal, actor, side (who, whom, both)."""
    accounts: pl.DataFrame
    """event, telling (0 is the fullest), source, published, status, place (0 none, 1 city, 2 its country alone), time
    (0 none, 1 day, 2 month, 3 words that say no day), shift (days by which it is told otherwise), topics (how many),
    confidence, two_mentions, luck (from 0 to 1), article."""


def plan_warehouse(world: World, seed: int, count: int, days: int = DAYS) -> Plan:
    """Return a plan of exactly `count` events over `days` days, always the same."""
    chance = np.random.default_rng([seed, 2, count, days])
    events, participants = _events(world, chance, count, 0, days)
    accounts = _with_articles(chance, _accounts(chance, events))
    return Plan(events, participants, accounts)


def plan_batch(world: World, plan: Plan, seed: int, number: int, articles: int = 500, known: float = 0.12) -> Plan:
    """Return a plan of `articles` articles of four days, none of which is in `plan`.

    A share `known` of their accounts tells of events of `plan`: about half of those that tell of an event again, since
    the other half tells of events of the batch itself. The first batch is of the last days, each further one of days
    that lie two weeks before.
    """
    chance = np.random.default_rng([seed, 3, number, articles])
    last = int(plan.events["day"].max() or 0) - 14 * number  # type: ignore[arg-type]
    wanted = int(articles * ACCOUNTS_PER_ARTICLE * 1.15)
    first_new = plan.events.height + number * 10 * articles
    events, participants = _events(world, chance, max(2, int(wanted * (1 - known) / 1.3)), last - 3, last + 1)
    events = events.with_columns(pl.col("event") + first_new)
    participants = participants.with_columns(pl.col("event") + first_new)
    recent = plan.events.filter(pl.col("day").is_between(last - 4, last))
    told = recent.sample(min(recent.height, int(wanted * known)), seed=int(chance.integers(1 << 30)))
    again = _accounts(chance, told).filter(pl.col("telling") == 0)
    again = again.with_columns(telling=pl.lit(1_000 + number, pl.Int64))
    accounts = _with_articles(chance, pl.concat([_accounts(chance, events), again]))
    chosen = chance.permutation(accounts["article"].unique().to_numpy())[:articles]
    accounts = accounts.filter(pl.col("article").is_in(chosen.tolist()))
    return Plan(
        pl.concat([events, told]).sort("event"),
        pl.concat([participants, plan.participants.join(told, on="event", how="semi")]),
        accounts,
    )


def day_of(number: int) -> date:
    """Return the day of that number."""
    return FIRST_DAY + timedelta(days=number)


def _events(
    world: World, chance: np.random.Generator, count: int, first: int, end: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return `count` events of the days from `first` to before `end`, and who takes part."""
    drawn = int(count * 1.3) + 50
    weights, hosts = _busyness(chance, first, end)
    day = first + np.sort(pick(chance, np.cumsum(weights) / weights.sum(), drawn))
    host = hosts[day - first]
    kind = pick(chance, _TYPE_SHARES, drawn)
    actor, side = _delegations(world, chance, kind, host >= 0)
    at_home = world.cities_of_country[world.country_of_actor[actor[:, 3]], chance.integers(0, 3, drawn)]
    anywhere = pick(chance, zipf(world.cities.height), drawn)
    city = np.where(chance.random(drawn) < 0.6, at_home, anywhere)
    city = np.where((host >= 0) & (chance.random(drawn) < 0.5), host, city)
    topics = pick(chance, zipf(world.topics.height), (drawn, 3))
    topics[:, 1:][topics[:, 1:] == topics[:, :1]] = -1
    topics[:, 2][topics[:, 2] == topics[:, 1]] = -1
    topics[np.arange(3) >= pick(chance, np.cumsum((0.2, 0.45, 0.25, 0.1)), drawn)[:, None]] = -1
    sound = _sound(world, actor, side, day)
    kept = np.sort(chance.permutation(np.flatnonzero(sound))[:count])
    if len(kept) < count:
        raise ValueError(f"only {len(kept)} of {count} events: too few people for so many days")
    number = np.arange(count)
    events = pl.DataFrame(
        {
            "event": number,
            "day": day[kept],
            "type": kind[kept],
            "status": pick(chance, _STATUS_SHARES, count),
            "city": city[kept],
            **{f"topic_{i + 1}": topics[kept, i] for i in range(3)},
        }
    )
    actor, side = actor[kept], side[kept]
    rows, columns = np.nonzero(side >= 0)
    participants = pl.DataFrame({"event": number[rows], "actor": actor[rows, columns], "side": side[rows, columns]})
    return events, participants.with_columns(
        pl.col("side").replace_strict({0: "who", 1: "whom", 2: "both"}, return_dtype=pl.String),
        pl.int_range(1, pl.len() + 1).over("event").cast(pl.Int32).alias("ordinal"),
    )


def _busyness(chance: np.random.Generator, first: int, end: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how busy each day is, and the city of its summit or -1."""
    days = np.arange(first, end)
    weights = np.where(days % 7 >= 5, 0.35, 1.0)
    hosts = np.full(len(days), -1)
    for start in chance.integers(first, end, max(0, round((end - first) / 365 * _SUMMIT_WEEKS))):
        week = slice(start - first, start - first + 6)
        weights[week] *= 2.5
        hosts[week] = chance.integers(0, 40)
    return weights, hosts


def _delegations(
    world: World, chance: np.random.Generator, kind: np.ndarray, is_summit_week: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return six places for actors an event, three a side, and their sides: 0 who, 1 whom, 2 both, -1 for nobody."""
    count = len(kind)
    actor = pick(chance, zipf(PEOPLE), (count, 6))
    # In a summit week, those come together who are named most.
    great = pick(chance, zipf(400), (count, 6))
    actor = np.where(is_summit_week[:, None] & (chance.random((count, 1)) < 0.4), great, actor)
    sizes = [pick(chance, np.cumsum(shares), count) + 1 for shares in ((0.75, 0.2, 0.05), (0.7, 0.2, 0.1))]
    together = (kind == _SUMMIT) | ((kind == _TALKS) & (chance.random(count) < 0.5))
    together |= (kind != _VISIT) & (chance.random(count) < 0.06)
    sizes = [np.where(kind == _SUMMIT, np.maximum(size, 2), size) for size in sizes]
    side = np.full((count, 6), -1)
    for number, size in enumerate(sizes):
        for place in range(3):
            at = number * 3 + place
            side[:, at] = np.where(place < size, np.where(together, 2, number), -1)
    # A country, a body or unnamed people of a country stand for one side.
    for at, share in ((0, 0.08), (3, 0.2)):
        what = pick(chance, np.cumsum((0.4, 0.25, 0.35)), count)
        country = pick(chance, zipf(world.countries, 0.6), count)
        body = pick(chance, zipf(BODIES), count)
        collective = np.choose(
            what, (world.first_country() + country, world.first_body() + body, world.first_group() + country)
        )
        actor[:, at] = np.where(chance.random(count) < share, collective, actor[:, at])
    return actor, side


def _sound(world: World, actor: np.ndarray, side: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Return which events are told apart: nobody twice, no country beside its people, no pair again within days."""
    count = len(actor)
    country = world.country_of_actor[actor]
    is_there = side >= 0
    sound = np.ones(count, bool)
    pairs = []
    for one in range(6):
        for other in range(one + 1, 6):
            both = is_there[:, one] & is_there[:, other]
            collective = (actor[:, one] >= PEOPLE) | (actor[:, other] >= PEOPLE)
            sound &= ~(both & (actor[:, one] == actor[:, other]))
            sound &= ~(both & collective & (country[:, one] == country[:, other]) & (country[:, one] >= 0))
            opposed = both & ((side[:, one] != side[:, other]) | (side[:, one] == 2))
            rows = np.flatnonzero(opposed)
            pairs.append((actor[rows, one], actor[rows, other], rows))
    first, second, rows = (np.concatenate(columns) for columns in zip(*pairs, strict=True))
    met = pl.DataFrame(
        {
            "one": np.minimum(first, second),
            "other": np.maximum(first, second),
            "day": day[rows],
            "row": rows,
        }
    ).sort("one", "other", "day", "row")
    is_again = (
        (pl.col("one") == pl.col("one").shift())
        & (pl.col("other") == pl.col("other").shift())
        & (pl.col("day") - pl.col("day").shift() <= _APART)
    )
    sound[met.filter(is_again)["row"].to_numpy()] = False
    return sound


def _accounts(chance: np.random.Generator, events: pl.DataFrame) -> pl.DataFrame:
    # Floored powers of this exponent have the mean of the zeta distribution, 1.3.
    tellings = np.floor((1 - chance.random(events.height)) ** (-1 / _TAIL)).clip(1, _MOST_ACCOUNTS).astype(int)
    row = np.repeat(np.arange(events.height), tellings)
    count = len(row)
    telling = np.arange(count) - np.repeat(np.cumsum(tellings) - tellings, tellings)
    final = events["status"].to_numpy()[row]
    day = events["day"].to_numpy()[row]
    status = final.copy()
    earlier = (telling > 0) & (chance.random(count) < 0.25)
    status[earlier & (final == _OCCURRED)] = _PLANNED
    status[earlier & (final == _CANCELLED)] = _PLANNED
    status[earlier & (final == _PLANNED)] = _PROPOSED
    after = day + pick(chance, np.cumsum((0.35, 0.5, 0.15)), count)
    ahead = day - chance.integers(1, 5, count)
    long_ahead = day - chance.integers(3, 7, count)
    published = np.where(status == _OCCURRED, after, np.where(status != final, long_ahead, ahead))
    first_source = pick(chance, zipf(len(SOURCES), 1.0, 2.0), events.height)[row]
    return pl.DataFrame(
        {
            "event": events["event"].to_numpy()[row],
            "telling": telling,
            "source": (first_source + telling) % len(SOURCES),
            "published": published,
            "status": status,
            "place": pick(chance, np.cumsum((0.33, 0.6, 0.07)), count),
            "time": pick(chance, np.cumsum((0.28, 0.66, 0.04, 0.02)), count),
            "shift": np.where((telling > 0) & (chance.random(count) < 0.04), 1, 0),
            "topics": np.where(telling == 0, 3, chance.integers(0, 4, count)),
            "confidence": np.round(0.5 + 0.49 * chance.random(count), 2),
            "two_mentions": chance.random(count) < 0.35,
            "luck": chance.random(count),
        }
    )


def _with_articles(chance: np.random.Generator, accounts: pl.DataFrame) -> pl.DataFrame:
    """Number articles in the order of days; those of one article have its day and source, and tell different events."""
    ordered = accounts.with_columns(order=pl.Series(chance.random(accounts.height))).sort(
        "published", "source", "order"
    )
    begins = pl.Series(chance.random(accounts.height) < 1 / ACCOUNTS_PER_ARTICLE)
    changes = (pl.col("published") != pl.col("published").shift()) | (pl.col("source") != pl.col("source").shift())
    ordered = ordered.with_columns(article=(begins | changes.fill_null(True)).cum_sum().cast(pl.Int64))
    return ordered.drop("order").unique(["article", "event"], keep="first", maintain_order=True)
