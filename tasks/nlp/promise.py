"""Which sentences with a trigger word would tell of an encounter, if everybody in them were named?

Asked before the sentences around them are read and any name is recognized. Who "he" is and whether "Modi" is a person
is not known yet, so both are taken for people here; what tells nothing even then needs no context.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.nlp.coreference import make_cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.phrases import PhraseReader
from tasks.nlp.pipeline import annotate, annotation, column, joined
from tasks.nlp.tellings import Surroundings, read_tellings, side_reader

_PRONOUN = "PRP"  # the tag; possessives stay: "their meeting" speaks of one told before, "Brown's meeting" does not
_LONGEST = 3  # words of a person's name


def promising(
    read: Mapping[int, Doc], familiar: Collection[str], lexicon: Lexicon, nlp: Language, *, is_lenient: bool = False
) -> set[int]:
    """Return the numbers of those sentences that tell of an encounter, or could with what else the article says.

    Names of countries, titles and the like are `familiar`: they are taken for nobody's. Where no telling of the article
    has as many sides as its rule asks for, there are none, unless `is_lenient`.
    """
    numbers = [number for number in sorted(read) for _ in range(len(read[number]))]
    doc = _peopled(joined([read[number] for number in sorted(read)], nlp), familiar)
    phrases = PhraseReader(doc, lexicon, lambda _: False)
    around = Surroundings(doc, make_cast(phrases, lexicon), phrases, lexicon, [], [], None, is_sketch=True)
    tellings = [each for each in read_tellings(around, side_reader(around))[0] if each.who or each.whom or each.both]
    if not is_lenient and not any(each.has_sides for each in tellings):
        return set()
    return {numbers[each.trigger.token.i] for each in tellings}


def _peopled(doc: Doc, familiar: Collection[str]) -> Doc:
    """Return the document with a name for every pronoun, and every name that is not familiar taken for a person's."""
    known = annotation(doc)
    strings = doc.vocab.strings
    words = [token.text for token in doc]
    length = 0  # of the name so far
    for token in doc:
        is_pronoun = token.tag_ == _PRONOUN and not length
        length = 1 if is_pronoun else length + 1 if _is_unknown_name(token, familiar) else 0
        if is_pronoun:
            words[token.i] = f"Somebody{chr(ord('a') + token.i % 26)}"  # "he met her": two people
            known[token.i, column("POS")] = strings["PROPN"]
            known[token.i, column("TAG")] = strings["NNP"]
        if 0 < length <= _LONGEST:
            known[token.i, column("ENT_TYPE")] = strings["PERSON"]
            known[token.i, column("ENT_IOB")] = Token.iob_strings().index("B" if length == 1 else "I")
    return annotate(Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc]), known)


def _is_unknown_name(token: Token, familiar: Collection[str]) -> bool:
    return token.pos_ == "PROPN" and token.lower_ not in familiar
