"""A packed collection: the same answers from the zip as from the folder, and nothing that a zip says is trusted."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hierdemo.collection.archive import packed, size
from hierdemo.collection.files import MANIFEST, PARTS, CollectionError
from hierdemo.collection.store import load, read_manifest
from hierdemo.collection.unpack import unpacked
from hierdemo.commands.shared import open_engine
from hierdemo.edit.check import Edit
from hierdemo.edit.history import edit
from tests.support.command import Capture, run
from tests.support.edits import same
from tests.support.tiny import World


@pytest.fixture
def zipped(world: World, tmp_path: Path) -> Path:
    path = tmp_path / "mine.zip"
    path.write_bytes(b"".join(packed(world.folder)))
    return path


def again(source: Path, target: Path, change: Callable[[str, bytes], list[tuple[str, bytes]]]) -> Path:
    """The zip with other entries: what `change` makes of each."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            for other, data in change(name, old.read(name)):
                new.writestr(other, data)
    return target


def test_a_zip_opens_as_the_folder_does(world: World, zipped: Path, tmp_path: Path) -> None:
    folder = unpacked(zipped, tmp_path / "cache")
    opened = load(folder)
    same(world.collection, opened)
    assert opened.images == folder / "pictures" and str(world.images) not in (folder / MANIFEST).read_text()
    assert (folder / "skipped.csv").read_bytes() == (world.folder / "skipped.csv").read_bytes()
    assert unpacked(zipped, tmp_path / "cache") == folder, "once"
    assert 0.5 < size(world.folder) / sum(f.stat().st_size for f in (folder / PARTS).iterdir()) < 2
    assert b"".join(packed(world.folder)) == zipped.read_bytes(), "the same collection is the same zip"
    assert unpacked(world.folder, tmp_path) == world.folder, "a folder stays what it is"
    # somebody may unpack it by hand, and pack what came out
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(tmp_path / "hand")
    shutil.make_archive(str(tmp_path / "again"), "zip", tmp_path / "hand")
    assert read_manifest(unpacked(tmp_path / "again.zip", tmp_path / "cache")) == read_manifest(folder)


def test_an_edited_collection_is_packed_as_it_stands(folder: Path, world: World, tmp_path: Path) -> None:
    engine = open_engine(folder)
    new, _ = edit(folder, engine.collection, Edit("rename", "clusters", {"node": 1, "name": "Renamed"}), None)
    (tmp_path / "mine.zip").write_bytes(b"".join(packed(folder)))
    there = unpacked(tmp_path / "mine.zip", tmp_path / "cache")
    assert load(there).views["clusters"].labels[1].name == "Renamed"
    assert "history" not in read_manifest(there) and not any("log" in name for name in read_manifest(there)["files"])


def test_commands_take_a_zip(zipped: Path, world: World, capsys: Capture) -> None:
    found = [run(capsys, "search", "red car", "--json", "--collection", c) for c in (zipped, world.folder)]
    assert found[0][0] == 0 and [r["id"] for r in json.loads(found[0][1])["results"]] == [
        r["id"] for r in json.loads(found[1][1])["results"]
    ]
    status, _, err = run(capsys, "edit", "rename", "1", "x", "--collection", zipped)
    assert status == 2 and "unpack it" in err and err.count("\n") == 1


