"""Which language an article is written in."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# What is looked at, in characters: from the middle, where menus and bylines are rare.
LOOKED_AT = 1_500
# Below these, what the page declares counts where it declares something.
FEWEST_CHARACTERS = 200
LEAST_PROBABILITY = 0.5
# Below these, what the page declares is contradicted only by a sure guess: a quotation in French is not the article's.
FEW_CHARACTERS = 600
SURE_PROBABILITY = 0.95
NO_LANGUAGE = "zxx"
CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
NAMES = {"english": "en", "eng": "en"}


def language_of_text(text: str, declared: str | None = None) -> str | None:
    """Return the two-letter code of the language of `text`, `declared` where the text is short or the guess unsure.

    Measured on 139 pages of publishers in 40 countries: the guess agrees with the label of all but two, whose texts are
    in Danish and English as guessed; html@lang agrees on 92 in 100. None of 3,722 articles in English is taken for
    anything else.
    """
    if len(text) < FEWEST_CHARACTERS:
        return declared
    start = max(0, (len(text) - LOOKED_AT) // 2)
    code, probability = guess(text[start : start + LOOKED_AT])
    least = SURE_PROBABILITY if declared and len(text) < FEW_CHARACTERS else LEAST_PROBABILITY
    return code if probability >= least and code != NO_LANGUAGE else declared


def guess(text: str) -> tuple[str, float]:
    """Return the likeliest language by py3langid, and its probability from 0 to 1."""
    code, probability = identifier().classify(text)
    return str(code), float(probability)


@cache
def identifier() -> LanguageIdentifier:
    """Return the model with probabilities; loading it takes most of a second."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def code_of(declared: str | None) -> str | None:
    """Return the two-letter code that a field of a file means ("en-GB", "English"); None for what is no code."""
    if not declared:
        return None
    told = declared.strip().casefold()
    if told in NAMES:
        return NAMES[told]
    written = CODE.fullmatch(told)
    return written.group(1) if written else None
