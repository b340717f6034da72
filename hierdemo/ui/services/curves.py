"""The curve of the fixed questions, for the page: measured behind, one at a time, and kept for as long as its engine.

Knows threads and engines. Does not know HTTP or how a curve is measured. No search waits for it.
"""

import threading
from typing import Any
from weakref import WeakKeyDictionary

from hierdemo.measure.recall import BEAMS, Asked, K, Point, asked_of, curve
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.search.validate import check


class Measurement:
    """One curve: its points so far; error: the sentence that ended it early."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.points, self.error = asked, list[Point](), ""

    def told(self) -> dict[str, Any]:
        """{state: measuring | ready | failed, name, n, k, done, of, points: [{beam, recall, share}], error}."""
        done = len(self.points)
        state = "failed" if self.error else "ready" if done == len(BEAMS) else "measuring"
        points = [{"beam": p.beam, "recall": round(p.recall, 4), "share": round(p.share, 4)} for p in self.points]
        told = {"state": state, "name": self.asked.name, "n": len(self.asked.vectors), "k": K}
        return told | {"done": done, "of": len(BEAMS), "points": points, "error": self.error}


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
                curve(engine, found.asked, tree=tree, target=target, done=found.points.append)
        finally:
            if len(found.points) < len(BEAMS):
                found.error = "The fixed questions could not be measured: the server's log says why."