FAULTS: dict[str, tuple[str, Callable[[str, bytes], list[tuple[str, bytes]]]]] = {
    "a part that is gone": ("lacks", lambda n, d: [] if "embeddings" in n else [(n, d)]),
    "a part that was changed": (
        "damaged",
        lambda n, d: [(n, bytes([d[0] ^ 1]) + d[1:])] if "embeddings" in n else [(n, d)],
    ),
    "a part that is longer": ("lacks", lambda n, d: [(n, d + b"0")] if "embeddings" in n else [(n, d)]),
    "no manifest": ("There is no collection", lambda n, d: [] if n.endswith(MANIFEST) else [(n, d)]),
    "a manifest of something else": ("no collection's", lambda n, d: [(n, b"[1]")] if n.endswith(MANIFEST) else []),
    "a manifest that goes down without end": (
        "no collection's",
        lambda n, d: [(n, b"[" * 200_000)] if n.endswith(MANIFEST) else [],
    ),
    "a manifest of numbers that are none": (
        "no collection's",
        lambda n, d: [(n, re.sub(rb'"bytes": *\d+', b'"bytes": 1e999', d))] if n.endswith(MANIFEST) else [],
    ),
    "a manifest that leads out": (
        "not to be trusted",
        lambda n, d: [(n, d.replace(b'"parts/', b'"../../')) if n.endswith(MANIFEST) else (n, d)],
    ),
    "a bomb": ("far larger", lambda n, d: [(n, d), (n + ".more", bytes(200_000_000))] if n.endswith(MANIFEST) else []),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_comes_of_a_bad_zip(zipped: Path, tmp_path: Path, fault: str) -> None:
    words, change = FAULTS[fault]
    bad, cache = again(zipped, tmp_path / "bad.zip", change), tmp_path / "cache"
    with pytest.raises(CollectionError, match=words):
        unpacked(bad, cache)
    assert [p for p in cache.rglob("*") if p.is_file()] == [] and not (tmp_path / "opened").exists()


@pytest.mark.parametrize(
    ("name", "value"), [("model", None), ("name", 5), ("examples", "x"), ("examples", [1]), ("parameters", [])]
)
def test_a_manifest_that_says_odd_things_is_told_before_it_is_relied_on(
    world: World, tmp_path: Path, name: str, value: Any
) -> None:
    manifest = read_manifest(world.folder)
    for odd in (manifest | {"meta": manifest["meta"] | {name: value}}, manifest | {"skipped": [5]}):
        (tmp_path / MANIFEST).write_text(json.dumps(odd))
        with pytest.raises(CollectionError, match="is damaged"):
            read_manifest(tmp_path)


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_in_any_way_may_be_damaged(tmp_path: Path, kind: int) -> None:
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(bad, "w", kind) as archive:
        archive.writestr(MANIFEST, bytes(range(256)) * 10)
    data = bytearray(bad.read_bytes())
    at = data.find(MANIFEST.encode()) + len(MANIFEST)
    data[at + 20 : at + 60] = bytes(b ^ 0x5A for b in data[at + 20 : at + 60])
    bad.write_bytes(data)
    with pytest.raises(CollectionError, match="is damaged"):
        unpacked(bad, tmp_path / "cache")


def test_only_what_the_manifest_names_is_written(zipped: Path, tmp_path: Path) -> None:
    def more(name: str, data: bytes) -> list[tuple[str, bytes]]:
        above = name.partition("/")[0]
        script = [(f"{above}/{PARTS}/run.sh", data)] if name.endswith(MANIFEST) else []
        return [(name, data), (f"{above}/../../{name}", data), (f"/{name}", data), *script]

    folder = unpacked(again(zipped, tmp_path / "more.zip", more), tmp_path / "cache")
    same(load(folder), load(unpacked(zipped, tmp_path / "cache")))
    assert {p.name for p in folder.iterdir()} == {MANIFEST, PARTS, "skipped.csv"}
    named = {entry["path"].rpartition("/")[2] for entry in read_manifest(folder)["files"].values()}
    assert {p.name for p in (folder / PARTS).iterdir()} == named


def test_a_file_that_is_no_zip(zipped: Path, tmp_path: Path) -> None:
    half, text = tmp_path / "half.zip", tmp_path / "notes.txt"
    half.write_bytes(zipped.read_bytes()[:-4000])
    text.write_text("no collection")
    for bad in (half, text):
        with pytest.raises(CollectionError, match="not all of it"):
            unpacked(bad, tmp_path / "cache")
    (tmp_path / "file").touch()
    with pytest.raises(CollectionError, match="HIERDEMO_CACHE"):
        unpacked(zipped, tmp_path / "file")
    data = bytearray(zipped.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    while at >= 0:  # the flag in the list of what is in it
        data[at + 8] |= 1
        at = data.rfind(b"PK\x01\x02", 0, at)
    half.write_bytes(data)
    with pytest.raises(CollectionError, match="password"):
        unpacked(half, tmp_path / "cache")
