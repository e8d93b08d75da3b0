"""Answers as a person reads them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from flows.display import show_table, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (["Reagan", "Shultz"], "Reagan, Shultz"),
        ([], ""),
        (date(1985, 11, 20), "1985-11-20"),
        (datetime(1985, 11, 20, 21, 30), "1985-11-20 21:30:00"),
        (0.5, "0.5"),
        (True, "true"),
    ],
)
def test_a_value_is_shown_as_text(value: object, text: str) -> None:
    assert shown(value) == text


def test_off_a_terminal_nothing_is_cut_or_filled(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("who", "quote"), [("Reagan", "word " * 60), ("[bold]Bush", "x")])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "who         quote"
    assert lines[1] == ("Reagan      " + "word " * 60).rstrip()
    assert lines[2] == "[bold]Bush  x"


def test_columns_without_names_have_no_heading(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("", ""), [("articles", "2")])
    assert capsys.readouterr().out == "articles  2\n"
