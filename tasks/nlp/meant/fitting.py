"""How well does a description fit somebody named: "the Egyptian leader", "the UN official", "the union boss"?"""

from __future__ import annotations

from dataclasses import dataclass

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.acronyms import spells
from tasks.nlp.names.actors import Actor, Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.text.words import Words

_STEM = 4  # letters that two forms of a word share: "Egypt", "Egyptian"


@dataclass(frozen=True, slots=True)
class FitReader:
    """Compares the office, country and body of a description with what the article tells of somebody."""

    words: Words
    actors: Actors
    lexicon: Lexicon

    def fit(self, phrase: Phrase, actor: Actor) -> int:
        """Return how well the description fits the actor, 0 where it does not."""
        if phrase.form == "body":
            return self._body_fits(phrase, actor)
        if phrase.title is None and phrase.country and actor.kind == "person":
            return 2 * (actor.country == phrase.country)  # "the Norwegian"
        if actor.kind != "person" or phrase.title is None or not actor.titles:
            return 0
        if phrase.country and actor.country and phrase.country != actor.country:
            return 0
        title = phrase.title.lower()
        rank = max(self.title_fit(phrase, title, own) for own in actor.titles)
        if rank and phrase.organization and actor.organization:
            if _are_two_of_a_kind(phrase.organization, actor.organization):
                return 0
            shared = bool(_name_words(phrase.organization) & _name_words(actor.organization))
            shared = shared or self.actors.is_acronym(phrase.organization, actor.organization)
            if not shared and (rank < 3 or not phrase.country):
                return 0
            rank += shared
        elif rank and phrase.organization and self._is_in_title(phrase.organization, actor):
            rank += 1
        elif rank and phrase.organization and self._is_of_region(phrase):
            pass  # "the South American president"
        elif rank and phrase.organization and (not phrase.country or phrase.end > phrase.core_end):
            return 0  # "the president of Samsung" is not the president of the country
        if rank and phrase.country and phrase.country == actor.country:
            rank += 1
        return rank

    @staticmethod
    def is_of_the_house(phrase: Phrase, actor: Actor) -> bool:
        """Whether no land is told of either: "the President" is the one at home, not "Comorian President Roe"."""
        return not (phrase.country or phrase.organization or actor.country or actor.organization)

    def _is_of_region(self, phrase: Phrase) -> bool:
        """Whether nothing but a part of the world is told of who rules: "the South American president"."""
        if (phrase.title or "").lower() not in self.lexicon.contexts.heads or phrase.end > phrase.core_end:
            return False
        words = (phrase.organization or "").lower().split()
        return bool(words) and self.lexicon.contexts.regional.issuperset(words)

    @staticmethod
    def _is_in_title(organization: str, actor: Actor) -> bool:
        """Whether the body is told in the office itself: "Liberal leader Jo Grimond … the Liberal leader"."""
        words = _name_words(organization)
        return bool(words) and any(words <= _name_words(title) for title in actor.titles)

    def title_fit(self, phrase: Phrase, title: str, own: str) -> int:
        """Return how well the title of a description fits one of somebody's own: 3 the same office, 1 a looser word."""
        contexts = self.lexicon.contexts
        if contexts.deputies & set(own.split()) and not contexts.deputies & set(title.split()):
            return 0  # a deputy prime minister is not the prime minister
        noun = self.lexicon.title(self.words.between(phrase.start, phrase.head + 1))
        if noun is not None and noun.kind == "honorific":
            return 2 * (own.startswith(title + " ") or own == title)  # "His Majesty" for "His Majesty King Hussein"
        same = contexts.same_office
        office = self._without_rank(own)
        if own == title or office in same.get(title, ()) or title in same.get(office, ()):
            return 3
        one, two = turned_round(title), turned_round(office)
        if (one, two) != (title, office) and (one == two or one in same.get(two, ()) or two in same.get(one, ())):
            return 3
        if spells(self.words.text[phrase.head], office):
            return 3
        described = _name_words(self.words.between(phrase.start, phrase.core_end)) - {"former", "visiting"}
        is_bare = title in contexts.bare_offices and (own.rsplit(maxsplit=1)[-1] == title or _opens(own, title))
        is_last_part = own.endswith(" " + title) and title not in contexts.ambiguous
        is_longer = (
            title.endswith(" " + own) and own not in contexts.ambiguous and not contexts.deputies & set(title.split())
        )
        if is_bare or is_last_part or is_longer or (len(described) > 1 and described <= _name_words(own)):
            return 2
        if (
            described & _name_words(own) - {title.rsplit(maxsplit=1)[-1]}
            and own.rsplit(maxsplit=1)[-1] == title.rsplit(maxsplit=1)[-1]
        ):
            return 1 + (title.rsplit(maxsplit=1)[-1] in contexts.bare_offices)  # "the federal security adviser"
        return int(self._rules(phrase, title, own) or self._heads(phrase, own))

    def _without_rank(self, own: str) -> str:
        """Return "army chief" of "army chief general" or "army chief dr", but "attorney general" as it is."""
        before, _, last = own.rpartition(" ")
        rank = self.lexicon.title(last) if before else None
        is_rank = rank is not None and rank.kind in {"rank", "honorific"}
        return before if is_rank and self.lexicon.title(f"{before.rpartition(' ')[2]} {last}") is None else own

    def _rules(self, phrase: Phrase, title: str, own: str) -> bool:
        """Whether "the Egyptian leader" is the one with this office."""
        contexts = self.lexicon.contexts
        is_told = bool(phrase.country) or title != "leader"
        return title in contexts.rulers and is_told and own in contexts.heads

    def _heads(self, phrase: Phrase, own: str) -> bool:
        """Whether "the union boss" is the one with this office."""
        contexts = self.lexicon.contexts
        is_boss = self.words.lower[phrase.head] in contexts.bosses and bool(phrase.organization)
        return is_boss and own.rsplit(maxsplit=1)[-1] in contexts.heading

    def _body_fits(self, phrase: Phrase, actor: Actor) -> int:
        """ "the commission" for the Election Commission: the noun is a word of the name."""
        if actor.kind != "organization" or not phrase.is_definite or phrase.end - phrase.start > 2:
            return 0
        return 2 if self.words.lower[phrase.head] in _name_words(actor.name) else 0


