"""Only what is new or changed is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tasks.articles.selection import Met, Stored, Verdict, body_of, select
from tasks.records import Access, Article

LONG = " ".join(f"On day {day} the two ministers met again in Geneva." for day in range(12))


def article(key: str, text: str = "They met.", published: date | None = None) -> Article:
    return Article(doc_id=key, source="s", key=key, text=text, published=published)


def page(url: str, text: str = LONG, access: Access = "full") -> Article:
    return Article(doc_id="x", source="s", key=url.partition("://")[2], text=text, url=url, access=access)


def verdicts(
    *articles: Article, stored: Stored | None = None, met: Met | None = None, since: date | None = None
) -> list[Verdict]:
    return select(articles, stored or Stored(), met or Met(), "digest", "model", since)


def decisions(*articles: Article, stored: Stored | None = None, since: date | None = None) -> list[str]:
    return [verdict.decision for verdict in verdicts(*articles, stored=stored, since=since)]


def having(*articles: Article, digest: str = "digest", model: str = "model") -> Stored:
    bodies = {body: one.article_id for one in articles if (body := body_of(one))}
    whole = frozenset(one.article_id for one in articles if one.access == "full")
    return Stored({one.article_id: (one.text_hash, digest, model) for one in articles}, bodies, whole)


def test_a_stored_article_is_unchanged() -> None:
    assert decisions(article("a"), stored=having(article("a"))) == ["unchanged"]


def test_another_text_or_day_is_read_again() -> None:
    changed = (article("a", "They did not meet."), article("b", published=date(1985, 11, 20)))
    assert decisions(*changed, stored=having(article("a"), article("b"))) == ["read", "read"]


def test_other_rules_or_another_model_read_again() -> None:
    assert decisions(article("a"), stored=having(article("a"), digest="old")) == ["read"]
    assert decisions(article("a"), stored=having(article("a"), model="old")) == ["read"]


def test_the_first_telling_of_an_article_counts_over_all_batches() -> None:
    met = Met()
    first, second = article("a"), article("a", "Another text.")
    assert [one.decision for one in verdicts(first, second, met=met)] == ["read", "duplicate"]
    assert [one.decision for one in verdicts(second, met=met)] == ["duplicate"]


def test_since_leaves_out_what_is_earlier_and_keeps_what_has_no_day() -> None:
    dated = (article("a", published=date(1985, 1, 1)), article("b", published=date(1985, 2, 1)))
    assert decisions(*dated, article("c"), since=date(1985, 2, 1)) == ["earlier", "read", "read"]


def test_the_same_words_under_another_address_of_the_publisher_are_a_duplicate() -> None:
    first, again = page("https://www.example.org/a"), page("https://live.example.org/b")
    for found in (verdicts(first, again), verdicts(again, stored=having(first))):
        assert (found[-1].decision, found[-1].article_id) == ("duplicate", first.article_id)


def test_the_same_words_from_another_publisher_are_an_article_of_their_own() -> None:
    assert decisions(page("https://example.org/a"), page("https://example.com/a")) == ["read", "read"]


def test_a_few_words_tell_no_article_from_another() -> None:
    short = "They met in Geneva."
    assert decisions(page("https://example.org/a", short), page("https://example.org/b", short)) == ["read", "read"]


def test_a_duplicate_stays_one_when_both_are_met_again() -> None:
    first, again = page("https://example.org/a"), page("https://example.org/b")
    assert decisions(again, first, stored=having(first)) == ["duplicate", "unchanged"]


def test_the_whole_text_replaces_a_preview_and_not_the_other_way_round() -> None:
    whole = page("https://example.org/a")
    preview = replace(whole, text=LONG[:80], access="partial")
    assert decisions(whole, stored=having(preview)) == ["read"]
    assert decisions(preview, stored=having(whole)) == ["unchanged"]
