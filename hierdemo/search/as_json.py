"""A SearchResult, and more like an item, as plain data, ready for JSON: what `search --json` and `like --json` print
and the endpoints /search and /similar return.

Knows the shape that commands/README.md documents. Does not know how an answer was found or shown.
"""

from typing import Any

from hierdemo.collection.collection import Collection
from hierdemo.search.order import in_order, said
from hierdemo.search.result import SearchResult
from hierdemo.search.similar import Likes
from hierdemo.tree.labels import Label
from hierdemo.tree.paths import paths_of


def as_json(collection: Collection, r: SearchResult, *, image: str | None = None) -> dict[str, Any]:
    """image: what the query's picture was called. Scores are rounded to four places."""
    labels = collection.views[r.query.tree].labels
    path = []
    for s, right in zip(r.steps, r.certainty.right, strict=True):
        rival = None
        if s.runner_up is not None:
            at = s.candidates.tolist().index(s.runner_up)
            rival = {"node": s.runner_up, **_named(labels[s.runner_up]), "score": _round(s.scores[at])}
        path.append(
            {
                "level": s.level,
                "node": s.on_path,
                **_named(labels[s.on_path]),
                "score": _round(s.score),
                "margin": _round(s.margin),
                "n_candidates": len(s.candidates),
                "n_kept": len(s.kept),
                "forced": s.forced,
                "right": _round(right),
                "runner_up": rival,
            }
        )
    results, found = [], r.items.tolist()
    for at in range(len(found)) if r.query.sort is None else in_order(collection, found, r.query.sort):
        i, score = found[at], float(r.scores[at])
        item = collection.items[i]
        results.append(
            {
                "rank": at + 1,
                "id": i,
                "file": item.file,
                "score": _round(score),
                "caption": item.caption,
                "taxonomy": list(item.taxonomy),
                "attributes": item.attributes,
                "stack": None if collection.stacks is None else collection.stacks.name(i),
            }
        )
    missed = [{"id": m.item, "rank": m.rank, "lost_at_level": m.lost_at_level} for m in r.missed]
    return {
        "query": {
            "text": r.query.text,
            "image": image,
            "weight": r.query.weight,
            "where": r.query.where,
            "sort": r.query.sort,
            "target": r.query.target,
            "minus": list(r.minus),
            "away": r.query.away if r.minus else None,
        },
        "mode": r.query.mode,
        "tree": r.query.tree,
        "depth": r.query.depth,
        "path": path,
        "results": results,
        "order": None if r.query.sort is None else said(collection, found, r.query.sort),
        "cost": {"compared": r.compared, "nodes": r.compared_nodes, "items": r.compared_items, "total": r.total},
        "flat": {"recall": _round(r.recall), "compared": r.flat_compared, "missed": missed},
        "seconds": {name: round(value, 6) for name, value in r.seconds.items()},
        "familiar": _round(r.familiar),
        "certainty": {"doubt": r.certainty.doubt, "reason": r.certainty.reason},
        "warnings": r.warnings,
    }


def likes_as_json(collection: Collection, item: int, found: Likes, *, scope: str, tree: str) -> dict[str, Any]:
    """More like an item, as `like --json` prints it and the endpoint /similar answers."""
    view = collection.views[tree]
    paths = paths_of(view.tree, [label.name for label in view.labels])
    own = collection.items[item]
    rows = zip(found.items.tolist(), found.scores.tolist(), found.leaves.tolist(), strict=True)
    return {
        "item": {"id": item, "file": own.file, "caption": own.caption, "branch": paths[view.tree.leaf_of[item]]},
        "scope": scope,
        "tree": tree,
        "same": found.same,
        "results": [
            {
                "rank": rank,
                "id": i,
                "file": collection.items[i].file,
                "score": round(score, 4),
                "caption": collection.items[i].caption,
                "attributes": collection.items[i].attributes,
                "branch": paths[leaf],
            }
            for rank, (i, score, leaf) in enumerate(rows, 1)
        ],
        "notes": list(found.notes),
    }


def _named(label: Label) -> dict[str, Any]:
    """guess: whether the name is one that the model found, and nobody wrote."""
    return {"label": label.name, "guess": label.guessed}


def _round(value: Any) -> float | None:
    return None if value is None else round(float(value), 4)
