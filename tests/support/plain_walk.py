"""The drill-down written out node by node, as plainly as it can be said: what the quick one is held against.

Knows a tree, vectors in the tree's order, and indexes of wide levels. Not quick.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from hierdemo.index.drill_down import TIE, beam_slack, beam_widths
from hierdemo.index.hnsw import HnswIndex
from hierdemo.search.query import Query
from hierdemo.tree.tree import Tree


class Walked(NamedTuple):
    """levels: (candidates best first, kept, forced, how) each; scores: by node, nan where it was not scored."""

    levels: list[tuple[list[int], list[int], bool, str]]
    leaves: list[int]
    scores: np.ndarray


def walk(
    tree: Tree,
    query: np.ndarray,
    widths: Sequence[int],
    slack: float,
    forced: Sequence[int | None] = (),
    *,
    indexes: dict[int, HnswIndex] | None = None,
    limit: int = 1000,
) -> Walked:
    """limit: how many candidates are scanned at most where a level has an index."""
    scores = np.full(tree.n_nodes, np.nan, np.float32)
    kept, levels = [0], []
    for level, width in enumerate(widths, 1):
        candidates, how = _candidates(tree, kept), "scan"
        new = [m for m in candidates if np.isnan(scores[m])]
        index = (indexes or {}).get(level)
        if index is not None and len(new) > limit:
            found = tree.standing_at(level)[index.search(query, 4 * width, ef=8 * width).items[0]].tolist()
            near = [m for m in new if m in found]
            if len(near) >= width:
                candidates, how = [m for m in candidates if m in near or m not in new], "hnsw"
                new = near
        for m in new:
            scores[m] = tree.centroid[m] @ query
        candidates.sort(key=lambda m: -scores[m])
        choice = forced[level - 1] if level <= len(forced) else None
        best = float(scores[candidates[0]])
        floor = best - slack * (best - float(np.nanmin(scores))) - TIE
        kept = [m for m in candidates[:width] if scores[m] >= floor] if choice is None else [choice]
        levels.append((candidates, kept, choice is not None, how))
    return Walked(levels, kept, scores)


def _candidates(tree: Tree, kept: Sequence[int]) -> list[int]:
    """The children of what was kept; a leaf stands for itself."""
    return [int(c) for m in kept for c in (tree.children(m) if not tree.is_leaf(m) else [m])]


class Answered(NamedTuple):
    walked: Walked
    scores: dict[int, float]  # of every item of the kept leaves that passes
    nodes: int


def answer(
    tree: Tree,
    vectors: np.ndarray,
    vector: np.ndarray,
    query: Query,
    *,
    depth: int,
    allowed: np.ndarray | None = None,
    indexes: dict[int, HnswIndex] | None = None,
    limit: int = 1000,
) -> Answered:
    """The beam doubles until k items pass. vectors (N, D): the items'; limit: see walk."""
    beam, seen = query.beam, set[int]()
    while True:
        widths, slack = beam_widths(beam, depth), beam_slack(beam)
        walked = walk(tree, vector, widths, slack, query.forced, indexes=indexes, limit=limit)
        seen |= set(np.flatnonzero(~np.isnan(walked.scores)).tolist())
        items = [int(i) for m in walked.leaves for i in tree.items(m) if allowed is None or allowed[i]]
        if len(items) >= query.k or (beam >= tree.n_nodes and beam_slack(beam) == 1):
            return Answered(walked, {i: float(vectors[i] @ vector) for i in items}, len(seen))
        beam *= 2
