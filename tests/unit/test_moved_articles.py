"""An article that was edited when it moved is the same; another one under its guid is not."""

from __future__ import annotations

from tasks.articles.moved import is_same_article

TOLD = (
    "The foreign ministers of the two countries met in Vienna on Monday for the first time in six years. They spoke "
    "for three hours about the border, about prisoners and about the river that both of them draw their water from."
)


def test_a_text_is_the_same_as_itself_with_more_behind_it() -> None:
    assert is_same_article(TOLD, TOLD + " A second round is to follow in June, a spokesman said in the evening.")


def test_a_text_with_a_word_changed_here_and_there_is_the_same() -> None:
    assert is_same_article(TOLD, TOLD.replace("Monday", "Tuesday").replace("three hours", "four hours"))


def test_the_beginning_of_a_text_is_the_same_as_the_whole() -> None:
    assert is_same_article(TOLD[:120], TOLD)


def test_another_report_is_another_article() -> None:
    other = (
        "The central bank left its rate where it was on Monday and said that prices would rise more slowly in autumn."
    )
    assert not is_same_article(TOLD, other)


def test_a_few_words_have_to_be_all_the_same() -> None:
    assert is_same_article("They met in Vienna.", "They met in Vienna.")
    assert not is_same_article("They met in Vienna.", "They met in Geneva.")
