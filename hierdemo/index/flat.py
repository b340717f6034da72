"""The exact scan: every vector compared, the baseline that others are judged by.

Knows unit vectors and scores (cosine, higher is better). Does not know trees or pictures.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Allowed, Floats


@dataclass(frozen=True, eq=False)
class Hits:
    """items (B, K) int64 and scores (B, K) float32, best first; n_compared vectors a query, None if not counted.

    fetched: how many were asked of hnswlib, more than once where a filter left too few.
    """

    items: NDArray[np.int64]
    scores: Floats
    n_compared: int | None
    fetched: tuple[int, ...] = ()


def _batch(queries: Floats, dim: int) -> Floats:
    q = np.atleast_2d(np.asarray(queries, np.float32))
    if q.shape[1] != dim:
        raise ValueError(f"queries must be (B, {dim}), got shape {q.shape}")
    return q


class FlatIndex:
    """Exact search over unit vectors (N, D) float32: the baseline that others are judged by."""

    def __init__(self, vectors: Floats) -> None:
        self.vectors = vectors

    def search(self, queries: Floats, k: int, *, allowed: Allowed = None) -> Hits:
        """The k best of the allowed items ((N,) bool; None: all) for queries (B, D). K = min(k, allowed items)."""
        q = _batch(queries, self.vectors.shape[1])
        ids = np.arange(len(self.vectors)) if allowed is None else np.flatnonzero(allowed)
        scores = q @ (self.vectors if allowed is None else self.vectors[ids]).T
        order = top(scores, k)
        return Hits(ids[order].astype(np.int64), np.take_along_axis(scores, order, 1), len(ids))


def top(scores: Floats, k: int) -> NDArray[np.int64]:
    """(B, min(k, N)) positions of the best scores of each row, best first; equal scores in order of position."""
    return np.array([best(row, k) for row in scores], np.int64).reshape(len(scores), min(k, scores.shape[1]))


def best(row: Floats, k: int) -> NDArray[np.int64]:
    """The same of one row (N,): as a stable sort would, looking only at what reaches the k-th best score."""
    if not 0 < k < len(row) // 2:
        return np.argsort(-row, kind="stable")[:k]
    reach = np.flatnonzero(row >= np.partition(row, -k)[-k])
    return reach[np.argsort(-row[reach], kind="stable")[:k]]
