"""A clock that runs faster, so that seconds which a server asks for pass in milliseconds."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class ScaledClock:
    """`scale` of its seconds pass in one of ours; it begins now."""

    scale: float
    began: float = field(default_factory=time.monotonic)
    start: datetime = field(default_factory=lambda: datetime.now(UTC))

    def now(self) -> datetime:
        """Return the scaled moment."""
        return self.start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Return the scaled seconds since it began."""
        return (time.monotonic() - self.began) * self.scale

    async def sleep(self, seconds: float) -> None:
        """Wait for so many scaled seconds."""
        await asyncio.sleep(seconds / self.scale)
