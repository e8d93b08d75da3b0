"""One person told in several ways is one participant, under his or her name: offices, roles, bodies in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def told(read: Read, text: str) -> list[str]:
    """Return whom the last encounter of the text is between, in the order of the alphabet."""
    return sorted(each.name for each in read(text)[-1].participants)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The mayor of Bergamo received Maria Holt, a geologist and climate activist known abroad, on Monday.",
            ["Maria Holt", "mayor of Bergamo"],
        ),
        (
            "President Lars Berg met Ole Hansen, a farmer and a member of parliament who leads the opposition.",
            ["Lars Berg", "Ole Hansen"],
        ),
        (
            "Li Wei met Sheikh Hamad bin Saleh, Vice-President and Prime Minister of Qatar and Ruler of Doha.",
            ["Hamad bin Saleh", "Li Wei"],
        ),
        (
            "Dilip Rao, Commerce and Industry Minister, met Chinese ambassador Li Wei in Delhi on Thursday.",
            ["Dilip Rao", "Li Wei"],
        ),
        (
            "President Lars Berg met his compatriot and mentor Haile Desta in Addis Ababa on Monday.",
            ["Haile Desta", "Lars Berg"],
        ),
    ],
)
def test_two_descriptions_behind_or_before_a_name_are_of_one_person(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Lars Berg met Ole Hansen, the mayor, and opposition leader Kari Vik in Oslo on Friday.",
            ["Kari Vik", "Lars Berg", "Ole Hansen"],
        ),
        (
            "President Lars Berg met Ole Hansen, a farmer, and a member of parliament in Oslo on Friday.",
            ["Lars Berg", "Ole Hansen", "member of parliament"],
        ),
    ],
)
def test_a_description_behind_a_comma_is_of_another(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Jacob Dube met Democratic Alliance (DA) leader Helen Botha and trade unionists on Friday.",
            ["Helen Botha", "Jacob Dube", "trade unionists"],
        ),
        (
            "President Samir Khan met World Health Organization (WHO) chief Tedros Haile in Cairo on Monday.",
            ["Samir Khan", "Tedros Haile"],
        ),
    ],
)
def test_brackets_part_no_body_from_its_head(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Volvo said the company was in talks with Renault.", ["Renault", "Volvo"]),
        ("The company is in talks with Renault, Volvo said on Monday.", ["Renault", "Volvo"]),
        (
            "Shares of Renault fell. Volvo Cars chief executive Jan Holm said the carmaker met Saab in Paris.",
            ["Saab", "Volvo"],
        ),
        ("Unite leader Ann Hall said the union would meet British Airways.", ["British Airways", "Unite"]),
        (
            "Water Board governor Somchai Phan said the agency met the National Bank of Thailand last week.",
            ["National Bank of Thailand", "Water Board"],
        ),
    ],
)
def test_the_company_is_that_of_who_speaks_for_it(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The FBI said the group had met Iranian officials in Vienna.",
        "Commerzbank analyst Uwe Kern said the company would meet Iranian officials.",
        "The Wall Street Journal said the company held talks with Iranian officials.",
        "Finance Ministry spokesman Ali Koc said the bank would hold talks with Iranian officials.",
    ],
)
def test_the_company_is_not_that_of_who_tells_of_others(text: str, read: Read) -> None:
    assert told(read, text)[-1] in {"group", "company", "bank"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Liberal leader Jeremy Thornton stayed in Devon. On Friday Sir Edward Hall met the Liberal leader.",
            ["Edward Hall", "Jeremy Thornton"],
        ),
        (
            "Awami League general secretary Karim Chowdhury spoke. The AL general secretary met Mrs Rahman on Monday.",
            ["Karim Chowdhury", "Rahman"],
        ),
        (
            "Interior Cabinet Secretary Fred Mwangi spoke in Nakuru. The CS met Mrs Rahman on Friday.",
            ["Fred Mwangi", "Rahman"],
        ),
        (
            "Uruguayan president Luis Pereira flew to Doha. The South American president met Mrs Rahman on Friday.",
            ["Luis Pereira", "Rahman"],
        ),
        (
            "Foreign minister and alternate prime minister Yair Levin was not told. "
            "Former prime minister Avi Barak was ill. "
            "The prime minister met Mrs Rahman on Monday.",
            ["Avi Barak", "Rahman"],
        ),
        (
            "State Department official David Hobbs revealed the exchange. "
            "The political counselor had lunch with Mrs Rahman in Kyiv.",
            ["David Hobbs", "Rahman"],
        ),
        (
            "Barack Obama praised his successor Donald Trump. On Thursday Barack Obama called his successor.",
            ["Barack Obama", "Donald Trump"],
        ),
    ],
)
def test_an_office_leads_back_to_its_holder(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


def test_who_was_told_without_a_name_before_has_none_later(read: Read) -> None:
    text = "Kenji Mori visited Osaka. There a lawyer defended him. The lawyer met Mrs Rahman on Monday."
    assert told(read, text) == ["Rahman", "lawyer"]


def test_a_city_with_new_in_its_name_is_no_person(read: Read) -> None:
    assert "York" not in told(read, "Crown Prince Frederik and Crown Princess Mary visited New York on Monday.")


def test_the_cabinet_of_a_country_is_the_council_named_behind_it(read: Read) -> None:
    assert told(read, "Li Wei met China's cabinet, the State Council, on Wednesday.") == ["Li Wei", "State Council"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Uhuru Mwangi met African and European ministers in Nairobi on Monday.",
            ["African ministers", "European ministers", "Uhuru Mwangi"],
        ),
        (
            "President Uhuru Mwangi met African Union and European Union leaders in Nairobi on Monday.",
            ["African Union", "European Union leaders", "Uhuru Mwangi"],
        ),
    ],
)
def test_people_of_parts_of_the_world_share_a_noun(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


def test_each_of_several_counterparts_is_the_one_of_his_country(read: Read) -> None:
    text = (
        "French Foreign Minister Jean Moreau and Polish Foreign Minister Radek Nowak flew in. "
        "German Foreign Minister Anna Beck will meet her French and Polish counterparts in Weimar on Monday."
    )
    assert told(read, text) == ["Anna Beck", "Jean Moreau", "Radek Nowak"]


def test_what_bears_the_name_of_a_person_is_none(read: Read) -> None:
    text = "Mr Kilroy founded the Robert Kilroy Party. Mr Kilroy met Mrs Rahman in Leeds on Monday."
    assert "Robert Kilroy Party" not in told(read, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Lars Berg met minister of mines and energy Tom Shikongo in Windhoek on Friday.",
            ["Lars Berg", "Tom Shikongo"],
        ),
        (
            "President Lars Berg met minister of trade and industry Ebrahim Patel in Windhoek on Friday.",
            ["Ebrahim Patel", "Lars Berg"],
        ),
        (
            "President Lars Berg met the minister of defence and visiting generals in Doha on Friday.",
            ["Lars Berg", "minister of defence", "visiting generals"],
        ),
    ],
)
def test_two_fields_in_small_letters_are_of_one_minister(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


def test_a_small_word_behind_an_office_belongs_to_the_name(read: Read) -> None:
    assert told(read, "President al-Hakim met Admiral al-Rahbi in Muscat on Monday.") == ["al-Hakim", "al-Rahbi"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Everton midfielder Tom Reed is in talks with the club over a new contract.", ["Everton", "Tom Reed"]),
        (
            "Rovers manager Tom Reed has been in talks with the club over a deal. Rovers finished fourth last year.",
            ["Rovers", "Tom Reed"],
        ),
    ],
)
def test_the_club_is_that_of_the_player_who_meets_it(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Everton midfielder Tom Reed is in talks with the Spanish club over a transfer.",
        "Spanish ambassador Juan Mora is in talks with the club over a visa.",
    ],
)
def test_a_club_told_apart_or_met_by_others_stays_unnamed(text: str, read: Read) -> None:
    assert any("club" in each for each in told(read, text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Juan Ortega's agent has confirmed that the striker is in talks with Real Betis.",
            ["Juan Ortega", "Real Betis"],
        ),
        (
            "Ana Ruiz's lawyer Peter Lang said his client had met President Lars Berg on Monday.",
            ["Ana Ruiz", "Lars Berg"],
        ),
    ],
)
def test_the_client_is_whose_lawyer_or_agent_speaks(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names


def test_who_is_no_client_stays_unnamed_in_what_a_lawyer_says(read: Read) -> None:
    assert "Ana Ruiz" not in told(read, "Ana Ruiz's lawyer said the judge had met President Lars Berg on Monday.")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("An emergency cabinet meeting", "cabinet"),
        ("An extraordinary board meeting", "board"),
        ("A marathon party meeting", "party"),
    ],
)
def test_the_body_is_not_called_by_the_occasion(words: str, body: str, read: Read) -> None:
    assert told(read, f"{words} was held in Oslo on Monday.") == [body]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The adviser to the president, Yuri Ushakov, met Steve Witkoff.", ["Steve Witkoff", "Yuri Ushakov"]),
        (
            "The Adviser to the Premier and Spokesperson for the Ministry of Foreign Affairs, Dr Majed bin Salem, "
            "met the Ambassador of Japan, Satoshi Maeda.",
            ["Majed bin Salem", "Satoshi Maeda"],
        ),
        ("The wife of the president, Olena Zelenska, met Brigitte Macron.", ["Brigitte Macron", "Olena Zelenska"]),
    ],
)
def test_the_name_behind_two_offices_is_of_who_holds_the_first(text: str, names: list[str], read: Read) -> None:
    assert told(read, text) == names
