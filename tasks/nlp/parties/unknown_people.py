"""Who are people for whom no lexicon has a word? "A meeting with angry residents"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.phrase import DETERMINERS
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.party import Party, bare_text
from tasks.nlp.text.sentence_numbers import sentence_start
from tasks.records import ParticipantKind


def unknown_people(head: Token, limit: int, phrases: PhraseReader, lexicon: Lexicon) -> Party | None:
    """Return a plural noun phrase that no lexicon knows as a group: "a meeting with angry residents"."""
    doc = head.doc
    start = noun_phrase_start(head)
    end = head.i + 1
    if head.tag_ not in {"NNS", "NNP", "NNPS"} or head.ent_type_ in {"DATE", "TIME"} or end > limit:
        return None  # "talks with the guild were extended to Friday"
    if head.tag_ == "NNS" and not head.lower_.endswith(lexicon.contexts.people_endings):
        return None
    if end < limit and doc[end].lower_ in {"of", "from"}:
        phrase = phrases.at(end + 1)
        if phrase is not None and phrase.end <= limit:
            end = phrase.end
    kind: ParticipantKind = "organization" if head.pos_ == "PROPN" else "group"
    return Party(None, kind, bare_text(doc[start:end].text), start, end)


def noun_phrase_start(head: Token) -> int:
    """Return where the plain noun phrase around the head begins."""
    doc, i = head.doc, head.i
    while i > sentence_start(head) and (
        doc[i - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} or doc[i - 1].lower_ in DETERMINERS
    ):
        i -= 1
    return i
