"""What a recognised layout says: where the pictures lie, what is known of each, and which vectors come along.

Knows no layout. A layout is recognised by names and schemas alone; rows are read when they are asked for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hierdemo.items.item import Skipped
from hierdemo.items.table import Row


@dataclass
class Said:
    """What comes up while rows are read: pictures left out, and sentences for a person."""

    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def skip(self, file: str, reason: str) -> None:
        self.skipped.append(Skipped(file, reason))


@dataclass(frozen=True, eq=False)
class Vectors:
    """A file of vectors: those of the rows from `start` to `stop`, in their order. column: of a table, else ""; width:
    how many numbers each has.
    """

    path: Path
    start: int
    stop: int
    width: int
    column: str = ""


@dataclass(frozen=True, eq=False)
class Layout:
    """line: as a sentence goes on after "this is", "a clip-retrieval folder: 3 parts, 41,200 vectors". images: what the
    rows' files are relative to (place.py). rows: one a picture, lazily, in the layout's own order; each file once.
    vectors: of the pictures; row number n has the n-th of them. texts: as many, of what was written about each.
    folders: whether a row's taxonomy is merely the folders that it lies in, and counts as a folder's do (scan.py).
    """

    line: str
    images: Path
    rows: Callable[[Said], Iterable[Row]]
    vectors: tuple[Vectors, ...] = ()
    texts: tuple[Vectors, ...] = ()
    folders: bool = False
