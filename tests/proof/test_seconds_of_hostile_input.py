"""What is written to cost time costs seconds at most: bombs in feeds, endless sentences, hundreds of unchanged feeds.

That each is read, or refused, is for `make test`; here is how long it takes, on a machine with little else to do.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.topics.topic_codes import TopicCoder
from tasks.sources.web import Response, Validators
from tests.integration.fault_server import FaultServer, document
from tests.integration.test_http_client import client
from tests.unit.listings.small_web import feed, story
from tests.unit.listings.test_feed_documents import BOMBS, read, read_bomb
from tests.unit.reading.test_sentences import UNITS, sentences

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

pytestmark = pytest.mark.proof


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_in_a_feed_costs_five_seconds_at_most(bomb: str, tmp_path: Path) -> None:
    started = time.process_time()
    read_bomb(bomb, tmp_path)
    assert time.process_time() - started < 5


def test_a_large_feed_that_is_not_well_formed_is_read_in_seconds() -> None:
    items = [f"{story(number)}<description>One<br>two</description>" for number in range(10_000)]
    started = time.process_time()
    assert len(read(feed(*items)).entries) == 10_000
    assert time.process_time() - started < 5


@pytest.mark.parametrize("unit", UNITS)
def test_a_million_characters_of_anything_take_seconds_and_not_minutes(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    sentences(text)
    assert time.process_time() - started < 30


def test_300_unchanged_feeds_cost_less_than_a_second() -> None:
    with FaultServer(3) as site:
        for number in range(300):
            site.set(f"/feed/{number}", document("<rss/>", f'"{number}"'))
        urls = [(site.url(f"/feed/{n}", site.hosts[n % 3]), Validators(f'"{n}"')) for n in range(300)]

        async def poll() -> tuple[list[Response], float]:
            async with client() as web:
                before = time.thread_time()
                responses = await asyncio.gather(*(web.get(url, "feed", given) for url, given in urls))
                return responses, time.thread_time() - before

        responses, seconds = asyncio.run(poll())
    assert all(response.is_unchanged for response in responses)
    assert seconds < 1


def test_coding_a_phrase_takes_a_fifth_of_a_millisecond_at_most() -> None:
    coder = TopicCoder(load_lexicon(None, SEEDS))
    phrases = [f"the consequences of the seizure of {number} trawlers for the neighbours" for number in range(2_000)]
    started = time.process_time()
    for phrase in phrases:
        coder.code(phrase)
    assert (time.process_time() - started) / len(phrases) < 0.0002
