"""The heads of agency reports in their many forms, and what only looks like one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.places.dateline import Dateline, read_dateline
from tasks.reading import SEEDS


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer(SEEDS / "places.sqlite")
    yield opened
    opened.close()


def told(dateline: Dateline | None) -> tuple[str, str, str | None] | None:
    """Return the whole head with its place and country."""
    if dateline is None or dateline.place is None:
        return None
    return dateline.date_text, dateline.place.name, dateline.place.country


@pytest.mark.parametrize(
    ("head", "place", "country"),
    [
        ("KYIV, Ukraine (AP) — ", "Kyiv", "UKR"),
        ("DOHA, 4 March - ", "Doha", "QAT"),
        ("Riyadh: ", "Riyadh", "SAU"),
        ("BRUSSELS — ", "Brussels", "BEL"),
        ("PARIS/BERLIN (Reuters) - ", "Paris", "FRA"),
        ("Abu Dhabi, UAE – 12 May 2022: ", "Abu Dhabi", "ARE"),
        ("New Delhi [India], March 3 (ANI): ", "New Delhi", "IND"),
        ("ISLAMABAD: ", "Islamabad", "PAK"),
        ("(MENAFN) Amman, ", "Amman", "JOR"),
        ("GENEVA, 20 November 1985 — ", "Geneva", "CHE"),
        ("SINGAPORE (Feb. 25, 2021) — ", "Singapore", "SGP"),
        ("KUWAIT: ", "Kuwait", "KWT"),
        ("Egypt, Cairo, June 2022: ", "Cairo", "EGY"),
        ("CAIRO - 27 June 2022: ", "Cairo", "EGY"),
        ("Srinagar- ", "Srinagar", "IND"),
        ("Ulaanbaatar /MONTSAME/. ", "Ulaanbaatar", "MNG"),
        ("ASTANA, April 9. /TASS/. ", "Astana", "KAZ"),
        ("NANJING, July 18 (Xinhua) -- ", "Nanjing", "CHN"),
        ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - ", "Sydney", "AUS"),
        ("ERIE, Pa. (AP) - ", "Erie", "USA"),
        ("SAN JOSE, Costa Rica — ", "San Jose", "CRI"),
        ("SAN JOSE, Calif. — ", "San Jose", "USA"),
        ("AL-HASAKAH, Syria (North Press) – ", "Al-Hasakah", "SYR"),
        ("THE HAGUE — ", "The Hague", "NLD"),
        ("Tirana, Albania (CNN) ", "Tirana", "ALB"),
        ("OFER PRISON, West Bank — ", "West Bank", "PSE"),
        ("Tamale (N/R), Sept. 12, GNA - ", "Tamale", "GHA"),
        ("Vilnius, Sept 12, BNS - ", "Vilnius", "LTU"),
        ("Baku, September 12, AZERTAC ", "Baku", "AZE"),
        ("YEREVAN, SEPTEMBER 12, ARMENPRESS. ", "Yerevan", "ARM"),
        ("Kyiv. September 12. Interfax-Ukraine - ", "Kyiv", "UKR"),
        ("COLOMBO (News 1st); ", "Colombo", "LKA"),
        ("16:10 | Lima, Jul. 13. ", "Lima", "PER"),
        ("BAKU, Azerbaijan, March 22. ", "Baku", "AZE"),
    ],
)
def test_a_dateline_is_read_to_its_end(head: str, place: str, country: str, gazetteer: Gazetteer) -> None:
    story = "The ministers of six countries spoke for three hours about grain, ports and the price of bread."
    assert told(read_dateline(head + story, 0, gazetteer)) == (head, place, country)


@pytest.mark.parametrize(
    ("head", "place", "country"),
    [
        ("BRUSSELS, February 10 (Xinhua) --\n\n", "Brussels", "BEL"),
        ("NAIROBI, Kenya (AP) _\n\n", "Nairobi", "KEN"),
        ("ANKARA\n\n", "Ankara", "TUR"),
        ("16:10 | Cusco (Cusco region), Jul. 13.\n\n", "Cusco", "PER"),
    ],
)
def test_a_dateline_may_be_a_paragraph_of_its_own(head: str, place: str, country: str, gazetteer: Gazetteer) -> None:
    assert told(read_dateline(head, 0, gazetteer)) == (head, place, country)


def test_the_span_of_the_place_quotes_the_text(gazetteer: Gazetteer) -> None:
    text = "Headline\n\nEgypt, Cairo, June 2022: The ministers spoke."
    dateline = read_dateline(text[10:], 10, gazetteer)
    assert dateline is not None
    assert dateline.place is not None
    assert text[dateline.place.span.start : dateline.place.span.end] == "Cairo"
    assert text[dateline.end :] == "The ministers spoke."


def test_a_dateline_of_an_unknown_place_still_gives_its_day(gazetteer: Gazetteer) -> None:
    dateline = read_dateline("UNITED NATIONS, July 18 (Xinhua) -- The council met.", 0, gazetteer)
    assert dateline is not None
    assert (dateline.place, dateline.date_text) == (None, "UNITED NATIONS, July 18 (Xinhua) -- ")


@pytest.mark.parametrize("head", ["NNA – ", "BNA - ", "Shafaq News/ ", "Mehr News Agency / "])
def test_an_agency_alone_may_stand_before_the_report(head: str, gazetteer: Gazetteer) -> None:
    story = "The speaker received the ambassador at the palace on Monday and spoke with her about grain and bread."
    credit = read_dateline(head + story, 0, gazetteer)
    assert credit is not None
    assert (credit.place, credit.date_text) == (None, head)


@pytest.mark.parametrize(
    "text",
    [
        "NNA – Speaker meets envoy",
        "Good News for bakers: the price of flour, which had risen for a year, fell by a tenth in the last month.",
    ],
)
def test_a_headline_is_no_agency(text: str, gazetteer: Gazetteer) -> None:
    assert read_dateline(text, 0, gazetteer) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ankara\n\n",
        "LONDON. The minister said that the road to the south would stay closed for as long as the war went on.",
        "GENEVA:\n\n",
        "16:10 | Lima hosts the ministers of six countries, and they will speak about grain and the price of bread.",
        "Paris - the French capital - was calm on Sunday, and people went out to buy bread as they always had.",
        "Moscow said on Monday that it had closed the road to the south, and that it would stay closed.",
        "Afghanistan: Consulate is attacked",
        "London: Man held",
        "May: I will not resign over the treaty, whatever the party says of it in the coming weeks.",
        "Wilkinson - who had hoped to play - was left out of the team for the match on Saturday.",
        "Johnny Depp: The outlaw who came home and made a film about it in the town where he was born.",
    ],
)
def test_a_sentence_or_headline_that_begins_with_a_name_is_no_dateline(text: str, gazetteer: Gazetteer) -> None:
    assert read_dateline(text, 0, gazetteer) is None


def test_a_land_that_is_a_city_is_the_head_of_a_report(gazetteer: Gazetteer) -> None:
    told_of = read_dateline("VATICAN CITY — President Gonzalo Rivas met the pope on Saturday.", 0, gazetteer)
    assert told_of is not None
    assert told_of.date_text.strip() == "VATICAN CITY —"
    assert read_dateline("BREAKING — President Gonzalo Rivas met the pope on Saturday.", 0, gazetteer) is None
