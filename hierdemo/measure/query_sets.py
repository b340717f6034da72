"""Questions to measure with: pictures that are not in a collection, and texts made from what is true of them.

Knows taxonomies and attributes. Does not know how a question is answered.
"""

from collections.abc import Sequence
from typing import Any

from hierdemo.search.query import Query

HeldOut = Sequence[tuple[Any, tuple[str, ...], dict[str, str]]]  # picture, taxonomy path, attributes


def texts_in_strata(rows: Sequence[tuple[tuple[str, ...], dict[str, str]]], n: int) -> dict[str, list[str]]:
    """n texts over three strata, from the taxonomy and attributes of held-out pictures: type, category, with
    attributes; and a third of n more that name an attribute alone, where a tree by kind is the wrong guide.
    """
    third = n // 3
    rows = [(path, a) for path, a in rows if path]  # without folders there is no type to ask for
    types = [path[-1] for path, _ in rows]
    categories = [path[i % (len(path) - 1)] for i, (path, _) in enumerate(rows) if len(path) > 1]
    marked = [
        " ".join([a[k] for k in ("colour", "material") if a.get(k) and a[k] != "plain"] + [path[-1]])
        for path, a in rows
        if a.get("colour")
    ]
    alone = [a[k] for _, a in rows for k in ("colour", "material") if a.get(k) and a[k] != "plain"]
    return {
        "type": _spread(types, third),
        "category": _spread(categories, third),
        "with attributes": _spread(marked, n - 2 * third),
        "attribute alone": _spread(alone, third),
    }


def _spread(texts: Sequence[str], n: int) -> list[str]:
    """n of them, evenly spread and repeated if there are fewer."""
    return [texts[i * len(texts) // n % len(texts)] for i in range(n)] if texts else []


def query_sets(held_out: HeldOut, *, tree: str = "clusters", k: int = 10, beam: int = 2) -> dict[str, list[Query]]:
    """What is asked of one tree: the held-out pictures, and the strata of texts that they suggest; none of it empty."""
    sets = {"pictures": [Query(image=image, tree=tree, k=k, beam=beam) for image, _, _ in held_out]}
    for stratum, texts in texts_in_strata([(p, a) for _, p, a in held_out], 300).items():
        sets[f"texts: {stratum}"] = [Query(text=text, tree=tree, k=k, beam=beam) for text in texts]
    return {name: queries for name, queries in sets.items() if queries}
