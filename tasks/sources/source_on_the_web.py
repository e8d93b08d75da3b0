"""What all sources on the web have in common: how often they are asked, what is remembered, how a page is had."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from tasks.records import Page, SourceItem
from tasks.sources.fetched_page import fetched_page
from tasks.sources.polling import RULES, PollingRules, PollOutcome, after
from tasks.sources.source import Listing, Poll, SourceMemory
from tasks.sources.web import Web

INTERVAL = 3600.0


@dataclass(frozen=True, slots=True)
class SourceOnTheWeb(ABC):
    """A source at an address; `interval` between two polls and `delay` between two requests to a host in seconds."""

    name: str
    address: str
    interval: float = INTERVAL
    delay: float | None = None
    language: str | None = None
    """Two letters, where the configuration gives it."""
    chance: Callable[[], float] = random.random
    """From 0 to 1: how much longer than needed it waits, so that sources do not come due together."""
    rules: PollingRules = RULES

    @property
    @abstractmethod
    def kind(self) -> str:
        """Return its kind in sources.toml."""

    @property
    def is_local(self) -> bool:
        """What it lists is on the web."""
        return False

    @abstractmethod
    async def listed(self, web: Web, memory: SourceMemory, address: str) -> tuple[PollOutcome, Listing]:
        """Return how a poll of `address` ended, and what is listed there: nothing where it is as it was."""

    async def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:
        """Yield one Poll; a failure is in its memory."""
        address = memory.address or self.address
        outcome, listing = await self.listed(web, memory, address)
        yield Poll(listing, self.remembered(web, memory, address, outcome))

    def remembered(self, web: Web, memory: SourceMemory, address: str, outcome: PollOutcome) -> SourceMemory:
        """Return what to remember after a poll of `address`."""
        now, chance = web.now(), self.chance()
        return after(memory, address, outcome, now, interval=self.interval, random=chance, rules=self.rules)

    async def page(self, web: Web, item: SourceItem) -> Page:
        """Return the page of an item, or the text that its feed brings; raise FetchError."""
        return await fetched_page(web, item, self.delay)
