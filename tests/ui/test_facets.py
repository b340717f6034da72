"""What a node can be narrowed by: true counts, most telling first, nothing that would narrow nothing."""

from dataclasses import replace
from typing import Any

import pytest

from hierdemo.ui.present.facets import ALL, EACH, passing, within
from hierdemo.ui.present.info import info
from tests.support.tiny import World


def counted(collection: Any, node: int, where: dict[str, str]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for i in collection.views["clusters"].tree.items(node).tolist():
        attributes = collection.items[i].attributes
        if all(attributes.get(k) == v for k, v in where.items()):
            for pair in attributes.items():
                found[pair] = found.get(pair, 0) + 1
    return found


def test_each_node_is_told_with_what_passes_the_filters(world: World) -> None:
    c = world.collection
    assert passing(c, "clusters", {}) is None
    pairs = {pair for item in c.items for pair in item.attributes.items() if pair[0] in c.kinds}
    for name, value in sorted(pairs):
        found = passing(c, "clusters", {name: value})
        assert found is not None and len(found) == c.views["clusters"].tree.n_nodes
        for node, n in enumerate(found.tolist()):
            own = c.views["clusters"].tree.items(node).tolist()
            assert n == sum(c.items[i].attributes.get(name) == value for i in own)
    assert pairs


def test_every_chip_counts_what_is_there_and_narrows(world: World) -> None:
    tree, seen = world.collection.views["clusters"].tree, 0
    for node in range(tree.n_nodes):
        told, true = within(world.collection, "clusters", node, {}), counted(world.collection, node, {})
        assert told["node"] == node and told["n"] == tree.size[node] and len(told["values"]) <= ALL
        for chip in told["values"]:
            assert 0 < chip["n"] < told["n"] and true[chip["name"], chip["value"]] == chip["n"]
            seen += 1
        for name in {chip["name"] for chip in told["values"]}:
            own = [chip["n"] for chip in told["values"] if chip["name"] == name]
            assert own == sorted(own, reverse=True) and len(own) <= EACH
    assert seen


@pytest.mark.parametrize("narrowed", [0, 1])
def test_what_is_asked_for_is_not_offered_again(world: World, narrowed: int) -> None:
    first = within(world.collection, "clusters", 0, {})["values"][narrowed]
    where = {first["name"]: first["value"]}
    told = within(world.collection, "clusters", 0, where)
    assert told["n"] == first["n"] and all(chip["name"] != first["name"] for chip in told["values"])
    true = counted(world.collection, 0, where)
    assert all(true[chip["name"], chip["value"]] == chip["n"] for chip in told["values"])


def test_what_belongs_to_single_items_is_not_offered(world: World) -> None:
    items = [replace(item, attributes=item.attributes | {"id": str(item.id)}) for item in world.collection.items]
    numbered = replace(world.collection, items=items)
    for node in range(numbered.views["clusters"].tree.n_nodes):
        assert within(numbered, "clusters", node, {}) == within(world.collection, "clusters", node, {})
    assert [a["name"] for a in info(numbered)["attributes"]] == [
        a["name"] for a in info(world.collection)["attributes"]
    ]
