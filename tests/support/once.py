"""What takes long is made once in a test run, in a folder that the workers share. Nobody writes to it afterwards."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that make(folder) has filled: by the first who asks, while the others wait."""
    own = factory.getbasetemp()
    root = own.parent if own.name.startswith("popen-") else own  # each worker of pytest-xdist has one below the run's
    folder, made = root / name, root / f"{name}.made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder.mkdir()  # there already, where making it failed before: that says more than a second try
            make(folder)
            made.touch()
    return folder
