"""Prefect, ready for one command: the project's settings from any folder, and a server where none is running."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows.temporary_server import temporary_server
from tasks.errors import WhometError
from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    from prefect.settings.models.root import Settings

RUN_LOGGERS = ("prefect.flow_runs", "prefect.task_runs")


@contextmanager
def prefect_session(project: Path) -> Iterator[Callable[[], None]]:
    """Begin to start what Prefect needs; yield a function that returns when it is there.

    Between the two the caller does its own starting. With PREFECT_API_URL set, in the environment or in a profile,
    that server is used and none is started. To be entered before anything imports prefect.
    """
    settings = prefect_settings(project)
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with ExitStack() as stack:
        stack.enter_context(told_in_one_line())
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


def prefect_settings(project: Path) -> Settings:
    """Return the settings of Prefect, whatever the working folder is; it is imported here for the first time."""
    # No telemetry: the setting of the server in [tool.prefect] does not silence the library.
    os.environ.setdefault("DO_NOT_TRACK", "1")
    # Prefect reads [tool.prefect] from the working folder when it is first imported, so let that be the project's.
    with chdir(project):
        from prefect.settings import get_current_settings

        return get_current_settings()


def send_what_waits() -> None:
    """Send the logs and events that Prefect still holds, so that none finds the server gone."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=5)


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Keep out of the run's log what is no business of its user.

    That is the traceback under an error of ours, which says in its line what to do, and the link to a user interface
    that a temporary server does not have.
    """

    def plain(record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], WhometError | WarehouseError):
            record.exc_info = None
        return not record.getMessage().startswith("View at ")

    loggers = [logging.getLogger(name) for name in RUN_LOGGERS]
    for logger in loggers:
        logger.addFilter(plain)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(plain)
