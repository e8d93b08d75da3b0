"""Whom did it happen between? The people and bodies that stand at an argument, list and appositions read through."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tasks.nlp.coreference import PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Cast
from tasks.nlp.lexicon import Lexicon, fold
from tasks.nlp.titles import Description, description_at
from tasks.records import ParticipantKind

SEPARATORS = frozenset({",", "and", "&", "both", "also", "then", "/", "or"})
LONG_SEPARATORS = (
    ("as", "well", "as"), ("such", "as"), ("along", "with"), ("together", "with"), ("accompanied", "by"),
    ("flanked", "by"), ("joined", "by"), ("including",), ("like",), ("among", "them"), ("namely",), ("with",),
)  # fmt: skip
_INSTANCES = frozenset({"such", "including", "like", "among", "namely"})
_ANAPHORIC = frozenset({"two", "three", "both", "four", "other"})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at an argument: an actor of the cast, or a description that names nobody. Token range."""

    actor: int | None
    kind: ParticipantKind
    text: str
    start: int
    end: int
    country: str | None = None
    title: str | None = None
    is_seat: bool = False
    is_unnamed: bool = False
    """A plural or a role ("his guest") that names after a comma may explain."""
    is_anaphor: bool = False
    """ "they", "the two leaders": stands for people of an encounter told before."""


