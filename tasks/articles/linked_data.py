"""JSON-LD: what a page says of itself for search engines."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

Node = Mapping[str, Any]

ARTICLE_TYPES = re.compile(r"(Article|(?<!Job)Posting|Report)$")
# The most that a page has to say; what is larger is a data base.
LARGEST = 3_000_000
MOST_NODES = 2_000
# Where a node may hold another one that describes the same page.
HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "associatedArticle")
AROUND = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
LINE_BREAK_AND_CONTROLS = re.compile(r"[\x00-\x1f]+")


def nodes_of(scripts: Iterable[str]) -> list[Node]:
    """Return the objects in the JSON-LD scripts of a page, those in lists and in @graph too, in their order.

    Broken JSON is repaired where that is cheap: comments and CDATA around it, control characters, a comma too many, a
    semicolon at its end. What stays broken gives nothing.
    """
    return [node for script in scripts for node in walked(parsed(script))][:MOST_NODES]


def parsed(script: str) -> object:
    """Return the value that a script holds, or None."""
    if len(script) > LARGEST:
        return None
    try:
        return json.loads(script, strict=False)
    except RecursionError:
        return None
    except ValueError:
        pass
    repaired = LINE_BREAK_AND_CONTROLS.sub(" ", AROUND.sub("", AROUND.sub("", script))).strip().rstrip(";")
    for text in (repaired, TRAILING_COMMA.sub("", repaired), html.unescape(repaired)):
        try:
            # What stands after the first value is another script's, or a brace too many.
            return json.JSONDecoder(strict=False).raw_decode(text)[0]
        except (ValueError, RecursionError):
            continue
    return None


def walked(value: object) -> Iterator[Node]:
    """Yield the objects of a value: itself, those in lists, and those in the keys that hold what describes the page."""
    waiting = [value]
    while waiting:
        first = waiting.pop(0)
        if isinstance(first, list):
            waiting = [*first[:MOST_NODES], *waiting]
        elif isinstance(first, dict):
            yield first
            waiting += [first[name] for name in HOLDERS if isinstance(first.get(name), dict | list)]


def types_of(node: Node) -> tuple[str, ...]:
    """Return the types of a node, without what stands before the name."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return tuple(name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str))


def is_article(node: Node) -> bool:
    """Whether a node is of a type for articles."""
    return any(ARTICLE_TYPES.search(name) for name in types_of(node))


def article_node(nodes: Sequence[Node], is_of_page: Sequence[str], titles: Sequence[str]) -> Node:
    """Return the node of the page's article, or an empty one.

    Of several articles that whose own address is one of `is_of_page`, else whose headline is one of `titles`, else the
    first that has a headline and a day; a page that lists more than three, none of them its own, has none.
    """
    articles = [node for node in nodes if is_article(node)]
    if len(articles) < 2:
        return articles[0] if articles else {}
    # As it is written, else by its path: scheme, a slash at the end and #article make no other page.
    own = [node for node in articles if not set(addresses_of(node)).isdisjoint(is_of_page)]
    if not own:
        paths = {path for address in is_of_page if (path := path_of(address))}
        own = [node for node in articles if not paths.isdisjoint(map(path_of, addresses_of(node)))]
    named = [node for node in articles if text_of(node.get("headline")).casefold() in titles]
    if own or named:
        # Several may describe it, each in part: the fullest counts.
        return max(own or named, key=fullness)
    return max(articles, key=fullness) if len({text_of(node.get("headline")) for node in articles}) <= 3 else {}


def fullness(node: Node) -> int:
    """Return how much of what is asked for a node gives."""
    return sum(bool(node.get(name)) for name in ("headline", "datePublished", "author", "articleBody"))


def addresses_of(node: Node) -> Iterator[str]:
    """Yield the addresses that a node gives as its own."""
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        for each in value if isinstance(value, list) else [value]:
            address = each.get("@id") or each.get("url") if isinstance(each, dict) else each
            if isinstance(address, str) and address.strip():
                yield address.strip()


def path_of(address: str) -> str:
    """Return the path of an address without slashes around it; empty for what is no address."""
    try:
        return urlsplit(address).path.strip("/")
    except ValueError:
        return ""


def is_free(node: Node) -> bool | None:
    """Return whether all of the article can be read without paying; None where the node does not say."""
    parts = node.get("hasPart")
    told = [node.get("isAccessibleForFree")]
    told += [
        part.get("isAccessibleForFree")
        for part in (parts if isinstance(parts, list) else [parts])
        if isinstance(part, dict)
    ]
    answers = [
        text_of(value if isinstance(value, str) else json.dumps(value)).casefold()
        for value in told
        if isinstance(value, str | bool)
    ]
    answers = [answer.rpartition("/")[2] for answer in answers]
    if "false" in answers or "no" in answers:
        return False
    return True if answers else None


def text_of(value: object) -> str:
    """Return a text with single spaces and without entities; empty for what is no text."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
