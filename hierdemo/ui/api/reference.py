"""The page /api: every endpoint with its parameters, what it answers and examples to run, and how assistants and
notebooks ask. Nothing of it is written by hand but the sentences around it: it is read off the endpoints themselves.

Knows signatures, docstrings and HTML. Does not know what an endpoint does.
"""

import inspect
import json
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from html import escape
from operator import or_
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from hierdemo.collection.collection import Collection
from hierdemo.ui.present.info import examples
from hierdemo.ui.present.modules import STATIC

FRAME = Path(__file__).with_name("reference.html")
WORDS = {str: "text", int: "whole number", float: "number", bool: "true or false", NoneType: "null"}
OWN_PICTURE = (
    'A picture of your own is asked with by <code>image=handle_file("mine.jpg")</code>; it is read, not kept. Every '
    "picture in an answer names its <code>thumb</code> and <code>picture</code>, the addresses of a small image and of "
    "the picture itself. What cannot be done comes back as one sentence."
)
WITHOUT_TOOLS = "This app was started without it. Where it runs, install the package and start it so:"
WITH_TOOLS = "Each endpoint below is a tool, with the thumbnails of its first pictures as images. The address:"
SETTINGS = "Most assistants take it by such lines in their settings:"
START = "pip install 'gradio[mcp]'\npython app.py --mcp"
NOTEBOOK = """from hierdemo import open_collection  # in the folder that holds hierdemo

opened = open_collection()            # the demo; or a collection's folder
found = opened.search({words})
found                                 # in Jupyter: the path, the pictures, what it cost
opened.explain({words})
opened.tree()"""


def reference(endpoints: Sequence[Callable[..., Any]], root: str, asked: Mapping[str, Any], *, tools: bool) -> str:
    """The page as it is served from `root`, an address without a slash at its end. asked: what each endpoint is
    asked there, by its name. tools: whether assistants may ask.
    """
    tokens = (STATIC / "core" / "tokens.css").read_text(encoding="utf-8")
    body = "".join([_contents(endpoints), "<main>", *_ways(root, asked, tools)])
    body += "".join(_endpoint(e, endpoints[0], root, asked[e.__name__]) for e in endpoints)
    body += f"{_shapes(endpoints)}</main>"
    return FRAME.read_text(encoding="utf-8").replace("%TOKENS%", tokens).replace("%BODY%", body)


def examples_for(collection: Collection) -> dict[str, dict[str, Any]]:
    """What each endpoint may be asked of a collection, by its name."""
    first = examples(collection)[0]
    asked = {"text": first["text"]} if first["text"] else {"like": first["like"]}
    item = collection.views["clusters"].labels[0].reps[0]
    found = {"search": asked | {"k": 5}, "explain": asked, "compare": asked | {"k": 5}}
    return found | {"node": {"node": 0}, "similar": {"item": item, "k": 5}, "collections": {}}


def python_of(name: str, root: str, asked: Mapping[str, Any]) -> str:
    given = "".join(f"{key}={json.dumps(value, ensure_ascii=False)}, " for key, value in asked.items())
    head = f'from gradio_client import Client\n\nclient = Client("{root}/")\n'
    return f'{head}found = client.predict({given}api_name="/{name}")\nprint(found)'


def curl_of(name: str, root: str, asked: Mapping[str, Any]) -> str:
    call, data = f"{root}/gradio_api/call", shlex.quote(json.dumps(asked, ensure_ascii=False))
    json_type = "-H 'Content-Type: application/json'"
    first = f"ID=$(curl -s {shlex.quote(f'{call}/v2/{name}')} {json_type} -d {data} | cut -d'\"' -f4)"
    return f"{first}\ncurl -sN {shlex.quote(f'{call}/{name}/')}$ID | sed -n 's/^data: //p'"


def _contents(endpoints: Sequence[Callable[..., Any]]) -> str:
    ways = '<a href="#python">From Python</a><a href="#tools">Assistants</a><a href="#notebook">Notebooks</a>'
    names = "".join(f'<a href="#{e.__name__}">{e.__name__}</a>' for e in endpoints)
    return f'<nav aria-label="On this page">{ways}<b>Endpoints</b>{names}<a href="#shapes">Answers</a></nav>'


