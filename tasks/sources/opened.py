"""From configured names, paths and URLs to working sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tasks.errors import ConfigurationError
from tasks.sources.configured import ConfiguredSource, SourceKind, is_url, named
from tasks.sources.files import LINES, MEDIA_TYPES, TABLES, ending_of
from tasks.sources.folder import FolderSource
from tasks.sources.polling import RULES, PollingRules
from tasks.sources.source import Source
from tasks.url_key import key_of_address, url_key

ENDINGS = {"folder": frozenset(MEDIA_TYPES), "jsonl": LINES, "parquet": TABLES}


def chosen_sources(
    configured: Sequence[ConfiguredSource],
    names: Sequence[str],
    addresses: Sequence[str],
    published: date | None = None,
    rules: PollingRules = RULES,
) -> list[Source]:
    """Return the sources of a run: those named and those of `addresses`; without any, the enabled ones.

    An address is a path or a URL. `published` is the date of articles on this machine that give none, `rules` say how
    often those on the web are polled. Raises ConfigurationError for a name that is not configured, and for an address
    that is neither.
    """
    chosen = named(configured, names)
    if not names and not addresses:
        chosen = [source for source in configured if source.enabled]
    sources = [source for one in chosen for source in opened(one, published, configured, rules)]
    for address in dict.fromkeys(addresses):
        sources += sources_of_address(address, configured, published, rules)
    return each_once(sources)


def each_once(sources: Iterable[Source]) -> list[Source]:
    """Return the sources without those on the web that are there twice: their memory would be written twice."""
    seen: set[str] = set()
    found = []
    for source in sources:
        if isinstance(source, FolderSource) or source.name not in seen:
            found.append(source)
            seen.add(source.name)
    return found


def local_sources(
    configured: Sequence[ConfiguredSource], paths: Sequence[str], published: date | None = None
) -> list[FolderSource]:
    """Return the sources of paths, for commands that fetch nothing; raise ConfigurationError for a URL."""
    for path in paths:
        if is_url(path):
            remedy = "`whomet ingest URL` reads it into the warehouse; or save the page and give its path"
            raise ConfigurationError(path, "this command reads files only", remedy)
    return [source_of_path(Path(path).expanduser().resolve(), configured, published) for path in paths]


def sources_of_address(
    address: str, configured: Sequence[ConfiguredSource], published: date | None, rules: PollingRules
) -> Sequence[Source]:
    """Return the sources behind an address that a person gave; those of a list of feeds are many.

    A URL or path that a source of sources.toml has belongs to that source, so that nothing is stored twice under two
    names.
    """
    if is_url(address):
        try:
            key = url_key(address)
        except ValueError as error:
            remedy = "give an address that begins with https:// or http://, or a path"
            raise ConfigurationError(address, "is no URL of http or https", remedy) from error
        own = source_at(key, configured)
        return opened(own, published, configured, rules) if own else [web_address_source(key, address, rules)]
    path = Path(address).expanduser().resolve()
    for source in configured:
        if not source.is_local and source.address == str(path):
            return opened(source, published, configured, rules)
    if is_opml(path):
        return web_sources(ConfiguredSource(path.as_posix(), "opml", str(path)), configured, rules)
    return [source_of_path(path, configured, published)]


def absolute_address(address: str) -> str:
    """Return an address that means the same in every folder: a URL as it is, a path as an absolute one."""
    return address if is_url(address) else str(Path(address).expanduser().absolute())


def is_opml(path: Path) -> bool:
    """Whether a file is a list of feeds: by its ending, or, of a .xml, by its first element."""
    if path.suffix.lower() == ".opml":
        return path.is_file()
    if path.suffix.lower() != ".xml" or not path.is_file():
        return False
    with path.open("rb") as stream:
        return b"<opml" in stream.read(2_000).lower()


def source_at(key: str, configured: Sequence[ConfiguredSource]) -> ConfiguredSource | None:
    """Return the source of sources.toml whose URL has this `url_key`."""
    return next((source for source in configured if not source.is_path and url_key(source.address) == key), None)


def opened(
    source: ConfiguredSource,
    published: date | None = None,
    configured: Sequence[ConfiguredSource] = (),
    rules: PollingRules = RULES,
) -> list[Source]:
    """Return the working sources behind a configured one: one, or those of a list of feeds."""
    if source.is_local:
        return [local_source(source, published)]
    return web_sources(source, configured, rules)


def local_source(source: ConfiguredSource, published: date | None = None) -> FolderSource:
    """Return the source of a folder or file: a file's articles are named within its folder."""
    path = Path(source.address)
    is_file = source.kind != "folder" and ending_of(path) in ENDINGS[source.kind] and not path.is_dir()
    return FolderSource(
        source.name,
        path.parent if is_file else path,
        only=path if is_file else None,
        published=published,
        language=source.language,
        endings=ENDINGS[source.kind],
        columns=source.columns,
    )


