"""Collections being built: each in a process of its own, so that the page stays quick and a build can be stopped.

Knows processes, their progress, and that what a stopped build wrote must go. How a collection is built stands in
builder/pipeline.py; whose it is and where it is listed is others' business.
"""

import multiprocessing
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from hierdemo.builder.assemble import Options
from hierdemo.builder.brought import ready_in, texts_of
from hierdemo.builder.checkpoints import scratch
from hierdemo.builder.pipeline import build
from hierdemo.builder.progress import Progress
from hierdemo.collection.files import CollectionError
from hierdemo.items.image import ImageError
from hierdemo.items.layouts.known import read_here
from hierdemo.items.photograph import NAMES, PLACE
from hierdemo.models.download import Away, HubError
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.models.hub_folder import fetch_folder
from hierdemo.models.loading import load_encoder

AT_ONCE = 2
BUSY_OWN = "You have a collection being built: wait until it is done, or cancel it."
BUSY = "This server is building as many collections as it can: try again in a few minutes."
DIED = "The build ended without a word, most likely for want of memory: try with fewer or smaller pictures."
KEPT = " What is encoded already is kept: build into the same place again, and it goes on from there."
FULL = "The disk has no room for the collection: make some, or choose fewer pictures."


class Busy(ValueError):
    """A build that cannot start now; the message says what to do."""


@dataclass(frozen=True)
class Job:
    """What to build: of which pictures, into which folder (without a collection in it), by which model. keep: whether
    what is encoded stays when the build is cut off, for one that begins again; Cancel removes it all the same. cache:
    where words' vectors are kept, nowhere if None. place: whether where pictures were taken is read of their EXIF.
    dataset: of the hub, whose files are fetched into `images` first.
    """

    images: Path
    out: Path
    model: str
    name: str
    keep: bool = False
    cache: Path | None = None
    place: bool = False
    dataset: str = ""


@dataclass
class Build:
    """A build as it stands. state: running, done, failed or stopped; pace: what build.build tells, "model" before;
    cut_off: whether it failed in the middle and the same again may go well; skipped: (file, reason).
    """

    id: str
    visitor: str
    job: Job
    process: Any
    pace: Progress
    state: str = "running"
    cut_off: bool = False
    found: int = 0
    error: str | None = None
    items: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    parents: list[Path] = field(default_factory=list)  # of its folder, not there before, innermost first


