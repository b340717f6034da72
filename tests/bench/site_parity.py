"""Whether a page without a server answers as Python does: `python -m tests.bench.site_parity [--browser]`.

Asks the demo's fixed questions (measure/query_sets.py), pictures and texts, of every tree, in Python and in node by the
page's JavaScript over the same vectors, and compares path, scores, counts, what was missed and where; of the texts, in
the learned tree, every sentence as well. Then prints how often the ten best stay the same with vectors in fewer bits,
and how long an answer takes; --browser: in Chromium too. Ends with status 1 where an answer differs.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.commands.shared import held_out, open_engine
from hierdemo.demo import DEMO
from hierdemo.measure.query_sets import query_sets
from hierdemo.measure.recall import encode
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.ui.export.vectors import packed, unpacked
from hierdemo.ui.present.answer import answer
from tests.support.answers import differences
from tests.support.shipped import Coded, as_they_are, asked, shipped

ROOT = Path(__file__).parents[2]
COMPARED = ("results", "cost", "flat", "flat_k", "depth", "forced")
BY_WORDS = {"right", "close"}  # of a step: what its margin means, which no vector tells
APART = {"stars"}  # found among hnswlib's neighbours there, and exact ones here
K = 10
IN_BROWSER = """async texts => {
  const { open } = await import('/hierdemo/ui/static/files/engine/engine.js');
  const { array } = await import('/tests/js/shipped_files.js');
  const engine = open(JSON.parse(await (await fetch('/shipped.json')).text(), array));
  return texts.map(text => {
    const began = performance.now();
    engine.answer({ text, k: 12 });
    return performance.now() - began;
  });
}"""


def of_8_bits(vectors: Floats) -> Floats:
    """A row's largest number takes all the bits there are."""
    scale = np.maximum(np.abs(vectors).max(1, keepdims=True) / 127, 1e-12)
    return (np.rint(vectors / scale) * scale).astype(np.float32)


def of_halves(vectors: Floats) -> Floats:
    return vectors.astype(np.float16).astype(np.float32)


CODED: dict[str, tuple[int, Coded]] = {
    "float32": (4, as_they_are),
    "int8, a scale a row": (1, of_8_bits),
    "float16": (2, of_halves),
    "int16, one scale (shipped)": (2, lambda vectors: unpacked(packed(vectors))),
}


class Fixed:
    """The fixed questions, each once: texts, and every question's vector by the name that it is asked by."""

    def __init__(self, engine: Engine, collection: Path) -> None:
        sets = query_sets(held_out(collection, None), k=K, beam=Query().beam)
        vectors = {name: encode(engine, queries) for name, queries in sets.items()}
        self.vectors: dict[str, Floats] = {}
        for name, queries in sets.items():
            for i, query in enumerate(queries):
                self.vectors[query.text or f"picture {i}"] = vectors[name][i]
        self.texts = [name for name in self.vectors if not name.startswith("picture ")]

    def asks(self, tree: str) -> list[dict[str, Any]]:
        return [{"path": "answer", "body": {"text": name, "tree": tree, "k": K}} for name in self.vectors]


def parity(engine: Engine, fixed: Fixed, told: dict[str, list[dict[str, Any]]]) -> list[str]:
    """A line for each answer that differs. told: by tree, what node answered."""
    found = []
    for tree, answers in told.items():
        for (name, vector), other in zip(fixed.vectors.items(), answers, strict=True):
            own = answer(engine, engine.answer_vector(Query("given", tree=tree, k=K), vector))
            off = differences(bare(own), bare(other))
            found += [f"{tree}, {name}: {line}" for line in off]
    for name, other in zip(fixed.vectors, told["clusters"], strict=True):
        if name in fixed.texts:
            own = answer(engine, engine.answer(Query(name, k=K)))
            keys = own.keys() - APART
            off = differences({key: own[key] for key in keys}, {key: other[key] for key in keys})
            found += [f"in words, {name}: {line}" for line in off]
    return found


