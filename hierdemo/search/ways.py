"""The three ways to find the best items for a vector: down a tree, by hnswlib, by comparing everything.

Knows what is searched (targets.py) and a question's fields. Does not know texts, answers or how long anything takes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Allowed, Floats
from hierdemo.index.drill_down import Descent, beam_slack, beam_widths, drill_down
from hierdemo.index.flat import best
from hierdemo.search.query import Query
from hierdemo.search.targets import Laid, Target
from hierdemo.tree.tree import Tree


@dataclass(frozen=True, eq=False)
class Found:
    """Items (K,) and scores (K,), best first, and how many vectors were scored; descent: None but of a drill-down.

    compared_items: None of hnswlib, which does not count.
    """

    items: NDArray[np.int64]
    scores: Floats
    compared_nodes: int
    compared_items: int | None
    descent: Descent | None = None

    @property
    def compared(self) -> int:
        """Raises ValueError where nobody has counted."""
        if self.compared_items is None:
            raise ValueError("what hnswlib compared was not counted")
        return self.compared_nodes + self.compared_items


def find(query: Query, target: Target, vector: Floats, allowed: Allowed) -> Found:
    """By the query's own way. vector: (D,) float32; allowed: (N,) the items that pass a filter, None for all."""
    if query.mode == "exact":
        hits = target.flat.search(vector, query.k, allowed=allowed)
        return Found(hits.items[0], hits.scores[0], 0, hits.n_compared)
    if query.mode == "hnsw":
        items, scores, _ = target.graph().search(vector, query.k, allowed=allowed, ef=query.ef_used)
        return Found(items, scores, 0, None)
    return down(query, target.laid(query.tree), vector, allowed)


def count_graph(query: Query, target: Target, vector: Floats, allowed: Allowed) -> int:
    """Vectors that hnswlib compared; searches repeated because of a filter are counted each."""
    graph, ef = target.graph(), query.ef_used
    _, _, hits = graph.search(vector, query.k, allowed=allowed, ef=ef)
    return sum(graph.walk.search(vector, k, ef=max(ef, k))[1] for k in hits.fetched) + (hits.n_compared or 0)


def down(query: Query, laid: Laid, vector: Floats, allowed: Allowed) -> Found:
    """The beam doubles until k items pass the filter or everything was looked at."""
    tree, beam, scored = laid.tree, query.beam, np.zeros(laid.tree.n_nodes, bool)
    while True:
        descent = drill_down(
            tree,
            vector,
            widths=beam_widths(beam, _depth(query, tree)),
            slack=beam_slack(beam),
            forced=query.forced,
            node_index=laid.node_index,
        )
        scored |= ~np.isnan(descent.node_scores)
        runs = _runs(tree, descent.leaves)
        items = np.concatenate([tree.order[a:b] for a, b in runs])
        passing = None if allowed is None else allowed[items]
        n = len(items) if passing is None else np.count_nonzero(passing)
        if n >= query.k or (beam >= tree.n_nodes and beam_slack(beam) == 1):
            break
        beam *= 2
    if passing is None:
        scores = np.concatenate([laid.block[a:b] @ vector for a, b in runs])
    else:
        rows = np.concatenate([np.arange(a, b) for a, b in runs])[passing]
        items, scores = items[passing], laid.block[rows] @ vector
    top = best(scores, query.k)
    return Found(items[top].astype(np.int64), scores[top], int(scored.sum()), len(items), descent)


def _runs(tree: Tree, nodes: list[int]) -> list[tuple[int, int]]:
    """The nodes' blocks of the tree's order, those that touch as one: few long products are quicker than many short."""
    runs: list[tuple[int, int]] = []
    for start, stop in sorted([tree.bounds[m] for m in nodes]):
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], stop)
        else:
            runs.append((start, stop))
    return runs


def _depth(query: Query, tree: Tree) -> int:
    """The levels to walk: as deep as a branch was forced, and otherwise no deeper than asked."""
    forced = max((level for level, m in enumerate(query.forced, 1) if m is not None), default=0)
    return tree.depth if query.depth is None else min(tree.depth, max(query.depth, forced))
