"""Which IPTC Media Topic is it? The words of a topic phrase decide, by seeds/topic_words.csv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon, TopicWord
from tasks.nlp.text.word_forms import words_of
from tasks.records import Span, Topic

# How often each kind of word gives a code that fits, measured on topic phrases of news.
SUBJECT_SCORE = 0.9
GENERAL_SCORE = 0.7


class TopicCoder:
    """Gives phrases the IPTC Media Topic that their words name, or none: a wrong code is worse than none.

    The first word that names a subject decides, since what follows tells where, why or with whom: "tariffs on steel"
    are about tariffs. A word that is a subject only in want of a better one ("cooperation", "families") decides where
    the phrase has no other: "cooperation in agriculture" is about agriculture.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.topic_words
        self._labels = dict(lexicon.media_topics)
        self._longest: dict[str, int] = {}
        for words in self._words:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self._codes = lru_cache(maxsize=20_000)(self._find)

    def topic(self, doc: Doc, text: str, start: int, end: int) -> Topic:
        """Return the topic of a token range; `text` is what its offsets quote."""
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        phrase = text[span.start : span.end]
        code, score = self.code(phrase)
        return Topic(phrase, span, code, self._labels[code] if code else None, score=score)

    def code(self, phrase: str) -> tuple[str | None, float | None]:
        """Return the code of a phrase and how well it fits; None for both where no code does."""
        return self._codes(phrase)

    def _find(self, phrase: str) -> tuple[str | None, float | None]:
        general = None
        for word in self._named(words_of(phrase)):
            if word.kind == "subject":
                return word.code, SUBJECT_SCORE
            if word.kind == "general":
                general = general or word.code
        return general, GENERAL_SCORE if general else None

    def _named(self, words: tuple[str, ...]) -> Iterator[TopicWord]:
        """Yield what the words name from left to right, the longest name first: "nuclear test ban" is one name."""
        start = 0
        while start < len(words):
            first = words[start]
            longest = max(self._longest.get(first, 0), self._longest.get(first.lower(), 0))
            for end in range(min(start + longest, len(words)), start, -1):
                found = self._word(words[start:end])
                if found is not None:
                    yield found
                    start = end
                    break
            else:
                start += 1

    def _word(self, words: tuple[str, ...]) -> TopicWord | None:
        """Return what the words name: as they are written ("AIDS" is no help for the poor), else in lower case."""
        return self._words.get(words) or self._words.get(tuple(word.lower() for word in words))
