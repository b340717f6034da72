"""How good a collection's trees are: purity against its taxonomy and by attribute, the neighbours of new pictures, and
recall and cost against the flat baseline.

Knows an Engine and counting. Prints nothing. Each query is encoded once, whatever is then asked of it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.items.item import Item
from hierdemo.nodes import distortion, node_embeddings, parent_triplets
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.tree.tree import Tree

COST = 0.1  # of the vectors: where recall is read off at equal cost
BEAMS = range(1, 13)
MOST_NODES = 2000  # of a taxonomy: above, distortion takes pairs of evenly spread ones
VALUES = 50  # an attribute with more than these is no class that a cluster could be pure of

HeldOut = Sequence[tuple[Any, tuple[str, ...], dict[str, str]]]  # picture, taxonomy path, attributes


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


def by_level(tree: Tree, paths: Sequence[tuple[str, ...]]) -> dict[str, dict[str, float]]:
    """Each level of the tree against the same level of the taxonomy; a path that ends above it stands for itself."""
    found = {}
    for level in range(1, tree.depth + 1):
        nodes = tree.node_of_items(level)
        pure = purity(nodes, [path[:level] for path in paths])
        found[f"level {level}"] = {"nodes": len(set(nodes.tolist())), "purity": round(pure, 4)}
    return found


def by_attribute(tree: Tree, attributes: Sequence[dict[str, str]]) -> dict[str, dict[str, float]]:
    """How much the first level and the leaves are of one colour, and so on, over the items that have the attribute.

    "no tree": what one single cluster would have; above it, the tree sorts by that attribute.
    """
    first, leaves, found = tree.node_of_items(1), tree.leaf_of, {}
    for name in sorted({name for row in attributes for name, value in row.items() if value}):
        has = np.array([i for i, row in enumerate(attributes) if row.get(name)])
        values = [attributes[i][name] for i in has]
        if 1 < len(set(values)) <= VALUES:
            clusters = {"no tree": np.zeros(len(has)), "first level": first[has], "leaves": leaves[has]}
            found[name] = {where: round(purity(c, values), 4) for where, c in clusters.items()}
    return found


def neighbours(engine: Engine, held_out: HeldOut, vectors: Floats, *, k: int = 10) -> dict[str, float]:
    """Precision@k of the exact search for new pictures: share of the results that have the picture's own type, colour,
    and so on, over the pictures that have one. vectors (n, D): the pictures' embeddings.
    """
    items = engine.collection.items
    hits = engine.flat.search(np.asarray(vectors, np.float32), min(k, len(items))).items
    have = [_classes(item.taxonomy, item.attributes) for item in items]
    rows = [_classes(path, attributes) for _, path, attributes in held_out]
    found = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        asked = [(row[name], near) for row, near in zip(rows, hits, strict=True) if name in row]
        alike = [np.mean([have[i].get(name) == value for i in near]) for value, near in asked]
        found[name] = round(float(np.mean(alike)), 4)
    return found


def _classes(path: tuple[str, ...], attributes: dict[str, str]) -> dict[str, str]:
    """What a picture is, by name: its type (the whole path) and attributes, those that it has."""
    return {name: value for name, value in {"type": "/".join(path), **attributes}.items() if value}


def against_nodes(engine: Engine, name: str = "taxonomy") -> dict[str, float]:
    """How well node embeddings (nodes.py) keep a tree: triplets right, and distortion, over its nodes."""
    view, encoder = engine.collection.views[name], engine.encoder
    if encoder is None:
        raise ValueError("Node embeddings take the collection's model: open it with its encoder.")
    tree = view.tree
    vectors = node_embeddings(tree, [label.name for label in view.labels], engine.collection.means, encoder)
    triplets = parent_triplets(vectors, tree)
    everywhere, leaves = (
        distortion(vectors, tree, among=nodes[:: 1 + len(nodes) // MOST_NODES])
        for nodes in (np.arange(1, tree.n_nodes), tree.leaves)
    )
    found: dict[str, float | None] = {
        "nodes": tree.n_nodes - 1,
        "triplets": triplets.n,
        "triplets right": triplets.share,
        "distortion (1 - rank correlation)": everywhere.rank,
        "distortion among leaves": leaves.rank,
        "average relative distortion": everywhere.relative,
    }
    return {name: round(value, 4) for name, value in found.items() if value is not None}


def encode(engine: Engine, queries: Sequence[Query]) -> Floats:
    """(n, D) the queries' vectors; a text that is asked twice is encoded once."""
    texts: dict[str, Floats] = {}
    out = np.zeros((len(queries), engine.collection.embeddings.shape[1]), np.float32)
    for i, query in enumerate(queries):
        alone = query.text if query.image is None and query.like is None else ""
        out[i] = texts[alone] if alone in texts else engine.encode(query)[0]
        if alone:
            texts[alone] = out[i]
    return out


