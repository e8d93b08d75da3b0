"""Whatever the text and the day of publication: times are read, quote the text and end after they begin."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.time_rules import Context, Direction
from tasks.nlp.times.when import find_times
from tasks.records import Span, Time

VOCABULARY = (
    "Monday Sun. Sat Thurs. May March may february Feb. December 29 30 31 0 1 2000 1900 9999 1997 '98 1990s 80s "
    "06-03-97 2024-02-30 6/3/2024 last next this that the of to from between and until early mid- late end first third "
    "fourth quarter half week weekend month year years decade day days ago earlier later before after a ten 999 two "
    "morning today yesterday tomorrow Easter Thanksgiving spring fall winter noon 10:35 a.m. Q3 4Q - – , . ' ’s on "
    "Frıday Aprıl Chrıstmas laſt İn 1,000 2.5 year-end"
)
WORDS = VOCABULARY.split()


@cache
def time_words() -> TimeWords:
    return load_lexicon(None, Path(__file__).resolve().parents[2] / "seeds").times


sentences = st.lists(st.sampled_from(WORDS), max_size=12).flatmap(
    lambda words: st.sampled_from((" ", "", "\n", "-")).map(lambda gap: gap.join(words))
)
texts = st.one_of(sentences, st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.text(max_size=60))
days = st.one_of(st.none(), st.dates(), st.sampled_from((date.min, date.max, date(2000, 2, 29), date(1999, 12, 31))))
told = st.dates().map(lambda day: Time("then", Span(0, 4), "day", "explicit", day, day))


@settings(max_examples=600, deadline=None)
@given(
    texts, days, st.lists(told, max_size=2), st.sampled_from(get_args(Direction)), st.booleans(),
    st.integers(0, 50),
)  # fmt: skip
def test_times_quote_the_text_and_end_after_they_begin(
    text: str, published: date | None, before: list[Time], direction: Direction, is_narrowed: bool, offset: int
) -> None:
    context = Context(published, before, direction=direction, is_narrowed=is_narrowed)
    last = 0
    for time in find_times(text, offset, context, time_words()):
        assert text[time.span.start - offset : time.span.end - offset] == time.text
        assert time.span.start - offset >= last
        last = time.span.end - offset
        assert (time.start is None) == (time.end is None)
        assert time.start is None or time.end is None or time.start <= time.end
