"""A folder with every kind of broken and awkward file builds: what can be used is in it, everything else is listed."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hierdemo.collection.store import load
from hierdemo.commands.main import main
from hierdemo.items.image import open_image
from hierdemo.items.skipped import LIST
from tests.support.broken import Broken, write_broken
from tests.support.tiny import World

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broken]:
    made = write_broken(tmp_path_factory.mktemp("broken") / "pictures")
    yield made
    shutil.rmtree(made.folder)  # pytest itself would not get rid of a name that is no UTF-8


def test_it_builds_and_all_that_is_broken_is_listed(
    folder: Broken, world: World, tmp_path: Path, capsys: Capture, quick_maps: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hierdemo.items.foreign.READS_HEIC", False)  # whether pillow-heif is installed or not
    out = tmp_path / "made"
    assert main(["build", str(folder.folder), "--out", str(out), "--model", str(world.model)]) == 0
    said = capsys.readouterr()
    assert main(["verify", "--collection", str(out)]) == 0
    made = load(out)
    assert {item.file for item in made.items} == folder.good
    listed = {row["file"]: row["reason"] for row in made.skipped}
    assert listed.keys() == folder.bad.keys()
    for file, why in folder.bad.items():
        assert re.search(why, listed[file]), f"{file}: {listed[file]}"
    with (out / LIST).open(newline="", encoding="utf-8") as f:
        assert list(csv.DictReader(f)) == made.skipped
    same = sum("The same file" in reason for reason in listed.values())
    rest = len(listed) - same - 2
    told = f"{len(listed)} files left out (1 HEIC picture, 1 video, {rest} that cannot be used, {same} duplicates)"
    assert told in said.out
    lines = said.err.splitlines()
    assert sum(line.startswith("left out: ") for line in lines) == 5 and f"and {len(listed) - 5} more" in lines


def test_what_is_good_opens_as_it_is_meant(folder: Broken) -> None:
    sizes = {file: open_image(folder.folder / file).size for file in folder.good}
    assert sizes["good/one-pixel.png"] == (1, 1) and sizes["good/long.png"] == (10, 1500)
    first = open_image(folder.folder / "good/animated.gif").getpixel((2, 2))
    later = open_image(folder.folder / "good/animated.png").getpixel((2, 2))
    assert max(abs(a - b) for a, b in zip(first, later, strict=True)) > 8, "each shows its own first frame"
