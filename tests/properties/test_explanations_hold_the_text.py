"""Whatever the text and whatever was read in it: marks never overlap, and page and terminal hold the text as it is."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from flows.explanation_page import as_page
from flows.explanation_text import as_plain
from tasks.nlp.explain import PRECEDENCE, marks_of, pieces_of
from tasks.records import (
    Account,
    Article,
    Explanation,
    Mention,
    Participant,
    Place,
    Refusal,
    Side,
    Span,
    StatusCue,
    Time,
    Topic,
)

WORDS = (
    "Mao",
    " met ",
    "Nixon",
    ".",
    " ",
    "\n",
    "\n\n",
    "<script>",
    "</p>",
    "&amp;",
    "&",
    '"',
    "'",
    "</section>",
    "–",
    "中",
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SIDES: tuple[Side, ...] = ("who", "whom", "both")
anything = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map("".join),
    anything,
    anything.map(lambda text: CONTROL.sub("", text) or "met"),
)


@st.composite
def explanations(draw: st.DrawFn) -> Explanation:
    """Return an explanation whose values lie anywhere in the text, over and in each other."""
    text = draw(texts)

    def spans() -> st.SearchStrategy[Span]:
        ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
        return ends.map(lambda pair: Span(min(pair), max(pair))).filter(lambda span: span.start < span.end)

    def mention() -> Mention:
        span = draw(spans())
        return Mention(text[span.start : span.end], span, draw(st.just(Span(0, len(text)))), "meeting.meet")

    def account() -> Account:
        trigger = mention()
        participants = [
            Participant(name, side, "person", spans=tuple(draw(st.lists(spans(), max_size=3))))
            for name, side in draw(
                st.lists(st.tuples(st.sampled_from(("Mao", "<b>")), st.sampled_from(SIDES)), max_size=3)
            )
        ]
        cue, place, time, topic = draw(spans()), draw(spans()), draw(spans()), draw(spans())
        return Account(
            "id", "meeting", "planned", 0.9, trigger, (trigger, *(mention() for _ in range(draw(st.integers(0, 2))))),
            tuple(participants),
            draw(st.none() | st.just(StatusCue("will", cue, "<b>"))),
            draw(st.none() | st.just(Place("Peking", "city", "clause", place))),
            draw(st.none() | st.just(Time("then", time, "other", "relative"))),
            draw(st.just(()) | st.just((Topic("trade", topic),))),
        )  # fmt: skip

    accounts = tuple(account() for _ in range(draw(st.integers(0, 3))))
    refused = tuple(Refusal("met", span, "meeting.meet", "<no> & why") for span in draw(st.lists(spans(), max_size=3)))
    title = draw(st.none() | st.just(text))
    return Explanation(Article("any", "test", "any", text, title=title), accounts, refused)


class Texts(HTMLParser):
    """Gathers the text in the section of the article, as the standard library reads a page."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the section of the article, or one within it."""
        if tag == "section" and (self.depth or ("class", "text") in attrs):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        """Leave a section."""
        if tag == "section" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep what stands in the section."""
        if self.depth:
            self.found.append(data)


@settings(deadline=None)
@given(explanations())
def test_marks_are_in_order_and_never_overlap_or_reach_out_of_the_text(explanation: Explanation) -> None:
    marks = marks_of(explanation)
    assert all(0 <= mark.span.start < mark.span.end <= len(explanation.article.text) for mark in marks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    assert all(mark.roles for mark in marks)


@settings(deadline=None)
@given(explanations())
def test_each_character_of_a_value_is_marked_as_it_or_as_something_more_specific(explanation: Explanation) -> None:
    kinds = {place: mark.kind for mark in marks_of(explanation) for place in range(*mark.span)}
    for account in explanation.accounts:
        assert all(kinds[place] == "trigger" for place in range(*account.trigger.span))
        for participant in account.participants:
            for span in participant.spans:
                assert all(PRECEDENCE.index(kinds[place]) <= PRECEDENCE.index("participant") for place in range(*span))
    for refusal in explanation.refusals:
        assert all(PRECEDENCE.index(kinds[place]) <= PRECEDENCE.index("refused") for place in range(*refusal.span))


@settings(deadline=None)
@given(explanations(), st.data())
def test_the_pieces_are_the_text(explanation: Explanation, data: st.DataObject) -> None:
    text = explanation.article.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pieces = [text[span.start : span.end] for span, _ in pieces_of(marks_of(explanation), start, end)]
    assert "".join(pieces) == text[start:end]
    assert all(pieces)


@settings(deadline=None)
@given(explanations())
def test_the_page_holds_each_character_of_the_text_once(explanation: Explanation) -> None:
    text = explanation.article.text
    texts = Texts()
    texts.feed(as_page([explanation]))
    texts.close()
    found = "".join(texts.found)
    # What HTML cannot hold is shown as a picture of it, in the same place.
    assert all(one == other or CONTROL.match(other) for one, other in zip(found, text, strict=True))


@settings(deadline=None)
@given(explanations())
def test_another_parser_reads_the_same_and_finds_no_element_of_the_text(explanation: Explanation) -> None:
    parser = html.HTMLParser(encoding="utf-8")
    page: Any = html.document_fromstring(as_page([explanation]).encode(), parser=parser)
    (section,) = page.xpath("//section[@class='text']")
    if not CONTROL.search(explanation.article.text):
        assert section.text_content() == explanation.article.text
    assert {element.tag for element in section.iter()} <= {"section", "p", "mark", "a"}
    assert page.xpath("//script") == []
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(names)


@settings(deadline=None)
@given(explanations())
def test_plain_text_can_always_be_made_and_sends_no_command(explanation: Explanation) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", as_plain(explanation))