def source_of_path(path: Path, configured: Sequence[ConfiguredSource], published: date | None) -> FolderSource:
    """Return the source of an absolute path.

    A path in a configured folder belongs to that source. Any other path is a source of its own, named by the absolute
    path of its folder.
    """
    for source in configured:
        if source.is_local and belongs(path, source):
            found = local_source(source, published)
            return found if found.only == path else replace(found, only=path)
    root = path if path.is_dir() else path.parent
    return FolderSource(root.as_posix(), root, only=path, published=published)


def belongs(path: Path, source: ConfiguredSource) -> bool:
    """Whether a path is, or lies in, what a local source is configured for."""
    home = Path(source.address)
    if path == home:
        return True
    # A file of another kind beside the lines or tables of a source is none of its articles.
    return home in path.parents and (path.is_dir() or ending_of(path) in ENDINGS[source.kind])


def web_sources(
    source: ConfiguredSource, configured: Sequence[ConfiguredSource] = (), rules: PollingRules = RULES
) -> list[Source]:
    """Return the working sources behind one that reads the web: one, but of a list of feeds on this machine its feeds.

    A feed of a list that has a table of its own in sources.toml is the source of that table. Any other is named by its
    `url_key`, so that two lists may name it. Raises ConfigurationError for a list that cannot be read.
    """
    if source.kind != "opml" or not source.is_path:
        return [web_source(source, rules)]
    from tasks.sources.opml import load_opml

    found: dict[str, Source] = {}
    for subscription in load_opml(Path(source.address)):
        # One that is not of the web, or not written in full, fails under its address, and the others go on.
        key = key_of_address(subscription.address)
        own = source_at(key, configured)
        feed = own or replace(source, name=key, kind="feed", address=subscription.address, title=subscription.title)
        found.setdefault(feed.name, web_source(feed, rules))
    return list(found.values())


def web_source(source: ConfiguredSource, rules: PollingRules = RULES) -> Source:
    """Return the working source of one address on the web, or of a list of URLs on this machine."""
    from tasks.sources.feed_source import FeedSource
    from tasks.sources.opml_source import OpmlSource
    from tasks.sources.page_source import PageSource
    from tasks.sources.sitemap_source import SitemapSource
    from tasks.sources.url_list_source import UrlListSource

    kinds: dict[SourceKind, Callable[..., Source]] = {
        "feed": FeedSource,
        "sitemap": SitemapSource,
        "urls": UrlListSource,
        "page": PageSource,
        "opml": OpmlSource,
    }
    often = {} if source.interval_minutes is None else {"interval": 60.0 * source.interval_minutes}
    kind = kinds[source.kind]
    return kind(source.name, source.address, delay=source.delay_seconds, language=source.language, rules=rules, **often)


def web_address_source(name: str, address: str, rules: PollingRules = RULES) -> Source:
    """Return the source of a URL of which nobody has said what it is."""
    from tasks.sources.web_address_source import WebAddressSource

    return WebAddressSource(name, address, rules=rules)
