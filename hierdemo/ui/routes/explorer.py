"""The routes of one collection: info, trees, maps as binary, and answers as JSON; its pictures are pictures.py.

Keeps no session: a request says everything. Does not know how an answer is found, or how it is laid out.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

from hierdemo.collection.collection import Collection
from hierdemo.items.image import thumbnail
from hierdemo.measure import recall
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import LONGEST_TEXT, MODES, Query
from hierdemo.search.timing import timed
from hierdemo.ui.present import answer as answers
from hierdemo.ui.present import info as about
from hierdemo.ui.present import snapshot, stacks, two_trees
from hierdemo.ui.present import tree as trees
from hierdemo.ui.routes import selection
from hierdemo.ui.routes.ask import read_ask, read_numbers
from hierdemo.ui.routes.pictures import add_picture_routes, number
from hierdemo.ui.routes.responses import FRESH, LONG, from_page, posted, safe
from hierdemo.ui.routes.uploads import Uploads, picture_route
from hierdemo.ui.services import curves
from hierdemo.ui.services.curves import Measuring
from hierdemo.ui.services.tree_edits import Editing

DIALS = 20  # beams, and efs, that are asked for at once
LOOKED_AT = 0.02  # seconds to spend on times that somebody has asked to see


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


class Pages:
    """What the page is told of a collection and of questions to it, as plain data."""

    def __init__(self, engines: Engines, uploads: Uploads, editing: Editing, space: str | None = None) -> None:
        self.kept = Kept()
        self._engines, self._uploads, self._editing, self._space = engines, uploads, editing, space
        self._overlaps = two_trees.Overlaps()

    def info(self, e: str | None = None) -> dict[str, Any]:
        engines = self._engines
        engine = engines(e)
        found = self.kept.get(engine, "info", lambda: about.info(engine.collection))
        first = self.kept.get(engine, "first", lambda: engine.answer(about.first(found)))
        family = engines.family and about.family(engines.family, str(engines.default))
        members = [member["id"] for member in family["members"]] if family else []
        told = {"default": engines.default, "choices": members}
        fields = [row | (told if row["name"] == "embedding" else {}) for row in found["fields"]]
        named = {"default": engines.default}
        programs = [row | (named if row["name"] == "embedding" else {}) for row in found["programs"]["fields"]]
        return found | {
            "space": self._space,
            "editable": self._editing.allowed(e),
            "family": family,
            "fields": fields,
            "programs": found["programs"] | {"fields": programs},
            "first": answers.answer(engine, *timed(engine, [first])),  # timed anew: at the start much else goes on
            "defaults": found["defaults"] | {"embedding": engines.default},
        }

    def tree(self, name: str, e: str | None = None) -> bytes:
        engine = self._engines(e)
        name, first = _tree(engine, name), self._engines()
        like = None if engine is first else first.collection  # a branch keeps its hue from one member to the next
        return self.kept.get(
            engine, f"tree {name}", lambda: JSONResponse(trees.tree(engine.collection, name, like)).body
        )

    def answer(self, ask: dict[str, Any]) -> dict[str, Any]:
        query, engine = self._asked(ask)
        return answers.answer(engine, *timed(engine, [engine.answer(query)]))

    def compare(self, ask: dict[str, Any]) -> dict[str, Any]:
        query, engine = self._asked(ask)
        vector, _ = engine.encode(query)
        ways = [engine.answer_vector(replace(query, mode=mode), vector) for mode in MODES]
        return answers.compare(dict(zip(MODES, timed(engine, ways, budget=LOOKED_AT), strict=True)))

    def curve(self, ask: dict[str, Any]) -> dict[str, Any]:
        """Recall and cost of one question at the beams and efs that are asked for."""
        query, engine = self._asked(ask)
        beams, efs = (read_numbers(ask, name, DIALS) for name in ("beams", "efs"))
        vector, _ = engine.encode(query)
        return {"points": curves.told(recall.curve(engine, vector[None], query, beams=beams, efs=efs))}

    def beside(self, ask: dict[str, Any]) -> dict[str, Any]:
        return two_trees.answer(self._engines, self._overlaps, ask, lambda fields: read_ask(fields, self._uploads))

    def first(self) -> None:
        """Work out what a first visit asks for."""
        self.tree(self.info()["defaults"]["tree"])

    def _asked(self, ask: dict[str, Any]) -> tuple[Query, Engine]:
        query = read_ask(ask, self._uploads)
        return query, self._engines(query.embedding)


def add_engine_routes(
    app: FastAPI, engines: Engines, uploads: Uploads, *, editable: bool = False, space: str | None = None
) -> Callable[[], None]:
    """engines(id) gives the engine of a family's member (GET: ?e=ID), engines() the one that was opened.

    editable: whether visitors may change its trees. What a tree's node numbers and places mean changes with an edit:
    a browser keeps them only under the snapshot they are of (?v=). space: the Space that this is, for the page's links.
    Returns what works out the answers that a first visit asks for.
    """
    editing = Editing(engines, editable=editable)
    pages, measuring = Pages(engines, uploads, editing, space), Measuring()

    def get(path: str, handle: Callable[..., Response]) -> None:
        app.add_api_route(f"/hd/{path}", handle, include_in_schema=False)

    def post(path: str, handle: Callable[..., Any]) -> None:
        app.add_api_route(f"/hd/{path}", handle, methods=["POST"], include_in_schema=False)

    get("info", lambda e=None: safe(lambda: pages.info(e)))
    get("texts", lambda q="", e=None: safe(lambda: about.suggested(engines(e).collection, q[:LONGEST_TEXT])))
    get("tree/{name}", lambda name, e=None: safe(lambda: pages.tree(name, e), "application/json", FRESH))
    get("leaf/{name}.bin", lambda name, e=None, v=None: _numbers(engines, e, v, lambda own: _leaf(own, name)))
    get(
        "map/{name}/{level}.bin",
        lambda name, level, e=None, v=None: _numbers(engines, e, v, lambda own: _map(own, name, level)),
    )
    get(
        "attribute.bin",
        lambda name="", e=None: safe(lambda: about.attribute_values(engines(e).collection, name).tobytes()),
    )
    get("item/{i}", lambda i: safe(lambda: _item(engines().collection, i)))
    get("stacks", lambda: safe(lambda: stacks.listed(engines().collection)))
    add_picture_routes(get, engines)
    get(
        "curve/{tree}",
        lambda tree, target="pictures", e=None: safe(lambda: measuring(engines(e), tree, target)),
    )
    selection.add_to(get, safe, engines, pages.kept)
    get("upload/{token}.webp", lambda token: safe(lambda: thumbnail(uploads.get(token)), "image/webp"))
    post("answer", posted(pages.answer))
    post("compare", posted(pages.compare))
    post("curve", posted(pages.curve))
    post("beside", posted(pages.beside))
    post("picture", picture_route(uploads))
    get("log", lambda e=None: safe(lambda: editing.log(e)))
    for name, change in (("edit", editing.edit), ("undo", editing.undo), ("redo", editing.redo)):
        post(name, from_page(posted(change)))
    return pages.first


def _tree(engine: Engine, name: str) -> str:
    if name not in engine.collection.views:
        raise ValueError(f"There is no tree {name!r}.")
    return name


def _item(collection: Collection, i: str) -> dict[str, Any]:
    return answers.item(collection, number(collection, i))


def _numbers(engines: Engines, e: str | None, v: str | None, make: Callable[[Engine], bytes]) -> Response:
    """What is numbered by a tree's nodes, kept long by a browser that asked for the snapshot that it is of."""
    held: list[Engine] = []

    def of() -> bytes:
        held.append(engines(e))
        return make(held[0])

    response = safe(of, headers=LONG)
    if not held or v != snapshot.snapshot(held[0].collection):
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
