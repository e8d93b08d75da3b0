"""What do the pipeline's tables say of a word: part of speech, morphology, lemma? Asked once for each word.

The components behind the parser (attribute ruler, lemmatizer) look every token up anew by word, tag and dependency, and
take a quarter of the parse. What they say is kept here; sentences in which a rule for several words may apply are still
left to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import numpy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

_OF_ONE_WORD = frozenset({"TAG", "DEP", "ORTH", "TEXT", "LOWER", "NORM", "IS_SPACE"})  # keys of patterns
_WORD: list[int | str] = ["ORTH", "TAG", "DEP"]
_MARKS: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_MOST = 500_000  # words that are kept
_Row = tuple[int, ...]


class WordMarker:
    """Marks tagged and parsed words as the pipeline's own components would.

    `components` are those that it stands for: none where the pipeline has others, or such that ask for the sentence.
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._pipes = _table_pipes(nlp)
        self.components = list(self._pipes)
        rules = _patterns(self._pipes.get("attribute_ruler"))
        self._several = Matcher(nlp.vocab)
        for pattern in rules:
            if len(pattern) > 1:
                self._several.add(str(len(self._several)), [[pattern[0]]])
        self._dependencies = {nlp.vocab.strings.add(name) for pattern in rules for name in _dependencies_in(pattern)}
        self._other = nlp.vocab.strings.add("some dependency that no rule names")
        self._marks: dict[_Row, _Row | None] = {}

    def mark(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Give the words of parsed documents part of speech, morphology and lemma, and yield them."""
        for doc in docs:
            yield self._marked(doc) if self.components and len(doc) else doc

    def _marked(self, doc: Doc) -> Doc:
        words: list[_Row] = [
            (orth, tag, dep if dep in self._dependencies else self._other) for orth, tag, dep in _rows(doc, _WORD)
        ]
        if len(self._marks) > _MOST:
            self._marks.clear()
        unknown = {word for word in words if word not in self._marks}
        if unknown:
            self._learn(unknown)
        marks = [self._marks[word] for word in words]
        if None in marks:
            return self._by_components(doc)
        known = numpy.array(marks, dtype=numpy.uint64)
        kept = known[:, 1] == self._other
        known[kept, 1] = doc.to_array("DEP")[kept]
        return doc.from_array(_MARKS, cast(Ints2d, known))

    def _learn(self, words: set[_Row]) -> None:
        """Let the components mark the words, each by itself; None for what they may read with its neighbours."""
        unknown = self._doc(sorted(words))
        begins = {start for _, start, _ in self._several(unknown, allow_missing=True)}
        rows = _rows(unknown, _WORD)
        self._marks.update(dict.fromkeys((row for i, row in enumerate(rows) if i in begins), None))
        alone = [row for i, row in enumerate(rows) if i not in begins]
        self._marks.update(zip(alone, _rows(self._by_components(self._doc(alone)), _MARKS), strict=True))

    def _doc(self, words: Sequence[_Row]) -> Doc:
        """Return a document of the words, all hanging on the first."""
        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in words], spaces=[False] * len(words))
        known = [(tag, dep, -i % 2**64) for i, (_, tag, dep) in enumerate(words)]
        array = numpy.array(known, dtype=numpy.uint64).reshape(-1, 3)
        return doc.from_array(["TAG", "DEP", "HEAD"], cast(Ints2d, array))

    def _by_components(self, doc: Doc) -> Doc:
        for pipe in self._pipes.values():
            doc = pipe(doc)
        return doc


def _rows(doc: Doc, attributes: list[int | str]) -> list[_Row]:
    """Return the attributes of each token."""
    return [tuple(row) for row in cast("list[list[int]]", doc.to_array(attributes).tolist())]


def _table_pipes(nlp: Language) -> dict[str, Any]:
    """Return ruler and lemmatizer where they come last before the entities and look at words alone, else nothing."""
    pipes = dict([(name, pipe) for name, pipe in nlp.pipeline if name != "ner"][-2:])
    ruler, lemmatizer = pipes.get("attribute_ruler"), pipes.get("lemmatizer")
    if type(ruler) is not AttributeRuler or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
        return {}
    tokens = [token for pattern in _patterns(ruler) for token in pattern]
    is_plain = all(isinstance(each, str) or each.keys() <= {"IN", "NOT_IN"} for each in _values(tokens, "DEP"))
    return pipes if is_plain and all(token.keys() <= _OF_ONE_WORD for token in tokens) else {}


def _patterns(ruler: AttributeRuler | None) -> list[list[dict[str, Any]]]:
    rules = cast("list[dict[str, Any]]", ruler.patterns) if ruler is not None else []
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _values(tokens: Iterable[dict[str, Any]], key: str) -> list[Any]:
    return [token[key] for token in tokens if key in token]


def _dependencies_in(pattern: list[dict[str, Any]]) -> set[str]:
    """Return the dependencies that the pattern names: all others are the same to it."""
    found: set[str] = set()
    for each in _values(pattern, "DEP"):
        found |= {each} if isinstance(each, str) else {name for names in each.values() for name in names}
    return found
