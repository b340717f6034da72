"""Leaves: none far larger than the others, none of one item alone that has a place near by, whatever the data."""

import numpy as np
import pytest

from hierdemo.tree.kmeans import DIRECT, spherical_kmeans
from hierdemo.tree.leaf_sizes import LEAST_CAP, cap_of
from hierdemo.tree.linkage import SAME, nested_groups
from hierdemo.tree.tree import Tree, build_tree
from tests.support.tiny import clustered, unit
from tests.support.trees import check

RNG = np.random.default_rng


def noise(n: int, seed: int) -> np.ndarray:
    return unit(RNG(seed).normal(size=(n, 12)))


def blob(n: int, seed: int) -> np.ndarray:
    """Nine of ten items in one heap, the others anywhere."""
    x, rest = clustered(n, 1, dim=12, spread=0.2, seed=seed)[0], noise(n, seed + 1)
    return np.where(np.arange(n)[:, None] % 10 == 0, rest, x)


def half_alike(n: int, seed: int) -> np.ndarray:
    return np.where(np.arange(n)[:, None] % 2 == 0, noise(1, seed), noise(n, seed + 1))


def chain(n: int, seed: int) -> np.ndarray:
    """Ever farther apart: whatever is cut off is small."""
    angle = np.geomspace(1e-4, 1.5, n) * (1 + 0.01 * RNG(seed).random(n))
    return unit(np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1))


def cap(x: np.ndarray) -> int:
    return cap_of(len(x), len(np.unique(nested_groups(x)[-1])))


def alike(x: np.ndarray) -> bool:
    return bool(np.ptp(x, axis=0).max() < SAME)


@pytest.mark.parametrize("make", [noise, blob, half_alike, chain])
@pytest.mark.parametrize("n", [40, 300, 1500])
@pytest.mark.parametrize("seed", range(3))
def test_no_leaf_is_over_the_cap_but_copies(make: object, n: int, seed: int) -> None:
    x = make(n, seed)  # type: ignore[operator]
    tree = build_tree(x)
    check(tree, x)
    most = cap(x)
    assert all(tree.size[m] <= most or alike(x[tree.items(m)]) for m in tree.leaves)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("levels", "branching"), [(2, None), (None, 3)])
def test_the_cap_holds_beside_one_wish(levels: int | None, branching: int | None, seed: int) -> None:
    x = blob(600, seed)
    tree = build_tree(x, levels=levels, branching=branching)
    check(tree, x)
    groups = nested_groups(x, levels=levels, branching=branching)
    assert tree.size[tree.leaves].max() <= cap_of(len(x), len(np.unique(groups[-1])))
    assert levels is None or tree.depth <= levels


def test_copies_stay_together() -> None:
    x = half_alike(500, 0)
    tree = build_tree(x)
    assert len(set(tree.leaf_of[::2].tolist())) == 1 and tree.size[tree.leaf_of[0]] <= 255


@pytest.mark.parametrize("make", [noise, blob])
@pytest.mark.parametrize("seed", range(4))
def test_an_item_alone_is_far_from_every_leaf_beside_it(make: object, seed: int) -> None:
    x = make(200, seed)  # type: ignore[operator]
    tree = build_tree(x)
    lone = [m for m in tree.leaves if tree.size[m] == 1]
    widths = {int(m): width(tree, x, m) for m in tree.leaves if tree.size[m] > 1}
    for m in lone:
        beside = [k for k in widths if tree.parent[k] == tree.parent[m] and tree.size[k] < LEAST_CAP]
        item = x[tree.items(m)[0]]
        assert all(np.linalg.norm(item - tree.centroid[k]) > widths[k] for k in beside)


def width(tree: Tree, x: np.ndarray, m: int) -> float:
    return float(np.sqrt(((x[tree.items(m)] - tree.centroid[m]) ** 2).sum(1).mean()))


def test_one_far_from_all_stays_alone_and_one_near_does_not() -> None:
    x, _ = clustered(120, 4, dim=16, spread=0.1)
    far = unit(-x.mean(0, keepdims=True) + 0.3 * RNG(5).normal(size=(1, 16)))
    tree = build_tree(np.concatenate([x, far]))
    assert tree.size[tree.leaf_of[-1]] == 1
    near = build_tree(np.concatenate([x, unit(x[:1] + 0.02 * RNG(6).normal(size=(1, 16)))]))
    assert near.size[near.leaf_of[-1]] > 1


@pytest.mark.parametrize("n", [1, 2, 3, 10, 11])
@pytest.mark.parametrize("seed", range(3))
def test_a_handful_is_a_tree(n: int, seed: int) -> None:
    x = noise(n, seed)
    check(build_tree(x), x)


@pytest.mark.parametrize("k", [3, DIRECT, DIRECT + 40])
def test_kmeans_is_the_same_again_and_reaches_its_number(k: int) -> None:
    x = noise(2000, 1)
    label = spherical_kmeans(x, k, seed=4)
    np.testing.assert_array_equal(label, spherical_kmeans(x.copy(), k, seed=4))
    found = len(np.unique(label))
    assert 0.8 * k <= found <= k and label.max() == found - 1


def test_kmeans_finds_every_group_and_makes_none_of_copies() -> None:
    """From random centres alone, some of forty groups would go without."""
    x, group = clustered(2000, 40, dim=32, spread=0.1)
    for seed in range(5):
        label = spherical_kmeans(x, 40, seed=seed)
        assert len(set(zip(label.tolist(), group.tolist(), strict=True))) <= 44
    copies = x[np.arange(300) % 5]
    assert len(np.unique(spherical_kmeans(copies, 20, seed=1))) == 5
