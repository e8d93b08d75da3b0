"""Is it only said which in a row the encounter right before was: "It was the fourth round between A and B"?"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import FAMILY, Gathering, agrees, party_key
from tasks.nlp.knowledge.seed_shapes import Contexts

_NEAR = 2  # sentences
_TWO = 2


def only_counted(telling: Telling, gatherings: Sequence[Gathering], contexts: Contexts) -> Gathering | None:
    """Return the encounter told right before of which the telling says which in a row it was, in other words for them.

    "Ada Byron met union leaders in York. It was the first meeting between the head of state and the miners".
    """
    if not gatherings or telling.trigger.rule.pos != "NOUN" or not _is_counted(telling, contexts):
        return None
    return next((each for each in reversed(gatherings) if _may_be_it(telling, each)), None)


def _may_be_it(telling: Telling, gathering: Gathering) -> bool:
    """Whether two are told there, somebody of name, and nobody of name here who is not told there."""
    if FAMILY[gathering.type] != FAMILY[telling.trigger.type] or gathering.chief.status != telling.status:
        return False
    if telling.sentence - gathering.tellings[-1].sentence > _NEAR:
        return False
    known = gathering.parties()
    is_told = len({party_key(party) for party in known}) >= _TWO and any(party.actor is not None for party in known)
    people = (party for party in telling.parties if party.kind == "person" and party.actor is not None)
    return is_told and all(agrees(party, known) for party in people)


def _is_counted(telling: Telling, contexts: Contexts) -> bool:
    """Whether it was "the third round of talks between them", or "the meeting between them is the third"."""
    token = telling.trigger.token
    heads = {token, syntax.event_head(token, contexts.measures)}
    if any(syntax.is_counted(head) and syntax.is_said_of_it(head) for head in heads):
        return True
    verb = syntax.governing_verb(token) if telling.is_definite else None
    if verb is None or verb.lemma_ != "be" or not syntax.is_subject_of(token, verb):
        return False
    return any(each.ent_type_ == "ORDINAL" for each in (*syntax.predicates(verb), *syntax.said_of_subject(verb)))
