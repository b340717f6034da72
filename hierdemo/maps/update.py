"""Maps that follow a changed tree: what is new is placed, what is old stays where it is.

Knows maps, trees before and after a change, and neighbours. Does not know names, collections or how trees change.
Coordinates are rounded to the 16-bit shares in which they are stored, so that a saved collection is the same one.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints
from hierdemo.maps.projection import LevelMap, place
from hierdemo.tree.tree import Tree

SAMPLE = 200  # of a node's items, evenly spread, that its own place is read off
COMPANY = 3  # neighbours of a new item's own node from which on the others are left out


def follow(
    maps: Sequence[LevelMap], before: Tree, after: Tree, number: Ints, touched: NDArray[np.bool_]
) -> list[LevelMap]:
    """The maps of a changed tree, one a level and the items' own last.

    number (P,): each old node's new id, -1: gone; touched (M,): new nodes whose items changed. A level that was not
    there takes the items' places from the deepest that was; a node whose items did not change keeps its place. Items do
    not move: item_xy is the old array itself, and a map on which nothing changed is the old map.
    """
    out = []
    for level in range(1, after.depth + 1):
        source = maps[min(level, before.depth) - 1 if before.depth else -1]
        nodes = after.standing_at(level)
        known = {int(number[m]): xy for m, xy in zip(source.nodes, source.node_xy, strict=True) if number[m] >= 0}
        stays = [int(m) in known and not touched[m] for m in nodes]
        if all(stays) and source.level == level and np.array_equal(nodes, source.nodes):
            out.append(source)
            continue
        xy = [
            known[int(m)] if stay else _mode(source.item_xy[after.items(m)])
            for m, stay in zip(nodes, stays, strict=True)
        ]
        out.append(LevelMap(level, nodes, np.array(xy, np.float32).reshape(-1, 2), source.item_xy, source.blend))
    last = maps[-1]
    return [
        *out,
        last
        if last.level == after.depth + 1
        else LevelMap(after.depth + 1, last.nodes, last.node_xy, last.item_xy, last.blend),
    ]


def extended(
    maps: Sequence[LevelMap], tree: Tree, near: NDArray[np.int64], scores: Floats, leaf: Ints
) -> list[LevelMap]:
    """The same maps with new items on them: each at the densest place among its neighbours.

    near, scores (K, B): old items nearest to each new one and their cosines; leaf (K,): its leaf in `tree`, the tree
    before the change. On a level's map only neighbours of the same node count, where there are any to speak of.
    """
    out = []
    for m in maps:
        group = tree.node_of_items(m.level) if m.level <= tree.depth else tree.leaf_of
        own = _standing(tree, leaf, m.level)
        new = [_placed(m.item_xy, near[i], scores[i], group[near[i]] == own[i]) for i in range(len(near))]
        item_xy = np.concatenate([m.item_xy, np.array(new, np.float32).reshape(-1, 2)])
        out.append(LevelMap(m.level, m.nodes, m.node_xy, item_xy, m.blend))
    return out


def _standing(tree: Tree, leaf: Ints, level: int) -> Ints:
    """(K,) the node that stands for each of these leaves at a level; -1 stays -1."""
    at = leaf.copy()
    while (deep := (at >= 0) & (tree.level[at] > level)).any():
        at[deep] = tree.parent[at[deep]]
    return at


def _placed(item_xy: Floats, near: NDArray[np.int64], scores: Floats, own: NDArray[np.bool_]) -> Floats:
    if own.sum() >= COMPANY:
        near, scores = near[own], scores[own]
    return stored(place(item_xy[near], scores))


def _mode(points: Floats) -> Floats:
    sample = points[:: max(1, -(-len(points) // SAMPLE))]
    return stored(place(sample, np.zeros(len(sample), np.float32)))


def stored(xy: Floats) -> Floats:
    """As a collection on disk keeps coordinates: 16-bit shares of 0..1."""
    return (np.round(xy.clip(0, 1) * 65535).astype(np.uint16) / np.float32(65535)).astype(np.float32)


def on_one_map(tree: Tree, item_xy: Floats) -> list[LevelMap]:
    """The tree's nodes at every level on one and the same map of the items, (N, 2); the items' own map last.

    A node stands at the densest place among its items. One map for all levels, the pictures' own, shows where nodes of
    texts lie among the pictures; maps of the captions would hide it.
    """
    maps = []
    for level in range(1, tree.depth + 1):
        nodes = tree.standing_at(level)
        xy = np.array([_mode(item_xy[tree.items(m)]) for m in nodes.tolist()], np.float32)
        maps.append(LevelMap(level, nodes, xy, item_xy, 0.0))
    return [*maps, LevelMap(tree.depth + 1, np.zeros(0, np.int32), np.zeros((0, 2), np.float32), item_xy, 0.0)]
