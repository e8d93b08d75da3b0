"""An article that tells of several encounters: which mention belongs to which, and who to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tasks.records import Account
    from tests.unit.reading.conftest import Read


def names(account: Account) -> list[str]:
    """Return everybody who takes part."""
    return [participant.name for participant in account.participants]


def test_who_speaks_at_the_meeting_was_at_the_one_told_before(read: Read) -> None:
    text = (
        "President Julius Nyerere held a meeting with village elders in Dodoma on Monday. The harvest had failed. "
        "Agriculture Minister John Malecela also addressed the meeting, saying that grain was on its way."
    )
    [account] = read(text)
    assert names(account) == ["Julius Nyerere", "village elders", "John Malecela"]


def test_who_speaks_after_the_meeting_need_not_have_been_there(read: Read) -> None:
    text = (
        "President Urho Kekkonen held a meeting with Foreign Minister Andrei Gromyko in Helsinki on Monday. "
        "The two countries have traded timber for oil since the war. Mills in the north depend on orders from "
        "Leningrad, and shipyards in Turku build icebreakers that no other country buys. Last winter the orders "
        "dried up, and a third of the workers were sent home without pay. "
        "Presidential spokesman Max Jakobson announced a new treaty after the meeting at the palace. "
        "It gives the yards work for five years, and the north will sell twice as much paper as it does today."
    )
    [account] = read(text)
    assert names(account) == ["Urho Kekkonen", "Andrei Gromyko"]


def test_a_meeting_that_is_counted_is_another(read: Read) -> None:
    text = (
        "President Urho Kekkonen is to hold a meeting with Andrei Gromyko on Friday. The talks go on. "
        "Chancellor Bruno Kreisky spoke on Tuesday at the third meeting of the commission in Vienna."
    )
    assert "Bruno Kreisky" not in names(read(text)[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Roy Jenkins hosted a dinner in May 1968 where Premier Harold Wilson told James Callaghan to resign.",
            ["Roy Jenkins", "Harold Wilson", "James Callaghan"],
        ),
        (
            "The ruling follows an earlier meeting in February, at which Caribbean ministers refused a waiver.",
            ["Caribbean ministers"],
        ),
        (
            "It all began at a meeting, during which President Nasser warned Ambassador Lucius Battle.",
            ["Nasser", "Lucius Battle"],
        ),
    ],
)
def test_who_acts_at_an_event_is_told_behind_where_or_at_which(text: str, told: list[str], read: Read) -> None:
    [account] = read(text)
    assert names(account) == told


def test_where_behind_a_town_says_who_was_in_town(read: Read) -> None:
    text = "Dean Rusk had a meeting in Geneva, where Andrei Gromyko was giving a speech, with Josip Tito."
    assert all("Andrei Gromyko" not in names(account) for account in read(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Minister Milton Obote said that Premier Li Peng, who began his visit to Ethiopia today, is ill.", "Li Peng"),
        ("The ministry said that the Afghan delegation which was on its visit to Iran has left.", "Afghan delegation"),
        (
            "Minister Ana Palacio thanked the staff. It is a public policy that was presented by the Undersecretary "
            "for Innovation, Pedro Solbes, during his visit to South Korea in early July.",
            "Pedro Solbes",
        ),
    ],
)
def test_whose_visit_it_was_is_told_in_the_clause_around_it(text: str, who: str, read: Read) -> None:
    [account] = read(text)
    assert names(account)[0] == who


def test_who_spoke_to_whom_may_be_told_in_a_relative_clause(read: Read) -> None:
    text = "Mr Thant praised Premier Tage Erlander, who had warned Kenyan leaders at a dinner in London."
    [account] = read(text)
    assert names(account) == ["Tage Erlander", "Kenyan leaders"]


def test_a_meeting_and_a_meeting_are_two(read: Read) -> None:
    text = (
        "Iran is at war with its foes. Their plots are many, he said. The people must work harder. "
        "Interior Minister Ali Tehrani said this at a meeting in Tabriz on Monday. Ministers travel a lot. "
        "He had warned of unrest in a meeting with General Karim Sadr in Shiraz."
    )
    assert [names(account) for account in read(text)] == [["Ali Tehrani"], ["Ali Tehrani", "Karim Sadr"]]


def test_who_joins_the_meeting_from_afar_joins_the_one_told_before(read: Read) -> None:
    text = (
        "Transport Minister Barbara Castle and union leader Frank Cousins spoke after a meeting in London on Monday. "
        "Professor Colin Buchanan attended the meeting by video link."
    )
    [account] = read(text)
    assert set(names(account)) == {"Barbara Castle", "Frank Cousins", "Colin Buchanan"}


def test_who_is_not_named_was_there_where_nobody_else_is_told(read: Read) -> None:
    text = "President Habib Bourguiba is to host a meeting in Tunis on Monday. Also due to attend are trade unionists."
    [account] = read(text)
    assert names(account) == ["Habib Bourguiba", "trade unionists"]


def test_whose_presence_is_spoken_of_elsewhere_was_not_there(read: Read) -> None:
    text = (
        "Interior Minister Ali Tehrani met General Karim Sadr in Tabriz. "
        "He referred to the strong presence of President Hassan Modarres in the province."
    )
    assert all("Hassan Modarres" not in names(account) for account in read(text))


def test_who_takes_part_in_something_else_was_not_there(read: Read) -> None:
    text = (
        "Oil chief Subir Raha met Energy Minister Viktor Khristenko in Moscow on Monday. "
        "The Norwegian magnate Thor Halvorsen may also take part in bids for oil fields."
    )
    [account] = read(text)
    assert names(account) == ["Subir Raha", "Viktor Khristenko"]


def test_a_meeting_that_somebody_wanted_is_his(read: Read) -> None:
    text = "The government in Paris agreed to a meeting that Anwar Sadat wanted with Menachem Begin."
    [account] = read(text)
    assert names(account) == ["Anwar Sadat", "Menachem Begin"]


def test_we_are_those_for_whom_he_speaks_who_is_quoted(read: Read) -> None:
    text = (
        '"Indeed, Sudan needs more grain so we held meetings with Egypt and the Egyptian authorities told us that '
        'Egypt was ready," Foreign Minister Ahmad Karimi said in an interview.'
    )
    assert names(read(text)[0])[0] == "Ahmad Karimi"


def test_a_surname_is_not_that_of_his_wife_where_it_is_told_with_his_office(read: Read) -> None:
    text = (
        "President Kennedy was in good spirits. First lady Jacqueline Kennedy flew to Paris on Monday. "
        "Kennedy met Premier Nikita Khrushchev in Vienna."
    )
    [account] = read(text)
    assert names(account) == ["Kennedy", "Nikita Khrushchev"]


def test_a_surname_is_not_that_of_his_brother_where_both_are_named(read: Read) -> None:
    text = (
        "His brother, Robert Kennedy, flew to Paris. John Kennedy stayed at home. "
        "Kennedy met Premier Georges Pompidou on Monday."
    )
    [account] = read(text)
    assert names(account) == ["John Kennedy", "Georges Pompidou"]


def test_who_visits_a_house_to_meet_somebody_meets_him(read: Read) -> None:
    text = "Last week, Prime Minister Tony Blair visited the Kremlin to meet President Boris Yeltsin."
    [account] = read(text)
    assert names(account) == ["Tony Blair", "Boris Yeltsin"]


@pytest.mark.parametrize("answer", ["bullets", "fire and fury", "a stony silence"])
def test_what_is_met_with_something_is_answered(answer: str, read: Read) -> None:
    text = (
        "The harvest failed last year, and in the highlands people have begun to sell their tools and seeds. Roads "
        "have been washed away by the rain, so that grain from the coast is late, and the price of maize in the "
        "markets of the west has doubled since May. Doctors speak of children who have eaten nothing but roots for "
        "weeks. Soldiers were sent to guard the stores. "
        f"Interior Minister Jorge Ubico was met with {answer} in Quetzaltenango on Monday. He left after an hour."
    )
    assert not read(text)


def test_a_country_is_no_company(read: Read) -> None:
    text = (
        "Boeing builds ships. Northrop builds ships too, and has sold them to Canada. "
        "Negotiations between the two companies began in January."
    )
    [account] = read(text)
    assert set(names(account)) == {"Boeing", "Northrop"}
