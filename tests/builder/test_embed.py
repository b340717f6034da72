"""Pictures made ready in threads ahead of the network: bounded, in order, and as they would be one by one."""

import io
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from hierdemo.builder import checkpoints, decode, embed
from hierdemo.builder.decode import Decoder
from hierdemo.builder.embed import Remembering, encode
from hierdemo.items.fingerprint import content_digest
from hierdemo.items.image import ImageError, open_image, pixels_of, thumbnail
from hierdemo.items.scan import read_folder
from tests.bench.encode_rate import photograph
from tests.support.folders import Counting, few
from tests.support.tiny import World


class Held:
    """Counts the pictures that were made ready and not yet taken, and how many were open at once."""

    def __init__(self) -> None:
        self.made = self.taken = self.most = self.open = self.most_open = 0
        self._lock = threading.Lock()

    def prepare(self, image: Image.Image) -> np.ndarray:
        with self._lock:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
        time.sleep(0.002)
        with self._lock:
            self.open -= 1
            self.made += 1
            self.most = max(self.most, self.made - self.taken)
        return np.zeros(1, np.float32)


@pytest.mark.parametrize("batch", [1, 4])
def test_no_more_than_a_few_batches_are_held(world: World, batch: int) -> None:
    held = Held()
    with Decoder(held.prepare, side=32, batch=batch, workers=3) as decoder:
        for i, ready in enumerate(decoder.ready(world.images / file for file in world.drawings)):
            assert ready.pixels is not None and ready.reason == ""
            if i % 10 == 0:
                time.sleep(0.05)  # the network takes its time
            held.taken += 1
    assert held.made == 60 and held.most <= decode.AHEAD * batch + 1


def test_large_pictures_are_opened_one_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "ALONE", 10)
    held = Held()
    with Decoder(held.prepare, side=32, batch=8, workers=3) as decoder:
        assert len(list(decoder.ready(world.images / file for file in world.drawings))) == 60
    assert held.most_open == 1


def test_files_come_in_order_with_thumbnail_and_digest(world: World) -> None:
    paths = [world.images / file for file in world.drawings]
    with Decoder(world.encoder.prepare, side=world.encoder.side, batch=8) as decoder:
        for path, ready in zip(paths, decoder.ready(paths), strict=True):
            image = open_image(path)
            np.testing.assert_array_equal(ready.pixels, world.encoder.prepare(image))
            assert ready.thumb == thumbnail(image) and ready.digest == content_digest(path)


def test_what_cannot_be_made_ready_is_said_and_the_next_comes(world: World) -> None:
    def prepare(image: Image.Image) -> np.ndarray:
        raise RuntimeError("no such size")

    good = world.images / next(iter(world.drawings))
    with Decoder(prepare, side=32, batch=2) as decoder:
        ready = list(decoder.ready([good, Path("/nowhere/x.png"), good]))
    assert [r.pixels for r in ready] == [None] * 3
    assert "no such size" in ready[0].reason and "no file" in ready[1].reason


@pytest.mark.parametrize("size", [(640, 480), (1800, 2400)])
def test_a_jpeg_at_a_reduced_scale_gives_the_same_vector(world: World, tmp_path: Path, size: tuple[int, int]) -> None:
    """Twice the pixels that the network needs are enough: of each photograph the vector hardly moves."""
    for seed in range(3):
        path = tmp_path / f"{seed}.jpg"
        photograph(seed, *size).save(path, quality=90)
        least = decode.DETAIL * 128
        whole, reduced = open_image(path), open_image(path, least=least)
        assert min(reduced.size) >= least and (min(size) < 2 * least or min(reduced.size) < 2 * least)
        a, b = world.encoder.encode_images([whole, reduced])
        assert a @ b > 0.999
        shown = [np.asarray(Image.open(io.BytesIO(thumbnail(x))).convert("RGB"), np.float32) for x in (whole, reduced)]
        assert np.abs(shown[0] - shown[1]).mean() < 3


@pytest.mark.parametrize("kind", ["png", "webp", "bmp", "gif"])
def test_other_kinds_are_decoded_in_full(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"x.{kind}"
    photograph(1, 600, 400).save(path)
    np.testing.assert_array_equal(np.asarray(open_image(path, least=16)), np.asarray(open_image(path)))


def test_a_picture_on_its_side_at_a_reduced_scale(tmp_path: Path) -> None:
    image = photograph(2, 800, 400)
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "x.jpg", exif=exif)
    assert open_image(tmp_path / "x.jpg", least=100).size == (100, 200)


