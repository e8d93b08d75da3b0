"""From a plan in numbers to the rows of articles and accounts, whose offsets quote their texts."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl
import pyarrow as pa

from tasks.records import content_id
from tests.benchmarks.large_plan import FIRST_DAY, STATUSES, TYPES, Plan
from tests.benchmarks.large_world import SOURCES, World

RULES, MODEL = "0f3a9c51d2e87b64", "en_core_web_md 3.7.1"
_NOUNS = {
    "meeting": ("a meeting", "meeting", " with "),
    "talks": ("talks", "talks", " with "),
    "visit": ("a visit", "visit", " to "),
    "call": ("a telephone call", "call", " with "),
    "correspondence": ("an exchange of letters", "exchange", " with "),
    "summit": ("a summit", "summit", " with "),
}
_VERBS = {
    "occurred": (" held ", None),
    "planned": (" will hold ", "will"),
    "proposed": (" offered to hold ", "offered"),
    "cancelled": (" called off ", "called off"),
    "denied": (" denied ", "denied"),
}
_LEADS = (
    "Diplomats had prepared the ground for weeks, and little of what they wrote was made public. ",
    "The day began with rain and with a long line of cars in front of the ministry. ",
    "Markets took the news calmly, and shares closed a little higher than the day before. ",
    "Nobody expected much when the delegations arrived, and the mood was better than that. ",
    "Reporters waited outside for most of the afternoon and were given coffee and no answers. ",
    "It was the third attempt this year to bring the two sides into one room. ",
)
_FILLERS = (
    "Both sides spoke of a frank exchange and of progress in detail, without saying in which.",
    "A joint statement is to be published at the end of the week, officials said afterwards.",
    "Opposition parties criticised that parliament had been told so late and so little.",
    "The neighbours have followed the matter with some concern, and so have the investors.",
    "Earlier this year a similar attempt had failed because of a quarrel over the agenda.",
    "Observers called the outcome modest, though the tone had changed for the better.",
    "Security in the city was tight, several streets were closed and schools sent children home.",
    "Aides said that the work would go on at the level of experts, beginning in two weeks.",
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


@cache
def phrases() -> pl.DataFrame:
    """Return, by type, status and whether all sit at one table, the words between the sides and where the cues are."""
    rows = []
    for number, kind in enumerate(TYPES):
        noun, trigger, link = _NOUNS[kind]
        for rank, status in enumerate(STATUSES):
            verb, cue = _VERBS[status]
            for together in (False, True):
                text = verb + noun + ("" if together else link)
                at = len(verb) + noun.index(trigger)
                cue_at = text.index(cue) if cue else None
                rows.append((number, rank, together, text, trigger, at, cue, cue_at, f"{kind}/noun"))
    schema = ["type", "status", "together", "phrase", "trigger", "trigger_at", "cue", "cue_at", "rule"]
    return pl.DataFrame(rows, schema=schema, orient="row")


def account_ids(events: pl.Series, tellings: pl.Series, seed: int) -> pl.Series:
    """Return ids of accounts: 16 hexadecimal digits that depend on event, telling and seed."""
    number = events.to_numpy().astype(np.uint64) * np.uint64(1 << 12) + tellings.to_numpy().astype(np.uint64)
    return hex_ids(number, seed)


def hex_ids(numbers: np.ndarray, salt: int) -> pl.Series:
    """Return 16 hexadecimal digits for each number, all of them different and without any order."""
    with np.errstate(over="ignore"):
        mixed = numbers.astype(np.uint64) + np.uint64((salt + 1) * 0x9E3779B97F4A7C15 % (1 << 64))
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(31)
    pairs = np.array([f"{number:04x}" for number in range(1 << 16)], dtype="S4")
    parts = [pairs[(mixed >> np.uint64(shift)) & np.uint64(0xFFFF)] for shift in (48, 32, 16, 0)]
    letters = np.stack(parts, axis=1).tobytes()
    offsets = np.arange(0, 16 * len(mixed) + 1, 16, dtype=np.int64)
    strings = pa.LargeStringArray.from_buffers(len(mixed), pa.py_buffer(offsets.tobytes()), pa.py_buffer(letters))
    found = pl.from_arrow(strings)
    assert isinstance(found, pl.Series)
    return found


def account_people(plan: Plan, accounts: pl.DataFrame) -> pl.DataFrame:
    """Return who takes part by account (event, telling, actor, side, ordinal): further tellings leave some out."""
    told = accounts.select("event", "telling", "luck").join(plan.participants, on="event", how="left")
    is_first = pl.col("ordinal") == pl.col("ordinal").min().over("event", "telling", "side")
    # At one table two have to stay.
    is_needed = is_first | ((pl.col("side") == "both") & (pl.col("ordinal") <= 2))
    chance = (pl.col("luck") * 7919 + pl.col("ordinal") * 0.618).mod(1.0)
    kept = told.filter((pl.col("telling") == 0) | is_needed | (chance > 0.3))
    return kept.sort("event", "telling", "ordinal").select(
        "event",
        "telling",
        "actor",
        "side",
        pl.int_range(1, pl.len() + 1).over("event", "telling").cast(pl.Int32).alias("ordinal"),
    )


def tables_of(world: World, plan: Plan, accounts: pl.DataFrame, seed: int) -> dict[str, pl.DataFrame]:
    """Return the rows of articles, accounts, mentions, participants and topics that these accounts make.

    `accounts` are whole articles. The columns are those of the warehouse but for the clock.
    """
    told = accounts.join(plan.events.drop("status"), on="event", how="left").sort("article", "event")
    people = _people_in_words(world, plan, told)
    told = _in_words(world, told, people)
    told = told.with_columns(account_id=account_ids(told["event"], told["telling"], seed))
    told = told.with_columns(
        base=pl.col("block").str.len_chars().cum_sum().over("article") - pl.col("block").str.len_chars()
    )
    articles = _articles(told, seed)
    told = told.join(articles.select("article", "article_id", "body_at"), on="article", how="left").with_columns(
        base=(pl.col("base") + pl.col("body_at")).cast(pl.Int32)
    )
    ids = told.select("event", "telling", "account_id", "base", "who_length", "phrase")
    return {
        "articles": articles.drop("article", "body_at"),
        "accounts": _account_rows(told, seed),
        "mentions": _mention_rows(told),
        "participants": _participant_rows(world, people.join(ids, on=["event", "telling"], how="left")),
        "topics": _topic_rows(world, told),
    }


def _people_in_words(world: World, plan: Plan, told: pl.DataFrame) -> pl.DataFrame:
    """Return who takes part, with the words that name them and where the name stands on its side of the sentence."""
    people = account_people(plan, told)
    display = world.actors["display"].gather(people["actor"])
    people = people.with_columns(display=display, name=world.actors["name"].gather(people["actor"]))
    group = ["event", "telling", "is_whom"]
    people = people.with_columns(is_whom=pl.col("side") == "whom")
    place = pl.col("ordinal").rank("ordinal").over(group)
    joint = pl.when(place == 1).then(pl.lit("")).when(place == pl.len().over(group)).then(pl.lit(" and "))
    people = people.with_columns(piece=joint.otherwise(pl.lit(", ")) + pl.col("display"))
    end = pl.col("piece").str.len_chars().cum_sum().over(group)
    return people.with_columns(name_at=(end - pl.col("name").str.len_chars()).cast(pl.Int32))


def _in_words(world: World, told: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """Add the sentence of each account with all its parts, and the block of sentences that it stands in."""
    sides = people.group_by("event", "telling", maintain_order=True).agg(
        pl.col("piece").filter(~pl.col("is_whom")).str.join("").alias("who_text"),
        pl.col("piece").filter(pl.col("is_whom")).str.join("").alias("whom_text"),
        (pl.col("side") == "both").any().alias("together"),
        pl.col("name").first().alias("first_name"),
        pl.col("name").last().alias("last_name"),
    )
    told = told.join(sides, on=["event", "telling"], how="left")
    told = told.join(phrases(), on=["type", "status", "together"], how="left")
    cities = world.cities.select(pl.all().name.prefix("city_"))
    countries = world.actors.filter(pl.col("kind") == "country").select(
        pl.col("country").alias("city_country"), pl.col("name").alias("country_name")
    )
    numbered = cities.with_row_index("city").with_columns(pl.col("city").cast(pl.Int64))
    told = told.join(numbered.join(countries, on="city_country", how="left"), on="city", how="left")
    day = pl.lit(FIRST_DAY) + pl.duration(days=pl.col("day") + pl.col("shift"))
    told = told.with_columns(
        place_text=pl.when(pl.col("place") == 1)
        .then("city_name")
        .when(pl.col("place") == 2)
        .then("country_name")
        .otherwise(None),
        start_day=day.cast(pl.Date),
        published_day=(pl.lit(FIRST_DAY) + pl.duration(days=pl.col("published"))).cast(pl.Date),
    )
    month = pl.col("start_day").dt.month().cast(pl.Int64).replace_strict(dict(enumerate(_MONTHS, 1)))
    year = pl.col("start_day").dt.year().cast(pl.String)
    written = pl.col("start_day").dt.day().cast(pl.String) + " " + month + " " + year
    told = told.with_columns(
        time_text=pl.when(pl.col("time") == 1)
        .then(written)
        .when(pl.col("time") == 2)
        .then(month + " " + year)
        .when(pl.col("time") == 3)
        .then(pl.lit("in recent months"))
    )
    for number in (1, 2, 3):
        known = (pl.col(f"topic_{number}") >= 0) & (pl.col("topics") >= number)
        phrase = world.topics["phrase"].gather(told[f"topic_{number}"].clip(lower_bound=0))
        told = told.with_columns(pl.when(known).then(phrase).alias(f"phrase_{number}"))
    before = {1: " to discuss ", 2: " and ", 3: " as well as "}
    preposition = {1: " on ", 2: " in ", 3: " "}
    parts = {
        "place_part": " in " + pl.col("place_text"),
        "time_part": pl.col("time").replace_strict(preposition, default="", return_dtype=pl.String)
        + pl.col("time_text"),
        **{f"topic_part_{number}": before[number] + pl.col(f"phrase_{number}") for number in before},
    }
    told = told.with_columns(**{name: part.fill_null("") for name, part in parts.items()})
    told = told.with_columns(sentence=pl.concat_str("who_text", "phrase", "whom_text", *parts, pl.lit(".")))
    ends = pl.col("who_text").str.len_chars() + pl.col("phrase").str.len_chars() + pl.col("whom_text").str.len_chars()
    told = told.with_columns(who_length=pl.col("who_text").str.len_chars().cast(pl.Int32))
    for name in parts:
        ends = ends + pl.col(name).str.len_chars()
        told = told.with_columns(ends.cast(pl.Int32).alias(f"{name}_end"))
    nouns = {number: _NOUNS[kind][1] for number, kind in enumerate(TYPES)}
    noun = pl.col("type").replace_strict(nouns, return_dtype=pl.String)
    hours = ((pl.col("luck") * 8 + 1).floor().cast(pl.Int64) + 1).cast(pl.String)
    told = told.with_columns(
        second_trigger=pl.when("two_mentions").then(noun),
        second=pl.when("two_mentions").then("The " + noun + " took " + hours + " hours.").otherwise(pl.lit("")),
        filler=_one_of(_FILLERS, "luck"),
    )
    block = pl.concat_str(
        "sentence",
        pl.when("two_mentions").then(" " + pl.col("second")).otherwise(pl.lit("")),
        pl.lit(" "),
        "filler",
        pl.lit("\n"),
    )
    return told.with_columns(block=block)


def _one_of(choices: tuple[str, ...], luck: str) -> pl.Expr:
    number = (pl.col(luck) * 1_000_003).floor().cast(pl.Int64) % len(choices)
    return number.replace_strict(dict(enumerate(choices)), return_dtype=pl.String)


def _articles(told: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Return the articles: headline, a sentence to begin with, the blocks of their accounts, one to end with."""
    articles = told.group_by("article", maintain_order=True).agg(
        pl.col("block").str.join("").alias("blocks"),
        *(pl.col(name).first() for name in ("source", "published_day", "luck", "first_name", "last_name", "city_name")),
        pl.col("event").first(),
        pl.col("telling").first(),
    )
    articles = articles.with_columns(
        title=pl.col("first_name") + " and " + pl.col("last_name") + ": what we know",
        lead=_one_of(_LEADS, "luck"),
        close=_one_of(_LEADS, "luck"),
        source_name=pl.col("source").replace_strict(dict(enumerate(SOURCES)), return_dtype=pl.String),
    )
    articles = articles.with_columns(
        text=pl.concat_str("title", pl.lit("\n\n"), "lead", "blocks", "close").str.strip_chars_end(),
        body_at=pl.col("title").str.len_chars() + 2 + pl.col("lead").str.len_chars(),
    )
    slug = pl.col("title").str.to_lowercase().str.replace_all(r"[^a-z]+", "-")
    # The first account of an article is in no other one.
    number = pl.col("event").cast(pl.String) + "-" + pl.col("telling").cast(pl.String)
    site = pl.col("source_name").str.to_lowercase().str.replace_all(" ", "") + ".example"
    at = pl.col("published_day").cast(pl.Datetime("us")) + pl.duration(minutes=(pl.col("luck") * 1440).floor())
    articles = articles.with_columns(
        doc_id=slug + pl.lit("-") + number,
        publisher=site,
        path=site + pl.col("published_day").dt.strftime("/%Y/%m/") + slug + "-" + number,
        published_at=pl.when(pl.col("luck") < 0.7).then(at),
    )
    ids = pl.Series([content_id(key) for key in articles["path"].to_list()], dtype=pl.String)
    days = articles["published_day"].dt.to_string().to_list()
    texts = articles["text"].to_list()
    hashes = pl.Series([content_id(text, day) for text, day in zip(texts, days, strict=True)], dtype=pl.String)
    return articles.select(
        "article",
        "body_at",
        ids.alias("article_id"),
        "doc_id",
        pl.col("source_name").alias("source"),
        pl.col("path").alias("article_key"),
        (pl.lit("https://") + pl.col("path")).alias("url"),
        "title",
        pl.col("published_day").alias("published_date"),
        "published_at",
        pl.lit("en").alias("language"),
        pl.lit(0, pl.Int32).alias("headline_start_offset"),
        pl.col("title").str.len_chars().cast(pl.Int32).alias("headline_end_offset"),
        "text",
        hashes.alias("text_hash"),
        pl.lit(RULES).alias("rules_digest"),
        pl.lit(MODEL).alias("model"),
        "publisher",
        hex_ids(np.array([int(each, 16) for each in ids], dtype=np.uint64), seed + 5).alias("body_hash"),
        pl.col("published_day").dt.to_string().alias("published_text"),
        pl.lit("json-ld").alias("published_basis"),
        pl.concat_list(pl.lit("Staff writer")).alias("authors"),
        pl.lit("full").alias("access"),
    )


