"""Folders of pictures in splits."""

from pathlib import Path

import pytest

from hierdemo.items.scan import look


def touch(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(b"")


def test_the_label_is_the_taxonomy_and_the_split_an_attribute(tmp_path: Path) -> None:
    touch(tmp_path, "train/big_cat/1.png", "train/dog/2.png", "val/dog/3.png", "README.md")
    (tmp_path / "train" / "metadata.csv").write_text("file_name,text\nbig_cat/1.png,a lion\n")
    found = look(tmp_path)
    assert found.layout is not None and found.layout.line == "an image folder with splits: train, val"
    assert [(i.file, i.caption, i.taxonomy, i.attributes) for i in found.items] == [
        ("train/big_cat/1.png", "a lion", ("big cat",), {"split": "train"}),
        ("train/dog/2.png", "", ("dog",), {"split": "train"}),
        ("val/dog/3.png", "", ("dog",), {"split": "validation"}),
    ]
    assert {i.taxonomy for i in look(tmp_path, taxonomy="none").items} == {()}


@pytest.mark.parametrize("files", [("train/1.png", "plane/2.png"), ("test/1.png",), ("train/1.png", "2.png")])
def test_other_folders_are_plain(tmp_path: Path, files: tuple[str, ...]) -> None:
    """Pictures of trains, say."""
    touch(tmp_path, *files)
    assert look(tmp_path).layout is None
