"""Collections of pictures that lie in tars and tables: the same as of the files, kept when built again, shown large."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.builder.pipeline import build
from hierdemo.collection.store import load, verify
from hierdemo.items.image import ImageError
from hierdemo.search.engine import Engine
from tests.support.archives import pictures_table, write_parquet, write_tar
from tests.support.command import run
from tests.support.folders import Counting
from tests.support.pages import client_of
from tests.support.tiny import World

pytestmark = pytest.mark.usefixtures("quick_maps")
FEW = 12


def pack(world: World, folder: Path, kind: str, files: list[str]) -> Path:
    """Two archives of pictures, and what is given to the build."""
    data = [(file, (world.images / file).read_bytes()) for file in files]
    for n, part in enumerate((data[::2], data[1::2])):
        if kind == "tar":
            write_tar(folder / f"{n}.tar", [*part, *((f"{f[:-4]}.txt", b"picture " + f.encode()) for f, _ in part)])
        else:
            rows = pictures_table([(bytes_, file) for file, bytes_ in part], text=[f"picture {f}" for f, _ in part])
            write_parquet(folder / f"{n}.parquet", rows, 2)
    return folder


@pytest.mark.parametrize("kind", ["tar", "parquet"])
def test_an_archive_is_built_like_a_folder_and_shown_like_one(world: World, tmp_path: Path, kind: str) -> None:
    files = list(world.drawings)[: 5 * FEW : 5]
    given, out = pack(world, tmp_path / "in", kind, files[:-1]), tmp_path / "out"
    made = build(given, out, world.encoder)
    assert made.meta.parameters["layout"].endswith(("2 tars", f"2 files, {FEW - 1} rows"))
    drawn = {item.caption.removeprefix("picture "): item.id for item in made.items}
    theirs = {item.file: item.id for item in world.collection.items}
    ours, others = [drawn[f] for f in files[:-1]], [theirs[f] for f in files[:-1]]
    np.testing.assert_allclose(made.embeddings[ours], world.collection.embeddings[others], atol=1e-5)
    verify(out)

    pack(world, given, kind, files)  # one more in the second, and both written again
    counting, told = Counting(world), list[str]()
    again = build(given, out, counting, tell=told.append)
    assert counting.seen == 1 and len(again.items) == FEW and told == [f"Encoded 1 new, kept {FEW - 1}."]

    with client_of(Engine(again, world.encoder), tmp_path) as client:
        last = next(item for item in again.items if item.caption.endswith(files[-1]))
        reply = client.get(f"/hd/image/{last.id}")
        assert reply.headers["content-type"] == "image/png"
        assert reply.content == (world.images / files[-1]).read_bytes()
        os.replace(given, tmp_path / "moved")
        reply = client.get(f"/hd/image/{last.id}")
        assert Image.open(io.BytesIO(reply.content)).format == "WEBP", "its thumbnail stands in"


def test_what_a_visitor_sent_names_no_file_of_the_server(world: World, tmp_path: Path) -> None:
    outside = pictures_table([(None, str(world.images / file)) for file in world.drawings])
    write_parquet(tmp_path / "in" / "t.parquet", outside)
    with pytest.raises(ImageError, match="pictures that lie elsewhere"):
        build(tmp_path / "in", tmp_path / "out", world.encoder, alone=True)
    assert not (tmp_path / "out").exists()


def test_like_and_edit_name_a_picture_by_its_place(world: World, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    files, out = list(world.drawings)[:48:4], tmp_path / "out"
    build(pack(world, tmp_path / "in", "tar", files), out, world.encoder)
    status, found, _ = run(capsys, "like", f"0.tar/{files[0]}", "--collection", out)
    assert status == 0 and ".tar/" in found
    write_tar(tmp_path / "in" / "2.tar", [(file, (world.images / file).read_bytes()) for file in world.drawings][1:2])
    status, _, said = run(capsys, "edit", "add", "--collection", out)
    added = load(out).items[-1]
    assert (status, added.file, added.taxonomy) == (
        0,
        f"2.tar/{list(world.drawings)[1]}",
        load(out).items[0].taxonomy,
    ), said
