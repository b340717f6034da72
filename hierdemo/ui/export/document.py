"""The page's document, style sheet and script for a copy without a server, whether in a folder or in one file.

A page opened from a folder may neither fetch nor import: its modules are one classic script, and data comes as scripts
that call hdGive, or as elements of the document. Knows static/ and how modules are joined; not what is shipped.
"""

import base64
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hierdemo.ui.present.modules import STATIC, everything, without_imports
from hierdemo.ui.present.page import STYLE, styles

ENTRY = "without_server.js"
SERVED = ("<!-- served -->", "<!-- /served -->")  # what of the document belongs to the server alone
PROTO = re.compile(r'(?<=[{,])"__proto__":')  # in a text its first quotation mark has a backslash before it
TAKES = "<script>window.hdGiven = {}; window.hdGive = (name, value) => { window.hdGiven[name] = value; };</script>"
ICON, PAGE = "favicon.svg", "page"  # PAGE: the name of its script and its style sheet


def script(static: Path = STATIC) -> str:
    """All modules as one classic script; window.hdImport gives one by its name, to whoever looks into the page."""
    names = everything(ENTRY, static)
    body = "".join(f"$modules['{name}'] = {without_imports(name, static)}\n" for name in names)
    head = "(() => {\n'use strict';\nconst $modules = {}, $made = {};\n"
    ways = (
        "const $import = name => ($made[name] ??= $modules[name]());\n"
        "const $later = async name => $import(name);\nwindow.hdImport = $import;\n"
    )
    return f"{head}{ways}{body}$import('{ENTRY}');\n}})();\n"


def in_folder(title: str, ahead: Iterable[str], static: Path = STATIC) -> str:
    """The document beside its script and style sheet. ahead: the data that a first answer needs, as names of files."""
    icon = f'<link rel="icon" href="{ICON}" type="image/svg+xml">'
    scripts = "".join(f'<script defer src="{name}"></script>\n' for name in [*ahead, f"{PAGE}.js"])
    return _document(title, f'{icon}\n<link rel="stylesheet" href="{PAGE}.css">\n{TAKES}\n{scripts}', "", static)


def in_one_file(title: str, data: Mapping[str, Any], texts: Mapping[str, str], static: Path = STATIC) -> str:
    """The whole page as one document. data: what is read by name, as JSON; texts: what is read as it stands."""
    icon = "data:image/svg+xml;base64," + base64.b64encode((static / ICON).read_bytes()).decode()
    head = f'<link rel="icon" href="{icon}">\n<style>\n{styles(static).decode()}</style>\n{TAKES}\n'
    parts = [_element(f"hd-data/{name}", "application/json", as_json(value)) for name, value in data.items()]
    parts += [_element(f"hd-text/{name}", "text/plain", inside(text)) for name, text in texts.items()]
    return _document(title, head, "".join(parts) + f"<script>\n{inside(script(static))}</script>\n", static)


def as_json(value: Any) -> str:
    """For a script or an element: nothing in it ends either."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


def as_script(value: Any) -> str:
    """For a script that is run: there "__proto__", an attribute's name say, is one like any other in brackets only."""
    return PROTO.sub('["__proto__"]:', as_json(value))


def inside(code: str) -> str:
    """JavaScript that an element holds: nothing in it ends the element."""
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _element(name: str, kind: str, text: str) -> str:
    return f'<script type="{kind}" id="{name}">{text}</script>\n'


def _document(title: str, head: str, body: str, static: Path) -> str:
    text = STYLE.sub("", (static / "index.html").read_text(encoding="utf-8"))
    start, end = text.index(SERVED[0]), text.index(SERVED[1]) + len(SERVED[1])
    text = text[:start] + text[end:].lstrip("\n")
    own = ("%ROOT%", "<!-- styles -->", 'rel="icon"', 'type="module"', "og:image", "twitter:card")  # the server's
    lines = [line for line in text.splitlines(keepends=True) if not any(mark in line for mark in own)]
    named = f"<title>{title}</title>"
    return "".join(lines).replace("<title>hierdemo</title>", named).replace("</head>", f"{head}</head>").replace(
        "</body>", f"{body}</body>"
    )  # fmt: skip
