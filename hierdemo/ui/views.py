"""Plain data for the page: the collection, its trees and maps, and answers. The shapes are documented in static/api.js.

Knows a Collection and a SearchResult. Does not know HTTP, Gradio or the DOM; makes nothing up: all of it is computed.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from hierdemo.collection.collection import Collection, View
from hierdemo.collection.family import Family
from hierdemo.items.item import attribute_counts
from hierdemo.models.lookup import NO_PICTURES
from hierdemo.search.engine import Engine
from hierdemo.search.explain import CLOSE
from hierdemo.search.query import FIELDS, TARGETS, Field
from hierdemo.search.result import SearchResult
from hierdemo.tree.tree import Tree
from hierdemo.ui import narrow, strengths
from hierdemo.ui.titles import cut, short_name, titles

LEVEL_NAMES = {
    1: ["Leaves"],
    2: ["Branches", "Leaves"],
    3: ["Branches", "Groups", "Leaves"],
    4: ["Branches", "Groups", "Subgroups", "Leaves"],
}
TREE_TITLES = {"clusters": "learned clusters", "taxonomy": "given taxonomy", "captions": "caption tree"}
# hues at least 40 degrees from the accent (about 262), which means only the query and its path
HUES = (17, 145, 75, 330, 195, 110, 45, 300, 170, 5)
# the page shows the first attributes on each result: names hold the colour already, backgrounds say least
SHOWN_LAST = {"background": 1, "colour": 2}

CHIP = 40  # characters of a picture's title on a chip
PICTURES = 4  # offered as examples where no words can be asked

_snapshots: WeakKeyDictionary[Collection, str] = WeakKeyDictionary()


def snapshot(collection: Collection) -> str:
    """Which state of a collection this is: equal for equal manifests, another after an edit."""
    if collection not in _snapshots:
        held = json.dumps(collection.saved, sort_keys=True) if collection.saved else f"in memory {id(collection)}"
        _snapshots[collection] = hashlib.sha256(held.encode()).hexdigest()[:12]
    return _snapshots[collection]


def info(collection: Collection) -> dict[str, Any]:
    """What the page needs to know before any query."""
    values = attribute_counts(collection.items)
    attributes = [
        {"name": name, "values": [{"value": v, "n": n} for v, n in sorted(counts.items(), key=lambda c: -c[1])]}
        for name, counts in sorted(values.items(), key=lambda v: SHOWN_LAST.get(v[0], 0))
        if len(counts) <= 40 and name in collection.kinds
    ]
    model, rows = collection.meta.model, fields_here(collection)
    return {
        "collection": {
            "name": collection.meta.name,
            "items": len(collection.items),
            "noun": collection.meta.noun,
            "model": _model_words(collection),
            "model_id": model,
            "skipped": len(collection.skipped),
        },
        "trees": [{"id": name, "title": TREE_TITLES.get(name, name)} for name in collection.views],
        "targets": targets(collection),
        "attributes": attributes,
        "examples": examples(collection),
        "known": known(collection),
        "adapted": strengths.chart(collection),
        "fields": rows,
        "defaults": {row["name"]: row["default"] for row in rows},
        "limits": {row["name"]: row["high"] for row in rows if row["high"] is not None} | {"upload_mb": 20},
    }


def fields_here(collection: Collection, rows: Sequence[Field] = FIELDS) -> list[dict[str, Any]]:
    """What the page needs to know of each field of a question: its default, its bounds, what there is to choose here,
    its place in the link. Of a family, the member that is asked is told by who knows it.
    """
    here = {"tree": list(collection.views), "target": targets(collection)}
    found = []
    for row in rows:
        if row.kind == "picture":  # the page sends its pictures ahead
            continue
        default, high = row.page or (row.default, row.high)
        if row.kind == "item":
            high = len(collection.items) - 1
        found.append(
            {
                "name": row.name,
                "kind": row.kind,
                "default": list(default) if isinstance(default, tuple) else default,
                "low": row.low,
                "high": high,
                "choices": here.get(row.name, list(row.choices)),
                "link": row.link,
            }
        )
    return found


def known(collection: Collection) -> dict[str, Any] | None:
    """Of a collection without a model: how many texts it answers, and why no new picture; None with a model."""
    return None if collection.known is None else {"texts": len(collection.known.texts), "no_pictures": NO_PICTURES}


def suggested(collection: Collection, text: str, k: int = 12) -> dict[str, Any]:
    """Texts that a collection without a model answers, for who has typed so much."""
    return {"texts": collection.known.starting(text, k) if collection.known is not None else []}


def _model_words(collection: Collection) -> str:
    model = collection.meta.model
    if collection.known is not None:
        n = len(collection.known.texts)
        return f"ready vectors, {n:,} text{'s' * (n != 1)}" if n else "ready vectors"
    return "embedded model" if model.partition(":")[0] == "embedded" else model


def targets(collection: Collection) -> list[str]:
    """What a search may score here: captions only where some of them have vectors."""
    said = collection.captions is not None and collection.captions.has.any()
    return list(TARGETS) if said else list(TARGETS[:1])


def family(found: Family, default: str) -> dict[str, Any]:
    """The dial and its figures. default: the member that a question without a name is for."""
    return {
        "dial": found.dial,
        "about": found.about,
        "method": found.method,
        "default": default,
        "members": [
            {"id": m.id, "title": m.title, "strength": m.strength, "about": m.about, "figures": m.figures}
            | ({"note": m.note} if m.note else {})
            for m in found.members
        ],
        "measures": [vars(measure) for measure in found.measures],
    }


def examples(collection: Collection) -> list[dict[str, Any]]:
    """The collection's own example texts, whose vectors it keeps, and a picture to start from.

    Without texts of its own, that picture comes first, then names of leaves: the first visit must not need the model.
    """
    view = collection.views["clusters"]
    like = view.labels[int(view.tree.leaves[len(view.tree.leaves) // 2])].reps[0]
    picture = {"like": like, "text": "", "name": cut(titles([collection.items[like]])[0][0], CHIP)}
    if collection.meta.examples:
        return [*({"text": text} for text in collection.meta.examples), picture]
    if collection.known is not None:  # names of nodes need not be texts that it answers
        typical = dict.fromkeys([view.labels[int(m)].reps[0] for m in view.tree.children(0)[:PICTURES]] or [like])
        named = titles([collection.items[i] for i in typical])
        return [{"like": i, "text": "", "name": cut(title, CHIP)} for i, (title, _) in zip(typical, named, strict=True)]
    leaves = [view.labels[m] for m in view.tree.leaves if view.labels[m].source != "number"]
    return [picture, *({"text": label.name} for label in leaves[:5])]


def tree(collection: Collection, name: str, like: Collection | None = None) -> dict[str, Any]:
    """A tree's nodes with names, hues and typical items, and where they stand on each map.

    like: another collection of the same items, whose hues go to the branches that hold most of the same items.
    """
    view = collection.views[name]
    t, depth = view.tree, view.tree.depth
    hues, shades = _colours(view, _hued_like(collection, name, like))
    nodes = []
    for m in range(t.n_nodes):
        label = view.labels[m]
        title = f"all {len(collection.items):,} {collection.meta.noun}" if m == 0 else label.name
        nodes.append(
            {
                "id": m,
                "parent": int(t.parent[m]),
                "level": int(t.level[m]),
                "name": title,
                "n": int(t.size[m]),
                "hue": hues[m],
                "shade": shades[m],
                "reps": list(label.reps),
                "source": label.source,
                "confidence": label.confidence,
            }
        )
    titles = level_titles(depth)
    maps = []
    for drawn in view.maps:
        blended = (
            f"this level's own UMAP, its branches drawn together (weight {drawn.blend:.2f}) and started from the tree"
        )
        maps.append(
            {
                "level": drawn.level,
                "title": titles[drawn.level - 1] if drawn.level <= depth else "Items",
                "nodes": drawn.nodes.tolist(),
                "xy": drawn.node_xy.round(4).tolist(),
                "note": blended if drawn.blend else "plain UMAP of the items",
            }
        )
    return {"id": name, "snapshot": snapshot(collection), "levels": titles, "nodes": nodes, "maps": maps}


def hues(collection: Collection, name: str, like: Collection | None = None) -> list[int]:
    """A tree's hues by node, as in `tree`."""
    return _colours(collection.views[name], _hued_like(collection, name, like))[0]


