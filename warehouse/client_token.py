"""Which token a command shows to a server."""

from __future__ import annotations

import os
from pathlib import Path

from warehouse.errors import WarehouseError


def client_token(subject: str, token_file: str = "") -> str:
    """Return the token in `token_file`, or where none is given that in WHOMET_TOKEN or WHOMET_TOKEN_FILE.

    Raises WarehouseError, which names `subject`, where there is none to be had.
    """
    if not token_file:
        if token := os.environ.get("WHOMET_TOKEN", "").strip():
            return token
        token_file = os.environ.get("WHOMET_TOKEN_FILE", "")
    if not token_file:
        raise WarehouseError(subject, "asks for a token", "set WHOMET_TOKEN, or WHOMET_TOKEN_FILE to a file with it")
    try:
        token = Path(token_file).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise WarehouseError(token_file, f"the token cannot be read: {reason}", "check WHOMET_TOKEN_FILE") from None
    if not token:
        raise WarehouseError(token_file, "holds no token", "check WHOMET_TOKEN_FILE")
    return token
