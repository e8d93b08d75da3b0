"""How is a file of seeds/ read? The user's own before the project's, and what is wrong with it is told by name."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.seed_shapes import Words

Model = TypeVar("Model", bound=BaseModel)


def seed_path(name: str, overlay: Path | None, seeds: Path) -> Path:
    """Return the user's file where the overlay has one, else the project's."""
    if overlay is not None and (overlay / name).exists():
        return overlay / name
    return seeds / name


def read_toml(path: Path) -> dict[str, Any]:
    """Return the file's tables. ConfigurationError names the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(path, f"cannot be read: {error}", "mend or delete the file") from error


def read_rows(path: Path, columns: Words, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a seed table, the comment lines left out. ConfigurationError names a missing column."""
    return [row for _, row in numbered_rows(path, columns, delimiter)]


def numbered_rows(path: Path, columns: Words, delimiter: str = ",") -> list[tuple[int, dict[str, str]]]:
    """Return the rows, each with the number of its line in the file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(path, f"cannot be read: {error}", "mend or delete the file") from error
    numbers = [number for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    reader = csv.DictReader(
        [lines[number - 1] for number in numbers],
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE,
    )
    found = [(numbers[reader.line_num - 1], row) for row in reader]
    missing = [column for column in columns if found and column not in found[0][1]]
    if missing:
        raise ConfigurationError(
            path, f"{missing[0]}: there is no such column", "see the comments at the head of the file"
        )
    return found


def validated(model: type[Model], path: Path) -> Model:
    """Return the file's tables in the shape of the model. ConfigurationError names the file and the key."""
    try:
        return model.model_validate(read_toml(path))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ConfigurationError(path, f"{key}: {first['msg']}", "see the comments at the head of the file") from error
