"""Switches of sources: a small file that a person and the program write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.sources.switches import FILE_NAME, leftover, load_switches, write_switches


def test_without_a_folder_or_file_nothing_is_switched(tmp_path: Path) -> None:
    assert load_switches(None) == load_switches(tmp_path) == {}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = write_switches(tmp_path, {"un-news": True, "bbc.world": False, "Süddeutsche Zeitung": True})
    assert path == tmp_path / FILE_NAME
    assert load_switches(tmp_path) == {"un-news": True, "bbc.world": False, "Süddeutsche Zeitung": True}
    assert path.read_text(encoding="utf-8").startswith("# Which sources are switched on")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_and_other_switches_stay(tmp_path: Path, end: str) -> None:
    lines = ["# mine", "", "un-news = true  # since May", "# too many sports", "bbc-world = true", "gone = false"]
    (tmp_path / FILE_NAME).write_bytes(end.join(lines).encode())
    write_switches(tmp_path, {"bbc-world": False, "un-news": False, "new": True})
    lines[2], lines[4] = "un-news = false  # since May", "bbc-world = false"
    assert (tmp_path / FILE_NAME).read_bytes().decode().split() == " ".join([*lines, "new = true"]).split()
    assert (tmp_path / FILE_NAME).read_bytes().startswith(end.join(lines[:5]).encode())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("un.news = true", r'un = \{\'news\': True\} has the wrong type — .* in quotes: "un\.news" = true'),
        ('a = "yes"', "a = 'yes' has the wrong type — give true or false"),
        ("a = 1", "a = 1 has the wrong type"),
        ("a true", "is not valid TOML"),
    ],
)
def test_what_is_no_switch_is_named_and_never_overwritten(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    with pytest.raises(ConfigurationError, match=message):
        load_switches(tmp_path)
    with pytest.raises(ConfigurationError, match=message):
        write_switches(tmp_path, {"b": True})
    assert (tmp_path / FILE_NAME).read_text() == text


def test_a_crash_in_the_middle_of_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_switches(tmp_path, {"a": True})

    def power_cut(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", power_cut)
    with pytest.raises(ConfigurationError, match="cannot be written: input/output error"):
        write_switches(tmp_path, {"a": False})
    assert load_switches(tmp_path) == {"a": True}
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_the_file_and_its_permissions_stay(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "switches.toml"
    target.write_text("a = true\n")
    target.chmod(0o640)
    (tmp_path / FILE_NAME).symlink_to(target)
    write_switches(tmp_path, {"a": False})
    assert (tmp_path / FILE_NAME).is_symlink()
    assert target.read_text() == "a = false\n"
    assert target.stat().st_mode & 0o777 == 0o640


def test_switches_of_sources_that_do_not_exist_any_more_are_told() -> None:
    assert leftover({"a": True, "b": False}, ["a", "c"]) == ["b"]
