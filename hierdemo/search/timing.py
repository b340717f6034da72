"""How long a search takes: the median of repeated searches on warm memory, the ways that are compared in turn.

Knows answers and searches that can be run again. Does not know what they find, or who is told. In turn, so that
whatever else the machine does meets all of them alike. Encoding is timed once, by who does it: words asked again come
from a cache.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import median
from time import perf_counter

from hierdemo.search.engine import Engine
from hierdemo.search.result import SearchResult

ROUNDS, FEW = 9, 3  # at most, and at least where that is no long wait
BUDGET = 0.004  # seconds that rounds beyond the few may take
MOST = 0.12  # seconds a round: where the searches take longer, once must do


def timed(
    engine: Engine, results: Sequence[SearchResult], *, budget: float = BUDGET, most: float = MOST
) -> list[SearchResult]:
    """The same answers, of one question in one way or several, with medians in `seconds` and of how many in `rounds`.

    The flat search is always among what is timed. Where one round would take longer than `most`, they stay as they are.
    """
    asked = results[0]
    searches = {r.query.mode: engine.searching(r.query, r.vector) for r in results}
    searches.setdefault("exact", engine.searching(replace(asked.query, mode="exact"), asked.vector))
    once = sum(r.seconds["search"] for r in results if r.query.mode != "exact") + asked.seconds["flat"]
    if once > most:
        return list(results)
    took, rounds = medians(searches, budget=budget, most=most)
    return [
        replace(r, seconds=r.seconds | {"search": took[r.query.mode], "flat": took["exact"]}, rounds=rounds)
        for r in results
    ]


def medians(
    searches: Mapping[str, Callable[[], object]],
    *,
    budget: float,
    most: float,
    clock: Callable[[], float] = perf_counter,
) -> tuple[dict[str, float], int]:
    """Seconds of each search by name, and the number of rounds that they are the medians of."""
    took: dict[str, list[float]] = {name: [] for name in searches}
    began = clock()
    for round in range(1, ROUNDS + 1):
        for name, search in searches.items():
            start = clock()
            search()
            took[name].append(clock() - start)
        spent = clock() - began
        if spent >= most or (round >= FEW and spent >= budget):
            break
    return {name: median(seconds) for name, seconds in took.items()}, round
