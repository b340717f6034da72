"""What is said of files that a collection leaves out."""

import csv
from pathlib import Path

from hierdemo.collection.store import write_list
from hierdemo.items.skipped import LIST, SAME, duplicates, on_one_line, readable, summary, worst_first


def test_the_list_comes_back_as_it_was_written(tmp_path: Path) -> None:
    rows = [("a, b.png", 'It is "odd".'), ("two\nlines.png", f"{SAME}a, b.png."), ("猫\u202e.png", "x")]
    write_list(tmp_path, rows)
    with (tmp_path / LIST).open(newline="", encoding="utf-8") as f:
        assert [tuple(row) for row in csv.reader(f)] == [("file", "reason"), *rows]
    write_list(tmp_path, [])
    assert (tmp_path / LIST).read_text() == "file,reason\n", "no older list stays"


def test_counts_are_told_by_kind() -> None:
    bad, same = "It is damaged.", f"{SAME}a.png."
    assert summary([]) == "" and duplicates([same, bad, same]) == 2
    assert summary([bad]) == "1 file left out (1 that cannot be used)"
    assert summary([same]) == "1 file left out (1 duplicate)"
    assert summary([same, bad, same]) == "3 files left out (1 that cannot be used, 2 duplicates)"
    raw, heic = "A raw photograph (CR3): export it as JPEG.", "a.jpg is a HEIC picture: export it as JPEG."
    assert summary([raw, heic, raw, bad]) == (
        "4 files left out (2 raw photographs, 1 HEIC picture, 1 that cannot be used)"
    )
    film = "A video (MOV): only pictures are read."
    assert summary([film, bad, film, raw]) == "4 files left out (1 raw photograph, 2 videos, 1 that cannot be used)"
    assert summary([bad] * 1200) == "1,200 files left out (1,200 that cannot be used)"


def test_duplicates_come_last() -> None:
    rows = [("a", f"{SAME}z."), ("b", "It is damaged."), ("c", f"{SAME}z."), ("d", "It is empty.")]
    rows.insert(1, ("film.mov", "A video (MOV): only pictures are read."))
    assert [file for file, _ in worst_first(rows)] == ["b", "d", "film.mov", "a", "c"]


def test_names_can_be_kept_and_printed() -> None:
    assert readable("caf\udce9.png") == "caf\\xe9.png" and readable("café.png") == "café.png"
    for name in ("a\nb", "\x1b[2Jboo", "\u202egnp.exe", "tab\t", "half \ud800"):
        assert on_one_line(name).isprintable() and on_one_line(name).encode()
    assert on_one_line("猫 cat 🐈.png") == "猫 cat 🐈.png"
