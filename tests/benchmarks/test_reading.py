"""How fast is reading, against the same model let loose on all of the text? And what does the gate cost?

`make bench ARTICLES=path` with a .jsonl or .jsonl.gz (doc_id, title, text, published; its first 1,000 articles);
without it the sample articles. Printed, never asserted: seconds belong to the machine, ratios to us.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest
import spacy

from tasks.articles.parse import articles_of
from tasks.nlp.model.pipeline import model_folder
from tasks.reading import Reader
from tasks.records import Account, Article, Page, Reading, SourceItem
from tasks.sources.files import MEDIA_TYPES

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "seeds" / "articles"
MOST = 1_000
BLOCK = 25  # articles read in turn by the model alone and by us, so that both meet the same load of the machine
COLD = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from tasks.reading import load_reader
from tasks.records import Article
imported = time.perf_counter()
reader = load_reader("md", None)
loaded = time.perf_counter()
[reading] = reader.read([Article("one", "one", "one", Path(sys.argv[1]).read_text(encoding="utf-8"))])
print(imported - started, loaded - imported, time.perf_counter() - loaded)
"""

pytestmark = pytest.mark.bench


class Clock:
    """Adds up the seconds of stages, by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what is run within."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - started


def given_articles() -> list[Article]:
    """Return the articles of the file named in ARTICLES, else the samples."""
    named = os.environ.get("ARTICLES")
    if not named:
        return [
            article
            for path in sorted(SAMPLES.iterdir())
            for article in articles_of(page(path.name, MEDIA_TYPES[path.suffix], path.read_bytes()))
        ]
    path = Path(named)
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        return [
            article
            for number, line in enumerate(islice(lines, MOST))
            for article in articles_of(page(f"{number}", "json", line))
        ]


def page(key: str, media_type: str, content: bytes) -> Page:
    """Return the page that such a file is."""
    return Page(SourceItem("bench", key, key), media_type, content)  # type: ignore[arg-type]


def accounts_of(reader: Reader, articles: Sequence[Article]) -> list[tuple[Account, ...]]:
    """Return the accounts of each article; those of a rejected one are none."""
    return [each.accounts if isinstance(each, Reading) else () for each in reader.read(articles)]


def parties(account: Account) -> frozenset[tuple[str, str]]:
    """Return who stands on which side."""
    return frozenset((participant.name, participant.side) for participant in account.participants)


def lost(before: Sequence[Account], after: Sequence[Account]) -> list[Account]:
    """Return the accounts that are no more: neither the same trigger nor the same sentence and participants."""
    triggers = {account.trigger.span for account in after}
    told = {(account.trigger.sentence, parties(account)) for account in after}
    return [
        account
        for account in before
        if account.trigger.span not in triggers and (account.trigger.sentence, parties(account)) not in told
    ]


def changed(before: Sequence[Account], after: Sequence[Account]) -> list[Account]:
    """Return the accounts that have the same trigger and other participants."""
    told = {account.trigger.span: parties(account) for account in after}
    return [account for account in before if told.get(account.trigger.span, parties(account)) != parties(account)]


def table(title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Print a table of two columns."""
    print(f"\n{title}")
    for name, value in rows:
        print(f"  {name:<48}{value:>16}")


def test_speed_of_reading_and_accounts_lost_to_the_gate() -> None:
    articles = given_articles()
    words = sum(len(article.text.split()) for article in articles)
    nlp = spacy.load(model_folder("md"), exclude=["senter"])  # As it comes: nothing in it is ours.
    clock = Clock()
    gated, ungated = Reader("md", None, stage=clock), Reader("md", None, gated=False)
    list(nlp.pipe(article.text for article in articles[:5]))
    accounts_of(gated, articles[:5])  # both warm
    clock.seconds.clear()

    plain = ours = 0.0
    read: list[tuple[Account, ...]] = []
    for first in range(0, len(articles), BLOCK):
        block = articles[first : first + BLOCK]
        started = time.perf_counter()
        for _ in nlp.pipe(article.text for article in block):
            pass
        between = time.perf_counter()
        read += accounts_of(gated, block)
        plain += between - started
        ours += time.perf_counter() - between

    table(
        f"Reading {len(articles):,} articles of {words:,} words, one process",
        [
            ("plain nlp.pipe, words a second", f"{words / plain:,.0f}"),
            ("our reader, words a second", f"{words / ours:,.0f}"),
            ("ratio", f"{plain / ours:.2f}"),
        ],
    )
    stages = [(stage, f"{seconds:.2f}") for stage, seconds in clock.seconds.items()]
    table(
        "Seconds by stage", [*stages, ("all else", f"{ours - sum(clock.seconds.values()):.2f}"), ("sum", f"{ours:.2f}")]
    )

    whole = accounts_of(ungated, articles)
    found = sum(map(len, whole))
    pairs = list(zip(whole, read, strict=True))
    missing = [account for before, after in pairs for account in lost(before, after)]
    other = sum(len(changed(before, after)) for before, after in pairs)
    table(
        "Accounts: gated against ungated",
        [
            ("ungated", f"{found:,}"),
            ("gated", f"{sum(map(len, read)):,}"),
            ("lost to the gate", f"{len(missing)}"),
            ("share lost", f"{len(missing) / max(1, found):.2%}"),
            ("same trigger, other participants", f"{other}"),
            ("share of these", f"{other / max(1, found):.2%}"),
        ],
    )


def test_one_article_from_the_command_line_cold() -> None:
    started = time.perf_counter()
    shown = subprocess.run(
        [sys.executable, "-c", COLD, next(SAMPLES.glob("1972*nixon*"))],
        cwd=PROJECT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    total = time.perf_counter() - started
    seconds = [*map(float, shown.stdout.split()), total]
    names = ("import", "load rules and model", "read", "process, start to end")
    table("One article, cold: seconds", [(name, f"{each:.2f}") for name, each in zip(names, seconds, strict=True)])
