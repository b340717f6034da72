"""How far a model reads: the word that is told is the last one whose change changes the vector."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from hierdemo.builder.pipeline import tell_cut
from hierdemo.models.context import cut, ends, read_by, words_read
from hierdemo.search.query import Query
from hierdemo.search.query_vector import _cut
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


LONG = {
    "Chinese": "海边的城市夜晚灯光照亮水面上的小船和远处的桥梁以及天空中的云",
    "Japanese": "赤い車が海辺の道を走り、空には白い雲が浮かんでいる",
    "Thai": "รถยนต์สีแดงจอดอยู่ริมทะเลใต้ต้นมะพร้าวในวันที่ท้องฟ้าแจ่มใส",
    "mixed": "two red cars 停在海边的城市夜晚灯光照亮水面上的小船",
}


@pytest.mark.parametrize("script", LONG)
def test_texts_without_spaces_are_told_by_their_characters(script: str) -> None:
    def tokens(texts: Sequence[str]) -> NDArray[np.integer]:
        """A byte a token, as of what a tokenizer has no longer pieces for."""
        rows = [list(text.encode()[:40]) for text in texts]
        return np.array([row + [0] * (40 - len(row)) for row in rows])

    text = LONG[script] * 3
    n = words_read(tokens, text)
    end = ends(text)[n - 1]
    assert 0 < n < len(ends(text)) and len(text[:end].encode()) >= 40 > len(text[: ends(text)[n - 2]].encode())
    assert tokens([text[:end]]).tolist() == tokens([text]).tolist() and cut(tokens, [text, text[:9]]).tolist() == [
        True,
        False,
    ]
    [said] = _cut(text[:end], text)
    assert f"character {end} of {len(text)}" in said and text[end - 3 : end] in said


def test_captions_that_are_longer_are_counted(world: World) -> None:
    texts = ["a car", " ".join(["car"] * 40), " ".join(["bicycle"] * 60), "palm beach"]
    assert world.encoder.cut(texts).tolist() == [False, True, True, False]
    told: list[str] = []
    tell_cut(world.encoder, texts, told.append)
    tell_cut(world.encoder, texts[::3], told.append)
    assert told == [
        "2 captions are longer than the model reads: what stands at the end counts for nothing in searches."
    ]
