"""Feeds that are unchanged, that lie, that are damaged, and what they list: over whole runs, three of them in a week.

All newspapers of this file are read by one desk in the same runs, so that each fault also shows that it harms no other.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.integration.fault_server import Answer, Asked, FaultServer, Script, document, page
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

SECRET = "hidden words of a file"
CONDITIONS = ("if-none-match", "if-modified-since")
MODIFIED = "Fri, 01 May 2026 06:00:00 GMT"


@dataclass(frozen=True)
class Week:
    """Three runs: on the first day, two hours later, and after a week."""

    first: Round
    second: Round
    third: Round
    seconds: float
    """Of the first, which meets the bombs."""
    desk: Desk

    def __iter__(self) -> Iterator[Round]:
        return iter((self.first, self.second, self.third))


def conditions(found: Round, name: str) -> list[dict[str, str]]:
    """Return with which conditions the feed of `name` was asked for."""
    return [{key: sent[key] for key in CONDITIONS if key in sent} for sent in found.sent(f"/{name}/feed")]


def answers_304_for_ever(old: str, new: str) -> Callable[[Asked], Answer]:
    """Return a feed that is `new` but says, to whoever knows it, that it is as before."""
    editions = itertools.chain([old], itertools.repeat(new))

    def answer(request: Asked) -> Answer:
        if "if-none-match" in request.headers:
            return Answer(304, (("ETag", '"same"'),))
        return page(next(editions), FEED_TYPE, ("ETag", '"same"'))

    return answer


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>PUT&l9;END',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>PUT{"&a;" * 50_000}END',
    "external": '<!DOCTYPE rss [<!ENTITY a SYSTEM "file://SECRET_FILE">]>PUT&a;END',
    "deep": f"PUT{'<a>' * 200_000}{'</a>' * 200_000}END",
}


def bomb(name: str, link: str, secret: Path) -> str:
    """Return a feed whose one title is a bomb."""
    text = BOMBS[name].replace("SECRET_FILE", str(secret))
    text = text.replace("PUT", "<rss><channel><item><title>")
    return '<?xml version="1.0"?>' + text.replace("END", f"</title><link>{link}</link></item></channel></rss>")


@pytest.fixture(scope="module")
def week(newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Return what three runs over all newspapers of this file brought."""
    place = tmp_path_factory.mktemp("week")
    secret = place / "secret.txt"
    secret.write_text(SECRET)
    stand, desk = newsstand, Desk(place / "warehouse.duckdb")
    stand.clear()
    names = list[str]()

    def paper(name: str, *scripts: Script) -> None:
        names.append(name)
        stand.set(f"/{name}/feed", *scripts)

    def link(name: str, number: object = 1) -> str:
        return stand.url(f"/{name}/{number}")

    def one(name: str, number: int = 1) -> str:
        """Return an entry whose page exists."""
        title = f"{name.capitalize()} report {number}"
        text = story(len(names) * 13 + number)
        stand.set(f"/{name}/{number}", document(article(title, text), f'"{name}{number}"'))
        return entry(link(name, number), title, f"{name}-{number}")

    # Unchanged, in every way.
    paper("steady", document(feed(one("steady")), '"1"', MODIFIED, FEED_TYPE))
    paper("deaf", feed_answer(one("deaf"), etag='"1"'))
    paper("restless", *(feed_answer(one("restless"), etag=f'"{number}"') for number in range(3)))
    paper("forgetful", feed_answer(one("forgetful")), feed_answer(one("forgetful"), one("forgetful", 2)))
    paper("stubborn", answers_304_for_ever(feed(one("stubborn")), feed(one("stubborn"), one("stubborn", 2))))
    # Broken, then whole.
    html = page(article("Welcome", "Our feed has moved."), "text/html", ("ETag", '"page"'))
    paper("homepage", html, feed_answer(one("homepage")))
    paper("hollow", page("", FEED_TYPE, ("ETag", '"none"')), *[page("")] * 2, feed_answer(one("hollow")))
    paper("cut", page(feed(one("cut"), one("cut", 2))[:-40], FEED_TYPE, ("ETag", '"cut"')))
    for name in BOMBS:
        paper(name, page(bomb(name, link(name), secret), FEED_TYPE))
    # Items.
    three = [(number, f"Anonymous report {number}") for number in range(1, 4)]
    for number, title in three:
        stand.set(f"/anonymous/{number}", page(article(title, story(300 + number))))
    paper("anonymous", feed_answer(*(entry(link("anonymous", number), title) for number, title in three)))
    for number in range(1, 4):
        stand.set(f"/twins/{number}", page(article(f"Twins report {number}", story(310 + number))))
    paper("twins", feed_answer(*(entry(link("twins", n), f"Twins report {n}", "the-same") for n in range(1, 4))))
    stand.set("/fickle/1", page(article("Fickle report", story(320))))
    paper("fickle", *(feed_answer(entry(link("fickle"), "Fickle report", f"{n}-of-now")) for n in range(3)))
    stand.set("/relative/1", page(article("Relative report", story(330))))
    paper("relative", feed_answer(entry("1", "Relative report")))
    stand.set("/spaced/the%20report", page(article("Spaced report", story(331))))
    paper("spaced", feed_answer(entry(stand.url("/spaced/the report"), "Spaced report")))
    stand.set("/untitled/1", page(article("Untitled in the feed", story(332))))
    paper("untitled", feed_answer(entry(link("untitled"))))
    stand.set("/repeated/1", page(article("Repeated report", story(333))))
    paper("repeated", feed_answer(*[entry(link("repeated"), "Repeated report", "r")] * 3))
    before, after = article("Ministers to meet", story(334)), article("Ministers meet", story(334) + " They agreed.")
    stand.set("/edited/1", page(before), page(after))
    paper(
        "edited",
        feed_answer(entry(link("edited"), "Ministers to meet")),
        feed_answer(entry(link("edited"), "Ministers meet")),
    )
    stand.set("/moved/old", page(article("Moved report", story(335))))
    stand.set("/moved/new", page(article("Moved report", story(335))))
    paper(
        "moved",
        feed_answer(entry(link("moved", "old"), "Moved report", "m-1")),
        feed_answer(entry(link("moved", "new"), "Moved report", "m-1")),
    )
    stand.set("/torn/old", page(article("Torn report", story(336))))
    stand.set("/torn/new", page(article("Torn report, with more", story(336) + " A spokesman added a word on fish.")))
    paper(
        "torn",
        feed_answer(entry(link("torn", "old"), "Torn report", "t-1")),
        feed_answer(entry(link("torn", "new"), "Torn report, with more", "t-1")),
    )
    for name, written in DATES.items():
        stand.set(f"/{name}/1", page(article(f"{name} report", story(340 + list(DATES).index(name)))))
        paper(name, feed_answer(entry(link(name), f"{name} report", date=written)))

    sources = [feed_source(stand, name) for name in names]
    began = time.monotonic()
    first = whole_round(desk, stand, sources)
    seconds = time.monotonic() - began
    desk.pass_time(hours=2)
    second = whole_round(desk, stand, sources)
    desk.pass_time(days=7)
    return Week(first, second, whole_round(desk, stand, sources), seconds, desk)


