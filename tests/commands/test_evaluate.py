"""The command that measures prints its figures."""

import json
import shutil
from pathlib import Path

import pytest

from hierdemo.measure import query_sets
from hierdemo.measure.query_sets import texts_in_strata
from tests.support.command import Capture, run
from tests.support.tiny import World


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


def test_held_out_without_folders_is_no_traceback(
    world: World, capsys: Capture, tmp_path: Path, few_texts: None
) -> None:
    shutil.copy(world.images / world.collection.items[0].file, tmp_path / "a.png")
    status, out, _ = run(capsys, "evaluate", "--collection", world.folder, "--held-out", tmp_path, "--json")
    assert status == 0 and json.loads(out)["drill-down, tree clusters"]["pictures"]["queries"] == 1
