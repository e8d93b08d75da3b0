"""The same story under several addresses, and several versions of it under one: one article, its versions kept."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.integration.fault_server import FaultServer, page
from tests.integration.newspapers import (
    Round,
    article,
    canonical,
    entry,
    feed_answer,
    feed_source,
    findings,
    linked_data,
    story,
    whole_round,
)
from tests.integration.whole_run import Desk

OTHER_SITE = "https://elsewhere.example/stories/7"


@dataclass(frozen=True)
class Hours:
    """Three runs, two hours between them."""

    rounds: list[Round]
    desk: Desk
    root: str
    """The address of the web server."""

    def pages(self, name: str) -> list[list[str]]:
        """Return for each run what was asked for of `name` without its feed, by the rest of the path."""
        return [
            [path.removeprefix(f"/{name}/") for path in found.paths(name) if not path.endswith("/feed")]
            for found in self.rounds
        ]

    def articles(self, name: str, number: int = -1) -> list[tuple[str, str]]:
        """Return address and title of the articles below /name after a run."""
        return [
            (row["url"].removeprefix(self.root), row["title"])
            for row in self.rounds[number].articles
            if row["source"].startswith(name)
        ]


@pytest.fixture(scope="module")
def hours(newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Hours:
    """Return what three runs over all newspapers of this file brought."""
    stand, desk = newsstand, Desk(tmp_path_factory.mktemp("identity") / "warehouse.duckdb")
    stand.clear()
    names = list[str]()

    def paper(name: str, *polls: list[str] | list[tuple[str, str]], title: str | None = None) -> None:
        """Put up a feed that lists these paths, or paths and titles, one list a poll."""
        names.append(name)
        answers = []
        for listed in polls:
            pairs = [(one, title or f"{name} report") if isinstance(one, str) else one for one in listed]
            answers.append(
                feed_answer(
                    *(entry(path if "://" in path else stand.url(f"/{name}/{path}"), said) for path, said in pairs)
                )
            )
        stand.set(f"/{name}/feed", *answers)

    def text(name: str, words: int = 85) -> str:
        return story(sum(map(ord, name)), words, meets=name == "versions")

    def put(name: str, path: str, *heads: str) -> None:
        """Put up the report of `name` at a path, with these tags in its head, in turn."""
        pages = [page(article(f"{name} report", text(name), head)) for head in heads or ("",)]
        stand.set(f"/{name}/{path}", *pages)

    put("trackers", "1")
    paper("trackers", ["1?utm_source=rss", "1?utm_source=mail&fbclid=7", "1#top"], ["1?utm_campaign=evening"], ["1"])
    put("schemes", "1")
    secure = stand.url("/schemes/1").replace("http:", "https:")
    paper("schemes", ["1"], [secure, "1"], [secure])
    put("amp", "1", canonical(stand.url("/amp/1")))
    put("amp", "1/amp", canonical(stand.url("/amp/1")))
    paper("amp", ["1", "1/amp"])
    put("ampfirst", "1/amp", canonical(stand.url("/ampfirst/1")))
    put("ampfirst", "1", canonical(stand.url("/ampfirst/1")))
    paper("ampfirst", ["1/amp"], ["1/amp", "1"])
    put("shared-a", "1")
    paper("shared-a", ["1"])
    paper("shared-b", [stand.url("/shared-a/1")])
    paper("shared-c", [], [stand.url("/shared-a/1")])
    put("home", "1", canonical(stand.url("/")))
    put("home", "2", canonical(stand.url("/")))
    stand.set("/home/2", page(article("home report 2", text("home 2"), canonical(stand.url("/")))))
    paper("home", ["1", "2"])
    put("astray", "1", canonical(OTHER_SITE))
    stand.set("/astray/2", page(article("astray report 2", text("astray 2"), canonical(OTHER_SITE))))
    paper("astray", ["1", "2"])
    put("relative", "1.html", canonical("story"))
    put("relative", "story", canonical("story"))
    paper("relative", ["1.html"], ["1.html", "story"])
    free, whole = text("preview", 90), text("preview", 400)
    closed = linked_data(headline="preview report", isAccessibleForFree=False)
    stand.set("/preview/1", page(article("preview report", free, closed)), page(article("preview report", whole)))
    paper("preview", ["1"], [("1", "preview report, in full")])
    free, whole = text("closing", 90), text("closing", 400)
    closed = linked_data(headline="closing report", isAccessibleForFree=False)
    stand.set("/closing/1", page(article("closing report", whole)), page(article("closing report", free, closed)))
    paper("closing", ["1"], [("1", "closing report, for readers")])
    stand.set(
        "/versions/1",
        *(page(article("versions report", text("versions") + more)) for more in (" A.", " A and B.", " A, B and C.")),
    )
    paper("versions", ["1"], [("1", "second title")], [("1", "third title")])
    stand.set("/back/1", *(page(article("back report", text("back") + more)) for more in (" One.", " Two.", " One.")))
    paper("back", ["1"], [("1", "second title")], [("1", "third title")])
    put("twopaths", "1")
    put("twopaths", "print/1")
    paper("twopaths", ["1", "print/1"])
    rounds = []
    for _ in range(3):
        rounds.append(whole_round(desk, stand, [feed_source(stand, name) for name in names]))
        desk.pass_time(hours=2)
    return Hours(rounds, desk, stand.url(""))


class TestAddresses:
    def test_marks_of_campaigns_make_no_article_new(self, hours: Hours) -> None:
        assert [len(pages) for pages in hours.pages("trackers")] == [1, 0, 0]
        assert [title for _, title in hours.articles("trackers")] == ["trackers report"]
        assert len(hours.rounds[2].of("trackers")) == 1

    def test_http_and_https_are_one_page(self, hours: Hours) -> None:
        assert hours.pages("schemes") == [["1"], [], []]
        assert len(hours.rounds[2].of("schemes")) == 1

    def test_a_page_for_telephones_is_a_duplicate_of_its_canonical_one(self, hours: Hours) -> None:
        assert [row["state"] for row in hours.rounds[2].of("amp")].count("ok") == 1
        assert [row["state"] for row in hours.rounds[2].of("amp")].count("duplicate") == 1
        assert len(hours.rounds[2].titles("amp")) == 1

    def test_where_the_page_for_telephones_came_first_the_canonical_one_is_not_even_fetched(self, hours: Hours) -> None:
        assert hours.pages("ampfirst") == [["1/amp"], [], []]
        assert hours.articles("ampfirst") == [("/ampfirst/1", "ampfirst report")]
        assert {row["address"][-3:]: row["state"] for row in hours.rounds[1].of("ampfirst")} == {
            "amp": "ok",
            "t/1": "duplicate",
        }

    def test_what_two_feeds_list_is_fetched_once(self, hours: Hours) -> None:
        assert hours.pages("shared-a") == [["1"], [], []]
        assert [title for _, title in hours.articles("shared")] == ["shared-a report"]
        states = [[row["state"] for row in found.items if "shared-" in row["source"]] for found in hours.rounds]
        assert [sorted(each) for each in states] == [["duplicate", "ok"], *[["duplicate", "duplicate", "ok"]] * 2]

    def test_the_same_words_under_another_path_are_a_duplicate(self, hours: Hours) -> None:
        assert sorted(row["state"] for row in hours.rounds[0].of("twopaths")) == ["duplicate", "ok"]
        assert len(hours.rounds[2].titles("twopaths")) == 1


class TestCanonicalLinks:
    def test_one_to_the_home_page_is_not_believed(self, hours: Hours) -> None:
        assert hours.articles("home") == [("/home/1", "home report"), ("/home/2", "home report 2")]

    def test_one_to_another_site_is_not_believed(self, hours: Hours) -> None:
        assert hours.articles("astray") == [("/astray/1", "astray report"), ("/astray/2", "astray report 2")]

    def test_a_relative_one_is_resolved(self, hours: Hours) -> None:
        assert hours.articles("relative") == [("/relative/story", "relative report")]
        assert hours.pages("relative") == [["1.html"], [], []]


class TestVersions:
    def test_the_whole_text_replaces_a_preview_which_is_kept_as_a_version(self, hours: Hours) -> None:
        assert hours.rounds[0].states("preview") == {"1": "partial"}
        assert hours.rounds[1].states("preview") == {"1": "ok"}
        (stored,) = (row for row in hours.rounds[1].articles if row["source"] == "preview")
        assert stored["access"] == "full"
        assert len(stored["text"].split()) > 300
        assert [row["article_id"] for row in hours.rounds[2].versions].count(stored["article_id"]) == 1

    def test_a_preview_does_not_replace_the_whole_text(self, hours: Hours) -> None:
        assert hours.pages("closing") == [["1"], ["1"], []]
        (stored,) = (row for row in hours.rounds[2].articles if row["source"] == "closing")
        assert stored["access"] == "full"
        assert hours.rounds[2].states("closing") == {"1": "ok"}

    def test_each_edit_is_a_version_of_one_article(self, hours: Hours) -> None:
        (stored,) = (row for row in hours.rounds[2].articles if row["source"] == "versions")
        assert stored["text"].endswith("A, B and C.")
        versions = [row["text"] for row in hours.rounds[2].versions if row["article_id"] == stored["article_id"]]
        assert [text.rpartition(". ")[2] for text in versions] == ["A.", "A and B."]

    def test_an_edit_that_is_taken_back_is_no_third_text(self, hours: Hours) -> None:
        (stored,) = (row for row in hours.rounds[2].articles if row["source"] == "back")
        assert stored["text"].endswith("One.")
        versions = [row["text"] for row in hours.rounds[2].versions if row["article_id"] == stored["article_id"]]
        assert {text.rpartition(". ")[2] for text in versions} <= {"One.", "Two."}
        assert any(text.endswith("Two.") for text in versions)

    def test_what_was_read_in_an_earlier_version_is_replaced_and_not_doubled(self, hours: Hours) -> None:
        query = "SELECT count(*) FROM accounts SEMI JOIN (FROM articles WHERE source = 'versions') USING (article_id)"
        assert hours.desk.ask(query) == [(1,)]


def test_the_warehouse_is_sound_afterwards(hours: Hours) -> None:
    assert findings(hours.desk) == []
