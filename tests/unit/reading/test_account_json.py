"""`account_json` has the shape that the contract promises, made of nothing but JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, get_args

import pytest

from tasks.reading import Reader, account_json
from tasks.records import (
    Account,
    Article,
    EncounterType,
    Granularity,
    Mention,
    Participant,
    Place,
    Reading,
    Span,
    Status,
    StatusCue,
    Time,
    Topic,
)

TEXT = "Brandt will meet Stoph in Erfurt on Thursday to discuss the travel of pensioners."
ARTICLE = Article(
    doc_id="erfurt",
    source="test",
    key="erfurt.txt",
    text=TEXT,
    url="http://localhost/erfurt",
    published=date(1970, 3, 17),
)
MEET = Mention("meet", Span(12, 16), Span(0, 81), "meeting.meet")
FULL = Account(
    account_id="0123456789abcdef",
    type="meeting",
    status="planned",
    confidence=0.9,
    trigger=MEET,
    mentions=(MEET,),
    participants=(
        Participant("Willy Brandt", "who", "person", "Chancellor", None, "DEU", (Span(0, 6),)),
        Participant("Willi Stoph", "whom", "person", spans=(Span(17, 22),)),
    ),
    status_cue=StatusCue("will", Span(7, 11), "Conrad Ahlers"),
    place=Place("Erfurt", "city", "clause", Span(26, 32), "DEU", 50.98, 11.03, 2929670),
    time=Time("on Thursday", Span(33, 44), "day", "relative", date(1970, 3, 19), date(1970, 3, 19), date(1970, 3, 17)),
    topics=(Topic("the travel of pensioners", Span(56, 80), "medtop:20000565", "travel", "medtop", 0.5),),
)
BARE = Account("fedcba9876543210", "talks", "occurred", 0.5, MEET, (MEET,), ())


def printed(*accounts: Account) -> Any:
    """Return the object as somebody reads it back from a line of JSON."""
    return json.loads(json.dumps(account_json(Reading(ARTICLE, accounts, "digest", "model 1"))))


def test_an_article_has_its_identity_and_its_accounts() -> None:
    assert printed() == {
        "doc_id": "erfurt",
        "url": "http://localhost/erfurt",
        "title": None,
        "published": "1970-03-17",
        "accounts": [],
    }


def test_an_account_has_exactly_the_keys_of_the_contract() -> None:
    keys = "account_id type status confidence rule trigger sentence mentions status_cue participants place time topics"
    for account in printed(FULL, BARE)["accounts"]:
        assert sorted(account) == sorted(keys.split())


def test_the_rule_and_the_sentence_are_those_of_the_clearest_telling() -> None:
    account = printed(FULL)["accounts"][0]
    assert account["rule"] == "meeting.meet"
    assert account["sentence"] == [0, 81]
    assert account["trigger"] == {"text": "meet", "start": 12, "end": 16}


def test_a_mention_has_text_bounds_sentence_and_rule() -> None:
    assert printed(FULL)["accounts"][0]["mentions"] == [
        {"text": "meet", "start": 12, "end": 16, "sentence": [0, 81], "rule": "meeting.meet"}
    ]


def test_a_status_cue_says_who_says_so() -> None:
    assert printed(FULL)["accounts"][0]["status_cue"] == {"text": "will", "span": [7, 11], "said_by": "Conrad Ahlers"}


def test_a_participant_has_all_its_keys_even_where_the_text_is_silent() -> None:
    assert printed(FULL)["accounts"][0]["participants"] == [
        {"name": "Willy Brandt", "side": "who", "kind": "person", "title": "Chancellor", "organization": None,
         "country": "DEU", "spans": [[0, 6]]},
        {"name": "Willi Stoph", "side": "whom", "kind": "person", "title": None, "organization": None,
         "country": None, "spans": [[17, 22]]},
    ]  # fmt: skip


def test_a_place_has_its_gazetteer_entry() -> None:
    assert printed(FULL)["accounts"][0]["place"] == {
        "name": "Erfurt", "kind": "city", "basis": "clause", "span": [26, 32], "country": "DEU", "latitude": 50.98,
        "longitude": 11.03, "geonames_id": 2929670,
    }  # fmt: skip


def test_a_time_has_iso_days() -> None:
    assert printed(FULL)["accounts"][0]["time"] == {
        "text": "on Thursday", "span": [33, 44], "granularity": "day", "basis": "relative", "start": "1970-03-19",
        "end": "1970-03-19", "anchor": "1970-03-17",
    }  # fmt: skip


def test_a_topic_has_phrase_and_code() -> None:
    assert printed(FULL)["accounts"][0]["topics"] == [
        {"phrase": "the travel of pensioners", "span": [56, 80], "code": "medtop:20000565", "label": "travel",
         "scheme": "medtop", "score": 0.5}
    ]  # fmt: skip


def test_what_is_not_told_is_null_or_empty() -> None:
    account = printed(BARE)["accounts"][0]
    assert (account["status_cue"], account["place"], account["time"]) == (None, None, None)
    assert (account["participants"], account["topics"]) == ([], [])


@pytest.fixture(scope="module")
def read_back(reader: Reader) -> Any:
    """A real article, read and printed."""
    text = (
        "BONN, 17 March 1970 — Chancellor Willy Brandt will meet the East German premier, Willi Stoph, in Erfurt on "
        "Thursday to discuss the travel of pensioners. In recent months the two men exchanged letters."
    )
    reading = next(reader.read([Article("bonn", "test", "bonn", text, published=date(1970, 3, 17))]))
    assert isinstance(reading, Reading)
    return json.loads(json.dumps(account_json(reading)))


def test_what_the_reader_finds_is_printed_in_the_words_of_the_contract(read_back: Any) -> None:
    assert read_back["accounts"]
    for account in read_back["accounts"]:
        assert account["type"] in get_args(EncounterType)
        assert account["status"] in get_args(Status)
        assert 0 <= account["confidence"] <= 1
        assert account["time"] is None or account["time"]["granularity"] in get_args(Granularity)
        assert {"start": account["trigger"]["start"], "end": account["trigger"]["end"]} in [
            {"start": mention["start"], "end": mention["end"]} for mention in account["mentions"]
        ]


def test_what_the_reader_finds_answers_all_five_questions(read_back: Any) -> None:
    meeting = next(account for account in read_back["accounts"] if account["type"] == "meeting")
    assert [(each["name"], each["side"]) for each in meeting["participants"]] == [
        ("Willy Brandt", "who"),
        ("Willi Stoph", "whom"),
    ]
    assert (meeting["place"]["name"], meeting["place"]["country"]) == ("Erfurt", "DEU")
    assert (meeting["time"]["start"], meeting["time"]["end"]) == ("1970-03-19", "1970-03-19")
    assert [topic["phrase"] for topic in meeting["topics"]] == ["travel of pensioners"]
    assert meeting["status"] == "planned"
