"""What do the pipeline's tables say of a word: part of speech, morphology, lemma? Asked once for each word.

The components behind the parser (attribute ruler, lemmatizer) look every token up anew by word, tag and dependency, and
take a quarter of the parse. What they say is kept here: of a word that a rule names by the word, of all others by tag
and dependency. Sentences in which a rule for several words may apply are still left to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import numpy
from spacy.attrs import IDS
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

_OF_ONE_WORD = frozenset({"TAG", "DEP", "ORTH", "TEXT", "LOWER", "NORM", "IS_SPACE"})  # keys of patterns
_FORMS = ("ORTH", "TEXT", "LOWER", "NORM")
# as numbers: by their names they are looked up anew for every sentence
_WORD: list[int | str] = [int(IDS[name]) for name in ("ORTH", "TAG", "DEP")]
_MARKS: list[int | str] = [int(IDS[name]) for name in ("TAG", "DEP", "POS", "MORPH", "LEMMA")]
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
        self._named = {nlp.vocab.strings.add(name) for pattern in rules for name in _words_in(pattern)}
        self._alike = re.compile(
            "|".join(f"(?:{each})" for pattern in rules for each in _expressions_in(pattern)) or "(?!)"
        )
        self._dependencies = {nlp.vocab.strings.add(name) for pattern in rules for name in _dependencies_in(pattern)}
        self._other = nlp.vocab.strings.add("some dependency that no rule names")
        self._marks: dict[_Row, _Row | None] = {}
        self._tagged: dict[_Row, _Row | None] = {}
        """Tag and dependency to the part of speech and morphology of words that no rule names; None as for `_marks`."""

    def mark(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Give the words of parsed documents part of speech, morphology and lemma, and yield them."""
        if not self.components:
            yield from docs
            return
        if len(self._marks) > _MOST:
            self._marks.clear()
        parsed = [(doc, self._words(doc)) for doc in docs]
        unknown = {word for _, words in parsed for word in words} - self._marks.keys()
        if unknown:
            self._learn(unknown)
        for doc, words in parsed:
            yield self._marked(doc, words) if words else doc

    def _words(self, doc: Doc) -> list[_Row]:
        """Return what the marks of each word depend on."""
        kept, other = self._dependencies, self._other
        return [(orth, tag, dep if dep in kept else other) for orth, tag, dep in _rows(doc, _WORD)]

    def _marked(self, doc: Doc, words: Sequence[_Row]) -> Doc:
        marks = [self._marks[word] for word in words]
        if None in marks:
            return self._by_components(doc)
        known = numpy.array(marks, dtype=numpy.uint64)
        kept = known[:, 1] == self._other
        known[kept, 1] = doc.to_array("DEP")[kept]
        return doc.from_array(_MARKS, cast(Ints2d, known))

    def _learn(self, words: set[_Row]) -> None:
        """Let the components mark the words, each by itself; None for what they may read with its neighbours."""
        named = {word for word in words if self._is_named(word)}
        self._marks.update(self._learned(named))
        plain = words - named
        first = {word[1:]: word for word in plain if word[1:] not in self._tagged}
        learned = self._learned(set(first.values()))
        self._tagged.update({key: learned[word] for key, word in first.items()})
        alone = [word for word in plain if self._tagged[word[1:]] is not None]
        self._marks.update(dict.fromkeys(plain.difference(alone), None))
        tagged = [(*mark[:4], 0) for word in alone if (mark := self._tagged[word[1:]]) is not None]
        doc = self._doc(alone)
        if alone:
            doc.from_array(_MARKS, cast(Ints2d, numpy.array(tagged, dtype=numpy.uint64)))
        self._marks.update(zip(alone, _rows(self._pipes["lemmatizer"](doc), _MARKS), strict=True))

    def _is_named(self, word: _Row) -> bool:
        """Whether a rule may ask for the word itself, or for white space."""
        lexeme = self._vocab[word[0]]
        forms = {lexeme.orth, lexeme.lower, lexeme.norm}
        if lexeme.is_space or not self._named.isdisjoint(forms):
            return True
        return any(self._alike.search(self._vocab.strings[form]) for form in forms)

    def _learned(self, words: set[_Row]) -> dict[_Row, _Row | None]:
        unknown = self._doc(sorted(words))
        begins = {start for _, start, _ in self._several(unknown, allow_missing=True)}
        rows = _rows(unknown, _WORD)
        found: dict[_Row, _Row | None] = dict.fromkeys((row for i, row in enumerate(rows) if i in begins), None)
        alone = [row for i, row in enumerate(rows) if i not in begins]
        found.update(zip(alone, _rows(self._by_components(self._doc(alone)), _MARKS), strict=True))
        return found

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
    named = [each for key in _FORMS for each in _values(tokens, key)]
    is_plain = all(isinstance(each, str) or each.keys() <= {"IN", "NOT_IN"} for each in _values(tokens, "DEP"))
    is_listed = all(isinstance(each, str) or each.keys() <= {"IN", "REGEX"} for each in named)
    return pipes if is_plain and is_listed and all(token.keys() <= _OF_ONE_WORD for token in tokens) else {}


def _patterns(ruler: AttributeRuler | None) -> list[list[dict[str, Any]]]:
    rules = cast("list[dict[str, Any]]", ruler.patterns) if ruler is not None else []
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _values(tokens: Iterable[dict[str, Any]], key: str) -> list[Any]:
    return [token[key] for token in tokens if key in token]


def _words_in(pattern: list[dict[str, Any]]) -> set[str]:
    """Return the words that the pattern names, in whichever form."""
    return {word for key in _FORMS for each in _values(pattern, key) for word in _strings_in(each)}


def _expressions_in(pattern: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the regular expressions by which the pattern tells words."""
    for each in (value for key in _FORMS for value in _values(pattern, key)):
        if not isinstance(each, str) and "REGEX" in each:
            yield each["REGEX"]


def _strings_in(value: str | dict[str, Any]) -> set[str]:
    """Return the string, or those of {"IN": …} and {"NOT_IN": …}."""
    if isinstance(value, str):
        return {value}
    return {name for key, names in value.items() if key != "REGEX" for name in names}


def _dependencies_in(pattern: list[dict[str, Any]]) -> set[str]:
    """Return the dependencies that the pattern names: all others are the same to it."""
    return {name for each in _values(pattern, "DEP") for name in _strings_in(each)}
