"""Vectors in several files, or in a table's column, as one array that stays on the disk.

Knows arrays and files. Does not know whose vectors they are, or how a table is read (items/layouts/). Nothing is read
before rows of it are asked for; a column is copied once to a file without a name, which goes when nobody holds it.
"""

import tempfile
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

OPEN = 64  # files that are mapped at the same time: a data set may have thousands


class Stacked:
    """The rows of .npy files (N, D), one file below the other. Rows are taken by a slice or an array of numbers."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._open = lru_cache(OPEN)(lambda part: np.load(paths[part], mmap_mode="r", allow_pickle=False))
        shapes = [self._open(part).shape for part in range(len(paths))]
        self._starts = np.cumsum([0, *(rows for rows, _ in shapes)])
        self.shape = (int(self._starts[-1]), int(shapes[0][1]))
        self.dtype = np.result_type(*{self._open(part).dtype for part in range(len(paths))})

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, at: slice | NDArray[np.integer]) -> NDArray[np.floating]:
        rows = np.arange(*at.indices(len(self))) if isinstance(at, slice) else np.asarray(at)
        of = np.searchsorted(self._starts, rows, side="right") - 1
        found = np.empty((len(rows), self.shape[1]), self.dtype)
        for part in np.unique(of).tolist():
            mine = of == part
            found[mine] = self._open(part)[rows[mine] - self._starts[part]]
        return found


def spooled(blocks: Iterable[NDArray[np.floating]], near: Path) -> NDArray[np.floating]:
    """Blocks of rows (n, D), all of one width and type, as one array on the disk. near: the folder of which disk."""
    with tempfile.TemporaryFile(dir=near) as file:
        rows, width, dtype = 0, 0, np.dtype(np.float32)
        for block in blocks:
            file.write(np.ascontiguousarray(block).data)
            rows, width, dtype = rows + len(block), block.shape[1], block.dtype
        file.flush()
        return np.memmap(file, dtype, "r", shape=(rows, width)) if rows else np.zeros((0, width), dtype)
