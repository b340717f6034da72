"""How far a build is: its steps in words, what was done already, the rate, and the time that a step still takes.

Knows numbers, a clock and words. Does not know what the steps do, terminals or pages.

What a stage tells first is where it began: what a build that was stopped left behind counts as done, not as work, so
neither the rate nor the time left is taken in by it.
"""

from collections import deque
from collections.abc import Callable
from time import monotonic

STEPS = {
    "model": "Load the model",
    "found": "Find the pictures",
    "encode": "Read and encode the pictures",
    "read": "Read the pictures",  # in the place of encode, where their vectors are given
    "tree": "Build the tree",
    "names": "Name its branches",
    "maps": "Draw the maps",
    "words": "Read its words",
    "save": "Save it",
}
PART_OF = {
    "download": "model",
    "compare": "found",
    "index": "tree",
    "copies": "tree",
    "captions": "words",
}  # finer stages and the step that shows them
FINER = {
    "fetch": "Download the data set",  # a step of its own, before all others
    "download": "Download the model",
    "compare": "Compare files of one size",
    "index": "Index the pictures",
    "copies": "Compare pictures that look alike",
    "captions": "Read the captions",
}
UNITS = {
    "fetch": "MB",
    "download": "MB",
    "found": "pictures",
    "compare": "files",
    "encode": "pictures",
    "read": "pictures",
    "copies": "pairs",
    "captions": "captions",
    "maps": "maps",
}
RESUMED = {"encode", "read"}  # what a stopped build leaves pieces of
WINDOW = 20.0  # seconds that the rate looks back
SOONEST = 2.0  # seconds after which the time left is more than a guess
FEW = 50  # so few are unlike one another: three tell how long the others take, and there is no rate


class Progress:
    """Takes build.Progress's (stage, done, of) and keeps the numbers of the present stage.

    seconds: of each stage so far, in the order in which they began: the time up to a stage's first word belongs to the
    one before.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.stage, self.done, self.of, self.kept = "", 0, 0, 0
        self.seconds: dict[str, float] = {}
        self._clock, self._last = clock, clock()
        self._seen: deque[tuple[float, int]] = deque()
        self._first = 0.0, 0  # what the stage told first

    @property
    def step(self) -> str:
        return PART_OF.get(self.stage, self.stage)

    def __call__(self, stage: str, done: int, of: int) -> None:
        now = self._clock()
        if stage != self.stage:
            self.pause(now)
            self.stage, self.kept = stage, done if stage in RESUMED else 0
            self.seconds.setdefault(stage, 0.0)
            self._seen.clear()
            self._first = now, done
        elif done < self.done:  # it counts something else now
            self._seen.clear()
        self.done, self.of = done, of
        self._seen.append((now, done))
        while len(self._seen) > 3 and now - self._seen[0][0] > WINDOW:  # three, however slow they come
            self._seen.popleft()
        self.pause(now)

    def pause(self, now: float | None = None) -> None:
        """Count the time up to now as the present stage's."""
        now = self._clock() if now is None else now
        if self.stage:
            self.seconds[self.stage] += now - self._last
        self._last = now

    def rate(self) -> float | None:
        """Done a second, lately; None while that cannot be told."""
        passed, made = self._passed()
        return made / passed if passed >= SOONEST / 2 and made > 0 else None

    def left(self) -> float | None:
        """Seconds that this stage still takes at that rate, from now; None while that is a guess."""
        passed, made = self._passed()
        if passed < SOONEST or made < (2 if self.of < FEW else 1) or not self.done < self.of:
            return None
        return max(0.0, (self.of - self.done) * passed / made - (self._clock() - self._seen[-1][0]))

    def told(self) -> list[str]:
        """What there is to say of the present stage: "1,200 of 10,000", "34 pictures/s", "4 min 20 s left", ..."""
        if self.of <= 1:
            return []
        rate, left, unit = self.rate(), self.left(), UNITS.get(self.stage)
        found = [f"{self.done:,} of {self.of:,}{' MB' if unit == 'MB' else ''}"]
        if rate is not None and unit and FEW <= self.of != self.done:
            found.append(f"{pace(rate)} {unit}/s")
        if left is not None:
            found.append(f"{duration(left)} left" if left >= 1 else "a moment left")
        if self.kept:
            found.append(f"{self.kept:,} kept from before")
        return found

    def _passed(self) -> tuple[float, int]:
        """Seconds looked back on, and how many were done in them."""
        if len(self._seen) < 2:
            return 0.0, 0
        begun = self._seen[0] == self._first
        warm = begun and len(self._seen) > 2  # the first piece takes longer than the others
        (began, first), (ended, last) = self._seen[1 if warm else 0], self._seen[-1]
        if begun and not warm and ended - began < WINDOW / 2:
            return 0.0, 0
        return ended - began, last - first


def steps(first: str = "encode") -> list[tuple[str, str]]:
    """Each step with its title, in order. first: encode or read, whichever the build does."""
    other = {"encode": "read", "read": "encode"}[first]
    return [(step, words) for step, words in STEPS.items() if step != other]


def title(stage: str) -> str:
    """A stage in words; one that nobody named goes by its own."""
    return STEPS.get(stage) or FINER.get(stage) or stage.capitalize()


def duration(seconds: float) -> str:
    """ "0.4 s", "12 s", "1 min 20 s", "12 min", "1 h 5 min": as fine as anybody wants to know."""
    if seconds < 9.95:
        return f"{max(seconds, 0):.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 600:
        minutes, rest = divmod(whole, 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def counted(stage: str, n: int) -> str:
    """ "500 pictures", "1 map"."""
    unit = UNITS.get(stage, "")
    return f"{n:,} {unit[:-1] if n == 1 and unit.endswith('s') else unit}".rstrip()


def amount(n: int, noun: str) -> str:
    """ "4,500 pictures", "1 picture"."""
    return f"{n:,} {noun[:-1] if n == 1 and noun.endswith('s') else noun}"


def pace(rate: float) -> str:
    """A rate with two digits at least."""
    return f"{rate:,.0f}" if rate >= 9.95 else f"{rate:.1f}" if rate >= 0.1 else f"{rate:.2f}"


def spent(by_stage: dict[str, float], most: int = 4) -> str:
    """ "6 min 12 s (encode 4 min, maps 1 min 20 s)": all of it, and the steps that took the longest, in their order."""
    seconds: dict[str, float] = {}
    for stage, took in by_stage.items():
        step = PART_OF.get(stage, stage)
        seconds[step] = seconds.get(step, 0.0) + took
    total = sum(seconds.values())
    long = sorted((s for s in seconds if seconds[s] >= max(0.05 * total, 0.5)), key=lambda s: -seconds[s])[:most]
    parts = [f"{step} {duration(seconds[step])}" for step in seconds if step in long]
    return duration(total) + (f" ({', '.join(parts)})" if parts else "")
