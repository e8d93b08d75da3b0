"""Is it an encounter at all? False friends of a trigger word are refused, each with its reason."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.arguments import Arguments
from tasks.nlp.coreference import Cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.sides import Sides
from tasks.nlp.triggers import Trigger
from tasks.nlp.who import Party

_SPORT = 4  # sports words in an article from which teams that meet are playing


def is_about_sport(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether the article is a report of matches: there teams and players meet to play."""
    words = [token.lemma_.lower() for token in doc if token.lemma_.lower() in lexicon.contexts.sports]
    return len(words) >= _SPORT and len(set(words)) >= 3


def refusal(
    trigger: Trigger, arguments: Arguments, sides: Sides, cast: Cast, lexicon: Lexicon, *, in_sport: bool
) -> str | None:
    """Return why the trigger tells of no encounter, or None where it does."""
    who, whom, both = sides.who, sides.whom, sides.both
    token, needs = trigger.token, trigger.rule.needs
    is_verb = trigger.rule.pos == "VERB"
    definite = is_definite(token)
    if is_verb and not who and not both and not (syntax.is_passive(token) and whom):
        return "nobody does it"
    if is_verb and arguments.whom and not whom and not both:
        return "the other side is nobody"
    if any(_is_media(party, cast, lexicon) for party in whom) and trigger.type in {"talks", "call", "meeting"}:
        return "an interview"
    if _is_sport(trigger, sides, cast, lexicon, in_sport=in_sport):
        return "a match"
    if needs == "whom" and not whom and not both:
        return None if definite and not is_verb else "the other side is not told"
    if needs == "person" and not any(_can_answer(party) for party in [*whom, *both]):
        return "the other side is nobody who can answer"
    if needs == "official" and not _is_official_visit(trigger, arguments, sides, definite=definite):
        return "not a visit of somebody to somebody"
    if is_verb and trigger.rule.frame == "meet" and not whom and len([*who, *both]) == 1 and not _is_several([*who, *both]):
        return "one alone does not meet"
    return None


def _can_answer(party: Party) -> bool:
    return party.kind in {"person", "country", "organization", "group"} and not party.is_place


def _is_several(parties: list[Party]) -> bool:
    return any(party.kind == "group" or party.is_anaphor or party.kind == "organization" for party in parties)


def _is_official_visit(trigger: Trigger, arguments: Arguments, sides: Sides, *, definite: bool) -> bool:
    is_verb = trigger.rule.pos == "VERB"
    if not is_verb and definite:
        return True
    if is_verb and not arguments.goal:
        return False
    return any(party.actor is not None or party.is_anaphor or party.title or party.kind == "group" for party in sides.who)


def _is_media(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody asks questions for a living: "told Reuters", "in a phone conversation with the BBC"."""
    if party.actor is None:
        return False
    actor = cast.actors[party.actor]
    words = {word.lower().strip(".") for word in actor.name.split()}
    titles = {word for title in actor.titles for word in title.split()}
    is_outlet = actor.kind == "organization" and bool(words & lexicon.contexts.media or "." in actor.name)
    return is_outlet or (actor.kind == "person" and bool(titles & lexicon.contexts.outside))


def _is_sport(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon, *, in_sport: bool) -> bool:
    if trigger.type != "meeting" or trigger.rule.frame not in {"meet", "nominal", "receive"}:
        return False
    parties = sides.everybody
    if any(_has_office(party, cast) for party in parties):
        return False
    here = any(token.lemma_.lower() in lexicon.contexts.sports for token in trigger.token.sent)
    if trigger.rule.frame == "nominal":
        return in_sport and here
    return in_sport or (here and not any(party.kind == "person" for party in parties))


def _has_office(party: Party, cast: Cast) -> bool:
    if party.actor is None:
        return bool(party.title) or party.kind == "group"
    actor = cast.actors[party.actor]
    return actor.kind == "person" and bool(actor.title)


def is_definite(token: Token) -> bool:
    """Whether a noun speaks of an encounter that was told before: "the meeting", "their talks"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    owner = syntax.possessor(token)
    return syntax.determiner(token) in {"the", "this", "that", "these", "those", "both"} or (
        owner is not None and owner.lower_ in {"their", "theirs", "his", "her", "its"}
    )
