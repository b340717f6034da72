"""How often it is right to say that relevance falls off: precision before the mark and after it, over texts.

Knows an Engine and texts made of what is true of pictures. What sets the mark is search/explain.py, `falloff`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.items.item import Item
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query

DIFFERS = 0.25  # of precision: by at least this much less must fit after the mark for the sentence to be right


def relevance_end(
    engine: Engine, sets: Mapping[str, Sequence[Query]], vectors: Mapping[str, Floats], *, k: int = 12
) -> dict[str, Any]:
    """sets: texts of query_sets.py, of types, categories and attributes' values; vectors: theirs; k: results shown."""
    rows, asked = list[tuple[float, float]](), 0
    for name, queries in sets.items():
        for query, vector in zip(queries, vectors[name], strict=True):
            asked += 1
            found = engine.answer_vector(replace(query, k=k, beam=Query.beam), vector)
            if at := found.falloff:
                fits = [true_of(engine.collection.items[i], query.text) for i in found.items.tolist()]
                rows.append((float(np.mean(fits[:at])), float(np.mean(fits[at:]))))
    right = sum(before - after >= DIFFERS for before, after in rows)
    out: dict[str, Any] = {"texts": asked, "said": len(rows)}
    if rows:
        before, after = np.mean(rows, axis=0)
        out |= {"said rightly": round(right / len(rows), 4), "said wrongly": round(1 - right / len(rows), 4)}
        out |= {"precision before": round(float(before), 4), "precision after": round(float(after), 4)}
    return out


def true_of(item: Item, text: str) -> bool:
    """Whether a text is made of what is true of an item: its taxonomy and its attributes' values alone."""
    rest = text
    for said in sorted({*item.taxonomy, *item.attributes.values()} - {""}, key=len, reverse=True):
        rest = rest.replace(said, " ")
    return not rest.strip()
