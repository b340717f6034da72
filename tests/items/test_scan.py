"""Which pictures are found below a folder, by its names, its links and its table, and which of them are the same."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hierdemo.items import duplicates
from hierdemo.items.foreign import NO_PICTURES
from hierdemo.items.image import SUFFIXES, ImageError, open_image
from hierdemo.items.scan import look, read, read_folder

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


@pytest.mark.parametrize("table", [b"name,caption\na,b\n", b"\xffbroken", b"", b"image_id,label\n1,cat\n"])
def test_a_table_about_something_else_is_said_and_stops_nothing(tmp_path: Path, table: bytes) -> None:
    touch(tmp_path, "a/1.png")
    (tmp_path / "metadata.csv").write_bytes(table)
    found = look(tmp_path)
    assert [i.file for i in found.items] == ["a/1.png"] and found.skipped == []
    assert len(found.notes) == 1 and "metadata.csv" in found.notes[0]


ROWS = "".join(f"{{0}}{i}.png{{1}}ball {i}\n" for i in range(3))


@pytest.mark.parametrize(
    "table",
    [
        "file_name,text\n" + ROWS.format("sub/", ","),
        "File,Caption\n" + ROWS.format("sub/", ","),
        "file;caption\n" + ROWS.format("sub/", ";"),
        "filepath\ttitle\n" + ROWS.format("sub/", "\t"),
        "file,caption\n" + ROWS.format("sub\\", ","),
        "file,caption\n" + ROWS.format("./sub/", ","),
        "file,caption\n" + ROWS.format(" sub/", " ,"),
        "file,caption\n" + ROWS.format("SUB/", ","),
        "file,caption\n" + ROWS.format("", ","),
    ],
)
def test_a_folders_table_may_spell_its_names_as_other_tools_do(tmp_path: Path, table: str) -> None:
    touch(tmp_path, *(f"sub/{i}.png" for i in range(3)))
    (tmp_path / "metadata.csv").write_text(table)
    found = look(tmp_path)
    assert [i.caption for i in found.items] == ["ball 0", "ball 1", "ball 2"]
    assert not found.notes and not found.skipped


def test_names_meet_composed_or_not_and_the_exact_one_comes_first(tmp_path: Path) -> None:
    composed, apart = "M\u00fcller.png", "Mu\u0308ller.png"
    touch(tmp_path, apart, "x.png")
    (tmp_path / "metadata.csv").write_text(f"file,caption\n{composed},one\n", encoding="utf-8")
    assert {i.file: i.caption for i in look(tmp_path).items} == {apart: "one", "x.png": ""}
    (tmp_path / "t.csv").write_text(f"file,caption\n{composed},one\n", encoding="utf-8")
    assert [(i.file, i.caption) for i in look(tmp_path, table=tmp_path / "t.csv").items] == [(apart, "one")]
    touch(tmp_path, composed)  # now both are there
    if len(os.listdir(tmp_path)) == 5:  # a system that tells them apart
        assert {i.file: i.caption for i in look(tmp_path).items} == {composed: "one", apart: "", "x.png": ""}


def test_what_two_pictures_are_called_names_neither(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.png", "b/1.png", "b/2.png")
    (tmp_path / "metadata.csv").write_text("file,caption\n1.png,one\n2.png,two\n")
    found = look(tmp_path)
    assert [i.caption for i in found.items] == ["", "", "two"]
    assert [s.file for s in found.skipped] == ["row 1 of metadata.csv"] and "1 of the 2 rows" in found.notes[0]


@pytest.mark.parametrize("name", ["metadata.csv", "metadata.jsonl"])
def test_tables_lie_in_the_folder_or_below_and_name_files_from_there_on(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "train/1.png", "test/1.png")
    for part in ("train", "test"):
        text = (
            f"file_name,text\n1.png,{part}\n"
            if name.endswith("csv")
            else f'{{"file_name": "1.png", "text": "{part}"}}\n'
        )
        (tmp_path / part / name).write_text(text)
    assert [(i.file, i.caption) for i in look(tmp_path).items] == [("test/1.png", "test"), ("train/1.png", "train")]


def test_no_folder_and_no_pictures(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="not a folder"):
        read_folder(tmp_path / "gone")
    touch(tmp_path, "notes.txt")
    with pytest.raises(ImageError, match="No pictures"):
        read_folder(tmp_path)


# files that are left out ------------------------------------------------------------------------


def reasons(folder: Path, **options: Path) -> dict[str, str]:
    return {s.file: s.reason for s in read(folder, **options).skipped}


def write(folder: Path, files: dict[str, bytes]) -> None:
    touch(folder, *files)
    for file, content in files.items():
        (folder / file).write_bytes(content)


def test_what_is_no_picture_is_told_as_after_an_upload(tmp_path: Path) -> None:
    write(tmp_path, {"1.png": b"1", "film.mov": b"", "a/plan.PDF": b"%PDF", "notes.txt": b"", ".x.mp4": b""})
    assert reasons(tmp_path) == {
        "film.mov": "A video (MOV): only pictures are read.",
        "a/plan.PDF": "A document (PDF): only pictures are read, export its pages as JPEG.",
    }


def test_the_page_knows_the_same_endings_of_what_is_no_picture() -> None:
    told = (Path(__file__).parents[2] / "hierdemo/ui/static/core/foreign.js").read_text()
    for kind, (suffixes, remedy) in NO_PICTURES.items():
        row = re.search(rf"\['{kind}', \[(.*?)\], '(.*?)'\]", told)
        assert row and {f".{s}" for s in re.findall(r"\w+", row[1])} == suffixes and row[2] == remedy


def test_of_equal_files_the_first_stays_and_items_are_numbered_anew(tmp_path: Path) -> None:
    write(tmp_path, {"b.png": b"one", "a/z.jpg": b"one", "c.png": b"two", "d.png": b"one", "e.png": b"six"})
    found = read(tmp_path)
    assert [(i.id, i.file) for i in found.items] == [(0, "a/z.jpg"), (1, "c.png"), (2, "e.png")]
    assert reasons(tmp_path) == dict.fromkeys(("b.png", "d.png"), "The same file as a/z.jpg.")


@pytest.mark.parametrize(
    ("kept", "gone"),
    [
        ("urlaub/1.png", "Kopien/1.png"),
        ("urlaub/1.png", "Backup 2024/a/1.png"),
        ("urlaub/1.png", "01 (1).png"),
        ("urlaub/1.png", "Copy of 1.png"),
        ("urlaub/1.png", "1 - Kopie.png"),
        ("z/1 (2).png", "Kopien/1.png"),  # nothing better: a folder called so says more than a name
        ("a/copycat.png", "b/1.png"),  # no copy by its name: the first by its path
        ("Photocopies (1985).png", "b/1.png"),
    ],
)
def test_of_equal_files_the_one_called_a_copy_goes(tmp_path: Path, kept: str, gone: str) -> None:
    write(tmp_path, {kept: b"1", gone: b"1"})
    found = read(tmp_path)
    assert [item.file for item in found.items] == [kept]
    assert [(s.file, s.reason) for s in found.skipped] == [(gone, f"The same file as {kept}.")]


def test_files_that_differ_late_are_not_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "BLOCK", 8)
    write(tmp_path, {"a.png": b"0123456789a", "b.png": b"0123456789b", "c.png": b"0123456789a", "d.png": b"01234567"})
    assert [i.file for i in read(tmp_path).items] == ["a.png", "b.png", "d.png"]


def test_files_that_hold_nothing_are_not_each_others_doubles(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "b.png")
    assert len(read(tmp_path).items) == 2


def test_only_files_of_one_size_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {f"{n}.png": b"x" * n for n in range(1, 9)} | {"again.png": b"y" * 5})
    opened: list[str] = []
    start = duplicates._start
    monkeypatch.setattr(duplicates, "_start", lambda path: (opened.append(path.name), start(path))[1])
    assert len(read(tmp_path).items) == 9 and sorted(opened) == ["5.png", "again.png"]


def test_it_tells_how_many_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "EVERY", 1)
    write(tmp_path, {"a.png": b"xy", "b.png": b"xy", "c.png": b"zz", "d.png": b"long"})
    told: list[tuple[str, int, int]] = []
    read(tmp_path, progress=lambda *word: told.append(word))
    passes = [("compare", i, n) for n in (4, 3, 2) for i in range(1, n + 1)]  # by size, start, and all of it
    assert told == [("found", 4, 4), *passes]


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder into which every user of the machine may look."""
    folder = Path(tempfile.mkdtemp(prefix="hierdemo-test-"))
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_what_may_not_be_read_is_left_out_and_said(open_to_all: Path) -> None:
    write(open_to_all, {"closed/a.png": b"a", "open/b.png": b"b", "open/c.png": b"c", "open/d.png": b"c"})
    for path in ("closed", "open/c.png"):
        (open_to_all / path).chmod(0)
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65534)  # root may read everything
    try:
        found = read(open_to_all)
        with pytest.raises(ImageError, match="may not be read"):
            open_image(open_to_all / "open" / "c.png")
    finally:
        os.seteuid(mine)
    assert [i.file for i in found.items] == ["open/b.png", "open/c.png", "open/d.png"], "compared with none"
    assert [(s.file, s.reason) for s in found.skipped] == [("closed", "The folder cannot be read: Permission denied.")]


