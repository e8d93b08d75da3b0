"""What a frame of seeds/events/*.toml looks at, and what it finds: a trigger's site, and its participants' heads."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.knowledge.seed_shapes import Contexts, TriggerRule

WITH = frozenset({"with", "alongside"})
BETWEEN = frozenset({"between", "among", "amongst"})
GOAL = frozenset({"to", "in", "at", "into"})
# "said during talks with", "left after a meeting with": the subject of the clause took part
DURING = frozenset(
    {"in", "at", "during", "after", "before", "following", "for", "from", "into", "through", "on", "ahead"}
)


@dataclass(frozen=True)
class Arguments:
    """The words that head each side, the goal of a journey, and the verb of the clause."""

    who: list[Token] = field(default_factory=list)
    whom: list[Token] = field(default_factory=list)
    both: list[Token] = field(default_factory=list)
    goal: list[Token] = field(default_factory=list)
    verb: Token | None = None
    host: list[Token] = field(default_factory=list)
    """Who has others meet; he takes part where not two others are told."""


@dataclass(frozen=True)
class Site:
    """A trigger where a frame is tried."""

    token: Token
    rule: TriggerRule
    lexicon: Lexicon

    @property
    def contexts(self) -> Contexts:
        """Words that say what stands around a trigger."""
        return self.lexicon.contexts
