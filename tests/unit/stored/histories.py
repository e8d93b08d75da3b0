"""What may happen to a few articles on their way into a warehouse, in any order, and what must come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from tasks.records import Reading, Status, content_id
from tests.unit.stored.conftest import Desk, Told, reading_of
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.stored import digest

NAMES = ("Nixon", "Richard Nixon", "Mao", "Mao Zedong", "Zhou Enlai", "Henry Kissinger")
PLACES = ((None, None), ("Beijing", "CHN"), ("Shanghai", "CHN"))
START = date(1972, 2, 20)
STATUSES: tuple[Status, ...] = ("occurred", "planned", "cancelled")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens: a batch with the next version of some articles, loaded once or more; then resolve."""

    articles: tuple[int, ...]
    times: int
    is_resolved: bool


@dataclass(frozen=True, slots=True)
class History:
    """The versions of each article in their order, and the steps in which they come."""

    versions: tuple[tuple[Reading, ...], ...]
    steps: tuple[Step, ...]

    def batches(self) -> list[list[Reading]]:
        """Return the readings of each step: of each of its articles the version that is next."""
        seen = [0] * len(self.versions)
        found = []
        for step in self.steps:
            found.append([self.versions[article][seen[article]] for article in step.articles])
            for article in step.articles:
                seen[article] += 1
        return found


@st.composite
def tellings(draw: st.DrawFn) -> Told:
    """Return an encounter of few people on few days, so that many agree and some contradict each other."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True))
    place, country = draw(st.sampled_from(PLACES))
    day = draw(st.none() | st.integers(0, 3).map(lambda days: START + timedelta(days)))
    both = names if draw(st.booleans()) else []
    who, whom = ([], []) if both else (names[:1], names[1:])
    status = draw(st.sampled_from(STATUSES))
    topics = draw(st.sampled_from(((), ("trade",), ("Taiwan", "trade"))))
    return Told(who, whom, both, place=place, place_country=country, day=day, status=status, topics=topics)


@st.composite
def versions_of(draw: st.DrawFn, number: int) -> tuple[Reading, ...]:
    """Return what is read in an article from time to time: with other rules, or since it was changed."""
    found: list[Reading] = []
    is_on_the_web, has_ids_of_the_text = draw(st.booleans()), draw(st.booleans())
    told, lead = draw(st.lists(tellings(), max_size=2)), ""
    day: date | None = START
    for version in range(draw(st.integers(1, 3))):
        # Often nothing but the rules is new, or what the page says of itself.
        if draw(st.booleans()):
            told = draw(st.lists(tellings(), max_size=2))
        if draw(st.booleans()):
            day, lead = draw(st.sampled_from((None, START, START + timedelta(1)))), draw(st.sampled_from(("", "New. ")))
        source = ("gazette", "herald")[number % 2]
        reading = reading_of(f"article-{number}", *told, published=day, source=source, rules=f"{version}", lead=lead)
        if is_on_the_web:
            reading = _on_the_web(reading, draw(st.sampled_from(("http", "https"))), draw(st.booleans()))
        found.append(_with_ids_of_the_text(reading) if has_ids_of_the_text else reading)
    return tuple(found)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Return some articles, and an order in which their versions come."""
    versions = tuple(draw(versions_of(number)) for number in range(draw(st.integers(2, 3))))
    left = [len(of_article) for of_article in versions]
    steps = []
    while any(left):
        waiting = [article for article, count in enumerate(left) if count]
        chosen = draw(st.lists(st.sampled_from(waiting), min_size=1, unique=True))
        steps.append(Step(tuple(chosen), draw(st.sampled_from((1, 1, 2))), draw(st.booleans())))
        for article in chosen:
            left[article] -= 1
    return History(versions, tuple(steps))


def told_by(desk: Desk, history: History) -> dict[str, str]:
    """Let it happen as it is told and resolve at the end; return the digests."""
    # Held open, so that each step is spared a checkpoint.
    with writer(desk.warehouse, timeout=0):
        for step, batch in zip(history.steps, history.batches(), strict=True):
            for _ in range(step.times):
                desk.load(*batch)
            if step.is_resolved:
                desk.resolve()
        desk.resolve()
        return sound_digest(desk)


def told_plainly(desk: Desk, history: History) -> dict[str, str]:
    """Load all first versions, then all second ones, and so on; resolve once; return the digests."""
    with writer(desk.warehouse, timeout=0):
        for version in range(max(map(len, history.versions))):
            desk.load(*(readings[version] for readings in history.versions if version < len(readings)))
        desk.resolve()
        return sound_digest(desk)


def sound_digest(desk: Desk) -> dict[str, str]:
    """Return the digests of a warehouse that passes all checks, redirects of events that are gone left out.

    Those tell of ids that resolve has given out on the way, so that they stay findable.
    """
    with writer(desk.warehouse, timeout=0) as connection:
        assert run_checks(connection) == []
        connection.execute("DELETE FROM event_redirects WHERE old_event_id NOT IN (SELECT account_id FROM accounts)")
        return digest(connection)


def copies(template: Path, folder: Path, names: Sequence[str]) -> list[Desk]:
    """Return desks with copies of an empty warehouse: making one takes longer than all that is done in it."""
    desks = [Desk(str(folder / f"{name}.duckdb")) for name in names]
    for desk in desks:
        Path(desk.warehouse).write_bytes(template.read_bytes())
    return desks


def _on_the_web(reading: Reading, scheme: str, has_time: bool) -> Reading:
    article = reading.article
    url = f"{scheme}://example.org/{article.doc_id}"
    day = article.published
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day and has_time else None
    key = f"example.org/{article.doc_id}"
    return replace(reading, article=replace(article, url=url, key=key, published_at=moment))


def _with_ids_of_the_text(reading: Reading) -> Reading:
    text_hash = reading.article.text_hash
    accounts = (replace(one, account_id=content_id(text_hash, one.account_id)) for one in reading.accounts)
    return replace(reading, accounts=tuple(accounts))
