"""Weights in files, as people have them: every form loads through open_clip's own code and gives the same vectors.

The models are small: two architectures that are entered into open_clip's list for these tests.
"""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.collection.store import load
from hierdemo.commands.main import main
from hierdemo.models import hub
from hierdemo.models.devices import pick
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.models.loading import CONFIG, WEIGHTS, import_open_clip, load_encoder
from hierdemo.models.openclip import OpenClipEncoder
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from tests.support.tiny import World

TEXT = {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1}
KINDS = {
    "tiny-vit": {"image_size": 64, "layers": 1, "width": 64, "head_width": 32, "patch_size": 16},
    "tiny-resnet": {"image_size": 64, "layers": [1, 1, 1, 1], "width": 16, "head_width": 32, "patch_size": None},
}
FORMS = ("state dict", "wrapped state dict", "safetensors", "directory")


@pytest.fixture(scope="module", params=KINDS)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What --model takes, by form, of one random-weight model."""
    open_clip, root = import_open_clip(), tmp_path_factory.mktemp("weights")
    import torch
    from safetensors.torch import save_file

    config = {"embed_dim": 24, "vision_cfg": KINDS[request.param], "text_cfg": TEXT}
    (root / f"{request.param}.json").write_text(json.dumps(config))
    open_clip.add_model_config(root / f"{request.param}.json")
    torch.manual_seed(3)
    state = {k: v.contiguous() for k, v in open_clip.create_model(request.param).state_dict().items()}
    torch.save(state, root / "plain.pt")
    torch.save({"epoch": 1, "state_dict": {f"module.{k}": v for k, v in state.items()}}, root / "wrapped.pt")
    save_file(state, root / "weights.safetensors")
    (root / "folder").mkdir()
    save_file(state, root / "folder" / WEIGHTS)
    _, _, preprocess = open_clip.create_model_and_transforms(request.param)
    (root / "folder" / CONFIG).write_text(json.dumps({"model_cfg": config, "preprocess_cfg": {}}))
    names = ("plain.pt", "wrapped.pt", "weights.safetensors")
    return dict(zip(FORMS, [*(f"{request.param}:{root / name}" for name in names), str(root / "folder")], strict=True))


@pytest.mark.parametrize("form", FORMS[1:])
def test_every_form_is_the_same_model(files: dict[str, str], form: str) -> None:
    plain, other = load_encoder(files["state dict"]), load_encoder(files[form])
    picture, words = [Image.effect_mandelbrot((90, 70), (-2, -1, 1, 1), 9).convert("RGB")], ["a car", "the sea"]
    np.testing.assert_allclose(other.encode_images(picture), plain.encode_images(picture), atol=1e-6)
    np.testing.assert_allclose(other.encode_texts(words), plain.encode_texts(words), atol=1e-6)
    assert other.dim == 24 and other.side == 64 and other.device == "cpu"
    assert (form == "directory") or other.digest == plain.digest


def test_a_local_checkpoint_builds_and_searches(world: World, files: dict[str, str], tmp_path: Path) -> None:
    """As a model of the hub would: by NAME:FILE, through the command."""
    images = shutil.copytree(world.images, tmp_path / "in")
    out, model = tmp_path / "out", files["state dict"]
    assert main(["build", str(images), "--out", str(out), "--model", model]) == 0
    assert main(["search", "a car", "--collection", str(out)]) == 0
    engine = Engine(load(out), load_encoder(model))
    picture = engine.collection.images / engine.collection.items[7].file
    vector = engine.encoder.encode_images([Image.open(picture).convert("RGB")])  # type: ignore[union-attr]
    np.testing.assert_allclose(vector[0], engine.collection.embeddings[7], atol=1e-5)
    for query in (Query("a car"), Query(like=7), Query(image=Image.open(picture).convert("RGB"))):
        assert len(engine.answer(query).items) == 10


@pytest.mark.parametrize("content", [b"", b"not weights", b"PK\x03\x04" + b"x" * 99])
@pytest.mark.parametrize("suffix", [".pt", ".safetensors", ".bin"])
def test_a_file_that_holds_no_weights(files: dict[str, str], tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"weights{suffix}"
    path.write_bytes(content)
    with pytest.raises(EncoderUnavailable, match="must hold the weights of a tiny-") as told:
        load_encoder(f"{files['state dict'].partition(':')[0]}:{path}")
    assert "hub" not in str(told.value) and str(path) in str(told.value)


def test_the_weights_of_another_model(files: dict[str, str]) -> None:
    path = files["state dict"].partition(":")[2]
    with pytest.raises(EncoderUnavailable, match="must hold the weights of a RN50"):
        load_encoder(f"RN50:{path}")


@pytest.mark.parametrize("strip", [(1, 20_000), (20_000, 1), (3, 4000), (5000, 100)])
def test_a_strip_is_made_ready_without_gigabytes(files: dict[str, str], strip: tuple[int, int]) -> None:
    encoder: OpenClipEncoder = load_encoder(files["state dict"])
    assert encoder.prepare(Image.new("RGB", strip, "red")).shape == (3, 64, 64)


@pytest.mark.parametrize("size", [(64, 64), (640, 480), (97, 1200)])
def test_only_strips_are_cut(files: dict[str, str], size: tuple[int, int]) -> None:
    encoder = load_encoder(files["state dict"])
    picture = Image.effect_mandelbrot(size, (-2, -1, 1, 1), 9).convert("RGB")
    np.testing.assert_array_equal(encoder.prepare(picture), encoder._preprocess(picture).numpy())


def test_many_texts_go_through_in_parts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    own = load_encoder(str(world.model))
    texts, sizes, forward = [f"a car {i}" for i in range(70)], [], own._texts
    monkeypatch.setattr(own, "_texts", lambda tokens: sizes.append(len(tokens)) or forward(tokens))
    own._prompts = 30  # a text's templates may lie in two parts
    np.testing.assert_allclose(own.encode_texts(texts), world.encoder.encode_texts(texts), atol=1e-6)
    assert max(sizes) == 30 and sum(sizes) == 280


# the hub ---------------------------------------------------------------------------------------


def test_a_hub_out_of_reach_is_not_asked_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing listens there: its client is offline meanwhile, and no longer afterwards."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with hub.within_reach() as reached:
        assert not reached and constants.HF_HUB_OFFLINE
    assert not constants.HF_HUB_OFFLINE
    with pytest.raises(EncoderUnavailable, match="cannot be reached, and the weights are not.* in its cache"):
        load_encoder("ViT-B-32:laion2b_s34b_b79k")
    assert not constants.HF_HUB_OFFLINE


def test_a_model_in_the_cache_loads_without_a_hub(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache as the hub's client lays it out."""
    from huggingface_hub import constants

    cache, commit = tmp_path / "cache", "a" * 40
    folder = cache / "models--somebody--something"
    shutil.copytree(files["directory"], folder / "snapshots" / commit)
    (folder / "refs").mkdir()
    (folder / "refs" / "main").write_text(commit)
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        monkeypatch.setattr(constants, name, str(cache), raising=False)
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    found, local = load_encoder("hf-hub:somebody/something"), load_encoder(files["directory"])
    np.testing.assert_allclose(found.encode_texts(["a car"]), local.encode_texts(["a car"]), atol=1e-6)