DATES = {
    "zoned": "Thu, 30 Apr 2026 23:30:00 -0500",
    "naive": "2026-04-30T09:15:00",
    "summer": "Thu, 30 Apr 2026 09:15:00 CEST",
    "chinese": "2026年04月30日",
    "slashes": "05/03/2026",
    "futuristic": "Sat, 06 May 2028 10:00:00 GMT",
    "unix": "Thu, 01 Jan 1970 00:00:00 GMT",
    "zeros": "0000-00-00",
    "epoch": "1777554900",
}


class TestUnchanged:
    def test_304_is_unchanged_and_nothing_is_fetched_again(self, week: Week) -> None:
        assert conditions(week.first, "steady") == [{}]
        assert conditions(week.second, "steady") == [{"if-none-match": '"1"', "if-modified-since": MODIFIED}]
        assert week.second.sources["steady"]["state"] == "unchanged"
        assert week.second.paths("steady") == ["/steady/feed"]
        assert [found.titles("steady") for found in week] == [["Steady report 1"]] * 3

    def test_200_with_the_same_etag_is_unchanged(self, week: Week) -> None:
        assert week.second.sources["deaf"]["state"] == "unchanged"
        assert week.second.paths("deaf") == ["/deaf/feed"]
        assert week.second.ended("deaf") == {}

    def test_the_same_bytes_under_a_new_etag_are_unchanged_and_it_is_kept_to_be_sent(self, week: Week) -> None:
        assert conditions(week.second, "restless") == [{"if-none-match": '"0"'}]
        assert week.second.sources["restless"]["state"] == "unchanged"
        assert week.second.paths("restless") == ["/restless/feed"]
        # Not seen at the server, as the third run asks without conditions.
        kept = week.desk.ask("SELECT etag FROM source_documents WHERE source = 'restless'")
        assert kept == [('"2"',)]

    def test_a_server_that_ignores_validators_works(self, week: Week) -> None:
        assert week.second.paths("forgetful") == ["/forgetful/feed", "/forgetful/2"]
        assert week.second.titles("forgetful") == ["Forgetful report 1", "Forgetful report 2"]

    def test_a_feed_that_says_304_for_ever_is_found_out_after_seven_days(self, week: Week) -> None:
        assert week.second.sources["stubborn"]["state"] == "unchanged"
        assert conditions(week.third, "stubborn") == [{}]
        assert week.third.titles("stubborn") == ["Stubborn report 1", "Stubborn report 2"]

    def test_nothing_that_is_stored_is_fetched_again(self, week: Week) -> None:
        pages = [path for found in week for path in (each.path for each in found.asked) if not path.endswith("/feed")]
        again = {path for path in pages if pages.count(path) > 1} - {"/robots.txt"}
        assert again == {"/edited/1"}


