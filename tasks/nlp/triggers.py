"""What happened? The words that can tell of an encounter, false friends refused."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.seed_shapes import TriggerRule
from tasks.nlp.units import is_loud
from tasks.records import EncounterType

_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that a rule takes for an encounter."""

    token: Token
    type: EncounterType
    rule: TriggerRule


@dataclass(frozen=True, slots=True)
class Refused:
    """A trigger word that gave nothing, with the rule that was tried and the reason."""

    token: Token
    rule: str
    reason: str


def find_triggers(doc: Doc, lexicon: Lexicon) -> tuple[list[list[Trigger]], list[Refused]]:
    """Return the trigger words in the order of the text, each with the rules that may take it, and those refused."""
    found: list[list[Trigger]] = []
    refused: list[Refused] = []
    for token in doc:
        pos = "VERB" if token.tag_ in _VERB_TAGS else "NOUN" if token.tag_ in _NOUN_TAGS else ""
        if not pos:
            continue
        # a rule that asks for a word before the trigger knows more than one that does not
        lemma = token.lemma_.lower() if pos == "VERB" else _noun_lemma(token)
        rules = sorted(lexicon.triggers(lemma, pos), key=lambda each: not each[1].modifiers)
        objections = [_objection(rule, token) for _, rule in rules]
        likely = [
            Trigger(token, _kind(kind, token, lexicon), rule)
            for (kind, rule), objection in zip(rules, objections, strict=True)
            if not objection
        ]
        if likely and not lexicon.gate.found_in(token.sent.text):
            refused.append(Refused(token, likely[0].rule.name, "tells of an encounter only in company"))
        elif likely:
            found.append(likely)
        elif rules:
            refused.append(Refused(token, rules[0][1].name, objections[0]))
    return found, refused


def _noun_lemma(token: Token) -> str:
    """Return the base form of a noun; of a compound that is cut at its hyphens only one word stands for the whole."""
    whole = syntax.hyphenated(token)
    if whole == token.lower_:
        return token.lemma_.lower()
    parts = [each for each in token.sent if abs(each.i - token.i) < 2 * whole.count("-") + 1]
    is_chief = syntax.hyphenated(token.head) != whole or token.head == token
    if not is_chief or not parts:
        return token.lemma_.lower()
    return whole


def _objection(rule: TriggerRule, token: Token) -> str:
    """Return why the rule does not take the word, "" where it does."""
    near = token.doc[max(token.sent.start, token.i - 8) : min(token.sent.end, token.i + 9)]
    if rule.unless and any(each.lemma_.lower() in rule.unless for each in near):
        return "means something else here"
    if syntax.is_modifier(token):
        return "only describes another noun"
    if rule.pos == "VERB":
        if token.pos_ not in {"VERB", "AUX", "NOUN"}:
            return "is no verb here"
        is_first = token.i == token.sent.start
        is_command = token.tag_ in {"VB", "VBP"} and not syntax.subjects(token)[0]
        return "is part of a name" if _is_capital(token) and (not is_first or is_command) else ""
    if rule.number != "any" and (token.tag_ in {"NNS", "NNPS"}) != (rule.number == "plural"):
        return f"is meant in the {rule.number} only"
    if _is_capital(token) and token.i > token.sent.start and not rule.is_named:
        return "is part of a name"
    before = {each.lower_ for each in syntax.modifiers(token)} | {
        each.lemma_.lower() for each in syntax.modifiers(token)
    }
    if rule.after and syntax.preposition_before(token) not in rule.after and not syntax.is_light(token, rule.light):
        return "stands where it is no encounter"
    if rule.only_light and not syntax.is_light(token, rule.light):
        return "lacks the verb that makes it an encounter"
    if rule.modifiers and not rule.modifiers & before:
        return "lacks the word before it that makes it an encounter"
    return ""


def _is_capital(token: Token) -> bool:
    """Whether the word is written as part of a name, in a sentence that is not all in capitals."""
    return token.text[:1].isupper() and not token.text.isupper() and not is_loud(token.sent)


def _is_foreign(noun: Token) -> bool:
    return any(each.lower_ == "foreign" for each in syntax.modifiers(noun))


def _is_multilateral(token: Token, lexicon: Lexicon) -> bool:
    """Whether states meet as a body: "the NATO meeting", "a meeting of the G7 countries", "of Arab leaders"."""
    owner = syntax.possessor(token)
    members = [*syntax.prepositional(token, frozenset({"of"})), *([owner] if owner is not None else [])]
    if any(member.lower_ in lexicon.contexts.below and not _is_foreign(member) for member in members):
        return False
    words = [*syntax.modifiers(token), *members, *(each for member in members for each in syntax.modifiers(member))]
    if any(each.lower_ in lexicon.contexts.multilateral for each in words):
        return True
    return any(
        member.lower_ in lexicon.contexts.nations
        and any(each.text[:1].isupper() or each.lower_ == "world" for each in syntax.modifiers(member))
        for member in members
    )


def _kind(kind: EncounterType, token: Token, lexicon: Lexicon) -> EncounterType:
    """Talks, a meeting or a conversation by telephone are a call; a "NATO meeting", a "summit meeting" a summit."""
    if kind == "meeting" and token.pos_ in {"NOUN", "PROPN"} and _is_multilateral(token, lexicon):
        return "summit"
    if kind in {"talks", "meeting"}:
        near = token.doc[max(token.sent.start, token.i - 4) : min(token.sent.end, token.i + 14)]
        for each in near:
            if each.lower_ in lexicon.contexts.telephone and (
                syntax.preposition_before(each) in {"by", "via", "over", "through", "on"}
                or syntax.is_modifier(each)
                or each.pos_ == "ADV"
            ):
                return "call"
    return kind
