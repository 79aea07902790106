"""A task: one event that this pod holds, and where it came from."""
from __future__ import annotations

from dataclasses import dataclass, replace

from klaviyo.core.broker import Record
from klaviyo.core.timestamps import from_seconds, to_seconds
from klaviyo.data_exchange.prep_publisher.proto.v1.prep_publisher_pb2 import (
    EventData,
)

from .streams import Stream

# Headers of a retry topic's record.
RETRY_COUNT_HEADER = "retry_count"
DUE_AT_HEADER = "due_at"

# What Python needs for a task besides its payload: the objects, their
# entries in heaps and tables. Measured with tracemalloc, rounded up.
TASK_OVERHEAD_BYTES = 1600


class UnreadableRecordError(ValueError):
    """A record that is no event. It must not block its partition."""


@dataclass(frozen=True)
class Task:
    task_id: str
    stream: Stream
    event: EventData
    topic: str
    partition: int
    offset: int
    retry_count: int = 0  # NACKs so far, over all pods

    @property
    def deadline(self) -> float:
        """When the SLO is breached, in seconds since 1970."""
        return to_seconds(self.event.metadata.slo_deadline)

    @property
    def size_bytes(self) -> int:
        return len(self.event.raw_payload) + TASK_OVERHEAD_BYTES

    def with_deadline(self, deadline: float) -> Task:
        """The same task, to be done by another time."""
        stamp = from_seconds(deadline)
        metadata = replace(self.event.metadata, slo_deadline=stamp)
        return replace(self, event=replace(self.event, metadata=metadata))

    def age(self, now: float) -> float:
        """How long ago the event was ingested: all its waits together."""
        return now - to_seconds(self.event.metadata.ingested_at)


def task_from_record(stream: Stream, record: Record) -> Task:
    """The id is the record's place: the same after a restart of the pod.

    So an ACK that is read after the event was read a second time still
    finds its task. (One that is read before it finds none, and the work is
    done again.)
    """
    try:
        event = EventData.FromString(record.value)
        retry_count = int(record.headers.get(RETRY_COUNT_HEADER, 0))
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableRecordError(repr(error)) from error
    place = (record.topic, record.partition, record.offset)
    return Task(
        "%s/%d/%d" % place, stream, event, *place, retry_count=retry_count
    )
