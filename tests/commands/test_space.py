"""The command that writes a Space: what lies in it, what must not, and that it opens as what it was written from."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from hierdemo.collection.store import load
from hierdemo.commands.space_folder import LARGE, PLAIN, _pattern
from hierdemo.models.loading import load_encoder
from tests.support.command import Capture, run
from tests.support.tiny import World


def texts(folder: Path) -> dict[str, str]:
    """Every file that is text, by its name."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and b"\0" not in path.read_bytes():
            found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def space(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from hierdemo.commands.main import main

    out = tmp_path_factory.mktemp("spaces") / "space"
    assert main(["space", str(world.folder), "--out", str(out), "--title", "Ann’s things", "--json"]) == 0
    return out


def test_it_opens_as_what_it_was_written_from(world: World, space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = load(space / "collection")
    np.testing.assert_array_equal(own.embeddings, world.collection.embeddings)
    assert [item.caption for item in own.items] == [item.caption for item in world.collection.items]
    monkeypatch.chdir(space)  # as a Space runs
    assert load_encoder(own.meta.model).digest == own.meta.model_digest, "a model of one's own goes along"


def test_nothing_in_it_names_this_machine_and_no_picture_goes_along(world: World, space: Path) -> None:
    own = texts(space)
    assert not [name for name, text in own.items() if str(world.images.parent) in text]
    assert not list((space / "collection").rglob("*.png")) and "__pycache__" not in {p.name for p in space.rglob("*")}
    header = own["README.md"].split("---\n")[1]
    assert 'title: "Ann’s things"' in header and "sdk: gradio" in header and "app_file: app.py" in header
    assert "Apache License" in own["LICENSE"] and "pyarrow" in own["requirements.txt"].split("\n")


def test_the_hub_takes_every_file(space: Path) -> None:
    """Binary ones and large ones in large file storage, as git reads .gitattributes."""
    subprocess.run(["git", "init", "-q"], cwd=space, check=True)
    names = [p.relative_to(space).as_posix() for p in space.rglob("*") if p.is_file() and ".git" not in p.parts]
    asked = ["git", "check-attr", "--stdin", "-z", "filter"]
    told = subprocess.run(asked, cwd=space, input="\0".join(names), capture_output=True, text=True, check=True).stdout
    fields = told.split("\0")
    large = dict(zip(fields[0::3], fields[2::3], strict=False))
    shutil.rmtree(space / ".git")
    for name in names:
        data = (space / name).read_bytes()
        assert large[name] == "lfs" or (b"\0" not in data and len(data) <= PLAIN), name


def test_pictures_go_along_when_they_are_asked_for(world: World, tmp_path: Path, capsys: Capture) -> None:
    index = "https://somewhere/cpu"
    asked = ["space", world.folder, "--out", tmp_path / "space", "--pictures", "--torch-index", index]
    status, out, err = run(capsys, *asked)
    assert status == 0 and "60 files of pictures" in out and "hf upload OWNER/NAME" in out, err
    own = load(tmp_path / "space" / "collection")
    assert own.images == tmp_path / "space" / "collection" / "pictures"
    assert all((own.images / item.file).is_file() for item in own.items)
    required = (tmp_path / "space" / "requirements.txt").read_text()
    assert required.startswith(f"--extra-index-url {index}\n") and "torch==2.13.0+cpu\n" in required
    status, _, err = run(capsys, *asked)
    assert status == 1 and "not empty" in err
    status, _, err = run(capsys, "space", world.folder, "--out", world.folder / "space")
    assert status == 1 and "elsewhere" in err and not (world.folder / "space").exists()


def test_a_family_goes_whole(family_folder: Path, tmp_path: Path, capsys: Capture) -> None:
    status, out, err = run(capsys, "space", family_folder, "--out", tmp_path / "space", "--json")
    assert status == 0, err
    members = {m["folder"] for m in json.loads((family_folder / "family.json").read_text())["collections"]}
    assert {p.name for p in (tmp_path / "space" / "collection").iterdir()} == {*members, "family.json"}
    there = "from app import BESIDE; from hierdemo.collection.family import collections_in as c; print(len(c(BESIDE)))"
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    made = [sys.executable, "-c", there]
    done = subprocess.run(made, cwd=tmp_path / "space", env=bare, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n", "the app beside it opens it"


def test_git_reads_any_name_as_it_is(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    odd = ["p/my photo", 'p/a"b', "p/[x]*", "p/a\\b", "p/\u00e9"]
    lines = [*map(_pattern, odd), _pattern(".My Kind", "*")]
    (tmp_path / ".gitattributes").write_text("".join(f"{line} {LARGE}\n" for line in lines))
    asked = ["git", "check-attr", "-z", "filter", *odd, "p/x.My Kind", "p/x"]
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split("\0")[2::3]
    assert told == ["lfs"] * 6 + ["unspecified"]
