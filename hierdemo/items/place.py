"""Where the bytes of an item's picture lie: a file of its own, a member of a tar or zip, a row of a table, an address.

Knows what an item's `file` says of that: nothing else is kept on disk. Does not know pixels, or which pictures there
are. The server never fetches an address.
"""

import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
ARCHIVE = re.compile(r"\.(tar|zip|parquet|pq|arrow|jsonl|ndjson|csv|tsv)(?=/)", re.IGNORECASE)
DIGEST = 16  # bytes of a SHA-256 that are kept


class PlaceError(OSError):
    """A place whose bytes cannot be read; the message is a sentence for a person."""


@dataclass(frozen=True)
class Place:
    """A file of its own, and what every place can do.

    name: what a sentence calls it. path: its file, None of all other places. archive: the file that holds it.
    """

    name: str
    path: Path | None = None
    archive: Path | None = None

    def open(self) -> BinaryIO:
        """Its bytes, from the beginning; can be sought in. Raises OSError, a PlaceError where a sentence says more."""
        assert self.path is not None
        return self.path.open("rb")

    def stat(self) -> tuple[int, int]:
        """Bytes, and nanoseconds of the last change. Raises OSError."""
        assert self.path is not None
        found = self.path.stat()
        return found.st_size, found.st_mtime_ns

    def stamp(self) -> tuple[int, int]:
        """What changes when its bytes may have: size and time of its file, or of the archive. Raises OSError."""
        file = self.path or self.archive
        assert file is not None
        found = file.stat()
        return found.st_size, found.st_mtime_ns

    def digest(self) -> bytes:
        """Of its bytes: (DIGEST,) of a SHA-256. Raises OSError."""
        with self.open() as file:
            return hashlib.file_digest(file, "sha256").digest()[:DIGEST]  # type: ignore[arg-type]


@dataclass(frozen=True)
class Address(Place):
    """On the web: known, never fetched here."""

    def open(self) -> BinaryIO:
        raise PlaceError(f"{self.name} is an address on the web: hierdemo fetches no pictures.")

    def stat(self) -> tuple[int, int]:
        return 0, 0

    def stamp(self) -> tuple[int, int]:
        return 0, 0


@dataclass(frozen=True)
class Member(Place):
    """Of a tar. inner: its name there."""

    inner: str = ""

    def open(self) -> BinaryIO:
        from hierdemo.items import tar

        return tar.open_member(self._tar, *self._found())

    def stat(self) -> tuple[int, int]:
        return self._found()[1], self.stamp()[1]

    @property
    def _tar(self) -> Path:
        assert self.archive is not None
        return self.archive

    def _found(self) -> tuple[int, int]:
        from hierdemo.items import tar

        found = tar.index(self._tar).find(self.inner)
        if found is None:
            raise PlaceError(f"{self._tar.name} holds no {self.inner} any more: build the collection again.")
        return found


@dataclass(frozen=True)
class Zipped(Place):
    """Of a zip. inner: its name there."""

    inner: str = ""

    def open(self) -> BinaryIO:
        from hierdemo.items import zipped

        assert self.archive is not None
        return zipped.opened(self.archive).open(self.inner)

    def stat(self) -> tuple[int, int]:
        from hierdemo.items import zipped

        assert self.archive is not None
        return zipped.opened(self.archive).size(self.inner), self.stamp()[1]


@dataclass(frozen=True)
class Row(Place):
    """Of a table with a column of pictures. row: from 0."""

    row: int = 0

    def open(self) -> BinaryIO:
        from hierdemo.items import picture_rows

        return io.BytesIO(picture_rows.table(self._table).picture(self.row))

    def stat(self) -> tuple[int, int]:
        from hierdemo.items import picture_rows

        sizes = picture_rows.contents(self._table).sizes
        return int(sizes[self.row]) if 0 <= self.row < len(sizes) else 0, self.stamp()[1]

    def digest(self) -> bytes:
        from hierdemo.items import picture_rows

        digests = picture_rows.contents(self._table).digests
        if not 0 <= self.row < len(digests):
            raise PlaceError(f"{self._table.name} has no row {self.row} any more: build the collection again.")
        return digests[self.row].tobytes()

    @property
    def _table(self) -> Path:
        assert self.archive is not None
        return self.archive


def place_of(images: Path, file: str) -> Place:
    """Of an item of a collection whose pictures lie in `images`, a folder or an archive, by its `file` alone.

    `00000.tar/cat/1.jpg` is a member where 00000.tar is a file, `train.parquet/12/cat.jpg` is row 12, whatever follows.
    Nothing is opened: whether a picture is there shows when it is.
    """
    if ADDRESS.match(file):
        return Address(file)
    whole = file if file.startswith("/") else f"{images}/{file}"
    for found in ARCHIVE.finditer(whole):
        archive, inner = Path(whole[: found.end()]), whole[found.end() + 1 :]
        if archive.is_file():
            return _within(archive, inner)
    return plain(images / file)


def _within(archive: Path, inner: str) -> Place:
    if archive.suffix.lower() == ".tar":
        return Member(inner.rpartition("/")[2], None, archive, inner)
    if archive.suffix.lower() == ".zip":
        return Zipped(inner.rpartition("/")[2], None, archive, inner)
    number, _, name = inner.partition("/")
    return Row(name or f"Row {number} of {archive.name}", None, archive, int(number) if number.isdecimal() else -1)


def plain(path: Path) -> Place:
    """A file of its own."""
    return Place(path.name, path)
