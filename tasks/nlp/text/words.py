"""What is known of the words of a document, as plain lists: a Token asked for its text is made anew each time.

The rules look at most words of an article dozens of times, so that costs more than what they decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import cast

from spacy.attrs import IDS
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

# as numbers: by their names they are looked up anew for every document
_COLUMNS: list[int | str] = [
    int(IDS[name])
    for name in (
        "ORTH", "LOWER", "LEMMA", "TAG", "POS", "ENT_TYPE", "ENT_IOB", "IDX", "SPACY", "SENT_START",
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a document, attribute by attribute, each list as long as the document."""

    whole: str
    """The text of the document."""
    text: list[str]
    lower: list[str]
    lemma: list[str]
    """In lower case."""
    tag: list[str]
    """ "" for what the model has not read."""
    pos: list[str]
    label: list[str]
    """Of the entity that the token is part of, "" outside."""
    iob: list[str]
    offset: list[int]
    """Character with which the token begins."""
    spaced: list[bool]
    """Whether white space follows."""
    sentence: list[int]
    """Number of the token's sentence, from 0."""
    begins: list[int]
    """The first token of each sentence, by its number; then the length of the document."""

    def between(self, start: int, end: int) -> str:
        """Return the text of a token range without the white space behind it."""
        return self.whole[self.offset[start] : self.offset[end - 1] + len(self.text[end - 1])] if start < end else ""

    def sentence_start(self, i: int) -> int:
        """Return the first token of the token's sentence."""
        return self.begins[self.sentence[i]]

    def sentence_end(self, i: int) -> int:
        """Return the token behind the last one of the token's sentence."""
        return self.begins[self.sentence[i] + 1]


def words_of_doc(doc: Doc) -> Words:
    """Return what is known of the tokens, read once for each document: what is set later is not in it."""
    known = doc.user_data.get("words")
    if known is None:
        known = doc.user_data["words"] = _read(doc)
    return cast(Words, known)


def _read(doc: Doc) -> Words:
    rows = cast("list[list[int]]", doc.to_array(_COLUMNS).reshape(-1, len(_COLUMNS)).T.tolist())
    orth, lower, lemma, tag, pos, label, iob, offset, spaced, starts = rows
    name_of = _names(doc.vocab)
    text = [name_of[key] for key in orth]
    is_first = [i == 0 or start == 1 for i, start in enumerate(starts)]
    signs = Token.iob_strings()
    return Words(
        whole="".join(word + " " * gap for word, gap in zip(text, spaced, strict=True)),
        text=text,
        lower=[name_of[key] for key in lower],
        lemma=[name_of[key].lower() for key in lemma],
        tag=[name_of[key] for key in tag],
        pos=[name_of[key] for key in pos],
        label=[name_of[key] for key in label],
        iob=[signs[key] for key in iob],
        offset=offset,
        spaced=[bool(gap) for gap in spaced],
        sentence=[number - 1 for number in accumulate(is_first)],
        begins=[*(i for i, first in enumerate(is_first) if first), len(doc)],
    )


class _Names(dict[int, str]):
    """The strings of a vocabulary by their keys, each looked up once: it keeps them all itself."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__({0: ""})
        self._strings = vocab.strings

    def __missing__(self, key: int) -> str:
        found = self[key] = self._strings[key]
        return found


@cache
def _names(vocab: Vocab) -> _Names:
    return _Names(vocab)
