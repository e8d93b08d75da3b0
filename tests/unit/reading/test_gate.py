"""No trigger word, no model: what cannot tell of an encounter never costs a parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from tasks.nlp.pipeline import load_pipeline
from tasks.reading import LONGEST_TEXT, Reader
from tasks.records import Article, Reading, Reject

QUIET = "Rain fell on Bonn for a third day. The price of bread rose by a tenth, and coal was scarce."
TELLING = "Willy Brandt met Willi Stoph in Erfurt."
POISON = "Poison"


class CountingPipeline:
    """The real pipeline, which notes the texts that it is given."""

    def __init__(self) -> None:
        self._real = load_pipeline("md")
        self.given: list[str] = []

    def pipe(self, texts: Iterable[str], **options: Any) -> Iterator[Any]:
        """Parse as the real one does, and note what."""
        return self._real.pipe((self._noted(text) for text in texts), **options)

    def _noted(self, text: str) -> str:
        self.given.append(text)
        if POISON in text:
            raise ValueError("no parse for this text")
        return text

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@pytest.fixture
def pipeline() -> CountingPipeline:
    """A pipeline that has been given nothing yet."""
    return CountingPipeline()


@pytest.fixture
def counted(pipeline: CountingPipeline, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader with the counting pipeline; what it was given while it was made does not count."""
    monkeypatch.setattr("tasks.reading.load_pipeline", lambda _: pipeline)
    made = Reader("md", None)
    pipeline.given.clear()
    return made


def articles(*texts: str) -> list[Article]:
    """Return articles with these texts."""
    return [Article(f"{i}", "test", f"{i}", text) for i, text in enumerate(texts)]


def test_an_article_without_a_trigger_word_never_reaches_the_model(counted: Reader, pipeline: CountingPipeline) -> None:
    [reading] = counted.read(articles(QUIET))
    assert pipeline.given == []
    assert isinstance(reading, Reading)
    assert reading.accounts == ()


def test_an_empty_article_never_reaches_the_model(counted: Reader, pipeline: CountingPipeline) -> None:
    assert len(list(counted.read(articles("", "\n")))) == 2
    assert pipeline.given == []


def test_an_article_with_a_trigger_word_reaches_the_model_once(counted: Reader, pipeline: CountingPipeline) -> None:
    [reading] = counted.read(articles(TELLING))
    assert pipeline.given == [TELLING]
    assert isinstance(reading, Reading)
    assert len(reading.accounts) == 1


def test_among_many_only_those_with_a_trigger_word_reach_the_model(counted: Reader, pipeline: CountingPipeline) -> None:
    readings = list(counted.read(articles(QUIET, TELLING, QUIET, QUIET, TELLING)))
    assert pipeline.given == [TELLING, TELLING]
    assert [len(reading.accounts) if isinstance(reading, Reading) else None for reading in readings] == [0, 1, 0, 0, 1]


def test_a_text_that_is_too_long_is_rejected_without_the_model(counted: Reader, pipeline: CountingPipeline) -> None:
    [reject] = counted.read(articles(TELLING + " " * LONGEST_TEXT))
    assert pipeline.given == []
    assert isinstance(reject, Reject)
    assert (reject.stage, reject.key) == ("extract", "0")
    assert "1,000,000" in reject.reason


def test_an_article_that_stays_outside_is_still_said_to_be_read(counted: Reader) -> None:
    quiet, telling = counted.read(articles(QUIET, TELLING))
    assert isinstance(quiet, Reading)
    assert isinstance(telling, Reading)
    assert (quiet.rules_digest, quiet.model) == (telling.rules_digest, telling.model)


def test_a_text_that_the_model_fails_on_costs_no_other_article(counted: Reader) -> None:
    before, bad, after = counted.read(articles(TELLING, f"{TELLING} {POISON}.", TELLING))
    assert isinstance(bad, Reject)
    assert "no parse for this text" in bad.reason
    assert [len(each.accounts) for each in (before, after) if isinstance(each, Reading)] == [1, 1]
