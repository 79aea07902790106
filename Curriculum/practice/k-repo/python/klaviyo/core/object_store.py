"""S3 in small: objects by key, in buckets by name.

The last place in the failure chain. Whatever is put here stays until a
person republishes it, so an object is never overwritten.
"""
from __future__ import annotations

import os
from typing import Dict, List
from urllib.parse import quote, unquote


class ObjectStoreError(Exception):
    """The store did not take, or does not have, an object."""


class ObjectStore:
    """What S3 offers to the gateway, kept in memory."""

    def __init__(self) -> None:
        self._objects: Dict[str, bytes] = {}
        self._outage: List[BaseException] = []

    async def put(self, key: str, body: bytes) -> None:
        if self._outage:
            raise self._outage[0]
        if key in self.keys():
            raise ObjectStoreError("'%s' is already stored" % key)
        self._write(key, body)

    def _write(self, key: str, body: bytes) -> None:
        self._objects[key] = body

    def get(self, key: str) -> bytes:
        if key not in self._objects:
            raise ObjectStoreError("no object '%s'" % key)
        return self._objects[key]

    def keys(self, prefix: str = "") -> List[str]:
        return sorted(k for k in self._objects if k.startswith(prefix))

    def fail(self, error: BaseException) -> None:
        """Refuse every put from now on."""
        self._outage = [error]

    def recover(self) -> None:
        self._outage = []


class DirectoryObjectStore(ObjectStore):
    """Objects as files, so that they outlive the process."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self._root = root
        os.makedirs(root, exist_ok=True)

    def _path(self, key: str) -> str:
        return os.path.join(self._root, quote(key, safe=""))

    def _write(self, key: str, body: bytes) -> None:
        # Under its own name only once it is whole: a crash in the middle
        # must not leave half an event that looks like a saved one.
        path = self._path(key)
        with open(path + ".partial", "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(path + ".partial", path)

    def get(self, key: str) -> bytes:
        try:
            with open(self._path(key), "rb") as file:
                return file.read()
        except FileNotFoundError as error:
            raise ObjectStoreError("no object '%s'" % key) from error

    def keys(self, prefix: str = "") -> List[str]:
        names = (n for n in os.listdir(self._root)
                 if not n.endswith(".partial"))
        keys = (unquote(name) for name in names)
        return sorted(key for key in keys if key.startswith(prefix))


_BUCKETS: Dict[str, ObjectStore] = {}


def open_bucket(name: str) -> ObjectStore:
    """The bucket of that name; the same one for all who ask."""
    return _BUCKETS.setdefault(name, ObjectStore())


def forget_all() -> None:
    """Drop every bucket (tests begin with this)."""
    _BUCKETS.clear()
