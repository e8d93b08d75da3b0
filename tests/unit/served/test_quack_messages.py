"""What is read in the messages of Quack, and what its errors mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.quack_messages import (
    SESSION_ENDED,
    Head,
    Kind,
    disconnect,
    head_of,
    is_gone,
    leaves_transaction_open,
    refusal,
)

SESSION = "E26564914CA8C4CBEF38EE7C297C08E1"


def length_of(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80]) + length_of(number >> 7)


def prepare(sql: str, number: int = 5) -> bytes:
    """Return a message as a client of DuckDB 1.5.5 sends it."""
    text = sql.encode()
    head = b"\x01\x00\x03\x02\x00 " + SESSION.encode() + b"\x03\x00" + length_of(number) + b"\xff\xff\x01\x00"
    return head + length_of(len(text)) + text + b"\xff\xff"


def test_kind_and_session_are_read() -> None:
    assert head_of(prepare("SELECT 1")) == Head(Kind.PREPARE_REQUEST, SESSION)
    assert head_of(disconnect(SESSION)) == Head(Kind.DISCONNECT, SESSION)
    assert head_of(b"\x01\x00\x01\x03\x00\x05\xff\xff") == Head(Kind.CONNECTION_REQUEST, "")


@given(st.binary(max_size=80))
def test_any_bytes_are_a_message_or_none(message: bytes) -> None:
    found = head_of(message)
    assert found is None or found.kind < 128
    assert leaves_transaction_open(message, False) in (True, False)


@pytest.mark.parametrize(
    ("sql", "was_open", "is_open"),
    [
        ("BEGIN TRANSACTION", False, True),
        ("  begin;", False, True),
        ("START TRANSACTION", False, True),
        ("UPDATE turns SET turn = 1", True, True),
        ("SELECT 'BEGIN'", False, False),
        ("COMMIT", True, False),
        ("rollback ;\n", True, False),
        ("BEGIN TRANSACTION\n;\nUPDATE turns SET turn = 1\n;\nCOMMIT", False, False),
        ("BEGIN; INSERT INTO runs VALUES (1)", False, True),
        (f"BEGIN; SELECT '{'x' * 70_000}'", False, True),
    ],
)
@pytest.mark.parametrize("number", [1, 66, 98, 300, 70_000])
def test_an_open_transaction_is_seen(sql: str, was_open: bool, is_open: bool, number: int) -> None:
    assert leaves_transaction_open(prepare(sql, number), was_open) is is_open


@settings(max_examples=30)
@given(st.text(max_size=300))
def test_a_refusal_holds_its_text(text: str) -> None:
    message = refusal(text)
    assert message.endswith(length_of(len(text.encode())) + text.encode() + b"\xff\xff")
    assert message[2] == Kind.ERROR_RESPONSE


@pytest.mark.parametrize(
    ("message", "gone"),
    [
        (f"Invalid Input Error: {SESSION_ENDED}\n\nLINE 1: FROM", True),
        ("Invalid Input Error: Invalid connection id", True),
        ("IO Error: Failed to send message: IO Error: Server returned nothing (no headers, no data)", True),
        ("IO Error: Failed to send message: IO Error: Could not connect to server error for HTTP POST", True),
        ("IO Error: Failed to send message: Payload Too Large", False),
        ("Invalid Input Error: Authentication failed", False),
        ("Invalid Input Error: Authorization failed", False),
        ("Catalog Error: Table with name gone does not exist!", False),
    ],
)
def test_errors_that_mean_attach_again(message: str, gone: bool) -> None:
    assert is_gone(message) is gone
