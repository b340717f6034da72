"""What the server answers has the shapes of answer_types.py, key by key; the page's types are made from the same.

Answers are asked over HTTP, of the tiny world: the collection that was opened, a family, and a build's tab.
"""

import shutil
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NotRequired

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hierdemo.collection.family import find
from hierdemo.collection.store import load
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.ui.present import answer_types
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.services.collection_tab import Building
from hierdemo.ui.services.library import Library
from tests.js.make_types import FILE, declarations
from tests.support.tiny import World


def wrong(value: Any, hint: Any, at: str) -> list[str]:
    """Where a value of JSON is not what a hint says: nothing missing, nothing more, kinds as told."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if typing.is_typeddict(hint):
        return _wrong_object(value, hint, at)
    if origin in (typing.Union, types.UnionType):
        tried = [wrong(value, arg, at) for arg in args]
        return [] if [] in tried else min(tried, key=len)
    if origin is Literal:
        return [] if value in args and isinstance(value, str) else [f"{at} is {value!r}, not one of {args}"]
    if origin in (list, tuple):
        if not isinstance(value, list) or (origin is tuple and len(value) != len(args)):
            return [f"{at} is {value!r}, not a {hint}"]
        hints = args if origin is tuple else args * len(value)
        return [w for i, (v, h) in enumerate(zip(value, hints, strict=True)) for w in wrong(v, h, f"{at}[{i}]")]
    if origin is dict and not isinstance(value, dict):
        return [f"{at} is {value!r}, not a {hint}"]
    if origin is dict:
        return [w for key, v in value.items() for w in wrong(v, args[1], f"{at}.{key}")]
    kinds = (int, float) if hint is float else hint
    fits = isinstance(value, kinds) and (hint is bool or not isinstance(value, bool))
    return [] if fits else [f"{at} is {value!r}, not {hint}"]


def _wrong_object(value: Any, hint: Any, at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at} is {value!r}, not a {hint.__name__}"]
    hints = typing.get_type_hints(hint, include_extras=True)
    optional = {name for name, h in hints.items() if typing.get_origin(h) is NotRequired}
    found = [f"{at}.{name} is missing" for name in hints.keys() - optional - value.keys()]
    found += [f"{at}.{name} is in no shape" for name in value.keys() - hints.keys()]
    for name in hints.keys() & value.keys():
        own = typing.get_args(hints[name])[0] if name in optional else hints[name]
        found += wrong(value[name], own, f"{at}.{name}")
    return found


class Asked:
    """The page's routes; each answer is held against its shape."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def get(self, path: str, shape: Any) -> Any:
        return self._held(self._client.get(f"/hd/{path}"), path, shape)

    def post(self, path: str, shape: Any, **body: Any) -> Any:
        return self._held(self._client.post(f"/hd/{path}", json=body), path, shape)

    def send(self, path: str, shape: Any, data: bytes) -> Any:
        return self._held(self._client.post(f"/hd/{path}", content=data), path, shape)

    def _held(self, reply: Any, path: str, shape: Any) -> Any:
        assert reply.status_code == 200, reply.text
        assert wrong(reply.json(), shape, path) == []
        return reply.json()


def asked_of(engines: Engines, tmp_path: Path, **more: Any) -> Asked:
    (tmp_path / "plotly.min.js").write_text("// plotly")
    app = FastAPI()
    add_routes(app, engines, plotly=tmp_path / "plotly.min.js", **more)
    return Asked(TestClient(app, raise_server_exceptions=False))


@pytest.fixture
def asked(world: World, tmp_path: Path) -> Asked:
    return asked_of(Engines(world.engine, None, lambda _: world.encoder), tmp_path)


def test_the_committed_types_are_those_of_the_shapes() -> None:
    assert FILE.read_text(encoding="utf-8") == declarations(), "run `python -m tests.js.make_types`"


@pytest.mark.parametrize(
    "value",
    [
        {"recall": 1, "compared": 3},
        {"recall": 1, "compared": 3, "missed": [], "more": 0},
        {"recall": "1", "compared": 3, "missed": []},
        {"recall": 1, "compared": True, "missed": []},
        {"recall": 1, "compared": 3, "missed": [{"id": 0, "rank": 1, "lost_at_level": "far"}]},
    ],
)
def test_what_has_another_shape_is_found(value: dict[str, Any]) -> None:
    assert len(wrong(value, answer_types.Flat, "flat")) == 1
    assert wrong({"recall": 1, "compared": 3, "missed": []}, answer_types.Flat, "flat") == []


