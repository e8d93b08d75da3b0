"""Who presides over it? "Met under the chairmanship of A", "a meeting presided over by A"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.argument_site import BETWEEN
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start

_NEAR = 8  # tokens to the clause that says who chaired it
_LONGEST_OPENER = 5  # tokens: ", the annual trade | talks"


def presiding(trigger: Trigger, parties: PartyReader, lexicon: Lexicon) -> list[Party]:
    """ "met under the chairmanship of A", "a meeting presided over by A": who presides takes part."""
    token, doc = trigger.token, trigger.token.doc
    found: list[Party] = []
    verb = syntax.acting_verb(token) if trigger.rule.pos == "NOUN" else None
    is_subject = verb is not None and syntax.is_subject_of(token, verb)
    for word in (token, verb) if verb is not None and is_subject else (token,):
        for noun in syntax.prepositional(word, frozenset({"under"})):
            if noun.lemma_.lower() in lexicon.contexts.chairing:
                for head in syntax.prepositional(noun, frozenset({"of"})):
                    found += parties.parties_from(head.left_edge.i, sentence_end(head))
    for i in range(token.i + 1, min(sentence_end(token) - 2, token.i + 7)):
        if doc[i].lower_ in lexicon.contexts.presiding and doc[i].tag_ in {"VBN", "VBD"}:
            by = next((j for j in (i + 1, i + 2) if doc[j].lower_ == "by"), None)
            if by is not None:
                there = parties.parties_from(by + 1, sentence_end(token))
                is_of_others = token.tag_ == "NNS" or bool(syntax.prepositional(token, BETWEEN))
                is_roof = is_of_others and doc[i].lemma_ in lexicon.contexts.hosting
                # "the negotiations, hosted by Qatar", "the meeting between A and B was hosted by Qatar"
                found += [party for party in there if not (is_roof and party.kind == "country")]
    told = _in_relative_clause(token, parties, lexicon)
    return [*found, *told, *_announced_first(trigger, parties, lexicon)]


def _in_relative_clause(token: Token, parties: PartyReader, lexicon: Lexicon) -> list[Party]:
    """Return A of "the summit in Rome, which A chaired"."""
    contexts, doc = lexicon.contexts, token.doc
    verbs = contexts.chaired | (contexts.hosting - contexts.mediating)
    for i in range(token.i + 1, min(sentence_end(token) - 2, token.i + _NEAR)):
        if doc[i].lower_ != "which" or doc[i - 1].text != ",":
            continue
        verb = doc[i].head
        if verb.lemma_ in verbs and doc[i].dep_ == "dobj" and verb.dep_ == "relcl":
            heads = syntax.subjects(verb)[0]
            return [party for head in heads for party in parties.parties(head, verb.i) if party.kind == "person"]
    return []


def _announced_first(trigger: Trigger, parties: PartyReader, lexicon: Lexicon) -> list[Party]:
    """Return A and B of "Attended by A and B, the summit in Rome opened"."""
    token, doc = trigger.token, trigger.token.doc
    start = sentence_start(token)
    if (
        trigger.rule.pos != "NOUN"
        or doc[start].lower_ not in lexicon.contexts.presiding
        or doc[start + 1].lower_ != "by"
    ):
        return []
    comma = next((i for i in range(token.i - 1, max(start, token.i - _LONGEST_OPENER), -1) if doc[i].text == ","), None)
    found = parties.parties_from(start + 2, comma) if comma is not None else []
    return found if found and found[-1].end == comma else []
