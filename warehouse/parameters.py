"""What a worked query wants to know, and what a given value means to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from warehouse.errors import QueryError

_LINE = re.compile(
    r"^-- param (?P<name>\w+)(?: \((?P<kind>\w+)\))?: (?P<meaning>.*?)(?: \(default: (?P<default>.*)\))?$", re.MULTILINE
)
_COUNTRY = re.compile(r"[A-Za-z]{3}")


class Parameter(NamedTuple):
    """One thing that a worked query wants to know: `default` is None where it must be given."""

    name: str
    kind: str
    """text, date, integer, number, country or countries."""
    meaning: str
    default: str | None


def parameters_in(sql: str) -> tuple[Parameter, ...]:
    """Return the parameters that the comments of a worked query name, in their order."""
    found = _LINE.finditer(sql)
    return tuple(Parameter(m["name"], m["kind"] or "text", m["meaning"], m["default"]) for m in found)


def values_for(example: str, parameters: Iterable[Parameter], given: Mapping[str, object]) -> dict[str, object]:
    """Return a value for each parameter of `example`: what is given, or its default; an empty one is None.

    Text is read as the parameter's kind. Raises QueryError for a name that is not among them, for one that is missing,
    and for a value that is not of the kind.
    """
    wanted = {parameter.name: parameter for parameter in parameters}
    if unknown := sorted(set(given) - set(wanted)):
        raise QueryError(example, f"no parameter {unknown[0]}", f"parameters: {', '.join(wanted) or 'none'}")
    values = {}
    for name, parameter in wanted.items():
        value = given.get(name)
        if value is None:
            value = parameter.default
        if value is None:
            what = f"--param {name}=VALUE: {parameter.meaning}"
            raise QueryError(example, f"parameter {name} is missing", f"give {what}")
        values[name] = _value(example, parameter, value)
    return values


def _value(example: str, parameter: Parameter, value: object) -> object:
    told, read, shape = _KINDS[parameter.kind]
    if isinstance(value, str):
        text = value.strip()
        if not text and parameter.kind != "text":
            if parameter.default is not None:
                return None
        else:
            try:
                return read(text)
            except ValueError:
                pass
    elif isinstance(value, shape) and not isinstance(value, bool):
        return value
    raise QueryError(f"{example}: {parameter.name}={value}", f"is no {told[0]}", f"write it as {told[1]}")


def _country(text: str) -> str:
    if not _COUNTRY.fullmatch(text):
        raise ValueError(text)
    return text.upper()


def _countries(text: str) -> list[str]:
    return [_country(part.strip()) for part in text.split(",")]


_KINDS: dict[str, tuple[tuple[str, str], Callable[[str], object], type | tuple[type, ...]]] = {
    "text": (("text", "--param person=Nixon"), str, str),
    "date": (("day", "2024-05-31"), date.fromisoformat, date),
    "integer": (("whole number", "10"), int, int),
    "number": (("number", "2.5"), float, (int, float)),
    "country": (("code of a country, ISO 3166-1 alpha-3,", "QAT"), _country, str),
    "countries": (("code or codes of countries, ISO 3166-1 alpha-3,", "QAT or QAT,OMN"), _countries, list),
}
