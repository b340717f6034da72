"""From a model hub to vectors: the client of the installed version asks a hub on loopback, which serves tiny networks
with random weights in the real layout of files, and fails as a real one does."""

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load, save

from hierdemo.models import download
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.models.loading import CONFIG, WEIGHTS, import_open_clip, load_encoder
from tests.support.hub import Hub, point_at, serving

TINY = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 64, "patch_size": 16},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 16, "heads": 1, "layers": 1},
}
NAMED, REPO = "ViT-B-32:laion2b_s34b_b79k", "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"
HUB = "hf-hub:someone/tiny"


@pytest.fixture(scope="module")
def weights() -> bytes:
    import torch

    open_clip = import_open_clip()
    torch.manual_seed(0)
    network = open_clip.model.CLIP(**TINY)
    return save({name: value.numpy() for name, value in network.state_dict().items()})


@pytest.fixture
def hub(weights: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Both kinds of names lead to the same tiny network here."""
    open_clip = import_open_clip()
    monkeypatch.setitem(open_clip.factory._MODEL_CONFIGS, "ViT-B-32", TINY)
    monkeypatch.setattr(download, "PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(download, "SPARE", 0)
    with serving(Hub()) as found:
        found.add(REPO, {WEIGHTS: weights})
        found.add("someone/tiny", {WEIGHTS: weights, CONFIG: json.dumps({"model_cfg": TINY}).encode()})
        point_at(monkeypatch, found.address, tmp_path / "cache")
        yield found


def refused(model: str) -> str:
    """What is said of a model that cannot be had: one line."""
    with pytest.raises(EncoderUnavailable) as told:
        load_encoder(model)
    assert str(told.value).startswith(model) and "\n" not in str(told.value) and "Traceback" not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("model", [NAMED, HUB])
def test_weights_come_once_and_are_the_hubs(hub: Hub, weights: bytes, model: str) -> None:
    told: list[tuple[str, int, int]] = []
    first = load_encoder(model, progress=lambda *now: told.append(now))
    size = -(-len(weights) // download.MB)
    assert told[0] == ("download", 0, size) and told[-1][1] == len(weights) // download.MB
    assert first.encode_texts(["a cat"]).shape == (1, 16) and first.model == model
    hub.asked.clear()
    np.testing.assert_array_equal(load_encoder(model).encode_texts(["a cat"]), first.encode_texts(["a cat"]))
    assert hub.sent == []


def test_without_a_hub_what_is_cached_does(hub: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    vectors = load_encoder(HUB).encode_texts(["a cat"])
    point_at(monkeypatch, "http://127.0.0.1:9", tmp_path / "cache")
    np.testing.assert_array_equal(load_encoder(HUB).encode_texts(["a cat"]), vectors)
    point_at(monkeypatch, "http://127.0.0.1:9", tmp_path / "empty")
    assert "the hub cannot be reached" in refused(HUB)


def test_a_broken_download_goes_on_where_it_stopped(hub: Hub, weights: bytes) -> None:
    hub.breaks += [1_000_000, 500_000]
    load_encoder(NAMED)
    assert hub.sent == [None, "bytes=1000000-", "bytes=1500000-"]


def test_what_came_is_kept_for_the_next_try(hub: Hub, weights: bytes) -> None:
    hub.breaks += [2_000_000, 0, 0, 0, 0]
    assert f"broke at 2 of {-(-len(weights) // download.MB)} MB; what came is kept" in refused(NAMED)
    hub.asked.clear()
    load_encoder(NAMED)
    assert hub.sent == ["bytes=2000000-"]


def test_a_hub_that_cannot_go_on_begins_again(hub: Hub, weights: bytes) -> None:
    hub.breaks.append(1_000_000)
    hub.ranges = False
    load_encoder(NAMED)
    assert len(hub.sent) == 2


def test_another_digest_is_thrown_away(hub: Hub, tmp_path: Path) -> None:
    hub.lies = True
    assert "not what the hub describes" in refused(NAMED) and "try again" in refused(NAMED)
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file() and path.stat().st_size]
    hub.lies = False
    load_encoder(NAMED)


def test_weights_that_were_damaged_in_the_cache_are_fetched_again(hub: Hub, tmp_path: Path) -> None:
    load_encoder(NAMED)
    blob = max((tmp_path / "cache").rglob("blobs/*"), key=lambda path: path.stat().st_size)
    blob.write_bytes(blob.read_bytes()[:-1000])
    assert "were damaged and are removed" in refused(NAMED)
    load_encoder(NAMED)


def test_a_disk_without_room_is_told_before_the_download(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    free = shutil.disk_usage(Path.cwd())._replace(free=1_500_000)
    monkeypatch.setattr(download.shutil, "disk_usage", lambda _: free)
    said = refused(NAMED)
    assert "has 1 MB left: make room" in said and "HF_HOME" in said and hub.sent == []


def test_a_disk_that_fills_up_says_the_same(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download, "_receive", full)
    assert "make room" in refused(NAMED)


@pytest.mark.parametrize(
    ("status", "model", "words"),
    [
        (200, "hf-hub:nobody/nothing", "the hub has no nobody/nothing"),
        (503, HUB, "answered with an error (503)"),
        (200, "hf-hub:someone/empty", f"has no {WEIGHTS}"),
    ],
)
def test_what_the_hub_does_not_have(hub: Hub, status: int, model: str, words: str) -> None:
    hub.status = status
    hub.add("someone/empty", {"README.md": b"# nothing"})
    assert words in refused(model)


def test_weights_of_another_model_are_no_model(hub: Hub, weights: bytes) -> None:
    other = {name: value for name, value in load(weights).items() if not name.startswith("transformer.")}
    hub.add(REPO, {WEIGHTS: save(other)})
    assert "could not be loaded" in refused(NAMED)
