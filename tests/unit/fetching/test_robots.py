"""What a robots.txt says to us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sources.robots import forbidding_line, product_token, robots_of, robots_text

SITE = "https://news.example:443"


def is_allowed(text: str, path: str) -> bool:
    return robots_of(text, "whomet").is_allowed(SITE + path)


def test_a_path_below_a_forbidden_one_is_forbidden() -> None:
    text = "User-agent: *\nDisallow: /private\n"
    assert not is_allowed(text, "/private/letters")
    assert is_allowed(text, "/public")


def test_the_longest_rule_wins_and_wildcards_count() -> None:
    text = "User-agent: *\nDisallow: /archive\nAllow: /archive/2026\nDisallow: /*.pdf$\n"
    assert is_allowed(text, "/archive/2026/visit")
    assert not is_allowed(text, "/archive/1987/visit")
    assert not is_allowed(text, "/treaty.pdf")
    assert is_allowed(text, "/treaty.pdf.html")


def test_our_own_group_counts_alone() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Whomet\nDisallow: /letters\n"
    assert is_allowed(text, "/news")
    assert not is_allowed(text, "/letters")
    others = "User-agent: otherbot\nDisallow: /\n"
    assert is_allowed(others, "/news")


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfUser-agent: *\nDisallow: /a", b"User-agent: *\rDisallow: /a\r"])
def test_a_mark_at_the_start_and_old_line_ends_do_not_hide_rules(content: bytes) -> None:
    assert not is_allowed(robots_text(content), "/a")


def test_a_page_in_place_of_rules_has_none() -> None:
    assert robots_text(b"\n<!DOCTYPE html><p>User-agent: *\nDisallow: /\n") == ""


def test_a_crawl_delay_is_that_of_our_group() -> None:
    text = "User-agent: *\nCrawl-delay: 3\n\nUser-agent: whomet\nCrawl-delay: 0.5\n"
    assert robots_of(text, "whomet").crawl_delay == 0.5
    assert robots_of(text, "another").crawl_delay == 3
    assert robots_of("User-agent: *\nCrawl-delay: soon\n", "whomet").crawl_delay is None


def test_the_token_is_the_name_alone() -> None:
    assert product_token("whomet/0.1 (+mailto:desk@news.example)") == "whomet"
    assert product_token("whomet") == "whomet"


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("User-agent: *\nDisallow: /private # letters\n", "/private/x", "line 2: Disallow: /private # letters"),
        ("User-agent: *\nDisallow: /\nDisallow: /private\n", "/private/x", "line 3: Disallow: /private"),
        ("User-agent: a\nUser-agent: *\nCrawl-delay: 2\nDisallow: /x\n", "/x", "line 4: Disallow: /x"),
        ("User-agent: *\nDisallow: /letters\n\nUser-agent: whomet\nDisallow: /l\n", "/letters", "line 5: Disallow: /l"),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/treaty.pdf", "line 2: Disallow: /*.pdf$"),
        ("User-agent: *\nDisallow: /größe\n", "/gr%C3%B6%C3%9Fe", "line 2: Disallow: /größe"),
        ("User-agent: *\nDisalow: /x\n", "/x", "a rule of robots.txt"),
    ],
)
def test_the_line_that_forbids_is_named(text: str, path: str, line: str) -> None:
    rules = robots_of(text, "whomet")
    assert not rules.is_allowed(SITE + path)
    assert forbidding_line(rules, SITE + path) == line


@given(st.binary(max_size=300))
def test_no_bytes_break_it(content: bytes) -> None:
    rules = robots_of(robots_text(content), "whomet")
    assert rules.is_allowed(SITE + "/robots.txt")
    assert isinstance(forbidding_line(rules, SITE + "/a"), str)


def test_a_group_for_one_version_of_us_is_ours() -> None:
    text = "User-agent: Whomet/1.0 # the robot\nDisallow: /private\n\nUser-agent: *\nDisallow:\n"
    assert not is_allowed(text, "/private/letters")
    assert forbidding_line(robots_of(text, "whomet"), SITE + "/private/letters") == "line 2: Disallow: /private"
