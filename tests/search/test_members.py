"""The engines of a family's members: opened when asked for, each with its own model, whole when another is not."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hierdemo.collection.family import find
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load
from hierdemo.models.encoder import Encoder
from hierdemo.search import members as ui_engines
from hierdemo.search.engine import Engine
from hierdemo.search.members import CheckedEncoder, Engines
from hierdemo.search.query import Query
from tests.support.tiny import World


def test_the_page_refuses_another_models_vectors(world: World) -> None:
    other = replace(world.collection, meta=replace(world.collection.meta, model_digest="0"))
    with pytest.raises(CollectionError, match="other weights"):
        CheckedEncoder(world.encoder, other).encode_texts(["car"])
    checked = CheckedEncoder(world.encoder, world.collection)
    np.testing.assert_array_equal(checked.encode_texts(["car"]), world.encoder.encode_texts(["car"]))


def test_members_are_opened_when_asked_for_and_once(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    monkeypatch.setattr(ui_engines, "load", lambda folder: loaded.append(folder) or load(folder))
    assert engines.default == "chosen" and engines() is engines("chosen") and not loaded
    with ThreadPoolExecutor(6) as pool:
        found = set(pool.map(engines, ["none"] * 6))
    assert found == {engines("none")} and len(loaded) == 1
    assert engines("none") is not engines()


def test_every_member_answers_with_its_own_model(engines: Engines, encoders: Callable[[str], Encoder]) -> None:
    for id in ("none", "chosen"):
        engine = engines(id)
        own = encoders(engine.collection.meta.model)
        vector, _ = engine.encode(Query("a leather suitcase"))
        np.testing.assert_allclose(vector, own.encode_texts(["a leather suitcase"])[0], atol=1e-6)


def test_the_one_that_was_opened_is_the_default(family_folder: Path, encoders: Callable[[str], Encoder]) -> None:
    none = family_folder / "collection-none"
    engines = Engines(Engine(load(none), None), find(none), encoders)
    assert engines.default == "none" and engines().collection.folder == none
    assert engines("chosen").collection.folder == (family_folder / "collection").resolve()


def test_a_member_that_cannot_be_used_is_said_and_tried_again(
    world: World, family_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(family_folder, tmp_path / "copy")
    chosen, none = tmp_path / "copy" / "collection", tmp_path / "copy" / "collection-none"
    manifest = none / "manifest.json"
    kept = manifest.read_text()
    engines = Engines(Engine(load(chosen), world.encoder), find(chosen), lambda model: world.encoder)
    for damaged in ("{", kept.replace('"sha256"', '"sha"')):
        manifest.write_text(damaged)
        with pytest.raises(CollectionError, match="again"):
            engines("none")
    manifest.write_text(kept)
    assert len(engines("none").collection.items) == 60
    with pytest.raises(CollectionError, match="other weights"):  # the model is checked where it is needed
        engines("none").answer(Query("not an example"))
