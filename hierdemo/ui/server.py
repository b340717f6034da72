"""The Gradio server of the page: the document at /, the named endpoints, and what becomes of clients' uploads.

Knows gradio.Server and how Gradio keeps files. Does not know what the routes under hd/ or the endpoints answer.
"""

import asyncio
import atexit
import io
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, redirect_stdout
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from gradio.route_utils import delete_files_created_by_app, delete_files_on_schedule, get_root_url

from hierdemo.ui.api.call import Members
from hierdemo.ui.api.links import API
from hierdemo.ui.api.parameters import describe
from hierdemo.ui.api.reference import examples_for, reference
from hierdemo.ui.api.tools import Thumb, for_assistants
from hierdemo.ui.present.modules import STATIC
from hierdemo.ui.present.page import Page
from hierdemo.ui.root_path import RootPath
from hierdemo.ui.routes.static_files import Version
from hierdemo.ui.routes.uploads import UPLOAD_BYTES

SWEEP, KEPT = 600, 3000  # seconds: how often clients' uploads are looked at, and how old one may become
LOOK = 0.05  # seconds between looks at Gradio's queue; with its own 0.001 an idle server takes a twentieth of a core


def make_server(
    endpoints: Iterable[Callable[..., Any]], root_path: str = "", opens: Callable[[], Mapping[str, str]] = dict
) -> gr.Server:
    """A server with the page and the endpoints, each under its function's name. root_path: as RootPath takes it; opens:
    as Page.at has it, asked at every visit.

    Further routes may be added until `launch`.
    """
    server = gr.Server(title="hierdemo", openapi_url=None, docs_url=None, redoc_url=None)  # docs load from elsewhere
    server.add_middleware(RootPath, root_path=root_path)
    server.add_exception_handler(TypeError, _wrongly_called)
    server.add_exception_handler(KeyError, _wrongly_called)
    page, version = Page(), Version(STATIC)

    def document(request: Request) -> HTMLResponse:
        text = page.at(get_root_url(request, "/", root_path), version(), opens())
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    server.add_api_route("/", document, methods=["GET", "HEAD"], include_in_schema=False)
    for endpoint in endpoints:
        server.api(endpoint, name=endpoint.__name__, queue=False)
    return server


def _wrongly_called(request: Request, error: Exception) -> JSONResponse:
    """Of an endpoint that there is not, or parameters that it does not take, Gradio makes an error of the server."""
    _, there, name = request.url.path.partition(f"{API}/call/v2/")
    if not there:
        raise error
    said = f"There is no endpoint {name!r}" if isinstance(error, KeyError) else str(error).partition(". ")[0]
    return JSONResponse({"error": f"{said}: the page /api tells what there is."}, status_code=400)


def use_shared_gpu() -> None:
    """Have a function for a graphics card: Hugging Face's ZeroGPU ends an app that has none. Nothing here needs it."""
    import spaces

    spaces.GPU(lambda: None)


def add_reference(
    server: gr.Server, endpoints: Sequence[Callable[..., Any]], members: Members, *, root_path: str = "", tools: bool
) -> None:
    """The page /api, which tells of the endpoints. members: of the collection that its examples ask; tools: whether
    assistants may ask.
    """

    def page(request: Request) -> HTMLResponse:
        root = get_root_url(request, "/api", root_path)
        told = reference(endpoints, root, examples_for(members(None).collection), tools=tools)
        return HTMLResponse(told, headers={"Cache-Control": "no-cache"})

    server.add_api_route("/api", page, methods=["GET", "HEAD"], include_in_schema=False)


def launch_server(
    server: gr.Server, *, host: str, port: int | None, root_path: str = "", thumb: Thumb | None = None
) -> str:
    """Serve in threads of its own. thumb: what assistants are shown of a picture (tools.py); None: not for assistants.
    Returns the address; raises OSError for a port in use.
    """
    with redirect_stdout(io.StringIO()):  # Gradio tells where its tools are, quiet or not; launch.py says what there is
        _, url, _ = server.launch(
            server_name=host,
            server_port=port,
            root_path=root_path,
            prevent_thread_lock=True,
            quiet=True,
            ssr_mode=False,
            footer_links=[],
            run_history=False,
            pwa=False,
            mcp_server=thumb is not None,
            show_error=False,
            max_file_size=UPLOAD_BYTES,
            app_kwargs={"lifespan": _lifespan},
        )
    describe(server.get_blocks())
    if thumb is not None:
        for_assistants(server.get_blocks(), thumb)
    atexit.register(delete_files_created_by_app, server.get_blocks(), None)
    return url


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs: no file is fetched, clients' uploads are deleted within the hour, and it idles calmly."""
    blocks = app.get_blocks()  # type: ignore[attr-defined]
    blocks._queue.sleep_when_free = blocks._queue.progress_update_sleep_when_free = LOOK
    for function in blocks.fns.values():
        for block in function.inputs:
            block.async_move_resource_to_block_cache = _no_address(block.async_move_resource_to_block_cache)
    blocks.preprocess_data = _uploaded(blocks.preprocess_data)  # type: ignore[method-assign]
    sweeping = asyncio.create_task(delete_files_on_schedule(app, SWEEP, KEPT))  # type: ignore[arg-type]
    try:
        yield
    finally:
        sweeping.cancel()
        delete_files_created_by_app(blocks, age=None)


def _no_address(move: Callable[..., Any]) -> Callable[..., Any]:
    """Gradio would fetch a picture from an address that a visitor names; no request leaves this machine."""

    async def checked(path: Any) -> Any:
        if "://" in str(path):
            raise gr.Error("image is an address: save the picture and give its file.", print_exception=False)
        return await move(path)

    return checked


def _uploaded(preprocess: Callable[..., Any]) -> Callable[..., Any]:
    """Gradio reads no file of the server's own; it would say so in the log alone."""

    async def checked(*given: Any, **named: Any) -> Any:
        try:
            return await preprocess(*given, **named)
        except gr.Error:  # said in words already
            raise
        except ValueError as e:
            raise gr.Error("image is no uploaded file: upload it first.", print_exception=False) from e

    return checked
