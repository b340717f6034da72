"""Figures: purity, recall and cost, where misses were lost, and the texts that are asked; and the dial's, made of
them.
"""

import json
from pathlib import Path

import pytest
from PIL import Image

from assets.make import dial
from hierdemo.collection import family
from hierdemo.collection.files import CollectionError
from hierdemo.measure.evaluate import evaluate, neighbours
from hierdemo.measure.query_sets import query_sets, texts_in_strata
from tests.support.tiny import World


def test_neighbours_of_a_picture_are_like_it(world: World) -> None:
    items = world.collection.items
    held = [(None, i.taxonomy, i.attributes) for i in items]
    own = neighbours(world.engine, held, world.collection.embeddings, k=1)
    assert own["type"] == own["colour"] == 1, "its nearest is the picture itself"
    everything = neighbours(world.engine, held, world.collection.embeddings, k=1000)
    assert everything["type"] == pytest.approx(1 / 6, abs=1e-3), "six types of equal size"
    bare = [(None, (), {}) for _ in items]
    assert neighbours(world.engine, bare, world.collection.embeddings) == {}


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
