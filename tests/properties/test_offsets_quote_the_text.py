"""Whatever the text: it is read, every span quotes it, and the same text reads the same alone and in company."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.reading import load_reader
from tasks.records import Account, Article, Reading, Reject, Span

NAMES = (
    "Anwar Sadat", "President Jimmy Carter", "Charles de Gaulle", "David Ben-Gurion", "Mr Attlee", "Zhou Enlai",
    "Queen Elizabeth II", "Abdul Aziz ibn Saud", "the Egyptian foreign minister", "Lech Wałęsa", "Ho Chi Minh",
    "Félix Houphouët-Boigny", "Egypt", "the UN", "he", "they", "officials of both sides",
)  # fmt: skip
PLACES = ("Cairo", "Camp David", "Reykjavík", "the King David Hotel in Jerusalem", "Peking", "São Paulo", "the capital")
TIMES = (
    "on Tuesday",
    "yesterday",
    "on 29 February",
    "in early June",
    "in recent months",
    "last week",
    "from 3 to 5 May",
)
TOPICS = ("the peace treaty", "trade and “security”", "prisoners’ rights", "oil", "the war in Viet-Nam")
TEMPLATES = (
    "{a} met {b} in {place} {time} to discuss {topic}.",
    "{a} and {b} held talks {time} on {topic}, {a} said.",
    "{a} will not meet {b} in {place}.",
    "“We met {b},” said {a} ({time}), “and spoke about {topic}”.",
    "{time} {a} was received by {b} at {place}; the meeting was postponed",
    "{a} telephoned {b}.",
    "{a} wrote a letter to {b} {time}…",
    "{a}'s visit to {place} ended {time}.",
    "The summit between {a} and {b} opened in {place}, with {a}, {b} and {a} attending.",
    "{place}, {time} — {a} flew to {place} to see {b}.",
    "The talks went on.",
    "He met her.",
)
SEPARATORS = (" ", "\n", "\n\n", "\n\n\n\n", "\t", "\r\n", "  ", "", "\u2028", "\u00a0", " — ", "\x0b", "\n \n")

sentences = st.builds(
    lambda template, a, b, place, time, topic: template.format(a=a, b=b, place=place, time=time, topic=topic),
    st.sampled_from(TEMPLATES), st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(PLACES),
    st.sampled_from(TIMES), st.sampled_from(TOPICS),
)  # fmt: skip
noise = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="\x00\x01\x07\x1b\x7f\x85\u200b\u200e\u202e\ufeff\u00ad\u0301🤝👩‍👩‍👧ßİŉǆ", max_size=15),
    st.builds(lambda letter, count: letter * count, st.sampled_from("aAé-.'("), st.integers(200, 3000)),
    st.just(""),
)
FOREIGN = (
    "Президент Путин встретился с Эрдоганом в Сочи.",
    "习近平在北京会见了普京。双方讨论了贸易。",
    "التقى السادات بيغن في القدس.",
    "Der Kanzler traf Präsident Carter in Bonn, um über Öl zu reden.",
    "El presidente visitó a Fidel Castro en La Habana.",
    "नरेंद्र मोदी ने पुतिन से मुलाकात की।",
    "ประธานาธิบดีพบกับนายกรัฐมนตรี",
)
TAGS = (
    "<p>",
    "</p>",
    "<br/>",
    "&nbsp;",
    "<a href='/meet?x=1&amp;y'>",
    "</a>",
    "<script>var met = {a: [1]};</script>",
    "<b>",
)
# What goes wrong on the way: capitals throughout, markup left in, lines broken anywhere, other languages in between.
spoilt = st.one_of(
    sentences.map(str.upper),
    st.builds(lambda sentence, tag: tag.join(sentence.split(" ")), sentences, st.sampled_from(TAGS)),
    st.builds(lambda sentence, tag: f"{tag}{sentence}{tag}", sentences, st.sampled_from(TAGS)),
    sentences.map(lambda sentence: sentence.replace(" ", "\n")),
    sentences.map("\x00".join),
    sentences.map(lambda sentence: sentence.replace("a", "а").replace("e", "е")),  # Cyrillic look-alikes
    st.builds(lambda sentence, other: f"{sentence[:-1]}, {other}", sentences, st.sampled_from(FOREIGN)),
    st.sampled_from(FOREIGN),
)
pieces = st.tuples(st.one_of(sentences, sentences, spoilt, noise), st.sampled_from(SEPARATORS))
# Some noise in between, but often enough a sentence that begins and ends where it should, so that accounts are found.
clean = st.tuples(sentences, st.sampled_from(("\n\n", " ")))
texts = st.lists(st.one_of(clean, clean, pieces), min_size=1, max_size=8)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article with or without headline and date."""
    text = "".join(piece + separator for piece, separator in draw(texts))
    first_line = text.split("\n", 1)[0]
    headline = Span(0, len(first_line)) if first_line.strip() and draw(st.booleans()) else None
    published = draw(st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2090, 12, 31))))
    return Article(
        "any", "test", "any", text, title=first_line if headline else None, published=published, headline=headline
    )


def read_all(*some: Article) -> list[Reading]:
    """Read the articles in one batch; every one of them has to give a Reading."""
    readings = []
    for result in load_reader("md", None).read(some):
        assert isinstance(result, Reading), result
        readings.append(result)
    return readings


