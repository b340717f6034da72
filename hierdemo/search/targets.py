"""What a search scores: an item's picture, its caption, or both. Vectors, trees and indexes in one shape for all three.

Knows a collection's vectors, its trees and hnswlib over them. Does not know queries or answers.

"both" is the mean of two cosines: q.x / 2 + q.c / 2 = q.(x + c) / 2, so that an item has one vector here too, if not
one of unit length. In every tree a node's centroid is the mean of these vectors over its items, whatever the tree was
learned from. Pictures take everything from the collection; what the others need is made in memory at its first use:
trees in milliseconds, hnswlib's graph (only to answer in its own way) as long as indexing the items once takes.
"""

import threading
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Allowed, Floats
from hierdemo.collection.captions import Captions
from hierdemo.collection.collection import Collection
from hierdemo.index.drill_down import node_indexes
from hierdemo.index.flat import FlatIndex, Hits
from hierdemo.index.hnsw import HnswIndex
from hierdemo.index.hnsw_count import Walk
from hierdemo.tree.tree import Tree

NEAR = 30  # neighbours that a query's place on a map is read off


@dataclass(frozen=True, eq=False)
class Laid:
    """A tree with the target's centroids, indexes of its wide levels, and the vectors in its order, (N, D): a node's
    lie in one block.
    """

    tree: Tree
    node_index: dict[int, HnswIndex]
    block: Floats


@dataclass(frozen=True, eq=False)
class Graph:
    """hnswlib over vectors (V, D). held: where several items share a vector, their ids by vector; None: one each."""

    index: HnswIndex
    vectors: Floats
    held: list[NDArray[np.int64]] | None = None

    @cached_property
    def walk(self) -> Walk:
        return Walk(self.index.graph(), self.vectors)

    def search(self, vector: Floats, k: int, *, allowed: Allowed, ef: int) -> tuple[NDArray[np.int64], Floats, Hits]:
        """Items (K,) and scores (K,), best first, and what hnswlib's index gave."""
        passing = allowed
        if self.held is not None and allowed is not None:
            passing = np.array([bool(allowed[items].any()) for items in self.held], bool)
        hits = self.index.search(vector, k, allowed=passing, ef=ef)
        found, scores = hits.items[0], hits.scores[0]
        if self.held is None:
            return found, scores, hits
        groups = [self.held[v] if allowed is None else self.held[v][allowed[self.held[v]]] for v in found]
        items = np.concatenate([np.zeros(0, np.int64), *groups])[:k]
        return items, np.repeat(scores, [len(g) for g in groups])[:k], hits


class Target:
    """Pictures, captions or both of a collection, ready to be searched. Safe for several threads.

    vectors (N, D): what is scored; findable (N,): the items that can be found at all, None for all of them.
    Raises ValueError for captions of a collection that keeps none.
    """

    def __init__(self, collection: Collection, name: str) -> None:
        self._collection, self._name = collection, name
        self.vectors: Floats = collection.embeddings
        self.findable: Allowed = None
        if name != "pictures":
            captions = self._captions
            said = captions.of_items()
            self.vectors = said if name == "captions" else (collection.embeddings + said) / np.float32(2)
            if name == "captions" and not captions.has.all():
                self.findable = captions.has
        self.flat = FlatIndex(self.vectors)
        self._laid: dict[str, Laid] = {}
        self._graph: Graph | None = None
        self._lock = threading.RLock()

    @property
    def _captions(self) -> Captions:
        if self._collection.captions is None:
            raise ValueError("The collection keeps no vectors of captions.")
        return self._collection.captions

    def allowed(self, mask: Allowed) -> Allowed:
        """(N,) what passes a filter and can be found here; None: every item."""
        return mask if self.findable is None else self.findable if mask is None else mask & self.findable

    def laid(self, tree: str) -> Laid:
        with self._lock:
            if tree not in self._laid:
                own = self._collection.views[tree].tree
                block = self.vectors[own.order]
                if self._name != "pictures":
                    own = replace(own, centroid=self._means(own, block))
                self._laid[tree] = Laid(own, node_indexes(own), block)
            return self._laid[tree]

    def graph(self) -> Graph:
        """hnswlib over the items; equal captions are one vector of it, since copies would only link to each other."""
        with self._lock:
            if self._graph is None:
                if self._name == "pictures":
                    self._graph = Graph(self._collection.hnsw, self.vectors)
                elif self._name == "both":
                    self._graph = Graph(HnswIndex.build(self.vectors), self.vectors)
                else:
                    row, unit = self._captions.row, self._captions.unit
                    by_row = np.argsort(row, kind="stable")
                    edges = np.searchsorted(row[by_row], np.arange(len(unit) + 1))
                    held = [by_row[a:b].astype(np.int64) for a, b in zip(edges[:-1], edges[1:], strict=True)]
                    self._graph = Graph(HnswIndex.build(unit), unit, held)
            return self._graph

    def neighbours(self, vector: Floats) -> tuple[NDArray[np.int64], Floats]:
        """The nearest items and their scores: of pictures by hnswlib, of the others exactly, without a graph."""
        k = min(NEAR, len(self.vectors))
        if self._name == "pictures":
            hits = self._collection.hnsw.search(vector, k)
        else:
            hits = self.flat.search(vector, k, allowed=self.findable)
        return hits.items[0], hits.scores[0]

    def _means(self, tree: Tree, block: Floats) -> Floats:
        """(M, D) the mean of each node's items that can be found; zeros where none can."""
        counted = np.ones(len(block), bool) if self.findable is None else self.findable[tree.order]
        edges = list(zip(tree.start.tolist(), tree.stop.tolist(), strict=True))
        sums = np.stack([block[a:b].sum(0, dtype=np.float64) for a, b in edges])
        sizes = np.array([counted[a:b].sum() for a, b in edges])
        return (sums / np.maximum(sizes, 1)[:, None]).astype(np.float32)
