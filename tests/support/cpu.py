"""How much processor time the tests take: user and system, of this process and of everything that it started.

A run prints the sum at its end, as `time` would; with --cpu N also the N files and tests that took most. That list
looks into /proc while processes run (Linux alone), so it counts those of Chromium, too, that nobody waits for and the
sum therefore lacks.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

KEY = "cpu_seconds"
BEFORE = pytest.StashKey[float]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cpu", type=int, default=0, metavar="N", help="list what took most processor time")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Notes the time before the test and what it sets up."""
    if item.config.getoption("--cpu"):
        item.stash[BEFORE] = of_tree(os.getpid())
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if BEFORE in item.stash and call.when == "teardown":
        report.user_properties = [(KEY, of_tree(os.getpid()) - item.stash[BEFORE])]
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    most = config.getoption("--cpu")
    if not most:
        return
    files, tests = Counter[str](), Counter[str]()
    for report in (r for reports in terminalreporter.stats.values() for r in reports):
        for _, seconds in (p for p in getattr(report, "user_properties", ()) if p[0] == KEY):
            files[report.nodeid.partition("::")[0]] += seconds
            tests[report.nodeid] += seconds
    for title, rows in (("files", files), ("tests", tests)):
        terminalreporter.section(f"{title} by processor time")
        for name, seconds in rows.most_common(most):
            terminalreporter.write_line(f"{seconds:7.1f} s  {name}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """The workers have ended only now, and with them what they started."""
    if not hasattr(config, "workerinput"):
        t = os.times()
        minutes = (t.user + t.system + t.children_user + t.children_system) / 60
        print(f"{minutes:.1f} CPU-minutes, user and system, with all that was started and waited for")


def of_tree(process: int) -> float:
    """Seconds of a process, of those it has waited for, and of those that run below it."""
    children: dict[int, list[int]] = {}
    seconds: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # ended meanwhile
        pid = int(stat.parent.name)
        children.setdefault(int(fields[1]), []).append(pid)
        seconds[pid] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    total, below = 0.0, [process]
    while below:
        pid = below.pop()
        total += seconds.get(pid, 0)
        below += children.get(pid, [])
    return total
