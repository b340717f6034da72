"""OpenCLIP models behind the Encoder protocol: the tiny one for real, the hub's only as far as it cannot be reached."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.models import loading
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.models.loading import CONFIG, VOCABULARY, WEIGHTS, file_digest, load_encoder
from tests.support.tiny import DIM, World, write_model


def opened(world: World, n: int = 6) -> list[Image.Image]:
    return [Image.open(world.images / file).convert("RGB") for file in list(world.drawings)[:n]]


def test_embeddings_are_unit_vectors(world: World) -> None:
    pictures, words = world.encoder.encode_images(opened(world)), world.encoder.encode_texts(["a car", "Пляж", "猫"])
    for x, n in ((pictures, 6), (words, 3)):
        assert x.shape == (n, DIM) and x.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(x, axis=1), 1, atol=1e-5)


def test_nothing_to_encode_gives_no_rows(world: World) -> None:
    assert world.encoder.encode_images([]).shape == (0, DIM)
    assert world.encoder.encode_texts([]).shape == (0, DIM)


def test_batches_change_nothing(world: World) -> None:
    pictures = opened(world)
    whole = world.encoder.encode_images(pictures)
    np.testing.assert_allclose(world.encoder.encode_images(iter(pictures), batch=4), whole, atol=1e-5)
    np.testing.assert_allclose(world.encoder.encode_images(pictures[2:3])[0], whole[2], atol=1e-5)


def test_texts_do_not_depend_on_their_neighbours(world: World) -> None:
    alone = world.encoder.encode_texts(["beach"])[0]
    np.testing.assert_allclose(world.encoder.encode_texts(["car", " beach ", "dog"])[1], alone, atol=1e-5)


@pytest.mark.parametrize("text", ["{}", "{0} {name}", "%s", "a" * 10_000, "\0", "🦄"])
def test_awkward_texts_encode(world: World, text: str) -> None:
    assert np.isfinite(world.encoder.encode_texts([text])).all()


def test_templates_are_averaged(world: World) -> None:
    own = load_encoder(str(world.model))
    own.templates = ("{}",)
    each = own.encode_texts([t.format("cat") for t in world.encoder.templates])
    mean = each.mean(0) / np.linalg.norm(each.mean(0))
    np.testing.assert_allclose(world.encoder.encode_texts(["cat"])[0], mean, atol=1e-5)


def test_the_digest_is_the_weights(world: World, tmp_path: Path) -> None:
    assert world.encoder.digest == file_digest(world.model / WEIGHTS)
    assert world.encoder.model == str(world.model) and world.encoder.dim == DIM
    again = load_encoder(str(shutil.copytree(world.model, tmp_path / "copy")))
    assert again.digest == world.encoder.digest
    np.testing.assert_array_equal(again.encode_texts(["cat"]), world.encoder.encode_texts(["cat"]))


@pytest.mark.parametrize("missing", [CONFIG, WEIGHTS])
def test_a_directory_without_its_files(world: World, tmp_path: Path, missing: str) -> None:
    folder = shutil.copytree(world.model, tmp_path / "model")
    (folder / missing).unlink()
    with pytest.raises(EncoderUnavailable, match=f"has no {missing}"):
        load_encoder(str(folder))


@pytest.mark.parametrize(
    ("file", "damage"), [(CONFIG, b"{}"), (CONFIG, b"not json"), (WEIGHTS, b"short"), (WEIGHTS, b"")]
)
def test_a_damaged_directory_says_so(world: World, tmp_path: Path, file: str, damage: bytes) -> None:
    folder = shutil.copytree(world.model, tmp_path / "model")
    (folder / file).write_bytes(damage)
    with pytest.raises(EncoderUnavailable, match="could not be loaded.*again"):
        load_encoder(str(folder))


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub cannot be reached, at once; its client reads the variable when it is first imported."""
    import huggingface_hub

    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)


@pytest.mark.parametrize("model", ["ViT-B-32:laion2b_s34b_b79k", "hf-hub:nobody/nothing"])
def test_an_unreachable_hub_names_model_and_remedy(world: World, offline: None, model: str, tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable) as told:
        load_encoder(model)
    assert model in str(told.value) and "check the connection" in str(told.value) and "NAME:FILE" in str(told.value)


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("ViT-B-32", ["names no weights", "laion2b_s34b_b79k", "ViT-B-32:FILE"]),
        ("ViT-B-32:nope", ["no weights 'nope'", "openai"]),
        ("nonsense", ["no model 'nonsense'", "embedded", "NAME:PRETRAINED"]),
        ("ViT-B-23:openai", ["Did you mean", "ViT-B-32"]),
    ],
)
def test_unknown_names_say_what_there_is(model: str, words: list[str]) -> None:
    with pytest.raises(EncoderUnavailable) as told:
        load_encoder(model)
    assert all(word in str(told.value) for word in words)


@pytest.fixture
def relatives(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of embedded models: the world's own, and a relative of it named strong."""
    folder = shutil.copytree(world.model, tmp_path / "embedded")
    write_model(folder / "strong", opened(world, 60), seed=1)
    monkeypatch.setattr(loading, "EMBEDDED", folder)
    return folder


def test_relatives_of_the_embedded_model_have_names(relatives: Path) -> None:
    first, strong = load_encoder("embedded"), load_encoder("embedded:strong")
    assert (strong.model, strong.digest) == ("embedded:strong", file_digest(relatives / "strong" / WEIGHTS))
    assert first.digest != strong.digest and first.templates == strong.templates
    (relatives / "strong" / VOCABULARY).unlink()
    with pytest.raises(EncoderUnavailable, match=f"has no {VOCABULARY}.*again"):
        load_encoder("embedded:strong")


@pytest.mark.parametrize(
    "model", ["embedded:weak", "embedded:", "embedded:..", "embedded:../embedded", "embedded:/tmp"]
)
def test_an_unknown_relative_says_which_there_are(relatives: Path, model: str) -> None:
    with pytest.raises(EncoderUnavailable, match="use embedded or embedded:strong") as told:
        load_encoder(model)
    assert repr(model) in str(told.value)
