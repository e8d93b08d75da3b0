"""Which offices do the words name? Titles before names, and descriptions such as "the head of the Security Service"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.nlp.lexicon import Lexicon, fold

DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
_LONGEST_TITLE = 5
_COMPLEMENTS = frozenset({"of", "for", "in", "at", "to", "from"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that describes people by office: "the head of the Qatari Security Service". Token range."""

    start: int
    end: int
    title: str
    organization: str | None
    country: str | None
    is_plural: bool
    is_definite: bool
    noun: int
    """Token of the last word of the title."""


def title_kind(doc: Doc, start: int, end: int, lexicon: Lexicon) -> str:
    """Return the kind of the title that the tokens are (a role such as "counterpart" among them), or ""."""
    words = doc[start:end].text.lower().replace("’", "'").rstrip(".")
    noun = lexicon.titles.get(words)
    if noun is not None:
        return noun.kind
    group = lexicon.groups.get(words)
    return "role" if group is not None and group.kind == "role" else ""


def title_at(doc: Doc, i: int, end: int, lexicon: Lexicon) -> int:
    """Return the end of the longest title that begins at token i, or i where there is none."""
    for stop in range(min(end, i + _LONGEST_TITLE), i, -1):
        if title_kind(doc, i, stop, lexicon):
            return stop
    return i


