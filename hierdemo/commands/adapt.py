"""python -m hierdemo adapt: a small projection that teaches a frozen model a collection's taxonomy, measured and built.

Knows arguments and the table that is printed. Does not know how it is trained or
measured (teach/).
"""

import argparse
from pathlib import Path
from typing import Any

from hierdemo.commands.progress_bar import Bar
from hierdemo.commands.shared import Usage, held_out, open_engine, see, show

SHORT = {
    "purity_first": "first", "purity_leaves": "leaves", "leaves_a_type": "a type", "held_first": "held 1st",
    "held_leaves": "held", "neighbours_10": "near", "text_type_10": "type", "text_both_10": "attr+type",
    "text_attribute_10": "attr", "recall_pictures_10": "pictures", "recall_texts_10": "texts",
}  # fmt: skip


def add(commands: Any) -> None:
    p = commands.add_parser(
        "adapt", help="teach a frozen model a collection's taxonomy, by a small projection after it"
    )
    p.add_argument("collection", type=Path, metavar="COLLECTION", help="a collection with a taxonomy")
    p.add_argument("--out", type=Path, required=True, metavar="COLLECTION", help="the folder to write")
    p.add_argument("--strength", type=float, default=1.0, help="of the hierarchy; 0 changes nothing (default 1)")
    p.add_argument("--curve", default="", metavar="S,S,...", help="further strengths to train and measure")
    p.add_argument(
        "--held-out", type=Path, default=None, metavar="FOLDER", help="new pictures, a second check (demo: its own)"
    )
    p.add_argument("--seed", type=int, default=0, help="of what is held out and of training (default 0)")
    p.add_argument("--model", default=None, help="default: the model the collection was built with")
    p.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    p.set_defaults(run=_run)


def _run(a: argparse.Namespace) -> None:
    from hierdemo.collection.store import check_target, load, save
    from hierdemo.teach.rebuild import adapt, check

    curve = _numbers(a.curve)
    check(load(a.collection), [a.strength, *curve])  # said before a model is loaded
    check_target(a.out)
    if a.out.resolve() == a.collection.resolve():
        raise Usage("--out names the collection itself: give another folder, the adapted one stands beside it.")
    engine = open_engine(a.collection, a.model, task="adapt")
    with Bar() as bar:
        made = adapt(
            engine.collection,
            engine.encoder,
            a.strength,
            curve=curve,
            new=_new(a, engine.encoder),
            seed=a.seed,
            progress=bar,
        )
        bar("save", 0, 1)
        made = save(made, a.out)
    about = made.meta.adapted or {}
    if a.json:
        show(about | {"out": str(a.out)}, True)
    else:
        _print(about, a.out)


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",") if part.strip()]
    except ValueError as e:
        raise Usage(f"--curve takes numbers with commas between them, for example 0.5,1,2, got {text!r}.") from e


def _new(a: argparse.Namespace, encoder: Any) -> Any:
    """(embeddings, items) of new pictures; None where there are none to be had."""
    from hierdemo.items.item import Item

    try:
        found = held_out(a.collection, a.held_out)
    except Usage:
        return None
    items = [Item(i, "", "", attributes, path) for i, (_, path, attributes) in enumerate(found)]
    return encoder.encode_images([image for image, _, _ in found]), items


def _print(about: dict[str, Any], out: Path) -> None:
    rows = about["rows"]
    keys = [key for key in SHORT if key in rows[0]]
    _table(
        ["strength", *(SHORT[key] for key in keys)], [[row["strength"], *(row[key] for key in keys)] for row in rows]
    )
    if "new" in rows[0]:
        keys = list(rows[0]["new"])
        print("\nnew pictures, in a tree over the whole collection")
        _table(["strength", *(SHORT[k] for k in keys)], [[r["strength"], *(r["new"][k] for k in keys)] for r in rows])
    print()
    for key, meaning in about["measures"].items():
        print(f"{SHORT[key]:>9}  {meaning}")
    print(f"\nJudged on {about['held_out']} pictures that the adapter did not learn from.")
    at = about["suffers_at"]
    if at is None:
        print("Meaning does not suffer at any of these strengths: no kind of text finds fewer of its pictures.")
    else:
        lost = next(row for row in rows if row["strength"] == at)["fallen"]
        what = ", ".join(f"{about['measures'][key]} by {by:.3f}" for key, by in lost.items())
        print(f"Meaning starts to suffer at strength {at:g}: {what}.")
    print(f"Strength {about['strength']:g} is in {out}. See it: {see(out)}")


def _table(head: list[str], rows: list[list[float]]) -> None:
    width = max(map(len, head)) + 1
    print("".join(f"{name:>{width}}" for name in head))
    for first, *rest in rows:
        print(f"{first:>{width}g}" + "".join(f"{value:>{width}.3f}" for value in rest))
