"""One load and one SQL, whether the warehouse is a file, a server or a lake: the same rows from everything in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.integration.many_addresses import filled, free_port, golden_readings, table_digests
from warehouse.connection import reader

KINDS = ("file", "server", "lake in PostgreSQL", "lake in S3")
CHOSEN = ("1961", "1972-02")
"""Days of some golden articles; the proof of the same name takes them all and asks all that can be asked."""
FILES = "SELECT data_file FROM ducklake_list_files(current_database(), 'participants')"
"""Those of the table with the most rows; a few rows stay in the catalog."""


def test_every_table_has_the_same_rows_and_a_storage_out_of_reach_is_told(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [reading for reading in golden_readings() if reading.article.doc_id.startswith(CHOSEN)]
    with filled(tmp_path_factory.mktemp("addresses"), given, KINDS) as addresses:
        expected = table_digests(addresses["file"])
        for kind in KINDS[1:]:
            assert (kind, table_digests(addresses[kind])) == (kind, expected)
        address = addresses["lake in S3"]
        with reader(address) as connection:
            files = connection.execute(FILES).fetchall()
        assert files
        assert all(path.startswith("s3://news/lake/") for (path,) in files)
        command = [sys.executable, "-m", "flows.cli", "sql", "--warehouse", address, "FROM participants"]
        assert subprocess.run(command, check=True, capture_output=True, text=True).stderr.endswith(" rows\n")
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{free_port()}")
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        " — check that its files can be reached; those of a lake may lie in an object storage\n"
    )
