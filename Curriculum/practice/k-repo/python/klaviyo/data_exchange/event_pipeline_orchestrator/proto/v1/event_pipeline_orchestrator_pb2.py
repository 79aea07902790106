"""Messages of event_pipeline_orchestrator.proto, written by hand.

They have the constructor and the two methods that callers use of generated
code. Their wire form is JSON, so that a record can be read in a terminal.
"""
from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any, Dict, List

from klaviyo.core.timestamps import Timestamp
from klaviyo.data_exchange.prep_publisher.proto.v1.prep_publisher_pb2 import (
    EventData,
)


class ResponseStatus:
    ACK = "ack"  # done: forget the task
    NACK = "nack"  # not done: try again after the delay


class _Message:
    """A message whose fields are all plain JSON values."""

    def SerializeToString(self) -> bytes:
        return json.dumps(self._to_json(), sort_keys=True).encode("utf-8")

    @classmethod
    def FromString(cls, data: bytes) -> Any:
        return cls._from_json(json.loads(data.decode("utf-8")))

    def _to_json(self) -> Dict[str, Any]:
        return dict(vars(self))

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> Any:
        return cls(**data)


@dataclass
class FetchNextBatchRequest(_Message):
    processor_id: str = ""
    max_tasks: int = 0


@dataclass
class Task(_Message):
    """One event, lent to one processor until `lease_expires_at`."""

    task_id: str = ""
    lease_id: str = ""
    lease_expires_at: Timestamp = field(default_factory=Timestamp)
    stream: str = ""
    retry_count: int = 0
    event: EventData = field(default_factory=EventData)

    def _to_json(self) -> Dict[str, Any]:
        expires = self.lease_expires_at
        event = base64.b64encode(self.event.SerializeToString())
        return dict(
            vars(self),
            lease_expires_at=[expires.seconds, expires.nanos],
            event=event.decode("ascii"),
        )

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> Task:
        return cls(**dict(
            data,
            lease_expires_at=Timestamp(*data["lease_expires_at"]),
            event=EventData.FromString(base64.b64decode(data["event"])),
        ))


@dataclass
class ResponseAddress(_Message):
    """Where the pod that lent the tasks listens for answers."""

    bootstrap_servers: str = ""
    topic: str = ""
    partition: int = 0


@dataclass
class FetchNextBatchResponse(_Message):
    tasks: List[Task] = field(default_factory=list)
    orchestrator_index: int = 0
    response_address: ResponseAddress = field(
        default_factory=ResponseAddress
    )

    def _to_json(self) -> Dict[str, Any]:
        return {
            "tasks": [task._to_json() for task in self.tasks],
            "orchestrator_index": self.orchestrator_index,
            "response_address": self.response_address._to_json(),
        }

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> FetchNextBatchResponse:
        return cls(
            tasks=[Task._from_json(t) for t in data["tasks"]],
            orchestrator_index=data["orchestrator_index"],
            response_address=ResponseAddress._from_json(
                data["response_address"]
            ),
        )


@dataclass
class TaskResponse(_Message):
    """A record of the response topic: ACK or NACK of one task."""

    task_id: str = ""
    lease_id: str = ""
    status: str = ResponseStatus.ACK
    retry_delay_seconds: float = 0.0
    error: str = ""