def level_titles(depth: int) -> list[str]:
    """What a tree's levels are called, level 1 first."""
    return LEVEL_NAMES.get(depth, [f"Level {i}" for i in range(1, depth + 1)])


def _hued_like(collection: Collection, name: str, like: Collection | None) -> View | None:
    """The view that a tree takes its hues from: the clusters', so that one hue is one thing in every tree."""
    if name != "clusters":
        return (like or collection).views["clusters"]
    return like.views[name] if like else None


def _branch_hues(t: Tree, like: Tree | None) -> list[int]:
    """Each level-1 branch's place in HUES: its own order, or that of the branch of `like` it shares most items with."""
    tops = t.children(0)
    others = [] if like is None else like.children(0).tolist()
    if like is None or not len(tops) or not others:
        return list(range(len(tops)))
    theirs = np.array([others.index(m) for m in like.node_of_items(1)])
    shared = np.stack([np.bincount(theirs[t.items(int(m))], minlength=len(others)) for m in tops])
    places: dict[int, int] = {}
    for at in np.argsort(-shared, axis=None, kind="stable").tolist():  # the largest share first, each branch once
        mine, other = divmod(at, len(others))
        if mine not in places and other not in places.values() and shared[mine, other]:
            places[mine] = other
    free = (i for i in range(len(tops) + len(others)) if i not in places.values())
    return [places[i] if i in places else next(free) for i in range(len(tops))]