class TestBrokenFeeds:
    @pytest.mark.parametrize(("name", "state", "tries"), [("homepage", "parse_error", 1), ("hollow", "http_error", 3)])
    def test_html_or_nothing_instead_is_an_error_whose_validators_are_not_kept(
        self, week: Week, name: str, state: str, tries: int
    ) -> None:
        assert week.first.sources[name]["state"] == state
        assert week.first.ended(name) == {state: 1}
        assert conditions(week.first, name) == [{}] * tries
        assert conditions(week.second, name) == [{}]

    @pytest.mark.parametrize("name", ["homepage", "hollow"])
    def test_when_the_feed_is_back_it_is_read(self, week: Week, name: str) -> None:
        assert week.second.sources[name]["state"] == "ok"
        assert week.second.sources[name]["failures"] == 0
        assert week.second.titles(name) == [f"{name.capitalize()} report 1"]

    def test_a_cut_feed_gives_what_is_whole_and_is_asked_for_anew(self, week: Week) -> None:
        assert week.first.titles("cut") == ["Cut report 1"]
        assert week.first.sources["cut"]["reason"] == "its end is missing"
        assert conditions(week.second, "cut") == [{}]
        assert week.third.titles("cut") == ["Cut report 1"]

    @pytest.mark.parametrize("name", BOMBS)
    def test_a_bomb_is_rejected_or_harmless(self, week: Week, name: str) -> None:
        assert week.first.sources[name]["state"] in ("parse_error", "ok")
        assert week.third.titles(name) == []
        for row in week.third.of(name):
            assert len(row["title"] or "") <= 1000
            assert SECRET not in str(row)

    @pytest.mark.proof
    def test_bombs_cost_the_run_little_time(self, week: Week) -> None:
        # The first run also loads the language model and starts its workers; other feeds of it were read.
        assert week.seconds < 60

    def test_bombs_keep_no_other_feed_from_being_read(self, week: Week) -> None:
        assert week.first.sources["steady"]["state"] == "ok"

    def test_all_that_failed_is_named_and_the_run_says_that_it_failed(self, week: Week) -> None:
        assert week.first.outcome.failed
        assert {reject.source for reject in week.first.outcome.rejects} == {"homepage", "hollow", "deep"}
        assert {reject.source for reject in week.second.outcome.rejects} == {"deep"}


