"""What an answer says of itself, against independent counts: recall, misses and their level, what was compared."""

from dataclasses import replace

import numpy as np
import pytest

from hierdemo.collection.collection import View
from hierdemo.index.drill_down import beam_slack, beam_widths
from hierdemo.index.hnsw import HnswIndex
from hierdemo.maps.projection import LevelMap
from hierdemo.search.engine import Engine
from hierdemo.search.explain import falloff, recall
from hierdemo.search.query import Query
from hierdemo.search.result import SearchResult
from hierdemo.tree.tree import Tree
from tests.support.questions import asks, tree_of
from tests.support.tiny import World, unit


def test_recall_and_misses_agree(world: World) -> None:
    """Without ties the misses are what recall lacks, each with its rank in the flat answer."""
    for r, _ in asks(world, beam=1, k=8):
        assert len(r.missed) == round((1 - r.recall) * len(r.flat_items))
        for m in r.missed:
            assert r.flat_items[m.rank - 1] == m.item and m.item not in r.items


def test_lost_at_the_shallowest_level_that_kept_no_ancestor(world: World) -> None:
    lost = set()
    for r, vector in asks(world, beam=1, k=8):
        tree = tree_of(world, r)
        kept, _, _ = recount(world, r, vector)
        for m in r.missed:
            line = [0, *tree.ancestors(int(tree.leaf_of[m.item]))]
            want = next(i for i, nodes in enumerate(kept, 1) if not nodes & set(line))
            assert m.lost_at_level == want
            lost.add(want)
    assert len(lost) > 1, "the queries lose items at several levels"


def test_compared_counts_what_was_scored(world: World) -> None:
    for beam in (1, 2, 4, 9):
        for r, vector in asks(world, beam=beam, k=3):
            _, nodes, items = recount(world, r, vector)
            assert (r.compared_nodes, r.compared_items) == (nodes, items)


def recount(world: World, r: SearchResult, vector: np.ndarray) -> tuple[list[set[int]], int, int]:
    """The descent once more, from its description: nodes kept at each level, nodes scored, items of the kept leaves."""
    tree, beam, scored = tree_of(world, r), r.query.beam, {}
    while True:
        seen, levels, kept = {}, [], [0]
        for width in beam_widths(beam, tree.depth):
            standing = [int(c) for m in kept for c in (tree.children(m) if len(tree.children(m)) else [m])]
            seen |= {m: float(tree.centroid[m] @ vector) for m in standing}
            best = max(seen[m] for m in standing)
            floor = best - beam_slack(beam) * (best - min(seen.values())) - 1e-6
            kept = [m for m in sorted(standing, key=lambda m: -seen[m])[:width] if seen[m] >= floor]
            levels.append(set(kept))
        scored |= seen
        held = sum(int(tree.size[m]) for m in kept)
        if held >= r.query.k:
            return levels, len(scored), held
        beam *= 2  # until k are found


def test_recall_counts_ties_as_hits() -> None:
    flat = np.array([0.9, 0.8, 0.8], np.float32)
    assert recall(np.array([0.9, 0.8, 0.8], np.float32), flat) == 1
    assert recall(np.array([0.9, 0.8], np.float32), flat) == pytest.approx(2 / 3)
    assert recall(np.array([0.8, 0.7, 0.7], np.float32), flat) == pytest.approx(1 / 3)
    assert recall(np.array([], np.float32), flat) == 0 and recall(np.array([], np.float32), np.array([])) == 1


def test_an_item_replaced_by_an_equal_one_is_no_miss(world: World) -> None:
    """Two copies of a picture in two leaves: finding either is finding it."""
    x = unit(
        np.array([[1, 0, 0, 0], [0.9, 0.1, 0, 0], [1, 0, 0, 0], [0, 1, 0.1, 0], [0, 0.9, 0, 0.1], [0, 0.8, 0.3, 0]])
    )
    parent, level = np.array([-1, 0, 0], np.int32), np.array([0, 1, 1], np.int32)
    start, stop = np.array([0, 0, 2], np.int32), np.array([6, 2, 6], np.int32)
    centroid = np.stack([x.mean(0), x[:2].mean(0), x[2:].mean(0)])
    tree = Tree(parent, level, centroid, np.arange(6, dtype=np.int32), start, stop)
    maps = [
        LevelMap(i, np.zeros(0, np.int32), np.zeros((0, 2), np.float32), np.zeros((6, 2), np.float32), 0)
        for i in (1, 2)
    ]
    items = [replace(world.collection.items[i], id=i) for i in range(6)]
    small = replace(
        world.collection, items=items, embeddings=x, views={"clusters": View(tree, [], maps)}, hnsw=HnswIndex.build(x)
    )
    r = Engine(small, None).answer_vector(Query("x", k=1, beam=1), x[0].copy())
    assert r.recall == 1 and r.missed == [] and r.items[0] == 0


def test_falloff_is_where_the_one_large_gap_is() -> None:
    assert falloff(np.array([0.9, 0.89, 0.88, 0.5, 0.49, 0.48], np.float32), 0) == 3
    assert falloff(np.linspace(0.9, 0.5, 26).astype(np.float32), 0) is None, "a slope has no place"
    assert falloff(np.full(9, 0.7, np.float32), 0) is None
    assert falloff(np.array([0.9, 0.1], np.float32), 0) is None and falloff(np.array([], np.float32), 0) is None
    assert falloff(np.array([0.9, 0.2, 0.2, 0.199, 0.199], np.float32), 0) is None, "the first three stand together"
    assert falloff(np.array([0.9, 0.9, 0.9, 0.85, 0.85], np.float32), 0) is None, "what follows fits as well"
    assert falloff(np.array([-0.1, -0.2, -0.3, -0.9], np.float32), 0) is None, "nothing stands above the mean"


def test_falloff_is_relative_to_the_query() -> None:
    """The same place wherever the mean lies and however far the scores are apart, but none where they stand so far
    above it that the fall is nothing.
    """
    scores = np.array([0.9, 0.88, 0.87, 0.86, 0.7, 0.69], np.float32)
    for mean, scale in ((0.0, 1.0), (0.5, 1.0), (-0.3, 0.2)):
        assert falloff(mean + (scores - 0.2) * scale, mean) == 4
    assert falloff(scores, -10.0) is None
