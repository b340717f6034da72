"""python -m hierdemo info: what a collection holds.

Knows a collection's parts and how results are printed. Measures nothing itself.
"""

import argparse
from typing import Any

from hierdemo.commands import common, show


def add(commands: Any) -> None:
    common(commands.add_parser("info", help="what a collection holds"), _run)


def _run(a: argparse.Namespace) -> None:
    from hierdemo.store import load

    c = load(a.collection)
    trees = {}
    for name, view in c.views.items():
        levels = [int((view.tree.level == level).sum()) for level in range(1, view.tree.depth + 1)]
        sizes = view.tree.size[view.tree.leaves]
        trees[name] = {
            "levels": view.tree.depth,
            "nodes": levels,
            "leaves": len(sizes),
            "items a leaf": [int(sizes.min()), int(sizes.max())],
        }
    found = {
        "name": c.meta["name"],
        "items": len(c.items),
        "dim": int(c.embeddings.shape[1]),
        "model": c.meta["model"],
        "levels": trees["clusters"]["levels"],
        "nodes": trees["clusters"]["nodes"],
        "trees": trees,
        "attributes": sorted({name for item in c.items for name in item.attributes}),
        "skipped": len(c.skipped),
        "images": c.meta["images"],
    }
    show(found, a.json)
