"""Which file each embedding came from: its size, time and digest, a row an item.

Knows files' signatures. Does not know what they are kept with, or for.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hierdemo.items.place import DIGEST, Place, plain


@dataclass(frozen=True, eq=False)
class Sources:
    """stats (N, 2) int64: bytes, and nanoseconds of the last change; digests (N, 16) uint8. Row i is item i's.

    Items that came later, by an edit, have no row. Raises ValueError for other shapes.
    """

    stats: NDArray[np.int64]
    digests: NDArray[np.uint8]

    def __post_init__(self) -> None:
        n = len(self.stats)
        if self.stats.shape != (n, 2) or self.digests.shape != (n, DIGEST):
            raise ValueError(f"sources' stats {self.stats.shape} and digests {self.digests.shape} do not fit")

    def arrays(self) -> dict[str, NDArray]:
        return {"stats": self.stats, "digests": self.digests}


def stat(place: Place) -> tuple[int, int]:
    """(bytes, nanoseconds of the last change); zeros for what is not there, which is said when it is opened."""
    try:
        return place.stat()
    except (OSError, ValueError):
        return 0, 0


def content_digest(source: Path | Place) -> bytes:
    """Of a file's content, shortened: the same file is known by it under another name. Raises OSError."""
    return (plain(source) if isinstance(source, Path) else source).digest()
