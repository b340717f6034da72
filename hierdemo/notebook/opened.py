"""A collection opened from Python: search, explain, similar, node, tree, items, in a line each.

Knows engines and their answers. How an answer is shown is cells.py's.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from hierdemo.collection.collection import Collection
from hierdemo.collection.store import load
from hierdemo.collection.unpack import unpacked
from hierdemo.demo import DEMO
from hierdemo.items.image import open_image
from hierdemo.items.item import Item
from hierdemo.models.word_cache import cache_folder
from hierdemo.notebook.branches import Tree
from hierdemo.notebook.cells import Explained, Found, Node
from hierdemo.search.as_json import as_json, likes_as_json
from hierdemo.search.engine import Engine
from hierdemo.search.explanations import explained, node_found
from hierdemo.search.opening import engine_of
from hierdemo.search.query import FIELDS, Query
from hierdemo.search.similar import more_like

CACHE = cache_folder({})  # for zips; who wants another place unpacks them there


def open_collection(folder: str | Path | None = None, *, model: str | None = None) -> "Opened":
    """The collection in a folder or a zip; without one, the demo. model: another name for the model it was built with.

    The model is loaded with the first question. Raises CollectionError for what is no collection.
    """
    given = DEMO if folder is None else Path(folder).expanduser()
    collection = load(unpacked(given, CACHE))
    return Opened(collection, lambda: engine_of(collection, model))


class Opened:
    """A collection. What it answers is what `python -m hierdemo` prints with --json, a dict that a notebook shows."""

    def __init__(self, collection: Collection, engine: Callable[[], Engine]) -> None:
        self.collection, self._make = collection, engine
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """What answers; made at its first use."""
        if self._engine is None:
            self._engine = self._make()
        return self._engine

    @property
    def items(self) -> tuple[Item, ...]:
        """Each picture's file, caption, attributes and folders; its place here is its id."""
        return tuple(self.collection.items)

    def search(self, text: str = "", **asked: Any) -> Found:
        """The pictures found, and the path to them. asked: the fields of a question by the names that programs have for
        them (k, beam, where, like, tree ...); image: a file's path, or a PIL picture.

        Raises ValueError, in words for a person, for a question that cannot be asked.
        """
        found = self.engine.answer(self._query(text, asked))
        return Found(as_json(self.collection, found), self.thumbnail)

    def explain(self, text: str = "", **asked: Any) -> Explained:
        """Why a drill-down goes where it goes: every branch of every level. Takes what `search` takes."""
        found = self.engine.answer(self._query(text, asked))
        return Explained(explained(self.collection, found), self.thumbnail)

    def similar(self, item: int, *, scope: str = "leaf", tree: str = "clusters", k: int = 10, **more: Any) -> Found:
        """More like a picture of the collection; scope: leaf, parent or across. more: `same`, what they share."""
        if isinstance(more.get("same"), str):
            more["same"] = [more["same"]]
        found = more_like(self.collection, item, scope=scope, tree=tree, k=k, **more)
        return Found(likes_as_json(self.collection, item, found, scope=scope, tree=tree), self.thumbnail)

    def node(self, node: int, tree: str = "clusters") -> Node:
        """A node of a tree: its name, size, path, children, typical pictures, attributes."""
        return Node(node_found(self.collection, tree, node), self.thumbnail)

    def tree(self, name: str = "clusters") -> Tree:
        """A whole tree, as nodes within nodes. Raises ValueError for one that there is not."""
        return Tree(self.collection, name, self.thumbnail)

    def thumbnail(self, item: int) -> bytes | None:
        """A small WebP of a picture; None of one that was never seen."""
        return self.collection.thumbs[item] if self.collection.thumbs.has(item) else None

    def __repr__(self) -> str:
        meta = self.collection.meta
        return f"<{meta.name}: {len(self.collection.items):,} {meta.noun}, trees {', '.join(self.collection.views)}>"

    def _query(self, text: str, asked: Mapping[str, Any]) -> Query:
        names = {row.parameter: row.name for row in FIELDS}
        if unknown := sorted(set(asked) - set(names)):
            raise ValueError(f"A question has no {unknown[0]!r}: it has {', '.join(names)}.")
        given = {names[name]: value for name, value in asked.items()}
        image = given.get("image")
        if image is not None and not isinstance(image, Image.Image):
            given["image"] = open_image(Path(image).expanduser())
        if "forced" in given:
            given["forced"] = tuple(given["forced"])
        return Query(**{"text": text, **given})
