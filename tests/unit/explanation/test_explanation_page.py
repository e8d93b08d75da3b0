"""The explanation as a page: whole, safe, and every mark with its meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from flows.explanation_page import as_page
from tasks.records import Explanation

Element = Any  # the stubs of lxml know less than it does


def parsed(*explanations: Explanation) -> Element:
    """Return the page as a browser takes it apart."""
    return html.document_fromstring(as_page(explanations).encode(), parser=html.HTMLParser(encoding="utf-8"))


def words_of(element: Element) -> str:
    """Return the text of an element."""
    return str(element.text_content())


def article_text(page: Element) -> str:
    """Return the text of the article in the page."""
    (element,) = page.xpath("//section[@class='text']")
    return words_of(element)


def test_the_text_of_the_article_is_in_it_character_by_character(explanation: Explanation) -> None:
    assert article_text(parsed(explanation)) == explanation.article.text


def test_hostile_text_stays_text(explanation: Explanation) -> None:
    page = parsed(explanation)
    assert page.xpath("//script | //b[not(ancestor::td)] | //img | //link | //iframe | //object") == []
    assert "<script>alert('criticism')</script> & more." in article_text(page)
    assert page.findtext(".//h1") == page.findtext(".//title") == explanation.article.title
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []


def test_an_address_that_is_a_script_is_no_link(explanation: Explanation) -> None:
    article = replace(explanation.article, url="javascript:alert(1)")
    page = parsed(replace(explanation, article=article))
    assert [link for link in page.xpath("//a/@href") if not link.startswith("#")] == []
    assert "javascript:alert(1)" in words_of(page)


def test_nothing_is_loaded_and_no_script_may_run(explanation: Explanation) -> None:
    source = as_page([explanation])
    page = parsed(explanation)
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]
    assert page.xpath("//@src") == []
    assert not re.search(r"@import|url\(", source)
    assert page.xpath("//a[not(starts-with(@href, '#'))]/@href") == [explanation.article.url]


def test_every_trigger_and_every_refusal_is_marked(explanation: Explanation) -> None:
    page = parsed(explanation)
    for name, words in (("trigger", ["meet", "wrote"]), ("mention", ["meeting"]), ("refused", ["met"])):
        assert [words_of(each) for each in page.xpath(f"//section[@class='text']//mark[@class='{name}']")] == words


def test_a_mark_says_what_it_is_to_eye_and_ear(explanation: Explanation) -> None:
    links = parsed(explanation).xpath("//section[@class='text']//mark/a")
    said = {words_of(link): (link.get("data-note"), link.get("aria-label")) for link in links}
    assert said["meet"] == ("1", "meet (account 1: trigger, rule meeting.meet)")
    assert said["Stoph"] == ("1 whom", "Stoph (account 1: whom, Willi Stoph)")
    assert said["met"] == (
        "no account",
        "met (no account: meeting.meet: is met with <something> & no encounter)",
    )


def test_every_link_within_the_page_leads_somewhere(explanation: Explanation) -> None:
    page = parsed(explanation, replace(explanation, article=replace(explanation.article, title=None)))
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(names)


def test_a_mark_leads_to_its_account_and_the_account_back(explanation: Explanation) -> None:
    page = parsed(explanation)
    (link,) = page.xpath("//section[@class='text']//mark[@class='place']/a")
    (account,) = page.xpath(f"//section[@id='{link.get('href')[1:]}']")
    assert words_of(account.find("h2")) == "1 meeting, planned"
    (back,) = [each for each in account.iter("a") if words_of(each) == "Erfurt"]
    assert page.xpath(f"//mark[@id='{back.get('href')[1:]}']") == [link.getparent()]


def test_every_refusal_is_a_row_with_rule_and_reason(explanation: Explanation) -> None:
    (row,) = parsed(explanation).xpath("//table/tbody/tr")
    assert [words_of(cell) for cell in row] == [
        "met",
        "The plan met with <script>alert('criticism')</script> & more.",
        "meeting.meet",
        "is met with <something> & no encounter",
    ]


def test_a_mark_over_two_paragraphs_is_cut_and_keeps_one_name(explanation: Explanation) -> None:
    article = replace(explanation.article, text="Mao met\n\nNixon")
    account = explanation.accounts[1]
    trigger = replace(account.trigger, span=account.trigger.span._replace(start=4, end=14))
    page = parsed(Explanation(article, (replace(account, trigger=trigger, mentions=(trigger,), participants=()),), ()))
    pieces = page.xpath("//section[@class='text']//mark")
    assert [words_of(piece) for piece in pieces] == ["met\n\n", "Nixon"]
    assert [piece.get("id") is not None for piece in pieces] == [True, False]
    assert [piece.find("a").get("data-note") for piece in pieces] == [None, "1"]


def test_several_articles_have_contents_and_a_part_each(explanation: Explanation) -> None:
    other = replace(explanation, article=replace(explanation.article, title=None, doc_id="other"))
    page = parsed(explanation, other)
    assert page.findtext(".//h1") == "2 articles explained"
    assert [words_of(link) for link in page.xpath("//nav//a")] == [explanation.article.title, "other"]
    assert [words_of(heading) for heading in page.xpath("//article/header/h2")] == [explanation.article.title, "other"]
    assert page.xpath("//nav//a/@href") == [f"#{name}" for name in page.xpath("//article/@id")]


def test_an_article_without_accounts_says_so(explanation: Explanation) -> None:
    page = parsed(replace(explanation, accounts=(), refusals=()))
    assert "There is no trigger word in it." in words_of(page)
    assert page.xpath("//details") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\r\nb", "a\r\nb"), ("a\x00b", "a␀b"), ("a\x1bb", "a␛b"), ("\n\na", "\n\na"), ("a\tb  c", "a\tb  c")],
)
def test_what_a_page_cannot_hold_is_shown(explanation: Explanation, text: str, shown: str) -> None:
    article = replace(explanation.article, text=text)
    assert article_text(parsed(Explanation(article, (), ()))) == shown
