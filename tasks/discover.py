"""Discover: what the sources on the web list now, kept with what is remembered of them."""

from __future__ import annotations

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.fetching import Fetching
from tasks.patience import is_locked
from tasks.polls import Discovered, poll_sources


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def discover(fetching: Fetching) -> Discovered:
    """Poll the sources on the web that are due, or all of them where they were asked for."""
    found = poll_sources(fetching)
    logger = get_run_logger()
    logger.info("%d sources polled, %d as before, %d not due", found.polled, found.as_before, found.not_due)
    logger.info("%d items listed on the web, %d of them new or changed", found.listed, found.new)
    for reject in found.rejects:
        logger.warning("%s, %s: %s", reject.source, reject.address, reject.reason)
    return found
