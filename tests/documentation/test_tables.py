"""docs/tables.md says what is in a warehouse, and every comment is there to be said."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.documentation.write_tables import (
    PAGE,
    Relation,
    keys,
    macros,
    references,
    relations,
    tables_page,
)
from warehouse.connection import writer
from warehouse.statements import Connection


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    with writer(tmp_path_factory.mktemp("described") / "new.duckdb") as opened:
        yield opened


@pytest.fixture(scope="module")
def tables(connection: Connection) -> dict[str, Relation]:
    return {one.name: one for one in relations(connection) if not one.is_view}


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == tables_page(), "run `python -m tests.documentation.write_tables`"


def test_every_table_view_macro_and_column_has_a_comment(connection: Connection) -> None:
    silent = [one.name for one in relations(connection) if not one.comment]
    silent += [
        f"{one.name}.{column.name}" for one in relations(connection) for column in one.columns if not column.comment
    ]
    silent += [one.signature for one in macros(connection) if not one.comment]
    assert silent == []


def test_a_comment_is_a_sentence(connection: Connection) -> None:
    comments = [one.comment for one in relations(connection)] + [one.comment for one in macros(connection)]
    comments += [column.comment for one in relations(connection) for column in one.columns]
    assert [comment for comment in comments if not comment[0].isalnum() or comment[-1] not in ".)?"] == []


def test_every_table_has_a_key_that_a_check_looks_at(tables: dict[str, Relation]) -> None:
    one_row, queue = "turns", "unresolved_accounts"
    assert set(tables) - set(keys()) <= {one_row, queue}


def test_keys_and_references_are_columns_that_are_there(tables: dict[str, Relation]) -> None:
    there = {name: {column.name for column in table.columns} for name, table in tables.items()}
    assert [table for table, columns in keys().items() if not set(columns) <= there[table]] == []
    assert [one for one in references() if one.column not in there[one.child] & there[one.parent]] == []
    assert len(references()) >= 10


def test_links_lead_to_headings() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"\(#(\w+)\)", page)) <= set(re.findall(r"^### (\w+)$", page, re.MULTILINE))


def test_every_table_and_view_has_one_section(connection: Connection) -> None:
    headings = re.findall(r"^### (\w+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(one.name for one in relations(connection))
