"""Of what kinds of words is a noun phrase made? Titles, countries, names, groups, bodies and the rest, left to right.

Tags and entity labels of the model are hints: a title before a name, a known body, a given name, or what the rest of
the article says of the same word overrule them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Body, Lexicon, Noun, first_word, fold
from tasks.nlp.names.acronyms import joined_names
from tasks.nlp.names.callings import body_of_callings_end
from tasks.nlp.names.capital_words import JOINTS, NAME_LABELS, QUOTES, CapitalWords
from tasks.nlp.names.nicknames import nickname_end
from tasks.nlp.names.quoted_bodies import quoted_bodies
from tasks.nlp.syntax import has_own_subject, is_possessor
from tasks.nlp.text.words import words_of_doc

UnitKind = Literal["title", "country", "body", "name", "group", "kindword", "word", "owner"]
NameKind = Literal["person", "organization", "place", "unknown"]
OWNERS = frozenset({"'s", "’s"})
_GOING_ON = QUOTES | {",", "and"}
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_INITIAL = re.compile(r"^(?:[A-Z]\.)+[A-Z]?[\w’'-]*$|^[A-Z][a-z]?\.[A-Z][\w’'-]+$")
_WITH_ARTICLE = re.compile(r"^[dl][’'][A-Z]\w+$")
_REGNAL = re.compile(r"^(?:I{2,3}|I?V|VI{1,3}|I?X|XI{1,3}|XI?V|XVI{0,3})$")
"""Numbers of kings and popes: "Leo XIV"."""
_LONGEST_TITLE, _LONGEST_BODY, _LONGEST_GROUP = 6, 9, 5
_DOTS = 8  # characters: full stops behind an abbreviated title
_LONGEST_SYLLABLE = 3  # letters: "Do", "Vu", "Cho"
_INITIAL_LETTERS = 2


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
        self.words = words = words_of_doc(doc)
        self._joined = {name: first_word(name) for name in joined_names(words.whole)}
        self._begins = [lexicon.may_begin(text) for text in words.text]
        if self._joined:
            openers = set(self._joined.values())
            self._begins = [
                may or first_word(text) in openers for may, text in zip(self._begins, words.text, strict=True)
            ]
        self.quoted = quoted_bodies(words, lexicon.body_heads)
        for start in self.quoted:
            self._begins[start] = True
        self._titles: dict[int, Unit | None] = {}
        self._groups: dict[int, Unit | None] = {}
        self._bodies: dict[int, Unit | None] = {}
        self._written = CapitalWords(words, doc.vocab, lexicon)
        self._capital = self._written.of_names()

    # -- words

    def may_begin(self, i: int) -> bool:
        """Whether a name, a title, a noun for people or a body may begin at the token."""
        return self._capital[i] or self._begins[i]

    def is_capital(self, i: int) -> bool:
        """Whether the token is written as part of a name."""
        return self._capital[i]

    def title_at(self, i: int) -> Unit | None:
        """Return the longest title that begins at the token: "Deputy Prime Minister", "Lt. Gen."."""
        if not self._begins[i] or self._is_verb(i):
            return None
        if i not in self._titles:
            self._titles[i] = self._title(i)
        return self._titles[i]

    def _title(self, i: int) -> Unit | None:
        words = self.words
        longest = self.lexicon.longest_titles.get(first_word(words.text[i]), 0) + _DOTS
        for end in range(min(len(words.text), i + _LONGEST_TITLE), i, -1):
            is_too_long = words.offset[end - 1] + len(words.text[end - 1]) - words.offset[i] > longest
            if is_too_long or words.text[end - 1] == ".":
                continue
            noun = self.lexicon.title(words.between(i, end))
            if noun is not None and end == i + 1 and (self._is_bare_surname(i, noun) or self._is_given_name(i)):
                return None
            if noun is not None and not (noun.kind == "modifier" and self._opens_place(i, end)):
                return Unit("title", i, self._behind_dots(end), noun=noun)
        return None

    def _is_given_name(self, i: int) -> bool:
        """Whether an office is a given name here: "Amir Khan Muttaqi", but "the Amir", "Amir Sheikh Sabah"."""
        words = self.words
        if words.lower[i] not in self.lexicon.contexts.offices_and_names or not words.text[i].istitle():
            return False
        following, before = words.text[i + 1 : i + 2], words.lower[i - 1] if i else ""
        is_named = bool(following) and following[0][:1].isupper() and self._title(i + 1) is None
        return is_named and before not in OWNERS | {"the"}

    def _is_bare_surname(self, i: int, noun: Noun) -> bool:
        """Whether an address or office is somebody's name here: "Sharif met them" where "Nawaz Sharif" was named."""
        words = self.words
        if not words.text[i].istitle():
            return False
        is_followed = i + 1 < words.sentence_end(i) and words.text[i + 1][:1].isupper()
        is_behind = i > words.sentence_start(i)
        address = self.lexicon.title(words.text[i - 1]) if is_behind else None
        is_addressed = address is not None and address.kind == "honorific"  # "Mr | King"
        is_described = is_behind and not is_addressed and words.pos[i - 1] in {"DET", "ADJ", "NOUN", "PROPN"}
        if is_followed or noun.kind not in {"honorific", "office", "rank"}:
            return False
        if words.label[i] == "PERSON" and words.iob[i] == "I" and words.tag[i - 1] == "NNP":
            return True  # "Puan Maharani", "Amit Shah", "Robert King"
        return words.text[i] in self._written.surnames and not is_described

    def _opens_place(self, i: int, end: int) -> bool:
        """Whether a word before an office is the first of a place's name here: "visited New York"."""
        words = self.words
        is_joined = end < len(words.text) and words.iob[end] == "I" and words.label[end] in _PLACE_LABELS
        return is_joined and words.text[i].istitle() and words.text[end].istitle() and self._title(end) is None

    def _behind_dots(self, end: int) -> int:
        """Return the end of an abbreviated title with the dots behind it: "Lt. Gen. |"."""
        texts = self.words.text
        while end < len(texts) and texts[end] == "." and texts[end - 1][:1].isupper():
            end += 1
        return end

    def _is_verb(self, i: int) -> bool:
        """Whether the word is what its subject does, however much it looks like an office: "Tito hosts Nehru"."""
        if self.words.tag[i] == "VB":
            return i > 0 and self.words.lower[i - 1] == "to"  # "King to host Trump"
        return self.words.tag[i] == "VBZ" and has_own_subject(self.doc[i])

    def group_at(self, i: int) -> Unit | None:
        """Return the longest noun for unnamed people or a body that begins at the token."""
        if not self._begins[i] or self._is_verb(i):
            return None
        if i not in self._groups:
            self._groups[i] = self._group(i)
        return self._groups[i]

    def _group(self, i: int) -> Unit | None:
        count = len(self.words.text)
        is_hyphenated = i + 1 < count and self.words.text[i + 1] in JOINTS  # "son-in-law" is five tokens
        for end in range(min(count, i + (_LONGEST_GROUP if is_hyphenated else 3)), i, -1):
            noun = self.lexicon.group(self.words.between(i, end))
            if noun is not None:
                return Unit("group", i, end, noun=noun)
        return None

    def body_at(self, i: int) -> Unit | None:
        """Return the longest known body, country or demonym that begins at the token."""
        if not self._begins[i] or not self.words.text[i][:1].isupper():
            return None
        if i not in self._bodies:
            self._bodies[i] = self._body(i)
        return self._bodies[i]

    def _body(self, i: int) -> Unit | None:
        lexicon = self.lexicon
        if i in self.quoted:
            return Unit("body", i, self.quoted[i], body=Body(self.words.text[i], "organization", None))
        for end in range(min(len(self.words.text), i + _LONGEST_BODY), i, -1):
            if not self.words.text[end - 1][:1].isalnum():
                continue
            key = fold(self.words.between(i, end))
            if key in lexicon.demonyms and key not in lexicon.places:
                return Unit("country", i, end, body=Body(key, "country", lexicon.demonyms[key]), is_demonym=True)
            body = lexicon.bodies.get(key) or self._defined_body(i, end)
            if body is not None:
                kind: UnitKind = "country" if body.kind == "country" else "body"
                return Unit(kind, i, end, body=body, is_seat=key in lexicon.seats)
        return None

    def _defined_body(self, i: int, end: int) -> Body | None:
        """Return the body of a name with "and" inside that the article defines by an acronym."""
        if not self._joined or self.title_at(i) is not None:
            return None
        name = self.words.between(i, end)
        return Body(name, "organization", None) if name in self._joined else None

    # -- names

    def run_end(self, i: int) -> int:
        """Return where the run of name words that begins at the token ends, particles and hyphens inside."""
        texts, lowers, spaced = self.words.text, self.words.lower, self.words.spaced
        end, limit = i + 1, self.words.sentence_end(i)
        while end < limit:
            text, lower, tight = texts[end], lowers[end], not spaced[end - 1]
            if text in JOINTS and tight and not spaced[end] and end + 1 < limit:
                if text == "/" or texts[end + 1] in {"s", "S"}:
                    break
                end += 2
            elif (text in {"&", "+"} and end + 1 < limit and self._capital[end + 1]) or (
                text == "." and self._is_initial(end - 1, limit)
            ):
                end += 2
            elif lower in {"and", "of", "for", "the", "on"} and self._is_inside(end, limit):
                end += 1
            elif text in _GOING_ON and (
                behind := nickname_end(end, limit, self.words) or self.list_of_body_end(end, limit)
            ):
                end = behind
            elif self._capital[end]:
                if self._is_seam(i, end):
                    break
                end += 1
            elif lower in self.lexicon.particles and self.particle_end(end, limit):
                end = self.particle_end(end, limit)
            elif _WITH_ARTICLE.match(text):
                end += 1  # "Giscard | d'Estaing"
            elif tight and text[:1] in {"’", "'"} and text.lower() not in {"’s", "'s", "’", "'"}:
                end += 1
            else:
                break
        return end + (end < limit and lowers[end] in OWNERS and self.is_mark_of_name(end))

    def is_mark_of_name(self, mark: int) -> bool:
        """Whether "'s" belongs to a firm's name: "Foster's met Southcorp" where nothing calls it "Foster"."""
        before = self.doc[mark - 1]
        if self.words.label[mark - 1] != "ORG" or is_possessor(before) or self._capital[mark + 1 : mark + 2] == [True]:
            return False
        return re.search(rf"\b{re.escape(before.text)}\b(?!['’]s\b)", self.words.whole) is None

    def _is_initial(self, i: int, limit: int) -> bool:
        """Whether a name's initial of two letters stands at the token, cut from it: "Ch | . | Batbold"."""
        words = self.words
        is_short = len(words.text[i]) == _INITIAL_LETTERS and words.text[i].istitle()
        is_tight = not words.spaced[i] and not words.spaced[i + 1]
        return is_short and is_tight and i + 2 < limit and self._capital[i + 2]

    def list_of_body_end(self, i: int, limit: int) -> int:
        """Return the end of "Nurses | and Midwives Association", else 0."""
        return body_of_callings_end(i, limit, self.words, self.lexicon, self.is_capital)

    def _is_inside(self, i: int, limit: int) -> bool:
        """Whether a small word stands inside one body of the model's: "Transport and General Workers Union"."""
        k = i + 1
        while k < limit and self.words.lower[k] == "the":
            k += 1
        same = all(self.words.label[j] == "ORG" and self.words.iob[j] == "I" for j in range(i, min(k + 1, limit)))
        return k < limit and same and self._capital[k] and self.title_at(k) is None

    def particle_end(self, i: int, limit: int) -> int:
        """Return the end of "bin", "van der", "al-" where a name follows, else 0."""
        end = i
        while end < limit and (self.words.lower[end] in self.lexicon.particles or self.words.text[end] == "-"):
            end += 1
        return end if end < limit and self.words.text[end][:1].isupper() and self.words.lower[end] != "the" else 0

    def _is_seam(self, start: int, i: int) -> bool:
        """Whether another name begins inside a run: "Mongolia | L.Oyun-Erdene", or a title: "GM | President"."""
        words = self.words
        title = self.title_at(i)
        is_own = title is None or self.is_inside_body(start, title.end) or self._is_middle_name(start, title)
        is_own = is_own or bool(title and self.list_of_body_end(title.end, words.sentence_end(i)))
        is_own = is_own or bool(title and self._is_mere_word(title))
        if title is not None and title.noun is not None and not is_own:
            follows = title.end < len(words.text) and (
                self._capital[title.end] or self.words.lower[title.end] in self.lexicon.particles
            )
            person = self.looks_like_person(start, i)
            return follows or not person or title.end - i > 1
        before = words.label[i - 1]
        if words.label[i] == "PERSON" and words.iob[i] == "B":
            is_given = (
                before == "NORP" and words.text[i - 1] in self.lexicon.given_names and self.body_at(i - 1) is None
            )
            return before in {"ORG", "GPE", "NORP", "FAC"} and start < i and not is_given
        return bool(_INITIAL.match(words.text[i])) and before in {"ORG", "GPE", "NORP"}

    def _is_mere_word(self, title: Unit) -> bool:
        """Whether no office follows "First", which is part of a name then: "Elk River First Nation"."""
        return title.noun is not None and title.noun.kind == "modifier" and self.title_at(title.end) is None

    def _is_middle_name(self, start: int, title: Unit) -> bool:
        """Whether an address stands between a given name and another: "Hassan Sheikh Mohamud"."""
        is_address = title.noun is not None and title.noun.kind == "honorific" and title.end == title.start + 1
        is_given = self.words.text[start] in self.lexicon.given_names and title.start == start + 1
        return is_address and is_given and self._capital[title.start]

    def is_inside_body(self, start: int, i: int) -> bool:
        """Whether the model takes all up to a word for a body for one name: "the National Citizen | Party"."""
        words, limit = self.words, self.words.sentence_end(start)
        end = start + 1
        while end < limit and words.iob[end] == "I" and words.label[end] == "ORG":
            end += 1
        return words.label[start] == "ORG" and i < end and words.lower[end - 1] in self.lexicon.body_heads

    def looks_like_person(self, start: int, end: int) -> bool:
        """Whether the words by themselves are a person's name: a given name, an initial, a particle, or the label."""
        lexicon = self.lexicon
        if self.words.text[start] in lexicon.given_names or _INITIAL.match(self.words.text[start]):
            return True
        if end - start in {2, 3, 4, 5} and self.words.text[start] in lexicon.family_names:
            return self.words.label[start] not in {"ORG", "GPE", "FAC"}
        return any(self.words.label[i] == "PERSON" for i in range(start, end))

    @cached_property
    def votes(self) -> dict[str, Counter[NameKind]]:
        """What the article says of each name word: how often it stands in the name of a person, a body, a place."""
        found: dict[str, Counter[NameKind]] = {}
        i = 0
        while i < len(self._capital):
            if not self._capital[i]:
                i += 1
                continue
            title = self.title_at(i)
            if title is not None:
                i = title.end
                continue
            end = max(self.run_end(i), i + 1)
            kind, weight = self._sign(i, end)
            if kind != "unknown" and not self.is_label(i, end):
                for text, lower in zip(self.words.text[i:end], self.words.lower[i:end], strict=True):
                    if text[:1].isupper() and len(text) > 1:
                        found.setdefault(lower, Counter())[kind] += weight
            i = end
        return found

    def _sign(self, start: int, end: int) -> tuple[NameKind, int]:
        before = self.words.text[start - 1] if start else ""
        if before[:1].isupper():
            noun = self.lexicon.title(before)
            if noun is not None and noun.kind in {"honorific", "office", "rank"}:
                return "person", 4
        label = _commonest(self.words.label[start:end])
        given = self.words.text[start] in self.lexicon.given_names
        if given and end - start > 1 and not self.has_body_head(start, end):
            return "person", 3
        if self.has_body_head(start, end):
            return "organization", 2
        if label == "PERSON":
            return "person", 2 if end - start > 1 else 1
        if label in {"ORG", "PRODUCT"}:
            return "organization", 1
        if label in {"LOC", "FAC"} or (label == "GPE" and self.is_town(self.words.between(start, end))):
            return "place", 1
        return "unknown", 0

    def has_body_head(self, start: int, end: int) -> bool:
        """Whether a word inside says that it is an organisation: "Bank", "Ministry", "Corp."."""
        heads = self.lexicon.body_heads
        return any(
            self.words.text[i][:1].isupper() and (self.words.lower[i] in heads or self.words.text[i] in heads)
            for i in range(start, end)
        )

    def name_kind(self, start: int, end: int) -> NameKind:
        """Return what the run of name words is the name of, from its words, its labels and the rest of the article."""
        lexicon, texts, lowers = self.lexicon, self.words.text, self.words.lower
        words = [i for i in range(start, end) if texts[i][:1].isalpha()]
        if not words or self.is_label(start, end):
            return "unknown"
        label = _commonest([self.words.label[i] for i in words])
        first, last = texts[words[0]], lowers[words[-1]]
        is_initials = len(words) > _INITIAL_LETTERS and all(len(texts[i]) == 1 for i in words[:_INITIAL_LETTERS])
        if is_initials or (_INITIAL.match(first) and fold(first) not in lexicon.bodies):
            return "person"  # "R N Das"
        if label in {"GPE", "LOC", "FAC"} and not self.is_town(self.words.between(start, end)):
            label = "" if label == "GPE" else label
        has_head = self.has_body_head(start, end)
        if len(words) > 1:
            if _REGNAL.match(texts[words[-1]]) and label not in {"EVENT", "LAW"} and not has_head:
                return "person"
            is_named_after = (
                has_head and start > 0 and lowers[start - 1] == "the" and lowers[end - 1] in lexicon.body_heads
            )
            if first in lexicon.contexts.like_pronouns and not has_head:
                return "person"  # "He Lifeng", whatever the model makes of it
            if first in lexicon.given_names and not (has_head and (label != "PERSON" or is_named_after)):
                return "person"  # not "the Konrad Adenauer Foundation"
            if has_head:
                return "organization"
            if label == "PERSON" or any(
                lowers[i] in {"bin", "bint", "ibn", "al", "van", "von", "der"} for i in words[1:]
            ):
                return "person"
            if first in lexicon.family_names and label not in {"ORG", "GPE", "FAC"} and len(words) <= 4:
                return "person"
            if label == "ORG" and self._vote(last) == "person" and self._vote(lowers[words[0]]) != "organization":
                return "person"
        else:
            vote = self._vote(lowers[words[0]])
            if first.isupper() and len(first) > 1 and not self._written.loud[self.words.sentence[start]]:
                return "person" if vote == "person" and len(first) > 5 else "organization"
            if has_head and vote != "person":
                return "organization"
            if vote != "unknown":
                return vote
            if first in lexicon.given_names or first in lexicon.family_names:
                return "person"
        if label == "PERSON":
            return "person"
        if label in {"ORG", "PRODUCT", "WORK_OF_ART", "LAW"}:
            return "organization"
        if label in {"GPE", "LOC", "FAC"}:
            return "place"
        return "unknown"

    def is_label(self, start: int, end: int) -> bool:
        """Whether the word only says what follows in brackets: "(Photo: Reuters)"."""
        texts = self.words.text
        return end - start == 1 and start > 0 and texts[start - 1] == "(" and texts[end : end + 1] == [":"]

    def _vote(self, word: str) -> NameKind:
        counts = self.votes.get(word)
        return counts.most_common(1)[0][0] if counts else "unknown"

    def person_start(self, start: int, end: int) -> int:
        """Return where the person's name begins inside a run that other words open: "Information | Farrukh Habib"."""
        texts, labels, given = self.words.text, self.words.label, self.lexicon.given_names
        if _INITIAL.match(texts[start]) or len(texts[start]) == 1 or self._written.opens_name(start):
            return start  # "Vice Premier He Lifeng", "Professor A K M Noor"
        if start + 1 < end and (self.is_syllable(start) or self._is_initial(start, end)):
            return start
        for i in range(start + 1, end):
            is_word = labels[start] in {"ORG", "GPE", "NORP", "FAC"} or self.is_known_word(start)
            if labels[i] == "PERSON" and self.words.iob[i] == "B" and labels[start] != "PERSON" and is_word:
                return start if texts[start] in given else i
            opens = texts[i] in given or bool(_INITIAL.match(texts[i]))
            if opens and labels[start] in {"ORG", "GPE", "NORP"} and labels[i] not in {"ORG"}:
                return i
        return start

    def is_syllable(self, i: int) -> bool:
        """Whether a short word before what the model takes for a person is his family's name: "Do Quang Vinh"."""
        words, behind = self.words, i + 1
        is_short = len(words.text[i]) <= _LONGEST_SYLLABLE and words.text[i].istitle()
        is_bare = is_short and words.tag[i] == "NNP" and not words.label[i] and behind < len(words.text)
        return is_bare and words.label[behind] == "PERSON" and words.iob[behind] == "B"

    def is_known_word(self, i: int) -> bool:
        """Whether the model knows the word in lower case."""
        return bool(self.doc.vocab[self.words.lower[i]].has_vector)


def _commonest(labels: Sequence[str]) -> str:
    """Return the label of a name that most of the tokens have, the first of equals; "" where none has one."""
    counts = Counter(label for label in labels if label in NAME_LABELS)
    return counts.most_common(1)[0][0] if counts else ""
