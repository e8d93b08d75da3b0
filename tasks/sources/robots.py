"""What a robots.txt allows us (RFC 9309), how long it asks us to pause, and which of its lines forbids a URL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from protego import Protego

FIELD = re.compile(r"\s*(user-?agent|disallow)\s*:\s*([^#]*)", re.IGNORECASE)
# What may stand between the agents of a group and the rules below them; any other field ends the list of agents.
RULE = re.compile(r"\s*(allow|disallow|crawl-?delay|request-rate|visit-time)\s*:", re.IGNORECASE)

# "User-agent: whomet/1.0" means us whatever our version; the library compares all of it.
VERSION = re.compile(r"^(\s*user-?agent\s*:\s*[^\s/#]+)/[^\s#]*", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt as it concerns one agent."""

    text: str
    agent: str
    """The product token of our user agent, without version."""
    parsed: Protego

    def is_allowed(self, url: str) -> bool:
        """Whether the agent may fetch `url`, which is as it will be sent: absolute and escaped."""
        return bool(self.parsed.can_fetch(url, self.agent))

    @property
    def crawl_delay(self) -> float | None:
        """The seconds between two requests that it asks of the agent."""
        delay = self.parsed.crawl_delay(self.agent)
        return None if delay is None else float(delay)


def robots_of(text: str, agent: str) -> Robots:
    """Return the rules of `text` for `agent`."""
    return Robots(text, agent, Protego.parse(VERSION.sub(r"\1", text)))


def robots_text(content: bytes) -> str:
    """Return the rules in the bytes of a robots.txt; empty for a page of HTML that a server gives for anything."""
    text = content.decode("utf-8-sig", "replace").replace("\x00", "")
    return "" if text.lstrip().startswith("<") else text


def product_token(user_agent: str) -> str:
    """Return what names us in a robots.txt: "whomet" of "whomet/0.1 (+mailto:…)"."""
    return re.split(r"[/\s(]", user_agent.strip(), maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class DisallowLine:
    """One rule as it stands in the file."""

    number: int
    text: str
    value: str
    agents: tuple[str, ...]
    """The agents of its group."""
    prefix: str
    """What every path begins with that it forbids."""


@lru_cache(maxsize=32)
def disallow_lines(text: str) -> tuple[DisallowLine, ...]:
    """Return the rules of a robots.txt that forbid something."""
    found: list[DisallowLine] = []
    agents: tuple[str, ...] = ()
    is_group_open = False
    for number, line in enumerate(text.splitlines(), start=1):
        field = FIELD.match(line)
        name, value = (field[1].lower().replace("-", ""), field[2].strip()) if field else ("", "")
        if name == "useragent":
            value = value.partition("/")[0]
            agents = (*agents, value) if is_group_open else (value,)
            is_group_open = True
        elif RULE.match(line):
            is_group_open = False
        if name == "disallow" and value:
            prefix = unquote(re.split(r"[*$]", value)[0])
            found.append(DisallowLine(number, line.strip(), value, agents, prefix))
    return tuple(found)


def forbidding_line(robots: Robots, url: str) -> str:
    """Return the line that forbids `url`, as it stands, with its number: "line 3: Disallow: /private".

    Protego does not tell which rule decided, so each line that could is tried alone with its agents. Of several the one
    of our own group counts before that of all, then the longest.
    """
    _, _, rest = url.partition("://")
    path = unquote("/" + rest.partition("/")[2])
    best, found = (-1, -1), "a rule of robots.txt"
    for line in disallow_lines(robots.text):
        if not path.startswith(line.prefix):
            continue
        for agent in line.agents:
            rank = (0 if agent == "*" else len(agent), len(line.value))
            alone = Protego.parse(f"User-agent: {agent}\nDisallow: {line.value}")
            if rank > best and not alone.can_fetch(url, robots.agent):
                best, found = rank, f"line {line.number}: {line.text}"
    return found
