"""A body as it comes in, decoded piece by piece, never beyond its limit."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Sequence
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdDecompressor, ZstdError
else:
    from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdError

ACCEPTED = "gzip, deflate, br, zstd"
STEP = 1_000_000
"""Bytes decoded at once: a bomb is noticed before it has grown."""
MOST_MEMBERS = 1000
"""Of a gzip or zstd stream; each costs a decoder."""
# RFC 9659: no window over 8 MB on the web.
ZSTD_WINDOW = {int(DecompressionParameter.window_log_max): 23}
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# A zstd stream may begin with a frame to be skipped.
ZSTD_START = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)
# How a page, a feed or a JSON document begins when it is not compressed at all.
PLAIN_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[!?a-zA-Z]|[{\[])")
HEAD = 4
"""Bytes that tell compressed from plain."""


class TooLargeError(Exception):
    """The body is longer than its limit."""


class UndecodableError(Exception):
    """The body is not what its Content-Encoding says; the reason is the message."""


class Decoder(Protocol):
    """One compressed stream."""

    def decode(self, data: bytes, most: int) -> bytes:
        """Return up to `most` bytes of output; more may be had with empty `data` while there `is_more`."""
        ...

    @property
    def is_more(self) -> bool:
        """Whether output is left that needs no further input."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether the stream ended where a stream may end."""
        ...


class MemberDecoder:
    """gzip, deflate and zstd: a stream of members, each with a decoder of its own. Anything after them is ignored."""

    def __init__(self, new_member: Callable[[], zlib._Decompress | ZstdDecompressor], magic: bytes) -> None:
        self._new_member = new_member
        self._magic = magic
        """How another member begins; empty where there is only one."""
        self._member = new_member()
        self._members = 1
        self._input = b""
        self._is_full = False
        """Whether the last output was as long as allowed: a decoder may keep more without keeping input."""

    def decode(self, data: bytes, most: int) -> bytes:
        """Return up to `most` bytes, at least one where there are any."""
        data = self._input + data
        self._input = b""
        if self._member.eof:
            if not data or not self._magic or not data.startswith(self._magic[: len(data)]):
                return b""
            if len(data) < len(self._magic):
                self._input = data
                return b""
            self._members += 1
            if self._members > MOST_MEMBERS:
                raise UndecodableError("too many compressed members")
            self._member = self._new_member()
        output = self._member.decompress(data, most)
        self._is_full = len(output) >= most
        if self._member.eof:
            self._input = self._member.unused_data
        elif not isinstance(self._member, ZstdDecompressor):
            self._input = self._member.unconsumed_tail
        return output

    @property
    def is_more(self) -> bool:
        """Whether there is input left, within the decoder or without."""
        if self._member.eof:
            return len(self._input) >= len(self._magic) > 0 and self._input.startswith(self._magic)
        if isinstance(self._member, ZstdDecompressor):
            return not self._member.needs_input
        return bool(self._input) or self._is_full

    @property
    def is_complete(self) -> bool:
        """Whether the last member is whole."""
        return self._member.eof


class BrotliDecoder:
    """A brotli stream."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._is_full = False

    def decode(self, data: bytes, most: int) -> bytes:
        """Return about `most` bytes."""
        if self._stream.is_finished():
            return b""
        output = bytes(self._stream.process(data, output_buffer_limit=most))
        self._is_full = len(output) >= most
        return output

    @property
    def is_more(self) -> bool:
        """Whether the decoder stopped at its limit."""
        return not self._stream.is_finished() and (self._is_full or not self._stream.can_accept_more_data())

    @property
    def is_complete(self) -> bool:
        """Whether the end was reached."""
        return bool(self._stream.is_finished())


class Body:
    """The bytes of one answer, decoded as they come."""

    def __init__(self, content_encoding: str, limit: int) -> None:
        """Raises UndecodableError for a body that is said to be compressed twice.

        A coding that is not known is taken for none: servers write "utf-8" there.
        """
        codings = [name.strip().lower().removeprefix("x-") for name in content_encoding.split(",")]
        known = [name for name in codings if name in ("gzip", "deflate", "br", "zstd")]
        if len(known) > 1:
            raise UndecodableError("compressed more than once")
        self.coding = known[0] if known else ""
        self._limit = limit
        self._raw = 0
        self._size = 0
        self._pieces: list[bytes] = []
        self._head = b""
        self._is_begun = not self.coding
        self._decoder: Decoder | None = None
        self._plain: list[bytes] | None = None
        """The bytes as they came, while they look like plain text in spite of the coding."""

    def feed(self, data: bytes) -> None:
        """Take the next bytes from the wire; raise TooLargeError or UndecodableError."""
        self._raw += len(data)
        if self._raw > self._limit:
            raise TooLargeError
        if not self._is_begun:
            data = self._head + data
            if len(data) < HEAD:
                self._head = data
                return
            self._begin(data)
        self._take(data)

    def finish(self) -> bytes:
        """Return the whole body; raise UndecodableError where the compressed stream is cut."""
        if not self._is_begun and self._head:
            self._begin(self._head)
            self._take(self._head)
        if self._decoder is not None and not self._decoder.is_complete:
            if self._plain is None:
                raise UndecodableError(f"the {self.coding} stream is cut")
            self._give_up()
        return b"".join(self._pieces)

    def so_far(self) -> bytes:
        """Return what is decoded up to now."""
        return b"".join(self._pieces)[: self._limit]

    def _begin(self, head: bytes) -> None:
        self._is_begun = True
        self._decoder = decoder_of(self.coding, head)
        if self._decoder is not None and PLAIN_START.match(head):
            self._plain = []

    def _take(self, data: bytes) -> None:
        if self._decoder is None:
            self._add((data,))
            return
        if self._plain is not None:
            self._plain.append(data)
        try:
            while True:
                output = self._decoder.decode(data, STEP)
                self._add((output,))
                data = b""
                if not self._decoder.is_more:
                    return
        except (zlib.error, ZstdError, brotli.error) as error:
            if self._plain is None:
                raise UndecodableError(f"not a {self.coding} stream") from error
            self._give_up()

    def _give_up(self) -> None:
        """Go on without decoding: it was plain text all along."""
        plain, self._plain, self._decoder = self._plain or [], None, None
        self._pieces.clear()
        self._size = 0
        self._add(plain)

    def _add(self, pieces: Sequence[bytes]) -> None:
        for piece in pieces:
            if piece:
                self._pieces.append(piece)
                self._size += len(piece)
        if self._size > self._limit:
            raise TooLargeError


def decoder_of(coding: str, head: bytes) -> Decoder | None:
    """Return a decoder for a stream that begins with `head`; None where it is plain whatever the coding says."""
    if coding == "gzip":
        is_gzip = head.startswith(GZIP_MAGIC)
        return MemberDecoder(lambda: zlib.decompressobj(16 + zlib.MAX_WBITS), GZIP_MAGIC) if is_gzip else None
    if coding == "zstd":
        is_zstd = ZSTD_START.match(head)
        return MemberDecoder(lambda: ZstdDecompressor(options=ZSTD_WINDOW), ZSTD_MAGIC) if is_zstd else None
    if coding == "deflate":
        # RFC 9110 means zlib's format; some servers send the bare one.
        is_zlib = len(head) > 1 and head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
        return MemberDecoder(lambda: zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS), b"")
    return BrotliDecoder() if coding == "br" else None
