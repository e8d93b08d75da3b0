"""Whether two texts tell the same article: what a feed gives a new link under the same guid may be another one."""

from __future__ import annotations

WORDS = 5
LEAST_SHARED = 0.5


def is_same_article(one: str, other: str) -> bool:
    """Whether at least half of the shorter text's shingles of five words stand in the other: it was edited or cut.

    Containment as of A. Broder, On the resemblance and containment of documents (1997).
    """
    first, second = shingles(one), shingles(other)
    return len(first & second) >= LEAST_SHARED * min(len(first), len(second))


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return all runs of five words; of a shorter text all of its words as one."""
    words = text.casefold().split()
    return {tuple(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}
