"""Seeds are read once, validated, and told apart by a digest; the user's files win."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from pathlib import Path

import pytest

import tasks.nlp
from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.lexicon import Lexicon, code_files, fold, load_lexicon, seeds_digest
from tasks.nlp.knowledge.seed_reading import seed_path

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon of the project's seeds."""
    return load_lexicon(None, SEEDS)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Qatar", "qatar"),
        ("U.N.", "UN"),
        ("NATO", "NATO"),
        ("St. Petersburg", "st petersburg"),
        ("Sana’a", "sana'a"),
        (" Doha ", "doha"),
    ],
)
def test_a_name_is_folded_to_its_key(written: str, key: str) -> None:
    assert fold(written) == key


def test_us_in_lower_case_is_no_country(lexicon: Lexicon) -> None:
    assert fold("us") not in lexicon.places
    assert fold("US") in lexicon.bodies


def test_demonyms_and_countries_lead_to_the_same_code(lexicon: Lexicon) -> None:
    assert lexicon.demonyms["egyptian"] == lexicon.places["egypt"] == "EGY"
    assert lexicon.country_names["EGY"] == "Egypt"


def test_a_capital_can_stand_for_its_government_and_a_country_needs_not(lexicon: Lexicon) -> None:
    assert "cairo" in lexicon.seats
    assert "egypt" not in lexicon.seats
    assert lexicon.bodies["cairo"].country == "EGY"


def test_a_seat_of_power_stands_for_its_country(lexicon: Lexicon) -> None:
    assert lexicon.bodies["kremlin"].country == "RUS"
    assert "kremlin" in lexicon.seats


def test_titles_are_known_in_singular_and_plural(lexicon: Lexicon) -> None:
    assert not lexicon.titles["president"].is_plural
    assert lexicon.titles["presidents"].is_plural
    assert lexicon.titles["president"].kind == "office"


def test_a_venue_knows_its_city(lexicon: Lexicon) -> None:
    assert (lexicon.venues["white house"].city, lexicon.venues["white house"].country) == ("Washington", "USA")


def test_statuses_are_asked_from_the_strongest_to_the_weakest(lexicon: Lexicon) -> None:
    assert [status for status, _ in lexicon.modality.classes()] == ["cancelled", "denied", "proposed", "planned"]


def test_a_trigger_is_known_by_lemma_and_part_of_speech(lexicon: Lexicon) -> None:
    assert [rule.name for _, rule in lexicon.triggers("meet", "VERB")] == ["meeting.meet"]
    assert lexicon.triggers("meet", "NOUN") == []


@pytest.mark.parametrize(
    "text",
    ["They met.", "The MEETING was short.", "Talks went on.", "He flew to Bonn.", "She wrote to him.",
     "Schmidt phoned Honecker.", "The two sat down.", "He is visiting Rome.", "A telegram came.",
     "They spoke with him."],
)  # fmt: skip
def test_the_gate_lets_every_form_of_a_trigger_through(text: str, lexicon: Lexicon) -> None:
    assert lexicon.trigger_pattern.search(text)


def test_the_gate_lets_every_lemma_of_every_rule_through(lexicon: Lexicon) -> None:
    stopped = [
        lemma
        for _, rule in lexicon.rules
        for lemma in rule.lemmas
        if not lexicon.trigger_pattern.search(f"x {lemma} y")
    ]
    assert stopped == []


def test_the_gate_stops_a_text_without_any(lexicon: Lexicon) -> None:
    assert not lexicon.trigger_pattern.search("Rain fell on Bonn. Prices rose by a tenth.")


def test_a_file_of_the_user_wins(tmp_path: Path) -> None:
    (tmp_path / "times.toml").write_text("mine", encoding="utf-8")
    assert seed_path("times.toml", tmp_path, SEEDS) == tmp_path / "times.toml"
    assert seed_path("topics.toml", tmp_path, SEEDS) == SEEDS / "topics.toml"


def test_a_rule_file_of_the_user_replaces_the_one_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    text = (SEEDS / "events" / "call.toml").read_text(encoding="utf-8")
    (tmp_path / "events" / "call.toml").write_text(text.replace("call.phone", "call.mine"), encoding="utf-8")
    names = {rule.name for _, rule in load_lexicon(tmp_path, SEEDS).rules}
    assert "call.mine" in names
    assert "call.phone" not in names
    assert "meeting.meet" in names


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "modality.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match=r"modality\.toml"):
        load_lexicon(tmp_path, SEEDS)


@pytest.mark.parametrize("name", ["modality.toml", "topics.toml", "times.toml", "contexts.toml"])
def test_an_unknown_key_is_named_with_its_file(tmp_path: Path, name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(f"surprise = 1\n{text}", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_lexicon(tmp_path, SEEDS)
    assert name in str(caught.value)
    assert "surprise" in str(caught.value)


def test_a_month_out_of_range_is_named(tmp_path: Path) -> None:
    text = (SEEDS / "times.toml").read_text(encoding="utf-8")
    (tmp_path / "times.toml").write_text(text.replace("december = 12", "december = 13"), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"times\.toml.*months\.december"):
        load_lexicon(tmp_path, SEEDS)


@pytest.mark.parametrize(
    ("name", "column"), [("titles.csv", "kind"), ("countries.csv", "iso3"), ("venues.csv", "city")]
)
def test_a_table_without_a_column_is_named(tmp_path: Path, name: str, column: str) -> None:
    lines = (SEEDS / name).read_text(encoding="utf-8").splitlines()
    header = next(position for position, line in enumerate(lines) if not line.startswith("#"))
    lines[header] = lines[header].replace(column, "other")
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=name):
        load_lexicon(tmp_path, SEEDS)


def test_coordinates_that_are_no_numbers_are_named(tmp_path: Path) -> None:
    text = (SEEDS / "venues.csv").read_text(encoding="utf-8")
    (tmp_path / "venues.csv").write_text(text.replace("38.8977", "north"), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"venues\.csv"):
        load_lexicon(tmp_path, SEEDS)


def test_the_digest_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    assert seeds_digest(None, SEEDS) == seeds_digest(tmp_path, SEEDS)


@pytest.mark.parametrize("name", ["modality.toml", "titles.csv", "events/call.toml"])
def test_the_digest_changes_with_a_rule_or_a_word(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    shutil.copy(SEEDS / name, tmp_path / name)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert seeds_digest(None, SEEDS) != seeds_digest(tmp_path, SEEDS)


def test_every_module_that_reads_counts_into_the_digest() -> None:
    named = [each.name for each in pkgutil.walk_packages(tasks.nlp.__path__, "tasks.nlp.")]
    assert {Path(str(importlib.import_module(name).__file__)) for name in named} <= set(code_files())
