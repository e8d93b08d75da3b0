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
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from tasks.errors import WhometError

SECONDS_TO_STOP = 5.0
# Prefect's own names for a server that serves one client, and no user interface.
ENVIRONMENT = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


class TemporaryServer:
    """A server process on a free port of the loopback interface; a context manager that stops it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        """Start the process in `folder` (whose pyproject.toml holds [tool.prefect]); `wait` says when it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.api_url = f"http://127.0.0.1:{port}/api"
        self._open = ExitStack()
        self._log = self._open.enter_context(tempfile.TemporaryFile())
        program = f"from flows.temporary_server import serve; serve({port})"
        # A pipe as standard input: it closes when this process ends in whatever way, and then the server ends too.
        self._process = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=folder,
            env={**os.environ, **environment, **ENVIRONMENT},
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
            # Ctrl-C is for the command; the server ends after it, when its last messages are in.
            start_new_session=True,
        )

    def wait(self, timeout: float) -> None:
        """Return when the server answers; raise WhometError after `timeout` seconds or when the process has ended."""
        until = time.monotonic() + timeout
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.api_url}/health", timeout=timeout):
                    return
            except OSError:
                time.sleep(0.05)
        problem = "ended at its start" if self._process.poll() is not None else f"gave no answer in {timeout:.0f} s"
        raise WhometError("Prefect's server", problem, f"its last words: {self.last_words()}")

    def last_words(self) -> str:
        """Return the last line of the server's log."""
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "none"

    def stop(self) -> None:
        """End the process; do nothing where it has ended."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._open.close()

    def __enter__(self) -> TemporaryServer:
        """Return the server, which is already starting."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self.stop()


def serve(port: int) -> None:
    """Run Prefect's server in this process until standard input closes."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    import uvicorn

    # Seconds for open connections: a client that was killed leaves some.
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
        timeout_graceful_shutdown=1,
    )


def end_with_parent() -> None:
    """Wait until the parent closes our standard input or ends; then end this process, gently first."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_STOP - 1)
    os._exit(0)
