"""The command that edits: edits, undoes, lists, replays and adds pictures; nodes by number, name and path."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection.store import load, verify
from hierdemo.commands.lookup import find_node
from hierdemo.commands.main import main
from hierdemo.commands.shared import Usage
from hierdemo.edit import history
from hierdemo.items.image import thumbnail
from hierdemo.items.photograph import MAKE, ORIGINAL, PHOTO
from tests.support.tiny import World

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, folder: Path, *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    capsys.readouterr()
    status = main(["edit", *map(str, arguments), "--collection", str(folder)])
    out, err = capsys.readouterr()
    assert "Traceback" not in err and err.count("\n") <= 1
    return status, out, err


def told_json(capsys: Capture, folder: Path, *arguments: object) -> dict[str, Any]:
    status, out, err = run(capsys, folder, *arguments, "--json")
    assert status == 0 and out.count("\n") == 1, err
    return json.loads(out)


def test_the_command_edits_undoes_lists_and_replays(folder: Path, capsys: Capture) -> None:
    start = load(folder).views["taxonomy"]
    name = start.labels[int(start.tree.leaves[0])].name
    found = told_json(capsys, folder, "rename", name.upper(), "my own name", "--tree", "taxonomy")
    assert found["n"] == 1 and found["args"] == {"node": int(start.tree.leaves[0]), "name": "my own name"}
    assert set(found) == {"n", "op", "tree", "args", "effect"}
    files = [item.file for item in load(folder).items[:2]]
    status, out, _ = run(capsys, folder, "move", "0", files[1], "--to", "my own name", "--tree", "taxonomy")
    assert status == 0 and "Recall@10" in out and "edit undo --collection" in out
    status, out, _ = run(capsys, folder, "log")
    assert status == 0 and out.count("\n") == 3 and "my own name" in out
    assert told_json(capsys, folder, "replay") == {"edits": 2, "differing": [], "out": None}
    assert told_json(capsys, folder, "undo")["n"] == 1 and told_json(capsys, folder, "redo")["n"] == 2
    assert told_json(capsys, folder, "restore", 0)["n"] == 0
    assert told_json(capsys, folder, "log") == {"n": 0, "points": [0, 1, 2], "rows": []}
    status, out, err = run(capsys, folder, "undo")
    assert status == 2 and "nothing to undo" in err and not out


def test_the_command_saves_a_replay(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    run(capsys, folder, "rename", 1, "one")
    run(capsys, folder, "rename", 1, "two")
    assert told_json(capsys, folder, "replay", "--to", 1, "--out", tmp_path / "again")["differing"] is None
    again = load(tmp_path / "again")
    assert again.views["clusters"].labels[1].name == "one" and again.images == load(folder).images


def test_the_command_adds_pictures(world: World, folder: Path, tmp_path: Path, capsys: Capture) -> None:
    first, second = list(world.drawings)[:2]
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["meta"]["parameters"]["exif"] = ["camera", "taken"]  # as a build says what it read
    (folder / "manifest.json").write_text(json.dumps(manifest))
    outside = tmp_path / "outside.png"
    Image.open(world.images / first).rotate(7).save(outside)
    status, _, err = run(capsys, folder, "add", outside)
    assert status == 2 and "--into" in err
    into = str(Path(first).parent)
    found = told_json(capsys, folder, "add", outside, "--into", into, "--caption", "turned")
    c = load(folder)
    assert len(c.items) == 61 and c.items[60].file == f"{into}/outside.png" and c.items[60].caption == "turned"
    like = next(item for item in c.items if item.file == first)
    assert c.items[60].taxonomy == like.taxonomy and found["op"] == "add-items"
    picture = Image.open(outside).convert("RGB")
    np.testing.assert_allclose(c.embeddings[60], world.encoder.encode_images([picture])[0], atol=1e-5)
    assert c.thumbs[60] == thumbnail(picture)
    camera = Image.Exif()
    camera[MAKE] = "Canon"
    camera.get_ifd(PHOTO)[ORIGINAL] = "2026:06:14 15:03:22"
    Image.open(world.images / second).save(tmp_path / "pictures" / "loose.png", exif=camera)
    assert [i["file"] for i in told_json(capsys, folder, "add")["args"]["items"]] == ["loose.png"]
    added = load(folder).items[61].attributes
    assert (added["taken"], added["camera"]) == ("2026-06-14 15:03:22", "Canon"), "as a build would have it"
    status, _, err = run(capsys, folder, "add")
    assert status == 2 and "already" in err
    verify(folder)
    assert told_json(capsys, folder, "replay")["differing"] == []


def test_the_command_adds_nothing_that_a_build_left_out(
    world: World, tmp_path: Path, capsys: Capture, quick_maps: None
) -> None:
    pictures, file = shutil.copytree(world.images, tmp_path / "pictures"), next(iter(world.drawings))
    shutil.copy(pictures / file, pictures / "zz-again.png")
    (pictures / "bad.png").write_text("no picture")
    folder = tmp_path / "made"
    assert len(build(pictures, folder, world.encoder).skipped) == 2
    status, _, err = run(capsys, folder, "add")
    assert status == 2 and "already" in err
    (tmp_path / "table.csv").write_text(f"file\n{file}\n")
    build(pictures, folder, world.encoder, Options(table=tmp_path / "table.csv"))
    assert [item.file for item in load(folder).items] == [file]
    status, _, err = run(capsys, folder, "add")
    assert status == 2 and "name the FILEs" in err


def test_a_copy_is_taken_away_again_when_it_cannot_be_added(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    status, _, err = run(capsys, folder, "add", bad, "--into", "new")
    assert status == 1 and "bad.png" in err and not (tmp_path / "pictures" / "new" / "bad.png").exists()
    assert history.points(folder) == [0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rename", "no such thing", "x"), "No node is called no such thing: "),
        (("rename", "9999", "x"), "There is no node 9999: the tree has nodes 0 to"),
        (("rename", "1", "x", "--tree", "oak"), "no tree oak: the collection has clusters, taxonomy"),
        (("move", "nowhere.png", "--to", "1"), "No picture nowhere.png"),
        (("restore", "7"), "no snapshot 7.*edit log"),
        (("replay", "--to", "7"), "--to takes 0 to 0"),
        (("redo",), "nothing to redo"),
    ],
)
def test_the_command_says_what_is_wrong(
    folder: Path, capsys: Capture, arguments: tuple[str, ...], message: str
) -> None:
    status, out, err = run(capsys, folder, *arguments)
    assert status == 2 and not out and re.search(message, err)


def test_nodes_are_told_by_number_name_and_path(world: World) -> None:
    for view in world.collection.views.values():
        for node in range(1, view.tree.n_nodes):
            path = "/".join(view.labels[m].name for m in view.tree.ancestors(node))
            assert find_node(view, str(node)) == node and find_node(view, path.upper()) == node
        assert find_node(view, "/") == 0
    view = world.collection.views["taxonomy"]
    labels = [replace(label, name="same") if m in view.tree.leaves else label for m, label in enumerate(view.labels)]
    with pytest.raises(Usage, match=f"{len(view.tree.leaves)} nodes are called same: .*/same.*longer path"):
        find_node(replace(view, labels=labels), "same")
    near = view.labels[1].name
    with pytest.raises(Usage, match=f"did you mean.*{near}"):
        find_node(view, near + "x")


def test_the_command_files_given_pictures_under_a_node_of_their_own(folder: Path, capsys: Capture) -> None:
    files = [item.file for item in load(folder).items[:3]]
    args = ("add-node", "/", "mine", "--items", *files)
    found = told_json(capsys, folder, *args)
    assert found["args"] == {"parent": 0, "name": "mine", "by": "items", "items": [0, 1, 2]}
    view = load(folder).views["clusters"]
    assert view.tree.items(find_node(view, "mine")).tolist() == [0, 1, 2]
    assert told_json(capsys, folder, "replay")["differing"] == []
