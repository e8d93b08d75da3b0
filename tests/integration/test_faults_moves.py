"""Feeds that move, lead elsewhere, end and come back, over runs of several days: their history is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.integration.fault_server import FaultServer, document, page, redirect, status
from tests.integration.newspapers import (
    FEED_TYPE,
    Round,
    article,
    entry,
    feed,
    feed_answer,
    feed_source,
    findings,
    story,
    whole_round,
)
from tests.integration.whole_run import Desk
from warehouse.fetching import revive


@dataclass(frozen=True)
class Days:
    """A run at each of these hours; the feeds change in between as the fixture says."""

    desk: Desk
    rounds: list[Round] = field(default_factory=list)

    def feeds(self, name: str) -> list[list[str]]:
        """Return for each run what was asked for to read the feed of `name`."""
        return [[path for path in found.paths(name) if not path[-1].isdigit()] for found in self.rounds]

    def pages(self, name: str) -> list[str]:
        """Return which pages were asked for in all runs."""
        return [path for found in self.rounds for path in found.paths(name) if path[-1].isdigit()]

    def source(self, name: str, number: int) -> tuple[str, str | None]:
        """Return state and address of a source after a run."""
        row = self.rounds[number].sources[name]
        return row["state"], row["address"]


HOURS = (0, 2, 30, 32, 60)


@pytest.fixture(scope="module")
def days(newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Days:
    """Return what runs over all newspapers of this file brought: on the first day, and every day or so after it."""
    stand, days = newsstand, Days(Desk(tmp_path_factory.mktemp("moves") / "warehouse.duckdb"))
    stand.clear()
    listed = {}
    names = ("settled", "chain", "loop", "toHtml", "toMaintenance", "gone", "vanished", "hiccup", "temporary")
    for number, name in enumerate(names):
        stand.set(f"/{name}/1", page(article(f"{name} report", story(number * 17))))
        listed[name] = feed(entry(stand.url(f"/{name}/1"), f"{name} report", f"{name}-1"))
        stand.set(f"/{name}/feed", page(listed[name], FEED_TYPE))
    new = document(listed["settled"], '"new"', content_type=FEED_TYPE)
    stand.set("/settled/new", new)
    stand.set("/chain/b", redirect(stand.url("/chain/c"), 308))
    stand.set("/chain/c", feed_answer(entry(stand.url("/chain/1"), "chain report", "chain-1")))
    stand.set("/toMaintenance/sorry", page(article("Sorry", "We are back soon."), "text/html"))
    stand.set("/temporary/new", page(listed["temporary"], FEED_TYPE))
    sources = [feed_source(stand, name) for name in names]
    began = days.desk.clock.moment
    for hour in HOURS:
        days.desk.clock.moment = began
        days.desk.pass_time(hours=hour)
        if hour == 2:  # from now on
            stand.set("/settled/feed", redirect(stand.url("/settled/new"), 301))
            stand.set("/chain/feed", redirect(stand.url("/chain/b"), 301))
            stand.set("/loop/feed", redirect(stand.url("/loop/around"), 301))
            stand.set("/loop/around", redirect(stand.url("/loop/feed"), 301))
            stand.set("/toHtml/feed", redirect(stand.url("/toHtml/page"), 301))
            stand.set("/toHtml/page", page(article("We have moved", "Find our feeds here."), "text/html"))
            stand.set("/toMaintenance/feed", redirect(stand.url("/toMaintenance/sorry"), 302))
            stand.set("/gone/feed", status(410))
            stand.set("/vanished/feed", status(404))
            stand.set("/hiccup/feed", status(410))
            stand.set("/temporary/feed", redirect(stand.url("/temporary/new"), 302))
        if hour == 30:
            stand.set("/hiccup/feed", page(listed["hiccup"], FEED_TYPE))
        if hour == 60:
            stand.set("/settled/feed", status(404))
            stand.set("/loop/feed", page(listed["loop"], FEED_TYPE))
            stand.set("/toHtml/feed", page(listed["toHtml"], FEED_TYPE))
            stand.set("/toMaintenance/feed", page(listed["toMaintenance"], FEED_TYPE))
            stand.set("/vanished/feed", page(listed["vanished"], FEED_TYPE))
        days.rounds.append(whole_round(days.desk, stand, sources))
    return days


class TestMoves:
    def test_a_feed_that_moved_for_good_is_followed_at_once_and_believed_after_three_polls_over_a_day(
        self, days: Days, newsstand: FaultServer
    ) -> None:
        old = newsstand.url("/settled/new")
        assert [days.source("settled", number)[1] for number in range(4)] == [None, None, None, old]
        assert days.feeds("settled")[1:4] == [["/settled/feed", "/settled/new"]] * 3
        assert days.feeds("settled")[4] == ["/settled/new"]

    def test_its_history_and_validators_go_along(self, days: Days) -> None:
        assert days.rounds[4].sent("/settled/new")[0].get("if-none-match") == '"new"'
        assert days.source("settled", 4)[0] == "unchanged"
        assert days.pages("settled") == ["/settled/1"]
        assert days.rounds[4].titles("settled") == ["settled report"]

    def test_a_chain_is_followed_to_its_end(self, days: Days, newsstand: FaultServer) -> None:
        assert days.feeds("chain")[1] == ["/chain/feed", "/chain/b", "/chain/c"]
        assert days.source("chain", 4) == ("unchanged", newsstand.url("/chain/c"))
        assert days.pages("chain") == ["/chain/1"]

    def test_a_temporary_redirect_is_followed_and_never_believed(self, days: Days) -> None:
        assert days.feeds("temporary")[4] == ["/temporary/feed", "/temporary/new"]
        assert days.source("temporary", 4)[1] is None

    @pytest.mark.parametrize(
        ("name", "state"), [("loop", "http_error"), ("toHtml", "parse_error"), ("toMaintenance", "parse_error")]
    )
    def test_what_leads_nowhere_is_an_error_and_never_believed(self, days: Days, name: str, state: str) -> None:
        assert [days.source(name, number) for number in (1, 2, 3)] == [(state, None)] * 3
        assert days.rounds[1].outcome.failed

    @pytest.mark.parametrize("name", ["loop", "toHtml", "toMaintenance", "vanished"])
    def test_when_the_feed_is_back_where_it_was_nothing_is_read_twice(self, days: Days, name: str) -> None:
        assert days.source(name, 4) in (("ok", None), ("unchanged", None))
        assert days.pages(name) == [f"/{name}/1"]
        assert days.rounds[4].titles(name) == [f"{name} report"]


class TestEndings:
    def test_410_twice_stops_a_feed_and_says_what_to_do(self, days: Days) -> None:
        assert [len(paths) for paths in days.feeds("gone")] == [1, 1, 1, 0, 0]
        row = days.rounds[4].sources["gone"]
        assert row["is_stopped"]
        assert "whomet sources enable" in row["reason"]
        assert days.rounds[4].titles("gone") == ["gone report"]

    def test_gone_is_expected_and_no_failure(self, days: Days) -> None:
        assert {"gone", "vanished"} & {
            reject.source for found in days.rounds for reject in found.outcome.rejects
        } == set()
        assert days.rounds[1].ended("gone") == {"gone": 1}

    def test_410_once_does_not(self, days: Days) -> None:
        assert days.source("hiccup", 2)[0] in ("ok", "unchanged")
        assert not days.rounds[4].sources["hiccup"]["is_stopped"]

    def test_404_is_asked_again_ever_more_rarely_and_never_given_up(self, days: Days) -> None:
        assert [days.rounds[number].sources["vanished"]["failures"] for number in (1, 2, 4)] == [1, 2, 0]
        assert not days.rounds[3].sources["vanished"]["is_stopped"]

    def test_a_person_may_revive_it(self, days: Days, newsstand: FaultServer) -> None:
        newsstand.set("/gone/feed", feed_answer(entry(newsstand.url("/gone/1"), "gone report", "gone-1")))
        assert revive(days.desk.warehouse, ["gone", "vanished"]) == ["gone"]
        found = whole_round(days.desk, newsstand, [feed_source(newsstand, "gone")])
        assert found.sources["gone"]["state"] in ("ok", "unchanged")
        assert found.paths("gone") == ["/gone/feed"]
        assert findings(days.desk) == []
