"""Where and when was an encounter of which only who met is told? Where one of them met others, told just before it.

"A met B in Lima on Monday. He also called on C": of a round of encounters agencies tell the city once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tasks.nlp import syntax
from tasks.nlp.circumstances.circumstances import Circumstances
from tasks.nlp.circumstances.other_places import is_at_one_place, is_of_something_else
from tasks.nlp.circumstances.place_choice import PlaceCandidates
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.gathering.gathered import FAMILY
from tasks.nlp.places.dateline import Dateline
from tasks.nlp.places.where import OF_ENCOUNTER, Found
from tasks.nlp.text.sentence_numbers import sentence_number, sentence_start
from tasks.records import Place, Time

_ROUND = timedelta(days=3)  # between two encounters in one city
_SENTENCES = 12  # between their tellings
_THITHER = frozenset({"to", "into", ""})
_STATUSES = frozenset({"occurred", "planned", "cancelled"})


def with_what_rounds_tell(
    scenes: Sequence[Scene], found: Sequence[Circumstances], dateline: Dateline | None
) -> list[Circumstances]:
    """Return what was found of each scene, with place and day of the round where the scene alone tells of none."""
    known = list(found)
    for number, scene in enumerate(scenes):
        before = [(scenes[i], known[i]) for i in range(number)]
        if known[number].time is None and _opens_with_it(scene):
            known[number] = replace(known[number], time=_time_of_round(scene, before))
        if known[number].place is None and _may_be_on_a_round(scene):
            time = known[number].time
            place = _place_of_round(scene, time, before) or _place_visited(scene, time, dateline)
            known[number] = replace(known[number], place=place)
    return known


def _opens_with_it(scene: Scene) -> bool:
    """Whether what was said is told with who met: "Receiving the ambassador, he thanked Chile"."""
    token = scene.chief.trigger.token
    return token.tag_ == "VBG" and token.i - sentence_start(token) <= 1 and scene.chief.status == "occurred"


def _time_of_round(scene: Scene, before: Sequence[tuple[Scene, Circumstances]]) -> Time | None:
    """Return the days of the last of those told before in which somebody of this one took part."""
    for other, circumstances in reversed(before):
        if other.chief.status == "occurred" and scene.people & other.people:
            return circumstances.time
    return None


def _may_be_on_a_round(scene: Scene) -> bool:
    """Whether people came together, of whom nothing says that it was at another time or place."""
    if not is_at_one_place(scene) or scene.chief.status not in _STATUSES:
        return False
    if FAMILY[scene.type] != "talks" and not any(each.kind == "organization" for each in scene.chief.whom):
        return False  # a visit to an agency may be one of a round, a visit to a country is not
    return not _is_at_another_time(scene) and not _has_place_of_its_own(scene)


def _place_of_round(scene: Scene, time: Time | None, before: Sequence[tuple[Scene, Circumstances]]) -> Place | None:
    """Return the town where the last of those told before was in which somebody of this one took part."""
    for other, circumstances in reversed(before):
        place = circumstances.place
        if place is None or not is_at_one_place(other) or not scene.people & other.people:
            continue
        if other.chief.status not in {"occurred", scene.chief.status}:
            continue
        is_near = scene.distance(other.chief.trigger.token) >= -_SENTENCES
        if not is_near or place.kind != "city" or not _is_one_stay(scene, time, other, circumstances.time):
            return None
        return None if _has_left(scene, other, place) else replace(place, basis="context")
    return None


def _place_visited(scene: Scene, time: Time | None, dateline: Dateline | None) -> Place | None:
    """Return the town to which one of them is said to have come: "A is in Lima to attend a forum. … A met B"."""
    if scene.chief.status != "occurred" or not _is_current(scene, time):
        return None
    place = PlaceCandidates(scene, dateline).come_to(_SENTENCES)
    return place if place is not None and place.kind == "city" else None


def _is_current(scene: Scene, time: Time | None) -> bool:
    """Whether it was about when the article appeared, as far as days are told."""
    published = scene.around.published
    return published is None or time is None or time.start is None or abs(published - time.start) <= _ROUND


def _is_at_another_time(scene: Scene) -> bool:
    """Whether the clause says that it was before all this: "had met", "who met", "recently met", "previous talks"."""
    words, token = scene.around.lexicon.circumstances, scene.chief.trigger.token
    verb = syntax.verb_of(token)
    if verb is not None and (syntax.is_past_perfect(verb) or syntax.is_relative(verb)):
        return True  # "the unions that met him" says who they are
    told = [*syntax.qualifiers(token), *(syntax.qualifiers(verb) if verb is not None else ())]
    return any(each.lower_ in words.vague | words.formerly for each in told)


def _has_place_of_its_own(scene: Scene) -> bool:
    """Whether its sentence tells of a place that may be its own, though it is not likely enough."""
    doc, here = scene.around.doc, sentence_number(scene.around.doc, scene.chief.trigger.token.i)
    return any(
        each.preposition in OF_ENCOUNTER
        and sentence_number(doc, each.token) == here
        and not is_of_something_else(each, scene)
        for each in scene.around.places
    )


def _is_one_stay(scene: Scene, time: Time | None, other: Scene, other_time: Time | None) -> bool:
    """Whether both may be of one stay: what was occurs with what was, and no more than days apart."""
    if scene.chief.status == "planned" and other.chief.status != "planned":
        return False  # a guest may be received elsewhere tomorrow
    if time is None or time.start is None or time.end is None:
        return True
    if other_time is not None and other_time.start is not None and other_time.end is not None:
        return time.start - other_time.end <= _ROUND and other_time.start - time.end <= _ROUND
    return _is_current(scene, time)


def _has_left(scene: Scene, other: Scene, place: Place) -> bool:
    """Whether somebody is said to go elsewhere between the two: "flew on to Quito"."""
    start, end = other.chief.trigger.token.i, scene.chief.trigger.token.i
    return any(start < each.token < end and _is_journey_elsewhere(scene, each, place) for each in scene.around.places)


def _is_journey_elsewhere(scene: Scene, each: Found, place: Place) -> bool:
    words = scene.around.lexicon.circumstances
    if each.place.name == place.name or each.preposition not in _THITHER or each.place.kind != "city":
        return False
    verb = syntax.governing_verb(scene.around.doc[each.token])
    return verb is not None and verb.lemma_ in words.motion
