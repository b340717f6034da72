"""`propagate`: what smoothing node vectors along the tree does to routing, to names and to nodes with few items.

Knows how each effect is measured, before and after; the smoothing itself is teach/propagate.py.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hierdemo.commands.shared import Usage, common, held_out, open_engine, show

COSTS = (0.05, 0.1)  # of the vectors: where recall is read off
ITEMS = (1, 2, 3, 5)  # that a cut leaf keeps
DRAWS = 3  # of the few items, by chance; accuracies are their mean
MOST = 750  # items held back for a fit, and their captions
K = 10

Rows = dict[str, dict[str, float]]  # what was done to the node vectors -> measure -> value


def add(commands: Any) -> None:
    p = commands.add_parser("propagate", help="smooth node vectors along the tree, and what that helps")
    p.add_argument("--strength", type=float, default=0.3, help="the neighbours' share, 0 = off (default 0.3)")
    p.add_argument("--rounds", type=int, default=1, help="how often it is done (default 1)")
    p.add_argument("--share", type=float, default=0.5, help="the texts' share where they are mixed in (default 0.5)")
    p.add_argument("--seed", type=int, default=0, help="of what is drawn by chance (default 0)")
    p.add_argument(
        "--held-out", type=Path, metavar="FOLDER", help="pictures that are not in the collection (demo: its own)"
    )
    common(p, _run, model=True)


def _run(a: argparse.Namespace) -> None:
    if not 0 <= a.strength <= 1 or not 0 <= a.share <= 1 or a.rounds < 1:
        raise Usage("--strength and --share take a number from 0 to 1, --rounds at least 1.")
    held = held_out(a.collection, a.held_out)
    engine = open_engine(a.collection, a.model, task="propagate")
    found: dict[str, Any] = {"strength": a.strength, "rounds": a.rounds, "share": a.share}
    found |= effects(engine, held, vars(a))
    if a.json:
        show(found, True)
    else:
        for name, value in found.items():
            print("\n" + table(name, value) if isinstance(value, dict) else f"{name}: {value}")


def table(title: str, rows: Rows) -> str:
    """Lines of figures in per cent under their heads."""
    columns = list(dict.fromkeys(c for row in rows.values() for c in row))
    width = max(len(name) for name in rows)
    widths = [max(len(c), 5) for c in columns]
    lines = [title, " " * width + "".join(f"  {c:>{w}}" for c, w in zip(columns, widths, strict=True))]
    for name, row in rows.items():
        cells = (f"{100 * row[c]:.1f}" if c in row else "-" for c in columns)
        lines.append(f"{name:{width}}" + "".join(f"  {c:>{w}}" for c, w in zip(cells, widths, strict=True)))
    return "\n".join(lines)


def effects(engine: Any, held: Sequence[Any], options: dict[str, Any]) -> dict[str, Rows]:
    """Every table. held: (picture, taxonomy path, attributes). options: strength, rounds, share, seed."""
    from hierdemo.measure.query_sets import query_sets
    from hierdemo.measure.recall import encode

    sets = query_sets(held, k=K)
    vectors = {name: encode(engine, queries) for name, queries in sets.items()}
    found = {}
    for name in [n for n in ("clusters", "taxonomy") if n in engine.collection.views]:
        for cost, rows in _routing(engine, name, sets, vectors, options).items():
            found[f"recall@{K} at {100 * cost:g} % compared, tree {name}"] = rows
    paths = [path for _, path, _ in held]
    if "taxonomy" in engine.collection.views and all(paths):
        found["nodes whose nearest name is their own, tree taxonomy"] = _names(engine, options)
        for every in (1, 3):
            found |= _few(engine, paths, vectors["pictures"], options, every)
    return found


def _variants(tree: Any, texts: Any, means: Any, fitted: dict[str, Any], o: dict[str, Any]) -> dict[str, Any]:
    """The tree with each kind of node vectors. "at unit length", "texts alone" and "no links" tell what is due to those
    and not to the tree's links. fitted: Weights by name; None where there was nothing to fit.
    """
    from hierdemo.arrays import unit
    from hierdemo.teach.propagate import mixed_tree, smoothed_tree

    how = {"strength": o["strength"], "rounds": o["rounds"]}
    mixed = {"texts": texts, "means": means, "share": o["share"]}
    found = {
        "as it is": tree,
        "at unit length": replace(tree, centroid=unit(tree.centroid)),
        "smoothed": smoothed_tree(tree, **how),
        "texts alone": smoothed_tree(tree, strength=0, texts=texts, means=means, share=1),
        "with texts": smoothed_tree(tree, strength=0, **mixed),
        "with texts, smoothed": smoothed_tree(tree, **how, **mixed),
    }
    return found | {name: mixed_tree(tree, w, texts, means) for name, w in fitted.items() if w is not None}


def _texts(engine: Any, names: Sequence[str], tree: Any) -> Any:
    """(M, D) the texts of the nodes' paths, encoded."""
    from hierdemo.tree.paths import path_text, paths_of

    return engine.encoder.encode_texts([path_text(path) or names[0] for path in paths_of(tree, names)])


def _routing(engine: Any, name: str, sets: Any, vectors: Any, o: dict[str, Any]) -> dict[float, Rows]:
    """Recall of the drill-down at equal cost, by what is asked, for each cost."""
    from hierdemo.measure.recall import recall_at_cost
    from hierdemo.search.engine import Engine

    c = engine.collection
    view = c.views[name]
    texts = _texts(engine, [label.name for label in view.labels], view.tree)
    fitted = {"learned": _learn_neighbours(engine, view.tree, texts, o["seed"])}
    found: dict[float, Rows] = {cost: {} for cost in COSTS}
    for variant, tree in _variants(view.tree, texts, c.means, fitted, o).items():
        other = Engine(replace(c, views=c.views | {name: replace(view, tree=tree)}), None)
        for cost in COSTS:
            found[cost][variant] = {
                of: recall_at_cost(other, [replace(q, tree=name) for q in queries], vectors[of], cost=cost)
                for of, queries in sets.items()
            }
    return found


