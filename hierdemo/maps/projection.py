"""Maps: 2-D coordinates of items and nodes for each level of a tree, and a query's place on them.

Knows vectors, a tree's nesting and umap (inside functions: serving never imports it). Does not know pictures or
names.

Each level has its own UMAP of the items. Neighbours are taken on the embedding blended with that level's
centroids, more strongly at coarse levels (0 at the deepest map: plain UMAP), the first starts
from the tree's own centroids, each other from the map above and is laid over it (Procrustes), so that going
deeper keeps the mental map. Blending draws branches apart: the map's key must say so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints

Neighbours = Callable[[Floats, int], tuple[NDArray[np.int64], Floats]]

COARSEST_WEIGHT = 0.5  # share of a level-1 centroid in what the first map's neighbours are taken on
N_NEIGHBOURS = 15
SHIFTS = 8  # steps of the mean shift that finds a query's place


@dataclass(frozen=True, eq=False)
class LevelMap:
    """level (the item map is the deepest level + 1); nodes (P,) and node_xy (P, 2); item_xy (N, 2); all in 0..1.

    blend: how much of the level's centroids went into the neighbours, 0 for plain UMAP.
    """

    level: int
    nodes: Ints
    node_xy: Floats
    item_xy: Floats
    blend: float


def level_maps(
    embeddings: Floats,
    groups: Sequence[Ints],
    neighbours: Neighbours,
    *,
    blend: float = COARSEST_WEIGHT,
    seed: int = 42,
    progress: Callable[[int], None] = lambda done: None,
) -> list[LevelMap]:
    """One map a level, coarse to fine, and the plain map of the items last.

    embeddings: (N, D) unit vectors. groups: for each level an (N,) array, the node that stands for each item.
    neighbours(vectors, k): ids and cosine distances, nearest first. blend: weight of the first level's
    centroids; half of it at each level below. Seeded, so repeatable on one machine. progress is called after
    each map.
    """
    maps: list[LevelMap] = []
    start = _tree_start(embeddings, groups)
    for i in range(len(groups) + 1):
        weight = blend / 2**i if i < len(groups) else 0.0
        vectors = blended(embeddings, groups, i, weight)
        xy = _layout(vectors, neighbours, start, seed, first=i == 0)
        xy = xy if i == 0 else _laid_over(xy, start)
        start = xy
        nodes = np.unique(groups[i]) if i < len(groups) else np.zeros(0, np.int32)
        maps.append(LevelMap(i + 1, nodes.astype(np.int32), np.zeros((len(nodes), 2), np.float32), xy, weight))
        progress(i + 1)
    return [_framed(m, groups[m.level - 1] if m.level <= len(groups) else None) for m in maps]


def place(neighbour_xy: Floats, scores: Floats, *, sharpness: float = 40.0) -> Floats:
    """(2,) where a query stands on a map: the densest place among its neighbours.

    neighbour_xy (K, 2), scores (K,) their cosines. Mean shift from the best neighbour with softmax weights: the
    plain mean would lie between clusters, where nothing is.
    """
    weight = np.exp(sharpness * (scores - scores.max()))
    width = float(width_of(neighbour_xy[None])[0])
    at = neighbour_xy[int(np.argmax(_density(neighbour_xy, neighbour_xy, weight, width)))]
    for _ in range(SHIFTS):
        near = weight * np.exp(-(((neighbour_xy - at) ** 2).sum(1)) / (2 * width**2))
        at = (near[:, None] * neighbour_xy).sum(0) / near.sum()
    return at.astype(np.float32)


def width_of(neighbour_xy: Floats) -> Floats:
    """(O,) how far around a place its neighbours count, by how far they lie apart: neighbour_xy (O, K, 2)."""
    off = np.abs(neighbour_xy - np.median(neighbour_xy, axis=1, keepdims=True))
    return np.maximum(0.02, 0.5 * np.median(off.reshape(len(off), -1), axis=1))


def _density(at: Floats, points: Floats, weight: Floats, width: float) -> Floats:
    d2 = ((at[:, None] - points[None]) ** 2).sum(2)
    return (np.exp(-d2 / (2 * width**2)) * weight).sum(1)


def blended(x: Floats, groups: Sequence[Ints], i: int, weight: float) -> Floats:
    """What a level's map takes its neighbours on: x plus the centroids of levels 1..i+1, weighted, as unit vectors.

    x (N, D); groups: for each level (N,) the node of each item; weight 0: x itself.
    """
    if not weight:
        return x
    out = x.copy()
    for group in groups[: i + 1]:
        _, of, counts = np.unique(group, return_inverse=True, return_counts=True)
        sums = np.zeros((len(counts), x.shape[1]), np.float64)
        np.add.at(sums, of, x)
        out += weight * (sums / counts[:, None])[of].astype(np.float32)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)


def _tree_start(x: Floats, groups: Sequence[Ints]) -> Floats:
    """(N, 2) where the first map starts: siblings around their parent as their centroids lie, level by level.

    Well separated clusters are separate components of the neighbour graph; UMAP then leaves them where they began, and
    from principal components alone branches would begin in pieces.
    """
    xy, scale = np.zeros((len(x), 2)), 10.0
    above: NDArray = np.zeros(len(x), np.int64)
    levels: list[NDArray] = [*groups, np.arange(len(x))]
    for group in levels:
        for parent in np.unique(above):
            inside = np.flatnonzero(above == parent)
            _, of, counts = np.unique(group[inside], return_inverse=True, return_counts=True)
            means = np.zeros((len(counts), x.shape[1]))
            np.add.at(means, of, x[inside])
            xy[inside] += scale * _spread_out(means / counts[:, None], counts)[of]
        above, scale = group, scale * 0.3
    return xy.astype(np.float32)


def _spread_out(means: NDArray[np.float64], counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """(C, 2) the first two principal components of some centroids, within the unit circle."""
    if len(means) == 1:
        return np.zeros((1, 2))
    centred = means - np.average(means, axis=0, weights=counts)
    u, s, _ = np.linalg.svd(centred, full_matrices=False)
    xy = np.zeros((len(means), 2))
    xy[:, : min(2, len(s))] = (u * s)[:, :2]
    xy *= np.where(xy[np.abs(xy).argmax(0), [0, 1]] < 0, -1, 1)  # a component's sign is chance
    return xy / max(float(np.linalg.norm(xy, axis=1).max()), 1e-12)


def _layout(vectors: Floats, neighbours: Neighbours, start: Floats, seed: int, *, first: bool) -> Floats:
    n = len(vectors)
    if n <= 8:  # too few for UMAP to say anything
        return start
    import warnings

    from umap import UMAP

    k = min(N_NEIGHBOURS, n - 1)
    ids, distances = neighbours(vectors, k)
    jitter = np.random.default_rng(seed).normal(0, 1e-4, start.shape)  # equal items must not start on one point
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # umap warns that seeding means one thread, and that it trusts these neighbours
        model = UMAP(
            n_neighbors=k,
            min_dist=0.3,
            repulsion_strength=0.4,
            metric="cosine",
            precomputed_knn=(ids, distances.astype(np.float32)),
            init=(start + jitter).astype(np.float32),
            n_epochs=200 if first else 100,
            learning_rate=1.0 if first else 0.5,
            random_state=seed,
        )
        xy = model.fit_transform(vectors).astype(np.float32)
    return np.where(np.isfinite(xy), xy, start)  # umap leaves items without neighbours at NaN


def _laid_over(xy: Floats, above: Floats) -> Floats:
    """xy turned, scaled and moved to lie as nearly as it can over the map above (orthogonal Procrustes)."""
    a, b = xy - xy.mean(0), above - above.mean(0)
    u, s, vt = np.linalg.svd(a.T @ b)
    scale = s.sum() / max(float((a**2).sum()), 1e-12)
    return (scale * a @ (u @ vt) + above.mean(0)).astype(np.float32)


def _framed(m: LevelMap, group: Ints | None) -> LevelMap:
    """Coordinates to 0..1 with one scale for both axes, and each node at the densest place of its items."""
    low, high = np.percentile(m.item_xy, 0.2, axis=0), np.percentile(m.item_xy, 99.8, axis=0)
    span = max(float((high - low).max()), 1e-9)
    xy = ((m.item_xy - (low + high) / 2) / span * 0.94 + 0.5).clip(0, 1).astype(np.float32)
    nodes = (
        np.array([_mode(xy[group == n]) for n in m.nodes], np.float32).reshape(-1, 2)
        if group is not None
        else m.node_xy
    )
    return LevelMap(m.level, m.nodes, nodes, xy, m.blend)


def _mode(points: Floats) -> Floats:
    sample = points[:: max(1, len(points) // 400)]
    width = max(0.01, float(sample.std()) * 0.3)
    return sample[int(np.argmax(_density(sample, sample, np.ones(len(sample), np.float32), width)))]
