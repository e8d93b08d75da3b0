"""Who is named in a row of people with offices, whatever stands between the names? Lists of those who were there."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.names.units import OWNERS

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHO = frozenset({"who", "whose", "whom", "representing"})
_ENDS = frozenset(
    {"which", "where", "while", "when", "after", "before", "during", "following", "amid", "but", "because", "although"}
)
_GOVERNING = frozenset({"of", "to", "for", "on", "from", "against", "between", "under", "at", "in", "behalf", "about"})
_WITH = frozenset({"with"})
_JOINTS = frozenset({",", "and", ";"})
_ELLIPTIC = OWNERS | {"one", "side", "delegation", "team"}
_SIDED = frozenset({"on", "from", "for"})
_LONGEST_SIDE = 5  # tokens: "from the South Sudanese side"


def attendees(start: int, end: int, phrases: PhraseReader) -> list[Phrase]:
    """Return the people named from token `start` on, up to `end`, a verb or the other side: "A, head of X, B (Y), C".

    Whoever only belongs to another's office is left out ("adviser to President D"), and who says so ("E said").
    """
    doc, found, i = phrases.doc, list[Phrase](), start
    while i < end:
        token = doc[i]
        word = token.lower_
        if word in _WHO:
            i = _behind_clause(i + 1, end, phrases)
            continue
        if word in _ENDS or (i > start and (names_side(i, end, phrases) or _is_led_by(i, phrases))):
            break
        is_act = token.tag_ in _FINITE or (not found and token.pos_ == "VERB")
        if is_act and phrases.at(i) is None:
            if found and found[-1].end == i:
                found.pop()
            break
        phrase = phrases.at(i)
        if phrase is None:
            i += 1
            continue
        if _is_listed(phrase, start, phrases):
            found.append(phrase)
        i = max(phrase.end, i + 1)
    return found


def attendees_before(start: int, verb: Token, phrases: PhraseReader) -> list[Phrase]:
    """Return the people named before "were also present", from behind the last verb or "said that" on."""
    doc, begin, i = phrases.doc, start, start
    while i < verb.i:
        if doc[i].lower_ in _WHO:
            i = _behind_clause(i + 1, verb.i, phrases)
            continue
        if doc[i].tag_ in _FINITE and phrases.at(i) is None:
            begin = i + 1
        i += 1
    return attendees(begin, verb.i, phrases)


def names_side(i: int, end: int, phrases: PhraseReader) -> int:
    """Return the token of "side" in "from the Malawian side" where that begins at the token, else 0."""
    doc = phrases.doc
    if doc[i].lower_ not in _SIDED:
        return 0
    return next((j for j in range(i + 2, min(end, i + _LONGEST_SIDE + 1)) if doc[j].lower_ == "side"), 0)


def _is_led_by(i: int, phrases: PhraseReader) -> bool:
    """Whether another side follows: "India's team was led by A, China's | by B", "and the Chinese one | by B"."""
    words = phrases.words.lower
    return words[i] == "by" and words[i - 1] in _ELLIPTIC


def _behind_clause(i: int, end: int, phrases: PhraseReader) -> int:
    """Return where the list may go on behind "who chairs the panel |, B": the comma or semicolon after it."""
    doc = phrases.doc
    return next((j for j in range(i, end) if doc[j].text in {",", ";"}), end)


def _is_listed(phrase: Phrase, start: int, phrases: PhraseReader) -> bool:
    """Whether the phrase names somebody for himself."""
    if phrase.kind != "person" or phrase.name is None or phrase.form != "name":
        return False
    if phrase.is_modifier or phrase.is_possessor:
        return False
    doc, before = phrases.doc, phrase.start - 1
    if before < start:
        return True
    word = doc[before].lower_
    if word in _WITH:
        return before - 1 >= start and doc[before - 1].lower_ in _JOINTS
    return word not in _GOVERNING
