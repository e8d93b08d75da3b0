"""Do many states meet as a body? Then a meeting is a summit: "the NATO meeting", "African leaders met in Addis"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.seed_shapes import Contexts

_OF = frozenset({"of", "from", "across"})
_DEEP = 3  # bodies of bodies
_MANY = 3  # states; the leaders of two meet, those of three hold a summit


def is_multilateral(token: Token, contexts: Contexts) -> bool:
    """Whether the meeting is one of states: "a meeting of the G7 countries", "EU leaders met", "the NATO meeting"."""
    if token.pos_ == "VERB":
        met = [*syntax.objects(token), *syntax.prepositional(token, frozenset({"with"}))]
        heads = [*([] if syntax.is_passive(token) else syntax.subjects(token)[0]), *met]
        heads = [each for head in heads for each in syntax.conjuncts(head)]  # "Mr Biden and other NATO leaders"
        if is_for_summit(token, contexts):
            return True
        if not met and any(_is_body(head, contexts) for head in heads):
            return True
        return any(_leads_nations(head, contexts) or _are_foreign_ministers(head, contexts) for head in heads)
    if is_held_by_leaders(token, contexts):
        return True
    owner = syntax.possessor(token)
    members = [*syntax.prepositional(token, frozenset({"of"})), *([owner] if owner is not None else [])]
    if any(member.lower_ in contexts.below and not _is_foreign(member) for member in members):
        return False
    if any(_are_foreign_ministers(member, contexts) for member in members):
        return True
    words = [*syntax.modifiers(token), *members, *(each for member in members for each in syntax.modifiers(member))]
    names = {_name(member) for member in members} | {each.lower_ for each in words}
    if not names.isdisjoint(contexts.multilateral) or any(_is_body(member, contexts) for member in members):
        return True
    return any(_leads_nations(member, contexts) for member in members)


def is_for_summit(verb: Token, contexts: Contexts) -> bool:
    """Whether a summit is what it is for: "met in Kyiv for a summit", "will host them for the G7"."""
    return any(each.lower_ in contexts.multilateral for each in syntax.prepositional(verb, frozenset({"for"})))


def is_held_by_leaders(token: Token, contexts: Contexts) -> bool:
    """Whether leaders of many states have it with each other: "EU leaders are holding talks in Brussels"."""
    verb = syntax.verb_of(token)
    if verb is None or not syntax.is_light(token, contexts.convening):
        return False
    others = [*syntax.prepositional(token, frozenset({"with"})), *syntax.prepositional(verb, frozenset({"with"}))]
    return not others and any(_stands_for_many(head, contexts) for head in syntax.subjects(verb)[0])


def _stands_for_many(noun: Token, contexts: Contexts) -> bool:
    """Whether it is the leaders or foreign ministers of many states, or a body of theirs."""
    return _leads_nations(noun, contexts) or _are_foreign_ministers(noun, contexts) or _is_body(noun, contexts)


def _is_body(noun: Token, contexts: Contexts) -> bool:
    """Whether it is a body of many states or its members: "the G7 met", "the G7 countries met"."""
    if noun.lower_ in contexts.multilateral or _is_union_of_states(noun) or _is_union_of_region(noun, contexts):
        return True
    return noun.lower_ in contexts.members and any(
        each.lower_ in contexts.multilateral for each in syntax.modifiers(noun)
    )


def _name(noun: Token) -> str:
    """Return the noun with the words before it, in lower case: "arab league"."""
    return " ".join(each.lower_ for each in (*syntax.modifiers(noun), noun))


def _is_union_of_states(noun: Token) -> bool:
    """Whether it is a body of states that says so: "the Authority of the Organisation of Pacific States"."""
    chain = [noun]
    for _ in range(_DEEP):
        chain += [each for each in syntax.prepositional(chain[-1], _OF)[:1] if each.text[:1].isupper()]
    last = chain[-1]
    before = [each.text for each in syntax.modifiers(last)]
    is_name = bool(before) and all(text.istitle() for text in before) and "United" not in before
    return last.text in {"States", "Nations"} and noun.tag_ == "NNP" and last is not noun and is_name


def _is_union_of_region(noun: Token, contexts: Contexts) -> bool:
    """Whether it is a body of the states of a region, as its name tells: "the Southern African Development Community".

    Also an organ of it, "the council of the African Union"; not "the European Broadcasting Union".
    """
    for body in (noun, *(each for each in syntax.prepositional(noun, _OF) if noun.tag_ == "NNP")):
        before = [each.lower_ for each in syntax.modifiers(body)]
        regions = (contexts.blocs | contexts.regional) - contexts.worldwide
        if body.tag_ == "NNP" and body.lower_ in contexts.unions and not regions.isdisjoint(before):
            return regions | contexts.of_unions >= set(before)
    return False


def _is_foreign(noun: Token) -> bool:
    return any(each.lower_ == "foreign" for each in syntax.modifiers(noun))


def _are_foreign_ministers(noun: Token, contexts: Contexts) -> bool:
    """Whether they are those of many states, who meet as leaders do: "the meeting of Arab foreign ministers"."""
    return noun.lower_ == "ministers" and _is_foreign(noun) and _of_many(noun, contexts)


def _leads_nations(noun: Token, contexts: Contexts) -> bool:
    """Whether the noun is one for the leaders of many states: "Gulf leaders", "the presidents of A, B and C"."""
    are_premiers = noun.lower_ == "ministers" and any(each.lower_ == "prime" for each in syntax.modifiers(noun))
    return (noun.lower_ in contexts.nations or are_premiers) and _of_many(noun, contexts)


def _of_many(noun: Token, contexts: Contexts) -> bool:
    """Whether the words around the noun name a region or body of states, or several states."""
    states = syntax.prepositional(noun, _OF)
    deeper = [each for state in states for each in syntax.prepositional(state, _OF)]  # "heads of state of the G7"
    states = [each for state in (*states, *deeper) for each in syntax.conjuncts(state)]
    named = [each for each in states if each.ent_type_ == "GPE"]
    if len(named) >= _MANY and (deeper or len(named) == len(states)):
        return True
    counts = (each for state in states if state.lower_ in contexts.members for each in syntax.modifiers(state))
    if any(each.like_num and each.lower_ not in contexts.few for each in counts):
        return True  # "the leaders of eight countries"
    owner = syntax.possessor(noun)  # "the world's leaders", "the European Union's foreign ministers"
    near = [*states, *(each for word in (noun, *states) for each in syntax.modifiers(word))]
    near += [owner] if owner is not None else []
    near += [each for word in near for each in syntax.modifiers(word)]  # "European | Union leaders"
    return any(each.lower_ in contexts.multilateral | contexts.blocs for each in near)
