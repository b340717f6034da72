"""Where text and pictures disagree: items that look or read like another node than the one that holds them, and nodes
whose pictures, captions and own words tell different stories.

Knows an Engine, a tree whose leaves are taken as the items' labels, and texts' vectors. Does not know pages, or how a
label is put right; how each item is judged stands in label_evidence.py.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from hierdemo.arrays import Floats, Ints, unit
from hierdemo.collection.collection import Collection
from hierdemo.measure.label_evidence import Doubts, Material, cosines, doubts, nearest, nearness, whitened
from hierdemo.measure.node_embeddings import node_embeddings
from hierdemo.models.encoder import Encoder
from hierdemo.search.engine import Engine
from hierdemo.tree.paths import path_text, paths_of
from hierdemo.tree.tree import Tree, build_tree

WORST = 8  # items shown of a node
BATCH = 256  # captions encoded at a time


@dataclass(frozen=True)
class ItemDoubt:
    """level: the shallowest at which the node that the item looks like parts from its own; None where it looks its own.
    evidence: nats by kind.
    """

    item: int
    file: str
    caption: str
    node: int
    path: tuple[str, ...]
    looks_like: int
    looks_like_path: tuple[str, ...]
    level: int | None
    doubt: float
    evidence: dict[str, float]


@dataclass(frozen=True)
class NodeDoubt:
    """How a node's parts agree, each 0..1, None where there is nothing to compare.

    pictures: the share of its items nearest to its own pictures, among the nodes of its level; words: nearest to its
    own words; captions: whose captions are nearest to its words; text_tree: the best Jaccard index with a node of the
    captions' tree, cluster_tree: with one of the cluster tree. agreement: their mean. looks_like: the other node of the
    level that most of those who look like another one look like, and elsewhere their share. items: the worst.
    """

    node: int
    level: int
    path: tuple[str, ...]
    size: int
    agreement: float
    pictures: float
    words: float | None
    captions: float | None
    text_tree: float | None
    cluster_tree: float | None
    looks_like: int | None
    looks_like_path: tuple[str, ...]
    elsewhere: float
    items: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """Worst first. overlap: by level, the mean of the nodes' Jaccard indices by other tree. notes: what was missing."""

    tree: str
    nodes: tuple[NodeDoubt, ...]
    items: tuple[ItemDoubt, ...]
    overlap: dict[str, dict[str, float]]
    notes: tuple[str, ...]


def disagreements(engine: Engine, tree: str = "taxonomy", *, most: int = 200) -> Report:
    """Every node and the `most` worst items of a tree.

    The first call on a collection encodes its captions, later ones take them from there. Raises ValueError for a tree
    that is not there or has one leaf, and for an engine without its model.
    """
    material = gather(engine, tree)
    c = engine.collection
    view = c.views[tree]
    found = doubts(view.tree, view.tree.leaf_of, material)
    paths = paths_of(view.tree, [label.name for label in view.labels])
    order = np.argsort(-found.score, kind="stable")[:most]
    rows = tuple(_item(c, view.tree, paths, found, int(i)) for i in order)
    others = {"text_tree": _text(engine).tree, "cluster_tree": None if tree == "clusters" else c.views["clusters"].tree}
    best = {name: None if t is None else overlap(view.tree, t) for name, t in others.items()}
    nodes = sorted(_nodes(view.tree, paths, material, found, best), key=lambda n: (n.agreement, -n.size))
    by_level = {
        f"level {level}": {name: float(j[view.tree.level == level].mean()) for name, j in best.items() if j is not None}
        for level in range(1, view.tree.depth + 1)
    }
    return Report(tree, tuple(nodes), rows, by_level, tuple(_missing(material)))


def gather(engine: Engine, tree: str) -> Material:
    """The vectors of pictures, captions and node words. Raises ValueError as `disagreements` does."""
    c = engine.collection
    if tree not in c.views:
        raise ValueError(f"This collection has no tree {tree!r}: use {' or '.join(c.views)}.")
    if engine.encoder is None:
        raise ValueError("This collection was opened without its model: words cannot be compared with pictures.")
    t, labels = c.views[tree].tree, c.views[tree].labels
    if len(t.leaves) < 2:
        raise ValueError(f"The tree {tree!r} has one leaf: there is no other to look like.")
    # a number says nothing: "sports car 2" is a sports car, and "group 3" has no words
    plain = [x.name if x.source != "number" else x.name.rpartition(" ")[0] for x in labels]
    names = ["" if x == "group" else x for x in plain]
    words = node_embeddings(
        t, names, c.means, engine.encoder, text=lambda p: path_text(tuple(w for w in p if w)), of="texts"
    )
    words[[not any(path) for path in paths_of(t, names)]] = 0
    text = _text(engine)
    return Material(c.embeddings, unit(c.embeddings - c.means[1]), text.vectors, text.same, words)