def test_what_the_page_is_given_first(world: World, asked: Asked) -> None:
    found = asked.get("info", answer_types.Info)
    assert found["first"]["results"] and found["attributes"] and found["examples"]
    for tree in found["trees"]:
        assert asked.get(f"tree/{tree['id']}", answer_types.TreeAnswer)["maps"]
    asked.get("item/0", answer_types.ItemAnswer)
    asked.get("texts?q=red", answer_types.Texts)
    asked.get("log", answer_types.EditLog)
    asked.get("curve/clusters", answer_types.FixedCurve)
    asked.post("curve", answer_types.QueryCurve, text="a red car", beams=[4], efs=[64])


@pytest.mark.parametrize(
    "more",
    [
        {"text": "red sports car"},
        {"text": "red sports car", "mode": "hnsw"},
        {"like": 3, "mode": "exact", "depth": 1},
        {"text": "car not red", "k": 30, "beam": 1},
        {"text": "car", "forced": [1], "where": {"colour": "red"}},
    ],
)
def test_answers_and_comparisons(asked: Asked, more: dict[str, Any]) -> None:
    found = asked.post("answer", answer_types.Answer, **more)
    assert found["steps"]
    assert len(asked.post("compare", answer_types.Compared, **more)["ways"]) == 3
    sides = [{"tree": "clusters"}, {"tree": "taxonomy"}]
    assert len(asked.post("beside", answer_types.TwoTrees, **more, sides=sides)["sides"]) == 2


def test_a_picture_and_what_lies_near(world: World, asked: Asked) -> None:
    picture = (world.images / next(iter(world.drawings))).read_bytes()
    token = asked.send("picture", answer_types.Uploaded, picture)["token"]
    asked.post("answer", answer_types.Answer, picture=token)
    assert asked.get("near/0?level=1", answer_types.NearAnswer)["true"]
    assert asked.get("selection?sel=1.n1", answer_types.SelectionAnswer)["facts"]
    assert asked.get("selection?sel=1.0.0.0.0.0.0", answer_types.SelectionAnswer)["node"] is None


def test_a_family(world: World, family_folder: Path, tmp_path: Path) -> None:
    own = find(family_folder / "collection")
    first = Engine(load(family_folder / "collection"), world.encoder)
    asked = asked_of(Engines(first, own, lambda _: world.encoder), tmp_path)
    assert len(asked.get("info", answer_types.Info)["family"]["members"]) == 2


def test_edits(world: World, tmp_path: Path) -> None:

    folder = tmp_path / "collection"
    shutil.copytree(world.folder, folder)
    engine = Engine(load(folder), world.encoder)
    asked = asked_of(Engines(engine, None, lambda _: world.encoder), tmp_path, editable=True)
    at = {"snapshot": asked.get("tree/clusters", answer_types.TreeAnswer)["snapshot"], "embedding": None}
    rename = {"op": "rename", "tree": "clusters", "args": {"node": 1, "name": "vehicles"}}
    at["snapshot"] = asked.post("edit", answer_types.EditDone, **at, **rename)["snapshot"]
    at["snapshot"] = asked.post("undo", answer_types.EditDone, **at)["snapshot"]
    assert asked.post("redo", answer_types.EditDone, **at)["log"]["rows"]


@pytest.fixture
def tab(world: World, tmp_path: Path) -> Iterator[Asked]:
    engines = Engines(world.engine, None, lambda _: world.encoder)
    building = Building(Library(engines, lambda _: world.encoder), kept=tmp_path / "kept", root=tmp_path)
    yield asked_of(engines, tmp_path, building=building)
    building.close()


def test_the_collection_tab(tab: Asked) -> None:
    assert tab.get("collections", answer_types.Collections)["collections"]
    assert tab.get("collections/about", answer_types.About)["trees"]
    visitor = "0" * 32
    id = tab.post("build/begin", dict[str, str], visitor=visitor)["id"]
    assert tab.post("build/state", answer_types.Uploading, id=id)["files"] == 0
    assert len(tab.post("collections/mine", answer_types.Mine, ids=[id])["mine"]) == 1
    tab.post("build/remove", dict[str, bool], id=id)
