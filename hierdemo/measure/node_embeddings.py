"""One vector a node of a tree, and how well such vectors keep the tree: is a child nearest its own parent, and do
distances between vectors follow the way through the tree?

Knows trees, vectors and an encoder of texts. Does not know collections, search or files.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, unit
from hierdemo.models.encoder import Encoder
from hierdemo.tree.paths import path_text, paths_of
from hierdemo.tree.tree import Tree

KINDS = ("both", "texts", "pictures")


@dataclass(frozen=True, eq=False)
class Triplets:
    """How many triplets there are, the share that is right (None without any), and the wrong ones, (F, 3): child, its
    parent, the other node.
    """

    n: int
    share: float | None
    failures: NDArray[np.int32]


@dataclass(frozen=True)
class Distortion:
    """pairs: of nodes. rank: 1 - Spearman's rho, 0 best, 1 for chance, 2 worst. relative: average relative error of the
    distances at the best scale, 0 best. Both None where all pairs are equally far apart in the tree.
    """

    pairs: int
    rank: float | None
    relative: float | None


def node_embeddings(
    tree: Tree,
    names: Sequence[str],
    means: Floats,
    encoder: Encoder,
    *,
    text: Callable[[tuple[str, ...]], str] = path_text,
    of: str = "both",
) -> Floats:
    """(M, D) float32, a unit vector a node, the root's zero.

    of "texts": what the encoder makes of text(path); "pictures": the mean embedding of the node's items, its centroid;
    "both": the unit sum of the two. means (2, D): of texts' and of pictures' embeddings, taken off first, because the
    two lie in separate cones of the space (Liang et al., "Mind the gap", 2022). names: one a node.
    Raises ValueError for another `of`, or means or names of another shape.
    """
    if of not in KINDS:
        raise ValueError(f"of must be one of {', '.join(KINDS)}, got {of!r}")
    if means.shape != (2, tree.centroid.shape[1]):
        raise ValueError(f"means must be (2, {tree.centroid.shape[1]}), got shape {means.shape}")
    paths = paths_of(tree, names)
    found = np.zeros_like(tree.centroid)
    if of != "texts":
        found += unit(tree.centroid - means[1])
    if of != "pictures" and tree.n_nodes > 1:
        found[1:] += unit(encoder.encode_texts([text(path) for path in paths[1:]]) - means[0])
    found[0] = 0
    return unit(found)


def parent_triplets(vectors: Floats, tree: Tree) -> Triplets:
    """Over every triplet (child c, its parent p, another node q of p's depth): is cos(c, p) > cos(c, q)?

    vectors: (M, D). Every node but the root and its children is a child once for each q, so that cos(dogs, mammals) >
    cos(dogs, reptiles) is one triplet. Equal cosines are wrong. That a child stand nearest its own parent is what order
    embeddings (Vendrov et al., 2016) and Poincare embeddings (Nickel and Kiela, 2017) ask of a taxonomy, and what
    a contrastive loss at every level (Zhang et al., "Use all the labels", 2022) trains towards; here it is counted
    for plain cosines.
    """
    x = _checked(vectors, tree)
    n, failures = 0, [np.zeros((0, 3), np.int32)]
    for level in range(1, tree.depth):
        above = np.flatnonzero(tree.level == level)
        below = np.flatnonzero(tree.level == level + 1)
        own = np.searchsorted(above, tree.parent[below])  # the parent's place among the nodes of its level
        cosines = x[below] @ x[above].T  # (children, nodes of the level)
        wrong = cosines >= cosines[np.arange(len(below)), own][:, None]
        wrong[np.arange(len(below)), own] = False
        n += len(below) * (len(above) - 1)
        c, q = np.nonzero(wrong)
        failures.append(np.stack([below[c], above[own[c]], above[q]], axis=1).astype(np.int32))
    found = np.concatenate(failures)
    return Triplets(n, 1 - len(found) / n if n else None, found)


def distortion(vectors: Floats, tree: Tree, *, among: NDArray | None = None) -> Distortion:
    """How far distances between vectors, d = 1 - cos, depart from distances in the tree, t = edges between two nodes.

    Over all pairs of nodes but the root, or of those in `among`, for example the leaves. rank: 1 - Spearman's rho of d
    and t, ties at their mean rank: the rank form of the cophenetic correlation (Sokal and Rohlf, 1962). relative: the
    mean of |s d / t - 1|, the average distortion of Sala et al. ("Representation tradeoffs for hyperbolic embeddings",
    2018), at the scale s that makes it least. A rank of 0 can be reached on any tree (cos = exp(-a t)), but only where
    coarse nodes lie nearer to each other than the fine ones below them do. Time and memory in the square of the nodes.
    """
    x = _checked(vectors, tree)
    nodes = np.arange(1, tree.n_nodes) if among is None else np.asarray(among)
    upper = np.triu_indices(len(nodes), 1)
    d = 1 - (x[nodes] @ x[nodes].T)[upper]
    t = tree_distances(tree, nodes)[upper]
    if not len(t) or t.min() == t.max():
        return Distortion(len(t), None, None)
    a, b = _ranks(np.round(d, 6)), _ranks(t)
    a, b = a - a.mean(), b - b.mean()
    rho = float(a @ b / np.sqrt(max((a @ a) * (b @ b), 1e-12)))
    return Distortion(len(t), 1 - rho, _relative(np.maximum(d, 0) / t))


def tree_distances(tree: Tree, nodes: NDArray) -> NDArray[np.int32]:
    """(n, n) edges between each two of these nodes."""
    depth = tree.level[nodes]
    shared = np.zeros((len(nodes), len(nodes)), np.int32)  # how many ancestors, the root left out, two have in common
    at = np.array(nodes)
    for level in range(tree.depth, 0, -1):
        deep = tree.level[at] >= level  # at: each node's ancestor at this level, or itself where it stands above
        shared += (at[:, None] == at[None, :]) & deep[:, None]
        at = np.where(deep, tree.parent[at], at)
    return depth[:, None] + depth[None, :] - 2 * shared


def _relative(ratios: NDArray) -> float | None:
    """The least mean |s r - 1| over s: at the median of 1 / r, weighted by r."""
    order = np.sort(ratios[ratios > 0])[::-1]
    if not len(order):
        return None
    half = np.searchsorted(np.cumsum(order), order.sum() / 2)
    return float(np.abs(ratios / order[min(half, len(order) - 1)] - 1).mean())


def _ranks(values: NDArray) -> NDArray[np.float64]:
    """Their ranks; equal values share their mean rank."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[place]


def _checked(vectors: Floats, tree: Tree) -> Floats:
    if vectors.ndim != 2 or len(vectors) != tree.n_nodes:
        raise ValueError(f"vectors must be ({tree.n_nodes}, D), one a node, got shape {vectors.shape}")
    return unit(vectors)
