"""What taking a term away does: "sofa -leather", over a collection's own types and attributes.

Knows an Engine and counting. Prints nothing.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial

import numpy as np

from hierdemo.items.item import Item
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query


def refusals(engine: Engine, *, away: float | None = None, k: int = 10, least: int = 5) -> dict[str, dict[str, float]]:
    """What taking a term away does, over the collection's own types and attributes: "sofa -leather", "dogs -dachshund".

    For each kind of term, over all pairs of what is asked and what is refused that share at least `least` items (a type
    with some of its attributes' values, a category with its types, where others are left): the share of the k results
    that have the refused thing before and after, and the share of the rest that are what was asked. away: the weight a.
    """
    away = Query().away if away is None else away
    items = engine.collection.items
    found: dict[str, list[tuple[float, ...]]] = {}
    for kind, asked, refused, inside, bad in _refused(engine, least):
        row: list[float] = []
        for text in (asked, f'{asked} -"{refused}"'):
            hits = engine.answer(Query(text, k=k, away=away)).items.tolist()
            rest = [inside(items[i]) for i in hits if not bad(items[i])]
            row += [1 - len(rest) / max(1, len(hits)), float(np.mean(rest)) if rest else np.nan]
        found.setdefault(kind, []).append(tuple(row))
    names = ("refused before", "right of the rest before", "refused after", "right of the rest after")
    return {
        kind: {"queries": len(rows)} | dict(zip(names, np.nanmean(rows, 0).round(4).tolist(), strict=True))
        for kind, rows in found.items()
    }


def _refused(engine: Engine, least: int) -> list[tuple[str, str, str, Callable[[Item], bool], Callable[[Item], bool]]]:
    """(kind of term, asked, refused, whether an item is what was asked, whether it has what was refused)."""
    items = [item for item in engine.collection.items if item.taxonomy]
    pairs = Counter[tuple[str, str, str]]()
    total = Counter[str]()
    for item in items:
        total[item.taxonomy[-1]] += 1
        pairs.update((name, item.taxonomy[-1], value) for name, value in item.attributes.items() if value)
        if len(item.taxonomy) > 1:
            total[item.taxonomy[-2]] += 1
            pairs["type", item.taxonomy[-2], item.taxonomy[-1]] += 1
    return [
        (kind, asked, refused, partial(_is, asked), partial(_has, kind, refused))
        for (kind, asked, refused), n in sorted(pairs.items())
        if least <= n <= total[asked] - least and kind != "background" and refused != "plain"
    ]


def _is(asked: str, item: Item) -> bool:
    return asked in item.taxonomy


def _has(kind: str, refused: str, item: Item) -> bool:
    return refused in item.taxonomy if kind == "type" else item.attributes.get(kind) == refused
