"""What a frame of seeds/events/*.toml looks at, and what it finds: a trigger's site, and its participants' heads."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from tasks.nlp.knowledge.seed_shapes import TriggerRule

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
    measures: frozenset[str]
    """Nouns that only count or time an encounter."""
    attending: frozenset[str]
    """Verbs whose subject takes part in what follows "in", "at", "for"."""
    partaking: frozenset[str]
    """Nouns whose owner takes part in what follows "in" or "at"."""
    attendance: frozenset[str]
    """Those of them that say no more than that he is there."""
    addressing: frozenset[str]
    """Verbs whose object is spoken to."""
    involving: frozenset[str]
    consisting: frozenset[str]
    """Verbs between an encounter and those who take part in it."""
    asking: frozenset[str]
    """Verbs whose subject wants others to meet: "requested a meeting of the council"."""
    hosting: frozenset[str]
    """Verbs whose subject only brings together those between whom an encounter is."""
    mediating: frozenset[str]
    """Verbs for having others come to terms: who does it takes no part, however it is told."""
    granting: frozenset[str]
    """Verbs between who is seen and an audience: "granted him an audience"."""
    inviting: frozenset[str]
    """Verbs whose object is asked to come."""
    discussing: frozenset[str] = frozenset()
    """Verbs whose object is what people speak about: "discussed Venezuela by telephone"."""
    gathering: frozenset[str] = frozenset()
    """Nouns for those who lead or serve states: "leaders at a summit" take part in it."""
    trading: frozenset[str] = frozenset()
    """Verbs for what firms that are in talks want of each other: "to sell Volvo to Geely"."""
    leaving: frozenset[str] = frozenset()
    """Verbs for how it leaves two of those who had it: "talks left A and B no nearer"."""
    bonds: frozenset[str] = frozenset()
    """Nouns for what people have with each other: "spoke of his friendship with her" was not said to her."""
    emerging: frozenset[str] = frozenset()
    """Verbs whose subject was at what follows "from" or "out of"."""
    judging: frozenset[str] = frozenset()
    """Verbs whose subject says or thinks something of an encounter: "talks described by A as useful"."""
