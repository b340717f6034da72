"""The page's routes under hd/: static files, pictures, maps as binary, and answers as JSON.

Knows HTTP and bounds on what a visitor may send. Keeps no session: a request says everything, an uploaded
picture is kept in memory for a while under a token and is never written to disk. Does not know how an answer is
found.
"""

import hashlib
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from PIL import Image
from starlette.concurrency import run_in_threadpool

from hierdemo.catalog import ImageError, open_image, thumbnail
from hierdemo.encoder import EncoderUnavailable
from hierdemo.search import MODES, Engine, Query
from hierdemo.store import CollectionError
from hierdemo.ui import views

STATIC = Path(__file__).with_name("static")
UPLOAD_BYTES = 20_000_000
KEPT_UPLOADS = 64
SIDE = 1024  # an upload is kept no larger: no encoder here looks closer
LONG = {"Cache-Control": "public, max-age=86400"}
TOKEN = re.compile(r"[0-9a-f]{32}")


class Uploads:
    """The last pictures that visitors sent, by token. Safe for several threads."""

    def __init__(self, kept: int = KEPT_UPLOADS) -> None:
        self._kept, self._lock = kept, threading.Lock()
        self._pictures: OrderedDict[str, Image.Image] = OrderedDict()

    def add(self, picture: Image.Image, data: bytes) -> str:
        token = hashlib.sha256(data).hexdigest()[:32]
        picture.thumbnail((SIDE, SIDE))
        with self._lock:
            self._pictures[token] = picture
            self._pictures.move_to_end(token)
            while len(self._pictures) > self._kept:
                self._pictures.popitem(last=False)
        return token

    def get(self, token: str) -> Image.Image:
        with self._lock:
            if token not in self._pictures:
                raise ValueError("That picture is no longer here: upload it again.")
            return self._pictures[token]


class Revalidated(StaticFiles):
    """Static files that a browser asks about again each time: after an update no page mixes old and new modules."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


def add_routes(app: FastAPI, engine: Callable[[], Engine], *, plotly: Path) -> None:
    """engine() gives the engine in use, waiting for its model if need be (raises EncoderUnavailable)."""
    uploads, first = Uploads(), threading.Lock()
    cached: dict[str, Any] = {}

    def info() -> dict[str, Any]:
        with first:  # the first visit's answer is computed once
            e = engine()
            if cached.get("engine") is not e:
                found = views.info(e.collection)
                start = found["examples"][0]
                query = Query(text=start["text"], like=start.get("like"), k=found["defaults"]["k"])
                e.answer(query)  # the very first search of a process touches cold memory: not the one to show times of
                found["first"] = views.answer(e, e.answer(query))
                cached.update(engine=e, info=found)
            return cached["info"]

    def answer(ask: dict[str, Any]) -> dict[str, Any]:
        e = engine()
        return views.answer(e, e.answer(read_ask(ask, uploads)))

    def compare(ask: dict[str, Any]) -> dict[str, Any]:
        e, query = engine(), read_ask(ask, uploads)
        vector, _ = e.encode(query)
        return views.compare({mode: e.answer_vector(_in_mode(query, mode), vector) for mode in MODES})

    app.mount("/hd/static", Revalidated(directory=STATIC), name="hd-static")
    app.add_api_route("/hd/plotly.min.js", lambda: FileResponse(plotly, headers=LONG), include_in_schema=False)
    app.add_api_route("/hd/info", lambda: _safe(info), include_in_schema=False)
    app.add_api_route(
        "/hd/tree/{name}",
        lambda name: _safe(lambda: views.tree(engine().collection, _tree(engine(), name))),
        include_in_schema=False,
    )
    app.add_api_route(
        "/hd/item/{i}",
        lambda i: _safe(lambda: views.item(engine().collection, _item(engine(), i))),
        include_in_schema=False,
    )
    app.add_api_route(
        "/hd/leaf/{name}.bin",
        lambda name: _safe(
            lambda: engine().collection.views[_tree(engine(), name)].tree.leaf_of.astype("<i4").tobytes()
        ),
    )
    app.add_api_route(
        "/hd/map/{name}/{level}.bin",
        lambda name, level: _safe(lambda: _map(engine(), name, level)),
        include_in_schema=False,
    )
    app.add_api_route(
        "/hd/thumb/{i}.webp",
        lambda i: _safe(lambda: engine().collection.thumbs[_item(engine(), i)], "image/webp"),
        include_in_schema=False,
    )
    app.add_api_route("/hd/image/{i}", lambda i: _image(engine(), i), include_in_schema=False)
    app.add_api_route(
        "/hd/upload/{token}.webp",
        lambda token: _safe(lambda: thumbnail(uploads.get(token)), "image/webp"),
        include_in_schema=False,
    )
    app.add_api_route("/hd/answer", _posted(answer), methods=["POST"], include_in_schema=False)
    app.add_api_route("/hd/compare", _posted(compare), methods=["POST"], include_in_schema=False)
    app.add_api_route("/hd/picture", _picture(uploads), methods=["POST"], include_in_schema=False)


def _safe(make: Callable[[], Any], media: str = "application/octet-stream") -> Response:
    """Data as JSON, bytes as they are; what goes wrong as one sentence."""
    try:
        made = make()
        return Response(made, media_type=media, headers=LONG) if isinstance(made, bytes) else JSONResponse(made)
    except UnicodeEncodeError:  # half of a pair of surrogates: JSON can spell it, nothing can write it
        return JSONResponse({"error": "The text holds a broken character: type it again."}, status_code=400)
    except (ValueError, ImageError) as e:
        return JSONResponse({"error": str(e)}, status_code=400)
    except (CollectionError, EncoderUnavailable, OSError) as e:
        return JSONResponse({"error": str(e)}, status_code=503)


def _posted(handle: Callable[[dict[str, Any]], dict[str, Any]]):
    async def route(request: Request) -> Response:
        body = await _body(request, 100_000)
        if body is None:
            return JSONResponse({"error": "That request is too long: shorten the text."}, status_code=413)
        try:
            ask = json.loads(body)
            json.dumps(ask, ensure_ascii=False).encode()  # refuses half of a pair of surrogates
        except (ValueError, RecursionError):
            ask = None
        if not isinstance(ask, dict):
            return JSONResponse({"error": "The request is not a JSON object."}, status_code=400)
        return await run_in_threadpool(_safe, lambda: handle(ask))

    return route


def _picture(uploads: Uploads):
    def take(data: bytes) -> dict[str, Any]:
        if not data:
            raise ValueError("The picture is empty: choose another file.")
        picture = open_image(data)
        width, height = picture.size
        return {"token": uploads.add(picture, data), "width": width, "height": height, "warnings": []}

    async def route(request: Request) -> Response:
        data = await _body(request, UPLOAD_BYTES)
        if data is None:
            return JSONResponse(
                {"error": f"The picture is larger than {UPLOAD_BYTES // 10**6} MB: make it smaller first."},
                status_code=413,
            )
        return await run_in_threadpool(_safe, lambda: take(data))

    return route


async def _body(request: Request, limit: int) -> bytes | None:
    """The body, or None when it is longer than the limit; never holds more than that."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
    return b"".join(parts)