class PartyReader:
    """Reads parties from the tokens of one article."""

    def __init__(self, doc: Doc, cast: Cast, lexicon: Lexicon) -> None:
        self._doc, self._cast, self._lexicon = doc, cast, lexicon
        self._chunk_of: dict[int, Span] = {i: chunk for chunk in doc.noun_chunks for i in range(chunk.start, chunk.end)}

    def parties(self, head: Token, stop: int | None = None, *, anybody: bool = False) -> list[Party]:
        """Return the parties of the noun phrase with the head, coordinated ones and those of a list included.

        `stop` is the first token that cannot belong to it (the verb after a subject). With `anybody`, a first noun
        phrase of a kind that no lexicon knows is taken too: "a meeting with senior union figures".
        """
        limit = min(head.sent.end, stop if stop is not None and stop > head.i else head.sent.end)
        if head.lower_ in SINGULAR_PRONOUNS:
            person = self._cast.person_for_pronoun(head)
            return [] if person is None else [self._actor_party(person, head.i, head.i + 1)]
        i = self._beginning(head)
        found: list[Party] = []
        while i < limit:
            party = self._one(i, limit)
            if party is None:
                break
            found.append(party)
            i = party.end
            following, introduces = self._separator(i, limit)
            if following == i:
                break
            if party.actor is None and party.is_unnamed and following < limit and self._is_apposed(following):
                found.pop()  # "his predecessors, Eisenhower and Truman": the names say who they were
            if introduces:
                instances = self._one(following, limit)
                if instances is None:
                    break
                if found[-1].actor is None:
                    found.pop()  # the names say who the "officials" were
            i = following
        if not found and anybody:
            unknown = self._unknown(head, limit)
            found = [unknown] if unknown is not None else []
        return [party for party in found if not self._is_outside(party)]

    def _unknown(self, head: Token, limit: int) -> Party | None:
        """Return the noun phrase as a group or, with a name, as an organisation."""
        chunk = self._chunk_of.get(head.i)
        if chunk is None or chunk.end > limit or (chunk.root.tag_ not in {"NNS", "NNP", "NNPS"}):
            return None
        kind: ParticipantKind = "organization" if chunk.root.pos_ == "PROPN" else "group"
        end = self._with_complement(chunk.end, limit)
        text = _bare(self._doc[chunk.start : end].text)
        return Party(None, kind, text, chunk.start, end, self._country(chunk.start, end))

    def _beginning(self, head: Token) -> int:
        position = self._cast.by_phrase.get(head.i)
        if position is not None:
            return self._cast.names[position].first
        chunk = self._chunk_of.get(head.i)
        return chunk.start if chunk is not None else head.i

    def _separator(self, i: int, limit: int) -> tuple[int, bool]:
        """Return where the next item of the list begins (i where the list ends) and whether instances follow."""
        start, introduces = i, False
        while i < limit:
            token = self._doc[i]
            if token.text == "(":
                close = next((j for j in range(i, min(limit, i + 12)) if self._doc[j].text == ")"), None)
                if close is None:
                    return start, False
                i = close + 1
                continue
            words = tuple(each.lower_ for each in self._doc[i : i + 3])
            long = next((each for each in LONG_SEPARATORS if words[: len(each)] == each), None)
            if long is not None and (long != ("with",) or (i > start and self._doc[i - 1].text == ",")):
                introduces |= long[0] in _INSTANCES
                i += len(long)
            elif token.lower_ in SEPARATORS:
                i += 1
            else:
                break
        return i, introduces

    def _one(self, i: int, limit: int) -> Party | None:
        """Return the party that begins at the token, or None."""
        doc, cast = self._doc, self._cast
        while i < limit and doc[i].text in {'"', "“", "‘", "'"}:
            i += 1
        if i >= limit:
            return None
        position = cast.by_phrase.get(i)
        if position is not None:
            named = cast.names[position]
            if named.kind == "person" or not self._describes_later(i):
                actor = cast.actors[cast.actor_of[position]]
                return Party(
                    cast.actor_of[position], actor.kind, actor.name, named.start, named.last, actor.country,
                    actor.title, named.is_seat,
                )  # fmt: skip
        token = doc[i]
        if token.lower_ in SINGULAR_PRONOUNS:
            chunk = self._chunk_of.get(i)
            if chunk is None or len(chunk) == 1:
                actor_of = cast.person_for_pronoun(token)
                return None if actor_of is None else self._actor_party(actor_of, i, i + 1)
        if token.lower_ in PLURAL_PRONOUNS and token.lower_ != "both" and token.pos_ == "PRON":
            return Party(None, "group", token.text, i, i + 1, is_anaphor=True)
        described = description_at(doc, i, self._lexicon)
        if described is not None and described.end <= limit + 1:
            return self._described(described)
        return self._group(i, limit)

    def _is_apposed(self, i: int) -> bool:
        """Whether a name or an office follows after a mere comma."""
        if self._doc[i - 1].text != ",":
            return False
        position = self._cast.by_phrase.get(i)
        if position is not None:
            return self._cast.names[position].kind == "person"
        return description_at(self._doc, i, self._lexicon) is not None

    def _describes_later(self, i: int) -> bool:
        """Whether a body's or country's name only opens a description: "UN envoys", "Kremlin officials"."""
        chunk = self._chunk_of.get(i)
        if chunk is None:
            return False
        root = chunk.root
        return root.i > i and self._cast.by_token.get(root.i) is None and root.pos_ == "NOUN"

    def _actor_party(self, actor: int, start: int, end: int) -> Party:
        known = self._cast.actors[actor]
        return Party(actor, known.kind, known.name, start, end, known.country, known.title)

    def _described(self, described: Description) -> Party | None:
        doc = self._doc
        text = doc[described.start : described.end].text
        if described.is_plural:
            if described.end == described.noun + 1 and self._is_anaphoric(described.start, described.noun):
                return Party(None, "group", text, described.start, described.end, is_anaphor=True)
            return Party(None, "group", _bare(text), described.start, described.end, described.country, is_unnamed=True)
        role = doc[described.noun].lower_
        if role in {"counterpart", "guest", "host", "visitor"}:
            return Party(
                None, "person", _bare(text), described.start, described.end, described.country, is_unnamed=True
            )
        actor = self._cast.person_described(described)
        if actor is not None:
            return self._actor_party(actor, described.start, described.end)
        return Party(None, "person", _bare(text), described.start, described.end, described.country, described.title)

    def _is_anaphoric(self, start: int, noun: int) -> bool:
        words = [token.lower_ for token in self._doc[start : noun + 1]]
        return words[0] in {"the", "both", "these", "those"} and (
            len(words) == 2 or (len(words) == 3 and words[1] in _ANAPHORIC) or words[0] == "both"
        )

    def _group(self, i: int, limit: int) -> Party | None:
        chunk = self._chunk_of.get(i)
        if chunk is None or chunk.root.i >= limit or chunk.root.pos_ not in {"NOUN", "PROPN"}:
            return None
        root = chunk.root
        noun = self._lexicon.groups.get(root.lower_)
        is_body = root.lower_ in self._lexicon.body_heads
        if noun is None and not is_body:
            return None
        end = self._with_complement(chunk.end, limit)
        text = self._doc[chunk.start : end].text
        if (
            noun is not None
            and (noun.is_plural or root.lower_ in {"sides", "side"})
            and self._is_anaphoric(chunk.start, root.i)
        ):
            return Party(None, "group", text, chunk.start, end, is_anaphor=True)
        country = self._country(chunk.start, end)
        kind: ParticipantKind = "group" if noun is not None else "organization"
        plural = noun is not None and noun.is_plural
        return Party(None, kind, _bare(text), chunk.start, end, country, is_unnamed=plural)

    def _with_complement(self, end: int, limit: int) -> int:
        """Take "of the Paris Club", "from the three services" into a group's text."""
        if end < limit and self._doc[end].lower_ in {"of", "from"}:
            chunk = self._chunk_of.get(end + 1)
            if chunk is not None:
                return min(limit, chunk.end)
        return end

    def _country(self, start: int, end: int) -> str | None:
        for token in self._doc[start:end]:
            key = fold(token.text)
            country = self._lexicon.demonyms.get(key) or self._lexicon.places.get(key)
            if country:
                return country
        return None

    def _is_outside(self, party: Party) -> bool:
        """Reporters and spokesmen are no participants."""
        noun = self._doc[party.start : party.end].root.lemma_.lower()
        return party.actor is None and noun in self._lexicon.contexts.outside


def _bare(text: str) -> str:
    words = text.split()
    return " ".join(
        words[1:] if len(words) > 1 and words[0].lower() in {"the", "a", "an", "his", "her", "its", "their"} else words
    )
