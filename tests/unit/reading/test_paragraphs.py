"""Paragraphs bound sentences: a headline stands alone, hard-wrapped lines do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.model.pipeline import cut_text, load_pipeline, paragraphs, parse_sentences, whole
from tasks.reading import SEEDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tests.unit.reading.conftest import Read

WRAPPED = """President Anwar Sadat of Egypt flew to Jerusalem on Saturday evening and was
greeted at the airport by ministers of the Israeli government. On Sunday he
met Prime Minister Menachem Begin at the King David Hotel and spoke with
Golda Meir, whom he had called the old lady. The streets of the city were
full of people who waved the flags of the two countries, and there was
singing until the early hours. On Monday Anwar Sadat met members of the
Knesset and flew home."""


def pieces(text: str) -> list[str]:
    """Return the paragraphs as texts."""
    return [text[start:end] for start, end in paragraphs(text)]


def parsed(text: str) -> Doc:
    """Return the text, every sentence of it read."""
    nlp = load_pipeline("md")
    cut = cut_text(text, 0, load_lexicon(None, SEEDS).abbreviations)
    docs = parse_sentences([(cut, number) for number in range(len(cut.sentences))], nlp)
    return whole(cut, dict(enumerate(docs)), nlp)


def sentences(text: str) -> list[str]:
    """Return the sentences of the parsed text."""
    doc = parsed(text)
    return [sentence.text.strip() for sentence in doc.sents if sentence.text.strip()]


@pytest.mark.parametrize("text", ["", "\n", "One.", "One.\n\nTwo.", "\n\nOne.\n", WRAPPED, "a " * 30_000, "a" * 50_000])
def test_paragraphs_cover_the_text_without_gap_and_overlap(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_a_blank_line_ends_a_paragraph() -> None:
    assert pieces("Brandt in Erfurt\n\nHe met Stoph.") == ["Brandt in Erfurt\n\n", "He met Stoph."]


def test_a_line_break_before_a_capital_ends_a_paragraph() -> None:
    assert pieces("Brandt in Erfurt\nHe met Stoph.") == ["Brandt in Erfurt\n", "He met Stoph."]


def test_a_line_break_before_a_small_letter_ends_none() -> None:
    assert pieces("Brandt met\nStoph.\nThe two\nmen talked.") == ["Brandt met\n", "Stoph.\n", "The two\nmen talked."]


def test_hard_wrapped_text_is_one_paragraph() -> None:
    assert pieces(WRAPPED) == [WRAPPED]


def test_hard_wrapped_paragraphs_end_at_blank_lines() -> None:
    assert pieces(f"{WRAPPED}\n\n{WRAPPED}") == [f"{WRAPPED}\n\n", WRAPPED]


def test_a_very_long_paragraph_is_cut_between_words() -> None:
    assert {piece.replace("word", "").strip() for piece in pieces("word " * 10_000)} == {""}
    assert max(map(len, pieces("word " * 10_000))) <= 20_000


def test_a_headline_is_a_sentence_of_its_own() -> None:
    text = "Brandt meets Stoph in Erfurt\n\nThousands cheered in the square before the hotel."
    assert sentences(text)[0] == "Brandt meets Stoph in Erfurt"


def test_a_sentence_runs_on_over_the_lines_of_hard_wrapped_text() -> None:
    assert any("ministers of the Israeli government." in each for each in sentences(WRAPPED))
    assert all(each.endswith(".") for each in sentences(WRAPPED))


@pytest.mark.parametrize("text", ["A\tB.", "A\r\n\r\nB.", "A\x00B.", "A\u200bB.", "A\u2028B.", "\ufeffA B.", "🤝 A B."])
def test_parsing_keeps_every_offset(text: str) -> None:
    doc = parsed(text)
    assert [token.text for token in doc if token.text.strip() and text[token.idx :][: len(token)] != token.text] == []


def test_a_headline_lends_no_words_to_the_first_sentence(read: Read) -> None:
    accounts = read("A day in the life of Willy Brandt\n\nHelmut Schmidt met Erich Honecker in Guestrow.")
    assert {participant.name for account in accounts for participant in account.participants} == {
        "Helmut Schmidt",
        "Erich Honecker",
    }


def test_an_encounter_over_a_line_break_is_read_whole(read: Read) -> None:
    [account] = read(
        "Helmut Schmidt met\nthe East German leader, Erich Honecker,\nin Guestrow.".replace("\nthe", " the")
    )
    assert {participant.name for participant in account.participants} == {"Helmut Schmidt", "Erich Honecker"}
