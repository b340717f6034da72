"""From a folder to a collection: bad pictures left out and listed, stopped builds gone on with, small folders too."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.builder import assemble, embed, name_words
from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load, verify
from hierdemo.items.image import ImageError
from hierdemo.items.skipped import LIST
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.tree.vocabulary import Vocabulary
from tests.support.folders import Counting, few
from tests.support.tiny import World

pytestmark = pytest.mark.usefixtures("quick_maps")


def test_the_worlds_collection_is_the_folder(world: World) -> None:
    c = verify(world.folder) and world.collection
    assert [i.file for i in c.items] == sorted(world.drawings) and [i.id for i in c.items] == list(range(60))
    assert c.meta.model_digest == world.encoder.digest and c.images == world.images.resolve()
    for i in c.items[::7]:
        drawing = world.drawings[i.file]
        assert i.attributes.get("colour", "") == drawing.colour and drawing.kind.name in i.caption
        picture = Image.open(world.images / i.file).convert("RGB")
        np.testing.assert_allclose(c.embeddings[i.id], world.encoder.encode_images([picture])[0], atol=1e-5)
    assert not world.folder.with_name("collection.building").exists(), "nothing is left over"


@pytest.mark.parametrize("n", [1, 2, 3, 10])
@pytest.mark.parametrize("same", [False, True])
def test_small_and_equal_folders_build_and_answer(world: World, tmp_path: Path, n: int, same: bool) -> None:
    made = build(few(world, tmp_path / "in", n, same=same), tmp_path / "out", world.encoder)
    verify(tmp_path / "out")
    engine = Engine(made, world.encoder)
    for mode in ("drill-down", "hnsw", "exact"):
        for query in (Query("a car", mode=mode), Query(like=n - 1, mode=mode)):
            assert len(engine.answer(query).items) == min(10, n)


def test_a_folder_without_words_is_named_from_the_vocabulary(world: World, tmp_path: Path) -> None:
    made = build(few(world, tmp_path / "in", 40), tmp_path / "out", world.encoder, Options(levels=2, branching=3))
    assert list(made.views) == ["clusters"]
    assert {label.source for label in made.views["clusters"].labels[1:]} <= {"vocabulary", "number"}


def test_more_branches_than_words(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_words, "read_vocabulary", lambda: Vocabulary(("cat", "dog"), np.array([-1, -1])))
    made = build(few(world, tmp_path / "in", 30), tmp_path / "out", world.encoder, Options(levels=1, branching=8))
    names = [label.name for label in made.views["clusters"].labels[1:]]
    assert len(set(names)) == len(names) == 8


def test_options_reach_the_collection(world: World, tmp_path: Path) -> None:
    options = Options(levels=2, branching=2, taxonomy="none", name="Box", noun="drawings", examples=("laptop", "猫"))
    made = build(world.images, tmp_path / "out", world.encoder, options)
    assert list(made.views) == ["clusters", "captions"] and made.views["clusters"].tree.depth == 2
    assert (made.meta.name, made.meta.noun, made.meta.examples) == ("Box", "drawings", ["laptop", "猫"])
    np.testing.assert_allclose(made.examples, world.encoder.encode_texts(["laptop", "猫"]), atol=1e-6)


def test_bad_pictures_are_left_out_and_listed(world: World, tmp_path: Path) -> None:
    folder = few(world, tmp_path / "in", 12)
    good = (folder / "004.png").read_bytes()
    (folder / "002.png").write_bytes(good[: len(good) // 2])
    (folder / "005.jpg").write_text("a text")
    (folder / "006.png").write_bytes(b"")
    made = build(folder, tmp_path / "out", world.encoder)
    assert [s["file"] for s in made.skipped] == ["002.png", "005.jpg", "006.png"]
    assert all(s["reason"].endswith((".", "source.")) and len(s["reason"]) > 20 for s in made.skipped)
    assert [i.file for i in made.items] == [f"{i:03d}.png" for i in range(12) if i not in (2, 6)]
    assert [i.id for i in made.items] == list(range(10)) and made.embeddings.shape == (10, 32)
    assert load(tmp_path / "out").skipped == made.skipped
    assert (tmp_path / "out" / LIST).read_text().count("\n") == 4
    for i in made.items:  # each item kept its own vector and thumbnail
        whole = Image.open(folder / i.file).convert("RGB")
        np.testing.assert_allclose(made.embeddings[i.id], world.encoder.encode_images([whole])[0], atol=1e-5)


def test_a_build_without_anything_left_out_leaves_no_older_list(world: World, tmp_path: Path) -> None:
    folder = few(world, tmp_path / "in", 3)
    (folder / "twice.png").write_bytes((folder / "001.png").read_bytes())
    build(folder, tmp_path / "out", world.encoder)
    assert (tmp_path / "out" / LIST).read_text() == "file,reason\ntwice.png,The same file as 001.png.\n"
    (folder / "twice.png").unlink()
    build(folder, tmp_path / "out", world.encoder)
    assert (tmp_path / "out" / LIST).read_text() == "file,reason\n"


def test_a_link_to_nowhere_is_left_out(world: World, tmp_path: Path) -> None:
    folder = few(world, tmp_path / "in", 4)
    (folder / "gone.png").symlink_to(folder / "nowhere.png")
    made = build(folder, tmp_path / "out", world.encoder)
    assert len(made.items) == 4 and [s["file"] for s in made.skipped] == ["gone.png"]


def test_a_name_that_is_not_unicode_stops_nothing(world: World, tmp_path: Path) -> None:
    """On Linux a file's name may be any bytes; Python shows those that are no UTF-8 as lone surrogates."""
    folder = few(world, tmp_path / "in", 4)
    shutil.copy(folder / "000.png", os.fsencode(folder) + b"/caf\xe9.png")
    made = build(folder, tmp_path / "out", world.encoder)
    assert len(made.items) + len(made.skipped) == 5 and len(made.items) >= 4
    json.dumps(
        [vars(i) for i in made.items] + made.skipped, ensure_ascii=False
    ).encode()  # the page and --json can say it


