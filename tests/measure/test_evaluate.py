"""Figures: purity, recall and cost, where misses were lost, and the texts that are asked; and the dial's, made of
them.
"""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assets.make import dial
from hierdemo.collection import family
from hierdemo.collection.files import CollectionError
from hierdemo.measure.evaluate import evaluate, neighbours
from hierdemo.measure.query_sets import query_sets, texts_in_strata
from hierdemo.measure.recall import encode, recall_at_cost, routing
from hierdemo.measure.tree_quality import against_taxonomy, by_attribute, by_level, purity
from hierdemo.search.query import Query
from hierdemo.tree.tree import build_tree, tree_from_paths
from tests.support.tiny import World, clustered


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


def test_neighbours_of_a_picture_are_like_it(world: World) -> None:
    items = world.collection.items
    held = [(None, i.taxonomy, i.attributes) for i in items]
    own = neighbours(world.engine, held, world.collection.embeddings, k=1)
    assert own["type"] == own["colour"] == 1, "its nearest is the picture itself"
    everything = neighbours(world.engine, held, world.collection.embeddings, k=1000)
    assert everything["type"] == pytest.approx(1 / 6, abs=1e-3), "six types of equal size"
    bare = [(None, (), {}) for _ in items]
    assert neighbours(world.engine, bare, world.collection.embeddings) == {}


def test_recall_at_cost_lies_on_the_line_between_two_beams(world: World) -> None:
    queries = [Query(like=i, k=8) for i in range(0, 60, 7)]
    one, two = (routing(world.engine, [Query(like=q.like, k=8, beam=b) for q in queries]) for b in (1, 2))
    assert one.compared < two.compared
    found = [recall_at_cost(world.engine, queries, cost=c) for c in np.linspace(0, 2, 21)]
    assert found[0] == 0 and found[-1] == pytest.approx(1) and all(np.diff(found) >= -1e-9)
    for beam in (one, two):
        assert recall_at_cost(world.engine, queries, cost=beam.compared) == pytest.approx(beam.recall)
    between = recall_at_cost(world.engine, queries, cost=(one.compared + two.compared) / 2)
    assert between == pytest.approx((one.recall + two.recall) / 2)


def test_a_query_is_encoded_once_and_answered_alike(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    queries = [Query(text="blue bicycle"), Query(like=3), Query(text="laptop"), Query(text="blue bicycle")]
    alone = [world.engine.encode(q)[0] for q in queries]
    asked: list[Query] = []
    monkeypatch.setattr(world.engine, "encode", lambda q, ask=world.engine.encode: (asked.append(q), ask(q))[1])
    vectors = encode(world.engine, queries)
    assert np.array_equal(vectors, np.stack(alone)) and asked == queries[:3]
    monkeypatch.undo()
    assert routing(world.engine, queries, vectors) == routing(world.engine, queries)
    answers = [world.engine.answer(q) for q in queries]
    assert routing(world.engine, queries, vectors).recall == pytest.approx(np.mean([r.recall for r in answers]))


def test_texts_fill_their_strata() -> None:
    rows = [(("vehicles", "cars", "sports car"), {"colour": "red", "material": "plain"}), (("places", "beach"), {})]
    found = texts_in_strata(rows, 30)
    names = ("type", "category", "with attributes", "attribute alone")
    assert {name: len(texts) for name, texts in found.items()} == dict.fromkeys(names, 10)
    assert set(found["attribute alone"]) == {"red"}
    assert set(found["type"]) == {"sports car", "beach"} and set(found["with attributes"]) == {"red sports car"}
    assert set(found["category"]) <= {"vehicles", "cars", "places"}


def test_the_whole_table(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hierdemo.measure.query_sets.texts_in_strata", lambda rows, n: texts_in_strata(rows, 9))
    items = world.collection.items[::6]
    held = [(Image.open(world.images / i.file).convert("RGB"), i.taxonomy, i.attributes) for i in items]
    found = evaluate(world.engine, held, k=5, beam=60)
    assert json.loads(json.dumps(found)) == found and found["items"] == 60 and found["k"] == 5
    for tree in ("clusters", "taxonomy"):
        for row in found[f"drill-down, tree {tree}"].values():
            assert row["recall"] == 1 and row["lost"] == {}, "a full beam loses nothing"
    assert 0 < found["cluster tree against the taxonomy"]["leaves: purity"] <= 1
    assert found["node embeddings against the taxonomy"]["triplets"] > 0
    assert found["nearest 5 of held-out pictures, share alike"]["type"] > 1 / 6
    assert set(found["recall at 10 % compared, tree clusters"]) == set(found["drill-down, tree clusters"])


def test_held_out_pictures_without_folders(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures in one flat folder have no type to ask for in words; the pictures themselves can still be asked."""
    monkeypatch.setattr("hierdemo.measure.query_sets.texts_in_strata", lambda rows, n: texts_in_strata(rows, 9))
    held = [(Image.open(world.images / i.file).convert("RGB"), (), {}) for i in world.collection.items[:4]]
    assert evaluate(world.engine, held)["drill-down, tree clusters"]["pictures"]["queries"] == 4


def test_the_dial_sets_members_side_by_side(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its figures are evaluate's, keyed as its measures; and what it writes is a family that the app reads."""
    monkeypatch.setattr("hierdemo.measure.query_sets.texts_in_strata", lambda rows, n: texts_in_strata(rows, 9))
    items = world.collection.items[::6]
    held = [(Image.open(world.images / i.file).convert("RGB"), i.taxonomy, i.attributes) for i in items]
    found = dial.dial_figures(world.folder, world.encoder, held, {"type": 50.0, "drawings": 9.0})
    keys = [m["key"] for m in dial.MEASURES]
    assert set(found) == set(keys) - {"colour", "material"} and found["type"] == 0.5
    assert all(0 <= found[m["key"]] <= 1 for m in dial.MEASURES if m["unit"] == "share" and m["key"] in found)
    whole = evaluate(world.engine, held)
    assert found["purity_leaves"] == whole["cluster tree against the taxonomy"]["leaves: purity"]
    assert found["recall_pictures_10"] == whole["recall at 10 % compared, tree clusters"]["pictures"]

    dial.write_family(tmp_path / "family.json", [dial.member(id, i, found) for i, id in enumerate(dial.MEMBERS)])
    read = family.read(tmp_path / "family.json")
    assert [m.id for m in read.members] == list(dial.MEMBERS) and read.default == dial.DEFAULT
    assert [m.key for m in read.measures] == [key for key in keys if key in found]
    assert all(m.figures == found for m in read.members)
    with pytest.raises(CollectionError):
        dial.write_family(tmp_path / "family.json", [dial.member("none", 0, found)], default="none")
    with pytest.raises(ValueError, match="id must be"):
        dial.member("weak", 0.1, found)


def test_nothing_held_out_asks_nothing() -> None:
    assert query_sets([]) == {}
