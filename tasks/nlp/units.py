"""Of what kinds of words is a noun phrase made? Titles, countries, names, groups, bodies and the rest, left to right.

Tags and entity labels of the model are hints: a title before a name, a known body, a given name, or what the rest of
the article says of the same word overrule them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc, Span, Token

from tasks.nlp.lexicon import Body, Lexicon, Noun, fold

UnitKind = Literal["title", "country", "body", "name", "group", "kindword", "word", "owner"]
NameKind = Literal["person", "organization", "place", "unknown"]
QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''", "«", "»"})
OWNERS = frozenset({"'s", "’s"})
_JOINTS = frozenset({"-", "‑", "–", "'", "’", "/"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_TIME_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_CLOSED = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"})
_INITIAL = re.compile(r"^(?:[A-Z]\.)+[A-Z]?[\w’'-]*$|^[A-Z][a-z]?\.[A-Z][\w’'-]+$")
_REGNAL = re.compile(r"^(?:I{2,3}|I?V|VI{1,3}|I?X|XI{1,3}|XI?V|XVI{0,3})$")
"""Numbers of kings and popes: "Leo XIV"."""
_LONGEST_TITLE, _LONGEST_BODY = 6, 7


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of tokens of one kind. `noun` is the lexicon's entry, `body` the known body or country."""

    kind: UnitKind
    start: int
    end: int
    noun: Noun | None = None
    body: Body | None = None
    is_seat: bool = False
    is_demonym: bool = False


