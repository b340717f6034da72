"""Data sets with a column of pictures, in Parquet and Arrow.

What datasets 5.2.0 wrote (to_parquet with and without embedded bytes, save_to_disk of a Dataset and of a DatasetDict)
was read by hand once and gave the same: labels' names, splits, captions, files beside the table.
"""

import builtins
import contextlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import ipc, parquet

from hierdemo.items import picture_rows
from hierdemo.items.image import ImageError, open_image
from hierdemo.items.place import place_of
from hierdemo.items.scan import look, read
from tests.support.archives import pictures_table, png, told, write_parquet, write_saved

LABELS = {"label": ("big_cat", "dog")}


def one(n: int = 4, first: int = 0) -> pyarrow.Table:
    pictures = [(png(first + i), f"p{first + i}.png" if i % 2 else None) for i in range(n)]
    table = pictures_table(pictures, label=[i % 2 for i in range(n)], text=[f"number {first + i}" for i in range(n)])
    return told(table, LABELS)


def colours(found: Any) -> list[int]:
    return [open_image(place_of(found.images, i.file)).getpixel((0, 0))[2] for i in found.items]  # type: ignore[index]


@pytest.mark.parametrize("group", [1, 3, 100])
def test_pictures_labels_and_captions_are_read_from_parquet(tmp_path: Path, group: int) -> None:
    write_parquet(tmp_path / "data" / "train-00000-of-00001.parquet", one(), group)
    write_parquet(tmp_path / "data" / "test-00000-of-00001.parquet", one(3, 10), group)
    found = read(tmp_path)
    assert found.layout is not None and found.layout.line == "a data set in Parquet: 2 files, 7 rows"
    test = "data/test-00000-of-00001.parquet"
    assert [(i.file, i.caption, i.taxonomy, i.attributes) for i in found.items][:2] == [
        (f"{test}/0", "number 10", ("big cat",), {"split": "test"}),
        (f"{test}/1/p11.png", "number 11", ("dog",), {"split": "test"}),
    ]
    assert colours(found) == [10, 11, 12, 0, 1, 2, 3]
    backwards = [place_of(found.images, i.file).open().read() for i in reversed(found.items)]
    assert backwards == [png(n) for n in (3, 2, 1, 0, 12, 11, 10)], "in whatever order rows are asked for"


def test_one_file_is_given_by_its_path(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "x.parquet", one())
    found = read(path)
    assert found.images == path and [i.file for i in found.items] == ["0", "1/p1.png", "2", "3/p3.png"]
    assert colours(found) == [0, 1, 2, 3]


def test_what_datasets_saved_to_disk(tmp_path: Path) -> None:
    write_saved(tmp_path / "saved" / "train", [one(3), one(2, 10)])
    write_saved(tmp_path / "saved" / "test", [one(1, 20)])
    (tmp_path / "saved" / "train" / "cache-1.arrow").write_bytes(b"not ours")
    found = read(tmp_path / "saved")
    assert found.layout is not None and found.layout.line == "a data set saved to disk: 3 files, 6 rows"
    assert colours(found) == [20, 0, 1, 2, 10, 11]
    assert found.items[0].attributes == {"split": "test"}
    with ipc.new_file(tmp_path / "a.arrow", one().schema) as file:
        file.write_table(one())
    assert colours(read(tmp_path / "a.arrow")) == [0, 1, 2, 3]


@pytest.mark.parametrize("kind", ["parquet", "arrow"])
def test_either_of_bytes_and_path_may_be_null(tmp_path: Path, kind: str) -> None:
    (tmp_path / "in" / "pictures").mkdir(parents=True)
    (tmp_path / "in" / "pictures" / "2.png").write_bytes(png(2))
    (tmp_path / "elsewhere.png").write_bytes(png(3))
    paths = [None, "pictures/2.png", str(tmp_path / "elsewhere.png"), "gone.png", None, "pictures/2.png"]
    table = pictures_table([(png(1), None), *[(None, path) for path in paths[1:]]])
    if kind == "parquet":
        write_parquet(tmp_path / "in" / "t.parquet", table)
    else:
        write_saved(tmp_path / "in", [table])
    found = read(tmp_path / "in")
    assert colours(found) == [1, 2, 3] and found.images == tmp_path
    reasons = [s.reason for s in found.skipped]
    assert len(reasons) == 3 and any("gone.png is not there" in r for r in reasons)
    assert "It holds no picture." in reasons and any("names in/pictures/2.png again" in r for r in reasons)


def test_the_same_picture_is_found_and_what_is_none_is_left_for_later(tmp_path: Path) -> None:
    rows = [(png(1), None), (b"no picture", "x.png"), (png(1), None), (b"", None)]
    path = write_parquet(tmp_path / "t.parquet", pictures_table(rows), 2)
    found = read(path)
    assert [i.file for i in found.items] == ["0", "1/x.png", "3"]
    assert [(s.file, s.reason) for s in found.skipped] == [("2", "The same file as 0.")]
    with pytest.raises(ImageError, match="x.png is not a picture"):
        open_image(place_of(path, "1/x.png"))


