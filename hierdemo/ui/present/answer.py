"""An answer, an item and a comparison as the page shows them.

Knows what the engine answers and what nodes are called. The shapes are those of answer_types.py.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.collection.collection import Collection
from hierdemo.items.address import host_of
from hierdemo.search import order
from hierdemo.search.certainty import verdict
from hierdemo.search.engine import Engine
from hierdemo.search.result import SearchResult
from hierdemo.ui.present import facets
from hierdemo.ui.present.snapshot import snapshot
from hierdemo.ui.present.titles import short_name, titles


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
        **({} if collection.thumbs.has(i) else {"unseen": "address" if host_of(found.file) else "name"}),
        "copies": [] if collection.stacks is None else collection.stacks.others(i),
    }


def answer(engine: Engine, r: SearchResult) -> dict[str, Any]:
    """One answer for the page."""
    collection, query = engine.collection, r.query
    t = collection.views[query.tree].tree
    found = r.items.tolist()
    named = titles([collection.items[i] for i in found])
    sure = r.certainty.doubt == "sure"
    fits = facets.passing(collection, query.tree, query.where)
    results = [
        item(collection, i, titled)
        | {"rank": rank, "score": _score(s), "leaf": int(t.leaf_of[i]), "stack": _stack(collection, i)}
        for rank, (i, s, titled) in enumerate(zip(found, r.scores.tolist(), named, strict=True), 1)
    ]
    narrow = facets.within(collection, query.tree, results[0]["leaf"], query.where) if results and sure else None
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
        "ef": query.ef_used,
        "depth": query.depth,
        "forced": list(query.forced),
        "where": query.where,
        "certainty": {"doubt": r.certainty.doubt, "reason": r.certainty.reason},
        "steps": [_step(t, *decided, fits) for decided in zip(r.steps, r.certainty.right, strict=True)],
        "results": results,
        "falloff": r.falloff,
        "cost": {
            "compared": r.compared,
            "nodes": r.compared_nodes,
            "items": r.compared_items,
            "total": r.total,
        },
        "seconds": r.seconds,
        "rounds": r.rounds,
        "flat": {
            "recall": round(r.recall, 4),
            "compared": r.flat_compared,
            "missed": [{"id": m.item, "rank": m.rank, "lost_at_level": m.lost_at_level} for m in r.missed],
        },
        "flat_k": len(r.flat_items),
        "stars": np.clip(r.stars, 0, 1).round(4).tolist(),
        "warnings": r.warnings,
        "narrow": narrow,
        "sorted": None if query.sort is None else _sorted(collection, found, query.sort),
    }


def _sorted(collection: Collection, found: list[int], sort: str) -> dict[str, Any]:
    name, down = order.order_of(collection, sort)
    ids = [found[at] for at in order.in_order(collection, found, sort)]
    return {"name": name, "down": down, "ids": ids, "says": order.said(collection, found, sort)}


def _stack(collection: Collection, i: int) -> int | None:
    return None if collection.stacks is None else collection.stacks.name(i)


def _step(t: Any, s: Any, right: float | None, fits: NDArray[np.int64] | None) -> dict[str, Any]:
    """fits: how many of each node's items pass the filters, None without any."""
    states = dict.fromkeys(s.kept, "kept") | {s.on_path: "chosen"}
    cards = [
        {"node": m, "parent": int(t.parent[m]), "score": _score(v), "state": states.get(m, "passed")}
        | ({} if fits is None else {"fits": int(fits[m])})
        for m, v in zip(s.candidates.tolist(), s.scores.tolist(), strict=True)
    ]
    rival = next((c for c in cards if c["node"] == s.runner_up), None)
    return {
        "level": s.level,
        "node": s.on_path,
        "score": _score(s.score),
        "margin": None if s.margin is None else _score(s.margin),
        "right": right,
        "close": verdict(s, right) == "close call",
        "forced": s.forced,
        "n_candidates": len(cards) if s.how != "none" else 0,
        "n_kept": len(s.kept),
        "runner_up": rival and {name: rival[name] for name in ("node", "score", "fits") if name in rival},
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
                "rounds": r.rounds,
                "ranks": ranks,
            }
        )
    return {"exact": flat, "ways": ways}
