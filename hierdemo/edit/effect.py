"""What a change to a tree did to searching it: recall of the drill-down and purity of the leaves, before and after.

Knows trees, vectors and a drill-down. Does not know collections, names or what was changed. Fast enough to be told with
every edit: a small fixed sample, and each flat search made once for both trees.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints
from hierdemo.index.drill_down import TIE, beam_slack, beam_widths, drill_down
from hierdemo.search.query import Query
from hierdemo.tree.tree import Tree

QUERIES = 64  # items asked for, half of them from what was touched
K = 10


def recalls(
    before: Tree, after: Tree, x: Floats, touched: NDArray[np.integer], *, seed: int = 0
) -> tuple[float, float]:
    """Mean recall@10 of the drill-down with the default beam through both trees, over the same items as queries.

    x (N, D): the embeddings of the items of `after`, the first of which are those of `before`; touched: ids of items
    that were moved or added. An item finds itself among its ten.
    """
    asked = _sample(len(x), touched, seed)
    scores = x[asked] @ x.T  # (queries, N)
    told = []
    for tree in dict.fromkeys((before, after)):
        kept = leaf_lists(tree, x[asked])
        n = len(tree.order)
        told.append(float(np.mean([_recall(row[:n], tree.leaf_of, k) for row, k in zip(scores, kept, strict=True)])))
    return told[0], told[-1]


def leaf_lists(tree: Tree, queries: Floats, *, k: int = K, beam: int = Query.beam) -> list[list[int]]:
    """For each unit vector, the leaves that the drill-down keeps; the beam doubles until they hold k items."""
    out = []
    for query in queries:
        wide = beam
        while True:
            descent = drill_down(tree, query, widths=beam_widths(wide, tree.depth), slack=beam_slack(wide))
            held = int(tree.size[descent.leaves].sum())
            if held >= k or (wide >= tree.n_nodes and beam_slack(wide) == 1):
                break
            wide *= 2
        out.append(descent.leaves)
    return out


def purity(tree: Tree, classes: Ints) -> float | None:
    """Share of items that are of their leaf's commonest class; classes (N,), -1 for items without; None without any."""
    known = classes[: len(tree.order)] >= 0
    if not known.any():
        return None
    leaf, of = tree.leaf_of[known].astype(np.int64), classes[: len(tree.order)][known]
    pairs, counts = np.unique(leaf * (int(of.max()) + 1) + of, return_counts=True)
    most = np.zeros(tree.n_nodes, np.int64)
    np.maximum.at(most, pairs // (int(of.max()) + 1), counts)
    return float(most.sum() / known.sum())


def classes_of(paths: Sequence[tuple[str, ...]]) -> Ints:
    """(N,) a number for each different path, -1 for an empty one."""
    numbers: dict[tuple[str, ...], int] = {(): -1}
    return np.array([numbers.setdefault(path, len(numbers) - 1) for path in paths], np.int32)


def _sample(n: int, touched: NDArray[np.integer], seed: int) -> NDArray[np.int64]:
    rng = np.random.default_rng(seed)
    near = rng.permutation(np.asarray(touched, np.int64))[: QUERIES // 2]
    others = rng.choice(n, min(n, QUERIES), replace=False)
    return np.concatenate([near, others[~np.isin(others, near)][: QUERIES - len(near)]])


def _recall(scores: Floats, leaf_of: Ints, kept: Sequence[int]) -> float:
    """Share of the flat top k that lies in the kept leaves; equal scores count as hits."""
    k = min(K, len(scores))
    reach = np.flatnonzero(scores >= np.partition(scores, -k)[-k] - TIE)
    return min(k, int(np.isin(leaf_of[reach], kept).sum())) / k
