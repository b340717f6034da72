"""The endpoints as tools, asked as an assistant asks: the official MCP client against a real server over the demo.

It looks at what the tools say of themselves, finds a red sports car, sees it, and is told why it was found.
"""

import asyncio
import base64
import gc
import io
import json
import warnings
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PIL import Image

from hierdemo.collection.store import load
from hierdemo.demo import DEMO
from hierdemo.models.loading import load_encoder
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import FIELDS
from hierdemo.ui.api.endpoints import endpoints
from hierdemo.ui.api.tools import MOST, thumbs
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.server import launch_server, make_server
from hierdemo.ui.services.library import Library
from tests.support.proxy import Proxy

mcp = pytest.importorskip("mcp", reason="pip install -r tests/requirements.txt")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
Client = Callable[[Callable[[Any], Coroutine[Any, Any, Any]]], Any]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """client(use): what the coroutine `use` makes of a session, through a proxy that takes its path away."""
    collection = load(DEMO)
    encoder = load_encoder(collection.meta.model)
    engines = Engines(Engine(collection, encoder), None, lambda model: encoder)
    library = Library(engines, lambda model: encoder)
    root = "/demo"
    server = make_server(endpoints(engines, library, root), root)
    add_routes(server, engines, plotly=tmp_path_factory.mktemp("plotly") / "none.js")
    target = launch_server(server, host="127.0.0.1", port=None, root_path=root, thumb=thumbs(engines, library))

    async def session(use: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
        from mcp.client.streamable_http import streamablehttp_client

        async with (
            streamablehttp_client(f"{proxy.url}gradio_api/mcp/") as (read, write, _),
            mcp.ClientSession(read, write) as s,
        ):
            await s.initialize()
            return await use(s)

    with Proxy(root, strips=True) as proxy:
        proxy.target = target
        with ThreadPoolExecutor(1) as aside:  # beside a browser's tests this thread has a loop that runs
            yield lambda use: aside.submit(lambda: asyncio.run(session(use))).result()
    server.get_blocks().close(verbose=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def answered(result: Any) -> dict[str, Any]:
    assert not result.isError, result.content
    return json.loads(result.content[0].text)


def pictures(result: Any) -> list[tuple[str, Image.Image]]:
    """What is said before each picture, and the picture."""
    rest = result.content[1:]
    assert [c.type for c in rest] == ["text", "image"] * (len(rest) // 2)
    seen = [Image.open(io.BytesIO(base64.b64decode(c.data))) for c in rest[1::2]]
    return [(said.text, picture) for said, picture in zip(rest[::2], seen, strict=True)]


def test_tools_say_what_they_are_for_and_describe_every_parameter(client: Client) -> None:
    tools = {tool.name: tool for tool in client(lambda s: s.list_tools()).tools}
    assert set(tools) == {"search", "explain", "compare", "node", "similar", "collections"}
    for tool in tools.values():
        assert len(tool.description.split()) > 15 and "Parameters" not in tool.description
        assert all(p.get("description") for p in tool.inputSchema["properties"].values()), tool.name
        assert "request" not in tool.inputSchema["properties"] and "additional_description" not in repr(tool)
    taken = tools["search"].inputSchema["properties"]
    assert set(taken) == {row.parameter for row in FIELDS} | {"collection"}
    assert "1 to 1000" in taken["k"]["description"] and taken["mode"]["enum"] == ["drill-down", "hnsw", "exact"]


def test_an_assistant_finds_a_red_sports_car_and_is_told_why(client: Client) -> None:
    async def ask(session: Any) -> tuple[Any, ...]:
        [listed] = answered(await session.call_tool("collections", {}))
        found = await session.call_tool("search", {"text": "red sports car", "k": 3, "collection": listed["id"]})
        [first, *_] = answered(found)["results"]
        why = await session.call_tool("explain", {"text": "red sports car"})
        [vehicles, *_] = answered(why)["decisions"]
        there = await session.call_tool("node", {"node": vehicles["node"]})
        like = await session.call_tool("similar", {"item": first["id"], "scope": "across", "k": 40})
        return first, found, answered(why), there, like

    first, found, why, there, like = client(ask)
    assert first["caption"].startswith("a red sports car") and first["thumb"].endswith(
        f"/demo/hd/thumb/{first['id']}.webp"
    )
    said, picture = pictures(found)[0]
    red, green, blue = picture.convert("RGB").resize((1, 1), box=(32, 60, 96, 80)).getpixel((0, 0))
    assert str(first["id"]) in said and len(pictures(found)) == 3 and red > max(green, blue)
    assert [d["label"] for d in why["decisions"]] == ["vehicles", "cars", "sports car"]
    assert all(d["verdict"] == "ahead" and "ahead of" in d["says"] for d in why["decisions"]) and why["missed"] == []
    assert answered(there)["label"] == "vehicles" and pictures(there)
    assert len(pictures(like)) == MOST and {r["attributes"]["colour"] for r in answered(like)["results"]} == {"red"}


def test_what_cannot_be_done_is_told_as_it_is(client: Client) -> None:
    asked = [("search", {"text": "x", "collection": "none"}), ("node", {"node": 99_999}), ("search", {"text": ""})]

    async def ask(session: Any) -> list[Any]:
        return [await session.call_tool(name, given) for name, given in asked]

    for result in client(ask):
        [told] = result.content
        assert result.isError and told.text[0] not in "\"'" and told.text.endswith(".") and "\n" not in told.text