class UnitReader:
    """Reads the units of one article's tokens."""

    def __init__(self, doc: Doc, lexicon: Lexicon, is_town: Callable[[str], bool]) -> None:
        self.doc, self.lexicon, self.is_town = doc, lexicon, is_town
        self._whole = doc.text
        self._text = [token.text for token in doc]
        self._offsets = [token.idx for token in doc]
        self._begins = [lexicon.may_begin(text) for text in self._text]
        self._titles: dict[int, Unit | None] = {}
        self._groups: dict[int, Unit | None] = {}
        self._bodies: dict[int, Unit | None] = {}
        self._calendar = lexicon.times.months.keys() | lexicon.times.weekdays.keys()
        self._loud = {sentence.start: is_loud(sentence) for sentence in doc.sents}
        self._starts = {sentence.start for sentence in doc.sents}
        self._capital = [self._is_capital(token) for token in doc]

    # -- words

    def may_begin(self, i: int) -> bool:
        """Whether a name, a title, a noun for people or a body may begin at the token."""
        return self._capital[i] or self._begins[i]

    def is_capital(self, i: int) -> bool:
        """Whether the token is written as part of a name."""
        return self._capital[i]

    def _is_capital(self, token: Token) -> bool:
        text = token.text
        if not text[:1].isupper() or not text[:1].isalpha() or text in {"I", "OK"}:
            return False
        if token.lower_.rstrip(".") in self._calendar and (token.ent_type_ in _TIME_LABELS or not token.ent_type_):
            return self._is_surname(token)  # "Theresa May"
        if token.pos_ == "ADV" and not token.ent_type_:
            return False  # "Later, Trump met"
        if token.ent_type_ in _TIME_LABELS or token.pos_ in _CLOSED or (token.pos_ == "PRON" and not token.ent_type_):
            return text.isupper() and len(text) > 2 and token.pos_ not in _CLOSED and not token.ent_type_
        begins = token.i == token.sent.start or (
            token.i > 0 and token.nbor(-1).text in QUOTES | {":", "—", "–", "-", "."}
        )
        if begins or self._loud[token.sent.start]:
            return (
                token.pos_ == "PROPN"
                or token.ent_type_ in _NAME_LABELS
                or text in self.lexicon.given_names
                or (text in self.lexicon.family_names and token.pos_ != "ADV")
                or (fold(text) in self.lexicon.bodies and token.pos_ in {"NOUN", "ADJ", "X"})
            )
        return True

    def _is_surname(self, token: Token) -> bool:
        before = token.nbor(-1) if token.i > token.sent.start else None
        return not token.ent_type_ and before is not None and before.text in self.lexicon.given_names

    def title_at(self, i: int) -> Unit | None:
        """Return the longest title that begins at the token: "Deputy Prime Minister", "Lt. Gen."."""
        if not self._begins[i]:
            return None
        if i not in self._titles:
            self._titles[i] = self._title(i)
        return self._titles[i]

    def _words(self, start: int, end: int) -> str:
        """Return the text of the tokens. A Span for each of the many stretches would cost more than the rest."""
        return self._whole[self._offsets[start] : self._offsets[end - 1] + len(self._text[end - 1])]

    def _title(self, i: int) -> Unit | None:
        for end in range(min(len(self._text), i + _LONGEST_TITLE), i, -1):
            if self._text[end - 1] == ".":
                continue
            noun = self.lexicon.title(self._words(i, end))
            if noun is not None:
                return Unit("title", i, self._behind_dots(end), noun=noun)
        return None

    def _behind_dots(self, end: int) -> int:
        """Return the end of an abbreviated title with the dots behind it: "Lt. Gen. |"."""
        doc = self.doc
        while end < len(doc) and doc[end].text == "." and doc[end - 1].text[:1].isupper():
            end += 1
        return end

    def group_at(self, i: int) -> Unit | None:
        """Return the longest noun for unnamed people or a body that begins at the token."""
        if not self._begins[i]:
            return None
        if i not in self._groups:
            self._groups[i] = self._group(i)
        return self._groups[i]

    def _group(self, i: int) -> Unit | None:
        for end in range(min(len(self.doc), i + 3), i, -1):
            noun = self.lexicon.group(self._words(i, end))
            if noun is not None:
                return Unit("group", i, end, noun=noun)
        return None

    def body_at(self, i: int) -> Unit | None:
        """Return the longest known body, country or demonym that begins at the token."""
        if not self._begins[i] or not self._text[i][:1].isupper():
            return None
        if i not in self._bodies:
            self._bodies[i] = self._body(i)
        return self._bodies[i]

    def _body(self, i: int) -> Unit | None:
        doc, lexicon = self.doc, self.lexicon
        for end in range(min(len(doc), i + _LONGEST_BODY), i, -1):
            if not doc[end - 1].text[:1].isalnum():
                continue
            key = fold(self._words(i, end))
            if key in lexicon.demonyms and key not in lexicon.places:
                return Unit("country", i, end, body=Body(key, "country", lexicon.demonyms[key]), is_demonym=True)
            body = lexicon.bodies.get(key)
            if body is not None:
                kind: UnitKind = "country" if body.kind == "country" else "body"
                return Unit(kind, i, end, body=body, is_seat=key in lexicon.seats)
        return None

    # -- names

    def run_end(self, i: int) -> int:
        """Return where the run of name words that begins at the token ends, particles and hyphens inside."""
        doc, end = self.doc, i + 1
        limit = doc[i].sent.end
        while end < limit:
            token, before = doc[end], doc[end - 1]
            tight = not before.whitespace_
            if token.text in _JOINTS and tight and not token.whitespace_ and end + 1 < limit:
                if token.text == "/" or doc[end + 1].text in {"s", "S"}:
                    break
                end += 2
            elif token.text in {"&", "+"} and end + 1 < limit and self._capital[end + 1]:
                end += 2
            elif token.lower_ in {"and", "of", "for", "the", "on"} and self._is_inside(end, limit):
                end += 1
            elif self._capital[end]:
                if self._is_seam(i, end):
                    break
                end += 1
            elif token.lower_ in self.lexicon.particles and self._particle_end(end, limit):
                end = self._particle_end(end, limit)
            elif tight and token.text[:1] in {"’", "'"} and token.text.lower() not in {"’s", "'s", "’", "'"}:
                end += 1
            else:
                break
        return end

    def _is_inside(self, i: int, limit: int) -> bool:
        """Whether a small word stands inside one body of the model's: "Transport and General Workers Union"."""
        doc = self.doc
        k = i + 1
        while k < limit and doc[k].lower_ == "the":
            k += 1
        same = all(doc[j].ent_type_ == "ORG" and doc[j].ent_iob_ == "I" for j in range(i, min(k + 1, limit)))
        return k < limit and same and self._capital[k] and self.title_at(k) is None

    def _particle_end(self, i: int, limit: int) -> int:
        """Return the end of "bin", "van der", "al-" where a name follows, else 0."""
        doc, end = self.doc, i
        while end < limit and (doc[end].lower_ in self.lexicon.particles or doc[end].text == "-"):
            end += 1
        return end if end < limit and doc[end].text[:1].isupper() and doc[end].lower_ != "the" else 0

    def _is_seam(self, start: int, i: int) -> bool:
        """Whether another name begins inside a run: "Mongolia | L.Oyun-Erdene", or a title: "GM | President"."""
        doc = self.doc
        title = self.title_at(i)
        if title is not None and title.noun is not None:
            follows = title.end < len(doc) and (
                self._capital[title.end] or doc[title.end].lower_ in self.lexicon.particles
            )
            person = self.looks_like_person(start, i)
            return follows or not person or title.end - i > 1
        before, token = doc[i - 1], doc[i]
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
            return before.ent_type_ in {"ORG", "GPE", "NORP", "FAC"} and start < i
        return bool(_INITIAL.match(token.text)) and before.ent_type_ in {"ORG", "GPE", "NORP"}

    def looks_like_person(self, start: int, end: int) -> bool:
        """Whether the words by themselves are a person's name: a given name, an initial, a particle, or the label."""
        doc, lexicon = self.doc, self.lexicon
        if doc[start].text in lexicon.given_names or _INITIAL.match(doc[start].text):
            return True
        if end - start in {2, 3, 4, 5} and doc[start].text in lexicon.family_names:
            return doc[start].ent_type_ not in {"ORG", "GPE", "FAC"}
        return any(doc[i].ent_type_ == "PERSON" for i in range(start, end))

    @cached_property
    def votes(self) -> dict[str, Counter[NameKind]]:
        """What the article says of each name word: how often it stands in the name of a person, a body, a place."""
        found: dict[str, Counter[NameKind]] = {}
        i = 0
        while i < len(self.doc):
            if not self._capital[i]:
                i += 1
                continue
            title = self.title_at(i)
            if title is not None:
                i = title.end
                continue
            end = max(self.run_end(i), i + 1)
            kind, weight = self._sign(i, end)
            if kind != "unknown":
                for token in self.doc[i:end]:
                    if token.text[:1].isupper() and len(token.text) > 1:
                        found.setdefault(token.lower_, Counter())[kind] += weight
            i = end
        return found

    def _sign(self, start: int, end: int) -> tuple[NameKind, int]:
        doc = self.doc
        before = doc[start - 1] if start else None
        if before is not None and before.text[:1].isupper():
            noun = self.lexicon.title(before.text)
            if noun is not None and noun.kind in {"honorific", "office", "rank"}:
                return "person", 4
        labels = Counter(token.ent_type_ for token in doc[start:end] if token.ent_type_ in _NAME_LABELS)
        label = labels.most_common(1)[0][0] if labels else ""
        given = doc[start].text in self.lexicon.given_names
        if given and end - start > 1 and not self.has_body_head(start, end):
            return "person", 3
        if self.has_body_head(start, end):
            return "organization", 2
        if label == "PERSON":
            return "person", 2 if end - start > 1 else 1
        if label in {"ORG", "PRODUCT"}:
            return "organization", 1
        if label in {"LOC", "FAC"} or (label == "GPE" and self.is_town(doc[start:end].text)):
            return "place", 1
        return "unknown", 0

    def has_body_head(self, start: int, end: int) -> bool:
        """Whether a word inside says that it is an organisation: "Bank", "Ministry", "Corp."."""
        doc, heads = self.doc, self.lexicon.body_heads
        return any(
            doc[i].text[:1].isupper() and (doc[i].lower_ in heads or doc[i].text in heads) for i in range(start, end)
        )

    def name_kind(self, start: int, end: int) -> NameKind:
        """Return what the run of name words is the name of, from its words, its labels and the rest of the article."""
        doc, lexicon = self.doc, self.lexicon
        words = [token for token in doc[start:end] if token.text[:1].isalpha()]
        if not words:
            return "unknown"
        labels = Counter(token.ent_type_ for token in words if token.ent_type_ in _NAME_LABELS)
        label = labels.most_common(1)[0][0] if labels else ""
        first, last = words[0], words[-1]
        if _INITIAL.match(first.text) and fold(first.text) not in lexicon.bodies:
            return "person"
        if label in {"GPE", "LOC", "FAC"} and not self.is_town(doc[start:end].text):
            label = "" if label == "GPE" else label
        has_head = self.has_body_head(start, end)
        if len(words) > 1:
            if _REGNAL.match(last.text) and label not in {"EVENT", "LAW"} and not has_head:
                return "person"
            if first.text in lexicon.given_names and not (has_head and label != "PERSON"):
                return "person"
            if has_head:
                return "organization"
            if label == "PERSON" or any(
                token.lower_ in {"bin", "bint", "ibn", "al", "van", "von", "der"} for token in words[1:]
            ):
                return "person"
            if first.text in lexicon.family_names and label not in {"ORG", "GPE", "FAC"} and len(words) <= 4:
                return "person"
            if label == "ORG" and self._vote(last) == "person" and self._vote(first) != "organization":
                return "person"
        else:
            if first.text.isupper() and len(first.text) > 1 and not self._loud[first.sent.start]:
                return "person" if self._vote(first) == "person" and len(first.text) > 5 else "organization"
            if has_head and self._vote(first) != "person":
                return "organization"
            vote = self._vote(first)
            if vote != "unknown":
                return vote
            if first.text in lexicon.given_names or first.text in lexicon.family_names:
                return "person"
        if label == "PERSON":
            return "person"
        if label in {"ORG", "PRODUCT", "WORK_OF_ART", "LAW"}:
            return "organization"
        if label in {"GPE", "LOC", "FAC"}:
            return "place"
        return "unknown"

    def _vote(self, token: Token) -> NameKind:
        counts = self.votes.get(token.lower_)
        return counts.most_common(1)[0][0] if counts else "unknown"

    def person_start(self, start: int, end: int) -> int:
        """Return where the person's name begins inside a run that other words open: "Information | Farrukh Habib"."""
        doc = self.doc
        if _INITIAL.match(doc[start].text):
            return start
        for i in range(start + 1, end):
            is_word = doc[start].ent_type_ in {"ORG", "GPE", "NORP", "FAC"} or doc.vocab[doc[start].lower_].has_vector
            if doc[i].ent_type_ == "PERSON" and doc[i].ent_iob_ == "B" and doc[start].ent_type_ != "PERSON" and is_word:
                return start if doc[start].text in self.lexicon.given_names else i
            opens = doc[i].text in self.lexicon.given_names or bool(_INITIAL.match(doc[i].text))
            if opens and doc[start].ent_type_ in {"ORG", "GPE", "NORP"} and doc[i].ent_type_ not in {"ORG"}:
                return i
        return start


def is_loud(sentence: Span) -> bool:
    """Whether most words of the sentence begin with a capital, as in headlines: capitals say little there."""
    words = [token for token in sentence if token.is_alpha and len(token.text) > 3]
    return len(words) > 3 and sum(token.text[:1].isupper() for token in words) > 0.75 * len(words)
