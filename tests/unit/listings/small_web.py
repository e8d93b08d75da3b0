"""A web in memory: what each address answers, in turn, and what it was asked with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from tasks.sources.source import Poll, Source, SourceMemory
from tasks.sources.web import DocumentKind, FetchError, Redirect, Response, Validators

NOON = datetime(2024, 3, 6, 12, tzinfo=UTC)
FEED = "https://example.org/feed.xml"
Answer = Response | FetchError


@dataclass
class SmallWeb:
    """Answers the list of an address in turn, the last one for ever; `moment` is what its clock shows."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    moment: datetime = NOON
    asked: list[tuple[str, DocumentKind, Validators]] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def pass_hours(self, hours: float) -> None:
        self.moment += timedelta(hours=hours)

    def put(self, url: str, *answers: Answer | bytes | str) -> None:
        self.answers[url] = [
            answer if isinstance(answer, Response | FetchError) else document(answer, url) for answer in answers
        ]

    def addresses(self) -> list[str]:
        return [url for url, _, _ in self.asked]

    async def get(
        self,
        url: str,
        kind: DocumentKind,
        validators: Validators = Validators(),
        delay: float | None = None,  # noqa: ARG002
    ) -> Response:
        self.asked.append((url, kind, validators))
        answers = self.answers.get(url)
        if not answers:
            raise FetchError(url, "gone", "404 Not Found", status=404)
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, FetchError):
            raise answer
        return replace(answer, url=answer.redirects[-1].url if answer.redirects else url)


def document(content: bytes | str, url: str = FEED, content_type: str = "application/xml") -> Response:
    """Return a plain answer with status 200."""
    return Response(url, 200, content.encode() if isinstance(content, str) else content, content_type)


def tagged(content: str, etag: str, last_modified: str | None = None) -> Response:
    """Return an answer with validators."""
    return replace(document(content), validators=Validators(etag, last_modified))


def unchanged(etag: str | None = None) -> Response:
    """Return a 304."""
    return Response(FEED, 304, validators=Validators(etag))


def moved(content: str, *redirects: tuple[int, str]) -> Response:
    """Return an answer that came by redirects."""
    return replace(document(content), redirects=tuple(Redirect(status, url) for status, url in redirects))


def refused(status: int, url: str = FEED) -> FetchError:
    """Return the error of a status."""
    return FetchError(url, "gone" if status in (404, 410) else "http_error", f"status {status}", status=status)


def feed(*items: str, head: str = "") -> str:
    """Return an RSS feed with `items`, each the inside of its element."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}{inside}</channel></rss>'


def story(number: int) -> str:
    """Return the inside of an item."""
    return f"<title>Story {number}</title><link>https://example.org/{number}</link><guid>g{number}</guid>"


async def polled(source: Source, web: SmallWeb, memory: SourceMemory | None = None) -> Poll:
    """Return the one poll of a source on the web."""
    polls = [poll async for poll in source.poll(web, memory or SourceMemory())]
    assert len(polls) == 1
    return polls[0]
