"""What captions say, as vectors: one for each different caption, and which of them is an item's.

Knows vectors and rows. Does not know models (what encodes is given), collections or how they are searched.

Kept in half precision: a cosine changes by less than 0.001. Many items share a caption, so that the vectors are fewer
than the items.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats

Encode = Callable[[Sequence[str]], Floats]

BATCH = 256  # captions encoded at a time
NONE = -1  # the row of an item without a caption, or with one of which the model knows no word


@dataclass(frozen=True, eq=False)
class Captions:
    """vectors (U, D) float16, one a different caption; row (N,) int32: each item's, -1 for none.

    Raises ValueError for other shapes or types, or a row that there is not.
    """

    vectors: NDArray[np.float16]
    row: NDArray[np.int32]

    def __post_init__(self) -> None:
        if self.vectors.ndim != 2 or self.vectors.dtype != np.float16 or not np.isfinite(self.vectors).all():
            raise ValueError(f"captions' vectors must be finite (U, D) float16, got shape {self.vectors.shape}")
        if self.row.ndim != 1 or self.row.dtype != np.int32:
            raise ValueError(f"captions' rows must be (N,) int32, got shape {self.row.shape}, {self.row.dtype}")
        if len(self.row) and not NONE <= self.row.min() <= self.row.max() < len(self.vectors):
            raise ValueError(f"captions' rows must lie in -1..{len(self.vectors) - 1}")
        self.vectors.setflags(write=False)
        self.row.setflags(write=False)

    @cached_property
    def unit(self) -> Floats:
        """(U, D) float32 unit vectors."""
        x = self.vectors.astype(np.float32)
        return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), np.float32(1e-12))

    @property
    def has(self) -> NDArray[np.bool_]:
        """(N,) whether an item has a vector."""
        return self.row >= 0

    def of_items(self) -> Floats:
        """(N, D) float32: each item's unit vector, zeros without one."""
        return np.concatenate([self.unit, np.zeros((1, self.vectors.shape[1]), np.float32)])[self.row]

    def extended(self, old: Sequence[str], new: Sequence[str], encode: Encode | None) -> "Captions":
        """With further items after these. old: the captions of the items that are here; new: of those that come, "" for
        none. encode: texts -> (n, D) unit vectors, asked only for what was never said; without it such items have none.
        Raises ValueError unless `old` are as many as the items here.
        """
        if len(old) != len(self.row):
            raise ValueError(f"old must be one caption an item, {len(self.row)}, got {len(old)}")
        known = {text: int(row) for text, row in zip(old, self.row, strict=True) if row >= 0}
        fresh = [text for text in dict.fromkeys(new) if text and text not in known] if encode else []
        vectors = self.vectors
        if encode and fresh:
            known |= {text: len(vectors) + i for i, text in enumerate(fresh)}
            vectors = np.concatenate([vectors, encode(fresh).astype(np.float16)])
        more = np.array([known.get(text, NONE) for text in new], np.int32)
        return Captions(vectors, np.concatenate([self.row, more]))


def read(
    captions: Sequence[str], encode: Encode, *, dim: int, progress: Callable[[int, int], None] = lambda done, of: None
) -> tuple[Captions, dict[str, Floats]]:
    """Encode each different caption once. captions: one an item, "" for none; dim: D, for when there is none at all.

    Returns what a collection keeps, and the vectors by caption as the model gave them. progress: encoded, of how many.
    """
    texts = sorted({caption for caption in captions if caption})
    parts = [np.zeros((0, dim), np.float32)]
    for a in range(0, len(texts), BATCH):
        parts.append(encode(texts[a : a + BATCH]))
        progress(min(a + BATCH, len(texts)), len(texts))
    said = np.concatenate(parts)
    number = {text: i for i, text in enumerate(texts)}
    row = np.array([number.get(caption, NONE) for caption in captions], np.int32)
    return Captions(said.astype(np.float16), row), dict(zip(texts, said, strict=True))
