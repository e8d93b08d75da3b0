"""Who is named in the article? People with title, organisation and country; bodies; countries.

Entity labels of the model are a hint: a title before a name, a known body or a surname met elsewhere overrule them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tasks.nlp.lexicon import Lexicon, fold
from tasks.nlp.syntax import is_actor_position
from tasks.nlp.titles import (
    DETERMINERS,
    Description,
    country_in,
    description_at,
    has_office,
    text_of,
    title_at,
    title_kind,
    titles_before,
    titles_within,
)
from tasks.records import ParticipantKind

_LONGEST_BODY = 7


@dataclass(frozen=True, slots=True)
class Named:
    """One name in the text. `start` and `end` bound the name, `first` and `last` the phrase around it (tokens)."""

    start: int
    end: int
    first: int
    last: int
    kind: ParticipantKind
    name: str
    title: str | None = None
    organization: str | None = None
    country: str | None = None
    is_seat: bool = False
    """A city or building that can stand for a government."""


def find_names(doc: Doc, lexicon: Lexicon) -> list[Named]:
    """Return every name in the order of the text, none overlapping another."""
    bodies = list(_bodies(doc, lexicon))
    taken = {i for named in bodies for i in range(named.start, named.end)}
    people: list[Named] = []
    doubtful: list[tuple[int, int]] = []
    for start, end in _runs(doc, taken, lexicon):
        person = _person(doc, start, end, lexicon)
        if person is not None:
            people.append(person)
        else:
            doubtful.append((start, end))
    surnames = {doc[person.end - 1].lower_ for person in people}
    for start, end in doubtful:
        if (
            doc[end - 1].lower_ in surnames and end - start <= 4 and not _has_body_head(doc, start, end, lexicon)
        ) or _stands_for_person(doc, start, end):
            people.append(Named(start, end, start, end, "person", text_of(doc, start, end)))
        elif doc[start].ent_type_ == "ORG" or _acts(doc, start, end) or _has_body_head(doc, start, end, lexicon):
            bodies.append(Named(start, end, start, end, "organization", text_of(doc, start, end)))
    people = [_with_apposition(doc, person, lexicon) for person in people]
    return _without_overlaps(people, bodies)


def _acts(doc: Doc, start: int, end: int) -> bool:
    """Whether what the model calls a place stands where somebody acts: a company, a party."""
    return doc[start].ent_type_ == "GPE" and is_actor_position(doc[start:end].root)


def _stands_for_person(doc: Doc, start: int, end: int) -> bool:
    """Whether a name of two or three words that the model knows nothing about stands where a person acts."""
    words = doc[start:end]
    return (
        2 <= len(words) <= 3
        and all(token.text.isalpha() and not token.text.isupper() and not token.ent_type_ for token in words)
        and is_actor_position(words.root)
    )


def _without_overlaps(people: list[Named], bodies: list[Named]) -> list[Named]:
    """Names inside the description of a person ("head of the CIA") stay, names inside a name go."""
    names = {i for person in people for i in range(person.start, person.end)}
    kept = [body for body in bodies if not names & set(range(body.start, body.end))]
    return sorted([*people, *kept], key=lambda named: named.start)


def _bodies(doc: Doc, lexicon: Lexicon) -> Iterator[Named]:
    """Yield known bodies and countries, then what the model calls an organisation."""
    i = 0
    while i < len(doc):
        token = doc[i]
        if token.text[:1].isupper() or token.ent_type_:
            found = _known_body(doc, i, lexicon)
            if found is not None:
                yield found
                i = found.end
                continue
        if token.ent_iob_ == "B" and token.ent_type_ == "ORG":
            end = _entity_end(doc, i)
            start = i + 1 if token.lower_ in DETERMINERS and end > i + 1 else i
            if _has_body_head(doc, start, end, lexicon) and not _holds_title(doc, start, end, lexicon):
                country = country_in(doc, start, end, lexicon)
                yield Named(start, end, start, end, "organization", text_of(doc, start, end), country=country)
                i = end
                continue
        i += 1


def _known_body(doc: Doc, i: int, lexicon: Lexicon) -> Named | None:
    for end in range(min(len(doc), i + _LONGEST_BODY), i, -1):
        if not doc[end - 1].text[:1].isalnum():
            continue
        key = fold(doc[i:end].text)
        body = lexicon.bodies.get(key)
        if body is None or not doc[i].text[:1].isupper():
            continue
        following = doc[end] if end < len(doc) else None
        # "China Daily", "Moscow State University", "Lebanon Hills": part of a longer name
        if (
            following is not None
            and following.pos_ == "PROPN"
            and following.ent_type_ == doc[i].ent_type_ == "ORG"
            and following.ent_iob_ == "I"
            and body.kind == "country"
            and following.lower_ not in lexicon.titles
        ):
            return None
        if doc[i].ent_type_ == "PERSON" and (
            (following is not None and following.ent_type_ == "PERSON" and following.ent_iob_ == "I")
            or doc[i].ent_iob_ == "I"
        ):
            return None
        return Named(
            i, end, i, end, body.kind, text_of(doc, i, end), country=body.country, is_seat=key in lexicon.seats
        )
    return None


def _entity_end(doc: Doc, i: int) -> int:
    end = i + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return end


def _has_body_head(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    return any(token.lower_ in lexicon.body_heads and token.text[:1].isupper() for token in doc[start:end]) or (
        end - start == 1 and doc[start].text.isupper() and len(doc[start].text) > 1
    )


def _holds_title(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a title stands inside, so that it is no body but a person with an office."""
    return any(
        (noun := lexicon.titles.get(token.lower_)) is not None and noun.kind == "office" and token.i + 1 < end
        for token in doc[start:end]
    )


