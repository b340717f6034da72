"""Processes forked from one that has imported everything (imported.py), so that a test pays for what it does, not for
imports. Where it matters that a process starts bare, as a person's does, a test starts it itself.
"""

import atexit
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast

import pytest

from hierdemo.maps import projection
from hierdemo.ui.services import build_jobs
from hierdemo.ui.services.build_jobs import Job
from tests.support.hub import point_at

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.support.imported"])


@pytest.fixture(scope="session", autouse=True)
def _imported() -> Any:
    """The process that forks ends with the tests, and is waited for: else its time would not be counted."""
    yield
    server = cast(Any, forkserver)._forkserver
    if server._forkserver_pid is not None:
        server._stop()


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever hierdemo starts a process, it is one of these."""
    monkeypatch.setattr(multiprocessing, "get_context", lambda kind: CONTEXT)


def ended(target: Callable[..., int], *arguments: object, kill: float | None = None) -> tuple[bool, int, float]:
    """Whether target(*arguments) was killed, after so many seconds; else its exit status; and the seconds it ran."""
    process = CONTEXT.Process(target=_exit, args=(target, arguments))
    began = time.perf_counter()
    process.start()
    process.join(kill)
    passed, killed = time.perf_counter() - began, process.is_alive()
    if killed:
        process.kill()
        process.join()
    assert process.exitcode is not None
    return killed, process.exitcode, passed


def _exit(target: Callable[..., int], arguments: Sequence[object]) -> None:
    sys.exit(target(*arguments))


def start_app(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Any:
    """`python app.py` with these arguments, in a process that is running when this returns."""
    process = CONTEXT.Process(target=_app, args=(list(arguments), dict(environment), log))
    process.start()
    return process


def _app(arguments: list[str], environment: dict[str, str], log: Path) -> None:
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.environ.update(environment)
    sys.argv = ["app.py", *arguments]
    cast(Any, forkserver)._forkserver.ensure_running = lambda: None  # the one that forked this forks its children, too
    cast(Any, multiprocessing).get_context = lambda kind: CONTEXT
    import app

    try:
        sys.exit(app.main())
    finally:
        atexit._run_exitfuncs()  # what a forked process skips and one of its own does


# what runs in them, told by name ---------------------------------------------------------------------


def quickly(arguments: list[str]) -> int:
    """The command line, with maps left where they start."""
    from hierdemo.commands.main import main

    cast(Any, projection)._layout = lambda vectors, neighbours, start, seed, first: start
    return main(arguments)


def held_build(job: Job, pipe: Connection) -> None:
    """A build of the page that gets as far as its maps and stays there until it is killed."""
    cast(Any, projection)._layout = lambda *_, **more: threading.Event().wait()
    build_jobs._work(job, pipe)


def quick_build(job: Job, pipe: Connection) -> None:
    """A build of the page with maps left where they start."""
    cast(Any, projection)._layout = lambda vectors, neighbours, start, seed, first: start
    build_jobs._work(job, pipe)


def quick_build_of(address: str, cache: Path, job: Job, pipe: Connection) -> None:
    """As `quick_build`, with the hub at this address."""
    point_at(pytest.MonkeyPatch(), address, cache)
    quick_build(job, pipe)
