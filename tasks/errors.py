"""Errors that name their subject and the remedy."""

from __future__ import annotations

from tasks.records import ItemState


class WhometError(Exception):
    """Anything that whomet says to its user in one line: what is wrong, with what, and what to do."""

    def __init__(self, subject: object, problem: str, remedy: str = "") -> None:
        self.subject = str(subject)
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{subject}: {problem}" + (f" — {remedy}" if remedy else ""))


class ConfigurationError(WhometError):
    """A seed file, setting or argument that cannot be used: exit status 2."""


class UnreadableError(WhometError):
    """A file, page or article that cannot be read: one row in `rejects`, the run goes on."""

    def __init__(self, subject: object, problem: str, remedy: str = "", *, state: ItemState = "parse_error") -> None:
        """`state` is how its item ends: parse_error, or why it is none of ours (not_article, other_language …)."""
        self.state = state
        super().__init__(subject, problem, remedy)

    def __reduce__(self) -> tuple[object, ...]:
        """Return how it is made again on the other side of a process: by its own arguments, not by its message."""
        return _unreadable, (type(self), self.subject, self.problem, self.remedy, self.state)


def _unreadable(
    kind: type[UnreadableError], subject: str, problem: str, remedy: str, state: ItemState
) -> UnreadableError:
    return kind(subject, problem, remedy, state=state)
