"""What is said of an account below the text? The same words on a terminal and on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.display import shown
from tasks.nlp.explain import Mark, MarkKind, Role
from tasks.records import Account, Alternative, Article, Participant, Place, PlaceBasis, Span, Time, Topic

SIDES = ("who", "whom", "both")
NOTES: dict[MarkKind, str] = {
    "trigger": "",
    "mention": "again",
    "refused": "no account",
    "cue": "status",
    "participant": "",  # its side says more
    "place": "where",
    "time": "when",
    "topic": "about",
}
"""The word that stands beside a mark, after the number of its account."""
LEGEND: dict[str, str] = {
    "trigger": "trigger: the word that tells of the encounter",
    "mention": "again: the same encounter, told once more",
    "who": "who: takes part, on the side that acts",
    "whom": "whom: takes part, on the other side",
    "both": "both: takes part, nobody is named as the one who acts",
    "cue": "status: the word that decides whether it happened",
    "place": "where",
    "time": "when",
    "topic": "about: a topic",
    "refused": "no account: a trigger word that gave nothing",
}
BASES: dict[PlaceBasis, str] = {
    "clause": "in the clause of the encounter",
    "sentence": "elsewhere in the sentence",
    "visit_goal": "where the visit goes",
    "venue": "a venue in the sentence",
    "dateline": "from the dateline",
    "context": "from the text around it",
}
KIND_OF_TERM = {
    "not taken": "refused",
    "again": "mention",
    "status": "cue",
    "where": "place",
    "when": "time",
    "about": "topic",
}
"""Which marks give a value, where they are not named like it."""
NOT_TOLD = "not told"
REACH = 50
_STOP = re.compile(r"[.!?…][\"'”’»)]*\s+|\n")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about an account: what is asked, the answer, how it came about, and the words that gave it."""

    term: str
    value: str
    details: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    """The words in the article."""
    context: Span | None = None
    """The words around them, where it helps to see them."""


def facts_of(account: Account, article: Article, alternatives: Sequence[Alternative] = ()) -> list[Fact]:
    """Return what is known of the account, in the order in which a person asks."""
    text = article.text
    facts = [
        Fact(
            "trigger",
            account.trigger.rule,
            spans=(account.trigger.span,),
            context=context_of(text, account.trigger.span, account.trigger.sentence),
        ),
        status_fact(account, article),
    ]
    facts += [
        participant_fact(participant, text)
        for side in SIDES
        for participant in account.participants
        if participant.side == side
    ]
    facts.append(place_fact(account.place) if account.place else Fact("where", NOT_TOLD))
    facts.append(time_fact(account.time) if account.time else Fact("when", NOT_TOLD))
    facts += [topic_fact(topic) for topic in account.topics]
    facts += [
        Fact("again", mention.rule, spans=(mention.span,), context=context_of(text, mention.span, mention.sentence))
        for mention in account.mentions
        if mention != account.trigger
    ]
    facts += [
        Fact("not taken", each.text, (NOTES[each.layer], f"likely {each.likelihood:.2f}"), (each.span,))
        for each in alternatives
    ]
    return facts


def status_fact(account: Account, article: Article) -> Fact:
    """Return whether it happened, the word that says so and who says so."""
    if account.status_cue is not None:
        said_by = account.status_cue.said_by
        return Fact("status", account.status, (f"says {said_by}",) if said_by else (), (account.status_cue.span,))
    if account.status == "occurred":
        return Fact("status", account.status, ("told as done, no word says otherwise",))
    start = account.time.start if account.time else None
    if start and article.published and start > article.published:
        return Fact("status", account.status, ("its time comes after the day of publication",))
    return Fact("status", account.status, ("no single word says so",))


def participant_fact(participant: Participant, text: str) -> Fact:
    """Return who takes part, with each different wording of the article once: "General Franco", "Franco", "he"."""
    details = (participant.kind, participant.title, participant.organization, participant.country)
    wordings: dict[str, Span] = {}
    reached = 0
    # The longer of two that begin together comes first; one that lies within another says nothing more.
    for span in sorted(participant.spans, key=lambda span: (span.start, -span.end)):
        if span.end > reached:
            wordings.setdefault(" ".join(text[span.start : span.end].split()), span)
            reached = span.end
    return Fact(participant.side, participant.name, tuple(filter(None, details)), tuple(wordings.values()))


