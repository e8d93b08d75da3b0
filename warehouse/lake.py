"""A warehouse in a DuckLake: its catalog in SQLite or PostgreSQL, its rows in Parquet files."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.address import LakeAddress, shown
from warehouse.client import client, literal, new_name
from warehouse.errors import LockedError, WarehouseError

_SCANNERS = {"sqlite": "sqlite_scanner", "postgres": "postgres_scanner"}
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0
_BUSY = re.compile(r"database is locked|too many clients|the database system is", re.I)
_ABSENT = re.compile(r"does not exist|unable to open database file|no such table|existing DuckLake", re.I)


@contextmanager
def lake(address: LakeAddress, *, read_only: bool, timeout: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """Hold a connection whose database is the lake, made where there is none; its temporary tables are its own.

    A busy catalog is waited for, up to `timeout` seconds. Raises LockedError where it stays busy, and WarehouseError
    where there is no lake to read, or its catalog or files cannot be reached.
    """
    connection = client("ducklake", _SCANNERS[address.kind])
    name = new_name("lake")
    try:
        _attach(connection, address, name, read_only=read_only, timeout=timeout)
        try:
            connection.execute(f"USE {name}")
            yield connection
        finally:
            connection.execute("USE memory")
            connection.execute(f"DETACH {name}")
    finally:
        connection.close()


def is_busy(error: duckdb.Error) -> bool:
    """Return whether a catalog refuses because others are at work in it."""
    return _BUSY.search(str(error)) is not None


def _attach(
    connection: duckdb.DuckDBPyConnection, address: LakeAddress, name: str, *, read_only: bool, timeout: float
) -> None:
    data_path = address.data_path
    if not read_only and address.kind == "sqlite":
        Path(address.catalog).parent.mkdir(parents=True, exist_ok=True)
    _allow_s3(connection, data_path, os.environ)
    deadline = time.monotonic() + timeout
    pause = _FIRST_PAUSE
    while True:
        try:
            connection.execute(_attachment(address, name, data_path, read_only=read_only))
            return
        except duckdb.Error as error:
            if data_path is not None and address.is_usual_folder and "DATA_PATH" in str(error):
                # Nobody has named that folder: the lake was made with another one, which its catalog knows.
                data_path = None
                _allow_s3(connection, data_path, os.environ)
                continue
            if not is_busy(error):
                raise _unusable(address, error, read_only=read_only) from None
            if time.monotonic() >= deadline:
                problem = f"its catalog is busy, waited {timeout:g} s"
                raise LockedError(shown(address.uri), problem, "wait until other writers have ended") from None
        time.sleep(min(pause, max(0.0, deadline - time.monotonic())))
        pause = min(2 * pause, _LONGEST_PAUSE)


def _attachment(address: LakeAddress, name: str, data_path: str | None, *, read_only: bool) -> str:
    options = ["READ_ONLY"] if read_only else []
    if data_path is not None:
        options.append(f"DATA_PATH {literal(data_path)}")
    return f"ATTACH {literal(address.uri)} AS {name}" + (f" ({', '.join(options)})" if options else "")


def _allow_s3(connection: duckdb.DuckDBPyConnection, data_path: str | None, environment: Mapping[str, str]) -> None:
    """Take the keys of an object storage from the environment, as all its other clients do, where one may be asked."""
    if data_path is not None and not data_path.startswith("s3://"):
        return
    client("httpfs").close()
    key = environment.get("AWS_ACCESS_KEY_ID")
    if not key:
        return
    settings = {
        "KEY_ID": key,
        "SECRET": environment.get("AWS_SECRET_ACCESS_KEY"),
        "SESSION_TOKEN": environment.get("AWS_SESSION_TOKEN"),
        "REGION": environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION"),
    }
    given = [f"{name} {literal(value)}" for name, value in settings.items() if value]
    if endpoint := environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL"):
        scheme, _, host = endpoint.rpartition("://")
        # Servers of one's own rarely have a name for every bucket.
        given += [f"ENDPOINT {literal(host.rstrip('/'))}", "URL_STYLE 'path'", f"USE_SSL {scheme != 'http'}"]
    connection.execute(f"CREATE OR REPLACE SECRET whomet_s3 (TYPE s3, {', '.join(given)})")


def _unusable(address: LakeAddress, error: duckdb.Error, *, read_only: bool) -> WarehouseError:
    message = shown(str(error).partition("\n")[0].partition(": ")[2] or str(error))
    subject = shown(address.uri)
    if "DATA_PATH" in message or (address.data_path is None and "data path" in message.lower()):
        if address.data_path is None:
            remedy = "add ?data_path=FOLDER, or ?data_path=s3://BUCKET/PREFIX/, the first time"
            return WarehouseError(subject, "a new lake has to know where its files go", remedy)
        return WarehouseError(subject, "was made with another data_path", "leave ?data_path= out")
    if read_only and _ABSENT.search(message):
        return WarehouseError(subject, "there is no warehouse", "run `whomet ingest`, or give another --warehouse")
    return WarehouseError(subject, f"cannot be opened: {message}", "check catalog, folder and permissions")
