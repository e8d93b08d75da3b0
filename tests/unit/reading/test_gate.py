"""No trigger word, no model: what cannot tell of an encounter never costs a parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.model.pipeline import load_pipeline
from tasks.reading import LONGEST_TEXT, MOST_TRIGGERS, SEEDS, Reader
from tasks.records import Article, Reading, Reject

ROOM = 600  # characters: a longer text has room to say who people are
QUIET = "Rain fell on Bonn for a third day. The price of bread rose by a tenth, and coal was scarce."
TELLING = "Willy Brandt met Willi Stoph in Erfurt."
POISON = "Poison"


class CountingPipeline:
    """The real pipeline, which notes the texts that it is given."""

    def __init__(self) -> None:
        self._real = load_pipeline("md")
        self.given: list[str] = []

    def pipe(self, docs: Iterable[Doc], **options: Any) -> Iterator[Any]:
        """Parse as the real one does, and note what."""
        return self._real.pipe((self._noted(doc) for doc in docs), **options)

    def _noted(self, doc: Doc) -> Doc:
        self.given.append(doc.text)
        if POISON in doc.text:
            raise ValueError("no parse for this text")
        return doc

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


def test_a_text_with_too_many_trigger_words_is_rejected_without_the_model(
    counted: Reader, pipeline: CountingPipeline
) -> None:
    [reject] = counted.read(articles("They met " * (MOST_TRIGGERS + 1)))
    assert pipeline.given == []
    assert isinstance(reject, Reject)
    assert "2,000" in reject.reason
    assert "split it into articles" in reject.reason


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


LONG = """Erfurt meeting opens

Thousands cheered in the square in front of the hotel on Thursday morning.

The trains were late. Snow had fallen in the night. Shops stayed closed. Schools had a day off.

Willy Brandt, the chancellor of West Germany, had slept badly. Coffee was served at eight.

The price of bread rose. Coal was scarce. The harvest was poor. Nobody bought cars.

Brandt met Willi Stoph in Erfurt. They spoke about trade. Nothing was signed.

A strike began in Essen. Miners stayed at home. The mayor of Essen was silent. He had a cold."""


def given_of(text: str, reader: Reader, pipeline: CountingPipeline) -> list[str]:
    """Return the sentences that the model was given of the text."""
    assert len(list(reader.read(articles(text)))) == 1
    return [sentence.strip() for sentence in pipeline.given]


def test_sentences_with_a_trigger_are_read_first(counted: Reader, pipeline: CountingPipeline) -> None:
    read = given_of(LONG, counted, pipeline)
    assert read[:2] == ["Erfurt meeting opens", "Brandt met Willi Stoph in Erfurt."]


def test_no_sentence_is_read_twice(counted: Reader, pipeline: CountingPipeline) -> None:
    read = given_of(LONG, counted, pipeline)
    assert len(set(read)) == len(read)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Thousands cheered in the square in front of the hotel on Thursday morning.", id="lead"),
        pytest.param("Nobody bought cars.", id="before"),
        pytest.param("They spoke about trade.", id="after"),
        pytest.param("Willy Brandt, the chancellor of West Germany, had slept badly.", id="introduction"),
    ],
)
def test_sentences_that_help_to_understand_are_read(sentence: str, counted: Reader, pipeline: CountingPipeline) -> None:
    assert sentence in given_of(LONG, counted, pipeline)


@pytest.mark.parametrize("sentence", ["Coal was scarce.", "Miners stayed at home."])
def test_sentences_that_tell_of_something_else_are_not_read(
    sentence: str, counted: Reader, pipeline: CountingPipeline
) -> None:
    assert sentence not in given_of(LONG, counted, pipeline)


def test_what_stands_elsewhere_gives_a_participant_name_and_office(counted: Reader) -> None:
    [reading] = counted.read(articles(LONG))
    assert isinstance(reading, Reading)
    [account] = [each for each in reading.accounts if "Willi Stoph" in {person.name for person in each.participants}]
    assert "Willy Brandt" in {person.name for person in account.participants}


def test_a_trigger_word_that_tells_nothing_brings_no_context(counted: Reader, pipeline: CountingPipeline) -> None:
    text = f"{QUIET} The plant does not meet the requirements. {QUIET}"
    assert given_of(text, counted, pipeline) == ["The plant does not meet the requirements."]


@pytest.mark.parametrize(
    "telling",
    [
        "The mayor of Ghent, Frank Beke, called it a success.",
        "The minister received a letter.",
    ],
)
def test_too_few_sides_for_the_rule_bring_no_context(telling: str, counted: Reader, pipeline: CountingPipeline) -> None:
    around = " ".join([QUIET] * 4)
    assert len(around) * 2 > ROOM
    assert given_of(f"{around} {telling} {around}", counted, pipeline) == [telling]


def test_in_a_text_of_few_words_one_side_that_is_seen_is_enough_to_read_it(counted: Reader) -> None:
    text = "The mayor of Ghent and the airline Sabena are negotiating over the future of the airport at Ostend."
    [reading] = counted.read(articles(text))
    assert isinstance(reading, Reading)
    assert {each.name for each in reading.accounts[0].participants} == {"mayor of Ghent", "Sabena"}


def test_what_has_too_few_sides_is_explained_all_the_same(reader: Reader) -> None:
    [article] = articles("Rain fell on Bonn. The minister received a letter.")
    refusals = reader.explain(article).refusals
    assert {each.text: each.reason for each in refusals}["letter"] == "two who are named are wanted"


def test_ungated_every_sentence_is_read(pipeline: CountingPipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.reading.load_pipeline", lambda _: pipeline)
    reader = Reader("md", None, gated=False)
    pipeline.given.clear()
    list(reader.read(articles(QUIET)))
    assert pipeline.given == ["Rain fell on Bonn for a third day. ", QUIET.split(". ", 1)[1]]


def test_each_stage_is_run_within_its_clock() -> None:
    stages: list[str] = []

    @contextmanager
    def noted(stage: str) -> Iterator[None]:
        stages.append(stage)
        yield

    list(Reader("md", None, stage=noted).read(articles(TELLING)))
    assert list(dict.fromkeys(stages)) == ["split and gate", "parse", "promise", "names", "join", "rules"]


def test_a_trigger_word_that_is_never_read_with_its_neighbours_is_explained_too(reader: Reader) -> None:
    text = "The plant does not meet the requirements of the ministry."
    explained = reader.explain(articles(text)[0])
    assert [(each.text, each.span.start) for each in explained.refusals] == [("meet", text.index("meet"))]


@pytest.mark.parametrize(
    ("sentence", "is_read"),
    [
        ("The museum received 40 paintings from a collector whose heirs had once asked the courts for a guest.", False),
        ("The museum received President Sandro Pertini.", True),
        ("The museum received the young Pertini.", True),
        (
            "Nobody called it a gift, to the astonishment of all those who ought to have known this firm and chief.",
            False,
        ),
        ("The president said that he had called the prime minister.", True),
        (
            "He had, though he had thought about the whole affair for weeks, hardly slept and seen no way, called on.",
            True,
        ),
        ("The last of the exhibits will be shown in public when the museum has built its round gallery.", False),
        ("The last round was held in Vienna.", True),
    ],
)
def test_what_a_word_needs_for_company_stands_near_it(sentence: str, is_read: bool) -> None:
    assert load_lexicon(None, SEEDS).gate.found_in(sentence) is is_read
