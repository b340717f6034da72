"""What an adapter is worth: the same held-out pictures and texts, asked before it and after it.

Knows an adapter, the items that were held back from it, and counting. Does not know how it was trained, or files.

What is held out is a share of the pictures of every leaf of the taxonomy; texts need no holding out, their pictures are
what they are judged by. Each measure is a share, high is good.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.collection.collection import Collection, View
from hierdemo.index.flat import FlatIndex
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.item import Item
from hierdemo.maps.projection import LevelMap
from hierdemo.measure.query_sets import texts_in_strata
from hierdemo.measure.recall import recall_at_cost
from hierdemo.measure.tree_quality import purity
from hierdemo.models.adapter import Adapter
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.teach.train_adapter import attribute_values
from hierdemo.tree.tree import Tree, build_tree

Mask = NDArray[np.bool_]

K = 10
HELD_OUT = 0.15  # of each leaf's pictures
MOST_TEXTS, MOST_QUERIES = 400, 300  # a kind of text, and pictures or texts in the routing test, evenly spread
SURE = 2.0  # standard errors by which a measure must fall to count as fallen
MEASURES = {
    "purity_first": "purity of the cluster tree's first level",
    "purity_leaves": "purity of its leaves",
    "leaves_a_type": "leaves a type",
    "held_first": "held-out pictures in a leaf of their own first level",
    "held_leaves": "held-out pictures in a leaf of their own type",
    "neighbours_10": "original ten neighbours still among the ten",
    "text_type_10": "precision@10, a type's name",
    "text_both_10": "precision@10, attribute and type",
    "text_attribute_10": "precision@10, an attribute alone",
    "recall_pictures_10": "routing recall@10 of pictures, 10 % compared",
    "recall_texts_10": "routing recall@10 of texts, 10 % compared",
}
TEXTS = ("text_type_10", "text_both_10", "text_attribute_10")


@dataclass(frozen=True, eq=False)
class Asked:
    """Texts of one kind, encoded (T, D) by the frozen model, and which pictures are right for each, (T, n)."""

    vectors: Floats
    right: Mask


@dataclass(frozen=True, eq=False)
class Trial:
    """What every strength is asked: the collection with its original embeddings, those held out (N,), texts by kind
    judged over the held-out, and the vectors of texts for the routing test.
    """

    collection: Collection
    held: Mask
    texts: dict[str, Asked]
    routed: Floats
    levels: int | None = None
    branching: int | None = None


@dataclass(frozen=True, eq=False)
class Measured:
    """A row of MEASURES, those that could be taken, and each text's own precision by kind, for a paired comparison."""

    row: dict[str, float]
    texts: dict[str, NDArray[np.float64]]


def hold_out(items: Sequence[Item], share: float = HELD_OUT, *, seed: int = 0) -> Mask:
    """(N,) a share of the pictures of each path, drawn by a seed; of a path with fewer than two, none."""
    held, leaves = np.zeros(len(items), bool), dict[tuple[str, ...], list[int]]()
    for i, item in enumerate(items):
        leaves.setdefault(item.taxonomy, []).append(i)
    rng = np.random.default_rng(seed)
    for _, rows in sorted(leaves.items()):
        n = min(len(rows) - 1, max(1, round(share * len(rows)))) if rows else 0
        held[rng.permutation(rows)[:n]] = True
    return held


def make_trial(collection: Collection, held: Mask, encode: Callable[[Sequence[str]], Floats]) -> Trial:
    """encode: texts -> (n, D) unit vectors, of the frozen model."""
    rows = [item for item, h in zip(collection.items, held, strict=True) if h]
    strata = texts_in_strata([(r.taxonomy, r.attributes) for r in rows], MOST_QUERIES)
    routed = [text for name, texts in strata.items() if name != "attribute alone" for text in texts]
    distinct = sorted(set(routed))
    found = (
        encode(distinct)[np.searchsorted(distinct, routed)] if routed else np.zeros((0, collection.embeddings.shape[1]))
    )
    parameters = collection.meta.parameters
    return Trial(
        collection,
        held,
        asked_texts(rows, encode),
        found.astype(np.float32),
        parameters.get("levels"),
        parameters.get("branching"),
    )


