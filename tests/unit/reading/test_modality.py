"""Whether an encounter occurred, is planned, proposed, cancelled or denied, in sentences as newspapers print them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

OCCURRED = [
    "Diplomats asked how the coup would affect the negotiations between Andrei Gromyko and Alexander Haig.",
    "Harold Wilson was not at the meeting between Anthony Crosland and Henry Kissinger.",
    "Lack of progress in the talks between Ian Smith and Joshua Nkomo alarmed London.",
    "The treaty was signed only after talks between Willy Brandt and Willi Stoph.",
    "Harold Wilson repeated this at a meeting with Helmut Schmidt later on Tuesday.",
    "Anwar Sadat met Jimmy Carter in Washington on Tuesday.",
    "Konrad Adenauer and Charles de Gaulle held talks in Rambouillet.",
    "President John Kennedy has met Chairman Nikita Khrushchev in Vienna.",
    "Richard Nixon was received by Mao Zedong in Peking.",
    "Talks between Henry Kissinger and Le Duc Tho are continuing in Paris.",
    "The German chancellor Helmut Kohl said after meeting Mikhail Gorbachev that he was content.",
    "Margaret Thatcher said she had met Pieter Botha at Chequers.",
    "President Ronald Reagan, who met Mikhail Gorbachev in Geneva, spoke to Congress.",
    "France celebrates on Christmas Day. Georges Pompidou is meeting Willy Brandt in Paris.",
    "The two ministers agreed to withdraw their troops following a meeting between Anwar Sadat and Moshe Dayan.",
    "Andrei Gromyko rejected the plan at a meeting with Alexander Haig.",
    "A meeting between Anwar Sadat and Menachem Begin failed to end the quarrel over Sinai.",
    "Charles de Gaulle never left Bonn without meeting Konrad Adenauer.",
    "The failed talks between Ian Smith and Joshua Nkomo cost a year.",
    "The failure of talks between Ian Smith and Joshua Nkomo cost a year.",
    "Henry Kissinger left Cairo after meeting Anwar Sadat.",
    "That Willy Brandt and Willi Stoph met at all was kept from the public.",
    "Charles de Gaulle found time to meet Konrad Adenauer on Monday.",
    "Konrad Adenauer was able to meet Charles de Gaulle on Monday.",
    "Konrad Adenauer had an opportunity to talk to Charles de Gaulle on Monday.",
    "Pieter Botha did not deny that he had met Nelson Mandela.",
    "Pieter Botha could not avoid meeting Desmond Tutu in Pretoria.",
    "The long-delayed meeting between Anwar Sadat and Moshe Dayan took place on Monday.",
    "The first foreign statesman to be received by Konrad Adenauer was Charles de Gaulle.",
    "The talks between Ian Smith and Joshua Nkomo adjourned on Friday.",
    "Talks between Henry Kissinger and Le Duc Tho did not produce a truce.",
    "The meeting between Charles de Gaulle and Konrad Adenauer did not last long.",
    "The talks between Ian Smith and Joshua Nkomo were not easy.",
    "Willy Brandt's visit to Warsaw did not go unnoticed.",
    "Anwar Sadat did not mention his meeting with Menachem Begin in the speech.",
    "Anwar Sadat would not comment on his meeting with Menachem Begin.",
    "Anwar Sadat will report to parliament on his meeting with Menachem Begin.",
    "Pieter Botha may regret his meeting with Nelson Mandela.",
    "The raid could hurt the negotiations between Henry Kissinger and Le Duc Tho.",
    "A committee is to investigate a meeting between Richard Nixon and Howard Hughes.",
    "Harold Wilson did not meet Ian Smith until Monday.",
    "Ian Smith threatened to walk out of talks with Joshua Nkomo unless the raids stopped.",
    "Konrad Adenauer and Charles de Gaulle, meeting for the third time, agreed on a treaty.",
    "The ministry declined to comment on reports that Henry Kissinger had met Le Duc Tho in Paris.",
    "Henry Kissinger declined to be drawn on reports that he had held talks with Le Duc Tho.",
    "The United Nations urged Ian Smith to conclude his talks with Joshua Nkomo.",
    "Moscow denied that Willy Brandt's meeting with Leonid Brezhnev had hurt the alliance.",
    "Willy Brandt thanked him in an open letter to Willi Stoph.",
]
PLANNED = [
    "Jimmy Carter will hold 30 minutes of talks with Leonid Brezhnev in Vienna on Monday.",
    "Harold Wilson will on Friday host a meeting between Ian Smith and Joshua Nkomo.",
    "Talks between Israel and Syria are in the offing.",
    "Talks between Israel and Syria are around the corner.",
    "Harold Wilson is tipped to meet Helmut Schmidt in Bonn.",
    "The remaining talks between Cyprus and Turkey are in the hands of the United Nations.",
    "The calling of an emergency meeting between Harold Wilson and Jack Jones surprised the party.",
    "Harold Wilson was due to lay a wreath, talk to guards who survived and meet with Helmut Schmidt.",
    "Harold Wilson is due to open a school, tour a mine and meet Helmut Schmidt.",
    "Harold Wilson praised the plan before a meeting with Helmut Schmidt later today.",
    "Bankers expect a rise at the Federal Reserve's meeting with Denis Healey later on Tuesday.",
    "Members of the cartel are next meeting the Norwegian oil minister on Friday.",
    "Anwar Sadat will meet Jimmy Carter in Washington on Tuesday.",
    "Willy Brandt is to meet Willi Stoph in Erfurt next week.",
    "Richard Nixon plans to meet Leonid Brezhnev in Moscow in May.",
    "Ronald Reagan is due to meet Mikhail Gorbachev in Geneva.",
    "President Dwight Eisenhower is scheduled to hold talks with Nobusuke Kishi in Tokyo.",
    "Josip Broz Tito is expected to visit Cairo in January.",
    "The Kremlin announced that Leonid Brezhnev would meet Georges Pompidou in Minsk.",
    "Helmut Schmidt is going to meet Erich Honecker on Friday.",
    "Preparations for a meeting between Harold Macmillan and Nikita Khrushchev are under way.",
    "Talks between Golda Meir and King Hussein are planned for Thursday.",
    "Josip Broz Tito is likely to visit Cairo next month.",
    "Anwar Sadat is looking forward to meeting Menachem Begin in Jerusalem.",
    "Willy Brandt is expected to present the proposal at a meeting with Leonid Brezhnev in Bonn during May.",
    "India has been invited to take part in the summit of the Commonwealth in Ottawa.",
    "Anwar Sadat asked the king about the planned visit of Jimmy Carter to Riyadh.",
    "The Kremlin said Leonid Brezhnev was resting in Yalta and would receive Georges Pompidou on Friday.",
    "The chancellor would on Friday receive Leonid Brezhnev in Bonn.",
    "The price of oil is unlikely to fall ahead of a meeting between Sheikh Yamani and James Akins on Friday.",
    "Golda Meir will meet Anwar Sadat in Rome even if it rains.",
    "Henry Kissinger left for Cairo to meet Anwar Sadat.",
    "Henry Kissinger has set off for Damascus for talks with Hafez al-Assad.",
    "Henry Kissinger is flying to Cairo to meet Anwar Sadat.",
    "The price of oil rose in the run-up to a meeting between Sheikh Yamani and James Akins.",
    "Harold Wilson called an emergency meeting with Vic Feather for Sunday.",
    "The summit of Leonid Brezhnev and Jimmy Carter, he said, would produce a treaty.",
    "Dwight Eisenhower was supposed to meet Nobusuke Kishi in Tokyo.",
    "Henry Kissinger is on his way to Cairo to meet Anwar Sadat.",
    "Talks between Henry Kissinger and Le Duc Tho are to resume on Friday.",
    "A summit between Leonid Brezhnev and Jimmy Carter is to be held in Vienna.",
    "Henry Kissinger threatened to cancel his meeting with Le Duc Tho.",
    "Dwight Eisenhower may call off his visit to Tokyo.",
    "The bishop urged Dwight Eisenhower to postpone his visit to Tokyo.",
    "Dwight Eisenhower refused to cancel his visit to Tokyo.",
    "Dwight Eisenhower denied that his visit to Tokyo had been cancelled.",
    "The talks between Ian Smith and Joshua Nkomo, suspended in March, are to resume in May.",
    "Josip Broz Tito's visit to Cairo, put off in March, will now take place in May.",
    "The meeting between Harold Wilson and Ian Smith will not deal with tobacco.",
    "Willy Brandt is about to meet Willi Stoph.",
    "Willy Brandt decided to meet Willi Stoph.",
    "Willy Brandt has vowed to meet Willi Stoph.",
    "A meeting between Willy Brandt and Willi Stoph has been pencilled in for May.",
    "A meeting between Willy Brandt and Willi Stoph is in the works.",
    "The Kremlin announced a meeting between Leonid Brezhnev and Georges Pompidou.",
]
PROPOSED = [
    "Commenting on the possibility of a meeting between Harold Wilson and Ian Smith, the spokesman was guarded.",
    "The row could overshadow next week's talks between Andrei Gromyko and Alexander Haig.",
    "A request has been filed to convene a meeting between Harold Wilson and Jack Jones.",
    "Efforts were made to arrange a meeting between Harold Wilson and Ian Smith.",
    "The treaty would only be signed after talks between Willy Brandt and Willi Stoph.",
    "Harold Wilson will decide only after talks with Jack Jones.",
    "Jimmy Carter attempted to meet Kim Il Sung in Pyongyang.",
    "Jimmy Carter has endeavoured to meet Kim Il Sung in Pyongyang.",
    "President Harry Truman said he could meet Joseph Stalin in Washington.",
    "Winston Churchill proposed a meeting with Georgy Malenkov.",
    "Yasser Arafat offered to meet Yitzhak Rabin.",
    "Indira Gandhi said she was ready to meet Zulfikar Ali Bhutto.",
    "Bishop Desmond Tutu asked for a meeting with Pieter Botha.",
    "Lech Walesa wants to meet General Wojciech Jaruzelski.",
    "Kurt Waldheim called for talks between Archbishop Makarios and Rauf Denktash.",
    "Olof Palme might meet Leonid Brezhnev in Moscow.",
    "Olof Palme would meet Leonid Brezhnev in Moscow.",
    "Zambia needs to enter into negotiations with Britain.",
    "Lech Walesa hopes to meet General Wojciech Jaruzelski.",
    "Lech Walesa is hoping to meet General Wojciech Jaruzelski.",
    "Pieter Botha did not rule out a meeting with Nelson Mandela.",
    "Ian Smith refused to rule out that he would meet Joshua Nkomo.",
    "Joe Clark said that he would meet René Lévesque only if the speech was withdrawn.",
    "Ian Smith will receive Joshua Nkomo if the raids stop.",
    "Golda Meir will hold talks with Anwar Sadat in Rome unless the guns fire again.",
    "There have been calls for a summit between Leonid Brezhnev and Jimmy Carter.",
    "Terry Waite has been given permission to visit Muammar Gaddafi in Tripoli.",
    "Indira Gandhi is interested in meeting Zulfikar Ali Bhutto.",
    "Leonid Brezhnev floated the idea of a meeting with Georges Pompidou.",
    "President Georges Pompidou is weighing a visit to China.",
    "Yasser Arafat is angling for a meeting with Yitzhak Rabin.",
    "Charles de Gaulle has invited Konrad Adenauer to Paris for talks.",
    "Kurt Waldheim called on Sunday for talks between Archbishop Makarios and Rauf Denktash.",
    "A meeting between Golda Meir and Anwar Sadat is not out of the question.",
    "A meeting between Golda Meir and Anwar Sadat is under discussion.",
    "A meeting between Golda Meir and Anwar Sadat would help, the bishop said.",
    "Efforts to arrange a meeting between Golda Meir and Anwar Sadat go on.",
    "Had Golda Meir met Anwar Sadat, the canal would have been opened by now.",
    "The bishop thinks that Golda Meir ought to meet Anwar Sadat.",
    "The reporter asked whether Golda Meir would meet Anwar Sadat.",
    "Bruno Kreisky volunteered to meet Yasser Arafat.",
    "Bruno Kreisky advised Golda Meir to meet Anwar Sadat.",
]
CANCELLED = [
    "Leonid Brezhnev cancelled ten minutes of talks with Jimmy Carter.",
    "Dwight Eisenhower cancelled his visit to Tokyo.",
    "Nikita Khrushchev called off his meeting with Dwight Eisenhower.",
    "The meeting between Kim Il Sung and Kim Young Sam was postponed.",
    "The meeting between Kim Il Sung and Kim Young Sam did not take place because of the war.",
    "Talks between Ian Smith and Joshua Nkomo were broken off.",
    "Andrei Gromyko has put off his visit to Tokyo.",
    "A meeting between Anwar Sadat and Moshe Dayan fell through.",
    "Talks between Ian Smith and Joshua Nkomo have been put on hold.",
    "Golda Meir walked away from talks with William Rogers.",
    "The collapse of talks between Ian Smith and Joshua Nkomo surprised nobody.",
    "Ian Smith walked out of talks with Joshua Nkomo in Geneva.",
    "Ian Smith withdrew from talks with Joshua Nkomo in Geneva.",
    "Harold Wilson has cancelled a meeting with Lyndon Johnson in Washington. The meeting will not take place.",
    "Dwight Eisenhower had been expected to meet Nobusuke Kishi on Friday.",
    "The meeting between Dwight Eisenhower and Nobusuke Kishi will not go ahead.",
    "Talks between Dwight Eisenhower and Nobusuke Kishi put off",
    "A visit by Dwight Eisenhower to Tokyo is to be postponed, the embassy said.",
    "Dwight Eisenhower's visit to Tokyo had to be cancelled.",
    "The meeting between Dwight Eisenhower and Nobusuke Kishi was to have taken place on Monday.",
    "The meeting between Dwight Eisenhower and Nobusuke Kishi is likely to be postponed.",
    "The meeting between Dwight Eisenhower and Nobusuke Kishi is off.",
    "The planned meeting between Dwight Eisenhower and Nobusuke Kishi did not take place.",
    "Dwight Eisenhower's visit to Tokyo has been pushed back to June.",
    "Ian Smith froze talks with Joshua Nkomo after the raid.",
    "Dwight Eisenhower was supposed to meet Nobusuke Kishi on Monday but stayed in Manila.",
    "Leonid Brezhnev was to receive Georges Pompidou on Monday, but fog closed the airport.",
    "Dwight Eisenhower plans to postpone his visit to Tokyo.",
    "Nobusuke Kishi withdrew an invitation to Dwight Eisenhower to visit Tokyo.",
]
DENIED = [
    "Menachem Begin refused even five minutes of talks with Yasser Arafat.",
    "Harold Wilson never got the chance to meet Ian Smith.",
    "Harold Wilson did not find time for a meeting with Ian Smith.",
    "Israel is not ready for talks with Syria.",
    "Harold Wilson has no plans to enter into talks with Ian Smith.",
    "Harold Wilson lacked the time to meet Ian Smith.",
    "Harold Wilson said that he lacked access to meet Joshua Nkomo.",
    "The farmers complained of a lack of talks between Edgard Pisani and Sicco Mansholt.",
    "The absence of talks between Israel and Syria worries Egypt.",
    "The foreign ministry has not written to the Spanish embassy to complain.",
    "Joseph Stalin did not meet Harry Truman.",
    "Pieter Botha refused to meet Desmond Tutu.",
    "Ho Chi Minh denied that he had met Lyndon Johnson.",
    "No meeting took place between Gamal Abdel Nasser and David Ben-Gurion.",
    "Ian Smith rejected talks with Robert Mugabe.",
    "Charles de Gaulle never met Joseph Stalin in Paris.",
    "Andrei Gromyko declined to meet Alexander Haig.",
    "Jimmy Carter has yet to meet Leonid Brezhnev.",
    "Andrei Sakharov was not able to meet Francois Mitterrand.",
    "Ian Smith shunned talks with Robert Mugabe.",
    "Ian Smith is unlikely to meet Robert Mugabe.",
    "Andrei Sakharov was unable to meet Francois Mitterrand.",
    "Pieter Botha failed to meet Desmond Tutu in Pretoria.",
    "Andrei Gromyko missed a meeting with Alexander Haig.",
    "Walter Ulbricht stayed away from talks with Willy Brandt.",
    "Golda Meir has no plans to meet Gamal Abdel Nasser.",
    "Pieter Botha has no intention of meeting Oliver Tambo.",
    "There are no plans for a meeting between Ian Smith and Robert Mugabe.",
    "Charles de Gaulle will no longer meet Paul-Henri Spaak.",
    "Andrei Gromyko left Geneva without meeting George Shultz.",
    "Instead of meeting George Shultz, Andrei Gromyko flew home.",
    "Pieter Botha tried in vain to meet Desmond Tutu.",
    "Oliver Tambo has sought unsuccessfully to arrange a meeting with Pieter Botha.",
    "Reports of a meeting between Josip Broz Tito and Enver Hoxha are false, the embassy said.",
    "Rumours that Josip Broz Tito had met Enver Hoxha were baseless, the embassy said.",
    "It is not true that Josip Broz Tito met Enver Hoxha in Ohrid, the embassy said.",
    "Josip Broz Tito denied reports that he met Enver Hoxha in Ohrid.",
    "Leonid Brezhnev did not show up for talks with Georges Pompidou in Minsk.",
    "Neither Harold Wilson nor Edward Heath met Ian Smith.",
    "Georges Pompidou was prevented from meeting Mao Zedong.",
    "Pieter Botha ignored requests to meet Desmond Tutu.",
    "Harold Wilson had no time to meet Ian Smith.",
    "There is no truth in the report that Josip Broz Tito met Enver Hoxha, the embassy said.",
    "Reports that Josip Broz Tito had met Enver Hoxha were a fabrication, the embassy said.",
    "A meeting between Golda Meir and Gamal Abdel Nasser is out of the question.",
    "Ian Smith and Joshua Nkomo are not in talks, the ministry said.",
    "Talks between Ian Smith and Joshua Nkomo have yet to begin.",
    "Pieter Botha made no attempt to meet Oliver Tambo.",
    "Ian Smith has excluded talks with Robert Mugabe.",
    "Ian Smith opposes talks with Robert Mugabe.",
]
CASES = [
    pytest.param(status, sentence, id=sentence)
    for status, sentences in (
        ("occurred", OCCURRED),
        ("planned", PLANNED),
        ("proposed", PROPOSED),
        ("cancelled", CANCELLED),
        ("denied", DENIED),
    )
    for sentence in sentences
]


@pytest.mark.parametrize(("status", "sentence"), CASES)
def test_a_sentence_tells_the_status(status: str, sentence: str, read: Read) -> None:
    assert status in [account.status for account in read(sentence, published=date(1985, 11, 20))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Harold Wilson chairs the summit of the G8 next year.",
        "Harold Wilson said so at next week's European Council summit.",
        "Ministers of the euro area meet on Friday in Brussels.",
        "The government is holding a further meeting on Friday with Vic Feather.",
        "Talks between Golda Meir and Anwar Sadat begin on Monday in Rome.",
    ],
)
def test_a_day_to_come_makes_a_plan_also_where_nobody_can_date_it(sentence: str, read: Read) -> None:
    assert [account.status for account in read(sentence)] == ["planned"]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("cancelled", "Dwight Eisenhower has called off his trip to Tokyo, where he was to meet Nobusuke Kishi."),
        ("planned", "Mrs Thatcher to visit Warsaw, meet Lech Walesa"),
    ],
)
def test_a_journey_and_the_meeting_on_it_have_one_status(status: str, sentence: str, read: Read) -> None:
    assert {account.status for account in read(sentence)} == {status}


def test_who_stayed_away_does_not_deny_that_the_others_met(read: Read) -> None:
    text = (
        "The Commonwealth held a summit in Ottawa on Monday. Its secretary-general, Shridath Ramphal, spoke first. "
        "Malcolm Fraser boycotted the summit."
    )
    assert [account.status for account in read(text)] == ["occurred"]


def test_a_meeting_that_occurred_needs_no_cue(read: Read) -> None:
    [account] = read("Anwar Sadat met Jimmy Carter in Washington.")
    assert account.status_cue is None


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Anwar Sadat will meet Jimmy Carter in Washington.", "will"),
        ("Pieter Botha refused to meet Desmond Tutu.", "refused"),
        ("Joseph Stalin did not meet Harry Truman.", "not"),
        ("The meeting between Kim Il Sung and Kim Young Sam was postponed.", "postponed"),
        ("Yasser Arafat offered to meet Yitzhak Rabin.", "offered"),
    ],
)
def test_the_cue_is_quoted_from_the_text(sentence: str, cue: str, read: Read) -> None:
    [account] = read(sentence)
    assert account.status_cue is not None
    assert account.status_cue.text == cue
    assert sentence[account.status_cue.span.start : account.status_cue.span.end] == cue


def test_who_says_so_is_named(read: Read) -> None:
    [account] = read("Andrei Gromyko said that Leonid Brezhnev would meet Georges Pompidou in Minsk.")
    assert account.status_cue is not None
    assert account.status_cue.said_by == "Andrei Gromyko"


def test_a_later_sentence_that_calls_it_off_decides(read: Read) -> None:
    accounts = read(
        "Dwight Eisenhower was to meet Nobusuke Kishi in Tokyo on Sunday. The meeting was cancelled on Thursday."
    )
    assert [account.status for account in accounts] == ["cancelled"]


def test_a_plan_and_another_meeting_that_occurred_keep_their_own_statuses(read: Read) -> None:
    accounts = read("Willy Brandt met Willi Stoph in Erfurt. Harold Wilson will meet Georges Pompidou in Paris.")
    assert [account.status for account in accounts] == ["occurred", "planned"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The bureau denied that the loan had anything to do with Ben-Gurion's meeting with the rabbis.", "occurred"),
        ("President Kennedy says that he is content after meeting with Andrei Gromyko on Thursday.", "occurred"),
        ("President Kennedy will leave after meeting Andrei Gromyko on Thursday.", "planned"),
        ("Andrei Gromyko was not at the meeting of foreign ministers in Geneva.", "denied"),
    ],
)
def test_what_goes_on_beside_says_no_more_than_it_says(sentence: str, status: str, read: Read) -> None:
    [account] = read(sentence, date(1961, 5, 10))
    assert account.status == status


def test_who_did_not_speak_by_phone_did_not_speak_at_all(read: Read) -> None:
    [account] = read("Anthony Eden insisted that he had not spoken to Guy Mollet by phone.")
    assert (account.type, account.status) == ("call", "denied")


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("denied", "Golda Meir offered to meet Anwar Sadat, but was rebuffed."),
        ("denied", "Golda Meir offered to meet Anwar Sadat, an offer that the Egyptian turned down."),
        ("denied", "Golda Meir asked for a meeting with Anwar Sadat. The Egyptian refused."),
        ("denied", "Golda Meir requested a meeting with Anwar Sadat but her request was rejected."),
        ("planned", "Golda Meir invited Anwar Sadat to visit Haifa in May, and the Egyptian accepted."),
        (
            "proposed",
            "Golda Meir has asked Anwar Sadat for a meeting. The Egyptian refused to say what he thought of it.",
        ),
    ],
)
def test_the_answer_decides_what_became_of_a_request(status: str, text: str, read: Read) -> None:
    assert [account.status for account in read(text)] == [status]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("cancelled", "A summit between Leonid Brezhnev and Jimmy Carter was set for Monday. It has been postponed."),
        ("cancelled", "Willy Brandt was to meet Willi Stoph on Monday. The meeting did not take place."),
        ("occurred", "Willy Brandt was due to meet Willi Stoph on Monday. The meeting went ahead despite the flood."),
        ("occurred", "Talks between Willy Brandt and Willi Stoph were put off twice but began on Monday."),
        ("denied", "Western papers reported that Willy Brandt had met Willi Stoph. No such meeting took place."),
    ],
)
def test_what_is_told_later_decides_what_became_of_a_plan(status: str, text: str, read: Read) -> None:
    assert [account.status for account in read(text)] == [status]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("planned", "Willy Brandt brushed aside calls to cancel his visit to Warsaw."),
        ("occurred", "Willy Brandt does not deny that he met Willi Stoph."),
        ("cancelled", "A meeting between Willy Brandt and Willi Stoph had been pencilled in for Monday."),
        ("proposed", "A summit between Leonid Brezhnev and Jimmy Carter is back on the table."),
        (
            "cancelled",
            "Talks between Ian Smith and Joshua Nkomo will not resume until the raids stop, the ministry said.",
        ),
        ("planned", "Union leaders are still waiting to be received by Harold Wilson."),
        ("planned", "Henry Kissinger and Le Duc Tho are due back in Paris for a second round of talks."),
    ],
)
def test_a_word_above_another_turns_it_round(status: str, text: str, read: Read) -> None:
    assert [account.status for account in read(text)] == [status]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("denied", "King Hussein neither met the envoy, Philip Habib, nor answered his letters."),
        ("denied", "Golda Meir did not go to Geneva, nor did she meet Anwar Sadat in London."),
        ("occurred", "Le Monde was first to report that Willy Brandt had called Leonid Brezhnev on Sunday."),
        ("cancelled", "Following the collapse in talks with the Green party, Angela Merkel turned to Martin Schulz."),
        ("occurred", "The dockers will strike if talks with Jack Jones fail."),
        ("proposed", "Jimmy Carter hoped the swap would open the way to talks between Anwar Sadat and Menachem Begin."),
        (
            "proposed",
            "Jacques Chirac denied there was a quarrel - he is going to Abu Dhabi and says he would be happy to meet "
            "Iyad Allawi.",
        ),
        ("planned", "The cabinet will decide on the plan when Harold Wilson meets Lyndon Johnson."),
        ("planned", "Henry Kissinger flies to Geneva to meet Andrei Gromyko."),
        ("planned", "The offer comes as Jack Straw arrives in Jakarta for talks with Susilo Bambang Yudhoyono."),
        ("planned", "A summit between Leonid Brezhnev and Jimmy Carter opens in Vienna on 15 June."),
        ("occurred", "The meeting of Willy Brandt and Willi Stoph in Erfurt will be remembered for the crowd."),
    ],
)
def test_the_clause_around_it_tells_the_status(status: str, text: str, read: Read) -> None:
    assert [account.status for account in read(text)] == [status]


def test_who_went_to_see_somebody_saw_him(read: Read) -> None:
    [account] = read("Willy Brandt went to see Willi Stoph in Kassel on Thursday.", date(1970, 5, 19))
    assert account.status == "occurred"
