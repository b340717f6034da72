"""What margins mean in a tree, measured: the collection's own questions walk down it, and each level's branch is right
or not.

Knows a tree, vectors and who belongs where. Does not know words or how they became vectors; the table that comes of it
is collection/margins.py's.

A caption is right where its picture is, one that several pictures share by their share; a name where its node is, or
anything below it; a picture where it lies itself, held back: its own part is taken out of every mean, and it is not
found.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.collection.captions import Captions
from hierdemo.collection.collection import Collection, View
from hierdemo.collection.margins import KINDS, Kind, Margins, Row
from hierdemo.index.drill_down import beam_slack, beam_widths, drill_down
from hierdemo.models.encoder import Encoder
from hierdemo.search.explain import Step, path_steps
from hierdemo.search.familiarity import spread
from hierdemo.search.query import Query
from hierdemo.tree.tree import Tree

SAMPLE = 500  # captions, names and pictures that are asked for, of each at most
LEAST = 100  # questions of a kind below which a level says nothing
BIN = 25  # questions that a share is taken of, at least
GIVEN = ("taxonomy", "captions", "attributes", "person")  # where a name is from that says what the pictures are


def measured(collection: Collection, names: Mapping[str, Floats]) -> Collection:
    """The collection with what margins mean in each of its trees that has levels."""
    x, said = collection.embeddings, collection.captions
    views = {
        name: replace(view, margins=measure(view, x, said, names)) if view.tree.depth else view
        for name, view in collection.views.items()
    }
    return replace(collection, views=views)


def names(views: Mapping[str, View], encoder: Encoder) -> list[str]:
    """The names of nodes that can be asked for: those that say what the pictures are, in words that the model knows."""
    given = {label.name for view in views.values() for label in view.labels[1:] if label.source in GIVEN}
    return [name for name in sorted(given) if encoder.unknown_words(name)[1]]


class Seen(NamedTuple):
    """What became of a question at one level; right: whether the branch was, 0..1."""

    level: int
    margin: float
    right: float


def measure(
    view: View, embeddings: Floats, captions: Captions | None, names: Mapping[str, Floats], *, beam: int = Query.beam
) -> Margins:
    """embeddings (N, D): of the items; names: the vectors of nodes' names, as far as there are any."""
    walk = _Walk(view.tree, embeddings, beam)
    seen: dict[Kind, list[Seen]] = {
        "text": [*_captions(walk, captions), *_names(walk, view, names)],
        "image": list(_pictures(walk)),
    }
    asked: dict[Kind, int] = {kind: sum(s.level == 1 for s in seen[kind]) for kind in KINDS}
    levels = range(1, view.tree.depth + 1)
    rows = {kind: tuple(_row([s for s in seen[kind] if s.level == level]) for level in levels) for kind in KINDS}
    return Margins(beam, asked, rows)


@dataclass(frozen=True, eq=False)
class _Walk:
    """The drill-down as the engine does it, to the steps of one path."""

    tree: Tree
    embeddings: Floats
    beam: int

    def __call__(self, query: Floats, without: int | None = None) -> list[Step]:
        """without: an item that is not found."""
        tree, beam = self.tree, self.beam
        descent = drill_down(tree, query, widths=beam_widths(beam, tree.depth), slack=beam_slack(beam))
        held = np.concatenate([tree.items(m) for m in descent.leaves]).astype(np.int64)
        held = held if without is None else held[held != without]
        if not len(held):
            return []
        best = held[(self.embeddings[held] @ query).argmax()]
        return path_steps(tree, descent, np.array([best]), query)

    @cached_property
    def place(self) -> NDArray[np.int64]:
        """(N,) where each item stands in the tree's order."""
        return np.argsort(self.tree.order)

    def below(self, items: NDArray[np.integer], node: int) -> float:
        """The share of the items that a node holds."""
        at = self.place[items]
        return float(((self.tree.start[node] <= at) & (at < self.tree.stop[node])).mean())


def _captions(walk: _Walk, captions: Captions | None) -> Iterator[Seen]:
    if captions is None or walk.tree.depth == 0:
        return
    order = np.argsort(captions.row, kind="stable")
    starts = np.searchsorted(captions.row[order], np.arange(len(captions.vectors) + 1))
    for row in spread(np.flatnonzero(np.diff(starts)), SAMPLE).tolist():
        items = order[starts[row] : starts[row + 1]]
        yield from _seen(walk(captions.unit[row]), partial(walk.below, items))


def _names(walk: _Walk, view: View, names: Mapping[str, Floats]) -> Iterator[Seen]:
    """A name that two nodes have asks for neither."""
    t, called = walk.tree, Counter(label.name for label in view.labels[1:])
    given = [m for m in range(1, t.n_nodes) if view.labels[m].source in GIVEN and called[view.labels[m].name] == 1]
    for m in spread([m for m in given if view.labels[m].name in names], SAMPLE):
        inside = np.flatnonzero((t.start[m] <= t.start) & (t.start < t.stop[m]) & (t.level >= t.level[m]))
        yield from _seen(walk(names[view.labels[m].name]), partial(_among, [*t.ancestors(m), *inside.tolist()]))


def _pictures(walk: _Walk) -> Iterator[Seen]:
    """A picture's own part is taken out of the means above it for as long as it is asked with; one that is alone in its
    leaf has nothing to be found by.
    """
    means = walk.tree.centroid.copy()
    tree = replace(walk.tree, centroid=means.view())  # which Tree makes read-only; the array below it is not
    asking, x = replace(walk, tree=tree), walk.embeddings
    for item in spread(np.arange(len(x)), SAMPLE).tolist():
        above = tree.ancestors(int(tree.leaf_of[item]))
        n = tree.size[above][:, None]
        if not above or n.min() < 2:
            continue
        kept = means[above].copy()
        means[above] = (kept * n - x[item]) / (n - 1)
        yield from _seen(asking(np.asarray(x[item], np.float32), item), partial(_among, above))
        means[above] = kept


def _seen(steps: Sequence[Step], right: Callable[[int], float]) -> list[Seen]:
    return [Seen(s.level, s.margin, right(s.on_path)) for s in steps if s.margin is not None]


def _among(nodes: Sequence[int], node: int) -> float:
    return float(node in nodes)


def _row(seen: Sequence[Seen]) -> Row:
    """Rising shares over rising margins: questions in equal parts by their margin, neighbours drawn together where the
    share would fall (pool adjacent violators; Ayer et al., 1955). A share is one question's worth nearer to a half than
    what was counted: from few, little is known.
    """
    if len(seen) < LEAST:
        return ()
    ranked = sorted(seen, key=lambda s: s.margin)
    pools: list[list[Seen]] = []
    for part in np.array_split(np.arange(len(ranked)), len(ranked) // BIN):
        pools.append([ranked[i] for i in part])
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    return tuple((round(pool[0].margin, 4), round(_share(pool), 4)) for pool in pools)


def _share(pool: Sequence[Seen]) -> float:
    return (sum(s.right for s in pool) + 0.5) / (len(pool) + 1)