def test_a_linked_folder_is_read_once_and_its_own_place_comes_first(tmp_path: Path) -> None:
    touch(tmp_path / "in", "z/1.png", ".store/2.png")
    (tmp_path / "in" / "a").symlink_to(tmp_path / "in" / "z", target_is_directory=True)
    (tmp_path / "in" / "kept").symlink_to(tmp_path / "in" / ".store", target_is_directory=True)
    (tmp_path / "in" / "whole").symlink_to(tmp_path, target_is_directory=True)
    found = look(tmp_path / "in")
    assert [i.file for i in found.items] == ["kept/2.png", "z/1.png"] and not found.skipped


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    touch(tmp_path, "real/a/1.png")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    assert [i.file for i in read(tmp_path / "link").items] == ["a/1.png"]


def test_nothing_but_what_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "gone")
    with pytest.raises(ImageError, match="No pictures.*first of 1 files left out is a.png: A link"):
        read(tmp_path)


# tables that name the pictures ------------------------------------------------------------------


def table(folder: Path, text: str, name: str = "table.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_table_chooses_and_tells(tmp_path: Path) -> None:
    pictures = tmp_path / "in"
    write(pictures, {name: name.encode() for name in ("b.png", "sub/a.jpg", "c.png", "other.png")})
    table(pictures, "file,x\nb.png,1", "metadata.csv")
    rows = "path,text,category,year\nsub\\a.jpg,a cat,animals/cats > tabby,2001\nC,,,\n./b.png,dog,animals,\n"
    found = read(pictures, table=table(tmp_path, rows.replace("C", f"{pictures}/c.png")))
    assert [(i.file, i.caption, i.taxonomy, i.attributes) for i in found.items] == [
        ("b.png", "dog", ("animals",), {}),
        ("c.png", "", (), {}),
        ("sub/a.jpg", "a cat", ("animals", "cats", "tabby"), {"year": "2001"}),
    ]
    assert (found.unnamed, found.skipped) == (1, [])
    assert {i.taxonomy for i in read(pictures, table=tmp_path / "table.csv", taxonomy="none").items} == {()}


def test_rows_without_a_file_of_the_folder_are_left_out(tmp_path: Path) -> None:
    pictures = tmp_path / "in"
    write(pictures, {"a.png": b"a", "same.png": b"a", "x.jpg/b.png": b"b", "no-suffix": b"c"})
    write(tmp_path, {"out.png": b"a"})
    rows = 'file|a.png|x.jpg/../a.png|gone.png|../out.png|OUT|""|x.jpg|same.png'.split("|")
    rows[5] = str(tmp_path / "out.png")
    rows += ["x.jpg/b.png", "no-suffix", "https://example.org/a.png", "a\0.png", "y" * 5000]
    found = read(pictures, table=table(tmp_path, "\n".join(rows)))
    assert [i.file for i in found.items] == ["a.png", "no-suffix", "x.jpg/b.png"]
    told = [(s.file[:40], s.reason) for s in found.skipped]
    wanted = ["row 2 of table.csv", "row 6 of table.csv", "gone.png", "../out.png", rows[5][:40], "x.jpg", "same.png"]
    assert sorted(file for file, _ in told) == sorted([*wanted, *(row[:40] for row in rows[-3:])])
    assert dict(told)["row 2 of table.csv"] == "It names a.png again: the first row that does counts."
    assert dict(told)["x.jpg"] == "A folder, not a file." and dict(told)["same.png"].startswith("The same file")
    assert sum("outside" in reason for _, reason in told) == 2


def test_a_table_of_other_pictures_is_said(tmp_path: Path) -> None:
    touch(tmp_path, "a.png")
    with pytest.raises(
        ImageError, match="table.csv names no picture that is in .*; the first of 2 .* b.png: There is no"
    ):
        read(tmp_path, table=table(tmp_path, "file\nb.png\nc.png\n"))


def test_folders_that_all_pictures_share_are_no_level(tmp_path: Path) -> None:
    for file in ("out/en/cats/1.png", "out/en/cats/2.png", "out/en/dogs/small/3.png"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(file.encode())
    assert [i.taxonomy for i in look(tmp_path).items] == [("cats",), ("cats",), ("dogs", "small")]
    assert {i.taxonomy for i in look(tmp_path / "out" / "en" / "dogs").items} == {()}
