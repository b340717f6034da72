"""Changing a tree: items and nodes are moved, added and taken out in a draft, and a new Tree is laid out from it.

Knows trees and vectors. Does not know names, maps, collections or files. The old tree is never touched. Laying out
moves O(N) numbers at most; means are taken anew for the nodes whose items changed, and no other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints, unit
from hierdemo.tree.kmeans import spherical_kmeans
from hierdemo.tree.tree import Tree

TRIES = 4  # starts of the means that part a node: the best by summed cosine is taken
NEAR = 4096  # items at a time whose nearest leaf is looked for


@dataclass(frozen=True, eq=False)
class Changed:
    """A tree after a change. number (P,): the new id of each of the draft's nodes, the old tree's own first, -1: gone.
    touched (M,): the new tree's nodes that are new or whose items changed.
    """

    tree: Tree
    number: Ints
    touched: NDArray[np.bool_]


class Draft:
    """A tree being changed, in provisional numbers: the old tree's nodes keep theirs, new ones follow.

    kept (M,): nodes that stay even as an only child, for example because a person named them; any other only child that
    a change leaves behind is dissolved into its parent. more: how many items come after the tree's own; each must be
    given a leaf before `finish`. A node that is left without items is gone.
    """

    def __init__(self, tree: Tree, *, kept: Sequence[bool] | None = None, more: int = 0) -> None:
        self.tree = tree
        self.parent: list[int] = tree.parent.tolist()
        self.kept: list[bool] = [False] * tree.n_nodes if kept is None else list(kept)
        self.leaf: Ints = np.concatenate([tree.leaf_of, np.full(more, -1, np.int32)])
        self.dissolved: dict[int, int] = {}  # by `finish`: only children, and the node that took what they held

    def children(self, node: int) -> list[int]:
        return [m for m, above in enumerate(self.parent) if above == node]

    def items(self, leaf: int) -> NDArray[np.int64]:
        """Ids of the items that lie in a leaf now, rising."""
        return np.flatnonzero(self.leaf == leaf)

    def add(self, below: int, *, kept: bool = False) -> int:
        """A new node, still empty."""
        self.parent.append(below)
        self.kept.append(kept)
        return len(self.parent) - 1

    def move(self, items: NDArray, leaf: int | NDArray) -> None:
        self.leaf[items] = leaf

    def hang(self, node: int, below: int) -> None:
        """A node, with all that is below it, becomes a child of another, which holds no items itself."""
        self.parent[node] = below

    def open(self, leaf: int, *, kept: bool = False) -> int:
        """Make a leaf an inner node: its items go to a new leaf below it, which is returned."""
        rest = self.add(leaf, kept=kept)
        self.leaf[self.leaf == leaf] = rest
        return rest

    def merge(self, nodes: Sequence[int]) -> int:
        """Siblings become one: the first inner one, leaves hung below it, or the first of leaves alone; returned."""
        inner = [m for m in sorted(nodes) if not self.tree.is_leaf(m)]
        into = inner[0] if inner else min(nodes)
        for m in nodes:
            if m == into:
                continue
            if not inner:
                self.leaf[self.leaf == m] = into
            for child in self.children(m) if m in inner else [m] if inner else []:
                self.hang(child, into)
        return into

    def split(self, node: int, x: Floats, *, into: int = 2, seed: int = 0) -> list[int]:
        """Part a node among `into` new children (or fewer): a leaf's items, an inner node's children, by their means.

        Spherical k-means, see `parts`. A child that would be alone in its part stays where it is. Returns the new
        nodes, none if nothing tells the node's own apart.
        """
        below = np.array(self.children(node) if not len(items := self.items(node)) else [], np.int64)
        points = x[items] if len(items) else unit(self.tree.centroid[below])
        label = parts(points, into, seed=seed)
        if not label.any():
            return []
        new = []
        for j in range(int(label.max()) + 1):
            if len(items) or (label == j).sum() > 1:
                new.append(self.add(node))
                self.move(items[label == j] if len(items) else items, new[-1])
                for m in below[label == j] if len(below) else ():
                    self.hang(int(m), new[-1])
        return new

    def finish(self, x: Floats) -> Changed:
        """The new tree; x (N, D): the embeddings of all items, those that came last too."""
        parent = np.array(self.parent, np.int32)
        alive = _alive(parent, self.leaf)
        self._dissolve(parent, alive)
        number = _numbered(parent, alive)
        origin = np.flatnonzero(number >= 0)[np.argsort(number[number >= 0])]  # the draft's number of each new node
        above = np.where(parent[origin] >= 0, number[parent[origin]], -1).astype(np.int32)
        leaf = number[self.leaf].astype(np.int32)
        level = _levels(above)
        start, stop = _blocks(above, level, np.bincount(leaf, minlength=len(above)), self._place(origin))
        old = self.tree
        base = np.concatenate([old.order, np.arange(len(old.order), len(leaf), dtype=np.int32)])
        order = base[np.argsort(start[leaf[base]], kind="stable")]
        touched = self._touched(number, above, leaf)
        centroid = np.zeros((len(above), x.shape[1]), np.float32)
        same = np.flatnonzero(~touched)
        centroid[same] = old.centroid[origin[same]]
        _means_anew(centroid, touched, above, level, order, start, stop, x)
        return Changed(Tree(above, level, centroid, order, start, stop), number, touched)

    def _dissolve(self, parent: Ints, alive: NDArray[np.bool_]) -> None:
        """Only children that the change left behind give what they hold to their parents; parent and alive change."""
        before = np.bincount(self.tree.parent[1:], minlength=len(parent)) == 1  # given so: these stay
        while True:
            inner = alive & (parent >= 0)
            alone = (np.bincount(parent[inner], minlength=len(parent)) == 1)[parent] & inner & ~before[parent]
            found = np.flatnonzero(alone & ~np.array(self.kept))
            if not len(found):
                return
            child = int(found[0])
            above = parent[child]
            parent[parent == child] = above
            self.leaf[self.leaf == child] = above
            alive[child] = False
            self.dissolved[child] = int(above)

    def _place(self, origin: NDArray) -> NDArray[np.int64]:
        """What siblings are sorted by: where they stood, new ones last."""
        old = self.tree.n_nodes
        return np.where(origin < old, self.tree.start[np.minimum(origin, old - 1)], len(self.leaf) + origin)

    def _touched(self, number: Ints, above: Ints, leaf: Ints) -> NDArray[np.bool_]:
        """(M,) new nodes, and those that gained or lost an item: on one of its two chains of nodes and not on both."""
        old, n, m = self.tree, len(self.tree.order), len(above)
        touched = np.ones(m, bool)
        touched[number[: old.n_nodes][number[: old.n_nodes] >= 0]] = False
        was = np.unique(old.leaf_of.astype(np.int64) * m + leaf[:n])
        for a, b in zip((was // m).tolist(), (was % m).tolist(), strict=True):
            before = {int(number[k]) for k in (0, *old.ancestors(a))} - {-1}
            touched[list(before ^ set(_chain(above, b)))] = True
        for b in np.unique(leaf[n:]).tolist():
            touched[_chain(above, b)] = True
        return touched


def parts(points: Floats, k: int, *, seed: int = 0) -> Ints:
    """(n,) part of each unit vector, 0..K'-1, K' <= k; all 0 where nothing tells them apart.

    The best of a few starts of spherical k-means (Dhillon and Modha, 2001) by summed cosine to the parts' means.
    """
    if len(points) < 2 or np.ptp(points, axis=0).max() < 1e-6:
        return np.zeros(len(points), np.int32)
    best, label = -np.inf, np.zeros(len(points), np.int32)
    for i in range(TRIES):
        found = spherical_kmeans(points, min(k, len(points)), seed=seed * TRIES + i)
        sums = np.stack([points[found == j].sum(0) for j in range(int(found.max()) + 1)])
        fit = float(np.linalg.norm(sums, axis=1).sum())  # the summed cosines of parts with their own means
        if found.any() and fit > best + 1e-6:
            best, label = fit, found
    return label


def nearest_leaf(tree: Tree, x: Floats, leaves: Ints) -> Ints:
    """(n,) for unit vectors x (n, D): of these leaves, the one with whose items they agree best on average."""
    means = tree.centroid[leaves]
    found = [(x[a : a + NEAR] @ means.T).argmax(1) for a in range(0, len(x), NEAR)]
    return leaves[np.concatenate(found)] if found else np.zeros(0, np.int32)


def below(tree: Tree, node: int) -> Ints:
    """The leaves below a node, itself if it is one."""
    inside = (tree.start[tree.leaves] >= tree.start[node]) & (tree.stop[tree.leaves] <= tree.stop[node])
    return tree.leaves[inside]


def _alive(parent: Ints, leaf: Ints) -> NDArray[np.bool_]:
    """(P,) nodes that hold an item, themselves or below them; the root always."""
    alive = np.bincount(leaf, minlength=len(parent)) > 0
    alive[0] = True
    at = np.flatnonzero(alive)
    while len(at := np.unique(parent[at][parent[at] >= 0])):
        alive[at] = True
    return alive


def _levels(parent: Ints) -> Ints:
    level, at = np.zeros(len(parent), np.int32), parent
    while (at >= 0).any():
        level += at >= 0
        at = np.where(at >= 0, parent[at], -1)
    return level


def _numbered(parent: Ints, alive: NDArray[np.bool_]) -> Ints:
    """(P,) new ids: as they were with the gaps closed or, where a parent would come after its child, by level."""
    ids = np.flatnonzero(alive)
    if (parent[ids] >= ids).any():
        level = _levels(np.where(alive, parent, -1))
        ids = ids[np.argsort(level[ids], kind="stable")]
    number = np.full(len(parent), -1, np.int32)
    number[ids] = np.arange(len(ids))
    return number


def _blocks(parent: Ints, level: Ints, held: NDArray, place: NDArray) -> tuple[Ints, Ints]:
    """start and stop (M,) of every node's block of items, siblings in the order of `place`."""
    size = held.astype(np.int64)
    for deep in range(int(level.max()), 0, -1):
        at = np.flatnonzero(level == deep)
        np.add.at(size, parent[at], size[at])
    start = np.zeros(len(parent), np.int64)
    for deep in range(1, int(level.max()) + 1):
        at = np.flatnonzero(level == deep)
        at = at[np.lexsort((place[at], parent[at]))]
        before = np.cumsum(size[at]) - size[at]
        first = np.searchsorted(parent[at], parent[at])  # where each one's row of siblings begins
        start[at] = start[parent[at]] + before - before[first]
    return start.astype(np.int32), (start + size).astype(np.int32)


