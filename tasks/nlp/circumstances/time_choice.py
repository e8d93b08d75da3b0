"""Which of the article's time expressions is that of the encounter? The rules propose one, all are weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tasks.nlp import syntax
from tasks.nlp.circumstances.counted_days import counted_from
from tasks.nlp.circumstances.other_days import is_in_a_name, is_of_something_else
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.gathering.gathered import time_told
from tasks.nlp.text.weighing import Weighed
from tasks.nlp.times.times import token_of
from tasks.records import Time

_CURRENT_DAYS = 7  # days before publication
_COUNTED = "counted from it"
_HELD = "held then"
_WHEN = "when they met"


def is_when(features: Mapping[str, float]) -> bool:
    """Whether the text says outright that it was then: "two days after they met", "the event was held on Monday".

    Or "the first visit since May, when they met in Lima".
    """
    return bool(features.get(_COUNTED) or features.get(_HELD) or features.get(_WHEN))


@dataclass(frozen=True)
class TimeCandidates:
    """Weighs the time expressions of an article for one encounter."""

    scene: Scene

    def weighed(self) -> Iterator[Weighed[Time]]:
        """Yield every expression that has days, with its features."""
        counted = next(
            (found for each in self.scene.triggers if (found := counted_from(each, self.scene.around))), None
        )
        if counted is not None:
            yield Weighed(counted, {_COUNTED: 1.0})
            return
        proposed, before_when = self.proposed(), self._before_when()
        for time in self.scene.around.times:
            if time.start is None or time.end is None:
                continue
            if any(time.span.start <= each < time.span.end for each in before_when):
                yield Weighed(time, {**self._features(time, proposed), _WHEN: 1.0})
                continue
            token = token_of(self.scene.around.doc, time)
            if self.scene.is_near(token) and not is_of_something_else(time, token, self.scene):
                yield Weighed(time, self._features(time, proposed))

    def _before_when(self) -> list[int]:
        """Return where the words end of which the clause of the encounter says "when": "since May, when they met"."""
        whens = (
            child
            for trigger in self.scene.triggers
            for verb in syntax.own_verbs(trigger)
            for child in verb.lefts
            if child.lower_ == "when" and child.i > child.sent.start + 1
        )
        words = (each.nbor(-2) if each.nbor(-1).text == "," else each.nbor(-1) for each in whens)
        return [each.idx for each in words]

    def proposed(self) -> Time | None:
        """Return the time that the rules take: told in a mention, or of the visit on which it was."""
        told = time_told(self.scene.gathering)
        if told is not None and is_in_a_name(told, token_of(self.scene.around.doc, told), self.scene):
            told = None
        return told or self.scene.gathering.borrowed_time

    def _features(self, time: Time, proposed: Time | None) -> dict[str, float]:
        scene = self.scene
        token = token_of(scene.around.doc, time)
        hangs = syntax.depends_on(token, scene.anchors(token))
        zone = scene.zone(token, hangs=hangs)
        common = scene.features(token)
        subject = next(name for name in common if name.startswith("subject"))
        found = {
            **common,
            **scene.gap(token),
            f"granularity: {time.granularity}": 1.0,
            f"basis: {time.basis}": 1.0,
            zone: 1.0,
            f"{zone}, granularity: {time.granularity}": 1.0,
            f"{zone}, {subject}": 1.0,
            f"{zone}, in what somebody says": common["in what somebody says"],
            f"{zone}, in a relative clause": common["in a relative clause"],
            f"{zone}, type: {scene.type}": 1.0,
            _HELD: float(scene.is_held_there(token)),
        }
        if scene.around.published is not None and time.start is not None:
            days = (time.start - scene.around.published).days
            side = (
                "the day of publication" if days == 0
                else "ahead" if days > 0
                else "the week before" if days >= -_CURRENT_DAYS
                else "long before"
            )  # fmt: skip
            found |= {side: 1.0, f"{side}, status: {scene.chief.status}": 1.0}
        is_shared = any(each.start == time.start for each in scene.kindred_times)
        found["when a participant meets others"] = float(is_shared)
        if proposed is None or proposed.start is None:
            found |= {"none proposed": 1.0, f"none proposed, {zone}": 1.0}
        else:
            found["proposed"] = float(proposed.span == time.span)
            found["same days as proposed"] = float((proposed.start, proposed.end) == (time.start, time.end))
        return found
