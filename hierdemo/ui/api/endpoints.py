"""Named endpoints of the app, for programs: /search, /explain, /node and /compare, with documented types.

Knows Gradio's way to offer a function and what each endpoint returns. Everything that answers a query goes through
Engine.answer, as the page and the command line do. A picture comes as a file that the client uploaded; it is read and
not kept. What cannot be done is said in one sentence.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import wraps
from inspect import Parameter, Signature
from pathlib import Path
from typing import Any, get_type_hints

import gradio as gr
from gradio.utils import get_upload_folder
from PIL import Image

from hierdemo.collection.files import CollectionError
from hierdemo.items.image import ImageError, open_image
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.search import as_json
from hierdemo.search.engine import Engine
from hierdemo.search.query import FIELDS, MODES, Field, Query
from hierdemo.search.timing import timed
from hierdemo.ui.api.explanations import explained, node_found
from hierdemo.ui.api.types import FILE, Answer, Explanation, NodeFound, Picture
from hierdemo.ui.routes.ask import read_ask
from hierdemo.ui.routes.uploads import Uploads


def open_upload(image: Any) -> tuple[Image.Image | None, str | None]:
    """The picture of a client's file and what it was called. Only what was uploaded is opened, nothing else that a path
    may name. Raises ValueError or ImageError.
    """
    if image is None:
        return None, None
    path = image.get("path") if isinstance(image, dict) and image.get("meta") == FILE else None
    if not isinstance(path, str) or not Path(path).resolve().is_relative_to(Path(get_upload_folder()).resolve()):
        raise ValueError("image is no uploaded file: wrap its path in gradio_client's handle_file.")
    return open_image(Path(path)), image.get("orig_name") or Path(path).name


def _told(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """What goes wrong as one sentence for whoever asked, and not in the server's log."""

    @wraps(endpoint)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return endpoint(*args, **kwargs)
        except (ValueError, ImageError, CollectionError, EncoderUnavailable) as e:
            raise gr.Error(str(e), print_exception=False) from e

    return call


def parameters(rows: Sequence[Field] = FIELDS, *, leave: Container[str] = ()) -> list[Parameter]:
    """A question's fields as an endpoint's parameters, in the table's order; those in `leave` left out."""
    found = []
    for row in rows:
        if row.name in leave:
            continue
        kind, default = (Picture | None if row.kind == "picture" else row.type), row.default
        if row.kind in ("filters", "nodes"):
            kind, default = kind | None, None
        found.append(Parameter(row.parameter, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=kind))
    return found


def asked_with(rows: Sequence[Field] = FIELDS, *, leave: Container[str] = ()) -> Callable[..., Any]:
    """Gives an endpoint, which takes **asked, the parameters of a question; its help goes below what it does."""

    def documented(endpoint: Callable[..., Any]) -> Callable[..., Any]:
        taken = parameters(rows, leave=leave)
        returns = get_type_hints(endpoint)["return"]

        @wraps(endpoint)
        def call(*given: Any, **named: Any) -> Any:
            bound = call.__signature__.bind(*given, **named)  # type: ignore[attr-defined]
            bound.apply_defaults()
            return endpoint(**bound.arguments)

        call.__signature__ = Signature(taken, return_annotation=returns)  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in taken} | {"return": returns}
        help = "; ".join(f"{row.parameter}: {row.help}" for row in rows if row.name not in leave)
        call.__doc__ = f"{endpoint.__doc__}\n\n{help}."
        return call

    return documented


def endpoints(engines: Callable[[str | None], Engine]) -> list[Callable[..., Any]]:
    """The endpoints, each under its function's name, on plain data; what goes wrong as one sentence. engines: an
    embedding's id, None for the usual one -> its engine, asked for at every call.
    """
    uploads = Uploads()

    def read(asked: dict[str, Any]) -> tuple[Engine, Query, str | None]:
        """The engine that is asked, the question, and what its picture was called."""
        image = asked.pop("image", None)
        query = read_ask({row.name: asked.get(row.parameter) for row in FIELDS}, uploads)
        picture, name = open_upload(image)
        if picture is not None and query.like is not None:
            raise ValueError("image and like are both given: search with one of them.")
        return engines(query.embedding), (query if picture is None else replace(query, image=picture)), name

    @asked_with()
    def search(**asked: Any) -> Answer:
        """Search by words, a picture, or both."""
        engine, query, name = read(asked)
        [found] = timed(engine, [engine.answer(query)])
        return as_json.as_json(engine.collection, found, image=name)  # type: ignore[return-value]

    @asked_with(leave={"mode"})
    def explain(**asked: Any) -> Explanation:
        """Why a drill-down went where it went: each level's candidates, how it was decided, what was missed where."""
        engine, query, name = read(asked)
        found = explained(engine.collection, engine.answer(query))
        found["query"]["image"] = name
        return found  # type: ignore[return-value]

    def node(node: int, tree: str = "clusters", embedding: str | None = None) -> NodeFound:
        """A node of a tree: its name and where that comes from, path, children, typical items, attributes."""
        return node_found(engines(embedding).collection, tree, node)  # type: ignore[return-value]

    @asked_with(leave={"mode", "forced"})
    def compare(**asked: Any) -> dict[str, Answer]:
        """The same question by drill-down, hnsw and exact search: mode -> what /search answers."""
        engine, query, name = read(asked)
        ways = timed(engine, [engine.answer(replace(query, mode=mode)) for mode in MODES])
        return {r.query.mode: as_json.as_json(engine.collection, r, image=name) for r in ways}  # type: ignore[misc]

    return [_told(endpoint) for endpoint in (search, explain, node, compare)]