def _ways(root: str, asked: Mapping[str, Any], tools: bool) -> Iterator[str]:
    yield "<h1>For programs, notebooks and assistants</h1>"
    yield "<p>What the page shows, a program can ask for, with the same answers. All examples are for this address.</p>"
    yield '<h2 id="python">From Python</h2><p>With <code>pip install gradio_client</code>:</p>'
    yield _block(python_of("search", root, asked["search"]))
    yield f"<p>{OWN_PICTURE}</p>"
    yield '<h2 id="tools">Assistants</h2><p>Assistants use programs over MCP, the Model Context Protocol.</p>'
    address = f"{root}/gradio_api/mcp/"
    if tools:
        settings = json.dumps({"mcpServers": {"hierdemo": {"url": address}}}, indent=2)
        yield f"<p>{WITH_TOOLS}</p>{_block(address)}<p>{SETTINGS}</p>{_block(settings)}"
    else:
        yield f"<p>{WITHOUT_TOOLS}</p>{_block(START)}"
    yield '<h2 id="notebook">Notebooks</h2><p>Without a server, where the collection lies:</p>'
    words = ", ".join(f"{k}={json.dumps(v, ensure_ascii=False)}" for k, v in asked["explain"].items())
    yield _block(NOTEBOOK.format(words=words))
    yield '<h2 id="endpoints">Endpoints</h2><p>An answer is JSON; the <a href="#shapes">shapes</a> are told below.</p>'


def _endpoint(endpoint: Callable[..., Any], like: Callable[..., Any], root: str, asked: Mapping[str, Any]) -> str:
    name = endpoint.__name__
    does = " ".join(inspect.getdoc(endpoint).split("\n\nParameters:")[0].split())  # type: ignore[union-attr]
    curl = f"<details><summary>with curl</summary>{_block(curl_of(name, root, asked))}</details>"
    answers = f"<p>Answers: {_kind(get_type_hints(endpoint)['return'])}</p>"
    example = _block(python_of(name, root, asked))
    title = f'<h3 id="{name}"><code>/{name}</code></h3><p>{escape(does)}</p>'
    return f"<section>{title}{example}{curl}{_taken(endpoint, like)}{answers}</section>"


def _taken(endpoint: Callable[..., Any], like: Callable[..., Any]) -> str:
    """What an endpoint takes, as a table; in a sentence where it is what another takes, but for some."""
    told, other = endpoint.told, like.told  # type: ignore[attr-defined]
    if told and endpoint is not like and told.items() <= other.items():
        left = " and ".join(f"<code>{name}</code>" for name in other if name not in told)
        return f'<p>Takes what <a href="#{like.__name__}">{like.__name__}</a> takes, but for {left}.</p>'
    taken = inspect.signature(endpoint).parameters
    rows = "".join(
        f"<tr><td><code>{name}</code></td><td>{_kind(_given(taken[name].annotation))}</td><td>{escape(help)}</td></tr>"
        for name, help in told.items()
    )
    head = "<thead><tr><th>parameter</th><th>is</th><th>what for</th></tr></thead>"
    return f"<table>{head}<tbody>{rows}</tbody></table>" if rows else ""


def _given(kind: Any) -> Any:
    """The type without null: what may be left out says what it is then."""
    kinds = [one for one in get_args(kind) if one is not NoneType]
    return kind if NoneType not in get_args(kind) else reduce(or_, kinds)


def _block(text: str) -> str:
    return f'<div class="block"><pre tabindex="0">{escape(text)}</pre><button type="button">Copy</button></div>'


def _kind(kind: Any) -> str:
    """A type in words; one with keys of its own leads to them."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_typeddict(kind):
        return "a file" if kind.__name__ == "Picture" else f'<a href="#of-{kind.__name__}">{kind.__name__}</a>'
    if origin is Literal:
        return " or ".join(f"<code>{escape(str(value))}</code>" for value in inner)
    if origin is list:
        return f"list of {_kind(inner[0])}"
    if origin is dict:
        return f"{{name: {_kind(inner[1])}}}"
    return " or ".join(map(_kind, inner)) if inner else WORDS[kind]


def _shapes(endpoints: Sequence[Callable[..., Any]]) -> str:
    """All types that answers are made of, in the order in which they are met."""
    met: dict[type, None] = {}

    def meet(kind: Any) -> None:
        if is_typeddict(kind) and kind not in met:
            met[kind] = None
            for inside in get_type_hints(kind).values():
                meet(inside)
        for inside in get_args(kind):
            meet(inside)

    for endpoint in endpoints:
        meet(get_type_hints(endpoint)["return"])
    return '<h2 id="shapes">Answers</h2>' + "".join(map(_shape, met))


def _shape(kind: type) -> str:
    keys = ", ".join(f"{name} <i>{_kind(of)}</i>" for name, of in get_type_hints(kind).items())
    said = " ".join((kind.__doc__ or "").split())
    about = f"<p>{escape(said)}</p>" if said else ""
    title = f'<h3 id="of-{kind.__name__}">{kind.__name__}</h3>'
    return f'<div class="shape">{title}{about}<div class="keys">{keys}</div></div>'
