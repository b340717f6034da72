"""A data set of the hub in a folder: which files come, how it goes on, what is said of one that cannot be had."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hierdemo.items.layouts.known import read_here
from hierdemo.models import download, hub_folder
from hierdemo.models.download import HubError
from hierdemo.models.hub_folder import fetch_folder
from tests.support.hub import Hub, point_at, serving

FILES = {
    "data/train-00000-of-00001.parquet": b"P" * 3_500_000,
    "images/cat.png": b"C" * 1000,
    "metadata.csv": b"file_name,text\ncat.png,a cat\n",
    "empty.txt": b"",
}
OTHERS = {"README.md": b"# Pets", ".gitattributes": b"*", "film.mov": b"M" * 10, "model.safetensors": b"W" * 10}
PETS = "someone/pets"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(download, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(hub_folder, "PAUSES", (0.0,))
    with serving(Hub()) as found:
        found.add(f"datasets/{PETS}", FILES | OTHERS)
        point_at(monkeypatch, found.address, tmp_path / "cache")
        yield found


def lying(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def refused(given: str, folder: Path) -> str:
    with pytest.raises(HubError) as told:
        fetch_folder(given, folder, read_here)
    assert "\n" not in str(told.value) and str(told.value)[-1] == "."
    return str(told.value)


def test_what_is_read_here_comes_whole_and_nothing_else(hub: Hub, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    fetch_folder(PETS, tmp_path / "pets", read_here, lambda *now: told.append(now))
    assert lying(tmp_path / "pets") == FILES
    assert told[0] == ("fetch", 0, 4) and told[-1] == ("fetch", 3, 4) and told == sorted(told)
    hub.asked.clear()
    fetch_folder(f"{PETS}@main", tmp_path / "pets", read_here)
    assert hub.sent == [] and all("/resolve/" not in path for _, path, _ in hub.asked), "it is there"


def test_one_that_broke_or_was_changed_here_is_put_right_from_where_it_stopped(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_folder, "AT_ONCE", 1)
    fetch_folder(PETS, tmp_path, lambda name: name.endswith(".png"))
    (tmp_path / "images/cat.png").write_bytes(b"D" * 1000)
    hub.breaks += [2_000_000, 0, 0, 0]
    assert "goes on from there" in refused(PETS, tmp_path)
    hub.asked.clear()
    fetch_folder(PETS, tmp_path, read_here)
    assert lying(tmp_path) == FILES and "bytes=2000000-" in hub.sent


def test_a_private_one_takes_a_token_which_only_the_hub_hears(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.token = "hf_secret"
    assert "HF_TOKEN" in refused(PETS, tmp_path)
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    fetch_folder(PETS, tmp_path, read_here)
    assert lying(tmp_path) == FILES and hub.heard == {"127.0.0.1"}


def test_what_cannot_be_had_is_one_sentence(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.add("datasets/someone/films", OTHERS)
    assert "no pictures" in refused("someone/films", tmp_path)
    assert "no data set someone/nothing" in refused("someone/nothing", tmp_path)
    assert "no such revision" in refused(f"{PETS}@v9", tmp_path)
    hub.lies = True
    assert "another digest" in refused(PETS, tmp_path / "lies")
    hub.lies, hub.status = False, 503
    assert "(503)" in refused(PETS, tmp_path)
    hub.status = 200
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 10**6))  # type: ignore[attr-defined]
    hub.asked.clear()
    assert "4 MB" in refused(PETS, tmp_path / "full") and hub.sent == [], "told before anything comes"
    point_at(monkeypatch, "http://127.0.0.1:9", tmp_path)
    assert "cannot be reached" in refused(PETS, tmp_path)
