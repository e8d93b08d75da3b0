"""What README promises, on the sample articles: the first run on a terminal, and every question that it asks."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
WHOMET = Path(sys.executable).parent / "whomet"
COLUMNS = 80


def blocks(language: str) -> list[str]:
    """Return README's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


QUESTIONS = [
    shlex.split(line, comments=True)[1:]
    for block in blocks("bash")
    for line in block.splitlines()
    if line.startswith("whomet sql")
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, prefect_home: Path, server: str) -> dict[str, str]:
    """Return the environment of a machine whose warehouse is still to be made."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "WHOMET_"))}
    warehouse = tmp_path_factory.mktemp("sample") / "warehouse.duckdb"
    own = {"PREFECT_API_URL": server, "PREFECT_HOME": str(prefect_home), "WHOMET_WAREHOUSE": str(warehouse)}
    return kept | own | {"TERM": "xterm", "PATH": "/usr/bin:/bin"}


@pytest.fixture(scope="module")
def first_run(place: dict[str, str]) -> str:
    """Run `whomet ingest` on a terminal of 80 columns and return what it shows, without colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    process = subprocess.Popen([WHOMET, "ingest"], env=place, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while chunk := read(ours):
        shown += chunk
    os.close(ours)
    assert process.wait() == 0, shown
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def read(terminal: int) -> bytes:
    """Return what a terminal shows next; nothing when its last program has ended, which the system calls an error."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def test_a_first_run_shows_its_progress_and_no_noise(first_run: str) -> None:
    articles = sum(1 for path in (PROJECT / "seeds" / "articles").iterdir() if path.is_file())
    assert f"{articles}/{articles}" in first_run
    for noise in ("Traceback", "Warning", "usage data"):
        assert noise not in first_run


def test_its_table_fits_the_terminal(first_run: str) -> None:
    _, heading, rest = re.split(r"^(who .*status) *$", first_run.replace("\r", ""), maxsplit=1, flags=re.MULTILINE)
    table = rest.partition("items found")[0]
    assert heading.split() == ["who", "whom", "where", "when", "topics", "status"]
    assert max(map(len, table.splitlines())) <= COLUMNS
    assert "Ronald Reagan" in table


def test_it_says_how_the_shell_finds_the_command(first_run: str) -> None:
    assert f"source {shlex.quote(str(Path(sys.prefix) / 'bin' / 'activate'))}" in first_run


@pytest.mark.usefixtures("first_run")
@pytest.mark.parametrize("arguments", QUESTIONS, ids=lambda arguments: " ".join(arguments) or "none")
def test_each_question_has_an_answer(place: dict[str, str], arguments: list[str]) -> None:
    ran = subprocess.run([WHOMET, *arguments], env=place, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.splitlines()) > 1


@pytest.mark.usefixtures("first_run")
def test_two_lines_in_a_notebook_give_a_frame(place: dict[str, str]) -> None:
    (block,) = blocks("python")
    lines = [line for line in block.splitlines() if line]
    assert len(lines) == 2
    program = f"{lines[0]}\nframe = {lines[1]}\nprint(type(frame).__module__.partition('.')[0], frame.height > 10)"
    ran = subprocess.run([sys.executable, "-c", program], env=place, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["polars", "True"]
