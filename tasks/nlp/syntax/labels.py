"""The dependency labels that the other modules of this package ask for.

Labels are those of the English spaCy pipelines (ClearNLP style): nsubj, nsubjpass, dobj, pobj, agent …
"""

from collections.abc import Collection

from spacy.attrs import DEP, ORTH, TAG
from spacy.tokens import Doc, Token

SUBJECT = {"nsubj", "csubj"}
PASSIVE_SUBJECT = {"nsubjpass", "csubjpass"}
OBJECT = {"dobj", "dative", "obj"}
CLAUSE = {"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "conj", "parataxis", "csubj"}
# Clauses without a subject of their own borrow that of the clause above them.
CONTROLLED = {"xcomp", "advcl", "pcomp", "conj", "ccomp", "acomp", "dep"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
# So many words are climbed at most: a parse may be odd, never endless.
DEPTH = 12
# Tags of verbs that have a tense, and what may stand between a subject and its verb.
FINITE = {"VBZ", "VBP", "VBD", "MD"}
BEFORE_VERB = {"aux", "auxpass", "neg", "advmod"}


def labelled(doc: Doc, labels: Collection[str]) -> list[Token]:
    """Return the tokens of the document with one of the dependency labels: soon done, since numbers are compared."""
    return _with(doc, DEP, labels)


def tagged(doc: Doc, tags: Collection[str]) -> list[Token]:
    """Return the tokens of the document with one of the tags: as soon done."""
    return _with(doc, TAG, tags)


def written(doc: Doc, words: Collection[str]) -> list[Token]:
    """Return the tokens of the document that are one of the words, as they are written: sooner still.

    What is written stays, unlike labels and tags, so it is looked up once.
    """
    keys: list[int] | None = doc.user_data.get("written")
    if keys is None:
        keys = doc.user_data["written"] = doc.to_array(ORTH).tolist()
    wanted = {doc.vocab.strings[word] for word in words}
    return [] if wanted.isdisjoint(keys) else [doc[i] for i, key in enumerate(keys) if key in wanted]


def _with(doc: Doc, attribute: int, values: Collection[str]) -> list[Token]:
    wanted = {doc.vocab.strings[value] for value in values}
    return [doc[i] for i, value in enumerate(doc.to_array(attribute).tolist()) if value in wanted]
