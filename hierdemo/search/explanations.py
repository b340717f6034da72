"""Why a drill-down went where it went, and what a node is: as the endpoints and notebooks tell it, in words and
numbers.

Knows steps, margins and labels. Does not know how a search is made.
"""

from collections.abc import Sequence
from typing import Any

from hierdemo.collection.collection import Collection
from hierdemo.items.item import attribute_counts
from hierdemo.search import as_json
from hierdemo.search.certainty import in_words, verdict
from hierdemo.search.explain import Step
from hierdemo.search.result import SearchResult


def explained(collection: Collection, r: SearchResult) -> dict[str, Any]:
    """A SearchResult as an Explanation."""
    told = as_json.as_json(collection, r)
    decisions = [_decision(collection, r, *decided) for decided in zip(r.steps, r.certainty.right, strict=True)]
    kept = {name: told[name] for name in ("query", "cost", "certainty", "warnings")}
    return {**kept, "decisions": decisions, "missed": told["flat"]["missed"]}


def _decision(collection: Collection, r: SearchResult, step: Step, right: float | None) -> dict[str, Any]:
    view = collection.views[r.query.tree]
    states = dict.fromkeys(step.kept, "kept") | {step.on_path: "chosen"}
    candidates = [
        _node(collection, r.query.tree, m) | {"score": round(float(score), 4), "state": states.get(m, "passed")}
        for m, score in zip(step.candidates.tolist(), step.scores.tolist(), strict=True)
    ]
    own = f"{view.labels[step.on_path].name} {step.score:.2f}"
    other = next((f"{c['label']} {c['score']:.2f}" for c in candidates if c["node"] == step.runner_up), "")
    node = {"level": step.level, "node": step.on_path, "label": view.labels[step.on_path].name}
    says = _says(step, right, own, other)
    typical = _typical(collection, view.labels[step.on_path].reps)
    return {**node, "verdict": verdict(step, right), "says": says, "candidates": candidates, "typical": typical}


def _says(step: Step, right: float | None, own: str, other: str) -> str:
    """How the level was decided, as a phrase."""
    margin, means = step.margin or 0.0, in_words(right)
    tail = f"; {means}" if means else ""
    return {
        "not compared": f"{own} holds the first result; no branch was compared",
        "taken by hand": f"{own} was taken by hand" + (f"; best other {other}" if other else ""),
        "only one": f"{own} is the only branch here",
        "overtaken": f"{own} stayed in the beam and holds the first result; overtaken here by {other}{tail}",
        "close call": f"close call: {own}, {other}{tail}",
        "ahead": f"{own}, {margin:.2f} ahead of {other}{tail}",
    }[verdict(step, right)]


def node_found(collection: Collection, tree: str, node: int) -> dict[str, Any]:
    """A node as NodeFound. Raises ValueError for a tree or node that there is not."""
    if tree not in collection.views:
        raise ValueError(f"This collection has no tree {tree!r}: use {' or '.join(collection.views)}.")
    view = collection.views[tree]
    if isinstance(node, bool) or not isinstance(node, int) or not 0 <= node < view.tree.n_nodes:
        raise ValueError(f"There is no node {node!r} in the tree {tree!r}: they run from 0 to {view.tree.n_nodes - 1}.")
    label, t = view.labels[node], view.tree
    values = attribute_counts(collection.items[i] for i in t.items(node).tolist())
    return {
        "tree": tree,
        **_node(collection, tree, node),
        "source": label.source,
        "guess": label.guessed,
        "confidence": round(float(label.confidence), 4),
        "level": int(t.level[node]),
        "path": [_node(collection, tree, m) for m in t.ancestors(node)],
        "children": [_node(collection, tree, m) for m in t.children(node).tolist()],
        "typical": _typical(collection, label.reps),
        "attributes": {
            name: dict(sorted(counts.items(), key=lambda c: -c[1]))
            for name, counts in values.items()
            if name in collection.kinds
        },
    }


def _typical(collection: Collection, items: Sequence[int]) -> list[dict[str, Any]]:
    return [{"id": i, "file": collection.items[i].file, "caption": collection.items[i].caption} for i in items]


def _node(collection: Collection, tree: str, m: int) -> dict[str, Any]:
    view = collection.views[tree]
    name = view.labels[m].name if m else f"all {collection.meta.noun}"
    return {"node": m, "label": name, "size": int(view.tree.size[m])}
