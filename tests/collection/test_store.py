"""A collection on disk: bit-equal after a round trip, whole after a crash, and refused when anything is wrong."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hierdemo.collection.collection import Collection, Thumbs
from hierdemo.collection.files import MANIFEST, CollectionError
from hierdemo.collection.store import load, read_manifest, save, verify
from hierdemo.commands.shared import open_engine
from hierdemo.index.hnsw import HnswIndex
from tests.support.edits import same
from tests.support.tiny import World


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Path:
    return shutil.copytree(world.folder, tmp_path / "copy")


def moved(c: Collection) -> Collection:
    """The collection as it would be saved elsewhere: images given absolutely."""
    return replace(c, meta=replace(c.meta, images=str(c.images)))


def part(folder: Path, name: str) -> Path:
    return folder / read_manifest(folder)["files"][name]["path"]


def edit(folder: Path, change: Any) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    change(manifest)
    (folder / MANIFEST).write_text(json.dumps(manifest))


NAMES = (
    "items.jsonl",
    "embeddings.npy",
    "items.hnsw",
    "thumbs.bin",
    "captions.npy",
    "caption_of.npy",
    "trees/clusters/tree.npz",
    "trees/taxonomy/maps.npz",
)


def test_a_round_trip_changes_nothing(world: World, tmp_path: Path) -> None:
    saved = save(moved(world.collection), tmp_path / "again")
    same(world.collection, saved)
    same(saved, load(tmp_path / "again"))
    assert saved.images == world.images.resolve()


def test_saving_twice_gives_the_same_parts(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    first = save(moved(world.collection), folder)
    names, manifest = sorted(os.listdir(folder / "parts")), (folder / MANIFEST).read_text()
    save(moved(first), folder)
    assert sorted(os.listdir(folder / "parts")) == names and (folder / MANIFEST).read_text() == manifest
    assert read_manifest(folder)["files"] == read_manifest(world.folder)["files"]
    assert sorted(os.listdir(folder)) == [MANIFEST, "parts", "skipped.csv"], "nothing is left over"


def test_verify_tells_what_there_is(world: World) -> None:
    manifest = verify(world.folder)
    assert manifest["items"] == 60 and manifest["dim"] == 32
    assert set(manifest["trees"]) == {"clusters", "taxonomy", "captions"}
    for entry in manifest["files"].values():
        assert (world.folder / entry["path"]).stat().st_size == entry["bytes"]


def test_collection_and_images_move_together(world: World, tmp_path: Path) -> None:
    for name, source in (("pictures", world.images), ("collection", world.folder)):
        shutil.copytree(source, tmp_path / "elsewhere" / name)
    opened = load(tmp_path / "elsewhere" / "collection")
    assert opened.images == (tmp_path / "elsewhere" / "pictures").resolve()
    assert (opened.images / opened.items[0].file).is_file()


def test_a_crash_before_the_commit_leaves_the_old_whole(
    world: World, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(moved(world.collection), items=[replace(i, caption="new") for i in world.collection.items])

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        save(other, copy)
    monkeypatch.undo()
    verify(copy)
    same(world.collection, load(copy))
    assert {i.caption for i in save(other, copy).items} == {"new"}
    assert len(os.listdir(copy / "parts")) == len(read_manifest(copy)["files"]), "what no one uses is gone"


@pytest.mark.parametrize("where", ["write", "flush", "hnsw.new"])
def test_a_crash_while_first_saving_can_be_repeated(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Cut off in the middle of the very first save: the same command must work the next time."""
    from hierdemo.collection import files, store

    folder = tmp_path / "new"
    if where == "hnsw.new":
        monkeypatch.setattr(
            Path, "read_bytes", lambda _: (_ for _ in ()).throw(KeyboardInterrupt)
        )  # hnsw.new is written
    else:
        monkeypatch.setattr(
            store if where == "write" else files, where, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
        )
    with pytest.raises(KeyboardInterrupt):
        save(moved(world.collection), folder)
    monkeypatch.undo()
    same(world.collection, save(moved(world.collection), folder))


@pytest.fixture
def no_hnsw(monkeypatch: pytest.MonkeyPatch) -> None:
    """hnswlib crashes the process on a damaged file: it must never see one."""

    def seen(*_: object, **__: object) -> None:
        pytest.fail("hnswlib was given a file that had not been verified")

    monkeypatch.setattr(HnswIndex, "load", seen)


def refused(folder: Path, match: str = "build") -> None:
    with pytest.raises(CollectionError, match=match) as told:
        load(folder)
    assert str(folder) in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "gone", "longer"])
