"""Which items a new node takes: by its words alone, or by a few examples.

Knows vectors, a tree's leaves and counting. Does not know collections, encoders or how trees are changed. Measured on
the demo by taking each type out and putting it back: see tests/bench/edit_speed.py.
"""

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, unit

SHARE = 0.1  # of a leaf's items that must lean towards the new words before the leaf is looked at: else it is noise
CLEAR = 0.4  # least share of the leanings' variance that lies between the two groups (0 none, 1 all)
ROUNDS = 8


def by_words(x: Floats, leaf: NDArray, own: Floats, new: Floats) -> NDArray[np.bool_]:
    """(n,) items that the words of a new node describe better than their leaf's words do, in a clear group.

    x (n, D): unit vectors of the items, leaf (n,): their leaves as rows of own (L, D), the leaves' words; new (D,): the
    new node's words; each with the mean of its modality taken off and made unit again. An item leans towards the new
    words by the difference of the two cosines. Of the leaves in which any number of items lean so, those are taken that
    lie above the best cut of the leanings into two groups (Otsu, 1979), if that cut leaves little variance within.
    Nothing is taken where there is no such group.
    """
    lean = x @ new - np.einsum("nd,nd->n", x, own[leaf])
    counts = np.bincount(leaf, minlength=len(own))
    towards = np.bincount(leaf[lean > 0], minlength=len(own))
    among = ((towards > 0) & (towards >= SHARE * counts))[leaf]
    taken = np.zeros(len(x), bool)
    if among.sum() > 2:
        cut, share = otsu(lean[among])
        if share >= CLEAR:
            taken[among] = lean[among] > max(0.0, cut)
    return taken


def by_examples(x: Floats, leaf: NDArray, n_leaves: int, examples: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(n,) items that are nearer to the examples' mean than to that of what stays in their leaf; the examples are.

    x (n, D): unit vectors; leaf (n,): 0..n_leaves-1; examples (n,): at least one. A few examples are a poor mean, so
    what they draw joins them, and means are taken anew until nothing changes: two-means from a given start.
    """
    taken = examples.copy()
    for i in range(ROUNDS):
        mean = unit(x[taken].mean(0, keepdims=True))[0]
        lean = x @ mean - np.einsum("nd,nd->n", x, _rest(x, leaf, n_leaves, taken)[leaf])
        drawn = lean > max(0.0, otsu(lean)[0] if i == 0 else 0.0)
        found = drawn | examples
        if (found == taken).all():
            break
        taken = found
    return taken


def otsu(values: Floats) -> tuple[float, float]:
    """The cut that parts values into two groups with the most variance between them, and that variance's share.

    Otsu, "A threshold selection method from gray-level histograms" (1979), on the values themselves.
    """
    s = np.sort(values).astype(np.float64)
    n, total = len(s), float(s.var())
    if n < 2 or total < 1e-12:
        return float(s[-1]), 0.0
    k = np.arange(1, n)
    sums = np.cumsum(s)
    between = k * (n - k) / n**2 * (sums[:-1] / k - (sums[-1] - sums[:-1]) / (n - k)) ** 2
    i = int(between.argmax())
    return float(s[i] + s[i + 1]) / 2, float(between[i] / total)


def _rest(x: Floats, leaf: NDArray, n_leaves: int, taken: NDArray[np.bool_]) -> Floats:
    """(L, D) unit mean of what stays in each leaf, zero where nothing does."""
    sums = np.zeros((n_leaves, x.shape[1]))
    np.add.at(sums, leaf[~taken], x[~taken])
    return unit(sums)