def routing(engine: Engine, queries: Sequence[Query], vectors: Floats | None = None) -> Routing:
    """Answer every query and compare with the flat search. vectors (n, D): the queries, where already encoded."""
    vectors = encode(engine, queries) if vectors is None else vectors
    found, compared = [], []
    lost: Counter[str] = Counter()
    for query, vector in zip(queries, vectors, strict=True):
        r = engine.answer_vector(query, vector)
        found.append(r.recall)
        compared.append(r.compared / r.total)
        lost.update(f"level {m.lost_at_level}" for m in r.missed)
    return Routing(len(queries), float(np.mean(found)), float(np.mean(compared)), dict(sorted(lost.items())))


def recall_at_cost(
    engine: Engine, queries: Sequence[Query], vectors: Floats | None = None, *, cost: float = COST
) -> float:
    """Mean recall of the drill-down when it may compare this share of the vectors on average.

    Widens the beam until the share is passed and reads the recall off the line between the two beams about it: the
    point on it is what answering some of the queries with one beam and the rest with the other gives. Before the first
    beam stands no answer (nothing compared, recall 0), after the last the exact search (everything compared, recall 1).
    """
    vectors = encode(engine, queries) if vectors is None else vectors
    points = [(0.0, 0.0)]
    for beam in BEAMS:
        found = routing(engine, [replace(query, beam=beam) for query in queries], vectors)
        points.append((found.compared, found.recall))
        if found.compared >= cost:
            break
    points.append((max(1.0, points[-1][0]), 1.0))
    shares, recalls = zip(*points, strict=True)
    return float(np.interp(cost, shares, recalls))


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


def evaluate(engine: Engine, held_out: HeldOut, *, k: int = 10, beam: int | None = None) -> dict[str, Any]:
    """All figures: trees against the taxonomy and the attributes, node embeddings, neighbours and routing of held-out
    pictures and texts.

    held_out: (picture, taxonomy path, attributes) of pictures that are not in the collection.
    """
    beam = beam or Query().beam
    views, items = engine.collection.views, engine.collection.items
    out: dict[str, Any] = {"items": len(items), "beam": beam, "k": k}
    paths, clusters = [item.taxonomy for item in items], views["clusters"].tree
    if all(paths):
        out["cluster tree against the taxonomy"] = against_taxonomy(clusters, paths)
        out["cluster tree against the taxonomy, by level"] = by_level(clusters, paths)
    attributes = by_attribute(clusters, [item.attributes for item in items])
    if attributes:
        out["cluster tree against attributes, purity"] = attributes
    if "taxonomy" in views and engine.encoder is not None:
        out["node embeddings against the taxonomy"] = against_nodes(engine)
    vectors = {name: encode(engine, queries) for name, queries in query_sets(held_out).items()}
    if "pictures" in vectors:
        out[f"nearest {k} of held-out pictures, share alike"] = neighbours(engine, held_out, vectors["pictures"], k=k)
    for tree in views:
        sets = query_sets(held_out, tree=tree, k=k, beam=beam)
        out[f"drill-down, tree {tree}"] = {name: vars(routing(engine, sets[name], vectors[name])) for name in sets}
    sets = query_sets(held_out, k=k)
    out[f"recall at {100 * COST:g} % compared, tree clusters"] = {
        name: round(recall_at_cost(engine, sets[name], vectors[name]), 4) for name in sets
    }
    return out
