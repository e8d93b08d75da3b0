"""Bytes become the letters that were meant, whatever the server and the page say."""

from __future__ import annotations

import pytest

from tasks.articles.decoding import page_text

GERMAN = (
    "<html><head>{}</head><body><p>Der Außenminister sprach in Zürich über Öl, Gas und den Frühling.</p></body></html>"
)
RUSSIAN = (
    "<html><head>{}</head><body><p>Министр иностранных дел встретился во вторник с послом и говорил о рыбе, "
    "о море и о том, что переговоры будут продолжены в следующем месяце.</p></body></html>"
)
CHINESE = (
    "<html><head>{}</head><body><p>外交部长星期二在奥斯陆会见了大使，双方讨论了渔业问题和两国关系。</p></body></html>"
)
JAPANESE = (
    "<html><head>{}</head><body><p>外務大臣は火曜日にオスロで大使と会談し、漁業について話し合った。</p></body></html>"
)
CASES = [
    (GERMAN, "iso-8859-1"),
    (GERMAN, "cp1252"),
    (RUSSIAN, "windows-1251"),
    (RUSSIAN, "koi8-r"),
    (CHINESE, "gb18030"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc-jp"),
]


def meta(charset: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_the_page_declares_it(text: str, encoding: str) -> None:
    html = text.format(meta(encoding))
    assert page_text(html.encode(encoding)) == html


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_the_server_declares_it(text: str, encoding: str) -> None:
    html = text.format("")
    assert page_text(html.encode(encoding), encoding) == html


@pytest.mark.parametrize(("text", "encoding"), [*CASES, (GERMAN, "utf-8"), (RUSSIAN, "utf-8")])
@pytest.mark.parametrize("wrong", ["utf-8", "iso-8859-1"])
def test_a_wrong_label_is_not_believed(text: str, encoding: str, wrong: str) -> None:
    html = text.format(meta(wrong))
    assert page_text(html.encode(encoding), wrong) == html


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_without_a_label_the_bytes_tell(text: str, encoding: str) -> None:
    html = text.format("")
    assert page_text(html.encode(encoding)) == html


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_wide_letters_are_told_by_their_mark_or_their_zeros(encoding: str) -> None:
    html = GERMAN.format("")
    assert page_text(html.encode(encoding)) == html


def test_an_old_name_means_the_larger_set_as_in_browsers() -> None:
    assert page_text(b"<meta charset=iso-8859-1><p>\x93Cod\x94 \x96 \x80 5, caf\xe9").endswith("“Cod” – € 5, café")
    html = f"{meta('gb2312')}<p>朱镕基在北京会见了大使</p>"
    assert page_text(html.encode("gb18030")) == html


def test_seven_bit_japanese_is_not_taken_for_ascii() -> None:
    html = JAPANESE.format(meta("iso-2022-jp"))
    assert page_text(html.encode("iso-2022-jp")) == html


def test_one_broken_byte_does_not_spoil_a_page_in_utf8() -> None:
    text = page_text(RUSSIAN.format("").encode() + b"\xff")
    assert text == RUSSIAN.format("") + "\ufffd"


@pytest.mark.parametrize("name", ["x-unknown", "base64", "", "utf-16", "rot13", "\u0663"])
def test_a_name_that_means_nothing_is_passed_over(name: str) -> None:
    html = GERMAN.format("")
    assert page_text(html.encode("cp1252"), name) == html
