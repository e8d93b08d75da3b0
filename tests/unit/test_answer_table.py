"""How an answer is shown: within the terminal, with every column."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from flows.answer_table import fitting_widths, table_lines

COLUMNS = ["who", "whom", "start_date", "encounters"]
ROWS: list[list[object]] = [
    ["Anwar Sadat", "Menachem Begin", date(1977, 11, 19), 12],
    ["Jimmy Carter", ["Anwar Sadat", "Menachem Begin"], None, 3],
]


def test_off_a_terminal_nothing_is_cut() -> None:
    assert table_lines(COLUMNS, ROWS, None) == [
        "who           whom                         start_date  encounters",
        "Anwar Sadat   Menachem Begin               1977-11-19          12",
        "Jimmy Carter  Anwar Sadat, Menachem Begin                       3",
    ]


def test_the_widest_column_gives_way() -> None:
    assert table_lines(COLUMNS, ROWS, 55) == [
        "who           whom               start_date  encounters",
        "Anwar Sadat   Menachem Begin     1977-11-19          12",
        "Jimmy Carter  Anwar Sadat, Men…                       3",
    ]


def test_with_too_many_columns_rows_are_shown_value_by_value() -> None:
    lines = table_lines(COLUMNS, ROWS, 36)
    assert lines[:6] == [
        "── 1 ───────────────────────────────",
        "who         Anwar Sadat",
        "whom        Menachem Begin",
        "start_date  1977-11-19",
        "encounters  12",
        "── 2 ───────────────────────────────",
    ]
    assert lines[7:9] == ["whom        Anwar Sadat, Menachem", "            Begin"]


def test_off_a_terminal_one_long_text_does_not_make_every_row_long() -> None:
    heading, long, short = table_lines(["text", "source"], [["word " * 1000, "herald"], ["word", "gazette"]], None)
    assert len(long) > 5000
    assert len(heading) == len("source") + 122
    assert len(short) == len("gazette") + 122


def test_an_answer_without_rows_still_names_its_columns() -> None:
    assert table_lines(COLUMNS, [], None) == ["who  whom  start_date  encounters"]
    assert table_lines(COLUMNS, [], 20) == ["who  whom", "start_date", "encounters"]


def test_a_title_cannot_move_the_cursor() -> None:
    assert table_lines(["title"], [["Talks\x1b[2J\x07 in\nCairo\x9b"]], None)[1] == "Talks [2J  in Cairo"


def test_wide_letters_count_as_two() -> None:
    lines = table_lines(["who", "whom"], [["毛泽东", "尼克松"], ["Zhou", "Nixon"]], 30)
    assert lines == ["who     whom", "毛泽东  尼克松", "Zhou    Nixon"]


@given(
    st.lists(st.lists(st.text(max_size=60) | st.integers() | st.none(), min_size=3, max_size=3), max_size=5),
    st.integers(min_value=40, max_value=120),
)
def test_no_line_is_wider_than_the_terminal(rows: list[list[object]], width: int) -> None:
    assert all(cell_len(line) <= width for line in table_lines(["person", "place", "topics"], rows, width))


@given(st.lists(st.integers(min_value=1, max_value=200), min_size=1, max_size=12), st.integers(1, 300))
def test_no_column_is_wider_than_it_needs_nor_space_left_unused(natural: list[int], space: int) -> None:
    widths = fitting_widths(natural, space)
    if widths is None:
        assert sum(min(width, 8) for width in natural) > space
    else:
        assert all(width <= wanted for width, wanted in zip(widths, natural, strict=True))
        assert sum(widths) == min(sum(natural), space)
