"""A sitemap lists its URLs; of an index only what is new or changed is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from tasks.sources.sitemap_source import SitemapSource
from tasks.sources.source import Poll, SourceMemory
from tasks.sources.web import FetchError, Validators
from tests.unit.listings.small_web import SmallWeb, document, moved, polled, refused, tagged, unchanged

ROOT = "https://example.org/sitemap.xml"
SOURCE = SitemapSource("gazette", ROOT, chance=lambda: 0.0)


def poll(web: SmallWeb, memory: SourceMemory | None = None, source: SitemapSource = SOURCE) -> Poll:
    return asyncio.run(polled(source, web, memory))


def below(name: str) -> str:
    return f"https://example.org/{name}.xml"


def urlset(*names: str, lastmods: Mapping[str, str] | None = None) -> str:
    parts = (
        f"<url><loc>https://example.org/{name}</loc><lastmod>{(lastmods or {}).get(name, '')}</lastmod></url>"
        for name in names
    )
    return f"<urlset>{''.join(parts)}</urlset>"


def index(**lastmods: str) -> str:
    parts = (
        f"<sitemap><loc>{below(name)}</loc><lastmod>{lastmod}</lastmod></sitemap>" for name, lastmod in lastmods.items()
    )
    return f"<sitemapindex>{''.join(parts)}</sitemapindex>"


def web_of(**documents: str | FetchError) -> SmallWeb:
    web = SmallWeb()
    for name, answer in documents.items():
        web.put(below(name), answer)
    return web


def keys(answer: Poll) -> list[str]:
    return [item.key.removeprefix("example.org/") for item in answer.listing.items]


def test_each_url_is_an_item_with_its_time_of_change_as_revision() -> None:
    web = web_of(sitemap=urlset("1", "2", lastmods={"1": "2024-03-01", "2": "2024-03-02"}))
    first, second = poll(web).listing.items
    assert (first.key, first.address, first.revision) == ("example.org/1", "https://example.org/1", "2024-03-01")
    assert second.revision == "2024-03-02"
    assert web.asked == [(ROOT, "sitemap", Validators())]


def test_a_time_of_change_that_is_always_today_is_no_revision() -> None:
    web = web_of(sitemap=urlset("1", "2", lastmods=dict.fromkeys("12", "2024-03-06")))
    assert {item.revision for item in poll(web).listing.items} == {""}


def test_an_unchanged_sitemap_lists_nothing() -> None:
    web = SmallWeb()
    web.put(ROOT, tagged(urlset("1"), '"a"'), unchanged())
    answer = poll(web, poll(web).memory)
    assert (keys(answer), answer.memory.state) == ([], "unchanged")
    assert web.asked[1][2] == Validators('"a"')


def test_the_sitemaps_of_an_index_are_read_the_latest_first() -> None:
    web = web_of(sitemap=index(old="2023-01-01", new="2024-03-05"), old=urlset("a"), new=urlset("b", "a"))
    answer = poll(web)
    assert keys(answer) == ["b", "a"]
    assert web.addresses() == [ROOT, below("new"), below("old")]


def test_only_sitemaps_that_their_index_calls_changed_are_asked_again() -> None:
    web = web_of(sitemap=index(old="2023-01-01", new="2024-03-05"), old=urlset("a"), new=urlset("b"))
    memory = poll(web).memory
    web.put(ROOT, index(old="2023-01-01", new="2024-03-06T11:00:00Z"))
    web.put(below("new"), urlset("c", "b"))
    web.asked.clear()
    answer = poll(web, memory)
    assert keys(answer) == ["c", "b"]
    assert web.addresses() == [ROOT, below("new")]


def test_sitemaps_without_a_believable_time_of_change_are_asked_each_time_with_their_validators() -> None:
    web = web_of(sitemap=index(a="2024-03-06", b="2024-03-06"))
    for name in "ab":
        web.put(below(name), tagged(urlset(name), f'"{name}"'), unchanged())
    first = poll(web)
    second = poll(web, first.memory)
    assert (keys(first), keys(second), second.memory.state) == (["a", "b"], [], "unchanged")
    assert [validators.etag for _, _, validators in web.asked] == [None, None, None, None, '"a"', '"b"']


def test_below_an_unchanged_index_only_sitemaps_without_time_of_change_are_asked() -> None:
    web = web_of(dated=urlset("a"), undated=urlset("b"))
    web.put(ROOT, tagged(index(dated="2024-03-01", undated=""), '"i"'), unchanged())
    memory = poll(web).memory
    web.put(below("undated"), urlset("c"))
    web.asked.clear()
    answer = poll(web, memory)
    assert (keys(answer), answer.memory.state) == (["c"], "ok")
    assert web.addresses() == [ROOT, below("undated")]


def test_an_index_that_lists_itself_and_others_twice_is_read_once() -> None:
    content = index(sitemap="", a="").replace(
        "</sitemapindex>", f"<sitemap><loc>{below('a')}</loc></sitemap></sitemapindex>"
    )
    web = web_of(sitemap=content, a=index(sitemap="", a="", b=""), b=urlset("1"))
    assert keys(poll(web)) == ["1"]
    assert web.addresses() == [ROOT, below("a"), below("b")]


def test_nested_indexes_are_followed_to_a_depth_of_three() -> None:
    web = web_of(sitemap=index(two=""), two=index(three="", list=""), list=urlset("1"), three=index(four=""))
    answer = poll(web)
    assert keys(answer) == ["1"]
    assert below("four") not in web.addresses()
    assert answer.listing.skipped == {"sitemap nested deeper than 3": 1}


def test_a_poll_asks_for_so_many_sitemaps_and_the_next_for_the_rest() -> None:
    names = {f"s{number}": f"2024-03-0{number}" for number in range(1, 6)}
    web = web_of(**{name: urlset(name) for name in names})
    web.put(ROOT, tagged(index(**names), '"i"'), unchanged())
    source = replace(SOURCE, most_documents=2)
    memory, found = SourceMemory(), []
    for _ in range(4):
        answer = poll(web, memory, source)
        memory = answer.memory
        found.append((keys(answer), memory.reason))
    assert found == [
        (["s5", "s4"], "sitemaps left for the next poll: 3"),
        (["s3", "s2"], "sitemaps left for the next poll: 1"),
        (["s1"], ""),
        ([], ""),
    ]


def test_sitemaps_without_time_of_change_take_turns_where_there_are_more_than_one_poll_asks_for() -> None:
    names = dict.fromkeys(map("s{}".format, range(30)), "")
    web = web_of(sitemap=index(**names), **{name: urlset(name) for name in names})
    memory = SourceMemory()
    for _ in range(2):
        memory = poll(web, memory).memory
    web.asked.clear()
    for _ in range(4):
        web.pass_hours(1)
        memory = poll(web, memory).memory
    assert set(web.addresses()) == {ROOT, *map(below, names)}


def test_a_sitemap_that_fails_is_asked_again_and_the_others_are_listed() -> None:
    web = web_of(good=urlset("1"))
    web.put(ROOT, tagged(index(bad="2024-03-02", good="2024-03-01"), '"i"'), unchanged())
    web.put(below("bad"), FetchError(below("bad"), "timeout", "no answer in 60 s"), document(urlset("2")))
    first = poll(web)
    assert (keys(first), first.memory.state, first.memory.failures) == (["1"], "ok", 0)
    assert first.memory.reason == f"{below('bad')}: no answer in 60 s"
    assert keys(poll(web, first.memory)) == ["2"]


def test_a_sitemap_that_is_none_is_a_reject_and_the_others_are_listed() -> None:
    web = web_of(sitemap=index(bad="", good=""), bad="<html></html>", good=urlset("1"))
    answer = poll(web)
    assert keys(answer) == ["1"]
    (reject,) = answer.listing.rejects
    assert (reject.address, reject.reason) == (below("bad"), "is a page of HTML")
    assert poll(web, answer.memory).listing.rejects == ()


def test_an_index_of_which_nothing_can_be_had_fails() -> None:
    web = web_of(sitemap=index(a=""), a=FetchError(below("a"), "http_error", "500", status=500))
    memory = poll(web).memory
    assert (memory.state, memory.failures) == ("http_error", 1)
    web.put(below("a"), urlset("1"))
    assert keys(poll(web, memory)) == ["1"]


def test_a_sitemap_that_is_gone_and_listed_no_more_is_forgotten() -> None:
    web = web_of(sitemap=index(a="", b=""), a=urlset("1"), b=urlset("2"))
    memory = poll(web).memory
    web.put(ROOT, index(a=""))
    web.put(below("b"), refused(404, below("b")))
    memory = poll(web, memory).memory
    assert set(memory.documents) == {ROOT, below("a")}
    assert memory.reason == ""


def test_an_error_page_instead_of_a_sitemap_fails_and_nothing_is_remembered_of_it() -> None:
    web = SmallWeb()
    web.put(ROOT, tagged("<!DOCTYPE html><html><body>Not found</body></html>", '"a"'))
    memory = poll(web).memory
    assert (memory.state, memory.reason, memory.documents) == ("parse_error", "is a page of HTML", {})


def test_a_text_sitemap_names_its_bad_lines() -> None:
    web = web_of(sitemap="https://example.org/1\nexample\n")
    answer = poll(web)
    assert keys(answer) == ["1"]
    assert [reject.key for reject in answer.listing.rejects] == ["line 2"]


def test_a_gone_sitemap_stops_and_a_moved_one_moves() -> None:
    web = web_of(sitemap=refused(410, ROOT))
    assert poll(web, poll(web).memory).memory.is_stopped
    web.put(ROOT, moved(urlset("1"), (301, below("new"))))
    memory = SourceMemory()
    for _ in range(3):
        memory = poll(web, memory).memory
        web.pass_hours(12)
    assert memory.address == below("new")
