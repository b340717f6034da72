"""What edits cost and how well a new node finds its pictures: `python -m tests.bench.edit_speed [ITEMS]` prints both.

Speed: of each edit the median and the slowest of a few runs, disk and fsync included, what of it was spent in memory,
and what was written, on made-up groups of ITEMS x 128 (50,000).
Finding: each type of the demo's taxonomy in turn is merged into a sibling, and then added again, by its words and by
five examples, below its parent and below the root: precision and recall of the pictures that the new node takes.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from hierdemo.collection.collection import Collection, Thumbs, View
from hierdemo.collection.store import load, save
from hierdemo.edit import history
from hierdemo.edit.apply import apply
from hierdemo.edit.check import Edit
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.item import Item
from hierdemo.maps.projection import LevelMap
from hierdemo.models.loading import load_encoder
from hierdemo.tree.labels import label_tree
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths

DEMO = Path(__file__).parents[2] / "assets" / "catalogue"
RUNS = 3


def made_up(n: int, *, dim: int = 128, groups: int = 600, seed: int = 0) -> Collection:
    """A collection of n unit vectors about centres in three levels, with captions, a taxonomy and both trees."""
    rng = np.random.default_rng(seed)
    top, mid = np.arange(n) % 10, np.arange(n) % 80
    leaf = np.arange(n) % groups
    x = sum(s * rng.normal(size=(k, dim))[g] for k, g, s in ((10, top, 1.0), (80, mid, 0.8), (groups, leaf, 0.6)))
    x = np.asarray(x + 0.5 * rng.normal(size=(n, dim)), np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    paths = [(f"top {a}", f"mid {b}", f"leaf {c}") for a, b, c in zip(top, mid, leaf, strict=True)]
    items = [Item(i, f"{i}.png", f"a {p[2]} of {p[1]}", {"colour": f"c{i % 7}"}, p) for i, p in enumerate(paths)]
    clusters = build_tree(x, seed=seed)
    given, names = tree_from_paths(x, paths)
    views = {
        "clusters": View(clusters, label_tree(clusters, x, items), _maps(clusters, rng)),
        "taxonomy": View(given, label_tree(given, x, items, names=names), _maps(given, rng)),
    }
    scales = {"text": [0.1, 0.2], "image": [0.1, 0.2]}
    meta = {
        "name": "made up", "noun": "pictures", "images": "images", "parameters": {}, "examples": [],
        "model": "none", "model_digest": "0" * 64, "familiar": scales,
    }  # fmt: skip
    return Collection(
        items, x, np.zeros((2, dim), np.float32), np.zeros((0, dim), np.float32), views, HnswIndex.build(x),
        Thumbs.pack([b"x" * 3000] * n), meta,
    )  # fmt: skip


def _maps(tree: Tree, rng: np.random.Generator) -> list[LevelMap]:
    xy = rng.random((len(tree.order), 2)).astype(np.float32)
    nodes = [tree.standing_at(level) for level in range(1, tree.depth + 1)] + [np.zeros(0, np.int32)]
    return [LevelMap(i + 1, m, rng.random((len(m), 2)).astype(np.float32), xy, 0.0) for i, m in enumerate(nodes)]


def speed(n: int) -> None:
    began = perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "made-up"
        c = save(made_up(n), folder)
        print(f"{n} items x 128, built and saved in {perf_counter() - began:.0f} s")
        for name in c.views:
            for what, edit in _edits(c, name).items():
                _timed(f"{name}: {what}", folder, c, edit)
        for k in (1, 10, 100):
            rows = [{"file": f"new {i}.png", "caption": "new", "taxonomy": c.items[i].taxonomy} for i in range(k)]
            added = {"vectors": c.embeddings[:k], "thumbs": [c.thumbs[i] for i in range(k)]}
            _timed(f"add {k} items", folder, c, Edit("add-items", "", {"items": rows}), **added)


def _edits(c: Collection, name: str) -> dict[str, Edit]:
    t = c.views[name].tree
    leaf, other = int(t.leaves[3]), int(t.leaves[-3])
    above = int(t.parent[leaf])
    away = next(m for m in np.flatnonzero(t.level == t.level[above]).tolist() if m != above and not t.is_leaf(m))
    examples = {"parent": above, "name": "new", "by": "examples", "examples": t.items(leaf)[:5].tolist()}
    return {
        "rename": Edit("rename", name, {"node": leaf, "name": "mine"}),
        "move 5 items": Edit("move-items", name, {"items": t.items(leaf)[:5].tolist(), "to": other}),
        "move a leaf": Edit("move-node", name, {"node": leaf, "to": away}),
        "merge two leaves": Edit("merge", name, {"nodes": t.children(above)[:2].tolist(), "name": "both"}),
        "split a leaf": Edit("split", name, {"node": leaf}),
        "delete a leaf": Edit("delete-node", name, {"node": leaf}),
        "add a node by 5 examples": Edit("add-node", name, examples),
    }


def _timed(what: str, folder: Path, c: Collection, edit: Edit, **added: Any) -> None:
    """Each run is undone; the parts that an undone edit wrote are found by the next one, and written again first."""
    took, thought, undone, wrote = [], [], [], 0
    for _ in range(RUNS):
        before = set((folder / "parts").iterdir())
        began = perf_counter()
        apply(c, edit, None, **added)
        thought.append(perf_counter() - began)
        began = perf_counter()
        history.edit(folder, c, edit, None, **added)
        took.append(perf_counter() - began)
        new = set((folder / "parts").iterdir()) - before
        wrote = wrote or sum(path.stat().st_size for path in new)
        began = perf_counter()
        history.undo(folder, c)
        undone.append(perf_counter() - began)
        for path in new:
            path.unlink(missing_ok=True)
    print(
        f"  {what:34s} median {median(took):.2f} s, slowest {max(took):.2f} s (in memory {median(thought):.2f} s), "
        f"wrote {wrote / 1e6:.2f} MB, undone in {median(undone):.2f} s"
    )


def finding(folder: Path) -> None:
    c = load(folder)
    encoder, t, labels = load_encoder(c.meta.model), c.views["taxonomy"].tree, c.views["taxonomy"].labels
    rng = np.random.default_rng(0)
    found: dict[str, list[tuple[float, float]]] = {}
    for node in t.leaves.tolist():
        beside = [m for m in t.children(int(t.parent[node])).tolist() if m != node and t.is_leaf(m)]
        if not beside:
            continue
        into, truth, name = int(rng.choice(beside)), set(t.items(node).tolist()), labels[node].name
        without, told = apply(c, Edit("merge", "taxonomy", {"nodes": [node, into], "name": labels[into].name}), None)
        examples = rng.choice(sorted(truth), 5, replace=False).tolist()
        for where, parent in (("its parent", told.old_to_new[t.parent[node]]), ("the root", 0)):
            for by in ("words", "examples"):
                args = {"parent": parent, "name": name, "by": by}
                args |= {"examples": examples} if by == "examples" else {}
                try:
                    after, effect = apply(without, Edit("add-node", "taxonomy", args), encoder)
                    taken = set(after.views["taxonomy"].tree.items(effect.node or 0).tolist())
                except ValueError:
                    taken = set()
                both = (len(taken & truth) / max(1, len(taken)), len(taken & truth) / len(truth))
                found.setdefault(f"by {by}, below {where}", []).append(both)
                if name == "owl":
                    print(f"  owl by {by}, below {where}: precision {both[0]:.3f}, recall {both[1]:.3f}")
    for what, pairs in found.items():
        p, r = np.array(pairs).T
        print(
            f"  {len(pairs)} types {what}: precision {p.mean():.3f}, recall {r.mean():.3f}, "
            f"none found for {(r == 0).sum()}"
        )


if __name__ == "__main__":
    speed(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
    for member in ("collection", "collection-none"):
        print(member)
        finding(DEMO / member)
