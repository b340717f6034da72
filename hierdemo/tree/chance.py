"""Which nodes a word may name: those whose pictures the model knows, and which some word fits better than by chance.

Knows a tree, vectors of pictures and of words, and a model's scope. Does not know models or what words mean.

Some word always fits best. Two kinds of chance say how well: mixtures of the very same pictures, in which none has a
say of its own (random weights of either sign, evened out a little), and as many words without any meaning. A model that
does not know the pictures still sorts them by something, and its words lie in the same corner of the space: so
directions drawn evenly from all of it, which every model beats, say nothing.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints, unit
from hierdemo.models.scope import STRANGE, Scope
from hierdemo.tree.tree import Tree

DRAWS = 2000  # mixtures of pictures
SAMPLE = 4000  # pictures that are mixed
EVEN = 0.5  # power of the pictures' spread along each axis that the mixtures keep: where half of them are alike, that
# axis would else be nearly all that chance finds, and the half that is known best would have no name
KNOWN = 0.5  # share of a node's pictures that must be of a kind that the model knows
WRONG = 0.05  # share of the nodes let through that chance alone would have let through


def may_name(
    tree: Tree, embeddings: Floats, at: Ints, vectors: Floats, *, scope: Scope | None = None, seed: int = 0
) -> NDArray[np.bool_]:
    """(M,) whether a word may name a node: some word fits it, or those below it that hold most of its pictures, better
    than by chance. Where the model says which pictures it knows, these must be such; and that is enough in a collection
    of which it knows nearly all.
    """
    fits = beats(tree, embeddings, at, vectors, seed)
    placed = np.zeros(len(tree.order), bool)
    for m in np.flatnonzero(fits).tolist():
        placed[tree.order[tree.start[m] : tree.stop[m]]] = True
    passes = fits | (share_of(tree, placed) >= KNOWN)
    if scope is None:
        return passes
    known = scope.knows(embeddings)
    return (share_of(tree, known) >= KNOWN) & (passes | bool(known.mean() >= 1 - STRANGE))


def share_of(tree: Tree, which: NDArray[np.bool_]) -> Floats:
    """(M,) the share of each node's items that are among these (N,)."""
    sums = np.r_[0, np.cumsum(which[tree.order])]
    return ((sums[tree.stop] - sums[tree.start]) / tree.size).astype(np.float32)


def beats(tree: Tree, embeddings: Floats, at: Ints, vectors: Floats, seed: int = 0) -> NDArray[np.bool_]:
    """(M,) whether a node's best word fits better than by chance; never the root's.

    embeddings (N, D) of the items; at: places in the tree's order that are looked at; vectors (V, D) of the words,
    centred, unit length.
    """
    if tree.n_nodes < 2 or len(vectors) < 2:
        return np.zeros(tree.n_nodes, bool)
    fit, stands = _fit(unit(tree.centroid[1:] - tree.centroid[0]), vectors)
    at = at[:: -(-len(at) // SAMPLE)]
    _, spread, axes = np.linalg.svd(embeddings[tree.order[at]] - tree.centroid[0], full_matrices=False)
    draws = np.random.default_rng(seed).normal(size=(DRAWS, len(axes))).astype(np.float32)
    by_fit, by_stand = _fit(unit(draws * spread**EVEN @ axes), vectors)
    rare = 2 * np.minimum(_share_above(by_fit, fit), _share_above(by_stand, stands))
    words = stands > NormalDist().inv_cdf(1 - WRONG / len(vectors))
    return np.r_[False, few_wrong(rare) | words]


def few_wrong(rare: Floats, share: float = WRONG) -> NDArray[np.bool_]:
    """Which to let through so that of these no more than `share` are expected to be there by chance (Benjamini and
    Hochberg, 1995). rare (n,): how often chance does as well as each.
    """
    rising = np.sort(rare)
    enough = np.flatnonzero(rising <= share * np.arange(1, len(rare) + 1) / len(rare))
    return rare <= (rising[enough[-1]] if len(enough) else -1)


def _fit(directions: Floats, vectors: Floats) -> tuple[Floats, Floats]:
    """Of each direction how well its best word fits, and how far that stands above the other words, in their standard
    deviations."""
    scores = directions @ vectors.T
    best = scores.max(1)
    return best, (best - scores.mean(1)) / np.maximum(scores.std(1), 1e-12)


def _share_above(chance: Floats, found: Floats) -> Floats:
    """How often chance does at least as well as each."""
    return (1 - np.searchsorted(np.sort(chance), found) / (len(chance) + 1)).astype(np.float32)
