"""Prefect, ready for one command: the project's settings from any folder, and a server where none is running."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path

from flows.temporary_server import temporary_server


@contextmanager
def prefect_session(project: Path) -> Iterator[Callable[[], None]]:
    """Begin to start what Prefect needs; yield a function that returns when it is there.

    Between the two the caller does its own starting. With PREFECT_API_URL set, in the environment or in a profile,
    that server is used and none is started. To be entered before anything imports prefect.
    """
    # Prefect reads [tool.prefect] from the working folder when it is first imported, so let that be the project's.
    with chdir(project):
        from prefect.settings import PREFECT_API_URL, get_current_settings, temporary_settings

        settings = get_current_settings()
    with ExitStack() as stack:
        if settings.api.url:
            yield lambda: None
            return
        server = stack.enter_context(temporary_server(project))

        def ready() -> None:
            server.wait(settings.server.ephemeral.startup_timeout_seconds)
            stack.enter_context(temporary_settings(updates={PREFECT_API_URL: server.api_url}))

        try:
            yield ready
        finally:
            send_what_waits()


def send_what_waits() -> None:
    """Send the logs and events that Prefect still holds, so that none finds the server gone."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=5)
