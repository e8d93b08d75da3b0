"""News that grows: articles of which more and more stand in the feeds of the hosts of a fault server.

    with FaultServer(hosts=5) as server:
        news = GrowingNews(server, articles=100)
        news.offer(20)
        ...

Every fifth article tells an encounter; the others hold no word that tells of one, so that reading them is quick.

`serving(hosts, articles)` serves them all from a process of its own, whose CPU seconds are not those of the client.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.integration.fault_server import Answer, Asked, FaultServer, Script, document, page

LEADERS = ("Helmut Kohl", "Margaret Thatcher", "Mikhail Gorbachev", "Ronald Reagan", "Indira Gandhi", "Olof Palme")
TOWNS = ("Vienna", "Geneva", "Helsinki", "Oslo", "Lisbon", "Athens", "Dublin")
CORRECTION = "An earlier version of this report gave another weight of the sacks."
CROPS = ("wheat", "barley", "maize", "rye", "oats", "rice", "beet", "hops", "flax")
STARS = (
    "Adhara", "Aldebaran", "Altair", "Antares", "Arcturus", "Bellatrix", "Betelgeuse", "Canopus", "Capella", "Deneb",
    "Fomalhaut", "Mimosa", "Polaris",
)  # fmt: skip


class GrowingNews:
    """`articles` on the hosts of `server` in turn, none of them in a feed yet."""

    def __init__(self, server: FaultServer, articles: int, padding: int = 0) -> None:
        """`padding` are further bytes of each page."""
        self.server, self.hosts, self.offered = server, server.hosts, 0
        self.paths = [f"/news/{number}.html" for number in range(articles)]
        self.urls = [server.url(path, self.host_of(number)) for number, path in enumerate(self.paths)]
        for number, path in enumerate(self.paths):
            server.set(
                path, document(news_page(number, padding=padding), etag=f'"{number}"'), host=self.host_of(number)
            )
        self.corrected: set[int] = set()
        self.second_paths: dict[int, str] = {}
        self.always: list[str] = []
        """Paths that every feed names beside its articles."""
        for host in self.hosts:
            server.set("/feed", self.feed, host=host)

    def host_of(self, number: int) -> str:
        """Return the host of an article."""
        return self.hosts[number % len(self.hosts)]

    def feeds(self) -> dict[str, str]:
        """Return the address of each feed by a name for its source."""
        return {f"news-{place}": self.server.url("/feed", host) for place, host in enumerate(self.hosts, start=1)}

    def offer(self, articles: int) -> None:
        """Put the first `articles` into the feeds."""
        self.offered = min(articles, len(self.paths))

    def answer(self, number: int, *scripts: Script) -> None:
        """Let the page of an article be answered in turn as given, and then as it should be."""
        path, host = self.paths[number], self.host_of(number)
        self.server.set(path, *scripts, document(news_page(number), etag=f'"{number}"'), host=host)

    def correct(self, number: int) -> None:
        """Change an article, and its entry in the feed."""
        changed = news_page(number, note=CORRECTION)
        self.server.set(self.paths[number], page(changed), host=self.host_of(number))
        self.corrected.add(number)

    def tell_twice(self, number: int, with_canonical: bool) -> None:
        """Put an article into the feed under a second address as well, which names the first where that is wanted."""
        path, link = f"/print/{number}.html", f'<link rel="canonical" href="{self.urls[number]}">'
        told = news_page(number).replace("</head>", f"{link if with_canonical else ''}</head>")
        self.server.set(path, page(told), host=self.host_of(number))
        self.second_paths[number] = path

    def feed(self, asked: Asked) -> Answer:
        """Return the feed of a host as it is now."""
        own = [number for number in range(self.offered) if self.host_of(number) == asked.host]
        etag = f'"{len(own)}-{len(self.corrected)}-{len(self.second_paths)}"'
        if asked.headers.get("if-none-match") == etag:
            return Answer(304, (("ETag", etag),))
        entries = [(f"Also {path}", self.server.url(path, asked.host)) for path in self.always]
        for number in reversed(own):
            title = title_of(number) + (", corrected" if number in self.corrected else "")
            addresses = [self.urls[number], self.server.url(self.second_paths.get(number, ""), asked.host)]
            entries += [(title, address) for address in addresses[: 1 + (number in self.second_paths)]]
        return page(rss_of(asked.host, entries), "application/rss+xml", ("ETag", etag))


def rss_of(title: str, entries: list[tuple[str, str]]) -> str:
    """Return a feed of articles, each given by title and URL."""
    items = "".join(f"<item><title>{name}</title><link>{url}</link></item>" for name, url in entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def title_of(number: int) -> str:
    """Return the headline of an article."""
    if number % 5 == 0:
        return f"{leaders_of(number)[0]} in {TOWNS[number % 7]}, report {number}"
    return f"Farmers near {STARS[number % 13]} count their {CROPS[number % 9]}, report {number}"


def leaders_of(number: int) -> tuple[str, str]:
    """Return two different people."""
    return LEADERS[number % 6], LEADERS[(number + 1 + number // 6 % 5) % 6]


def news_page(number: int, note: str = "", padding: int = 0) -> str:
    """Return a page with a short article of its own words for each number; `note` is a further paragraph.

    `padding`: bytes of scripts and navigation around it, as pages of publishers have them.
    """
    who, whom = leaders_of(number)
    encounter = (
        f"{who} met {whom} in {TOWNS[number % 7]} on {1 + number % 28} March {1940 + number // 28 % 50} to discuss a "
        f"treaty on fisheries, an official said."
    )
    # The digits of a hash: no two articles have a sentence in common that holds one.
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    tons, fields, rain, price = (int(digest[place : place + 4], 16) for place in (0, 4, 8, 12))
    first = encounter if number % 5 == 0 else "The weather was kind this year, and the barns are full."
    paragraphs = [
        f"{first} Farmers near {STARS[number % 13]} brought in {tons} tonnes of {CROPS[number % 9]} from {fields} "
        f"fields, more than in any of the ten years before.",
        f"The rain of the spring, {rain} drops by the count of one old miller, came early and in good measure, and the "
        f"summer was long and dry. A sack now costs {price} pence at the market in {TOWNS[number // 7 % 7]}, which is "
        f"less than the growers hoped for and more than the bakers like to pay.",
        f"The barns of the valley, built for smaller harvests, are full to the roof, and lot number {number} lies "
        f"under canvas beside the railway. {note}",
    ]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    moment = f"2026-{1 + number % 4:02}-{1 + number % 28:02}T08:{number % 60:02}:00Z"
    filling = f"<script>/*{'{}'.join('abc' for _ in range(padding // 5))}*/</script>" if padding else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title_of(number)}</title><meta property="og:type" '
        f'content="article"><meta property="article:published_time" content="{moment}">{filling}</head>'
        f"<body><article><h1>{title_of(number)}</h1>{body}</article></body></html>"
    )


@contextmanager
def serving(hosts: int, articles: int, padding: int = 0) -> Iterator[list[str]]:
    """Serve `articles` on so many hosts in a process of its own; yield the addresses of the feeds, one a host."""
    numbers = {"--hosts": hosts, "--articles": articles, "--padding": padding}
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.integration.growing_news",
            *(str(part) for pair in numbers.items() for part in pair),
        ],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield [process.stdout.readline().strip() for _ in range(hosts)]
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()


def main() -> None:
    """Serve until standard input is closed."""
    parser = argparse.ArgumentParser(description="Serve news on several addresses of loopback.")
    for name in ("--hosts", "--articles", "--padding"):
        parser.add_argument(name, type=int, required=True)
    given = parser.parse_args()
    with FaultServer(given.hosts) as server:
        news = GrowingNews(server, given.articles, given.padding)
        news.offer(given.articles)
        print("\n".join(news.feeds().values()), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