def _account_rows(told: pl.DataFrame, seed: int) -> pl.DataFrame:
    base, phrase_at = pl.col("base"), pl.col("base") + pl.col("who_length")

    def part_start(part: str, words: str) -> pl.Expr:
        length = pl.col(words).str.len_chars().cast(pl.Int32)
        return pl.when(pl.col(words).is_not_null()).then(base + pl.col(f"{part}_end") - length)

    def part_end(part: str, words: str) -> pl.Expr:
        return pl.when(pl.col(words).is_not_null()).then(base + pl.col(f"{part}_end"))

    is_city, is_day, is_month = pl.col("place") == 1, pl.col("time") == 1, pl.col("time") == 2
    trigger_at = (phrase_at + pl.col("trigger_at")).cast(pl.Int32)
    cue_at = (phrase_at + pl.col("cue_at")).cast(pl.Int32)
    names = dict(enumerate(TYPES)), dict(enumerate(STATUSES))
    placed = pl.col("place_text").is_not_null()
    numbers = told["event"].to_numpy().astype(np.uint64) * np.uint64(1 << 12) + told["telling"].to_numpy().astype(
        np.uint64
    )
    return told.select(
        "account_id",
        "article_id",
        pl.col("type").replace_strict(names[0], return_dtype=pl.String).alias("event_type"),
        pl.col("status").replace_strict(names[1], return_dtype=pl.String),
        "confidence",
        "rule",
        pl.col("trigger").alias("trigger_text"),
        trigger_at.alias("trigger_start_offset"),
        (trigger_at + pl.col("trigger").str.len_chars().cast(pl.Int32)).alias("trigger_end_offset"),
        "sentence",
        base.alias("sentence_start_offset"),
        (base + pl.col("sentence").str.len_chars().cast(pl.Int32)).alias("sentence_end_offset"),
        pl.col("cue").alias("cue_text"),
        cue_at.alias("cue_start_offset"),
        (cue_at + pl.col("cue").str.len_chars().cast(pl.Int32)).alias("cue_end_offset"),
        pl.lit(None, pl.String).alias("cue_said_by"),
        pl.col("place_text").alias("place_name"),
        pl.when(is_city).then(pl.lit("city")).when(placed).then(pl.lit("country")).alias("place_kind"),
        pl.when(placed).then(pl.lit("clause")).alias("place_basis"),
        pl.when(placed).then("city_country").alias("place_country"),
        pl.when(is_city).then("city_latitude").alias("place_latitude"),
        pl.when(is_city).then("city_longitude").alias("place_longitude"),
        pl.when(is_city).then("city_geonames_id").alias("place_geonames_id"),
        part_start("place_part", "place_text").alias("place_start_offset"),
        part_end("place_part", "place_text").alias("place_end_offset"),
        "time_text",
        pl.when(is_day)
        .then("start_day")
        .when(is_month)
        .then(pl.col("start_day").dt.month_start())
        .alias("time_start_date"),
        pl.when(is_day)
        .then("start_day")
        .when(is_month)
        .then(pl.col("start_day").dt.month_end())
        .alias("time_end_date"),
        pl.col("time")
        .replace_strict({1: "day", 2: "month", 3: "other"}, default=None, return_dtype=pl.String)
        .alias("time_granularity"),
        pl.when(pl.col("time") > 0).then(pl.lit("explicit")).alias("time_basis"),
        pl.lit(None, pl.Date).alias("time_anchor_date"),
        part_start("time_part", "time_text").alias("time_start_offset"),
        part_end("time_part", "time_text").alias("time_end_offset"),
        hex_ids(numbers, seed + 1).alias("account_digest"),
        pl.lit(RULES).alias("rules_digest"),
        pl.lit(MODEL).alias("model"),
    )