def overlap(tree: Tree, other: Tree) -> Floats:
    """(M,) of each node the best Jaccard index of its items with those of a node of the other tree, the roots left out.

    Both are trees over the same items; the other may lack some (its `order` is then shorter and holds item numbers),
    and only those that it holds count.
    """
    held = other.order
    shared = np.zeros((tree.n_nodes, other.n_nodes), np.float32)
    leaf_of = np.full(int(held.max(initial=0)) + 1, -1, np.int32)
    for m in other.leaves:
        leaf_of[other.items(m)] = m
    np.add.at(shared, (tree.leaf_of[held], leaf_of[held]), 1)
    for m in range(tree.n_nodes - 1, 0, -1):  # children before parents
        shared[tree.parent[m]] += shared[m]
    for m in range(other.n_nodes - 1, 0, -1):
        shared[:, other.parent[m]] += shared[:, m]
    union = shared[:, :1] + shared[:1, :] - shared
    return (shared / np.maximum(union, 1))[:, 1:].max(1, initial=0)


# nodes and items -------------------------------------------------------------------------------


def _nodes(
    tree: Tree, paths: list[tuple[str, ...]], material: Material, found: Doubts, best: dict[str, Floats | None]
) -> Iterator[NodeDoubt]:
    even = whitened(material.embeddings, np.searchsorted(tree.leaves, tree.leaf_of).astype(np.int32))
    captioned = material.same >= 0
    for level in range(1, tree.depth + 1):
        standing, of_items = tree.standing_at(level), tree.node_of_items(level)
        at = np.zeros(tree.n_nodes, np.int32)
        at[standing] = np.arange(len(standing))
        own, words = at[of_items], material.words[standing]
        by_pictures = nearest(nearness(even, own, len(standing)), len(own)) == own
        by_words = nearest(cosines(material.pictures, words), len(own)) == own
        by_captions = nearest(cosines(material.captions, words), len(own)) == own
        like = of_items[tree.order[tree.start[found.looks_like]]]  # a leaf's node at this level
        for m in np.flatnonzero(tree.level == level).tolist():
            items = tree.items(m)
            told, said = bool(material.words[m].any()), items[captioned[items]]
            other, count = next(iter(Counter(like[items][like[items] != m].tolist()).most_common(1)), (None, 0))
            parts = {
                "pictures": float(by_pictures[items].mean()),
                "words": float(by_words[items].mean()) if told else None,
                "captions": float(by_captions[said].mean()) if told and len(said) else None,
            } | {name: None if jaccard is None else float(jaccard[m]) for name, jaccard in best.items()}
            yield NodeDoubt(
                node=m,
                level=level,
                path=paths[m],
                size=len(items),
                agreement=float(np.mean([v for v in parts.values() if v is not None])),
                **parts,  # type: ignore[arg-type]
                looks_like=other,
                looks_like_path=() if other is None else paths[other],
                elsewhere=count / len(items),
                items=tuple(items[np.argsort(-found.score[items], kind="stable")[:WORST]].tolist()),
            )


def _item(c: Collection, tree: Tree, paths: list[tuple[str, ...]], found: Doubts, i: int) -> ItemDoubt:
    own, like = int(tree.leaf_of[i]), int(found.looks_like[i])
    a, b = tree.ancestors(own), tree.ancestors(like)
    level = None if own == like else next(n for n in range(len(a)) if n >= len(b) or a[n] != b[n]) + 1
    parts = {name: float(v[i]) for name, v in found.evidence.items()}
    item = c.items[i]
    return ItemDoubt(
        i, item.file, item.caption, own, paths[own], like, paths[like], level, float(found.score[i]), parts
    )


def _missing(material: Material) -> Iterator[str]:
    if not (material.same >= 0).any():
        yield "No picture has a caption that the model understands: only pictures and the nodes' words were compared."
    if not material.words.any():
        yield "No node has a name in words: only pictures were compared."


# texts -----------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Text:
    """A collection's captions as vectors, see Material, and the tree learned from them over the items that have one."""

    vectors: Floats
    same: Ints
    tree: Tree | None


# encoding the demo's takes some 15 s; a changed collection finds the captions that it kept
_texts: "WeakKeyDictionary[Collection, _Text]" = WeakKeyDictionary()
_known: "WeakKeyDictionary[Encoder, dict[str, Floats]]" = WeakKeyDictionary()


def _text(engine: Engine) -> _Text:
    c, encoder = engine.collection, engine.encoder
    if c not in _texts:
        assert encoder is not None  # gather saw to it
        texts = sorted({item.caption for item in c.items if item.caption})
        texts = [text for text in texts if encoder.unknown_words(text)[1]]
        number = {text: n for n, text in enumerate(texts)}
        same = np.array([number.get(item.caption, -1) for item in c.items], np.int32)
        known = _known.setdefault(encoder, {})
        new = [text for text in texts if text not in known]
        for a in range(0, len(new), BATCH):
            known.update(zip(new[a : a + BATCH], encoder.encode_texts(new[a : a + BATCH]), strict=True))
        none = np.zeros(c.embeddings.shape[1], np.float32)
        raw = np.stack([*(known[text] for text in texts), none])[same]  # the last for -1
        rows = np.flatnonzero(same >= 0).astype(np.int32)
        tree = None
        if len(rows):
            t = build_tree(raw[rows])
            tree = Tree(t.parent, t.level, t.centroid, rows[t.order], t.start, t.stop)
        vectors = unit(raw - c.means[0])
        vectors[same < 0] = 0
        _texts[c] = _Text(vectors, same, tree)
    return _texts[c]
