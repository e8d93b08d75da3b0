"""One article on the web, whose URL a person gives."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from tasks.records import Page, SourceItem
from tasks.sources.feed_source import INTERVAL
from tasks.sources.fetched_page import fetched_page
from tasks.sources.polling import RULES, PollingRules, PollOutcome, after
from tasks.sources.source import Listing, Poll, SourceMemory
from tasks.sources.web import Web
from tasks.url_key import key_of_address


@dataclass(frozen=True, slots=True)
class PageSource:
    """The article at `address`; listing it asks nothing of the web."""

    name: str
    address: str
    interval: float = INTERVAL
    delay: float | None = None
    language: str | None = None
    chance: Callable[[], float] = random.random
    rules: PollingRules = RULES

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "page"

    @property
    def is_local(self) -> bool:
        """A page is on the web."""
        return False

    async def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:
        """Yield one Poll with the one item."""
        item = SourceItem(self.name, self.address, key_of_address(self.address), language=self.language)
        outcome = PollOutcome("ok")
        polled = after(
            memory, self.address, outcome, web.now(), interval=self.interval, random=self.chance(), rules=self.rules
        )
        yield Poll(Listing((item,)), polled)

    async def page(self, web: Web, item: SourceItem) -> Page:
        """Return the page; raise FetchError."""
        return await fetched_page(web, item, self.delay)
