"""How good a tree is: how even its leaves and how far apart its groups; against a taxonomy and by attribute, how pure.

Knows a tree, its items' vectors and labels. Does not know searches.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.tree.tree import Tree

VALUES = 50  # an attribute with more than these is no class that a cluster could be pure of

SAMPLE = 5000  # items whose silhouette is taken, drawn by a seed where there are more
BLOCK = 512


def purity(clusters: NDArray, truth: Sequence[Any]) -> float:
    """Share of items that are of their cluster's commonest class."""
    found: dict[Any, Counter[Any]] = {}
    for c, t in zip(clusters.tolist(), truth, strict=True):
        found.setdefault(c, Counter())[t] += 1
    return sum(counts.most_common(1)[0][1] for counts in found.values()) / len(truth)


def against_taxonomy(tree: Tree, paths: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Purity and NMI of the first level against the departments and of the leaves against the types; leaves a type."""
    from sklearn.metrics import normalized_mutual_info_score as nmi

    top, leaves = tree.node_of_items(1), tree.leaf_of
    first, last = [p[0] for p in paths], ["/".join(p) for p in paths]
    return {
        "first level: nodes": float(len(set(top.tolist()))),
        "first level: purity": round(purity(top, first), 4),
        "first level: NMI": round(float(nmi(first, top)), 4),
        "leaves: nodes": float(len(tree.leaves)),
        "leaves: purity": round(purity(leaves, last), 4),
        "leaves: NMI": round(float(nmi(last, leaves)), 4),
        "leaves a type": round(len(tree.leaves) / len(set(last)), 3),
    }


def by_level(tree: Tree, paths: Sequence[tuple[str, ...]]) -> dict[str, dict[str, float]]:
    """Each level of the tree against the same level of the taxonomy; a path that ends above it stands for itself."""
    found = {}
    for level in range(1, tree.depth + 1):
        nodes = tree.node_of_items(level)
        pure = purity(nodes, [path[:level] for path in paths])
        found[f"level {level}"] = {"nodes": len(set(nodes.tolist())), "purity": round(pure, 4)}
    return found


def by_attribute(tree: Tree, attributes: Sequence[dict[str, str]]) -> dict[str, dict[str, float]]:
    """How much the first level and the leaves are of one colour, and so on, over the items that have the attribute.

    "no tree": what one single cluster would have; above it, the tree sorts by that attribute.
    """
    first, leaves, found = tree.node_of_items(1), tree.leaf_of, {}
    for name in sorted({name for row in attributes for name, value in row.items() if value}):
        has = np.array([i for i, row in enumerate(attributes) if row.get(name)])
        values = [attributes[i][name] for i in has]
        if 1 < len(set(values)) <= VALUES:
            clusters = {"no tree": np.zeros(len(has)), "first level": first[has], "leaves": leaves[has]}
            found[name] = {where: round(purity(c, values), 4) for where, c in clusters.items()}
    return found


def balance(tree: Tree) -> dict[str, float]:
    """evenness: entropy of the leaves' shares of the items over its most, 1 where all hold as many; the largest and the
    smallest leaf in items; the largest over the mean.
    """
    size = tree.size[tree.leaves].astype(np.float64)
    share = size / size.sum()
    even = float(-(share * np.log(share)).sum() / np.log(len(size))) if len(size) > 1 else 1.0
    return {
        "leaves": len(size),
        "smallest leaf": int(size.min()),
        "largest leaf": int(size.max()),
        "largest over mean": round(float(size.max() / size.mean()), 2),
        "evenness": round(even, 3),
    }


def silhouettes(tree: Tree, embeddings: Floats, *, seed: int = 0, sample: int = SAMPLE) -> dict[str, float]:
    """The mean cosine silhouette of the first level and of the leaves, -1..1, over at most `sample` items.

    For each of these it is exact, not an estimate: the mean cosine distance to a group is one less the product with the
    group's mean. An item alone counts 0 (Rousseeuw, 1987).
    """
    n = len(embeddings)
    rows = np.arange(n) if n <= sample else np.sort(np.random.default_rng(seed).choice(n, sample, replace=False))
    found: dict[str, float] = {"items looked at": len(rows)}
    for where, nodes in (("first level", tree.standing_at(1)), ("leaves", tree.leaves)):
        if len(nodes) > 1:
            own = np.searchsorted(nodes, (tree.node_of_items(1) if where == "first level" else tree.leaf_of)[rows])
            found[where] = round(float(_silhouette(tree, nodes, embeddings[rows], own).mean()), 4)
    return found


def _silhouette(tree: Tree, nodes: NDArray[np.int32], x: Floats, own: NDArray[np.int64]) -> Floats:
    """(n,) of items x in the groups nodes[own]."""
    out, size = np.zeros(len(x), np.float32), tree.size[nodes]
    for a in range(0, len(x), BLOCK):
        group, each = own[a : a + BLOCK], np.arange(len(x[a : a + BLOCK]))
        far = np.maximum(1 - x[a : a + BLOCK] @ tree.centroid[nodes].T, 0)
        inside = far[each, group] * size[group] / np.maximum(size[group] - 1, 1)  # the item itself is no neighbour
        far[each, group] = np.inf
        outside = far.min(1)
        apart = (outside - inside) / np.maximum(np.maximum(inside, outside), 1e-12)
        out[a : a + BLOCK] = np.where(size[group] > 1, apart, 0)
    return out
