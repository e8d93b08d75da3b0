"""Where an encounter took place, and what only looks like a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tasks.records import Place
    from tests.unit.reading.conftest import Read


def place(read: Read, text: str) -> Place | None:
    """Return the place of the text's only account."""
    [account] = read(text)
    return account.place


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Willy Brandt met Willi Stoph in Erfurt.", "Erfurt", "DEU"),
        ("In Cairo, Anwar Sadat met Henry Kissinger.", "Cairo", "EGY"),
        ("Ronald Reagan met Mikhail Gorbachev in Reykjavik, the capital of Iceland.", "Reykjavik", "ISL"),
        ("Zhou Enlai met Jawaharlal Nehru in Peking.", "Peking", "CHN"),
        ("Fidel Castro met Salvador Allende in Santiago, Chile.", "Santiago", "CHL"),
        ("Kim Young-sam met Bill Clinton in Geneva.", "Geneva", "CHE"),
    ],
)
def test_the_place_after_the_encounter_is_where_it_was(text: str, name: str, country: str, read: Read) -> None:
    found = place(read, text)
    assert found is not None
    assert (found.name, found.country) == (name, country)


def test_a_place_knows_where_it_lies(read: Read) -> None:
    found = place(read, "Willy Brandt met Willi Stoph in Erfurt.")
    assert found is not None
    assert (found.kind, found.geonames_id is not None) == ("city", True)
    assert (found.latitude, found.longitude) == pytest.approx((50.98, 11.03), abs=0.2)


def test_a_city_says_more_than_its_country(read: Read) -> None:
    found = place(read, "Helmut Kohl met Francois Mitterrand in Verdun in France.")
    assert found is not None
    assert found.name == "Verdun"


def test_the_country_of_an_office_is_no_place(read: Read) -> None:
    assert place(read, "President Anwar Sadat of Egypt met Jimmy Carter.") is None


def test_a_government_that_speaks_is_no_place(read: Read) -> None:
    assert place(read, "Washington said that Jimmy Carter had met Anwar Sadat.") is None


def test_what_the_talks_are_about_is_no_place(read: Read) -> None:
    found = place(read, "Henry Kissinger and Le Duc Tho held talks on Vietnam in Paris.")
    assert found is not None
    assert found.name == "Paris"


def test_the_dateline_is_the_place_where_no_other_is_told(read: Read) -> None:
    found = place(read, "GENEVA, 20 November 1985 — Ronald Reagan met Mikhail Gorbachev on Tuesday.")
    assert found is not None
    assert (found.name, found.basis) == ("Geneva", "dateline")


def test_a_place_in_the_sentence_wins_over_the_dateline(read: Read) -> None:
    found = place(read, "BONN, 19 March 1970 — Willy Brandt met Willi Stoph in Erfurt on Thursday.")
    assert found is not None
    assert found.name == "Erfurt"


def test_who_speaks_of_his_talks_tells_where_they_were(read: Read) -> None:
    [account] = read("Andrei Gromyko said of his talks with Cyrus Vance in Geneva that they had been useful.")
    assert account.place is not None
    assert account.place.name == "Geneva"


@pytest.mark.parametrize("where", ["Near Koblenz", "Outside Koblenz", "On board the frigate Lübeck"])
def test_the_place_that_opens_the_sentence_takes_part_in_nothing(where: str, read: Read) -> None:
    [account] = read(f"{where}, Angela Merkel met the Dutch prime minister, Mark Rutte, on Wednesday.")
    assert [participant.name for participant in account.participants] == ["Angela Merkel", "Mark Rutte"]
