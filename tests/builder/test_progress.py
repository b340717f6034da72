"""How far a build is, in numbers and in words, by a clock that the tests turn; on a terminal and elsewhere."""

import io
import re
from pathlib import Path

import pytest

from hierdemo.builder.pipeline import build
from hierdemo.builder.progress import STEPS, Progress, duration, pace, spent, title
from hierdemo.commands.progress_bar import Bar
from tests.support.tiny import World


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def steady(p: Progress | Bar, clock: Clock, stage: str, *, begin: int, of: int, rate: float, step: int = 10) -> None:
    """Tell a stage from `begin` on, so many a second."""
    p(stage, begin, of)
    for done in range(begin + step, of + 1, step):
        clock.now += step / rate
        p(stage, done, of)


@pytest.mark.parametrize("rate", [0.05, 3.0, 40.0, 400.0])
def test_a_steady_pace_is_told_right(clock: Clock, rate: float) -> None:
    p = Progress(clock)
    steady(p, clock, "encode", begin=0, of=1000, rate=rate)
    p("encode", 1000, 4000)
    assert p.rate() == pytest.approx(rate) and p.left() == pytest.approx(3000 / rate)
    clock.now += 20 / rate  # no word for a while: what is left goes down all the same
    assert p.left() == pytest.approx(2980 / rate)
    clock.now += 1e9
    assert p.left() == 0


@pytest.mark.parametrize("kept", [10, 990, 100_000])
def test_what_is_kept_is_no_work(clock: Clock, kept: int) -> None:
    p = Progress(clock)
    p("found", kept + 500, kept + 500)
    steady(p, clock, "encode", begin=kept, of=kept + 200, rate=20)
    p("encode", kept + 200, kept + 500)
    assert p.kept == kept and p.rate() == pytest.approx(20) and p.left() == pytest.approx(15)
    assert f"{kept:,} kept from before" in p.told()


def test_the_rate_is_the_present_one(clock: Clock) -> None:
    p = Progress(clock)
    steady(p, clock, "encode", begin=0, of=5000, rate=500)
    for done in range(5010, 5610, 10):
        clock.now += 1
        p("encode", done, 6000)
    assert p.rate() == pytest.approx(10)


def test_nothing_is_guessed(clock: Clock) -> None:
    p = Progress(clock)
    assert p.told() == [] and p.rate() is None and p.left() is None
    p("encode", 0, 5000)
    assert p.told() == ["0 of 5,000"]
    clock.now += 0.5
    p("encode", 64, 5000)
    assert p.rate() is None and p.left() is None
    for done in (128, 192, 256, 320):
        clock.now += 1
        p("encode", done, 5000)
    assert p.rate() == pytest.approx(64), "the first piece, of a model that is cold or warm, says little"
    p("tree", 0, 1)
    clock.now += 60
    assert p.told() == []
    p("maps", 0, 9)
    for done in (1, 2):  # the first map takes longer than the others
        clock.now += 30
        p("maps", done, 9)
        assert p.left() is None and p.told() == [f"{done} of 9"]
    p("encode", 7, 7)
    assert p.left() is None


