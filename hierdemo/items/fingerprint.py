"""Which file each embedding came from: its size, time and digest, a row an item.

Knows files' signatures. Does not know what they are kept with, or for.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DIGEST = 16  # bytes of a file's SHA-256 that are kept


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


def stat(path: Path) -> tuple[int, int]:
    """(bytes, nanoseconds of the last change); zeros for what is not there, which is said when it is opened."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return found.st_size, found.st_mtime_ns


def content_digest(path: Path) -> bytes:
    """Of a file's content, shortened: the same file is known by it under another name."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").digest()[:DIGEST]