def _is_name_token(token: Token) -> bool:
    if token.ent_type_ in {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}:
        return False
    if not token.text[:1].isupper():
        return False
    if token.ent_type_ == "PERSON":
        return token.pos_ not in {"VERB", "AUX", "DET"} or token.ent_iob_ == "I"
    return token.pos_ == "PROPN" or (token.ent_type_ in {"ORG", "GPE", "FAC"} and token.pos_ in {"NOUN", "ADJ", "X"})


def _runs(doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield maximal runs of name tokens, particles and hyphens inside, demonyms before cut off."""
    i = 0
    while i < len(doc):
        if i in taken or not _is_name_token(doc[i]) or fold(doc[i].text) in lexicon.demonyms:
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken and doc[end].sent.start == doc[i].sent.start:
            token = doc[end]
            joined = not doc[end - 1].whitespace_
            if token.text in {"-", "‑", "'", "’"} and joined and not token.whitespace_ and end + 1 < len(doc):
                end += 2
            elif (_is_name_token(token) and not (token.ent_iob_ == "B" and _starts_another(doc, i, end, lexicon))) or (
                token.lower_ in lexicon.particles
                and end + 1 < len(doc)
                and end + 1 not in taken
                and (
                    _is_name_token(doc[end + 1]) or doc[end + 1].text == "-" or doc[end + 1].lower_ in lexicon.particles
                )
            ):
                end += 1
            else:
                break
        yield i, end
        i = end


def _starts_another(doc: Doc, start: int, i: int, lexicon: Lexicon) -> bool:
    """Whether the model begins another entity here that is no continuation of a title ("President | Lula")."""
    return doc[i - 1].ent_type_ == "PERSON" == doc[i].ent_type_ and doc[start].lower_ not in lexicon.titles


@dataclass(frozen=True, slots=True)
class _TitleSplit:
    """Where the title before a name begins and the name begins (tokens), and the body in front of the title."""

    title: int
    name: int
    organization: str | None = None


def _split_title(doc: Doc, start: int, end: int, lexicon: Lexicon) -> _TitleSplit:
    """Part a run of name tokens into title and name; without a title both begin where the run does."""
    for begin in range(start - 1, max(-1, start - 4), -1):  # "Secretary of | State Dean Rusk": begins before the run
        stop = title_at(doc, begin, end, lexicon)
        if stop > start:
            return _TitleSplit(begin, stop)
    name = titles_within(doc, start, end, lexicon)
    if name > start:
        return _TitleSplit(min(start, titles_before(doc, start, lexicon)), name)
    # "UNESCO Director-General Audrey Azoulay", "Fiat boss Sergio Marchionne": the title is inside the run
    for i in range(start + 1, end):
        stop = titles_within(doc, i, end, lexicon)
        if i < stop < end and has_office(doc, i, stop, lexicon):
            return _TitleSplit(i, stop, text_of(doc, start, i))
    return _TitleSplit(titles_before(doc, start, lexicon), start)


def _person(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Named | None:
    """Return the person whose name is in the run, or None where it is none."""
    while start + 1 < end and start > 0 and doc[start].lower_ in lexicon.body_heads and doc[start - 1].lower_ == "the":
        start += 1  # "the President of the Republic | Pedro Castillo"
    split = _split_title(doc, start, end, lexicon)
    name_start = split.name
    if name_start >= end:
        return None
    title = text_of(doc, split.title, name_start) if name_start > split.title else None
    labels = [token.ent_type_ for token in doc[name_start:end] if token.pos_ != "PUNCT"]
    has_title = title is not None and not all(
        (noun := lexicon.titles.get(word)) is not None and noun.kind == "modifier" for word in title.lower().split()
    )
    if _has_body_head(doc, name_start, end, lexicon) and not (has_title and labels.count("PERSON")):
        return None
    if not has_title and labels.count("PERSON") * 2 < max(1, len(labels)):
        return None
    if fold(doc[name_start:end].text) in lexicon.bodies and not (labels and labels[0] == "PERSON"):
        return None
    if end - name_start == 1 and (doc[name_start].is_digit or len(doc[name_start].text) < 2):
        return None
    if not has_title:
        distant = _office_of_country(doc, name_start, lexicon)
        if distant is not None:
            first, title, country = distant
            return Named(name_start, end, first, end, "person", text_of(doc, name_start, end), title, country=country)
    first, country, before = _before_title(doc, split.title, lexicon)
    return Named(
        name_start,
        end,
        first,
        end,
        "person",
        text_of(doc, name_start, end),
        title=_office_part(title, lexicon) if has_title else None,
        organization=split.organization or before,
        country=country,
    )


def _office_of_country(doc: Doc, start: int, lexicon: Lexicon) -> tuple[int, str, str | None] | None:
    """Read "Prime Minister of Mongolia | L. Oyun-Erdene" backwards: first token, title, country."""
    for of in range(start - 2, max(0, start - 6), -1):
        if doc[of].lower_ != "of" or doc[of].sent.start != doc[start].sent.start:
            continue
        begin = of + 2 if doc[of + 1].lower_ == "the" else of + 1
        inside = doc[begin:start].text
        is_body = fold(inside) in lexicon.places or doc[start - 1].lower_ in lexicon.body_heads
        title = titles_before(doc, of, lexicon)
        if begin < start and is_body and title < of and title_kind(doc, title, of, lexicon) in {"office", "rank"}:
            return title, text_of(doc, title, of), lexicon.places.get(fold(inside))
    return None


def _office_part(title: str | None, lexicon: Lexicon) -> str | None:
    """Leave out a lone honorific: Mr, Mrs, Dr say nothing about the office."""
    if title is None:
        return None
    words = title.lower().rstrip(".")
    if words not in lexicon.titles:
        return None if words in lexicon.groups else title
    return None if lexicon.titles[words].kind == "honorific" and len(title) <= 4 else title


def _before_title(doc: Doc, start: int, lexicon: Lexicon) -> tuple[int, str | None, str | None]:
    """Read what stands before the title: demonym, "Qatar's", "the Social Democratic". First token, country, body."""
    first, country, organization = start, None, None
    i = start - 1
    while i >= max(0, start - 6) and doc[i].sent.start == doc[start].sent.start:
        token = doc[i]
        if token.text in {"'s", "’s"} or token.lower_ in {"former", "then", "new", "visiting", "outgoing", "late"}:
            first = i
        elif fold(token.text) in lexicon.demonyms:
            country, first = country or lexicon.demonyms[fold(token.text)], i
        elif fold(token.text) in lexicon.places and token.text[:1].isupper():
            country, first = country or lexicon.places[fold(token.text)], i
        elif token.pos_ == "PROPN" and i == start - 1 and token.ent_type_ == "ORG":
            organization, first = token.text, i
        elif token.lower_ in DETERMINERS:
            return i, country, organization
        else:
            break
        i -= 1
    return first, country, organization


def _with_apposition(doc: Doc, person: Named, lexicon: Lexicon) -> Named:
    """Add office, organisation and country from "NAME, head of X," and "head of X, NAME"."""
    after = person.last
    # "Abel Moreno, 54, head of": the age is passed over
    if after + 2 < len(doc) and doc[after].text == "," and doc[after + 1].like_num and doc[after + 2].text == ",":
        after += 2
    if after + 1 < len(doc) and doc[after].text in {",", "("}:
        found = description_at(doc, after + 1, lexicon)
        if found is not None and not found.is_plural and not _names_follow(doc, found):
            return _described(person, found, last=found.end)
    # "President Anwar Sadat of Egypt"
    if after + 1 < len(doc) and doc[after].lower_ == "of":
        begin = after + 2 if doc[after + 1].lower_ in DETERMINERS else after + 1
        for end in range(min(len(doc), begin + 4), begin, -1):
            key = fold(doc[begin:end].text)
            if key in lexicon.places:
                return replace(person, last=end, country=person.country or lexicon.places[key])
    if not _has_own_office(person, lexicon) and person.first >= 2 and doc[person.first - 1].text == ",":
        for begin in range(person.first - 2, max(-1, person.first - 22), -1):
            if doc[begin].sent.start != doc[person.start].sent.start or doc[begin].text == ";":
                break
            found = description_at(doc, begin, lexicon)
            starts_here = (
                begin == 0
                or doc[begin - 1].text in {",", "and", "with", "to", "by"}
                or (found is not None and found.is_definite)
            )
            if found is not None and found.end == person.first - 1 and not found.is_plural and starts_here:
                return _described(person, found, first=found.start)
    return person


def _has_own_office(person: Named, lexicon: Lexicon) -> bool:
    """Whether an office stands before the name already; "Sheikh" is none."""
    if person.title is None:
        return False
    noun = lexicon.titles.get(person.title.lower())
    return noun is None or noun.kind != "honorific"


def _names_follow(doc: Doc, description: Description) -> bool:
    """Whether the description belongs to the next name: "A, head of X, the Director of the CIA, William Burns"."""
    after = description.end
    return (
        not doc[description.start].is_punct
        and after < len(doc)
        and doc[after].pos_ == "PROPN"
        and doc[after].ent_type_ == "PERSON"
    )


def _described(person: Named, found: Description, first: int | None = None, last: int | None = None) -> Named:
    return replace(
        person,
        first=person.first if first is None else first,
        last=person.last if last is None else last,
        title=found.title if first is not None else person.title or found.title,
        organization=person.organization or found.organization,
        country=person.country or found.country,
    )
