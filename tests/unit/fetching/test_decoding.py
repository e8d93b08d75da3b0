"""A body is decoded whole, or not at all, and never beyond its limit."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from tasks.sources.decoding import Body, TooLargeError, UndecodableError

PAGE = "<html><p>Willy Brandt met Willi Stoph in Erfurt. Grüße.</p></html>".encode() * 50


def raw_deflate(content: bytes) -> bytes:
    return zlib.compress(content)[2:-4]


COMPRESS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}


def pieces_of(content: bytes, size: int) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


def decoded(content: bytes, coding: str, limit: int = 10_000_000, size: int = 1000) -> bytes:
    body = Body(coding, limit)
    for piece in pieces_of(content, size):
        body.feed(piece)
    return body.finish()


@given(st.binary(max_size=5000), st.sampled_from(sorted(COMPRESS)), st.integers(1, 700))
def test_what_was_compressed_comes_back_however_it_is_cut_into_pieces(content: bytes, coding: str, size: int) -> None:
    assert decoded(COMPRESS[coding](content), coding, size=size) == content


@pytest.mark.parametrize("name", ["gzip", "GZIP", "x-gzip", "identity, gzip"])
def test_names_of_codings_are_taken_as_they_come(name: str) -> None:
    assert decoded(gzip.compress(PAGE), name) == PAGE


def test_deflate_without_the_frame_of_zlib_is_read() -> None:
    assert decoded(raw_deflate(PAGE), "deflate") == PAGE


def test_several_members_are_one_body() -> None:
    assert decoded(gzip.compress(PAGE) + gzip.compress(PAGE), "gzip", size=7) == PAGE + PAGE
    assert decoded(zstd.compress(PAGE) + zstd.compress(PAGE), "zstd") == PAGE + PAGE


def test_what_follows_the_stream_is_ignored() -> None:
    assert decoded(gzip.compress(PAGE) + b"\0" * 512, "gzip") == PAGE


@pytest.mark.parametrize("size", [1, 3, 100_000])
@pytest.mark.parametrize("coding", [*sorted(COMPRESS), "utf-8", "none", ""])
def test_plain_text_is_accepted_whatever_its_coding_says(coding: str, size: int) -> None:
    for text in (PAGE, b'{"version": "https://jsonfeed.org/version/1.1"}', b"  <rss/>", b"<p>"):
        assert decoded(text, coding, size=size) == text


@pytest.mark.parametrize("coding", sorted(COMPRESS))
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_stream_is_an_error(coding: str, share: float) -> None:
    compressed = COMPRESS[coding](bytes(range(256)) * 40)
    with pytest.raises(UndecodableError, match=rf"the {coding} stream is cut"):
        decoded(compressed[: int(len(compressed) * share)], coding)


def test_a_damaged_stream_is_an_error() -> None:
    compressed = bytearray(gzip.compress(PAGE))
    compressed[20:40] = b"\xff" * 20
    with pytest.raises(UndecodableError, match="not a gzip stream"):
        decoded(bytes(compressed), "gzip")


def test_a_body_compressed_twice_is_an_error() -> None:
    with pytest.raises(UndecodableError, match="more than once"):
        Body("gzip, br", 1000)


@pytest.mark.parametrize("coding", [*sorted(COMPRESS), ""])
def test_a_body_of_the_limit_passes_and_a_byte_more_does_not(coding: str) -> None:
    content = b"a" * 3_000_000
    compressed = COMPRESS[coding](content) if coding else content
    assert decoded(compressed, coding, limit=3_000_000, size=65_536) == content
    with pytest.raises(TooLargeError):
        decoded(compressed, coding, limit=2_999_999, size=65_536)


def test_a_stream_that_gives_nothing_for_many_bytes_is_too_large() -> None:
    skipped = b"\x50\x2a\x4d\x18" + (60_000).to_bytes(4, "little") + bytes(60_000)
    with pytest.raises(TooLargeError):
        decoded(skipped * 20, "zstd", limit=1_000_000)


def test_thousands_of_members_are_refused() -> None:
    with pytest.raises(UndecodableError, match="too many"):
        decoded(gzip.compress(b"") * 5000, "gzip", size=65_536)


@given(st.binary(max_size=300), st.sampled_from(sorted(COMPRESS)))
def test_any_bytes_are_decoded_or_refused(content: bytes, coding: str) -> None:
    try:
        result = decoded(content, coding, limit=100_000, size=64)
    except (UndecodableError, TooLargeError):
        return
    assert len(result) <= 100_000
