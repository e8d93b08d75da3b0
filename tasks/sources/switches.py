"""Which sources a person has switched on or off: a small file beside sources.toml, which an update never touches."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from tasks.errors import ConfigurationError

FILE_NAME = "sources_enabled.toml"
HEADER = """\
# Which sources are switched on: the name of a source of sources.toml = true or false.
# It wins over `enabled` there. `whomet sources enable NAME` and `disable NAME` write here.

"""


def load_switches(overlay: Path | None) -> dict[str, bool]:
    """Return the switches in the folder `overlay`, by name of source; none where there is no folder or file.

    Raises ConfigurationError, which names file, key and remedy, for what is no switch.
    """
    path = overlay / FILE_NAME if overlay is not None else None
    if path is None or not path.is_file():
        return {}
    try:
        switches = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(path, "cannot be read", "see who may read it, or delete it") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(path, f"is not valid TOML ({error})", "correct that line") from error
    for name, value in switches.items():
        if not isinstance(value, bool):
            remedy = 'give true or false; write a name with a dot or blank in quotes: "un.news" = true'
            raise ConfigurationError(path, f"{name} = {value!r} has the wrong type", remedy)
    return switches


def write_switches(overlay: Path, switches: Mapping[str, bool]) -> Path:
    """Write `switches` into the folder's file and return its path; what else is there, comments too, stays.

    The file is replaced as a whole, so that a crash leaves the old or the new one. Raises ConfigurationError for a file
    that is not in order and a folder that cannot be written.
    """
    import tomlkit

    load_switches(overlay)
    path = (overlay / FILE_NAME).resolve()
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            document = tomlkit.parse(stream.read())
    except FileNotFoundError:
        document = tomlkit.parse(HEADER)
    for name, is_on in switches.items():
        document[name] = is_on
    try:
        replace_file(path, tomlkit.dumps(document))
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        raise ConfigurationError(path, f"cannot be written: {reason}", "see who may write there") from error
    return path


def replace_file(path: Path, text: str) -> None:
    """Put `text` in place of the file, with the same permissions; raise OSError and leave it as it was."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def leftover(switches: Mapping[str, bool], names: Sequence[str]) -> list[str]:
    """Return the switches of sources that do not exist (any more)."""
    return [name for name in switches if name not in names]
