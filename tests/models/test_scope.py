"""Which pictures a model knows: the demo's own are, and noise is not; a model that brings nothing says nothing."""

from pathlib import Path

import numpy as np
import pytest

from hierdemo.collection.store import load
from hierdemo.demo import DEMO, HELD_OUT
from hierdemo.items.image import open_image
from hierdemo.items.scan import read_folder
from hierdemo.models.loading import load_encoder
from hierdemo.models.scope import LIMIT, STRANGE, Scope
from tests.bench.strangers import drawn


@pytest.mark.parametrize("member", ["collection", "collection-none", "collection-strong"])
def test_the_embedded_models_know_the_demo(member: str) -> None:
    c = load(DEMO.parent / member)
    scope = Scope.of(c.meta.model)
    assert scope is not None and scope.means.shape[1] == c.embeddings.shape[1]
    assert (~scope.knows(c.embeddings)).mean() < 2 * LIMIT
    assert np.all(np.diff(scope.scale) >= 0)


def test_the_embedded_model_knows_new_drawings_and_no_noise() -> None:
    scope, encoder = Scope.of("embedded"), load_encoder("embedded")
    assert scope is not None
    held = [open_image(HELD_OUT / item.file) for item in read_folder(HELD_OUT)[::6]]
    assert (~scope.knows(encoder.encode_images(held))).mean() < STRANGE / 2
    assert (~scope.knows(encoder.encode_images(drawn(60)))).mean() > STRANGE


def test_other_models_say_nothing(tmp_path: Path) -> None:
    assert Scope.of("ViT-B-32:laion2b_s34b_b79k") is None and Scope.of(str(tmp_path)) is None
    assert Scope.of("ready-vectors") is None


def test_what_is_written_is_read(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(40, 8)).astype(np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    made = Scope.measured(x, [str(i % 4) for i in range(40)], x)
    made.write(tmp_path / "scope.npz")
    again = Scope.of(str(tmp_path))
    assert again is not None and np.abs(again.means - made.means).max() < 1e-3
    assert again.knows(x).mean() >= 1 - LIMIT - 0.03
