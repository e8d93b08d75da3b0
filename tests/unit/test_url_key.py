"""Which addresses stand for the same page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.url_key import clean_url, publisher_of, url_key

GENEVA = "https://www.example.org/1985/geneva?id=7"


@pytest.mark.parametrize(
    "variant",
    [
        "http://example.org/1985/geneva?id=7",
        "HTTPS://Example.ORG:443/1985/geneva/?id=7#comments",
        "https://www.example.org/1985/x/../geneva?id=7&utm_source=rss&utm_medium=feed",
        "https://example.org/1985/gene%76a?fbclid=abc&id=7",
        " https://reader@example.org/1985/geneva?at_medium=RSS&id=7&partner=rss ",
    ],
)
def test_variants_of_an_address_have_one_key(variant: str) -> None:
    assert url_key(variant) == url_key(GENEVA) == "example.org/1985/geneva?id=7"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/1985/geneva?id=8",
        "https://example.org/1985/geneva",
        "https://example.org:8443/1985/geneva?id=7",
        "https://live.example.org/1985/geneva?id=7",
        "https://example.org/1985/geneva?id=7&page=2",
    ],
)
def test_other_pages_have_other_keys(other: str) -> None:
    assert url_key(other) != url_key(GENEVA)


def test_an_identifier_in_the_query_is_kept() -> None:
    assert url_key("https://example.org/?p=123&utm_campaign=x") == "example.org?p=123"
    assert url_key("https://example.org/story?20240305") != url_key("https://example.org/story?20240306")


def test_escapes_of_older_sites_stay_apart() -> None:
    assert url_key("https://example.org/show?name=%C9mile") != url_key("https://example.org/show?name=%C8mile")


def test_letters_outside_ascii_have_one_form() -> None:
    assert url_key("https://bücher.example/ü") == url_key("https://xn--bcher-kva.example/%C3%BC")


@pytest.mark.parametrize(
    "text", ["file:///etc/passwd", "mailto:a@example.org", "example.org", "http://", "http://[", ""]
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        url_key(text)


def test_the_publisher_is_the_registrable_domain() -> None:
    assert publisher_of("https://news.bbc.co.uk:443/x") == "bbc.co.uk"
    assert publisher_of("https://www.example.org/x") == publisher_of("http://example.org") == "example.org"
    assert publisher_of("http://127.0.0.2:8080/x") == "127.0.0.2"


@given(st.sampled_from(["http", "https"]), st.text(max_size=20), st.text(max_size=20))
def test_cleaning_twice_is_cleaning_once(scheme: str, path: str, query: str) -> None:
    try:
        once = clean_url(f"{scheme}://example.org/{path}?{query}")
    except ValueError:
        return
    assert clean_url(once) == once
    assert url_key(once) == url_key(f"{scheme}://example.org/{path}?{query}")
