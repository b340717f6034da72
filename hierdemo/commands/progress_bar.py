"""A build's progress on standard error: one live line a stage on a terminal, plain lines elsewhere.

Knows streams and how often a person wants to hear. What is said, and the numbers in it, are progress.py's.
"""

import shutil
import sys
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import TextIO

from hierdemo.builder.progress import UNITS, Progress, counted, duration, title

LIVE, PLAIN = 0.1, 10.0  # seconds between two lines of a stage
SHARE, AT_LEAST = 0.1, 1.0  # plain lines come after this share of a stage, too, but not sooner than this
CELLS = 16


class Bar:
    """Takes build.Progress's (stage, done, of). Use it as a context, or call end: a live line needs its line break.

    live: whether lines may be written over; by default where the stream is a terminal.
    """

    def __init__(
        self, stream: TextIO | None = None, *, live: bool | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self._stream, self._clock = stream or sys.stderr, clock
        self._live = self._stream.isatty() if live is None else live
        self.progress = Progress(clock)
        self._began = self._told = clock()
        self._at, self._width = 0, 0

    def __call__(self, stage: str, done: int, of: int) -> None:
        now, new = self._clock(), stage != self.progress.stage
        if new:
            self._close()
            self._began = now
        self.progress(stage, done, of)
        passed, more = now - self._told, done - self._at
        if self._live:
            if new or done >= of or passed >= LIVE:
                self._line(self._drawn())
                self._told = now
        elif new:
            told = ", ".join(self.progress.told())
            self._line(f"{title(stage)}: {told}" if told else f"{title(stage)} ...")
            self._told, self._at = now, done
        elif 0 < done < of and (passed >= PLAIN or (more >= SHARE * of and passed >= AT_LEAST)):
            self._line(f"{title(stage)}: {', '.join(self.progress.told())}")
            self._told, self._at = now, done

    def end(self) -> None:
        """All is done."""
        self._close()

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.end()
        elif self._live and self._width:  # what went wrong is said on a line of its own
            print(file=self._stream, flush=True)

    def _close(self) -> None:
        """The last line of a stage: how much it was, and how long it took."""
        stage, of = self.progress.stage, self.progress.of
        if not stage:
            return
        self.progress.pause()
        count = f"{counted(stage, of)} in " if of > 1 and stage in UNITS else ""
        kept = f", {self.progress.kept:,} kept from before" if self.progress.kept else ""
        self._line(f"{title(stage)}: {count}{duration(self._clock() - self._began)}{kept}")
        if self._live:
            print(file=self._stream, flush=True)
        self.progress.stage, self._width, self._at = "", 0, 0

    def _drawn(self) -> str:
        p = self.progress
        if p.of <= 1:
            return f"{title(p.stage)} ..."
        filled = round(CELLS * p.done / p.of)
        return f"{title(p.stage)} [{'#' * filled}{'.' * (CELLS - filled)}] {', '.join(p.told())}"

    def _line(self, text: str) -> None:
        if not self._live:
            print(text, file=self._stream, flush=True)
            return
        text = text[: max(20, shutil.get_terminal_size().columns - 1)]  # a line that wraps cannot be written over
        print("\r" + text.ljust(self._width), end="", file=self._stream, flush=True)
        self._width = len(text)
