"""Is a place only that of a thing that is talked about, or of another clause: "to discuss floods in Lima"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.places.where import OF_ENCOUNTER

_NOUNS_ABOVE = 4  # "the closure of its plant in Luton"
_WHITHER = frozenset({"to", "with", "into"})


def is_of_topic(token: Token, scene: Scene) -> bool:
    """Whether the place stands right behind a thing that is there and that they speak of, or that another clause tells.

    The parser may have given it to the verb. "They met at a camp in Lima" and "a visit to a school in Lima" were there.
    """
    thing = _thing_before(token, scene)
    if thing is None:
        return False
    words, topics = scene.around.lexicon.circumstances, scene.around.lexicon.topics
    for _ in range(_NOUNS_ABOVE):
        preposition = syntax.preposition_before(syntax.first_conjunct(thing))
        if preposition is not None and preposition in topics.prepositions:
            return True
        if preposition is not None and preposition in OF_ENCOUNTER | _WHITHER:
            return False
        above = syntax.noun_above(syntax.first_conjunct(thing))
        if above is None:
            break
        if above in scene.triggers or above.lemma_ in words.encounters | words.journeys:
            return False
        thing = above
    role = syntax.role(syntax.first_conjunct(thing))
    if role is None:
        return False
    if role.relation in {"subject", "passive subject"}:
        return role.verb.i not in scene.anchors(token)  # "a fire in Lima closed the line while A met B"
    return role.relation == "object" and role.verb.lemma_ in words.verbs["discussing"] | topics.outright


def _thing_before(token: Token, scene: Scene) -> Token | None:
    """Return "floods" for Lima in "floods in Lima"."""
    opener = token.left_edge.nbor(-1) if token.left_edge.i > token.sent.start else None
    if opener is None or opener.pos_ != "ADP" or opener.lower_ not in OF_ENCOUNTER or opener.i == token.sent.start:
        return None
    thing = opener.nbor(-1)
    is_local = thing.pos_ == "NOUN" and thing.lemma_ in scene.around.lexicon.circumstances.local
    return thing if is_local and thing not in scene.triggers else None
