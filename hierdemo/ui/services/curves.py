"""The curves of the fixed questions, for the page: measured behind, one at a time, kept as long as their engine.

Knows threads and engines. Does not know HTTP or how a curve is measured. No search waits for it.
"""

import threading
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from hierdemo.measure.recall import BEAMS, EFS, Asked, K, Point, asked_of, curve
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.search.validate import check

OF = len(BEAMS) + len(EFS)


def told(points: Sequence[Point]) -> list[dict[str, Any]]:
    """Points as the page is told of them."""
    return [
        {"mode": p.mode, "dial": p.dial, "recall": round(p.recall, 4), "share": round(p.share, 4)} for p in list(points)
    ]


class Measurement:
    """The curves of one tree and target: their points so far; error: the sentence that ended them early."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.points, self.error = asked, list[Point](), ""

    def told(self) -> dict[str, Any]:
        """{state: measuring | ready | failed, name, n, k, done, of, points: [{mode, dial, recall, share}], error}."""
        points = told(self.points)
        state = "failed" if self.error else "ready" if len(points) == OF else "measuring"
        about = {"state": state, "name": self.asked.name, "n": len(self.asked.vectors), "k": K}
        return about | {"done": len(points), "of": OF, "points": points, "error": self.error}


class Measuring:
    """Curves by engine, tree and target; asked for the first time, one is begun. Safe for several threads."""

    def __init__(self) -> None:
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self._of: WeakKeyDictionary[Engine, dict[tuple[str, str], Measurement]] = WeakKeyDictionary()

    def __call__(self, engine: Engine, tree: str, target: str) -> dict[str, Any]:
        """As far as it is measured. Raises ValueError, in words for a person, for a tree or target there is not."""
        check(Query(tree=tree, target=target), engine.collection, encoded=True)
        with self._lock:
            own = self._of.setdefault(engine, {})
            if (tree, target) not in own:
                own[tree, target] = new = Measurement(asked_of(engine.collection))
                threading.Thread(target=self._measure, args=(engine, tree, target, new), daemon=True).start()
            return own[tree, target].told()

    def _measure(self, engine: Engine, tree: str, target: str, found: Measurement) -> None:
        try:
            with self._turn:  # searches share the cores with one of these at most
                query = Query("given", tree=tree, target=target, k=K)
                curve(engine, found.asked.vectors, query, done=found.points.append)
        finally:
            if len(found.points) < OF:
                found.error = "The fixed questions could not be measured: the server's log says why."
