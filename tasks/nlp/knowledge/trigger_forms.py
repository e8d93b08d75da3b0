"""In which forms do trigger words stand in raw text, and which of them bring a sentence before the model?"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

from tasks.nlp.knowledge.seed_shapes import GateFile, TriggerRule, WeakTriggers
from tasks.nlp.text.word_forms import noun_forms, pattern_of, verb_forms
from tasks.records import EncounterType

_WORD = re.compile(r"\w+")
_CAPITAL = "[A-ZÀ-ÞŠŽŚŁÖÜİÉ]"
_BESIDE = 40
"""Characters at most between a noun and the modifier that its rule asks for: "the next, and perhaps last, round"."""


@dataclass(frozen=True, slots=True)
class GateWords:
    """What brings a sentence before the model: any of the strong forms, or a weak one in company."""

    strong: re.Pattern[str]
    any_weak: re.Pattern[str]
    """Forms of all weak triggers: most sentences have none, and need not be searched for each."""
    weak: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """Forms of weak triggers, each with the words that have to stand in the same sentence."""
    companions: re.Pattern[str]
    """Words of sentences that say who else was there."""
    beginnings: frozenset[str]
    """The first words of all forms, in lower case: a sentence without any of them need not be searched."""
    _companies: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    """Weak forms as they were found to what has to stand beside them."""

    def words_in(self, sentence: str) -> list[tuple[int, int]]:
        """Return where in the sentence its trigger words stand, weak ones only in company; in the order of the text."""
        found = [match.span() for match in self.strong.finditer(sentence)]
        for forms, company in self.weak:
            if company.search(sentence):
                found += [match.span() for match in forms.finditer(sentence)]
        return sorted(set(found))

    def found_in(self, sentence: str) -> bool:
        """Whether the sentence can tell of an encounter."""
        if self.beginnings.isdisjoint(_WORD.findall(sentence.lower())):
            return False
        if self.strong.search(sentence) is not None:
            return True
        found = dict.fromkeys(match.group() for match in self.any_weak.finditer(sentence))
        return any(company.search(sentence) for form in found for company in self._companies_of(form))

    def _companies_of(self, form: str) -> tuple[re.Pattern[str], ...]:
        """Return the words that have to stand beside a weak form, one pattern for each rule that has the form."""
        known = self._companies.get(form)
        if known is None:
            known = self._companies[form] = tuple(company for forms, company in self.weak if forms.search(form))
        return known


def _forms(rule: TriggerRule, lemma: str, irregular: dict[str, list[str]]) -> frozenset[str]:
    return (verb_forms if rule.pos == "VERB" else noun_forms)(lemma, irregular)


def gerunds(rules: list[tuple[EncounterType, TriggerRule]], irregular: dict[str, list[str]]) -> dict[str, str]:
    """Return the gerunds of verbs that have somebody for an object, each with its base form."""
    return {
        form: lemma
        for _, rule in rules
        if rule.pos == "VERB" and rule.frame in {"meet", "receive", "visit"}
        for lemma in rule.lemmas
        for form in _forms(rule, lemma, irregular)
        if form.endswith("ing")
    }


def trigger_pattern(rules: list[tuple[EncounterType, TriggerRule]], irregular: dict[str, list[str]]) -> re.Pattern[str]:
    """Match every form of every trigger: the gate may let too much through, never too little."""
    return pattern_of(form for _, rule in rules for lemma in rule.lemmas for form in _forms(rule, lemma, irregular))


def gate_words(
    rules: list[tuple[EncounterType, TriggerRule]], words: GateFile, irregular: dict[str, list[str]]
) -> GateWords:
    """Part the forms of the triggers into those that are read wherever they stand and those that need company."""
    needy = {(lemma, each.pos): each for each in words.weak for lemma in each.lemmas}
    strong: set[str] = set()
    asking: dict[WeakTriggers, set[str]] = {}
    for _, rule in rules:
        for lemma in rule.lemmas:
            company = needy.get((lemma, rule.pos)) or _beside(rule)
            forms = _forms(rule, lemma, irregular) - ({lemma} if rule.number == "plural" else set())
            if company is not None:
                asking.setdefault(company, set()).update(forms)
            else:
                strong |= forms
    every = strong.union(*asking.values())
    return GateWords(
        pattern_of(strong),
        pattern_of(form for forms in asking.values() for form in forms - strong),
        tuple((pattern_of(forms - strong), _company_of(forms, each, words)) for each, forms in asking.items()),
        pattern_of(words.companions),
        frozenset(_WORD.findall(form.lower())[0] for form in every),
    )


def _beside(rule: TriggerRule) -> WeakTriggers | None:
    """Return the modifiers of the rule as the company that its nouns need; None where it asks for none."""
    if not rule.modifiers:
        return None
    return WeakTriggers(pos="NOUN", lemmas=(rule.name,), company=tuple(sorted(rule.modifiers)), near=_BESIDE)


def _company_of(forms: Set[str], weak: WeakTriggers, words: GateFile) -> re.Pattern[str]:
    """Match what has to stand beside the forms: one of the words of their company, or names where these count too."""
    if weak.is_mutual:
        return _behind_two(forms, weak, words)
    if weak.is_between_names:
        return re.compile(rf"{_told_by(forms, weak)}|\b{_CAPITAL}[\w’'-]* {pattern_of(forms).pattern} {_CAPITAL}")
    if weak.is_before_names:
        return re.compile(rf"{_told_by(forms, weak)}|(?i:{pattern_of(forms).pattern})(?: [a-z-]+){{0,2}} {_CAPITAL}")
    return re.compile(_told_by(forms, weak))


def _told_by(forms: Set[str], weak: WeakTriggers) -> str:
    """Return an expression for the words of the company, within so many characters of the forms where that is asked.

    Phrases that hold one of the forms, "called on", are company wherever they stand.
    """
    company, word = pattern_of(weak.company).pattern, pattern_of(forms).pattern
    if not weak.near:
        return rf"(?i:{company})"
    whole = pattern_of(each for each in weak.company if not forms.isdisjoint(each.split())).pattern
    return rf"(?is:{whole}|{company}.{{0,{weak.near}}}{word}|{word}.{{0,{weak.near}}}{company})"


def _behind_two(forms: Set[str], weak: WeakTriggers, words: GateFile) -> re.Pattern[str]:
    """Match the company, and each of the forms where two names stand before it: "Tito and Willy Brandt discussed".

    Also two offices, "France's president and Italy's premier discussed", names with small words in them, and two that a
    hyphen joins: "the Tito-Brandt call".
    """
    name = rf" {_CAPITAL}[\w.’'-]*(?: (?:{'|'.join(words.within)}))*"
    joined = rf"\b{_CAPITAL}[\w.]+[-–]{_CAPITAL}[\w.]+ "
    between = rf"(?:(?:{'|'.join(words.between)}) ){{0,2}}"
    two = rf"(?:,| and)(?: the)?(?:{name}){{1,5}}(?:(?<=[’']s)(?: [a-z]+){{1,2}})? {between}"
    return re.compile(rf"{_told_by(forms, weak)}|(?:{two}|{joined}){pattern_of(forms).pattern}")
