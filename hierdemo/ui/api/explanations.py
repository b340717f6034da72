"""Why a drill-down went where it went, and what a node is: as the endpoints tell it, in words and numbers.

Knows steps, margins and labels. Does not know how a search is made.
"""

from typing import Any

from hierdemo.collection.collection import Collection
from hierdemo.items.item import attribute_counts
from hierdemo.search import as_json
from hierdemo.search.explain import CLOSE, Step
from hierdemo.search.result import SearchResult


def explained(collection: Collection, r: SearchResult) -> dict[str, Any]:
    """A SearchResult as an Explanation."""
    told = as_json.as_json(collection, r)
    decisions = [_decision(collection, r, step) for step in r.steps]
    kept = {name: told[name] for name in ("query", "cost", "warnings")}
    return {**kept, "decisions": decisions, "missed": told["flat"]["missed"]}


def _decision(collection: Collection, r: SearchResult, step: Step) -> dict[str, Any]:
    view = collection.views[r.query.tree]
    states = dict.fromkeys(step.kept, "kept") | {step.on_path: "chosen"}
    candidates = [
        _node(collection, r.query.tree, m) | {"score": round(float(score), 4), "state": states.get(m, "passed")}
        for m, score in zip(step.candidates.tolist(), step.scores.tolist(), strict=True)
    ]
    own = f"{view.labels[step.on_path].name} {step.score:.2f}"
    other = next((f"{c['label']} {c['score']:.2f}" for c in candidates if c["node"] == step.runner_up), "")
    verdict, says = _verdict(step, own, other)
    node = {"level": step.level, "node": step.on_path, "label": view.labels[step.on_path].name}
    return {**node, "verdict": verdict, "says": says, "candidates": candidates}


def _verdict(step: Step, own: str, other: str) -> tuple[str, str]:
    """A word for how the level was decided, and the same as a phrase."""
    if step.how == "none":
        return "not compared", f"{own} holds the best result; no branch was compared"
    if step.forced:
        return "taken by hand", f"{own} was taken by hand" + (f"; best other {other}" if other else "")
    if step.margin is None:
        return "only one", f"{own} is the only branch here"
    if step.margin < 0:
        return "overtaken", f"{own} stayed in the beam and won; at this level it was overtaken by {other}"
    if step.margin < CLOSE:
        return "close call", f"close call: {own}, {other}"
    return "clear", f"{own}, {step.margin:.2f} ahead of {other}"


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
        "confidence": round(float(label.confidence), 4),
        "level": int(t.level[node]),
        "path": [_node(collection, tree, m) for m in t.ancestors(node)],
        "children": [_node(collection, tree, m) for m in t.children(node).tolist()],
        "typical": [
            {"id": i, "file": collection.items[i].file, "caption": collection.items[i].caption} for i in label.reps
        ],
        "attributes": {
            name: dict(sorted(counts.items(), key=lambda c: -c[1]))
            for name, counts in values.items()
            if name in collection.kinds
        },
    }


def _node(collection: Collection, tree: str, m: int) -> dict[str, Any]:
    view = collection.views[tree]
    name = view.labels[m].name if m else f"all {collection.meta.noun}"
    return {"node": m, "label": name, "size": int(view.tree.size[m])}
