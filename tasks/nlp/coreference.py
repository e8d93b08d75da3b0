"""Who is meant? Short names, titles and pronouns are led back to the people whom the article introduced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp.lexicon import Contexts, Lexicon
from tasks.nlp.names import Named
from tasks.nlp.syntax import is_subject
from tasks.nlp.titles import Description
from tasks.records import ParticipantKind

SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "both"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or some body of the article, under the fullest name."""

    kind: ParticipantKind
    name: str
    title: str | None
    organization: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Cast:
    """All names of the article and whom they belong to."""

    doc: Doc
    names: Sequence[Named]
    actors: Sequence[Actor]
    actor_of: Sequence[int]
    """Position in `actors` for each of `names`."""
    by_token: dict[int, int]
    """Token of a name to the position in `names`."""
    contexts: Contexts
    by_phrase: dict[int, int]
    """Token of a name, its title or its apposition to the position in `names`."""

    def name_at(self, token: int) -> Named | None:
        """Return the name that covers the token."""
        position = self.by_token.get(token)
        return None if position is None else self.names[position]

    def person_for_pronoun(self, pronoun: Token, excluded: frozenset[int] = frozenset()) -> int | None:
        """Return the person that "he" or "she" stands for: the subject before it, else the last one named."""
        people = [
            (position, named)
            for position, named in enumerate(self.names)
            if named.kind == "person" and named.end <= pronoun.i and self.actor_of[position] not in excluded
        ]
        if not people:
            return None
        counts = Counter(self.actor_of[position] for position, _ in people)
        sentence = pronoun.sent.start

        def salience(each: tuple[int, Named]) -> tuple[float, int]:
            position, named = each
            start = self.doc[named.start].sent.start
            distance = 0 if start == sentence else 1 if start >= self.doc[max(0, sentence - 1)].sent.start else 2
            as_subject = any(is_subject(token) for token in self.doc[named.start : named.end])
            frequent = min(counts[self.actor_of[position]], 4) / 4
            return (2.0 * as_subject + frequent - distance, named.start)

        return self.actor_of[max(people[-6:], key=salience)[0]]

    def person_described(self, description: Description) -> int | None:
        """Return the person whom "the Egyptian president" stands for: same office and country, nearest before."""
        words = self.doc[description.noun].lower_
        found: list[tuple[bool, int, int]] = []
        for position, named in enumerate(self.names):
            actor = self.actors[self.actor_of[position]]
            if actor.kind != "person" or not actor.title:
                continue
            title = actor.title.lower()
            same_office = title.split()[-1] == words or words in self.contexts.same_office.get(title, ())
            of_country = words == "leader" and description.country is not None and title in self.contexts.heads
            if not (same_office or of_country):
                continue
            if description.country and actor.country and description.country != actor.country:
                continue
            if description.country and not actor.country and not same_office:
                continue
            before = named.start < description.start
            found.append((before, named.start if before else -named.start, self.actor_of[position]))
        return max(found)[2] if found else None


def make_cast(doc: Doc, names: list[Named], lexicon: Lexicon) -> Cast:
    """Join the names that stand for the same person, body or country."""
    people = [named for named in names if named.kind == "person"]
    first_place = {named.name: named.start for named in reversed(people)}
    full = sorted(first_place, key=lambda name: (-len(_core(name, lexicon)), first_place[name]))
    canonical: dict[str, str] = {}
    for name in full:
        known = set(canonical.values())
        longer = [other for other in full if other in known and _is_short_for(name, other, lexicon)]
        canonical[name] = longer[0] if longer else name
    actors: list[Actor] = []
    position_of: dict[tuple[str, str], int] = {}
    members: list[list[Named]] = []
    actor_of: list[int] = []
    for named in names:
        if named.kind == "person":
            key = ("person", canonical[named.name])
        elif named.kind == "country" and named.country:
            key = ("country", f"{named.country} {named.name}" if named.is_seat else named.country)
        else:
            key = (named.kind, named.name.lower())
        if key not in position_of:
            position_of[key] = len(members)
            members.append([])
        members[position_of[key]].append(named)
        actor_of.append(position_of[key])
    for (kind, key_name), position in position_of.items():
        group = members[position]
        name = key_name if kind == "person" else group[0].name
        actors.append(
            Actor(
                kind=group[0].kind,
                name=name,
                title=_best(each.title for each in group),
                organization=_best(each.organization for each in group),
                country=Counter(each.country for each in group if each.country).most_common(1)[0][0]
                if any(each.country for each in group)
                else _country_of_body(group, lexicon),
            )
        )
    by_phrase = {
        i: k for k, named in enumerate(names) if named.kind == "person" for i in range(named.first, named.last)
    }
    by_token = {i: k for k, named in enumerate(names) for i in range(named.start, named.end)}
    return Cast(doc, names, actors, actor_of, by_token, lexicon.contexts, {**by_token, **by_phrase})


def _best(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _country_of_body(group: list[Named], lexicon: Lexicon) -> str | None:
    for named in group:
        if named.organization:
            body = lexicon.bodies.get(named.organization) or lexicon.bodies.get(named.organization.lower())
            if body is not None and body.country:
                return body.country
    return None


def _core(name: str, lexicon: Lexicon) -> list[str]:
    words = name.replace("-", " ").replace("’", "'").lower().split()
    return [word for word in words if word not in lexicon.particles] or words


def _is_short_for(name: str, full: str, lexicon: Lexicon) -> bool:
    """Whether "Hammouchi" or "Xi" is short for the full name: its last word or words, or its first."""
    short, long = _core(name, lexicon), _core(full, lexicon)
    if len(short) >= len(long):
        return short == long
    if short == long[-len(short) :]:
        return True
    if len(short) == 1:
        return short[0] == long[0]
    return set(short) <= set(long)
