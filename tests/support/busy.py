"""Runs a command several times on a busy machine: python -m tests.support.busy [--times 3] [--loops 4] -- pytest

Beside it so many processes do nothing but count; they end with it, and after six hours in any case. `pytest` means this
Python's. The exit status is that of the first run that fails, after which none follows, else 0.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

LONGEST = 6 * 3600  # seconds
COUNT = """
import os, sys, time
parent, end = int(sys.argv[1]), time.monotonic() + float(sys.argv[2])
while os.getppid() == parent and time.monotonic() < end:
    for _ in range(1_000_000):
        pass
"""


@contextmanager
def loops(n: int, *, longest: float = LONGEST) -> Iterator[list[int]]:
    """n busy processes, by their ids. They end, too, when this process does."""
    command = [sys.executable, "-c", COUNT, str(os.getpid()), str(longest)]
    started = [subprocess.Popen(command) for _ in range(n)]
    try:
        yield [p.pid for p in started]
    finally:
        for p in started:
            p.kill()
            p.wait()


def run(command: Sequence[str], *, times: int, busy: int) -> int:
    if command[0] == "pytest":
        command = [sys.executable, "-m", *command]
    with loops(busy):
        for i in range(times):
            began = time.monotonic()
            status = subprocess.run(command, check=False).returncode
            minutes = (time.monotonic() - began) / 60
            print(f"run {i + 1} of {times} beside {busy} busy loops: status {status} in {minutes:.1f} min", flush=True)
            if status:
                return status
    return 0


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--times", type=int, default=3)
    p.add_argument("--loops", type=int, default=4)
    p.add_argument("command", nargs=argparse.REMAINDER, help="after --; default: pytest")
    a = p.parse_args()
    command = [part for part in a.command if part != "--"] or ["pytest"]
    return run(command, times=a.times, busy=a.loops)


if __name__ == "__main__":
    sys.exit(main())
