"""Texts read as articles of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.model.pipeline import cut_text, load_pipeline, parse_sentences, recognize_names, whole
from tasks.nlp.names.phrases import PhraseReader
from tasks.reading import SEEDS, Reader, load_reader
from tasks.records import Account, Article, Reading, Span

Read = Callable[..., tuple[Account, ...]]
ReadPhrases = Callable[[str], PhraseReader]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the project's rules and the default model."""
    return load_reader("md", None)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Return what a text tells: `read(text, published=None, headline=None)`."""

    def accounts_of(text: str, published: date | None = None, headline: Span | None = None) -> tuple[Account, ...]:
        title = text[headline.start : headline.end] if headline else None
        article = Article("text", "test", "text", text, title=title, published=published, headline=headline)
        reading = next(reader.read([article]))
        assert isinstance(reading, Reading), reading
        return reading.accounts

    return accounts_of


@pytest.fixture(scope="session")
def read_phrases() -> ReadPhrases:
    """Return the reader of a text's noun phrases: every sentence goes through the model, whatever it tells."""
    nlp, lexicon = load_pipeline("md"), load_lexicon(None, SEEDS)
    gazetteer = Gazetteer(SEEDS / "places.sqlite")

    def phrases_of(text: str) -> PhraseReader:
        cut = cut_text(text, 0, lexicon.abbreviations)
        sentences = list(parse_sentences([(cut, number) for number in range(len(cut.sentences))], nlp))
        recognize_names(sentences, nlp)
        return PhraseReader(whole(cut, dict(enumerate(sentences)), nlp), lexicon, gazetteer.is_town)

    return phrases_of
