"""Plotly's script as browsers read it once. Knows where it lies and how it begins and ends; not what it draws."""

import re
from pathlib import Path

# (function(root, factory) {...}(this, () => {...the whole of Plotly...}));
BEGIN, END = re.compile(rb"(\bthis, )(\(\) => \{)"), b"}));"
HEAD = 2000  # bytes in which it begins


def plotly_file() -> Path:
    """It comes with the Python package."""
    import plotly

    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def read_at_once(script: bytes) -> bytes:
    """The same, with its one large function in brackets: a browser takes those for called at once, and reads all of it
    while it loads instead of again, on the page's own thread, when it is called. As it is where it begins otherwise.
    """
    begin = BEGIN.search(script, 0, HEAD)
    if begin is None or not script.rstrip().endswith(END):
        return script
    body = script[begin.start(2) : script.rindex(END) + 1]
    return script[: begin.start(2)] + b"(" + body + b")" + script[script.rindex(END) + 1 :]
