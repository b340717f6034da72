"""Nearest neighbours by hnswlib, whose distances and `ef` are seen here alone.

Everyone else sees scores (cosine, higher is better). Does not know trees or pictures.
"""

import threading
from pathlib import Path
from typing import Any

import hnswlib
import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Allowed, Floats
from hierdemo.index.flat import FlatIndex, Hits, _batch


class HnswIndex:
    """hnswlib over unit vectors. Build with `build`, read a saved one with `load`; never changed afterwards."""

    def __init__(self, index: hnswlib.Index, n: int) -> None:
        self._index, self.n, self._lock = index, n, threading.Lock()

    @classmethod
    def build(cls, vectors: Floats, *, m: int = 16, ef_construction: int = 200, seed: int = 0) -> "HnswIndex":
        """One thread, so that the same vectors and seed give the same graph. Raises ValueError for NaN."""
        if not np.isfinite(vectors).all():  # hnswlib takes NaN silently and then answers nonsense
            raise ValueError("vectors must be finite, got NaN or infinity")
        index = hnswlib.Index(space="ip", dim=vectors.shape[1])
        index.init_index(max_elements=len(vectors), M=m, ef_construction=ef_construction, random_seed=seed)
        index.add_items(vectors, np.arange(len(vectors)), num_threads=1)
        return cls(index, len(vectors))

    @classmethod
    def load(cls, path: Path, *, dim: int, n: int) -> "HnswIndex":
        """Read what `save` wrote. hnswlib crashes on a damaged file: its digest must have been checked before."""
        index = hnswlib.Index(space="ip", dim=dim)
        index.load_index(str(path), max_elements=n)
        return cls(index, n)

    def save(self, path: Path) -> None:
        self._index.save_index(str(path))

    def extended(self, vectors: Floats, *, seed: int = 0) -> "HnswIndex":
        """A copy that holds further vectors (K, D) under the ids n..n+K-1; this one is untouched and goes on serving.

        hnswlib cannot grow in place under readers, so the whole index is copied once in memory. The same index, vectors
        and seed give the same graph. Raises ValueError for NaN or another width.
        """
        x = _batch(vectors, self._index.dim)
        if not np.isfinite(x).all():
            raise ValueError("vectors must be finite, got NaN or infinity")
        with self._lock:
            state = self.graph()
        state |= {"max_elements": self.n + len(x), "seed": seed + self.n}  # a draw of its own for each vector's layer
        index = hnswlib.Index.__new__(hnswlib.Index)  # hnswlib crashes where a state is set over an index that is there
        index.__setstate__((state,))
        if len(x):
            index.add_items(x, np.arange(self.n, self.n + len(x)), num_threads=1)
        return HnswIndex(index, self.n + len(x))

    def search(self, queries: Floats, k: int, *, allowed: Allowed = None, ef: int = 64, threads: int = 1) -> Hits:
        """The k (nearly) best for queries (B, D), ef candidates wide. threads: -1 for all; they change no result.

        With `allowed`, more and more is fetched until k pass or everything was: a filter inside hnswlib would be a
        Python call a vector. hnswlib does not count what it compares: n_compared is None. Where it cannot reach as many
        as are wanted, all that are allowed are compared after all, and counted.
        """
        q, fetch = _batch(queries, self._index.dim), k
        fetched: list[int] = []
        wanted = min(k, self.n if allowed is None else int(allowed.sum()))
        if not wanted:
            return Hits(np.zeros((len(q), 0), np.int64), np.zeros((len(q), 0), np.float32), None)
        while True:
            fetch = min(fetch, self.n)
            fetched.append(fetch)
            with self._lock:  # ef belongs to the index, not to the query
                self._index.set_ef(max(ef, fetch))
                try:
                    items, distances = self._index.knn_query(q, fetch, num_threads=threads)
                except RuntimeError:  # so many cannot be reached: hundreds of equal vectors link to each other alone
                    return self._scan(q, wanted, allowed, tuple(fetched))
            passed = np.ones(items.shape, bool) if allowed is None else allowed[items.astype(np.int64)]
            if passed.sum(1).min() >= wanted or fetch == self.n:
                break
            fetch *= 4
        first = np.argsort(~passed, axis=1, kind="stable")[:, :wanted]  # those that passed, in their order
        scores = 1 - np.take_along_axis(distances, first, 1)
        return Hits(
            np.take_along_axis(items.astype(np.int64), first, 1), scores.astype(np.float32), None, tuple(fetched)
        )

    def _scan(self, queries: Floats, k: int, allowed: Allowed, fetched: tuple[int, ...]) -> Hits:
        """The exact search over hnswlib's own copy of the vectors. The lock is held."""
        ids = np.arange(self.n) if allowed is None else np.flatnonzero(allowed)
        vectors = np.asarray(self._index.get_items(ids, return_type="numpy"), np.float32)
        hits = FlatIndex(vectors).search(queries, k)
        return Hits(ids[hits.items].astype(np.int64), hits.scores, len(ids), fetched)

    def graph(self) -> dict[str, Any]:
        """hnswlib's state, for hnsw_count.py."""
        return self._index.__getstate__()[0]

    def neighbours(self, vectors: Floats, k: int) -> tuple[NDArray[np.int64], Floats]:
        """(N, K) ids and cosine distances, nearest first: the form that UMAP takes."""
        hits = self.search(vectors, min(k, self.n), ef=max(64, 2 * k), threads=-1)
        return hits.items, np.maximum(0, 1 - hits.scores)