def _learn_neighbours(engine: Any, tree: Any, texts: Any, seed: int) -> Any:
    """Weights under which held-back items, and their captions, fall to where their nearest other items are."""
    import numpy as np

    from hierdemo.teach.propagate import fit, shares, without

    c = engine.collection
    n = len(c.items)
    held = np.sort(np.random.default_rng(seed).permutation(n)[: min(MOST, n // 4)])
    captions = [c.items[i].caption for i in held if c.items[i].caption]
    queries = np.concatenate([c.embeddings[held], engine.encoder.encode_texts(captions)])
    kept = np.setdiff1d(np.arange(n), held)
    if not len(held):
        return None
    near = np.argsort(-(queries @ c.embeddings[kept].T), axis=1)[:, :K]
    return fit(without(tree, c.embeddings, held), texts, c.means, queries, shares(tree, list(kept[near])))


def _names(engine: Any, o: dict[str, Any]) -> Rows:
    """Of all nodes' names, is the nearest to a node's vector its own? Texts take no part: they hold the answer."""
    import numpy as np

    from hierdemo.arrays import unit
    from hierdemo.teach.propagate import node_parts, smooth

    c, view = engine.collection, engine.collection.views["taxonomy"]
    tree, names = view.tree, [label.name for label in view.labels]
    words = sorted(set(names[1:]))
    spoken = unit(engine.encoder.encode_texts(words) - c.means[0])
    pictures = node_parts(tree, np.zeros_like(tree.centroid), c.means)[0]
    after = smooth(pictures, tree.parent, strength=o["strength"], rounds=o["rounds"])
    leaf = np.isin(np.arange(1, tree.n_nodes), tree.leaves)
    found = {}
    for variant, vectors in (("as it is", pictures), ("smoothed", after)):
        right = np.array([words[w] for w in (vectors[1:] @ spoken.T).argmax(1)]) == np.array(names[1:])
        found[variant] = {"all": float(right.mean()), "leaves": float(right[leaf].mean())}
        if not leaf.all():
            found[variant]["inner nodes"] = float(right[~leaf].mean())
    return found


def _few(engine: Any, paths: Sequence[tuple[str, ...]], asked: Any, o: dict[str, Any], every: int) -> dict[str, Rows]:
    """Held-out pictures found in the right leaf of a taxonomy whose every nth leaf is cut to a few items: those of the
    cut leaves and, in a table of their own, those of the whole ones.

    "3 best": of all leaves the nearest is right, cut leaves having 3 items; "3 walk": a drill-down that keeps one node
    a level ends in the right one.
    """
    import numpy as np

    from hierdemo.teach.propagate import fit_leaves
    from hierdemo.tree.tree import tree_from_paths

    c = engine.collection
    types: dict[tuple[str, ...], list[int]] = {}
    for i, item in enumerate(c.items):
        types.setdefault(item.taxonomy, []).append(i)
    known = np.array([path in types for path in paths])
    asked, truth = asked[known], [path for path in paths if path in types]
    of = "every type" if every == 1 else "every third type"
    title = f"held-out pictures in the right leaf, {of} cut to a few items: pictures of the"
    found: dict[str, dict[str, dict[str, list[float]]]] = {}
    for n in ITEMS:
        for draw in range(DRAWS):
            rng = np.random.default_rng([o["seed"], draw])
            cut = set(sorted(types)[draw % every :: every])
            ids = np.sort(
                np.concatenate(
                    [rng.permutation(own)[:n] if path in cut else np.array(own) for path, own in types.items()]
                )
            )
            tree, names = tree_from_paths(c.embeddings[ids], [c.items[i].taxonomy for i in ids])
            texts = _texts(engine, names, tree)
            fitted = {
                name: fit_leaves(tree, c.embeddings[ids], texts, c.means, seed=o["seed"] + draw, links=links)
                for name, links in (("learned, no links", False), ("learned", True))
            }
            leaf_of = {c.items[ids[tree.items(m)[0]]].taxonomy: m for m in tree.leaves}
            wanted, scarce = np.array([leaf_of[p] for p in truth]), np.array([p in cut for p in truth], bool)
            for variant, other in _variants(tree, texts, c.means, fitted, o).items():
                for kind, which in (("cut types", scarce), ("other types", ~scarce)):
                    row = found.setdefault(f"{title} {kind}", {}).setdefault(variant, {})
                    for way, right in _right(other, asked[which], wanted[which]).items():
                        row.setdefault(f"{n} {way}", []).append(right)
    return {
        title: {variant: {name: float(np.mean(v)) for name, v in row.items()} for variant, row in rows.items()}
        for title, rows in found.items()
        if any(rows.values())
    }


def _right(tree: Any, asked: Any, wanted: Any) -> dict[str, float]:
    """The share whose nearest leaf is right, and that of those who walk to it."""
    import numpy as np

    from hierdemo.index.drill_down import drill_down

    if not len(asked):
        return {}
    best = tree.leaves[(asked @ tree.centroid[tree.leaves].T).argmax(1)]
    walked = [drill_down(tree, q, widths=[1] * tree.depth).leaves[0] for q in asked]
    return {"best": float(np.mean(best == wanted)), "walk": float(np.mean(np.array(walked) == wanted))}
