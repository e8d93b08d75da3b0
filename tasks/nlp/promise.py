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
from tasks.nlp.words import words_of_doc

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
    told = words_of_doc(doc)
    words = [*told.text]
    length = 0  # of the name so far
    for i, (tag, pos, lower) in enumerate(zip(told.tag, told.pos, told.lower, strict=True)):
        is_pronoun = tag == _PRONOUN and not length
        is_unknown = pos == "PROPN" and lower not in familiar
        length = 1 if is_pronoun else length + 1 if is_unknown else 0
        if is_pronoun:
            words[i] = f"Somebody{chr(ord('a') + i % 26)}"  # "he met her": two people
            known[i, column("POS")] = strings["PROPN"]
            known[i, column("TAG")] = strings["NNP"]
        if 0 < length <= _LONGEST:
            known[i, column("ENT_TYPE")] = strings["PERSON"]
            known[i, column("ENT_IOB")] = Token.iob_strings().index("B" if length == 1 else "I")
    return annotate(Doc(doc.vocab, words=words, spaces=told.spaced), known)
