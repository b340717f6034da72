"""What a person selects on a map: which items lie in it, what they have in common, and how to take them along.

A selection is a short text, as the page's address holds it: "2.1200.3400.5600.3400.5600.900" is a polygon drawn on the
map of level 2, its corners in ten-thousandths of the map; "2.n45" is all of node 45. "*taxonomy*none" after it names
the tree, and the member of the family, where it was drawn. Knows collections and engines. Does not know HTTP or how a
map is drawn.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.collection.collection import Collection, View
from hierdemo.items.item import attribute_counts
from hierdemo.search.engine import Engine
from hierdemo.ui.present.answer import item

UNIT = 10_000  # corners count in ten-thousandths of the map's side
MOST_CORNERS = 64
SHOWN = 12  # thumbnails of a summary
SHAPE = re.compile(r"(\d{1,2})\.(?:n(\d{1,9})|(-?\d{1,5}(?:\.-?\d{1,5})+))")
FORMULA, NUMBER = re.compile(r"[=+\-@\t\r]"), re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.I)
REMEDY = "select the pictures again on the map."

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Selection:
    """items (S,) in their order; xy (S, 2) float32 on the map that it was drawn on."""

    text: str
    items: Numbers
    xy: NDArray[np.float32]


def read(text: str, engines: Callable[[str | None], Engine], *, tree: str, embedding: str | None) -> Selection:
    """The items of a selection's text. tree and embedding: where it was drawn if it does not say.

    Raises ValueError, in one sentence with the remedy, for a text that is none or names what is not there.
    """
    shape, _, drawn = text.partition("*")
    own_tree, _, own_embedding = drawn.partition("*")
    match = SHAPE.fullmatch(shape)
    if match is None:
        raise ValueError(f"{text[:80]!r} is no selection: {REMEDY}")
    view = _view(engines(own_embedding or embedding), own_tree or tree)
    level, node, corners = match.groups()
    xy = _map(view, int(level))
    if node is not None:
        if int(node) >= view.tree.n_nodes:
            raise ValueError(f"The selection names node {node}, which is not in this tree: {REMEDY}")
        items = np.sort(view.tree.items(int(node))).astype(np.int64)
    else:
        items = np.flatnonzero(inside(xy, _polygon(corners)))
    return Selection(text, items, xy[items])


def _view(engine: Engine, tree: str) -> View:
    if tree not in engine.collection.views:
        raise ValueError(f"There is no tree {tree!r}: use {' or '.join(engine.collection.views)}.")
    return engine.collection.views[tree]


def _map(view: View, level: int) -> NDArray[np.float32]:
    """(N, 2) places of the items on the map of a level."""
    found = next((m for m in view.maps if m.level == level), None)
    if found is None:
        raise ValueError(f"There is no map of level {level}: use 1 to {len(view.maps)}.")
    return found.item_xy


def _polygon(text: str) -> NDArray[np.float64]:
    numbers = [int(v) for v in text.split(".")]
    if len(numbers) % 2 or not 6 <= len(numbers) <= 2 * MOST_CORNERS:
        raise ValueError(f"A selection has 3 to {MOST_CORNERS} corners of two numbers, got {len(numbers)}: {REMEDY}")
    return np.array(numbers, np.float64).reshape(-1, 2) / UNIT


def inside(xy: NDArray[np.float32], corners: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(N,) which places (N, 2) lie in the polygon of corners (C, 2), by the even-odd rule.

    static/map/select/shape.js does the same sums in the same order, so that page and server agree on every item.
    """
    x, y = xy[:, 0].astype(np.float64), xy[:, 1].astype(np.float64)
    odd = np.zeros(len(xy), bool)
    for (x0, y0), (x1, y1) in zip(np.roll(corners, 1, axis=0), corners, strict=True):
        if y0 == y1:
            continue
        odd ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return odd


