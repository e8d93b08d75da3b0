"""Do they see each other for themselves: players, who consults a lawyer, the victim of a crime?"""

from __future__ import annotations

from tasks.nlp import syntax
from tasks.nlp.encounters.sports_matches import has_office, has_office_off_the_field, last_word, touches_sport
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.private_people import head_noun
from tasks.nlp.sides.sides import Sides
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start
from tasks.nlp.text.words import words_of_doc

_TWO = 2
_BEFORE = 4  # words between "his" and the name of his adviser: "his agent of old, Pini Azar"
_ENDING = frozenset({"VERB", "AUX", "ADP", "CCONJ"})
"""Before these somebody else is told: "his lawyer met | Jim Hall", "his lawyer and | Jim Hall"."""
_OWN = frozenset({"his", "her", "their", "my", "our"})


def is_private_matter(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon, *, in_sport: bool) -> bool:
    """Whether nobody acts for others there: "had a chat with his team-mate", "discussed it with their lawyer"."""
    return (
        _is_lewd(trigger, sides, cast, lexicon)
        or _is_of_own_adviser(sides, cast, lexicon)
        or _is_among_players(trigger, sides, cast, lexicon, in_sport=in_sport)
        or _is_abuse(trigger, sides, cast, lexicon)
    )


def _is_lewd(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether messages are of a private kind, or go to somebody young: "sent explicit messages to a girl"."""
    if trigger.type != "correspondence":
        return False
    if any(each.lower_ in lexicon.refusals.lewd for each in syntax.modifiers(trigger.token)):
        return True
    if any(has_office(party, cast) for party in sides.who):
        return False  # "the pope sent a message to the children of Ukraine"
    young = lexicon.refusals.minors
    return bool(sides.whom) and all(p.actor is None and head_noun(p, cast) in young for p in sides.whom)


def _is_of_own_adviser(sides: Sides, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody sees whom he pays for advice: "spoke to her lawyer Gaby Lasky", "met his agent"."""
    return bool(sides.who and sides.whom) and all(_is_adviser(party, cast, lexicon) for party in sides.whom)


def _is_adviser(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is somebody's adviser by the words that tell who it is: "her lawyer", "his agent, Pini Azar"."""
    begin, earliest = party.start, max(sentence_start(cast.doc[party.start]), party.start - _BEFORE)
    while begin > earliest and cast.doc[begin - 1].pos_ not in _ENDING:
        begin -= 1
    words = cast.doc[begin : party.end]
    advisers = (each for each in words if each.lemma_.lower() in lexicon.refusals.advisers)
    owners = (syntax.possessor(each) for each in advisers)
    return any(owner is not None and owner.lower_ in _OWN for owner in owners)


def _is_among_players(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon, *, in_sport: bool) -> bool:
    """Whether those who play only talk with each other: "had a word with the young winger"."""
    parties = sides.everybody
    if trigger.type not in {"meeting", "talks", "call"} or len(parties) < _TWO:
        return False
    if not all(party.kind == "person" and not party.is_anaphor for party in parties):
        return False
    office = [party for party in parties if has_office_off_the_field(party, cast, lexicon)]
    players = [party for party in parties if party not in office]
    if office:
        is_said = trigger.token.lemma_ in lexicon.refusals.small_talk
        is_of_team = is_said and all(_is_coach(party, cast, lexicon) for party in office)
        return is_of_team and bool(players) and all(_plays(p, cast, lexicon.refusals.players) for p in players)
    sportsmen = lexicon.refusals.sportsmen
    return in_sport or any(_plays(p, cast, sportsmen) for p in players) or touches_sport(cast.doc, lexicon)


def _is_coach(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is who trains the players: "the England coach"."""
    title = cast.actors[party.actor].title if party.actor is not None else party.title
    return title is not None and last_word(title) in lexicon.refusals.coaches


def _plays(party: Party, cast: Cast, words: frozenset[str]) -> bool:
    """Whether it is told by one of the words where somebody plays: "striker Leo Marsh", "the young winger"."""
    if party.actor is None:
        return head_noun(party, cast) in words
    return any(last_word(title) in words for title in cast.actors[party.actor].titles)


def _is_abuse(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is told of what one did to the other: "ended with him in a bathrobe", "met A, who assaulted her"."""
    if trigger.type not in {"meeting", "call"} or not all(party.kind == "person" for party in sides.everybody):
        return False
    start, end = sentence_start(trigger.token), sentence_end(trigger.token)
    words, refusals = words_of_doc(cast.doc), lexicon.refusals
    lemmas = words.lemma[start:end]
    around = words.lower[
        sentence_start(cast.doc[max(0, start - 1)]) : sentence_end(cast.doc[min(end, len(cast.doc) - 1)])
    ]
    if not refusals.indecent.isdisjoint(around):
        return True
    if refusals.abusing.isdisjoint(lemmas):
        return False
    return any(
        token.lemma_ in refusals.abusing
        and token.pos_ == "VERB"
        and any(each.lower_ in refusals.himself_or_her for each in syntax.objects(token))
        for token in cast.doc[start:end]
    )
