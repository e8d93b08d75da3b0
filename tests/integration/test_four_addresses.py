"""One load and one SQL, whether the warehouse is a file, a server or a lake: the same rows from everything in it."""

from __future__ import annotations

import pytest

from tests.integration.many_addresses import KINDS, four_addresses, golden_readings, table_digests

CHOSEN = ("1961", "1972-02")
"""The days of some golden articles; tests/proof/test_four_addresses.py takes them all, and asks all that can be asked."""


def test_every_table_has_the_same_rows(tmp_path_factory: pytest.TempPathFactory) -> None:
    given = [reading for reading in golden_readings() if reading.article.doc_id.startswith(CHOSEN)]
    with four_addresses(tmp_path_factory.mktemp("four"), given) as addresses:
        expected = table_digests(addresses["file"])
        for kind in KINDS[1:]:
            assert table_digests(addresses[kind]) == expected, kind
