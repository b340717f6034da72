"""The command line: one JSON object and nothing else, exit status 0, 1 or 2, one sentence on standard error."""

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from hierdemo.demo import DEMO
from tests.support.command import Capture, run
from tests.support.tiny import World, write_model

ROOT = DEMO.parents[2]


def test_info_tells_what_there_is(world: World, capsys: Capture) -> None:
    status, out, _ = run(capsys, "info", "--collection", world.folder, "--json")
    found = json.loads(out)
    assert status == 0 and out.count("\n") == 1
    assert (found["items"], found["dim"], found["model"]) == (60, 32, str(world.model))
    assert set(found["trees"]) == {"clusters", "taxonomy", "captions"} and found["attributes"] == ["colour", "material"]
    tree = world.collection.views["clusters"].tree
    assert found["levels"] == tree.depth and sum(found["nodes"]) == tree.n_nodes - 1
    assert "items: 60" in run(capsys, "info", "--collection", world.folder)[1]


def test_verify_says_ok(world: World, capsys: Capture) -> None:
    status, out, _ = run(capsys, "verify", "--collection", world.folder, "--json")
    assert status == 0 and json.loads(out)["ok"] is True and json.loads(out)["items"] == 60


WRONG = [
    (["search"], "nothing to search for"),
    (["search", ""], "nothing to search for"),
    (["search", "  "], "nothing to search for"),
    (["search", "x", "--mode", "deep"], "drill-down, hnsw, exact"),
    (["search", "x", "--tree", "oak"], "clusters or taxonomy"),
    (["search", "x", "--where", "colour"], "NAME=VALUE"),
    (["search", "x", "--where", "=red"], "NAME=VALUE"),
    (["search", "x", "--where", "size=9"], "colour, material"),
    (["search", "x", "--where", "colour=ultraviolet"], "red"),
    (["search", "x", "--k", "0"], "between 1 and 1000"),
    (["search", "x", "--k", "many"], "invalid int"),
    (["search", "x", "--beam", "-3"], "between 1 and 1000"),
    (["search", "x", "--weight", "2"], "between 0 and 1"),
    (["search", "x", "--weight", "nan"], "between 0 and 1"),
    (["search", "x", "--force", "9999"], "not among the candidates"),
    (["search", "x", "--colour", "red"], "unrecognized arguments"),
    (["search", "x", "y"], "unrecognized arguments"),
    (["evaluate"], "--held-out"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=lambda v: " ".join(v) if isinstance(v, list) else "")
def test_wrong_usage_is_2(world: World, capsys: Capture, arguments: list[str], words: str) -> None:
    status, out, err = run(capsys, *arguments, "--collection", world.folder)
    assert status == 2 and out == "" and words in err


@pytest.mark.parametrize("arguments", [[], ["destroy"], ["search", "x", "--json=1"], ["build", "x"]], ids=" ".join)
def test_wrong_commands_are_2(capsys: Capture, arguments: list[str]) -> None:
    status, out, err = run(capsys, *arguments)
    assert status == 2 and out == "" and "usage:" in err


@pytest.mark.parametrize(
    "command", [["search", "x"], ["info"], ["verify"], ["evaluate", "--held-out", "."]], ids=lambda c: c[0]
)
def test_no_collection_is_1(capsys: Capture, tmp_path: Path, command: list[str]) -> None:
    status, out, err = run(capsys, *command, "--collection", tmp_path / "none")
    assert status == 1 and out == "" and "no collection" in err and "python -m hierdemo build" in err


def test_a_damaged_collection_is_1(world: World, capsys: Capture, tmp_path: Path) -> None:
    folder = shutil.copytree(world.folder, tmp_path / "c")
    next((folder / "parts").glob("items-*.hnsw")).write_bytes(b"junk")
    for command in (["search", "x"], ["info"], ["verify"]):
        status, out, err = run(capsys, *command, "--collection", folder)
        assert status == 1 and out == "" and "damaged" in err and "build it again" in err


@pytest.mark.parametrize("model", ["nonsense", "ViT-B-32", "ViT-B-32:nope"])
def test_an_unknown_model_is_1(world: World, capsys: Capture, tmp_path: Path, model: str) -> None:
    for arguments in (
        ["search", "x", "--collection", world.folder],
        ["build", world.images, "--out", tmp_path / "out"],
    ):
        status, out, err = run(capsys, *arguments, "--model", model)
        assert status == 1 and out == "" and model.partition(":")[0] in err


def test_an_unreadable_picture_is_1(world: World, capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("no")
    for picture in (tmp_path / "text.jpg", tmp_path / "gone.png", tmp_path):
        status, out, err = run(capsys, "search", "--image", picture, "--collection", world.folder)
        assert status == 1 and out == "" and err.startswith("hierdemo: ")


def test_another_models_collection_is_1(world: World, capsys: Capture, tmp_path: Path) -> None:
    write_model(tmp_path / "other", [Image.new("RGB", (32, 32), c) for c in ("red", "blue", "green")], seed=1)
    status, _, err = run(capsys, "search", "x", "--collection", world.folder, "--model", tmp_path / "other")
    assert status == 1 and "other weights" in err


def test_a_model_is_tried_and_timed(capsys: Capture, world: World) -> None:
    status, out, err = run(capsys, "model", "--json")
    found = json.loads(out)
    assert status == 0, err
    assert found["dim"] == 128 and found["right"] == "8 of 8"
    assert all(found[name] > 0 for name in ("load s", "one text ms", "one picture ms"))
    status, out, err = run(capsys, "model", "no-such-model")
    assert (status, out) == (1, "") and "no-such-model" in err
