"""What does the article tell of one encounter? A gathering of tellings made into an account."""

from __future__ import annotations

from tasks.nlp import syntax
from tasks.nlp.circumstances.circumstances import Circumstances
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.encounters.tellings import Surroundings, Telling
from tasks.nlp.gathering.gathered import Gathering
from tasks.nlp.gathering.participants import participants_of
from tasks.nlp.status.presupposed import is_known_occasion
from tasks.nlp.topics.topic_codes import TopicCoder
from tasks.records import (
    Account,
    Article,
    Mention,
    Span,
    Status,
    StatusCue,
    Time,
    content_id,
)

_AHEAD = frozenset({"planned", "proposed"})
_BEFORE_DAY = 20  # characters before a day that say when on it
_NEWS = frozenset({"a", "an"})  # before what was not told before
_TWO = 2
_NO_ROOM = 80  # tokens; in a shorter text there is no room to tell more of it


def _status(gathering: Gathering) -> Telling:
    """Return the telling that decides the status: the chief one, unless another says that it was called off.

    That somebody was not there decides nothing where another telling says that the rest met.
    """
    chief = gathering.chief
    untrue = next((each for each in gathering.tellings if each.status == "denied" and _is_such(each)), None)
    if untrue is not None:
        return untrue  # "No such meeting took place"
    if chief.status == "occurred" and chief.judgement.is_past:
        return chief
    if chief.status in {"planned", "proposed"}:
        held = next((each for each in gathering.tellings if each.judgement.is_held and each.is_definite), None)
        if held is not None:
            return held
    others = [each for each in gathering.tellings if not _is_absence(each)]
    if any(each.status == "occurred" for each in others):
        return _last_of(others) or max(others, key=lambda each: (each is chief, each.status == "occurred"))
    if others and _is_of_several(others):
        return _last_of(others) or (chief if chief in others else others[0])
    return _last_of(gathering.tellings) or chief


def _is_of_several(others: list[Telling]) -> bool:
    """Whether so many are to come that one who stays away puts nothing off: "leaders of the region", "A, B and C"."""
    parties = [party for telling in others for party in telling.parties]
    return len({party.text for party in parties}) > _TWO or any(each.trigger.type == "summit" for each in others)


def _last_of(tellings: list[Telling]) -> Telling | None:
    """Return the last telling that it was called off, else the last that denies it: who cancels will not meet."""
    for status in ("cancelled", "denied"):
        told = [each for each in tellings if each.status == status]
        if told:
            return told[-1]
    return None


def _off_if_not_held(decides: Telling, chief: Telling) -> Status:
    """Return the status that decides; what was planned and, as is told later, did not take place was called off."""
    is_later = decides is not chief and decides.is_definite and not _is_such(decides)
    return "cancelled" if is_later and (chief.status, decides.status) == ("planned", "denied") else decides.status


def _is_such(telling: Telling) -> bool:
    """Whether it speaks of what somebody had told: "no such meeting"."""
    return any(each.lower_ == "such" for each in syntax.modifiers(telling.trigger.token))


def _is_absence(telling: Telling) -> bool:
    """Whether only somebody's absence is told, and not that he would not see those who are named."""
    is_of_two = bool(telling.both) and telling.trigger.type != "summit"  # "A did not attend B's dialogue"
    return telling.judgement.is_absence and not (telling.who and telling.whom) and not is_of_two


