"""Only what is new or changed is read."""

from __future__ import annotations

from datetime import date

from tasks.articles.selection import KnownArticles, Selection, select
from tasks.records import Article


def article(key: str, text: str = "They met.", published: date | None = None) -> Article:
    return Article(doc_id=key, source="s", key=key, text=text, published=published)


def chosen(*articles: Article, known: KnownArticles, since: date | None = None) -> Selection:
    return select(articles, known, "digest", "model", since)


def stored(*articles: Article, digest: str = "digest", model: str = "model") -> KnownArticles:
    return KnownArticles({one.article_id: (one.text_hash, digest, model) for one in articles})


def test_a_stored_article_is_unchanged() -> None:
    assert chosen(article("a"), known=stored(article("a"))) == Selection((), unchanged=1)


def test_another_text_or_day_is_read_again() -> None:
    known = stored(article("a"), article("b"))
    changed = (article("a", "They did not meet."), article("b", published=date(1985, 11, 20)))
    assert chosen(*changed, known=known).articles == changed


def test_other_rules_or_another_model_read_again() -> None:
    assert chosen(article("a"), known=stored(article("a"), digest="old")).articles
    assert chosen(article("a"), known=stored(article("a"), model="old")).articles


def test_the_first_telling_of_an_article_counts_over_all_batches() -> None:
    known = stored()
    first, second = article("a"), article("a", "Another text.")
    assert chosen(first, second, known=known) == Selection((first,), duplicate=1)
    assert chosen(second, known=known) == Selection((), duplicate=1)


def test_since_leaves_out_what_is_earlier_and_keeps_what_has_no_day() -> None:
    early, late, undated = (
        article("a", published=date(1985, 1, 1)),
        article("b", published=date(1985, 2, 1)),
        article("c"),
    )
    found = chosen(early, late, undated, known=stored(), since=date(1985, 2, 1))
    assert found == Selection((late, undated), earlier=1)
