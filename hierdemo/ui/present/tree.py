"""A tree as the page draws it: its nodes with names and hues, its levels' titles, its maps.

Knows trees and labels. A branch keeps its hue from one member of a family to the next.
"""

from collections import Counter
from typing import Any

import numpy as np

from hierdemo.collection.collection import Collection, View
from hierdemo.tree.tree import Tree
from hierdemo.ui.present.snapshot import snapshot

LEVEL_NAMES = {
    1: ["Leaves"],
    2: ["Branches", "Leaves"],
    3: ["Branches", "Groups", "Leaves"],
    4: ["Branches", "Groups", "Subgroups", "Leaves"],
}
COLOURS = 10  # of branches: --hd-branch-0 and so on in static/core/tokens.css; from the next branch on they come again
SHADES = (0.0, 0.045, -0.045, 0.09, -0.09)  # of lightness: the groups within a branch, by turns


def tree(collection: Collection, name: str, like: Collection | None = None) -> dict[str, Any]:
    """A tree's nodes with names, hues and typical items, and where they stand on each map.

    like: another collection of the same items, whose hues go to the branches that hold most of the same items.
    """
    view = collection.views[name]
    t, depth = view.tree, view.tree.depth
    hues, shades = _colours(view, _hued_like(collection, name, like))
    nodes, alike = [], _alike(collection, t)
    for m in range(t.n_nodes):
        label = view.labels[m]
        title = f"all {len(collection.items):,} {collection.meta.noun}" if m == 0 else label.name
        nodes.append(
            {
                "id": m,
                "parent": int(t.parent[m]),
                "level": int(t.level[m]),
                "name": title,
                "n": int(t.size[m]),
                "hue": hues[m],
                "shade": shades[m],
                "reps": list(label.reps),
                "source": label.source,
                "confidence": label.confidence,
                **({"alike": alike[m]} if m in alike else {}),
            }
        )
    titles = level_titles(depth)
    maps = []
    for drawn in view.maps:
        blended = (
            f"this level's own UMAP, its branches drawn together (weight {drawn.blend:.2f}) and started from the tree"
        )
        maps.append(
            {
                "level": drawn.level,
                "title": titles[drawn.level - 1] if drawn.level <= depth else "Items",
                "nodes": drawn.nodes.tolist(),
                "xy": drawn.node_xy.round(4).tolist(),
                "note": blended if drawn.blend else "plain UMAP of the items",
            }
        )
    return {"id": name, "snapshot": snapshot(collection), "levels": titles, "nodes": nodes, "maps": maps}


def _alike(collection: Collection, t: Tree) -> dict[int, int]:
    """How many items of a node are nearly the same as another one in it; of nodes without any there is none."""
    found: Counter[int] = Counter()
    for items in collection.stacks.groups.values() if collection.stacks else ():
        inside = Counter(m for i in items for m in (0, *t.ancestors(int(t.leaf_of[i]))))
        found.update({m: n for m, n in inside.items() if n > 1})
    return dict(found)


def hues(collection: Collection, name: str, like: Collection | None = None) -> list[int]:
    """A tree's hues by node, as in `tree`."""
    return _colours(collection.views[name], _hued_like(collection, name, like))[0]


def level_titles(depth: int) -> list[str]:
    """What a tree's levels are called, level 1 first."""
    return LEVEL_NAMES.get(depth, [f"Level {i}" for i in range(1, depth + 1)])


def _hued_like(collection: Collection, name: str, like: Collection | None) -> View | None:
    """The view that a tree takes its hues from: the clusters', so that one hue is one thing in every tree."""
    if name != "clusters":
        return (like or collection).views["clusters"]
    return like.views[name] if like else None


def _branch_hues(t: Tree, like: Tree | None) -> list[int]:
    """Each level-1 branch's colour: its own order, or that of the branch of `like` it shares most items with."""
    tops = t.children(0)
    others = [] if like is None else like.children(0).tolist()
    if like is None or not len(tops) or not others:
        return list(range(len(tops)))
    theirs = np.array([others.index(m) for m in like.node_of_items(1)])
    shared = np.stack([np.bincount(theirs[t.items(int(m))], minlength=len(others)) for m in tops])
    places: dict[int, int] = {}
    for at in np.argsort(-shared, axis=None, kind="stable").tolist():  # the largest share first, each branch once
        mine, other = divmod(at, len(others))
        if mine not in places and other not in places.values() and shared[mine, other]:
            places[mine] = other
    free = (i for i in range(len(tops) + len(others)) if i not in places.values())
    return [places[i] if i in places else next(free) for i in range(len(tops))]


def _colours(view: View, like: View | None = None) -> tuple[list[int], list[float]]:
    """A hue a level-1 branch; within it the level-2 nodes lighter and darker by turns."""
    t = view.tree
    hue, shade = [0] * t.n_nodes, [0.0] * t.n_nodes
    places = _branch_hues(t, like.tree if like else None)
    for i, top in enumerate(t.children(0)):
        hue[top] = places[i] % COLOURS
        for j, second in enumerate(t.children(int(top))):
            shade[second] = SHADES[j % len(SHADES)]
    for m in range(1, t.n_nodes):
        if t.level[m] > 1:
            hue[m] = hue[t.parent[m]]
        if t.level[m] > 2:
            shade[m] = shade[t.parent[m]]
    return hue, shade
