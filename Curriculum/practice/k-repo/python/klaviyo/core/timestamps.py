"""Protobuf's Timestamp, and the conversions that the services need.

Seconds and nanoseconds are whole numbers since 1970-01-01 UTC: a deadline
must compare the same on every machine, so no float is stored.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

NANOS_PER_SECOND = 1_000_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True, order=True)
class Timestamp:
    seconds: int = 0
    nanos: int = 0


def from_datetime(moment: datetime) -> Timestamp:
    """A datetime without a zone is refused: it may be any of 24 hours."""
    if moment.tzinfo is None:
        raise ValueError("a timestamp needs a datetime with a time zone")
    since = moment - _EPOCH
    return Timestamp(
        since.days * 86_400 + since.seconds, since.microseconds * 1_000
    )


def to_datetime(stamp: Timestamp) -> datetime:
    micros = stamp.nanos // 1_000
    return _EPOCH + timedelta(seconds=stamp.seconds, microseconds=micros)


def from_seconds(seconds: float) -> Timestamp:
    total = round(seconds * NANOS_PER_SECOND)
    return Timestamp(*divmod(total, NANOS_PER_SECOND))


def to_seconds(stamp: Timestamp) -> float:
    return stamp.seconds + stamp.nanos / NANOS_PER_SECOND


def add_seconds(stamp: Timestamp, seconds: float) -> Timestamp:
    extra = round(seconds * NANOS_PER_SECOND)
    total = stamp.seconds * NANOS_PER_SECOND + stamp.nanos + extra
    return Timestamp(*divmod(total, NANOS_PER_SECOND))
