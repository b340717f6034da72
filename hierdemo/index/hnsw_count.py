"""How many vectors an HNSW search compares: hnswlib's own walk, repeated over its own graph, counting.

hnswlib does not count for Python. Knows the layout of its graph, as its pickled state shows it; gives back the
same items as hnswlib does (a test). Slower than hnswlib by far: for the page's comparison, not for answering.

The walk is that of Malkov and Yashunin (2018): greedy through the upper layers, best-first with ef candidates
in the lowest.
"""

from collections.abc import Mapping
from heapq import heappop, heappush, heapreplace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats


class Walk:
    """The graph of an hnswlib index (its `__getstate__()`) over unit vectors, ready to be walked."""

    def __init__(self, state: Mapping[str, Any], vectors: Floats) -> None:
        n, m0, m = int(state["cur_element_count"]), int(state["max_M0"]), int(state["max_M"])
        block = (
            np.ascontiguousarray(state["data_level0"])
            .view(np.uint8)
            .reshape(-1, int(state["size_data_per_element"]))[:n]
        )
        links = np.ascontiguousarray(block[:, : 4 + 4 * m0]).view(np.uint32)
        label = np.ascontiguousarray(block[:, int(state["label_offset"]) :]).view(np.uint64)[:, 0].astype(np.int64)
        self._label, self._vectors = label, vectors[label]
        self._lowest = (links[:, 0] & 0xFFFF, links[:, 1:].astype(np.int64))
        self._entry, self._top = int(state["enterpoint_node"]), int(state["max_level"])
        self._upper = _upper_layers(state, n, m)

    def search(self, query: Floats, k: int, *, ef: int) -> tuple[NDArray[np.int64], int]:
        """The items found, best first, and the number of vectors compared. query: (D,) unit length."""
        at, best, compared = self._entry, 1 - float(self._vectors[self._entry] @ query), 1
        for layer in range(self._top, 0, -1):
            moved = True
            while moved:
                links = self._upper[at][layer - 1]
                distances = 1 - self._vectors[links] @ query
                compared += len(links)
                moved = len(links) > 0 and float(distances.min()) < best
                if moved:
                    at, best = int(links[distances.argmin()]), float(distances.min())
        found, count = self._best_first(query, at, max(ef, k))
        return self._label[[i for _, i in sorted(found)[:k]]], compared + count

    def _best_first(self, query: Floats, entry: int, ef: int) -> tuple[list[tuple[float, int]], int]:
        counts, links = self._lowest
        first = 1 - float(self._vectors[entry] @ query)
        seen = np.zeros(len(self._vectors), bool)
        seen[entry] = True
        ahead, best, compared = [(first, entry)], [(-first, entry)], 1
        while ahead:
            distance, at = heappop(ahead)
            if distance > -best[0][0] and len(best) >= ef:
                break
            near = links[at, : counts[at]]
            near = near[~seen[near]]
            seen[near] = True
            compared += len(near)
            for d, i in zip((1 - self._vectors[near] @ query).tolist(), near.tolist(), strict=True):
                if len(best) < ef:
                    heappush(best, (-d, i))
                elif d < -best[0][0]:
                    heapreplace(best, (-d, i))
                else:
                    continue
                heappush(ahead, (d, i))
        return [(-d, i) for d, i in best], compared


def _upper_layers(state: Mapping[str, Any], n: int, m: int) -> list[list[NDArray[np.int64]]]:
    """For each element its links in layers 1, 2, ...; hnswlib keeps them one element after the other."""
    flat, size = np.ascontiguousarray(state["link_lists"]).view(np.uint8), int(state["size_links_per_element"])
    layers: list[list[NDArray[np.int64]]] = []
    at = 0
    for height in state["element_levels"][:n].tolist():
        mine = []
        for _ in range(height):
            words = flat[at : at + size].view(np.uint32)
            mine.append(words[1 : 1 + int(words[0] & 0xFFFF)].astype(np.int64))
            at += size
        layers.append(mine)
    return layers
