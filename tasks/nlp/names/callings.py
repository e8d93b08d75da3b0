"""Does a list of callings or fields go on in a name: "Nurses | and Midwives Association", "health, | and welfare"?"""

from __future__ import annotations

from collections.abc import Callable

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.text.words import Words

_MOST_WORDS = 4  # of one calling: "Natural Gas Senior Staff"
_TWO = 2
_BEFORE_ONE = frozenset({"of", "for", "on", "and", ","})  # "Ministry of Health | and World Bank": two bodies


def callings_end(j: int, limit: int, words: Words, lexicon: Lexicon, is_capital: Callable[[int], bool]) -> int:
    """Return the end of the list that goes on at a comma or "and", token `j`, where its last item is of callings.

    0 where it is none: both sides of "and" name callings, or two words do behind it.
    """
    k, is_led = j, _is_calling(words.lower[j - 1], lexicon)
    while k < limit and (words.text[k] == "," or words.lower[k] == "and"):
        is_last, start = words.lower[k] == "and", k + 1
        k = start
        while k < limit and k - start < _MOST_WORDS and is_capital(k):
            k += 1
        if k == start:
            return 0
        if is_last:
            is_several = is_led or k - start >= _TWO
            return k if is_several and _is_calling(words.lower[k - 1], lexicon) else 0
    return 0


def body_of_callings_end(j: int, limit: int, words: Words, lexicon: Lexicon, is_capital: Callable[[int], bool]) -> int:
    """Return the end of "Nurses | and Midwives Association", whose noun for a body stands last, else 0.

    So does that of a list of fields: "the Rail, Maritime and Transport union", "Health, Labor and Pensions Committee".
    """
    are_callings = _is_calling(words.lower[j - 1], lexicon)
    if not are_callings and not _opens_fields(j - 1, words, lexicon):
        return 0
    k = j
    while k < limit and (words.text[k] == "," or words.lower[k] == "and"):
        is_last, start = words.lower[k] == "and", k + 1
        k = start
        while k < limit and k - start < _MOST_WORDS and is_capital(k):
            k += 1
        if is_last and are_callings:
            is_body = k - start >= _TWO and words.lower[k - 1] in lexicon.body_heads
            return k if is_body and _is_calling(words.lower[k - _TWO], lexicon) else 0
        if is_last:
            end = k if k == limit or words.lower[k - 1] in lexicon.body_heads else k + 1
            return end if _are_fields(start, end - 1, words, lexicon) and _is_head(end - 1, words, lexicon) else 0
        if not are_callings and not _are_fields(start, k, words, lexicon):
            return 0
    return 0


def _opens_fields(i: int, words: Words, lexicon: Lexicon) -> bool:
    """Whether a list of fields begins at the token: "| Rail, Maritime and", but not "Ministry of | Health and"."""
    return words.lower[i] in lexicon.contexts.fields and words.lower[i - 1] not in _BEFORE_ONE


def _are_fields(start: int, end: int, words: Words, lexicon: Lexicon) -> bool:
    """Whether one item of the list tells a field or a calling: "Maritime", "Ambulance Workers"."""
    item = words.lower[start:end]
    return not lexicon.contexts.fields.isdisjoint(item) or (bool(item) and _is_calling(item[-1], lexicon))


def fields_end(i: int, limit: int, words: Words, lexicon: Lexicon, is_capital: Callable[[int], bool]) -> int:
    """Return the end of "health, | education and welfare | committee", for which a body or several offices are, else 0.

    Token `i` is the comma or "and" behind the first of them.
    """
    fields = lexicon.contexts.fields
    if words.lower[i - 1] not in fields or is_capital(i - 1):
        return 0
    k = i
    while k < limit and words.lower[k] in {",", "and"}:
        is_last, start = words.lower[k] == "and", k + 1
        k = start
        while k < limit and (words.lower[k] in fields or words.pos[k] == "ADJ"):
            k += 1
        if k == start:
            return 0
        if is_last:
            return k if k < limit and _is_head(k, words, lexicon) else 0
    return 0


def _is_head(i: int, words: Words, lexicon: Lexicon) -> bool:
    """Whether the noun is for a body, or for several who hold an office: "committee", "ministries", "ministers"."""
    is_office = words.tag[i] == "NNS" and lexicon.title(words.text[i]) is not None
    return words.lower[i] in lexicon.body_heads or is_office


def _is_calling(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is a plural for people of a trade: "nurses", "midwives", "fishermen"."""
    noun = lexicon.group(word)
    is_people = noun is not None and noun.kind != "body"
    return is_people or (len(word) > _MOST_WORDS and word.endswith(lexicon.contexts.people_endings))
