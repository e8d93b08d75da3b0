"""What happened? The words that can tell of an encounter, false friends refused."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.lexicon import Lexicon, TriggerRule
from tasks.records import EncounterType

_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that a rule takes for an encounter."""

    token: Token
    type: EncounterType
    rule: TriggerRule


def find_triggers(doc: Doc, lexicon: Lexicon) -> list[Trigger]:
    """Return the trigger words in the order of the text, each with the first rule that accepts it."""
    found: list[Trigger] = []
    for token in doc:
        pos = "VERB" if token.tag_ in _VERB_TAGS else "NOUN" if token.tag_ in _NOUN_TAGS else ""
        if not pos:
            continue
        rules = lexicon.triggers(token.lemma_.lower(), pos)
        # a rule that asks for a word before the trigger knows more than one that does not
        for kind, rule in sorted(rules, key=lambda each: not each[1].modifiers):
            if _accepts(rule, token):
                found.append(Trigger(token, _kind(kind, token, lexicon), rule))
                break
    return found


def _accepts(rule: TriggerRule, token: Token) -> bool:
    if rule.pos == "VERB":
        return not syntax.is_modifier(token) and token.pos_ in {"VERB", "AUX", "NOUN"}
    if syntax.is_modifier(token):
        return False
    if rule.number != "any" and (token.tag_ in {"NNS", "NNPS"}) != (rule.number == "plural"):
        return False
    before = {each.lower_ for each in syntax.modifiers(token)} | {
        each.lemma_.lower() for each in syntax.modifiers(token)
    }
    return not rule.modifiers or bool(rule.modifiers & before)


def _kind(kind: EncounterType, token: Token, lexicon: Lexicon) -> EncounterType:
    """Talks, a meeting or a conversation by telephone are a call."""
    if kind in {"talks", "meeting"}:
        near = token.doc[max(token.sent.start, token.i - 4) : min(token.sent.end, token.i + 8)]
        for each in near:
            if each.lower_ in lexicon.contexts.telephone and (
                syntax.preposition_before(each) in {"by", "via", "over", "through"} or syntax.is_modifier(each)
            ):
                return "call"
    return kind
