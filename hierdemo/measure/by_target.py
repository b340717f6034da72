"""What a search in pictures, in captions or in both finds for words: recall, and whether type and attributes are right.

Knows an Engine, the texts of evaluate's query sets and what a collection's items are said to be. Prints nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.items.item import Item
from hierdemo.measure.recall import routing
from hierdemo.search.engine import Engine
from hierdemo.search.query import TARGETS, Query

ALONE = "texts: attribute alone"  # the set whose texts name no kind of thing, even where a kind is called so: orange
TREES = ("clusters", "captions")  # in which recall is taken: one learned from pictures, one from captions


@dataclass(frozen=True)
class Wanted:
    """What a text asks for: a name in the taxonomy ("" for none) and values of attributes (name -> value)."""

    kind: str
    attributes: dict[str, str]


def wanted(text: str, items: Sequence[Item], *, kinds: bool = True) -> Wanted | None:
    """What a text such as "red leather handbag" asks for, in the names and values that the items have.

    kinds: whether it may name a kind of thing. None where some of its words are neither.
    """
    names = {name for item in items for name in item.taxonomy} if kinds else set()
    values = {value: name for item in items for name, value in item.attributes.items() if value}
    kind = max((name for name in names if f" {text}".endswith(f" {name}")), key=len, default="")
    rest, found = text.removesuffix(kind).strip(), dict[str, str]()
    while rest:
        value = max((value for value in values if f"{rest} ".startswith(f"{value} ")), key=len, default="")
        if not value:
            return None
        found[values[value]] = value
        rest = rest.removeprefix(value).strip()
    return Wanted(kind, found)


def by_target(
    engine: Engine, sets: Mapping[str, Sequence[Query]], vectors: Mapping[str, Floats]
) -> dict[str, dict[str, dict[str, float]]]:
    """For each set of texts and each target: recall@k of the drill-down against the flat search of the same target, its
    cost, and precision@k: the share of the results that are of the kind asked for, and that have every attribute asked
    for, over the texts that ask for one.

    sets: as evaluate.query_sets makes them, of pictures too, which are left out; vectors: theirs, by name.
    """
    items = engine.collection.items
    found: dict[str, dict[str, dict[str, float]]] = {}
    for name, queries in sets.items():
        if not name.startswith("texts"):
            continue
        meant = [wanted(query.text, items, kinds=name != ALONE) for query in queries]
        found[name] = {
            target: _row(engine, [replace(q, target=target) for q in queries], vectors[name], meant)
            for target in TARGETS
        }
    return found


def _row(engine: Engine, queries: Sequence[Query], vectors: Floats, meant: Sequence[Wanted | None]) -> dict[str, float]:
    row: dict[str, Any] = {}
    for tree in (tree for tree in TREES if tree in engine.collection.views):
        routed = routing(engine, [replace(q, tree=tree) for q in queries], vectors)
        row |= {f"recall, tree {tree}": routed.recall, f"compared, tree {tree}": routed.compared}
    right: dict[str, list[float]] = {"type right": [], "attributes right": []}
    for query, vector, want in zip(queries, vectors, meant, strict=True):
        if want is None:
            continue
        hits = [engine.collection.items[i] for i in engine.answer_vector(query, vector).items.tolist()]
        if want.kind and hits:
            right["type right"].append(float(np.mean([want.kind in item.taxonomy for item in hits])))
        if want.attributes and hits:
            right["attributes right"].append(float(np.mean([_has(item, want.attributes) for item in hits])))
    row |= {name: float(np.mean(shares)) for name, shares in right.items() if shares}
    return {name: round(value, 4) for name, value in row.items()}


def _has(item: Item, attributes: dict[str, str]) -> bool:
    return all(item.attributes.get(name) == value for name, value in attributes.items())
