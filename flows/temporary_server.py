"""A Prefect server that lives as long as one command: nobody has to start one by hand.

Prefect can start one of its own, but that one writes tracebacks to the terminal when it is stopped, and stays behind
when its client is killed. This one keeps its log to itself and ends with the process that started it.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tasks.errors import WhometError

SECONDS_TO_STOP = 5.0
# Prefect's own names for a server that serves one client, and no user interface.
ENVIRONMENT = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


@dataclass(frozen=True, slots=True)
class StartingServer:
    """A server process that may not answer yet."""

    api_url: str
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def wait(self, timeout: float) -> None:
        """Return when the server answers; raise WhometError after `timeout` seconds or when the process has ended."""
        until = time.monotonic() + timeout
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.api_url}/health", timeout=timeout):
                    return
            except OSError:
                time.sleep(0.05)
        problem = "ended at its start" if self.process.poll() is not None else f"gave no answer in {timeout:.0f} s"
        self.log.seek(0)
        lines = self.log.read().decode("utf-8", "replace").strip().splitlines()
        raise WhometError("Prefect's server", problem, f"its last words: {lines[-1] if lines else 'none'}")


@contextmanager
def temporary_server(folder: Path) -> Iterator[StartingServer]:
    """Start a server on a free port of the loopback interface and stop it at the end.

    It runs in `folder`, whose pyproject.toml holds [tool.prefect].
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-c", f"from flows.temporary_server import serve; serve({port})"],
            cwd=folder,
            env={**os.environ, **ENVIRONMENT},
            # A pipe as standard input: it closes when this process ends in whatever way, and then the server ends too.
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            # Ctrl-C is for the command; the server ends after it, when its last messages are in.
            start_new_session=True,
        )
        try:
            yield StartingServer(f"http://127.0.0.1:{port}/api", process, log)
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server process, gently first."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def serve(port: int) -> None:
    """Run Prefect's server in this process until standard input closes."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    import uvicorn

    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
        # Seconds for open connections: a client that was killed leaves some.
        timeout_graceful_shutdown=1,
    )


def end_with_parent() -> None:
    """Wait until the parent closes our standard input or ends; then end this process, gently first."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_STOP - 1)
    os._exit(0)
