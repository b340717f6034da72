"""Cluster trees over embeddings: the Tree type, learning one from vectors, taking one from given paths.

Knows vectors and nesting. Does not know pictures, names, search or files.

A tree is learned bottom up: items (or, above MAX_SEEDS of them, small spherical k-means clusters) are merged by
Ward's criterion, and the merge tree is cut at a few numbers of clusters, where the merges jump in cost. Cutting one
merge tree nests the levels by construction.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

MAX_SEEDS = 6000  # Ward's merging takes memory in the square of this: 144 MB
TOP_RANGE = (4, 10)  # how many cards a person takes in at once on the first shelf
LEAF_RANGE = (30, 80)  # items a leaf, smallest and largest average; of a small collection 0.7 and 1.7 times its root
LEAF_JUMP = 0.25  # leaves are cut at the finest jump of this share of the largest: coarser levels have their own

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


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
        return np.array(
            [m for m in range(self.n_nodes) if self.level[m] == level or (self.level[m] < level and self.is_leaf(m))],
            np.int32,
        )

    def node_of_items(self, level: int) -> Ints:
        """(N,) the node standing for each item at a level."""
        node = np.empty(len(self.order), np.int32)
        for m in self.standing_at(level):
            node[self.items(m)] = m
        return node


def build_tree(embeddings: Floats, *, levels: int | None = None, branching: int | None = None, seed: int = 0) -> Tree:
    """Learn a cluster tree from unit vectors.

    embeddings: (N, D) float32, unit length, N >= 1. levels, branching: depth and children a node, on average; where
    left out they follow from N and from where the merges jump in cost. The same input and seed give the same tree.
    Raises ValueError for another shape or levels or branching below 1.
    """
    if embeddings.ndim != 2 or not len(embeddings):
        raise ValueError(f"embeddings must be a (N, D) array with N >= 1, got shape {embeddings.shape}")
    for name, value in (("levels", levels), ("branching", branching)):
        if value is not None and value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")
    n = len(embeddings)
    seeds = np.arange(n, dtype=np.int32) if n <= MAX_SEEDS else spherical_kmeans(embeddings, MAX_SEEDS, seed=seed)
    if n < 3 or np.ptp(embeddings, axis=0).max() < 1e-6:  # nothing to tell apart
        return _from_labels(embeddings, [])
    means = _means(embeddings, seeds, int(seeds.max()) + 1)
    merges, heights = _ward(means)
    counts = _level_counts(n, len(means), heights, levels, branching)
    return _from_labels(embeddings, [cut(merges, len(means), k)[seeds] for k in counts])


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


def spherical_kmeans(x: Floats, k: int, *, seed: int = 0, rounds: int = 8) -> Ints:
    """(N,) cluster of each unit vector; clusters are numbered 0..K'-1, none empty.

    Lloyd's algorithm on the sphere (Dhillon and Modha, 2001), seeded from a random sample.
    """
    rng = np.random.default_rng(seed)
    means = x[rng.choice(len(x), k, replace=False)].copy()
    label = np.zeros(len(x), np.int32)
    for _ in range(rounds):
        for a in range(0, len(x), 8192):
            label[a : a + 8192] = (x[a : a + 8192] @ means.T).argmax(1)
        means = _means(x, label, k)
        means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
        empty = np.flatnonzero(np.bincount(label, minlength=k) == 0)
        means[empty] = x[rng.choice(len(x), len(empty), replace=False)]
    return np.unique(label, return_inverse=True)[1].astype(np.int32)


def _means(x: Floats, label: Ints, k: int) -> Floats:
    """(K, D) mean of each cluster."""
    order = np.argsort(label, kind="stable")
    counts = np.bincount(label, minlength=k)
    sums = np.add.reduceat(x[order], np.minimum(np.r_[0, np.cumsum(counts)[:-1]], len(x) - 1), axis=0)
    sums[counts == 0] = 0
    return (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)


def _ward(points: Floats) -> tuple[NDArray, NDArray]:
    """(S - 1, 2) merges in order of cost, as scikit-learn numbers them, and their (S - 1,) heights."""
    from sklearn.cluster import ward_tree

    merges, _, _, _, heights = ward_tree(points, return_distance=True)
    return merges, heights


def cut(merges: NDArray, n_points: int, k: int) -> Ints:
    """(S,) cluster of each point when the merging stops at k clusters."""
    root = np.arange(2 * n_points - 1)
    for i in range(n_points - k):  # later merges have larger numbers, so one pass from the top down resolves them
        root[merges[i]] = n_points + i
    for i in range(2 * n_points - 2, -1, -1):
        root[i] = root[root[i]]
    return np.unique(root[:n_points], return_inverse=True)[1].astype(np.int32)


def _level_counts(n: int, n_seeds: int, heights: NDArray, levels: int | None, branching: int | None) -> list[int]:
    """How many clusters each level has, coarse to fine."""
    if branching is not None:
        depth = levels or max(1, round(np.log(max(2, n / _leaf_sizes(n)[0])) / np.log(max(2, branching))))
        return [c for c in (min(n_seeds, branching**i) for i in range(1, depth + 1)) if c > 1]
    small, large = _leaf_sizes(n)
    leaves = _jump(heights, n_seeds, int(n / large), int(n / small), share=LEAF_JUMP)
    if levels is not None:  # a person's wish: at least as many leaves as so deep a tree needs
        leaves = max(leaves, min(2**levels, n_seeds))
    if levels == 1 or (levels is None and leaves <= TOP_RANGE[1]):
        return [leaves]
    depth = levels or (2 if leaves < 2.5 * TOP_RANGE[1] else 3 if leaves < 400 else 4)
    most = max(2, min(TOP_RANGE[1], leaves // 2 ** (depth - 1)))
    counts = [_jump(heights, n_seeds, min(TOP_RANGE[0], most), most)]
    for i in range(1, depth - 1):
        ideal = counts[0] * (leaves / counts[0]) ** (i / (depth - 1))
        counts.append(_jump(heights, n_seeds, max(counts[-1] + 1, int(ideal / 1.3)), int(ideal * 1.3)))
    return [*counts, leaves]


def _leaf_sizes(n: int) -> tuple[float, float]:
    """The smallest and largest average of items a leaf, in a collection of n."""
    return max(1, min(LEAF_RANGE[0], 0.7 * n**0.5)), max(2, min(LEAF_RANGE[1], 1.7 * n**0.5))


def _jump(heights: NDArray, n_seeds: int, low: int, high: int, *, share: float = 1.0) -> int:
    """The number of clusters in low..high after whose last split the next one gains least: the largest jump.

    share < 1: the finest of those whose jump is at least that share of the largest.
    """
    low, high = max(2, low), min(max(2, low, high), n_seeds - 1)
    counts = np.arange(min(low, high), high + 1)
    if len(counts) == 1:
        return int(counts[0])
    here, below = heights[n_seeds - counts], heights[n_seeds - counts - 1]  # cost of k -> k - 1, and of k + 1 -> k
    jumps = np.log(np.maximum(here, 1e-12) / np.maximum(below, 1e-12))
    if share == 1:
        return int(counts[np.argmax(jumps)])
    return int(counts[jumps >= share * jumps.max()][-1])


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
    sums = np.vstack([np.zeros((1, embeddings.shape[1])), np.cumsum(embeddings[order].astype(np.float64), axis=0)])
    centroid = ((sums[b] - sums[a]) / np.maximum(b - a, 1)[:, None]).astype(np.float32)
    return Tree(np.array(parent, np.int32), np.array(level, np.int32), centroid, order, a, b)
