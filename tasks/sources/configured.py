"""Which sources there are: sources.toml, checked key by key, and the switches beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast, get_args

from tasks.errors import ConfigurationError
from tasks.sources.files import FIELDS
from tasks.sources.switches import load_switches
from tasks.url_key import url_key

FILE_NAME = "sources.toml"
SourceKind = Literal["folder", "jsonl", "parquet", "feed", "sitemap", "urls", "page", "opml"]
Region = Literal["Africa", "Asia", "Europe", "North America", "South America", "Oceania", "World"]

LOCAL: frozenset[SourceKind] = frozenset(("folder", "jsonl", "parquet"))
"""Kinds that lie on this machine."""
EITHER: frozenset[SourceKind] = frozenset(("urls", "opml"))
"""Kinds whose address is a URL or the path of a file; what they name is on the web."""

KEYS: dict[str, tuple[type, ...]] = {
    "kind": (str,),
    "address": (str,),
    "enabled": (bool,),
    "title": (str,),
    "language": (str,),
    "country": (str,),
    "region": (str,),
    "interval_minutes": (int, float),
    "delay_seconds": (int, float),
    "columns": (dict,),
}
TYPE_NAMES = {str: "text in quotes", bool: "true or false", int: "a number", dict: '{text = "…"}'}
FORMS = {
    "language": (re.compile("[a-z]{2}"), 'two small letters, such as "en"'),
    "country": (re.compile("[A-Z]{3}"), 'three capitals of ISO 3166-1, such as "GBR"'),
    "region": (re.compile("|".join(get_args(Region))), f"one of: {', '.join(get_args(Region))}"),
}


@dataclass(frozen=True, slots=True)
class ConfiguredSource:
    """One table of sources.toml."""

    name: str
    kind: SourceKind
    address: str
    """A URL of http or https, or an absolute path; in the file it may be relative to the file's folder."""
    enabled: bool = True
    title: str | None = None
    """What a person calls it."""
    language: str | None = None
    """Two letters, of what it publishes where the page does not say."""
    country: str | None = None
    """ISO 3166-1 alpha-3, of the publisher; None for bodies of many countries."""
    region: Region | None = None
    interval_minutes: float | None = None
    """Least time between two polls; None: the default of the run."""
    delay_seconds: float | None = None
    """Least time between two requests to its host, where more than the default is asked for."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """By field of an article, what it is called in the lines or tables."""

    @property
    def is_local(self) -> bool:
        """Whether its articles lie on this machine."""
        return self.kind in LOCAL

    @property
    def is_path(self) -> bool:
        """Whether its address is a path and not a URL."""
        return not is_url(self.address)


def is_url(address: str) -> bool:
    """Whether an address is meant to be a URL: it has a scheme."""
    return "://" in address


def sources_file(seeds: Path, overlay: Path | None) -> Path:
    """Return the sources.toml that counts: the overlay's where it has one, else the one in `seeds`."""
    if overlay is not None and (overlay / FILE_NAME).is_file():
        return overlay / FILE_NAME
    return seeds / FILE_NAME


def configured_sources(seeds: Path, overlay: Path | None) -> list[ConfiguredSource]:
    """Return the sources of the sources.toml that counts, each as the overlay's switches have it.

    A switch of a source that does not exist any more has no effect. Raises ConfigurationError as `load_sources`.
    """
    switches = load_switches(overlay)
    sources = load_sources(sources_file(seeds, overlay))
    return [replace(source, enabled=switches.get(source.name, source.enabled)) for source in sources]


