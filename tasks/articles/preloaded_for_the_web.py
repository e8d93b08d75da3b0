"""What parsing pages of the web needs beside: the parser of dates in words, which takes seconds to load."""

from __future__ import annotations

from htmldate import find_date

from tasks.articles import preloaded

# In words that no quick look reads: only then is the parser loaded.
find_date("<html><body><span class='time'>5. maaliskuuta 2024 klo 12</span></body></html>", extensive_search=True)

__all__ = ["preloaded"]
