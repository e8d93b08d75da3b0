"""When a task run is worth another try."""

from __future__ import annotations

from typing import Any

from prefect import Task
from prefect.client.schemas.objects import State, TaskRun

from warehouse.errors import LockedError


def is_locked(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Return whether the run failed on a locked warehouse: any other failure would only happen again."""
    try:
        state.result()
    except LockedError:
        return True
    except Exception:
        return False
    return False
