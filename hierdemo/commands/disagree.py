"""python -m hierdemo disagree: where a collection's pictures, captions and names tell different stories.

Knows what is printed, and how the list is checked: some labels are swapped at random, and the list must bring them to
the top.
"""

import argparse
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from hierdemo.commands.shared import Usage, common, open_engine, printable, show

if TYPE_CHECKING:
    from hierdemo.measure.label_evidence import Material
    from hierdemo.measure.label_issues import Report
    from hierdemo.search.engine import Engine
    from hierdemo.tree.tree import Tree

SHARE = 0.1  # of the list, in which swapped labels are looked for


def add(commands: Any) -> None:
    p = commands.add_parser("disagree", help="where text and pictures disagree: wrong labels and captions, worst first")
    p.add_argument("--tree", default="taxonomy", help="the tree whose leaves are the labels (default taxonomy)")
    p.add_argument("--top", type=int, default=40, help="items listed; a fourth as many nodes (default 40)")
    p.add_argument(
        "--check", type=float, metavar="SHARE", help="swap this share of the labels at random and see whether they rise"
    )
    p.add_argument("--seeds", type=int, default=5, help="of --check (default 5)")
    common(p, run, model=True)


def run(a: argparse.Namespace) -> None:
    from hierdemo.measure.label_issues import disagreements

    if a.top < 1 or a.seeds < 1:
        raise Usage("--top and --seeds must be at least 1.")
    if a.check is not None and not 0 < a.check <= 0.5:
        raise Usage(f"--check must lie between 0 and 0.5, got {a.check}.")
    engine = open_engine(a.collection, a.model, task="disagree")
    if a.check is not None:
        show(check(engine, a.tree, share=a.check, seeds=a.seeds), a.json)
        return
    report = disagreements(engine, a.tree, most=a.top)
    if a.json:
        show(asdict(report), True)
    else:
        print(printable(readable(report, nodes=max(1, a.top // 4))))


def readable(report: "Report", *, nodes: int) -> list[str]:
    """Lines for a person: nodes, then items."""
    lines = ["nodes, worst first: share that pictures, words and captions give to it; overlap with the other trees"]
    for n in report.nodes[:nodes]:
        parts = {"pictures": n.pictures, "words": n.words, "captions": n.captions}
        trees = {"text tree": n.text_tree, "cluster tree": n.cluster_tree}
        told = ", ".join(f"{name} {v:.2f}" for name, v in (parts | trees).items() if v is not None)
        like = f"; {n.elsewhere:.0%} look like {_path(n.looks_like_path)}" if n.looks_like is not None else ""
        lines.append(f"  {n.agreement:.2f}  {_path(n.path)} ({n.size}): {told}{like}")
    lines += ["", "items, worst first: doubt in nats, and which evidence speaks loudest"]
    for i in report.items:
        like = "looks its own" if i.level is None else f"looks like {_path(i.looks_like_path)}"
        loudest = max(i.evidence, key=lambda name: i.evidence[name])
        lines.append(f"  {i.doubt:5.1f}  {i.item:>5}  {i.file}  {i.caption}  [{_path(i.path)}] {like}; {loudest}")
    for level, means in report.overlap.items():
        lines.append(f"overlap, {level}: " + ", ".join(f"{k.replace('_', ' ')} {v:.2f}" for k, v in means.items()))
    return lines + [f"note: {note}" for note in report.notes]


def _path(path: tuple[str, ...]) -> str:
    return " > ".join(path)


def check(engine: "Engine", tree: str, *, share: float, seeds: int) -> dict[str, Any]:
    """Of labels swapped at random, how many stand in the first tenth of the list, by all evidence and by each kind
    alone; how many of as many first entries are swapped ones; and for how many the leaf that was theirs is named. Means
    over the seeds, and the least.

    Swapped for any other leaf or for one of the same parent; captions kept, or those of a picture of the wrong leaf.
    """
    import numpy as np

    from hierdemo.measure.label_evidence import doubts
    from hierdemo.measure.label_issues import gather

    material, t = gather(engine, tree), engine.collection.views[tree].tree
    out: dict[str, Any] = {"items": len(t.order), "labels swapped": 0, "seeds": seeds}
    for among in ("any other leaf", "a leaf of the same parent"):
        for captions in ("kept", "swapped too"):
            rows = []
            for seed in range(seeds):
                leaf, wrong = swap(t, share, seed=seed, siblings=among != "any other leaf")
                given = material if captions == "kept" else with_captions_of(material, t, leaf, wrong, seed=seed)
                found = doubts(t, leaf, given)
                named = found.looks_like[wrong] == t.leaf_of[wrong]
                first = np.argsort(-found.score, kind="stable")[: len(wrong)]
                alone = {f"by {name} alone": _among_first(v, wrong) for name, v in found.evidence.items()}
                rows.append(
                    {f"in the first {SHARE:.0%} of the list": _among_first(found.score, wrong)}
                    | alone
                    | {f"swapped ones among the first {len(wrong)}": float(np.isin(first, wrong).mean())}
                    | {"the leaf that was theirs is named": float(named.mean())}
                )
            means = {name: round(float(np.mean([row[name] for row in rows])), 4) for name in rows[0]}
            least = round(min(next(iter(row.values())) for row in rows), 4)
            out["labels swapped"] = len(wrong)
            out[f"for {among}, captions {captions}"] = means | {"the first of these, worst seed": least}
    return out


def _among_first(score: Any, wrong: Any) -> float:
    """The share of these rows among the first SHARE by score."""
    import numpy as np

    return float(np.isin(wrong, np.argsort(-score, kind="stable")[: round(SHARE * len(score))]).mean())


def swap(tree: "Tree", share: float, *, seed: int, siblings: bool = False) -> tuple[Any, Any]:
    """(N,) a leaf for each item, and the rows whose leaf is another than their own: a share of all, at least one.

    siblings: the other leaf hangs on the same parent, where there is one.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    leaf = tree.leaf_of.copy()
    wrong = rng.choice(len(leaf), max(1, round(share * len(leaf))), replace=False)
    for i in wrong:
        others = tree.leaves[tree.leaves != leaf[i]]
        near = others[tree.parent[others] == tree.parent[leaf[i]]]
        leaf[i] = rng.choice(near if siblings and len(near) else others)
    return leaf, wrong


def with_captions_of(material: "Material", tree: "Tree", leaf: Any, wrong: Any, *, seed: int) -> "Material":
    """The material when each of these items has the caption of some picture that truly is of the leaf it was given."""
    import numpy as np

    rng = np.random.default_rng(seed)
    row = np.arange(len(leaf))
    row[wrong] = [rng.choice(tree.items(leaf[i])) for i in wrong]
    return replace(material, captions=material.captions[row], same=material.same[row])
