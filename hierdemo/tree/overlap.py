"""How well two trees over the same items agree: for each node of one, the node of the other most like it.

Knows trees. Does not know items' words or vectors, queries or collections.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.tree.tree import Tree


@dataclass(frozen=True, eq=False)
class Overlap:
    """Of each node of a tree: node (M,), the most like it in the other tree, and share (M,), how like it is.

    share is the Jaccard index: items that both hold, of those that either holds; 1 where they hold the same. The roots,
    which hold everything, are left out: the root's own entry is the other's root.
    """

    node: NDArray[np.int32]
    share: NDArray[np.float32]


def best(tree: Tree, other: Tree) -> Overlap:
    """The best counterpart of every node (Jaccard, 1912); of equals the coarser one.

    Counts pairs of nodes that share an item, one sort of the items for each pair of levels, so that time and memory
    follow the items and not the square of the nodes. Raises ValueError for trees over different numbers of items.
    """
    n = len(tree.order)
    if len(other.order) != n:
        raise ValueError(f"both trees must hold the same items, got {n} and {len(other.order)}")
    node, share = np.zeros(tree.n_nodes, np.int32), np.zeros(tree.n_nodes, np.float32)
    share[0] = 1
    theirs = [other.node_of_items(level).astype(np.int64) for level in range(1, other.depth + 1)]
    for level in range(1, tree.depth + 1):
        mine = tree.node_of_items(level).astype(np.int64)
        for column in theirs:
            pairs, shared = np.unique(mine * other.n_nodes + column, return_counts=True)
            a, b = np.divmod(pairs, other.n_nodes)
            jaccard = (shared / (tree.size[a] + other.size[b] - shared)).astype(np.float32)
            order = np.argsort(-jaccard, kind="stable")
            first = order[np.unique(a[order], return_index=True)[1]]  # each node's best of this level
            better = first[jaccard[first] > share[a[first]]]
            node[a[better]], share[a[better]] = b[better], jaccard[better]
    return Overlap(node, share)


def jaccard(tree: Tree, a: int, other: Tree, b: int) -> float:
    """Items that both nodes hold, of those that either holds."""
    shared = len(np.intersect1d(tree.items(a), other.items(b), assume_unique=True))
    return shared / (int(tree.size[a]) + int(other.size[b]) - shared)


def agreement(tree: Tree, found: Overlap) -> float:
    """One figure for a tree: how like its leaves their best counterparts are, on average over the items; 1: the same.

    found: of this tree with the other. Leaves that are split finer than the other's are less like them, so the figure
    of one tree is not the other's.
    """
    return float((found.share[tree.leaves] * tree.size[tree.leaves]).sum() / len(tree.order))
