"""An explanation made by hand: one account with everything that there can be, one bare one, one refusal."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.records import (
    Account,
    Article,
    Explanation,
    Mention,
    Participant,
    Place,
    Refusal,
    Span,
    StatusCue,
    Time,
    Topic,
)

TITLE = "Brandt & Stoph <b>to meet</b>"
BODY = (
    "Chancellor Brandt will meet Stoph in Erfurt on Thursday to discuss the travel of pensioners, Ahlers said. "
    "The meeting was hard to arrange.\n\n"
    "Brandt wrote to him. The plan met with <script>alert('criticism')</script> & more."
)
TEXT = f"{TITLE}\n\n{BODY}"


def span_of(words: str, after: int = 0) -> Span:
    """Return the first place of the words at or after an offset."""
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


FIRST, SECOND, THIRD, FOURTH = map(TEXT.index, ("Chancellor", "The meeting", "Brandt wrote", "The plan"))
MEET = Mention("meet", span_of("meet", FIRST), Span(FIRST, SECOND - 1), "meeting.meet")
AGAIN = Mention("meeting", span_of("meeting"), Span(SECOND, THIRD - 2), "meeting.noun")
WROTE = Mention("wrote", span_of("wrote"), Span(THIRD, FOURTH - 1), "correspondence.write")


@pytest.fixture
def explanation() -> Explanation:
    """Return the explanation of an article whose text is as hostile as its title."""
    brandt = (span_of("Brandt"), span_of("Chancellor Brandt"), span_of("Brandt", FIRST))
    meeting = Account(
        account_id="0123456789abcdef",
        type="meeting",
        status="planned",
        confidence=0.9,
        trigger=MEET,
        mentions=(MEET, AGAIN),
        participants=(
            Participant("Willi Stoph", "whom", "person", spans=(span_of("Stoph", FIRST),)),
            Participant("Willy Brandt", "who", "person", "Chancellor", "SPD", "DEU", brandt),
        ),
        status_cue=StatusCue("will", span_of("will"), "Conrad Ahlers"),
        place=Place("Erfurt", "city", "clause", span_of("Erfurt"), "DEU", 50.98, 11.03, 2929670),
        time=Time(
            "on Thursday", span_of("on Thursday"), "day", "relative", date(1970, 3, 19), date(1970, 3, 19),
            date(1970, 3, 17),
        ),
        topics=(
            Topic(
                "the travel of pensioners", span_of("the travel of pensioners"), "medtop:20000565", "travel", score=0.5
            ),
        ),
    )  # fmt: skip
    letter = Account(
        account_id="fedcba9876543210",
        type="correspondence",
        status="occurred",
        confidence=0.5,
        trigger=WROTE,
        mentions=(WROTE,),
        participants=(
            Participant("Willy Brandt", "who", "person", spans=(span_of("Brandt", FIRST), span_of("Brandt", THIRD))),
        ),
    )
    article = Article(
        "erfurt", "test", "erfurt.txt", TEXT, "https://news.example.org/erfurt?a=1&b=2", TITLE, date(1970, 3, 17),
        headline=Span(0, len(TITLE)),
    )  # fmt: skip
    refusal = Refusal("met", span_of("met", FOURTH), "meeting.meet", "is met with <something> & no encounter")
    return Explanation(article, (meeting, letter), (refusal,))
