"""A build killed at any moment goes on when it is started again, and ends in the same collection, bit for bit."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.support.tiny import World

ROOT = Path(__file__).resolve().parents[2]
PICTURES, ALONE, IN_ALL = 200, 6, 20
Job = Callable[[list[str], float | None], dict[str, Any]]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small pictures in folders, one in nine damaged, with captions."""
    folder, rng = tmp_path_factory.mktemp("killed") / "pictures", np.random.default_rng(0)
    rows = []
    for i in range(PICTURES):
        file = f"{'warm' if i % 2 else 'cold'}/{i:03d}.png"
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        grid = rng.integers(0, 255, (4, 4, 3), dtype=np.uint8)
        Image.fromarray(grid).resize((48, 40), Image.Resampling.BICUBIC).save(folder / file)
        if i % 9 == 4:
            (folder / file).write_bytes((folder / file).read_bytes()[:60])
        rows.append([file, f"picture {i // 2} of {'a red car' if i % 2 else 'the sea'}"])
    with (folder / "metadata.csv").open("w", newline="") as f:
        csv.writer(f).writerows([["file", "caption"], *rows])
    return folder


def arguments(world: World, pictures: Path, out: Path) -> list[str]:
    """Of the command, for a collection that lies where `pictures` lie: so its manifest says the same."""
    return ["build", str(pictures), "--out", str(out), "--model", str(world.model), "--device", "cpu", "--name", "x"]


@pytest.fixture(scope="module")
def job(world: World, pictures: Path) -> Iterator[Job]:
    command = [sys.executable, "-m", "tests.support.killing", *arguments(world, pictures, pictures.parent / "first")]
    own = os.environ | {"NUMBA_THREADING_LAYER": "workqueue"}  # the other allows no forks
    with subprocess.Popen(
        command, cwd=ROOT, env=own, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin and server.stdout and server.stdout.readline() == "{}\n"
        asks, answers = server.stdin, server.stdout

        def ask(args: list[str], kill: float | None) -> dict[str, Any]:
            asks.write(json.dumps({"args": args, "kill": kill}) + "\n")
            asks.flush()
            return json.loads(answers.readline())

        yield ask
        asks.close()


def digests(folder: Path) -> dict[str, str]:
    """By name: the content of every file of a collection, the manifest too."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_killed_at_twenty_moments(world: World, pictures: Path, job: Job) -> None:
    """Each of the first kills strikes a build of its own, at moments spread over all of its stages; the others strike
    one build again and again.
    """
    root, rng = pictures.parent, Random(7)
    whole = job(arguments(world, pictures, root / "whole"), None)
    want = digests(root / "whole")
    assert whole["status"] == 0 and len(want) > 10
    kills = 0
    for i in range(ALONE):
        args = arguments(world, pictures, root / f"alone{i}")
        kills += job(args, whole["seconds"] * (i + rng.random()) / ALONE)["killed"]
        assert job(args, None)["status"] == 0
        assert digests(root / f"alone{i}") == want
        assert not (root / f"alone{i}.building").exists()
    args = arguments(world, pictures, root / "often")
    while kills < IN_ALL:
        kills += job(args, whole["seconds"] * rng.random())["killed"]
    assert job(args, None)["status"] == 0
    assert digests(root / "often") == want and not (root / "often.building").exists()


def test_the_command_itself_is_killed_and_goes_on(world: World, pictures: Path, job: Job) -> None:
    """As a person would have it, with nothing imported before; killed as soon as a chunk is there."""
    out = pictures.parent / "command"
    command = [sys.executable, "-m", "hierdemo", *arguments(world, pictures, out)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
        while build.poll() is None and not list(out.with_name("command.building").glob("*.chunk")):
            os.sched_yield()
        build.kill()
        assert build.wait() == -9
    kept = len(list(out.with_name("command.building").glob("*.chunk")))
    assert kept >= 1
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert digests(out) == digests(pictures.parent / "first")
