"""Larger thumbnails, made from the pictures' own files when they are asked for, the last of them kept in memory.

Knows files and bytes. Does not know HTTP, collections or the thumbnails that those bring along.
"""

import threading
from collections import OrderedDict

from hierdemo.items.image import ImageError, larger_thumbnail
from hierdemo.items.place import Place

SIZES = (256, 384)  # pixels: a card at two device pixels for each of its own, a result at three
ROOM = 24 * 2**20  # bytes: about 1,500 of them

Key = tuple[object, ...]


class Larger:
    """By file and size; a file that has changed is read again. Safe for several threads: at worst one is made twice."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used = room, 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, bytes] = OrderedDict()

    def get(self, place: Place, size: int) -> bytes | None:
        """None where the file is gone, cannot be read, or has no more pixels than a thumbnail."""
        try:
            key = (place, size, *place.stamp())
            made = self._held(key) or larger_thumbnail(place, size)
        except (OSError, ImageError):
            return None
        if made:
            self._keep(key, made)
        return made

    def _held(self, key: Key) -> bytes | None:
        with self._lock:
            return self._kept.get(key)

    def _keep(self, key: Key, made: bytes) -> None:
        with self._lock:
            self._used += len(made) - len(self._kept.pop(key, b""))
            self._kept[key] = made
            while self._used > self._room:
                self._used -= len(self._kept.popitem(last=False)[1])
