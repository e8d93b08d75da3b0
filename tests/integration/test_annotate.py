"""`whomet annotate` prints every expression of a layer as JSON lines, quoted from the text, also outside encounters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from flows.cli import main

TEXT = "The harvest in Ghana ended on 3 May. Prices in Accra have risen in recent months.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harvest.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def annotated(*arguments: object) -> list[dict[str, Any]]:
    """Return the objects that the command prints; within this process, where the model is loaded once."""
    ran = CliRunner().invoke(main, ["annotate", *map(str, arguments)])
    assert ran.exit_code == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_times_have_their_days_or_none(article: Path) -> None:
    told = annotated(article, "--layer", "times", "--published", "1997-06-10")
    assert [(each["value"], each["granularity"]) for each in told] == [
        (["1997-05-03", "1997-05-03"], "day"),
        (None, "other"),
    ]


def test_places_have_the_entry_of_the_gazetteer(article: Path) -> None:
    told = annotated(article, "--layer", "places")
    assert [(each["text"], each["kind"], each["country"]) for each in told] == [
        ("Ghana", "country", "GHA"),
        ("Accra", "city", "GHA"),
    ]
    assert told[1]["geonames_id"] == 2306104
    assert abs(told[1]["latitude"] - 5.56) < 0.1


@pytest.mark.parametrize("layer", ["times", "places"])
def test_each_object_quotes_the_text(article: Path, layer: str) -> None:
    told = annotated(article, "--layer", layer)
    assert told
    assert all(TEXT[slice(*each["span"])] == each["text"] for each in told)
    assert {each["doc_id"] for each in told} == {"harvest"}


def test_a_bad_file_is_named_and_ends_with_status_one(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    ran = CliRunner().invoke(main, ["annotate", str(tmp_path / "b.json"), "--layer", "places"])
    assert ran.exit_code == 1
    assert "b.json: not valid JSON" in ran.stderr
