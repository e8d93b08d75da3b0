"""On which topics? The phrases that say what the encounter was about, with the IPTC Media Topic that fits."""

from __future__ import annotations

from functools import lru_cache

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.lexicon import Lexicon, TopicWords
from tasks.records import Span, Topic

THRESHOLD = 0.62  # below it the label is more often wrong than right
_LONGEST = 18  # tokens; what is longer is a clause and no topic


def topic_phrases(trigger: Token, doc: Doc, words: TopicWords) -> list[tuple[int, int]]:
    """Return the token ranges of the topics that the trigger's sentence gives."""
    heads: list[Token] = []
    for noun in syntax.prepositional(trigger, words.prepositions):
        heads.append(noun)
    if trigger.pos_ == "NOUN":
        heads += _compound(trigger)
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else syntax.governing_verb(trigger)
    if verb is not None:
        if trigger.pos_ == "NOUN" and syntax.is_object_of(trigger, verb):
            heads += syntax.prepositional(verb, words.prepositions)
        for below in syntax.clause_verbs(verb):
            if verb == below and trigger == verb:
                heads += syntax.prepositional(verb, words.prepositions)
                if verb.lemma_ in words.verbs:
                    heads += syntax.objects(verb)
            elif abs(below.i - trigger.i) < 60:
                heads += _of_verb(below, words)
    ranges: list[tuple[int, int]] = []
    for head in heads:
        for each in syntax.conjuncts(head):
            ranges += _instances(each, doc, words)
    return list(dict.fromkeys(ranges))


def topics_of_sentence(root: Token, doc: Doc, words: TopicWords) -> list[tuple[int, int]]:
    """Return the topics of a sentence that goes on about an encounter: "They also exchanged views on trade"."""
    ranges: list[tuple[int, int]] = []
    for verb in syntax.clause_verbs(root):
        for head in _of_verb(verb, words):
            for each in syntax.conjuncts(head):
                ranges += _instances(each, doc, words)
    return list(dict.fromkeys(ranges))


def _of_verb(verb: Token, words: TopicWords) -> list[Token]:
    heads: list[Token] = []
    if verb.lemma_ in words.verbs:
        heads += syntax.objects(verb)
    for child in verb.children:
        if child.pos_ == "ADP" and f"{verb.lemma_} {child.lower_}" in words.verb_prepositions:
            heads += [each for each in child.children if syntax.is_nominal(each)]
        if child.lemma_ in words.view_nouns and syntax.is_object_of(child, verb):
            heads += syntax.prepositional(child, words.prepositions | {"in"}) + syntax.prepositional(
                verb, words.prepositions
            )
    return heads


def _compound(trigger: Token) -> list[Token]:
    """Return "cooperation" in "security cooperation meetings"."""
    before = [each for each in syntax.modifiers(trigger) if each.pos_ == "NOUN" and each.i + 1 == trigger.i]
    return [each for each in before if any(child.dep_ == "compound" for child in each.children) or len(each.text) > 4]


def _instances(head: Token, doc: Doc, words: TopicWords) -> list[tuple[int, int]]:
    """Return the phrase of the head, and the phrases that it introduces with "such as"."""
    ranges: list[tuple[int, int]] = []
    start, end = syntax.phrase(head)
    if head.pos_ in {"PRON", "DET"} or head.ent_type_ in {"DATE", "TIME", "PERSON"}:
        return []
    cut = next((i for i in range(head.i, end - 1) if doc[i : i + 2].text.lower() == "such as"), end)
    if cut < end:
        ranges += _list_after(doc, cut + 2, head.sent.end)
        end = cut
    for child in head.children:  # "of" after an empty head: "the implementation of partnerships"
        if head.lemma_ in words.empty and child.lower_ in {"of", "for", "to"}:
            for noun in child.children:
                if syntax.is_nominal(noun):
                    for each in syntax.conjuncts(noun):
                        ranges += _instances(each, doc, words)
    if head.lemma_ in words.empty and ranges:
        return ranges
    while start < head.i and (doc[start].pos_ in {"DET", "PRON", "PUNCT"} or doc[start].is_space):
        start += 1
    while end > head.i + 1 and doc[end - 1].pos_ in {"PUNCT", "ADP", "CCONJ", "SPACE"}:
        end -= 1
    if head.lemma_ in words.empty and end - start < 2:
        return ranges
    return [(start, min(end, start + _LONGEST)), *ranges]


def _list_after(doc: Doc, start: int, sentence_end: int) -> list[tuple[int, int]]:
    """Split the list that "such as" opens at its noun phrases: "the fight against terror, the activity of gangs and …"."""
    ranges: list[tuple[int, int]] = []
    begin = start
    for i in range(start, sentence_end + 1):
        token = doc[i] if i < sentence_end else None
        ends = (
            token is None
            or token.text in {",", ";", "."}
            or token.tag_ in {"WDT", "WP"}
            or token.tag_ in {"VBD", "VBZ", "VBP"}
        )
        joins = token is not None and token.lower_ == "and" and i + 1 < sentence_end and doc[i + 1].pos_ == "DET"
        if ends or joins:
            first = begin
            while first < i and doc[first].pos_ in {"DET", "CCONJ", "PUNCT"}:
                first += 1
            if first < i and any(each.pos_ in {"NOUN", "PROPN"} for each in doc[first:i]):
                ranges.append((first, min(i, first + _LONGEST)))
            begin = i + 1
            if token is None or token.text in {".", ";"} or token.tag_ in {"VBD", "VBZ", "VBP"}:
                break
            if (
                ends
                and token.text == ","
                and i + 1 < sentence_end
                and doc[i + 1].pos_ not in {"DET", "NOUN", "PROPN", "ADJ", "CCONJ"}
            ):
                break
    return ranges


class TopicCoder:
    """Gives phrases the IPTC Media Topic whose label lies nearest in the model's word vectors."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self._nlp = nlp
        self._topics = [each for each in lexicon.media_topics if self._vector(each[1]) is not None]
        rows = [self._vector(label) for _, label in self._topics]
        self._matrix = numpy.array([row for row in rows if row is not None], dtype=numpy.float32)
        self._nearest = lru_cache(maxsize=20_000)(self._find)

    def _vector(self, phrase: str) -> numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]] | None:
        vectors = [
            word.vector / word.vector_norm
            for word in map(self._nlp.vocab.__getitem__, phrase.lower().replace(",", " ").split())
            if word.has_vector and word.vector_norm and not word.is_stop
        ]
        if not vectors:
            return None
        mean = numpy.mean(vectors, axis=0)
        length = float(numpy.linalg.norm(mean))
        return numpy.asarray(mean / length, dtype=numpy.float32) if length else None

    def _find(self, phrase: str) -> tuple[str | None, str | None, float | None]:
        vector = self._vector(phrase)
        if vector is None or not len(self._matrix):
            return None, None, None
        scores = self._matrix @ vector
        best = int(numpy.argmax(scores))
        score = round(float(scores[best]), 3)
        return (*self._topics[best], score) if score >= THRESHOLD else (None, None, None)

    def topic(self, doc: Doc, text: str, start: int, end: int) -> Topic:
        """Return the topic of a token range; `text` is what its offsets quote."""
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        phrase = text[span.start : span.end]
        code, label, score = self._nearest(phrase)
        return Topic(phrase, span, code, label, score=score)
