"""Answering a query: drill-down through a tree, hnswlib over all items, or the exact scan; one answer shape for
all.

Knows collections, an encoder and vectors. Does not know pages, command lines or figures. Everything that
answers a query (page, command line, endpoints) goes through Engine.answer.
"""

from dataclasses import replace
from threading import Lock
from time import perf_counter

import numpy as np

from hierdemo.arrays import Allowed, Floats
from hierdemo.collection.collection import Collection
from hierdemo.index.drill_down import beam_slack, beam_widths, drill_down
from hierdemo.maps.projection import place
from hierdemo.models.adapter import fitted
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import TextEncoder
from hierdemo.search import familiarity
from hierdemo.search.explain import falloff, missed_items, path_steps, recall
from hierdemo.search.query import Query
from hierdemo.search.query_vector import QueryReader, Read
from hierdemo.search.result import SearchResult
from hierdemo.search.targets import Laid, Target
from hierdemo.search.validate import attribute_mask, check
from hierdemo.tree.tree import Tree


class Engine:
    """One open collection and the encoder for its queries. Immutable: a changed collection is a new Engine.

    A collection that answers given texts brings its own encoder; no other is asked then.
    """

    def __init__(self, collection: Collection, encoder: Encoder | None) -> None:
        own = TextEncoder(collection.known) if collection.known is not None else encoder
        self.collection, self.encoder = collection, fitted(own, collection.adapter)
        self._reader = QueryReader(collection, self.encoder)
        self._targets, self._lock = {"pictures": Target(collection, "pictures")}, Lock()
        for tree in collection.views:
            self._targets["pictures"].laid(tree)
        self.flat = self._targets["pictures"].flat

    def answer(self, query: Query) -> SearchResult:
        """Raises ValueError, in words for a person, for a query that cannot be answered."""
        check(query, self.collection)
        began = perf_counter()
        read = self._reader.read(query)
        encoded = perf_counter()
        share = self._familiar(query, read)
        warnings = read.warnings + self._doubts(read, share)
        return replace(self._answer(query, read.vector, warnings, encoded - began), familiar=share, minus=read.minus)

    def answer_vector(self, query: Query, vector: Floats) -> SearchResult:
        """The answer for a query already encoded: vector (D,) float32, unit length."""
        check(query, self.collection, encoded=True)
        return self._answer(query, vector, [], 0.0)

    def _answer(self, query: Query, vector: Floats, warnings: list[str], encode_seconds: float) -> SearchResult:
        target = self._target(query.target)
        laid, allowed = target.laid(query.tree), target.allowed(attribute_mask(self.collection, query.where))
        tree = laid.tree
        if query.mode == "hnsw":
            target.graph()  # made at its first use, which is no part of a search
        began = perf_counter()
        descent, items, scores, nodes, compared = self._search(query, target, laid, vector, allowed)
        searched = perf_counter()
        if query.mode == "hnsw":  # counted afterwards, on the same graph: hnswlib itself does not count
            compared = self._count_hnsw(query, target, vector, allowed)
        counted = perf_counter()
        flat = target.flat.search(vector, query.k, allowed=allowed)
        ended = perf_counter()
        steps = path_steps(tree, descent, items, vector)
        if (
            query.mode == "drill-down"
            and any(step.forced for step in steps)
            and len(items) < min(query.k, len(flat.items[0]))
        ):
            warnings.append(f"The branch you took holds only {len(items)} matching pictures.")
        warnings += self._unsaid(query.target)
        return SearchResult(
            query,
            steps,
            items,
            scores,
            nodes,
            compared,
            len(self.collection.items),
            recall(scores, flat.scores[0]),
            flat.items[0],
            flat.n_compared or 0,
            missed_items(tree, descent, items, scores, flat.items[0], flat.scores[0]),
            self._stars(query.tree, target, vector),
            falloff(scores, float(tree.centroid[0] @ vector)),
            {"encode": encode_seconds, "search": searched - began, "flat": ended - counted},
            warnings,
        )

    def encode(self, query: Query) -> tuple[Floats, list[str]]:
        """(D,) the query's unit vector, and what to warn of.

        Words and picture mix as w t + (1 - w) i on embeddings centred per modality, because texts and pictures lie in
        separate cones of the space (Liang et al., "Mind the gap", 2022); one alone is taken as it is. From either, a n
        is taken away: n the centred embedding of a refused term, a the query's `away`, once for each term.
        """
        read = self._reader.read(query)
        return read.vector, read.warnings + self._doubts(read, None)

    def _target(self, name: str) -> Target:
        with self._lock:
            if name not in self._targets:
                self._targets[name] = Target(self.collection, name)
            return self._targets[name]

    def _unsaid(self, target: str) -> list[str]:
        """What to warn of where some pictures have no caption that the model reads."""
        captions = self.collection.captions
        if target == "pictures" or captions is None or captions.has.all():
            return []
        n, of, noun = int((~captions.has).sum()), len(captions.row), self.collection.meta.noun
        then = (
            "cannot be found by captions" if target == "captions" else "count by the picture alone, at half its score"
        )
        return [f"{n:,} of {of:,} {noun} have no caption that the model reads: they {then}."]

    def _search(self, query: Query, target: Target, laid: Laid, vector: Floats, allowed: Allowed):
        """Descent (None unless drill-down), items, scores, nodes compared, items compared."""
        if query.mode == "exact":
            hits = target.flat.search(vector, query.k, allowed=allowed)
            return None, hits.items[0], hits.scores[0], 0, hits.n_compared
        if query.mode == "hnsw":
            items, scores, _ = target.graph().search(vector, query.k, allowed=allowed, ef=_ef(query))
            return None, items, scores, 0, 0
        tree = laid.tree
        beam, scored_nodes = query.beam, np.zeros(tree.n_nodes, bool)
        while True:  # the beam doubles until k pictures pass the filter or everything was looked at
            descent = drill_down(
                tree,
                vector,
                widths=beam_widths(beam, _depth(query, tree)),
                slack=beam_slack(beam),
                forced=query.forced,
                node_index=laid.node_index,
            )
            scored_nodes |= ~np.isnan(descent.node_scores)
            held = np.concatenate([tree.items(m) for m in descent.leaves]) if descent.leaves else np.zeros(0, np.int32)
            passing = int(allowed[held].sum()) if allowed is not None else len(held)
            if passing >= query.k or (beam >= tree.n_nodes and beam_slack(beam) == 1):
                break
            beam *= 2
        items, scores = _score_leaves(laid, descent.leaves, vector, allowed)
        best = np.argsort(-scores, kind="stable")[: query.k]
        return descent, items[best].astype(np.int64), scores[best], int(scored_nodes.sum()), len(items)

    def _count_hnsw(self, query: Query, target: Target, vector: Floats, allowed: Allowed) -> int:
        """Vectors that hnswlib compared; searches repeated because of a filter are counted each."""
        graph = target.graph()
        _, _, fetched = graph.search(vector, query.k, allowed=allowed, ef=_ef(query))
        return sum(graph.walk.search(vector, k, ef=max(_ef(query), k))[1] for k in fetched)

    def _stars(self, tree: str, target: Target, vector: Floats) -> Floats:
        near, scores = target.neighbours(vector)
        return np.stack([place(m.item_xy[near], scores) for m in self.collection.views[tree].maps])

    def _familiar(self, query: Query, read: Read) -> float | None:
        """The share of the collection's own queries that look no more familiar; None for a mixed query or an item."""
        c, limits = self.collection, self.collection.meta.familiar
        if query.like is not None or (read.text and query.image is not None):
            return None
        if not read.text:
            return familiarity.rank(limits["image"], float(familiarity.pictures(read.asked, c.hnsw)[0]))
        known = familiarity.known_share(read.text, read.unknown, read.understood)
        return familiarity.rank(limits["text"], float(familiarity.texts(read.asked, [known], c.means[1], c.hnsw)[0]))

    def _doubts(self, read: Read, share: float | None) -> list[str]:
        what = "These words are" if read.text else "This picture is"
        what += f" unlike anything in the collection of {self.collection.meta.noun}"
        return familiarity.doubts(what, read.unknown, read.understood, share)


def _depth(query: Query, tree: Tree) -> int:
    """The levels to walk: as deep as a branch was forced, and otherwise no deeper than asked."""
    forced = max((level for level, m in enumerate(query.forced, 1) if m is not None), default=0)
    return tree.depth if query.depth is None else min(tree.depth, max(query.depth, forced))


def _score_leaves(laid: Laid, leaves: list[int], vector: Floats, allowed: Allowed):
    """Items of the kept leaves that pass, and their scores: a leaf's vectors lie in one block."""
    ids, scores = [], []
    for m in leaves:
        items, block = laid.tree.items(m), laid.block[laid.tree.start[m] : laid.tree.stop[m]]
        if allowed is not None:
            items, block = items[allowed[items]], block[allowed[items]]
        ids.append(items)
        scores.append(block @ vector)
    return np.concatenate(ids), np.concatenate(scores).astype(np.float32)


def _ef(query: Query) -> int:
    """hnswlib's default of 10 costs 5 % of the recall."""
    return max(64, 4 * query.k)
