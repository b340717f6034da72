"""Maps of very many items: some of them, the landmarks, are laid out, and the others placed among them.

Knows vectors, groups of items and projection.py. Does not know trees, pictures or names.

Laying out takes a time that grows with the items, and from some ten thousand on a map looks the same whether all of
them pull at it or one in three. So above FULL items UMAP sees LANDMARKS of them, drawn from every group of the finest
level by its size; each other item stands at the mode of the landmarks nearest to it, as a query does.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints
from hierdemo.maps.projection import COARSEST_WEIGHT, SHIFTS, LevelMap, blended, level_maps, width_of

Index = Callable[[Floats], Callable[[Floats, int], tuple[NDArray[np.int64], Floats]]]

FULL = 50_000  # items up to which every one is laid out
LANDMARKS = 20_000  # of more items so many are
FEWEST = 3  # landmarks of a group of the finest level, where it has so many items
CANDIDATES = 32  # landmarks near an item by the plain vectors, of which
NEIGHBOURS = 8  # those nearest by the map's own vectors say where it stands
CLOSE = 4  # of those say how far apart they lie
JITTER = 0.1  # of the spread of those around that place: items of one place must not lie on one point
BLOCK = 1024  # items placed at a time


def maps(
    embeddings: Floats,
    groups: Sequence[Ints],
    index: Index,
    *,
    blend: float = COARSEST_WEIGHT,
    seed: int = 42,
    progress: Callable[[int], None] = lambda done: None,
) -> list[LevelMap]:
    """As projection.level_maps, in a time that hardly grows above FULL items; below it the very same.

    index(vectors) gives what finds neighbours among these vectors: ids and cosine distances, nearest first. The same
    input and seed give the same maps.
    """

    def among(vectors: Floats, k: int) -> tuple[NDArray[np.int64], Floats]:
        return index(vectors)(vectors, k)

    if len(embeddings) <= FULL:
        return level_maps(embeddings, groups, among, blend=blend, seed=seed, progress=progress)
    chosen = landmarks(groups, len(embeddings), seed=seed)
    drawn = level_maps(
        embeddings[chosen], [g[chosen] for g in groups], among, blend=blend, seed=seed, progress=progress
    )
    others = np.setdiff1d(np.arange(len(embeddings)), chosen)
    near = index(embeddings[chosen])(embeddings[others], CANDIDATES)[0]
    return [_completed(m, embeddings, groups, chosen, others, near, seed) for m in drawn]


def landmarks(groups: Sequence[Ints], n: int, *, seed: int = 42) -> NDArray[np.int64]:
    """About LANDMARKS of the items 0..n-1, sorted: every group of the last level gives as many as its size asks, and
    FEWEST at least, chosen by chance from the seed.
    """
    of = np.unique(groups[-1], return_inverse=True)[1] if groups else np.zeros(n, np.int64)
    shuffled = np.random.default_rng(seed).permutation(n)
    by_group = shuffled[np.argsort(of[shuffled], kind="stable")]
    sizes = np.bincount(of)
    wanted = np.minimum(sizes, np.maximum(FEWEST, np.round(sizes * (LANDMARKS / n)).astype(np.int64)))
    place = np.arange(n) - np.repeat(np.cumsum(sizes) - sizes, sizes)  # of an item within its group
    return np.sort(by_group[place < np.repeat(wanted, sizes)])


def _completed(
    m: LevelMap,
    embeddings: Floats,
    groups: Sequence[Ints],
    chosen: NDArray[np.int64],
    others: NDArray[np.int64],
    near: NDArray[np.int64],
    seed: int,
) -> LevelMap:
    """A landmarks' map with every other item on it. near (O, CANDIDATES): landmarks of each, as numbers in `chosen`."""
    vectors = blended(embeddings, groups, m.level - 1, m.blend)
    xy = np.empty((len(embeddings), 2), np.float32)
    xy[chosen] = m.item_xy
    marks = vectors[chosen]
    rng = np.random.default_rng([seed, m.level])
    for a in range(0, len(others), BLOCK):
        part, close = others[a : a + BLOCK], near[a : a + BLOCK]
        scores = np.einsum("od,okd->ok", vectors[part], marks[close])
        best = np.argsort(-scores, axis=1, kind="stable")[:, :NEIGHBOURS]
        close, scores = np.take_along_axis(close, best, 1), np.take_along_axis(scores, best, 1)
        xy[part] = _scattered(m.item_xy[close], scores, rng)
    return LevelMap(m.level, m.nodes, m.node_xy, xy, m.blend)


def _scattered(neighbour_xy: Floats, scores: Floats, rng: np.random.Generator) -> Floats:
    """(O, 2) places of items by their neighbours' (O, K, 2), each a little off by chance, as far as those lie apart."""
    at = place_all(neighbour_xy, scores)
    apart = np.sort(np.linalg.norm(neighbour_xy - at[:, None], axis=2), axis=1)[:, :CLOSE].mean(1)
    return (at + JITTER * apart[:, None] * rng.normal(size=at.shape)).clip(0, 1).astype(np.float32)


def place_all(neighbour_xy: Floats, scores: Floats, *, sharpness: float = 40.0) -> Floats:
    """projection.place for many at once: neighbour_xy (O, K, 2), scores (O, K) -> (O, 2)."""
    weight = np.exp(sharpness * (scores - scores.max(1, keepdims=True)))
    width = width_of(neighbour_xy)[:, None]
    apart = ((neighbour_xy[:, :, None] - neighbour_xy[:, None]) ** 2).sum(3)
    density = (np.exp(-apart / (2 * width[:, None] ** 2)) * weight[:, None]).sum(2)
    at = np.take_along_axis(neighbour_xy, density.argmax(1)[:, None, None], 1)[:, 0]
    for _ in range(SHIFTS):
        close = weight * np.exp(-((neighbour_xy - at[:, None]) ** 2).sum(2) / (2 * width**2))
        at = (close[:, :, None] * neighbour_xy).sum(1) / close.sum(1, keepdims=True)
    return at.astype(np.float32)
