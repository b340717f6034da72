"""The command that searches prints what the engine answers, every key that is documented and no other."""

import json
import subprocess
import sys
from typing import Any

import pytest

from hierdemo.demo import DEMO
from tests.support.command import Capture, run
from tests.support.tiny import World


def search(capsys: Capture, world: World, *arguments: object) -> dict[str, Any]:
    status, out, err = run(capsys, "search", *arguments, "--collection", world.folder, "--json")
    assert status == 0, err
    assert out.count("\n") == 1, "one object on one line and nothing else"
    return json.loads(out)


RIVAL = {"node", "label", "guess", "score"}
PATH = {"level", "node", "label", "guess", "score", "margin", "n_candidates", "n_kept", "forced", "right", "runner_up"}


RESULT = {"rank", "id", "file", "score", "caption", "taxonomy", "attributes", "stack"}


def check_keys(found: dict[str, Any]) -> None:
    """Exactly what the README documents."""
    known = "query mode tree depth path results order cost flat seconds familiar certainty warnings"
    assert set(found) == set(known.split())
    assert set(found["query"]) == {"text", "image", "weight", "where", "sort", "target", "minus", "away"}
    for step in found["path"]:
        assert set(step) == PATH and (step["runner_up"] is None or set(step["runner_up"]) == RIVAL)
    assert all(set(row) == RESULT for row in found["results"])
    assert set(found["cost"]) == {"compared", "nodes", "items", "total"}
    assert set(found["flat"]) == {"recall", "compared", "missed"}
    assert all(set(m) == {"id", "rank", "lost_at_level"} for m in found["flat"]["missed"])
    assert set(found["certainty"]) == {"doubt", "reason"}
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
    assert not search(capsys, world, "laptop", "--force", "free")["path"][0]["forced"]


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


ROOT = DEMO.parents[2]


def test_a_real_process_keeps_its_streams_apart(world: World) -> None:
    command = [sys.executable, "-m", "hierdemo", "search", "赤い車", "--collection", str(world.folder), "--json"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, env={"PATH": "", "LC_ALL": "C", "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr.decode()
    check_keys(json.loads(done.stdout.decode()))
    assert b"Traceback" not in done.stderr
