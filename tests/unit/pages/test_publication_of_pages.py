"""When a page was published: the first place that gives a time that can be believed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tasks.articles.dates import publication_on_the_web
from tasks.records import Article

Read = Callable[..., Article]
Make = Callable[..., str]
META = '<meta property="article:published_time" content="{}">'
NOON_IN_OSLO = "2024-03-05T12:00:00+01:00"


def test_linked_data_comes_first_and_keeps_its_writing(read: Read, page: Make, ld: Make) -> None:
    found = read(page(META.format("2024-03-01T08:00:00Z") + ld(datePublished=NOON_IN_OSLO)))
    assert found.published_at == datetime(2024, 3, 5, 11, 0, tzinfo=UTC)
    assert (found.published_text, found.published_basis) == (NOON_IN_OSLO, "json-ld")


@pytest.mark.parametrize(
    "head",
    [
        META.format(NOON_IN_OSLO),
        f'<meta name="parsely-pub-date" content="{NOON_IN_OSLO}">',
        f'<meta name="sailthru.date" content="{NOON_IN_OSLO}">',
        f'<meta name="DC.date.issued" content="{NOON_IN_OSLO}">',
        '<meta name="pubdate" content="Tue, 05 Mar 2024 12:00:00 +0100">',
        '<meta name="date" content="1709636400">',
    ],
)
def test_meta_tags_of_many_makers_are_known(read: Read, page: Make, head: str) -> None:
    found = read(page(head))
    assert (found.published_at, found.published_basis) == (datetime(2024, 3, 5, 11, 0, tzinfo=UTC), "meta")


def test_elements_tell_it_where_the_head_does_not(read: Read, page: Make) -> None:
    timed = read(page(body=f'<time datetime="{NOON_IN_OSLO}">Tuesday</time>{LONG}'))
    assert (timed.published, timed.published_basis) == (date(2024, 3, 5), "time")
    named = read(page('<meta itemprop="datePublished" content="2024-03-05">'))
    assert (named.published, named.published_basis) == (date(2024, 3, 5), "itemprop")


def test_a_place_without_a_zone_leaves_the_moment_to_a_later_one_of_the_same_day(
    read: Read, page: Make, ld: Make
) -> None:
    found = read(page(META.format(NOON_IN_OSLO) + ld(datePublished="2024-03-05T12:00:00")))
    assert (found.published_text, found.published_basis) == (NOON_IN_OSLO, "meta")


def test_of_two_writings_of_one_moment_the_local_one_tells_the_day(read: Read, page: Make, ld: Make) -> None:
    found = read(page(META.format("2024-03-05T00:30:00+01:00") + ld(datePublished="2024-03-04T23:30:00Z")))
    assert found.published == date(2024, 3, 5)
    assert found.published_at == datetime(2024, 3, 4, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "broken", ["2026-03-05T12:00:00Z", "1970-01-01T00:00:00Z", "0000-00-00", "1985-03-05", "soon", "2024-03-08", ["x"]]
)
def test_what_cannot_be_is_passed_over(read: Read, page: Make, ld: Make, broken: object) -> None:
    found = read(page(META.format(NOON_IN_OSLO) + ld(datePublished=broken)))
    assert (found.published, found.published_basis) == (date(2024, 3, 5), "meta")


def test_the_day_in_the_words_is_the_last_resort(read: Read, page: Make) -> None:
    found = read(page(body="<p>Published on 5 March 2024</p>" + LONG))
    assert (found.published, found.published_at, found.published_basis) == (date(2024, 3, 5), None, "htmldate")


def test_before_that_the_day_in_the_address_counts(read: Read, page: Make) -> None:
    found = read(page(body="<p>They last met on 7 June 2017.</p>" + LONG), url="https://example.org/2024/03/05/cod")
    assert (found.published, found.published_basis) == (date(2024, 3, 5), "htmldate")


def test_without_a_day_there_is_none(read: Read, page: Make) -> None:
    found = read(page())
    assert (found.published, found.published_text, found.published_basis) == (None, None, None)


def test_a_file_keeps_a_day_from_before_the_web(read: Read, page: Make, ld: Make) -> None:
    assert read(page(ld(datePublished="1961-06-04")), url=None).published == date(1961, 6, 4)


class TestWhatTheListSays:
    LISTED = datetime(2024, 3, 5, 23, 45, tzinfo=UTC)

    def test_it_fills_in_where_the_page_says_nothing(self, read: Read, page: Make) -> None:
        found = read(page(), published_at=self.LISTED)
        assert (found.published_at, found.published_basis) == (self.LISTED, "listing")
        assert found.published_text == "2024-03-05T23:45:00+00:00"

    def test_within_a_day_the_page_has_the_local_day(self, read: Read, page: Make, ld: Make) -> None:
        found = read(page(ld(datePublished="2024-03-06T00:45:00+01:00")), published_at=self.LISTED)
        assert (found.published, found.published_basis) == (date(2024, 3, 6), "json-ld")

    def test_it_gives_the_time_of_a_day(self, read: Read, page: Make, ld: Make) -> None:
        found = read(page(ld(datePublished="2024-03-06")), published_at=self.LISTED)
        assert (found.published, found.published_at) == (date(2024, 3, 6), self.LISTED)

    def test_further_off_it_wins(self, read: Read, page: Make, ld: Make) -> None:
        found = read(page(ld(datePublished="2023-01-01T00:00:00Z")), published_at=self.LISTED)
        assert (found.published, found.published_basis) == (date(2024, 3, 5), "listing")

    def test_a_time_that_cannot_be_is_not_believed(self, read: Read, page: Make, ld: Make) -> None:
        future = datetime(2026, 1, 1, tzinfo=UTC)
        assert read(page(ld(datePublished=NOON_IN_OSLO)), published_at=future).published == date(2024, 3, 5)

    def test_its_day_counts_where_nobody_says_more(self, read: Read, page: Make) -> None:
        found = read(page(), published=date(2024, 3, 4))
        assert (found.published, found.published_basis) == (date(2024, 3, 4), "listing")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年03月05日", date(2024, 3, 5)),
        ("5.3.2024", date(2024, 3, 5)),
        ("05.03.2024 12:30", date(2024, 3, 5)),
        ("25/03/2024", date(2024, 3, 25)),
        ("03/25/2024", date(2024, 3, 25)),
        ("1709636400", date(2024, 3, 5)),
        ("1709636400000", date(2024, 3, 5)),
        ("Tue, 05 Mar 2024 12:00:00 CEST", date(2024, 3, 5)),
    ],
)
def test_days_as_pages_and_feeds_write_them(text: str, day: date) -> None:
    assert publication_on_the_web(text, None)[0] == day


@pytest.mark.parametrize("text", ["05/03/2024", "5. März 2024", "5 марта 2024", "March 2024", "12:30", "0000-00-00"])
def test_a_day_that_cannot_be_told_is_no_day(text: str) -> None:
    assert publication_on_the_web(text, None) == (None, None)


def test_names_of_zones_count_where_they_mean_one() -> None:
    _, summer = publication_on_the_web("Tue, 02 Jul 2024 12:00:00 CEST", None)
    assert summer == datetime(2024, 7, 2, 10, 0, tzinfo=UTC)
    assert publication_on_the_web("Tue, 02 Jul 2024 12:00:00 IST", None) == (date(2024, 7, 2), None)


LONG = "".join(
    f"<p>{name} said that the quotas for cod were too high, and that the fleet of the north had to be heard.</p>"
    for name in ("Solberg", "Lindqvist", "Bergstrom", "Dahl", "Nowak")
)


@pytest.mark.parametrize("text", ["24-03-05", "05/03/24", "05.03.24 10:20", "05 03 2024"])
def test_a_day_in_numbers_of_which_none_must_be_the_year_is_none(text: str) -> None:
    assert publication_on_the_web(text, None) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["Tue Mar 05 2024 23:30:00 GMT+0100 (Central European Standard Time)", "Tue, 5 Mar 2024 23:30 UTC+1"],
)
def test_an_offset_behind_the_name_of_a_zone_keeps_its_sign(text: str) -> None:
    assert publication_on_the_web(text, None)[1] == datetime(2024, 3, 5, 22, 30, tzinfo=UTC)


def test_a_typed_value_of_linked_data_is_read(read: Read, page: Make, ld: Make) -> None:
    found = read(page(ld(datePublished={"@type": "DateTime", "@value": NOON_IN_OSLO})))
    assert found.published_at == datetime(2024, 3, 5, 11, 0, tzinfo=UTC)


def test_the_year_of_a_copyright_is_no_day(read: Read, page: Make) -> None:
    html = page().replace("Imprint and terms of use", "Copyright 2019 The Example Ltd")
    assert read(html, "https://www.example.org/world/oslo-fish-talks").published is None


def test_a_day_that_the_article_tells_of_is_not_its_own(read: Read, page: Make) -> None:
    told = (
        "<p>The two ministers had not spoken with each other since the treaty of 3 May 2011 was signed in Bergen.</p>"
    )
    html = page().replace("</article>", f"{told}</article>")
    assert read(html, "https://www.example.org/world/oslo-fish-talks").published is None


def test_a_dateline_tells_the_day(read: Read, page: Make) -> None:
    line = (
        "<p>OSLO, March 5, 2024 — The two ministers spoke for an hour on cod, and said that they would meet again.</p>"
    )
    html = page().replace("</h1>", f"</h1>{line}")
    assert read(html, "https://www.example.org/world/oslo-fish-talks").published == date(2024, 3, 5)