def titles_within(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where the titles at the head of a run end: "Deputy Prime Minister | Prawit Wongsuwon"."""
    i = start
    while i < end:
        stop = title_at(doc, i, end, lexicon)
        if stop == i:
            break
        i = stop
        if i < end and doc[i].text == ".":
            i += 1
    return i


def titles_before(doc: Doc, start: int, lexicon: Lexicon) -> int:
    """Return where the titles before a run begin: "foreign minister | Hans-Dietrich Genscher"."""
    first = start
    for begin in range(start - 1, max(-1, start - 7), -1):
        if doc[begin].text in {",", ";", ":", "."} or doc[begin].is_space:
            break
        if title_at(doc, begin, start, lexicon) >= first and doc[begin].pos_ not in {"VERB", "AUX", "ADP"}:
            first = begin
    return first


def has_office(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the title is an office or a rank, and not a mere honorific."""
    noun = lexicon.titles.get(doc[end - 1].lower_) or lexicon.titles.get(doc[start:end].text.lower())
    return noun is not None and noun.kind in {"office", "rank"}


def description_at(doc: Doc, start: int, lexicon: Lexicon) -> Description | None:
    """Return the description by office that begins at the token, or None.

    "the head of the Qatari Security Service", "Qatar's foreign minister", "commissioner of information in Spain".
    """
    i, definite = start, False
    if i < len(doc) and doc[i].lower_ in DETERMINERS:
        definite = doc[i].lower_ == "the"
        i += 1
    before = i
    limit = min(len(doc), i + 9)
    while i < limit:
        stop = title_at(doc, i, len(doc), lexicon)
        kind = title_kind(doc, i, stop, lexicon)
        if kind in {"office", "rank", "role"}:
            return _complete(doc, (start, before, i, stop), definite, lexicon)
        if kind == "modifier":
            i = stop
            continue
        token = doc[i]
        is_attribute = token.pos_ in {"ADJ", "PROPN", "NOUN", "NUM", "PART"} or token.text in {"-", "'s", "’s", "&"}
        if not is_attribute or token.text == ",":
            return None
        i += 1
    return None


def _complete(doc: Doc, at: tuple[int, int, int, int], definite: bool, lexicon: Lexicon) -> Description | None:
    """Read on behind the title: "of the Qatari Security Service", "and chief executive of Fiat".

    `at` are the tokens where the phrase, its attributes and its title begin, and where the title ends.
    """
    start, before, title, stop = at
    while True:
        longer = title_at(doc, stop, len(doc), lexicon)
        if longer == stop:
            break
        stop = longer
    if stop < len(doc) and doc[stop].pos_ == "PROPN" and doc[stop - 1].whitespace_ and doc[stop].ent_type_ == "PERSON":
        return None  # a title before a name, not a description of its own
    words = [doc[stop - 1].lower_, doc[title:stop].text.lower()]
    nouns = [
        noun for word in words for table in (lexicon.titles, lexicon.groups) if (noun := table.get(word)) is not None
    ]
    country = country_in(doc, before, title, lexicon)
    organization = _organization_before(doc, before, title, lexicon)
    end = stop
    while end + 1 < len(doc) and (
        doc[end].lower_ in _COMPLEMENTS
        or (doc[end].lower_ == "and" and title_at(doc, end + 1, len(doc), lexicon) > end + 1)
    ):
        if doc[end].lower_ == "and":
            end = title_at(doc, end + 1, len(doc), lexicon)
            continue
        complement_end = _phrase_end(doc, end + 1)
        begin = end + 2 if doc[end + 1].lower_ in DETERMINERS else end + 1
        is_another = doc[end].lower_ == "to" and title_at(doc, begin, len(doc), lexicon) > begin
        if complement_end == end + 1 or is_another:  # "a message by the monarch to the Emir"
            break
        country = country or country_in(doc, end + 1, complement_end, lexicon)
        named = text_of(doc, begin, complement_end)
        if (
            organization is None
            and named
            and doc[end].lower_ in {"of", "for", "at"}
            and fold(named) not in lexicon.places
        ):
            organization = named
        end = complement_end
    return Description(
        start,
        end,
        text_of(doc, title, stop),
        organization,
        country,
        bool(nouns and nouns[0].is_plural),
        definite,
        stop - 1,
    )


def _organization_before(doc: Doc, start: int, end: int, lexicon: Lexicon) -> str | None:
    names = [token for token in doc[start:end] if token.ent_type_ == "ORG" or fold(token.text) in lexicon.bodies]
    names = [
        token for token in names if fold(token.text) not in lexicon.demonyms and fold(token.text) not in lexicon.places
    ]
    return text_of(doc, names[0].i, names[-1].i + 1) if names else None


def _phrase_end(doc: Doc, i: int) -> int:
    """Return the end of the noun phrase that begins at token i, coordinated capitalised names included."""
    start = i
    while i < len(doc):
        token = doc[i]
        if token.is_space or token.text in {",", ";", ":", ".", "—", "–", "(", ")", '"', "“", "”"}:
            break
        if token.pos_ in {"VERB", "AUX", "ADV", "SCONJ", "PRON"} and not token.text[:1].isupper():
            break
        if token.pos_ == "ADP" and token.lower_ != "of":
            break
        if token.lower_ == "of" and i == start:
            break
        if token.pos_ == "CCONJ":
            following = doc[i + 1] if i + 1 < len(doc) else None
            is_name = following is not None and following.pos_ == "PROPN" and doc[i - 1].pos_ == "PROPN"
            joins = following is not None and (
                (token.ent_type_ == "ORG" == following.ent_type_ and token.ent_iob_ == "I")
                or (is_name and following.ent_type_ not in {"PERSON", "GPE", "NORP"})
            )
            if not joins:
                break
        i += 1
    return i


def text_of(doc: Doc, start: int, end: int) -> str:
    """Return the words of a token range without quotation marks and commas at its ends."""
    return doc[start:end].text.strip().strip("\"“”'‘’,").strip()


def country_in(doc: Doc, start: int, end: int, lexicon: Lexicon) -> str | None:
    """Return the country that the words name, by name or demonym; the first one wins."""
    for i in range(start, end):
        for stop in range(min(end, i + 3), i, -1):
            key = fold(doc[i:stop].text)
            if key in lexicon.demonyms:
                return lexicon.demonyms[key]
            if key in lexicon.places and doc[i].text[:1].isupper():
                return lexicon.places[key]
    return None
