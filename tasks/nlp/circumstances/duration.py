"""How long did the encounter last? "Began a two-day visit on Monday" tells of Monday and Tuesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.times.times import token_of
from tasks.records import Time

_LONGEST = 31  # days
_WEEK = 7  # days
_COUNTED = frozenset({"day"})
_FOR = frozenset({"for"})
_FROM = frozenset({"from", "starting", "beginning"})
_FROM_DAY = "from "


def lasting(time: Time, scene: Scene) -> Time:
    """Return the time with all days of the encounter, where it names the first or the last and how many they are."""
    if time.start is None:
        return time
    token = token_of(scene.around.doc, time)
    if time.start != time.end:
        return _moved(time, scene) if _is_moved(time, token, scene) else time
    days = max((_days(each, scene) for each in scene.triggers if each.sent == token.sent), default=1)
    days = max(days, _days_beside(token, scene))
    if days > 1 and _is_beginning(token, scene):
        return replace(time, end=time.start + timedelta(days=days - 1))
    held = max((_days_of(each, scene) for each in scene.triggers if each.sent == token.sent), default=1)
    if held > 1 and _is_end(token, scene):  # "three days of talks ended on Friday"
        return replace(time, start=time.start - timedelta(days=held - 1))
    return time


def _days(trigger: Token, scene: Scene) -> int:
    """Return 2 for "a two-day visit" and "two days of talks", 1 where nothing is said."""
    if (counted := _days_of(trigger, scene)) > 1:
        return counted
    numbers = scene.around.lexicon.times.numbers
    for each in trigger.lefts:
        words = syntax.hyphenated(each).replace("‑", "-").split("-")
        if len(words) == 2 and words[1] == "day":
            count = int(words[0]) if words[0].isdecimal() else numbers.get(words[0], 1)
            return count if 1 < count <= _LONGEST else 1
    return 1


def _days_of(trigger: Token, scene: Scene) -> int:
    """Return 2 for "two days of talks", 1 where nothing is said."""
    head = syntax.event_head(trigger, _COUNTED)
    return _count(head, scene) if head != trigger else 1


def _days_beside(token: Token, scene: Scene) -> int:
    """Return 3 for Monday in "visited Cairo for three days from Monday", 1 where nothing is said."""
    verb = syntax.verb_of(token)
    counted = [each for each in token.sent if each.lemma_ in _COUNTED and syntax.preposition_before(each) in _FOR]
    return max((_count(each, scene) for each in counted if syntax.verb_of(each) == verb), default=1)


def _count(days: Token, scene: Scene) -> int:
    """Return how many days the noun tells, 1 where it does not say."""
    numbers = scene.around.lexicon.times.numbers
    for each in syntax.modifiers(days):
        count = int(each.text) if each.text.isdecimal() else numbers.get(each.lower_, 1)
        return count if 1 < count <= _LONGEST else 1
    return 1


def _is_beginning(token: Token, scene: Scene) -> bool:
    """Whether the day is said to be the first: "arrived on Monday", "from Monday"."""
    verb = syntax.verb_of(token)
    is_begun = verb is not None and verb.lemma_ in scene.around.lexicon.circumstances.beginnings
    return is_begun or syntax.preposition_before(token) in _FROM


def _is_end(token: Token, scene: Scene) -> bool:
    """Whether the day is said to be the last: "three days of talks ended on Friday"."""
    verb = syntax.verb_of(token)
    return verb is not None and not {verb.lemma_, syntax.particle(verb)}.isdisjoint(
        scene.around.lexicon.circumstances.endings
    )


def _moved(time: Time, scene: Scene) -> Time:
    """Return the later of the two days; a weekday to which something is moved is still to come."""
    last, published = time.end, scene.around.published
    if last is None or published is None:
        return replace(time, start=last)
    is_weekday = time.basis == "relative"
    day = published + timedelta(days=(last - published).days % _WEEK) if is_weekday else last
    return replace(time, start=day, end=day)


def _is_moved(time: Time, token: Token, scene: Scene) -> bool:
    """Whether it tells from which day to which the encounter was moved: "was put back from Tuesday to Friday"."""
    verb = syntax.verb_of(token)
    if verb is None or not time.text.lower().startswith(_FROM_DAY):
        return False
    return not {verb.lemma_, syntax.particle(verb)}.isdisjoint(scene.around.lexicon.circumstances.rescheduling)
