"""`whomet` in processes forked from one that has loaded the reader, which is most of a command's time.

Each command has an environment, a folder, a standard output and an end of its own, as if a shell had started it, and
imports Prefect, DuckDB and Polars itself. What a cold start does is for tests that take `whomet_script`.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

PROJECT = Path(__file__).resolve().parents[2]


class WarmCommands:
    """Runs `whomet` commands one after the other; a context manager that ends the process behind it."""

    def __enter__(self) -> Self:
        """Start the process that is forked; it loads the reader meanwhile."""
        command = [sys.executable, "-m", "tests.integration.warm_commands"]
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "WHOMET_"))}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT, env=environment
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._process.communicate()

    def run(self, arguments: list[str], environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
        """Return what `whomet` with these arguments wrote, and its exit status."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with tempfile.TemporaryDirectory() as place:
            out, err = Path(place, "out"), Path(place, "err")
            order = {
                "arguments": arguments, "environment": environment, "folder": str(folder), "out": str(out),
                "err": str(err),
            }  # fmt: skip
            print(json.dumps(order), file=self._process.stdin, flush=True)
            status = int(self._process.stdout.readline())
            return subprocess.CompletedProcess(
                ["whomet", *arguments], status, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8")
            )


def _become(order: dict[str, str], environment: dict[str, str]) -> None:
    """Make this process what a shell would have started."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(order["folder"])
    for number, path, mode in (
        (0, os.devnull, os.O_RDONLY),
        (1, order["out"], os.O_WRONLY | os.O_CREAT),
        (2, order["err"], os.O_WRONLY | os.O_CREAT),
    ):
        opened = os.open(path, mode, 0o600)
        os.dup2(opened, number)
        os.close(opened)


def main() -> None:
    """Load the reader, then run one command for each line of standard input and answer with its exit status."""
    from flows.cli import main as whomet
    from tasks.reading import load_reader

    load_reader("md", None)
    gc.freeze()  # what is shared with the forks is not copied because the collector marks it
    for line in sys.stdin:
        order = json.loads(line)
        process = os.fork()
        if process == 0:
            _become(order, order["environment"])
            whomet(order["arguments"], prog_name="whomet")
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
