"""Whether two names can be those of one person or body."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tasks.letters import plain_letters

PROJECT_SEEDS = Path(__file__).resolve().parents[2] / "seeds"

_DROPPED = re.compile(r"['’ʼʻ`´.]")
_WORD = re.compile(r"[^\W_]+")


@cache
def name_words_file() -> Path:
    """Return seeds/name_words.csv of the project, or of the folder in WHOMET_SEEDS where it has one."""
    own = Path(os.environ.get("WHOMET_SEEDS", "")) / "name_words.csv"
    return own if os.environ.get("WHOMET_SEEDS") and own.is_file() else PROJECT_SEEDS / "name_words.csv"


@cache
def read_name_words(path: Path) -> Mapping[str, str]:
    """Return kind by folded word. Raises OSError where there is no such file."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(line for line in stream if not line.startswith("#"))
        return {row["word"]: row["kind"] for row in rows}


def fold(text: str) -> str:
    """Return `text` in lower case without accents, apostrophes and full stops."""
    return plain_letters(_DROPPED.sub("", text.casefold()))


@cache
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell who it is, folded, in order; a father's name keeps its "bin".

    Initials and particles are left out unless nothing else is there.
    """
    kinds = read_name_words(name_words_file())
    words = _WORD.findall(fold(name))
    told: list[str] = []
    father = ""
    for word in words:
        kind = kinds.get(word)
        if kind == "father":
            father = "bin "
        elif len(word) > 1 and kind not in {"particle", "link"} and not (kind == "suffix" and told):
            told.append(father + word)
            father = ""
    return tuple(told) or tuple(words)


def match_words(name: str, country: str | None) -> tuple[str, ...]:
    """Return what two participants that agree have at least one of in common: words of the name, and the country."""
    words = {word.removeprefix("bin ") for word in name_words(name)}
    return (*sorted(words), *([f"={country}"] if country else []))


def same_name(one: str, other: str) -> bool:
    """Return whether one name has all the words of the other, in the same order: a surname agrees with a full name."""
    first, second = name_words(one), name_words(other)
    if len(first) > len(second):
        first, second = second, first
    # Most names have not even the words: that is seen faster than their order.
    if not {*first}.issubset(second):
        return False
    following = iter(second)
    return bool(first) and all(word in following for word in first)
