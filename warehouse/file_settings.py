"""How a warehouse's file is opened, and how a new one is laid out; an older one keeps the layout that it has."""

from __future__ import annotations

from warehouse.extensions import NO_DOWNLOADS

OLDEST_READER = "v1.4.0"
"""The oldest DuckDB that can read a new file. In others each checkpoint looks up anew where all rows are."""

BLOCK_BYTES = 128 << 10
"""Of a new file, half of what DuckDB takes otherwise. Every column that a batch adds to has a block filled, and what is
looked up costs whole blocks; with smaller ones still, questions that read whole columns take longer."""

FILE_SETTINGS: dict[str, str | bool | int | float | list[str]] = NO_DOWNLOADS | {
    "storage_compatibility_version": OLDEST_READER,
    "default_block_size": BLOCK_BYTES,
}
"""Settings of every connection to a file: DuckDB refuses to open one file twice in a process with different ones."""