class Builds:
    """The builds of this app. ready(build) is called from a thread once a collection is there. Safe for threads."""

    def __init__(self, ready: Callable[[Build], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._ready, self.clock, self._lock = ready, clock, threading.RLock()
        self._builds: dict[str, Build] = {}

    def check(self, visitor: str) -> None:
        """Raises Busy where this visitor, or the app, builds as much as it may."""
        with self._lock:
            running = [b for b in self._builds.values() if b.state == "running"]
        if any(b.visitor == visitor for b in running):
            raise Busy(BUSY_OWN)
        if len(running) >= AT_ONCE:
            raise Busy(BUSY)

    def start(self, id: str, visitor: str, job: Job) -> Build:
        """Build in a process of its own. Raises Busy; ValueError where another build writes there."""
        with self._lock:
            self.check(visitor)
            if any(b.state == "running" and b.job.out == job.out for b in self._builds.values()):
                raise ValueError("Another build writes to that folder: choose another name.")
            parents = [folder for folder in job.out.parents if not folder.exists()]
            context = multiprocessing.get_context("spawn")
            pipe, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(job, theirs), daemon=True)
            process.start()
            theirs.close()
            pace = Progress(self.clock)
            pace("fetch" if job.dataset else "model", 0, 1)
            found = self._builds[id] = Build(id, visitor, job, process, pace, parents=parents)
        threading.Thread(target=self._follow, args=(found, pipe), daemon=True).start()
        return found

    def get(self, id: str) -> Build | None:
        with self._lock:
            return self._builds.get(id)

    def told(self, found: Build) -> tuple[str, int, int, list[str]]:
        """The present step, done, of, and what there is to say of it."""
        with self._lock:
            return found.pace.step, found.pace.done, found.pace.of, found.pace.told()

    def forget(self, id: str) -> None:
        """Stop a build, where it runs, and remove what it wrote; of a finished one only the memory goes."""
        self._stop(id, keep=False)

    def _stop(self, id: str, *, keep: bool) -> None:
        with self._lock:
            found = self._builds.pop(id, None)
            if found is None or found.state != "running":
                return
            found.state = "stopped"
        found.process.kill()
        found.process.join(10)
        if not (keep and found.job.keep):
            _clear(found)

    def close(self) -> None:
        """The app ends."""
        for id in list(self._builds):
            self._stop(id, keep=True)

    def _follow(self, found: Build, pipe: Connection) -> None:
        try:
            while found.state == "running" and found.error is None:
                self._take(found, pipe.recv())
        except (EOFError, OSError):
            self._take(found, ("failed", DIED, True))
        finally:
            pipe.close()
            found.process.join(10)
        if found.error is not None:
            if found.cut_off and found.job.keep:
                found.error += KEPT
            else:
                _clear(found)  # before it is called failed: then nothing of it is there any more
            with self._lock:
                found.state = "failed" if found.state == "running" else found.state

    def _take(self, found: Build, told: tuple[Any, ...]) -> None:
        """One word of the process."""
        with self._lock:
            if found.state != "running":
                return
            if told[0] == "done":
                found.items, found.skipped = told[1], told[2]
                self._ready(found)  # it can be opened before it is called done
                found.state = "done"
            elif told[0] == "failed":
                _, found.error, found.cut_off = told
            else:
                _, stage, done, of = told
                found.pace(stage, done, of)
                if stage == "found":
                    found.found = of


def _work(job: Job, pipe: Connection) -> None:
    """The process: build and tell, until done or the app is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(5)  # the page's searches go first
    if not os.access(Path.home(), os.W_OK):  # numba, which draws the maps, must keep what it compiles somewhere
        os.environ.setdefault("NUMBA_CACHE_DIR", str(scratch(job.out) / "numba"))

    def progress(stage: str, done: int, of: int) -> None:
        pipe.send(("stage", stage, done, of))

    try:
        if job.dataset:
            fetch_folder(job.dataset, job.images, read_here, progress)
        ready = ready_in(job.images, job.out)
        encoder = texts_of(ready) if ready else load_encoder(job.model, device="auto", progress=progress)
        options = Options(name=job.name, cache=job.cache, exif=_exif(job))
        alone = not job.keep or bool(job.dataset)  # others' tables name no files of this machine
        made = build(job.images, job.out, encoder, options, ready=ready, progress=progress, alone=alone)
        pipe.send(("done", len(made.items), [(row["file"], row["reason"]) for row in made.skipped]))
    except (ImageError, EncoderUnavailable, CollectionError, ValueError) as e:
        pipe.send(("failed", _plain(str(e), job), False))
    except HubError as e:
        pipe.send(("failed", str(e), isinstance(e, Away)))
    except MemoryError:
        pipe.send(("failed", DIED, True))
    except OSError as e:
        print(f"hierdemo: a build failed: {e}", file=sys.stderr, flush=True)
        why = FULL if e.errno == 28 else f"The build could not go on: {e.strerror or 'a file failed'}."
        pipe.send(("failed", why, True))


def _exif(job: Job) -> tuple[str, ...]:
    """What is read of EXIF: where pictures were taken only where a person wants it, not of what visitors send."""
    return NAMES if job.place else tuple(name for name in NAMES if name not in PLACE)


def _end_with_parent() -> None:
    """An app that was killed leaves no build running."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _plain(told: str, job: Job) -> str:
    """A message without where on the server the pictures lie."""
    return told.replace(f"{job.images}{os.sep}", "").replace(str(job.images), "what you gave").replace("\n", " ")


def _clear(found: Build) -> None:
    """Remove what a build wrote. Its folder held no collection before."""
    for folder in (found.job.out, scratch(found.job.out)):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in found.parents:
        with suppress(OSError):  # something else has come into it
            folder.rmdir()
