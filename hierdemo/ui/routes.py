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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from PIL import Image
from starlette.concurrency import run_in_threadpool

from hierdemo.collection.files import CollectionError
from hierdemo.items.image import NOT_IN_BROWSERS, ImageError, for_browsers, open_image, thumbnail
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import FIELDS, LONGEST_TEXT, MODES, Field, Query
from hierdemo.ui import beside, selection, views
from hierdemo.ui.building import Building
from hierdemo.ui.collection_routes import add_collection_routes
from hierdemo.ui.editing import Editing
from hierdemo.ui.measuring import Measuring
from hierdemo.ui.page import STATIC
from hierdemo.ui.static_files import Files, Folder

UPLOAD_BYTES = 20_000_000
KEPT_UPLOADS = 64
SIDE = 1024  # an upload is kept no larger: no encoder here looks closer
# what is FRESH a browser asks about again each time: after an update no page mixes old and new modules
LONG, FRESH = {"Cache-Control": "public, max-age=86400"}, {"Cache-Control": "no-cache"}
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


class Kept:
    """What is worked out once for each engine: of a family every member has its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: WeakKeyDictionary[Engine, dict[str, Any]] = WeakKeyDictionary()

    def get(self, engine: Engine, name: str, make: Callable[[], Any]) -> Any:
        with self._lock:
            own = self._of.setdefault(engine, {})
            if name not in own:
                own[name] = make()
            return own[name]


def add_routes(
    app: FastAPI,
    engines: Engines,
    *,
    plotly: Path,
    editable: bool = False,
    space: str | None = None,
    building: Building | None = None,
    host: str = "",
) -> Callable[[], None]:
    """Everything under hd/: what the page is made of, the collection that was opened, and with `building` all others.

    editable: as add_engine_routes takes it, visitors' own collections left out. host: that the app listens on; space:
    the Space that this is, for the page's links. Returns what works out, ahead of the first visit, what each asks for.
    """
    uploads = Uploads()  # a picture that was asked with can be asked with in the next collection, too
    files = Files()
    static = Folder(STATIC, files, FRESH)
    # routes, not mounts: behind a proxy that has already taken the root_path away, mounts resolve wrongly
    app.add_route("/hd/static/{path:path}", static.answer, include_in_schema=False)

    async def plotly_js(request: Request) -> Response:
        return await files.answer(request, plotly, LONG)

    app.add_route("/hd/plotly.min.js", plotly_js, include_in_schema=False)
    first = add_engine_routes(app, engines, uploads, editable=editable, space=space)

    def make(own: Engines, private: bool) -> FastAPI:
        other = FastAPI(openapi_url=None)
        add_engine_routes(other, own, uploads, editable=editable and not private, space=space)
        return other

    if building is not None:
        posted = lambda handle: _from_page(_posted(handle))
        add_collection_routes(app, building, make, host=host, posted=posted, safe=_safe, read=_body)

    def warm() -> None:
        first()
        static.warm()
        files.get(plotly)

    return warm


def add_engine_routes(
    app: FastAPI, engines: Engines, uploads: Uploads, *, editable: bool = False, space: str | None = None
) -> Callable[[], None]:
    """engines(id) gives the engine of a family's member (GET: ?e=ID), engines() the one that was opened.

    editable: whether visitors may change its trees. What a tree's node numbers and places mean changes with an edit:
    a browser keeps them only under the snapshot they are of (?v=). space: the Space that this is, for the page's links.
    Returns what works out the answers that a first visit asks for.
    """
    editing = Editing(engines, editable=editable)
    kept, overlaps, measuring = Kept(), beside.Overlaps(), Measuring()

    def info(e: str | None = None) -> dict[str, Any]:
        engine = engines(e)
        found = kept.get(engine, "info", lambda: _info(engine))
        family = engines.family and views.family(engines.family, str(engines.default))
        members = [member["id"] for member in family["members"]] if family else []
        told = {"default": engines.default, "choices": members}
        fields = [row | (told if row["name"] == "embedding" else {}) for row in found["fields"]]
        return found | {
            "space": space,
            "family": family,
            "fields": fields,
            "defaults": found["defaults"] | {"embedding": engines.default},
        }

    def tree(name: str, e: str | None = None) -> bytes:
        engine = engines(e)
        name, first = _tree(engine, name), engines()
        like = None if engine is first else first.collection  # a branch keeps its hue from one member to the next
        return kept.get(engine, f"tree {name}", lambda: JSONResponse(views.tree(engine.collection, name, like)).body)

    def answer(ask: dict[str, Any]) -> dict[str, Any]:
        query = read_ask(ask, uploads)
        engine = engines(query.embedding)
        return views.answer(engine, engine.answer(query))

    def compare(ask: dict[str, Any]) -> dict[str, Any]:
        query = read_ask(ask, uploads)
        engine = engines(query.embedding)
        vector, _ = engine.encode(query)
        return views.compare({mode: engine.answer_vector(_in_mode(query, mode), vector) for mode in MODES})

    def held_beside(ask: dict[str, Any]) -> dict[str, Any]:
        return beside.answer(engines, overlaps, ask, lambda fields: read_ask(fields, uploads))

    def get(path: str, handle: Callable[..., Response]) -> None:
        app.add_api_route(f"/hd/{path}", handle, include_in_schema=False)

    def post(path: str, handle: Callable[..., Any]) -> None:
        app.add_api_route(f"/hd/{path}", handle, methods=["POST"], include_in_schema=False)

    get("info", lambda e=None: _safe(lambda: info(e)))
    get("texts", lambda q="", e=None: _safe(lambda: views.suggested(engines(e).collection, q[:LONGEST_TEXT])))
    get("tree/{name}", lambda name, e=None: _safe(lambda: tree(name, e), "application/json", FRESH))
    get("leaf/{name}.bin", lambda name, e=None, v=None: _numbers(engines, e, v, lambda own: _leaf(own, name)))
    get(
        "map/{name}/{level}.bin",
        lambda name, level, e=None, v=None: _numbers(engines, e, v, lambda own: _map(own, name, level)),
    )
    # the pictures are the same in every member, and so are their addresses
    get("item/{i}", lambda i: _safe(lambda: views.item(engines().collection, _item(engines(), i))))
    get("thumb/{i}.webp", lambda i: _safe(lambda: engines().collection.thumbs[_item(engines(), i)], "image/webp"))
    get("image/{i}", lambda i: _image(engines(), i))
    get(
        "curve/{tree}",
        lambda tree, target="pictures", e=None: _safe(lambda: measuring(engines(e), tree, target)),
    )
    selection.add_to(get, _safe, engines, kept)
    get("upload/{token}.webp", lambda token: _safe(lambda: thumbnail(uploads.get(token)), "image/webp"))
    post("answer", _posted(answer))
    post("compare", _posted(compare))
    post("beside", _posted(held_beside))
    post("picture", _picture(uploads))
    get("log", lambda e=None: _safe(lambda: editing.log(e)))
    for name, change in (("edit", editing.edit), ("undo", editing.undo), ("redo", editing.redo)):
        post(name, _from_page(_posted(change)))

    def first() -> None:
        tree(info()["defaults"]["tree"])

    return first


def _info(engine: Engine) -> dict[str, Any]:
    """What the page is told first, a finished example included."""
    found = views.info(engine.collection)
    start = found["examples"][0]
    query = Query(text=start["text"], like=start.get("like"), k=found["defaults"]["k"])
    engine.answer(query)  # the very first search of a process touches cold memory: not the one to show times of
    return found | {"first": views.answer(engine, engine.answer(query))}


def _safe(make: Callable[[], Any], media: str = "application/octet-stream", headers: dict[str, str] = LONG) -> Response:
    """Data as JSON, bytes as they are; what goes wrong as one sentence."""
    try:
        made = make()
        return Response(made, media_type=media, headers=headers) if isinstance(made, bytes) else JSONResponse(made)
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


def _from_page(route: Callable[[Request], Any]):
    """Only for requests that another site's page cannot send by a visitor's browser: their type is JSON."""

    async def checked(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return JSONResponse({"error": "Send this as application/json."}, status_code=415)
        return await route(request)

    return checked


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


KINDS: dict[str, Any] = {
    "text": (str,),
    "number": (int, float),
    "count": (int,),
    "choice": (str,),
    "name": (str,),
    "item": (int,),
    "filters": (dict,),
    "nodes": (list,),
}


def read_ask(ask: dict[str, Any], uploads: Uploads, rows: Sequence[Field] = FIELDS) -> Query:
    """The Query that a request describes; what it leaves out is as the table has it. `picture` is an upload's token.

    Raises ValueError for a field of the wrong kind.
    """
    return Query(**asked_for(ask, rows), image=_uploaded(ask.get("picture"), uploads))


def asked_for(ask: dict[str, Any], rows: Sequence[Field]) -> dict[str, Any]:
    """What a request says of these fields, each of the kind that the table has; a picture is no part of it."""
    found: dict[str, Any] = {
        row.name: ask[row.name] for row in rows if row.kind != "picture" and ask.get(row.name) is not None
    }
    for row in rows:
        value: Any = found.get(row.name)
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, KINDS[row.kind]):
            raise ValueError(f"{row.name} has the wrong kind of value: {value!r}.")
        if row.kind == "filters" and any(not isinstance(v, str) for v in value.values()):
            raise ValueError(f"{row.name} must map names to values.")
        if row.kind == "nodes":
            if any(not isinstance(m, int | None) or isinstance(m, bool) for m in value):
                raise ValueError(f"{row.name} must be a list of node numbers.")
            found[row.name] = tuple(value)
    return found


def _uploaded(token: Any, uploads: Uploads) -> Image.Image | None:
    if token is None:
        return None
    if not (isinstance(token, str) and TOKEN.fullmatch(token)):
        raise ValueError("That picture is not known here: upload it again.")
    return uploads.get(token)


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


def _numbers(engines: Engines, e: str | None, v: str | None, make: Callable[[Engine], bytes]) -> Response:
    """What is numbered by a tree's nodes, kept long by a browser that asked for the snapshot that it is of."""
    held: list[Engine] = []

    def of() -> bytes:
        held.append(engines(e))
        return make(held[0])

    response = _safe(of, headers=LONG)
    if not held or v != views.snapshot(held[0].collection):
        response.headers["Cache-Control"] = FRESH["Cache-Control"]
    return response


def _leaf(engine: Engine, name: str) -> bytes:
    return engine.collection.views[_tree(engine, name)].tree.leaf_of.astype("<i4").tobytes()


def _map(engine: Engine, name: str, level: str) -> bytes:
    """float32, little endian: every x, then every y."""
    maps = engine.collection.views[_tree(engine, name)].maps
    found = next((m for m in maps if str(m.level) == level), None)
    if found is None:
        raise ValueError(f"There is no map of level {level}.")
    return np.ascontiguousarray(found.item_xy.T, "<f4").tobytes()


def _image(engine: Engine, i: str) -> Response:
    """The item's own file, as WebP where browsers do not show its kind; its thumbnail when the folder has gone."""
    try:
        number = _item(engine, i)
    except ValueError as e:
        return JSONResponse({"error": str(e)}, status_code=404)
    folder = engine.collection.images
    path = (folder / engine.collection.items[number].file).resolve()
    if path.is_relative_to(folder) and path.is_file():
        if path.suffix.lower() in NOT_IN_BROWSERS:
            return _safe(lambda: for_browsers(path), "image/webp")
        return FileResponse(path, headers=LONG)
    return _safe(lambda: engine.collection.thumbs[number], "image/webp")
