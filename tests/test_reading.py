"""Which pictures are found below a folder, by its names, its links and its table, and which of them are the same."""

from pathlib import Path

import pytest

from hierdemo.catalog import SUFFIXES, ImageError
from hierdemo.reading import read_folder

# folders ----------------------------------------------------------------------------------------


def touch(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(b"")


def test_items_are_in_order_of_their_path_with_folders_as_taxonomy(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "b-two/x.png",
        "a_one/sub/2.JPG",
        "a_one/sub/10.webp",
        "a_one/notes.txt",
        ".hidden/z.png",
        "b-two/.y.png",
    )
    items = read_folder(tmp_path)
    assert [i.file for i in items] == ["a_one/sub/10.webp", "a_one/sub/2.JPG", "b-two/x.png"]
    assert [i.id for i in items] == [0, 1, 2]
    assert [i.taxonomy for i in items] == [("a one", "sub"), ("a one", "sub"), ("b two",)]
    assert all(i.taxonomy == () for i in read_folder(tmp_path, taxonomy="none"))


def test_one_picture_outside_the_folders_means_no_taxonomy(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.png", "2.png")
    assert {i.taxonomy for i in read_folder(tmp_path)} == {()}


def test_every_suffix_is_found(tmp_path: Path) -> None:
    touch(tmp_path, *(f"{i}{s}" for i, s in enumerate(sorted(SUFFIXES))))
    assert len(read_folder(tmp_path)) == len(SUFFIXES)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.png")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(read_folder(tmp_path)) == 1


def test_the_table_gives_captions_and_attributes(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.png", "a/2.png", "a/3.png")
    table = "\ufefffile,caption,colour,größe\na/1.png, Ein Bild ,red,\na/2.png,<b>bold</b>,,klein\nnone.png,x,y,z\n"
    (tmp_path / "metadata.csv").write_text(table, encoding="utf-8")
    one, two, three = read_folder(tmp_path)
    assert (one.caption, one.attributes) == ("Ein Bild", {"colour": "red"})
    assert (two.caption, two.attributes) == ("<b>bold</b>", {"größe": "klein"})
    assert (three.caption, three.attributes) == ("", {})


def test_uneven_rows_are_read(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.png", "a/2.png")
    (tmp_path / "metadata.csv").write_text("file,caption,colour\na/1.png,one,red,more,and more\na/2.png\n")
    one, two = read_folder(tmp_path)
    assert (one.caption, one.attributes, two.caption, two.attributes) == ("one", {"colour": "red"}, "", {})


@pytest.mark.parametrize(
    "table", [b"name,caption\na,b\n", b"\xff\xfe\x00broken", b"", b'file,caption\n"' + b"x" * 200_000]
)
def test_a_bad_table_is_said(tmp_path: Path, table: bytes) -> None:
    touch(tmp_path, "a/1.png")
    (tmp_path / "metadata.csv").write_bytes(table)
    with pytest.raises(ImageError, match="metadata.csv"):
        read_folder(tmp_path)


def test_no_folder_and_no_pictures(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="not a folder"):
        read_folder(tmp_path / "gone")
    touch(tmp_path, "notes.txt")
    with pytest.raises(ImageError, match="No pictures"):
        read_folder(tmp_path)
