"""How two trees agree: the best counterpart of every node, held against counting each pair of nodes."""

import numpy as np
import pytest

from hierdemo.tree import overlap
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from tests.support.tiny import clustered, unit


def trees(n: int = 300) -> tuple[Tree, Tree]:
    """Two trees over the same items that agree in part: by the same groups, and by others."""
    x, group = clustered(n, 6, spread=0.6)
    noise = unit(np.random.default_rng(3).normal(size=x.shape))
    y = unit(x + 0.8 * noise)
    return build_tree(x, levels=2, branching=4), build_tree(y, levels=3, branching=3)


def counted(a: Tree, b: Tree) -> np.ndarray:
    """(Ma, Mb) Jaccard indices, pair by pair."""
    sets = [[set(t.items(m).tolist()) for m in range(t.n_nodes)] for t in (a, b)]
    return np.array([[len(p & q) / len(p | q) for q in sets[1]] for p in sets[0]])


def test_it_is_the_best_of_all_pairs_both_ways() -> None:
    for a, b in (trees(), trees()[::-1]):
        found, all_pairs = overlap.best(a, b), counted(a, b)
        np.testing.assert_allclose(found.share[1:], all_pairs[1:, 1:].max(1), atol=1e-6)
        for m in range(1, a.n_nodes):
            assert found.node[m] > 0
            assert all_pairs[m, found.node[m]] == pytest.approx(float(found.share[m]))
            for other in range(1, b.n_nodes):
                assert overlap.jaccard(a, m, b, other) == pytest.approx(all_pairs[m, other])
        assert found.node[0] == 0 and found.share[0] == 1


def test_a_tree_is_its_own_best_counterpart() -> None:
    a, _ = trees()
    found = overlap.best(a, a)
    assert np.array_equal(found.node, np.arange(a.n_nodes)) and (found.share == 1).all()
    assert overlap.agreement(a, found) == pytest.approx(1)


def test_of_nodes_that_hold_the_same_the_coarser_one() -> None:
    x, _ = clustered(40, 2)
    chain, _ = tree_from_paths(x, [("a", "only", "x" if i % 2 else "y") if i < 20 else ("b",) for i in range(40)])
    pair, _ = tree_from_paths(x, [("a",) if i < 20 else ("b",) for i in range(40)])
    found = overlap.best(pair, chain)
    assert chain.level[found.node[1:]].tolist() == [1, 1] and (found.share == 1).all()


def test_leaves_above_the_deepest_level_count() -> None:
    """One branch ends at level 1 in both trees, beside others that go on."""
    x, _ = clustered(60, 3)
    a, _ = tree_from_paths(x, [("end",) if i < 20 else ("on", str(i % 2)) for i in range(60)])
    b, _ = tree_from_paths(x, [("end",) if i < 20 else ("on", str(i % 4)) for i in range(60)])
    found, all_pairs = overlap.best(a, b), counted(a, b)
    np.testing.assert_allclose(found.share[1:], all_pairs[1:, 1:].max(1), atol=1e-6)
    assert 0 < overlap.agreement(a, found) < 1 and found.share[1] == 1


def test_trees_of_other_items_are_refused() -> None:
    a, _ = trees()
    other, _ = trees(200)
    with pytest.raises(ValueError, match="same items, got 300 and 200"):
        overlap.best(a, other)


def test_a_tree_that_is_its_root_alone() -> None:
    a, _ = trees()
    alone = build_tree(np.tile(unit(np.ones(16)), (300, 1)))
    assert alone.n_nodes == 1
    for found in (overlap.best(a, alone), overlap.best(alone, a)):
        assert (found.share[1:] == 0).all() and (found.node == 0).all()
