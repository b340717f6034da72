"""How far a model reads: the word that is told is the last one whose change changes the vector."""

import numpy as np
import pytest

from hierdemo.builder.pipeline import tell_cut
from hierdemo.models.context import read_by
from hierdemo.search.query import Query
from tests.support.tiny import World


@pytest.mark.parametrize("n", [2, 9, 13, 20, 60])
def test_what_follows_the_last_word_read_counts_for_nothing(world: World, n: int) -> None:
    words = (["red", "car", "palm", "beach"] * n)[:n]
    read, of = read_by(world.encoder, " ".join(words))
    assert of == n and 0 < read <= n
    told = world.encoder.encode_texts([" ".join(words)])
    if read < n:
        other = [*words[:read], *["bicycle"] * (n - read)]
        assert np.array_equal(world.encoder.encode_texts([" ".join(other)]), told)
    before = [*words[: read - 1], "laptop", *words[read:]]
    assert not np.array_equal(world.encoder.encode_texts([" ".join(before)]), told)


def test_an_answer_says_up_to_which_word_it_was_read(world: World) -> None:
    short, long = (world.engine.answer(Query(text=" ".join(["car"] * n), k=3)) for n in (5, 40))
    assert not any("The model read" in w for w in short.warnings)
    [said] = [w for w in long.warnings if "The model read" in w]
    read, of = read_by(world.encoder, " ".join(["car"] * 40))
    assert f"up to “car”, word {read} of {of}" in said and 5 <= read < of == 40
    assert long.certainty.doubt != "sure"


def test_captions_that_are_longer_are_counted(world: World) -> None:
    texts = ["a car", " ".join(["car"] * 40), " ".join(["bicycle"] * 60), "palm beach"]
    assert world.encoder.cut(texts).tolist() == [False, True, True, False]
    told: list[str] = []
    tell_cut(world.encoder, texts, told.append)
    tell_cut(world.encoder, texts[::3], told.append)
    assert told == [
        "2 captions are longer than the model reads: what stands at the end counts for nothing in searches."
    ]
