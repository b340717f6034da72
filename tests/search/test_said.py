"""Words in a collection whose model sees pictures alone: looked up in what came with the pictures."""

from dataclasses import replace

import numpy as np
import pytest

from hierdemo.items.item import said
from hierdemo.models.said_words import SaidWords
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from tests.support.tiny import World


@pytest.fixture(scope="module")
def engine(world: World) -> Engine:
    """The tiny world as if its model read no words."""
    c = world.collection
    meta = replace(c.meta, model="timm:any", examples=[])
    return Engine(replace(c, meta=meta, captions=None), world.encoder)


def having(engine: Engine, *words: str) -> set[int]:
    return {i.id for i in engine.collection.items if all(w in said(i).lower() for w in words)}


@pytest.mark.parametrize("mode", ["drill-down", "exact", "hnsw"])
def test_words_find_the_pictures_that_came_with_them(engine: Engine, mode: str) -> None:
    found = engine.answer(Query(text="Bicycles", mode=mode, k=20, beam=12))
    assert set(found.items) == having(engine, "bicycle") and found.certainty.doubt == "sure"
    assert list(found.scores) == sorted(found.scores, reverse=True)


def test_pictures_are_asked_with_as_ever(world: World, engine: Engine) -> None:
    like = engine.answer(Query(like=3, k=5))
    assert like.items[0] == 3
    mixed = engine.answer(Query(text="bicycle", like=3, k=50))
    assert set(mixed.items) == having(engine, "bicycle")


def test_a_word_is_taken_away_with_its_pictures(engine: Engine) -> None:
    of = next(i for i in engine.collection.items if "bicycle" in said(i))
    colour = of.attributes["colour"]
    found = engine.answer(Query(text=f"bicycle -{colour}", k=20, beam=12))
    assert set(found.items) == having(engine, "bicycle") - having(engine, colour)


def test_what_no_picture_has_is_said(engine: Engine) -> None:
    found = engine.answer(Query(text="zeppelin bicycle", k=5))
    assert found.certainty.doubt == "part" and "zeppelin" in found.certainty.reason
    for text, words in (("bicycel", "try “bicycle”"), ("bicycle laptop", "No picture here has all of")):
        with pytest.raises(ValueError, match=words):
            engine.answer(Query(text=text))


def test_without_any_words_there_is_a_way_out(world: World) -> None:
    c = world.collection
    bare = [replace(i, caption="", attributes={}, taxonomy=()) for i in c.items]
    meta = replace(c.meta, model="timm:any", examples=[])
    with pytest.raises(ValueError, match="came with none: ask with a picture"):
        Engine(replace(c, items=bare, meta=meta, captions=None), None).answer(Query(text="bicycle"))


def test_words_are_completed_and_met_in_any_script() -> None:
    words = SaidWords(["a red car", "two red cars", "赤い車", "Ein GRÜNES Auto", ""])
    assert words.pictures == 4 and words.starting("red c", 5) == ["red car", "red cars"]
    assert words.items("car red").tolist() == [0, 1] and words.items("車").tolist() == [2]
    assert words.items("grünes").tolist() == [3] and words.split("of the zebra") == ([], ["zebra"])
    assert np.array_equal(words.items("the"), [])
