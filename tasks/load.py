"""Load: hand-offs → warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.hand_off import quarantine
from tasks.patience import is_locked
from warehouse.connection import LOCK_TIMEOUT, writer
from warehouse.errors import HandOffError
from warehouse.load import Loaded, load_hand_off


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """What the hand-offs brought together, and those that could not be loaded, with the reason."""

    loaded: Loaded
    quarantined: tuple[tuple[Path, str], ...] = ()


def load_hand_offs(warehouse: str, paths: Sequence[Path], timeout: float = LOCK_TIMEOUT) -> LoadOutcome:
    """Load hand-offs in their order, each in one transaction, and delete each after its commit.

    One that is no longer there was loaded by another run, before it was this one's turn.
    One that cannot be loaded is moved to `quarantine` beside it. Raises LockedError when the warehouse stays locked
    for `timeout` seconds; what was not loaded waits.
    """
    total, bad = Loaded(), []
    if not paths:
        return LoadOutcome(total)
    with writer(warehouse, timeout=timeout, is_batch=True) as connection:
        for path in filter(Path.exists, paths):
            try:
                total = total.plus(load_hand_off(connection, path))
            except FileNotFoundError:
                continue
            except HandOffError as error:
                bad.append((quarantine(path), error.problem))
            else:
                path.unlink(missing_ok=True)
    return LoadOutcome(total, tuple(bad))


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def load(warehouse: str, paths: Sequence[Path], timeout: float = LOCK_TIMEOUT) -> LoadOutcome:
    """Load hand-offs; a warehouse that stays locked is tried again."""
    outcome = load_hand_offs(warehouse, paths, timeout)
    logger = get_run_logger()
    for path, reason in outcome.quarantined:
        logger.warning("Hand-off %s: %s", path, reason)
    counts = outcome.loaded._asdict().items()
    figures = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts if count)
    logger.info("Loaded %d hand-offs: %s", len(paths) - len(outcome.quarantined), figures or "nothing new")
    return outcome
