"""`whomet sources`: what there is, how it fares, and switches that are kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = """
[here]
kind = "folder"
address = "articles"

[one-news]
kind = "feed"
address = "https://one.example/rss"
title = "One News"
enabled = false
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """Return a folder of the user's own, with two sources."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    return folder


@pytest.fixture
def place(untouched: dict[str, str], overlay: Path) -> dict[str, str]:
    """Return the environment of a user with a folder of their own; no server is needed."""
    return untouched | {"WHOMET_SEEDS": str(overlay)}


def whomet(script: Path, place: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([script, *arguments], env=place, capture_output=True, text=True, check=False)


def test_a_switch_is_kept_beside_the_file_and_shown(whomet_script: Path, place: dict[str, str], overlay: Path) -> None:
    (overlay / "sources_enabled.toml").write_text("# mine\nformer-news = true  # until 2025\n")
    ran = whomet(whomet_script, place, "sources", "enable", "one-news")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Switched on: one-news (in ")
    switches = (overlay / "sources_enabled.toml").read_text()
    assert switches == "# mine\nformer-news = true  # until 2025\none-news = true\n"
    assert (overlay / "sources.toml").read_text() == SOURCES
    shown = whomet(whomet_script, place, "sources", "--format", "json")
    assert shown.returncode == 0
    found = {row["name"]: row for row in json.loads(shown.stdout)}
    assert {name: row["enabled"] for name, row in found.items()} == {"here": True, "one-news": True}
    assert found["one-news"]["address"] == "https://one.example/rss"
    assert found["one-news"]["polled_at"] is None
    assert "switches 'former-news', which does not exist any more: ignored" in shown.stderr


def test_the_table_says_what_is_on_and_makes_no_warehouse(
    whomet_script: Path, place: dict[str, str], tmp_path: Path
) -> None:
    ran = whomet(whomet_script, place, "sources")
    assert ran.returncode == 0
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert [line[:3] for line in lines] == [
        ["source", "on", "kind"],
        ["here", "yes", "folder"],
        ["one-news", "no", "feed"],
    ]
    assert ran.stderr.startswith("1 of 2 switched on, in ")
    assert not (tmp_path / "warehouse.duckdb").exists()


def test_an_unknown_name_switches_nothing(whomet_script: Path, place: dict[str, str], overlay: Path) -> None:
    ran = whomet(whomet_script, place, "sources", "disable", "here", "one-nws")
    assert ran.returncode == 2
    assert ran.stderr == "whomet: one-nws: no such source in sources.toml — did you mean one-news?\n"
    assert not (overlay / "sources_enabled.toml").exists()


def test_without_a_folder_of_ones_own_the_clone_stays_as_it_is(whomet_script: Path, untouched: dict[str, str]) -> None:
    ran = whomet(whomet_script, untouched, "sources", "enable", "sample")
    assert ran.returncode == 2
    assert "export WHOMET_SEEDS=~/whomet && whomet sources enable sample" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_sources_never_import_prefect_or_spacy(place: dict[str, str]) -> None:
    code = """
import sys
from flows.cli import main
try:
    main(["sources"], prog_name="whomet")
except SystemExit:
    pass
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
    ran = subprocess.run([sys.executable, "-c", code], env=place, capture_output=True, text=True, check=True)
    imported = set(ran.stderr.splitlines()[-1].split())
    assert "duckdb" in imported
    assert not imported & {"prefect", "spacy", "polars", "pyarrow", "aiohttp", "trafilatura"}
