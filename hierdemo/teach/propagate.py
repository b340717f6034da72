"""Node vectors smoothed along the links of their tree: a graph convolution over parents and children.

Knows trees, vectors and torch. Does not know collections, search or how the effect is measured (commands/propagate.py).

A fixed smoothing, h' = (1 - s) h + s mean(parent, children), a few rounds: the step of simplified graph convolutions
(Wu et al., SGC, 2019; Kipf and Welling, GCN, 2017) with one number in the weight matrix's place, which is feature
propagation over the tree. And a learned one: eight numbers (the node, its parent, children and siblings, each by
pictures and by texts), fitted so that items held back fall to where they belong.

Measured on the demo by `python -m hierdemo propagate`, it helps to file a new picture in a given tree whose leaves
have few items (`fit_leaves`, `mixed_tree`). Most of that is due to the nodes' own texts, and the nearest leaf of all is
found as well by those alone; the links add two to seven points to a walk down the tree, by the texts of a node's
children. It does not help search: at equal cost, gains for one kind of query are losses for another, small but for
texts, which cost a lot where a whole category is asked for; so the drill-down keeps its centroids. Nor does it help
names: fewer leaves are nearest to their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, unit
from hierdemo.tree.tree import Tree

if TYPE_CHECKING:
    from torch import Tensor


ROLES = ("self", "parent", "children", "siblings")
STEPS, RATE = 150, 0.03  # of Adam: the loss no longer moves
FEW, MOST = 5, 1500  # items that a leaf keeps, and that are looked for, in a fit
SHARPNESS = 20.0  # of the softmax over cosines at the start of a fit; fitted with the rest


@dataclass(frozen=True)
class Weights:
    """What a node's vector takes from each role of ROLES, of their pictures and of their texts."""

    pictures: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 0.0)
    texts: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def smooth(vectors: Floats, parent: NDArray, *, strength: float, rounds: int = 1) -> Floats:
    """Each node's vector drawn towards the mean of its parent and children, `rounds` times.

    vectors: (M, D); parent: (M,) as a Tree has it. strength in 0..1: the neighbours' share; 0 gives back the very same
    array. Lengths are not kept. Raises ValueError for another shape, strength or rounds.
    """
    if vectors.ndim != 2 or len(vectors) != len(parent):
        raise ValueError(f"vectors must be ({len(parent)}, D), one a node, got shape {vectors.shape}")
    if not 0 <= strength <= 1 or rounds < 0:
        raise ValueError(f"strength must lie in 0..1 and rounds be at least 0, got {strength} and {rounds}")
    if strength == 0 or rounds == 0 or len(parent) == 1:
        return vectors
    import torch

    h, links = torch.from_numpy(np.array(vectors, np.float32)), _Links(parent)
    for _ in range(rounds):
        h = (1 - strength) * h + strength * links.around(h)
    return h.numpy()


