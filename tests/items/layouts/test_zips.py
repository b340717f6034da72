"""Pictures in zips: read where they lie, with what is said of them; what stops nothing, and what is told."""

import os
import zipfile
from pathlib import Path
from random import Random

import pytest

from hierdemo.items import zipped
from hierdemo.items.image import ImageError, open_image
from hierdemo.items.place import PlaceError, place_of
from hierdemo.items.scan import look, read
from tests.support.archives import png

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def write_zip(path: Path, members: dict[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packed) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


@pytest.mark.parametrize("held", [zipped.HELD, 10])  # a large one is unpacked to a file
@pytest.mark.parametrize("packed", PACKED)
def test_a_zip_is_like_a_folder(tmp_path: Path, packed: int, held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "HELD", held)
    names = ["b/Küche.png", "a/1.png", "a/2.png", "__MACOSX/a/._1.png", "a/again.png"]
    members = {name: png(min(n, 3)) for n, name in enumerate(names)} | {"a/again.png": png(1), "notes.md": b"x"}
    members |= {
        "film.mov": b"x",
        "../../out.png": png(1),
        "metadata.csv": b"file,caption\na/2.png,two\ngone.png,none\n",
    }
    path = write_zip(tmp_path / "p.zip", members, packed)
    found = read(path)
    assert found.layout is not None and found.layout.line == "pictures in 1 zip" and found.images == path
    assert [(i.file, i.caption, i.taxonomy) for i in found.items] == [
        ("a/1.png", "", ("a",)),
        ("a/2.png", "two", ("a",)),
        ("b/Küche.png", "", ("b",)),
    ]
    assert {s.file: s.reason for s in found.skipped} == {
        "../../out.png": "Its name leads out of the zip.",
        "a/again.png": "The same file as a/1.png.",
        "film.mov": "A video (MOV): only pictures are read.",
        "row 2 of metadata.csv": "It names no picture of the zip.",
    }
    for item in found.items:
        place = place_of(found.images, item.file)
        assert open_image(place).size == (32, 24) and place.stat()[0] == len(members[item.file])
    assert not [p for p in tmp_path.rglob("*") if p != path], "nothing is unpacked"


def test_a_folder_of_zips(tmp_path: Path) -> None:
    write_zip(tmp_path / "train-0.zip", {"cat/1.png": png(1)})
    write_zip(tmp_path / "val-0.zip", {"2.png": png(2)})
    (tmp_path / "broken.zip").write_bytes(b"PK\3\4 and no more")
    found = read(tmp_path)
    assert found.layout is not None and found.layout.line == "pictures in 3 zips"
    assert [(i.file, i.attributes) for i in found.items] == [
        ("train-0.zip/cat/1.png", {"split": "train"}), ("val-0.zip/2.png", {"split": "validation"})
    ]  # fmt: skip
    assert [s.file for s in found.skipped] == ["broken.zip"] and "damaged or no zip" in found.skipped[0].reason
    with pytest.raises(ImageError, match="damaged or no zip"):
        look(tmp_path / "broken.zip")


def test_a_damaged_member_is_one_sentence(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", {"1.png": png(1), "2.png": png(2)}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"IHDR") + 9] ^= 255
    path.write_bytes(data)
    with pytest.raises(ImageError, match="1.png in p.zip is damaged"):
        open_image(place_of(path, "1.png"))
    assert open_image(place_of(path, "2.png")).size == (32, 24)
    with pytest.raises(PlaceError, match="holds no 3.png any more"):
        place_of(path, "3.png").open()


def test_what_claims_to_be_huge_or_is_locked_is_left_out(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", {"1.png": png(1), "2.png": png(2), "3.png": png(3)})
    data = bytearray(path.read_bytes())
    first, second = (data.index(name, data.index(b"PK\1\2")) - 46 for name in (b"1.png", b"2.png"))
    data[first + 24 : first + 28] = (1 << 31).to_bytes(4, "little")  # its size in the list at the end
    data[second + 8] |= 1  # a password
    path.write_bytes(data)
    found = look(path)
    assert [i.file for i in found.items] == ["3.png"]
    assert [s.reason.split(":")[0] for s in found.skipped] == [
        "It is too large once it is unpacked", "It has a password"
    ]  # fmt: skip


def test_no_damage_is_more_than_a_sentence(tmp_path: Path) -> None:
    path, rng = tmp_path / "p.zip", Random(0)
    whole = write_zip(
        path, {"a/1.png": png(1), "2.png": png(2), "metadata.csv": b"file,caption\n2.png,x\n"}
    ).read_bytes()
    read_all = 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 6)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        path.write_bytes(data[: rng.choice([len(data), len(data), rng.randrange(len(data))])])
        os.utime(path, ns=(rng.getrandbits(60), rng.getrandbits(60)))
        try:
            found = look(path)
            read_all += sum(open_image(place_of(found.images, i.file)).size == (32, 24) for i in found.items) == 2
        except ImageError as e:
            assert "\n" not in str(e)
    assert 0 < read_all < 300
