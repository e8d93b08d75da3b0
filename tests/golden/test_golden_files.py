"""The golden files are sound: they fit the articles, the records and each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from tasks.records import Article, EncounterType, ParticipantKind, Side, Status

if TYPE_CHECKING:
    from tests.golden.conftest import GoldAccount, GoldEvent

ARTICLES = Path(__file__).resolve().parents[2] / "seeds" / "articles"
Accounts = dict[str, tuple["GoldAccount", ...]]
Events = tuple["GoldEvent", ...]

WORDS = range(70, 221)


def each(accounts: Accounts) -> Iterator[tuple[str, GoldAccount]]:
    """Yield every account with the doc_id of its article."""
    return ((doc_id, account) for doc_id, told in accounts.items() for account in told)


def test_every_article_has_a_golden_file_and_every_golden_file_an_article(
    articles: dict[str, Article], accounts: Accounts
) -> None:
    assert set(accounts) == set(articles)


def test_every_article_has_a_title_and_a_length_that_a_person_reads_in_a_minute(articles: dict[str, Article]) -> None:
    assert [doc_id for doc_id, article in articles.items() if not article.title] == []
    assert {doc_id: len(a.text.split()) for doc_id, a in articles.items() if len(a.text.split()) not in WORDS} == {}


def test_every_article_but_those_in_plain_text_tells_when_and_where_it_was_published(
    articles: dict[str, Article],
) -> None:
    undated = [a.doc_id for a in articles.values() if not a.key.endswith(".txt") and not (a.published and a.url)]
    assert undated == []


def test_the_corpus_holds_every_format(articles: dict[str, Article]) -> None:
    endings = Counter(path.suffix[1:] for path in ARTICLES.iterdir() if path.stem in articles)
    assert set(endings) == {"txt", "html", "json", "md"}
    assert min(endings.values()) >= 6


def test_a_quote_occurs_once_in_the_text_and_holds_its_trigger(
    articles: dict[str, Article], accounts: Accounts
) -> None:
    wrong = [
        (doc_id, account.quote)
        for doc_id, account in each(accounts)
        if articles[doc_id].text.count(account.quote) != 1 or account.trigger not in account.quote
    ]
    assert wrong == []


def test_no_two_accounts_of_an_article_share_a_trigger(articles: dict[str, Article], accounts: Accounts) -> None:
    for doc_id, told in accounts.items():
        spans = [account.trigger_span(articles[doc_id].text) for account in told]
        assert len(set(spans)) == len(spans), doc_id


def test_names_of_participants_stand_in_the_text(articles: dict[str, Article], accounts: Accounts) -> None:
    wrong = [
        (doc_id, participant.name)
        for doc_id, account in each(accounts)
        for participant in account.participants
        if participant.name not in articles[doc_id].text
    ]
    assert wrong == []


def test_titles_and_organizations_stand_in_the_text(articles: dict[str, Article], accounts: Accounts) -> None:
    wrong = [
        (doc_id, words)
        for doc_id, account in each(accounts)
        for participant in account.participants
        for words in (participant.title, participant.organization)
        if words and words.casefold() not in articles[doc_id].text.casefold()
    ]
    assert wrong == []


def test_places_stand_in_the_text(articles: dict[str, Article], accounts: Accounts) -> None:
    places = [(doc_id, account.place.name) for doc_id, account in each(accounts) if account.place]
    assert [(doc_id, name) for doc_id, name in places if name.casefold() not in articles[doc_id].text.casefold()] == []


def test_topics_are_phrases_of_the_text(articles: dict[str, Article], accounts: Accounts) -> None:
    phrases = [(doc_id, phrase) for doc_id, account in each(accounts) for phrase in account.topics]
    assert [(doc_id, phrase) for doc_id, phrase in phrases if phrase not in articles[doc_id].text] == []


def test_a_person_has_one_name_in_all_accounts_of_an_article(accounts: Accounts) -> None:
    for doc_id, told in accounts.items():
        names = {p.name for account in told for p in account.participants if p.kind == "person"}
        longer = {(a, b) for a in names for b in names if a != b and set(a.split()) < set(b.split())}
        assert longer == set(), doc_id


def test_enumerations_are_those_of_the_records(accounts: Accounts) -> None:
    for doc_id, account in each(accounts):
        assert account.type in get_args(EncounterType), doc_id
        assert account.status in get_args(Status), doc_id
        for participant in account.participants:
            assert participant.side in get_args(Side), doc_id
            assert participant.kind in get_args(ParticipantKind), doc_id


def test_country_codes_have_three_capitals(accounts: Accounts) -> None:
    codes = {p.country for _, account in each(accounts) for p in account.participants if p.country}
    codes |= {account.place.country for _, account in each(accounts) if account.place}
    assert [code for code in codes if len(code) != 3 or not code.isascii() or not code.isupper()] == []


def test_somebody_stands_on_the_other_side(accounts: Accounts) -> None:
    for doc_id, account in each(accounts):
        sides = {participant.side for participant in account.participants}
        assert account.optional or sides in ({"both"}, {"who", "whom"}), (doc_id, account.quote)
        assert account.optional or len(account.participants) > 1, (doc_id, account.quote)


def test_intervals_run_forwards(accounts: Accounts) -> None:
    assert [a.quote for _, a in each(accounts) if a.time and a.time.start > a.time.end] == []


def test_every_type_is_told_at_least_twice(accounts: Accounts) -> None:
    told = Counter(account.type for _, account in each(accounts) if not account.optional)
    assert {kind: told[kind] for kind in get_args(EncounterType) if told[kind] < 2} == {}


def test_every_status_is_told_at_least_twice(accounts: Accounts) -> None:
    told = Counter(account.status for _, account in each(accounts) if not account.optional)
    assert {status: told[status] for status in get_args(Status) if told[status] < 2} == {}


def test_some_articles_tell_of_no_encounter(accounts: Accounts) -> None:
    assert sum(not told for told in accounts.values()) >= 2


def test_every_account_that_is_not_optional_belongs_to_one_event(accounts: Accounts, events: Events) -> None:
    wanted = {(doc_id, i) for doc_id, told in accounts.items() for i, a in enumerate(told) if not a.optional}
    grouped = Counter(pointer for event in events for pointer in event.accounts)
    assert set(grouped) == wanted
    assert [pointer for pointer, times in grouped.items() if times > 1] == []


def test_an_event_has_the_participants_of_its_accounts(accounts: Accounts, events: Events) -> None:
    for event in events:
        told = {p.name for doc_id, i in event.accounts for p in accounts[doc_id][i].participants}
        assert set(event.participants) <= told, event.accounts


def test_an_event_has_type_and_status_of_one_of_its_accounts(accounts: Accounts, events: Events) -> None:
    for event in events:
        told = [accounts[doc_id][i] for doc_id, i in event.accounts]
        assert event.type in {account.type for account in told}, event.accounts
        assert event.status in {account.status for account in told}, event.accounts


def test_an_event_lies_within_the_days_that_its_accounts_give(accounts: Accounts, events: Events) -> None:
    for event in events:
        times = [a.time for doc_id, i in event.accounts if (a := accounts[doc_id][i]).time]
        assert (event.start is None) == (not times), event.accounts
        if event.start and event.end:
            assert min(time.start for time in times if time) <= event.start <= event.end, event.accounts
            assert event.end <= max(time.end for time in times if time), event.accounts


def test_one_event_is_told_by_three_articles_and_another_by_two(events: Events) -> None:
    articles = Counter(len({doc_id for doc_id, _ in event.accounts}) for event in events)
    assert articles[3] >= 1
    assert articles[2] >= 1
