"""Who meets as family, friends or neighbours, and who has the standing to act for others?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import POSSESSIVES
from tasks.nlp.parties.party import Party
from tasks.nlp.text.sentence_numbers import sentence_end


def is_newborn(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is a child that was born: "welcomed a daughter"."""
    return party.actor is None and not party.is_anaphor and head_noun(party, cast) in lexicon.contexts.newborns


def head_noun(party: Party, cast: Cast) -> str:
    """Return the lemma, in lower case, of the noun that the party's phrase is about: "mother" in "her mother"."""
    phrase = cast.phrase_at(party.start)
    token = cast.doc[phrase.head] if phrase is not None and phrase.head < party.end else cast.doc[party.end - 1]
    return token.lemma_.lower()


def is_kin(parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody meets family, friends or neighbours, and nobody of standing is there."""
    kin = [
        party
        for party in parties
        if (party.actor is None and head_noun(party, cast) in lexicon.contexts.kin and _is_own(party, cast))
        or _is_named_kin(party, cast, lexicon)
    ]
    others = [party for party in parties if party not in kin]
    if kin and others and all(_is_of_no_office(party, cast, lexicon) for party in others):
        return True  # "the actress and her former husband"
    is_beside = len(others) > 1 and all(party.actor is not None for party in others)  # "A and his wife met B"
    return bool(kin) and not is_beside and not any(has_standing(party, cast) for party in others)


def is_of_crime(parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody in a crime meets others of no office: "the two men met the victim", "the suspects met"."""
    people = [party for party in parties if not party.is_anaphor]
    if not any(_is_in_crime(party, cast, lexicon) for party in people):
        return False
    return not any(_has_office_or_body(party, cast, lexicon) for party in people)


def _is_in_crime(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is one who did it, or the one to whom it was done; "victims" of a flood are several."""
    if party.actor is not None:
        return False
    noun = head_noun(party, cast)
    return noun in lexicon.contexts.culprits or (noun == "victim" and party.kind == "person")


def _has_office_or_body(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it acts for others: not "the attacker", which the text calls him as it would by an office."""
    actor = cast.actors[party.actor] if party.actor is not None else None
    titles = actor.titles if actor is not None else (party.title,)
    known = (lexicon.title(each) for each in titles if each)
    if any(each is not None and each.kind in {"office", "rank"} for each in known):
        return True
    return party.kind in {"organization", "country"} or (actor is not None and bool(actor.organization))


def is_family(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is somebody of no standing but for whose kin it is: "her mother", "their second child"."""
    if party.actor is not None:
        is_couple = _is_named_kin(party, cast, lexicon, among=lexicon.contexts.spouses)
        return is_couple or (_is_named_kin(party, cast, lexicon) and not has_standing(party, cast))
    owned = cast.doc[party.start].lower_ in POSSESSIVES or cast.doc[max(0, party.start - 1)].lower_ in POSSESSIVES
    return owned and not party.is_anaphor and head_noun(party, cast) in lexicon.contexts.family


def are_couple(verb: Token, parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is told how a couple met: "met and married", "met at a dance. They were married a year later"."""
    courting = lexicon.contexts.courting
    if syntax.coordinated_lemmas(verb) & courting:
        return True
    end = sentence_end(verb)
    following = verb.doc[end].sent if end < len(verb.doc) else ()
    return any(each.lemma_ in courting for each in following) and is_private(parties, cast)


def is_private(parties: list[Party], cast: Cast) -> bool:
    """Whether all are named people of whom the article gives no office, organisation, country or "Mr"."""
    people = [party for party in parties if party.actor is not None]
    return len(people) == len(parties) > 0 and all(not has_standing(party, cast) for party in people)


def has_standing(party: Party, cast: Cast) -> bool:
    """Whether the article gives an office, a body or a country for which it can act."""
    contexts = cast.lexicon.contexts
    if party.actor is None:
        is_private = head_noun(party, cast) in contexts.generic | contexts.kin  # "a girl wrote to her mother"
        return (bool(party.title) and not is_private) or party.kind == "group"
    actor = cast.actors[party.actor]
    if actor.kind != "person" or actor.organization or actor.country:
        return True
    return any(title.split()[-1] not in contexts.generic | contexts.kin for title in actor.titles)


def _is_of_no_office(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody whom nobody names is told by what he does for a living."""
    noun = lexicon.group(head_noun(party, cast))
    is_one = party.actor is None and party.kind == "person" and not party.country
    return is_one and noun is not None and noun.kind == "people"


def _is_named_kin(party: Party, cast: Cast, lexicon: Lexicon, *, among: frozenset[str] | None = None) -> bool:
    """ "visiting her father, Sergei Skripal", "met his future wife Glenys", "met her husband, the cellist Aron"."""
    # "his guest" may be a president
    kin = (lexicon.contexts.kin if among is None else among) - lexicon.contexts.guests
    doc, start = cast.doc, party.start
    following = doc[start + 1 : min(start + 3, party.end)]
    if doc[start].lower_ in POSSESSIVES:
        return any(each.lemma_.lower() in kin for each in following)
    noun = start - 2 if start > 1 and doc[start - 1].text == "," else start - 1
    if noun <= 0 or doc[noun].lemma_.lower() not in kin:
        return False
    owner = syntax.possessor(doc[noun])  # "met his wife | Glenys", "met his long-lost daughter, | Lucy"
    return owner is not None and owner.lower_ in POSSESSIVES


def _is_own(party: Party, cast: Cast) -> bool:
    """Whether it is somebody's own: "his wife", "friends", but not "relatives of the missing"."""
    phrase = cast.phrase_at(party.start)
    return phrase is None or phrase.owner is not None or party.end - party.start == 1