def _chain(parent: Ints, node: int) -> list[int]:
    chain = []
    while node >= 0:
        chain.append(node)
        node = int(parent[node])
    return chain


def _means_anew(
    centroid: Floats, touched: NDArray, parent: Ints, level: Ints, order: Ints, start: Ints, stop: Ints, x: Floats
) -> None:
    """Fill in the touched rows: a leaf's from its items, an inner node's from its children's, the deepest first."""
    inner = np.bincount(parent[1:], minlength=len(parent)) > 0
    for m in sorted(np.flatnonzero(touched).tolist(), key=lambda m: -level[m]):
        if inner[m]:
            children = np.flatnonzero(parent == m)
            weight = (stop - start)[children]
            centroid[m] = (centroid[children].astype(np.float64) * weight[:, None]).sum(0) / weight.sum()
        else:
            centroid[m] = x[order[start[m] : stop[m]]].mean(0, dtype=np.float64)


def over_cap(draft: Draft, x: Floats, leaves: Iterable[int], cap: int) -> list[tuple[int, int, list[int]]]:
    """Split these leaves in two, and again, until none holds more than cap: (leaf, its items, new leaves) of each.

    A leaf whose items are all alike stays as it is, with no new leaves.
    """
    done: list[tuple[int, int, list[int]]] = []
    for leaf in leaves:
        first, queue, ends = len(draft.items(leaf)), [leaf], list[int]()
        while queue:
            node = queue.pop()
            if len(draft.items(node)) <= cap:
                ends.append(node)
            else:
                new = draft.split(node, x)
                queue += new[::-1]
                ends += [] if new else [node]
        if first > cap:
            done.append((leaf, first, [m for m in ends if m != leaf]))
    return done
