"""When a source is asked again, with what, and what is remembered of an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.records import ItemState
from tasks.sources.polling import (
    PollOutcome,
    after,
    after_answer,
    freshness,
    hash_of,
    permanent_target,
    validators_to_send,
)
from tasks.sources.source import DocumentMemory, SourceMemory
from tasks.sources.web import FetchError, Redirect, Validators
from tests.unit.listings.small_web import FEED, NOON, document, moved, refused, tagged, unchanged

NEW = "https://example.org/new.xml"
ASKED = Validators('"a"', "Tue, 05 Mar 2024 10:00:00 GMT")
KNOWN = DocumentMemory(FEED, ASKED, hash_of(b"old"), full_at=NOON - timedelta(days=1))


def hours_to_wait(
    outcome: PollOutcome, memory: SourceMemory | None = None, interval: float = 3600, random: float = 0
) -> float:
    polled = after(memory or SourceMemory(), FEED, outcome, NOON, interval=interval, random=random)
    assert polled.next_due_at is not None
    return (polled.next_due_at - NOON).total_seconds() / 3600


def listed(
    state: ItemState = "ok", validators: Validators = ASKED, ttl: float | None = None, **headers: str
) -> PollOutcome:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = replace(document("x"), headers=named, validators=validators)
    return PollOutcome(state, response, ttl=ttl, documents={FEED: DocumentMemory(FEED, validators)})


def failed(status: int, hours_to_retry: float | None = None) -> PollOutcome:
    retry_at = None if hours_to_retry is None else NOON + timedelta(hours=hours_to_retry)
    return PollOutcome("http_error", error=FetchError(FEED, "http_error", "no", status=status, retry_at=retry_at))


def test_the_first_poll_asks_without_conditions() -> None:
    assert validators_to_send(None, NOON) == Validators()
    assert validators_to_send(DocumentMemory(FEED, ASKED), NOON) == Validators()


def test_validators_are_sent_back_byte_for_byte() -> None:
    odd = Validators('W/"a b"  ', "yesterday, as it were")
    assert validators_to_send(replace(KNOWN, validators=odd), NOON) == odd


def test_after_seven_days_a_document_is_asked_for_without_conditions() -> None:
    assert validators_to_send(replace(KNOWN, full_at=NOON - timedelta(days=6, hours=23)), NOON) == ASKED
    assert validators_to_send(replace(KNOWN, full_at=NOON - timedelta(days=7)), NOON) == Validators()


def test_a_last_modified_in_the_future_is_not_sent() -> None:
    future = Validators('"a"', "Wed, 06 Mar 2026 12:00:00 GMT")
    assert validators_to_send(replace(KNOWN, validators=future), NOON) == Validators()


def test_after_the_clock_was_set_back_a_document_is_asked_for_without_conditions() -> None:
    assert validators_to_send(replace(KNOWN, full_at=NOON + timedelta(hours=1)), NOON) == Validators()


def test_validators_of_an_answer_replace_the_old_ones() -> None:
    assert after_answer(KNOWN, FEED, ASKED, tagged("new", '"b"'), NOON).validators == Validators('"b"')


def test_validators_are_dropped_when_an_answer_has_none() -> None:
    assert after_answer(KNOWN, FEED, ASKED, document("new"), NOON).validators == Validators()


def test_validators_are_saved_from_a_304_that_carries_them_and_kept_from_one_that_does_not() -> None:
    assert after_answer(KNOWN, FEED, ASKED, unchanged('"b"'), NOON).validators == replace(ASKED, etag='"b"')
    assert after_answer(KNOWN, FEED, ASKED, unchanged(), NOON).validators == ASKED


def test_new_validators_are_saved_for_the_same_bytes() -> None:
    remembered = after_answer(KNOWN, FEED, ASKED, tagged("old", '"b"'), NOON)
    assert (remembered.validators, remembered.content_hash) == (Validators('"b"'), KNOWN.content_hash)


def test_a_304_does_not_put_off_the_weekly_question_without_conditions() -> None:
    assert after_answer(KNOWN, FEED, ASKED, unchanged(), NOON).full_at == KNOWN.full_at
    assert after_answer(KNOWN, FEED, Validators(), document("new"), NOON).full_at == NOON


def test_the_longest_wish_counts() -> None:
    assert hours_to_wait(listed()) == 1
    assert hours_to_wait(listed(ttl=7200)) == 2
    assert hours_to_wait(listed(ttl=7200, cache_control="public, max-age=10800")) == 3
    assert hours_to_wait(listed(ttl=60, expires="Wed, 06 Mar 2024 16:00:00 GMT")) == 4
    assert hours_to_wait(listed(), interval=18_000) == 5


def test_a_wait_is_ten_minutes_at_least_and_a_day_at_most() -> None:
    assert hours_to_wait(listed(), interval=1) == pytest.approx(1 / 6)
    assert hours_to_wait(listed(ttl=1e6)) == 24
    assert hours_to_wait(listed(cache_control="max-age=99999999")) == 24
    assert hours_to_wait(listed(), interval=7 * 86_400) == 7 * 24


def test_chance_makes_a_wait_up_to_a_tenth_longer() -> None:
    assert hours_to_wait(listed(), random=1) == pytest.approx(1.1)
    assert hours_to_wait(listed(ttl=1e6), random=1) == 24


def test_without_validators_an_unchanged_feed_waits_six_hours() -> None:
    assert hours_to_wait(listed("unchanged", Validators())) == 6
    assert hours_to_wait(listed("ok", Validators())) == 1
    assert hours_to_wait(listed("unchanged")) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=60, must-revalidate"}, 60),
        ({"cache-control": "s-maxage=60"}, 0),
        ({"cache-control": "no-cache, max-age=60"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"expires": "0"}, 0),
        ({"expires": "Wed, 06 Mar 2024 11:00:00 GMT"}, 0),
        ({"expires": "Wed, 06 Mar 2024 13:00:00 GMT"}, 3600),
        ({"expires": "Wed, 06 Mar 2024 13:00:00 GMT", "date": "Wed, 06 Mar 2024 12:30:00 GMT"}, 1800),
    ],
)
def test_an_answer_says_how_long_it_is_fresh(headers: dict[str, str], seconds: float) -> None:
    assert freshness(headers, NOON) == seconds


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_failures_in_a_row_wait_ever_longer_up_to_a_day_and_never_stop(status: int) -> None:
    memory, waits = SourceMemory(), []
    for _ in range(40):
        memory = after(memory, FEED, failed(status), NOON, interval=3600)
        assert memory.next_due_at is not None
        waits.append((memory.next_due_at - NOON).total_seconds() / 3600)
    assert waits[:3] == [1, 2, 3]
    assert waits[-1] == 24
    assert memory.failures == 40
    assert not memory.is_stopped


def test_one_good_poll_ends_the_count_of_failures() -> None:
    memory = after(SourceMemory(failures=5, state="http_error", reason="no"), FEED, listed(), NOON, interval=3600)
    assert (memory.failures, memory.state, memory.reason, memory.polled_at) == (0, "ok", "", NOON)


def test_a_failure_waits_as_long_as_the_server_asks() -> None:
    assert hours_to_wait(failed(429, hours_to_retry=5)) == 5
    assert hours_to_wait(failed(503, hours_to_retry=0.1)) == 1


def test_a_failure_keeps_what_is_known_of_the_document() -> None:
    memory = SourceMemory({FEED: KNOWN})
    assert after(memory, FEED, failed(500), NOON, interval=3600).documents == {FEED: KNOWN}
    unread = PollOutcome("parse_error", document("<html>"), reason="is a page of HTML")
    assert after(memory, FEED, unread, NOON, interval=3600).documents == {FEED: KNOWN}


def test_gone_twice_stops_a_source_and_says_what_to_do() -> None:
    once = after(SourceMemory(), FEED, PollOutcome("gone", error=refused(410)), NOON, interval=3600)
    assert (once.is_stopped, once.gone_polls) == (False, 1)
    twice = after(once, FEED, PollOutcome("gone", error=refused(410)), NOON, interval=3600)
    assert twice.is_stopped
    assert "whomet sources enable NAME" in twice.reason


@pytest.mark.parametrize("between", [failed(404), listed()])
def test_another_answer_between_ends_the_count_of_gone(between: PollOutcome) -> None:
    memory = SourceMemory()
    for outcome in (failed(410), between, failed(410)):
        memory = after(memory, FEED, outcome, NOON, interval=3600)
    assert (memory.is_stopped, memory.gone_polls) == (False, 1)


def test_a_server_out_of_reach_between_does_not_end_the_count_of_gone() -> None:
    unreachable = PollOutcome("network_error", error=FetchError(FEED, "network_error", "no route"))
    memory = SourceMemory()
    for outcome in (failed(410), unreachable, failed(410)):
        memory = after(memory, FEED, outcome, NOON, interval=3600)
    assert memory.is_stopped


def polled_by_redirects(*polls: tuple[float, tuple[tuple[int, str], ...]], state: ItemState = "ok") -> SourceMemory:
    """Return the memory after polls at an hour each, with the redirects that each came by."""
    memory = SourceMemory({FEED: KNOWN})
    for hour, redirects in polls:
        outcome = PollOutcome(state, moved("x", *redirects))
        memory = after(memory, FEED, outcome, NOON + timedelta(hours=hour), interval=3600)
    return memory


PERMANENT = ((301, NEW),)


def test_a_permanent_redirect_is_believed_after_three_polls_over_a_day() -> None:
    memory = polled_by_redirects((0, PERMANENT), (12, PERMANENT), (24, ((308, NEW),)))
    assert (memory.address, memory.moved_to, memory.moved_polls) == (NEW, None, 0)
    assert memory.documents == {NEW: replace(KNOWN, url=NEW)}


@pytest.mark.parametrize(
    "polls",
    [
        ((0, PERMANENT), (1, PERMANENT), (23, PERMANENT)),
        ((0, PERMANENT), (25, PERMANENT)),
        ((0, PERMANENT), (12, ()), (24, PERMANENT), (36, PERMANENT)),
        ((0, PERMANENT), (12, ((301, FEED + "?b"),)), (24, PERMANENT)),
        ((0, ((302, NEW),)), (12, ((302, NEW),)), (24, ((302, NEW),))),
        ((0, ((307, NEW),)), (12, ((303, NEW),)), (24, ((307, NEW), (301, NEW)))),
    ],
    ids=["under a day", "two polls", "interrupted", "another target", "temporary", "temporary first"],
)
def test_other_redirects_are_not_believed(polls: tuple[tuple[float, tuple[tuple[int, str], ...]], ...]) -> None:
    assert polled_by_redirects(*polls).address is None


def test_a_permanent_redirect_to_what_cannot_be_read_is_never_believed() -> None:
    polls = [(hour, PERMANENT) for hour in (0, 12, 24, 36)]
    memory = polled_by_redirects(*polls, state="parse_error")
    assert (memory.address, memory.moved_to) == (None, None)


def test_a_failure_between_leaves_the_count_of_redirects() -> None:
    memory = polled_by_redirects((0, PERMANENT), (12, PERMANENT))
    memory = after(memory, FEED, failed(500), NOON + timedelta(hours=18), interval=3600)
    memory = after(memory, FEED, PollOutcome("ok", moved("x", *PERMANENT)), NOON + timedelta(hours=24), interval=3600)
    assert memory.address == NEW


def test_only_the_permanent_beginning_of_a_chain_leads_somewhere_for_good() -> None:
    assert permanent_target([Redirect(301, "a"), Redirect(308, "b"), Redirect(302, "c")]) == "b"
    assert permanent_target([Redirect(302, "a"), Redirect(301, "b")]) is None
    assert permanent_target([]) is None


OUTCOMES = st.one_of(
    st.sampled_from([200, 401, 403, 404, 429, 500]).map(lambda s: listed() if s == 200 else failed(s)),
    st.floats(-1e9, 1e9).map(lambda ttl: listed(ttl=ttl)),
    st.text(max_size=20).map(lambda text: listed(cache_control=text, expires=text)),
)


@given(st.lists(OUTCOMES, min_size=1, max_size=8), st.floats(0, 1), st.integers(1, 100_000))
def test_whatever_happens_the_next_poll_is_in_ten_minutes_to_a_day_or_the_interval(
    outcomes: list[PollOutcome], random: float, interval: int
) -> None:
    memory = SourceMemory()
    for outcome in outcomes:
        memory = after(memory, FEED, outcome, NOON, interval=interval, random=random)
        assert memory.next_due_at is not None
        assert 600 <= (memory.next_due_at - NOON).total_seconds() <= max(86_400, interval)
        assert not memory.is_stopped
