"""What happened? The words that can tell of an encounter, false friends refused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.knowledge.seed_shapes import TriggerRule
from tasks.nlp.names.capital_words import QUOTES, is_loud
from tasks.nlp.sides.multilateral import is_for_summit, is_held_by_leaders, is_multilateral
from tasks.nlp.text.words import Words, words_of_doc
from tasks.records import EncounterType

_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_OF = frozenset({"of"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BY = frozenset({"by", "via"})
_OPENING = 4  # words in which a sentence says first how something was done


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
    words = words_of_doc(doc)
    joined = _beside_hyphens(words)
    for i, (tag, lemma) in enumerate(zip(words.tag, words.lemma, strict=True)):
        pos = "VERB" if tag in _VERB_TAGS else "NOUN" if tag in _NOUN_TAGS else ""
        if not pos:
            continue
        base = _noun_lemma(doc[i]) if pos == "NOUN" and i in joined else lemma
        known = lexicon.triggers(base, pos)
        if not known:
            continue
        # a rule that asks for a word before the trigger knows more than one that does not
        rules = sorted(known, key=lambda each: not each[1].modifiers)
        token = doc[i]
        objections = [_objection(rule, token) for _, rule in rules]
        likely = [
            Trigger(token, _kind(kind, rule, token, lexicon), rule)
            for (kind, rule), objection in zip(rules, objections, strict=True)
            if not objection
        ]
        if likely and not lexicon.gate.found_in(words.between(words.sentence_start(i), words.sentence_end(i))):
            refused.append(Refused(token, likely[0].rule.name, "tells of an encounter only in company"))
        elif likely:
            found.append(likely)
        else:
            refused.append(Refused(token, rules[0][1].name, objections[0]))
    return found, refused


def _beside_hyphens(words: Words) -> set[int]:
    """Return the tokens beside a hyphen, which may be parts of longer words."""
    return {k for i, text in enumerate(words.text) if text in syntax.HYPHENS for k in (i - 1, i + 1)}


def _noun_lemma(token: Token) -> str:
    """Return the base form of a noun; of a compound that is cut at its hyphens only one word stands for the whole."""
    whole = syntax.hyphenated(token)
    if whole == token.lower_:
        return token.lemma_.lower()
    is_chief = syntax.hyphenated(token.head) != whole or token.head == token
    return whole if is_chief else token.lemma_.lower()


def _objection(rule: TriggerRule, token: Token) -> str:
    """Return why the rule does not take the word, "" where it does."""
    words, i = words_of_doc(token.doc), token.i
    start = words.sentence_start(i)
    near = words.lemma[max(start, i - 8) : min(words.sentence_end(i), i + 9)]
    if rule.unless and not (rule.unless.isdisjoint(near) and rule.unless.isdisjoint(_before_owner(token, words))):
        return "means something else here"
    if rule.not_object_of and (syntax.is_light(token, rule.not_object_of) or _is_done_to(token, rule.not_object_of)):
        return "means something else here"
    if rule.not_of and any(each.lemma_.lower() in rule.not_of for each in syntax.prepositional(token, _OF)):
        return "means something else here"
    if syntax.is_modifier(token):
        return "only describes another noun"
    if rule.pos == "VERB":
        if token.pos_ not in {"VERB", "AUX", "NOUN"}:
            return "is no verb here"
        if rule.particles and rule.particles.isdisjoint(syntax.particles(token)):
            return "lacks the particle that makes it an encounter"
        if rule.no_object and syntax.has_object(token):
            return "means something else here"
        is_first = i == start or (i == start + 1 and words.text[start] in QUOTES)
        is_command = token.tag_ in {"VB", "VBP"} and not syntax.subjects(token)[0]
        return "is part of a name" if _is_capital(token) and (not is_first or is_command) else ""
    if rule.number != "any" and (token.tag_ in {"NNS", "NNPS"}) != (rule.number == "plural"):
        return f"is meant in the {rule.number} only"
    if _is_capital(token) and i > start and not rule.is_named:
        return "is part of a name"
    before = {each.lower_ for each in syntax.modifiers(token)} | {
        each.lemma_.lower() for each in syntax.modifiers(token)
    }
    if rule.after and syntax.preposition_before(token) not in rule.after and not syntax.is_light(token, rule.light):
        return "stands where it is no encounter"
    counted = syntax.noun_above(token)  # "three rounds of bargaining between A and B"
    nouns = [token] if counted is None else [token, counted]
    is_between = any(syntax.prepositional(each, rule.before) for each in nouns)
    if rule.before and not (is_between or syntax.is_light(token, rule.light)):
        return "lacks what makes it an encounter"
    if rule.only_light and not syntax.is_light(token, rule.light):
        return "lacks the verb that makes it an encounter"
    if rule.not_modifiers & before:
        return "is something else by the word before it"
    # "a second round", "a round scheduled for May"
    if rule.modifiers and rule.modifiers.isdisjoint(before) and rule.modifiers.isdisjoint(_participles(token)):
        return "lacks the word before it that makes it an encounter"
    return ""


def _participles(noun: Token) -> set[str]:
    """Return the participles behind the noun, in the form in which they stand."""
    return {each.lower_ for each in noun.children if each.tag_ == "VBN" and each.i > noun.i}


def _before_owner(token: Token, words: Words) -> list[str]:
    """Return the sentence before that of "its encounter": what "its" stands for is told there."""
    owner, start = syntax.possessor(token), words.sentence_start(token.i)
    if owner is None or owner.lower_ != "its" or start == 0:
        return []
    return words.lemma[words.sentence_start(start - 1) : start]


def _is_capital(token: Token) -> bool:
    """Whether the word is written as part of a name, in a sentence that is not all in capitals."""
    text, words = token.text, words_of_doc(token.doc)
    if not text[:1].isupper() or text.isupper():
        return False
    return not is_loud(words.text[words.sentence_start(token.i) : words.sentence_end(token.i)])


def _kind(kind: EncounterType, rule: TriggerRule, token: Token, lexicon: Lexicon) -> EncounterType:
    """Talks, a meeting or a conversation by telephone are a call; a "NATO meeting", a "summit meeting" a summit."""
    is_noun = token.pos_ in {"NOUN", "PROPN"}
    may_be = kind == "meeting" and (is_noun or rule.frame == "meet")
    if may_be and is_multilateral(token, lexicon.contexts):
        return "summit"
    if rule.frame == "receive" and is_for_summit(token, lexicon.contexts):
        return "summit"
    if kind == "talks" and is_noun and is_held_by_leaders(token, lexicon.contexts):
        return "summit"
    if kind in {"talks", "meeting"}:
        words, i = words_of_doc(token.doc), token.i
        start, end = words.sentence_start(i), words.sentence_end(i)
        for k in (*range(start, min(start + _OPENING, i - 4)), *range(max(start, i - 4), min(end, i + 14))):
            if words.lower[k] not in lexicon.contexts.telephone:
                continue
            each = token.doc[k]
            if k < i - 4 and not _is_means(each, token):
                continue
            if (
                syntax.preposition_before(each) in {"by", "via", "over", "through", "on"}
                or syntax.is_modifier(each)
                or each.pos_ == "ADV"
            ):
                return "call"
        if not is_noun and _is_written(token, lexicon):
            return "correspondence"
    return kind


def _is_written(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb says that it was done in writing: "told him by email", "lobbied her by text message"."""
    return any(each.lemma_ in lexicon.contexts.written for each in syntax.prepositional(verb, _BY))


def _is_means(word: Token, token: Token) -> bool:
    """Whether the words that open the sentence say how it was done: "by telephone", "speaking by video link"."""
    verb = syntax.verb_of(word)
    return verb is not None and token in {verb, verb.head}


def _is_done_to(token: Token, verbs: Collection[str]) -> bool:
    """Whether it is what was reached: "the summit was reached by A"."""
    verb = syntax.verb_of(token)
    return (
        verb is not None
        and verb.lemma_ in verbs
        and syntax.is_passive(verb)
        and any(each.i == token.i for each in syntax.subjects(verb)[0])
    )
