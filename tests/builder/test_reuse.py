"""Building again takes what unchanged files gave, and asks the model for the others alone."""

import json
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from hierdemo.builder import embed
from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST, CollectionError
from hierdemo.collection.store import load, save, verify
from hierdemo.edit.check import Edit
from hierdemo.edit.history import edit
from tests.support.folders import Counting, few
from tests.support.tiny import World

pytestmark = pytest.mark.usefixtures("quick_maps")


@pytest.fixture
def folder(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(embed, "CHUNK", 4)
    return few(world, tmp_path / "in", 20)


def by_file(c: Collection) -> dict[str, tuple[bytes, bytes]]:
    """Each file's vector and thumbnail."""
    return {item.file: (c.embeddings[item.id].tobytes(), c.thumbs[item.id]) for item in c.items}


def again(world: World, folder: Path, out: Path, **more: bool) -> tuple[Collection, int, list[str]]:
    """The collection built again, how many pictures the model was given, and what was told."""
    counting, told = Counting(world), list[str]()
    made = build(folder, out, counting, tell=told.append, **more)
    return made, counting.seen, told


@pytest.mark.parametrize("seed", range(6))
def test_only_what_changed_is_encoded(world: World, folder: Path, tmp_path: Path, seed: int) -> None:
    rng, out, files = Random(seed), tmp_path / "out", list(world.drawings)
    old = by_file(build(folder, out, world.encoder))
    names = rng.sample([p.name for p in folder.iterdir()], 8)
    for name in names[:2]:
        (folder / name).unlink()
    shutil.copy(world.images / files[30 + seed], folder / names[2])  # another picture under a name that was there
    (folder / names[3]).rename(folder / f"0-{names[3]}")
    os.utime(folder / names[4], ns=(1, 1))
    shutil.copy(folder / names[5], folder / "copy.png")
    for i in range(3):
        shutil.copy(world.images / files[40 + 3 * seed // 2 + i], folder / f"{rng.random()}.png")
    made, asked, told = again(world, folder, out)
    assert asked == 4 and told == ["Encoded 4 new, kept 17."]
    first, second = sorted(("copy.png", names[5]))  # the same file twice: the first by name stays
    assert [i.file for i in made.items] == sorted(p.name for p in folder.iterdir() if p.name != second)
    now = by_file(made)
    same = set(old) & set(now) - {names[2]}
    assert len(same) >= 15 and all(now[file] == old[file] for file in same)
    assert now[f"0-{names[3]}"] == old[names[3]] and now[first] == old[names[5]]
    verify(out)
    anew = build(folder, tmp_path / "anew", world.encoder)
    np.testing.assert_allclose(made.embeddings, anew.embeddings, atol=1e-5)
    assert again(world, folder, out)[1] == 0, "what is kept is kept again"


def test_nothing_changed(world: World, folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "out", world.encoder)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    made, asked, told = again(world, folder, tmp_path / "out")
    assert asked == 0 and len(made.items) == 20 and "Nothing has changed" in told[0]
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before
    made, asked, told = again(world, folder, tmp_path / "out", again=True)
    assert asked == 20 and told == []


@dataclass(frozen=True, kw_only=True)
class Later(Options):
    """As a later version may have them."""

    brought: int = 3


def test_an_option_that_a_later_version_brings_changes_nothing(world: World, folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "out", world.encoder, Options(seed=1))
    told = list[str]()
    build(folder, tmp_path / "out", world.encoder, Later(seed=1, cache=tmp_path / "cache"), tell=told.append)
    assert "Nothing has changed" in told[0]
    build(folder, tmp_path / "out", world.encoder, Later(seed=1, brought=4), tell=told.append)
    assert not any("Nothing has changed" in words for words in told[1:])


def test_other_options_keep_the_embeddings(world: World, folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "out", world.encoder)
    counting = Counting(world)
    made = build(folder, tmp_path / "out", counting, Options(levels=1, branching=2, name="other"))
    assert counting.seen == 0 and made.meta.name == "other" and made.views["clusters"].tree.depth == 1


def test_pictures_that_could_not_be_read_are_tried_again(world: World, folder: Path, tmp_path: Path) -> None:
    good = (folder / "003.png").read_bytes()
    (folder / "003.png").write_bytes(good[:99])
    build(folder, tmp_path / "out", world.encoder)
    (folder / "003.png").write_bytes(good)
    made, asked, _ = again(world, folder, tmp_path / "out")
    assert asked == 1 and len(made.items) == 20 and made.skipped == []


def test_a_stopped_second_build_goes_on_to_the_same_bits(world: World, folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "out", world.encoder)
    for i, file in enumerate(list(world.drawings)[40:53]):
        shutil.copy(world.images / file, folder / f"a{i}.png")
    shutil.copytree(tmp_path / "out", tmp_path / "whole")
    want = build(folder, tmp_path / "whole", world.encoder)
    with pytest.raises(KeyboardInterrupt):
        build(folder, tmp_path / "out", Counting(world, stop_after=8))
    made, asked, told = again(world, folder, tmp_path / "out")
    assert asked == 5 and told == ["Encoded 13 new, kept 20."]
    np.testing.assert_array_equal(made.embeddings, want.embeddings)
    assert (tmp_path / "out" / MANIFEST).read_bytes() == (tmp_path / "whole" / MANIFEST).read_bytes()


def without_sources(out: Path) -> None:
    save(replace(load(out), sources=None), out)


def otherwise_encoded(out: Path) -> None:
    manifest = json.loads((out / MANIFEST).read_text())
    manifest["meta"]["parameters"]["encoding"]["device"] = "cuda"
    (out / MANIFEST).write_text(json.dumps(manifest))


def of_another_model(out: Path) -> None:
    manifest = json.loads((out / MANIFEST).read_text())
    manifest["meta"]["model_digest"] = "0" * 64
    (out / MANIFEST).write_text(json.dumps(manifest))


def damaged(out: Path) -> None:
    next(out.glob("parts/embeddings-*")).write_bytes(b"x")


def unreadable(out: Path) -> None:
    (out / MANIFEST).write_text("{")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (without_sources, "does not say which files"),
        (otherwise_encoded, "encoded in another way"),
        (of_another_model, "another model"),
        (damaged, "damaged"),
        (unreadable, "cannot be read"),
    ],
)
def test_what_cannot_be_kept_is_encoded_again_and_said(
    world: World, folder: Path, tmp_path: Path, change, why: str
) -> None:
    build(folder, tmp_path / "out", world.encoder)
    change(tmp_path / "out")
    made, asked, told = again(world, folder, tmp_path / "out")
    assert asked == 20 and len(told) == 1 and why in told[0]
    assert made.sources is not None and verify(tmp_path / "out")["items"] == 20


def test_edits_are_not_lost_unless_a_person_says_so(world: World, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = build(folder, out, world.encoder)
    edit(out, made, Edit("rename", "clusters", {"node": 1, "name": "mine"}), world.encoder)
    assert load(out).sources is not None, "an edit leaves them"
    before = (out / MANIFEST).read_bytes()
    with pytest.raises(CollectionError, match=r"\(1 edit\).*--again"):
        build(folder, out, world.encoder)
    assert (out / MANIFEST).read_bytes() == before
    assert again(world, folder, out, again=True)[1] == 20 and "history" not in load(out).saved


def test_captions_are_encoded_once(world: World, tmp_path: Path) -> None:
    """Building again asks the text model for the new captions alone, and for names and the like."""
    images = shutil.copytree(world.images, tmp_path / "in")
    lines = (images / "metadata.csv").read_text().splitlines()
    build(images, tmp_path / "out", world.encoder)
    (images / "metadata.csv").write_text("\n".join([*lines[:5], lines[5].replace(",a ", ",one single "), *lines[6:]]))
    asked: list[str] = []

    class Noting(Counting):
        def encode_texts(self, texts):
            asked.extend(texts)
            return world.encoder.encode_texts(texts)

    made = build(images, tmp_path / "out", Noting(world))
    old = {i.caption for i in world.collection.items}
    new = {i.caption for i in made.items} - old
    assert len(new) == 1 and not old & set(asked) and new <= set(asked)


def test_what_cameras_wrote_is_kept_as_vectors_are_and_a_table_says_more(
    world: World, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(path for path in folder.rglob("*.png"))
    for i, path in enumerate(files):
        made = Image.Exif()
        made[272] = f"Camera {i % 2}"
        made.get_ifd(0x8769)[36867] = f"2026:06:{i + 1:02} 12:00:00"
        made.get_ifd(0x8825).update({1: "N", 2: (48.0, float(i), 0.0), 3: "E", 4: (11.0, 0.0, 0.0)})
        with Image.open(path) as picture:
            picture.save(path, exif=made)
    first, _, told = again(world, folder, tmp_path / "out")
    assert any(
        line.startswith("Attributes from the pictures' EXIF: taken (20), camera (20), place (20)") for line in told
    )
    assert first.quantities["taken"].known == 20 and first.items[0].attributes["camera"].startswith("Camera")
    files[0].unlink()
    with monkeypatch.context() as patched:
        patched.setattr("hierdemo.builder.reuse.photographed", lambda _: pytest.fail("nothing need be read again"))
        second, seen, _ = again(world, folder, tmp_path / "out")
    assert seen == 0 and [i.attributes for i in second.items] == [i.attributes for i in first.items[1:]]
    name = files[1].relative_to(folder)
    (folder / "metadata.csv").write_text(f"file_name,camera\n{name},mine\n")
    third = build(folder, tmp_path / "out", Counting(world), Options(exif=("taken", "camera")))
    own = {item.file: item.attributes for item in third.items}
    assert own[name.as_posix()] == {"camera": "mine", "taken": first.items[1].attributes["taken"]}
    assert own[files[2].relative_to(folder).as_posix()]["camera"].startswith("Camera") and "latitude" not in str(own)
