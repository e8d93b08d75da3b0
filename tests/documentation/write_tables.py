"""Writes docs/tables.md from the comments in a new warehouse, with a diagram of keys and references.

Called as python -m tests.documentation.write_tables
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from warehouse.connection import writer
from warehouse.statements import Connection, read_sql

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tables.md"
CHAPTERS = {
    "For people": ("encounters", "pairs"),
    "What it means": (
        *(
            "events",
            "event_accounts",
            "event_participants",
            "event_status_changes",
            "event_redirects",
            "parted_accounts",
        ),
        *("actors", "actor_aliases", "actor_offices", "watch_hits"),
    ),
    "What was read": ("accounts", "mentions", "participants", "topics"),
    "What came in": ("articles", "article_versions", "items", "rejects"),
    "How it came in": ("sources", "source_documents", "hosts", "runs", "run_outcomes"),
}
LAST_CHAPTER = "Housekeeping"
HEAD = """# Tables

Made from the comments in the warehouse by `python -m tests.documentation.write_tables`; change those, not this page.
The same in a warehouse: `whomet sql` lists tables, views and macros, `whomet sql "DESCRIBE encounters"` columns, and
`open_warehouse().columns("encounters")` says in a notebook what they mean.

Names: tables are plural; `_id` are keys, `_at` moments in UTC, `_date` days, `is_` true or false; offsets count
characters of the article's text, the end exclusive; countries are ISO 3166-1 alpha-3. Nothing in the DDL keeps keys and
references: the files of `warehouse/checks/` say what holds, and the flow `maintain` runs them.
"""

_KEY = re.compile(r"FROM (?P<table>\w+)\s+GROUP BY (?P<columns>[\w, ]+?)\s+HAVING count\(\*\) > 1")
_REFERENCE = re.compile(
    r"FROM (?P<child>\w+)(?: AS \w+)?\s+ANTI JOIN (?P<parent>\w+)(?: AS \w+)? USING \((?P<column>\w+)\)"
)


class Column(NamedTuple):
    """A column of a table or view."""

    name: str
    kind: str
    is_nullable: bool
    comment: str


class Relation(NamedTuple):
    """A table or view."""

    name: str
    is_view: bool
    comment: str
    columns: tuple[Column, ...]


class Reference(NamedTuple):
    """A column of `child` that holds the key of a row in `parent`."""

    child: str
    parent: str
    column: str


class Macro(NamedTuple):
    """A macro with its parameters."""

    signature: str
    comment: str


def keys() -> dict[str, tuple[str, ...]]:
    """Return the key of each table that checks/keys_unique.sql looks at."""
    found = _KEY.finditer(read_sql("checks/keys_unique.sql"))
    return {match["table"]: tuple(match["columns"].split(", ")) for match in found}


def references() -> list[Reference]:
    """Return the references that checks/references_exist.sql looks at, each once."""
    found = _REFERENCE.finditer(read_sql("checks/references_exist.sql"))
    return list(dict.fromkeys(Reference(match["child"], match["parent"], match["column"]) for match in found))


def relations(connection: Connection) -> list[Relation]:
    """Return tables and views, in the order of their names."""
    listed = connection.execute(
        "SELECT table_name, false, comment FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal "
        "UNION ALL SELECT view_name, true, comment FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal "
        "ORDER BY ALL"
    ).fetchall()
    columns = connection.execute(
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index"
    ).fetchall()
    return [
        Relation(name, is_view, comment or "", tuple(Column(*rest) for table, *rest in columns if table == name))
        for name, is_view, comment in listed
    ]


def macros(connection: Connection) -> list[Macro]:
    """Return the macros, in the order of their names."""
    rows = connection.execute(
        "SELECT DISTINCT function_name || '(' || array_to_string(parameters, ', ') || ')' AS signature, comment "
        "FROM duckdb_functions() WHERE schema_name = 'main' AND NOT internal ORDER BY signature"
    ).fetchall()
    return [Macro(signature, comment or "") for signature, comment in rows]


def tables_page() -> str:
    """Return the page for a new warehouse."""
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder) / "new.duckdb") as connection:
        found, called = relations(connection), macros(connection)
    tables = {one.name: one for one in found if not one.is_view}
    parts = [HEAD, _diagram(tables)]
    placed = {name for names in CHAPTERS.values() for name in names}
    chapters = CHAPTERS | {LAST_CHAPTER: tuple(name for name in tables if name not in placed)}
    for title, names in chapters.items():
        parts.append(f"## {title}\n")
        parts += [_section(tables[name]) for name in names if name in tables]
        if title == "For people":
            parts += ["Views and macros ask them in other ways:\n"]
            parts += [f"- [`{one.name}`](#{one.name}): {one.comment}" for one in found if one.is_view]
            parts += [f"- `{one.signature}`: {one.comment}" for one in called] + [""]
    parts.append("## Views\n")
    parts += [_section(one) for one in found if one.is_view]
    return "\n".join(parts).rstrip() + "\n"


def _diagram(tables: dict[str, Relation]) -> str:
    known = [one for one in references() if one.child in tables and one.parent in tables]
    lines = ["```mermaid", "erDiagram"]
    lines += [f'    {one.parent} ||--{_how_many(one)} {one.child} : "{one.column}"' for one in known]
    drawn = dict.fromkeys(name for one in known for name in (one.parent, one.child))
    for name in drawn:
        lines.append(f"    {name} {{")
        for column in tables[name].columns:
            marks = _marks(name, column.name)
            if marks:
                lines.append(f"        {re.sub(r'[^A-Z]', '', column.kind)} {column.name} {', '.join(marks)}")
        lines.append("    }")
    return "\n".join([*lines, "```", ""])


def _how_many(reference: Reference) -> str:
    return "o|" if keys().get(reference.child) == (reference.column,) else "o{"


def _marks(table: str, column: str) -> list[str]:
    marks = ["PK"] if column in keys().get(table, ()) else []
    return marks + (["FK"] if any(one.child == table and one.column == column for one in references()) else [])


def _section(relation: Relation) -> str:
    lines = [f"### {relation.name}\n", f"{relation.comment}\n", "| column | type | meaning |", "|---|---|---|"]
    led = {one.column: one.parent for one in references() if one.child == relation.name}
    for name, kind, is_nullable, comment in relation.columns:
        shown = kind if is_nullable or relation.is_view else f"{kind}, never NULL"
        arrow = f" → [{led[name]}](#{led[name]})" if name in led else ""
        key = "**" if name in keys().get(relation.name, ()) else ""
        lines.append(f"| {key}`{name}`{key} | {_cell(shown)} | {_cell(comment or '')}{arrow} |")
    return "\n".join([*lines, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(tables_page(), encoding="utf-8")
