"""Maps: one a level, in a common frame, repeatable; and a query's place on them."""

import numpy as np
import pytest

from hierdemo.index.hnsw import HnswIndex
from hierdemo.maps import projection
from hierdemo.maps.projection import LevelMap, level_maps, place
from hierdemo.tree.tree import build_tree
from tests.support.tiny import World, clustered, unit


def neighbours(vectors: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    return HnswIndex.build(np.ascontiguousarray(vectors, np.float32)).neighbours(vectors, k)


def maps_of(x: np.ndarray, groups: list[np.ndarray], **more: float) -> list[LevelMap]:
    return level_maps(x, groups, neighbours, **more)


def two_levels(n: int = 90) -> tuple[np.ndarray, list[np.ndarray]]:
    x, _ = clustered(n, 6, spread=0.8)
    tree = build_tree(x, levels=2, branching=3)
    return x, [tree.node_of_items(level) for level in (1, 2)]


def test_a_map_a_level_and_the_items_last(world: World) -> None:
    for view in world.collection.views.values():
        assert [m.level for m in view.maps] == list(range(1, view.tree.depth + 2))
        for m in view.maps:
            assert m.item_xy.shape == (60, 2) and m.node_xy.shape == (len(m.nodes), 2)
            assert m.item_xy.min() >= 0 and m.item_xy.max() <= 1
            assert np.isfinite(m.item_xy).all() and np.isfinite(m.node_xy).all()
        for m in view.maps[:-1]:
            np.testing.assert_array_equal(m.nodes, view.tree.standing_at(m.level))
        assert len(view.maps[-1].nodes) == 0


def test_blending_halves_from_level_to_level_and_ends_plain() -> None:
    x, groups = two_levels()
    done: list[int] = []
    assert [m.blend for m in level_maps(x, groups, neighbours, progress=done.append)] == [0.5, 0.25, 0]
    assert done == [1, 2, 3]
    assert [m.blend for m in maps_of(x, groups, blend=0.0)] == [0, 0, 0]


def test_a_node_stands_where_one_of_its_items_does() -> None:
    x, groups = two_levels()
    for m, group in zip(maps_of(x, groups), groups, strict=False):
        for node, at in zip(m.nodes, m.node_xy, strict=True):
            assert np.abs(m.item_xy[group == node] - at).sum(1).min() < 1e-6


def test_maps_repeat() -> None:
    x, groups = two_levels()
    for a, b in zip(maps_of(x, groups), maps_of(x.copy(), groups), strict=True):
        np.testing.assert_array_equal(a.item_xy, b.item_xy)


def test_going_deeper_keeps_the_mental_map() -> None:
    """From level to level items move far less than they would on a shuffled map."""
    x, groups = two_levels(200)
    maps = maps_of(x, groups)
    for above, below in zip(maps[:-1], maps[1:], strict=True):
        moved = np.linalg.norm(above.item_xy - below.item_xy, axis=1)
        shuffled = np.linalg.norm(above.item_xy - np.random.default_rng(0).permutation(below.item_xy), axis=1)
        assert np.median(moved) < 0.6 * np.median(shuffled)


def test_a_larger_blend_draws_branches_apart() -> None:
    x, groups = two_levels(200)

    def own_branch_nearest(m: LevelMap) -> float:
        d = np.linalg.norm(m.item_xy[:, None] - m.item_xy[None], axis=2) + 9 * np.eye(len(x))
        return float((groups[0][d.argmin(1)] == groups[0]).mean())

    assert own_branch_nearest(maps_of(x, groups, blend=2.0)[0]) >= own_branch_nearest(maps_of(x, groups, blend=0.0)[0])


@pytest.mark.parametrize("n", [1, 2, 3, 8, 9, 12])
@pytest.mark.parametrize("same", [False, True])
def test_few_or_equal_items_have_maps_too(n: int, same: bool) -> None:
    x = np.tile(unit(np.ones((1, 16))), (n, 1)) if same else clustered(n, 3)[0]
    for m in maps_of(x, [np.zeros(n, np.int32)]):
        assert m.item_xy.shape == (n, 2) and np.isfinite(m.item_xy).all() and np.isfinite(m.node_xy).all()


def test_laying_over_undoes_turning_scaling_and_moving() -> None:
    xy = np.random.default_rng(4).normal(size=(50, 2)).astype(np.float32)
    turn = np.array([[np.cos(1.1), -np.sin(1.1)], [np.sin(1.1), np.cos(1.1)]], np.float32)
    np.testing.assert_allclose(projection._laid_over(3 * xy @ turn + 7, xy), xy, atol=1e-4)


def test_a_query_stands_in_a_crowd_and_never_between_two() -> None:
    rng = np.random.default_rng(0)
    left, right = 0.01 * rng.normal(size=(15, 2)) + [0.1, 0.5], 0.01 * rng.normal(size=(9, 2)) + [0.9, 0.5]
    at = place(np.r_[left, right].astype(np.float32), np.full(24, 0.5, np.float32))
    assert np.linalg.norm(at - [0.1, 0.5]) < 0.05


def test_a_much_better_neighbour_outweighs_a_crowd() -> None:
    xy = np.array([[0.9, 0.9], *[[0.1, 0.1]] * 5], np.float32)
    np.testing.assert_allclose(place(xy, np.array([0.9, *[0.3] * 5], np.float32)), [0.9, 0.9], atol=0.02)


@pytest.mark.parametrize("k", [1, 2, 30])
def test_a_place_is_finite_and_within_its_neighbours(k: int) -> None:
    rng = np.random.default_rng(k)
    xy, scores = rng.random((k, 2)).astype(np.float32), rng.random(k).astype(np.float32)
    at = place(xy, scores)
    assert at.shape == (2,) and (at >= xy.min(0) - 1e-6).all() and (at <= xy.max(0) + 1e-6).all()
