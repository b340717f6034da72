"""Spherical k-means: unit vectors into k groups, the same ones for the same seed.

Knows vectors and numbers of groups. Does not know trees. Nothing of the size vectors x groups is ever held.

Many groups are found in two steps, groups of groups first: k of them cost 2 sqrt(k) comparisons a vector, not k.
"""

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints

DIRECT = 256  # groups that are looked for in one step
SAMPLE = 40  # vectors a group from which the first centres are drawn
BLOCK = 2**22  # scores held at once: 16 MB


def spherical_kmeans(x: Floats, k: int, *, seed: int = 0, rounds: int = 8) -> Ints:
    """(N,) group of each unit vector; groups are numbered 0..K'-1, none empty, K' <= k.

    x: (N, D) float32. Fewer than k groups come out where fewer vectors differ. Lloyd's algorithm on the sphere
    (Dhillon and Modha, 2001) from centres far apart (k-means++, Arthur and Vassilvitskii, 2007) in a random sample.
    """
    rng = np.random.default_rng(seed)
    if k <= DIRECT:
        return _lloyd(x, _far_apart(x, k, rng), rounds)
    coarse = _lloyd(x, _far_apart(x, round(k**0.5), rng), rounds)
    sizes = np.bincount(coarse)
    pieces, label, above = _shares(sizes, k), np.zeros(len(x), np.int32), 0
    ends, order = np.cumsum(sizes), np.argsort(coarse, kind="stable")
    for size, end, wanted in zip(sizes, ends, pieces, strict=True):
        rows = order[end - size : end]
        part = x[rows]
        label[rows] = above + _lloyd(part, _far_apart(part, int(wanted), rng), rounds)
        above = int(label[rows].max()) + 1
    return label


def group_means(x: Floats, label: Ints, k: int) -> Floats:
    """(K, D) mean of each group; zero where one is empty."""
    order = np.argsort(label, kind="stable")
    counts = np.bincount(label, minlength=k)
    sums = np.add.reduceat(x[order], np.minimum(np.r_[0, np.cumsum(counts)[:-1]], len(x) - 1), axis=0)
    sums[counts == 0] = 0
    return (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)


def _lloyd(x: Floats, means: Floats, rounds: int) -> Ints:
    """(N,) nearest centre of each vector after so many rounds, or when nothing moves any more; gaps closed."""
    label = _nearest(x, means)
    for _ in range(rounds - 1):
        means = group_means(x, label, len(means))
        means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
        before, label = label, _nearest(x, means)
        if np.array_equal(before, label):
            break
    return np.unique(label, return_inverse=True)[1].astype(np.int32)


def _nearest(x: Floats, means: Floats) -> Ints:
    label, step = np.empty(len(x), np.int32), max(1, BLOCK // len(means))
    for a in range(0, len(x), step):
        label[a : a + step] = (x[a : a + step] @ means.T).argmax(1)
    return label


def _far_apart(x: Floats, k: int, rng: np.random.Generator) -> Floats:
    """(<= k, D) vectors of a sample, each drawn with a chance that grows with its distance to those before it."""
    if len(x) > SAMPLE * k:
        x = x[np.sort(rng.choice(len(x), SAMPLE * k, replace=False))]
    chosen = [int(rng.integers(len(x)))]
    far = np.full(len(x), np.inf)
    while len(chosen) < min(k, len(x)):
        far = np.minimum(far, np.maximum(1 - x @ x[chosen[-1]], 0))
        far[far < 1e-6] = 0  # copies of one that is chosen
        if not far.any():
            break
        chosen.append(int(np.searchsorted(np.cumsum(far), rng.random() * far.sum(), side="right").clip(0, len(x) - 1)))
    return x[chosen]


def _shares(sizes: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    """k pieces among groups by their sizes: at least one each, none more than it has vectors."""
    share = np.minimum(np.maximum(1, np.floor(k * sizes / sizes.sum())), sizes).astype(np.int64)
    for g in np.argsort(share / sizes, kind="stable")[: max(0, k - int(share.sum()))]:
        share[g] += share[g] < sizes[g]
    return share
