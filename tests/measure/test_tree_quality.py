"""Balance and silhouette of a tree: the known measures, whatever way they are computed."""

import numpy as np
import pytest
from sklearn.metrics import silhouette_samples

from hierdemo.measure.tree_quality import against_taxonomy, balance, by_attribute, by_level, purity, silhouettes
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


def test_purity_is_the_share_of_the_commonest() -> None:
    assert purity(np.array([0, 0, 0, 1]), ["a", "a", "b", "b"]) == 0.75
    assert purity(np.arange(4), list("aabb")) == 1 and purity(np.zeros(4), list("aabb")) == 0.5


def test_a_tree_of_the_taxonomy_is_pure_and_a_tree_of_chance_is_not() -> None:
    x, group = clustered(60, 6)
    paths = [("even" if g % 2 == 0 else "odd", f"g{g}") for g in group]
    good = against_taxonomy(tree_from_paths(x, paths)[0], paths)
    assert good["first level: purity"] == good["leaves: purity"] == good["first level: NMI"] == good["leaves: NMI"] == 1
    assert (good["first level: nodes"], good["leaves: nodes"], good["leaves a type"]) == (2, 6, 1)
    chance = np.random.default_rng(0).permutation(60)
    bad = against_taxonomy(tree_from_paths(x, [paths[i] for i in chance])[0], paths)
    assert bad["leaves: purity"] < 0.6 and bad["leaves: NMI"] < 0.5
    alone = against_taxonomy(build_tree(x[:2]), paths[:2])
    assert alone["leaves: nodes"] == 1 and alone["leaves: purity"] == 0.5


def test_purity_by_level_compares_each_level_with_its_own() -> None:
    x, group = clustered(60, 6)
    paths = [("even" if g % 2 == 0 else "odd", f"g{g}") for g in group]
    tree = tree_from_paths(x, paths)[0]
    assert by_level(tree, paths) == {
        "level 1": {"nodes": 2, "purity": 1},
        "level 2": {"nodes": 6, "purity": 1},
    }
    learned = build_tree(x)
    found = by_level(learned, paths)
    assert (
        len(found) == learned.depth
        and found["level 1"]["purity"] == against_taxonomy(learned, paths)["first level: purity"]
    )
    short = [path[:1] for path in paths]  # a taxonomy that ends above the tree's levels stands for itself below
    assert by_level(tree, short)["level 2"]["purity"] == 1


def test_a_tree_by_colour_is_told_from_a_tree_by_kind() -> None:
    x, group = clustered(80, 4)
    colours = ["red", "blue", "green", "white"]
    by_kind = [{"colour": colours[i // 4 % 4], "name": f"picture {i}"} for i in range(80)]
    by_colour = [{"colour": colours[g]} for g in group]
    tree = tree_from_paths(x, [(f"{g // 2}", f"{g}") for g in group])[0]
    sorted_, mixed = by_attribute(tree, by_colour)["colour"], by_attribute(tree, by_kind)
    assert sorted_ == {"no tree": 0.25, "first level": 0.5, "leaves": 1.0}
    assert mixed["colour"]["leaves"] < 0.5 and "name" not in mixed, "a name of its own is no class"
    some = [row if i % 2 else {"colour": ""} for i, row in enumerate(by_colour)]
    assert by_attribute(tree, some)["colour"]["leaves"] == 1, "over the pictures that have one"
    assert by_attribute(tree, [{}] * 80) == {}