def bare(found: dict[str, Any]) -> dict[str, Any]:
    """What a vector alone tells."""
    steps = [{key: step[key] for key in step if key not in BY_WORDS} for step in found["steps"]]
    return {key: found[key] for key in COMPARED} | {"steps": steps}


def exact_digits(engine: Engine, fixed: Fixed, answers: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """How many of the results' scores have the same four digits, of how many."""
    same = of = 0
    for vector, other in zip(fixed.vectors.values(), answers, strict=True):
        own = engine.answer_vector(Query("given", k=K), vector).scores.tolist()
        same += sum(round(a, 4) == b["score"] for a, b in zip(own, other["results"], strict=True))
        of += len(own)
    return same, of


def ten_best(answers: Sequence[dict[str, Any]]) -> list[list[int]]:
    return [[result["id"] for result in found["results"]] for found in answers]


def in_browser(what: Path, texts: Sequence[str]) -> list[float]:
    """Milliseconds of each answer in Chromium. what: the folder of shipped.json."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import SWITCHES, find_chromium

    (what / "page.html").write_text("<!doctype html>")
    for name in ("hierdemo", "tests"):
        (what / name).symlink_to(ROOT / name)
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(what)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=SWITCHES)
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/page.html")
            return page.evaluate(IN_BROWSER, list(texts))
    finally:
        server.shutdown()


def answered(engine: Engine, fixed: Fixed, coded: Coded, trees: Sequence[str], folder: Path) -> dict[str, list[Any]]:
    """By tree, what node answered to each of the fixed questions."""
    given = {name: vector for name, vector in fixed.vectors.items() if name not in fixed.texts}
    asks = [ask for tree in trees for ask in fixed.asks(tree)]
    told = asked(shipped(engine, fixed.texts, coded, vectors=given), asks, folder)
    n = len(fixed.vectors)
    return {tree: told[i * n : (i + 1) * n] for i, tree in enumerate(trees)}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--collection", type=Path, default=DEMO)
    p.add_argument("--browser", action="store_true", help="time answers in Chromium, too")
    a = p.parse_args()
    engine = open_engine(a.collection, task="evaluate")
    fixed, trees = Fixed(engine, a.collection), list(engine.collection.views)
    print(f"{len(fixed.vectors)} fixed questions, {len(fixed.texts)} of them texts; trees: {', '.join(trees)}")
    best: dict[str, list[list[int]]] = {}
    with TemporaryDirectory() as folder:
        for name, (_, coded) in CODED.items():
            told = answered(engine, fixed, coded, trees if name == "float32" else trees[:1], Path(folder))
            answers = {tree: [row["answer"] for row in rows] for tree, rows in told.items()}
            best[name] = ten_best(answers["clusters"])
            if name == "float32":
                off = parity(engine, fixed, answers)
                same, of = exact_digits(engine, fixed, answers["clusters"])
                took = [row["ms"] for row in told["clusters"]]
        browser = in_browser(Path(folder), fixed.texts) if a.browser else []
    for line in off[:40]:
        print(line)
    asks = len(fixed.vectors) * len(trees)
    print(f"answers that differ: {len({line.partition(':')[0] for line in off})} of {asks}")
    print(f"scores with the same four digits: {same} of {of}")
    print(*table(best, engine.collection.embeddings), sep="\n")
    print(f"an answer in node: {median(took):.1f} ms")
    if browser:
        print(f"in Chromium: {median(browser):.1f} ms, the slowest in twenty {np.quantile(browser, 0.95):.1f} ms")
    sys.exit(bool(off))


def table(best: dict[str, list[list[int]]], vectors: Floats) -> list[str]:
    lines = ["| vectors | MB | same ten best | in the same order |", "| --- | --- | --- | --- |"]
    for name, found in best.items():
        pairs = list(zip(best["float32"], found, strict=True))
        same = np.mean([set(a) == set(b) for a, b in pairs])
        order = np.mean([a == b for a, b in pairs])
        mb = vectors.size * CODED[name][0] / 1e6
        lines.append(f"| {name} | {mb:.2f} | {100 * same:.1f} % | {100 * order:.1f} % |")
    return lines


if __name__ == "__main__":
    main()
