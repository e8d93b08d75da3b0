"""One load and one SQL, whether the warehouse is a file, a server or a lake: the same rows from everything in it."""

from __future__ import annotations

import pytest

from tests.integration.many_addresses import filled, golden_readings, table_digests

KINDS = ("file", "server", "lake in PostgreSQL")
CHOSEN = ("1961", "1972-02")
"""Days of some golden articles; tests/proof/test_four_addresses.py takes them all and asks all that can be asked."""


def test_every_table_has_the_same_rows(tmp_path_factory: pytest.TempPathFactory) -> None:
    given = [reading for reading in golden_readings() if reading.article.doc_id.startswith(CHOSEN)]
    with filled(tmp_path_factory.mktemp("four"), given, KINDS) as addresses:
        expected = table_digests(addresses["file"])
        assert table_digests(addresses["server"]) == expected
        assert table_digests(addresses["lake in PostgreSQL"]) == expected
