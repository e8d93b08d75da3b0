"""What a parser needs and is slow to load: imported once by the process from which all workers are forked."""

from __future__ import annotations

from tasks.articles import parse
from tasks.articles.language import identifier

identifier()

__all__ = ["parse"]