def load_sources(path: Path) -> list[ConfiguredSource]:
    """Return the sources that `path` configures, in its order.

    Raises ConfigurationError, which names file, key and remedy, for anything that is missing, unknown or of a wrong
    type.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(path, "cannot be read", "restore it, or set WHOMET_SEEDS to its folder") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(path, f"is not valid TOML ({error})", "correct that line") from error
    return [configured(path, name, table) for name, table in tables.items()]


def configured(path: Path, name: str, table: object) -> ConfiguredSource:
    """Return the source that `table` describes, or raise ConfigurationError."""
    if not isinstance(table, dict):
        raise ConfigurationError(path, f"{name!r} stands outside a table", f"write it below a line [{name}]")
    for key, value in table.items():
        check_key(path, name, key, value)
    for key in ("kind", "address"):
        if not table.get(key, "").strip():
            raise ConfigurationError(path, f"[{name}] has no {key}", f"add {key} = …")
    if table["kind"] not in get_args(SourceKind):
        kinds = ", ".join(get_args(SourceKind))
        raise ConfigurationError(path, f"[{name}] kind = {table['kind']!r} is unknown", f"use {kinds}")
    kind = cast(SourceKind, table["kind"])
    check_use(path, name, kind, table)
    address = checked_address(path, name, kind, table["address"].strip())
    return ConfiguredSource(name, **{**table, "kind": kind, "address": address})


def check_key(path: Path, name: str, key: str, value: Any) -> None:
    """Raise ConfigurationError for an unknown key, and for a value that is not of the key's type or form."""
    if key not in KEYS:
        remedy = f"use {', '.join(KEYS)}"
        if isinstance(value, dict):
            remedy = f'a name with a dot is written in quotes: ["{name}.{key}"]'
        raise ConfigurationError(path, f"[{name}] has an unknown key {key!r}", remedy)
    # Not isinstance: to Python, true is a number.
    if type(value) not in KEYS[key]:
        problem = f"[{name}] {key} = {value!r} has the wrong type"
        raise ConfigurationError(path, problem, f"give {TYPE_NAMES[KEYS[key][0]]}")
    if key in FORMS and not FORMS[key][0].fullmatch(value):
        raise ConfigurationError(path, f"[{name}] {key} = {value!r} cannot be used", f"give {FORMS[key][1]}")
    least = {"interval_minutes": "more than 0", "delay_seconds": "0 or more"}.get(key)
    if least and not (0 < value < float("inf") or (value == 0 and key == "delay_seconds")):
        raise ConfigurationError(path, f"[{name}] {key} = {value!r} cannot be used", f"give {least}")
    if key == "columns":
        for mapped, column in value.items():
            if mapped not in FIELDS:
                problem = f"[{name}] columns has an unknown field {mapped!r}"
                raise ConfigurationError(path, problem, f"use {', '.join(FIELDS)}")
            if not isinstance(column, str) or not column:
                problem = f"[{name}] columns: {mapped} = {column!r} has the wrong type"
                raise ConfigurationError(path, problem, "give the name of a column in quotes")


def check_use(path: Path, name: str, kind: SourceKind, table: Mapping[str, object]) -> None:
    """Raise ConfigurationError for a key that would have no effect in a source of this kind."""
    if "columns" in table and kind not in ("jsonl", "parquet"):
        remedy = "leave it out, or use kind jsonl or parquet"
        raise ConfigurationError(path, f"[{name}] columns has no effect with kind {kind}", remedy)
    for key in ("interval_minutes", "delay_seconds"):
        if key in table and kind in LOCAL:
            remedy = "leave it out: what lies on this machine is looked at in every run"
            raise ConfigurationError(path, f"[{name}] {key} has no effect with kind {kind}", remedy)


def checked_address(path: Path, name: str, kind: SourceKind, address: str) -> str:
    """Return the URL as it is, or the path as an absolute one; raise ConfigurationError where the kind forbids it."""
    if kind in LOCAL and is_url(address):
        remedy = "give a path, or use kind feed, sitemap, urls, page or opml"
        raise ConfigurationError(path, f"[{name}] address = {address!r} is no path", remedy)
    if kind in LOCAL or (kind in EITHER and not is_url(address)):
        return str((path.parent / Path(address).expanduser()).resolve())
    try:
        url_key(address)
    except ValueError as error:
        problem = f"[{name}] address = {address!r} is no URL of http or https"
        raise ConfigurationError(path, problem, f"kind {kind} needs one, such as https://example.org/…") from error
    return address


def named(configured: Sequence[ConfiguredSource], names: Sequence[str]) -> list[ConfiguredSource]:
    """Return the sources called `names`, each once; raise ConfigurationError, with near names, for an unknown one."""
    by_name = {source.name: source for source in configured}
    for name in names:
        if name not in by_name:
            near = near_names(name, list(by_name))
            remedy = f"did you mean {' or '.join(near)}?" if near else "`whomet sources` lists those there are"
            raise ConfigurationError(name, f"no such source in {FILE_NAME}", remedy)
    return [by_name[name] for name in dict.fromkeys(names)]


def near_names(name: str, known: Sequence[str]) -> list[str]:
    """Return up to five names that are written almost like `name`, or that hold it."""
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), folded, n=5, cutoff=0.6)
    holding = [one for one in folded if name and name.casefold() in one and one not in near]
    return [folded[one] for one in [*near, *holding]][:5]
