"""Routes of the Collection tab under hd/, and hd/c/ID/..., behind which every other collection has the page's routes.

Knows HTTP, who may ask for what, and bounds on what is sent. Does not know what a collection is or how one is built.
"""

import ipaddress
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hierdemo.collection.files import CollectionError
from hierdemo.search.members import Engines
from hierdemo.ui.services.collection_tab import Building, Place
from hierdemo.ui.services.library import GONE, PRIVATE
from hierdemo.ui.services.visitors import ID, megabytes

FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")


class Others:
    """hd/c/ID/...: the same routes for another collection. make(engines, private): an app with routes under /hd/."""

    def __init__(self, building: Building, make: Callable[[Engines, bool], ASGIApp]) -> None:
        self._building, self._make, self._lock = building, make, threading.Lock()
        self._apps: dict[str, tuple[Engines, ASGIApp]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        id, _, rest = scope["path_params"]["path"].partition("/")
        try:
            app, private = await run_in_threadpool(self._app, id)
        except KeyError:
            await JSONResponse({"error": GONE}, status_code=404)(scope, receive, send)
            return
        except (CollectionError, OSError) as e:
            await JSONResponse({"error": str(e)}, status_code=503)(scope, receive, send)
            return
        path = f"/hd/{rest}"
        own = {**scope, "path": path, "raw_path": path.encode(), "root_path": "", "app": app}
        await app(own, receive, _only_for_one(send) if private else send)

    def _app(self, id: str) -> tuple[ASGIApp, bool]:
        library = self._building.library
        private = library.entry(id).kind == PRIVATE
        if private:
            self._building.visitors.get(id)  # it is in use
        engines = library.engines(id)
        with self._lock:
            self._apps = {i: kept for i, kept in self._apps.items() if i == id or library.holds(i, kept[0])}
            if id not in self._apps or self._apps[id][0] is not engines:
                self._apps[id] = engines, self._make(engines, private)
            return self._apps[id][1], private


def _only_for_one(send: Send) -> Send:
    """What is a visitor's own lies in no cache but the visitor's browser's."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                (name, value.replace(b"public", b"private")) if name.lower() == b"cache-control" else (name, value)
                for name, value in message["headers"]
            ]
        await send(message)

    return sent


def is_local(request: Request, served: str) -> bool:
    """Whether a request comes from a browser on this machine to an app that serves this machine alone.

    served: the host that the app listens on. The Host header must name this machine, too: another site's page, or a
    tunnel, that reaches the app brings its own.
    """
    host = request.headers.get("host", "").rpartition("@")[2]
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]
    asking = request.client.host if request.client else ""
    through = any(header in request.headers for header in FORWARDED)
    return not through and all(loopback(part) for part in (served, name.strip("[]"), asking))


def loopback(host: str) -> bool:
    """Whether a host is this machine, by name or address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def add_collection_routes(
    app: FastAPI,
    building: Building,
    make: Callable[[Engines, bool], ASGIApp],
    *,
    host: str,
    posted: Callable[..., Any],
    safe: Callable[..., Response],
    read: Callable[..., Any],
) -> None:
    """make: as Others takes it. host: what the app listens on, "" for a public one. posted(handle): a route for a JSON
    object from the page alone; safe: data as a reply, errors as a sentence; read: a body up to a limit
    (all of responses.py).
    """
    limits = building.visitors.limits

    def place(request: Request) -> Place:
        return Place(is_local(request, host))

    async def collections(request: Request) -> Response:
        return await run_in_threadpool(safe, lambda: building.collections(place(request)))

    async def about(request: Request, c: str | None = None) -> Response:
        return await run_in_threadpool(safe, lambda: building.about(c, place(request)))

    async def packed(request: Request, c: str | None = None) -> Response:
        try:
            name, pieces = await run_in_threadpool(building.packed, c, place(request))
        except ValueError as e:
            return JSONResponse({"error": str(e)}, status_code=403)
        except (CollectionError, OSError) as e:
            return JSONResponse({"error": str(e)}, status_code=503)
        called = f"attachment; filename*=UTF-8''{quote(name)}"
        headers = {"Content-Disposition": called, "Cache-Control": "no-store"}
        return StreamingResponse(pieces, media_type="application/zip", headers=headers)

    async def coming() -> Response:
        return await run_in_threadpool(safe, building.coming)

    async def photos() -> Response:
        return await run_in_threadpool(safe, building.photos)

    async def file(request: Request, id: str = "", name: str = "") -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/octet-stream":
            return JSONResponse({"error": "Send the file as application/octet-stream."}, status_code=415)
        if not ID.fullmatch(id):
            return JSONResponse({"error": "There is no such upload: begin again."}, status_code=400)
        data = await read(request, limits.file_bytes)
        if data is None:
            told = f"It is larger than {megabytes(limits.file_bytes)}: make it smaller."
            return JSONResponse({"error": told}, status_code=413)
        return await run_in_threadpool(safe, lambda: building.file(id, name, data))

    def post(path: str, handle: Callable[[dict[str, Any], Place], dict[str, Any]]) -> None:
        async def route(request: Request) -> Response:
            return await posted(lambda ask: handle(ask, place(request)))(request)

        app.add_api_route(f"/hd/{path}", route, methods=["POST"], include_in_schema=False)

    app.add_api_route("/hd/collections", collections, include_in_schema=False)
    app.add_api_route("/hd/collections/coming", coming, include_in_schema=False)
    app.add_api_route("/hd/collections/photos", photos, include_in_schema=False)
    app.add_api_route("/hd/collections/about", about, include_in_schema=False)
    app.add_api_route("/hd/collections/zip", packed, include_in_schema=False)
    app.add_api_route("/hd/build/file", file, methods=["POST"], include_in_schema=False)
    post("collections/mine", lambda ask, _: building.mine(ask))
    post("build/begin", lambda ask, _: building.begin(ask))
    post("build/start", building.start)
    post("build/folder", building.folder)
    post("build/state", lambda ask, _: building.state(ask))
    post("build/remove", lambda ask, _: building.remove(ask))
    # an ASGI app behind a route, not a mount: that resolves wrongly where a proxy has already taken the root_path away
    app.router.routes.append(Route("/hd/c/{path:path}", Others(building, make), include_in_schema=False))
