"""A build killed at any moment goes on when it is started again, and ends in the same collection, bit for bit."""

import csv
import hashlib
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from tests.support.forks import ended, quickly
from tests.support.tiny import World

ROOT = Path(__file__).resolve().parents[2]
PICTURES, ALONE, IN_ALL = 200, 6, 20


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


def digests(folder: Path) -> dict[str, str]:
    """By name: the content of every file of a collection, the manifest too."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(arguments: list[str], kill: float | None = None) -> tuple[bool, float]:
    """Whether it was killed after so many seconds, and the seconds it took; a build that was not has gone well."""
    killed, status, seconds = ended(quickly, arguments, kill=kill)
    assert killed or status == 0
    return killed, seconds


def test_killed_at_twenty_moments(world: World, pictures: Path) -> None:
    """Each of the first kills strikes a build of its own, at moments spread over all of its stages; the others strike
    one build again and again.
    """
    root, rng = pictures.parent, Random(7)
    built(arguments(world, pictures, root / "whole"))
    want = digests(root / "whole")
    assert len(want) > 10
    _, seconds = built(arguments(world, pictures, root / "second"))  # the first waited for imports
    assert digests(root / "second") == want
    kills = 0
    for i in range(ALONE):
        args = arguments(world, pictures, root / f"alone{i}")
        kills += built(args, seconds * (i + rng.random()) / ALONE)[0]
        built(args)
        assert digests(root / f"alone{i}") == want
        assert not (root / f"alone{i}.building").exists()
    args = arguments(world, pictures, root / "often")
    while kills < IN_ALL:
        killed, passed = built(args, seconds * rng.random())
        kills += killed
        seconds = seconds if killed else min(seconds, passed)  # measured while the machine did more than now
    built(args)
    assert digests(root / "often") == want and not (root / "often.building").exists()


def test_the_command_itself_is_killed_and_goes_on(world: World, pictures: Path) -> None:
    """As a person would have it, with nothing imported before; killed as soon as a chunk is there."""
    out = pictures.parent / "command"
    args = arguments(world, pictures, out)
    command = [sys.executable, "-m", "hierdemo", *args]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
        while build.poll() is None and not list(out.with_name("command.building").glob("*.chunk")):
            time.sleep(0.002)
        build.kill()
        assert build.wait() == -9
    assert list(out.with_name("command.building").glob("*.chunk"))
    built(args)
    assert digests(out) == digests(pictures.parent / "whole")
