"""One question in two hierarchies: two trees, or the same tree by two members of a family, level by level.

Knows engines, answers and how two trees' nodes agree. Does not know HTTP, or how an answer is found. The shape is
documented in static/two_trees/two_trees.js.

The two paths part at the first level whose node is most like one that the other path passed over. Levels need not
correspond: a branch of one tree may be a leaf of the other.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from hierdemo.collection.collection import View
from hierdemo.search.certainty import verdict
from hierdemo.search.explain import Step
from hierdemo.search.members import Engines
from hierdemo.search.query import Query
from hierdemo.search.result import SearchResult
from hierdemo.tree import overlap
from hierdemo.tree.tree import Tree
from hierdemo.ui.present import tree

SAME = 1e-6  # shares this near are equal
SMALL = 5  # items under which a leaf that no other is like says little
WORST = 4  # leaves shown of those least alike


@dataclass(frozen=True)
class Side:
    """One tree of one member of the family (None: of a collection that stands alone)."""

    tree: str
    embedding: str | None


class Overlaps:
    """How two trees agree, worked out once a pair. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: WeakKeyDictionary[Tree, WeakKeyDictionary[Tree, overlap.Overlap]] = WeakKeyDictionary()

    def __call__(self, tree: Tree, other: Tree) -> overlap.Overlap:
        with self._lock:
            known = self._of.setdefault(tree, WeakKeyDictionary())
            if other not in known:
                known[other] = overlap.best(tree, other)
            return known[other]


@dataclass(frozen=True, eq=False)
class Found:
    """An answer and the tree that it is shown in; hues: by node."""

    side: Side
    view: View
    hues: list[int]
    result: SearchResult


def answer(engines: Engines, overlaps: Overlaps, ask: dict[str, Any], read: Callable[..., Query]) -> dict[str, Any]:
    """ask: a question as for /answer, with sides: [{tree, embedding}, {tree, embedding}]. read: ask -> Query.

    Branches taken by hand stay where a side is the page's own tree. Raises ValueError in words for a person.
    """
    sides = read_sides(ask)
    query, plain = read(ask), read({**ask, "forced": None})
    page = Side(query.tree, ask.get("embedding") or engines.default)
    first, found = engines().collection, []
    for side in sides:
        engine = engines(side.embedding)
        own = Side(side.tree, side.embedding or engines.default) == page
        r = engine.answer(replace(query if own else plain, tree=side.tree))
        c = engine.collection
        hues = tree.hues(c, side.tree, None if c is first else first)
        found.append(Found(side, c.views[side.tree], hues, r))
    return together(found[0], found[1], overlaps)


def read_sides(ask: dict[str, Any]) -> list[Side]:
    """Raises ValueError unless a request names two sides."""
    rows = ask.get("sides")
    if not isinstance(rows, list) or len(rows) != 2 or not all(isinstance(row, dict) for row in rows):
        raise ValueError("sides must be a list of the two trees to hold side by side.")
    sides = [Side(row.get("tree") or Query.tree, row.get("embedding")) for row in rows]
    if any(not isinstance(s.tree, str) or not isinstance(s.embedding, str | None) for s in sides):
        raise ValueError("A side must name a tree, and an embedding where there are several.")
    return sides


def together(left: Found, right: Found, overlaps: Overlaps) -> dict[str, Any]:
    """Two answers to one question over the same items, side by side."""
    both = set(left.result.items.tolist()) & set(right.result.items.tolist())
    sides = [_side(a, b, overlaps(a.view.tree, b.view.tree), both) for a, b in ((left, right), (right, left))]
    return {"sides": sides, "shared": len(both), "of": max(len(left.result.items), len(right.result.items))}


def _side(mine: Found, other: Found, like: overlap.Overlap, both: set[int]) -> dict[str, Any]:
    r, t = mine.result, mine.view.tree
    decided = zip(r.steps, r.certainty.right, strict=True)
    own = ((s, right) for s, right in decided if t.level[s.on_path] == s.level)  # a leaf that stands for itself once
    steps = [_step(mine, other, like, s) | _told(s, right) for s, right in own]
    parted = (s["level"] for s in steps if s["like"] and not s["like"]["on_path"])
    return {
        "tree": mine.side.tree,
        "embedding": mine.side.embedding,
        "steps": steps,
        "parts_at": next(parted, None),
        "results": [
            {"id": i, "score": _score(score), "shared": i in both}
            for i, score in zip(r.items.tolist(), r.scores.tolist(), strict=True)
        ],
        "compared": r.compared,
        "agreement": _score(overlap.agreement(t, like)),
        "least": _least(mine, other, like),
        "doubt": r.certainty.doubt,
        "warnings": r.warnings,
    }


def _step(mine: Found, other: Found, like: overlap.Overlap, s: Step) -> dict[str, Any]:
    """A node of the path, its counterpart in the other tree, and the node of the other path that is most like it."""
    m, theirs = s.on_path, other.view.tree
    shares = [(overlap.jaccard(mine.view.tree, m, theirs, p.on_path), p.on_path) for p in other.result.steps]
    near = max(shares, key=lambda pair: pair[0], default=None)
    best, share = int(like.node[m]), float(like.share[m])
    on_path = near is not None and near[0] >= share - SAME  # of several as good, the path's own
    if on_path and near is not None:
        best = near[1]
    return _node(mine, m) | {
        "score": _score(s.score),
        "runner_up": None if s.runner_up is None else mine.view.labels[s.runner_up].name,
        "forced": s.forced,
        "like": _node(other, best) | {"share": _score(share), "on_path": on_path} if best else None,
        "beside": near and {"node": near[1], "share": _score(near[0])},
    }


def _told(s: Step, right: float | None) -> dict[str, Any]:
    """The margin and what it means."""
    margin = None if s.margin is None else _score(s.margin)
    return {"margin": margin, "right": right, "close": verdict(s, right) == "close call"}


def _least(mine: Found, other: Found, like: overlap.Overlap) -> list[dict[str, Any]]:
    """The leaves of a tree that are least like any node of the other, the worst first."""
    t = mine.view.tree
    leaves = [m for m in t.leaves.tolist() if like.node[m] and t.size[m] >= SMALL and like.share[m] < 1]
    worst = sorted(leaves, key=lambda m: (float(like.share[m]), -int(t.size[m])))[:WORST]
    return [
        _node(mine, m) | {"like": _node(other, int(like.node[m])) | {"share": _score(like.share[m])}} for m in worst
    ]


def _node(of: Found, m: int) -> dict[str, Any]:
    t, label = of.view.tree, of.view.labels[m]
    told = {"node": m, "level": int(t.level[m]), "name": label.name, "n": int(t.size[m])}
    return told | {"hue": of.hues[m], "reps": list(label.reps)}


def _score(value: float) -> float:
    return round(float(value), 4)