def test_other_columns_are_attributes_and_what_is_no_plain_value_is_said(tmp_path: Path) -> None:
    more = {
        "coarse": [0],
        "fine": [1],
        "captions": [["first", "second"]],
        "box": [[0.1, 0.2]],
        "mask": [b"1"],
        "n": [3.0],
    }
    table = told(pictures_table([(png(1), None)], **more), {"fine": ("x", "small_dog"), "coarse": ("animal",)})
    found = read(write_parquet(tmp_path / "t.parquet", table))
    item = found.items[0]
    assert (item.caption, item.taxonomy) == ("first", ("animal", "small dog"))
    assert item.attributes == {"n": "3"}
    assert found.notes == ("Not taken, since they hold no plain values: box, mask.",)


def test_a_second_column_of_pictures_is_told(tmp_path: Path) -> None:
    table = pictures_table([(png(1), None)])
    found = read(write_parquet(tmp_path / "t.parquet", table.append_column("depth", table.column("image"))))
    assert len(found.items) == 1
    assert found.notes == ("One picture a row is taken; further columns of pictures are not: depth.",)


def test_img2datasets_parquet_has_the_bytes_in_a_column_of_their_own(tmp_path: Path) -> None:
    rows = {"url": ["u", "v"], "status": ["success", "failed"], "error_message": [None, "404"], "jpg": [png(1), None]}
    path = write_parquet(tmp_path / "00000.parquet", pyarrow.table(rows))
    found = read(path)
    assert [(i.file, i.attributes) for i in found.items] == [("00000.parquet/0", {"url": "u"})] and colours(found) == [
        1
    ]
    assert [(s.file, s.reason) for s in found.skipped] == [("v", "It was not downloaded: 404.")]


def test_a_damaged_shard_and_an_empty_one_stop_nothing(tmp_path: Path) -> None:
    data = write_parquet(tmp_path / "0.parquet", one()).read_bytes()
    (tmp_path / "1.parquet").write_bytes(data[: len(data) // 2])
    write_parquet(tmp_path / "2.parquet", one(0))
    found = read(tmp_path)
    assert colours(found) == [0, 1, 2, 3] and [s.file for s in found.skipped] == ["1.parquet"]
    with pytest.raises(ImageError, match=r"damaged or cut short|cannot be read"):
        look(tmp_path / "1.parquet")
    with pytest.raises(ImageError, match="holds no picture"):
        look(tmp_path / "2.parquet")


@pytest.mark.parametrize(
    "spoil", [lambda p: p.unlink(), lambda p: write_parquet(p, one(1)), lambda p: p.write_bytes(b"PAR1")]
)
def test_a_table_that_has_gone_or_changed_gives_a_sentence(tmp_path: Path, spoil: Callable[[Path], Any]) -> None:
    path = write_parquet(tmp_path / "t.parquet", one())
    place = place_of(path, "3/p3.png")
    assert open_image(place).size == (32, 24)
    spoil(path)
    with pytest.raises(ImageError, match=r"There is no file|has no row 3|damaged|no column"):
        open_image(place)


def test_a_row_of_a_large_group_is_read_without_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of a group are read as far as the row, and a few of them are held."""
    monkeypatch.setattr(picture_rows, "BATCH", 4_000)
    rng = [bytes([i]) * 1_000 for i in range(200)]
    path = tmp_path / "t.parquet"
    parquet.write_table(
        pictures_table([(data, None) for data in rng]), path, data_page_size=2_000, use_dictionary=False
    )
    table = picture_rows.Table(path)
    assert [table.picture(n) for n in (150, 151, 149, 0, 199, 198)] == [rng[n] for n in (150, 151, 149, 0, 199, 198)]
    held = table._source._held  # type: ignore[union-attr]
    assert len(held) <= picture_rows.HELD and sum(len(column) for _, column in held) < 50


def test_without_pyarrow_a_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = write_parquet(tmp_path / "t.parquet", one()), builtins.__import__

    def without(name: str, *args: Any, **more: Any) -> Any:
        if name.split(".")[0] == "pyarrow":
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    for given in (path, tmp_path):
        with pytest.raises(ImageError, match="pip install pyarrow"):
            look(given)
    (tmp_path / "1.png").write_bytes(png(1))
    assert [i.file for i in look(tmp_path).items] == ["1.png"], "a folder of pictures needs none"


@pytest.mark.parametrize("kind", ["parquet", "arrow"])
def test_changed_bytes_end_in_a_sentence_or_are_read(tmp_path: Path, kind: str) -> None:
    """Not in another error, nor in the end of the process: pyarrow trusts where a file of Arrow says things lie. The
    footer of Parquet stays as it is: of some that are damaged pyarrow 26 itself ends the process, when it is asked for
    a column's statistics.
    """
    data = write_parquet(tmp_path / "b.parquet", one(6), 2).read_bytes()
    if kind == "arrow":
        data = next(write_saved(tmp_path / "saved", [one(6)]).glob("*.arrow")).read_bytes()
    path, chance, end = tmp_path / f"m.{kind}", random.Random(1), len(data)
    if kind == "parquet":
        end -= 8 + int.from_bytes(data[-8:-4], "little")
    for _ in range(120):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 2, 8))):
            changed[chance.randrange(end)] = chance.randrange(256)
        path.write_bytes(changed[: chance.randrange(len(data)) if chance.random() < 0.1 else None])
        with contextlib.suppress(ImageError):
            found = read(path)
            for item in found.items:
                with contextlib.suppress(ImageError):
                    open_image(place_of(found.images, item.file))
