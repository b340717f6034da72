"""The command line: one JSON object and nothing else, exit status 0, 1 or 2, one sentence on standard error."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hierdemo.collection.store import load
from hierdemo.commands.main import main
from hierdemo.demo import DEMO
from hierdemo.measure import query_sets
from hierdemo.measure.query_sets import texts_in_strata
from tests.support.tiny import World, write_model

ROOT = DEMO.parents[2]
Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    capsys.readouterr()
    try:
        status = main([str(a) for a in arguments])
    except SystemExit as e:  # argparse's own
        status = int(e.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return status, out, err


def search(capsys: Capture, world: World, *arguments: object) -> dict[str, Any]:
    status, out, err = run(capsys, "search", *arguments, "--collection", world.folder, "--json")
    assert status == 0, err
    assert out.count("\n") == 1, "one object on one line and nothing else"
    return json.loads(out)


PATH = {"level", "node", "label", "score", "margin", "n_candidates", "n_kept", "forced", "runner_up"}
RESULT = {"rank", "id", "file", "score", "caption", "taxonomy", "attributes"}


def check_keys(found: dict[str, Any]) -> None:
    """Exactly what the README documents."""
    known = "query mode tree depth path results cost flat seconds familiar warnings"
    assert set(found) == set(known.split())
    assert set(found["query"]) == {"text", "image", "weight", "where", "target", "minus", "away"}
    for step in found["path"]:
        assert set(step) == PATH and (step["runner_up"] is None or set(step["runner_up"]) == {"node", "label", "score"})
    assert all(set(row) == RESULT for row in found["results"])
    assert set(found["cost"]) == {"compared", "nodes", "items", "total"}
    assert set(found["flat"]) == {"recall", "compared", "missed"}
    assert all(set(m) == {"id", "rank", "lost_at_level"} for m in found["flat"]["missed"])
    assert set(found["seconds"]) == {"encode", "search", "flat"}


@pytest.mark.parametrize("mode", ["drill-down", "hnsw", "exact"])
@pytest.mark.parametrize("tree", ["clusters", "taxonomy"])
def test_search_prints_what_the_engine_answers(world: World, capsys: Capture, mode: str, tree: str) -> None:
    from hierdemo.search.query import Query

    found = search(capsys, world, "a red car", "--mode", mode, "--tree", tree, "--k", 7)
    check_keys(found)
    r = world.engine.answer(Query("a red car", mode=mode, tree=tree, k=7))
    assert [row["id"] for row in found["results"]] == r.items.tolist() and [
        row["rank"] for row in found["results"]
    ] == list(range(1, 8))
    assert [step["node"] for step in found["path"]] == [s.on_path for s in r.steps]
    assert (found["mode"], found["tree"], found["cost"]["total"]) == (mode, tree, 60)
    assert found["cost"]["compared"] == found["cost"]["nodes"] + found["cost"]["items"]
    assert found["flat"]["recall"] == round(r.recall, 4) and found["query"]["text"] == "a red car"
    for row in found["results"]:
        item = world.collection.items[row["id"]]
        assert (row["file"], row["caption"], tuple(row["taxonomy"])) == (item.file, item.caption, item.taxonomy)


@pytest.mark.parametrize("target", ["pictures", "captions", "both"])
def test_search_in_captions(world: World, capsys: Capture, target: str) -> None:
    from hierdemo.search.query import Query

    found = search(capsys, world, "a red car", "--target", target)
    check_keys(found)
    r = world.engine.answer(Query("a red car", target=target))
    assert [row["id"] for row in found["results"]] == r.items.tolist() and found["query"]["target"] == target


def test_search_by_picture_by_both_and_down_a_branch(world: World, capsys: Capture) -> None:
    picture = world.images / world.collection.items[12].file
    found = search(capsys, world, "--image", picture)
    check_keys(found)
    assert found["results"][0]["id"] == 12 and found["query"]["image"] == str(picture)
    check_keys(search(capsys, world, "laptop", "--image", picture, "--weight", "0.3"))
    node = int(world.collection.views["clusters"].tree.children(0)[-1])
    forced = search(capsys, world, "laptop", "--force", node)
    assert forced["path"][0]["node"] == node and forced["path"][0]["forced"]


def test_filters_hold(world: World, capsys: Capture) -> None:
    found = search(capsys, world, "thing", "--where", "colour=red", "--k", 50)
    assert found["results"] and all(row["attributes"]["colour"] == "red" for row in found["results"])
    assert found["query"]["where"] == {"colour": "red"}


@pytest.mark.parametrize(
    "text",
    ["красная машина", "赤い車", "سيارة حمراء", "🦄", "<b>&amp;</b>", '"quoted" {braces}', "-bed sofa", "\0"],
)
def test_texts_in_any_script(world: World, capsys: Capture, text: str) -> None:
    arguments = ["--", text] if text.startswith("-") else [text]
    status, out, err = run(capsys, "search", "--collection", world.folder, "--json", *arguments)
    assert status == 0, err
    assert json.loads(out)["query"]["text"] == text


def test_a_very_long_text_is_cut_with_a_warning(world: World, capsys: Capture) -> None:
    found = search(capsys, world, "красный " * 1250)
    check_keys(found)
    assert any("first 1000 characters" in w for w in found["warnings"])


def test_text_that_is_not_unicode_is_no_traceback(world: World, capsys: Capture) -> None:
    """Bytes of another encoding reach Python as lone surrogates."""
    status, _, err = run(capsys, "search", "caf\udce9", "--collection", world.folder, "--json")
    assert status in (0, 2) and (status == 0 or err.startswith("hierdemo: "))


def test_readable_answers_tell_path_results_and_cost(world: World, capsys: Capture) -> None:
    for mode in ("drill-down", "hnsw"):
        status, out, _ = run(capsys, "search", "red car", "--collection", world.folder, "--mode", mode)
        assert status == 0 and "compared" in out and "of what the flat search finds" in out
        assert out.count(".png") == 10


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


@pytest.fixture
def few_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_sets, "texts_in_strata", lambda rows, n: texts_in_strata(rows, 9))


def test_evaluate_prints_its_figures(world: World, capsys: Capture, tmp_path: Path, few_texts: None) -> None:
    for file in list(world.drawings)[::12]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(world.images / file, tmp_path / file)
    arguments = ("evaluate", "--collection", world.folder, "--held-out", tmp_path, "--k", 5, "--beam", 3, "--json")
    status, out, _ = run(capsys, *arguments)
    found = json.loads(out)
    assert status == 0 and out.count("\n") == 1 and (found["k"], found["beam"]) == (5, 3)
    assert 0 < found["drill-down, tree clusters"]["pictures"]["recall"] <= 1


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


@pytest.mark.parametrize(("option", "value"), [("--levels", "0"), ("--branching", "-1")])
def test_impossible_trees_are_2(world: World, capsys: Capture, tmp_path: Path, option: str, value: str) -> None:
    arguments = ("build", world.images, "--out", tmp_path / "out", "--model", world.model, option, value)
    status, _, err = run(capsys, *arguments)
    assert status == 2 and f"argument {option}: '{value}' must be a whole number of at least" in err


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


def test_a_folder_without_pictures_is_1(world: World, capsys: Capture, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        status, _, err = run(capsys, "build", folder, "--out", tmp_path / "out", "--model", world.model)
        assert status == 1 and str(folder) in err


def test_another_models_collection_is_1(world: World, capsys: Capture, tmp_path: Path) -> None:
    write_model(tmp_path / "other", [Image.new("RGB", (32, 32), c) for c in ("red", "blue", "green")], seed=1)
    status, _, err = run(capsys, "search", "x", "--collection", world.folder, "--model", tmp_path / "other")
    assert status == 1 and "other weights" in err


def test_held_out_without_folders_is_no_traceback(
    world: World, capsys: Capture, tmp_path: Path, few_texts: None
) -> None:
    shutil.copy(world.images / world.collection.items[0].file, tmp_path / "a.png")
    status, out, _ = run(capsys, "evaluate", "--collection", world.folder, "--held-out", tmp_path, "--json")
    assert status == 0 and json.loads(out)["drill-down, tree clusters"]["pictures"]["queries"] == 1


def test_a_real_process_keeps_its_streams_apart(world: World) -> None:
    command = [sys.executable, "-m", "hierdemo", "search", "赤い車", "--collection", str(world.folder), "--json"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, env={"PATH": "", "LC_ALL": "C", "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr.decode()
    check_keys(json.loads(done.stdout.decode()))
    assert b"Traceback" not in done.stderr


def test_a_model_is_tried_and_timed(capsys: Capture, world: World) -> None:
    status, out, err = run(capsys, "model", "--json")
    found = json.loads(out)
    assert status == 0, err
    assert found["dim"] == 128 and found["right"] == "8 of 8"
    assert all(found[name] > 0 for name in ("load s", "one text ms", "one picture ms"))
    status, out, err = run(capsys, "model", "no-such-model")
    assert (status, out) == (1, "") and "no-such-model" in err
