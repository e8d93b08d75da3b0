"""Title, authors, canonical URL, access and text of pages that were fetched."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tasks.articles.language import language_of_text
from tasks.records import Article, content_id

Read = Callable[..., Article]
Make = Callable[..., str]
ADDRESS = "https://www.example.org/world/2024/oslo-fish-talks"


class TestTitle:
    def test_two_places_outvote_linked_data(self, read: Read, page: Make, ld: Make) -> None:
        head = (
            ld(headline="Cod: what it means for you") + '<meta property="og:title" content="Ministers meet over cod">'
        )
        assert read(page(head)).title == "Ministers meet over cod"

    def test_where_all_differ_linked_data_counts(self, read: Read, page: Make, ld: Make) -> None:
        head = ld(headline="Cod talks &amp; quotas in Oslo") + '<meta property="og:title" content="A long night">'
        assert read(page(head)).title == "Cod talks & quotas in Oslo"

    def test_tags_in_a_headline_are_no_part_of_it(self, read: Read, page: Make, ld: Make) -> None:
        assert read(page(ld(headline="Cod talks in <em class='x'>Oslo</em>"))).title == "Cod talks in Oslo"

    @pytest.mark.parametrize("mark", ["|", "-", "–", "—", "·"])
    def test_the_name_of_the_site_is_cut_off(self, read: Read, page: Make, mark: str) -> None:
        head = (
            f'<meta property="og:title" content="Cod talks in Oslo {mark} The Example">'
            '<meta property="og:site_name" content="The Example">'
        )
        html = page(head).replace("<h1>Ministers meet over cod</h1>", "")
        assert read(html).title == "Cod talks in Oslo"

    def test_a_dash_in_a_title_stays(self, read: Read, page: Make) -> None:
        head = (
            '<meta property="og:title" content="Cod talks – a long night">'
            '<meta property="og:site_name" content="The Example">'
        )
        html = page(head).replace("<h1>Ministers meet over cod</h1>", "")
        assert read(html).title == "Cod talks – a long night"


class TestLinkedData:
    BROKEN = (
        '{"@type": "NewsArticle", "headline": "Ministers meet over cod", "datePublished": "2024-03-05",}',
        '{"@type": "NewsArticle", "datePublished": "2024-03-05", "description": "two\nlines\tand a tab"}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2024-03-05"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-03-05"}\n//]]>',
        '{"@type": "NewsArticle", "datePublished": "2024-03-05"};',
        '{"@type": "NewsArticle", "datePublished": "2024-03-05"}}',
        '[[{"@type": "http://schema.org/NewsArticle", "datePublished": "2024-03-05"}]]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": ["ReportageNewsArticle"], "datePublished": "2024-03-05"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "LiveBlogPosting", "datePublished": "2024-03-05"}}',
    )

    @pytest.mark.parametrize("script", BROKEN)
    def test_it_is_read_in_every_shape_and_repaired_where_that_is_cheap(
        self, read: Read, page: Make, script: str
    ) -> None:
        found = read(page(f'<script type="application/ld+json">{script}</script>'))
        assert (str(found.published), found.published_basis) == ("2024-03-05", "json-ld")

    def test_of_several_articles_that_of_the_page_counts(self, read: Read, page: Make) -> None:
        others = [
            {"@type": "NewsArticle", "url": f"https://www.example.org/other/{n}", "headline": f"Other {n}",
             "datePublished": "2024-01-01"}
            for n in range(5)
        ]  # fmt: skip
        own = {"@type": "NewsArticle", "mainEntityOfPage": {"@id": ADDRESS}, "datePublished": "2024-03-05"}
        found = read(page(f'<script type="application/ld+json">{json.dumps([*others, own])}</script>'))
        assert str(found.published) == "2024-03-05"


class TestAuthors:
    @pytest.mark.parametrize(
        ("author", "names"),
        [
            ({"@type": "Person", "name": "Kari Moe"}, ("Kari Moe",)),
            ([{"name": "Kari Moe"}, {"name": "Ola Ness"}], ("Kari Moe", "Ola Ness")),
            ("By Kari Moe and Ola Ness", ("Kari Moe", "Ola Ness")),
            ({"name": ["Kari Moe", "Ola Ness"]}, ("Kari Moe", "Ola Ness")),
            ("Kari Moe, Ola Ness", ("Kari Moe", "Ola Ness")),
            ("Kari Moe, Oslo (kmo@example.org)", ("Kari Moe",)),
            ("https://www.example.org/people/kari", ()),
            ([{"name": "The Example"}, {"name": "Kari Moe"}, {"name": "KARI MOE"}], ("Kari Moe",)),
            ({"name": None}, ()),
        ],
    )
    def test_names_without_what_stands_around_them(
        self, read: Read, page: Make, ld: Make, author: object, names: tuple[str, ...]
    ) -> None:
        assert read(page(ld(author=author, publisher={"name": "The Example"}))).authors == names

    def test_a_meta_tag_and_the_byline_fill_in(self, read: Read, page: Make) -> None:
        assert read(page('<meta name="author" content="von Kari Moe">')).authors == ("Kari Moe",)
        assert read(page().replace("</h1>", '</h1><a rel="author">By Ola Ness</a>')).authors == ("Ola Ness",)


class TestCanonicalAddress:
    @pytest.mark.parametrize(
        ("href", "url"),
        [
            ("https://example.org/2024/cod", "https://example.org/2024/cod"),
            ("https://m.example.org/2024/cod", "https://m.example.org/2024/cod"),
            ("/2024/cod", "https://www.example.org/2024/cod"),
            ("https://www.example.org/?p=123", "https://www.example.org/?p=123"),
            ("https://www.example.org/", ADDRESS),
            ("https://www.example.org", ADDRESS),
            ("https://www.example.com/2024/cod", ADDRESS),
            ("javascript:void(0)", ADDRESS),
            ("http://[broken", ADDRESS),
            ("", ADDRESS),
        ],
    )
    def test_it_is_believed_on_the_same_site_and_never_when_it_is_the_home_page(
        self, read: Read, page: Make, href: str, url: str
    ) -> None:
        assert read(page(f'<link rel="canonical" href="{href}">')).url == url

    def test_an_unbelievable_one_leaves_the_word_to_the_next(self, read: Read, page: Make) -> None:
        head = '<link rel="canonical" href="/"><meta property="og:url" content="https://example.org/2024/cod">'
        assert read(page(head)).url == "https://example.org/2024/cod"

    def test_the_same_page_is_the_same_article_whatever_source_and_tracker(self, read: Read, page: Make) -> None:
        first = read(page(), url="https://example.org/2024/cod?utm_source=feed")
        second = read(page(), url="http://www.example.org/2024/cod/")
        assert first.key == second.key == "example.org/2024/cod"
        assert first.article_id == second.article_id == content_id("example.org/2024/cod")


class TestAccess:
    @pytest.mark.parametrize("told", [False, "False", "false", "http://schema.org/False"])
    def test_a_page_that_is_not_free_is_the_beginning_of_one(
        self, read: Read, page: Make, ld: Make, told: object
    ) -> None:
        assert read(page(ld(isAccessibleForFree=told))).access == "partial"
        part = {"@type": "WebPageElement", "isAccessibleForFree": told, "cssSelector": ".paywall"}
        assert read(page(ld(hasPart=part))).access == "partial"

    @pytest.mark.parametrize("told", [True, "True", None])
    def test_a_free_page_is_whole(self, read: Read, page: Make, ld: Make, told: object) -> None:
        assert read(page(ld(isAccessibleForFree=told))).access == "full"

    def test_under_eighty_words_it_is_the_beginning(self, read: Read, page: Make, ld: Make) -> None:
        short = "<p>" + "The ministers met in Oslo on Tuesday and spoke about cod quotas for the north. " * 4 + "</p>"
        assert read(page(ld(datePublished="2024-03-05"), short)).access == "partial"


class TestText:
    SHORT = "<p>" + "The ministers met in Oslo on Tuesday and spoke about cod quotas for the north. " * 3 + "</p>"
    WHOLE = "\n".join(f"In round {n} the two ministers spoke about the cod of the Barents Sea." for n in range(20))

    def test_linked_data_brings_what_the_page_holds_back(self, read: Read, page: Make, ld: Make) -> None:
        found = read(page(ld(datePublished="2024-03-05", articleBody=self.WHOLE), self.SHORT))
        assert "In round 19 the two ministers" in found.text
        assert found.text.count("\n\n") == 20

    def test_so_does_the_feed(self, read: Read, page: Make, ld: Make) -> None:
        content = "".join(f"<p>{line}</p>" for line in self.WHOLE.splitlines())
        found = read(page(ld(datePublished="2024-03-05"), self.SHORT), content=content)
        assert "In round 19 the two ministers" in found.text

    def test_a_whole_page_keeps_its_own(self, read: Read, page: Make, ld: Make) -> None:
        found = read(page(ld(articleBody="Cod. " * 60)), content="<p>Only the beginning.</p>")
        assert "Cod. Cod." not in found.text
        assert "Piotr Zielinski told reporters" in found.text


class TestOfSeveralArticles:
    OTHER = "https://www.example.org/world/2020/elsewhere"

    @pytest.mark.parametrize(
        "own",
        ["http://www.example.org/world/2024/oslo-fish-talks/", f"{ADDRESS}#article", "/world/2024/oslo-fish-talks"],
    )
    def test_that_at_the_pages_address_counts_however_it_is_written(
        self, read: Read, page: Make, ld: Make, own: str
    ) -> None:
        other = ld(
            url=self.OTHER, headline="Elsewhere", datePublished="2020-01-02", author="No Body", articleBody="Long ago."
        )
        found = read(page(other + ld(url=own, headline="Cod: a night of talks", datePublished="2024-03-05")))
        assert (found.title, found.published) == ("Cod: a night of talks", date(2024, 3, 5))
        assert found.key == "example.org/world/2024/oslo-fish-talks"

    def test_what_is_said_of_another_one_alone_is_not_taken(self, read: Read, page: Make, ld: Make) -> None:
        head = '<meta property="article:published_time" content="2024-03-05">'
        other = ld(url=self.OTHER, headline="Elsewhere", datePublished="2020-01-02", author="No Body")
        found = read(page(other + head))
        assert (found.url, found.title, found.published) == (ADDRESS, "Ministers meet over cod", date(2024, 3, 5))
        assert found.authors == ()


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://www.example.org/?utm_source=feed">',
        '<link rel="canonical" href="{{ page.url }}">',
        '<link rel="canonical" href="undefined">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "mainEntityOfPage": "True"}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "@id": "12345"}</script>',
    ],
)
def test_what_would_be_the_address_of_every_page_is_not_believed(read: Read, page: Make, head: str) -> None:
    assert read(page(head)).url == ADDRESS


@pytest.mark.parametrize(
    ("byline", "name"), [("Di Zhang", "Di Zhang"), ("Von Anna Schmidt", "Anna Schmidt"), ("By Reuters", "Reuters")]
)
def test_a_first_name_that_means_by_elsewhere_stays(read: Read, page: Make, ld: Make, byline: str, name: str) -> None:
    assert read(page(ld(author={"@type": "Person", "name": byline}))).authors == (name,)


def test_a_quotation_does_not_make_a_short_english_article_french() -> None:
    text = (
        "The minister said: “Nous avons discuté de la situation dans la région et nous sommes convenus de nous revoir "
        "bientôt”, he told reporters in Paris on Monday after talks with his colleague from Rome ended without a deal."
    )
    assert language_of_text(text, "en") == "en"


def test_a_short_article_in_german_is_german_whatever_the_page_says() -> None:
    text = (
        "Der Außenminister traf am Montag in Berlin seinen polnischen Amtskollegen, um über die Lage an der Grenze zu "
        "sprechen. Beide Seiten vereinbarten, die Gespräche in der kommenden Woche fortzusetzen, hieß es danach."
    )
    assert language_of_text(text, "en") == "de"