def test_no_picture_that_can_be_read(world: World, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_text("x")
    with pytest.raises(ImageError, match="None of the 1 pictures.*a.png is not a picture"):
        build(tmp_path / "in", tmp_path / "out", world.encoder)


def test_a_folder_of_something_else_is_refused_before_any_work(world: World, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("dear")
    counting = Counting(world)
    with pytest.raises(CollectionError, match="not a collection"):
        build(world.images, tmp_path / "out", counting)
    assert counting.seen == 0


def test_a_stopped_build_goes_on_where_it_was(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "CHUNK", 16)
    whole = Counting(world)
    want = build(world.images, tmp_path / "whole", whole)
    assert whole.seen == 60
    with pytest.raises(KeyboardInterrupt):
        build(world.images, tmp_path / "out", Counting(world, stop_after=40))
    again = Counting(world)
    made = build(world.images, tmp_path / "out", again)
    assert again.seen == 60 - 32, "two chunks of 16 were done"
    np.testing.assert_array_equal(made.embeddings, want.embeddings)
    assert [i.file for i in made.items] == [i.file for i in want.items]
    assert all(made.thumbs[i] == want.thumbs[i] for i in range(60))
    assert not (tmp_path / "out.building").exists()


def test_finished_chunks_remember_what_was_skipped(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "CHUNK", 4)
    folder = few(world, tmp_path / "in", 12)
    for i in (1, 4, 5, 6, 7):  # the second chunk holds nothing that can be read
        (folder / f"{i:03d}.png").write_text("x")
    with pytest.raises(KeyboardInterrupt):
        build(folder, tmp_path / "out", Counting(world, stop_after=3))
    again = Counting(world)
    made = build(folder, tmp_path / "out", again)
    assert again.seen == 4 and [s["file"] for s in made.skipped] == [f"{i:03d}.png" for i in (1, 4, 5, 6, 7)]
    assert [i.file for i in made.items] == [f"{i:03d}.png" for i in (0, 2, 3, 8, 9, 10, 11)]


@pytest.mark.parametrize("damage", ["cut", "empty", "junk", "a bit"])
def test_a_chunk_that_was_cut_off_is_made_again(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr(embed, "CHUNK", 16)
    with pytest.raises(KeyboardInterrupt):
        build(world.images, tmp_path / "out", Counting(world, stop_after=40))
    for chunk in (tmp_path / "out.building").glob("*.chunk"):
        data = chunk.read_bytes()
        flipped = data[:900] + bytes([data[900] ^ 1]) + data[901:]
        chunk.write_bytes({"cut": data[: len(data) // 2], "empty": b"", "junk": b"x" * 99, "a bit": flipped}[damage])
    made = build(world.images, tmp_path / "out", Counting(world))
    np.testing.assert_allclose(made.embeddings, world.collection.embeddings, atol=1e-5)


def test_a_changed_picture_is_encoded_again(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "CHUNK", 4)
    folder = few(world, tmp_path / "in", 8)
    with pytest.raises(KeyboardInterrupt):
        build(folder, tmp_path / "out", Counting(world, stop_after=4))
    shutil.copy(world.images / list(world.drawings)[30], folder / "000.png")
    again = Counting(world)
    build(folder, tmp_path / "out", again)
    assert again.seen == 8


def test_building_again_replaces_the_collection(world: World, tmp_path: Path) -> None:
    folder = few(world, tmp_path / "in", 9)
    build(folder, tmp_path / "out", world.encoder)
    (folder / "000.png").unlink()
    made = build(folder, tmp_path / "out", world.encoder)
    assert len(made.items) == 8 and verify(tmp_path / "out")["items"] == 8


def test_progress_tells_every_stage(world: World, tmp_path: Path) -> None:
    stages = ["found", "encode", "tree", "index", "copies", "names", "maps", "words", "save"]
    told: list[tuple[str, int, int]] = []
    build(few(world, tmp_path / "in", 12), tmp_path / "out", world.encoder, progress=lambda *row: told.append(row))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == stages
    assert all(0 <= done <= of for _, done, of in told) and told[-1][1] == told[-1][2]


def test_assembling_ready_vectors(world: World) -> None:
    """As for a million vectors that come from elsewhere."""
    c = world.collection
    thumbs = [c.thumbs[i] for i in range(60)]
    made = assemble.assemble(
        [replace(i) for i in c.items], np.array(c.embeddings), thumbs, world.encoder, Options(), images=world.images
    )
    assert made.embeddings.shape == (60, 32) and set(made.views) == {"clusters", "taxonomy", "captions"}
