"""Busy loops run beside a command and are gone when it has ended, well or not."""

import os
import sys
from pathlib import Path

import pytest

from tests.support.busy import loops, run


def running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_loops_end_with_what_they_stand_beside() -> None:
    with loops(2) as pids:
        assert all(running(pid) for pid in pids)
    assert not any(running(pid) for pid in pids)
    with pytest.raises(KeyboardInterrupt), loops(1) as pids:
        raise KeyboardInterrupt
    assert not running(pids[0])


def test_a_command_runs_so_often_and_stops_where_it_fails(tmp_path: Path) -> None:
    note = "import sys; f = open(sys.argv[1], 'a'); f.write('x'); f.close(); sys.exit(int(sys.argv[2]))"
    assert run([sys.executable, "-c", note, str(tmp_path / "well"), "0"], times=3, busy=1) == 0
    assert run([sys.executable, "-c", note, str(tmp_path / "ill"), "7"], times=3, busy=0) == 7
    assert [(tmp_path / name).read_text() for name in ("well", "ill")] == ["xxx", "x"]
