"""Times are medians of searches run again in turn; the answers stay what they were."""

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest

from hierdemo.search import timing
from hierdemo.search.query import MODES, Query
from hierdemo.search.timing import FEW, ROUNDS, medians, timed
from tests.support.questions import vectors
from tests.support.tiny import World


class Clock:
    """Stands still but for what searches take; knows in which order they ran, and how long none of them waited."""

    def __init__(self) -> None:
        self.now, self.used, self.ran = 0.0, 0.0, ""

    def __call__(self) -> float:
        return self.now

    def own(self) -> float:
        return self.used

    def search(self, name: str, *seconds: float | tuple[float, float]) -> Callable[[], None]:
        """One that takes so many seconds, turn by turn, then always the last of them; of a pair, the second waiting."""
        turns = iter([*seconds[:-1], *[seconds[-1]] * ROUNDS])

        def run() -> None:
            took = next(turns)
            work, wait = took if isinstance(took, tuple) else (took, 0)
            self.now, self.used = self.now + work + wait, self.used + work
            self.ran += name

        return run


def test_the_median_of_searches_run_in_turn() -> None:
    clock = Clock()
    ways = {"a": clock.search("a", 5, 1, 1, 9, 1), "b": clock.search("b", 2)}
    took, rounds = medians(ways, budget=1e9, most=1e9, clock=clock, own=clock.own)
    assert (took, rounds) == ({"a": 1, "b": 2}, ROUNDS) and clock.ran == "ab" * ROUNDS


@pytest.mark.parametrize(("budget", "most", "rounds"), [(0, 100, FEW), (15, 100, 5), (0, 1, 1), (100, 5, 2)])
def test_time_for_it_is_limited(budget: float, most: float, rounds: int) -> None:
    clock = Clock()
    ways = {"a": clock.search("a", 1), "b": clock.search("b", 2)}
    found = medians(ways, budget=budget, most=most, clock=clock, own=clock.own)
    assert found == ({"a": 1, "b": 2}, rounds)


def test_searches_that_waited_for_others_do_not_count_while_some_did_not() -> None:
    clock = Clock()
    ways = {"a": clock.search("a", (1, 8), (1, 8), (1, 8), (1, 8), (1, 8), 2), "b": clock.search("b", (1, 3))}
    took, rounds = medians(ways, budget=0, most=1e9, clock=clock, own=clock.own)
    assert (took, rounds) == ({"a": 2, "b": 4}, ROUNDS), "b never ran in peace: all of its searches count"


def test_only_the_times_of_an_answer_change(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    vector = vectors(world)[0]
    ways = [world.engine.answer_vector(Query("x", mode=mode, where={"colour": "red"}), vector) for mode in MODES]
    seen: list[set[str]] = []

    def given(searches, **_):  # type: ignore[no-untyped-def]
        seen.append(set(searches))
        for r in ways:
            if r.query.mode in searches:
                np.testing.assert_array_equal(searches[r.query.mode]().items, r.items)
        return {"drill-down": 1.0, "hnsw": 2.0, "exact": 3.0}, 5

    monkeypatch.setattr(timing, "medians", given)
    found = timed(world.engine, ways)
    assert [r.seconds for r in found] == [{"encode": 0.0, "search": s, "flat": 3.0} for s in (1.0, 2.0, 3.0)]
    kept = {f.name for f in fields(ways[0])} - {"seconds", "rounds"}
    assert all(getattr(r, name) is getattr(w, name) for r, w in zip(found, ways, strict=True) for name in kept)
    assert {r.rounds for r in found} == {5}
    [alone] = timed(world.engine, ways[:1])
    assert seen[-1] == {"drill-down", "exact"} and alone.seconds["flat"] == 3.0
    slow = replace(ways[0], seconds={"encode": 0.0, "search": 1.0, "flat": 1.0})
    assert timed(world.engine, [slow]) == [slow], "too slow to be repeated before it is shown"
