"""A warehouse in a notebook: questions in, frames out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from warehouse.address import shown
from warehouse.errors import QueryError
from warehouse.export import ExportForm, Period, export
from warehouse.query import examples, relations, run_example, run_query
from warehouse.statements import read_sql


@dataclass(frozen=True, slots=True, repr=False)
class Warehouse:
    """A warehouse to ask; it is opened for each question and closed again, so that nobody has to wait for a notebook.

    Answers are Polars frames; `.to_pandas()` makes pandas frames of them, where pandas is installed. All methods raise
    QueryError for a question that cannot be asked, and WarehouseError where there is no warehouse to ask.
    """

    address: str

    def sql(self, query: str, **parameters: object) -> pl.DataFrame:
        """Return the answer to one reading statement; `$name` in it takes the keyword `name`."""
        return run_query(self.address, query, parameters)

    def ask(self, example: str, **parameters: object) -> pl.DataFrame:
        """Return the answer to a worked query, such as `ask("whom_did_somebody_meet", person="Sadat")`."""
        return run_example(self.address, example, parameters)

    def met(self, name: str) -> pl.DataFrame:
        """Return everybody whom somebody met, whichever side; a part of the name is enough."""
        return self.sql("FROM met($name)", name=name)

    def search(self, words: str) -> pl.DataFrame:
        """Return what articles and quotes say about `words`, the best first."""
        return self.sql("FROM search($words)", words=words)

    def examples(self) -> pl.DataFrame:
        """Return the worked queries: name, question, parameters, about."""
        rows = [(one.name, one.question, ", ".join(p.name for p in one.parameters), one.about) for one in examples()]
        return pl.DataFrame(rows, schema=["name", "question", "parameters", "about"], orient="row")

    def tables(self) -> pl.DataFrame:
        """Return what can be asked: name, kind, comment."""
        return pl.DataFrame(relations(self.address), schema=["name", "kind", "comment"], orient="row")

    def columns(self, table: str) -> pl.DataFrame:
        """Return the columns of a table or view: name, type, comment. Raises QueryError where there is none."""
        found = self.sql(read_sql("statements/columns_of.sql"), table=table)
        if found.is_empty():
            raise QueryError(table, "there is no table or view of that name", ".tables() lists all")
        return found

    def export(
        self, form: ExportForm, output: str | Path, *, since: date | None = None, until: date | None = None
    ) -> list[Path]:
        """Write the encounters of a period as `whomet export` does, and return the files."""
        return export(self.address, form, Path(output), Period(since, until))

    def __repr__(self) -> str:
        return f"<warehouse {shown(self.address)}: .sql(query), .ask(example), .examples(), .tables()>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: what there is to ask."""
        return self.tables()._repr_html_()
