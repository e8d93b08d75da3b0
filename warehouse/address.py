"""Where a warehouse is: a DuckDB file, a server that speaks Quack, or a lake with its catalog."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import WarehouseError

DATA_FOLDER = Path(__file__).resolve().parents[1] / "data"
DEFAULT_ADDRESS = DATA_FOLDER / "whomet.duckdb"
DEFAULT_PORT = 9494
"""The port of Quack, where an address names none."""

_SERVER = re.compile(r"quack:(?://)?(?P<host>\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+)(?::(?P<port>\d{1,5}))?/?")
_LAKE = re.compile(r"ducklake:(?P<kind>sqlite|postgres):(?P<catalog>.+?)(?:[?&]data_path=(?P<data_path>.+))?")
_PASSWORD = re.compile(r"(password\s*=\s*)('(?:[^'\\]|\\.)*'|\S+)|(?<=://)([^/@\s:]*):[^/@\s]*(?=@)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileAddress:
    """A DuckDB file of this machine."""

    path: Path


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A server that speaks Quack."""

    host: str
    port: int

    @property
    def uri(self) -> str:
        """Return the address as Quack writes it."""
        return f"quack:{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class LakeAddress:
    """A DuckLake: its catalog, and where its files are; `data_path` is None where the catalog knows."""

    kind: str
    """sqlite or postgres."""
    catalog: str
    """Path of the SQLite file, or what PostgreSQL's own clients take: "dbname=… host=…" or a URL."""
    data_path: str | None

    @property
    def uri(self) -> str:
        """Return the address as ATTACH takes it; it may hold a password."""
        return f"ducklake:{self.kind}:{self.catalog}"

    @property
    def is_usual_folder(self) -> bool:
        """Return whether its files are where those of a new lake go that was told no place: beside its catalog."""
        return self.kind == "sqlite" and self.data_path == _usual_folder(self.catalog)


Address = FileAddress | ServerAddress | LakeAddress


def default_address() -> str:
    """Return the address in WHOMET_WAREHOUSE, or the clone's data/whomet.duckdb."""
    return os.environ.get("WHOMET_WAREHOUSE") or str(DEFAULT_ADDRESS)


def parse_address(address: str | Path) -> Address:
    """Return what an address means. Raises WarehouseError, which says how addresses are written."""
    text = str(address)
    if not text.strip():
        raise WarehouseError("warehouse", "the address is empty", "give the path of a DuckDB file")
    if text.startswith("quack:"):
        server = _SERVER.fullmatch(text)
        if server is None or int(server["port"] or DEFAULT_PORT) > 65535:
            raise WarehouseError(text, "is no address of a server", "write it as quack:HOST:PORT")
        return ServerAddress(server["host"], int(server["port"] or DEFAULT_PORT))
    if text.startswith("ducklake:"):
        lake = _LAKE.fullmatch(text)
        if lake is None:
            remedy = (
                "write it as ducklake:sqlite:PATH or ducklake:postgres:dbname=…, with ?data_path=FOLDER for a new one"
            )
            raise WarehouseError(shown(text), "is no address of a lake", remedy)
        if lake["kind"] == "sqlite":
            path = str(Path(lake["catalog"]).expanduser().absolute())
            return LakeAddress("sqlite", path, lake["data_path"] or _usual_folder(path))
        return LakeAddress("postgres", lake["catalog"], lake["data_path"])
    return FileAddress(Path(text))


def has_tls(server: ServerAddress) -> bool:
    """Return whether a server is asked by TLS: on other machines it is, unless WHOMET_TLS is "off"."""
    is_here = server.host == "localhost" or server.host.startswith("127.") or server.host == "[::1]"
    return not is_here and os.environ.get("WHOMET_TLS", "").lower() != "off"


def file_of(address: str | Path) -> Path:
    """Return the path behind an address. Raises WarehouseError for servers and lakes, which have none."""
    found = parse_address(address)
    if not isinstance(found, FileAddress):
        raise WarehouseError(shown(address), "is no file", "give the path of a DuckDB file")
    return found.path


def is_file(address: str | Path) -> bool:
    """Return whether an address is the path of a DuckDB file: then there are locks, and a snapshot beside it."""
    return isinstance(parse_address(address), FileAddress)


def snapshot_of(address: str | Path) -> Path:
    """Return where the read-only snapshot of a file lies, whether or not there is one. Raises as `file_of` does."""
    path = file_of(address)
    return path.with_name(f"{path.stem}.snapshot.duckdb")


def may_exist(address: str | Path) -> bool:
    """Return False where there is surely no warehouse yet: the file, or the catalog's file, is not there."""
    found = parse_address(address)
    if isinstance(found, FileAddress):
        return found.path.exists()
    return not (isinstance(found, LakeAddress) and found.kind == "sqlite") or Path(found.catalog).exists()


def absolute_warehouse(address: str | Path) -> str:
    """Return an address that means the same from any folder. Raises WarehouseError for one of no use."""
    found = parse_address(address)
    if isinstance(found, FileAddress):
        return str(found.path.expanduser().absolute())
    if isinstance(found, ServerAddress):
        return found.uri
    return found.uri if found.data_path is None else f"{found.uri}?data_path={_absolute_folder(found.data_path)}"


def companion(address: str | Path, suffix: str) -> Path:
    """Return where this machine keeps what goes with a warehouse: beside its file, else in the clone's data folder."""
    found = parse_address(address)
    if isinstance(found, FileAddress):
        return Path(f"{found.path}{suffix}")
    if isinstance(found, LakeAddress) and found.kind == "sqlite":
        return Path(f"{found.catalog}{suffix}")
    # A name that is readable, the same for the same warehouse, and tells no password.
    name = re.sub(r"[^0-9a-z]+", "-", shown(found.uri).lower()).strip("-")[:60]
    return DATA_FOLDER / f"{name}-{hashlib.sha256(shown(found.uri).encode()).hexdigest()[:8]}{suffix}"


def shown(address: object) -> str:
    """Return a text with an address as it may be printed: without password."""
    return _PASSWORD.sub(lambda found: f"{found[1]}***" if found[1] else f"{found[3]}:***", str(address))


def _usual_folder(catalog: str) -> str:
    return f"{catalog}.files/"


def _absolute_folder(data_path: str) -> str:
    return data_path if "://" in data_path else f"{Path(data_path).expanduser().absolute()}/"
