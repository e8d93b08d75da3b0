"""What becomes text, title, day and headline in each kind of file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from tasks.articles import parse
from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import Article, MediaType, Page, SourceItem


def article(content: str | bytes, media_type: MediaType, key: str = "news/a.txt", day: date | None = None) -> Article:
    data = content.encode() if isinstance(content, str) else content
    (found,) = articles_of(Page(SourceItem("paper", f"/in/{key}", key, day), media_type, data))
    return found


def headline(found: Article) -> str | None:
    return found.text[found.headline.start : found.headline.end] if found.headline else None


class TestTxt:
    def test_the_whole_file_is_the_text(self) -> None:
        found = article("\ufeffTwo leaders meet\r\n\r\nThey met.\r\n", "txt")
        assert found.text == "Two leaders meet\r\n\r\nThey met.\r\n"

    def test_the_stem_is_the_doc_id_and_the_day_is_the_items(self) -> None:
        found = article("They met.", "txt", "news/1985-geneva.txt", date(1985, 11, 20))
        assert (found.doc_id, found.source, found.key) == ("1985-geneva", "paper", "news/1985-geneva.txt")
        assert found.published == date(1985, 11, 20)

    @pytest.mark.parametrize(
        "text",
        [
            "Two leaders meet\n\nThey met on Monday.",
            "Two leaders meet\nThey met on Monday, and all was well.\nThey met again.",
            "\n  Two leaders meet  \n\nThey met.",
        ],
    )
    def test_a_first_line_that_stands_alone_is_the_title(self, text: str) -> None:
        found = article(text, "txt")
        assert (found.title, headline(found)) == ("Two leaders meet", "Two leaders meet")

    @pytest.mark.parametrize(
        "text",
        [
            "The two leaders met in Geneva on Monday.\n\nThey met again.",
            "The two leaders met in Geneva on Monday and\ntalked for an hour about arms and\nother matters.",
            "They met",
            "x" * 300 + "\n\nThey met.",
        ],
    )
    def test_a_first_line_of_the_story_is_no_title(self, text: str) -> None:
        assert article(text, "txt").title is None

    @pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00", "caf\u00e9".encode("latin-1"), b"They\x00met"])
    def test_what_is_not_utf8_text_is_refused(self, content: bytes) -> None:
        with pytest.raises(UnreadableError, match=r"news/a\.txt: (not UTF-8 text|binary)"):
            article(content, "txt")

    def test_an_empty_file_has_no_text(self) -> None:
        with pytest.raises(UnreadableError, match="no text"):
            article(" \n", "txt")

    def test_a_text_beyond_the_cap_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parse, "LARGEST_TEXT", 10)
        with pytest.raises(UnreadableError, match=r"text of 11 characters; 10 are the most"):
            article("x" * 11, "txt")


class TestMarkdown:
    FRONT = "---\ntitle: Two leaders meet\npublished: 1985-11-20\nurl: https://example.org/a\nsource: The Wire\n---\n"

    def test_front_matter_describes_and_the_rest_is_the_text(self) -> None:
        found = article(self.FRONT + "\nGENEVA — They met.\n", "md", "a.md")
        assert found.text == "GENEVA — They met.\n"
        assert (found.title, found.published, found.url) == (
            "Two leaders meet",
            date(1985, 11, 20),
            "https://example.org/a",
        )
        assert (found.source, headline(found)) == ("The Wire", None)

    def test_a_text_that_begins_with_the_title_has_a_headline(self) -> None:
        found = article(self.FRONT + "\n# Two leaders meet\n\nThey met.", "md", "a.md")
        assert headline(found) == "Two leaders meet"
        assert found.text.startswith("# Two leaders meet")

    def test_without_front_matter_the_first_heading_is_the_title(self) -> None:
        found = article("# Two leaders meet\n\nThey met.", "md", "a.md")
        assert (found.title, headline(found)) == ("Two leaders meet", "Two leaders meet")

    def test_a_title_that_is_a_number_is_text(self) -> None:
        assert article("---\ntitle: 1984\n---\nThey met.", "md", "a.md").title == "1984"

    @pytest.mark.parametrize("front", ["title: [", "- a list", "published: 2020-13-45"])
    def test_broken_front_matter_is_refused(self, front: str) -> None:
        with pytest.raises(UnreadableError, match=r"front matter|published"):
            article(f"---\n{front}\n---\nThey met.", "md", "a.md")


class TestJson:
    def test_text_is_kept_as_it_is(self) -> None:
        fields = {"text": " Two leaders meet\n\nThey met. ", "title": "Two leaders meet", "other": [1]}
        found = article(json.dumps(fields), "json", "a.json")
        assert found.text == " Two leaders meet\n\nThey met. "
        assert headline(found) == "Two leaders meet"

    def test_known_keys_describe_it(self) -> None:
        fields = {
            "text": "They met.",
            "doc_id": "x1",
            "url": "https://example.org/a",
            "source": "Wire",
            "language": "en",
        }
        found = article(json.dumps(fields | {"published": "1985-11-20T21:30:00+01:00"}), "json", "a.json")
        assert (found.doc_id, found.url, found.source, found.language) == ("x1", "https://example.org/a", "Wire", "en")
        assert found.published == date(1985, 11, 20)
        assert found.published_at == datetime(1985, 11, 20, 20, 30, tzinfo=UTC)

    def test_what_the_page_says_of_its_day_wins_over_the_items(self) -> None:
        fields = {"text": "They met.", "published": "1985-11-20"}
        assert article(json.dumps(fields), "json", "a.json", date(2000, 1, 1)).published == date(1985, 11, 20)

    def test_html_is_made_readable(self) -> None:
        body = "".join(
            f"<p>Paragraph {n}: the two leaders met in Geneva and spoke about arms control.</p>" for n in "1234"
        )
        html = f"<html><head><title>x</title></head><body><article><h1>Two meet</h1>{body}</article></body></html>"
        found = article(json.dumps({"html": html, "title": "Two meet", "published": "1985-11-20"}), "json", "a.json")
        assert found.text.startswith("Two meet\n\nParagraph 1: the two leaders met")
        assert (headline(found), found.published) == ("Two meet", date(1985, 11, 20))

    def test_a_line_of_jsonl_is_named_by_its_number(self) -> None:
        assert article('{"text": "They met."}', "json", "in/dump.jsonl:12").doc_id == "dump-12"

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            ('{"text": ', "not valid JSON"),
            ("[1, 2]", "expected a JSON object, found list"),
            ('{"title": "x"}', 'neither "text" nor "html"'),
            ('{"text": 5}', 'neither "text" nor "html"'),
            ('{"text": "They met.", "published": "yesterday"}', "published: 'yesterday' is no date"),
            ('{"text": "They met.", "published": "May 1985"}', "gives no full day"),
            ('{"text": "They \\ud800 met."}', "half a character"),
            ("[" * 100_000, "not valid JSON"),
            (b"\xff\xfe{", "not UTF-8"),
        ],
    )
    def test_what_cannot_be_used_is_refused_with_the_reason(self, content: str | bytes, reason: str) -> None:
        with pytest.raises(UnreadableError, match=reason):
            article(content, "json", "a.json")


class TestHtml:
    PARAGRAPHS = "".join(
        f"<p>{who} spoke of arms control in Geneva on Wednesday, and the talks went on until the evening.</p>"
        for who in ("Mr Reagan", "Mr Gorbachev", "Mr Shultz", "Mr Shevardnadze")
    )

    def page(self, head: str = "", title: str = "Two leaders meet", body: str | None = None) -> str:
        return (
            f'<!doctype html><html lang="en-GB"><head><title>{title} | Example</title>{head}</head><body>'
            f'<nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body or self.PARAGRAPHS}</article>'
            '<aside><ul><li><a href="/x">Ten recipes for autumn</a></li></ul></aside>'
            "<footer>Imprint</footer></body></html>"
        )

    def test_the_text_is_headline_blank_line_body(self) -> None:
        found = article(self.page(), "html", "a.html")
        assert found.text.startswith("Two leaders meet\n\nMr Reagan spoke")
        assert (found.title, headline(found), found.language) == ("Two leaders meet", "Two leaders meet", "en")
        assert found.text.count("Two leaders meet") == 1

    def test_paragraphs_stand_apart_and_menus_are_left_out(self) -> None:
        found = article(self.page(), "html", "a.html")
        assert found.text.count("\n\n") == 4
        assert not any(word in found.text for word in ("Home", "recipes", "Imprint"))

    def test_linked_data_gives_title_time_and_url(self) -> None:
        data = {
            "@graph": [
                {"@type": "Organization", "name": "Example"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "Two leaders meet",
                    "datePublished": "1985-11-20T23:30:00-05:00",
                    "mainEntityOfPage": {"@id": "https://example.org/1985/geneva"},
                },
            ]
        }
        found = article(self.page(f'<script type="application/ld+json">{json.dumps(data)}</script>'), "html", "a.html")
        assert found.url == "https://example.org/1985/geneva"
        assert found.published == date(1985, 11, 20)
        assert found.published_at == datetime(1985, 11, 21, 4, 30, tzinfo=UTC)

    def test_meta_tags_fill_in_where_linked_data_is_broken(self) -> None:
        head = (
            '<script type="application/ld+json">{"@type": "NewsArticle",</script>'
            '<meta property="article:published_time" content="1985-11-20T10:00:00Z">'
            '<link rel="canonical" href="https://example.org/1985/geneva">'
        )
        found = article(self.page(head), "html", "a.html")
        assert (found.url, found.published) == ("https://example.org/1985/geneva", date(1985, 11, 20))

    @pytest.mark.parametrize("href", ["https://example.org/", "/relative", "javascript:void(0)", "http://[broken"])
    def test_a_canonical_link_that_names_no_article_is_not_believed(self, href: str) -> None:
        assert article(self.page(f'<link rel="canonical" href="{href}">'), "html", "a.html").url is None

    def test_the_declared_encoding_counts_where_it_is_not_utf8(self) -> None:
        body = self.PARAGRAPHS.replace("Gorbachev", "Kádár")
        content = self.page('<meta charset="iso-8859-2">', body=body).encode("iso-8859-2")
        assert "Mr Kádár spoke" in article(content, "html", "a.html").text

    def test_a_page_without_an_article_has_no_text(self) -> None:
        with pytest.raises(UnreadableError, match="no text"):
            article("<html><head><title>Photo</title></head><body><img src='x.jpg'></body></html>", "html", "a.html")

    @pytest.mark.parametrize("content", ["", "<!-- -->", "\x00\x00"])
    def test_what_is_no_page_is_refused(self, content: str) -> None:
        with pytest.raises(UnreadableError):
            article(content, "html", "a.html")


def test_the_day_that_a_feed_gives_is_that_of_its_own_zone() -> None:
    item = SourceItem(
        "paper",
        "https://paper.example/a",
        "paper.example/a",
        date(2026, 4, 30),
        datetime(2026, 5, 1, 4, 30, tzinfo=UTC),
    )
    text = "They met in Denver until late. " * 20
    content = f"<html><body><article><h1>Talks end</h1><p>{text}</p></article></body></html>"
    (found,) = articles_of(Page(item, "html", content.encode(), item.address))
    assert (found.published, found.published_at) == (date(2026, 4, 30), item.published_at)
