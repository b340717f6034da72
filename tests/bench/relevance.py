"""How often it is right to say that relevance falls off, on texts that the constants were not tuned on.

    python -m tests.bench.relevance

Every distinct text that the held-out pictures suggest is asked once, as the page asks, and the texts are split in
two halves. Printed is how often the sentence is said and how often rightly (measure/relevance_end.py says when): with
the constants in use (search/explain.py), and with those that the first half would choose, the most sayings of which
RIGHT are right. Below stand, for every second text, the other models of the family, which the constants were not tuned
for either.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.collection import family
from hierdemo.commands.shared import held_out, open_engine
from hierdemo.demo import DEMO
from hierdemo.measure.query_sets import texts_in_strata
from hierdemo.measure.recall import encode
from hierdemo.measure.relevance_end import DIFFERS, true_of
from hierdemo.search.engine import Engine
from hierdemo.search.explain import DROP, LEFT, falloff
from hierdemo.search.query import Query

K, RIGHT = 12, 0.85
DROPS, LEFTS = np.arange(0.02, 0.121, 0.005).round(3), np.arange(0.7, 0.981, 0.02).round(2)


@dataclass(frozen=True, eq=False)
class Asked:
    """What one text found. scores, fits (K,), best first; mean: of the query with every item."""

    scores: Floats
    mean: float
    fits: list[bool]


def texts() -> list[str]:
    """In an order that says nothing."""
    rows = [(path, attributes) for _, path, attributes in held_out(DEMO, None)]
    every = sorted({text for some in texts_in_strata(rows, 9 * len(rows)).values() for text in some})
    return [every[i] for i in np.random.default_rng(0).permutation(len(every))]


def ask(engine: Engine, all_texts: list[str]) -> list[Asked]:
    """Those that nothing speaks against: of others no end of relevance is told."""
    queries, items = [Query(text=text, k=K) for text in all_texts], engine.collection.items
    out = []
    for query, vector in zip(queries, encode(engine, queries), strict=True):
        found = engine.answer_vector(query, vector)
        if found.certainty.doubt == "sure":
            mean = float(engine.collection.views[query.tree].tree.centroid[0] @ vector)
            out.append(Asked(found.scores, mean, [true_of(items[i], query.text) for i in found.items.tolist()]))
    return out


def said(asked: list[Asked], drop: float, left: float) -> list[bool]:
    """Whether each saying is right."""
    at = [(a.fits, falloff(a.scores, a.mean, drop=drop, left=left)) for a in asked]
    return [float(np.mean(fits[:n]) - np.mean(fits[n:])) >= DIFFERS for fits, n in at if n]


def chosen(asked: list[Asked]) -> tuple[float, float]:
    """The constants with the most sayings of which enough are right; of equal ones those with more right."""
    told = {(drop, left): said(asked, drop, left) for drop, left in product(DROPS.tolist(), LEFTS.tolist())}
    fair = {at: (len(some), sum(some)) for at, some in told.items() if some and np.mean(some) >= RIGHT}
    return max(fair, key=lambda at: fair[at])


def show(name: str, asked: list[Asked], drop: float, left: float) -> None:
    some = said(asked, drop, left)
    share = f"{100 * np.mean(some):.0f} % rightly" if some else ""
    print(f"  {name}: said of {len(some)} of {len(asked)} texts, {share}")


def main() -> None:
    every = texts()
    asked = ask(open_engine(DEMO, None, task="evaluate"), every)
    half = len(asked) // 2
    first, second = asked[:half], asked[half:]
    for name, at in (("in use", (DROP, LEFT)), ("as the first half chooses", chosen(first))):
        print(f"drop {at[0]:g}, left {at[1]:g}, {name}")
        show("first half", first, *at)
        show("second half", second, *at)
    relatives = family.find(DEMO)
    for member in relatives.members if relatives else ():
        if member.folder == DEMO.resolve():
            continue
        show(member.id, ask(open_engine(member.folder, None, task="evaluate"), every[::2]), DROP, LEFT)


if __name__ == "__main__":
    main()