def test_the_pixels_of_a_header(tmp_path: Path) -> None:
    Image.new("L", (30, 20)).save(tmp_path / "x.png")
    (tmp_path / "y.png").write_bytes(b"no picture")
    assert pixels_of(tmp_path / "x.png") == 600
    assert pixels_of(tmp_path / "y.png") == pixels_of(tmp_path / "z.png") == 0


# the stage -------------------------------------------------------------------------------------


def test_progress_is_told_a_batch_and_begins_with_what_is_there(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "CHUNK", 8)
    found = read_folder(world.images)
    told: list[tuple[str, int, int]] = []
    with pytest.raises(KeyboardInterrupt):
        encode(world.images, found, Counting(world, stop_after=30), tmp_path / "s", lambda *row: told.append(row))
    assert told == [("encode", n, 60) for n in (0, 8, 16, 24)]
    told.clear()
    encode(world.images, found, world.encoder, tmp_path / "s", lambda *row: told.append(row))
    assert told == [("encode", n, 60) for n in (24, 32, 40, 48, 56, 60)]


def test_the_vectors_are_those_of_the_pictures_whatever_the_batch(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_folder(world.images)
    for size in (1, 7, 64):
        monkeypatch.setattr(embed, "CHUNK", size)
        made = encode(world.images, found, world.encoder, tmp_path / str(size))
        np.testing.assert_allclose(made.embeddings, world.collection.embeddings, atol=1e-5)
        assert made.thumbs == [world.collection.thumbs[i] for i in range(60)] and made.new == 60


def test_another_device_or_preprocessing_takes_no_chunk_over(world: World, tmp_path: Path) -> None:
    found = read_folder(few(world, tmp_path / "in", 5))

    class Other(Counting):
        device = "cuda"

    encode(tmp_path / "in", found, world.encoder, tmp_path / "s")
    other = Other(world)
    encode(tmp_path / "in", found, other, tmp_path / "s")
    assert other.seen == 5


def test_texts_are_kept_as_they_are_encoded(world: World, tmp_path: Path) -> None:
    texts, asked = [f"a car {i}" for i in range(40)], []

    class Noting:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.encoder, name)

        def encode_texts(self, texts: Sequence[str]) -> np.ndarray:
            asked.extend(texts)
            return world.encoder.encode_texts(texts)

    first = Remembering(Noting(), tmp_path).encode_texts(texts)  # type: ignore[arg-type]
    again = Remembering(Noting(), tmp_path).encode_texts(texts)  # type: ignore[arg-type]
    assert asked == texts and np.array_equal(first, again)
    known = {texts[3]: np.ones(first.shape[1], np.float32)}
    found = Remembering(world.encoder, tmp_path, known).encode_texts(texts[:5])
    np.testing.assert_array_equal(found[3], 1)
    np.testing.assert_allclose(np.delete(found, 3, 0), np.delete(first[:5], 3, 0), atol=1e-6)
    assert Remembering(world.encoder, tmp_path).encode_texts([]).shape == (0, world.encoder.dim)


# chunks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_any_damage_to_a_chunk_is_seen(tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    arrays = {"x": rng.normal(size=(5, 3)).astype(np.float32), **checkpoints.joined([b"", b"ab", b"c"])}
    checkpoints.write(tmp_path, "a", arrays)
    found = checkpoints.read(tmp_path, "a")
    assert (
        found is not None and np.array_equal(found["x"], arrays["x"]) and checkpoints.apart(found) == [b"", b"ab", b"c"]
    )
    path = tmp_path / f"a{checkpoints.SUFFIX}"
    data = bytearray(path.read_bytes())
    at = int(rng.integers(len(data)))
    path.write_bytes(data[:at] if seed % 2 else data[:at] + bytes([data[at] ^ 1 << seed % 8]) + data[at + 1 :])
    assert checkpoints.read(tmp_path, "a") is None and not path.exists()


def test_nothing_that_can_be_read_is_said(world: World, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.png").write_bytes(b"no")
    with pytest.raises(ImageError, match="None of the 1 pictures"):
        encode(tmp_path / "in", read_folder(tmp_path / "in"), world.encoder, tmp_path / "s")
