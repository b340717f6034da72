"""What the endpoints take: a question's fields, and the few besides, as parameters of a function, each with its help.

Knows the table of fields, signatures, and how Gradio reads a docstring. Does not know what an endpoint answers.
"""

from collections.abc import Callable, Container, Sequence
from functools import wraps
from inspect import Parameter, Signature
from typing import Any, get_type_hints

import gradio as gr

from hierdemo.search.query import FIELDS, Field
from hierdemo.search.similar import SCOPES
from hierdemo.ui.api.types import Picture

REQUIRED = Parameter.empty
_OF = {row.name: row for row in FIELDS}
COLLECTION = Field(
    "collection",
    "name",
    None,
    "the id of one of the collections that collections lists",
    otherwise="the one that the app opened",
    parameter="collection",
)
NODE = Field(
    "node",
    "count",
    REQUIRED,
    "a node's number, as search and explain give it; 0 is the root, all pictures",
    parameter="node",
)
ITEM = Field("item", "item", REQUIRED, "an item's id, as search gives it", parameter="item")
SCOPE = Field(
    "scope",
    "choice",
    "leaf",
    "where to look: its own leaf, the leaves beside it (parent), or other branches (across)",
    choices=SCOPES,
    parameter="scope",
)
SAME = Field(
    "same",
    "name",
    None,
    "attributes that the others must share with it, commas between them; none for none",
    otherwise="its first attribute across branches, else none",
    parameter="same",
)
QUESTION = (*FIELDS, COLLECTION)
OF_NODE = (NODE, _OF["tree"], _OF["embedding"], COLLECTION)
OF_ITEM = (ITEM, SCOPE, _OF["tree"], SAME, _OF["k"], _OF["embedding"], COLLECTION)
PICTURE = "handle_file(...) of gradio_client, or the picture itself as data:image/png;base64,...; no address is fetched"


def about(row: Field) -> str:
    """A parameter in a line: what it is for, within which bounds, and what it is where it is left out."""
    told = [row.help] + ([PICTURE] if row.kind == "picture" else [])
    if row.kind in ("number", "count", "item") and row.low is not None:
        told.append(f"{row.low:g} to {row.high:g}" if row.high is not None else f"{row.low:g} or more")
    if row.kind == "text" and row.high:
        told.append(f"the first {row.high:g} characters are read")
    if row.default is not REQUIRED and row.kind not in ("picture", "text"):
        without = row.otherwise or (row.default if row.default not in (None, (), {}) else "")
        told += [f"default: {without}"] if without != "" else []
    return "; ".join(told)


def parameters(rows: Sequence[Field] = QUESTION, *, leave: Container[str] = ()) -> list[Parameter]:
    """Fields as an endpoint's parameters, in the table's order; those in `leave` left out."""
    found = []
    for row in rows:
        if row.name in leave:
            continue
        kind, default = (Picture | str | None if row.kind == "picture" else row.type), row.default
        if row.kind in ("filters", "nodes"):
            kind, default = kind | None, None
        found.append(Parameter(row.parameter, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=kind))
    return found


def asked_with(rows: Sequence[Field] = QUESTION, *, leave: Container[str] = ()) -> Callable[..., Any]:
    """Gives an endpoint, which takes the request and **asked, these parameters; what each is for, below what it does.

    The request that Gradio hands over comes last, and is None in a call from Python.
    """
    taken = parameters(rows, leave=leave)
    told = {row.parameter: about(row) for row in rows if row.name not in leave}

    def documented(endpoint: Callable[..., Any]) -> Callable[..., Any]:
        returns = get_type_hints(endpoint)["return"]
        request = Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=gr.Request)

        @wraps(endpoint)
        def call(*given: Any, **named: Any) -> Any:
            bound = call.__signature__.bind(*given, **named)  # type: ignore[attr-defined]
            bound.apply_defaults()
            return endpoint(**bound.arguments)

        call.__signature__ = Signature([*taken, request], return_annotation=returns)  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in (*taken, request)} | {"return": returns}
        lines = "".join(f"\n    {name}: {help}" for name, help in told.items())
        call.__doc__ = f"{endpoint.__doc__}\n\nParameters:{lines}"
        call.told = told  # type: ignore[attr-defined]
        return call

    return documented


def describe(blocks: gr.Blocks) -> None:
    """What each parameter is for, in what a launched server tells clients of its endpoints: Gradio tells only types."""
    shown = {component["id"]: component for component in blocks.config["components"]}
    for function in blocks.fns.values():
        told = getattr(function.fn, "told", {}).values()
        for block, help in zip(function.inputs, told, strict=False):
            own = shown[block._id]
            own["api_info_as_input"] = {**own["api_info"], "additional_description": help}