def _mention_rows(told: pl.DataFrame) -> pl.DataFrame:
    start = pl.col("base") + pl.col("who_length") + pl.col("trigger_at")
    sentence_end = pl.col("base") + pl.col("sentence").str.len_chars()
    first = told.select(
        "account_id",
        pl.lit(1, pl.Int32).alias("ordinal"),
        pl.col("trigger").alias("text"),
        start.alias("start_offset"),
        (start + pl.col("trigger").str.len_chars()).alias("end_offset"),
        pl.col("base").alias("sentence_start_offset"),
        sentence_end.alias("sentence_end_offset"),
        "rule",
    )
    again = told.filter("two_mentions").select(
        "account_id",
        pl.lit(2, pl.Int32).alias("ordinal"),
        pl.col("second_trigger").alias("text"),
        (sentence_end + 1 + len("The ")).alias("start_offset"),
        (sentence_end + 1 + len("The ") + pl.col("second_trigger").str.len_chars()).alias("end_offset"),
        (sentence_end + 1).alias("sentence_start_offset"),
        (sentence_end + 1 + pl.col("second").str.len_chars()).alias("sentence_end_offset"),
        "rule",
    )
    offsets = [pl.col(name).cast(pl.Int32) for name in first.columns if name.endswith("_offset")]
    return pl.concat([first.with_columns(offsets), again.with_columns(offsets)])


