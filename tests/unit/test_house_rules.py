"""Rules of the house that no linter knows."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
OURS = {"flows", "tasks", "warehouse", "tests", "seeds", "docs"}
BESIDE = {
    "README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "Makefile", "Dockerfile", "pyproject.toml", "prefect.yaml",
    "requirements.txt", "requirements-dev.txt",
}  # fmt: skip


def test_no_flow_file_is_named_like_a_package() -> None:
    """Prefect puts flows/ itself first on sys.path: such a file would shadow the package."""
    names = {
        path.stem for path in (PROJECT / "flows").iterdir() if path.suffix in ("", ".py") and path.stem != "__init__"
    }
    packages = {path.name for path in Path(sys.prefix).glob("lib/*/site-packages/*") if path.is_dir()}
    assert not names & (OURS | sys.stdlib_module_names | packages)


def test_nothing_that_was_not_agreed_on_stands_at_the_top() -> None:
    """What git keeps; a user's own files, and an archive without git, are nobody's business."""
    kept = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False).stdout
    top = {line.partition("/")[0] for line in kept.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= OURS | BESIDE


def test_no_folder_of_tests_is_a_package() -> None:
    """A package `tests/tasks` would shadow `tasks`."""
    assert not list((PROJECT / "tests").rglob("__init__.py"))


def test_no_folder_of_tests_is_left_out() -> None:
    told = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    folders = {f"tests/{path.name}" for path in (PROJECT / "tests").iterdir() if any(path.glob("**/test_*.py"))}
    assert set(told["testpaths"]) == folders


def test_pins_name_no_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if line.startswith(("-i", "--index", "--extra-index", "--find"))]
        assert "://" not in "".join(lines)


def test_verbs_are_short() -> None:
    """A verb orchestrates: its file says in under 140 lines what it does."""
    verbs = ("discover", "fetch", "parse", "extract", "load", "resolve", "publish")
    assert not [verb for verb in verbs if len((PROJECT / "tasks" / f"{verb}.py").read_text().splitlines()) > 140]
