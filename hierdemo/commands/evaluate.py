"""`evaluate`: the figures of a collection: trees, node embeddings, recall and cost.

Knows arguments and what is printed. What is measured, and how, is measure/evaluate.py's.
"""

import argparse
from pathlib import Path
from typing import Any

from hierdemo.commands.shared import common, held_out, open_engine, show


def add(commands: Any) -> None:
    e = commands.add_parser("evaluate", help="purity of the trees, node embeddings, recall and cost of drill-down")
    e.add_argument(
        "--held-out",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="pictures that are not in the collection (demo: its own)",
    )
    e.add_argument("--k", type=int, default=10)
    e.add_argument("--beam", type=int, default=None)
    common(e, _evaluate, model=True)


def _evaluate(a: argparse.Namespace) -> None:
    from hierdemo.measure.by_target import by_target
    from hierdemo.measure.evaluate import evaluate
    from hierdemo.measure.query_sets import query_sets
    from hierdemo.measure.recall import encode
    from hierdemo.search.query import Query

    held, engine = held_out(a.collection, a.held_out), open_engine(a.collection, a.model, task="evaluate")
    found = evaluate(engine, held, k=a.k, beam=a.beam)
    if engine.collection.captions is not None:
        sets = query_sets(held, k=a.k, beam=a.beam or Query().beam)
        sets = {name: queries for name, queries in sets.items() if name != "pictures"}
        vectors = {name: encode(engine, queries) for name, queries in sets.items()}
        found["texts by what is searched"] = by_target(engine, sets, vectors)
    show(found, a.json)
