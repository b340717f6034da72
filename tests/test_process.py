"""The encoder in a process of its own: the same answers, and one sentence when it cannot give any."""

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from tiny import World

from hierdemo.encoder import EncoderUnavailable
from hierdemo.process import EncoderProcess


@pytest.fixture(scope="module")
def process(world: World) -> Iterator[EncoderProcess]:
    started = EncoderProcess(str(world.model))
    yield started
    started.close()


def test_it_answers_as_the_encoder_does(process: EncoderProcess, world: World) -> None:
    texts, picture = ["car", "a red bag"], Image.new("RGB", (40, 30), "red")
    np.testing.assert_allclose(process.encode_texts(texts), world.encoder.encode_texts(texts), atol=1e-5)
    np.testing.assert_allclose(process.encode_images([picture]), world.encoder.encode_images([picture]), atol=1e-5)
    assert process.unknown_words("car") == world.encoder.unknown_words("car")
    assert (process.dim, process.digest) == (world.encoder.dim, world.encoder.digest)


def test_what_cannot_be_encoded_is_said_and_the_next_question_is_answered(process: EncoderProcess) -> None:
    with pytest.raises(EncoderUnavailable, match="could not encode"):
        process.encode_texts([None])  # type: ignore[list-item]
    assert process.encode_texts(["car"]).shape == (1, process.dim)


def test_a_model_that_cannot_be_loaded_is_named_at_every_use() -> None:
    process = EncoderProcess("nonsense")
    for _ in range(2):
        with pytest.raises(EncoderUnavailable, match="nonsense"):
            process.encode_texts(["car"])
    process.close()


def test_a_process_that_has_gone_is_said(world: World) -> None:
    process = EncoderProcess(str(world.model))
    assert process.dim
    process._process.kill()
    process._process.join()
    for _ in range(2):
        with pytest.raises(EncoderUnavailable, match="has stopped"):
            process.encode_texts(["car"])
