"""What is said of an account, in words that terminal and page share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from flows.explanation_facts import around, context_of, facts_of, note_of, quoted
from tasks.nlp.explain import Mark, Role
from tasks.records import Account, Alternative, Explanation, Span, Time


def told(account: Account, explanation: Explanation) -> list[tuple[str, ...]]:
    """Return term, answer, details and quotes of each fact."""
    text = explanation.article.text
    facts = facts_of(account, explanation.article)
    return [
        (fact.term, fact.value, *fact.details, *(f"“{each}”" for each in quoted(text, fact.spans))) for fact in facts
    ]


def test_every_value_of_an_account_is_told_with_its_words(explanation: Explanation) -> None:
    assert told(explanation.accounts[0], explanation) == [
        ("trigger", "meeting.meet", "“meet”"),
        ("status", "planned", "says Conrad Ahlers", "“will”"),
        ("who", "Willy Brandt", "person", "Chancellor", "SPD", "DEU", "“Brandt”", "“Chancellor Brandt”"),
        ("whom", "Willi Stoph", "person", "“Stoph”"),
        ("where", "Erfurt", "city", "DEU", "50.98, 11.03", "GeoNames 2929670", "clause: in the clause of the encounter",
         "“Erfurt”"),
        ("when", "1970-03-19", "day", "relative: counted from 1970-03-17", "“on Thursday”"),
        ("about", "the travel of pensioners", "travel (medtop:20000565)", "fits 0.50", "“the travel of pensioners”"),
        ("again", "meeting.noun", "“meeting”"),
    ]  # fmt: skip


def test_what_was_not_taken_is_told_with_how_likely_it_was(explanation: Explanation) -> None:
    account, text = explanation.accounts[0], explanation.article.text
    start = text.index("Erfurt")
    other = Alternative(account.account_id, "place", "Erfurt", Span(start, start + 6), 0.21)
    *_, fact = facts_of(account, explanation.article, [other])
    assert (fact.term, fact.value, fact.details, fact.spans) == (
        "not taken", "Erfurt", ("where", "likely 0.21"), (other.span,),
    )  # fmt: skip


def test_what_is_not_told_is_said_to_be(explanation: Explanation) -> None:
    facts = told(explanation.accounts[1], explanation)
    assert ("where", "not told") in facts
    assert ("when", "not told") in facts
    assert ("status", "occurred", "told as done, no word says otherwise") in facts


def test_a_plan_without_a_cue_says_that_its_day_is_ahead(explanation: Explanation) -> None:
    account = replace(explanation.accounts[0], status_cue=None)
    assert ("status", "planned", "its time comes after the day of publication") in told(account, explanation)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "no days can be told"),
        (date(1970, 3, 1), date(1970, 3, 31), "1970-03-01 to 1970-03-31"),
        (date(1970, 3, 1), date(1970, 3, 1), "1970-03-01"),
    ],
)
def test_days_are_written_as_a_person_writes_them(
    explanation: Explanation, start: date | None, end: date | None, words: str
) -> None:
    time = Time("then", Span(0, 4), "other", "explicit", start, end)
    assert [
        fact[1] for fact in told(replace(explanation.accounts[1], time=time), explanation) if fact[0] == "when"
    ] == [words]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (Mark(Span(0, 1), "trigger", (Role(2, "meeting.meet"),)), "2"),
        (Mark(Span(0, 1), "mention", (Role(1, "meeting.noun"),)), "1 again"),
        (Mark(Span(0, 1), "participant", (Role(1, "Mao", "whom"), Role(3, "Mao", "who"), Role(4, "Mao", "who"))),
         "1 whom, 3+4 who"),
        (Mark(Span(0, 1), "place", (Role(1, "clause"), Role(2, "sentence"))), "1+2 where"),
        (Mark(Span(0, 1), "refused", (Role(None, "visit.travel: nobody does it"),)), "no account"),
    ],
)  # fmt: skip
def test_the_note_beside_a_mark_says_account_and_part(mark: Mark, note: str) -> None:
    assert note_of(mark) == note


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met her.", "He [met] her."),
        ("It rained. He met her. It snowed.", "He [met] her."),
        ("Headline\n\nHe met\nher.\n\nMore", "He [met]"),
        ("word " * 30 + "he met her" + " word" * 30, "… " + "word " * 9 + "he [met] her" + " word" * 9 + " …"),
        ("x" * 80 + "met" + "x" * 80, "… " + "x" * 50 + "[met]" + "x" * 50 + " …"),
        ("met", "[met]"),
    ],
)
def test_the_words_around_a_trigger_fit_a_line(text: str, words: str) -> None:
    span = Span(text.index("met"), text.index("met") + 3)
    before, own, after = around(text, span, context_of(text, span))
    assert f"{before}[{own}]{after}" == words


def test_a_known_sentence_bounds_the_words_around() -> None:
    text = "Mr. Bush met Mr. Gorbachev. It snowed."
    span, sentence = Span(9, 12), Span(0, 27)
    assert "".join(around(text, span, context_of(text, span, sentence))) == "Mr. Bush met Mr. Gorbachev."
