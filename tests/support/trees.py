"""What must hold of every tree."""

import numpy as np
import pytest

from hierdemo.tree.tree import Tree


def check(tree: Tree, x: np.ndarray) -> None:
    """Every property that the rest of hierdemo leans on."""
    n, m = len(x), tree.n_nodes
    assert tree.parent[0] == -1 and tree.level[0] == 0 and (tree.start[0], tree.stop[0]) == (0, n)
    np.testing.assert_array_equal(np.sort(tree.order), np.arange(n))
    assert (tree.parent[1:] < np.arange(1, m)).all(), "parents are numbered before their children"
    assert (tree.level[1:] == tree.level[tree.parent[1:]] + 1).all()
    assert (tree.size > 0).all() and tree.size[tree.leaves].sum() == n
    for node in range(m):
        children = tree.children(node)
        assert (tree.parent[children] == node).all()
        if tree.is_leaf(node):
            assert (tree.leaf_of[tree.items(node)] == node).all()
        else:  # children's blocks lie side by side and fill their parent's
            edges = [tree.start[node], *tree.stop[children]]
            np.testing.assert_array_equal(edges[:-1], tree.start[children])
            assert edges[-1] == tree.stop[node]
        np.testing.assert_allclose(tree.centroid[node], x[tree.items(node)].mean(0), atol=1e-5)
        ancestors = tree.ancestors(node)
        assert len(ancestors) == tree.level[node] and (not ancestors or ancestors[-1] == node)
    for level in range(1, tree.depth + 2):  # one deeper than the deepest: leaves stand for themselves
        standing = tree.standing_at(level)
        np.testing.assert_array_equal(np.sort(np.concatenate([tree.items(k) for k in standing])), np.arange(n))
        node = tree.node_of_items(level)
        assert set(node.tolist()) == set(standing.tolist())
        assert all(node[i] in [0, *tree.ancestors(tree.leaf_of[i])] for i in range(n))
    with pytest.raises(ValueError, match="read-only"):
        tree.parent[0] = 5


def check_tree(tree: Tree, x: np.ndarray) -> None:
    """Every invariant that the Tree type promises."""
    n, m = len(x), tree.n_nodes
    assert np.array_equal(np.sort(tree.order), np.arange(n)), "an item is lost or doubled"
    assert (tree.parent[0], tree.start[0], tree.stop[0]) == (-1, 0, n)
    assert (tree.parent[1:] < np.arange(1, m)).all() and (tree.parent[1:] >= 0).all()
    assert np.array_equal(tree.level[1:], tree.level[tree.parent[1:]] + 1)
    assert (tree.size > 0).all()
    for node in range(m):
        children = tree.children(node)
        if len(children):
            spans = sorted(zip(tree.start[children].tolist(), tree.stop[children].tolist(), strict=True))
            ends = [tree.start[node], *(stop for _, stop in spans)]
            assert [start for start, _ in spans] == ends[:-1] and ends[-1] == tree.stop[node]
    np.testing.assert_allclose(tree.centroid, [x[tree.items(node)].mean(0) for node in range(m)], atol=2e-6)
    assert tree.parent.dtype == tree.order.dtype == tree.start.dtype == np.int32 and tree.centroid.dtype == np.float32
