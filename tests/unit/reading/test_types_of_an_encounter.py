"""Of which type an encounter is: a meeting, visit, talks, a summit, a call or correspondence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("meeting", "Prime Minister Harold Wilson spoke with President Lyndon Johnson in Ottawa."),
        ("call", "Prime Minister Harold Wilson spoke with President Lyndon Johnson by telephone."),
        ("talks", "Harold Wilson consulted with Lyndon Johnson in Ottawa."),
        ("meeting", "Averell Harriman paid a courtesy call on Josef Stalin."),
        ("meeting", "Foreign Minister Abba Eban called on Chancellor Konrad Adenauer in Bonn."),
        ("summit", "A meeting of Arab foreign ministers opened in Cairo."),
        ("summit", "The ordinary meeting of the Southern African Development Community was held in Gaborone."),
        ("summit", "The Council of Ministers of the Economic Community of West African States met in Accra."),
        ("summit", "The foreign ministers of the Gulf Cooperation Council held a meeting in Muscat."),
        ("meeting", "Western Union held a meeting with the Postal Workers in Denver."),
        ("meeting", "The meeting of the European Broadcasting Union was held in Geneva."),
        ("meeting", "A meeting of European finance ministers opened in Brussels."),
        ("meeting", "Andrei Gromyko discussed the treaty with Cyrus Vance. The meeting lasted an hour."),
        ("call", "Andrei Gromyko discussed the treaty with Cyrus Vance. The phone call lasted an hour."),
        ("talks", "Andrei Gromyko discussed the treaty with Cyrus Vance."),
        ("summit", "The leaders of Kenya, Uganda and Zambia met in Arusha. The summit lasted two days."),
        ("call", "Harold Wilson met Lyndon Johnson remotely on Monday."),
        ("summit", "African leaders met in Addis Ababa on Saturday."),
        ("summit", "The presidents of Egypt, Syria and Iraq met in Cairo."),
        ("summit", "Arab foreign ministers met in Khartoum on Friday."),
        ("summit", "Adnan Menderes flew to Paris to meet President Dwight Eisenhower and other NATO leaders."),
        ("meeting", "The presidents of Egypt and Syria met in Cairo."),
        ("summit", "The world's leaders met in Stockholm."),
        ("summit", "The European Union's leaders met in Maastricht."),
        ("meeting", "France's leaders met in Lyon."),
        ("meeting", "Labour leaders met in Leeds on Saturday."),
        ("meeting", "A meeting of Palestinian leaders opened in Beirut."),
        ("summit", "European Union leaders met in Athens."),
        ("meeting", "President Nelson Mandela met the leaders of Cosatu, the Communist Party and the ANC in Pretoria."),
        ("meeting", "Trade union leaders met in Athens."),
        ("meeting", "Egypt and Sudan share the Nile. The foreign ministers of the two nations met in Cairo."),
        ("meeting", "European finance ministers met in Brussels."),
        ("summit", "The prime ministers of Belgium, Luxembourg and Denmark met in Bruges."),
        ("summit", "The heads of government of Belgium, Luxembourg and Denmark met in Bruges."),
        ("summit", "The heads of state of the region's eight nations met in Lusaka."),
        ("meeting", "The leaders of three parties met in Lusaka."),
        ("summit", "Leaders from across the Pacific met in Suva."),
        ("summit", "The Arab League Summit ended in Amman on Thursday."),
        ("summit", "The presidents of Egypt, Syria and Yemen gathered in Cairo on Sunday."),
        ("talks", "Ceasefire talks between Israel and the PLO opened in Cairo on Sunday."),
        ("summit", "Caribbean leaders held an emergency meeting in Kingston."),
        ("summit", "European Union leaders are holding talks in Athens."),
        ("talks", "European Union leaders held talks with Andreas Papandreou in Athens."),
        ("summit", "The G7 countries met in Puerto Rico."),
        ("summit", "Valéry Giscard d'Estaing, Helmut Schmidt and James Callaghan met in Paris for a summit."),
        ("call", "Harold Wilson held a video conference with Lyndon Johnson."),
        ("call", "A 90-minute call between Harold Wilson and Lyndon Johnson ended in laughter."),
        (
            "call",
            "Harold Wilson and Lyndon Johnson held talks on Monday. The talks, held over the phone, lasted an hour.",
        ),
        ("call", "Harold Wilson had a conversation with Lyndon Johnson. They spoke by telephone for an hour."),
    ],
)
def test_the_words_tell_the_type(kind: str, text: str, read: Read) -> None:
    assert [account.type for account in read(text)] == [kind]


def test_a_summit_that_is_only_ahead_makes_no_summit_of_the_talks_before_it(read: Read) -> None:
    text = "Andrei Gromyko and Cyrus Vance held talks in Geneva on Monday. The summit will be held in June."
    assert "talks" in [account.type for account in read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("In a Zoom meeting on Tuesday, Ian Smith and Joshua Nkomo agreed on a truce.", "call", 2),
        ("Ian Smith and Joshua Nkomo spoke in a WhatsApp call on Friday.", "call", 2),
        ("By telephone on Monday, Ian Smith and Joshua Nkomo discussed the truce.", "call", 2),
        ("Speaking by video link, Ian Smith briefed the Zambian leader, Kenneth Kaunda.", "call", 2),
        (
            "President Kenneth Kaunda received a courtesy call from the new British envoy, Peter Carrington.",
            "meeting",
            2,
        ),
        ("Harold Macmillan had lobbied John Kennedy by telegram for the missile.", "correspondence", 2),
        ("By telephone from Lusaka, Kenneth Kaunda said that Ian Smith had met Joshua Nkomo.", "meeting", 2),
    ],
)
def test_the_means_told_in_front_or_before_the_noun_give_the_type(text: str, kind: str, names: int, read: Read) -> None:
    assert [(each.type, len(each.participants)) for each in read(text)] == [(kind, names)]
