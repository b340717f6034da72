"""The command that builds: from a folder or a table to what can be searched; what it cannot build, it says."""

import json
import os
import shlex
import shutil
from pathlib import Path

import pytest

from hierdemo.collection.store import load
from tests.support.command import Capture, run
from tests.support.tiny import World


def test_build_then_search_and_a_damaged_picture(
    world: World, capsys: Capture, tmp_path: Path, quick_maps: None
) -> None:
    folder, out = shutil.copytree(world.images, tmp_path / "pictures"), tmp_path / "made"
    (folder / "vehicles" / "cars" / "broken.jpg").write_text("not a picture")
    status, said, err = run(capsys, "build", folder, "--out", out, "--model", world.model, "--example", "laptop")
    assert status == 0 and "60 pictures" in said and "1 file left out" in said and "broken.jpg" in err
    assert run(capsys, "search", "laptop", "--collection", out)[0] == 0
    assert run(capsys, "verify", "--collection", out)[0] == 0


def test_build_of_what_a_table_names(world: World, capsys: Capture, tmp_path: Path, quick_maps: None) -> None:
    files, out, table = sorted(world.drawings), tmp_path / "made", tmp_path / "table.jsonl"
    rows = [
        {"image": file, "text": "a thing", "price": 1.5 * i, "category": f"all/{i % 2}"} for i, file in enumerate(files)
    ]
    table.write_text("\n".join(map(json.dumps, [*rows[:40], {"image": "gone.png"}])))
    status, said, err = run(capsys, "build", world.images, "--out", out, "--model", world.model, "--table", table)
    assert status == 0 and "40 pictures in" in said and "1 file left out (1 that cannot be used)" in said
    assert f"20 pictures of {world.images} are not in {table}" in err and "left out: gone.png: There is no such" in err
    made = load(out)
    assert [i.file for i in made.items] == files[:40] and made.items[3].attributes == {"price": "4.5"}
    assert {i.taxonomy for i in made.items} == {("all", "0"), ("all", "1")} and made.meta.table == str(table)
    status, _, err = run(
        capsys, "build", world.images, "--out", out, "--model", "nowhere", "--table", tmp_path / "x.csv"
    )
    assert status == 1 and "There is no table" in err, "said before a model is looked for"


@pytest.mark.parametrize(("option", "value"), [("--levels", "0"), ("--branching", "-1")])
def test_impossible_trees_are_2(world: World, capsys: Capture, tmp_path: Path, option: str, value: str) -> None:
    arguments = ("build", world.images, "--out", tmp_path / "out", "--model", world.model, option, value)
    status, _, err = run(capsys, *arguments)
    assert status == 2 and f"argument {option}: '{value}' must be a whole number of at least" in err


def test_a_folder_without_pictures_is_1(world: World, capsys: Capture, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        status, _, err = run(capsys, "build", folder, "--out", tmp_path / "out", "--model", world.model)
        assert status == 1 and str(folder) in err


def test_odd_names_are_printed_on_one_line_and_offered_commands_can_be_pasted(
    world: World, capsys: Capture, tmp_path: Path, quick_maps: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, odd = tmp_path / "my photos", ("two\nlines.png", "red\x1b[31m.png", "turned\u202egnp.png", "bell\a.png")
    folder.mkdir()
    for name, file in zip([*odd, *(f"{i}.png" for i in range(8))], sorted(world.drawings), strict=False):
        shutil.copy(world.images / file, folder / name)
    monkeypatch.chdir(folder)
    out = "../my collection"
    status, said, _ = run(capsys, "build", ".", "--out", out, "--model", world.model)
    assert status == 0 and shlex.split(said.split("See it: ")[1]) == ["python", "app.py", "--collection", out]
    assert load(tmp_path / "my collection").meta.name == "my photos"
    for command in ("search", "car", "--k", 12), ("like", "0", "--scope", "across", "--k", 11):
        status, said, _ = run(capsys, *command, "--collection", out)
        assert status == 0 and "\\nlines.png" in said and "\\x1b" in said and not set("\x1b\a\u202e") & set(said)
    error = run(capsys, "search", "car", "--collection", "no\nsuch\x1b[31m")[2]
    assert error.count("\n") == 1 and "\x1b" not in error


def test_what_cannot_be_written_is_said_before_the_work(
    world: World, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("build", world.images, "--out", tmp_path / "deep" / "made", "--model", world.model)
    monkeypatch.setattr("hierdemo.builder.pipeline.encode", lambda *_, **__: pytest.fail("it began"))
    with monkeypatch.context() as patch:  # as on a file system that is mounted read-only
        patch.setattr(os, "access", lambda path, mode: False)
        status, _, error = run(capsys, *arguments)
    assert status == 1 and f"{tmp_path} may not be written to" in error
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=100_000))
    status, _, error = run(capsys, *arguments)
    assert status == 1 and "0 MB free, and a collection of 60 pictures takes about" in error
    assert not (tmp_path / "deep").exists()


def test_a_table_about_something_else_is_said_and_the_build_goes_on(
    world: World, capsys: Capture, tmp_path: Path, quick_maps: None
) -> None:
    folder = shutil.copytree(world.images, tmp_path / "pictures")
    (folder / "metadata.csv").write_text("image_id,label\n1,cat\n")
    status, _, error = run(capsys, "build", folder, "--out", tmp_path / "made", "--model", world.model)
    assert status == 0 and "Captions of metadata.csv are not read" in error
