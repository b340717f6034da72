"""The encoder in a process of its own: the same answers, and one sentence when it cannot give any."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.models.encoder import Encoder, EncoderUnavailable
from hierdemo.models.loading import load_encoder
from hierdemo.models.worker import EncoderProcess
from tests.support.tiny import World, write_model


@pytest.fixture(scope="module")
def process(world: World) -> Iterator[EncoderProcess]:
    started = EncoderProcess(str(world.model))
    yield started
    started.close()


def same_answers(mine: Encoder, theirs: Encoder) -> None:
    texts, picture = ["car", "a red bag"], Image.new("RGB", (40, 30), "red")
    np.testing.assert_allclose(mine.encode_texts(texts), theirs.encode_texts(texts), atol=1e-5)
    np.testing.assert_allclose(mine.encode_images([picture]), theirs.encode_images([picture]), atol=1e-5)
    assert mine.unknown_words("car") == theirs.unknown_words("car")
    assert (mine.dim, mine.digest) == (theirs.dim, theirs.digest)


def test_it_answers_as_the_encoder_does(process: EncoderProcess, world: World) -> None:
    same_answers(process.encoder(), world.encoder)
    assert process.encoder().model == str(world.model)


def test_one_process_serves_several_models(process: EncoderProcess, world: World, tmp_path: Path) -> None:
    pictures = [Image.open(world.images / file).convert("RGB") for file in world.drawings]
    write_model(tmp_path, pictures, seed=1)
    first, second = process.encoder(), process.encoder(str(tmp_path))
    same_answers(second, load_encoder(str(tmp_path)))
    same_answers(first, world.encoder)
    assert first.digest != second.digest and process.encoder(str(tmp_path)) is second
    with ThreadPoolExecutor(8) as pool:  # asked at once, each gets its own answer
        found = list(pool.map(lambda i: (first, second)[i % 2].encode_texts(["car"]), range(16)))
    for i, x in enumerate(found):
        np.testing.assert_allclose(x, found[i % 2], atol=1e-6)
    assert not np.allclose(found[0], found[1], atol=0.01)


def test_what_cannot_be_encoded_is_said_and_the_next_question_is_answered(process: EncoderProcess) -> None:
    encoder = process.encoder()
    with pytest.raises(EncoderUnavailable, match="could not encode"):
        encoder.encode_texts([None])  # type: ignore[list-item]
    assert encoder.encode_texts(["car"]).shape == (1, encoder.dim)


def test_a_model_that_cannot_be_loaded_is_named_at_every_use_and_others_still_answer(world: World, forks: None) -> None:
    process = EncoderProcess("nonsense")
    for encoder in (process.encoder(), process.encoder("rubbish"), process.encoder()):
        for use in (lambda e: e.encode_texts(["car"]), lambda e: e.unknown_words("car"), lambda e: e.digest):
            with pytest.raises(EncoderUnavailable, match=encoder.model):
                use(encoder)
    assert process.encoder(str(world.model)).encode_texts(["car"]).shape == (1, world.encoder.dim)
    process.close()


def test_a_process_that_has_gone_is_said(world: World, forks: None) -> None:
    process = EncoderProcess(str(world.model))
    assert process.encoder().dim
    process._process.kill()
    process._process.join()
    for encoder in (process.encoder(), process.encoder(), process.encoder("another")):
        with pytest.raises(EncoderUnavailable, match=f"{encoder.model} has stopped"):
            encoder.encode_texts(["car"])
