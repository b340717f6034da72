"""Captions that lie beside pictures, img2dataset's folders of files, and a table in the place of a folder."""

import json
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from hierdemo.items.image import ImageError
from hierdemo.items.scan import look


def write(folder: Path, **files: str | bytes) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_captions_beside_pictures_are_read(tmp_path: Path) -> None:
    boxes = "0 0.5 0.5 0.1 0.1"
    write(
        tmp_path,
        a__1_dot_png="",
        a__1_dot_txt="\ufeff a cat \nde.utf8=Eine Katze\npt_BR.utf8=Um gato\n",
        b__2_dot_jpg="",
        b__2_dot_txt=boxes,
        b__3_dot_png="",
    )
    write(tmp_path, b__3_dot_json=json.dumps({"title": "a dog", "shapes": [{"x": 1}], "data": "A" * 9000, "by": "me"}))
    found = look(tmp_path)
    assert found.layout is not None and found.layout.line.startswith("pictures with texts beside them")
    assert [(i.file, i.caption, i.attributes, i.taxonomy) for i in found.items] == [
        ("a/1.png", "a cat", {}, ("a",)), ("b/2.jpg", "", {}, ("b",)), ("b/3.png", "a dog", {"by": "me"}, ("b",))
    ]  # fmt: skip


def test_a_text_of_the_folder_is_no_caption(tmp_path: Path) -> None:
    write(tmp_path, one_dot_png="", README_dot_txt="about", settings_dot_json="{}")
    assert look(tmp_path).layout is None


def test_img2datasets_folders_of_files(tmp_path: Path) -> None:
    write(tmp_path, **{"00000__000000000_dot_jpg": "", "00000__000000000_dot_json": '{"caption": "one", "url": "u"}'})
    rows = {"url": ["u", None], "status": ["success", "failed_to_resize"], "error_message": [None, None]}
    parquet.write_table(pyarrow.table(rows), tmp_path / "00000.parquet")
    found = look(tmp_path)
    assert found.layout is not None and found.layout.line == "an img2dataset folder: 1 folder of files"
    assert [(i.file, i.caption, i.taxonomy) for i in found.items] == [("00000/000000000.jpg", "one", ())]
    assert [(s.file, s.reason) for s in found.skipped] == [
        ("00000.parquet", "It was not downloaded: failed_to_resize.")
    ]


@pytest.mark.parametrize("start", ["", "./", "pictures\\..\\", "WHOLE/"])
def test_open_clips_csv_is_given_in_the_place_of_a_folder(tmp_path: Path, start: str) -> None:
    write(tmp_path, data__1_dot_png="", data__2_dot_png="", pictures__x="")
    start = start.replace("WHOLE", tmp_path.as_posix())
    table = f"filepath\ttitle\n{start}data/1.png\ta cat\n{start}data/gone.png\tgone\n{start}data/1.png\tagain\n\tnone\n"
    (tmp_path / "train.csv").write_text(table)
    found = look(tmp_path / "train.csv")
    assert found.layout is not None and found.layout.line == "a table that names 4 pictures"
    assert [(found.images / i.file, i.caption) for i in found.items] == [(tmp_path / "data" / "1.png", "a cat")]
    assert len(found.skipped) == 3


def test_pictures_elsewhere_are_taken_from_the_folder_that_they_share(tmp_path: Path) -> None:
    write(tmp_path, a__1_dot_png="", b__2_dot_png="", lists__x="")
    (tmp_path / "lists" / "t.csv").write_text(f"filepath,title\n{tmp_path}/a/1.png,one\n../b/2.png,two\n")
    found = look(tmp_path / "lists" / "t.csv")
    assert found.images == tmp_path and [i.file for i in found.items] == ["a/1.png", "b/2.png"]


def test_a_table_that_names_no_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ImageError, match="does not say which files"):
        look(tmp_path / "t.csv")
