"""Sentences are found without the model: rather two in one than one in two, and never slowly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.model.pipeline import paragraphs
from tasks.nlp.text.sentences import LONGEST_SENTENCE, split_sentences
from tasks.reading import SEEDS

ABBREVIATIONS = load_lexicon(None, SEEDS).abbreviations


def sentences(text: str) -> list[str]:
    """Return the sentences of the text."""
    return [text[start:end] for start, end in split_sentences(text, paragraphs(text), ABBREVIATIONS)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Brandt met Gen. Jaruzelski.",
        "He met Sen. J. William Fulbright and Rep. Smith at St. Paul's.",
        "J. B. Smith met the prime minister.",
        "The U.S. President met the U.N. Secretary-General.",
        "They met on Jan. 3 in room No. 10 and talked until 5 p.m. Tuesday.",
        "Prices rose by 3.5 per cent.",
        "“Why now?” he asked.",
        "“We met!” she said.",
        "Yahoo! and others met the minister... and left.",
        "Smith v. Jones was discussed, e.g. by Fiat Co. executives.",
        "Brown Inc. Chairman John Brown met the mayor.",
        "1. The two sides agree to meet again.",
        "Washington, D.C. Mayor Marion Barry met him.",
        "MR. BRANDT MET GEN. JARUZELSKI",
        "The visit (see p. 12) ended.",
        "President P. W. Botha refused.",
        "The bishop met M. A. Pereira in Goa.",
        "The bishop met M. A. S. Pereira and Md. A K Haldar in Goa.",
    ],
)
def test_it_is_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Brandt met Stoph. |They talked.",
        "“We met.” |She smiled.",
        '"We met." |"We talked."',
        "Did they meet? |Nobody knows! |“Perhaps.”",
        "Did they meet?! |No.",
        "They met in the U.S. |The talks went on.",
        "They met at 5 p.m. |He left.",
        "He said no. |The talks ended.",
        "She met executives of Fiat Co. |They agreed.",
        "The talks ended in 1972. |Nixon flew home.",
        "They met… |Then they parted.",
        "They met (in Bonn.) |Then they parted.",
        "The agenda: |• trade |• oil and gas",
        "BRANDT MET STOPH. |THEY TALKED.",
        "他们会见了。|然后离开了。",
        "Они встретились. |Потом уехали.",
        "التقى الرئيس. |ثم غادر.",
        "क्या वे मिले। |हाँ।",
        "BRANDT IN ERFURT\n|He met Stoph.",
    ],
)
def test_it_is_as_many_sentences_as_marked(text: str) -> None:
    assert sentences(text.replace("|", "")) == text.split("|")


def test_a_sentence_goes_on_over_the_lines_of_hard_wrapped_text() -> None:
    assert sentences("Brandt met\nstoph in Erfurt. \nThey talked.") == [
        "Brandt met\nstoph in Erfurt. \n",
        "They talked.",
    ]


@given(st.text(alphabet='aA1.!?…"”’) \n•。MrUSJan', max_size=300))
def test_sentences_cover_the_text_without_gap_and_overlap(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert "" not in sentences(text)


def test_what_is_too_long_for_a_sentence_is_cut_between_words() -> None:
    found = sentences("meet " * 40_000)
    assert max(map(len, found)) <= LONGEST_SENTENCE
    assert {sentence.replace("meet", "").strip() for sentence in found} == {""}


UNITS = (".", ". ", ".)", '."', "A.", "J. ", "x", " ", "\n", "? ", "。", "•", " • ", "Mr. ", "?!", "«")


@pytest.mark.parametrize("unit", UNITS)
def test_a_million_characters_of_anything_are_cut_into_sentences(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert max(map(len, sentences(text))) <= LONGEST_SENTENCE
