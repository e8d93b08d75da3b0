"""The gate knows every form of every trigger word, and no other word that begins like one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.lexicon import Lexicon, load_lexicon
from tasks.nlp.model.pipeline import load_pipeline
from tasks.nlp.text.word_forms import noun_forms, pattern_of, verb_forms
from tasks.reading import SEEDS


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon of the project's seeds."""
    return load_lexicon(None, SEEDS)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("confer", {"confers", "conferred", "conferring"}),
        ("huddle", {"huddles", "huddled", "huddling"}),
        ("fly", {"flies", "flew", "flown", "flying"}),
        ("travel", {"travelled", "traveled", "travelling", "traveling"}),
    ],
)
def test_a_verb_has_its_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= verb_forms(lemma, {"meet": ["met"], "fly": ["flew", "flown"]})


@pytest.mark.parametrize(("lemma", "plural"), [("talk", "talks"), ("lunch", "lunches"), ("party", "parties")])
def test_a_noun_has_its_plural(lemma: str, plural: str) -> None:
    assert {lemma, plural} <= noun_forms(lemma, {})


def test_a_pattern_finds_whole_words_in_any_case() -> None:
    pattern = pattern_of(["go", "going", "meet", "wrote to", "tete-a-tete"])
    text = "GOING, going; government met Meet, goal wrote\nto Bonn; a tete-a-tete."
    assert pattern.findall(text) == ["GOING", "going", "Meet", "wrote\nto", "tete-a-tete"]


def test_a_pattern_of_no_words_finds_nothing() -> None:
    assert not pattern_of([]).search("met")


def test_every_form_that_the_model_leads_back_to_a_trigger_is_found(lexicon: Lexicon) -> None:
    exceptions = cast(Any, load_pipeline("md").get_pipe("lemmatizer")).lookups.get_table("lemma_exc")
    missed = [
        (form, rule.name)
        for _, rule in lexicon.rules
        for form, lemmas in exceptions[rule.pos.lower()].items()
        if set(lemmas) & set(rule.lemmas) and not lexicon.trigger_pattern.search(form)
    ]
    assert missed == []


@pytest.mark.parametrize("ending", ["s", "ed", "ing"])
def test_the_regular_forms_of_every_verb_are_found(ending: str, lexicon: Lexicon) -> None:
    stems = {lemma.removesuffix("e") if ending != "s" else lemma for lemma in lemmas_of(lexicon, "VERB")}
    forms = {f"{stem}{ending}".replace("ys", "ies").replace("yed", "ied") for stem in stems}
    assert {form for form in forms if not lexicon.trigger_pattern.search(form)} == set()


def test_the_plural_of_every_noun_is_found(lexicon: Lexicon) -> None:
    assert {lemma for lemma in lemmas_of(lexicon, "NOUN") if not lexicon.trigger_pattern.search(f"{lemma}s")} == set()


def lemmas_of(lexicon: Lexicon, pos: str) -> set[str]:
    """Return the lemmas of the rules for verbs or nouns."""
    return {lemma for _, rule in lexicon.rules if rule.pos == pos for lemma in rule.lemmas}


@pytest.mark.parametrize(
    "word", ["government", "goal", "golf", "metal", "meter", "flag", "satellite", "landslide", "sites"]
)
def test_a_word_that_only_begins_like_a_trigger_is_not_found(word: str, lexicon: Lexicon) -> None:
    assert not lexicon.trigger_pattern.search(word)


def test_the_gate_lets_every_example_of_every_rule_through(lexicon: Lexicon) -> None:
    stopped = [
        example.text
        for _, rule in lexicon.rules
        for example in rule.examples
        if not lexicon.gate.found_in(example.text)
    ]
    assert stopped == []


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Sadat flew to Jerusalem.", False),
        ("Sadat flew to Jerusalem to see Begin.", True),
        ("He sat on a chair.", False),
        ("He sat down with Begin.", True),
        ("He wrote a book.", False),
        ("He wrote to Begin.", True),
        ("He telephoned Begin.", True),
        ("He lost his phone.", False),
        ("The talks went on.", True),
        ("Critics called it a failure.", False),
        ("They had a phone call.", True),
    ],
)
def test_a_weak_trigger_needs_company(text: str, is_read: bool, lexicon: Lexicon) -> None:
    assert lexicon.gate.found_in(text) is is_read


def test_an_unknown_kind_of_abbreviation_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "abbreviations.csv").write_text("word,kind\nMr,before\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"abbreviations\.csv.*Mr"):
        load_lexicon(tmp_path, SEEDS)


def test_an_unknown_key_of_the_gate_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "gate.toml").write_text(
        'companions = ["present"]\n[[weak]]\npos = "VERB"\nlemmas = ["go"]\nfriends = ["see"]\n', encoding="utf-8"
    )
    with pytest.raises(ConfigurationError, match=r"gate\.toml.*weak\.0"):
        load_lexicon(tmp_path, SEEDS)
