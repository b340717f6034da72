"""Where a program finds what an answer names: each picture's thumbnail and file, and the page that shows the question.

Knows the routes under hd/ and how a link spells a question. Does not know how an answer is made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode

import gradio as gr
from gradio.route_utils import get_root_url

from hierdemo.search.query import FIELDS, Field, Query

THUMB = re.compile(r"/hd/(?:c/([^/]+)/)?thumb/(\d+)\.webp$")
API = "/gradio_api"  # what Gradio puts in front of its own routes


@dataclass(frozen=True)
class Links:
    """root: the app's address as its visitor has it, without a slash at its end. collection: the id of another one than
    the app opened, None for that.
    """

    root: str
    collection: str | None = None

    @property
    def routes(self) -> str:
        return f"{self.root}/hd/" + (f"c/{quote(self.collection)}/" if self.collection else "")

    def seen(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows about items, each with where its thumbnail and its picture lie."""
        return [
            row | {"thumb": f"{self.routes}thumb/{row['id']}.webp", "picture": f"{self.routes}image/{row['id']}"}
            for row in rows
        ]

    def page(self, query: Query, rows: Sequence[Field] = FIELDS) -> str:
        """The page with this question asked; a picture that was given stays with who gave it."""
        words = {row.link: text for row in rows if row.link and (text := _spelt(row, query)) is not None}
        asked = {"c": self.collection} if self.collection else {}
        return f"{self.root}/?{urlencode(asked | words)}"


def root_of(request: gr.Request | None, root_path: str = "") -> str:
    """The app's own address, by the request that came to it, behind a proxy too; "" where there is no request."""
    asked: Any = getattr(request, "request", request)
    if asked is None:
        return root_path if "://" in root_path else ""
    path = asked.url.path
    return get_root_url(asked, path[path.rfind(API) :], root_path)


def shown(thumb: str) -> tuple[str | None, int]:
    """The collection (None: the one that the app opened) and the item whose thumbnail lies at an address of `seen`."""
    match = THUMB.search(thumb)
    if match is None:
        raise ValueError(f"{thumb!r} is no thumbnail's address")
    return match[1] and unquote(match[1]), int(match[2])


def _spelt(row: Field, query: Query) -> str | None:
    """A field as the page's link has it (static/core/link.js); None where the page assumes it."""
    value = getattr(query, row.name)
    if row.kind == "filters":
        return ",".join(f"{_safe(name)}:{_safe(text)}" for name, text in value.items()) or None
    if row.kind == "nodes":
        return ".".join("" if m is None else str(m) for m in value) or None
    if row.name == "weight" and not (query.text and (query.image is not None or query.like is not None)):
        return None
    assumed = row.page[0] if row.page else row.default
    return None if value is None or value in ("", assumed) else str(value)


def _safe(text: str) -> str:
    """A filter's name or value, without what parts it from others."""
    return "".join(quote(c) if c in "%,:" else c for c in text)
