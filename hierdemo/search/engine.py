"""Answering a query: drill-down through a tree, hnswlib over all items, or the exact scan; one answer shape for
all.

Knows collections, an encoder and vectors. Does not know pages, command lines or figures. Everything that
answers a query (page, command line, endpoints) goes through Engine.answer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from threading import Lock
from time import perf_counter

import numpy as np

from hierdemo.arrays import Allowed, Floats
from hierdemo.collection.collection import Collection
from hierdemo.collection.notes import strange as strange_pictures
from hierdemo.maps.projection import place
from hierdemo.models.adapter import fitted
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import TextEncoder
from hierdemo.models.said_words import SaidEncoder
from hierdemo.search import certainty, familiarity
from hierdemo.search.certainty import Certainty
from hierdemo.search.explain import Step, falloff, missed_items, path_steps, recall
from hierdemo.search.named import Named
from hierdemo.search.query import Query, split_minus
from hierdemo.search.query_vector import QueryReader, Read
from hierdemo.search.result import SearchResult
from hierdemo.search.targets import Target
from hierdemo.search.validate import allowed_by, check
from hierdemo.search.ways import Found, count_graph, find


class Engine:
    """One open collection and the encoder for its queries. Immutable: a changed collection is a new Engine.

    A collection that answers given texts brings its own encoder; no other is asked then. Where the model reads no
    words, a question's words stand for the pictures that they came with: these alone are found then.
    """

    def __init__(self, collection: Collection, encoder: Encoder | None) -> None:
        self.collection, self.encoder = collection, fitted(_reading(collection, encoder), collection.adapter)
        self._reader = QueryReader(collection, self.encoder)
        self._targets, self._lock = {"pictures": Target(collection, "pictures")}, Lock()
        self._named: dict[str, Named] = {}
        for tree in collection.views:
            self._targets["pictures"].laid(tree)
        self.flat = self._targets["pictures"].flat

    def answer(self, query: Query) -> SearchResult:
        """Raises ValueError, in words for a person, for a query that cannot be answered."""
        check(query, self.collection)
        began = perf_counter()
        read = self._reader.read(query)
        encoded = perf_counter()
        shares = self._familiar(query, read)
        found = self._answer(query, read.vector, self._certainty(read, shares), encoded - began, read=read)
        alone = next(iter(shares.values())) if len(shares) == 1 and query.like is None else None
        return replace(found, familiar=alone, minus=read.minus)

    def answer_vector(self, query: Query, vector: Floats) -> SearchResult:
        """The answer for a query already encoded: vector (D,) float32, unit length."""
        check(query, self.collection, encoded=True)
        return self._answer(query, vector, Certainty(), 0.0)

    def searching(self, query: Query, vector: Floats) -> Callable[[], Found]:
        """The bare search for a vector, to be run as often as one likes: what is timed."""
        target = self._target(query.target)
        allowed = self._allowed(query, target)
        return lambda: find(query, target, vector, allowed)

    def searched(self, query: Query, vector: Floats) -> Found:
        """What a search finds and compares, and nothing of what an answer tells: for measuring many."""
        check(query, self.collection, encoded=True)
        target = self._target(query.target)
        allowed = self._allowed(query, target)
        found = find(query, target, vector, allowed)
        if found.compared_items is None:
            return replace(found, compared_items=count_graph(query, target, vector, allowed))
        return found

    def _answer(
        self, query: Query, vector: Floats, asked: Certainty, encode_seconds: float, *, read: Read | None = None
    ) -> SearchResult:
        """asked: how sure an answer can be by its question; read: that, where it was read here."""
        target = self._target(query.target)
        laid, allowed = target.laid(query.tree), self._allowed(query, target)
        tree = laid.tree
        if query.mode == "hnsw":
            target.graph()  # made at its first use, which is no part of a search
        began = perf_counter()
        found = find(query, target, vector, allowed)
        searched = perf_counter()
        compared = found.compared_items
        if compared is None:  # counted afterwards, on the same graph: hnswlib itself does not count
            compared = count_graph(query, target, vector, allowed)
        items, scores, descent = found.items, found.scores, found.descent
        counted = perf_counter()
        flat = target.flat.search(vector, query.k, allowed=allowed)
        ended = perf_counter()
        steps = path_steps(tree, descent, items, vector)
        missed = missed_items(tree, descent, items, scores, flat.items[0], flat.scores[0])
        few = _too_few(query, steps, len(items), len(flat.items[0]))
        strange = strange_pictures(self.collection.meta)
        notes = [*(read.notes if read else ()), *([strange] if strange else []), *few, *self._unsaid(query.target)]
        notes += [*self._astray(query, len(missed)), *self._apart(query, read, items.tolist())]
        by_hand = any(step.forced for step in steps)  # relevance says nothing then: the branch was not found
        sure = asked.noting(notes, strange=strange).measured(self.collection.views[query.tree].margins, query, steps)
        return SearchResult(
            query,
            vector,
            steps,
            items,
            scores,
            found.compared_nodes,
            compared,
            len(self.collection.items),
            recall(scores, flat.scores[0]),
            flat.items[0],
            flat.n_compared or 0,
            missed,
            self._stars(query.tree, target, vector),
            None if by_hand or sure.doubt != "sure" else falloff(scores, float(tree.centroid[0] @ vector)),
            {"encode": encode_seconds, "search": searched - began, "flat": ended - counted},
            [asked.reason, *notes] if asked.reason else notes,
            sure,
        )

    def encode(self, query: Query) -> tuple[Floats, list[str]]:
        """(D,) the query's unit vector, and what to warn of.

        Words and picture mix as w t + (1 - w) i on embeddings centred per modality, because texts and pictures lie in
        separate cones of the space (Liang et al., "Mind the gap", 2022); one alone is taken as it is. From either, a n
        is taken away: n the centred embedding of a refused term, a the query's `away`, once for each term.
        """
        read = self._reader.read(query)
        reason = self._certainty(read, {}).reason
        return read.vector, [reason, *read.notes] if reason else read.notes

    def _target(self, name: str) -> Target:
        with self._lock:
            if name not in self._targets:
                self._targets[name] = Target(self.collection, name)
            return self._targets[name]

    def _allowed(self, query: Query, target: Target) -> Allowed:
        """(N,) which items a question may find; None for all."""
        return target.allowed(allowed_by(query, self.collection))

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

    def _astray(self, query: Query, missed: int) -> list[str]:
        """What to warn of where the words name an attribute's value alone, and the tree is the wrong guide to it."""
        words = query.text.strip().lower()
        plain = query.mode == "drill-down" and query.image is None and query.like is None
        if not plain or not missed or not words or any(m is not None for m in query.forced):
            return []
        name = self._values.get(words)
        return [certainty.astray(words, missed)] if name and name not in query.where else []

    def _apart(self, query: Query, read: Read | None, found: list[int]) -> list[str]:
        """What to warn of where words alone, those that the model read, name a branch that nothing found lies in, by no
        choice of a person's.
        """
        text, unread = (read.heard, read.unknown) if read else (split_minus(query.text)[0], ())
        picture = query.image is not None or query.like is not None
        if not text or picture or query.where or any(m is not None for m in query.forced):
            return []
        view, noun = self.collection.views[query.tree], self.collection.meta.noun
        with self._lock:
            if query.tree not in self._named:
                self._named[query.tree] = Named(view, self.collection.items)
        out = self._named[query.tree].left_out(text, found, unread)
        return [certainty.apart(words, view.labels[n].name, int(view.tree.size[n]), noun) for words, n in out]

    @cached_property
    def _values(self) -> dict[str, str]:
        """The attribute of each value, of those that sort the items."""
        c = self.collection
        return {value.lower(): name for i in c.items for name, value in i.attributes.items() if name in c.kinds}

    def _stars(self, tree: str, target: Target, vector: Floats) -> Floats:
        near, scores = target.neighbours(vector)
        return np.stack([place(m.item_xy[near], scores) for m in self.collection.views[tree].maps])

    def _familiar(self, query: Query, read: Read) -> dict[str, float]:
        """The share of the collection's own queries that look no more familiar, of the words and of a new picture; of
        an item of the collection there is none.
        """
        c, scales, found = self.collection, self.collection.meta.familiar, dict[str, float]()
        if read.words is not None and c.said is None:  # words that are looked up are found or not
            known = familiarity.known_share(read.text, read.unknown, read.understood)
            stands = familiarity.texts(read.words[None], [known], c.means[1], c.hnsw)
            found["These words are"] = familiarity.rank(scales["text"], float(stands[0]))
        if read.picture is not None and query.like is None:
            near = familiarity.pictures(read.picture[None], c.hnsw)
            found["This picture is"] = familiarity.rank(scales["image"], float(near[0]))
        return found

    def _certainty(self, read: Read, shares: Mapping[str, float]) -> Certainty:
        """How sure an answer can be by its question. The collection's own words for its pictures are familiar to it,
        however they look.
        """
        if self.collection.said is not None and read.unknown:
            return certainty.of_lookup(read.unknown)
        own = read.text and certainty.as_named(read.text) in self._own_words
        parts = [(what, None if own and what == "These words are" else share) for what, share in shares.items()]
        return certainty.of_question(parts, read.unknown, read.understood, noun=self.collection.meta.noun)

    @cached_property
    def _own_words(self) -> frozenset[str]:
        """What the collection itself calls its pictures and what they have: folders, captions, values."""
        items = self.collection.items
        said = (text for i in items for text in (*i.taxonomy, i.caption, *i.attributes.values()) if text)
        return frozenset(map(certainty.as_named, set(said)))


def _reading(collection: Collection, encoder: Encoder | None) -> Encoder | None:
    """What reads a question: the encoder or, where that reads no words, what looks them up in what came with the
    pictures or with their vectors.
    """
    if collection.known is not None:
        return TextEncoder(collection.known)
    if collection.said is None:
        return encoder
    meta = collection.meta
    return SaidEncoder(
        collection.said, collection.embeddings, model=meta.model, digest=meta.model_digest, encoder=encoder
    )


def _too_few(query: Query, steps: Sequence[Step], found: int, there: int) -> list[str]:
    """there: pictures that the flat search finds, at most k."""
    forced = query.mode == "drill-down" and any(step.forced for step in steps)
    short = forced and found < min(query.k, there)
    return [f"The branch you took holds only {found} matching pictures."] if short else []