def _participant_rows(world: World, people: pl.DataFrame) -> pl.DataFrame:
    whom_at = pl.col("who_length") + pl.col("phrase").str.len_chars()
    start = (pl.col("base") + pl.when("is_whom").then(whom_at).otherwise(0) + pl.col("name_at")).cast(pl.Int32)
    actors = world.actors[people["actor"]].select("kind", "title", "organization", "country", "match_words")
    rows = pl.concat([people, actors], how="horizontal").with_columns(start_offset=start)
    end = (pl.col("start_offset") + pl.col("name").str.len_chars()).cast(pl.Int32)
    spans = pl.concat_list(pl.struct("start_offset", end.alias("end_offset")))
    columns = ("account_id", "ordinal", "name", "side", "kind", "title", "organization", "country")
    return rows.select(*columns, spans.alias("spans"), "match_words")


def _topic_rows(world: World, told: pl.DataFrame) -> pl.DataFrame:
    numbered = world.topics.with_row_index("topic").with_columns(pl.col("topic").cast(pl.Int64))
    listed = []
    for number in (1, 2, 3):
        length = pl.col(f"phrase_{number}").str.len_chars()
        end = pl.col("base") + pl.col(f"topic_part_{number}_end")
        rows = told.filter(pl.col(f"phrase_{number}").is_not_null()).select(
            "account_id",
            pl.lit(number, pl.Int32).alias("ordinal"),
            pl.col(f"topic_{number}").alias("topic"),
            (end - length).cast(pl.Int32).alias("start_offset"),
            end.cast(pl.Int32).alias("end_offset"),
        )
        listed.append(rows)
    rows = pl.concat(listed).join(numbered, on="topic", how="left")
    rows = rows.with_columns(
        pl.int_range(1, pl.len() + 1).over("account_id", order_by="ordinal").cast(pl.Int32).alias("ordinal")
    )
    return rows.select(
        *("account_id", "ordinal", "phrase", "start_offset", "end_offset", "code", "label"),
        pl.lit("medtop").alias("scheme"),
        pl.lit(0.8).alias("score"),
    )
