"""Where the bytes of an item's picture lie: a file of its own, or an address on the web.

Knows what an item's `file` says of that: nothing else is kept on disk. Does not know pixels, or which pictures there
are. The server never fetches an address.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class PlaceError(OSError):
    """A place whose bytes cannot be read; the message is a sentence for a person."""


@dataclass(frozen=True)
class Place:
    """A file of its own, and what every place can do. name: what a sentence calls it; path: None of all others."""

    name: str
    path: Path | None

    def open(self) -> BinaryIO:
        """Its bytes, from the beginning; can be sought in. Raises OSError, a PlaceError where a sentence says more."""
        assert self.path is not None
        return self.path.open("rb")

    def stat(self) -> tuple[int, int]:
        """Bytes, and nanoseconds of the last change. Raises OSError."""
        assert self.path is not None
        found = self.path.stat()
        return found.st_size, found.st_mtime_ns

    def stamp(self) -> tuple[object, ...]:
        """What changes when its bytes may have, told at once, without reading anything. Raises OSError."""
        return self.stat()


@dataclass(frozen=True)
class Address(Place):
    """On the web: known, never fetched here."""

    def open(self) -> BinaryIO:
        raise PlaceError(f"{self.name} is an address on the web: hierdemo fetches no pictures.")

    def stat(self) -> tuple[int, int]:
        return 0, 0


def place_of(images: Path, file: str) -> Place:
    """Of an item of a collection whose pictures lie in `images`, by its `file` alone. Nothing is opened, and whether it
    is there shows when it is.
    """
    if ADDRESS.match(file):
        return Address(file, None)
    return plain(images / file)


def plain(path: Path) -> Place:
    """A file of its own."""
    return Place(path.name, path)
