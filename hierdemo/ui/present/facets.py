"""What a node's items would be narrowed by: the attributes that tell them apart, most telling first.

Knows items and trees. Does not know queries' scores or the page: it counts what is there, nothing is guessed.
"""

from collections.abc import Sequence
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.collection.collection import Collection
from hierdemo.items.item import attribute_counts
from hierdemo.search.validate import attribute_mask

EACH, ALL = 3, 8  # values of one attribute, and in all: more would not be read
MOST_VALUES = 40  # an attribute with more different values in a node is a name, not a kind


def passing(collection: Collection, tree: str, where: dict[str, str]) -> NDArray[np.int64] | None:
    """(nodes,) how many of each node's items pass the filters; None where there is none."""
    mask, t = attribute_mask(collection, where), collection.views[tree].tree
    if not where or mask is None:
        return None
    before = np.concatenate([[0], np.cumsum(mask[t.order])])
    return before[t.stop] - before[t.start]


def within(collection: Collection, tree: str, node: int, where: dict[str, str]) -> dict[str, Any]:
    """{"node", "n", "values": [{"name", "value", "n"}]}: how many of the node's items that pass `where` have a value.

    Attributes in the order of how evenly they part the items (entropy, in bits); of each its commonest values, never
    one that all items have, nor an attribute that `where` asks for already.
    """
    own, mask = collection.views[tree].tree.items(node), attribute_mask(collection, where)
    kept = [collection.items[i] for i in (own if mask is None else own[mask[own]]).tolist()]
    sorting = collection.kinds - collection.quantities.keys() - where.keys()
    parting: list[tuple[float, str, list[tuple[str, int]]]] = []
    for name, found in sorted(attribute_counts(kept).items()):
        counts = sorted(((value, n) for value, n in found.items() if value), key=lambda c: (-c[1], c[0]))
        if name in sorting and 1 < len(counts) <= MOST_VALUES:
            parting.append((_bits([n for _, n in counts]), name, counts))
    parting.sort(key=lambda found: -found[0])
    values = [{"name": name, "value": v, "n": n} for _, name, counts in parting for v, n in counts[:EACH]]
    return {"node": node, "n": len(kept), "values": values[:ALL]}


def _bits(counts: Sequence[int]) -> float:
    total = sum(counts)
    return -sum(n / total * log2(n / total) for n in counts)
