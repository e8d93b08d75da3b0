"""Every example of seeds/events/*.toml is read as it says, and no counterexample is taken by its rule."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.reading import load_reader
from tasks.records import Account, Article, Reading

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SIDES = ("who", "whom", "both")
VALID_RULE = """
type = "meeting"

[[rules]]
name = "meeting.own"
pos = "VERB"
lemmas = ["confer"]
frame = "meet"
needs = "whom"
examples = [{ text = "Bismarck conferred with Disraeli.", who = ["Bismarck"], whom = ["Disraeli"] }]
counterexamples = ["The university conferred a degree."]
"""


def rules() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every rule as its TOML table, with the type that it gives."""
    for path in sorted((SEEDS / "events").glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for rule in file["rules"]:
            yield file["type"], rule


EXAMPLES = [
    pytest.param(kind, example, id=f"{rule['name']}: {example['text']}")
    for kind, rule in rules()
    for example in rule["examples"]
]
COUNTEREXAMPLES = [
    pytest.param(rule["name"], text, id=f"{rule['name']}: {text}")
    for _, rule in rules()
    for text in rule["counterexamples"]
]


def accounts_in(text: str) -> tuple[Account, ...]:
    """Read the text as an article of its own, without date and dateline."""
    reading = next(load_reader("md", None).read([Article("sentence", "test", "sentence", text)]))
    assert isinstance(reading, Reading), reading
    return reading.accounts


def names_by_side(account: Account) -> dict[str, list[str]]:
    """Return the participants' names on each side, sorted."""
    return {side: sorted(p.name for p in account.participants if p.side == side) for side in SIDES}


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_an_example_gives_an_account_with_exactly_its_participants(kind: str, example: dict[str, Any]) -> None:
    found = [(account.type, names_by_side(account)) for account in accounts_in(example["text"])]
    assert (kind, {side: sorted(example.get(side, [])) for side in SIDES}) in found


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_a_counterexample_is_not_taken_by_its_rule(rule: str, text: str) -> None:
    taken = [mention.text for account in accounts_in(text) for mention in account.mentions if mention.rule == rule]
    assert taken == []


def overlay_with(folder: Path, rule_file: str) -> Path:
    """Write the rule file as events/own.toml of an overlay and return the overlay."""
    (folder / "events").mkdir()
    (folder / "events" / "own.toml").write_text(rule_file, encoding="utf-8")
    return folder


def complaint(overlay: Path) -> str:
    """Return what load_lexicon says against the overlay."""
    with pytest.raises(ConfigurationError) as caught:
        load_lexicon(overlay, SEEDS)
    return str(caught.value)


def test_a_rule_file_of_the_user_adds_its_rules(tmp_path: Path) -> None:
    lexicon = load_lexicon(overlay_with(tmp_path, VALID_RULE), SEEDS)
    assert "meeting.own" in {rule.name for _, rule in lexicon.triggers("confer", "VERB")}


def test_an_unknown_key_of_a_rule_is_named_with_its_file(tmp_path: Path) -> None:
    message = complaint(overlay_with(tmp_path, VALID_RULE + 'lemma = "confer"\n'))
    assert "own.toml" in message
    assert "rules.0.lemma" in message


def test_an_unknown_key_of_a_rule_file_is_named_with_its_file(tmp_path: Path) -> None:
    message = complaint(overlay_with(tmp_path, 'kind = "meeting"\n' + VALID_RULE))
    assert "own.toml" in message
    assert "kind" in message


def test_an_unknown_frame_is_named_with_its_file(tmp_path: Path) -> None:
    message = complaint(overlay_with(tmp_path, VALID_RULE.replace('frame = "meet"', 'frame = "greet"')))
    assert "own.toml" in message
    assert "rules.0.frame" in message


def test_an_unknown_encounter_type_is_named_with_its_file(tmp_path: Path) -> None:
    message = complaint(overlay_with(tmp_path, VALID_RULE.replace('type = "meeting"', 'type = "party"')))
    assert "own.toml" in message
    assert "type" in message


@pytest.mark.parametrize("key", ["examples", "counterexamples", "lemmas", "needs"])
def test_a_rule_without_a_required_key_is_named_with_its_file(tmp_path: Path, key: str) -> None:
    kept = "\n".join(line for line in VALID_RULE.splitlines() if not line.startswith(key))
    message = complaint(overlay_with(tmp_path, kept))
    assert "own.toml" in message
    assert f"rules.0.{key}" in message


@pytest.mark.parametrize("key", ["examples", "counterexamples"])
def test_an_empty_list_of_examples_is_a_missing_one(tmp_path: Path, key: str) -> None:
    lines = [f"{key} = []" if line.startswith(key) else line for line in VALID_RULE.splitlines()]
    message = complaint(overlay_with(tmp_path, "\n".join(lines)))
    assert "own.toml" in message
    assert f"rules.0.{key}" in message


def test_an_unknown_key_of_an_example_is_named_with_its_file(tmp_path: Path) -> None:
    message = complaint(overlay_with(tmp_path, VALID_RULE.replace("whom = [", "with = [")))
    assert "own.toml" in message
    assert "rules.0.examples.0.with" in message


def test_a_rule_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    assert "own.toml" in complaint(overlay_with(tmp_path, "type = meeting"))
