"""Tars of pictures: samples, img2dataset's tables beside them, plain ones; and what stops nothing.

What webdataset 0.2.111 and img2dataset 1.47.0 wrote (webdataset, files and parquet, one address of seven failing) was
read by hand once and gave the same: captions, attributes, the failed address.
"""

import json
import tarfile
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from hierdemo.items.image import ImageError, open_image
from hierdemo.items.place import place_of
from hierdemo.items.scan import Found, look, read
from tests.support.archives import png, write_tar


def sample(key: str, n: int, **texts: object) -> list[tuple[str, bytes]]:
    told = [(f"{key}.{ending}", v if isinstance(v, bytes) else str(v).encode()) for ending, v in texts.items()]
    return [(f"{key}.png", png(n)), *told]


def opened(found: Found) -> list[tuple[int, int]]:
    return [open_image(place_of(found.images, item.file)).size for item in found.items]


def test_a_sample_is_what_has_one_key(tmp_path: Path) -> None:
    first = sample("cat/1", 1, txt="a cat", json=json.dumps({"colour": "red", "box": [1, 2], "n": 3}), cls=7)
    first.append(("cat/1.seg.png", png(9)))
    write_tar(tmp_path / "train-0.tar", [*first, *sample("dog/v1.2/x", 2, json='{"caption": "a dog"}')])
    write_tar(tmp_path / "val-0.tar", sample("dog/3", 3))
    found = read(tmp_path)
    assert found.layout is not None and found.layout.line == "a WebDataset: 2 tars"
    assert [(i.file, i.caption, i.attributes, i.taxonomy) for i in found.items] == [
        ("train-0.tar/cat/1.png", "a cat", {"split": "train", "colour": "red", "n": "3", "class": "7"}, ("cat",)),
        ("train-0.tar/dog/v1.2/x.png", "a dog", {"split": "train"}, ("dog", "v1.2")),
        ("val-0.tar/dog/3.png", "", {"split": "validation"}, ("dog",)),
    ]
    assert opened(found) == [(32, 24)] * 3
    assert any("1 further picture" in note for note in found.notes), found.notes


def test_texts_may_lie_apart_from_their_picture(tmp_path: Path) -> None:
    """As tar packs a folder: in whatever order it has."""
    members = [("./2.txt", b"two"), ("./1.png", png(1)), ("./2.png", png(2)), ("./1.txt", b"one"), ("./3.txt", b"none")]
    found = look(write_tar(tmp_path / "t.tar", members))
    assert [(i.file, i.caption) for i in found.items] == [("1.png", "one"), ("2.png", "two")]
    assert [s.file for s in found.skipped] == ["3"]


def test_a_plain_tar_of_pictures_is_like_a_folder(tmp_path: Path) -> None:
    names = ["a/IMG.2020.png", "a/IMG.2021.png", "b/._x.png", "b/1.png", "notes.md", "b/raw.NEF", "film.mov"]
    tar = write_tar(tmp_path / "t.tar", [(name, png(n)) for n, name in enumerate(names)])
    found = look(tar)
    assert found.layout is not None and found.layout.line == "pictures in 1 tar" and found.images == tar
    assert [(i.file, i.taxonomy) for i in found.items] == [
        ("a/IMG.2020.png", ("a",)), ("a/IMG.2021.png", ("a",)), ("b/1.png", ("b",)), ("b/raw.NEF", ("b",))
    ]  # fmt: skip
    assert [(s.file, s.reason) for s in found.skipped] == [("film.mov", "A video (MOV): only pictures are read.")]


def test_the_same_bytes_are_found_across_tars(tmp_path: Path) -> None:
    write_tar(tmp_path / "0.tar", [("1.png", png(1)), ("2.png", png(2))])
    write_tar(tmp_path / "1.tar", [("3.png", png(1)), ("4.png", png(4))])
    found = read(tmp_path)
    assert [i.file for i in found.items] == ["0.tar/1.png", "0.tar/2.png", "1.tar/4.png"]
    assert [(s.file, s.reason) for s in found.skipped] == [("1.tar/3.png", "The same file as 0.tar/1.png.")]


def test_downloads_that_failed_are_listed(tmp_path: Path) -> None:
    write_tar(tmp_path / "00000.tar", sample("000000000", 1, txt="one", json='{"status": "success", "url": "u"}'))
    rows = {
        "url": ["u", "https://x/2.jpg"],
        "status": ["success", "failed_to_download"],
        "error_message": [None, "404"],
    }
    parquet.write_table(pyarrow.table(rows), tmp_path / "00000.parquet")
    (tmp_path / "00000_stats.json").write_text("{}")
    found = look(tmp_path)
    assert found.layout is not None and found.layout.line == "an img2dataset folder: 1 tar"
    assert [(i.caption, i.attributes) for i in found.items] == [("one", {"url": "u"})]
    assert [(s.file, s.reason) for s in found.skipped] == [("https://x/2.jpg", "It was not downloaded: 404.")]


def test_what_is_wrong_with_a_tar_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    members = [("1.png", png(1)), ("../2.png", png(2)), ("1.png", png(3)), ("4.txt", b"\0"), ("4.png", b"no picture")]
    whole = write_tar(tmp_path / "in" / "0.tar", members).read_bytes()
    (tmp_path / "in" / "1.tar").write_bytes(whole[:540])
    (tmp_path / "in" / "2.tar").write_bytes(b"")
    found = look(tmp_path / "in")
    assert [i.file for i in found.items] == ["0.tar/1.png", "0.tar/4.png"]
    assert {s.file for s in found.skipped} == {"0.tar/../2.png", "0.tar/1.png"}
    told = " ".join(found.notes)
    assert "1.tar is damaged or cut short" in told and "1 of the .txt files cannot be read" in told
    assert open_image(place_of(found.images, "0.tar/1.png")).getpixel((0, 0)) == (3 * 37 % 256, 3 * 91 % 256, 3)
    with pytest.raises(ImageError, match="4.png is not a picture"):
        open_image(place_of(found.images, "0.tar/4.png"))


@pytest.mark.parametrize(("mode", "program"), [("gz", "gunzip"), ("bz2", "bunzip2"), ("xz", "unxz")])
def test_a_compressed_tar_is_told_with_the_remedy(tmp_path: Path, mode: str, program: str) -> None:
    for name in (f"t.tar.{mode}", "t.tar"):
        with tarfile.open(tmp_path / name, f"w:{mode}"):
            pass
        with pytest.raises(ImageError, match=f"compressed.*{program} {name}"):
            look(tmp_path / name)


def test_tars_beside_pictures_are_not_what_the_folder_is_about(tmp_path: Path) -> None:
    write_tar(tmp_path / "code.tar", [("x.py", b"")])
    with pytest.raises(ImageError, match="holds no picture that can be used"):
        look(tmp_path / "code.tar")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.png").write_bytes(png(1))
    assert [i.file for i in look(tmp_path).items] == ["a/1.png"]


def test_a_tar_that_has_gone_or_changed_gives_a_sentence(tmp_path: Path) -> None:
    tar = write_tar(tmp_path / "t.tar", [("1.png", png(1))])
    place = place_of(tmp_path, "t.tar/1.png")
    write_tar(tar, [("2.png", png(2))])
    with pytest.raises(ImageError, match=r"t\.tar holds no 1\.png any more"):
        open_image(place)
    tar.unlink()
    for gone in (place, place_of(tmp_path, "t.tar/1.png")):
        with pytest.raises(ImageError, match="There is no file"):
            open_image(gone)
