"""Which places cannot be those of the encounter? Those that stand for who acts, or only say which thing is meant."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.places_beside import is_beside
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.circumstances.things_elsewhere import is_of_topic
from tasks.nlp.gathering.gathered import time_told
from tasks.nlp.places.where import Found
from tasks.nlp.times.other_occasions import is_of_another_journey, is_of_another_occasion
from tasks.nlp.times.times import token_of
from tasks.records import EncounterType, Time

_APART: frozenset[EncounterType] = frozenset({"call", "correspondence"})
_OF_THINGS = frozenset({"near", "from", "to", "off"})  # of a thing that is there, rather than of who speaks of it
_BEING = frozenset({"be"})
_OF_BUILDINGS = frozenset({"GPE", "LOC", "FAC", "ORG"})


def is_at_one_place(scene: Scene) -> bool:
    """Whether those who take part come together: who calls or writes is elsewhere."""
    return scene.type not in _APART


def is_of_something_else(each: Found, scene: Scene) -> bool:
    """Whether the place can tell nothing of where they met."""
    if not is_at_one_place(scene):
        return True
    token = scene.around.doc[each.token]
    if (
        _is_heeded(token, scene)
        or _only_says_which(token, scene)
        or _is_spoken_of(each, token, scene)
        or is_of_another_time(token, scene)
    ):
        return True
    words = scene.around.lexicon.circumstances
    if is_of_another_occasion(token, scene.anchors(token), words):
        return True
    if is_of_another_journey(token, scene.triggers, words):
        return True
    if is_of_topic(token, scene) or is_beside(token, scene):
        return True
    if _is_where_something_is_said(token, scene) or _only_says_who(token, scene) or _is_gone_to_later(token, scene):
        return True
    return not syntax.depends_on(token, scene.anchors(token)) and _acts(token, scene)


def _is_heeded(token: Token, scene: Scene) -> bool:
    """Whether somebody is named there who says something or is asked: "according to Lincoln", "called on Libya to"."""
    preposition = syntax.first_conjunct(token).head
    if preposition.pos_ not in {"ADP", "SCONJ"}:
        return False
    return f"{preposition.head.lemma_.lower()}_{preposition.lower_}" in scene.around.lexicon.circumstances.heeding


def _is_where_something_is_said(token: Token, scene: Scene) -> bool:
    """Whether the place is that of a speech or a briefing: "at a briefing in Lima he said that they had met"."""
    anchors, words = scene.anchors(token), scene.around.lexicon.circumstances
    role = syntax.role(token)
    if role is not None and role.noun is not None and syntax.is_object_of(role.noun, role.verb):
        triggers = (each for each in scene.triggers if each.sent == token.sent)
        if any(syntax.reporting_verb(each, words.speech) == role.verb for each in triggers):
            return True  # "told a conference in Lima that they had met"
    for above in syntax.governors(token):
        if above.i in anchors or above.pos_ in {"VERB", "AUX"} or above.lemma_ in words.encounters | words.journeys:
            return False  # "in a speech at a conference in Lima he met her"
        if above.pos_ == "NOUN" and above.lemma_ in words.sayings:
            return True
    return False


def _acts(token: Token, scene: Scene) -> bool:
    """Whether the place stands for its government: "Beijing pressed ahead", but not "Beijing hosted the talks"."""
    if not syntax.is_subject(token) or token.head.pos_ != "VERB" or syntax.is_passive(token.head):
        return False
    return token.head.lemma_ not in scene.around.lexicon.circumstances.held


def _only_says_who(token: Token, scene: Scene) -> bool:
    """Whether the place only says who one of them is: "the consul in Lima met B", "A, born in Lima, met B"."""
    role, words = syntax.role(syntax.first_conjunct(token)), scene.around.lexicon.circumstances
    anchors = scene.anchors(token)
    if role is None or not anchors or scene.is_held_there(token):
        return False
    if token.lemma_.lower() in words.buildings and _is_behind_staff(token, words.staff):
        return True
    if role.noun is not None and role.verb.i in anchors:
        is_office = role.noun.lower_ in scene.around.lexicon.titles and syntax.is_subject(role.noun)
        return is_office and token.i < role.verb.i
    clause = syntax.first_conjunct(role.verb)  # "who grew up in Lima and has a house in Rome"
    is_clause = syntax.is_reduced_clause(clause) or syntax.relative_clause_of(clause) is not None
    if not is_clause or anchors & {role.verb.i, clause.i} or syntax.pointed_at_by_where(clause):
        return False
    is_his = any(party.start <= clause.head.i < party.end for party in scene.parties)
    return is_his and role.verb.lemma_ not in words.motion | _BEING


def _is_behind_staff(building: Token, staff: frozenset[str]) -> bool:
    """Whether somebody serves there: "met with the attaché at the Italian embassy"."""
    preposition = next(syntax.governors(building), None)
    is_told = preposition is not None and preposition.pos_ == "ADP" and preposition.i > preposition.sent.start
    return is_told and preposition is not None and preposition.nbor(-1).lower_ in staff


def _is_gone_to_later(token: Token, scene: Scene) -> bool:
    """Whether somebody went there when they had met: "after meeting B, A flew to Lima"."""
    verb, words = syntax.governing_verb(token), scene.around.lexicon.circumstances
    if verb is None or verb.lemma_ not in words.motion or not syntax.depends_on(token, frozenset({verb.i})):
        return False
    before = (each for each in scene.triggers if each.i < verb.i and each.sent == verb.sent)
    return any(syntax.opens_after(each, verb) for each in before)


def _is_spoken_of(each: Found, token: Token, scene: Scene) -> bool:
    """Whether the place is what the talks are about: "talks on Gaza in Cairo"; on an island they may have met."""
    role, words = syntax.role(syntax.first_conjunct(token)), scene.around.lexicon.circumstances
    if role is None or role.noun is None:
        return False
    is_thing = role.preposition in _OF_THINGS or (role.preposition == "at" and each.place.kind != "venue")
    if is_thing and role.noun.lemma_ not in words.encounters | words.journeys:
        anchors = scene.anchors(token)  # "to go over plans for a dam near Basra"
        return syntax.is_infinitive(role.verb) and syntax.verb_below(role.verb, anchors) is not None
    if role.preposition not in scene.around.lexicon.topics.prepositions:
        return False
    return role.noun in scene.triggers or role.noun.lemma_ in words.nouns["talk"]


def is_of_another_time(token: Token, scene: Scene) -> bool:
    """Whether the clause of the place tells of another year: "met B on Monday. He had been in Lima in 2019"."""
    start, end = token.sent.start_char, token.sent.end_char
    years = [each for each in scene.around.times if each.granularity == "year" and start <= each.span.start < end]
    verb = syntax.governing_verb(token) if years else None
    if verb is None or syntax.depends_on(token, scene.anchors(token)):
        return False
    time = time_told(scene.gathering)
    for other in years:
        is_own = syntax.depends_on(token_of(scene.around.doc, other), frozenset({verb.i}))
        if is_own and (time is None or time.start is None or not _share_days(time, other)):
            return True
    return False


def _share_days(one: Time, other: Time) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end and other.start <= one.end


def _only_says_which(token: Token, scene: Scene) -> bool:
    """Whether another noun is meant: "White House staffers", "Pyongyang's launch"; not "the Geneva talks"."""
    if not (syntax.is_modifier(token) or syntax.is_possessor(token)):
        return False
    words, noun = scene.around.lexicon.circumstances, token.head
    nouns = scene.around.lexicon.place_nouns
    is_told = noun in scene.triggers or noun.i in scene.other_triggers
    if is_told or noun.lemma_ in words.encounters | words.journeys or noun.lower_ in nouns.area | nouns.settlement:
        return False  # "the Geneva talks", "in Mombasa County"
    is_somebody = any(party.start <= token.i and noun.i < party.end for party in scene.parties)
    is_inside = syntax.is_possessor(token) and noun.ent_type_ in _OF_BUILDINGS  # "Kabul's Polytechnic University"
    if is_somebody:
        return True  # "Canada's Mr Champagne"
    is_building = any(part.lemma_.lower() in words.buildings for part in (noun, *syntax.modifiers(noun)))
    return not is_inside and not is_building  # "a Paris hotel room"
