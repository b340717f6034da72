"""An adapted collection is an ordinary one, and its command tells what it did."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hierdemo.collection.codec import sources
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load, save, verify
from hierdemo.commands.main import main
from hierdemo.commands.shared import open_engine
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.teach.before_after import MEASURES
from hierdemo.teach.rebuild import adapt, check
from hierdemo.teach.train_adapter import train
from tests.support.tiny import World


@pytest.fixture(scope="module")
def made(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world's collection adapted by the command itself, in few steps and without looking at maps."""
    folder, patch = tmp_path_factory.mktemp("adapted") / "collection", pytest.MonkeyPatch()
    with patch.context() as m:
        m.setattr("hierdemo.maps.projection._layout", lambda vectors, neighbours, start, seed, first: start)
        m.setattr("hierdemo.teach.rebuild.train", lambda lesson, s, **more: train(lesson, s, **more | {"steps": 15}))
        arguments = ["adapt", str(world.folder), "--strength", "2", "--curve", "0.5", "--out", str(folder)]
        assert main([*arguments, "--held-out", str(world.images), "--json"]) == 0
    return folder


def test_the_command_makes_an_ordinary_collection_that_answers_through_its_adapter(world: World, made: Path) -> None:
    c, old = load(made), world.collection
    verify(made)
    assert c.captions is not None and old.captions is not None and c.adapter is not None
    np.testing.assert_allclose(c.captions.unit, c.adapter.apply(old.captions.unit), atol=5e-3)  # halves before, after
    assert not np.allclose(c.captions.unit, old.captions.unit, atol=5e-3)
    assert c.adapter is not None and [i.file for i in c.items] == [i.file for i in old.items]
    np.testing.assert_array_equal(c.embeddings, c.adapter.apply(old.embeddings))
    assert c.meta.model == old.meta.model and list(c.views) == list(old.views)
    assert c.images == world.images.resolve() and c.thumbs[3] == old.thumbs[3]
    engine = open_engine(made)
    words = engine.answer(Query("a red bicycle", mode="exact"))
    vector = c.adapter.apply(world.encoder.encode_texts(["a red bicycle"]))[0]
    np.testing.assert_allclose(words.scores, np.sort(c.embeddings @ vector)[::-1][:10], atol=1e-5)
    np.testing.assert_array_equal(
        Engine(old, engine.encoder).encoder.encode_texts(["x"]), world.encoder.encode_texts(["x"])
    )


def test_what_it_reports_holds_every_strength_before_and_after(made: Path) -> None:
    about = load(made).meta.adapted
    assert [row["strength"] for row in about["rows"]] == [0, 0.5, 2] and about["strength"] == 2
    assert about["held_out"] > 0 and about["measures"].keys() == MEASURES.keys()
    for row in about["rows"]:
        shares = [row[key] for key in MEASURES if key in row and key != "leaves_a_type"]
        assert len(shares) >= 9 and all(0 <= share <= 1 for share in shares)
        assert set(row["new"]) >= {"held_leaves", "text_type_10"}
    assert about["rows"][0]["neighbours_10"] == 1 and about["rows"][0]["fallen"] == {}
    fell = [row["strength"] for row in about["rows"] if row["fallen"]]
    assert about["suffers_at"] == (fell[0] if fell else None)


def test_saving_keeps_the_adapter_bit_for_bit_and_a_damaged_one_is_refused(made: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(made, tmp_path / "copy")
    c = load(copy)
    again = save(c, tmp_path / "again")
    assert c.adapter is not None and again.adapter is not None
    for name, array in c.adapter.arrays().items():
        np.testing.assert_array_equal(again.adapter.arrays()[name], array)
    assert sources(c, copy)["adapter.npz"][0] is c.adapter
    part = next((copy / "parts").glob("adapter-*.npz"))
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(CollectionError, match="adapter.npz"):
        load(copy)


def test_strength_0_gives_the_same_collection_again(world: World, quick_maps: None) -> None:
    again = adapt(world.collection, world.encoder, 0.0)
    assert again.embeddings.tobytes() == world.collection.embeddings.tobytes()
    for name, view in world.collection.views.items():
        np.testing.assert_array_equal(again.views[name].tree.order, view.tree.order)
        np.testing.assert_array_equal(again.views[name].tree.centroid, view.tree.centroid)


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        (["--strength", "-1"], "number from 0 on"),
        (["--curve", "1,two"], "numbers with commas"),
        (["--out", "{collection}"], "names the collection itself"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_done(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: list[str], says: str
) -> None:
    extra = [part.format(collection=world.folder) for part in extra]
    assert main(["adapt", str(world.folder), "--out", str(tmp_path / "out"), *extra]) == 2
    assert says in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_what_cannot_be_adapted_says_why(world: World, made: Path) -> None:
    with pytest.raises(ValueError, match="adapted already"):
        check(load(made), [1.0])
    plain = replace(world.collection, items=[replace(i, taxonomy=()) for i in world.collection.items])
    with pytest.raises(ValueError, match="no taxonomy"):
        check(plain, [1.0])


def test_the_table_names_every_strength_and_where_meaning_suffers(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from hierdemo.commands.adapt import _print

    about = load(made).meta.adapted
    _print(json.loads(json.dumps(about)) | {"suffers_at": None}, made)
    text = capsys.readouterr().out
    assert "does not suffer" in text and all(f"\n{s:>10g}" in text for s in (0, 0.5, 2))
    rows = [row | {"fallen": {"text_type_10": 0.1} if row["strength"] == 2 else {}} for row in about["rows"]]
    _print(about | {"suffers_at": 2.0, "rows": rows}, made)
    assert "suffer at strength 2: precision@10, a type's name by 0.100" in capsys.readouterr().out
