"""timm's networks as encoders that see pictures alone: real tiny ones with random weights, from a hub on loopback, a
file and a directory."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.torch import save_file

from hierdemo.models import download
from hierdemo.models.encoder import EncoderUnavailable, reads_words
from hierdemo.models.loading import import_open_clip, load_encoder
from tests.models.test_loading import opened
from tests.support.hub import Hub, point_at, serving
from tests.support.tiny import World

RESNET, REPO = "timm:test_resnet.r160_in1k", "timm/test_resnet.r160_in1k"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A convolutional network and a transformer with random weights, as files: with and without their last layer."""
    import torch

    import_open_clip()
    import timm

    torch.manual_seed(0)
    folder, found = tmp_path_factory.mktemp("timm"), {}
    for name in ("test_resnet", "test_vit"):
        network = timm.create_model(name)
        found[name] = folder / f"{name}.safetensors"
        save_file(network.state_dict(), found[name])
        found[f"{name} pth"] = folder / f"{name}.pth"
        network.reset_classifier(10)
        torch.save({"state_dict": network.state_dict()}, found[f"{name} pth"])
    return found


@pytest.fixture
def hub(made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(download, "SPARE", 0)
    with serving(Hub()) as found:
        found.add(REPO, {"model.safetensors": made["test_resnet"]})
        point_at(monkeypatch, found.address, tmp_path / "cache")
        yield found


def test_weights_come_from_the_hub_or_a_file_alike(world: World, hub: Hub, made: dict[str, Path]) -> None:
    pictures = opened(world)
    ours, same = load_encoder(RESNET), load_encoder(f"timm:test_resnet:{made['test_resnet']}")
    vectors = ours.encode_images(pictures)
    assert vectors.shape == (6, ours.dim) and ours.dim == 96 and ours.side == 160
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(same.encode_images(pictures), vectors)
    assert same.digest == ours.digest and "Normalize" in ours.preprocessing and len(hub.sent) == 1


@pytest.mark.parametrize("name", ["test_resnet", "test_vit"])
def test_a_last_layer_of_other_classes_does_not_matter(world: World, made: dict[str, Path], name: str) -> None:
    pictures = opened(world, 2)
    taught = load_encoder(f"timm:{name}:{made[f'{name} pth']}")
    whole = load_encoder(f"timm:{name}:{made[name]}")
    np.testing.assert_array_equal(taught.encode_images(pictures), whole.encode_images(pictures))


def test_a_directory_as_timm_saves_it(world: World, tmp_path: Path) -> None:
    import timm

    network: Any = timm.create_model("test_vit")
    timm.models.save_for_hf(network, str(tmp_path))
    assert load_encoder(f"timm:{tmp_path}").encode_images(opened(world, 2)).shape == (2, 64)
    (tmp_path / "config.json").unlink()
    with pytest.raises(EncoderUnavailable, match="no config.json"):
        load_encoder(f"timm:{tmp_path}")


def test_it_reads_no_words(world: World, made: dict[str, Path]) -> None:
    model = f"timm:test_resnet:{made['test_resnet']}"
    encoder = load_encoder(model)
    assert not reads_words(model) and reads_words("ViT-B-32:openai")
    assert encoder.unknown_words("a cat") == (["a", "cat"], False)
    with pytest.raises(ValueError, match="reads no words"):
        encoder.encode_texts(["a cat"])


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("timm:resnet5000", ["timm has no model 'resnet5000'", "resnet50"]),
        ("timm:resnet50.nonsense", ["no weights 'nonsense'", "a1_in1k"]),
        ("timm:test_vit_relpos", ["timm has no weights", "test_vit_relpos:FILE"]),
        ("timm:test_resnet:/nowhere.pth", ["There is no file /nowhere.pth"]),
    ],
)
def test_what_there_is_not_is_one_sentence(model: str, words: list[str]) -> None:
    with pytest.raises(EncoderUnavailable) as told:
        load_encoder(model)
    assert all(word in str(told.value) for word in words) and "\n" not in str(told.value)


def test_weights_of_another_network_are_refused(made: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "broken.safetensors").write_bytes(b"short")
    for file in (made["test_vit"], tmp_path / "broken.safetensors"):
        with pytest.raises(EncoderUnavailable, match="must hold the weights of timm's test_resnet") as told:
            load_encoder(f"timm:test_resnet:{file}")
        assert "\n" not in str(told.value)
