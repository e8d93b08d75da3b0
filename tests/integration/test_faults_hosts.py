"""Hosts that ask to wait, fail, dawdle or forbid, and addresses that nobody may be led to: over whole runs.

In each class one desk reads newspapers of many hosts in the same runs: what one does must not harm another.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.integration.fault_server import (
    Answer,
    FaultServer,
    Script,
    bomb,
    closes,
    cut,
    drips,
    page,
    redirect,
    repeated_piece,
    resets,
    retry_after,
    silent,
    status,
)
from tests.integration.newspapers import (
    SITEMAP_TYPE,
    Round,
    article,
    entry,
    feed_answer,
    feed_source,
    findings,
    index,
    sitemap_source,
    story,
    urlset,
    whole_round,
)
from tests.integration.whole_run import QUICK, Desk


def paper(stand: FaultServer, number: int, *first: Script, pages: int = 2) -> None:
    """Put a newspaper on host 127.0.0.`number` whose first page answers in turn as given, and at last well."""
    host, name = f"127.0.0.{number}", f"paper-{number}"
    links = [stand.url(f"/{name}/{page_number}", host) for page_number in range(pages)]
    for page_number in range(pages):
        answer = page(article(f"Report {number}.{page_number}", story(number * 10 + page_number)))
        stand.set(f"/{name}/{page_number}", *(first if page_number == 0 else ()), answer, host=host)
    stand.set(f"/{name}/feed", feed_answer(*(entry(link, f"Report {link[-1]}") for link in links)), host=host)


def sources(stand: FaultServer, numbers: range) -> list[object]:
    return [feed_source(stand, f"paper-{number}", f"127.0.0.{number}") for number in numbers]


def pages_asked(found: Round, number: int) -> list[str]:
    """Return the pages, without the feed, that were asked of a newspaper."""
    return [path for path in found.paths("", f"127.0.0.{number}") if not path.endswith("/feed")]


NOON = datetime.fromisoformat("2026-05-01T12:00:00+00:00")
WAITS: dict[int, tuple[str | None, int, float]] = {
    # host: (Retry-After, status, seconds until it is asked again)
    2: ("7", 429, 7),
    3: ("7", 503, 7),
    4: (format_datetime(NOON + timedelta(seconds=7), usegmt=True), 429, 7),
    5: (format_datetime(NOON + timedelta(seconds=7), usegmt=True), 503, 7),
    6: ("abc", 429, 300),
    7: ("abc", 503, 300),
    8: (None, 429, 300),
    9: (None, 503, 300),
    10: ("999999", 429, 86_400),
    11: ("999999", 503, 86_400),
}
AT_ONCE = {12: ("0", 429), 13: ("0", 503)}
CALM = 14


class TestHolds:
    """Five runs: at noon, 3 seconds, 8 seconds, 6 minutes and a day and a minute after it."""

    MOMENTS = (0, 3, 8, 360, 86_460)

    @pytest.fixture(scope="class")
    @classmethod
    def rounds(cls, newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> list[Round]:
        newsstand.clear()
        for number, (value, code, _) in WAITS.items():
            paper(newsstand, number, retry_after(value, code))
        for number, (value, code) in AT_ONCE.items():
            paper(newsstand, number, retry_after(value, code))
        paper(newsstand, CALM)
        path = tmp_path_factory.mktemp("holds") / "warehouse.duckdb"
        found = list[Round]()
        for seconds in cls.MOMENTS:
            # A desk of its own for each run, as after a restart: the warehouse alone remembers.
            desk = Desk(path, limits=replace(QUICK, open_a_host=1), runs=len(found))
            desk.clock.moment = NOON + timedelta(seconds=seconds)
            found.append(whole_round(desk, newsstand, sources(newsstand, range(2, CALM + 1))))
        assert findings(desk) == []
        return found

    @pytest.mark.parametrize("number", WAITS)
    def test_the_host_is_left_alone_for_as_long_as_it_asks_and_then_gives_everything(
        self, rounds: list[Round], number: int
    ) -> None:
        _, _, seconds = WAITS[number]
        asked = [pages_asked(found, number) for found in rounds]
        # The first run stops at the page that was refused; what was read before it is kept.
        assert f"/paper-{number}/0" in asked[0]
        for moment, paths in zip(self.MOMENTS[1:], asked[1:], strict=True):
            if moment < seconds:
                assert paths == []
        assert sorted(path for paths in asked for path in paths) == sorted(
            [f"/paper-{number}/{page_number}" for page_number in range(2)] + [f"/paper-{number}/0"]
        )
        assert rounds[-1].titles(f"paper-{number}") == [f"Report {number}.{page_number}" for page_number in range(2)]

    @pytest.mark.parametrize("number", WAITS)
    def test_meanwhile_its_items_wait_and_the_moment_is_known(self, rounds: list[Round], number: int) -> None:
        _, code, seconds = WAITS[number]
        waiting = [row for row in rounds[0].of(f"paper-{number}") if row["state"] != "ok"]
        assert {row["state"] for row in waiting} <= {"waiting", "http_error"}
        for row in waiting:
            until = row["next_try_at"] - NOON.replace(tzinfo=None)
            assert until.total_seconds() == pytest.approx(seconds, abs=2)
            assert str(code) in row["reason"]

    @pytest.mark.parametrize("number", AT_ONCE)
    def test_zero_seconds_are_tried_at_once(self, rounds: list[Round], number: int) -> None:
        assert pages_asked(rounds[0], number).count(f"/paper-{number}/0") == 2
        assert len(rounds[0].titles(f"paper-{number}")) == 2

    def test_other_hosts_go_on(self, rounds: list[Round]) -> None:
        assert len(rounds[0].titles(f"paper-{CALM}")) == 2
        assert [pages_asked(found, CALM) for found in rounds[1:]] == [[]] * 4


class TestFeedsOnHold:
    def test_a_feed_that_asks_to_wait_is_not_polled_before_and_keeps_its_history(
        self, stand: FaultServer, desk: Desk
    ) -> None:
        listed = feed_answer(entry(stand.url("/slow/1"), "First report"))
        stand.set("/slow/1", page(article("First report", story(1))))
        stand.set("/slow/feed", listed, retry_after("7200"), listed)
        source = feed_source(stand, "slow")
        whole_round(desk, stand, [source])
        desk.pass_time(minutes=61)
        second = whole_round(desk, stand, [source])
        assert second.sources["slow"]["state"] in ("http_error", "waiting")
        assert second.sources["slow"]["failures"] == 1
        desk.pass_time(minutes=119)
        assert whole_round(desk, stand, [source]).paths("slow") == []
        desk.pass_time(minutes=10)
        fourth = whole_round(desk, stand, [source])
        assert fourth.paths("slow") == ["/slow/feed"]
        assert (fourth.sources["slow"]["state"], fourth.sources["slow"]["failures"]) == ("unchanged", 0)
        assert desk.titles() == ["First report"]

    def test_a_hold_of_one_feed_keeps_all_of_its_host_waiting(self, stand: FaultServer, desk: Desk) -> None:
        stand.set("/first/feed", retry_after("3600"))
        stand.set("/second/feed", feed_answer())
        whole_round(desk, stand, [feed_source(stand, "first")])
        again = whole_round(desk, stand, [feed_source(stand, "second")])
        assert again.paths("second") == []
        assert again.sources["second"]["state"] == "waiting"


NEWS = article("A report", story(77))
TROUBLES: dict[int, tuple[Script, str]] = {
    # host: (what its first page answers, the state in which the first run leaves it)
    2: (status(500), "http_error"),
    3: (resets(), "network_error"),
    4: (cut(NEWS, 300), "network_error"),
    5: (page(""), "http_error"),
    6: (closes(), "network_error"),
    7: (silent(), "timeout"),
    8: (drips(NEWS, 0.1), "timeout"),
    9: (bomb("br"), "too_large"),
    10: (status(404), "gone"),
    11: (page(b"%PDF-1.7 of a ministry"), "bad_type"),
}
PASSING, FINAL = range(2, 9), range(9, 12)


class TestTroubles:
    """Two runs, the second 20 minutes after the first: what fails at first is tried three times, then works."""

    @pytest.fixture(scope="class")
    @classmethod
    def rounds(cls, newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> list[Round]:
        newsstand.clear()
        repeated_piece("br")  # made beforehand: the server has other things to do meanwhile
        for number, (answer, _) in TROUBLES.items():
            # As often as one run tries: three times, but once where it does not help.
            paper(newsstand, number, *[answer] * (3 if number < 7 else 1))
        for number in (12, 13):
            paper(newsstand, number, *[status(500), resets()][: number - 11])
        desk = Desk(tmp_path_factory.mktemp("troubles") / "warehouse.duckdb")
        first = whole_round(desk, newsstand, sources(newsstand, range(2, 14)))
        desk.pass_time(minutes=20)
        second = whole_round(desk, newsstand, sources(newsstand, range(2, 14)))
        assert findings(desk) == []
        return [first, second]

    @pytest.mark.parametrize("number", TROUBLES)
    def test_a_page_that_cannot_be_had_is_never_stored_and_the_others_are(
        self, rounds: list[Round], number: int
    ) -> None:
        _, state = TROUBLES[number]
        assert rounds[0].states(f"paper-{number}") == {"0": state, "1": "ok"}
        assert len(rounds[0].titles(f"paper-{number}")) == 1

    @pytest.mark.parametrize("number", PASSING)
    def test_what_may_pass_is_tried_again_later_and_only_that(self, rounds: list[Round], number: int) -> None:
        assert pages_asked(rounds[1], number) == [f"/paper-{number}/0"]
        assert rounds[1].states(f"paper-{number}") == {"0": "ok", "1": "ok"}

    @pytest.mark.parametrize("number", FINAL)
    def test_what_is_final_is_not_asked_for_again(self, rounds: list[Round], number: int) -> None:
        assert pages_asked(rounds[1], number) == []
        assert rounds[1].states(f"paper-{number}")["0"] == TROUBLES[number][1]

    @pytest.mark.parametrize("number", [12, 13])
    def test_a_failure_that_passes_at_once_costs_nothing(self, rounds: list[Round], number: int) -> None:
        assert len(rounds[0].titles(f"paper-{number}")) == 2

    def test_the_run_counts_every_item_once_by_state_and_host(self, rounds: list[Round]) -> None:
        by_state = rounds[0].outcome.by_state()
        expected = [state for _, state in TROUBLES.values()] + ["ok"] * (len(TROUBLES) + 4)
        assert {state: by_state[state] for state in by_state} == {state: expected.count(state) for state in expected}
        assert {host for _, host, _ in rounds[0].outcome.ends if host} >= {row["host"] for row in rounds[0].items}


class TestFeedsOutOfReach:
    @pytest.mark.parametrize("answer", [silent(), closes(), drips("<rss/>", 0.3), resets()])
    def test_a_feed_that_does_not_come_harms_no_other(self, stand: FaultServer, desk: Desk, answer: Answer) -> None:
        stand.set("/bad/feed", answer, host="127.0.0.2")
        stand.set("/good/feed", feed_answer())
        found = whole_round(desk, stand, [feed_source(stand, "bad", "127.0.0.2"), feed_source(stand, "good")])
        assert found.sources["bad"]["state"] in ("timeout", "network_error")
        assert found.sources["good"]["state"] == "ok"
        assert found.outcome.failed

    def test_a_feed_over_tls_on_a_server_without_is_not_reached(self, stand: FaultServer, desk: Desk) -> None:
        source = replace(feed_source(stand, "secure"), address=stand.url("/secure/feed").replace("http:", "https:"))
        stand.set("/good/feed", feed_answer(), host="127.0.0.2")
        found = whole_round(desk, stand, [source, feed_source(stand, "good", "127.0.0.2")])
        assert found.sources["secure"]["state"] == "network_error"
        assert found.sources["good"]["state"] == "ok"
        assert found.paths("secure") == []


ROBOTS: dict[int, tuple[Script | str | bytes, list[str]]] = {
    # host: (robots.txt, the states of the pages 0 and 1; a rule forbids the first)
    2: ("User-agent: *\nDisallow: /paper-2/0\n", ["blocked_robots", "ok"]),
    3: (b"\xef\xbb\xbfUser-agent: *\nDisallow: /paper-3/0\n", ["blocked_robots", "ok"]),
    4: ("User-agent: *\rDisallow: /paper-4/0\r", ["blocked_robots", "ok"]),
    5: (status(404), ["ok", "ok"]),
    6: (page(article("Welcome", "We are a newspaper.")), ["ok", "ok"]),
    7: (
        "User-agent: *\nDisallow: /\n\nUser-agent: whomet\nDisallow: /paper-7/0\n",
        ["blocked_robots", "ok"],
    ),
}
CLOSED: dict[int, Script] = {8: status(500), 9: silent()}
CRAWL_DELAYS = {10: 3, 11: 3600}


class TestRobots:
    """Runs at noon, 15 minutes and 61 minutes after it; robots.txt that failed is there from the second on."""

    @pytest.fixture(scope="class")
    @classmethod
    def rounds(cls, newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> list[Round]:
        newsstand.clear()
        for number, (robots, _) in ROBOTS.items():
            newsstand.robots(robots, f"127.0.0.{number}")
            paper(newsstand, number, pages=2)
        for number, answer in CLOSED.items():
            newsstand.robots(answer, f"127.0.0.{number}")
            paper(newsstand, number, pages=2)
        for number, delay in CRAWL_DELAYS.items():
            newsstand.robots(f"User-agent: *\nCrawl-delay: {delay}\n", f"127.0.0.{number}")
            paper(newsstand, number, pages=2)
        limits = replace(QUICK, patience_seconds=5)
        desk = Desk(tmp_path_factory.mktemp("robots") / "warehouse.duckdb", limits=limits)
        found = []
        for seconds in (0, 900, 3660):
            desk.clock.moment = NOON + timedelta(seconds=seconds)
            if seconds == 900:
                for number in CLOSED:
                    newsstand.robots(status(404), f"127.0.0.{number}")
            found.append(whole_round(desk, newsstand, sources(newsstand, range(2, 12))))
        return found

    @pytest.mark.parametrize("number", ROBOTS)
    def test_rules_are_kept_and_what_is_no_rule_forbids_nothing(self, rounds: list[Round], number: int) -> None:
        _, states = ROBOTS[number]
        assert list(rounds[0].states(f"paper-{number}").values()) == states
        asked = [path for found in rounds for path in pages_asked(found, number)]
        assert (f"/paper-{number}/0" in asked) == (states[0] == "ok")

    @pytest.mark.parametrize("number", ROBOTS)
    def test_they_are_read_once_a_day(self, rounds: list[Round], number: int) -> None:
        asked = [each for found in rounds for each in found.asked if each.host == f"127.0.0.{number}"]
        assert [each.path for each in asked].count("/robots.txt") == 1

    def test_the_rule_is_named_and_is_no_failure(self, rounds: list[Round]) -> None:
        (row,) = [row for row in rounds[0].of("paper-2") if row["state"] == "blocked_robots"]
        assert "Disallow: /paper-2/0" in row["reason"]
        assert "paper-2" not in {reject.source for reject in rounds[0].outcome.rejects}

    @pytest.mark.parametrize("number", CLOSED)
    def test_where_they_cannot_be_read_nothing_is_asked_for_until_they_can(
        self, rounds: list[Round], number: int
    ) -> None:
        asked = [found.paths("", f"127.0.0.{number}") for found in rounds]
        assert asked[:2] == [[], []]
        assert rounds[0].sources[f"paper-{number}"]["state"] in ("blocked_robots", "timeout")
        assert len(rounds[-1].titles(f"paper-{number}")) == 2

    def test_a_crawl_delay_of_3_seconds_is_waited_for(self, rounds: list[Round]) -> None:
        # By the clock of the run, on which four requests are three times 3 seconds apart.
        assert len(rounds[0].paths("", "127.0.0.10")) == 3
        assert len(rounds[0].titles("paper-10")) == 2
        waits = [found.outcome for found in rounds]
        assert waits[0].by_source()["paper-10"]["ok"] == 2

    def test_a_crawl_delay_of_an_hour_is_kept_over_runs(self, rounds: list[Round]) -> None:
        # In the first run robots.txt alone is asked for; the feed had to wait for an hour, and its pages after it.
        assert [len(found.paths("", "127.0.0.11")) for found in rounds] == [0, 0, 1]
        assert rounds[0].sources["paper-11"]["state"] == "waiting"
        assert set(rounds[-1].states("paper-11").values()) == {"waiting"}


class TestAddresses:
    """The newspaper is on 127.0.0.2, which is allowed here; on 127.0.0.1 listens what it must not lead us to."""

    HOST = "127.0.0.2"
    SPELLINGS = (
        "http://127.0.0.1:PORT/secret",
        "http://localhost:PORT/secret",
        "http://[::1]:PORT/secret",
        "http://[::ffff:127.0.0.1]:PORT/secret",
        "http://0.0.0.0:PORT/secret",
        "http://0x7f000001:PORT/secret",
        "http://2130706433:PORT/secret",
        "http://0177.0.0.1:PORT/secret",
        "http://127.1:PORT/secret",
        "http://①②⑦.⓪.⓪.①:PORT/secret",
        "http://user:word@127.0.0.1:PORT/secret",
        "file:///etc/hostname",
        "ftp://127.0.0.1/secret",
    )

    @pytest.fixture
    def careful(self, desk: Desk) -> Desk:
        desk.allow = ("127.0.0.2/32",)
        return desk

    def spelled(self, stand: FaultServer) -> list[str]:
        stand.set("/secret", page(article("Secret", story(5))))
        return [spelling.replace("PORT", str(stand.port)) for spelling in self.SPELLINGS]

    def checked(self, stand: FaultServer, found: Round, items: int) -> None:
        assert stand.connections["127.0.0.1"] == 0
        assert {row["address"]: row["state"] for row in found.items if row["state"] != "blocked_address"} == {}
        assert len(found.items) == items
        assert found.articles == []
        assert found.outcome.by_state()["blocked_address"] == items
        assert found.outcome.failed

    def test_links_of_a_feed_to_this_machine_are_refused_without_a_connection(
        self, stand: FaultServer, careful: Desk
    ) -> None:
        links = self.spelled(stand)
        listed = (entry(link, f"Item {number}", f"guid-{number}") for number, link in enumerate(links))
        stand.set("/bad/feed", feed_answer(*listed))
        source = feed_source(stand, "bad", self.HOST)
        found = whole_round(careful, stand, [source])
        self.checked(stand, found, len({row["item_key"] for row in found.items}))
        assert len(found.items) >= len(links) - 2  # two spellings are one key
        careful.pass_time(days=8)
        again = whole_round(careful, stand, [source])
        assert stand.connections["127.0.0.1"] == 0
        assert again.paths("bad") == ["/bad/feed"]

    def test_nor_are_those_of_a_sitemap(self, stand: FaultServer, careful: Desk) -> None:
        stand.set("/bad/sitemap.xml", page(urlset(*self.spelled(stand)), SITEMAP_TYPE))
        found = whole_round(careful, stand, [sitemap_source(stand, "bad", self.HOST)])
        self.checked(stand, found, len(found.items))
        assert len(found.items) >= len(self.SPELLINGS) - 2

    def test_a_redirect_to_this_machine_is_refused(self, stand: FaultServer, careful: Desk) -> None:
        links = [link for link in self.spelled(stand) if "user:" not in link]
        for number, link in enumerate(links):
            stand.set(f"/bad/{number}", redirect(link, 302))
        listed = (entry(stand.url(f"/bad/{number}", self.HOST), f"Item {number}") for number in range(len(links)))
        stand.set("/bad/feed", feed_answer(*listed))
        found = whole_round(careful, stand, [feed_source(stand, "bad", self.HOST)])
        self.checked(stand, found, len(links))

    def test_a_feed_or_sitemap_that_moves_to_this_machine_is_refused(self, stand: FaultServer, careful: Desk) -> None:
        self.spelled(stand)
        stand.set("/bad/feed", redirect(stand.url("/secret")), host=self.HOST)
        stand.set(
            "/low/sitemap.xml",
            page(index(stand.url("/secret")), SITEMAP_TYPE),
            host=self.HOST,
        )
        found = whole_round(
            careful, stand, [feed_source(stand, "bad", self.HOST), sitemap_source(stand, "low", self.HOST)]
        )
        assert stand.connections["127.0.0.1"] == 0
        assert found.sources["bad"]["state"] == "blocked_address"
        assert found.sources["low"]["state"] == "blocked_address"
