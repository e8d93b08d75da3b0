"""Which sentences may say what an encounter was about? Its tellings, those that go on about them, the one before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.circumstances.topics_before import goes_back
from tasks.nlp.gathering.gathered import Gathering
from tasks.nlp.text.sentence_numbers import sentence_number
from tasks.nlp.text.words import words_of_doc

_BEHIND = 4  # sentences behind a telling that may go on about it
_FARTHEST = 8  # those in which only what the text says outright to have been a topic is one
_AHEAD = frozenset({"planned", "proposed"})
_TWO = 2  # who meet


@dataclass(frozen=True)
class TopicSentences:
    """Finds the sentences of the scene's encounter."""

    scene: Scene

    def found(self) -> list[tuple[Span, int]]:
        """Return the sentences that speak of the encounter, each with how many sentences it stands behind a telling."""
        doc = self.scene.around.doc
        words = words_of_doc(doc)
        sentences = list(pairwise(words.begins))
        told = sorted({sentence_number(doc, trigger.i) for trigger in self.scene.triggers})
        barring = {sentence_number(doc, position) for position in self._barring}
        chosen = dict.fromkeys(told, 0)
        for number in told:
            for behind in range(1, _FARTHEST + 1):
                at = number + behind
                if at >= len(sentences) or at in barring or at in told:
                    break
                if (behind <= _BEHIND and at not in self._of_others) or self._may_say(sentences[at]):
                    chosen.setdefault(at, behind)
        if self._before is not None and self._before[0] not in chosen:
            chosen[self._before[0]] = -1
        near = [(*sentences[number], behind) for number, behind in sorted(chosen.items())]
        return [(doc[start:end], behind) for start, end, behind in near if words.tag[start]]

    def tells_of_another(self, sentence: int) -> bool:
        """Whether the sentence with this number tells of another encounter."""
        return sentence in self._of_others

    def is_far(self, token: Token, behind: int) -> bool:
        """Whether only what the text says outright counts there: so far behind, or where another encounter is told."""
        return behind > _BEHIND or (behind > 0 and self.tells_of_another(sentence_number(token.doc, token.i)))

    def is_of_another(self, token: Token, behind: int) -> bool:
        """Whether it is so far behind that another encounter is told since."""
        return behind > _BEHIND and not self.scene.is_told_last(token)

    def is_told_before(self, role: syntax.Role) -> bool:
        """Whether the sentence before tells of it: "Talks on X have ended. A met B", or what it says is taken up."""
        if self.is_taken_up:
            return True
        here = sentence_number(role.verb.doc, role.verb.i)
        is_of_other = any(0 < here - each <= _BEHIND for each in self._of_others)
        return not is_of_other and self.scene.subject(role.verb) == "the encounter"

    @cached_property
    def is_taken_up(self) -> bool:
        """Whether the first telling takes up what the sentence before it says."""
        return self._before is not None and self._before[1]

    @cached_property
    def _of_others(self) -> frozenset[int]:
        """The sentences of the article's other encounters."""
        return frozenset(sentence_number(self.scene.around.doc, each) for each in self.scene.other_triggers)

    @cached_property
    def _barring(self) -> list[int]:
        """The triggers behind which the article tells of another encounter, and not only mentions one.

        An invitation or a plan is part of what those say who have met: "invited him to visit Oman. They also spoke of".
        """
        others = (each for each in self.scene.others if not self._is_only_meant(each))
        return [telling.trigger.token.i for other in others for telling in other.tellings]

    def _is_only_meant(self, other: Gathering) -> bool:
        if len(other.parties()) < _TWO:
            return True  # "recalled his trip to Taipei"
        return self.scene.chief.status == "occurred" and other.chief.status in _AHEAD

    def _may_say(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence that is far behind has a word by which something is said to have been a topic."""
        lemmas = words_of_doc(self.scene.around.doc).lemma
        speaking = self.scene.around.lexicon.topics.speaking
        return any(lemmas[i] in speaking for i in range(*sentence))

    @cached_property
    def _before(self) -> tuple[int, bool] | None:
        """The sentence before the first telling, unless it tells of another encounter; whether it is taken up."""
        doc = self.scene.around.doc
        first = min(self.scene.triggers, key=lambda each: each.i).sent
        number = sentence_number(doc, first.start) - 1
        begins = words_of_doc(doc).begins
        while number >= 0 and not doc[begins[number] : begins[number + 1]].text.strip():
            number -= 1
        if number < 0 or self.tells_of_another(number):
            return None
        return number, goes_back(first, self.scene)
