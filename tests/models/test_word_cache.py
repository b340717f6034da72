"""Words' vectors are kept, and what is kept never changes what comes out."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from hierdemo.models.word_cache import Wordbook, cache_folder
from tests.support.tiny import World, unit

WORDS = ["dog", "cat", "house", "tree"]


class Counting:
    """Vectors by chance, the same ones for the same word and digest, and how many were asked for."""

    def __init__(self, digest: str = "one", dim: int = 12, seed: int = 0) -> None:
        self.digest, self.model, self.dim, self.seed, self.asked = digest, digest, dim, seed, 0

    def encode_texts(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += len(texts)
        rows = [np.random.default_rng([self.seed, *text.encode()]).normal(size=self.dim) for text in texts]
        return unit(np.array(rows)) if rows else np.zeros((0, self.dim), np.float32)

    encode_images, unknown_words = encode_texts, None


def test_what_is_kept_is_not_encoded_again(tmp_path: Path) -> None:
    first, again = Counting(), Counting()
    told: list[tuple[int, int]] = []
    x = Wordbook(first, tmp_path, lambda *now: told.append(now)).vectors(WORDS)  # type: ignore[arg-type]
    np.testing.assert_array_equal(x, Wordbook(again, tmp_path).vectors([*WORDS[::-1]])[::-1])  # type: ignore[arg-type]
    assert again.asked == 1 and told == [(4, 4)], "one word is encoded to see whose vectors these are"
    Wordbook(again, tmp_path).vectors(["new", *WORDS])  # type: ignore[arg-type]
    assert again.asked == 3


@pytest.mark.parametrize("other", [Counting("two"), Counting(seed=5), Counting(dim=7)], ids=["digest", "seed", "dim"])
def test_another_models_vectors_are_not_taken(tmp_path: Path, other: Counting) -> None:
    Wordbook(Counting(), tmp_path).vectors(WORDS)  # type: ignore[arg-type]
    np.testing.assert_array_equal(Wordbook(other, tmp_path).vectors(WORDS), other.encode_texts(WORDS))  # type: ignore[arg-type]


@pytest.mark.parametrize("damage", [b"", b"no archive", None])
def test_a_damaged_file_costs_time_alone(tmp_path: Path, damage: bytes | None) -> None:
    x = Wordbook(Counting(), tmp_path).vectors(WORDS)  # type: ignore[arg-type]
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-200] if damage is None else damage)
    np.testing.assert_array_equal(Wordbook(Counting(), tmp_path).vectors(WORDS), x)  # type: ignore[arg-type]
    assert Wordbook(again := Counting(), tmp_path).vectors(WORDS) is not None and again.asked == 1, "it is made anew"  # type: ignore[arg-type]


def test_a_folder_that_cannot_be_made_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    x = Wordbook(Counting(), tmp_path / "file" / "cache").vectors(WORDS)  # type: ignore[arg-type]
    np.testing.assert_array_equal(x, Wordbook(Counting()).vectors(WORDS))  # type: ignore[arg-type]


def test_one_template_of_a_real_model(world: World, tmp_path: Path) -> None:
    x = Wordbook(world.encoder, tmp_path).vectors(WORDS)
    np.testing.assert_allclose(np.linalg.norm(x, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(x, world.encoder.encode_words(WORDS), atol=1e-5)
    assert Wordbook(world.encoder, tmp_path).vectors([]).shape == (0, world.encoder.dim)
    full = Wordbook(world.encoder, tmp_path, templates="all").vectors(WORDS)
    np.testing.assert_allclose(full, world.encoder.encode_texts(WORDS), atol=1e-5)
    assert np.abs(full - x).max() > 0.01 and len(list(tmp_path.iterdir())) == 2


def test_where_it_is_kept(tmp_path: Path) -> None:
    assert cache_folder({"HIERDEMO_CACHE": str(tmp_path / "own"), "XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "own"
    assert cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "hierdemo"
    assert cache_folder({}) == Path.home() / ".cache" / "hierdemo"
