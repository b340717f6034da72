"""A collection of any size to measure the page with: the demo's items many times over, each copy a little apart.

Text still finds what it should, because the vectors keep the demo's model; the cluster tree and its names are learned
anew from all of them, the pictures are the demo's own thumbnails. The maps are the demo's, spread a little: they only
have to be drawn. Knows a Collection. Does not know the page.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np

from hierdemo.collection.collection import Collection, Thumbs, View
from hierdemo.collection.store import load, save
from hierdemo.index.hnsw import HnswIndex
from hierdemo.maps.projection import LevelMap
from hierdemo.tree.labels import label_tree
from hierdemo.tree.tree import Tree, build_tree

APART = 0.35  # length of what is added to a unit vector: a copy stays a picture of the same thing


def multiplied(source: Path, folder: Path, n: int, *, seed: int = 0) -> Collection:
    """The collection in `source` with n items, saved into `folder`: item i copies item i modulo the source's N."""
    c, rng = load(source), np.random.default_rng(seed)
    of = np.arange(n) % len(c.items)
    added = rng.normal(size=(n, c.embeddings.shape[1])).astype(np.float32)
    added *= APART / np.linalg.norm(added, axis=1, keepdims=True) * (np.arange(n) >= len(c.items))[:, None]
    x = c.embeddings[of] + added
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    items = [replace(c.items[j], id=i) for i, j in enumerate(of.tolist())]
    tree = build_tree(x, seed=seed)
    view = View(tree, label_tree(tree, x, items), _maps(tree, c.views["clusters"].maps, of, rng))
    thumbs = Thumbs.pack([c.thumbs[j] for j in of.tolist()])
    meta = replace(c.meta, images=str(c.images), name=f"{c.meta.name}, {n:,} times over")
    made = replace(
        c, items=items, embeddings=x, views={"clusters": view}, hnsw=HnswIndex.build(x), thumbs=thumbs, meta=meta,
        folder=None, saved=None, captions=None,
    )  # fmt: skip
    return save(made, folder)


def _maps(tree: Tree, given: list[LevelMap], of: np.ndarray, rng: np.random.Generator) -> list[LevelMap]:
    maps = []
    for level in range(1, tree.depth + 2):
        old = given[min(level, len(given)) - 1]
        spread = rng.normal(scale=0.008, size=(len(of), 2)).astype(np.float32)
        xy = np.clip(old.item_xy[of] + spread, 0, 1).astype(np.float32)
        nodes = tree.standing_at(level) if level <= tree.depth else np.zeros(0, np.int32)
        places = [np.median(xy[tree.items(int(m))], axis=0) for m in nodes]
        maps.append(LevelMap(level, nodes, np.array(places, np.float32).reshape(-1, 2), xy, old.blend))
    return maps
