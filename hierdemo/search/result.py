"""An answer: what was found, by which path, at what cost, beside what the exact search found.

Knows what an answer holds. Does not know how it is found or shown.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.search.certainty import Certainty
from hierdemo.search.explain import Missed, Step
from hierdemo.search.query import Query


@dataclass(frozen=True, eq=False)
class SearchResult:
    """An answer.

    items (K,) and scores (K,), best first; compared_*: vectors scored (of hnswlib: counted by walking its graph again);
    flat_*: the exact search with the same query and filter; stars: the query's place on each map, (levels + 1, 2).
    vector: (D,) the query's; seconds: of the medians of so many `rounds`, see timing.py; the answer's own are of one.
    familiar: the share of the collection's own queries that look no more familiar, of words or a new picture alone.
    certainty: how sure the answer is; falloff: where relevance ends, None too where there is a doubt; warnings: all
    that stands beside the answer. minus: the terms that were taken away from the query, each by query.away; () too
    where a vector was given.
    """

    query: Query
    vector: Floats
    steps: list[Step]
    items: NDArray[np.int64]
    scores: Floats
    compared_nodes: int
    compared_items: int
    total: int
    recall: float
    flat_items: NDArray[np.int64]
    flat_compared: int
    missed: list[Missed]
    stars: Floats
    falloff: int | None
    seconds: dict[str, float]
    warnings: list[str]
    certainty: Certainty
    familiar: float | None = None
    minus: tuple[str, ...] = ()
    rounds: int = 1

    @property
    def compared(self) -> int:
        return self.compared_nodes + self.compared_items
