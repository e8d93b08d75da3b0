"""The real command in a place of its own: its warehouse, its Prefect home, no server that runs already."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from flows.temporary_server import temporary_server
from tests.integration.fault_server import FaultServer
from tests.integration.warm_commands import WarmCommands
from tests.integration.whole_run import Desk

PROJECT = Path(__file__).resolve().parents[2]
WHOMET = Path(sys.executable).parent / "whomet"
SECONDS_TO_START = 240.0
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def whomet_script() -> Path:
    """Return the installed command."""
    return WHOMET


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Prefect home that the tests share, since making its database takes many seconds."""
    return tmp_path_factory.mktemp("prefect")


@pytest.fixture(scope="session")
def server(prefect_home: Path) -> Iterator[str]:
    """Yield the address of a Prefect server that the tests share; one for each command would cost minutes."""
    with pytest.MonkeyPatch.context() as patched, ExitStack() as stack:
        patched.setenv("PREFECT_HOME", str(prefect_home))
        started = stack.enter_context(temporary_server(PROJECT))
        started.wait(SECONDS_TO_START)
        yield started.api_url


@pytest.fixture
def untouched(tmp_path: Path, prefect_home: Path) -> dict[str, str]:
    """Return the environment of a machine on which nobody has set anything: each command starts its own server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "WHOMET_"))}
    return kept | {"PREFECT_HOME": str(prefect_home), "WHOMET_WAREHOUSE": str(tmp_path / "warehouse.duckdb")}


@pytest.fixture
def environment(untouched: dict[str, str], server: str) -> dict[str, str]:
    """Return the environment of a machine with a Prefect server."""
    return untouched | {"PREFECT_API_URL": server}


@pytest.fixture(scope="session")
def warm_commands() -> Iterator[WarmCommands]:
    """Yield what runs the whomet command without a cold start each time."""
    with WarmCommands() as commands:
        yield commands


@pytest.fixture
def whomet(environment: dict[str, str], tmp_path: Path, warm_commands: WarmCommands) -> Run:
    """Return a function that runs the whomet command in `tmp_path`."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return warm_commands.run([*map(str, arguments)], environment, tmp_path)

    return run


@pytest.fixture(scope="session")
def two_articles(tmp_path_factory: pytest.TempPathFactory, prefect_home: Path, server: str) -> Path:
    """Return a folder with a warehouse that holds two articles, and its snapshot; made once, to be copied."""
    place, folder = tmp_path_factory.mktemp("ingested"), tmp_path_factory.mktemp("articles")
    (folder / "geneva.txt").write_text("Ronald Reagan met Mikhail Gorbachev in Geneva on 19 November 1985.\n")
    (folder / "malta.txt").write_text("George Bush met Mikhail Gorbachev in Malta on 2 December 1989.\n")
    own = {"PREFECT_HOME": str(prefect_home), "PREFECT_API_URL": server}
    command = [str(part) for part in (WHOMET, "ingest", folder, "--warehouse", place / "warehouse.duckdb")]
    subprocess.run(command, env=os.environ | own, capture_output=True, check=True)
    return place


@pytest.fixture
def ingested(two_articles: Path, tmp_path: Path) -> Path:
    """Return a warehouse that holds two articles."""
    shutil.copytree(two_articles, tmp_path, dirs_exist_ok=True)
    return tmp_path / "warehouse.duckdb"


@pytest.fixture(scope="module")
def newsstand() -> Iterator[FaultServer]:
    """Yield a web server on many hosts of loopback that a module's tests share."""
    with FaultServer(hosts=30) as running:
        yield running


@pytest.fixture
def stand(newsstand: FaultServer) -> FaultServer:
    """Return the same server, with nothing on it."""
    newsstand.clear()
    return newsstand


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with an empty warehouse."""
    return Desk(tmp_path / "warehouse.duckdb")
