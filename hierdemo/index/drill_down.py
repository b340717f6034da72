"""The drill-down itself: walking a tree from the root, keeping the best nodes of each level.

Knows a tree, a query vector and hnswlib indexes of wide levels. Does not know items, filters or collections.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.index.hnsw import HnswIndex
from hierdemo.tree.tree import Tree

GROWTH = 2.2  # a beam widens by this from level to level: a narrow one deep down costs most of the recall
SCAN_LIMIT = 1000  # candidates above this go through the level's own hnswlib index
TIE = 1e-6

# candidates, nodes kept, whether a person forced it, how the candidates were scored
Level = tuple[NDArray[np.int64], tuple[int, ...], bool, str]


@dataclass(frozen=True, eq=False)
class Descent:
    """What a drill-down scored: a Step a level (its path still open), the nodes kept last (leaves, unless it stopped
    above them), every node's score (nan: unscored).
    """

    levels: list[Level]
    leaves: list[int]
    node_scores: Floats


def beam_slack(beam: int) -> float:
    """How far below the best a node may score and still be kept, as a share of the range of all scores so far.

    A clear winner needs no company, an even field all of it: four ninths of the range at the default beam of 4; from
    beam 9 on nothing is cut.
    """
    return min(1.0, beam / 9)


def beam_widths(beam: int, depth: int) -> list[int]:
    """Nodes kept at each level below the root."""
    return [math.ceil(beam * GROWTH**i) for i in range(depth)]


def drill_down(
    tree: Tree,
    query: Floats,
    *,
    widths: Sequence[int],
    slack: float = 1.0,
    forced: Sequence[int | None] = (),
    node_index: dict[int, HnswIndex] | None = None,
) -> Descent:
    """Walk the tree from the root, keeping the best nodes of each level.

    query: (D,) float32, unit length. widths: nodes kept at each level walked, coarse first, each >= 1. slack: in 0..1,
    see beam_slack; 1 cuts nothing. forced: a node or None a level; a forced node alone is kept. A leaf above the
    deepest level stands for itself below. node_index: hnswlib indexes of levels too wide to scan.
    Raises ValueError if the query's width is not the tree's, for more widths than levels, or if a forced node is not
    below the one before it.
    """
    if query.shape != (tree.centroid.shape[1],):
        raise ValueError(f"query must be ({tree.centroid.shape[1]},), got shape {query.shape}")
    if len(widths) > tree.depth:
        raise ValueError(f"widths must be at most one for each of {tree.depth} levels, got {len(widths)}")
    scores = np.full(tree.n_nodes, np.nan, np.float32)
    kept: list[int] = [0]
    levels: list[Level] = []
    lowest = math.inf  # of all scores so far
    for level, width in enumerate(widths, 1):
        candidates, new, how = _candidates(tree, query, kept, scores, width, level, (node_index or {}).get(level))
        scored = tree.centroid.take(new, axis=0) @ query
        scores[new] = scored
        if len(new):
            lowest = min(lowest, float(scored.min()))
        if new is not candidates:
            scored = scores[candidates]
        order = (-scored).argsort(kind="stable")
        candidates, scored = candidates[order], scored[order]
        choice = forced[level - 1] if level <= len(forced) else None
        if choice is not None and choice not in candidates:
            raise ValueError(f"forced node {choice} is not among the candidates of level {level}")
        best = float(scored[0])
        floor = best - slack * (best - lowest) - TIE
        kept = candidates[:width][scored[:width] >= floor].tolist() if choice is None else [int(choice)]
        levels.append((candidates, tuple(kept), choice is not None, how))
    return Descent(levels, kept, scores)


def _candidates(
    tree: Tree, query: Floats, kept: list[int], scores: Floats, width: int, level: int, index: HnswIndex | None
) -> tuple[NDArray[np.int64], NDArray[np.int64], str]:
    """The children of what was kept, those of them that are still to be scored, and how they were found."""
    below = tree.below
    candidates = np.concatenate([below[m] for m in kept])
    known = ~np.isnan(scores[candidates])
    new, how = candidates[~known] if known.any() else candidates, "scan"
    if index is not None and len(new) > SCAN_LIMIT:
        hits = index.search(query, 4 * width, ef=8 * width)
        near = np.intersect1d(new, tree.standing_at(level)[hits.items[0]])
        if len(near) >= width:  # else the nearest nodes lie under other parents, and these are scanned after all
            new, how = near, "hnsw"
            candidates = candidates[np.isin(candidates, new) | known]
    return candidates, new, how


def node_indexes(tree: Tree) -> dict[int, HnswIndex]:
    """An hnswlib index for each level too wide to be scanned."""
    wide = [level for level in range(1, tree.depth + 1) if len(tree.standing_at(level)) > SCAN_LIMIT]
    return {level: HnswIndex.build(np.ascontiguousarray(tree.centroid[tree.standing_at(level)])) for level in wide}
