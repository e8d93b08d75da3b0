"""Which sentences with a trigger word would tell of an encounter, if everybody in them were named?

Asked before the sentences around them are read and any name is recognized. Who "he" is and whether "Modi" is a person
is not known yet, so both are taken for people here; what tells nothing even then needs no context.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Surroundings, Telling, read_tellings, side_reader
from tasks.nlp.gathering.gathered import Gathering
from tasks.nlp.gathering.nearby_parties import may_be_told_nearby
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.knowledge.seed_shapes import Weights
from tasks.nlp.meant.coreference import make_cast
from tasks.nlp.model.pipeline import annotate, annotation, column, joined
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.plausibility import Weigher
from tasks.nlp.text.dependents import keep_dependents
from tasks.nlp.text.weighing import likelihood
from tasks.nlp.text.words import Words, words_of_doc

_PRONOUN = "PRP"  # the tag; possessives stay: "their meeting" speaks of one told before, "Brown's meeting" does not
_SEVERAL = frozenset({"they", "them"})  # no one person
_NOUNS = frozenset({"NN", "JJ", "VB", "UH", "FW"})
_BEHIND_NAME = (["VBD"], ["VBZ"], ["MD"], ["TO"])
_LONGEST = 3  # words of a person's name


@dataclass(frozen=True, slots=True)
class Promise:
    """What a sentence could tell of an encounter, with what else the article says."""

    sentence: int
    telling: Telling
    weigher: Weigher

    @property
    def features(self) -> dict[str, float]:
        """Those by which a gathering is weighed, as far as the sentence alone shows them."""
        return self.weigher.features(Gathering([self.telling]))


def promising(
    read: Mapping[int, Doc], familiar: Collection[str], lexicon: Lexicon, nlp: Language, *, is_short: bool = False
) -> set[int]:
    """Return the numbers of those sentences that tell of an encounter, or could with what else the article says.

    Names of countries, titles and the like are `familiar`: they are taken for nobody's. Those that are not likely are
    left out, and all where no telling of the article has as many sides as its rule asks for. An article that `is_short`
    has no room to say who people are, and is soon read: there everything is promising in which anybody is told.
    """
    promises = promises_of(read, familiar, lexicon, nlp)
    if is_short:
        return {each.sentence for each in promises}
    has_sides = any(each.telling.has_sides for each in promises)
    return {each.sentence for each in promises if _is_likely(each, lexicon.promise)} if has_sides else set()


def promises_of(read: Mapping[int, Doc], familiar: Collection[str], lexicon: Lexicon, nlp: Language) -> list[Promise]:
    """Return what the sentences would tell if everybody in them were named."""
    numbers = [number for number in sorted(read) for _ in range(len(read[number]))]
    doc = _peopled(joined([read[number] for number in sorted(read)], nlp), familiar, lexicon.times.weekdays)
    phrases = PhraseReader(doc, lexicon, lambda _: False)
    around = Surroundings(
        doc, make_cast(phrases, lexicon, is_partial=True), phrases, lexicon, [], [], None, is_sketch=True
    )
    weigher = Weigher(around, lexicon.plausibility)
    return [
        Promise(numbers[each.trigger.token.i], each, weigher)
        for each in read_tellings(around, side_reader(around))[0]
        if each.who
        or each.whom
        or each.both
        or _is_of_a_body(each.trigger.token)
        or may_be_told_nearby(each.trigger, lexicon)
    ]


def _is_of_a_body(trigger: Token) -> bool:
    """Whether a name describes the word, as a body's does: "the Opposition meeting"."""
    return any(each.pos_ == "PROPN" for each in syntax.modifiers(trigger))


def _is_likely(promise: Promise, weights: Weights) -> bool:
    """Whether something may come of it; of a rule that the weights do not know, always."""
    is_known = f"rule:{promise.telling.trigger.rule.name}" in weights.weights
    return not is_known or likelihood(promise.features, weights.weights) >= weights.threshold


def _may_be_surname(words: Words, i: int) -> bool:
    """Whether a noun that opens a sentence with nothing before it acts, as a surname does: "Cash met Heath".

    Also "Cash to meet Heath", in a headline.
    """
    is_bare = words.tag[i] in _NOUNS and words.text[i].isalpha()
    return is_bare and words.tag[i + 1 : i + 2] in _BEHIND_NAME


def _peopled(doc: Doc, familiar: Collection[str], weekdays: Collection[str]) -> Doc:
    """Return the document with a name for every pronoun, and every name that is not familiar taken for a person's.

    Days of the week are no names: in "met the envoy on Monday, Mr A said" the envoy is not A.
    """
    known = annotation(doc)
    strings = doc.vocab.strings
    told = words_of_doc(doc)
    words = [*told.text]
    opening = {begin for begin in told.begins[:-1] if _may_be_surname(told, begin)}
    length = 0  # of the name so far
    for i, (tag, pos, lower) in enumerate(zip(told.tag, told.pos, told.lower, strict=True)):
        is_pronoun = tag == _PRONOUN and not length and lower not in _SEVERAL
        is_day = pos == "PROPN" and lower in weekdays
        is_unknown = (pos == "PROPN" or i in opening) and lower not in familiar and not is_day
        length = 1 if is_pronoun else length + 1 if is_unknown else 0
        if is_pronoun or (is_unknown and i in opening):
            known[i, column("POS")] = strings["PROPN"]
            known[i, column("TAG")] = strings["NNP"]
        if is_pronoun:
            words[i] = f"{syntax.STAND_IN}{chr(ord('a') + i % 26)}"  # "he met her": two people
        if is_day:
            known[i, column("ENT_TYPE")] = strings["DATE"]
            known[i, column("ENT_IOB")] = Token.iob_strings().index("B")
        if 0 < length <= _LONGEST:
            known[i, column("ENT_TYPE")] = strings["PERSON"]
            known[i, column("ENT_IOB")] = Token.iob_strings().index("B" if length == 1 else "I")
    return keep_dependents(annotate(Doc(doc.vocab, words=words, spaces=told.spaced), known))