class TestItems:
    def test_without_guids_the_links_tell_articles_apart(self, week: Week) -> None:
        assert week.first.titles("anonymous") == [f"Anonymous report {number}" for number in (1, 2, 3)]
        assert week.second.paths("anonymous") == ["/anonymous/feed"]

    def test_items_that_share_a_guid_are_articles_of_their_own(self, week: Week) -> None:
        assert week.third.titles("twins") == [f"Twins report {number}" for number in (1, 2, 3)]

    def test_a_guid_that_changes_at_each_poll_makes_no_article_new(self, week: Week) -> None:
        assert [found.sources["fickle"]["state"] for found in week] == ["ok"] * 3
        assert [found.paths("fickle")[1:] for found in week] == [["/fickle/1"], [], []]
        assert week.second.ended("fickle") == {"unchanged": 1}
        assert week.third.titles("fickle") == ["Fickle report"]

    def test_a_guid_with_a_new_link_and_the_same_text_is_one_article(self, week: Week) -> None:
        assert week.second.states("moved") == {"old": "ok", "new": "duplicate"}
        assert len({row["article_id"] for row in week.third.of("moved")}) == 1
        assert week.third.titles("moved") == ["Moved report"]

    def test_a_guid_with_a_new_link_and_an_edited_text_is_one_article_with_a_version(self, week: Week) -> None:
        assert week.third.titles("torn") == ["Torn report, with more"]
        assert len({row["article_id"] for row in week.third.of("torn")}) == 1
        assert "Torn report" in [row["title"] for row in week.third.versions]

    def test_a_relative_link_is_joined_with_the_feeds_address(self, week: Week) -> None:
        assert week.first.titles("relative") == ["Relative report"]

    def test_a_link_with_spaces_is_an_address(self, week: Week) -> None:
        assert week.first.paths("spaced") == ["/spaced/feed", "/spaced/the%20report"]
        assert week.first.titles("spaced") == ["Spaced report"]

    def test_an_item_without_title_has_that_of_its_page(self, week: Week) -> None:
        assert week.first.titles("untitled") == ["Untitled in the feed"]

    def test_an_item_that_is_listed_three_times_is_one(self, week: Week) -> None:
        assert week.first.paths("repeated") == ["/repeated/feed", "/repeated/1"]
        assert len(week.first.of("repeated")) == 1

    def test_an_edited_title_fetches_the_page_again_and_makes_a_version(self, week: Week) -> None:
        assert week.second.paths("edited") == ["/edited/feed", "/edited/1"]
        assert week.third.titles("edited") == ["Ministers meet"]
        versions = [row for row in week.third.versions if row["title"] == "Ministers to meet"]
        assert [row["article_id"] for row in versions] == [row["article_id"] for row in week.third.of("edited")]

    def test_the_warehouse_is_sound_afterwards(self, week: Week) -> None:
        assert findings(week.desk) == []


class TestDates:
    """The pages of these items say nothing of their own."""

    @pytest.mark.parametrize(
        ("name", "day", "moment"),
        [
            ("zoned", "2026-04-30", datetime(2026, 5, 1, 4, 30)),
            ("naive", "2026-04-30", None),
            ("summer", "2026-04-30", datetime(2026, 4, 30, 7, 15)),
            ("chinese", "2026-04-30", None),
            ("epoch", "2026-04-30", datetime(2026, 4, 30, 13, 15)),
            ("slashes", "None", None),
            ("futuristic", "None", None),
            ("unix", "None", None),
            ("zeros", "None", None),
        ],
    )
    def test_the_day_is_right_in_its_own_zone_or_unknown(
        self, week: Week, name: str, day: str, moment: datetime | None
    ) -> None:
        (stored,) = (row for row in week.third.articles if row["source"] == name)
        assert (str(stored["published_date"]), stored["published_at"]) == (day, moment)
        assert stored["published_basis"] == (None if day == "None" else "listing")


def test_of_5000_items_a_limit_reads_the_newest_and_the_next_run_goes_on(stand: FaultServer, desk: Desk) -> None:
    def listed(number: int) -> str:
        moment = desk.clock.now() - timedelta(minutes=number)
        return entry(stand.url(f"/5000/{number}"), f"Item {number}", date=format_datetime(moment))

    stand.set("/5000/feed", feed_answer(*map(listed, range(5000))))
    for number in range(4):
        stand.set(f"/5000/{number}", page(article(f"Item {number}", story(number))))
    source = feed_source(stand, "5000")
    first = whole_round(desk, stand, [source], limit=2)
    assert (first.outcome.found, first.outcome.read, len(first.of("5000"))) == (5000, 2, 5000)
    assert desk.titles() == ["Item 0", "Item 1"]
    second = whole_round(desk, stand, [source], limit=2)
    assert second.outcome.read == 2
    assert desk.titles() == [f"Item {number}" for number in range(4)]
    assert len(stand.paths()) == 5
