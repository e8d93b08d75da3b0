"""Which sentences does the model read? Those with a trigger word, then what helps to understand them.

Around a sentence that tells of an encounter stand the people whom "he" and "the two" mean, the topics and the place;
the headline and the lead say it once more; and elsewhere somebody is introduced with full name and office.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tasks.nlp.text.sentences import Range

BEFORE, AFTER = 1, 1  # neighbours read with a telling sentence
COMPANIONS = 12  # sentences behind a telling one in which those who came along may be named
LEAD = 2  # sentences at the head of the body
INTRODUCTIONS = 4  # sentences an article that are read for the names in them alone
_BACK = 3  # sentences before one with a pronoun in which somebody should be named
_SHORT = 30  # characters; what is shorter is a byline or the name of a section
_LONGEST_NAME = 6  # words; a longer run of capitals is a headline
_RUN = re.compile(
    r"\b[A-ZÀ-ÞŠŽŚŁÖÜİÉ]\w*+(?:[ ’'.-]{1,2}(?:(?:al|bin|bint|da|de|del|der|di|dos|el|ibn|la|le|van|von)[ -])?"
    r"[A-ZÀ-ÞŠŽŚŁÖÜİÉ]\w*+)*+"
)
_SPEAKER = re.compile(r"\b(?:I|[Ww]e|us|me)\b")
_INTRODUCING = re.compile(r': ?["“]|[,.?!]["”] \w')  # "A explained: “…", "“…,” said A"
_QUOTED = 4  # sentences back to who speaks
_WORD = re.compile(r"\w\w+")
_OPENING = frozenset({'"', "“", "‘"})  # quotation marks
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|they|them|their|both|two|counterpart|latter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into sentences; `body` is where headline and dateline end."""

    text: str
    sentences: list[Range]
    body: int

    def sentence(self, number: int) -> str:
        """Return the sentence as it stands in the text."""
        start, end = self.sentences[number]
        return self.text[start:end]


def context_of(cut: Cut, telling: Collection[int], familiar: Collection[str], companions: re.Pattern[str]) -> set[int]:
    """Return the numbers of all sentences to read, the telling ones included; none where nothing tells.

    `companions` finds sentences that say who else was there. Words of `familiar` (countries, titles, openers of
    sentences; in lower case) need no introduction.
    """
    if not telling:
        return set()
    near = _neighbours(telling, len(cut.sentences))
    for number in telling:
        near.update(_antecedents(cut, number), _quotation_before(cut, number))
    near |= {
        number
        for each in telling
        for number in range(each + 1, min(len(cut.sentences), each + COMPANIONS + 1))
        if companions.search(cut.sentence(number))
    }
    chosen = near | _head(cut)
    return chosen | _introductions(cut, sorted(near), chosen, familiar)


def _neighbours(telling: Iterable[int], count: int) -> set[int]:
    return {near for each in telling for near in range(max(0, each - BEFORE), min(count, each + AFTER + 1))}


def _antecedents(cut: Cut, number: int) -> range:
    """Return the sentences back to one that names somebody, where this one has a pronoun.

    What is quoted between does not say who "he" is.
    """
    first = number
    while first > max(0, number - _BACK) and _points_back(cut.sentence(first), is_asked=first == number):
        first -= 1
    return range(first, number)


def _points_back(sentence: str, *, is_asked: bool) -> bool:
    """Whether whom its pronoun means is told farther back; `is_asked`: it is the sentence that tells."""
    return bool(_PRONOUN.search(sentence)) or (not is_asked and sentence[:1] in _OPENING)


def _quotation_before(cut: Cut, number: int) -> list[int]:
    """Return the sentence before that says who speaks, where "we" do it far inside a quotation."""
    if not _SPEAKER.search(cut.sentence(number)):
        return []
    told = range(number - 1, max(-1, number - 1 - _QUOTED), -1)
    return [each for each in told if _INTRODUCING.search(cut.sentence(each))][:1]


def _head(cut: Cut) -> set[int]:
    """Return the headline and the first sentences of the body that are more than a byline."""
    head: set[int] = set()
    found = 0
    for number, (start, end) in enumerate(cut.sentences):
        head.add(number)
        found += start >= cut.body and len(cut.text[start:end].strip()) > _SHORT
        if found >= LEAD or number > 2 * LEAD:
            break
    return head


def _introductions(cut: Cut, near: list[int], chosen: set[int], familiar: Collection[str]) -> set[int]:
    """Return the sentences that first name, or name in full, those whom the near sentences name."""
    where = _words_of_names(cut, familiar)
    asked = dict.fromkeys(word for number in near for word in _name_words(cut.sentence(number), familiar))
    found: set[int] = set()
    for word in asked:
        told = where[word]
        longest = max(length for _, length in told)
        if any(length == longest and number in chosen for number, length in told):
            wanted = [told[0][0]]
        else:
            wanted = [told[0][0], next(number for number, length in told if length == longest)]
        for number in wanted:
            if number not in chosen and len(found) < INTRODUCTIONS:
                found.add(number)
    return found


def _words_of_names(cut: Cut, familiar: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Return for each word of a name the sentences that hold it, with the length of the name there."""
    where: dict[str, list[tuple[int, int]]] = {}
    for number in range(len(cut.sentences)):
        for word, length in _name_words(cut.sentence(number), familiar).items():
            where.setdefault(word, []).append((number, length))
    return where


def _name_words(sentence: str, familiar: Collection[str]) -> dict[str, int]:
    """Return the words of the names in a sentence, each with the number of words of its longest name."""
    found: dict[str, int] = {}
    for run in _RUN.finditer(sentence):
        words = _WORD.findall(run.group())
        length = min(len(words), _LONGEST_NAME)
        for word in words:
            if word.lower() not in familiar and found.get(word, 0) < length:
                found[word] = length
    return found
