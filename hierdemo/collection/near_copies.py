"""Which pictures are nearly the same: where the embedding and the thumbnails' sketches both say so.

Knows vectors, their index and thumbnails. Does not know how sketches are compared (items/sketch.py), or stacks' form on
disk. What is near for a model is measured by how far its vectors of these pictures lie apart on average, since a cosine
of 0.9 is close for one model and nothing for another.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.collection.stacks import Stacks
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.sketch import Sketches, compare, outlines

NEAR = 0.2  # of the mean distance, 1 - cosine, of two pictures: what is farther apart is not looked at
AROUND = 24  # nearest neighbours that are looked at
LIKE = 0.5  # correlation of the outlines below which pictures are not compared further
HELD = 1 << 16  # pairs whose pictures are held at a time: at most half a gigabyte
BLOCK = 2048  # pictures whose neighbours are asked for at a time, pairs that are compared at a time
Thumbs = Callable[[int], bytes]
Pairs = NDArray[np.int64]


def find(
    embeddings: Floats, hnsw: HnswIndex, thumbs: Thumbs, progress: Callable[[int, int], None] = lambda *_: None
) -> Stacks:
    """The stacks of a collection's items. thumbs: an item's, WebP; progress: called with pairs done, and of how many.

    Raises ImageError for a thumbnail that cannot be read.
    """
    near, found = _near(embeddings, hnsw), list[tuple[int, int]]()
    progress(0, len(near))
    for start in range(0, len(near), HELD):
        part = near[start : start + HELD]
        same, _ = _agree(thumbs, part)
        found += map(tuple, part[same].tolist())
        progress(start + len(part), len(near))
    return Stacks.of(len(embeddings), found)


def added(old: Stacks, embeddings: Floats, thumbs: Thumbs, around: Sequence[Sequence[int]]) -> Stacks:
    """The stacks with new items. embeddings (N + K, D): the new ones last; around: of each new one, what to look at."""
    n = len(old.middle)
    pairs = np.array(list(_new_pairs(embeddings, n, around)), np.int64).reshape(-1, 2)
    if not len(pairs):
        return old.extended((), len(embeddings) - n)
    same, alike = _agree(thumbs, pairs)
    best = [i for i in np.lexsort((-alike, pairs[:, 0])) if same[i]]
    return old.extended(map(tuple, pairs[best].tolist()), len(embeddings) - n)


def _near(embeddings: Floats, hnsw: HnswIndex) -> Pairs:
    """(P, 2) items, the smaller first, whose vectors lie near for this collection."""
    reach, found = NEAR * _mean_distance(embeddings), [np.zeros((0, 2), np.int64)]
    for start in range(0, len(embeddings), BLOCK):
        part = np.asarray(embeddings[start : start + BLOCK], np.float32)
        hits = hnsw.search(part, min(AROUND + 1, hnsw.n), threads=-1)
        rows = np.repeat(np.arange(start, start + len(part)), hits.items.shape[1])
        close = (1 - hits.scores.ravel() <= reach) & (hits.items.ravel() != rows)
        found.append(np.sort(np.stack([rows, hits.items.ravel()], 1)[close], axis=1))
    return np.unique(np.concatenate(found), axis=0)


def _new_pairs(embeddings: Floats, n: int, around: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """(new, older) items that lie near."""
    reach = NEAR * _mean_distance(embeddings)
    for new, near in enumerate(around, n):
        for old in [*near, *range(n, new)]:
            if 1 - float(embeddings[new] @ embeddings[old]) <= reach:
                yield new, int(old)


def _mean_distance(embeddings: Floats) -> float:
    """1 - cosine of two of the vectors, on average."""
    return 1 - float(np.square(np.mean(embeddings, axis=0, dtype=np.float64)).sum())


def _agree(thumbs: Thumbs, pairs: Pairs) -> tuple[NDArray[np.bool_], Floats]:
    """(P,) whether the sketches of two items are of one picture, and how much their edges are alike."""
    same, alike = np.zeros(len(pairs), bool), np.zeros(len(pairs), np.float32)
    if not len(pairs):
        return same, alike
    looked = np.unique(pairs)
    sketches, at = Sketches.of(map(thumbs, looked.tolist())), np.searchsorted(looked, pairs)
    plain, mirrored = outlines(sketches)
    for start in range(0, len(pairs), BLOCK):
        one, other = at[start : start + BLOCK].T
        like = np.maximum(*(np.einsum("np,np->n", plain[one], x[other]) for x in (plain, mirrored)))
        rows = start + np.flatnonzero(like >= LIKE)
        if not len(rows):
            continue
        seen = compare(sketches, *at[rows].T)
        same[rows], alike[rows] = seen.same, seen.edges
    return same, alike