def smoothed_tree(
    tree: Tree,
    *,
    strength: float,
    rounds: int = 1,
    texts: Floats | None = None,
    means: Floats | None = None,
    share: float = 0.5,
) -> Tree:
    """The tree with smoothed unit vectors in its centroids' place; its nodes and items stay as they are.

    texts (M, D): of the nodes' paths (nodes.path_text), where they are to be mixed in with this share; means (2, D): of
    texts' and of pictures' embeddings, taken off each before they mix. Without texts: of the centroids alone. Strength
    0 without texts (or share 0) gives back the very same tree. Raises ValueError as `smooth` does, for a share outside
    0..1, and for texts without means.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share must lie in 0..1, got {share}")
    if texts is None or share == 0:
        found = smooth(unit(tree.centroid), tree.parent, strength=strength, rounds=rounds)
        return tree if strength == 0 or rounds == 0 else replace(tree, centroid=unit(found))
    pictures, words = node_parts(tree, texts, means)
    mixed = unit((1 - share) * pictures + share * words)
    return replace(tree, centroid=unit(smooth(mixed, tree.parent, strength=strength, rounds=rounds)))


def node_parts(tree: Tree, texts: Floats, means: Floats | None) -> tuple[Floats, Floats]:
    """(M, D) twice, unit vectors without their modality's mean (Liang et al., "Mind the gap", 2022): pictures, texts.

    The root's are zero: it stands for everything. Raises ValueError for other shapes.
    """
    if texts.shape != tree.centroid.shape:
        raise ValueError(f"texts must be {tree.centroid.shape}, one a node, got shape {texts.shape}")
    if means is None or means.shape != (2, texts.shape[1]):
        raise ValueError(
            f"texts take means of shape (2, {texts.shape[1]}), got {None if means is None else means.shape}"
        )
    pictures, words = unit(tree.centroid - means[1]), unit(texts - means[0])
    pictures[0] = words[0] = 0
    return pictures, words


def mixed_tree(tree: Tree, weights: Weights, texts: Floats, means: Floats) -> Tree:
    """The tree with unit vectors that take from each role what `weights` say; texts and means as in `smoothed_tree`."""
    import torch

    parts = _role_vectors(_Links(tree.parent), *node_parts(tree, texts, means))
    given = torch.tensor([*weights.pictures, *weights.texts])
    return replace(tree, centroid=unit(torch.einsum("r,rmd->md", given, parts).numpy()))


def fit(tree: Tree, texts: Floats, means: Floats, queries: Floats, targets: Floats, *, links: bool = True) -> Weights:
    """The weights under which queries fall to where they belong, at every level.

    tree: without what is asked, its centroids of the other items. queries (Q, D): unit vectors. targets (Q, M): the
    share of what each query looks for that a node holds (see `shares`). The cross-entropy of a softmax over the nodes
    that stand at a level, summed over the levels, by Adam; the softmax's sharpness is fitted too. The same input gives
    the same weights; the largest of them is 1. links False: of the node's own pictures and text alone, which tells what
    the tree's links add. Raises ValueError for other shapes or no query.
    """
    if not len(queries) or targets.shape != (len(queries), tree.n_nodes):
        raise ValueError(
            f"targets must be ({len(queries)}, {tree.n_nodes}), queries by nodes, with a query at least, "
            f"got shape {targets.shape}"
        )
    import torch

    parts = _role_vectors(_Links(tree.parent), *node_parts(tree, texts, means))
    asked, wanted = torch.from_numpy(np.array(queries)), torch.from_numpy(np.array(targets))
    levels = [torch.from_numpy(tree.standing_at(level).astype(np.int64)) for level in range(1, tree.depth + 1)]
    free = torch.tensor([1, 1, 1, 1, 1, 1, 1, 1] if links else [1, 0, 0, 0, 1, 0, 0, 0])
    weights = torch.tensor([0.5, 0, 0, 0, 0.5, 0, 0, 0], requires_grad=True)
    sharpness = torch.tensor(float(np.log(SHARPNESS)), requires_grad=True)
    adam = torch.optim.Adam([weights, sharpness], lr=RATE)
    for _ in range(STEPS):
        nodes = torch.nn.functional.normalize(torch.einsum("r,rmd->md", weights * free, parts), dim=1)
        scores = sharpness.exp() * (asked @ nodes.T)
        loss = torch.stack(
            [-(wanted[:, at] * torch.log_softmax(scores[:, at], 1)).sum(1).mean() for at in levels]
        ).sum()
        adam.zero_grad()
        loss.backward()
        adam.step()
    found = weights.detach().numpy()
    a = [float(w) for w in found / max(float(np.abs(found).max()), 1e-12)]
    return Weights((a[0], a[1], a[2], a[3]), (a[4], a[5], a[6], a[7]))


def fit_leaves(
    tree: Tree, embeddings: Floats, texts: Floats, means: Floats, *, seed: int = 0, links: bool = True
) -> Weights | None:
    """The weights under which items find their own leaf where it has few others.

    embeddings (N, D): of the tree's items. Each leaf keeps FEW items at most, by chance, and half of those it has; the
    others, MOST at most, are held back and looked for. None where no leaf has two items.
    """
    rng = np.random.default_rng(seed)
    held: list[int] = []
    for leaf in tree.leaves:
        own = rng.permutation(tree.items(int(leaf)))
        held.extend(own[rng.integers(1, min(FEW, max(1, len(own) // 2)) + 1) :])
    if not held:
        return None
    asked = np.sort(rng.permutation(held)[:MOST])
    targets = shares(tree, [np.array([item]) for item in asked])
    return fit(without(tree, embeddings, np.array(held)), texts, means, embeddings[asked], targets, links=links)


def without(tree: Tree, embeddings: Floats, held: NDArray) -> Tree:
    """The tree as it would be without some items: each centroid of the other ones, zero where there are none.

    embeddings (N, D); held: ids of items. They keep their places in the tree, where they are then looked for.
    """
    kept = np.ones((len(embeddings), 1))
    kept[held] = 0
    rows = np.hstack([kept * embeddings, kept])[tree.order]
    sums = np.vstack([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0)])
    totals = sums[tree.stop] - sums[tree.start]
    return replace(tree, centroid=(totals[:, :-1] / np.maximum(totals[:, -1:], 1)).astype(np.float32))


def shares(tree: Tree, wanted: Sequence[NDArray]) -> Floats:
    """(Q, M) of each query's wanted items, the share that each node holds; a query wants one at least."""
    found = np.zeros((len(wanted), tree.n_nodes), np.float32)
    for row, items in zip(found, wanted, strict=True):
        for leaf in tree.leaf_of[items]:
            row[[0, *tree.ancestors(int(leaf))]] += 1 / len(items)
    return found


class _Links:
    """The links of a tree in torch: sums along them cost M x D, never M x M."""

    def __init__(self, parent: NDArray) -> None:
        import torch

        self.up = torch.from_numpy(np.array(parent[1:], np.int64))  # of node i + 1
        self.children = torch.bincount(self.up, minlength=len(parent)).float()[:, None]  # (M, 1) how many
        self.degree = self.children + 1
        self.degree[0] -= 1

    def parents(self, h: "Tensor") -> "Tensor":
        """(M, D) each node's parent's vector, the root's zero."""
        import torch

        return torch.cat([torch.zeros_like(h[:1]), h[self.up]])

    def child_sum(self, h: "Tensor") -> "Tensor":
        import torch

        return torch.zeros_like(h).index_add_(0, self.up, h[1:])

    def around(self, h: "Tensor") -> "Tensor":
        """(M, D) the mean of parent and children."""
        return (self.parents(h) + self.child_sum(h)) / self.degree.clamp(min=1)

    def siblings(self, h: "Tensor") -> "Tensor":
        """(M, D) the mean of a node's siblings, zero where it has none."""
        others = self.parents(self.children) - 1
        return ((self.parents(self.child_sum(h)) - h) / others.clamp(min=1)) * (others > 0)


def _role_vectors(links: _Links, pictures: Floats, texts: Floats) -> "Tensor":
    """(8, M, D) each role's vectors, of the pictures and then of the texts."""
    import torch

    found = []
    for part in (torch.from_numpy(pictures), torch.from_numpy(texts)):
        found += [part, links.parents(part), links.child_sum(part) / links.children.clamp(min=1), links.siblings(part)]
    return torch.stack(found)
