"""The marks of an article: what wins where two meet, what is joined, and what each says."""

from __future__ import annotations

from tasks.nlp.explain import Mark, MarkKind, Role, marks_of, pieces_of
from tasks.records import Account, Article, Explanation, Mention, Participant, Place, Refusal, Span, StatusCue, Topic

TEXT = "Talks of Chairman Mao with Nixon in China were agreed."
ARTICLE = Article("peking", "test", "peking", TEXT)
TALKS = Mention("Talks", Span(0, 5), Span(0, 54), "talks.noun")


def account(*participants: Participant, trigger: Mention = TALKS, **values: object) -> Account:
    """Return an account of TEXT."""
    return Account("id", "talks", "planned", 0.9, trigger, (trigger,), participants, **values)  # type: ignore[arg-type]


def somebody(name: str, *spans: Span, side: str = "who") -> Participant:
    """Return a participant."""
    return Participant(name, side, "person", spans=spans)  # type: ignore[arg-type]


def marks(*accounts: Account, refusals: tuple[Refusal, ...] = ()) -> tuple[Mark, ...]:
    """Return the marks of TEXT."""
    return marks_of(Explanation(ARTICLE, accounts, refusals))


def seen(found: tuple[Mark, ...]) -> list[tuple[str, MarkKind]]:
    """Return the words and kind of each mark."""
    return [(TEXT[mark.span.start : mark.span.end], mark.kind) for mark in found]


def test_every_value_of_an_account_is_marked_with_number_label_and_side(explanation: Explanation) -> None:
    text = explanation.article.text
    found = [(text[mark.span.start : mark.span.end], mark.kind, mark.roles) for mark in marks_of(explanation)]
    assert found == [
        ("Brandt", "participant", (Role(1, "Willy Brandt", "who"),)),
        ("Chancellor Brandt", "participant", (Role(1, "Willy Brandt", "who"), Role(2, "Willy Brandt", "who"))),
        ("will", "cue", (Role(1, "planned"),)),
        ("meet", "trigger", (Role(1, "meeting.meet"),)),
        ("Stoph", "participant", (Role(1, "Willi Stoph", "whom"),)),
        ("Erfurt", "place", (Role(1, "clause"),)),
        ("on Thursday", "time", (Role(1, "relative"),)),
        ("the travel of pensioners", "topic", (Role(1, "travel"),)),
        ("meeting", "mention", (Role(1, "meeting.noun"),)),
        ("Brandt", "participant", (Role(2, "Willy Brandt", "who"),)),
        ("wrote", "trigger", (Role(2, "correspondence.write"),)),
        ("met", "refused", (Role(None, "meeting.meet: is met with <something> & no encounter"),)),
    ]


def test_the_more_specific_mark_wins_and_the_other_keeps_the_rest() -> None:
    whole = Topic("Talks of Chairman Mao with Nixon", Span(0, 32))
    found = marks(account(somebody("Mao", Span(9, 21)), topics=(whole,)))
    assert seen(found) == [
        ("Talks", "trigger"),
        (" of ", "topic"),
        ("Chairman Mao", "participant"),
        (" with Nixon", "topic"),
    ]


def test_a_trigger_wins_over_its_own_cue_and_a_participant_over_a_place() -> None:
    found = marks(
        account(
            somebody("China", Span(36, 41)),
            status_cue=StatusCue("Talks", Span(0, 5)),
            place=Place("China", "country", "clause", Span(36, 41)),
        )
    )
    assert seen(found) == [("Talks", "trigger"), ("China", "participant")]


def test_a_word_that_one_rule_refused_and_another_took_is_a_trigger() -> None:
    found = marks(account(), refusals=(Refusal("Talks", Span(0, 5), "talks.verb", "is no verb here"),))
    assert seen(found) == [("Talks", "trigger")]


def test_one_name_is_marked_once_at_its_longest() -> None:
    found = marks(account(somebody("Mao Zedong", Span(18, 21), Span(9, 21))))
    assert seen(found)[1:] == [("Chairman Mao", "participant")]
    assert found[1].roles == (Role(1, "Mao Zedong", "who"),)


def test_accounts_with_the_same_participant_share_the_mark() -> None:
    later = Mention("agreed", Span(47, 53), Span(0, 54), "talks.verb")
    found = marks(
        account(somebody("Mao Zedong", Span(18, 21))),
        account(somebody("Mao Zedong", Span(9, 21), side="whom"), trigger=later),
    )
    assert seen(found) == [("Talks", "trigger"), ("Chairman Mao", "participant"), ("agreed", "trigger")]
    assert found[1].roles == (Role(1, "Mao Zedong", "who"), Role(2, "Mao Zedong", "whom"))


def test_somebody_within_a_group_is_marked_as_both() -> None:
    found = marks(account(somebody("Mao with Nixon", Span(18, 32)), somebody("Nixon", Span(27, 32), side="whom")))
    assert seen(found)[1:] == [("Mao with ", "participant"), ("Nixon", "participant")]
    assert {role.label for role in found[2].roles} == {"Mao with Nixon", "Nixon"}


def test_a_span_outside_the_text_is_left_out() -> None:
    assert seen(marks(account(somebody("Nobody", Span(54, 54), Span(50, 99))))) == [("Talks", "trigger")]


def test_pieces_cut_a_mark_at_the_ends_that_are_asked_for() -> None:
    found = marks(account(somebody("Mao", Span(9, 21))))
    pieces = [(TEXT[start:end], mark and mark.kind) for (start, end), mark in pieces_of(found, 3, 12)]
    assert pieces == [("ks", "trigger"), (" of ", None), ("Cha", "participant")]


def test_an_article_without_marks_is_one_piece() -> None:
    assert [piece.span for piece in pieces_of((), 0, len(TEXT))] == [Span(0, len(TEXT))]
    assert list(pieces_of((), 0, 0)) == []
