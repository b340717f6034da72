"""More like this, by branch of a tree: from the same leaf, from the leaves beside it, or across branches: the same
colour, another kind.

Knows a collection's vectors, trees and attributes. Does not know models, queries or pages.

Across branches the nearest pictures would be those on the border of the item's own kind. So what its branch has in
common is taken off first: of the item's embedding, seen from the root's centroid, the part along its first-level
branch's centroid. What is left is what the item has beside its kind, and pictures are ranked by their cosine to it.
Taking off the leaf's part too finds more of the same colour where a tree was learned by kind and fewer where it was
learned by colour; the first level alone gains in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints
from hierdemo.collection.collection import Collection
from hierdemo.tree.tree import Tree

SCOPES = ("leaf", "parent", "across")
MOST = 3  # results of one branch while others have any: of a leaf beside, or of a first-level branch across


@dataclass(frozen=True, eq=False)
class Likes:
    """items (K,) and scores (K,), best first; leaves (K,): where each hangs; same: attributes that all of them share
    with the item because it was asked for; notes: what could not be had. Scores are cosines, across those to the rest.
    """

    items: Ints
    scores: Floats
    leaves: Ints
    same: dict[str, str]
    notes: tuple[str, ...]


def more_like(
    collection: Collection,
    item: int,
    *,
    scope: str = "leaf",
    tree: str = "clusters",
    same: Sequence[str] | None = None,
    k: int = 10,
    most: int = MOST,
    apart: bool = True,
) -> Likes:
    """Up to k other items like this one, best first.

    scope: "leaf", items of its leaf; "parent", of the other leaves below its parent, at most `most` of each while
    others have any; "across", of other first-level branches, one a leaf and at most `most` a branch while others have
    any, filled up from other parents of its own branch where those have fewer than k. same: attributes that items must
    share with it, by default the first that it has across branches, none otherwise. apart: whether its own branch's
    direction is taken off before ranking across. Raises ValueError, in words for a person, for what is not there.
    """
    _check(collection, item, scope, tree, k, most)
    t, notes = collection.views[tree].tree, list[str]()
    wanted, mask = _shared(collection, item, scope, same, notes)
    near, far = _candidates(t, item, scope)
    near = near[mask[near] & (near != item)]
    far = far[mask[far]] if len(near) < k else far[:0]
    if len(far):
        notes.append(
            f"Other branches hold only {len(near)} such pictures: the rest are of its own, below other parents."
        )
    if len(near) + len(far) == 0:
        notes.append("There is no other such picture there.")
    items = np.r_[near, far]
    scores = collection.embeddings[items] @ _aim(collection, t, item, apart=apart and scope == "across")
    stage = _stages(t, items, scores, scope, most)
    stage[len(near) :] += len(items)  # only where the others have too few
    first = np.lexsort((-scores, stage))[:k]
    best = first[np.lexsort((-scores[first], first >= len(near)))]
    return Likes(items[best], scores[best].astype(np.float32), t.leaf_of[items[best]], wanted, tuple(notes))


def _check(collection: Collection, item: int, scope: str, tree: str, k: int, most: int) -> None:
    if tree not in collection.views:
        raise ValueError(f"This collection has no tree {tree!r}: use {' or '.join(collection.views)}.")
    if scope not in SCOPES:
        raise ValueError(f"There is no scope {scope!r}: use {', '.join(SCOPES)}.")
    if not 0 <= item < len(collection.items):
        raise ValueError(f"There is no item {item}: they run from 0 to {len(collection.items) - 1}.")
    if k < 1 or most < 1:
        raise ValueError(f"k and most must be at least 1, got {k} and {most}.")
    if scope != "leaf" and collection.views[tree].tree.depth == 0:
        raise ValueError(f"The tree {tree!r} has one leaf: there is no other branch.")


def _candidates(t: Tree, item: int, scope: str) -> tuple[Ints, Ints]:
    """Where to look first, and where next if that is not enough."""
    leaf = int(t.leaf_of[item])
    parent, none = max(int(t.parent[leaf]), 0), np.zeros(0, np.int32)
    if scope == "leaf":
        return t.items(leaf), none
    if scope == "parent":
        return _without(t, parent, leaf), none
    top = t.ancestors(leaf)[0]
    return _without(t, 0, top), _without(t, top, parent if parent else top)


def _without(t: Tree, node: int, below: int) -> Ints:
    """The node's items but for those of a node below it."""
    return np.r_[t.order[t.start[node] : t.start[below]], t.order[t.stop[below] : t.stop[node]]]


def _aim(collection: Collection, t: Tree, item: int, *, apart: bool) -> Floats:
    """(D,) what candidates' embeddings are multiplied with."""
    x = collection.embeddings[item]
    if not apart:
        return x
    rest, axis = x - t.centroid[0], t.centroid[t.ancestors(int(t.leaf_of[item]))[0]] - t.centroid[0]
    rest = rest - (rest @ axis) / max(float(axis @ axis), 1e-12) * axis
    return (rest / max(float(np.linalg.norm(rest)), 1e-12)).astype(np.float32)


def _stages(t: Tree, items: Ints, scores: Floats, scope: str, most: int) -> Ints:
    """0 for the best of each branch, 1 for those that come after them, and so on."""
    if scope == "leaf":
        return np.zeros(len(items), np.int32)
    leaf = t.leaf_of[items]
    if scope == "parent":
        return _place(leaf, scores) // most
    top = leaf
    for _ in range(t.depth):
        top = np.where(t.level[top] > 1, t.parent[top], top)
    return np.maximum(_place(leaf, scores), _place(top, scores) // most)


def _place(group: Ints, scores: Floats) -> Ints:
    """Each one's place within its group, the best first."""
    order = np.lexsort((-scores, group))
    grouped = group[order]
    start = np.flatnonzero(np.r_[True, grouped[1:] != grouped[:-1]]) if len(group) else np.zeros(0, int)
    place = np.empty(len(group), np.int32)
    place[order] = np.arange(len(group)) - np.repeat(start, np.diff(np.r_[start, len(group)]))
    return place


# attributes ------------------------------------------------------------------------------------


_values: "WeakKeyDictionary[Collection, dict[str, NDArray]]" = (
    WeakKeyDictionary()
)  # read once, then compared as a whole


def _shared(
    collection: Collection, item: int, scope: str, same: Sequence[str] | None, notes: list[str]
) -> tuple[dict[str, str], NDArray[np.bool_]]:
    """The attributes that are asked for, and the (N,) items that share them."""
    own = collection.items[item].attributes
    names = list(same) if same is not None else list(own)[:1] if scope == "across" else []
    wanted, mask = {}, np.ones(len(collection.items), bool)
    for name in names:
        values = _column(collection, name)
        if name in own:
            wanted[name] = own[name]
            mask &= values == own[name]
        else:
            notes.append(f"This picture has no {name}: it was not asked of the others.")
    return wanted, mask


def _column(collection: Collection, name: str) -> NDArray:
    """(N,) an attribute's values, "" where there is none."""
    columns = _values.setdefault(collection, {})
    if name not in columns:
        if not any(name in item.attributes for item in collection.items):
            names = ", ".join(sorted({a for item in collection.items for a in item.attributes}))
            raise ValueError(
                f"There is no attribute {name!r} here: use one of {names or '(this collection has none)'}."
            )
        columns[name] = np.array([item.attributes.get(name, "") for item in collection.items])
    return columns[name]
