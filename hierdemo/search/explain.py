"""What a search tells of itself: its path with margins, what it missed and where, recall, and where relevance ends.

Knows a descent and scores. Does not know how either came about.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.index.drill_down import TIE, Descent, Level
from hierdemo.tree.tree import Tree

FIRST = 3  # results that are always shown without a mark between them
DROP = 0.04  # the fall between two neighbours, and
LEFT = 0.88  # what is left after it: both as shares of how far the best stand above the mean


@dataclass(frozen=True, eq=False)
class Step:
    """One level of a descent. candidates (C,) and scores (C,), best first; kept: nodes; on_path: the ancestor
    of the best result's leaf (a leaf above the level stands for itself); margin: its score minus the best other
    candidate's (negative: overtaken), None without another.
    """

    level: int
    candidates: NDArray[np.int64]
    scores: Floats
    kept: tuple[int, ...]
    on_path: int
    score: float
    margin: float | None
    runner_up: int | None
    forced: bool
    how: str


@dataclass(frozen=True)
class Missed:
    """An item of the flat search's top k that was not returned, its rank there, and where it was lost: the
    level at which its ancestor was not kept, "forced" if a person's choice cut it, None in hnsw.
    """

    item: int
    rank: int
    lost_at_level: int | str | None


def recall(scores: Floats, flat_scores: Floats) -> float:
    """Share of the flat baseline's top k that was returned; equal scores count as hits."""
    if not len(flat_scores):
        return 1.0
    return min(1.0, float((scores >= flat_scores[-1] - TIE).sum()) / len(flat_scores))


def falloff(scores: Floats, mean: float, *, drop: float = DROP, left: float = LEFT) -> int | None:
    """Where relevance falls off in a list of scores, best first; mean: of the query with every item.

    The place, after the first three, of the largest fall, if it is no small one and what follows stands clearly below
    the best. All is relative to how far the best three (their median) stand above the mean: 0.9 is best in one query
    and junk in the next. None without such a place. drop, left: see DROP and LEFT. Measured: measure/relevance_end.py.
    """
    if len(scores) <= FIRST:
        return None
    height = float(np.median(scores[:FIRST])) - mean
    if height <= 0:
        return None
    falls = np.where(scores[1:] - mean < left * height, -np.diff(scores), 0) / height
    falls[: FIRST - 1] = 0
    place = int(np.argmax(falls))
    return place + 1 if falls[place] >= drop else None


def path_steps(tree: Tree, descent: Descent | None, items: NDArray[np.int64], vector: Floats) -> list[Step]:
    """The path, the ancestry of the best result's leaf, with what stood beside it at each level."""
    path = tree.ancestors(int(tree.leaf_of[items[0]])) if len(items) else _greedy_path(tree, descent)
    if descent is None:  # hnsw and exact compare no node: the path is an explanation, with the siblings beside it
        levels: list[Level] = [
            (tree.children(int(tree.parent[node])).astype(np.int64), (node,), False, "none") for node in path
        ]
        scores = tree.centroid @ vector
    else:
        levels, scores = descent.levels, descent.node_scores
        path = _standing(tree, path, levels)
    steps = []
    for level, (node, (candidates, kept, forced, how)) in enumerate(zip(path, levels, strict=False), 1):
        order = candidates[np.argsort(-scores[candidates], kind="stable")]
        rival = next((int(m) for m in order if m != node), None)
        margin = None if rival is None else float(scores[node] - scores[rival])
        steps.append(Step(level, order, scores[order], kept, node, float(scores[node]), margin, rival, forced, how))
    return steps


def _standing(tree: Tree, path: list[int], levels: list[Level]) -> list[int]:
    """The path down to the last level at which nodes of that level were compared: a leaf above it stands for itself."""
    path = path[: len(levels)]
    for level, (candidates, *_) in enumerate(levels, 1):
        if path and level > len(path) and (tree.level[candidates] == level).any():
            path = path + [path[-1]] * (level - len(path))
    return path


def _greedy_path(tree: Tree, descent: Descent | None) -> list[int]:
    """When nothing passed the filter: the best kept node of the last level, and what is above it."""
    return tree.ancestors(descent.leaves[0]) if descent and descent.leaves else []


def missed_items(
    tree: Tree,
    descent: Descent | None,
    items: NDArray[np.int64],
    scores: Floats,
    flat: NDArray[np.int64],
    flat_scores: Floats,
) -> list[Missed]:
    """Items of the flat top k that were not returned; one replaced by an equal score is no miss."""
    returned, wanted = set(items.tolist()), set(flat.tolist())
    worst = float(scores[-1]) if len(scores) == len(flat) > 0 else -math.inf
    last = float(flat_scores[-1]) if len(flat) else math.inf
    # other items that tie with the last of the flat search stand for as many of its own that tie with it
    others = sum(s >= last - TIE for i, s in zip(items.tolist(), scores.tolist(), strict=True) if i not in wanted)
    ranked = zip(flat.tolist(), flat_scores.tolist(), strict=True)
    equal = [item for item, score in ranked if item not in returned and score <= last + TIE]
    returned |= set(equal[max(0, len(equal) - others) :])
    missed = []
    for rank, (item, score) in enumerate(zip(flat.tolist(), flat_scores.tolist(), strict=True), 1):
        if item not in returned and score > worst + TIE:
            missed.append(Missed(item, rank, _lost_at(tree, descent, item)))
    return missed


def _lost_at(tree: Tree, descent: Descent | None, item: int) -> int | str | None:
    if descent is None:
        return None
    path = tree.ancestors(int(tree.leaf_of[item]))
    for level, (_, kept, forced, _) in enumerate(descent.levels, 1):
        if path[min(level, len(path)) - 1] not in kept:
            return "forced" if forced else level
    return None
