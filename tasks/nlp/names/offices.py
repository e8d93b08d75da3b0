"""How full of people of office is the article?

Read off its words, whether a model has read them or not: so it is the same however much of the article was read.
"""

from __future__ import annotations

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.text.words import Words

_LONGEST_NAME = 4  # words
_APPOSITION = 6  # words back from an office to the comma behind the name
_MARKS = frozenset(",;.:()\"'“”")
_DENSE = 0.02  # names a word of the article, from which on it is full of them


def offices_told(words: Words, lexicon: Lexicon) -> float:
    """Return how many different people of office are named for the length of the article, 1 where it is full of them.

    "President Anwar el-Sadat" and "Sadat, the president" are one.
    """
    heads = lexicon.words_before_names
    names = {_name_at(i, words, lexicon) for i, lower in enumerate(words.lower[:-1]) if lower in heads} - {""}
    length = sum(word.isalnum() for word in words.text)
    return min(len(names) / max(length, 1) / _DENSE, 1.0)


def _name_at(i: int, words: Words, lexicon: Lexicon) -> str:
    """Return the surname behind the office, else that before the comma that it stands behind, else ""."""
    if _is_of_name(i + 1, words, lexicon):
        end = i + 2
        while end < min(len(words.text), i + 1 + _LONGEST_NAME) and words.text[end][:1].isupper():
            end += 1
        return words.text[end - 1]
    mark = next((k for k in range(i - 1, max(0, i - _APPOSITION), -1) if words.text[k] in _MARKS), 0)
    is_behind_name = mark > 0 and words.text[mark] == "," and _is_of_name(mark - 1, words, lexicon)
    return words.text[mark - 1] if is_behind_name and words.lower[mark - 1] not in lexicon.places else ""


def _is_of_name(i: int, words: Words, lexicon: Lexicon) -> bool:
    return words.text[i][:1].isupper() and words.lower[i] not in lexicon.titles
