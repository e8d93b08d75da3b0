"""Where does a noun phrase say how old somebody is: "the 34-year-old mayor", "the 79-year-old met his guest"?"""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.syntax import HYPHENS

AGE = 5  # tokens: "34", "-", "year", "-", "old"


def age_end(doc: Doc, i: int, lexicon: Lexicon) -> int:
    """Return the token behind the age that begins at the token, else 0."""
    end = i + AGE
    if i < 0 or end > len(doc) or doc[end - 1].lower_ != lexicon.contexts.age_words[-1] or not doc[i].like_num:
        return 0
    _, first, unit, second, old = doc[i:end]
    are_joined = first.text in HYPHENS and second.text in HYPHENS
    return end if are_joined and [unit.lower_, old.lower_] == lexicon.contexts.age_words else 0