def turned_round(office: str) -> str:
    """Return "finance minister" of "minister of finance", an office with nothing of the kind as it is."""
    words = office.split()
    at = next((k for k, word in enumerate(words[1:], start=1) if word in {"of", "for"}), 0)
    field = words[at + 1 :] if at else []
    field = field[1:] if field[:1] == ["the"] else field
    return " ".join((*field, *words[:at])) if field else office


def _opens(own: str, title: str) -> bool:
    """Whether an office begins with the word and goes on with of what it is: "minister of foreign affairs"."""
    return own.startswith((f"{title} of ", f"{title} for "))


def _are_two_of_a_kind(one: str, other: str) -> bool:
    """Whether two names of a body share only what they end with: "the Labour Court" and "the Supreme Court".

    Not so where a word has but another form: "the European Commission", "the Europe Commission".
    """
    words, others = _name_words(one), _name_words(other)
    own, its = words - others, others - words
    lasts = {one.lower().rpartition(" ")[2], other.lower().rpartition(" ")[2]}
    if not own or not its or words & others != lasts:
        return False
    return all(a[:_STEM] != b[:_STEM] for a in own for b in its)


def _name_words(name: str) -> frozenset[str]:
    """Return the words of a name that say something, in lower case: "Election Commission", "commission"."""
    return frozenset(
        word for word in name.lower().replace("’", "'").replace("-", " ").split() if len(word) > 2 and word != "the"
    )
