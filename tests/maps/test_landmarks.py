"""Maps of very many items: few are laid out, all are placed, and what is alike stays together."""

import numpy as np
import pytest

from hierdemo.index.hnsw import HnswIndex
from hierdemo.maps import landmarks
from hierdemo.maps.landmarks import maps, place_all
from hierdemo.maps.projection import LevelMap, level_maps, place
from hierdemo.tree.tree import build_tree
from tests.support.tiny import clustered


def index(vectors: np.ndarray):
    return HnswIndex.build(np.ascontiguousarray(vectors, np.float32)).neighbours


def among(vectors: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    return index(vectors)(vectors, k)


def world(n: int = 900, groups: int = 12) -> tuple[np.ndarray, list[np.ndarray], np.ndarray]:
    x, group = clustered(n, groups, spread=0.6)
    tree = build_tree(x, levels=2, branching=4)
    return x, [tree.node_of_items(level) for level in (1, 2)], group


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landmarks, "FULL", 800)
    monkeypatch.setattr(landmarks, "LANDMARKS", 300)


def alike(m: LevelMap, group: np.ndarray) -> float:
    """Share of items whose nearest other on the map is of their group."""
    apart = np.linalg.norm(m.item_xy[:, None] - m.item_xy[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    return float((group[apart.argmin(1)] == group).mean())


@pytest.mark.usefixtures("few")
def test_every_item_has_a_place_of_its_own_beside_its_like() -> None:
    x, groups, group = world()
    found, full = maps(x, groups, index), level_maps(x, groups, among)
    assert [m.level for m in found] == [m.level for m in full] == [1, 2, 3]
    for m, whole in zip(found, full, strict=True):
        assert m.item_xy.shape == (900, 2) and np.isfinite(m.item_xy).all()
        assert m.item_xy.min() >= 0 and m.item_xy.max() <= 1
        assert len(np.unique(m.item_xy, axis=0)) > 890
        assert alike(m, group) > 0.95 * alike(whole, group)
        np.testing.assert_array_equal(m.nodes, whole.nodes)


@pytest.mark.usefixtures("few")
def test_the_same_input_gives_the_same_maps() -> None:
    x, groups, _ = world()
    for a, b in zip(maps(x, groups, index), maps(x.copy(), groups, index), strict=True):
        np.testing.assert_array_equal(a.item_xy, b.item_xy)
        np.testing.assert_array_equal(a.node_xy, b.node_xy)


@pytest.mark.usefixtures("few")
def test_items_that_are_equal_do_not_lie_on_one_point() -> None:
    x, groups, _ = world()
    x[:200] = x[0]
    for m in maps(x, groups, index):
        assert np.isfinite(m.item_xy).all() and len(np.unique(m.item_xy[:200], axis=0)) > 150


def test_up_to_a_number_every_item_is_laid_out() -> None:
    x, groups, _ = world(300)
    for a, b in zip(maps(x, groups, index), level_maps(x, groups, among), strict=True):
        np.testing.assert_array_equal(a.item_xy, b.item_xy)


def test_landmarks_come_from_every_group_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landmarks, "LANDMARKS", 200)
    group = np.repeat(np.arange(5), [1, 2, 10, 387, 600]).astype(np.int32)
    chosen = landmarks.landmarks([group], 1000)
    assert np.bincount(group[chosen], minlength=5).tolist() == [1, 2, 3, 77, 120]
    assert (np.diff(chosen) > 0).all()
    np.testing.assert_array_equal(chosen, landmarks.landmarks([group], 1000))
    assert len(landmarks.landmarks([], 1000)) == 200


def test_many_places_at_once_are_each_one_s_own() -> None:
    rng = np.random.default_rng(0)
    xy, scores = rng.random((40, 15, 2)).astype(np.float32), rng.random((40, 15)).astype(np.float32)
    at = place_all(xy, scores)
    for i in range(40):
        np.testing.assert_allclose(at[i], place(xy[i], scores[i]), atol=1e-5)
