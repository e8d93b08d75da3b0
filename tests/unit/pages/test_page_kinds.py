"""What is no article ends in the right state, and what is one is not refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import Article, ItemState, Page

Read = Callable[..., Article]
Refused = Callable[..., UnreadableError]
Make = Callable[..., str]

TEASERS = "".join(
    f'<li><h3><a href="/world/{n}">Minister number {n} speaks of cod in the north</a></h3>'
    f"<p>The minister said on day {n} that the quotas would be lower than the fleet had hoped for.</p></li>"
    for n in range(25)
)
LINKS = "".join(
    f'<p><a href="/world/{n}">Minister number {n} speaks of cod in the north again</a></p>' for n in range(40)
)
COOKIES = (
    "<p>We and our partners use cookies to store personal data on your device.</p>"
    "<p>You can accept all cookies or manage preferences. Your consent covers personalised ads and content.</p>"
    "<p>Some vendors rely on a legitimate interest. See our privacy policy for what you can do about it.</p>"
)


def state(refused: Refused, html: str | bytes, url: str = "https://www.example.org/world/2024/a-story") -> ItemState:
    return refused(html, url).state


@pytest.mark.parametrize("body", [f"<ul>{TEASERS}</ul>", LINKS])
@pytest.mark.parametrize(
    ("url", "head"),
    [
        ("https://www.example.org/", ""),
        ("https://www.example.org", '<meta property="og:type" content="website">'),
        ("https://www.example.org/world/", ""),
        ("https://www.example.org/world/europe", '<meta property="og:type" content="website">'),
        (
            "https://www.example.org/topics/2024-cod",
            '<script type="application/ld+json">{"@type": "CollectionPage"}</script>',
        ),
    ],
)
def test_home_and_section_pages_list_articles(refused: Refused, page: Make, body: str, url: str, head: str) -> None:
    found = refused(page(head, body, title="World"), url)
    assert found.state == "not_article"


def test_a_short_notice_of_a_job_is_none(refused: Refused, page: Make) -> None:
    body = (
        "<p>The ministry seeks a clerk for its office in Oslo, who writes letters in three languages./p>"
        "<p>Candidates should know the law of the sea, and be ready to travel north in any season of the year.</p>"
    )
    head = '<script type="application/ld+json">{"@type": "JobPosting", "title": "Clerk"}</script>'
    assert state(refused, page(head, body, title="Clerk")) == "not_article"


def test_a_list_of_a_maker_that_calls_every_page_an_article_is_none(refused: Refused, page: Make) -> None:
    head = '<meta property="og:type" content="article">'
    found = refused(page(head, f"<ul>{TEASERS}</ul>", title="Cod"), "https://www.example.org/topics/2024-cod")
    assert found.state == "not_article"


@pytest.mark.parametrize("url", ["https://www.example.org/", "https://www.example.org/world"])
def test_a_list_that_describes_its_first_article_is_none(refused: Refused, page: Make, ld: Make, url: str) -> None:
    first = ld(
        url="https://www.example.org/world/1", headline="Minister number 1 speaks of cod", datePublished="2024-03-05"
    )
    assert refused(page(first, f"<ul>{TEASERS}</ul>", title="World"), url).state == "not_article"


def test_a_home_page_is_none_even_with_a_long_text(refused: Refused, page: Make) -> None:
    assert refused(page(), "https://www.example.org/").problem == "a page that lists articles"


@pytest.mark.parametrize("url", ["https://www.example.org/?p=123", "https://www.example.org/cod-talks/"])
def test_an_article_at_a_short_address_is_one(read: Read, page: Make, url: str) -> None:
    assert "Ingrid Solberg told" in read(page(), url).text


def test_an_article_with_teasers_beside_it_is_one(read: Read, page: Make) -> None:
    html = page().replace(
        "</article>", f'</article><div class="related-articles"><h2>More</h2><ul>{TEASERS}</ul></div>'
    )
    assert "Ingrid Solberg told" in read(html, "https://www.example.org/cod-talks").text


def test_a_live_blog_is_an_article(read: Read, page: Make, ld: Make) -> None:
    posts = "".join(
        f"<h2>{n}:00</h2><p>The ministers are in room {n} and speak of cod, an official says.</p>" for n in range(20)
    )
    head = ld(**{"@type": "LiveBlogPosting", "datePublished": "2024-03-05T08:00:00Z", "headline": "Cod talks: live"})
    found = read(page(head, posts), "https://www.example.org/live")
    assert found.access == "full"


@pytest.mark.parametrize(
    "url", ["https://www.example.org/world/2024/a-story", "https://consent.example.org/collectConsent?sessionId=1"]
)
def test_a_cookie_wall_is_none(refused: Refused, page: Make, url: str) -> None:
    found = refused(page(body=COOKIES, title="Before you continue"), url)
    assert (found.state, found.problem) == ("not_article", "a page that asks for consent")


def test_an_article_about_cookies_is_one(read: Read, page: Make, ld: Make) -> None:
    body = "".join(
        f"<p>The court in Luxembourg said in case {n} that a cookie needs consent, and that a click is one.</p>"
        for n in range(12)
    )
    assert read(page(ld(datePublished="2024-03-05"), body)).access == "full"


def test_a_shell_without_javascript_is_none(refused: Refused) -> None:
    html = (
        "<html><head><title>The Example</title></head><body><noscript>You need to enable JavaScript to run this app."
        '</noscript><div id="root"></div><p>Please enable JavaScript in your browser to read on.</p></body></html>'
    )
    found = refused(html)
    assert found.state == "not_article"
    assert "JavaScript" in found.problem


@pytest.mark.parametrize(
    "title",
    ["Page not found", "404 - The Example", "Error 404", "Access Denied", "Just a moment...", "Article not found"],
)
def test_an_error_that_calls_itself_a_success_is_none(refused: Refused, page: Make, title: str) -> None:
    body = "<p>Sorry, we cannot show you what you were looking for. It may have moved, or it was never here at all.</p>"
    assert state(refused, page(body=body * 2, title=title)) == "not_article"


@pytest.mark.parametrize("title", ["400 people meet in Oslo", "Forbidden City opens for cod talks"])
def test_a_title_that_begins_like_one_is_no_error(read: Read, page: Make, title: str) -> None:
    assert read(page(title=title)).title == title


def test_an_article_with_such_a_title_is_one(read: Read, page: Make, ld: Make) -> None:
    head = ld(datePublished="2024-03-05", headline="404 days in a cell: a reporter comes home")
    assert read(page(head, title="404 days in a cell: a reporter comes home")).access == "full"


@pytest.mark.parametrize("kind", ["VideoObject", "ImageGallery"])
def test_a_video_with_a_line_is_none(refused: Refused, page: Make, kind: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "{kind}", "uploadDate": "2024-03-05"}}</script>'
    body = "<p>Watch how the ministers came out of the house in Oslo after an hour of talks about cod on Tuesday.</p>"
    assert state(refused, page(head, body)) == "not_article"


def test_a_paywalled_article_with_its_beginning_is_partial(read: Read, page: Make, ld: Make) -> None:
    head = ld(datePublished="2024-03-05", isAccessibleForFree=False)
    body = (
        "<p>The ministers of fisheries of the two countries came out of the house in Oslo late on Tuesday, after they "
        "had spoken about the cod of the north for an hour and a half.</p><p>Subscribe to read on.</p>"
    )
    assert read(page(head, body)).access == "partial"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xd8\xff\xe0", b"GIF89a\1\0", b"PK\3\4\x14\0"],
)
@pytest.mark.parametrize("url", ["https://www.example.org/a.html", None])
def test_other_files_under_the_name_of_a_page_are_of_a_bad_type(
    refused: Refused, content: bytes, url: str | None
) -> None:
    assert refused(content + bytes(range(256)) * 8, url).state == "bad_type"


def test_what_is_no_page_at_all_is_a_parse_error(refused: Refused) -> None:
    assert state(refused, b"") == "parse_error"


class TestOfAFile:
    """Somebody hands it over on purpose: where there is text, it is read."""

    @pytest.mark.parametrize("body", [f"<ul>{TEASERS}</ul>", COOKIES * 2])
    def test_whatever_has_text_is_read(self, read: Read, page: Make, body: str) -> None:
        assert read(page(body=body), url=None).text

    def test_without_text_it_is_none(self, refused: Refused) -> None:
        assert refused("<html><body><img src='x.jpg'></body></html>", None).state == "not_article"


class TestLarge:
    def test_scripts_of_eight_megabytes_leave_an_article(self, read: Read, page: Make) -> None:
        html = page(f"<script>{'var cod = 1;' * 700_000}</script><style>{'p {}' * 1000}</style>")
        assert len(html) > 8_000_000
        assert "Piotr Zielinski told" in read(html).text

    def test_linked_data_survives_that(self, read: Read, page: Make, ld: Make) -> None:
        html = page(ld(datePublished="2024-03-05") + f"<script>{'var cod = 1;' * 500_000}")
        assert str(read(html.replace("var cod = 1;</head>", "</script></head>")).published) == "2024-03-05"

    def test_embedded_pictures_do_too(self, read: Read, page: Make) -> None:
        assert read(page(body=None).replace("</h1>", f'</h1><img src="data:image/png;base64,{"A" * 6_000_000}">')).text

    def test_what_is_still_large_is_too_large(self, refused: Refused, page: Make) -> None:
        assert state(refused, page(body="<p>The ministers met and spoke about cod.</p>" * 130_000)) == "too_large"


@pytest.mark.parametrize(
    "hostile",
    [
        "".join(f"<a href=/{n}>Link {n}</a>" for n in range(100_000)),
        "<div>" * 50_000,
        "<b><i><u></b></i></u>" * 2_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
    ids=["links", "nested", "misnested", "deep JSON"],
)
def test_a_hostile_page_still_gives_its_article(read: Read, page: Make, hostile: str) -> None:
    assert "Ingrid Solberg told" in read(page().replace("<footer>", hostile + "<footer>")).text


class TestLanguage:
    GERMAN = "".join(
        f"<p>Die Ministerin sagte am Dienstag in Oslo, über Runde {n} der Gespräche zum Kabeljau wisse man nichts.</p>"
        for n in range(8)
    )

    @pytest.mark.parametrize("lang", ["de", "en", ""])
    def test_the_text_decides_and_not_the_page(self, refused: Refused, page: Make, lang: str) -> None:
        found = refused(page(body=self.GERMAN, lang=lang))
        assert found.state == "other_language"
        assert found.problem.endswith("de")

    def test_english_under_another_label_is_read(self, read: Read, page: Make) -> None:
        assert read(page(lang="de")).language == "en"

    def test_any_language_may_be_asked_for(self, page: Make, as_fetched: Callable[..., Page]) -> None:
        (found,) = articles_of(as_fetched(page(body=self.GERMAN)), languages=None)
        assert found.language == "de"