def asked_texts(items: Sequence[Item], encode: Callable[[Sequence[str]], Floats]) -> dict[str, Asked]:
    """A type's name, attribute and type ("red handbag"), an attribute alone; those that two or more pictures answer."""
    types = np.array([item.taxonomy[-1] if item.taxonomy else "" for item in items])
    kinds = [(t, types == t) for t in sorted(set(types.tolist())) if t]
    values = [
        (value, np.array([item.attributes.get(name) == value for item in items]))
        for name, value in attribute_values(items)
    ]
    both = [(f"{v} {t}", of_value & of_type) for v, of_value in values for t, of_type in kinds]
    found = {}
    for name, rows in zip(TEXTS, (kinds, both, values), strict=True):
        rows = [(text, right) for text, right in rows if right.sum() > 1]
        rows = rows[:: max(1, -(-len(rows) // MOST_TEXTS))]
        if rows:
            found[name] = Asked(encode([text for text, _ in rows]), np.array([right for _, right in rows]))
    return found


def precision(asked: Asked, pictures: Floats, adapter: Adapter, *, k: int = K) -> NDArray[np.float64]:
    """(T,) share of each text's k best pictures that are right; its best R where only R < k can be.

    pictures (n, D): adapted already.
    """
    right = asked.right
    most = min(k, len(pictures))
    best = FlatIndex(pictures).search(adapter.apply(asked.vectors), most).items
    n = np.minimum(most, right.sum(1))
    hits = np.take_along_axis(right, best, 1) & (np.arange(most) < n[:, None])
    return hits.sum(1) / n


def measure(trial: Trial, adapter: Adapter) -> Measured:
    """Everything that can be said of one adapter; before it: Adapter.identity."""
    items = trial.collection.items
    x = adapter.apply(trial.collection.embeddings)
    row = _whole(trial, x, items)
    held, rest = np.flatnonzero(trial.held), np.flatnonzero(~trial.held)
    tree = build_tree(x[rest], levels=trial.levels, branching=trial.branching)
    paths = [item.taxonomy for item in items]
    row |= landed(tree, [paths[i] for i in rest], x[held], [paths[i] for i in held])
    row["neighbours_10"] = _neighbours(trial.collection.embeddings, x, held)
    texts = {name: precision(asked, x[held], adapter) for name, asked in trial.texts.items()}
    row |= {name: float(found.mean()) for name, found in texts.items()}
    engine = Engine(_bare(trial.collection, rest, x, tree), None)
    asked = x[held][:: max(1, -(-len(held) // MOST_QUERIES))]
    row["recall_pictures_10"] = recall_at_cost(engine, [Query(text="-", k=K)] * len(asked), asked)
    if len(trial.routed):
        routed = adapter.apply(trial.routed)
        row["recall_texts_10"] = recall_at_cost(engine, [Query(text="-", k=K)] * len(routed), routed)
    return Measured({name: round(row[name], 4) for name in MEASURES if name in row}, texts)


def landed(
    tree: Tree, paths: Sequence[tuple[str, ...]], new: Floats, truth: Sequence[tuple[str, ...]]
) -> dict[str, float]:
    """Where new pictures fall, each to the leaf with the nearest centroid, and whether most of that leaf is of their
    first level and of their type. new (n, D), truth: their paths; paths: those of the tree's own items.
    """
    centres = tree.centroid[tree.leaves]
    centres = centres / np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-12)
    leaf = tree.leaves[(new @ centres.T).argmax(1)]
    of = {m: [paths[i] for i in tree.items(m) if paths[i]] for m in tree.leaves.tolist()}
    found = {}
    for name, cut in (("held_first", 1), ("held_leaves", None)):
        commonest = {m: Counter(p[:cut] for p in rows).most_common(1)[0][0] for m, rows in of.items() if rows}
        right = [commonest.get(m) == path[:cut] for m, path in zip(leaf.tolist(), truth, strict=True) if path]
        found[name] = float(np.mean(right)) if right else 0.0
    return found


def fallen(before: Measured, after: Measured) -> dict[str, float]:
    """By how much precision fell, for the kinds of text where it fell by SURE standard errors of the paired
    difference, text by text.
    """
    found = {}
    for name, old in before.texts.items():
        change = after.texts[name] - old
        error = float(change.std(ddof=1)) / len(change) ** 0.5 if len(change) > 1 else np.inf
        if change.mean() < -max(SURE * error, 1e-9):
            found[name] = round(-float(change.mean()), 4)
    return found


def _whole(trial: Trial, x: Floats, items: Sequence[Item]) -> dict[str, float]:
    tree = build_tree(x, levels=trial.levels, branching=trial.branching)
    filed = np.array([i for i, item in enumerate(items) if item.taxonomy])
    paths = [items[i].taxonomy for i in filed]
    return {
        "purity_first": purity(tree.node_of_items(1)[filed], [p[0] for p in paths]),
        "purity_leaves": purity(tree.leaf_of[filed], paths),
        "leaves_a_type": len(tree.leaves) / len(set(paths)),
    }


def _neighbours(old: Floats, new: Floats, held: NDArray, *, k: int = K) -> float:
    """How many of each held-out picture's k nearest are still among its k nearest."""
    k = min(k, len(old) - 1)
    near = []
    for x in (old, new):
        hits = FlatIndex(x).search(x[held], k + 1).items
        near.append([[int(j) for j in row if j != i][:k] for i, row in zip(held, hits, strict=True)])
    return float(np.mean([len(set(a) & set(b)) / k for a, b in zip(*near, strict=True)]))


def _bare(collection: Collection, rest: NDArray, x: Floats, tree: Tree) -> Collection:
    """Just enough of a collection to be searched: nothing is named or shown, its one map is a point."""
    vectors = np.ascontiguousarray(x[rest])
    nowhere = LevelMap(
        1, np.zeros(0, np.int32), np.zeros((0, 2), np.float32), np.zeros((len(rest), 2), np.float32), 0.0
    )
    return replace(
        collection,
        items=[collection.items[i] for i in rest],
        embeddings=vectors,
        views={"clusters": View(tree, [], [nowhere])},
        hnsw=HnswIndex.build(vectors),
    )
