"""Recall and cost over drill-down's beam and HNSW's ef: for a collection's own questions, asked without any model, and
for given ones.

Knows an Engine and counting. Does not know threads, pages or where questions come from. Each is encoded once,
whatever is then asked of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.collection.collection import Collection
from hierdemo.search.engine import Engine
from hierdemo.search.explain import recall
from hierdemo.search.query import Query

ASKED = 100  # questions of a set; half of them captions where there are any
K = 10

COST = 0.1  # of the vectors: where recall is read off at equal cost
BEAMS = range(1, 13)
EFS = (10, 16, 24, 32, 48, 64, 96, 128, 192, 256)


@dataclass(frozen=True, eq=False)
class Asked:
    """Questions with their vectors (n, D): the first `captions` of them are captions, the others pictures."""

    vectors: Floats
    captions: int
    name: str


@dataclass(frozen=True)
class Point:
    """Mean recall and share of the vectors compared at one setting of a way's dial: drill-down's beam, HNSW's ef."""

    mode: str
    dial: int
    recall: float
    share: float


def asked_of(collection: Collection, *, n: int = ASKED) -> Asked:
    """Captions and pictures of the collection, each evenly spread over all there are; the same for the same collection.

    Without vectors of captions: pictures alone. At most n questions, fewer of a collection that has fewer.
    """
    said, noun = collection.captions, collection.meta.noun
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
    engine: Engine,
    vectors: Floats,
    query: Query,
    *,
    beams: Iterable[int] = BEAMS,
    efs: Iterable[int] = EFS,
    done: Callable[[Point], None] = lambda _: None,
) -> list[Point]:
    """Ask the same of every vector (n, D) at every beam, then at every ef. done: told of each point as it is measured.

    query: the rest of the question. Raises ValueError as Engine.answer_vector does.
    """
    settings = [(beam, replace(query, mode="drill-down", beam=beam)) for beam in beams]
    settings += [(ef, replace(query, mode="hnsw", ef=ef)) for ef in efs]
    flat = [engine.searched(replace(query, mode="exact"), v).scores for v in vectors]
    points, total = [], len(engine.collection.items)
    for dial, setting in settings:
        found = [engine.searched(setting, v) for v in vectors]
        share = np.mean([f.compared for f in found]) / total
        recalls = [recall(f.scores, best) for f, best in zip(found, flat, strict=True)]
        points.append(Point(setting.mode, dial, float(np.mean(recalls)), float(share)))
        done(points[-1])
    return points


def _spread(rows: int, n: int) -> np.ndarray:
    """At most n row numbers, evenly spread, each once."""
    return np.unique(np.arange(min(n, rows)) * rows // max(1, min(n, rows)))


@dataclass(frozen=True)
class Routing:
    """A search against the flat one over some queries: mean recall@k and share of the vectors compared;
    lost: how many items were missed at each level.
    """

    queries: int
    recall: float
    compared: float
    lost: dict[str, int]


def encode(engine: Engine, queries: Sequence[Query]) -> Floats:
    """(n, D) the queries' vectors; a text that is asked twice is encoded once."""
    texts: dict[str, Floats] = {}
    out = np.zeros((len(queries), engine.collection.embeddings.shape[1]), np.float32)
    for i, query in enumerate(queries):
        alone = query.text if query.image is None and query.like is None else ""
        out[i] = texts[alone] if alone in texts else engine.encode(query)[0]
        if alone:
            texts[alone] = out[i]
    return out


def routing(engine: Engine, queries: Sequence[Query], vectors: Floats | None = None) -> Routing:
    """Answer every query and compare with the flat search. vectors (n, D): the queries, where already encoded."""
    vectors = encode(engine, queries) if vectors is None else vectors
    found, compared = [], []
    lost: Counter[str] = Counter()
    for query, vector in zip(queries, vectors, strict=True):
        r = engine.answer_vector(query, vector)
        found.append(r.recall)
        compared.append(r.compared / r.total)
        lost.update(f"level {m.lost_at_level}" for m in r.missed)
    return Routing(len(queries), float(np.mean(found)), float(np.mean(compared)), dict(sorted(lost.items())))


def recall_at_cost(
    engine: Engine, queries: Sequence[Query], vectors: Floats | None = None, *, cost: float = COST
) -> float:
    """Mean recall of the drill-down when it may compare this share of the vectors on average.

    Widens the beam until the share is passed and reads the recall off the line between the two beams about it: the
    point on it is what answering some of the queries with one beam and the rest with the other gives. Before the first
    beam stands no answer (nothing compared, recall 0), after the last the exact search (everything compared, recall 1).
    """
    vectors = encode(engine, queries) if vectors is None else vectors
    points = [(0.0, 0.0)]
    for beam in BEAMS:
        found = routing(engine, [replace(query, beam=beam) for query in queries], vectors)
        points.append((found.compared, found.recall))
        if found.compared >= cost:
            break
    points.append((max(1.0, points[-1][0]), 1.0))
    shares, recalls = zip(*points, strict=True)
    return float(np.interp(cost, shares, recalls))
