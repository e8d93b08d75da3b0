"""Whether the warehouse is sound: the checks in checks/*.sql, each of which must return no row."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from warehouse.statements import Connection, read_sql, run_file, sql_files


class Finding(NamedTuple):
    """A row that a check returned."""

    check: str
    rule: str
    """What the check asks for, in words."""
    table: str
    key: str
    problem: str


def run_checks(connection: Connection, limit: int = 100) -> list[Finding]:
    """Return what is wrong, at most `limit` rows a check; nothing where all is well."""
    findings = []
    for file in sql_files("checks"):
        rule = read_sql(file).partition("\n")[0].removeprefix("--").strip()
        for table, key, problem in run_file(connection, file).fetchmany(limit):
            findings.append(Finding(PurePath(file).stem, rule, table, key, problem))
    return findings
