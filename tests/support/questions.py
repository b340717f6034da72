"""Questions about the tiny world, always the same, asked of every tree."""

from collections.abc import Iterator

import numpy as np

from hierdemo.search.query import Query
from hierdemo.search.result import SearchResult
from hierdemo.tree.tree import Tree
from tests.support.tiny import World, unit

FULL = 1000


def vectors(world: World, n: int = 8) -> np.ndarray:
    """Queries about the items and away from them, always the same."""
    rng = np.random.default_rng(5)
    near = world.collection.embeddings[rng.integers(60, size=n)] + 0.15 * rng.normal(size=(n, 32))
    return unit(np.r_[near, rng.normal(size=(n // 2, 32))])


def asks(world: World, **more: object) -> Iterator[tuple[SearchResult, np.ndarray]]:
    for tree in world.collection.views:
        for vector in vectors(world):
            query = Query(text="given", tree=tree, **more)
            yield world.engine.answer_vector(query, vector), vector


def tree_of(world: World, r: SearchResult) -> Tree:
    return world.collection.views[r.query.tree].tree
