"""Errors of the warehouse, in the shape of tasks/errors.py: subject, problem, remedy."""

from __future__ import annotations


class WarehouseError(Exception):
    """A warehouse or query that cannot be used: what is wrong, with what, and what to do. Exit status 2."""

    def __init__(self, subject: object, problem: str, remedy: str = "") -> None:
        self.subject = str(subject)
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{subject}: {problem}" + (f" — {remedy}" if remedy else ""))


class LockedError(WarehouseError):
    """Another process holds the file, or a server does not answer: worth another try later."""


class ConflictError(LockedError):
    """Another writer was at work on the same rows: nothing was written, the unit of work is tried again as a whole."""


class HandOffError(WarehouseError):
    """A hand-off that cannot be loaded, now or later: it belongs into quarantine."""


class QueryError(WarehouseError):
    """A question that is no single reading statement, or that DuckDB refuses."""
