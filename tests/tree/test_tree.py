"""Trees: strictly nested and total, whatever they are made of."""

import numpy as np
import pytest

from hierdemo.tree import linkage
from hierdemo.tree.kmeans import spherical_kmeans
from hierdemo.tree.linkage import cut, ward
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from tests.support.tiny import clustered, unit
from tests.support.trees import check


@pytest.mark.parametrize("n", [1, 2, 3, 4, 10, 60, 333])
@pytest.mark.parametrize(
    ("levels", "branching"), [(None, None), (1, None), (3, None), (None, 3), (3, 2), (2, 50), (1, 1)]
)
def test_built_trees_are_nested_and_total(n: int, levels: int | None, branching: int | None) -> None:
    x, _ = clustered(n, 7)
    tree = build_tree(x, levels=levels, branching=branching)
    check(tree, x)
    assert levels is None or tree.depth <= levels


@pytest.mark.parametrize("n", [1, 2, 3, 10, 100])
@pytest.mark.parametrize("branching", [None, 3])
def test_identical_items_make_one_group(n: int, branching: int | None) -> None:
    x = np.tile(unit(np.ones((1, 8))), (n, 1))
    tree = build_tree(x, branching=branching)
    check(tree, x)
    assert tree.n_nodes == 1


def test_many_copies_of_a_few_items() -> None:
    x = clustered(6, 6)[0][np.arange(200) % 3]
    check(build_tree(x, levels=3, branching=4), x)


@pytest.mark.parametrize("branching", [2, 4])
def test_given_levels_and_branching_are_followed(branching: int) -> None:
    x, _ = clustered(400, 9)
    tree = build_tree(x, levels=3, branching=branching)
    counts = [len(tree.standing_at(level)) for level in (1, 2, 3)]
    assert counts == [branching, branching**2, branching**3]


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_given_levels_alone_are_followed_where_items_allow(levels: int) -> None:
    x, _ = clustered(2000, 40)
    assert build_tree(x, levels=levels).depth == levels


@pytest.mark.parametrize("max_seeds", [4000, 50])
def test_the_same_seed_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch, max_seeds: int) -> None:
    monkeypatch.setattr(linkage, "MAX_SEEDS", max_seeds)
    x, _ = clustered(300, 8)
    a, b = build_tree(x, seed=3), build_tree(x.copy(), seed=3)
    for name in ("parent", "level", "centroid", "order", "start", "stop"):
        np.testing.assert_array_equal(getattr(a, name), getattr(b, name))


@pytest.mark.parametrize("max_seeds", [4000, 60])
def test_clear_groups_are_found(monkeypatch: pytest.MonkeyPatch, max_seeds: int) -> None:
    """By Ward over the items, and by Ward over k-means clusters of them."""
    monkeypatch.setattr(linkage, "MAX_SEEDS", max_seeds)
    x, group = clustered(480, 6, spread=0.15)
    tree = build_tree(x)
    check(tree, x)
    top = tree.node_of_items(1)
    assert all(len(set(group[top == m])) == 1 for m in np.unique(top)) and len(np.unique(top)) == 6


@pytest.mark.parametrize(("argument", "value"), [("levels", 0), ("levels", -2), ("branching", 0)], ids=lambda v: str(v))
def test_impossible_arguments_are_named(argument: str, value: int) -> None:
    with pytest.raises(ValueError, match=f"{argument} must be at least 1, got {value}"):
        build_tree(clustered(9, 3)[0], **{argument: value})


@pytest.mark.parametrize("shape", [(0, 4), (5,), (2, 3, 4)])
def test_impossible_embeddings_are_named(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="embeddings must be"):
        build_tree(np.zeros(shape, np.float32))


def test_kmeans_leaves_no_number_out() -> None:
    x, _ = clustered(90, 3)
    label = spherical_kmeans(x, 20, seed=1)
    assert set(label.tolist()) == set(range(label.max() + 1)) and label.max() < 20


def test_cuts_nest() -> None:
    x, _ = clustered(40, 5)
    merges, _ = ward(x)
    for coarse, fine in ((1, 3), (3, 7), (7, 40)):
        a, b = cut(merges, 40, coarse), cut(merges, 40, fine)
        assert len(set(a)) == coarse and len(set(b)) == fine
        assert all(len(set(a[b == c])) == 1 for c in range(fine))


# given paths ------------------------------------------------------------------------------------


def from_paths(paths: list[tuple[str, ...]]) -> tuple[Tree, list[str], np.ndarray]:
    x, _ = clustered(len(paths), 3)
    tree, names = tree_from_paths(x, paths)
    check(tree, x)
    assert len(names) == tree.n_nodes and names[0] == "all"
    for m in range(tree.n_nodes):
        below = [names[c] for c in tree.children(m)]
        assert len(set(below)) == len(below), "siblings share a name"
    return tree, names, x


def test_paths_are_followed() -> None:
    paths = [("b",), ("a", "x"), ("a", "y", "z"), ("a", "x"), ("b",), ("a", "y", "q")]
    tree, names, _ = from_paths(paths)
    for i, path in enumerate(paths):
        assert tuple(names[m] for m in tree.ancestors(int(tree.leaf_of[i]))) == path
    assert tree.depth == 3 and sorted(names[m] for m in tree.leaves) == ["b", "q", "x", "z"]


def test_items_at_inner_nodes_go_to_other() -> None:
    paths = [("a",), ("a", "x"), ("a", "x", "deep"), ("b",), ()]
    tree, names, _ = from_paths(paths)
    ends = [tuple(names[m] for m in tree.ancestors(int(tree.leaf_of[i]))) for i in range(5)]
    assert ends == [("a", "other"), ("a", "x", "other"), ("a", "x", "deep"), ("b",), ("other",)]


def test_a_folder_that_is_called_other() -> None:
    paths = [("a",), ("a", "other"), ("a", "other", "x"), ("a", "z")]
    tree, names, _ = from_paths(paths)
    assert "x" in names


@pytest.mark.parametrize("paths", [[()], [(), ()], [("a",)], [("a", "b", "c")] * 4])
def test_a_single_path_still_is_a_tree(paths: list[tuple[str, ...]]) -> None:
    tree, _, _ = from_paths(paths)
    assert len(tree.leaves) == 1 and tree.depth == len(paths[0])
