"""The command: what it imports, what it teaches, how it ends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
IMPORTED = """
import sys
from flows.cli import main
try:
    main(sys.argv[1:], prog_name="whomet")
except SystemExit:
    pass
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def imported(environment: dict[str, str], *arguments: object) -> set[str]:
    command = [sys.executable, "-c", IMPORTED, *map(str, arguments)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return set(ran.stderr.splitlines()[-1].split())


def test_help_imports_nothing_heavy(environment: dict[str, str]) -> None:
    assert not imported(environment, "--help") & {"prefect", "spacy", "duckdb", "polars", "pydantic", "lxml"}


@pytest.mark.parametrize(
    "command", ["ingest", "extract", "explain", "annotate", "sql", "export", "sources", "load", "doctor"]
)
def test_help_of_each_command_imports_nothing_heavy_and_teaches(
    environment: dict[str, str], whomet: Run, command: str
) -> None:
    assert not imported(environment, command, "--help") & {"prefect", "spacy", "duckdb", "polars"}
    ran = whomet(command, "--help")
    assert ran.returncode == 0
    assert len(ran.stdout.splitlines()) > 5


READING = [["extract"], ["explain"], ["explain", "--html"], ["annotate", "--layer", "times"]]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_one_article_never_imports_prefect_or_duckdb(
    environment: dict[str, str], tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "a.txt").write_text("Ronald Reagan met Mikhail Gorbachev in Geneva.", encoding="utf-8")
    found = imported(environment, *command, tmp_path / "a.txt")
    assert "spacy" in found
    assert not found & {"prefect", "duckdb"}


def test_sql_never_imports_prefect_or_spacy(environment: dict[str, str]) -> None:
    assert not imported(environment, "sql", "SELECT 1") & {"prefect", "spacy"}


def test_an_error_is_one_line_with_a_remedy(whomet: Run) -> None:
    ran = whomet("sql", "FROM encounters")
    assert ran.returncode == 2
    assert ran.stderr.startswith("whomet: ")
    assert len(ran.stderr.splitlines()) == 1
    assert "`whomet ingest`" in ran.stderr


def test_a_file_that_is_no_warehouse_is_named(whomet: Run, tmp_path: Path) -> None:
    (tmp_path / "warehouse.duckdb").write_text("not a database, but long enough to look like something" * 100)
    ran = whomet("ingest")
    assert ran.returncode == 2
    assert "warehouse.duckdb: is no DuckDB file" in ran.stderr.splitlines()[-1]
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["sql", "--format", "xml"],
        ["nonsense"],
        ["extract"],
        ["explain"],
        ["explain", "a", "b"],
        ["annotate", "a"],
        ["annotate", "a", "--layer", "people"],
        ["sql", "x", "--name", "y"],
    ],
)
def test_wrong_usage_ends_with_status_two(whomet: Run, arguments: list[str]) -> None:
    assert whomet(*arguments).returncode == 2


def test_extract_of_a_bad_file_goes_on_and_ends_with_status_one(whomet: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Ronald Reagan met Mikhail Gorbachev in Geneva.", encoding="utf-8")
    (tmp_path / "in" / "b.json").write_text("{", encoding="utf-8")
    ran = whomet("extract", tmp_path / "in", "--format", "table")
    assert ran.returncode == 1
    assert "Ronald Reagan" in ran.stdout
    assert "b.json: not valid JSON" in ran.stderr


@pytest.mark.parametrize(("variable", "value"), [("WHOMET_BATCH_SIZE", "0"), ("WHOMET_SEEDS", "/nowhere")])
def test_a_variable_that_cannot_be_used_is_named(
    environment: dict[str, str], whomet: Run, variable: str, value: str
) -> None:
    environment[variable] = value
    ran = whomet("ingest")
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"whomet: {variable}={value}: ")
    assert len(ran.stderr.splitlines()) == 1


def test_load_of_nothing_makes_no_warehouse(whomet: Run, tmp_path: Path) -> None:
    ran = whomet("load")
    assert ran.returncode == 2
    assert "there is no warehouse and no hand-off" in ran.stderr
    assert not (tmp_path / "warehouse.duckdb").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(whomet: Run, shell: str) -> None:
    ran = whomet("completion", shell)
    assert ran.returncode == 0
    assert "_WHOMET_COMPLETE" in ran.stdout


def test_completion_completes_commands(environment: dict[str, str], whomet: Run) -> None:
    environment |= {"_WHOMET_COMPLETE": "bash_complete", "COMP_WORDS": "whomet in", "COMP_CWORD": "1"}
    assert whomet().stdout.split() == ["plain,ingest"]


def test_doctor_says_what_to_do_before_the_first_run(whomet: Run) -> None:
    ran = whomet("doctor")
    assert ran.returncode == 1
    assert "whomet ingest" in ran.stdout.partition("To do:")[2]
