"""How far a map is to be trusted around an item: which of its neighbours there are its true ones.

Knows maps and the index of all items. Does not know the page.
"""

from typing import Any

import numpy as np

from hierdemo.search.engine import Engine
from hierdemo.ui.present.selection import _map, _view


class Trust:
    """How far a map can be trusted around an item: its nearest items by embedding against those on the map."""

    SAMPLE = 200  # items that a map's average is taken over

    def __init__(self, engine: Engine, tree: str, level: int) -> None:
        self._engine, self._xy = engine, _map(_view(engine, tree), level)

    def near(self, i: int, k: int) -> dict[str, Any]:
        """{item, k, true: [{id, score}] by the collection's hnswlib index, map: [id], shared: how many are in both}.

        Both nearest first and without the item itself. k: at least 1, fewer where the collection is smaller.
        """
        true, scores = self._true(i, k)
        drawn = self._drawn(i, k)
        return {
            "item": i,
            "k": len(true),
            "true": [{"id": j, "score": round(s, 4)} for j, s in zip(true, scores, strict=True)],
            "map": drawn,
            "shared": len(set(true) & set(drawn)),
        }

    def average(self, k: int) -> float:
        """The mean of `shared` over a fixed sample of the items."""
        n = len(self._xy)
        sample = np.unique(np.linspace(0, n - 1, min(n, self.SAMPLE)).astype(int)).tolist()
        return float(np.mean([len(set(self._true(i, k)[0]) & set(self._drawn(i, k))) for i in sample]))

    def _true(self, i: int, k: int) -> tuple[list[int], list[float]]:
        collection = self._engine.collection
        hits = collection.hnsw.search(collection.embeddings[i], min(k + 1, len(self._xy)), ef=max(64, 4 * k))
        found = [(j, s) for j, s in zip(hits.items[0].tolist(), hits.scores[0].tolist(), strict=True) if j != i][:k]
        return [j for j, _ in found], [s for _, s in found]

    def _drawn(self, i: int, k: int) -> list[int]:
        apart = ((self._xy - self._xy[i]) ** 2).sum(1)
        apart[i] = np.inf
        k = min(k, len(apart) - 1)
        reach = np.argpartition(apart, k)[:k] if k else np.zeros(0, np.int64)
        return reach[np.argsort(apart[reach], kind="stable")].tolist()
