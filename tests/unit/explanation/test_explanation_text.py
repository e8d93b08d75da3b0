"""The explanation on a terminal, and as text where there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from flows.explanation_text import Look, as_plain, as_terminal, look_of, show_explanations, visible
from tasks.records import Explanation


def terminal(width: int, **options: object) -> Console:
    """Return a terminal of a width whose output stays here."""
    return Console(file=StringIO(), width=width, force_terminal=True, highlight=False, **options)  # type: ignore[arg-type]


def on_terminal(explanation: Explanation, console: Console) -> str:
    """Return what the terminal is sent."""
    with console.capture() as capture:
        console.print(as_terminal(explanation, look_of(console)))
    return capture.get()


def test_without_colour_each_mark_stands_in_brackets(explanation: Explanation) -> None:
    text = as_plain(explanation)
    assert (
        "[1+2 who: Chancellor Brandt] [1 status: will] [1: meet] [1 whom: Stoph] in [1 where: Erfurt] "
        "[1 when: on Thursday] to discuss [1 about: the travel of pensioners], Ahlers said. The [1 again: meeting] was "
        "hard to arrange.\n\n[2 who: Brandt] [2: wrote] to him."
    ) in text
    assert "The plan [no account: met] with <script>alert('criticism')</script> & more." in text


def test_without_the_brackets_the_article_is_there_as_it_was(explanation: Explanation) -> None:
    assert explanation.article.text in re.sub(r"\[[^]:]*: ([^]]*)\]", r"\1", as_plain(explanation))


def test_below_the_text_stands_a_block_for_each_account(explanation: Explanation) -> None:
    lines = as_plain(explanation).splitlines()
    first = lines.index("1  meeting, planned   confidence 0.9 · id 0123456789abcdef")
    assert [line[:11].strip() for line in lines[first + 1 : first + 9]] == [
        "trigger", "status", "who", "whom", "where", "when", "about", "again",
    ]  # fmt: skip
    assert "2  correspondence, occurred   confidence 0.5 · id fedcba9876543210" in lines


def test_the_rule_of_every_mention_is_told(explanation: Explanation) -> None:
    text = as_plain(explanation)
    for words in (
        "“meet” Stoph",
        "rule meeting.meet",
        "“meeting” was hard",
        "rule meeting.noun",
        "correspondence.write",
    ):
        assert words in text


def test_a_refused_word_is_told_with_rule_and_reason(explanation: Explanation) -> None:
    table = as_plain(explanation).partition("Trigger words that gave no account\n")[2]
    assert re.search(r"met +The plan “met” with .* meeting\.meet +is met with <something> & no encounter", table)


def test_an_article_without_accounts_says_so(explanation: Explanation) -> None:
    text = as_plain(replace(explanation, accounts=(), refusals=()))
    assert "No account" in text
    assert text.endswith("There is no trigger word in it.")


def test_a_long_paragraph_stays_one_line_where_there_is_no_terminal(explanation: Explanation) -> None:
    long = "word " * 5000 + "end."
    article = replace(explanation.article, text=explanation.article.text + "\n\n" + long)
    assert long in as_plain(replace(explanation, article=article)).splitlines()


@pytest.mark.parametrize("width", [40, 80, 140])
def test_it_fits_the_width_of_the_terminal(explanation: Explanation, width: int) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal(explanation, terminal(width, color_system="standard")))
    assert max(map(len, shown.splitlines())) <= width
    assert "is met with" in shown


def test_in_colour_the_marks_have_small_numbers(explanation: Explanation) -> None:
    shown = on_terminal(explanation, terminal(140, color_system="standard"))
    assert "\x1b[1;30;43mmeet\x1b[0m\x1b[2m¹" in shown
    assert "Chancellor Brandt\x1b[0m\x1b[2m¹·²" in shown
    assert "\x1b[9mmet\x1b[0m\x1b[2m×" in shown
    assert "[1: meet]" not in shown


def test_no_color_is_heeded(explanation: Explanation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = on_terminal(explanation, terminal(140))
    assert "\x1b" not in shown
    assert "[1: meet]" in shown


def test_a_terminal_without_colours_gets_brackets() -> None:
    assert look_of(terminal(140, color_system=None)) == Look(in_colour=False, is_narrow=False)


def test_no_text_commands_the_terminal(explanation: Explanation) -> None:
    hostile = "Brandt\x1b]0;owned\x07 met\x1b[2J Stoph\r\n\x9b31m\u202etxet"
    article = replace(explanation.article, text=hostile, title="\x1b[31m", url="\x1b[0m", headline=None)
    for shown in (as_plain(replace(explanation, article=article, accounts=(), refusals=())), visible(hostile)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert len(visible(hostile)) == len(hostile)


def test_markup_of_the_terminal_library_stays_text(explanation: Explanation) -> None:
    article = replace(explanation.article, text="[bold]Brandt[/bold] met [link=x]Stoph")
    assert "[bold]Brandt[/bold] met [link=x]Stoph" in as_plain(
        replace(explanation, article=article, accounts=(), refusals=())
    )


def test_several_articles_follow_each_other(explanation: Explanation, capsys: pytest.CaptureFixture[str]) -> None:
    other = replace(explanation, article=replace(explanation.article, doc_id="other"))
    show_explanations(iter([explanation, other]))
    out = capsys.readouterr().out
    assert out.index("erfurt · published 1970-03-17") < out.index("=" * 80) < out.index("other · published 1970-03-17")
