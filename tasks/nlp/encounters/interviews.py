"""Is it an interview? Somebody answers those who ask for a living."""

from __future__ import annotations

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.private_people import head_noun
from tasks.nlp.sides.sides import Sides
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.words import words_of_doc

_WITH = frozenset({"with"})
_SPOKEN_TO = frozenset({"to", "with"})
_US = frozenset({"us", "me"})
_SPEAKING = frozenset({"speak", "talk"})
_IN = frozenset({"in", "on", "during"})
_FOR = frozenset({"for"})
_OPENING = 4  # words: "For the new book"


def is_interview(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether nobody but the press is on one side; outlets talk, but are met like other firms."""
    if trigger.rule.frame == "with" and any(
        each.lemma_.lower() in lexicon.contexts.broadcasts for each in syntax.prepositional(trigger.token, _IN)
    ):
        return True  # "speaking in an interview with Joy FM", "spoke on a podcast with A"
    if _is_research(trigger, sides, cast, lexicon):
        return True
    asking = lexicon.contexts.press | lexicon.circumstances.media
    if any(each.lemma_.lower() in asking for each in syntax.prepositional(trigger.token, _WITH)) and not sides.whom:
        return True  # "a session with the media"
    if _is_with_the_paper(trigger, cast) or _is_told_on_call(trigger, sides, lexicon):
        return True
    if any(_is_interviewer(party, cast, lexicon) for party in sides.whom):
        return True
    is_spoken = trigger.token.lemma_ in _SPEAKING  # "spoke to Citizen TV"
    outlets = trigger.type in {"talks", "call"} or trigger.rule.frame == "with" or is_spoken
    return any(
        side and all(_is_press(party, cast, lexicon, outlets=outlets) for party in side)
        for side in (sides.who, sides.whom)
    )


def _is_research(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether people are asked for a study or book: "we had in-depth conversations with former rebels"."""
    if trigger.type != "talks" and not trigger.rule.is_unspecific:
        return False
    words = lexicon.refusals
    verb = syntax.governing_verb(trigger.token) if trigger.token.pos_ == "NOUN" else trigger.token
    asked_for = syntax.prepositional(verb, _FOR) if verb is not None else []
    if any(each.lemma_ in words.studies for each in asked_for) or _opens_for_study(trigger, lexicon):
        return True
    if not sides.whom or any(party.actor is not None for party in sides.whom):
        return False
    if any(party.actor is None and head_noun(party, cast) in words.researchers for party in sides.who):
        return True
    if any(party.actor is not None for party in sides.who):
        return False
    here = words_of_doc(cast.doc)
    start, end = here.sentence_start(trigger.token.i), here.sentence_end(trigger.token.i)
    return not words.questioning.isdisjoint(here.lemma[start:end])


def _opens_for_study(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether the sentence opens with what they are asked for, to whatever the parser hangs it: "For the study, …"."""
    opening = trigger.token.sent[:_OPENING]
    return opening[0].lower_ in _FOR and any(each.lemma_ in lexicon.refusals.studies for each in opening)


def _is_with_the_paper(trigger: Trigger, cast: Cast) -> bool:
    """Whether somebody speaks to "us", who are the paper where nobody is quoted: "the chairman spoke to us at home"."""
    if trigger.token.lemma_ not in _SPEAKING:
        return False
    return any(
        each.lower_ in _US and not cast.is_quoted(each.i) for each in syntax.prepositional(trigger.token, _SPOKEN_TO)
    )


def _is_told_on_call(trigger: Trigger, sides: Sides, lexicon: Lexicon) -> bool:
    """Whether the press, or those who follow a firm's shares, listen in: "told reporters on a conference call"."""
    if trigger.type != "call" or syntax.preposition_before(trigger.token) not in _IN:
        return False
    verb = syntax.governing_verb(trigger.token)
    hearers = lexicon.contexts.press | lexicon.refusals.hearers
    is_told = verb is not None and any(each.lemma_.lower() in hearers for each in syntax.objects(verb))
    return is_told and all(party.actor is None for party in sides.whom)


def _is_interviewer(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is whoever gave the interview: "speaking in an interview with Joy FM"."""
    doc, before = cast.doc, party.start - 1
    before -= before > 0 and doc[before].pos_ == "DET"
    return before > 0 and doc[before].lower_ in _WITH and doc[before - 1].lemma_ in lexicon.contexts.broadcasts


def _is_press(party: Party, cast: Cast, lexicon: Lexicon, *, outlets: bool) -> bool:
    """Whether somebody asks questions for a living: "told Reuters", "in a phone conversation with the BBC"."""
    contexts = lexicon.contexts
    told = {token.lower_ for token in cast.doc[party.start : party.end]}
    if party.actor is None and outlets and party.kind == "organization" and told & contexts.media:
        return True  # "the BBC's breakfast programme"
    if party.actor is None:
        return head_noun(party, cast) in (contexts.press | contexts.media if outlets else contexts.press)
    actor = cast.actors[party.actor]
    titles = {word for title in actor.titles for word in title.split()}
    if actor.kind == "person":
        is_station = outlets and contexts.media.issuperset(actor.name.lower().split())  # "Citizen TV"
        return is_station or bool(titles & contexts.press)
    if lexicon.contexts.carriers & {actor.name.lower(), " ".join(actor.name.lower().split()[-2:])}:
        return False  # "Deutsche Post" carries letters
    words = {word.lower().strip(".") for word in actor.name.split()} | told
    is_site = any("." in word.strip(".") and not word.isupper() for word in actor.name.split())  # "Gazeta.ru"
    return outlets and actor.kind == "organization" and (bool(words & contexts.media) or is_site)
