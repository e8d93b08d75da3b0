"""Which feeds a list of subscriptions (OPML) names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tasks.errors import ConfigurationError
from tasks.sources.document_text import UnlistableError, unpacked, xml_root
from tasks.url_key import url_key

LARGEST_OPML_BYTES = 25_000_000


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of the list."""

    title: str | None
    address: str


def load_opml(path: Path) -> tuple[Subscription, ...]:
    """Return the feeds that a local file names; raise ConfigurationError, which names it, where it is no OPML."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_OPML_BYTES + 1)
    except OSError as error:
        raise ConfigurationError(path, "cannot be read", "give the path of an OPML file") from error
    if len(content) > LARGEST_OPML_BYTES:
        raise ConfigurationError(path, f"is larger than {LARGEST_OPML_BYTES // 1_000_000} MB", "split it")
    try:
        return read_opml(content, str(path))
    except UnlistableError as error:
        raise ConfigurationError(path, error.problem, "export the subscriptions again as OPML") from error


def read_opml(content: bytes, url: str, encoding: str | None = None) -> tuple[Subscription, ...]:
    """Return the feeds in the order of the file, of any depth of folders, each once.

    Raises UnlistableError for what is no OPML or names no feed.
    """
    root = xml_root(unpacked(content, url, LARGEST_OPML_BYTES), url, encoding)
    name = root.tag.rpartition("}")[2].lower() if isinstance(root.tag, str) else ""
    if name != "opml":
        raise UnlistableError(url, f"is no OPML but <{name}>")
    found: dict[str, Subscription] = {}
    for outline in root.iter("{*}outline"):
        marks = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
        address = marks.get("xmlurl") or (
            marks.get("url", "") if marks.get("type", "").lower() in ("rss", "atom") else ""
        )
        if not address:
            continue
        address = address.replace("feed:http", "http", 1).replace("feed://", "https://", 1)
        try:
            key = url_key(address)
        except ValueError:
            key = address
        found.setdefault(key, Subscription(marks.get("title") or marks.get("text") or None, address))
    if not found:
        raise UnlistableError(url, "names no feed")
    return tuple(found.values())
