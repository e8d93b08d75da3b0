"""A warehouse behind a server that speaks Quack, asked as a DuckDB connection is."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from warehouse.address import ServerAddress, has_tls
from warehouse.client import client, literal, new_name
from warehouse.errors import LockedError, WarehouseError
from warehouse.quack_messages import is_gone

if TYPE_CHECKING:
    import polars as pl

PATIENCE = 30.0
"""Seconds in which a server that has gone is looked for again."""
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0

# What Quack says when it refuses a token.
_REFUSED = "Authentication failed"
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class ServerConnection:
    """One session of a server: temporary tables stay in it, and a transaction is sent as one call.

    A client that is killed in an open transaction would block all other writers for ever; so what is executed between
    BEGIN and COMMIT is kept back until COMMIT, and gives no rows. A reading statement is asked again, in a new session,
    when the server was replaced meanwhile, as long as nothing of this session would be missed there.
    """

    def __init__(self, address: ServerAddress, token: str, timeout: float = PATIENCE) -> None:
        """Begin a session, waiting up to `timeout` seconds for the server.

        Raises WarehouseError where the token is refused, LockedError where nobody answers.
        """
        self._address = address
        self._token = token
        self._patience = timeout
        self._local = client("httpfs", "quack")
        self._name = new_name("server")
        self._is_attached = False
        self._unsent: list[str] | None = None
        self._staged: set[str] = set()
        self._has_changed = False
        self._attach(time.monotonic() + timeout)

    def execute(self, query: duckdb.Statement | str, parameters: object = None) -> Self:
        """Run one statement in the server; `parameters` are named. Rows of a transaction cannot be fetched."""
        statements = [query] if isinstance(query, duckdb.Statement) else self.extract_statements(query)
        for statement in statements:
            self._run(statement, parameters if isinstance(parameters, Mapping) else {})
        return self

    def extract_statements(self, query: str) -> list[duckdb.Statement]:
        """Return the statements of a text."""
        return self._local.extract_statements(query)

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row of the last answer, or None."""
        return self._local.fetchone()

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows of the last answer that were not fetched yet."""
        return self._local.fetchall()

    def fetchmany(self, size: int = 1) -> list[tuple[Any, ...]]:
        """Return at most `size` further rows of the last answer."""
        return self._local.fetchmany(size)

    def pl(self) -> pl.DataFrame:
        """Return the last answer as a frame."""
        return self._local.pl()

    @property
    def description(self) -> list[tuple[Any, ...]]:
        """Return a tuple for each column of the last answer, its name first."""
        return list(self._local.description)

    def register(self, view_name: str, python_object: object) -> Self:
        """Put a frame into a temporary table of the session, in place of an earlier one of that name."""
        # Imported here: who only asks need not wait for it.
        import polars as pl

        if not isinstance(python_object, pl.DataFrame):
            raise TypeError(f"{type(python_object).__name__} is no frame")
        self._local.register("frame_to_send", python_object)
        try:
            columns = self._local.execute("DESCRIBE frame_to_send").fetchall()
        finally:
            self._local.unregister("frame_to_send")
        kind = ", ".join(f"{_quoted(name)} {kind}" for name, kind, *_ in columns)
        rows = literal(python_object.write_json())
        # The rows travel inside the statement: a table that others see for a moment would be left behind by a crash.
        self._staged.add(view_name)
        self._send(
            f"CREATE OR REPLACE TEMP TABLE {_quoted(view_name)} AS "
            f"SELECT unnest({rows}::JSON::STRUCT({kind})[], max_depth := 2)"
        )
        return self

    def unregister(self, view_name: str) -> Self:
        """Drop the temporary table of a frame."""
        if view_name in self._staged:
            self._staged.discard(view_name)
            self._send(f"DROP TABLE IF EXISTS temp.{_quoted(view_name)}")
        return self

    @property
    def has_state(self) -> bool:
        """Return whether anything was put into this session that a question could depend on."""
        return self._has_changed or bool(self._staged)

    def copy(self, query: str, parameters: Mapping[str, object], path: Path, options: str) -> None:
        """Write the answer to a reading statement into a file of this machine as it arrives; `options` are COPY's."""
        asked = f"FROM quack_query_by_name({literal(self._name)}, {literal(_with_values(query, parameters))})"
        self._local.execute(f"COPY ({asked}) TO {literal(str(path))} ({options})")

    def close(self) -> None:
        """End the session; what was not committed is gone."""
        if self._is_attached:
            self._is_attached = False
            self._detach()
        self._local.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, statement: duckdb.Statement, parameters: Mapping[str, object]) -> None:
        sql = _with_values(statement.query, parameters)
        if statement.type == duckdb.StatementType.TRANSACTION:
            self._change_transaction(sql)
        elif self._unsent is not None:
            self._unsent.append(sql)
        elif statement.type in _READING and not self._has_changed:
            self._ask(sql)
        else:
            self._has_changed = True
            self._send(sql)

    def _change_transaction(self, sql: str) -> None:
        word = sql.split(maxsplit=1)[0].upper()
        if word == "BEGIN":
            self._unsent = []
        elif word == "COMMIT" and self._unsent is not None:
            whole = "\n;\n".join(("BEGIN TRANSACTION", *self._unsent, "COMMIT"))
            self._unsent = None
            try:
                self._send(whole)
            except duckdb.Error:
                self._roll_back()
                raise
        else:
            self._unsent = None

    def _roll_back(self) -> None:
        try:
            self._send("ROLLBACK")
        except (duckdb.Error, LockedError):
            # It had not begun, or the session is gone and its transaction with it.
            return

    def _ask(self, sql: str) -> None:
        deadline = time.monotonic() + self._patience
        while True:
            try:
                self._send(sql)
            except LockedError:
                if self._staged or time.monotonic() >= deadline:
                    raise
                self._detach()
                self._attach(deadline)
            else:
                return

    def _send(self, sql: str) -> None:
        try:
            self._local.execute("FROM quack_query_by_name($name, $sql)", {"name": self._name, "sql": sql})
        except duckdb.Error as error:
            if is_gone(str(error)):
                raise self._unreachable() from error
            raise

    def _attach(self, deadline: float) -> None:
        options = f"TYPE quack, TOKEN {literal(self._token)}, DISABLE_SSL {not has_tls(self._address)}"
        pause = _FIRST_PAUSE
        while True:
            try:
                self._local.execute(f"ATTACH '{self._address.uri}' AS {self._name} ({options})")
                self._is_attached = True
                return
            except duckdb.Error as error:
                if _REFUSED in str(error):
                    remedy = "set WHOMET_TOKEN, or WHOMET_TOKEN_FILE to the file that `whomet serve` names"
                    raise WarehouseError(self._address.uri, "refuses the token", remedy) from None
                if time.monotonic() >= deadline:
                    raise self._unreachable() from error
            time.sleep(min(pause, max(0.0, deadline - time.monotonic())))
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _detach(self) -> None:
        try:
            self._local.execute(f"DETACH DATABASE IF EXISTS {self._name}")
        except duckdb.Error:
            # A server that has gone cannot be told; its name is not used again.
            self._name = new_name("server")

    def _unreachable(self) -> LockedError:
        return LockedError(self._address.uri, "no server answers there", "start it with `whomet serve`, or try later")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _with_values(sql: str, parameters: Mapping[str, object]) -> str:
    """Return the statement with its parameters as literals; strings, quoted names and comments are left alone."""
    if not parameters:
        return sql
    parts, done = [], 0
    for offset, kind in duckdb.tokenize(sql):
        # The tokens say where a `$` begins a parameter.
        found = _PARAMETER.match(sql, offset) if kind == duckdb.token_type.operator else None
        if found and found[1] in parameters:
            parts += [sql[done:offset], literal(parameters[found[1]])]
            done = found.end()
    return "".join((*parts, sql[done:]))
