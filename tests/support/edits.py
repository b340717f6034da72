"""A collection of one's own to edit, edits made of chance, and what makes two collections the same."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST
from hierdemo.collection.store import read_manifest
from hierdemo.edit import history
from hierdemo.edit.check import Edit
from tests.support.tiny import unit

TREE_ARRAYS = ("parent", "level", "centroid", "order", "start", "stop")


def same(a: Collection, b: Collection) -> None:
    """Everything that a search could see."""
    assert [vars(i) for i in a.items] == [vars(i) for i in b.items]
    for name in ("embeddings", "means", "examples"):
        assert getattr(a, name).dtype == np.float32
        np.testing.assert_array_equal(getattr(a, name), getattr(b, name))
    assert (a.captions is None) == (b.captions is None)
    if a.captions is not None and b.captions is not None:
        assert a.captions.vectors.dtype == b.captions.vectors.dtype == np.float16
        np.testing.assert_array_equal(a.captions.vectors, b.captions.vectors)
        np.testing.assert_array_equal(a.captions.row, b.captions.row)
    assert list(a.views) == list(b.views)
    for name, view in a.views.items():
        other = b.views[name]
        for array in TREE_ARRAYS:
            np.testing.assert_array_equal(getattr(view.tree, array), getattr(other.tree, array))
        assert view.labels == other.labels
        for m, n in zip(view.maps, other.maps, strict=True):
            assert (m.level, m.blend) == (n.level, n.blend)
            np.testing.assert_array_equal(m.nodes, n.nodes)
            np.testing.assert_allclose(m.item_xy, n.item_xy, atol=1 / 65535)
            np.testing.assert_allclose(m.node_xy, n.node_xy, atol=1 / 65535)
    queries = a.embeddings[:10]
    np.testing.assert_array_equal(a.hnsw.search(queries, 7).items, b.hnsw.search(queries, 7).items)
    assert all(a.thumbs[i] == b.thumbs[i] for i in range(len(a.items)))
    assert a.skipped == b.skipped and replace(a.meta, images="") == replace(b.meta, images="")


def rename(c: Collection, n: int = 0) -> Edit:
    return Edit("rename", "clusters", {"node": 1 + n % (c.views["clusters"].tree.n_nodes - 1), "name": f"name {n}"})


def move(c: Collection, n: int = 0) -> Edit:
    tree = c.views["clusters"].tree
    return Edit("move-items", "clusters", {"items": [n % len(c.items)], "to": int(tree.leaves[n % len(tree.leaves)])})


def more(c: Collection, n: int = 0, k: int = 2) -> dict[str, Any]:
    """Arguments of history.edit that add k pictures like those that are there."""
    rng = np.random.default_rng(n)
    like = rng.integers(0, len(c.items), k)
    vectors = unit(c.embeddings[like] + 0.05 * rng.normal(size=(k, c.embeddings.shape[1])))
    rows = [
        {"file": f"new/{len(c.items) + i}.png", "caption": f"a\u2028{n}", "attributes": {"colour": "red"},
         "taxonomy": list(c.items[j].taxonomy)} for i, j in enumerate(like)
    ]  # fmt: skip
    return {
        "change": Edit("add-items", "", {"items": rows}),
        "vectors": vectors,
        "thumbs": [c.thumbs[j] + bytes(n) for j in like],
    }


def done(folder: Path, c: Collection, change: Edit | dict[str, Any], encoder: Any = None) -> Collection:
    given = {"change": change} if isinstance(change, Edit) else change
    return history.edit(folder, c, encoder=encoder, **given)[0]


def chance(folder: Path, c: Collection, rng: np.random.Generator, encoder: Any) -> Collection:
    """One random edit that can be done."""
    while True:
        n = int(rng.integers(1000))
        t = c.views["clusters"].tree
        change = [
            rename(c, n),
            move(c, n),
            more(c, n, k=1 + n % 3),
            Edit("split", "taxonomy", {"node": int(rng.choice(c.views["taxonomy"].tree.leaves)), "seed": n}),
            Edit("merge", "clusters", {"nodes": t.children(int(t.parent[rng.choice(t.leaves)]))[:2].tolist()}),
            Edit("delete-node", "clusters", {"node": int(rng.integers(1, t.n_nodes))}),
        ][int(rng.integers(6 if t.n_nodes > 3 else 4))]  # the root alone has nothing to rename
        try:
            return done(folder, c, change, encoder)
        except ValueError:
            continue


def state(folder: Path) -> dict[str, bytes]:
    """The manifest and every part that it names, bit for bit."""
    paths = [MANIFEST, *(entry["path"] for entry in read_manifest(folder)["files"].values())]
    return {path: (folder / path).read_bytes() for path in paths}
