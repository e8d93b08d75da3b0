"""`whomet serve` as it is started and stopped."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from flows.run_serve import endpoint, size
from tasks.errors import ConfigurationError
from tests.unit.served.serving import Client, command_lines, serving, until
from warehouse.connection import connect, writer
from warehouse.serve import Endpoint, ServePlan
from warehouse.serve_note import note_of, read_note
from warehouse.server_tokens import server_tokens

WHOMET = Path(sys.executable).parent / "whomet"
TOKEN, READER_TOKEN = "a-token-of-the-environment", "a-reader-token-of-the-environment"


def whomet(*arguments: str) -> Result:
    """Return how a command ends that is refused before it serves."""
    return CliRunner().invoke(main, ["serve", *arguments], standalone_mode=False)


@contextmanager
def server(file: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """Run `whomet serve` with tokens of the environment; yield process and log when readers are answered."""
    log = file.with_name("log.txt")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WHOMET_")}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [WHOMET, "serve", "--warehouse", file, "--listen", "localhost:0", "--readers", "localhost:0"],
            env=kept | {"WHOMET_TOKEN": TOKEN, "WHOMET_READER_TOKEN": READER_TOKEN},
            stdout=stream,
            stderr=stream,
        )
    try:
        until(lambda: b"answers" in log.read_bytes() or process.poll() is not None, "the server's start")
        assert process.poll() is None, log.read_text()
        yield process, log
    finally:
        process.kill()
        process.wait()


def children(log: Path) -> list[int]:
    return [int(found) for found in re.findall(r"process (\d+) answers", log.read_text())]


def test_it_serves_until_it_is_told_to_stop_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "news.duckdb"
    with server(file) as (process, log):
        note = read_note(file)
        assert note is not None
        assert note.pid == process.pid
        assert stat.S_IMODE(note_of(file).stat().st_mode) == 0o600
        seen = [*command_lines().values(), log.read_text(), note_of(file).read_text()]
        assert not [text for text in seen if TOKEN in text or READER_TOKEN in text]
        # Somebody is still connected, and has left a transaction open.
        flow = Client(note.address, TOKEN)
        flow.ask("UPDATE turns SET turn = 5")
        flow.ask("BEGIN TRANSACTION")
        flow.ask("UPDATE turns SET turn = 6")
        (child,) = children(log)
        process.terminate()
        assert process.wait(20) == 0
    lines = log.read_text().splitlines()
    told = ["stopping", "rolled back what 1 clients had left open", "stopped"]
    assert [line.split(" ", 1)[1] for line in lines[-3:]] == told
    assert "Traceback" not in "".join(lines)
    assert not Path(f"/proc/{child}").exists()
    assert not note_of(file).exists()
    assert not Path(f"{file}.wal").exists()
    with connect(file, read_only=True) as connection:
        assert connection.execute("SELECT turn FROM turns").fetchone() == (5,)


def test_a_server_that_is_killed_takes_its_process_along_and_its_note_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "news.duckdb"
    with server(file) as (process, log):
        process.send_signal(signal.SIGKILL)
        process.wait()
        until(lambda: not Path(f"/proc/{children(log)[0]}").exists(), "the end of the readers' process")
    assert note_of(file).exists()
    with writer(file, timeout=0) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (0,)
    with serving(ServePlan(file, server_tokens(file, {}))) as again:
        assert again.note.pid == os.getpid()
        assert again.flow().ask("SELECT count(*) FROM events") == [(0,)]


def test_a_file_that_is_served_is_not_served_again(tmp_path: Path) -> None:
    file = tmp_path / "news.duckdb"
    with writer(file):
        pass
    script = f"import duckdb, time; held = duckdb.connect({str(file)!r}); print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            holder.stdout.readline()
            plan = ServePlan(file, server_tokens(file, {}), lock_timeout=0.1)
            with pytest.raises(Exception, match=f"held by process {holder.pid}"), serving(plan):
                pass
        finally:
            holder.kill()
    assert not note_of(file).exists()


@pytest.mark.parametrize("option", ["--listen", "--readers"])
def test_a_port_in_use_is_named_and_nothing_is_changed(tmp_path: Path, option: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"localhost:{taken.getsockname()[1]}"
        ended = whomet("--warehouse", str(tmp_path / "news.duckdb"), "--listen", "localhost:0", option, address)
    assert ended.exit_code == 2
    assert f"whomet: quack:{address}: cannot be listened at: Address already in use — " in ended.output
    assert not (tmp_path / "news.duckdb").exists()


@pytest.mark.parametrize("option", ["--listen", "--readers"])
@pytest.mark.parametrize("host", ["0.0.0.0", "[::]", "192.0.2.1", "news.example.org"])
def test_other_machines_are_let_in_only_by_a_flag_that_says_what_it_means(
    tmp_path: Path, option: str, host: str
) -> None:
    ended = whomet("--warehouse", str(tmp_path / "news.duckdb"), option, f"{host}:9494")
    assert ended.exit_code == 2
    assert "nothing here is encrypted" in ended.output
    assert not list(tmp_path.iterdir())
    assert endpoint(f"{host}:9494", option, exposed=True) == Endpoint(host.strip("[]"), 9494)


def test_the_documentation_names_each_option_and_none_that_is_not_there() -> None:
    text = (Path(__file__).parents[3] / "docs" / "serving.md").read_text(encoding="utf-8")
    options = {option for parameter in main.commands["serve"].params for option in parameter.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) == options - {"--help"}


@pytest.mark.parametrize("text", ["localhost", "localhost:http", "localhost:70000", ":", "localhost:-1"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="no HOST:PORT"):
        endpoint(text, "--listen")


@pytest.mark.parametrize(("text", "bytes_meant"), [("500MB", 500 * 10**6), ("2 GiB", 2 << 30), ("1.5gb", 15 * 10**8)])
def test_sizes_are_understood(text: str, bytes_meant: int) -> None:
    assert size(text) == bytes_meant


@pytest.mark.parametrize("text", ["", "much", "1MB", "-1GB", "1 GB 2"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="no size of at least"):
        size(text)
