"""How much processor time the tests take: user and system, of this process and of everything it started.

A test run prints the sum at its end; with --cpu=N also the N tests that took most. Reads /proc, so only Linux tells
what single tests took; what the sum says, every system tells.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

TICKS = os.sysconf("SC_CLK_TCK")
USER, SYSTEM, KIDS = slice(11, 12), slice(12, 13), slice(13, 15)  # of the fields after the name
KEY = "cpu_seconds"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cpu", type=int, default=0, metavar="N", help="list the N tests that took most processor time")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Notes what the test, with what it set up and took down, added to the time of this process and its children."""
    if not item.config.getoption("--cpu"):
        return (yield)
    before = of_tree(os.getpid())
    item.user_properties.append((KEY, before))
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    before = dict(item.user_properties).get(KEY)
    if before is not None and call.when == "teardown":
        report.user_properties = [(KEY, of_tree(os.getpid()) - before)]
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    most = config.getoption("--cpu")
    took = [
        (dict(report.user_properties)[KEY], report.nodeid)
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "teardown" and report.user_properties
    ]
    if most:
        files: dict[str, float] = {}
        for seconds, name in took:
            files[name.partition("::")[0]] = files.get(name.partition("::")[0], 0) + seconds
        for title, rows in (("files", [(s, f) for f, s in files.items()]), ("tests", took)):
            terminalreporter.section(f"{title} by processor time")
            for seconds, name in sorted(rows, reverse=True)[:most]:
                terminalreporter.write_line(f"{seconds:7.1f} s  {name}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """The workers have ended by now, and with them all that they started is counted."""
    if hasattr(config, "workerinput"):
        return
    used = os.times()
    total = used.user + used.system + used.children_user + used.children_system
    print(f"{total / 60:.1f} CPU-minutes (user and system, with everything that was started)")


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
        seconds[pid] = sum(map(int, fields[11:15])) / TICKS
    total, below = 0.0, [process]
    while below:
        pid = below.pop()
        total += seconds.get(pid, 0)
        below += children.get(pid, [])
    return total
