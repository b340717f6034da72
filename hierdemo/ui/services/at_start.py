"""The data set that the app was started with: built once, in the background, then the collection that new visits open.

Knows where its files and its collection are kept, that another process may be at it, when to try again, and what a
visitor is told meanwhile. How it is built is build_jobs.py's; which collection is opened first, the library's.
"""

import errno
import re
import secrets
import sys
import threading
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from hierdemo.builder.progress import FINER, amount, duration, steps, title
from hierdemo.collection.files import MANIFEST, CollectionError, locked
from hierdemo.collection.store import check_target
from hierdemo.models import photos
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.ui.services.build_jobs import DIED, FULL, KEPT, Build, Builds, Busy, Job
from hierdemo.ui.services.library import Library

LOCK = ".at-start"  # a folder of the library: whoever holds its lock builds
AGAIN = (30.0, 120.0, 600.0)  # seconds before another try, where what was cut off may go well
TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # how a system says that somebody has a lock
LOOK = 1.0  # seconds between looks at a build, and at another process's
STEPS = [{"id": id, "title": title} for id, title in (("fetch", FINER["fetch"]), *steps())]


@dataclass(frozen=True)
class DataSet:
    """given: OWNER/NAME or OWNER/NAME@REVISION on the hub, or the whole path of a folder or file here. model: to build
    with. library: the folder in which collections are kept.
    """

    given: str
    library: Path
    model: str = ""

    @property
    def here(self) -> bool:
        return Path(self.given).is_absolute()

    @property
    def name(self) -> str:
        """As a person reads it."""
        return Path(self.given).stem if self.here else self.given.partition("@")[0].rpartition("/")[2]

    @property
    def collection(self) -> Path:
        """Another one with another model, or of another state: a collection is never built over another."""
        parts = (self.given.strip("/").replace("/", "--"), self.model or photos.ALIAS)
        return self.library / "--".join(re.sub(r"[^\w.-]+", "-", part).strip("-.")[-100:] for part in parts)

    @property
    def built(self) -> bool:
        return (self.collection / MANIFEST).is_file()

    def job(self, cache: Path | None) -> Job:
        files = Path(self.given) if self.here else self.collection.with_name(f"{self.collection.name}.files")
        of_hub = "" if self.here else self.given
        return Job(
            files, self.collection, self.model or photos.ALIAS, self.name, keep=True, cache=cache, dataset=of_hub
        )


class AtStart:
    """Builds it in a thread, unless another process does, and turns the library to it. Safe for threads."""

    def __init__(self, data: DataSet, library: Library, builds: Builds, cache: Path | None = None) -> None:
        self._data, self._library, self._builds = data, library, builds
        self._job, self._build = data.job(cache), cast(Build | None, None)
        self._state, self._error, self._open, self._items = "running", "", "", 0
        self._numbers: list[str] = []
        self._closed = threading.Event()

    @property
    def done(self) -> bool:
        return self._state == "done"

    def builds(self, build: Build) -> bool:
        """Whether a build is this one."""
        return build.job is self._job

    def start(self) -> None:
        threading.Thread(target=self.run, daemon=True).start()

    def close(self) -> None:
        self._closed.set()

    def told(self) -> dict[str, Any]:
        """How far it is. The build's id is not among it: whoever knows that could stop it."""
        build = self._build
        step, done, of, numbers = self._builds.told(build) if build else (self._steps[0]["id"], 0, 1, [])
        return {
            "state": self._state,
            "name": self._data.name,
            "step": step,
            "steps": self._steps,
            "done": done,
            "of": of,
            "numbers": self._numbers or numbers,
            "error": self._error or None,
            "items": self._items,
            "open": self._open or None,
        }

    def run(self) -> None:
        """Until it is open, or cannot be built."""
        try:
            with self._alone():
                if not self._data.built:
                    self._make()
            self._turn()
        except _Closed:
            pass
        except (CollectionError, OSError, ValueError) as e:
            self._error, self._state = str(e), "failed"
            print(f"hierdemo: {self._data.name} could not be built: {e}", file=sys.stderr, flush=True)

    @property
    def _steps(self) -> list[dict[str, str]]:
        return STEPS if self._job.dataset else STEPS[1:]

    def _alone(self) -> ExitStack:
        """The lock of the library's builds, once it is free: another process may be building the same."""
        folder, held = self._data.library / LOCK, ExitStack()
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            try:
                held.enter_context(locked(folder))
                self._numbers = []
                return held
            except CollectionError as e:
                if isinstance(e.__cause__, OSError) and e.__cause__.errno not in TAKEN:
                    return held  # a disk that knows no locks, as some that are mounted from elsewhere
                self._numbers = ["another process builds it"]
                self._wait(LOOK)

    def _make(self) -> None:
        """The build, again after a pause where it was cut off and may go well. Raises ValueError where it will not,
        CollectionError where something else lies in its place, which a build that fails would remove.
        """
        check_target(self._data.collection)
        for pause in (*AGAIN, None):
            build = self._followed()
            if build.state == "done":
                return
            why = (build.error or "").removesuffix(KEPT)
            if pause is None or not build.cut_off or why in (DIED, FULL):
                raise ValueError(why)
            self._numbers = [f"{why} Trying again in {duration(pause)}"]
            print(f"hierdemo: {self._data.name}: {self._numbers[0]}.", flush=True)
            self._wait(pause)
            self._numbers = []

    def _followed(self) -> Build:
        """A build from its beginning to its end, its steps told in the log."""
        build, told = self._begun(), ""
        while build.state == "running":
            if (step := self._builds.told(build)[0]) != told:
                told = step
                print(f"hierdemo: {self._data.name}: {title(step)}", flush=True)
            self._wait(LOOK)
        if build.state == "stopped":
            raise _Closed
        return build

    def _begun(self) -> Build:
        while True:
            try:
                self._build = self._builds.start(secrets.token_hex(16), "", self._job)
                return self._build
            except Busy:
                self._wait(LOOK)

    def _turn(self) -> None:
        """New visits open it. Its model is loaded first, so that they wait for nothing."""
        entry = self._library.add(self._data.collection, "built")
        collection = self._library.engines(entry.id)().collection
        if collection.known is None:
            with suppress(EncoderUnavailable):  # whoever asks with words is told
                _ = self._library.encoder(collection.meta.model).digest
        self._library.lead(entry.id)
        self._open, self._items, self._state = entry.id, len(collection.items), "done"
        held = amount(len(collection.items), collection.meta.noun)
        print(f"hierdemo: {self._data.name} is built: {held}; new visits open it", flush=True)

    def _wait(self, seconds: float) -> None:
        if self._closed.wait(seconds):
            raise _Closed


class _Closed(Exception):
    """The app ends."""
