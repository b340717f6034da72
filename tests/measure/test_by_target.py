"""What words find by target: read in the names that items have, judged by each target's own flat search."""

from dataclasses import replace

import numpy as np
import pytest

from hierdemo.items.item import Item
from hierdemo.measure.by_target import Wanted, by_target, wanted
from hierdemo.measure.query_sets import query_sets
from hierdemo.measure.recall import encode, routing
from hierdemo.search.query import TARGETS
from tests.support.tiny import World

ITEMS = [
    Item(0, "0", "", {"colour": "dark blue", "material": "leather"}, ("bags", "hand bag")),
    Item(1, "1", "", {"colour": "orange"}, ("food", "orange")),
    Item(2, "2", "", {"colour": "blue"}, ("bags", "bag")),
]


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("hand bag", True, Wanted("hand bag", {})),
        ("dark blue leather hand bag", True, Wanted("hand bag", {"colour": "dark blue", "material": "leather"})),
        ("orange", True, Wanted("orange", {})),
        ("orange", False, Wanted("", {"colour": "orange"})),
        ("orange orange", True, Wanted("orange", {"colour": "orange"})),
        ("bags", True, Wanted("bags", {})),
        ("shiny bag", True, None),
    ],
)
def test_a_text_is_read_in_the_names_that_items_have(text: str, kinds: bool, expected: Wanted | None) -> None:
    assert wanted(text, ITEMS, kinds=kinds) == expected


def test_each_target_is_judged_by_its_own_flat_search(world: World) -> None:
    held = [(None, i.taxonomy, i.attributes) for i in world.collection.items[::9]]
    every = query_sets(held, k=5)
    sets = {name: queries[:6] for name, queries in every.items() if name != "pictures"}
    vectors = {name: encode(world.engine, queries) for name, queries in sets.items()}
    found = by_target(world.engine, sets, vectors)
    assert set(found) == set(sets) and all(set(rows) == set(TARGETS) for rows in found.values())
    name = "texts: with attributes"
    for target, row in found[name].items():
        queries = [replace(q, target=target) for q in sets[name]]
        assert row["recall, tree clusters"] == pytest.approx(
            routing(world.engine, queries, vectors[name]).recall, abs=1e-4
        )
        right = []
        for query, vector in zip(queries, vectors[name], strict=True):
            hits = [world.collection.items[i] for i in world.engine.answer_vector(query, vector).items.tolist()]
            right.append(np.mean([query.text.endswith(item.taxonomy[-1]) for item in hits]))
        assert row["type right"] == pytest.approx(float(np.mean(right)), abs=1e-4)
        assert 0 <= row["attributes right"] <= 1
    assert "type right" not in found["texts: attribute alone"]["both"]
