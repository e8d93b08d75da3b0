"""Did it come to nothing at the last moment? "Nearly met", "came close to meeting", "stopped short of meeting"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.text.sentence_numbers import sentence_start


def near_miss(trigger: Token, chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the word that says so."""
    verb = next(iter(syntax.own_verbs(trigger)), None)
    if verb is not None and is_nearly(verb, lexicon):
        return verb.nbor(-1)
    return _fallen_short(chain, lexicon)


def is_nearly(verb: Token, lexicon: Lexicon) -> bool:
    """Whether what the verb tells did not quite happen: "nearly met", "all but derailed the talks"."""
    if verb.pos_ != "VERB" or verb.i == sentence_start(verb) or not syntax.is_past(verb):
        return False
    before = verb.nbor(-1)
    is_all_but = before.lower_ == "but" and before.i > 0 and before.nbor(-1).lower_ == "all"
    return is_all_but or (before.head == verb and before.lower_ in lexicon.modality.nearly)


def _fallen_short(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the adverb of "came close to meeting", "stopped short of a meeting"."""
    preposition = next(iter(chain[1:2]), None)
    if preposition is None or preposition.pos_ != "ADP" or preposition.i == sentence_start(preposition):
        return None
    adverb = preposition.nbor(-1)
    verb = next((each for each in chain[2:4] if each.pos_ == "VERB"), None)
    if verb is None or not syntax.is_past(verb):
        return None
    is_short = f"{verb.lemma_}_{adverb.lower_}_{preposition.lower_}" in lexicon.modality.fallen_short
    return adverb if is_short else None