def quotations(account: Account) -> Iterator[tuple[str, Span, str | None]]:
    """Yield every span of the account: what it is of, and the value that it quotes where there is one."""
    for mention in (account.trigger, *account.mentions):
        yield "mention", mention.span, mention.text
        yield "sentence", mention.sentence, None
    if account.status_cue is not None:
        yield "status cue", account.status_cue.span, account.status_cue.text
    for participant in account.participants:
        for span in participant.spans:
            yield "participant", span, None
    if account.time is not None:
        yield "time", account.time.span, account.time.text
    for topic in account.topics:
        yield "topic", topic.span, topic.phrase


def words_of(name: str) -> list[str]:
    """Return the words of a name: upper and lower case, line breaks and control characters make no other place."""
    return re.findall(r"\w+", name.casefold())


def assert_sound(reading: Reading) -> None:
    """Every span lies in the text and quotes the value; what belongs together stands together."""
    text = reading.article.text
    for account in reading.accounts:
        for what, span, value in quotations(account):
            assert 0 <= span.start < span.end <= len(text), (what, span)
            if value is not None:
                assert text[span.start : span.end] == value, what
        if account.place is not None:
            span = account.place.span
            assert words_of(text[span.start : span.end]) == words_of(account.place.name)
        for mention in account.mentions:
            assert mention.sentence.start <= mention.span.start < mention.span.end <= mention.sentence.end
        assert account.trigger in account.mentions
        assert list(account.mentions) == sorted(account.mentions, key=lambda mention: mention.span)
        assert 0 <= account.confidence <= 1
        if account.time is not None:
            assert (account.time.start is None) == (account.time.end is None)
            assert not (account.time.start and account.time.end) or account.time.start <= account.time.end
    identities = [account.account_id for account in reading.accounts]
    assert len(set(identities)) == len(identities)


some_seconds = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@some_seconds
@given(articles())
def test_every_span_of_every_account_quotes_the_text(article: Article) -> None:
    for reading in read_all(article):
        assert_sound(reading)


@settings(some_seconds, max_examples=40)
@given(articles())
def test_the_same_article_reads_the_same_twice(article: Article) -> None:
    assert read_all(article) == read_all(article)


@settings(some_seconds, max_examples=30)
@given(st.lists(articles(), min_size=2, max_size=3))
def test_an_article_reads_the_same_in_a_batch_as_alone(some: list[Article]) -> None:
    assert read_all(*some) == [reading for article in some for reading in read_all(article)]


def test_more_articles_than_a_batch_come_back_in_their_order() -> None:
    order = random.Random(1970)
    many = [
        Article(
            str(i), "test", str(i), f"{order.choice(NAMES[:4])} met {order.choice(NAMES[4:8])} in Erfurt." * (i % 3)
        )
        for i in range(100)
    ]
    assert [reading.article for reading in read_all(*many)] == many


DEGENERATE = (
    "", " ", "\n", "\x00", "met", "met.", "\nmeeting\n", "He met", "They met them", "\ufeffHe met her.",
    "Sadat met met met.",
    "meet " * 2000, "Sadat met " * 500, "()" * 3000 + " met", "Anwar Sadat\u2028met\u2028Begin",
    "M. E. T. Met. " * 100, "SADAT MET BEGIN IN JERUSALEM. " * 60,
    "Sadat met\n" * 300, "<p>Sadat met <b>Begin</b>.</p>" * 40, "Sadat met. \"Begin?!\" " * 60, "٣ met ۴ ½ Ⅷ ²",
    "Sadat, who " * 400 + "met Begin.", "“" * 2000 + "Sadat met Begin" + "”" * 2000,
    "x" * 60_000 + " met Anwar Sadat.", "Sadat met " + "Begin, " * 800 + "and Carter.",
)  # fmt: skip


@pytest.mark.parametrize("text", DEGENERATE, ids=lambda text: repr(text[:20]))
def test_a_degenerate_text_is_read(text: str) -> None:
    [reading] = read_all(Article("any", "test", "any", text, published=date(1978, 9, 17)))
    assert_sound(reading)


def test_a_sentence_of_200_000_characters_is_read() -> None:
    text = "Anwar Sadat, " + "who had come by way of many towns and villages, " * 4_200 + "met Menachem Begin."
    assert len(text) > 200_000
    [reading] = read_all(Article("any", "test", "any", text))
    assert_sound(reading)


def test_five_million_characters_are_refused_with_what_to_do() -> None:
    text = "Anwar Sadat met Menachem Begin in Jerusalem. " * 112_000
    [reject] = load_reader("md", None).read([Article("any", "test", "any", text)])
    assert isinstance(reject, Reject)
    assert "split it into articles" in reject.reason


@pytest.mark.parametrize("text", ["Sadat met Begin \ud800.", "\udfff Sadat met Begin.", "\ude00"])
def test_half_a_character_is_refused_with_what_to_do(text: str) -> None:
    [reject] = load_reader("md", None).read([Article("any", "test", "any", text)])
    assert isinstance(reject, Reject)
    assert "write it again as UTF-8" in reject.reason


def test_a_million_characters_without_a_trigger_are_read() -> None:
    [reading] = read_all(Article("any", "test", "any", "Rain fell on Bonn. " * 52_000))
    assert reading.accounts == ()


def test_the_same_text_read_twice_in_one_batch_gives_both_readings() -> None:
    article = Article("any", "test", "any", "Willy Brandt met Willi Stoph in Erfurt.")
    one, other = read_all(article, article)
    assert one == other
