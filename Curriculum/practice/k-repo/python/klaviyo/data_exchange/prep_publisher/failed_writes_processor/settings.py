"""How long the Failed Writes Processor keeps trying, and how hard."""
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from klaviyo.core.settings import Settings, SettingsError


@dataclass
class FailedWritesSettings(Settings):
    env_prefix: ClassVar[str] = "FAILED_WRITES_"

    consumer_group: str = "failed-writes-processor"
    max_records: int = 500  # a poll; they are retried together

    # The budget of one event. With these figures it spans about four
    # minutes: longer than a broker restart, shorter than P10's SLO.
    retry_budget: int = 10
    retry_backoff_seconds: float = 1.0
    retry_backoff_multiplier: float = 2.0
    retry_backoff_max_seconds: float = 60.0

    idle_seconds: float = 1.0  # between polls of an empty topic

    def backoff(self, failed_attempts: int) -> float:
        """Seconds to wait after the 1st, 2nd, ... failed attempt."""
        grown = self.retry_backoff_seconds * (
            self.retry_backoff_multiplier ** (failed_attempts - 1)
        )
        return min(grown, self.retry_backoff_max_seconds)

    def validate(self) -> None:
        if self.retry_budget < 1:
            raise SettingsError("retry_budget must be at least 1")
        if self.retry_backoff_multiplier < 1:
            raise SettingsError("the backoff must not shrink")
