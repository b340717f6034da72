"""Recall and cost over the beam width for a fixed set of a collection's own questions, asked without any model.

Knows an Engine, and evaluate's way to count. Does not know threads, pages or how a question is encoded: captions and
pictures have their vectors in the collection.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.collection.collection import Collection
from hierdemo.evaluate import BEAMS, routing
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query

ASKED = 100  # questions of a set; half of them captions where there are any
K = 10


@dataclass(frozen=True, eq=False)
class Asked:
    """Questions with their vectors (n, D): the first `captions` of them are captions, the others pictures."""

    vectors: Floats
    captions: int
    name: str


@dataclass(frozen=True)
class Point:
    """Mean recall and share of the vectors compared at one beam."""

    beam: int
    recall: float
    share: float


def asked_of(collection: Collection, *, n: int = ASKED) -> Asked:
    """Captions and pictures of the collection, each evenly spread over all there are; the same for the same collection.

    Without vectors of captions: pictures alone. At most n questions, fewer of a collection that has fewer.
    """
    said, noun = collection.captions, collection.meta["noun"]
    words = np.zeros((0, collection.embeddings.shape[1]), np.float32)
    if said is not None:
        words = said.unit[_spread(len(said.unit), n // 2)]
    pictures = collection.embeddings[_spread(len(collection.embeddings), n - len(words) if n > len(words) else 0)]
    if len(words):
        name = f"{len(words)} captions and {len(pictures)} {noun} of this collection"
    else:
        name = f"{len(pictures)} {noun} of this collection (it has no captions to ask with)"
    return Asked(np.concatenate([words, pictures]), len(words), name)


def curve(
    engine: Engine, asked: Asked, *, tree: str, target: str, beams: range = BEAMS, done: Callable[[Point], None]
) -> list[Point]:
    """Answer every question at every beam. done: told of each point as it is measured. Raises ValueError as
    Engine.answer_vector does.
    """
    query = Query(text="given", tree=tree, target=target, k=K)
    points = []
    for beam in beams:
        found = routing(engine, [replace(query, beam=beam)] * len(asked.vectors), asked.vectors)
        points.append(Point(beam, found.recall, found.compared))
        done(points[-1])
    return points


def _spread(rows: int, n: int) -> np.ndarray:
    """At most n row numbers, evenly spread, each once."""
    return np.unique(np.arange(min(n, rows)) * rows // max(1, min(n, rows)))
