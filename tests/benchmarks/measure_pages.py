"""How well, and how fast, do pages become articles?

`python -m tests.benchmarks.measure_pages FOLDER [--worst N]`, where FOLDER holds `truth.jsonl.gz` (a JSON object a
page: file, source, url, body, fetched and, where known, title, authors, published, published_suspect, languages) and
the gzip files that it names. Nothing is asserted. The speed of bare trafilatura on the same bytes is measured beside
ours in the same run, page by page in turn, so that both meet the same load of the machine: the ratio is ours, the
seconds are the machine's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Any

from trafilatura import bare_extraction

import tasks.articles.preloaded_for_the_web  # noqa: F401 - as each worker has it
from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import Article, Page, SourceItem

WORDS_A_SHINGLE = 4
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of a page."""

    truth: Mapping[str, Any]
    article: Article | None
    state: str
    """ok, partial, or the state in which the page was refused; `exception` for an error that is none of ours."""
    reason: str
    seconds: float
    seconds_of_trafilatura: float
    text_of_trafilatura: str

    @property
    def body(self) -> str:
        """Return the text without the headline that stands before it."""
        if self.article is None:
            return ""
        return self.article.text[self.article.headline.end if self.article.headline else 0 :]

    @property
    def scores(self) -> tuple[float, float]:
        """Return precision and recall of the text."""
        return precision_and_recall(self.truth["body"], self.body)


def main() -> None:
    """Print what is measured on the pages of a folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--worst", type=int, default=0, help="name this many pages that did worst, and all misses")
    given = arguments.parse_args()
    logging.disable(logging.CRITICAL)
    with gzip.open(given.folder / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        truths = [json.loads(line) for line in lines]
    for truth in truths[:WARM_UP]:
        measured(given.folder, truth, ours_first=True)
    pages = [measured(given.folder, truth, number % 2 == 0) for number, truth in enumerate(truths)]
    for title, rows in report(pages):
        print(f"\n{title}")
        for name, value in rows:
            print(f"  {name:<44}{value:>24}")
    if given.worst:
        print("\nMisses")
        for line in misses(pages, given.worst):
            print(f"  {line}")


def measured(folder: Path, truth: Mapping[str, Any], ours_first: bool) -> Measured:
    """Read a page as whomet does and as bare trafilatura does; seconds are those of this process alone."""
    content = gzip.decompress((folder / truth["file"]).read_bytes())
    page = Page(SourceItem("measured", truth["url"], truth["url"]), "html", content, url=truth["url"])
    now = fetched(truth)
    article, state, reason, text, ours, theirs = None, "", "", "", 0.0, 0.0
    for is_ours in (ours_first, not ours_first):
        started = time.process_time()
        if is_ours:
            try:
                (article,) = articles_of(page, now=now, languages=None)
                state = "partial" if article.access == "partial" else "ok"
            except UnreadableError as error:
                state, reason = error.state, error.problem
            except Exception as error:  # counted, since a measurement goes on where a program must not
                state, reason = "exception", repr(error)
            ours = time.process_time() - started
        else:
            document: Any = bare_extraction(content, include_comments=False, favor_precision=True, with_metadata=False)
            theirs = time.process_time() - started
            text = document.text if document else ""
    return Measured(truth, article, state, reason, ours, theirs, text)


def fetched(truth: Mapping[str, Any]) -> datetime | None:
    """Return when the page was fetched; None where only the month is known."""
    try:
        moment = datetime.fromisoformat(truth["fetched"])
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each run of four words occurs; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    runs = (tuple(words[at : at + WORDS_A_SHINGLE]) for at in range(max(1, len(words) - WORDS_A_SHINGLE + 1)))
    return Counter(run for run in runs if run)


def precision_and_recall(expected: str, found: str) -> tuple[float, float]:
    """Return both as scrapinghub's article-extraction-benchmark counts them."""
    true, ours = shingles(expected), shingles(found)
    both, extra, missing = (sum(counted.values()) for counted in (true & ours, ours - true, true - ours))
    if not extra and not missing:
        return 1.0, 1.0
    return both / (both + extra) if both + extra else 0.0, both / (both + missing) if both + missing else 0.0


def text_scores(pairs: Sequence[tuple[str, str]]) -> str:
    """Return F1 of the means over (expected, found), and the means; pages without text give no precision."""
    found = [(precision_and_recall(*pair), bool(shingles(pair[1]))) for pair in pairs]
    precision = mean([scores[0] for scores, has_text in found if has_text] or [0.0])
    recall = mean(scores[1] for scores, _ in found)
    return f"{2 * precision * recall / ((precision + recall) or 1):.4f} ({precision:.3f}, {recall:.3f})"


