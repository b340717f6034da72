"""The endpoints as tools for assistants, over MCP (Model Context Protocol): what a tool answers, as text and pictures.

Knows how Gradio makes tools of endpoints, and that answers name their pictures. Does not know how an answer is made.
The tools are Gradio's own, at gradio_api/mcp, with its reading of the docstrings; but it would write an answer as
Python does, and leave pictures to addresses that many an assistant cannot open.
"""

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from hierdemo.ui.api.call import Members
from hierdemo.ui.api.links import shown
from hierdemo.ui.services.library import Library

Thumb = Callable[[str | None, int], bytes | None]  # (a collection's id or None, an item) -> its thumbnail, a WebP
MOST = 12  # pictures that come with an answer


def thumbs(engines: Members, library: Library) -> Thumb:
    """The thumbnails of the collection that the app opened (None), and of all others by their ids."""

    def thumb(collection: str | None, item: int) -> bytes | None:
        found = (engines if collection is None else library.engines(collection))(None).collection
        return found.thumbs[item] if found.thumbs.has(item) else None

    return thumb


def for_assistants(blocks: gr.Blocks, thumb: Thumb) -> None:
    """Let the tools of a server that was launched answer as `contents` does. Raises RuntimeError without the server."""
    server = blocks.mcp_server_obj
    if server is None:
        raise RuntimeError(blocks.mcp_error or "Gradio made no MCP server.")
    server.postprocess_output_data = lambda data, root_url: contents(data[0], thumb)  # type: ignore[method-assign]


def contents(answer: Any, thumb: Thumb) -> list[Any]:
    """An answer as JSON, then its first pictures, each behind a line that says which it is."""
    from mcp.types import ImageContent, TextContent

    found: list[Any] = [TextContent(type="text", text=json.dumps(answer, ensure_ascii=False))]
    for row in list({row["thumb"]: row for row in _pictured(answer)}.values())[:MOST]:
        data = thumb(*shown(row["thumb"]))
        if data is not None:
            found.append(TextContent(type="text", text=f"Item {row['id']}: {row['caption'] or row['file']}"))
            found.append(ImageContent(type="image", data=base64.b64encode(data).decode(), mimeType="image/webp"))
    return found


def _pictured(answer: Any) -> Iterator[dict[str, Any]]:
    """What an answer says of items, in its order."""
    if isinstance(answer, list):
        for one in answer:
            yield from _pictured(one)
    elif isinstance(answer, dict):
        if "thumb" in answer:
            yield answer
        else:
            yield from _pictured(list(answer.values()))
