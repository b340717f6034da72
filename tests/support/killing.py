"""Builds in processes that can be killed at any moment: python -m tests.support.killing, a job a line of its input.

Imports everything once and forks for each job, so that a job takes the time of a build and not that of imports. A job
is {"args": [...], "kill": seconds or null}; the answer is a line {"killed": bool, "status": int, "seconds": float}.
The arguments are those of a build that runs in this process first, so that nothing is compiled in those after.
"""

import json
import os
import signal
import sys
import time

from hierdemo.commands.main import main as command


def run(args: list[str], kill: float | None) -> dict[str, object]:
    """A build in a process of its own, killed after so many seconds unless it has ended before."""
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = command(args)
        finally:
            os._exit(status)
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        passed = time.perf_counter() - began
        if ended:
            return {"killed": False, "status": os.waitstatus_to_exitcode(status), "seconds": passed}
        if kill is not None and passed >= kill:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return {"killed": True, "status": 0, "seconds": passed}
        time.sleep(0.002)


def main() -> None:
    told = os.dup(1)
    os.dup2(2, 1)  # what builds print is not an answer
    if command(sys.argv[1:]):
        sys.exit(1)
    os.write(told, b"{}\n")
    for line in sys.stdin:
        job = json.loads(line)
        os.write(told, json.dumps(run(job["args"], job["kill"])).encode() + b"\n")


if __name__ == "__main__":
    main()
