"""Which body is "the watchdog" of which only a spokesman is told: "a spokesman for the Water Authority said"?"""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.actors import Actors
from tasks.nlp.names.phrase import Phrase

_OFFICE = "office"
_TWO_WORDS = 2  # "the watchdog", not "the city watchdog"


def overseer(phrase: Phrase, doc: Doc, actors: Actors, lexicon: Lexicon) -> str | None:
    """Return the name of the only public body for which somebody speaks in what stands before "the watchdog"."""
    contexts = lexicon.contexts
    if phrase.form != "body" or not phrase.is_definite or phrase.end - phrase.start > _TWO_WORDS:
        return None
    if doc[phrase.head].lower_ not in contexts.overseers:
        return None
    spoken_for = {
        other.organization
        for other in actors.phrases
        if other.end <= phrase.start and other.kind == "person" and other.organization
        if (other.title or "").lower().rpartition(" ")[2] in contexts.agents
    }
    public = contexts.administrations | {_OFFICE}
    bodies = {each for each in spoken_for if each.lower().rpartition(" ")[2] in public}
    return bodies.pop() if len(bodies) == 1 else None
