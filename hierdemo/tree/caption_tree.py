"""The text tree: learned from the captions' embeddings, over the same items as the trees of the pictures.

Knows captions' vectors and trees. Does not know models (what encodes is given), names or collections.

Two pictures lie in one branch here where their captions say alike, whatever they look like. A query still meets
pictures: a node's centroid is the mean of its items' picture embeddings, as in the other trees.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.tree.tree import Tree, build_tree

BATCH = 256  # captions encoded at a time
UNREAD = "no caption"


def learn(
    captions: Sequence[str],
    encode: Callable[[Sequence[str]], Floats],
    embeddings: Floats,
    *,
    levels: int | None = None,
    branching: int | None = None,
    seed: int = 0,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Tree | None:
    """A tree from what captions say: tree.build_tree on their embeddings, each different caption encoded once.

    captions: one an item, "" for none. encode: texts -> (n, D) unit vectors. embeddings (N, D) of the pictures, in
    whose mean the nodes' centroids lie. Items without a caption are one branch of their own, the last node. None where
    captions tell nothing apart. progress: captions encoded, of how many. Raises ValueError unless captions are N.
    """
    if len(captions) != len(embeddings):
        raise ValueError(f"captions must be one an item, {len(embeddings)}, got {len(captions)}")
    texts = sorted({caption for caption in captions if caption})
    rows = np.array([i for i, caption in enumerate(captions) if caption], np.int32)
    if len(texts) < 2:
        return None
    vectors = []
    for a in range(0, len(texts), BATCH):
        vectors.append(encode(texts[a : a + BATCH]))
        progress(min(a + BATCH, len(texts)), len(texts))
    number = {text: n for n, text in enumerate(texts)}
    said = np.concatenate(vectors)[[number[captions[i]] for i in rows]]
    tree = build_tree(said, levels=levels, branching=branching, seed=seed)
    return _over(tree, rows, embeddings) if tree.depth else None


def unread(tree: Tree, captions: Sequence[str]) -> int | None:
    """The node that holds the items without a caption; None where each has one."""
    return tree.n_nodes - 1 if not all(captions) else None


def _over(tree: Tree, rows: NDArray[np.int32], embeddings: Floats) -> Tree:
    """A tree over some items as one over all: the others become a leaf below the root, after all other nodes."""
    rest = np.setdiff1d(np.arange(len(embeddings), dtype=np.int32), rows)
    order = np.concatenate([rows[tree.order], rest])
    parent, level, start, stop = tree.parent, tree.level, tree.start, tree.stop.copy()
    stop[0] = len(order)
    if len(rest):
        parent, level = np.append(parent, np.int32(0)), np.append(level, np.int32(1))
        start, stop = np.append(start, np.int32(len(rows))), np.append(stop, np.int32(len(order)))
    sums = np.vstack([np.zeros((1, embeddings.shape[1])), np.cumsum(embeddings[order].astype(np.float64), axis=0)])
    centroid = ((sums[stop] - sums[start]) / (stop - start)[:, None]).astype(np.float32)
    return Tree(parent, level, centroid, order, start, stop)