def place_fact(place: Place) -> Fact:
    """Return where it was, and how the place was found."""
    details = [place.kind, place.country or "no country"]
    if place.latitude is not None and place.longitude is not None:
        details.append(f"{place.latitude:.2f}, {place.longitude:.2f}")
    if place.geonames_id is not None:
        details.append(f"GeoNames {place.geonames_id}")
    return Fact("where", place.name, (*details, f"{place.basis}: {BASES[place.basis]}"), (place.span,))


def time_fact(time: Time) -> Fact:
    """Return when it was, and how the days were found."""
    if time.start is None:
        return Fact("when", "no days can be told", (time.basis,), (time.span,))
    days = shown(time.start) if time.start == time.end else f"{shown(time.start)} to {shown(time.end)}"
    counted = f"{time.basis}: counted from {shown(time.anchor)}" if time.anchor else time.basis
    return Fact("when", days, (time.granularity, counted), (time.span,))


def topic_fact(topic: Topic) -> Fact:
    """Return what it was about, with the code and how well it fits."""
    if topic.code is None:
        return Fact("about", topic.phrase, ("no code fits",), (topic.span,))
    score = () if topic.score is None else (f"fits {topic.score:.2f}",)
    return Fact("about", topic.phrase, (f"{topic.label or topic.scheme} ({topic.code})", *score), (topic.span,))


def note_of(mark: Mark) -> str:
    """Return the words beside a mark: "1 who", "2 whom, 3+4 who", "no account"."""
    if mark.kind == "refused":
        return NOTES["refused"]
    numbers: dict[str, list[str]] = {}
    for role in mark.roles:
        numbers.setdefault(role.side or NOTES[mark.kind], []).append(str(role.account))
    return ", ".join(f"{'+'.join(dict.fromkeys(each))} {word}".rstrip() for word, each in numbers.items())


def description_of(mark: Mark) -> str:
    """Return what a mark means as a sentence: "account 1: whom, Mikhail Gorbachev"."""
    return "; ".join(dict.fromkeys(_described(mark.kind, role) for role in mark.roles))


def _described(kind: MarkKind, role: Role) -> str:
    words = {
        "trigger": f"trigger, rule {role.label}",
        "mention": f"told again, rule {role.label}",
        "refused": role.label,
        "cue": f"status, {role.label}",
        "participant": f"{role.side}, {role.label}",
        "place": f"where, {role.label.replace('_', ' ')}",
        "time": f"when, {role.label}",
        "topic": f"about, {role.label}",
    }
    return f"{'no account' if role.account is None else f'account {role.account}'}: {words[kind]}"


def context_of(text: str, span: Span, sentence: Span | None = None) -> Span:
    """Return a stretch around `span` that a person takes in at a glance: of its sentence, at most REACH to each side.

    Without a known sentence it ends at a full stop or a line's end.
    """
    first, last = sentence or Span(0, len(text))
    first, last = min(first, span.start), min(max(last, span.end), len(text))
    start, end = max(first, span.start - REACH), min(last, span.end + REACH)
    if sentence is None:
        start = max((match.end() for match in _STOP.finditer(text, start, span.start)), default=start)
        stop = _STOP.search(text, span.end, end)
        end = stop.start() + len(stop.group().rstrip()) if stop else end
    # Half a word at an end says nothing: cut at the blank, where there is one.
    if start > first and not text[start - 1].isspace():
        blank = re.compile(r"\s").search(text, start, span.start)
        start = blank.end() if blank else start
    if end < last and not text[end].isspace():
        end = max((match.start() for match in re.compile(r"\s").finditer(text, span.end, end)), default=end)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def quoted(text: str, spans: tuple[Span, ...]) -> Iterator[str]:
    """Yield the words of the spans on one line each."""
    yield from (" ".join(text[span.start : span.end].split()) for span in spans)


def around(text: str, span: Span, context: Span) -> tuple[str, str, str]:
    """Return the words before the span, its own and those after it, on one line; "…" where a sentence is cut."""
    before, after = text[context.start : span.start], text[span.end : context.end]
    begins = context.start == 0 or bool(_STOP.search(text[max(0, context.start - 4) : context.start]))
    ends = context.end == len(text) or text[context.end - 1] in ".!?…\"'”’»)" or text[context.end] == "\n"
    return (
        ("" if begins else "… ") + _one_line(before),
        _one_line(text[span.start : span.end]),
        _one_line(after) + ("" if ends else " …"),
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
