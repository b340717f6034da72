"""The page's document: static/index.html, with what only the server knows written into it.

Knows where the static files lie. Knows nothing of collections, searches or Gradio: static/main.js builds the page and
talks to `hd/...`. All addresses in it are relative to the page, so that a proxy's path or a Space's frame does not
break them; only what others read without opening the page names the app's whole one.
"""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from hierdemo.ui.present.modules import ENTRY, FIRST, STATIC

STYLES = "styles.css"  # all of the parts' style sheets in one
STYLE = re.compile(r'<link rel="stylesheet" href="hd/static/([^"]+)">\n')


def styles(static: Path = STATIC) -> bytes:
    """The parts' style sheets in the order in which the document names them, as one."""
    return b"\n".join((static / name).read_bytes() for name in style_names(static))


def style_names(static: Path = STATIC) -> list[str]:
    """Relative to the static folder."""
    return STYLE.findall((static / "index.html").read_text(encoding="utf-8"))


class Page:
    """The document, read once; the parts' style sheets are one in it, and the modules two (`modules`)."""

    def __init__(self, static: Path = STATIC) -> None:
        text = (static / "index.html").read_text(encoding="utf-8")
        text = STYLE.sub("", text).replace("<!-- styles -->", f'<link rel="stylesheet" href="hd/static/{STYLES}">')
        self._text = text.replace(f'"hd/static/{ENTRY}"', f'"hd/static/{FIRST}"')

    def at(self, root: str, version: str, opens: Mapping[str, str] = {}) -> str:
        """As it is served from an address, without a slash at its end. version: what its files' addresses begin with,
        another one with every change, so that a browser may keep them. opens: attributes of the document that tell its
        modules which collection a visit opens, where it is not always the same.
        """
        own = self._text.replace('"hd/static/', f'"hd/static/{version}/')
        if opens:
            more = "".join(f' {name}="{escape(value)}"' for name, value in opens.items())
            own = own.replace("<html", f"<html{more}", 1)
        return own.replace("%ROOT%", escape(root))
