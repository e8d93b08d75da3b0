"""Which words are written as part of a name? A capital says little where a sentence begins, and in headlines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from spacy.vocab import Vocab

from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.text.words import Words

QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''", "«", "»"})
JOINTS = frozenset({"-", "‑", "–", "'", "’", "/"})
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_BEFORE_CAPITALS = QUOTES | {":", "—", "–", "-", "."}
_FOLLOWING = frozenset({"VERB", "AUX", "PART", "ADP", "ADJ", "PUNCT"})  # what stands behind a name in a headline
_TIME_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_CLOSED = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"})
_FINITE = (["VBD"], ["VBZ"], ["MD"])
_SHORTEST_NAME = 2  # letters: "He Lifeng", but not "I"


class CapitalWords:
    """Judges the words of one article that begin with a capital."""

    def __init__(self, words: Words, vocab: Vocab, lexicon: Lexicon) -> None:
        self._words, self._vocab, self._lexicon = words, vocab, lexicon
        self._calendar = lexicon.times.months.keys() | lexicon.times.weekdays.keys()
        self.loud = [is_loud(words.text[start:end]) for start, end in pairwise(words.begins)]
        """For each sentence, whether it is written as headlines are."""

    def of_names(self) -> list[bool]:
        """Return for each word whether it is written as part of a name."""
        return [text[:1].isupper() and self._is_capital(i, text) for i, text in enumerate(self._words.text)]

    def _is_numeral(self, i: int) -> bool:
        """Whether "I" is the first of that name, and not who speaks: a name stands before it and no verb behind it."""
        words = self._words
        if i == 0 or i + 1 >= len(words.text) or words.text[i] != "I" or words.sentence[i - 1] != words.sentence[i]:
            return False
        is_name = words.text[i - 1].istitle() and (words.label[i - 1] == "PERSON" or words.tag[i - 1] == "NNP")
        return is_name and (words.text[i + 1] in {",", ".", ")"} or words.tag[i + 1] in {"POS", "CC"})

    def _is_capital(self, i: int, text: str) -> bool:
        """Whether a word that begins with a capital does so as part of a name."""
        words = self._words
        label, pos = words.label[i], words.pos[i]
        if self._is_numeral(i) or self._is_numeral(i + 1):
            return True  # "Bartholomew I, the patriarch"
        if not text[:1].isalpha() or text in {"I", "OK"}:
            return False
        if words.lower[i] in self._lexicon.times.days and words.tag[i + 1 : i + 2] == ["POS"]:
            return False  # "Today's visit", which the model takes for a newspaper's
        is_of_calendar = words.lower[i].rstrip(".") in self._calendar and not self._is_first_half(i)
        if is_of_calendar and (label in _TIME_LABELS or not label):
            return self._is_surname(i)  # "Theresa May"
        if pos == "ADV" and not label:
            return self._is_named_like(i, text)  # "Later, Trump met"
        if label in _TIME_LABELS or pos in _CLOSED or (pos == "PRON" and not label):
            return (
                True
                if self.opens_name(i)
                or self._follows_given_name(i)
                or self._ends_name(i, text)
                or (words.lower[i] in self._calendar and self._is_first_half(i))
                else text.isupper() and len(text) > 2 and pos not in _CLOSED and not label
            )
        begins = self._begins_sentence(i)
        if begins and self._is_opener(i):
            return False
        if begins or self.loud[words.sentence[i]]:
            return (
                pos == "PROPN"
                or label in NAME_LABELS
                or text in self._lexicon.given_names
                or (text in self._lexicon.family_names and pos != "ADV")
                or (fold(text) in self._lexicon.bodies and pos in {"NOUN", "ADJ", "X"})
                or text in self.surnames
                or (begins and self._is_unheard(i))
            )
        return True

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words that end a person's name somewhere, and that the article never has in lower case: "Begin met"."""
        words = self._words
        found = {
            words.text[i]
            for i, (label, iob) in enumerate(zip(words.label, words.iob, strict=True))
            if label == "PERSON" and iob == "I" and words.tag[i] == "NNP"
            if i + 1 == len(words.iob) or words.iob[i + 1] != "I"
        }
        return frozenset(text for text in found if text.isalpha()) - {
            text.title() for text in set(words.text) if text.islower()
        }

    def _is_opener(self, i: int) -> bool:
        """Whether a word that opens sentences stands alone, whatever it is taken for: "Indoors the talk went on"."""
        following = self._words.text[i + 1 : i + 2]
        return self._words.lower[i] in self._lexicon.abbreviations.openers and not any(map(str.istitle, following))

    def _is_unheard(self, i: int) -> bool:
        """Whether the first word is taken for a noun, and nobody knows it without its capital: "Starmer meets her"."""
        words = self._words
        is_bare = (
            words.tag[i] == "NN" and words.text[i].istitle() and not _FOLLOWING.isdisjoint(words.pos[i + 1 : i + 2])
        )
        return is_bare and not self._vocab[words.lower[i]].has_vector

    def _is_first_half(self, i: int) -> bool:
        """Whether a name goes on behind a hyphen: "May-Elin", but not "May-June"."""
        texts, lowers = self._words.text, self._words.lower
        is_joined = i + 2 < len(texts) and texts[i + 1] in JOINTS and not self._words.spaced[i]
        return is_joined and texts[i + 2][:1].isupper() and lowers[i + 2] not in self._calendar

    def _begins_sentence(self, i: int) -> bool:
        """Whether a capital says little, since a sentence or a quotation begins."""
        return i == self._words.sentence_start(i) or (i > 0 and self._words.text[i - 1] in _BEFORE_CAPITALS)

    def opens_name(self, i: int) -> bool:
        """Whether what looks like a preposition or pronoun is a family name: "met To Lam in Hanoi", "He Lifeng"."""
        words = self._words
        if words.pos[i] not in {"ADP", "PRON", "AUX"}:
            return False
        if self._begins_sentence(i):  # "To Lam met her"
            is_before_verb = words.tag[i + 2 : i + 3] in _FINITE and words.iob[i + 1 : i + 2] == ["B"]
            return words.pos[i] == "ADP" and is_before_verb and words.label[i + 1] == "PERSON"
        if self.loud[words.sentence[i]] and not (words.pos[i - 1] == "VERB" and words.text[i - 1].islower()):
            return False  # but "Wang Yi and Anwar Ibrahim met To Lam", where it is names that are so many
        if i + 1 >= words.sentence_end(i) or not words.text[i + 1].istitle() or len(words.text[i]) < _SHORTEST_NAME:
            return False
        return words.pos[i] == "PRON" or words.label[i + 1] == "PERSON"

    def _is_surname(self, i: int) -> bool:
        words = self._words
        is_first = i == words.sentence_start(i)
        if is_first or words.text[i - 1] not in self._lexicon.given_names:
            return False
        is_dated = i + 1 < len(words.text) and words.text[i + 1][:1].isdigit()
        is_month = words.lower[i] in self._lexicon.times.months and not is_dated  # not "Pope Francis Friday"
        return not words.label[i] or (is_month and words.iob[i] == "B")

    def _follows_given_name(self, i: int) -> bool:
        """Whether what the model takes for a time is a family name: "Paul Marchand"."""
        words = self._words
        is_first = i == words.sentence_start(i)
        is_name = words.pos[i] == "PROPN" and words.iob[i] == "B" and words.lower[i].rstrip(".") not in self._calendar
        return is_name and not is_first and words.text[i - 1] in self._lexicon.given_names

    def _is_named_like(self, i: int, text: str) -> bool:
        """Whether what looks like an adverb is a given name: "Gergely Szentmiklosi"."""
        follows = i + 1 < self._words.sentence_end(i) and self._words.text[i + 1].istitle()
        return text in self._lexicon.given_names and follows

    def _ends_name(self, i: int, text: str) -> bool:
        """Whether what looks like a pronoun is a family name that no English text has: "Igor Sechin"."""
        words = self._words
        is_odd = words.pos[i] == "PRON" and text.istitle() and not self._has_stop_form(i)
        return is_odd and i > words.sentence_start(i) and words.text[i - 1] in self._lexicon.given_names

    def _has_stop_form(self, i: int) -> bool:
        return bool(self._vocab[self._words.lower[i]].is_stop)


def is_loud(words: Sequence[str]) -> bool:
    """Whether most words of a sentence begin with a capital, as in headlines: capitals say little there."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) > 3 and sum(word[:1].isupper() for word in long) > 0.75 * len(long)