# devices ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("device", ["tpu", "", "cpu:1", "cuda:x", "mps:0"])
def test_a_device_that_there_is_not(device: str) -> None:
    with pytest.raises(ValueError, match="There is no device .*: use auto, cuda, mps or cpu"):
        load_encoder("embedded", device=device)


def test_the_device_is_the_first_that_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert pick() == pick("cpu") == "cpu"
    with pytest.raises(ValueError, match="no mps device.*--device cpu"):
        pick("mps")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert pick() == pick("mps") == "mps"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    assert pick() == "cuda" and pick("cuda:1") == "cuda:1" and pick("cpu") == "cpu"
    with pytest.raises(ValueError, match="has 2 cuda"):
        pick("cuda:2")


def test_a_wrong_device_is_one_sentence(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ["build", str(world.images), "--out", str(tmp_path / "out"), "--model", str(world.model)]
    assert main([*args, "--device", "tpu"]) != 0
    told = capsys.readouterr().err.strip()
    assert "no device 'tpu'" in told and "Traceback" not in told and not (tmp_path / "out").exists()


def test_a_device_that_is_full_is_one_sentence(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    own = load_encoder(str(world.model))

    def full(*_: object, **__: object) -> None:
        raise torch.OutOfMemoryError("tried to allocate 20 GiB")

    monkeypatch.setattr(own._network, "encode_image", full)
    monkeypatch.setattr(own._network, "encode_text", full)
    for use in (lambda: own.encode_images([Image.new("RGB", (9, 9))]), lambda: own.encode_texts(["car"])):
        with pytest.raises(ValueError, match="cpu has too little memory.*--device cpu"):
            use()
    monkeypatch.undo()
    assert own.encode_texts(["car"]).shape == (1, own.dim), "and it is not locked for good"
