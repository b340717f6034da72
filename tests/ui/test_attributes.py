"""Filters by ranges, and results put in the order of an attribute, through every way to search."""

import json
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from hierdemo.collection.collection import Collection
from hierdemo.commands.search import _pairs
from hierdemo.search.as_json import as_json
from hierdemo.search.engine import Engine
from hierdemo.search.order import in_order, order_of
from hierdemo.search.query import FIELDS, MODES, Query
from hierdemo.search.validate import attribute_mask
from hierdemo.ui.present import facets
from hierdemo.ui.present.info import attribute_values, info
from tests.support.tiny import World

NAMES = ["constructor", "__proto__", "toString", "q", "level", "a=b", "{}", " x ", "where"]
LETTERS = [
    *"ab ,:;=\"'%&+#?/\\{}[]~.-|<>$`*!\n\t\0",
    "\r\n",
    "..",
    "\u00e4",
    "\U0001f3d6",
    "\u202e",
    "e\u0301",
    "%2C",
    "__proto__",
]


def with_attributes(world: World, given: list[dict[str, str]]) -> Collection:
    items = [replace(item, attributes=own) for item, own in zip(world.collection.items, given, strict=True)]
    return replace(world.collection, items=items)


@pytest.fixture(scope="module")
def priced(world: World) -> Engine:
    """Prices 0 to 59, days of 2024 from May on, none for the last."""
    given = [{"price": str(i), "taken": f"2024-{5 + i // 20:02}-{1 + i % 20:02}"} for i in range(59)] + [{}]
    return Engine(with_attributes(world, given), world.engine.encoder)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("target", ["pictures", "captions"])
def test_a_range_passes_what_lies_in_it_whatever_the_way(priced: Engine, mode: str, target: str) -> None:
    query = Query(
        "a red square", mode=mode, target=target, k=30, beam=1, where={"price": "10..20", "taken": "..2024-05-18"}
    )
    found = priced.answer(query)
    wanted = set(range(10, 18))
    assert set(found.items.tolist()) == wanted if target == "pictures" else set(found.items.tolist()) <= wanted
    assert found.recall == 1 and (mode != "drill-down" or found.compared_items >= len(found.items))


def test_a_value_that_an_item_has_word_by_word_passes(world: World) -> None:
    given = [{"n": f"{i}"} for i in range(58)] + [{"n": "unknown"}, {"n": "1..9"}]
    collection = with_attributes(world, given)
    assert np.flatnonzero(attribute_mask(collection, {"n": "unknown"})).tolist() == [58]
    assert np.flatnonzero(attribute_mask(collection, {"n": "1..9"})).tolist() == [*range(1, 10), 59]


def test_what_cannot_be_asked_is_said(priced: Engine) -> None:
    told = {
        "summer": "is no date and no range of them: write it like taken=2024-05-01..2024-07-19",
        "2030..": "runs from 2024-05-01",
    }
    for value, words in told.items():
        with pytest.raises(ValueError, match=words):
            priced.answer(Query("red", where={"taken": value}))
    with pytest.raises(ValueError, match="no attribute 'size' to sort by: use one of price, taken"):
        priced.answer(Query("red", sort="-size"))


def test_sorting_orders_what_was_found_and_nothing_else(priced: Engine) -> None:
    best = priced.answer(Query("a red square", k=60, mode="exact"))
    plain = as_json(priced.collection, best)
    for sort, sign in (("price", 1), ("-price", -1), ("-taken", -1)):
        told = as_json(priced.collection, priced.answer(Query("a red square", k=60, mode="exact", sort=sort)))
        assert sorted(told["results"], key=lambda row: row["rank"]) == plain["results"]
        assert [row["id"] for row in told["results"]] == [*range(59)[::sign], 59]
        assert told["flat"] == plain["flat"] and told["path"] == plain["path"]
    assert (
        told["order"]
        == "The 60 best matches, by taken from late to early; one without comes last. Others were not looked through."
    )
    assert plain["order"] is None


def test_other_attributes_sort_by_their_letters_the_better_match_first(world: World) -> None:
    given = [{"maker": maker, "-maker": "x"} for maker in ["b", "A", "b", ""] * 15]
    collection = with_attributes(world, given)
    assert in_order(collection, [3, 0, 1, 2], "maker") == [2, 1, 3, 0]
    assert in_order(collection, [3, 0, 1, 2], "--maker") == [0, 1, 2, 3]
    assert order_of(collection, "-maker") == ("-maker", False), "an attribute that is called so"


def test_odd_names_and_values_pass_every_door(world: World) -> None:
    """500 of a seeded fuzzer: as a filter, through JSON, the command line and the leaf's chips."""
    luck = Random(7)
    given = []
    for _ in world.collection.items:
        texts = ["".join(luck.choices(LETTERS, k=luck.randint(1, 12))) for _ in range(30)]
        names = [luck.choice([*NAMES, text]) for text in texts[:15]]
        given.append(dict(zip(names, texts[15:], strict=True)))
    collection = with_attributes(world, given)
    [row] = [row for row in FIELDS if row.kind == "filters"]
    tried = 0
    for i, own in enumerate(given):
        for where in ({name: value} for name, value in own.items()):
            again = _pairs([json.dumps(where)], row)
            assert again == json.loads(json.dumps(where)) == where
            mask = attribute_mask(collection, again)
            assert mask is not None and mask[i]
            tried += 1
        assert facets.within(collection, "clusters", 1, own)["n"] <= len(collection.items)
    assert tried >= 500


def test_the_page_is_told_what_can_be_a_range_and_its_values_when_it_asks(priced: Engine, world: World) -> None:
    collection = priced.collection
    told = {row["name"]: row for row in info(collection)["quantities"]}
    shape = {"name": "price", "kind": "number", "low": 0, "high": 58, "known": 59, "values": 59, "whole": True}
    assert told["price"] == shape
    assert told["taken"]["kind"] == "date" and told["taken"]["whole"]
    assert np.array_equal(attribute_values(collection, "price"), collection.quantities["price"].values, equal_nan=True)
    kinds = attribute_values(world.collection, "colour")
    listed = next(a["values"] for a in info(world.collection)["attributes"] if a["name"] == "colour")
    own = [item.attributes.get("colour") for item in world.collection.items]
    assert [None if np.isnan(v) else listed[int(v)]["value"] for v in kinds] == own
    with pytest.raises(ValueError, match="no attribute 'taste'"):
        attribute_values(collection, "taste")
