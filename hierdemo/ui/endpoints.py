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
from typing import Any, TypedDict, get_type_hints

import gradio as gr
from gradio.utils import get_upload_folder
from PIL import Image

from hierdemo.collection.collection import Collection
from hierdemo.collection.files import CollectionError
from hierdemo.items.image import ImageError, open_image
from hierdemo.items.item import attribute_counts
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.search import as_json
from hierdemo.search.engine import Engine
from hierdemo.search.explain import CLOSE, Step
from hierdemo.search.members import Engines
from hierdemo.search.query import FIELDS, MODES, Field, Query
from hierdemo.search.result import SearchResult
from hierdemo.ui.routes import Uploads, read_ask

# the mark of an uploaded file: Gradio checks that what carries it lies among its uploads
FILE = {"_type": "gradio.FileData"}


class Picture(TypedDict):
    """What gradio_client's handle_file makes of a file."""

    path: str
    meta: dict[str, str]


class Node(TypedDict):
    """A node in passing."""

    node: int
    label: str
    size: int


class Asked(TypedDict):
    """The question as it was understood; minus: the terms taken away; away: by how much, null without."""

    text: str
    image: str | None
    weight: float
    where: dict[str, str]
    target: str
    minus: list[str]
    away: float | None


class RunnerUp(TypedDict):
    node: int
    label: str
    score: float


class PathStep(TypedDict):
    """One level of the path, coarse first; margin: to the runner-up, negative where it was overtaken."""

    level: int
    node: int
    label: str
    score: float
    margin: float | None
    n_candidates: int
    n_kept: int
    forced: bool
    runner_up: RunnerUp | None


class Result(TypedDict):
    rank: int
    id: int
    file: str
    score: float
    caption: str
    taxonomy: list[str]
    attributes: dict[str, str]


class Cost(TypedDict):
    """Vectors that were compared: nodes and items; total: items of the collection."""

    compared: int
    nodes: int
    items: int
    total: int


class Lost(TypedDict):
    """An item of the flat search that was not returned; lost_at_level: a level, "forced", or null."""

    id: int
    rank: int
    lost_at_level: int | str | None


class Flat(TypedDict):
    recall: float
    compared: int
    missed: list[Lost]


class Answer(TypedDict):
    """What `python -m hierdemo search --json` prints."""

    query: Asked
    mode: str
    tree: str
    depth: int | None
    path: list[PathStep]
    results: list[Result]
    cost: Cost
    flat: Flat
    seconds: dict[str, float]
    familiar: float | None
    warnings: list[str]


class Candidate(TypedDict):
    """state: chosen, kept (in the beam) or passed (over)."""

    node: int
    label: str
    size: int
    score: float
    state: str


class Decision(TypedDict):
    """One level; verdict: clear, close call, overtaken, taken by hand, only one or not compared; says: it in words."""

    level: int
    node: int
    label: str
    verdict: str
    says: str
    candidates: list[Candidate]


class Explanation(TypedDict):
    """Why a query went where it went, and what the flat search found besides."""

    query: Asked
    decisions: list[Decision]
    missed: list[Lost]
    cost: Cost
    warnings: list[str]


class NodeFound(TypedDict):
    """A node of a tree; path: its ancestors and itself; typical: its most typical items; attributes: how often each
    value occurs among its items."""

    tree: str
    node: int
    label: str
    source: str
    confidence: float
    level: int
    size: int
    path: list[Node]
    children: list[Node]
    typical: list[dict[str, Any]]
    attributes: dict[str, dict[str, int]]


def explained(collection: Collection, r: SearchResult) -> dict[str, Any]:
    """A SearchResult as an Explanation."""
    told = as_json.as_json(collection, r)
    decisions = [_decision(collection, r, step) for step in r.steps]
    kept = {name: told[name] for name in ("query", "cost", "warnings")}
    return {**kept, "decisions": decisions, "missed": told["flat"]["missed"]}


def _decision(collection: Collection, r: SearchResult, step: Step) -> dict[str, Any]:
    view = collection.views[r.query.tree]
    states = dict.fromkeys(step.kept, "kept") | {step.on_path: "chosen"}
    candidates = [
        _node(collection, r.query.tree, m) | {"score": round(float(score), 4), "state": states.get(m, "passed")}
        for m, score in zip(step.candidates.tolist(), step.scores.tolist(), strict=True)
    ]
    own = f"{view.labels[step.on_path].name} {step.score:.2f}"
    other = next((f"{c['label']} {c['score']:.2f}" for c in candidates if c["node"] == step.runner_up), "")
    verdict, says = _verdict(step, own, other)
    node = {"level": step.level, "node": step.on_path, "label": view.labels[step.on_path].name}
    return {**node, "verdict": verdict, "says": says, "candidates": candidates}


def _verdict(step: Step, own: str, other: str) -> tuple[str, str]:
    """A word for how the level was decided, and the same as a phrase."""
    if step.how == "none":
        return "not compared", f"{own} holds the best result; no branch was compared"
    if step.forced:
        return "taken by hand", f"{own} was taken by hand" + (f"; best other {other}" if other else "")
    if step.margin is None:
        return "only one", f"{own} is the only branch here"
    if step.margin < 0:
        return "overtaken", f"{own} stayed in the beam and won; at this level it was overtaken by {other}"
    if step.margin < CLOSE:
        return "close call", f"close call: {own}, {other}"
    return "clear", f"{own}, {step.margin:.2f} ahead of {other}"


def node_found(collection: Collection, tree: str, node: int) -> dict[str, Any]:
    """A node as NodeFound. Raises ValueError for a tree or node that there is not."""
    if tree not in collection.views:
        raise ValueError(f"This collection has no tree {tree!r}: use {' or '.join(collection.views)}.")
    view = collection.views[tree]
    if isinstance(node, bool) or not isinstance(node, int) or not 0 <= node < view.tree.n_nodes:
        raise ValueError(f"There is no node {node!r} in the tree {tree!r}: they run from 0 to {view.tree.n_nodes - 1}.")
    label, t = view.labels[node], view.tree
    values = attribute_counts(collection.items[i] for i in t.items(node).tolist())
    return {
        "tree": tree,
        **_node(collection, tree, node),
        "source": label.source,
        "confidence": round(float(label.confidence), 4),
        "level": int(t.level[node]),
        "path": [_node(collection, tree, m) for m in t.ancestors(node)],
        "children": [_node(collection, tree, m) for m in t.children(node).tolist()],
        "typical": [
            {"id": i, "file": collection.items[i].file, "caption": collection.items[i].caption} for i in label.reps
        ],
        "attributes": {
            name: dict(sorted(counts.items(), key=lambda c: -c[1]))
            for name, counts in values.items()
            if name in collection.kinds
        },
    }


def _node(collection: Collection, tree: str, m: int) -> dict[str, Any]:
    view = collection.views[tree]
    name = view.labels[m].name if m else f"all {collection.meta.noun}"
    return {"node": m, "label": name, "size": int(view.tree.size[m])}


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


def endpoints(engines: Engines) -> list[Callable[..., Any]]:
    """The endpoints, each under its function's name, on plain data; what goes wrong as one sentence."""
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
        return as_json.as_json(engine.collection, engine.answer(query), image=name)  # type: ignore[return-value]

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
        ways = {mode: engine.answer(replace(query, mode=mode)) for mode in MODES}
        return {mode: as_json.as_json(engine.collection, r, image=name) for mode, r in ways.items()}  # type: ignore[misc]

    return [_told(endpoint) for endpoint in (search, explain, node, compare)]
