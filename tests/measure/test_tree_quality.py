"""Balance and silhouette of a tree: the known measures, whatever way they are computed."""

import numpy as np
import pytest
from sklearn.metrics import silhouette_samples

from hierdemo.measure.tree_quality import balance, silhouettes
from hierdemo.tree.tree import build_tree, tree_from_paths
from tests.support.tiny import clustered


@pytest.mark.parametrize("seed", range(3))
def test_the_silhouette_is_the_known_one(seed: int) -> None:
    x, _ = clustered(400, 7, spread=1.0, seed=seed)
    x = np.concatenate([x, -x[:1]])  # one that stays alone
    tree = build_tree(x)
    found = silhouettes(tree, x)
    for where, group in (("first level", tree.node_of_items(1)), ("leaves", tree.leaf_of)):
        assert found[where] == pytest.approx(silhouette_samples(x, group, metric="cosine").mean(), abs=1e-3)
    assert found["items looked at"] == 401


def test_a_sample_is_seeded_and_near_the_whole() -> None:
    x, _ = clustered(3000, 12, spread=0.8)
    tree = build_tree(x)
    whole, part = silhouettes(tree, x), silhouettes(tree, x, sample=800, seed=3)
    assert part == silhouettes(tree, x, sample=800, seed=3) and part["items looked at"] == 800
    assert abs(part["leaves"] - whole["leaves"]) < 0.03


@pytest.mark.parametrize("n", [1, 2])
def test_a_tree_of_one_group_has_no_silhouette(n: int) -> None:
    x, _ = clustered(n, 1)
    assert silhouettes(build_tree(x), x) == {"items looked at": n}
    assert balance(build_tree(x))["evenness"] == 1


def test_evenness_is_one_for_equal_leaves_and_falls_with_a_heap() -> None:
    x, group = clustered(120, 4)
    even, _ = tree_from_paths(x, [(str(g),) for g in group])
    heap, _ = tree_from_paths(x, [("0",) if i < 100 else (str(g),) for i, g in enumerate(group)])
    assert balance(even) == {
        "leaves": 4,
        "smallest leaf": 30,
        "largest leaf": 30,
        "largest over mean": 1,
        "evenness": 1,
    }
    assert balance(heap)["evenness"] < 0.6 and balance(heap)["largest over mean"] > 3
