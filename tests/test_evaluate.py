"""Figures: purity, recall and cost, where misses were lost, and the texts that are asked."""

import json

import numpy as np
import pytest
from PIL import Image
from tiny import World, clustered

from hierdemo import evaluate as figures
from hierdemo.evaluate import against_taxonomy, evaluate, purity, routing, texts_in_strata
from hierdemo.search import Query
from hierdemo.tree import build_tree, tree_from_paths


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


def test_routing_is_the_mean_of_its_answers(world: World) -> None:
    queries = [Query(like=i, beam=1, k=8) for i in range(0, 60, 7)]
    answers = [world.engine.answer(q) for q in queries]
    found = routing(world.engine, queries)
    assert found.queries == len(queries) and found.recall == pytest.approx(np.mean([r.recall for r in answers]))
    assert found.compared == pytest.approx(np.mean([r.compared / 60 for r in answers]))
    assert sum(found.lost.values()) == sum(len(r.missed) for r in answers) > 0
    assert all(name.startswith("level ") for name in found.lost)


def test_texts_fill_their_strata() -> None:
    rows = [(("vehicles", "cars", "sports car"), {"colour": "red", "material": "plain"}), (("places", "beach"), {})]
    found = texts_in_strata(rows, 30)
    names = ("type", "category", "with attributes", "attribute alone")
    assert {name: len(texts) for name, texts in found.items()} == dict.fromkeys(names, 10)
    assert set(found["attribute alone"]) == {"red"}
    assert set(found["type"]) == {"sports car", "beach"} and set(found["with attributes"]) == {"red sports car"}
    assert set(found["category"]) <= {"vehicles", "cars", "places"}


def test_the_whole_table(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "texts_in_strata", lambda rows, n: texts_in_strata(rows, 9))
    items = world.collection.items[::6]
    held = [(Image.open(world.images / i.file).convert("RGB"), i.taxonomy, i.attributes) for i in items]
    found = evaluate(world.engine, held, k=5, beam=60)
    assert json.loads(json.dumps(found)) == found and found["items"] == 60 and found["k"] == 5
    for tree in ("clusters", "taxonomy"):
        for row in found[f"drill-down, tree {tree}"].values():
            assert row["recall"] == 1 and row["lost"] == {}, "a full beam loses nothing"
    assert 0 < found["cluster tree against the taxonomy"]["leaves: purity"] <= 1


def test_held_out_pictures_without_folders(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures in one flat folder have no type to ask for in words; the pictures themselves can still be asked."""
    monkeypatch.setattr(figures, "texts_in_strata", lambda rows, n: texts_in_strata(rows, 9))
    held = [(Image.open(world.images / i.file).convert("RGB"), (), {}) for i in world.collection.items[:4]]
    assert evaluate(world.engine, held)["drill-down, tree clusters"]["pictures"]["queries"] == 4
