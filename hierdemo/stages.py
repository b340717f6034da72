"""How long each stage of a build took, read off the progress that it tells.

Knows names of stages and a clock. Does not know what the stages do or how progress is shown.
"""

from collections.abc import Callable
from time import perf_counter


class Stages:
    """Passes progress on and counts each stage's seconds.

    The time since the last call belongs to the stage that is told, unless that only begins (done is 0): then to the one
    before. seconds: by stage, in the order in which they began.
    """

    def __init__(self, told: Callable[[str, int, int], None], clock: Callable[[], float] = perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._told, self._clock = told, clock
        self._last, self._stage = clock(), ""

    def __call__(self, stage: str, done: int, of: int) -> None:
        now = self._clock()
        self.seconds.setdefault(stage, 0.0)
        self.seconds[self._stage if self._stage and not done else stage] += now - self._last
        self._last, self._stage = now, stage
        self._told(stage, done, of)

    def line(self) -> str:
        """`stages: found 0.1 s, encode 12.3 s, ...`: one line for a person and for tests.scale."""
        return "stages: " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.seconds.items())
