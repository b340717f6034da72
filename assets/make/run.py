"""Doing the stages that are due, one after another, and saying which are stale.

Knows what a stage is and the stamp file, not what any stage does. A stage is due when what it reads or what it made is
not what the stamp says; one that only fills the scratch folder is due when a stage that it serves is.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assets.make import stamps


class MakeError(Exception):
    """What is in the way of a stage, in one sentence with its remedy."""


class Progress:
    """Done, total and time left: one living line on a terminal, a line every ten seconds elsewhere."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._began = self._said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if self._live or done == of or now - self._said >= 10:
            self._said = now
            start, end = ("\r", "\n" if done == of else "") if self._live else ("", "\n")
            print(
                f"{start}  {done}/{of}  {self._left(done, of):<14}".rstrip(" " * (not self._live)), end=end, flush=True
            )

    def log(self, text: str, **_: Any) -> None:
        """A line of a training, which tells its own progress."""
        print(f"  {text}", flush=True)

    def _left(self, done: int, of: int) -> str:
        seconds = round((time.monotonic() - self._began) / max(done, 1) * (of - done))
        return f"{seconds // 60}:{seconds % 60:02d} left" if done < of else ""


@dataclass(frozen=True)
class Stage:
    """One step of the work.

    group: the command that does it with its like. what: as a sentence about it begins. made_from: digest of each thing
    that it reads. files: what it makes, below `root`. serves: for a stage that makes nothing but scratch, the stages
    that need it. begin_anew: deletes what it would go on from.
    """

    name: str
    group: str
    what: str
    run: Callable[[Progress], None]
    made_from: Callable[[], dict[str, str]] = dict
    files: Callable[[], Iterator[Path]] = lambda: iter(())
    root: Path = Path()
    serves: tuple[str, ...] = ()
    begin_anew: Callable[[], None] = lambda: None

    def made(self) -> str:
        return stamps.files_digest(self.files(), self.root)


def check(stages: Sequence[Stage], stamp: Path) -> list[str]:
    """One sentence for each stage whose work no longer holds, with the command that mends it."""
    entries = stamps.read(stamp)
    reasons = [(s, _why(s, entries)) for s in stages if not s.serves]
    return [f"{_capital(s.what)}: {why}; python -m assets.make {s.group} mends this." for s, why in reasons if why]


def make(
    stages: Sequence[Stage],
    stamp: Path,
    wanted: Sequence[str],
    *,
    force: bool = False,
    say: Callable[[str], None] = print,
) -> list[str]:
    """Do the stages among `wanted` (names or groups; "all") that are due; returns the names of those done.

    Raises MakeError where a stage lacks what another makes.
    """
    asked = {s.name for s in stages if {s.name, s.group, "all"} & set(wanted)}
    chosen = [s for s in stages if s.name in asked or asked & set(s.serves)]
    if force:  # at once, so that after a stop the command without --force goes on
        stamps.forget(stamp, asked)
        for stage in chosen:
            stage.begin_anew()
    done: list[str] = []
    for n, stage in enumerate(chosen, 1):
        head = f"stage {n} of {len(chosen)}, {stage.name}: {stage.what}"
        if not _due(stage, chosen, stamp, alone=stage.name in wanted):
            say(f"{head}: unchanged, skipped")
            continue
        say(head)
        _check_sources(stage, stages)
        began = time.monotonic()
        stage.run(Progress())
        if not stage.serves:
            _record(stage, stamp)
        done.append(stage.name)
        say(f"  done in {time.monotonic() - began:.0f} s")
    return done


def _due(stage: Stage, chosen: Sequence[Stage], stamp: Path, *, alone: bool) -> bool:
    """alone: asked for by its own name."""
    if not stage.serves:
        return bool(_why(stage, stamps.read(stamp)))
    return alone or any(_due(s, chosen, stamp, alone=False) for s in chosen if s.name in stage.serves)


def _why(stage: Stage, entries: dict[str, stamps.Made]) -> str:
    return stamps.changed(entries.get(stage.name), stage.made_from(), stage.made())


def _check_sources(stage: Stage, stages: Sequence[Stage]) -> None:
    lacking = [name for name, digest in stage.made_from().items() if digest == stamps.MISSING]
    if lacking:
        groups = {s.what: s.group for s in stages}
        command = next((groups[name] for name in lacking if name in groups), "all")
        raise MakeError(
            f"{_capital(stage.what)} needs {' and '.join(lacking)}, not there yet; "
            f"python -m assets.make {command} makes it."
        )


def _record(stage: Stage, stamp: Path) -> None:
    made = stage.made()
    if made == stamps.MISSING:
        raise MakeError(f"The stage {stage.name} ended without all its files below {stage.root}: it has to be mended.")
    stamps.record(stamp, stage.name, stage.made_from(), made)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
