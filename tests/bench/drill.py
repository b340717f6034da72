"""How long each of the three ways takes on one thread: `python -m tests.bench.drill [--collection C] [--rounds N]`.

Asks a collection's fixed questions (measure/recall.py) of drill-down, exact scan and HNSW in turn, round by round, and
prints a Markdown table: milliseconds a search, the median over rounds and questions, what was compared and found beside
it. No model is needed. Not a test: nothing here fails for being slow.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np
from threadpoolctl import threadpool_limits

from hierdemo.collection.store import load
from hierdemo.demo import DEMO
from hierdemo.measure.recall import Asked, asked_of
from hierdemo.search.engine import Engine
from hierdemo.search.query import MODES, Query


def times(engine: Engine, asked: Asked, query: Query, rounds: int) -> dict[str, float]:
    """Milliseconds by way, all three asked in turn with each question, each question once a round."""
    found: dict[str, list[list[float]]] = {mode: [] for mode in MODES}
    for vector in asked.vectors:
        searches = {mode: engine.searching(replace(query, mode=mode), vector) for mode in MODES}
        took: dict[str, list[float]] = {mode: [] for mode in MODES}
        for turn in range(rounds + 1):
            for mode, search in searches.items():
                began = perf_counter()
                search()
                if turn:  # the first touches cold memory
                    took[mode].append(perf_counter() - began)
        for mode in MODES:
            found[mode].append(took[mode])
    return {mode: 1000 * float(np.median(np.median(seconds, 1))) for mode, seconds in found.items()}


def table(engine: Engine, asked: Asked, query: Query, rounds: int) -> str:
    took = times(engine, asked, query, rounds)
    lines = ["| way | ms a search | times the exact scan | compared | recall |", "| --- | --- | --- | --- | --- |"]
    for mode in MODES:
        answers = [engine.answer_vector(replace(query, mode=mode), v) for v in asked.vectors]
        share = np.mean([r.compared / r.total for r in answers])
        recall = np.mean([r.recall for r in answers])
        cells = [
            mode,
            f"{took[mode]:.3f}",
            f"{took[mode] / took['exact']:.2f}",
            f"{100 * share:.1f} %",
            f"{recall:.3f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--collection", type=Path, default=DEMO)
    p.add_argument("--rounds", type=int, default=15, help="searches of each way with each question (default 15)")
    p.add_argument("--tree", default=Query.tree)
    p.add_argument("--k", type=int, default=Query.k)
    a = p.parse_args()
    engine = Engine(load(a.collection), None)
    asked = asked_of(engine.collection)
    n, d = engine.collection.embeddings.shape
    with threadpool_limits(1):
        print(table(engine, asked, Query("given", tree=a.tree, k=a.k), a.rounds))
    print(f"\n{len(asked.vectors)} questions, {a.rounds} rounds, {n:,} vectors of {d}, one thread.")


if __name__ == "__main__":
    main()
