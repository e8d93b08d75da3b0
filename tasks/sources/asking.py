"""One polled document asked for, with what is remembered of it, and read where it has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tasks.records import Reject
from tasks.sources.document_text import UnlistableError
from tasks.sources.polling import RULES, PollingRules, PollOutcome, after_answer, hash_of, validators_to_send
from tasks.sources.source import DocumentMemory, Listing, SourceMemory
from tasks.sources.web import DocumentKind, FetchError, Response, Validators, Web


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer for a document: its bytes, or that they are as they were."""

    response: Response
    sent: Validators
    is_unchanged: bool
    """304, or the same bytes as before."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a document lists."""

    listing: Listing
    ttl: float | None = None
    """Seconds that it asks to wait."""
    is_whole: bool = True
    """False where its end was missing: then it is asked for again as if it had not been read."""


async def ask(
    web: Web,
    url: str,
    kind: DocumentKind,
    document: DocumentMemory | None,
    delay: float | None = None,
    rules: PollingRules = RULES,
) -> Asked:
    """Return the answer for `url`, asked for with the validators of `document` where they may be used.

    Raises FetchError, also for a 304 that nothing was asked with.
    """
    sent = validators_to_send(document, web.now(), rules)
    response = await web.get(url, kind, sent, delay)
    if response.is_unchanged and (document is None or sent == Validators()):
        raise FetchError(url, "http_error", "304 for a request without conditions", status=response.status)
    is_unchanged = response.is_unchanged or (
        document is not None and document.content_hash == hash_of(response.content)
    )
    return Asked(response, sent, is_unchanged)


async def poll_document(
    web: Web,
    memory: SourceMemory,
    address: str,
    kind: DocumentKind,
    read: Callable[[Response], ReadDocument],
    delay: float | None = None,
    rules: PollingRules = RULES,
) -> tuple[PollOutcome, Listing]:
    """Return how the poll of a source with one document ended, and what it lists: nothing where it is unchanged.

    `read` raises UnlistableError for what lists nothing.
    """
    document = memory.documents.get(address)
    try:
        asked = await ask(web, address, kind, document, delay, rules)
    except FetchError as error:
        return failed(error), Listing(())
    response = asked.response
    documents = {address: after_answer(document, address, asked.sent, response, web.now())}
    if asked.is_unchanged:
        return PollOutcome("unchanged", response, documents=documents), Listing(())
    try:
        found = read(response)
    except UnlistableError as error:
        return unlistable(error, response), Listing(())
    kept = documents if found.is_whole else None
    reason = "" if found.is_whole else "its end is missing"
    return PollOutcome("ok", response, reason=reason, ttl=found.ttl, documents=kept), found.listing


def failed(error: FetchError) -> PollOutcome:
    """Return the outcome of a poll whose document could not be had."""
    return PollOutcome(error.state, error=error, reason=error.reason)


def unlistable(error: UnlistableError, response: Response) -> PollOutcome:
    """Return the outcome of a poll whose document lists nothing: it is asked for again as if it had not come."""
    return PollOutcome("parse_error", response, reason=reason_of(error))


def reason_of(error: UnlistableError) -> str:
    """Return what is wrong, and the remedy where there is one, without the address."""
    return f"{error.problem} — {error.remedy}" if error.remedy else error.problem


def reject_of(error: UnlistableError, source: str, address: str, content: bytes) -> Reject:
    """Return the reject of a document that is one of several of its source."""
    return Reject(source, address, address, "discover", reason_of(error), hash_of(content))
