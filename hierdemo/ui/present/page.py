"""The page's document: static/index.html, with what only the server knows written into it.

Knows where the static files lie and how modules name each other. Knows nothing of collections, searches or Gradio:
static/main.js builds the page and talks to `hd/...`. All addresses in it are relative to the page, so that a proxy's
path or a Space's frame does not break them; only what others read without opening the page names the app's whole one.
"""

import re
from html import escape
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
ENTRY = "main.js"
IMPORT = re.compile(r"""^(?:import|export)\s(?:[\w$*{},\s]+\sfrom\s+)?['"](\.{1,2}/[^'"]+\.js)['"]""", re.MULTILINE)


def modules(entry: str = ENTRY, static: Path = STATIC) -> list[str]:
    """The entry and all modules that it imports, however deep, relative to the static folder."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found[name] = None
        text = (static / name).read_text(encoding="utf-8")
        for other in IMPORT.findall(text):
            waiting.append((static / name).parent.joinpath(other).resolve().relative_to(static.resolve()).as_posix())
    return list(found)


class Page:
    """The document, read once; the modules are named in it so that a browser need not find them one after the other."""

    def __init__(self, static: Path = STATIC) -> None:
        links = "".join(f'<link rel="modulepreload" href="hd/static/{name}">\n' for name in modules(static=static))
        self._text = (static / "index.html").read_text(encoding="utf-8").replace("<!-- preload -->\n", links)

    def at(self, root: str) -> str:
        """As it is served from an address, without a slash at its end."""
        return self._text.replace("%ROOT%", escape(root))
