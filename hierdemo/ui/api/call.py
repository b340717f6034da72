"""What a call to an endpoint is about: which collection, which engine, what question, and where its pictures lie.

Knows collections by their ids, uploaded files and the fields of a question. Does not know what is answered.
"""

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from gradio.utils import get_upload_folder
from PIL import Image

from hierdemo.items.image import open_image
from hierdemo.search.engine import Engine
from hierdemo.search.query import FIELDS, Query
from hierdemo.ui.api.links import Links, root_of
from hierdemo.ui.api.types import FILE
from hierdemo.ui.routes.ask import read_ask
from hierdemo.ui.routes.uploads import UPLOAD_BYTES, Uploads
from hierdemo.ui.services.library import Library, row


def open_upload(image: Any) -> tuple[Image.Image | None, str | None]:
    """The picture of a client's file and what it was called. Only what was uploaded is opened, or comes with the call;
    nothing else that a path may name, and nothing is fetched. Raises ValueError or ImageError.
    """
    if image is None:
        return None, None
    if isinstance(image, str):
        return open_image(_within(image)), None
    path = image.get("path") if isinstance(image, dict) and image.get("meta") == FILE else None
    if not isinstance(path, str) or not Path(path).resolve().is_relative_to(Path(get_upload_folder()).resolve()):
        raise ValueError("image is no uploaded file: wrap its path in gradio_client's handle_file.")
    return open_image(Path(path)), image.get("orig_name") or Path(path).name


def _within(address: str) -> bytes:
    """What a data: address holds."""
    head, comma, data = address.partition(",")
    if not (comma and head.startswith("data:") and head.endswith(";base64")):
        raise ValueError("image must be an uploaded file, or hold the picture itself: data:image/png;base64,...")
    if len(data) > UPLOAD_BYTES * 4 // 3:
        raise ValueError(f"image is larger than {UPLOAD_BYTES / 1e6:.0f} MB: make it smaller.")
    try:
        return base64.b64decode(data, validate=True)
    except ValueError as e:
        raise ValueError("image is no proper base64: encode the picture's bytes again.") from e


Members = Callable[[str | None], Engine]  # an embedding's id, None for the usual one -> its engine


class Asking:
    """What a call is about: the collection it names, the engine, the question, and where its pictures lie."""

    def __init__(self, engines: Members, library: Library | None, root_path: str) -> None:
        self._engines, self.library, self._root_path, self._uploads = engines, library, root_path, Uploads()

    def engines(self, collection: Any) -> Members:
        """Of a collection by its id. Raises ValueError for one that there is not."""
        if collection is None or (self.library and collection == self.library.first.id):
            return self._engines
        try:
            if self.library is None:
                raise KeyError(collection)
            return self.library.engines(collection)
        except (KeyError, TypeError) as e:
            raise ValueError(f"There is no collection {collection!r} here: collections lists what there is.") from e

    def links(self, asked: dict[str, Any]) -> Links:
        named = asked.get("collection")
        if self.library is not None:
            named = named or self.library.first.id
            named = None if named == self.library.opened.id else named
        return Links(root_of(asked.get("request"), self._root_path), named)

    def question(self, asked: dict[str, Any]) -> tuple[Engine, Query, str | None]:
        """The engine that is asked, the question, and what its picture was called."""
        query = read_ask({row.name: asked.get(row.parameter) for row in FIELDS}, self._uploads)
        picture, name = open_upload(asked.get("image"))
        if picture is not None and query.like is not None:
            raise ValueError("image and like are both given: search with one of them.")
        engine = self.engines(asked.get("collection"))(query.embedding)
        return engine, (query if picture is None else replace(query, image=picture)), name

    def listed(self) -> list[dict[str, Any]]:
        """The collections that everyone may ask, the one that the app opened first."""
        if self.library is None:
            opened = self._engines(None).collection
            meta = opened.meta
            own = {"name": meta.name, "noun": meta.noun, "model": meta.model, "error": None}
            return [{"id": "opened", "items": len(opened.items), **own}]
        rows = [row(entry) for entry in self.library.listed()]
        return [{name: r.get(name) for name in ("id", "items", "name", "noun", "model", "error")} for r in rows]
