"""The people, bodies and countries of a sentence: names, titles, organisations and countries as the text gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.records import Participant

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def people(read: Read, text: str) -> dict[str, Participant]:
    """Return the participants of the text's first account by name."""
    accounts = read(text)
    assert accounts, "no account"
    return {participant.name: participant for participant in accounts[0].participants}


def one(read: Read, text: str, name: str) -> Participant:
    """Return the participant with exactly this name."""
    found = people(read, text)
    assert name in found, sorted(found)
    return found[name]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("President Anwar Sadat met Jimmy Carter.", "Anwar Sadat", "President"),
        ("Foreign Minister Andrei Gromyko met Alexander Haig.", "Andrei Gromyko", "Foreign Minister"),
        ("Soviet foreign minister Andrei Gromyko met Alexander Haig.", "Andrei Gromyko", "foreign minister"),
        ("Deputy Prime Minister Anastas Mikoyan met Fidel Castro.", "Anastas Mikoyan", "Deputy Prime Minister"),
        ("Jimmy Carter met Prime Minister Golda Meir.", "Golda Meir", "Prime Minister"),
        ("Secretary-General Dag Hammarskjold met Zhou Enlai.", "Dag Hammarskjold", "Secretary-General"),
        ("General George Marshall met Zhou Enlai.", "George Marshall", "General"),
        ("Chancellor Willy Brandt met Leonid Brezhnev.", "Willy Brandt", "Chancellor"),
    ],
)
def test_a_title_before_a_name_is_no_part_of_it(text: str, name: str, title: str, read: Read) -> None:
    assert one(read, text, name).title == title


def test_a_lone_honorific_is_neither_name_nor_title(read: Read) -> None:
    assert one(read, "Mr Harold Wilson met Charles de Gaulle.", "Harold Wilson").title is None


def test_an_apposition_after_the_name_gives_the_title(read: Read) -> None:
    haig = one(read, "Andrei Gromyko met Alexander Haig, the secretary of state, in Geneva.", "Alexander Haig")
    assert haig.title == "secretary of state"


def test_an_apposition_after_the_name_gives_organisation_and_country(read: Read) -> None:
    text = "Andrei Gromyko met Hans-Dietrich Genscher, head of the German Foreign Ministry, in Bonn."
    genscher = one(read, text, "Hans-Dietrich Genscher")
    assert genscher.title == "head"
    assert genscher.organization is not None
    assert "Foreign Ministry" in genscher.organization
    assert genscher.country == "DEU"


def test_an_apposition_before_the_name_gives_title_and_organisation(read: Read) -> None:
    text = "The head of the CIA, William Colby, met Yitzhak Rabin in Jerusalem."
    colby = one(read, text, "William Colby")
    assert (colby.title, colby.organization) == ("head", "CIA")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Egyptian President Anwar Sadat met Jimmy Carter.", "Anwar Sadat", "EGY"),
        ("French President Charles de Gaulle met Konrad Adenauer.", "Charles de Gaulle", "FRA"),
        ("Israel's Prime Minister Golda Meir met Richard Nixon.", "Golda Meir", "ISR"),
        ("Jimmy Carter met President Anwar Sadat of Egypt.", "Anwar Sadat", "EGY"),
        ("Jimmy Carter met Anwar Sadat, the Egyptian president.", "Anwar Sadat", "EGY"),
        ("Jimmy Carter met Anwar Sadat, the president of Egypt.", "Anwar Sadat", "EGY"),
    ],
)
def test_the_country_comes_from_demonym_possessive_or_complement(
    text: str, name: str, country: str, read: Read
) -> None:
    assert one(read, text, name).country == country


def test_a_demonym_is_no_part_of_the_name(read: Read) -> None:
    assert set(people(read, "Egyptian leader Gamal Abdel Nasser met Josip Broz Tito.")) == {
        "Gamal Abdel Nasser",
        "Josip Broz Tito",
    }


