"""python -m hierdemo info: what a collection holds, and how good its trees are.

Knows a collection's parts and how results are printed. What is measured of trees is measure/tree_quality.py's.
"""

import argparse
from typing import Any

from hierdemo.commands.shared import common, show


def add(commands: Any) -> None:
    common(commands.add_parser("info", help="what a collection holds, and how good its trees are"), _run)


def _run(a: argparse.Namespace) -> None:
    from hierdemo.collection import notes
    from hierdemo.collection.store import load

    c = load(a.collection)
    trees = {name: _tree(c, name) for name in c.views}
    found = {
        "name": c.meta.name,
        "items": len(c.items),
        "dim": int(c.embeddings.shape[1]),
        "model": c.meta.model,
        "levels": trees["clusters"]["levels"],
        "nodes": trees["clusters"]["nodes"],
        "trees": trees,
        "attributes": sorted({name for item in c.items for name in item.attributes}),
        **({"ranges": ranges} if (ranges := _ranges(c)) else {}),
        "skipped": len(c.skipped),
        **({"nearly the same": {"pictures": c.stacks.stacked, "stacks": len(c.stacks.groups)}} if c.stacks else {}),
        "images": c.meta.images,
        **({"laid out": layout} if (layout := c.meta.parameters.get("layout")) else {}),
        **({"unlike what the model knows": c.meta.strange} if c.meta.strange is not None else {}),
        "examples": c.meta.examples,
        "notes": notes.all_of(c.meta),
    }
    show(found, a.json)


def _ranges(c: Any) -> dict[str, Any]:
    """The attributes that are numbers or dates: from where to where, and how many items have one."""
    return {
        name: {"is": q.kind, "from": q.said(q.low), "to": q.said(q.high), "items": q.known}
        for name, q in c.quantities.items()
    }


def _tree(c: Any, name: str) -> dict[str, Any]:
    """A tree's size, balance, silhouette, where its names come from and, where items carry words, its purity."""
    from collections import Counter

    from hierdemo.measure.tree_quality import balance, silhouettes

    view = c.views[name]
    even = balance(view.tree)
    found = {
        "levels": view.tree.depth,
        "nodes": [int((view.tree.level == level).sum()) for level in range(1, view.tree.depth + 1)],
        "leaves": even.pop("leaves"),
        "items a leaf": [even.pop("smallest leaf"), even.pop("largest leaf")],
        "balance": even,
        "silhouette, cosine": silhouettes(view.tree, c.embeddings),
        "names from": dict(Counter(label.source for label in view.labels[1:]).most_common()),
    }
    pure = _purity(c, view.tree) if name != "taxonomy" else {}  # its own classes it keeps by definition
    return found | ({"purity": pure} if pure else {})


def _purity(c: Any, tree: Any) -> dict[str, Any]:
    """Of the first level and the leaves, against the taxonomy and by attribute; "no tree": of one group for all."""
    import numpy as np

    from hierdemo.measure.tree_quality import by_attribute, purity

    has = np.array([i for i, item in enumerate(c.items) if item.taxonomy], int)
    paths = [c.items[i].taxonomy for i in has]
    found: dict[str, Any] = {}
    if len(set(paths)) > 1:
        first, last = [path[0] for path in paths], ["/".join(path) for path in paths]
        found["first level, against departments"] = round(purity(tree.node_of_items(1)[has], first), 4)
        found["leaves, against types"] = round(purity(tree.leaf_of[has], last), 4)
        found["no tree, against types"] = round(purity(np.zeros(len(has)), last), 4)
    return found | by_attribute(tree, [item.attributes for item in c.items])
