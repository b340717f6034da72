"""How often saying that relevance falls off is right, counted on answers whose mark and truth are known."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from hierdemo.items.item import Item
from hierdemo.measure.relevance_end import relevance_end, true_of
from hierdemo.search.query import Query

ITEMS = [Item(i, f"{i}.webp", "", {"colour": "red" if i < 4 else "blue"}, ("vehicles", "car")) for i in range(8)]


def test_what_is_true_of_an_item() -> None:
    assert all(true_of(ITEMS[0], text) for text in ("car", "red car", "vehicles", "red"))
    assert not any(true_of(ITEMS[0], text) for text in ("blue car", "dog", "red dog", "cart"))


def test_right_and_wrong_sayings_are_counted() -> None:
    """red car: four fit, then four do not; car: all fit, so the mark is wrong; vehicles: no mark."""
    marks = {"red car": 4, "car": 3, "vehicles": None}

    def answer(query: Query, _: Any) -> Any:
        return SimpleNamespace(falloff=marks[query.text], items=np.arange(8))

    engine: Any = SimpleNamespace(answer_vector=answer, collection=SimpleNamespace(items=ITEMS))
    sets = {"a": [Query("red car"), Query("car")], "b": [Query("vehicles")]}
    found = relevance_end(engine, sets, {name: np.zeros((len(q), 2), np.float32) for name, q in sets.items()})
    precision = {"precision before": 1.0, "precision after": 0.5}
    assert found == {"texts": 3, "said": 2, "said rightly": 0.5, "said wrongly": 0.5, **precision}
    none = relevance_end(engine, {"b": sets["b"]}, {"b": np.zeros((1, 2), np.float32)})
    assert none == {"texts": 1, "said": 0}