def test_a_damaged_file_is_refused_before_hnswlib(no_hnsw: None, copy: Path, name: str, damage: str) -> None:
    path = part(copy, name)
    data = bytearray(path.read_bytes())
    if damage == "gone":
        path.unlink()
    else:
        data[len(data) // 2] ^= 1
        original = path.read_bytes()
        path.write_bytes({"flip": data, "cut": original[:-1], "empty": b"", "longer": original + b"\0"}[damage])
    refused(copy, f"{name}.*build it again")


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_another_format_is_refused(no_hnsw: None, copy: Path, version: object) -> None:
    edit(copy, lambda m: m.update(format=version))
    refused(copy, "format.*build it again")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[1]", "3", "null", '"format"', "{}", '{"name": "package"}', "\xff\xfe"]
)
def test_foreign_json_is_refused(no_hnsw: None, copy: Path, text: str) -> None:
    (copy / MANIFEST).write_text(text, encoding="latin-1")
    refused(copy)


@pytest.mark.parametrize("key", ["files", "trees", "meta", "items", "dim"])
@pytest.mark.parametrize("value", ["missing", None, 3, [1]])
def test_a_manifest_with_a_hole_is_refused(copy: Path, key: str, value: object) -> None:
    edit(copy, lambda m: m.pop(key) if value == "missing" else m.update({key: value}))
    refused(copy)


@pytest.mark.parametrize("entry", [None, {}, {"path": "parts/x"}, {"path": 3, "sha256": ""}, "parts/x"])
def test_a_manifest_with_a_strange_entry_is_refused(no_hnsw: None, copy: Path, entry: object) -> None:
    edit(copy, lambda m: m["files"].update({"embeddings.npy": entry}))
    refused(copy)


@pytest.mark.parametrize("path", ["../../secret", "/etc/passwd", "parts/../../secret", "", "parts"])
def test_a_manifest_cannot_point_outside(no_hnsw: None, copy: Path, path: str) -> None:
    (copy.parent / "secret").write_text("x")
    edit(copy, lambda m: m["files"]["embeddings.npy"].update(path=path))
    refused(copy)


@pytest.mark.parametrize("name", ["items.jsonl", "trees/clusters/labels.json", "embeddings.npy"])
def test_a_part_left_out_of_the_manifest_is_refused(copy: Path, name: str) -> None:
    edit(copy, lambda m: m["files"].pop(name))
    refused(copy)


def test_parts_of_two_collections_do_not_mix(copy: Path) -> None:
    edit(copy, lambda m: m["files"].update({"embeddings.npy": m["files"]["means.npy"]}))
    refused(copy)


def test_no_collection_and_the_remedy(tmp_path: Path) -> None:
    refused(tmp_path, "no collection.*python -m hierdemo build")
    refused(tmp_path / "gone", "no collection.*python -m hierdemo build")


def test_a_folder_of_something_else_is_left_alone(world: World, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(CollectionError, match="not a collection.*--out"):
        save(world.collection, tmp_path)
    assert os.listdir(tmp_path) == ["letter.txt"]


def test_another_models_vectors_are_refused(world: World, copy: Path) -> None:
    edit(copy, lambda m: m["meta"].update(model_digest="0" * 64))
    with pytest.raises(CollectionError, match="other weights.*give --model"):
        open_engine(copy)
    assert open_engine(world.folder).encoder is not None


def test_a_damaged_thumbnail_is_told_as_it_is_read(world: World) -> None:
    good = world.collection.thumbs
    broken = bytearray(good.data)
    broken[int(good.offsets[7]) + 9] ^= 4
    thumbs = Thumbs(bytes(broken), good.offsets, good.checksums)
    assert thumbs[6] == good[6] and thumbs[8] == good[8]
    with pytest.raises(CollectionError, match="thumbnail of item 7.*build"):
        _ = thumbs[7]


def test_a_tree_that_loses_items_is_told(world: World, tmp_path: Path) -> None:
    view = world.collection.views["clusters"]
    order = np.array(view.tree.order)
    order[3] = order[4]
    broken = replace(view, tree=replace(view.tree, order=order))
    save(replace(moved(world.collection), views={"clusters": broken}), tmp_path / "c")
    with pytest.raises(CollectionError, match="loses items"):
        verify(tmp_path / "c")


def test_embeddings_cannot_be_changed(world: World) -> None:
    with pytest.raises(ValueError, match="read-only"):
        world.collection.embeddings[0] = 0


@pytest.mark.parametrize(
    "odd", ["\u2028", "\u2029", "\x85", "\x0b", "\n", "\r\n", "\x1c", "\0", "\U0001f984", '"', "\\"]
)
def test_captions_with_odd_characters_come_back(world: World, tmp_path: Path, odd: str) -> None:
    items = [replace(i, caption=f"a{odd}b", attributes={f"x{odd}": odd}) for i in world.collection.items]
    saved = save(replace(moved(world.collection), items=items), tmp_path / "odd")
    assert saved.items[0].caption == f"a{odd}b" and saved.items[0].attributes == {f"x{odd}": odd}
