"""Who stands at the arguments of a frame, and whose is "his meeting"?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.parties.argument_site import Arguments
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start

_WHILE = frozenset({"during", "after", "before", "following"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_APART = ({"he", "her"}, {"she", "his"})  # "after her meeting with B, he thanked her"


def identified(arguments: Arguments) -> Arguments:
    """Return the arguments with those who "the first" and "those" are said to be."""

    def meant(heads: list[Token]) -> list[Token]:
        return [each for head in heads for each in syntax.identified(head)]

    return replace(arguments, who=meant(arguments.who), whom=meant(arguments.whom))


@dataclass(frozen=True, slots=True)
class ArgumentReader:
    """Reads the parties at the words that a frame gives for a side."""

    cast: Cast
    parties: PartyReader

    def at(
        self,
        heads: list[Token],
        trigger: Token,
        *,
        before: bool,
        anybody: bool = False,
        excluded: frozenset[int] = frozenset(),
    ) -> list[Party]:
        """Return the parties at the heads, each once: up to the trigger where they stand before it.

        A pronoun stands for none of the actors `excluded`; with `anybody`, people whom no lexicon knows count.
        """
        found: list[Party] = []
        for head in heads:
            if _is_label(head):
                continue
            stop = trigger.i if before and head.i < trigger.i else None
            own = self._holder_in_clause(head, trigger) if head.lower_ in _OWNERS and syntax.is_possessor(head) else []
            phrase = self.cast.phrase_at(head.i)
            if not own and phrase is not None and syntax.is_possessor(head) and trigger.i == phrase.head:
                inside = (each for each in self.cast.phrases if each.is_possessor and each.start <= head.i < each.end)
                own = [self.parties.party(each) for each in inside if each.name is not None]  # "was A's guest"
            if not own and phrase is not None and phrase.start <= trigger.i < head.i < phrase.end:
                own = self.parties.parties_from(head.left_edge.i, sentence_end(head))  # "played host to A"
            for party in own or self.parties.parties(head, stop, anybody=anybody, excluded=excluded):
                if all(
                    party.start != other.start and (party.actor is None or party.actor != other.actor)
                    for other in found
                ):
                    found.append(party)
        return found

    def named_actors(self, head: Token) -> list[int]:
        """Return the actor that the word names, if any."""
        phrase = self.cast.phrase_at(head.i)
        actor = self.cast.actor(phrase) if phrase is not None else None
        return [actor] if actor is not None else []

    def _holder_in_clause(self, pronoun: Token, trigger: Token) -> list[Party]:
        """Return who "his" is in "Macron said after his meeting": who acts in the clause around."""
        thanked = self.cast.thanked(pronoun)
        if thanked is not None:
            return self.parties.parties(thanked, pronoun.i)
        wanted = {"its": {"organization", "country", "group"}}.get(pronoun.lower_, {"person"})
        if (agent := self._agent_before(pronoun, trigger)) is not None and agent.kind in wanted:
            return [agent]
        if (owner := self._owner_around(pronoun, trigger)) is not None and owner.kind in wanted:
            return [owner]
        for verb in syntax.governors(trigger):
            if verb.pos_ not in {"VERB", "AUX"} or syntax.is_predicate_of(trigger, verb):
                continue  # "A was his guest": nobody is his own
            heads, passive = syntax.subjects(verb)
            for head in [*(syntax.agents(verb) if passive else []), *heads]:
                # "the premier, who began his visit", "presented by the premier during his visit"
                is_then = head.i < pronoun.i and syntax.preposition_before(trigger) in _WHILE
                is_holder = syntax.stands_in_subject(trigger, head, verb) and not is_then
                if head.i == pronoun.i or is_holder or {head.lower_, pronoun.lower_} in _APART:
                    continue
                found = self.parties.parties(head, pronoun.i)
                if pronoun.lower_ == "their":
                    if len(found) > 1 or any(party.kind in {"group", "organization"} for party in found):
                        return found
                elif len(found) == 1 and found[0].kind in wanted:
                    actor = found[0].actor
                    if actor is None or pronoun.lower_ == "its" or self.cast.can_mean(pronoun, actor):
                        return found
        return []

    def _owner_around(self, pronoun: Token, trigger: Token) -> Party | None:
        """Return who is told as the owner of the noun around: "B was cross at A's disclosure of its talks"."""
        for noun in syntax.governors(trigger):
            if noun.pos_ in {"VERB", "AUX"}:
                return None
            owner = syntax.owner_of(noun)
            phrase = self.cast.phrase_at(owner.i) if owner is not None and owner.i < pronoun.i else None
            if phrase is not None and phrase.is_possessor and self.cast.actor(phrase) is not None:
                return self.parties.party(phrase)
        return None

    def _agent_before(self, pronoun: Token, trigger: Token) -> Party | None:
        """Return who is named right before "during his visit": "presented by the minister, Mr A, during his visit"."""
        if pronoun.i < 3 or syntax.preposition_before(trigger) not in _WHILE:
            return None
        end = pronoun.i - 1  # of what stands before the preposition
        if trigger.doc[end - 1].text == ",":
            end -= 1
        phrase = self.cast.phrase_at(end - 1)
        is_agent = phrase is not None and syntax.is_agent(trigger.doc[phrase.head])
        return self.parties.party(phrase) if phrase is not None and is_agent else None


def _is_label(head: Token) -> bool:
    """Whether the word only says what follows: "Caption: President Geingob met"."""
    return head.i == sentence_start(head) and head.i + 1 < sentence_end(head) and head.nbor(1).text == ":"
