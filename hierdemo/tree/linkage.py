"""Nested groups of unit vectors by merging the nearest: what a cluster tree is made of.

Knows vectors and numbers of groups. Does not know trees or which groups a person would want joined or split.

Items (or, above MAX_SEEDS of them, small k-means groups) are merged by Ward's criterion, and the merges are stopped at
a few numbers of groups, where they jump in cost. Stopping one order of merges early or late nests the groups.
"""

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints
from hierdemo.tree.kmeans import group_means, spherical_kmeans

MAX_SEEDS = 6000  # Ward's merging takes memory in the square of this: 144 MB
TOP_RANGE = (4, 10)  # how many cards a person takes in at once on the first shelf
LEAF_RANGE = (30, 80)  # items a leaf, smallest and largest average; of a small collection 0.7 and 1.7 times its root
LEAF_JUMP = 0.25  # leaves are cut at the finest jump of this share of the largest: coarser levels have their own
SAME = 1e-6  # vectors that differ by less everywhere are one


def nested_groups(
    x: Floats,
    *,
    levels: int | None = None,
    branching: int | None = None,
    seed: int = 0,
    sizes: tuple[float, float] | None = None,
) -> list[Ints]:
    """The (N,) group of each vector at every level, coarse to fine; none where there is nothing to tell apart.

    x: (N, D) float32, unit length. levels, branching: how many levels, and groups within a group on average; where left
    out they follow from N and from where the merges jump in cost. sizes: smallest and largest average of a last group.
    """
    n = len(x)
    if n < 3 or identical(x):
        return []
    seeds = np.arange(n, dtype=np.int32) if n <= MAX_SEEDS else spherical_kmeans(x, MAX_SEEDS, seed=seed)
    means = group_means(x, seeds, int(seeds.max()) + 1)
    merges, heights = ward(means)
    counts = level_counts(sizes or leaf_sizes(n), n, heights, levels, branching)
    return [cut(merges, len(means), k)[seeds] for k in counts]


def identical(x: Floats) -> bool:
    """Whether all vectors are one."""
    return bool(np.ptp(x, axis=0).max() < SAME)


def ward(points: Floats) -> tuple[NDArray, NDArray]:
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


def level_counts(
    sizes: tuple[float, float], n: int, heights: NDArray, levels: int | None, branching: int | None
) -> list[int]:
    """How many clusters each level has, coarse to fine.

    sizes: smallest and largest average of a leaf; heights: (S - 1,) of the merges of S points that stand for n items.
    """
    n_seeds, (small, large) = len(heights) + 1, sizes
    if branching is not None:
        depth = levels or max(1, round(np.log(max(2, n / small)) / np.log(max(2, branching))))
        return [c for c in (min(n_seeds, branching**i) for i in range(1, depth + 1)) if c > 1]
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


def leaf_sizes(n: int) -> tuple[float, float]:
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
