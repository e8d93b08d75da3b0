"""sources.toml is checked key by key, and decides what a run takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.sources.configured import chosen_sources, load_sources, sources_file

PROJECT_SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TWO_SOURCES = """
[first]
kind = "folder"
address = "one"

[second]
kind = "folder"
address = "two"
enabled = false
"""


def configuration(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_articles_are_the_enabled_source() -> None:
    (sample,) = [source for source in load_sources(PROJECT_SEEDS / "sources.toml") if source.enabled]
    assert (sample.name, sample.address) == ("sample", PROJECT_SEEDS / "articles")


def test_an_address_counts_from_the_folder_of_the_file(tmp_path: Path) -> None:
    first, second = load_sources(configuration(tmp_path, TWO_SOURCES))
    assert (first.address, first.enabled) == (tmp_path / "one", True)
    assert (second.address, second.enabled) == (tmp_path / "two", False)


def test_a_file_in_the_overlay_wins(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert sources_file(tmp_path, tmp_path / "mine") == tmp_path / "sources.toml"
    configuration(tmp_path / "mine", TWO_SOURCES)
    assert sources_file(tmp_path, tmp_path / "mine") == tmp_path / "mine" / "sources.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[a]\nkind = "folder"\naddress = "x"\nadress = "y"',
            r"sources\.toml: \[a\] has an unknown key 'adress' — use",
        ),
        ('[a]\nkind = "folder"', r"\[a\] has no address — add address"),
        ('[a]\nkind = "folder"\naddress = ""', r"\[a\] has no address"),
        ('[a]\naddress = "x"', r"\[a\] has no kind"),
        ('[a]\nkind = "ftp"\naddress = "x"', r"\[a\] kind = 'ftp' is unknown — use folder"),
        ('[a]\nkind = "folder"\naddress = "x"\nenabled = "no"', r"enabled = 'no' has the wrong type — give a bool"),
        ("a = 1", r"'a' stands outside a table"),
        ("[a", r"sources\.toml: is not valid TOML"),
    ],
)
def test_a_mistake_names_file_key_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        load_sources(configuration(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read — restore it"):
        load_sources(tmp_path / "sources.toml")


def test_without_arguments_the_enabled_sources_are_taken(tmp_path: Path) -> None:
    configured = load_sources(configuration(tmp_path, TWO_SOURCES))
    assert [source.name for source in chosen_sources(configured, [], [])] == ["first"]


def test_a_source_that_is_switched_off_can_be_named(tmp_path: Path) -> None:
    configured = load_sources(configuration(tmp_path, TWO_SOURCES))
    assert [source.name for source in chosen_sources(configured, ["second", "second"], [])] == ["second"]


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    configured = load_sources(configuration(tmp_path, TWO_SOURCES))
    with pytest.raises(ConfigurationError, match=r"third: no such source .* choose one of: first, second"):
        chosen_sources(configured, ["third"], [])


def test_a_path_in_a_configured_folder_belongs_to_that_source(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.txt").write_text("text", encoding="utf-8")
    configured = load_sources(configuration(tmp_path, TWO_SOURCES))
    (source,) = chosen_sources(configured, [], [str(tmp_path / "one" / "a.txt")])
    assert [(item.source, item.key) for item in source.listing().items] == [("first", "a.txt")]


def test_a_file_and_its_folder_give_the_same_item(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    by_folder, by_file = chosen_sources([], [], [str(tmp_path), str(tmp_path / "a.txt")])
    assert by_folder.listing().items == by_file.listing().items


def test_an_address_on_the_web_is_not_taken_for_a_path() -> None:
    with pytest.raises(ConfigurationError, match="on the web are not read yet — save the articles"):
        chosen_sources([], [], ["https://example.org/news"])
