"""How good a collection's trees are: purity against its taxonomy, and recall and cost against the flat baseline.

Knows an Engine and counting. Prints nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.search import Engine, Query
from hierdemo.tree import Tree


@dataclass(frozen=True)
class Routing:
    """Drill-down against the flat search over some queries: mean recall@k and share of the vectors compared;
    lost: how many items were missed at each level.
    """

    queries: int
    recall: float
    compared: float
    lost: dict[str, int]


def purity(clusters: NDArray, truth: Sequence[Any]) -> float:
    """Share of items that are of their cluster's commonest class."""
    found: dict[Any, Counter[Any]] = {}
    for c, t in zip(clusters.tolist(), truth, strict=True):
        found.setdefault(c, Counter())[t] += 1
    return sum(counts.most_common(1)[0][1] for counts in found.values()) / len(truth)


def against_taxonomy(tree: Tree, paths: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Purity and NMI of the first level against the departments and of the leaves against the types; leaves a type."""
    from sklearn.metrics import normalized_mutual_info_score as nmi

    top, leaves = tree.node_of_items(1), tree.leaf_of
    first, last = [p[0] for p in paths], ["/".join(p) for p in paths]
    return {
        "first level: nodes": float(len(set(top.tolist()))),
        "first level: purity": round(purity(top, first), 4),
        "first level: NMI": round(float(nmi(first, top)), 4),
        "leaves: nodes": float(len(tree.leaves)),
        "leaves: purity": round(purity(leaves, last), 4),
        "leaves: NMI": round(float(nmi(last, leaves)), 4),
        "leaves a type": round(len(tree.leaves) / len(set(last)), 3),
    }


def routing(engine: Engine, queries: Sequence[Query]) -> Routing:
    """Answer every query and compare with the flat search."""
    found, compared = [], []
    lost: Counter[str] = Counter()
    for query in queries:
        r = engine.answer(query)
        found.append(r.recall)
        compared.append(r.compared / r.total)
        lost.update(f"level {m.lost_at_level}" for m in r.missed)
    return Routing(len(queries), float(np.mean(found)), float(np.mean(compared)), dict(sorted(lost.items())))


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


def evaluate(
    engine: Engine,
    held_out: Sequence[tuple[Any, tuple[str, ...], dict[str, str]]],
    *,
    k: int = 10,
    beam: int | None = None,
) -> dict[str, Any]:
    """All figures: trees against the taxonomy, routing of held-out pictures and texts.

    held_out: (picture, taxonomy path, attributes) of pictures that are not in the collection.
    """
    beam = beam or Query().beam
    out: dict[str, Any] = {"items": len(engine.collection.items), "beam": beam, "k": k}
    paths = [item.taxonomy for item in engine.collection.items]
    if all(paths):
        out["cluster tree against the taxonomy"] = against_taxonomy(engine.collection.views["clusters"].tree, paths)
    for tree in engine.collection.views:
        sets = {"pictures": [Query(image=image, tree=tree, k=k, beam=beam) for image, _, _ in held_out]}
        for stratum, texts in texts_in_strata([(p, a) for _, p, a in held_out], 300).items():
            sets[f"texts: {stratum}"] = [Query(text=text, tree=tree, k=k, beam=beam) for text in texts]
        out[f"drill-down, tree {tree}"] = {
            name: vars(routing(engine, queries)) for name, queries in sets.items() if queries
        }
    return out
