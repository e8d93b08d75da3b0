"""A lake is found by its catalog, wherever its files are, and whatever else is in the environment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.connection import reader, writer
from warehouse.errors import WarehouseError


def folder_of_files(address: str) -> str:
    """Return where the lake's catalog says that its files are."""
    with reader(address) as connection:
        row = connection.execute("SELECT data_path FROM ducklake_settings(current_database())").fetchone()
    assert row
    return str(row[0])


def test_a_lake_that_was_made_with_a_folder_of_its_own_is_opened_without_naming_it(tmp_path: Path) -> None:
    catalog, folder = f"ducklake:sqlite:{tmp_path}/lake.sqlite", f"{tmp_path}/elsewhere/"
    with writer(f"{catalog}?data_path={folder}"):
        pass
    assert folder_of_files(catalog) == folder
    with writer(catalog):
        pass
    assert folder_of_files(catalog) == folder


def test_another_folder_than_that_of_the_lake_is_refused(tmp_path: Path) -> None:
    catalog = f"ducklake:sqlite:{tmp_path}/lake.sqlite"
    with writer(catalog):
        pass
    with (
        pytest.raises(WarehouseError, match=r"made with another data_path — leave \?data_path= out"),
        writer(f"{catalog}?data_path={tmp_path}/elsewhere/"),
    ):
        pass


def test_keys_of_an_object_storage_in_the_environment_are_none_of_a_local_lakes_business(tmp_path: Path) -> None:
    # In a process of its own, in which no other lake has loaded anything.
    opened = "import sys; from warehouse.connection import writer\nwith writer(sys.argv[1]): pass"
    done = subprocess.run(
        [sys.executable, "-c", opened, f"ducklake:sqlite:{tmp_path}/lake.sqlite"],
        env={"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
