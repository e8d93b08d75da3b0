"""What do acronyms stand for: "the London Stock Exchange (LSE)", or a name or an office with these initials?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_DEFINED = re.compile(r"\(\s?([A-Z][A-Za-z]{1,8})\s?\)")
_ACRONYM = re.compile(r"\b[A-Z]{2,7}\b")
_SPOKEN = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]{2,6}\b"
)  # "the head of Acas", as British papers write what is said as a word
_NAME = re.compile(
    r"\b[A-Z][\w’'-]*+(?:[ ](?:(?:of|for|and|the|on|in|de|la|del|do|da|du|&)[ ]){0,2}[A-Z][\w’'-]*+){1,8}"
)
_OWNER = re.compile(r"(?:'s|’s|s['’])$")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "de", "la", "del", "do", "da", "du", "&"})
_JOINING = frozenset({"and", "in", "against", "with", "without", "to", "our"})
_MOST_SMALL = 4  # small words in a long form
_SHORTEST_TRANSLATED = 3  # letters: two may be anybody's


def long_forms(text: str) -> dict[str, str]:
    """Return the acronyms of the text with what they stand for, as it is written there.

    A definition in brackets is matched letter by letter from its end, as Schwartz and Hearst do ("A simple algorithm
    for identifying abbreviation definitions in biomedical text", 2003), with words that begin with a capital alone. An
    acronym without one stands for the name whose capitals spell it.
    """
    found = _defined_forms(text)
    spoken = {match.group().upper(): match.group() for match in _SPOKEN.finditer(text)}
    asked = ({match.group() for match in _ACRONYM.finditer(text)} | spoken.keys()) - found.keys()
    if asked:
        for words in (words for match in _NAME.finditer(text) for words in _parts(match.group().split())):
            initials = "".join(word[0] for word in words if word not in _SMALL)
            for acronym in asked & {initials, initials[1:]}:
                name = " ".join(words[1:] if acronym != initials else words)
                if name[:1].isupper() and name.split()[0] not in {"The", "A"} and len(acronym) > 2:
                    found.setdefault(spoken.get(acronym, acronym), name)
    return {acronym: _OWNER.sub("", name) for acronym, name in found.items()}


def joined_names(text: str) -> frozenset[str]:
    """Return the names with "and" inside that an acronym in brackets defines: "Union of Nurses and Midwives (UNM)".

    And those with a word that else ends a name: "Mothers Against Knives (MAK)", "Students for Peace in Yemen (SPY)".
    """
    return frozenset(name for name in _defined_forms(text).values() if not _JOINING.isdisjoint(name.lower().split()))


def _defined_forms(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        long = _defined_by(match.group(1), before) or _translated(match.group(1), before)
        if long is not None:
            found.setdefault(match.group(1), long)
    return found


def spells(acronym: str, title: str) -> bool:
    """Whether first letters of the last words of an office make it: "COAS" the chief of the army staff."""
    if not acronym.isupper() or not acronym.isalpha():
        return False
    words = [word for word in title.lower().replace("-", " ").split() if word[:1].isalpha()]
    starts = range(max(0, len(words) - 2 * len(acronym)), len(words) - 1)
    return any(_spells(acronym.lower(), words[start:]) for start in starts)


def _spells(letters: str, words: list[str]) -> bool:
    if not words or not letters:
        return not words and not letters
    is_spelled = words[0][0] == letters[0] and _spells(letters[1:], words[1:])
    return is_spelled or (words[0] in _SMALL and _spells(letters, words[1:]))


def _parts(words: list[str]) -> Iterator[list[str]]:
    """Yield the words of a name, and those behind an "and", where another name begins."""
    yield words
    for i, word in enumerate(words):
        if word == "and":
            yield words[i + 2 :] if words[i + 1] == "the" else words[i + 1 :]


def _defined_by(acronym: str, before: str) -> str | None:
    """Return the end of the text before a bracket that the acronym abbreviates, or None."""
    words = re.split(r"[\s\"“”]+", before.strip())
    letters = [letter.lower() for letter in acronym]
    long: list[str] = []
    small = 0
    for word in reversed(words):
        if not letters or word[-1:] in {".", ";", ":", ")"}:
            break
        if not word[:1].isupper():
            small += 1
            if word.lower() not in _SMALL or small > _MOST_SMALL:
                return None
            long.insert(0, word)
            if letters[-1] == word[0].lower() and len(letters) > 1 and acronym[len(letters) - 1].islower():
                letters.pop()  # "DoJ": Department of Justice
            continue
        long.insert(0, word)
        for part in reversed(re.split(r"[-/]", word)):
            taken = _spelled(letters, part.lower())
            letters = letters[: len(letters) - taken]
            if not taken:
                return None
    if letters or len(long) < 2 or not long[0][:1].isupper():
        return None
    return " ".join(long)


def _translated(acronym: str, before: str) -> str | None:
    """Return the end of the text before a bracket whose words have most letters of the acronym, in another order.

    "The Supreme People's Court (TSP)", "the International Monetary Fund (FMI)": the letters are those of the body's
    name in its own language. Behind "the", one may be of a word that begins otherwise there.
    """
    if not acronym.isupper() or len(acronym) < _SHORTEST_TRANSLATED:
        return None
    long: list[str] = []
    is_definite = False
    for word in reversed(before.split()):
        is_definite = word.lower() == "the"
        if is_definite or not (word[:1].isupper() or word in _SMALL):
            break
        long.insert(0, word)
    while long and long[0] in _SMALL:
        long.pop(0)
    initials = Counter(part[0] for word in long if word not in _SMALL for part in word.split("-") if part)
    shared = (initials & Counter(acronym)).total()
    is_name = len(long) > 1 and all(word[-1:].isalnum() or word[-1:] in {"'", "’"} for word in long)
    is_spelled = initials.total() == len(acronym) <= shared + is_definite
    return " ".join(long) if is_name and is_spelled else None


def _spelled(letters: list[str], word: str) -> int:
    """Return how many of the last letters the word stands for, its first one among them; 0 where it stands for none."""
    for count in range(min(3, len(letters)), 0, -1):
        wanted = letters[len(letters) - count :]
        if wanted[0] != word[:1]:
            continue
        at = 0
        for letter in wanted:
            at = word.find(letter, at) + 1
            if not at:
                break
        else:
            if count == 1 or word[:1] != wanted[-1]:
                return count
    return 0
