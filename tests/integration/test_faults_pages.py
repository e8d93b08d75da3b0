"""Pages that are no article, not a whole one, or hardly to be read: the state in which a whole run leaves each.

What the parser makes of each kind by itself is in tests/unit/pages; here all go through one run, and a second one after
their feed has given new titles, so that all are asked for again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from tasks.records import FAILURES
from tests.integration.fault_server import FIRST_HOST, Answer, FaultServer, Script, document, page
from tests.integration.newspapers import (
    FEED_TYPE,
    Round,
    article,
    entry,
    feed,
    feed_source,
    findings,
    linked_data,
    story,
    whole_round,
)
from tests.integration.whole_run import Desk

COOKIES = (
    "We and our partners use cookies to store personal data on your device.\n\n"
    "You can accept all cookies or manage preferences. Your consent covers personalised ads and content.\n\n"
    "Some vendors rely on a legitimate interest. See our privacy policy for what you can do about it."
)
TEASERS = "".join(
    f'<li><h3><a href="/world/{n}">Minister number {n} speaks of cod in the north</a></h3><p>Day {n} was long.</p></li>'
    for n in range(25)
)
FRENCH = (
    "Le premier ministre a reçu hier à Paris son homologue suédois. Les deux hommes ont parlé de la pêche, du bois "
    "et du prix du blé, sans que rien ne soit décidé. « Nous nous reverrons au printemps », a dit le ministre. "
) * 4
GERMAN_NAMES = "Präsident Müller sprach mit Königin Beatrix über Fürst Rainier, a paper in Zürich says. "
RUSSIAN = (
    "Премьер-министр принял вчера в Москве финского коллегу. Они говорили о рыбе, лесе и ценах на хлеб, но ничего не "
    "решили."
)
SHELL = (
    '<!DOCTYPE html><html><head><title>News</title><script src="/app.js"></script></head><body><div id="root"></div>'
)
SHELL += "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"


def in_charset(text: str, charset: str, *, header: str | None = None, meta: str | None = None) -> Answer:
    """Return a page in a charset, under the labels that are given."""
    label = f'<meta charset="{meta}">' if meta else ""
    html = article("Old letters", text).replace('<meta charset="utf-8">', label)
    return page(html.encode(charset), f"text/html; charset={header}" if header else "text/html")


def told(**fields: object) -> str:
    return linked_data(headline="Told", **fields)


def western(number: int) -> str:
    return GERMAN_NAMES + story(number)


def eastern(number: int) -> str:
    return story(number, 140) + "\n\n" + RUSSIAN


# Name → the page, the state of its item.
PAGES: dict[str, tuple[Script, str]] = {
    "cookie-wall-at-a-story": (page(article("Before you continue", COOKIES)), "not_article"),
    "paywall": (page(article("Told", story(1, 90), told(isAccessibleForFree=False))), "partial"),
    "short": (page(article("In short", story(6, 35), told())), "partial"),
    "live-blog": (
        page(
            article(
                "Live: the vote", story(2, 200), linked_data(headline="Live: the vote", **{"@type": "LiveBlogPosting"})
            )
        ),
        "ok",
    ),
    "world/": (page(f"<html><head><title>World</title></head><body><ul>{TEASERS}</ul></body></html>"), "not_article"),
    "shell": (page(SHELL), "not_article"),
    "pdf": (page(b"%PDF-1.7\n" + bytes(range(256)) * 40, "text/html"), "bad_type"),
    "picture": (page(b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png"), "bad_type"),
    "missing": (page(article("Page not found", "We could not find what you want. Try our home page.")), "not_article"),
    "french": (page(article("Rencontre à Paris", FRENCH, language="fr")), "other_language"),
    "script-of-8-mb": (page(article("After a script", story(3), f"<script>{'var a=1;' * 1_000_000}</script>")), "ok"),
    "100000-links": (page(article("Links", story(4)).replace("</body>", '<a href="/x">x</a>' * 100_000)), "ok"),
    "50000-tags": (page(article("Deep", story(5)).replace("</body>", "<div>" * 50_000)), "ok"),
    "right-label": (in_charset(western(61), "cp1252", header="windows-1252"), "ok"),
    "wrong-label": (in_charset(western(62), "cp1252", header="utf-8", meta="utf-8"), "ok"),
    "no-label": (in_charset(western(63), "cp1252"), "ok"),
    "cyrillic-right": (in_charset(eastern(64), "cp1251", meta="windows-1251"), "ok"),
    "cyrillic-wrong": (in_charset(eastern(65), "cp1251", header="utf-8"), "ok"),
    "cyrillic-none": (in_charset(eastern(66), "cp1251"), "ok"),
    "nothing": (page("<html><body></body></html>"), "not_article"),
}
LEGACY = [name for name in PAGES if "label" in name or "cyrillic" in name]


@dataclass(frozen=True)
class Two:
    """Two runs, the seconds of the first, and the desk that they were started from."""

    first: Round
    second: Round
    seconds: float
    desk: Desk

    def state(self, name: str, number: int = 0) -> str:
        """Return the state of a page after a run."""
        (row,) = (row for row in (self.first, self.second)[number].items if row["address"].endswith(f"/{name}"))
        return str(row["state"])

    def text(self, name: str) -> str:
        """Return the text of the article that came of a page."""
        (row,) = (row for row in self.second.articles if row["url"].rstrip("/").endswith(f"/{name}"))
        return str(row["text"])


@pytest.fixture(scope="module")
def two(newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Two:
    """Return what two runs over all pages of this file brought."""
    stand, desk = newsstand, Desk(tmp_path_factory.mktemp("pages") / "warehouse.duckdb")
    stand.clear()
    for name, (answer, _) in PAGES.items():
        stand.set(f"/{name}", answer)
    stand.set("/steady", document(article("Steady", story(7)), '"1"'))
    stand.set("/cured", page(article("Before you continue", COOKIES)), page(article("Cured", story(8))))
    stand.set("/broken", page(article("Broken", story(9))), page(SHELL))
    names = [*PAGES, "steady", "cured", "broken"]
    more = f"<description>{'x' * 10}</description>"
    whole = "".join(f"<p>{story(number)}</p>" for number in (20, 21, 22))
    brought = f"<description><![CDATA[{whole}]]></description>"
    stand.set("/brought", page(article("Brought by the feed", story(20, 30)[:200], told(isAccessibleForFree=False))))
    extra = entry(stand.url("/brought"), "Brought by the feed", more=brought)
    polls = [
        page(feed(*(entry(stand.url(f"/{name}"), f"{name}, {edition}", more=more) for name in names), extra), FEED_TYPE)
        for edition in ("morning", "evening")
    ]
    stand.set("/feed", *polls)
    source = feed_source(stand, "paper", path="/feed")
    began = time.monotonic()
    first = whole_round(desk, stand, [source])
    seconds = time.monotonic() - began
    desk.pass_time(hours=2)
    return Two(first, whole_round(desk, stand, [source]), seconds, desk)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_ends_in_its_state_at_every_run(two: Two, name: str) -> None:
    assert two.state(name) == PAGES[name][1]
    assert two.state(name, 1) == PAGES[name][1]


def test_every_page_was_asked_for_once_in_each_run(two: Two) -> None:
    for found in (two.first, two.second):
        paths = [path for path in found.paths("", FIRST_HOST) if path != "/feed"]
        assert len(paths) == len(set(paths))
    assert len([path for path in two.second.paths("", FIRST_HOST) if path != "/feed"]) == len(PAGES) + 3


@pytest.mark.proof
def test_none_takes_more_than_its_time(two: Two) -> None:
    assert two.seconds < 60  # all of them together


def test_what_failed_is_named_and_what_is_expected_is_not(two: Two) -> None:
    failed = {name for name, (_, state) in PAGES.items() if state in FAILURES}
    assert {reject.address.rpartition("/")[2] for reject in two.first.outcome.rejects} == failed


@pytest.mark.parametrize("name", LEGACY)
def test_letters_of_old_charsets_are_right_whatever_their_label(two: Two, name: str) -> None:
    words = ("Премьер-министр",) if "cyrillic" in name else ("Müller", "Königin", "Zürich")
    assert all(word in two.text(name) for word in words)
    assert "\ufffd" not in two.text(name)


@pytest.mark.parametrize("name", ["script-of-8-mb", "100000-links", "50000-tags"])
def test_a_page_that_is_hard_to_read_gives_its_text(two: Two, name: str) -> None:
    assert "and left open what nobody could settle." in two.text(name)


def test_a_feed_that_brings_the_whole_text_fills_in_for_a_page_that_does_not(two: Two) -> None:
    assert "report 22" in two.text("brought")


def test_a_page_that_says_304_stays_as_it_is(two: Two) -> None:
    assert two.second.sent("/steady")[0]["if-none-match"] == '"1"'
    assert two.state("steady", 1) == "ok"
    assert two.second.ended("paper")["unchanged"] >= 1


def test_a_wall_that_is_gone_at_the_second_visit_gives_the_article(two: Two) -> None:
    assert (two.state("cured"), two.state("cured", 1)) == ("not_article", "ok")


def test_an_article_that_becomes_a_shell_is_kept(two: Two) -> None:
    assert (two.state("broken"), two.state("broken", 1)) == ("ok", "not_article")
    assert "report 9" in two.text("broken")


def test_the_warehouse_is_sound_afterwards(two: Two) -> None:
    assert findings(two.desk) == []