def _colours(view: View, like: View | None = None) -> tuple[list[int], list[float]]:
    """A hue a level-1 branch; within it the level-2 nodes lighter and darker by turns."""
    t = view.tree
    hue, shade = [0] * t.n_nodes, [0.0] * t.n_nodes
    places = _branch_hues(t, like.tree if like else None)
    for i, top in enumerate(t.children(0)):
        hue[top] = HUES[places[i] % len(HUES)]
        for j, second in enumerate(t.children(int(top))):
            shade[second] = (1 if j % 2 else -1) * math.ceil(j / 2) * 0.05
    for m in range(1, t.n_nodes):
        if t.level[m] > 1:
            hue[m] = hue[t.parent[m]]
        if t.level[m] > 2:
            shade[m] = shade[t.parent[m]]
    return hue, [round(max(-0.16, min(0.16, s)), 3) for s in shade]


def item(collection: Collection, i: int, titled: tuple[str, str] | None = None) -> dict[str, Any]:
    """titled: its title and what stands second, among others that are seen with it."""
    found = collection.items[i]
    title, second = titled or titles([found])[0]
    return {
        "id": i,
        "name": short_name(found),
        "title": title,
        "second": second,
        "caption": found.caption,
        "attributes": found.attributes,
        "taxonomy": list(found.taxonomy),
        "file": found.file,
    }


def answer(engine: Engine, r: SearchResult) -> dict[str, Any]:
    """One answer for the page."""
    collection, query = engine.collection, r.query
    t = collection.views[query.tree].tree
    found = r.items.tolist()
    named = titles([collection.items[i] for i in found])
    results = [
        item(collection, i, titled) | {"rank": rank, "score": _score(s), "leaf": int(t.leaf_of[i])}
        for rank, (i, s, titled) in enumerate(zip(found, r.scores.tolist(), named, strict=True), 1)
    ]
    return {
        "query": {
            "text": query.text,
            "picture": query.image is not None,
            "like": query.like,
            "weight": query.weight,
            "minus": list(r.minus),
            "away": query.away if r.minus else None,
        },
        "mode": query.mode,
        "tree": query.tree,
        "target": query.target,
        "snapshot": snapshot(collection),
        "k": query.k,
        "beam": query.beam,
        "depth": query.depth,
        "forced": list(query.forced),
        "where": query.where,
        "steps": [_step(t, s) for s in r.steps],
        "results": results,
        "falloff": r.falloff,
        "cost": {
            "compared": r.compared,
            "nodes": r.compared_nodes,
            "items": r.compared_items,
            "total": r.total,
        },
        "seconds": r.seconds,
        "flat": {
            "recall": round(r.recall, 4),
            "compared": r.flat_compared,
            "missed": [{"id": m.item, "rank": m.rank, "lost_at_level": m.lost_at_level} for m in r.missed],
        },
        "flat_k": len(r.flat_items),
        "stars": np.clip(r.stars, 0, 1).round(4).tolist(),
        "warnings": r.warnings,
        "narrow": narrow.within(collection, query.tree, results[0]["leaf"], query.where) if results else None,
    }


def _step(t: Any, s: Any) -> dict[str, Any]:
    states = dict.fromkeys(s.kept, "kept") | {s.on_path: "chosen"}
    cards = [
        {"node": m, "parent": int(t.parent[m]), "score": _score(v), "state": states.get(m, "passed")}
        for m, v in zip(s.candidates.tolist(), s.scores.tolist(), strict=True)
    ]
    rival = next((c for c in cards if c["node"] == s.runner_up), None)
    return {
        "level": s.level,
        "node": s.on_path,
        "score": _score(s.score),
        "margin": None if s.margin is None else _score(s.margin),
        "close": s.margin is not None and 0 <= s.margin < CLOSE,
        "forced": s.forced,
        "n_candidates": len(cards) if s.how != "none" else 0,
        "n_kept": len(s.kept),
        "runner_up": rival and {"node": rival["node"], "score": rival["score"]},
        "how": s.how,
        "cards": cards,
    }


def _score(value: float) -> float:
    return round(float(value), 4)


def compare(results: dict[str, SearchResult]) -> dict[str, Any]:
    """The three ways side by side, rank by rank of the exact order; each rank found or, with its level, lost."""
    flat = results["exact"].items.tolist()
    ways = []
    for mode, title in (("drill-down", "Drill-down"), ("hnsw", "HNSW graph"), ("exact", "Exact, the flat search")):
        r = results[mode]
        lost = {m.item: m.lost_at_level for m in r.missed}
        ranks = [
            {"id": i, "score": _score(s), "found": i not in lost, "lost_at_level": lost.get(i)}
            for i, s in zip(flat, results["exact"].scores.tolist(), strict=True)
        ]
        ways.append(
            {
                "mode": mode,
                "title": title,
                "found": len(flat) - len(lost),
                "k": len(flat),
                "compared": r.compared,
                "seconds": r.seconds["search"],
                "ranks": ranks,
            }
        )
    return {"exact": flat, "ways": ways}