def make_account(
    scene: Scene, circumstances: Circumstances, article: Article, coder: TopicCoder, likelihood: float
) -> Account:
    """Return the account of one encounter; `likelihood` is how likely it is one, from 0 to 1."""
    gathering, around, text = scene.gathering, scene.around, article.text
    mentions = tuple(_mention(telling, text) for telling in gathering.tellings)
    chief, decides = gathering.chief, _status(gathering)
    trigger = _mention(chief, text)
    time = circumstances.time
    status = _off_if_not_held(decides, chief)
    is_to_come = decides.judgement.awaits_day and decides.time is not None and _is_still_to_come(time, article)
    ahead = status == "occurred" and _is_ahead_of(time, article) and not decides.judgement.is_past
    later = status == "occurred" and (
        _is_said_to_come(decides, around, article) or _is_still_ahead(decides, around, article)
    )
    if ahead or is_to_come or later:
        status = "planned"
    elif status in _AHEAD and _is_over(time, article) and is_known_occasion(decides.trigger.token):
        status = "occurred"
    return Account(
        account_id=content_id(
            article.article_id,
            article.text_hash,
            trigger.span.start,
            trigger.span.end,
            *([chief.gap] if chief.gap else []),
        ),
        type=gathering.type,
        status=status,
        confidence=round(likelihood, 2),
        trigger=trigger,
        mentions=mentions,
        participants=tuple(participants_of(gathering, around)),
        status_cue=_cue(decides, text) if status == decides.status else None,
        place=circumstances.place,
        time=time,
        topics=tuple(coder.topic(around.doc, text, start, end) for start, end in circumstances.topics),
    )


def is_bare_mention(account: Account, scene: Scene) -> bool:
    """Whether an article of some length only names a summit: "looked to the G20 meeting for direction"."""
    if len(scene.around.doc) <= _NO_ROOM or account.type != "summit":
        return False
    if any(telling.trigger.rule.pos == "VERB" for telling in scene.gathering.tellings):
        return False
    if any(syntax.determiner(telling.trigger.token) in _NEWS for telling in scene.gathering.tellings):
        return False  # "there would be a summit of the chiefs"
    return len(account.participants) == 1 and account.place is None and account.time is None


def _is_ahead_of(time: Time | None, article: Article) -> bool:
    return bool(time and time.start and article.published and time.start > article.published)


def _is_over(time: Time | None, article: Article) -> bool:
    return bool(time and time.end and article.published and time.end < article.published)


def _is_said_to_come(telling: Telling, around: Surroundings, article: Article) -> bool:
    """Whether a time without days lies ahead by its words, "next week", or by the tense: "meet on Friday".

    Where nobody knows when the article appeared, days are no better: only their words tell.
    """
    time, owner = telling.time, syntax.possessor(telling.trigger.token)
    is_undatable = article.published is None and around.published is None and not telling.judgement.awaits_day
    if time is None or (time.start is not None and not is_undatable):
        return False
    is_own = owner is not None and time.span.start <= owner.idx < time.span.end  # "said so at next week's summit"
    if telling.judgement.is_past and not is_own:
        return False
    times = around.lexicon.times
    words = time.text.lower().split()
    names_a_day = any(word in times.weekdays or word in times.months for word in words)
    is_told = words[-1] in times.days_told  # "the next morning" is counted from what was told
    return (not is_told and any(word in times.ahead for word in words)) or (
        telling.judgement.is_present and names_a_day
    )


def _is_still_ahead(telling: Telling, around: Surroundings, article: Article) -> bool:
    """Whether a time of the day of the article lies ahead: "later today", "a meeting later on Tuesday"."""
    time, times = telling.time, around.lexicon.times
    if time is None or any(syntax.is_past(verb) for verb in syntax.own_verbs(telling.trigger.token)):
        return False
    before = article.text[max(0, time.span.start - _BEFORE_DAY) : time.span.start].lower().rstrip()
    is_later = before.endswith(tuple(times.later_on)) and not telling.judgement.is_past
    return is_later or time.text.lower().startswith(tuple(times.still_ahead))


def _is_still_to_come(time: Time | None, article: Article) -> bool:
    """Whether a day is named that is not over when the article appears: "are meeting on Thursday"."""
    if time is None or time.granularity != "day":
        return False
    return time.start is None or article.published is None or time.start >= article.published


def _mention(telling: Telling, text: str) -> Mention:
    token = telling.trigger.token
    span = Span(token.idx, token.idx + len(token))
    sentence = token.sent
    start, end = sentence.start_char, sentence.end_char
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Mention(text[span.start : span.end], span, Span(start, end), telling.trigger.rule.name)


def _cue(telling: Telling, text: str) -> StatusCue | None:
    cue = telling.judgement.cue
    if cue is None:
        return None
    span = Span(cue.idx, cue.idx + len(cue))
    return StatusCue(text[span.start : span.end], span, telling.said_by)
