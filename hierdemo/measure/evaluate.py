"""All figures of a collection: its trees, the neighbours of new pictures, recall and cost against the flat baseline.

Knows an Engine and what is measured where. Prints nothing.
"""

from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.measure.node_embeddings import distortion, node_embeddings, parent_triplets
from hierdemo.measure.query_sets import HeldOut, query_sets
from hierdemo.measure.recall import COST, encode, recall_at_cost, routing
from hierdemo.measure.relevance_end import relevance_end
from hierdemo.measure.tree_quality import against_taxonomy, by_attribute, by_level
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query

MOST_NODES = 2000  # of a taxonomy: above, distortion takes pairs of evenly spread ones


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
    """How well node embeddings (node_embeddings.py) keep a tree: triplets right, and distortion, over its nodes."""
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
    if texts := {name: queries for name, queries in query_sets(held_out).items() if name != "pictures"}:
        out["where relevance is said to fall off, texts"] = relevance_end(engine, texts, vectors)
    out[f"recall at {100 * COST:g} % compared, tree clusters"] = {
        name: round(recall_at_cost(engine, sets[name], vectors[name]), 4) for name in sets
    }
    return out
