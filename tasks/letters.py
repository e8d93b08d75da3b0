"""How does English write a name that has accents, strokes or tails? "Wladyslaw" for "Władysław"."""

from __future__ import annotations

import unicodedata

# What NFKD leaves as it is.
_STROKED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ə": "a"}
)


def plain_letters(text: str) -> str:
    """Return `text` in lower case, its letters without accents, strokes and tails."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_STROKED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class PlainNames(frozenset[str]):
    """Names as English writes them; one with accents is among them where its plain form is."""

    def __contains__(self, name: object) -> bool:
        """Return whether `name`, or what English makes of it, is one of the names."""
        if super().__contains__(name):
            return True
        return isinstance(name, str) and not name.isascii() and super().__contains__(plain_letters(name).title())
