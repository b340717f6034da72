"""What the weight of the hierarchy in training gains and costs: figures of one member of the demo's family of
collections, and the family.json that sets the members side by side.

Knows which figures are shown, in what words, and how they are taken (hierdemo.evaluate). Does not train or build.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assets.make.lessons import LESSONS
from hierdemo.collection.family import read
from hierdemo.collection.store import check_model, load
from hierdemo.measure import evaluate, query_sets, recall, tree_quality
from hierdemo.models.encoder import Encoder
from hierdemo.search.engine import Engine

FORMAT, DEFAULT, K = 1, "chosen", 10
DIAL = "The model was taught the tree"
ABOUT = (
    "The same drawings, embedded by models that differ in one number: how much training asks that things of one kind "
    "lie together, at every level of the taxonomy. Without it, clusters gather by colour as much as by kind."
)
METHOD = (
    "Taken from the collections as they are, with drawings that neither training nor the catalogue has seen; "
    "python -m hierdemo evaluate prints the same for any collection."
)
MEMBERS: dict[str, dict[str, str]] = {
    "none": {
        "title": "Not",
        "named": "not taught",
        "about": "Trained on drawings and captions alone: the taxonomy is not in its loss.",
        "folder": "collection-none",
    },
    "chosen": {
        "title": "Some",
        "named": "taught some",
        "about": "Things of one kind lie together at every level, and colours and materials can still be told apart.",
        "folder": "collection",
    },
    "strong": {
        "title": "Much",
        "named": "taught much",
        "about": "The hierarchy weighs most: kinds lie far apart, and colours and materials count for less.",
        "folder": "collection-strong",
    },
    "taught": {
        "title": "Afterwards",
        "named": "taught afterwards",
        "note": "0 and a head",
        "about": "The model that was not taught it, frozen, with a small projection after it that was: what "
        "python -m hierdemo adapt does for any model.",
        "folder": "collection-taught",
    },
}
TEXTS = ("texts: type", "texts: category", "texts: with attributes")  # those that name a kind of thing


def _measure(
    key: str, title: str, side: str, about: str, *, unit: str = "share", better: str = "high"
) -> dict[str, str]:
    return {"key": key, "title": title, "unit": unit, "better": better, "side": side, "about": about}


MEASURES: list[dict[str, str]] = [
    _measure("purity_first", "Purity, first level", "hierarchy", "Drawings that are of the commonest department in their first-level cluster."),
    _measure("purity_leaves", "Purity, leaves", "hierarchy", "Drawings that are of the commonest type in their leaf."),
    _measure("purity_colour_leaves", "Leaves of one colour", "hierarchy", "Drawings that have the commonest colour of their leaf: high where clusters form by colour and not by kind.", better="low"),
    _measure("recall_pictures_10", "Recall, pictures", "hierarchy", "Of the exact search's ten best for a new drawing, the share that the drill-down finds when it may compare 10 % of the vectors."),
    _measure("recall_texts_10", "Recall, words", "hierarchy", "The same for words that name a type or a category, with or without a colour or material."),
    _measure("triplets", "Child nearest its parent", "hierarchy", "Each node is closer to its own parent than to another node of the parent's level: the share of such comparisons that hold, for example dogs nearer to mammals than to reptiles."),
    _measure("distortion", "Tree distortion", "hierarchy", "How far distances between nodes depart from the way between them in the taxonomy: 1 minus the rank correlation; 0 is perfect, 1 is chance.", unit="number", better="low"),
    _measure("neighbour_type", "Neighbours' type", "hierarchy", "Of the ten nearest to a new drawing, the share that are of its type."),
    _measure("type", "Type from words", "meaning", "New drawings whose type's name is the nearest of all types' names."),
    _measure("colour", "Colour from words", "meaning", "New drawings whose colour is told right, e.g. \"red bag\" among bags of all colours."),
    _measure("material", "Material from words", "meaning", "New drawings whose material or pattern is told right, asked in the same way."),
    _measure("neighbour_colour", "Neighbours' colour", "meaning", "Of the ten nearest to a new drawing, the share that have its colour."),
    _measure("recall_attributes_10", "Recall, an attribute alone", "meaning", "Recall at 10 % of the vectors for words that name only a colour or a material: a tree by kind is the wrong guide to these."),
]  # fmt: skip


def dial_figures(
    folder: Path, encoder: Encoder, held_out: query_sets.HeldOut, accuracy: Mapping[str, float]
) -> dict[str, float]:
    """The figures of one member, keyed as MEASURES; one that cannot be taken is not there.

    folder: its collection; encoder: the model that it was built with; held_out: (picture, taxonomy path, attributes) of
    new drawings; accuracy: measure.figures of the same model on fresh renders, in percent.
    Raises CollectionError for another model's collection.
    """
    collection = load(folder)
    check_model(collection, encoder)
    engine = Engine(collection, encoder)
    tree, items = collection.views["clusters"].tree, collection.items
    against = tree_quality.against_taxonomy(tree, [item.taxonomy for item in items])
    nodes = evaluate.against_nodes(engine)
    sets = query_sets.query_sets(held_out, k=K)
    vectors = {name: recall.encode(engine, queries) for name, queries in sets.items()}
    reached = {name: recall.recall_at_cost(engine, sets[name], vectors[name]) for name in sets}
    near = evaluate.neighbours(engine, held_out, vectors["pictures"], k=K)
    texts = [reached[name] for name in TEXTS if name in reached]
    found = {
        "purity_first": against["first level: purity"],
        "purity_leaves": against["leaves: purity"],
        "purity_colour_leaves": tree_quality.by_attribute(tree, [i.attributes for i in items])
        .get("colour", {})
        .get("leaves"),
        "recall_pictures_10": reached["pictures"],
        "recall_texts_10": float(np.mean(texts)) if texts else None,
        "recall_attributes_10": reached.get("texts: attribute alone"),
        "triplets": nodes.get("triplets right"),
        "distortion": nodes.get("distortion (1 - rank correlation)"),
        "neighbour_type": near.get("type"),
        "neighbour_colour": near.get("colour"),
        **{name: accuracy[name] / 100 for name in ("type", "colour", "material") if name in accuracy},
    }
    return {m["key"]: round(value, 4) for m in MEASURES if (value := found.get(m["key"])) is not None}


def member(id: str, strength: float, figures: Mapping[str, float]) -> dict[str, Any]:
    """One of MEMBERS as family.json has it; strength: the weight of the hierarchy's term in its training."""
    if id not in MEMBERS:
        raise ValueError(f"id must be one of {', '.join(MEMBERS)}, got {id!r}")
    about = MEMBERS[id]
    return {"id": id, "title": about["title"], "strength": strength, **about, "figures": dict(figures)}


def write_family(path: Path, members: Sequence[Mapping[str, Any]], *, default: str = DEFAULT) -> None:
    """Write family.json, with the measures that any member has a figure of, and read it back as the app does.

    members: as `member` makes them, in the order in which they are shown.
    Raises CollectionError where the app would refuse the file.
    """
    measured = {key for m in members for key in m["figures"]}
    family = {
        "format": FORMAT,
        "dial": DIAL,
        "about": ABOUT,
        "method": METHOD,
        "default": default,
        "collections": [dict(m) for m in members],
        "measures": [m for m in MEASURES if m["key"] in measured],
        "lessons": LESSONS,
    }
    path.write_text(json.dumps(family, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    read(path)
