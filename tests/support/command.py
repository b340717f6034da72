"""The command line as a function: what it printed, where, and its exit status."""

import pytest

from hierdemo.commands.main import main

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    capsys.readouterr()
    try:
        status = main([str(a) for a in arguments])
    except SystemExit as e:  # argparse's own
        status = int(e.code or 0)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return status, out, err
