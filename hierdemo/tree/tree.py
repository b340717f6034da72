"""Cluster trees over embeddings: the Tree type, learning one from vectors, taking one from given paths.

Knows nesting and numbering. Does not know how groups are found (linkage.py, leaf_sizes.py), pictures, names or files.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints
from hierdemo.tree.leaf_sizes import settled
from hierdemo.tree.linkage import nested_groups

COLUMNS = 32  # of the embeddings, summed up at a time


@dataclass(frozen=True, eq=False)
class Tree:
    """A strictly nested tree over N items with M nodes, node 0 the root, parents numbered before children.

    parent (M,) int32, -1 for the root; level (M,) int32, the depth; centroid (M, D) float32, the plain mean of the
    node's embeddings (not normalised, so that q . centroid is the items' average cosine); order (N,) int32, the items
    so sorted that every node's are contiguous: order[start[m]:stop[m]], start and stop (M,) int32.
    """

    parent: Ints
    level: Ints
    centroid: Floats
    order: Ints
    start: Ints
    stop: Ints

    def __post_init__(self) -> None:
        for array in (self.parent, self.level, self.centroid, self.order, self.start, self.stop):
            array.setflags(write=False)

    @property
    def n_nodes(self) -> int:
        return len(self.parent)

    @cached_property
    def depth(self) -> int:
        """The deepest level."""
        return int(self.level.max())

    @cached_property
    def size(self) -> Ints:
        """(M,) items of each node."""
        return (self.stop - self.start).astype(np.int32)

    @cached_property
    def _children(self) -> list[Ints]:
        by_parent = np.argsort(self.parent, kind="stable")
        edges = np.searchsorted(self.parent[by_parent], np.arange(self.n_nodes + 1))
        return [by_parent[edges[m] : edges[m + 1]].astype(np.int32) for m in range(self.n_nodes)]

    def children(self, node: int) -> Ints:
        return self._children[node]

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """Where each node's block of the order begins and ends."""
        return list(zip(self.start.tolist(), self.stop.tolist(), strict=True))

    @cached_property
    def below(self) -> list[NDArray[np.int64]]:
        """What stands for each node one level down: its children, or a leaf itself."""
        return [c.astype(np.int64) if len(c) else np.array([m]) for m, c in enumerate(self._children)]

    def is_leaf(self, node: int) -> bool:
        return len(self._children[node]) == 0

    @cached_property
    def leaves(self) -> Ints:
        return np.array([m for m in range(self.n_nodes) if self.is_leaf(m)], np.int32)

    def items(self, node: int) -> Ints:
        """The ids of a node's items."""
        return self.order[self.start[node] : self.stop[node]]

    @cached_property
    def leaf_of(self) -> Ints:
        """(N,) the leaf that holds each item."""
        leaf = np.empty(len(self.order), np.int32)
        for m in self.leaves:
            leaf[self.items(m)] = m
        return leaf

    def ancestors(self, node: int) -> list[int]:
        """From the root (left out) down to the node itself."""
        path: list[int] = []
        while node > 0:
            path.append(node)
            node = int(self.parent[node])
        return path[::-1]

    def standing_at(self, level: int) -> Ints:
        """The nodes that partition the items at a level: those of that depth and the leaves above it."""
        above = np.zeros(self.n_nodes, bool)
        above[self.leaves] = True
        return np.flatnonzero((self.level == level) | (above & (self.level < level))).astype(np.int32)

    def node_of_items(self, level: int) -> Ints:
        """(N,) the node standing for each item at a level."""
        node = np.empty(len(self.order), np.int32)
        for m in self.standing_at(level):
            node[self.items(m)] = m
        return node


