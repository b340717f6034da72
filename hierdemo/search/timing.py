"""How long a search takes: the median of repeated searches on warm memory, the ways that are compared in turn.

Knows answers and searches that can be run again. Does not know what they find, or who is told. In turn, so that
whatever else the machine does meets all of them alike. A search that had to wait, for the processor or for Python's
lock, counts only where none was left in peace: the thread's own time tells. Encoding is timed once, by who does it:
words asked again come from a cache.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import median
from time import perf_counter, thread_time

from hierdemo.search.engine import Engine
from hierdemo.search.result import SearchResult

ROUNDS, FEW = 9, 3  # at most, and at least where that is no long wait
BUDGET = 0.004  # seconds that rounds beyond the few may take
MOST = 0.06  # seconds after which no further round is begun
SLOW = 0.25  # seconds a round: where searches take longer, once must do
PEACE = 0.25  # of a search's time: what it may have waited

Search = Callable[[], object]
Clock = Callable[[], float]


def timed(engine: Engine, results: Sequence[SearchResult], *, budget: float = BUDGET) -> list[SearchResult]:
    """The same answers, of one question in one way or several, with medians in `seconds` and of how many in `rounds`.

    The flat search is always among what is timed. Where one round would take too long, they stay as they are.
    """
    asked = results[0]
    searches: dict[str, Search] = {r.query.mode: engine.searching(r.query, r.vector) for r in results}
    searches.setdefault("exact", engine.searching(replace(asked.query, mode="exact"), asked.vector))
    once = sum(r.seconds["search"] for r in results if r.query.mode != "exact") + asked.seconds["flat"]
    if once > SLOW:
        return list(results)
    took, rounds = medians(searches, budget=budget)
    return [
        replace(r, seconds=r.seconds | {"search": took[r.query.mode], "flat": took["exact"]}, rounds=rounds)
        for r in results
    ]


def medians(
    searches: Mapping[str, Search],
    *,
    budget: float,
    most: float = MOST,
    clock: Clock = perf_counter,
    own: Clock = thread_time,
) -> tuple[dict[str, float], int]:
    """Seconds of each search by name, and the number of rounds. clock: all time; own: this thread's."""
    took: dict[str, list[tuple[float, bool]]] = {name: [] for name in searches}
    began, rounds = clock(), 0
    while rounds < ROUNDS:
        rounds += 1
        for name, search in searches.items():
            took[name].append(_once(search, clock, own))
        spent = clock() - began
        enough = all(sum(calm for _, calm in runs) >= FEW for runs in took.values())
        if spent >= most or (enough and spent >= budget):
            break
    return {name: _median(runs) for name, runs in took.items()}, rounds


def _once(search: Search, clock: Clock, own: Clock) -> tuple[float, bool]:
    """Seconds, and whether it was left in peace."""
    began, mine = clock(), own()
    search()
    ended, used = clock(), own() - mine
    return ended - began, ended - began - used <= PEACE * (ended - began)


def _median(runs: Sequence[tuple[float, bool]]) -> float:
    return median([seconds for seconds, calm in runs if calm] or [seconds for seconds, _ in runs])