def read_ask(ask: dict[str, Any], uploads: Uploads) -> Query:
    """The Query that a request describes. Raises ValueError for a field of the wrong kind."""
    known = {
        "text": str,
        "weight": (int, float),
        "mode": str,
        "tree": str,
        "k": int,
        "beam": int,
        "where": dict,
        "forced": list,
    }
    given = {name: ask[name] for name in known if ask.get(name) is not None}
    for name, value in given.items():
        if not isinstance(value, known[name]) or isinstance(value, bool):  # type: ignore[arg-type]
            raise ValueError(f"{name} has the wrong kind of value: {value!r}.")
    if any(not isinstance(m, int | None) or isinstance(m, bool) for m in given.get("forced", [])):
        raise ValueError("forced must be a list of node numbers.")
    if any(not isinstance(v, str) for v in given.get("where", {}).values()):
        raise ValueError("where must map names to values.")
    given["forced"] = tuple(given.get("forced", ()))
    picture, like = ask.get("picture"), ask.get("like")
    if picture is not None and not (isinstance(picture, str) and TOKEN.fullmatch(picture)):
        raise ValueError("That picture is not known here: upload it again.")
    if like is not None and (not isinstance(like, int) or isinstance(like, bool)):
        raise ValueError("like must be an item's number.")
    return Query(image=uploads.get(picture) if picture else None, like=like, **given)


def _in_mode(query: Query, mode: str) -> Query:
    from dataclasses import replace

    return replace(query, mode=mode)


def _tree(engine: Engine, name: str) -> str:
    if name not in engine.collection.views:
        raise ValueError(f"There is no tree {name!r}.")
    return name


def _item(engine: Engine, i: str) -> int:
    if not i.isdecimal() or int(i) >= len(engine.collection.items):
        raise ValueError(f"There is no item {i}.")
    return int(i)


def _map(engine: Engine, name: str, level: str) -> bytes:
    """float32, little endian: every x, then every y."""
    maps = engine.collection.views[_tree(engine, name)].maps
    found = next((m for m in maps if str(m.level) == level), None)
    if found is None:
        raise ValueError(f"There is no map of level {level}.")
    return np.ascontiguousarray(found.item_xy.T, "<f4").tobytes()


def _image(engine: Engine, i: str) -> Response:
    """The item's own file; its thumbnail when the images folder has gone."""
    try:
        number = _item(engine, i)
    except ValueError as e:
        return JSONResponse({"error": str(e)}, status_code=404)
    folder = engine.collection.images
    path = (folder / engine.collection.items[number].file).resolve()
    if path.is_relative_to(folder) and path.is_file():
        return FileResponse(path, headers=LONG)
    return _safe(lambda: engine.collection.thumbs[number], "image/webp")
