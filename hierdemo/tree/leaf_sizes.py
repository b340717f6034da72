"""Groups of a size that suits a search and an eye: none far larger than the others, none of one item alone.

Knows vectors and nested groups. Does not know trees.

A group over the cap is merged anew on its own, which gives the items within it levels of their own; copies of one
picture stay together, however many: parts of them would be told apart by nothing. An item alone joins the group nearest
to it, unless it lies far off by the measure of that group's own width.
"""

from collections.abc import Callable

import numpy as np

from hierdemo.arrays import Floats, Ints
from hierdemo.tree.kmeans import group_means
from hierdemo.tree.linkage import identical, leaf_sizes, nested_groups

CAP = (4, 200)  # times the mean size of a leaf, and items: a leaf holds no more than the smaller
LEAST_CAP = 8  # items that a leaf may always hold
ANEW = 2  # times that a group is merged anew; a part that is too large even then is cut along its longest direction
FAR = 1.5  # widths of a group (root of its mean squared distance): an item farther off is none of it


def cap_of(n_items: int, n_leaves: int) -> int:
    """The most items a leaf may hold."""
    return max(LEAST_CAP, int(min(CAP[0] * n_items / max(n_leaves, 1), CAP[1])))


def settled(x: Floats, groups: list[Ints], *, levels: int | None, branching: int | None, seed: int) -> list[Ints]:
    """The same levels with no group over the cap among the last, and no item alone that need not be; levels are added.

    x: (N, D); groups: (N,) a level, coarse to fine, at least one level, each nested in the one above. levels: where
    given, the parts of a group that is too large stand in its place, and no level is added. branching: parts that such
    a group falls into.
    """
    cap = cap_of(len(x), len(np.unique(groups[-1])))
    small, large = leaf_sizes(len(x))
    sizes = min(small, cap / CAP[0]), min(large, cap / 2)

    def split(part: Floats) -> list[Ints]:
        return nested_groups(part, levels=branching and 1, branching=branching, seed=seed, sizes=sizes)

    finer = _capped(x, groups, cap, split)
    return _joined(x, finer if levels is None else [*groups[:-1], finer[-1]], cap)


def _capped(
    x: Floats, groups: list[Ints], cap: int, split: Callable[[Floats], list[Ints]], times: int = 0
) -> list[Ints]:
    """The groups and, below those over the cap, groups within them until none is, or all its vectors are one."""
    leaf = groups[-1]
    within: list[tuple[Ints, list[Ints]]] = []
    for rows in _members(leaf):
        if len(rows) > cap and not identical(part := x[rows]):
            own = (split(part) if times < ANEW else []) or [_along(part, cap)]
            within.append((rows, _capped(part, own, cap, split, times + 1)))
    for depth in range(max((len(parts) for _, parts in within), default=0)):
        finer = groups[-1].astype(np.int64) * (len(x) + 1)
        for rows, parts in within:
            if depth < len(parts):
                finer[rows] += 1 + parts[depth]
        groups = [*groups, np.unique(finer, return_inverse=True)[1].astype(np.int32)]
    return groups


def _members(label: Ints) -> list[Ints]:
    """The rows of each group."""
    order = np.argsort(label, kind="stable").astype(np.int32)
    return np.split(order, np.cumsum(np.bincount(label))[:-1])


def _along(x: Floats, cap: int) -> Ints:
    """Equal parts, none over the cap, side by side in the direction in which the vectors differ most."""
    centred = x - x.mean(0)
    direction = np.linalg.eigh(centred.T @ centred)[1][:, -1]
    parts = -(-len(x) // cap)
    label = np.empty(len(x), np.int32)
    label[np.argsort(centred @ direction, kind="stable")] = np.arange(len(x)) * parts // len(x)
    return label


def _joined(x: Floats, groups: list[Ints], cap: int) -> list[Ints]:
    """Every item alone put into the nearest leaf that shares most levels with it, unless that is far or full."""
    leaf = groups[-1]
    sizes = np.bincount(leaf)
    alone = np.flatnonzero(sizes[leaf] == 1)
    if not len(alone) or sizes.max() == 1:
        return groups
    means = group_means(x, leaf, len(sizes))
    apart = np.zeros(len(x))
    for rows in _members(leaf):
        apart[rows] = ((x[rows] - means[leaf[rows[0]]]) ** 2).sum(1)
    width = np.sqrt(np.bincount(leaf, apart) / sizes)
    width = np.maximum(width, np.median(width[sizes > 1]))
    first = np.unique(leaf, return_index=True)[1]  # an item of each leaf, which tells the leaf's groups above
    groups = [level.copy() for level in groups]
    for i in alone:
        shared = sum(level[first] == level[i] for level in groups[:-1]) + np.zeros(len(sizes), int)
        may = (sizes > 1) & (sizes < cap)
        may &= shared == shared[may].max(initial=0)
        far = np.sqrt(np.maximum(((means - x[i]) ** 2).sum(1), 0))
        if not may.any() or (far / np.maximum(width, 1e-12))[g := int(np.where(may, far, np.inf).argmin())] > FAR:
            continue
        sizes[g] += 1
        for level in groups:
            level[i] = level[first[g]]
    return [np.unique(level, return_inverse=True)[1].astype(np.int32) for level in groups]
