"""Which sources there are: seeds/sources.toml, and paths that a person names."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from tasks.errors import ConfigurationError
from tasks.sources.folder import FolderSource

FILE_NAME = "sources.toml"
SourceKind = Literal["folder"]
KEYS = {"kind": str, "address": str, "enabled": bool}


@dataclass(frozen=True, slots=True)
class ConfiguredSource:
    """One table of sources.toml."""

    name: str
    kind: SourceKind
    address: Path
    """Absolute; in the file it may be relative to the file's folder."""
    enabled: bool


def sources_file(seeds: Path, overlay: Path | None) -> Path:
    """Return the sources.toml that counts: the overlay's where it has one, else the one in `seeds`."""
    if overlay is not None and (overlay / FILE_NAME).is_file():
        return overlay / FILE_NAME
    return seeds / FILE_NAME


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
        if key not in KEYS:
            raise ConfigurationError(path, f"[{name}] has an unknown key {key!r}", f"use {', '.join(KEYS)}")
        if not isinstance(value, KEYS[key]):
            problem = f"[{name}] {key} = {value!r} has the wrong type"
            raise ConfigurationError(path, problem, f"give a {KEYS[key].__name__}")
    for key in ("kind", "address"):
        if not table.get(key):
            raise ConfigurationError(path, f"[{name}] has no {key}", f"add {key} = …")
    if table["kind"] not in get_args(SourceKind):
        kinds = ", ".join(get_args(SourceKind))
        raise ConfigurationError(path, f"[{name}] kind = {table['kind']!r} is unknown", f"use {kinds}")
    address = (path.parent / Path(table["address"]).expanduser()).resolve()
    return ConfiguredSource(name, cast(SourceKind, table["kind"]), address, table.get("enabled", True))


def chosen_sources(
    configured: Sequence[ConfiguredSource],
    names: Sequence[str],
    addresses: Sequence[str],
    published: date | None = None,
) -> list[FolderSource]:
    """Return the sources of a run: those named and those of `addresses`; without any, the enabled ones.

    Raises ConfigurationError for a name that is not configured and for an address on the web.
    """
    by_name = {source.name: source for source in configured}
    for name in names:
        if name not in by_name:
            known = ", ".join(by_name) or "none is configured"
            raise ConfigurationError(name, f"no such source in {FILE_NAME}", f"choose one of: {known}")
    chosen = [opened(by_name[name], published) for name in dict.fromkeys(names)]
    chosen += [source_of_path(address, configured, published) for address in addresses]
    return chosen or [opened(source, published) for source in configured if source.enabled]


def opened(source: ConfiguredSource, published: date | None) -> FolderSource:
    """Return the working source behind a configured one."""
    return FolderSource(source.name, source.address, published=published)


def source_of_path(address: str, configured: Sequence[ConfiguredSource], published: date | None) -> FolderSource:
    """Return the source of a path that a person named.

    A path in a configured folder belongs to that source, so that its articles are not stored twice under two names.
    Any other path is a source of its own, named by the absolute path of its folder.
    """
    if "://" in address:
        problem = "pages and feeds on the web are not read yet"
        raise ConfigurationError(address, problem, "save the articles to a folder and give its path")
    path = Path(address).expanduser().resolve()
    for source in configured:
        if path == source.address or source.address in path.parents:
            return FolderSource(source.name, source.address, only=path, published=published)
    root = path if path.is_dir() else path.parent
    return FolderSource(root.as_posix(), root, only=path, published=published)