@pytest.mark.parametrize(
    "name",
    [
        "Charles de Gaulle",
        "Joachim von Ribbentrop",
        "Abdul Aziz ibn Saud",
        "David Ben-Gurion",
    ],
)
def test_particles_and_hyphens_stay_inside_a_name(name: str, read: Read) -> None:
    assert name in people(read, f"President {name} met Prime Minister Winston Churchill in London.")


def test_a_country_is_a_country(read: Read) -> None:
    found = people(read, "Egypt and Israel held talks at Camp David.")
    assert {(each.name, each.kind, each.country) for each in found.values()} == {
        ("Egypt", "country", "EGY"),
        ("Israel", "country", "ISR"),
    }


def test_an_organisation_is_no_person(read: Read) -> None:
    found = people(read, "Nelson Mandela met leaders of the African National Congress, and Pieter Botha met the IMF.")
    assert [name for name, each in found.items() if each.kind == "person" and "Congress" in name] == []


def test_an_acronym_is_an_organisation(read: Read) -> None:
    assert one(read, "Josip Broz Tito met a delegation of UNESCO. UNESCO met Tito.", "Josip Broz Tito").kind == "person"
    assert one(read, "Kwame Nkrumah held talks with the IMF in Accra.", "IMF").kind == "organization"


def test_unnamed_people_are_a_group(read: Read) -> None:
    found = people(read, "Nelson Mandela met Zulu chiefs in Durban.")
    assert [each.kind for name, each in found.items() if "chiefs" in name] == ["group"]


def test_a_surname_stands_for_the_full_name_told_before(read: Read) -> None:
    text = "Willy Brandt arrived in Erfurt by train. Brandt met Willi Stoph at noon."
    [account] = [account for account in read(text) if account.trigger.text == "met"]
    assert {participant.name for participant in account.participants} == {"Willy Brandt", "Willi Stoph"}


def test_a_title_alone_stands_for_its_holder(read: Read) -> None:
    text = "President Anwar Sadat flew home. In Cairo the president met Henry Kissinger."
    [account] = [account for account in read(text) if account.trigger.text == "met"]
    assert {participant.name for participant in account.participants} == {"Anwar Sadat", "Henry Kissinger"}


def test_a_pronoun_stands_for_the_subject_before_it(read: Read) -> None:
    text = "Lech Walesa came to Rome on Thursday. He met Pope John Paul II."
    [account] = [account for account in read(text) if account.trigger.text == "met"]
    assert {participant.name for participant in account.participants} == {"Lech Walesa", "John Paul II"}


def test_every_name_of_a_list_takes_part(read: Read) -> None:
    text = "Henry Kissinger met Golda Meir, Moshe Dayan, Abba Eban and Yigal Allon in Jerusalem."
    assert {name for name, each in people(read, text).items() if each.side == "whom"} == {
        "Golda Meir",
        "Moshe Dayan",
        "Abba Eban",
        "Yigal Allon",
    }


def test_who_accompanies_somebody_is_on_the_same_side(read: Read) -> None:
    text = "Richard Nixon, accompanied by Henry Kissinger, met Zhou Enlai in Peking."
    found = people(read, text)
    assert {name: each.side for name, each in found.items()} == {
        "Richard Nixon": "who",
        "Henry Kissinger": "who",
        "Zhou Enlai": "whom",
    }


def test_reporters_take_no_part(read: Read) -> None:
    found = people(read, "Harold Macmillan met Dwight Eisenhower and reporters in Bermuda.")
    assert set(found) == {"Harold Macmillan", "Dwight Eisenhower"}


def test_spans_quote_the_name_as_it_stands(read: Read) -> None:
    text = "President Anwar Sadat met Jimmy Carter."
    sadat = one(read, text, "Anwar Sadat")
    assert [text[start:end] for start, end in sadat.spans] == ["Anwar Sadat"]


@pytest.mark.parametrize("kin", ["son-in-law", "brother-in-law", "mother-in-law"])
def test_kin_by_marriage_are_told_in_one_word(kin: str, read: Read) -> None:
    [account] = read(f"Willy Brandt, the chancellor, met Mr Tito's {kin}, Bruno Kreisky, in Salzburg on Monday.")
    assert [each.name for each in account.participants] == ["Willy Brandt", "Bruno Kreisky"]
