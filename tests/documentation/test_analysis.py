"""docs/analysis.md: every block of Python and SQL and every command in it runs on the golden warehouse."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import polars as pl
import pytest
from click.testing import CliRunner

from flows.cli import main
from tasks.publish import publish_snapshot
from tests.golden.conftest import golden_accounts, sample_articles
from tests.golden.golden_warehouse import fill
from warehouse.query import run_query

PAGE = (Path(__file__).parents[2] / "docs" / "analysis.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the page's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


COMMANDS = [
    shlex.split(line.partition(" > ")[0], comments=True)[1:]
    for block in blocks("bash")
    for line in block.splitlines()
    if line.startswith("whomet ")
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return a warehouse with the golden accounts and its snapshot, in a folder where commands may write."""
    folder = tmp_path_factory.mktemp("analysed")
    path = str(folder / "whomet.duckdb")
    fill(path, sample_articles(), golden_accounts())
    publish_snapshot(path)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WHOMET_WAREHOUSE", path)
        patched.chdir(folder)
        yield path


@pytest.fixture(scope="module")
def notebook(address: str) -> dict[str, Any]:
    """Return what a notebook knows after all cells of the page."""
    known: dict[str, Any] = {"snapshot": address.replace(".duckdb", ".snapshot.duckdb")}
    for block in blocks("python"):
        exec(block, known)
    return known


def test_the_page_shows_each_way() -> None:
    assert {arguments[0] for arguments in COMMANDS} == {"sql", "export"}
    assert len(blocks("python")) >= 5
    assert len(blocks("sql")) >= 4


def test_its_cells_run_one_after_the_other(notebook: dict[str, Any]) -> None:
    assert isinstance(notebook["network"], networkx.Graph)
    assert set(notebook["top"]) >= {"John F. Kennedy", "Nikita Khrushchev", "Dwight D. Eisenhower"}
    assert notebook["by_year"].filter(pl.col("year") == 1960)["came to nothing"].item() == 3
    assert notebook["frame"].height > 0


@pytest.mark.parametrize(
    "line", [line for block in blocks("python") for line in block.splitlines() if line.startswith("news.")]
)
def test_each_line_that_asks_gives_a_frame_with_rows(notebook: dict[str, Any], line: str) -> None:
    answer = eval(line, notebook)
    assert isinstance(answer, pl.DataFrame)
    assert answer.height > 0


@pytest.mark.parametrize("query", blocks("sql"))
def test_each_query_has_an_answer(address: str, query: str) -> None:
    assert run_query(address, query).height > 0


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.usefixtures("address")
def test_each_command_does_what_it_says(arguments: list[str]) -> None:
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 0, ran.output
    assert ran.stdout_bytes or arguments[0] == "export"


def test_a_notebook_shows_what_there_is_and_never_writes(notebook: dict[str, Any], address: str) -> None:
    before = Path(address).read_bytes()
    news = notebook["news"]
    assert repr(news) == f"<warehouse {address}: .sql(query), .ask(example), .examples(), .tables()>"
    assert "<table" in news._repr_html_()
    assert Path(address).read_bytes() == before
