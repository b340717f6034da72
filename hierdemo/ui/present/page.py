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
STYLES = "styles.css"  # all of the parts' style sheets in one
STYLE = re.compile(r'<link rel="stylesheet" href="hd/static/([^"]+)">\n')
IMPORT = re.compile(r"""^(?:import|export)\s(?:[\w$*{},\s]+\sfrom\s+)?['"](\.{1,2}/[^'"]+\.js)['"]""", re.MULTILINE)


LATER = re.compile(r"""^(?!\s*(?:\*|//|/\*)).*\bimport\(['"](\.{1,2}/[^'"]+\.js)['"]\)""", re.MULTILINE)


def modules(entry: str = ENTRY, static: Path = STATIC) -> tuple[list[str], list[str]]:
    """What the entry needs before it runs, itself first, however deep; and what it loads while it runs.

    Names are relative to the static folder; none is in both.
    """
    first = _reached([entry], static, IMPORT)
    started = [other for name in first for other in _named(name, static, LATER)]
    return first, [name for name in _reached(started, static, IMPORT) if name not in set(first)]


def _reached(names: list[str], static: Path, pattern: re.Pattern[str]) -> list[str]:
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _named(name, static, pattern)
    return list(found)


def _named(name: str, static: Path, pattern: re.Pattern[str]) -> list[str]:
    """The modules that one names, relative to the static folder."""
    here, root = (static / name).parent, static.resolve()
    others = pattern.findall((static / name).read_text(encoding="utf-8"))
    return [here.joinpath(other).resolve().relative_to(root).as_posix() for other in others]


def styles(static: Path = STATIC) -> list[str]:
    """The parts' style sheets in the order in which the document names them, relative to the static folder."""
    return STYLE.findall((static / "index.html").read_text(encoding="utf-8"))


class Page:
    """The document, read once; the modules are named in it so that a browser need not find them one after the other,
    and the parts' style sheets are one.
    """

    def __init__(self, static: Path = STATIC) -> None:
        first, later = modules(static=static)
        link = '<link rel="modulepreload" href="hd/static/{}" fetchpriority="low">\n'
        text = (static / "index.html").read_text(encoding="utf-8")
        text = STYLE.sub("", text).replace("<!-- styles -->", f'<link rel="stylesheet" href="hd/static/{STYLES}">')
        text = text.replace("<!-- preload -->\n", "".join(map(link.format, first)))
        self._text = text.replace("<!-- preload later -->", "".join(map(link.format, later)))

    def at(self, root: str, version: str) -> str:
        """As it is served from an address, without a slash at its end. version: what its files' addresses begin with,
        another one with every change, so that a browser may keep them.
        """
        own = self._text.replace('"hd/static/', f'"hd/static/{version}/')
        return own.replace("%ROOT%", escape(root))
