"""`duplicates`: nearly the same pictures with their sizes, after an edit too; a collection without any says so."""

import json
from pathlib import Path

from PIL import Image

from hierdemo.collection.store import load
from hierdemo.edit import history
from tests.support.command import Capture, run
from tests.support.tiny import World


def test_added_copies_are_listed_the_largest_first(world: World, folder: Path, capsys: Capture) -> None:
    assert "none of 60 pictures" in run(capsys, "duplicates", "--collection", folder)[1]
    file = load(folder).items[5].file
    pictures = load(folder).images
    Image.open(pictures / file).convert("RGB").resize((50, 50)).save(pictures / "small copy.jpg")
    status, _, err = run(capsys, "edit", "add", pictures / "small copy.jpg", "--collection", folder)
    assert status == 0, err
    found = json.loads(run(capsys, "duplicates", "--collection", folder, "--json")[1])
    [stack] = found["stacks"]
    assert [p["id"] for p in stack] == [5, 60] and found["pictures"] == 2 and found["found"] == "by the build"
    assert (stack[0]["width"], stack[1]["width"]) == (64, 50) and stack[1]["bytes"] > 0
    assert all(Path(p["path"]).is_file() for p in stack) and stack[1]["score"] > 0.8
    told = run(capsys, "duplicates", "--collection", folder)[1]
    assert "2 of 61 pictures" in told and "50 x 50" in told and "small copy.jpg" in told
    assert json.loads(run(capsys, "info", "--collection", folder, "--json")[1])["nearly the same"]["stacks"] == 1
    rows = json.loads(run(capsys, "search", "--like", "5", "--collection", folder, "--json")[1])["results"]
    assert {row["id"]: row["stack"] for row in rows if row["id"] in (5, 60)} == {5: 5, 60: 5}
    assert "nearly the same as" in run(capsys, "search", "--like", "5", "--collection", folder)[1]
    history.undo(folder)
    assert not json.loads(run(capsys, "duplicates", "--collection", folder, "--json")[1])["stacks"]
