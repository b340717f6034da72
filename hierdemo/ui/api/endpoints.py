"""Named endpoints of the app, for programs and assistants: search, explain, node, compare, similar and collections.

Knows Gradio's way to offer a function and what each endpoint returns. Everything that answers a query goes through
Engine.answer, as the page and the command line do. What cannot be done is said in one sentence.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any

import gradio as gr

from hierdemo.collection.files import CollectionError
from hierdemo.items.image import ImageError
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.search.as_json import as_json, likes_as_json
from hierdemo.search.engine import Engine
from hierdemo.search.explanations import explained, node_found
from hierdemo.search.query import MODES, Field
from hierdemo.search.result import SearchResult
from hierdemo.search.similar import more_like
from hierdemo.search.timing import timed
from hierdemo.ui.api.call import Asking, Members
from hierdemo.ui.api.links import Links
from hierdemo.ui.api.parameters import OF_ITEM, OF_NODE, REQUIRED, asked_with
from hierdemo.ui.api.types import Answer, Explanation, Likes, Listed, NodeFound
from hierdemo.ui.routes.ask import asked_for
from hierdemo.ui.services.library import Library


class Refused(gr.Error):
    """What cannot be done, in a sentence."""

    def __str__(self) -> str:  # Gradio's own puts quotes around it, for an assistant to read
        return self.message


def _told(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """What goes wrong as one sentence for whoever asked, and not in the server's log."""

    @wraps(endpoint)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return endpoint(*args, **kwargs)
        except (ValueError, ImageError, CollectionError, EncoderUnavailable) as e:
            raise Refused(str(e), print_exception=False) from e

    return call


def endpoints(engines: Members, library: Library | None = None, root_path: str = "") -> list[Callable[..., Any]]:
    """The endpoints, each under its function's name, on plain data; what goes wrong as one sentence.

    engines: of the collection that the app opened, asked for at every call; library: all that it can open. root_path:
    as RootPath takes it.
    """
    asking = Asking(engines, library, root_path)
    return [_told(endpoint) for endpoint in (*_questions(asking), *_looking(asking))]


def _questions(asking: Asking) -> list[Callable[..., Any]]:
    """The endpoints that take a question."""

    @asked_with()
    def search(**asked: Any) -> Answer:
        """Find pictures of a collection by words, by a picture, or both, and see what it cost and what was missed.

        The answer holds the pictures found, best first, with id, caption, attributes and score (a cosine, higher is
        better); the path of branches that led to them; and in certainty and warnings what to doubt: tell these to
        whoever asked. To find "a red car" say text="car" and where={"colour": "red"} if the pictures have such an
        attribute. explain says why an answer is what it is, similar finds more like one of its pictures.
        """
        engine, query, name = asking.question(asked)
        [found] = timed(engine, [engine.answer(query)])
        return _answer(engine, found, name, asking.links(asked))  # type: ignore[return-value]

    @asked_with(leave={"mode"})
    def explain(**asked: Any) -> Explanation:
        """Say why a search went where it went: at each level of the tree, coarse to fine, every branch with its score,
        which was chosen, kept or passed over and by how much, in words too (says), and which pictures an exact search
        would have found besides, with the level at which each was lost.
        """
        engine, query, name = asking.question(asked)
        there = asking.links(asked)
        found = explained(engine.collection, engine.answer(query))
        found["query"]["image"] = name
        found["decisions"] = [step | {"typical": there.seen(step["typical"])} for step in found["decisions"]]
        return found | {"page": there.page(query)}  # type: ignore[return-value]

    @asked_with(leave={"mode", "forced"})
    def compare(**asked: Any) -> dict[str, Answer]:
        """Ask one question three ways, down the tree (drill-down), through a graph (hnsw) and exactly, to see what each
        finds, misses and costs: for each, what search answers.
        """
        engine, query, name = asking.question(asked)
        there = asking.links(asked)
        ways = timed(engine, [engine.answer(replace(query, mode=mode)) for mode in MODES])
        return {r.query.mode: _answer(engine, r, name, there) for r in ways}  # type: ignore[misc]

    return [search, explain, compare]


def _answer(engine: Engine, found: SearchResult, image: str | None, there: Links) -> dict[str, Any]:
    told = as_json(engine.collection, found, image=image)
    return told | {"results": there.seen(told["results"]), "page": there.page(found.query)}


def _given(asked: dict[str, Any], rows: Sequence[Field]) -> dict[str, Any]:
    """What is asked with, by the fields' names: what is left out or null is as the table has it."""
    given = {row.name: row.default for row in rows} | asked_for(asked, rows)
    for name, value in given.items():
        if value is REQUIRED:
            raise ValueError(f"{name} is missing: give it.")
    return given


def _looking(asking: Asking) -> list[Callable[..., Any]]:
    """The endpoints that ask nothing of a model."""

    @asked_with(OF_NODE)
    def node(**asked: Any) -> NodeFound:
        """A node of a tree, which is a group of pictures that belong together: its name and where that comes from, its
        size, the path from the root, its children, typical pictures, and how often each value of an attribute occurs.
        Begin with node 0 to learn what a collection holds and by which values it can be filtered.
        """
        there = asking.links(asked)
        given = _given(asked, OF_NODE[1:])
        collection = asking.engines(given["collection"])(given["embedding"]).collection
        found = node_found(collection, given["tree"], asked["node"])
        return found | {"typical": there.seen(found["typical"])}  # type: ignore[return-value]

    @asked_with(OF_ITEM)
    def similar(**asked: Any) -> Likes:
        """More pictures like one of the collection, by its id: of its own group, of the groups beside it, or of other
        branches, such as the same colour of another kind. No words are needed.
        """
        there = asking.links(asked)
        given = _given(asked, OF_ITEM)
        collection = asking.engines(given["collection"])(given["embedding"]).collection
        same = None if given["same"] is None else [n for n in map(str.strip, given["same"].split(",")) if n != "none"]
        item, scope, tree = given["item"], given["scope"], given["tree"]
        found = more_like(collection, item, same=same, scope=scope, tree=tree, k=given["k"])
        told = likes_as_json(collection, item, found, scope=scope, tree=tree)
        [own], results = there.seen([told["item"]]), there.seen(told["results"])
        return told | {"item": own, "results": results}  # type: ignore[return-value]

    @asked_with(())
    def collections(**asked: Any) -> list[Listed]:
        """The collections of pictures that can be asked here: id, name, how many pictures, the model. The first is the
        one that answers where no collection is named. node 0 of a collection tells what is in it.
        """
        return asking.listed()  # type: ignore[return-value]

    return [node, similar, collections]