def summary(collection: Collection, tree: str, selection: Selection) -> dict[str, Any]:
    """What the page tells of a selection: how many, the closest node, what is common, pictures from typical to not.

    facts: for the type (the last name of the taxonomy) and each attribute the commonest values with their counts.
    typical: up to 12 items, evenly from the nearest to the selection's mean embedding to the furthest.
    """
    chosen = selection.items
    found: dict[str, Any] = {"sel": selection.text, "n": len(chosen), "total": len(collection.items)}
    if not len(chosen):
        return found | {"node": None, "facts": [], "typical": []}
    order = chosen[np.argsort(-(vectors := collection.embeddings[chosen]) @ vectors.mean(0), kind="stable")]
    typical = order[np.unique(np.linspace(0, len(order) - 1, min(SHOWN, len(order))).astype(int))]
    return found | {
        "node": closest(collection.views[tree], chosen),
        "facts": _facts(collection, chosen),
        "typical": typical.tolist(),
    }


def closest(view: View, chosen: Numbers) -> dict[str, Any]:
    """The node that overlaps most with the items chosen (Jaccard: shared over either), the coarser one of equals.

    {id, name, level, n: its items, shared}.
    """
    tree = view.tree
    shared = np.bincount(tree.leaf_of[chosen], minlength=tree.n_nodes)
    for m in range(tree.n_nodes - 1, 0, -1):  # parents are numbered before children
        shared[tree.parent[m]] += shared[m]
    overlap = shared / (tree.size + len(chosen) - shared)
    overlap[0] = -1.0  # the root is no answer
    m = int(np.argmax(overlap)) if tree.n_nodes > 1 else 0
    return {
        "id": m,
        "name": view.labels[m].name,
        "level": int(tree.level[m]),
        "n": int(tree.size[m]),
        "shared": int(shared[m]),
    }


def _facts(collection: Collection, chosen: Numbers, *, values: int = 3) -> list[dict[str, Any]]:
    items = [collection.items[i] for i in chosen.tolist()]
    counts = {"type": Counter(it.taxonomy[-1] for it in items if it.taxonomy)} | attribute_counts(items)
    return [
        {"name": name, "values": [{"value": v, "n": n} for v, n in count.most_common(values)], "kinds": len(count)}
        for name, count in counts.items()
        if count and (name == "type" or name in collection.kinds)
    ]


def rows(collection: Collection, tree: str, selection: Selection) -> list[dict[str, Any]]:
    """One row an item: what is known of it, its place where it was selected, and its leaf in this tree."""
    view = collection.views[tree]
    out = []
    for i, (x, y) in zip(selection.items.tolist(), selection.xy.tolist(), strict=True):
        leaf, known = int(view.tree.leaf_of[i]), item(collection, i)
        fields = {name: known[name] for name in ("id", "file", "caption", "attributes", "taxonomy")}
        place = {"x": round(x, 4), "y": round(y, 4)}
        out.append(fields | place | {"leaf": leaf, "leaf_name": view.labels[leaf].name})
    return out


def as_csv(found: Sequence[dict[str, Any]]) -> bytes:
    """Rows as CSV in UTF-8: each attribute a column, the taxonomy joined by "/". A text that a spreadsheet would take
    for a formula begins with an apostrophe, as in the page's own (static/core/csv.js).
    """
    names = sorted({name for row in found for name in row["attributes"]})
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "file", "caption", "taxonomy", *names, "x", "y", "leaf", "leaf_name"])
    for row in found:
        about = [row["id"], row["file"], row["caption"], "/".join(row["taxonomy"])]
        own = [row["attributes"].get(name, "") for name in names]
        cells = [*about, *own, row["x"], row["y"], row["leaf"], row["leaf_name"]]
        writer.writerow([_guarded(cell) for cell in cells])
    return out.getvalue().encode()


def _guarded(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def as_json(collection: Collection, tree: str, selection: Selection) -> bytes:
    """The rows with where they are from."""
    head = {"collection": collection.meta.name, "model": collection.meta.model, "tree": tree}
    found = rows(collection, tree, selection)
    data = head | {"selection": selection.text, "n": len(found), "items": found}
    return json.dumps(data, indent=1, ensure_ascii=False).encode()