def build_tree(embeddings: Floats, *, levels: int | None = None, branching: int | None = None, seed: int = 0) -> Tree:
    """Learn a cluster tree from unit vectors.

    embeddings: (N, D) float32, unit length, N >= 1. levels, branching: depth and children a node, on average; where
    left out they follow from N and from where the merges jump in cost. Unless both are given, no leaf but one of copies
    of one picture is far larger than the mean (leaves.CAP), and items alone join a leaf near by. The same input and
    seed give the same tree. Raises ValueError for another shape or levels or branching below 1.
    """
    if embeddings.ndim != 2 or not len(embeddings):
        raise ValueError(f"embeddings must be a (N, D) array with N >= 1, got shape {embeddings.shape}")
    for name, value in (("levels", levels), ("branching", branching)):
        if value is not None and value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")
    groups = nested_groups(embeddings, levels=levels, branching=branching, seed=seed)
    if groups and (levels is None or branching is None):
        groups = settled(embeddings, groups, levels=levels, branching=branching, seed=seed)
    return _from_labels(embeddings, groups)


def tree_from_paths(embeddings: Floats, paths: Sequence[tuple[str, ...]]) -> tuple[Tree, list[str]]:
    """A tree that follows given paths, coarse to fine, e.g. ("vehicles", "cars", "sports car").

    Items that end at an inner node get a leaf "other" beside its children. Returns the tree and each node's name.
    """
    inner = {path[:i] for path in paths for i in range(len(path))}
    other = "other"
    while any((*path, other) in inner for path in inner):  # a folder of that name which holds folders itself
        other += " items"
    full = [(*path, other) if path in inner else path for path in paths]
    order = np.array(sorted(range(len(full)), key=lambda i: full[i]), np.int32)

    def split(items: Ints, depth: int) -> tuple[NDArray, int]:
        words = [full[i][depth] if depth < len(full[i]) else "" for i in items]
        return np.array([i for i in range(1, len(items)) if words[i] != words[i - 1]] if words[0] else []), depth + 1

    tree = _grow(embeddings, order, split, ended=lambda items, depth: depth >= len(full[int(items[0])]))
    return tree, ["all"] + [full[int(tree.items(m)[0])][int(tree.level[m]) - 1] for m in range(1, tree.n_nodes)]


def _from_labels(embeddings: Floats, labels: list[Ints]) -> Tree:
    """A Tree from each level's (N,) cluster numbers, coarse to fine, each level nested in the one above.

    A node with a single child is that child, so depths may differ.
    """
    order = np.lexsort(tuple(labels[::-1])).astype(np.int32) if labels else np.arange(len(embeddings), dtype=np.int32)

    def split(items: Ints, depth: int) -> tuple[NDArray, int]:
        while depth < len(labels):
            edges = np.flatnonzero(np.diff(labels[depth][items])) + 1
            depth += 1
            if len(edges):
                return edges, depth
        return np.array([], int), depth

    return _grow(embeddings, order, split, ended=lambda items, depth: split(items, depth)[0].size == 0)


def _grow(embeddings: Floats, order: Ints, split: Callable, *, ended: Callable) -> Tree:
    """Breadth first from the root. split(items, depth) -> where children part, next depth; ended(...) -> a leaf."""
    parent, level, start, stop = [-1], [0], [0], [len(order)]
    front = deque([(0, 0)])
    while front:
        node, depth = front.popleft()
        items = order[start[node] : stop[node]]
        if ended(items, depth):
            continue
        edges, below = split(items, depth)
        bounds = [0, *edges.tolist(), len(items)]
        for a, b in zip(bounds[:-1], bounds[1:], strict=True):
            parent.append(node)
            level.append(level[node] + 1)
            start.append(start[node] + int(a))
            stop.append(start[node] + int(b))
            front.append((len(parent) - 1, below))
    a, b = np.array(start, np.int32), np.array(stop, np.int32)
    return Tree(np.array(parent, np.int32), np.array(level, np.int32), _means(embeddings, order, a, b), order, a, b)


def _means(embeddings: Floats, order: Ints, start: Ints, stop: Ints) -> Floats:
    """(M, D) mean of each block of the order, by running sums in double precision, some columns at a time."""
    out = np.empty((len(start), embeddings.shape[1]), np.float32)
    for c in range(0, embeddings.shape[1], COLUMNS):
        sums = np.cumsum(embeddings[order, c : c + COLUMNS], axis=0, dtype=np.float64)
        sums = np.vstack([np.zeros((1, sums.shape[1])), sums])
        out[:, c : c + COLUMNS] = (sums[stop] - sums[start]) / np.maximum(stop - start, 1)[:, None]
    return out
