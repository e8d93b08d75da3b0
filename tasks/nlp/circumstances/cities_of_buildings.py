"""In which city was the building? "At the Presidential Palace" is where the report was filed.

A table of encounters is of more use with the city: a hundred cities have a presidential palace. What bears a name of
its own, "at Government House", stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.circumstances import Circumstances
from tasks.nlp.circumstances.place_choice import PlaceCandidates
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.places.dateline import Dateline
from tasks.records import Place


def with_cities_of_buildings(
    scenes: Sequence[Scene], found: Sequence[Circumstances], dateline: Dateline | None
) -> list[Circumstances]:
    """Return what was found of each scene, with its city for a building of which there are many."""
    return [
        replace(each, place=_city_of(each.place, scene, dateline) or each.place) if each.place is not None else each
        for scene, each in zip(scenes, found, strict=True)
    ]


def _city_of(place: Place, scene: Scene, dateline: Dateline | None) -> Place | None:
    if place.kind != "venue" or place.latitude is not None or scene.chief.status == "proposed":
        return None
    head = next((each for each in scene.around.places if each.place.span == place.span), None)
    if head is None or not _is_of_many(scene.around.doc[head.token]):
        return None
    city = PlaceCandidates(scene, dateline).filed_there()
    if city is None or city.kind != "city" or (place.country is not None and place.country != city.country):
        return None
    return city


def _is_of_many(token: Token) -> bool:
    """Whether an article or an owner stands before it: "the palace", "his office", not "Government House"."""
    return bool(syntax.determiner(token)) or syntax.possessor(token) is not None
