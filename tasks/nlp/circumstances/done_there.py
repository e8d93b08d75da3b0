"""Is it at the encounter that something is done or said? By those who take part, there or soon behind the telling."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene

ACTING = frozenset({"a participant", "somebody pointed back to", "the encounter"})
"""The subjects of what is done there."""
_SOON = 3  # sentences behind a telling in which one who takes part still says what he said there
_AHEAD = frozenset({"planned", "proposed"})
_TWO = 2  # who speak with each other
_BESIDE = frozenset({"of", "from", "in", "for"})


@dataclass(frozen=True)
class DoneThere:
    """Says of verbs whether they tell what was done at the scene's encounter."""

    scene: Scene

    def is_done_there(self, verb: Token) -> bool:
        """Whether those who take part do it, the encounter itself, or it is what they came together for."""
        return self.scene.subject(verb) in ACTING or self.is_purpose(verb) or self._is_done_by_all(verb)

    def is_purpose(self, verb: Token) -> bool:
        """Whether it is what they came together for: "met to discuss X"."""
        return syntax.is_infinitive(verb) and syntax.verb_below(verb, self.scene.anchors(verb)) is not None

    def is_said_there(self, verb: Token) -> bool:
        """Whether one who takes part says it in the telling or soon behind it: "B, who voiced concern over X"."""
        if self.scene.distance(verb) != 0:
            return self.is_said_soon(verb)
        is_by_other = syntax.is_relative(verb) and self.scene.takes_part(verb.head)
        return is_by_other or self.is_done_there(verb)

    def is_said_soon(self, verb: Token) -> bool:
        """Whether the very one who took part says it some sentences behind: "Sala raised the price of gas"."""
        if not 0 < self.scene.distance(verb) <= _SOON or self.scene.chief.status != "occurred":
            return False
        return syntax.is_past(verb) and self.scene.is_done_by_one_of_them(verb)

    def is_of_another_time(self, verb: Token, *, is_discussed: bool) -> bool:
        """Whether behind what is still to come somebody did it already: "invited him to Oman. They discussed X".

        So did the two behind a journey of one of them: "recalled his trip to Taipei. The two sides discussed X".
        `is_discussed` says that it is told of what was discussed: "X was discussed".
        """
        if self.scene.distance(verb) < 1:
            return False
        if len(self.scene.parties) < _TWO and any(each.tag_ == "NNS" for each in syntax.subjects(verb)[0]):
            return self.scene.subject(verb) == "somebody pointed back to"
        if self.scene.chief.status not in _AHEAD or syntax.is_infinitive(verb) or not syntax.is_past(verb):
            return False
        return is_discussed or self.scene.subject(verb) in ACTING - {"the encounter"}

    def _is_done_by_all(self, verb: Token) -> bool:
        """Whether "the participants" do it, or "the group": all who were there, told by no name."""
        there = self.scene.around.lexicon.topics.those_there
        heads = [each for each in syntax.subjects(verb)[0] if each.lemma_ in there]
        return any(syntax.determiner(each) == "the" and not syntax.prepositional(each, _BESIDE) for each in heads)
