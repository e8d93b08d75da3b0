"""Does a clause of its own begin behind a list? "After talks with A, B agreed", "received A, and B flew home"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.syntax import (
    is_behind_gerund,
    is_future_infinitive,
    is_lone_subject,
    is_plural_form,
    is_subject,
    is_subject_of_next,
)
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start

_LABEL = 5  # tokens
_TIMES = frozenset({"DATE", "TIME"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WHO_ACTS = frozenset({"he", "she", "they", "it", "we", "i"})


@dataclass(frozen=True, slots=True)
class ClauseReader:
    """Tells the next item of a list from the subject of the next clause."""

    doc: Doc
    cast: Cast
    phrases: PhraseReader
    speech: frozenset[str]

    def is_another_clause(self, end: int, i: int) -> bool:
        """Whether a clause of its own follows: "after talks with A, B agreed", "received A, and B flew home"."""
        words = [token.lower_ for token in self.doc[end:i]]
        if words in ([",", "and"], ["and"], [",", "but"], ["but"]) and i < len(self.doc):
            if self.doc[i].lower_ in _WHO_ACTS:
                return is_subject(self.doc[i])  # "was received by A, and he hopes"
            following = self.phrases.at(i)
            if following is None:
                return False
            return is_subject_of_next(self.doc[following.head]) or self._speaks(end, following)
        if i != end + 1 or self.doc[end].text != "," or i >= len(self.doc):
            return False
        phrase = self.phrases.at(i)
        if phrase is None:
            return False
        is_counted = self.doc[i].like_num and is_subject(self.doc[i])  # "met A and B, one of his aides said"
        token = self.doc[i] if is_counted else self._leading(phrase)
        before = self.cast.phrase_at(end - 1)
        head = self.doc[before.head] if before is not None else None
        if head is not None and is_subject(head) and head.head == token.head and not is_behind_gerund(head):
            return False  # "A, B and C met": the parser may call each a subject
        if is_subject(token):
            return bool(token.head.i > token.i) and not self._is_listed_subject(token, i)
        return is_lone_subject(self.doc[end], self.named_end(phrase)) or self._speaks(end, phrase)

    def _leading(self, phrase: Phrase) -> Token:
        """Return the word of the phrase that the clause has: "minister" of "the minister, Ada Roe,"."""
        token = self.doc[phrase.head]
        while token.dep_ == "appos" and phrase.start <= token.head.i < token.i:
            token = token.head
        return token

    def is_said_by(self, end: int, i: int) -> bool:
        """Whether only who says it is told behind the comma: "between the army and the rebels, A said"."""
        following = self.phrases.at(i) if i == end + 1 and self.doc[end].text == "," else None
        if following is None or following.is_plural:
            return False
        return self._speaks(end, following) or self._is_told_last(end, following)

    def _is_told_last(self, end: int, following: Phrase) -> bool:
        """Whether one person and a verb close the sentence: "met officials of the port, A explained on Friday"."""
        i, limit = following.end, sentence_end(self.doc[following.start])
        if following.kind != "person" or i >= limit or self.doc[i].tag_ not in _FINITE or self.doc[i].pos_ == "AUX":
            return False
        before = self.cast.phrase_at(end - 1)
        is_acting = before is not None and is_subject(self.doc[before.head])
        behind = self.doc[i + 1 : limit]
        return not is_acting and all(
            each.is_punct or each.ent_type_ in _TIMES or each.lower_ == "on" for each in behind
        )

    def _speaks(self, end: int, following: Phrase) -> bool:
        """Whether the next one says something: "held talks with Iran and the Iranian authorities told us that"."""
        before = self.cast.phrase_at(end - 1)
        if following.end >= len(self.doc) or (before is not None and is_subject(_first_of_list(self.doc[before.head]))):
            return False
        noun = self.doc[following.end]  # "the Trend | weekly reported"
        is_noun = is_subject(noun) and noun.i + 1 < len(self.doc)
        verb = noun.nbor(1) if is_noun else noun
        return verb.tag_ in _FINITE and verb.lemma_ in self.speech

    def named_end(self, phrase: Phrase) -> int:
        """Return the end of the phrase with the names behind it: "the premiers of A and B, | Mr C and Mr D"."""
        end, limit = phrase.end, sentence_end(self.doc[phrase.start])
        if not phrase.is_plural or end + 1 >= limit or self.doc[end].text != ",":
            return end
        names = self.phrases.at(end + 1)
        while names is not None and names.kind == "person" and names.form == "name" and names.end < limit:
            end = names.end
            following = end
            while following + 1 < limit and self.doc[following].lower_ in {",", "and"}:
                following += 1
            names = self.phrases.at(following) if following > end else None
        return end

    def _is_listed_subject(self, subject: Token, i: int) -> bool:
        """Whether a sentence begins with a list before a plural verb: "Castro, Khrushchev hold", "A, B to meet"."""
        if not is_plural_form(subject.head) and not is_future_infinitive(subject.head):
            return False
        j = self._behind_label(sentence_start(subject), i)
        while j < i:
            phrase = self.phrases.at(j)
            if phrase is None or phrase.name is None or self.doc[phrase.end].text != ",":
                return False
            j = phrase.end + 1
        return j == i

    def _behind_label(self, start: int, i: int) -> int:
        """Return where a headline begins behind the word that says where or of what it tells: "Nigeria: A, B meet"."""
        return next((j + 1 for j in range(start, min(i, start + _LABEL)) if self.doc[j].text == ":"), start)


def _first_of_list(noun: Token) -> Token:
    """Return the first of a list: of "A, B and C announced" B too is in apposition to A, to the parser."""
    while noun.dep_ in {"appos", "conj"} and noun.head.i < noun.i:
        noun = noun.head
    return noun
