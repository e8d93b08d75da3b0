"""`whomet ingest` on a folder of articles, from the first file to the answer of a query."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.records import Article, Reading
from warehouse.connection import connect
from warehouse.stored import digest, row_counts

Run = Callable[..., CompletedProcess[str]]
GENEVA = """Reagan meets Gorbachev

Ronald Reagan met Mikhail Gorbachev in Geneva on 19 November 1985 to discuss arms control.
"""
MALTA = {
    "text": "George Bush met Mikhail Gorbachev in Malta on Saturday.",
    "published": "1989-12-03",
    "url": "https://example.org/malta",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two good articles, a broken one and a binary one."""
    root = tmp_path / "in coming"
    root.mkdir()
    (root / "geneva.txt").write_text(GENEVA, encoding="utf-8")
    (root / "malta.json").write_text(json.dumps(MALTA), encoding="utf-8")
    (root / "corrupt.json").write_text('{"text": "They met', encoding="utf-8")
    (root / "binary.txt").write_bytes(bytes(range(256)))
    return root


def digests(warehouse: Path) -> dict[str, str]:
    with connect(warehouse, read_only=True) as connection:
        return digest(connection)


def counts(warehouse: Path) -> dict[str, int]:
    with connect(warehouse, read_only=True) as connection:
        return row_counts(connection)


def test_good_articles_arrive_and_bad_ones_are_named(whomet: Run, folder: Path, tmp_path: Path) -> None:
    ran = whomet("ingest", folder)
    assert ran.returncode == 1, ran.stderr
    assert "corrupt.json: not valid JSON" in ran.stderr
    assert "binary.txt: " in ran.stderr
    assert "Ronald Reagan" in ran.stdout
    assert "Traceback" not in ran.stderr
    rows = counts(tmp_path / "warehouse.duckdb")
    assert (rows["articles"], rows["rejects"], rows["items"]) == (2, 2, 4)
    answer = whomet("sql", "SELECT who, whom, place FROM who_met_whom", "--format", "json")
    assert {"who": "Ronald Reagan", "whom": "Mikhail Gorbachev", "place": "Geneva"} in json.loads(answer.stdout)


def test_without_a_server_it_starts_one_and_says_so(
    untouched: dict[str, str], environment: dict[str, str], whomet: Run, folder: Path, tmp_path: Path
) -> None:
    environment.pop("PREFECT_API_URL")
    assert environment == untouched
    ran = whomet("ingest", folder)
    assert ran.stderr.startswith("Starting Prefect")
    assert "Traceback" not in ran.stderr
    assert "127.0.0.1" not in ran.stderr
    assert counts(tmp_path / "warehouse.duckdb")["articles"] == 2


def test_a_second_run_changes_nothing(whomet: Run, folder: Path, tmp_path: Path) -> None:
    whomet("ingest", folder)
    before = digests(tmp_path / "warehouse.duckdb")
    again = whomet("ingest", folder)
    assert again.returncode == 1
    assert digests(tmp_path / "warehouse.duckdb") == before
    assert "unchanged" in again.stdout


def test_a_mended_article_is_taken_and_a_changed_one_replaced(whomet: Run, folder: Path) -> None:
    whomet("ingest", folder)
    (folder / "corrupt.json").write_text(json.dumps({"text": "Anwar Sadat met Menachem Begin in Jerusalem."}))
    (folder / "binary.txt").unlink()
    told_anew = GENEVA.replace("Ronald Reagan", "George Shultz").replace("Reagan", "Shultz")
    (folder / "geneva.txt").write_text(told_anew, encoding="utf-8")
    ran = whomet("ingest", folder)
    assert ran.returncode == 0, ran.stderr
    names = whomet("sql", "SELECT DISTINCT unnest(who) AS name FROM encounters ORDER BY 1", "--format", "csv").stdout
    assert names.split("\n")[1:-1] == ["Anwar Sadat", "George Bush", "George Shultz"]


def test_limit_reads_that_many_new_articles_at_each_run(whomet: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "corrupt.json").unlink()
    (folder / "binary.txt").unlink()
    seen = []
    for _ in range(3):
        assert whomet("ingest", folder, "--limit", 1).returncode == 0
        seen.append(counts(tmp_path / "warehouse.duckdb")["articles"])
    assert seen == [1, 2, 2]


def test_wrong_usage_is_told_before_anything_starts(whomet: Run, tmp_path: Path) -> None:
    for arguments in (["nowhere"], ["--source", "nobody"], ["ftp://example.org/"], ["--since", "May"]):
        ran = whomet("ingest", *arguments)
        assert ran.returncode == 2
        assert "Prefect" not in ran.stderr
    assert not (tmp_path / "warehouse.duckdb").exists()


@pytest.mark.parametrize("command", [["load"], ["ingest", "--limit", 1]], ids=["load", "ingest"])
def test_left_over_hand_offs_are_loaded(whomet: Run, folder: Path, tmp_path: Path, command: list[object]) -> None:
    (folder / "corrupt.json").unlink()
    (folder / "binary.txt").unlink()
    warehouse = tmp_path / "warehouse.duckdb"
    article = Article("late", "gazette", "late.txt", "Nothing of note happened.")
    left = write_hand_off(hand_off_folder(warehouse), [Reading(article, (), "rules", "model")])
    ran = whomet(*command, *([folder] if "ingest" in command else []))
    assert ran.returncode == 0, ran.stderr
    assert not left.exists()
    with connect(warehouse, read_only=True) as connection:
        stored = connection.execute("SELECT doc_id FROM articles WHERE doc_id = 'late'").fetchall()
    assert stored == [("late",)]
