"""`whomet explain` on real files: on a terminal, through a pipe, as a page, and where a file cannot be read."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import termios
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from lxml import html

from tests.integration.warm_commands import WarmCommands

PROJECT = Path(__file__).resolve().parents[2]
ARTICLES = sorted(path for path in (PROJECT / "seeds" / "articles").iterdir() if path.is_file())
REFUSED = PROJECT / "seeds" / "articles" / "1985-07-30-botha-rebuffs-tutu.md"
MET = "Ronald Reagan met Mikhail Gorbachev in Geneva on 19 November 1985."
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def explain(untouched: dict[str, str], warm_commands: WarmCommands, tmp_path: Path) -> Run:
    """Return a function that runs `whomet explain` in `tmp_path`; it needs no Prefect, so no server either."""

    def run(*arguments: object) -> CompletedProcess[str]:
        return warm_commands.run(["explain", *map(str, arguments)], untouched, tmp_path)

    return run


def on_terminal(command: list[str], environment: dict[str, str], columns: int) -> str:
    """Run a command on a terminal of some columns and return what it is sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 65_536)
        except OSError:  # what the system calls an error is the end of the last program
            break
        if not chunk:
            break
        shown += chunk
    os.close(ours)
    assert process.wait() == 0, shown
    return shown.decode().replace("\r\n", "\n")


def test_a_pipe_gets_text_with_brackets(explain: Run) -> None:
    ran = explain(REFUSED)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "\x1b" not in ran.stdout
    assert re.search(r"\[1 status: refused\] to\s\[1: meet\] Bishop \[1[^:]* whom[^:]*: Desmond Tutu\]", ran.stdout)
    assert re.search(r"President \[1[^:]* who[^:]*: P\. W\. Botha\] of South Africa", ran.stdout)
    assert "1  meeting, denied" in ran.stdout


@pytest.mark.parametrize("columns", [80, 140])
def test_a_terminal_gets_colours_within_its_width(untouched: dict[str, str], whomet_script: Path, columns: int) -> None:
    environment = {key: value for key, value in untouched.items() if key != "NO_COLOR"} | {"TERM": "xterm-256color"}
    shown = on_terminal([str(whomet_script), "explain", str(REFUSED)], environment, columns)
    assert "\x1b[1;30;43mmeet" in shown
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in shown.splitlines()) <= columns


def test_a_terminal_without_colours_gets_brackets(untouched: dict[str, str], whomet_script: Path) -> None:
    environment = untouched | {"TERM": "xterm-256color", "NO_COLOR": "1"}
    shown = on_terminal([str(whomet_script), "explain", str(REFUSED)], environment, 80)
    assert "\x1b" not in shown
    assert "[1: meet]" in shown


def test_the_day_of_publication_counts(explain: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ronald Reagan met Mikhail Gorbachev in Geneva on Tuesday.", encoding="utf-8")
    assert "1985-11-19 “Tuesday”" in explain("a.txt", "--published", "1985-11-20").stdout


def test_a_page_holds_the_article_and_every_trigger_of_extract(
    explain: Run, untouched: dict[str, str], warm_commands: WarmCommands, tmp_path: Path
) -> None:
    extracted = json.loads(warm_commands.run(["extract", str(ARTICLES[0])], untouched, tmp_path).stdout)
    ran = explain(ARTICLES[0], "--html")
    assert (ran.returncode, ran.stderr) == (0, "")
    page: Any = html.document_fromstring(ran.stdout.encode(), parser=html.HTMLParser(encoding="utf-8"))
    assert page.xpath("//section[@class='text']")[0].text_content() == ARTICLES[0].read_text(encoding="utf-8")
    marked = [each.text_content() for each in page.xpath("//section[@class='text']//mark[@class='trigger']")]
    assert sorted(marked) == sorted(account["trigger"]["text"] for account in extracted["accounts"])


def test_a_file_of_several_articles_gives_one_page_with_contents(explain: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"<b>{number}</b>", "text": MET}) for number in (1, 2)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    page: Any = html.document_fromstring(explain("a.jsonl", "--html").stdout)
    assert [link.text_content() for link in page.xpath("//nav//a")] == ["<b>1</b>", "<b>2</b>"]
    assert explain("a.jsonl").stdout.count("[1: met]") == 2


def test_an_article_that_cannot_be_read_costs_itself_only(explain: Run, tmp_path: Path) -> None:
    good = json.dumps({"text": MET})
    long = json.dumps({"text": "met " * 300_000})
    (tmp_path / "a.jsonl").write_text("\n".join([good, "{", long, good]), encoding="utf-8")
    ran = explain("a.jsonl")
    assert ran.returncode == 1
    assert ran.stdout.count("[1: met]") == 2
    assert [line.partition(": ")[2].partition(" ")[0] for line in ran.stderr.splitlines()] == [
        "a.jsonl:2:",
        "a.jsonl:3:",
    ]


@pytest.mark.parametrize(("content", "problem"), [("{", "not valid JSON"), ('{"text": ""}', "neither")])
def test_an_unreadable_file_is_named_as_extract_names_it(
    explain: Run, untouched: dict[str, str], warm_commands: WarmCommands, tmp_path: Path, content: str, problem: str
) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    extract = warm_commands.run(["extract", "bad.json"], untouched, tmp_path)
    for ran in (explain("bad.json"), explain("bad.json", "--html")):
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", extract.stderr)
        assert ran.stderr.startswith(f"whomet: bad.json: {problem}")


def test_a_file_that_is_not_there_is_wrong_usage(explain: Run) -> None:
    ran = explain("nowhere.txt")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1
    assert "nowhere.txt: no such file or folder" in ran.stderr