def test_seconds_add_up_to_all_of_them(clock: Clock) -> None:
    p = Progress(clock)
    for stage, done, of, seconds in (
        ("found", 0, 1, 2), ("found", 9, 9, 1), ("encode", 0, 9, 8), ("encode", 9, 9, 4), ("tree", 0, 1, 3),
        ("index", 0, 1, 5), ("words", 0, 1, 1), ("captions", 0, 4, 6), ("save", 1, 1, 7),
    ):  # fmt: skip
        p(stage, done, of)
        clock.now += seconds
    p.pause()
    assert p.seconds == {"found": 3, "encode": 12, "tree": 3, "index": 5, "words": 1, "captions": 6, "save": 7}
    assert spent(p.seconds) == "37 s (encode 12 s, tree 8.0 s, words 7.0 s, save 7.0 s)"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.6, "1 min"), (80, "1 min 20 s"),
     (599.4, "9 min 59 s"), (599.6, "10 min"), (3569, "59 min"), (3571, "1 h"), (3900, "1 h 5 min"), (86400, "24 h")],
)  # fmt: skip
def test_durations_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_durations_never_fall_as_seconds_grow() -> None:
    def read(words: str) -> float:
        unit = {"s": 1, "min": 60, "h": 3600}
        return sum(float(n) * unit[u] for n, u in re.findall(r"([\d.]+) (s|min|h)", words))

    told = [read(duration(s / 10)) for s in range(0, 100_000, 7)]
    assert all(a <= b for a, b in zip(told, told[1:], strict=False))
    assert all(abs(t - s / 10) <= max(0.06, 0.05 * s / 10) for t, s in zip(told, range(0, 100_000, 7), strict=True))
    assert [pace(r) for r in (0.034, 0.5, 9.94, 9.96, 1234.4)] == ["0.03", "0.5", "9.9", "10", "1,234"]


def told(clock: Clock, *, live: bool) -> str:
    """What a build of 10,000 pictures writes, of which 3,000 were there."""
    out = io.StringIO()
    with Bar(out, live=live, clock=clock) as bar:
        bar("found", 0, 1)
        clock.now += 1
        bar("found", 10_000, 10_000)
        steady(bar, clock, "encode", begin=3000, of=10_000, rate=50)
        bar("tree", 0, 1)
        clock.now += 4
        steady(bar, clock, "maps", begin=0, of=4, rate=0.1, step=1)
    return out.getvalue()


def test_plain_lines_where_there_is_no_terminal(clock: Clock) -> None:
    lines = told(clock, live=False).splitlines()
    assert "\r" not in "".join(lines) and len(lines) < 40
    assert lines[:3] == [
        "Find the pictures ...", "Find the pictures: 10,000 pictures in 1.0 s",
        "Read and encode the pictures: 3,000 of 10,000, 3,000 kept from before",
    ]  # fmt: skip
    encode = [line for line in lines if line.startswith(title("encode"))]
    assert 10 <= len(encode) <= 17, "about one in ten seconds"
    assert "50 pictures/s, " in encode[3] and encode[3].endswith("left, 3,000 kept from before")
    assert encode[-1] == "Read and encode the pictures: 10,000 pictures in 2 min 20 s, 3,000 kept from before"
    assert lines[-1] == "Draw the maps: 4 maps in 40 s" and "Build the tree: 4.0 s" in lines


def test_one_line_a_stage_on_a_terminal(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    written = told(clock, live=True)
    assert written.endswith("\n") and written.count("\n") == 4
    for line in written.split("\n")[:-1]:
        shown = ""  # as the terminal shows it: each writing lies over the one before
        for part in line.split("\r")[1:]:
            assert len(part) < 60, "a line that wraps stays"
            shown = part + shown[len(part) :]
        assert shown.rstrip() == line.split("\r")[-1].rstrip() and ": " in shown and "..." not in shown


def test_a_build_that_fails_ends_its_line(clock: Clock) -> None:
    out = io.StringIO()
    with pytest.raises(ValueError), Bar(out, live=True, clock=clock) as bar:
        bar("tree", 0, 1)
        raise ValueError
    assert out.getvalue() == f"\r{title('tree')} ...\n"


def test_every_stage_has_a_step_and_words(world: World, tmp_path: Path, quick_maps: None) -> None:
    """Those that a real build tells, in the order in which the page lists its steps."""
    p, steps = Progress(), list[str]()

    def tell(stage: str, done: int, of: int) -> None:
        p(stage, done, of)
        steps.append(p.step)

    build(world.images, tmp_path / "out", world.encoder, progress=tell)
    seen = list(dict.fromkeys(steps))
    assert seen == [step for step in STEPS if step in seen] and set(seen) == set(STEPS) - {"model", "read"}
