"""Errors that name their subject and the remedy."""

from __future__ import annotations


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
