"""Whom do the words around a trigger name, where the parse gives nobody? Read left to right, as a reader would."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.names.capital_words import QUOTES
from tasks.nlp.names.phrase import DETERMINERS
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.told_before import is_definite
from tasks.nlp.syntax import hyphenated, is_lone_subject, is_passive
from tasks.nlp.text.sentence_numbers import sentence_end

_PLACE_OR_TIME = frozenset({
    "in", "at", "on", "via", "over", "by", "during", "inside", "outside", "near", "from", "for", "under",
})  # fmt: skip
_PASSED = frozenset({
    "together", "up", "briefly", "privately", "separately", "again", "also", "here", "there", "earlier", "yesterday",
    "today", "tomorrow", "later", "then", "recently", "personally", "virtually", "online",
})  # fmt: skip
_ALONE = frozenset({"one-on-one", "one-to-one", "face-to-face", "head-to-head", "tete-a-tete", "tête-à-tête"})
_CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–"})
_CLAUSE_WORDS = frozenset({
    "that", "which", "who", "to", "because", "and", "but", "if", "unless", "when", "while", "once", "until", "although",
    "though", "whether", "whereas",
})  # fmt: skip
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_OTHERS = frozenset({("among", "others"), ("amongst", "others"), ("inter", "alia")})
_NEAR_OTHERS = 10  # tokens: "in Berlin on Tuesday with, among others,"
_REACH = 22  # tokens; farther away another clause has begun
_BEFORE_QUOTATION = 3  # tokens of a phrase: "the main", and the mark


def parties_after(trigger: Token, reader: PartyReader, phrases: PhraseReader, wanted: frozenset[str]) -> list[Party]:
    """Return whom "received at his office on Sunday | B" names; `wanted` are prepositions that lead to the other side.

    Places and times between are passed over; a verb, a colon or another clause ends the search.
    """
    doc, sentence = trigger.doc, trigger.sent
    limit = min(sentence.end, trigger.i + _REACH)
    i = trigger.i + 1
    while i < limit:
        token = doc[i]
        is_time = token.ent_type_ in {"DATE", "TIME"}
        if is_time or token.pos_ == "ADV" or token.lower_ in wanted or token.lower_ in _PASSED:
            i += 1
            continue
        if (manner := hyphenated(token)) in _ALONE:
            i += 2 * manner.count("-") + 1
            continue
        if token.text in QUOTES or (token.text == "," and i > trigger.i + 1 and _resumes(trigger)):
            i += 1
            continue
        if token.lower_ in _PLACE_OR_TIME:
            i = _after_prepositional(i, limit, phrases)
            continue
        return reader.parties_from(i, sentence.end)
    return []


def parties_among_others(trigger: Token, reader: PartyReader) -> list[Party]:
    """Return A and B of "met on Tuesday with, among others, | A and B": the parser hangs nobody but "others" on it."""
    doc, end = trigger.doc, min(sentence_end(trigger), trigger.i + _NEAR_OTHERS)
    for i in range(trigger.i + 1, end - 2):
        if (doc[i].lower_, doc[i + 1].lower_) not in _OTHERS:
            continue
        before = doc[i - 1 - (doc[i - 1].text == ",")]
        if before != trigger and before.lower_ != "with" and before.ent_type_ not in {"DATE", "TIME", "GPE"}:
            return []  # "met A, among others, B said"
        start = i + 2
        while start < end and doc[start].lower_ in {",", "with"}:
            start += 1
        return reader.parties_from(start, sentence_end(trigger))
    return []


def _resumes(trigger: Token) -> bool:
    """Whether a comma closes what stood between verb and object: "visited, on Tuesday afternoon, the headquarters"."""
    return trigger.doc[trigger.i + 1].text == ","


def _after_prepositional(i: int, limit: int, phrases: PhraseReader) -> int:
    doc = phrases.doc
    j = i + 1
    while j < limit:
        token = doc[j]
        if token.ent_type_ in {"DATE", "TIME"}:
            j += 1
            continue
        phrase = phrases.at(j) if j > i + 1 or not token.text[:1].isupper() else None
        is_owner = any(doc[k].lower_ in {"of", "by"} for k in range(max(i, j - 2), j))
        if phrase is not None and phrase.kind == "person" and phrase.form == "name":
            if not is_owner:
                return j
            j = phrase.core_end  # "at the invitation of Hans Meyer-Landrut": no other begins inside the name
            continue
        is_mark = token.text in {"'s", "’s", "-", "’", "'"}
        is_determiner = token.lower_ in DETERMINERS and token.pos_ != "SCONJ"  # "on Friday that he would"
        if token.pos_ in _NOMINAL or is_determiner or token.lower_ == "of" or is_mark:
            j += 1
        else:
            return max(j, i + 1)
    return j


def parties_before(verb: Token, reader: PartyReader, phrases: PhraseReader) -> list[Party]:
    """Return the list of people and bodies that stands before the verb and hangs on no preposition."""
    doc, sentence = verb.doc, verb.sent
    if sentence.root.i <= verb.i and (found := parties_behind(sentence.start, sentence, reader, phrases)):
        return found
    inside = [phrase for phrase in phrases.all() if sentence.start <= phrase.start and phrase.end <= verb.i]
    lists: list[list[int]] = []
    last_end = -1
    for phrase in inside:
        between = doc[last_end : phrase.start] if lists else None
        if (
            between is not None
            and len(between) <= 3
            and all(t.lower_ in reader.list_words or t.lower_ in DETERMINERS for t in between)
        ):
            lists[-1].append(phrase.start)
        else:
            lists.append([phrase.start])
        last_end = phrase.end
    for starts in reversed(lists):
        for start in starts:
            first = start
            before = doc[first - 1] if first > sentence.start else None
            listed = phrases.at(first)
            if listed is None or listed.is_possessor or listed.is_modifier or listed.form == "place":
                continue
            if before is not None and before.pos_ in {"ADP", "VERB"} and before.lower_ not in {"after", "before"}:
                is_in_town = is_passive(verb) and doc[first].ent_type_ in {"GPE", "LOC"}
                if listed.name is None or not is_in_town or listed.name[0] == first:
                    continue
                first = listed.name[0]  # "on his arrival in Malabo | Denis Sassou was greeted"
            found = reader.parties_from(first, verb.i)
            if found:
                return found
    return []


def parties_by(verb: Token, reader: PartyReader) -> list[Party]:
    """Return who did it in "was welcomed in Tashkent | by A", where the parser hangs "by" on the town."""
    doc, sentence = verb.doc, verb.sent
    for i in range(verb.i + 1, min(sentence.end, verb.i + 12)):
        if doc[i].lower_ == "by":
            return reader.parties_from(i + 1, sentence.end)
        if doc[i].text in {",", ";"} or doc[i].pos_ == "VERB":
            return []
    return []


def parties_with(
    noun: Token, reader: PartyReader, prepositions: frozenset[str], encounters: frozenset[str] = frozenset()
) -> list[Party]:
    """Return whom "talks are still continuing | with a union" names: the first of the prepositions in the clause.

    What stands behind another of the `encounters` is said of that: "the meeting came after talks with a union".
    """
    doc, sentence = noun.doc, noun.sent
    behind = _behind_aside(noun)
    for i in range(behind, min(sentence.end, behind + 13)):
        token = doc[i]
        if token.lemma_.lower() in encounters:
            return []
        if token.lower_ in prepositions:
            is_of_it = not _is_of_what_it_brought(token, noun)
            return reader.parties_from(_quoted(i + 1, sentence), sentence.end, anybody=True) if is_of_it else []
        if token.text in _CLAUSE_MARKS or token.lower_ in _CLAUSE_WORDS:
            return []
    return []


def _quoted(i: int, sentence: Span) -> int:
    """Return where "social partners" begins in "with | the main “social partners”", else the token itself."""
    for token in sentence.doc[i : min(sentence.end, i + _BEFORE_QUOTATION)]:
        if token.is_quote:
            return token.i + 1
        if token.pos_ not in {"DET", "ADJ"}:
            break
    return i


def _is_of_what_it_brought(preposition: Token, noun: Token) -> bool:
    """Whether "with" belongs to what an encounter told before was: "The meeting marked a break with the old guard"."""
    thing = preposition.head
    if thing.pos_ != "NOUN" or thing == noun or syntax.determiner(thing) not in {"a", "an"}:
        return False
    return is_definite(noun) and syntax.is_subject_of(noun, thing.head) and syntax.is_object_of(thing, thing.head)


def parties_of(noun: Token, reader: PartyReader) -> list[Party]:
    """Return whose "a meeting in Paris on Monday | of the finance ministers" is, where "of" hangs on the day."""
    doc, sentence = noun.doc, noun.sent
    for i in range(noun.i + 2, min(sentence.end, noun.i + 13)):
        if doc[i].text in _CLAUSE_MARKS or doc[i].pos_ in {"VERB", "AUX"}:
            return []
        is_behind = doc[i - 1].ent_type_ in {"DATE", "TIME", "GPE"} and not doc[i].ent_type_
        if doc[i].lower_ == "of" and is_behind:
            return reader.parties_from(i + 1, sentence.end)
    return []


def _behind_aside(noun: Token) -> int:
    """Return where the words about the noun go on behind ", held in Tokyo on Monday,"."""
    doc, end = noun.doc, min(sentence_end(noun), noun.i + _REACH)
    if noun.i + 2 < end and doc[noun.i + 1].text == "," and (doc[noun.i + 2].tag_ in {"VBN", "VBD", "WDT"}):
        for i in range(noun.i + 3, end - 1):
            if doc[i].text == "," and doc[i + 1].pos_ == "ADP":
                return i + 1
    return noun.i + 1


def parties_behind(start: int, sentence: Span, reader: PartyReader, phrases: PhraseReader) -> list[Party]:
    """Return who stands before the main verb in "instead of meeting A, | B flew home", if the parser gives nobody."""
    doc, root = sentence.doc, sentence.root
    for i in range(max(start, root.i - _REACH), root.i):
        if doc[i].text != ",":
            continue
        phrase = phrases.at(i + 1)
        if phrase is not None and is_lone_subject(doc[i], reader.clauses.named_end(phrase)):
            return reader.parties_from(i + 1, root.i)
    return []