def report(pages: Sequence[Measured]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the tables: a title, and rows of name and figure."""
    rows: list[tuple[str, str]] = []
    for name in ("all", *sorted({page.truth["source"] for page in pages})):
        chosen = [page for page in pages if name in ("all", page.truth["source"])]
        rows.append((f"{name}: ours", text_scores([(page.truth["body"], page.body) for page in chosen])))
        theirs = [(page.truth["body"], page.text_of_trafilatura) for page in chosen]
        rows.append((f"{name}: bare trafilatura", text_scores(theirs)))
    rows.append(("pages under F1 0.5", str(sum(f1(page) < 0.5 for page in pages))))
    yield f"Text of {len(pages)} pages: F1 (precision, recall)", rows

    titled = [page for page in pages if page.truth.get("title")]
    if titled:
        yield (
            f"Title of {len(titled)} pages",
            [
                ("exact", f"{mean(map(has_title, titled)):.4f}"),
                (
                    "exact but for quotation marks and case",
                    f"{mean(has_title(page, loosely=True) for page in titled):.4f}",
                ),
                ("none", str(sum(not (page.article and page.article.title) for page in titled))),
            ],
        )
    dated = [page for page in pages if is_dated(page)]
    if dated:
        days = Counter(day_outcome(page) for page in dated)
        timed = [page for page in dated if published(page).tzinfo]
        bases = Counter(page.article.published_basis or "none" for page in dated if page.article)
        yield (
            f"Publication of {len(dated)} pages",
            [
                *(
                    (f"day {name}", f"{days[name] / len(dated):.4f} ({days[name]})")
                    for name in ("right", "wrong", "none")
                ),
                ("wrong years", str(sum(is_wrong_year(page) for page in dated))),
                (f"time within a minute ({len(timed)} with a zone)", f"{mean(map(has_time, timed)):.4f}"),
                ("where from", ", ".join(f"{name} {count}" for name, count in bases.most_common())),
            ],
        )
    authored = [page for page in pages if page.truth.get("authors")]
    if authored:
        yield f"Authors of {len(authored)} pages", [("F1", f"{mean(map(authors_f1, authored)):.4f}")]
    spoken = [page for page in pages if page.truth.get("languages") and page.article]
    if spoken:
        known = mean(page.article.language in page.truth["languages"] for page in spoken if page.article)
        yield f"Language of {len(spoken)} pages", [("right", f"{known:.4f}")]

    states = Counter(page.state for page in pages)
    foreign = sum(page.article is not None and page.article.language != "en" for page in pages)
    yield (
        "States",
        [*((name, str(count)) for name, count in states.most_common()), ("of these not English", str(foreign))],
    )
    seconds, of_trafilatura = sum(page.seconds for page in pages), sum(page.seconds_of_trafilatura for page in pages)
    yield (
        "Speed",
        [
            ("ours, pages a second and core", f"{len(pages) / seconds:.1f}"),
            ("bare trafilatura", f"{len(pages) / of_trafilatura:.1f}"),
            ("ratio", f"{of_trafilatura / seconds:.3f}"),
            ("slowest page of ours, seconds", f"{max(page.seconds for page in pages):.2f}"),
        ],
    )


def misses(pages: Sequence[Measured], most: int) -> Iterator[str]:
    """Yield a line for each of the pages with the worst text, and for each other miss."""
    for page in sorted(pages, key=f1)[:most]:
        theirs = precision_and_recall(page.truth["body"], page.text_of_trafilatura)
        scores = "{:.2f} {:.2f}, trafilatura {:.2f} {:.2f}".format(*page.scores, *theirs)
        yield f"text {scores}: {page.truth['file']} {page.state} {page.truth['url']}"
    for page in pages:
        found = page.article
        if page.state not in ("ok", "partial"):
            yield f"state {page.state} ({page.reason}): {page.truth['file']} {page.truth['url']}"
        if found is None:
            continue
        if page.truth.get("title") and not has_title(page):
            yield f"title {found.title!r} for {page.truth['title']!r}: {page.truth['file']}"
        if is_dated(page) and (day_outcome(page) != "right" or not has_time(page)):
            told = f"{found.published} {found.published_at} {found.published_basis} {found.published_text}"
            yield f"date {told} for {page.truth['published']}: {page.truth['file']}"
        if page.truth.get("authors") and authors_f1(page) < 1:
            yield f"authors {found.authors} for {page.truth['authors']}: {page.truth['file']}"
        if page.truth.get("languages") and found.language not in page.truth["languages"]:
            yield f"language {found.language} for {page.truth['languages']}: {page.truth['file']}"


def f1(page: Measured) -> float:
    """Return the F1 of a page's text."""
    precision, recall = page.scores
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def has_title(page: Measured, loosely: bool = False) -> bool:
    """Whether the title is the true one, blanks aside; `loosely`: quotation marks and case aside as well."""
    told, true = ((page.article and page.article.title) or "", page.truth["title"])
    told, true = (" ".join(title.split()) for title in (told, true))
    if loosely:
        told, true = (re.sub(r"[\W_]+", " ", title).strip().casefold() for title in (told, true))
    return told == true


def is_dated(page: Measured) -> bool:
    """Whether the day of publication is known for sure."""
    return bool(page.truth.get("published")) and not page.truth.get("published_suspect")


def published(page: Measured) -> datetime:
    """Return the true moment of publication, with the zone that the publisher gives if any."""
    return datetime.fromisoformat(page.truth["published"])


def day_outcome(page: Measured) -> str:
    """Return right, wrong or none."""
    if page.article is None or page.article.published is None:
        return "none"
    return "right" if page.article.published == published(page).date() else "wrong"


def is_wrong_year(page: Measured) -> bool:
    """Whether a year is given, and not the true one."""
    found = page.article.published if page.article else None
    return found is not None and found.year != published(page).year


def has_time(page: Measured) -> bool:
    """Whether the moment is within a minute of the true one; where that has no zone, any moment will do."""
    moment = page.article.published_at if page.article else None
    if not published(page).tzinfo:
        return True
    return moment is not None and abs((moment - published(page)).total_seconds()) <= 60


def authors_f1(page: Measured) -> float:
    """Return the F1 of the authors' names, case aside."""
    told = {name.casefold() for name in (page.article.authors if page.article else ())}
    true = {" ".join(name.split()).casefold() for name in page.truth["authors"]}
    return 2 * len(told & true) / (len(told) + len(true))


if __name__ == "__main__":
    main()
