"""What `whomet ingest` says at its end, and with which exit status, of newspapers that do well and badly."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.integration.conftest import WHOMET
from tests.integration.fault_server import FaultServer, document, page, status
from tests.integration.newspapers import FEED_TYPE, article, entry, feed, feed_answer, story

LIMITS = {"delay_seconds": 0, "read_seconds": 1, "total_seconds": 3, "backoff_seconds": [0.01, 0.02]}


@pytest.fixture
def place(environment: dict[str, str], stand: FaultServer, tmp_path: Path) -> dict[str, str]:
    """Return the environment of somebody who reads two newspapers, a good one and one that has trouble."""
    for name in ("good", "odd"):
        for number in (1, 2):
            report = article(f"{name} {number}", story(len(name) * 10 + number, meets=True))
            stand.set(f"/{name}/{number}", document(report, f'"{name}{number}"'))
    links = [stand.url(f"/good/{number}") for number in (1, 2)]
    stand.set("/good/feed", page(feed(*(entry(link, link) for link in links)), FEED_TYPE))
    odd = ("1", "gone", "private", "shell")
    stand.set("/odd/feed", feed_answer(*(entry(stand.url(f"/odd/{name}"), name) for name in odd)))
    stand.set("/odd/shell", page("<html><body><noscript>You need to enable JavaScript.</noscript></body></html>"))
    stand.robots("User-agent: *\nDisallow: /odd/private\n")
    mine = tmp_path / "mine"
    mine.mkdir()
    tables = (f'[{name}]\nkind = "feed"\naddress = "{stand.url(f"/{name}/feed")}"\n' for name in ("good", "odd"))
    (mine / "sources.toml").write_text("\n".join(tables))
    return environment | {
        "WHOMET_SEEDS": str(mine),
        "WHOMET_LIMITS": json.dumps(LIMITS),
        "WHOMET_ALLOW_NETWORKS": '["127.0.0.0/8"]',
    }


def ingest(place: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([WHOMET, "ingest", *arguments], env=place, capture_output=True, text=True, check=False)


def figures(output: str) -> dict[str, int]:
    """Return the figures at the end of the output, by their name."""
    return {name.strip(): int(number) for name, number in re.findall(r"^\W*([a-z][a-z .]+?)\W+(\d+)\W*$", output, re.M)}


def test_expected_ends_are_counted_and_are_no_failure_and_a_failure_is_named(
    stand: FaultServer, place: dict[str, str]
) -> None:
    first = ingest(place)
    assert first.returncode == 0, first.stdout + first.stderr
    told = figures(first.stdout)
    assert (told["items found"], told["of them new"], told["unchanged"], told["duplicate"]) == (6, 3, 0, 0)
    assert (told["gone"], told["no article"], told["refused by robots.txt"]) == (1, 1, 1)
    (row,) = re.findall(r"^.*\bodd\b.*$", first.stdout, re.M)
    assert all(said in row for said in ("gone 1", "no article 1", "refused by robots.txt 1"))

    stand.set("/odd/feed", status(500))
    stand.set("/good/feed", feed_answer(*(entry(stand.url(f"/good/{n}"), f"Good {n}") for n in (1, 2, 3))))
    stand.set("/good/3", page(b"%PDF-1.4 of a ministry", "application/pdf"))
    second = ingest(place, "--source", "good", "--source", "odd")
    assert second.returncode == 1, second.stdout + second.stderr
    told = figures(second.stdout)
    assert (told["of them new"], told["unchanged"]) == (0, 2)
    assert (told["error of the server"], told["neither text nor page"]) == (1, 1)
    assert f"{stand.url('/odd/feed')}: status 500" in second.stderr
    assert "good/3: " in second.stderr


def test_wrong_usage_is_told_before_anything_is_fetched(stand: FaultServer, place: dict[str, str]) -> None:
    for arguments in (["--source", "god"], ["ftp://127.0.0.1/feed"], ["--limit", "0"]):
        ran = ingest(place, *arguments)
        assert ran.returncode == 2, ran.stderr
    assert stand.requests == []
