"""Edits over HTTP, on a real collection in a folder of its own: told, undone, refused, and never shown stale."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load, verify
from hierdemo.demo import DEMO
from hierdemo.edit import history
from hierdemo.edit.check import Edit
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import Query
from hierdemo.ui import launch
from hierdemo.ui.present import snapshot
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.services.tree_edits import Editing
from tests.support.pages import no_others, told
from tests.support.tiny import World

Found = dict[str, Any]


class Page:
    """What a page does: it knows one snapshot of a tree and asks with it."""

    def __init__(self, folder: Path, world: World, plotly: Path, *, editable: bool = True) -> None:
        plotly.write_text("// plotly")
        self.folder = folder
        self.engines = Engines(Engine(load(folder), world.encoder), None, no_others)
        app = FastAPI()
        add_routes(app, self.engines, plotly=plotly, editable=editable)
        self.client = TestClient(app, raise_server_exceptions=False)
        self.look()

    def look(self) -> Found:
        self.tree: Found = self.client.get("/hd/tree/clusters").json()
        return self.tree

    @property
    def noun(self) -> str:
        return self.engines().collection.meta.noun

    @property
    def names(self) -> list[str]:
        return [node["name"] for node in self.tree["nodes"]]

    def leaves(self) -> list[int]:
        parents = {node["parent"] for node in self.tree["nodes"]}
        return [node["id"] for node in self.tree["nodes"] if node["id"] not in parents]

    def items_of(self, leaf: int) -> list[int]:
        return np.flatnonzero(np.frombuffer(self.client.get("/hd/leaf/clusters.bin").content, "<i4") == leaf).tolist()

    def post(self, path: str = "edit", **more: Any) -> Any:
        return self.client.post(f"/hd/{path}", json={"snapshot": self.tree["snapshot"], "embedding": None} | more)

    def edit(self, op: str, **args: Any) -> Found:
        reply = self.post(op=op, tree="clusters", args=args)
        assert reply.status_code == 200, reply.text
        self.look()
        return reply.json()

    def step(self, path: str) -> Found:
        reply = self.post(path)
        assert reply.status_code == 200, reply.text
        self.look()
        return reply.json()


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    shutil.copytree(world.images, tmp_path / "pictures")
    return shutil.copytree(world.folder, tmp_path / "collection")


@pytest.fixture
def page(world: World, folder: Path, tmp_path: Path) -> Iterator[Page]:
    found = Page(folder, world, tmp_path / "plotly.min.js")
    with found.client:
        yield found


def sibling_leaves(page: Page) -> tuple[int, int]:
    nodes = {n["id"]: n for n in page.tree["nodes"]}
    leaves = page.leaves()
    return next((a, b) for a in leaves for b in leaves if a < b and nodes[a]["parent"] == nodes[b]["parent"])


def test_an_edit_is_told_shown_and_kept_on_disk(page: Page) -> None:
    leaf = page.leaves()[0]
    was = page.names[leaf]
    found = page.edit("rename", node=leaf, name="curious things")
    assert "curious things" in found["said"] and found["said"].endswith(".")
    assert found["effect"] == "", "a name changes nothing that is searched"
    assert page.names[found["node"]] == "curious things"
    assert load(page.folder).views["clusters"].labels[leaf].name == "curious things"
    assert found["snapshot"] == page.tree["snapshot"] == snapshot.snapshot(page.engines().collection)
    verify(page.folder)
    assert page.step("undo")["said"] == f"Undone: it is called “{was}” again."


@pytest.mark.parametrize("op", ["merge", "split", "delete-node", "add-node", "add-node items", "move-items"])
def test_every_edit_gives_a_whole_tree_and_undo_gives_the_old_one(page: Page, op: str) -> None:
    a, b = sibling_leaves(page)
    before = page.look()
    every: Found = {
        "merge": {"nodes": [a, b]},
        "split": {"node": a, "into": 2},
        "delete-node": {"node": a},
        "add-node": {"parent": before["nodes"][a]["parent"], "name": "red things", "by": "words"},
        "add-node items": {"parent": before["nodes"][a]["parent"], "name": "mine", "by": "items", "items": [0, 7, 30]},
        "move-items": {"items": page.items_of(a), "to": b},  # it loses its last one
    }
    found = page.edit(op.split()[0], **every[op])
    assert page.tree["nodes"] != before["nodes"]
    assert "recall@10" in found["effect"] and "purity" in found["effect"]
    for old, new in enumerate(found["old_to_new"]):
        assert new == -1 or 0 <= new < len(page.tree["nodes"])
        assert old or new == 0, "the root stays"
    parents = {n["parent"] for n in page.tree["nodes"]}
    assert sum(n["n"] for n in page.tree["nodes"] if n["id"] not in parents) == 60
    back = page.step("undo")
    assert page.tree == before, "bit for bit, its snapshot's number too"
    for old, new in enumerate(found["old_to_new"]):
        if new >= 0 and found["old_to_new"].count(new) == 1:
            assert back["old_to_new"][new] == old
    page.step("redo")
    assert page.tree["snapshot"] == found["snapshot"]


def test_what_was_moved_is_told_with_where_it_lay(page: Page) -> None:
    a, b = page.leaves()[0], page.leaves()[-1]
    one, two, *_ = page.items_of(a)
    other = page.items_of(b)[0]
    old, new = page.names[a], page.names[b]
    said = page.edit("move-items", items=[one, other], to=b)["said"]  # the other lies there already
    assert re.fullmatch(rf"“[^”]+” lies in “{new}” now. It lay in “{old}”.", said), said
    parent = page.tree["nodes"][page.leaves()[-1]]["parent"]
    if parent:
        said = page.edit("move-items", items=[two, page.items_of(page.leaves()[0])[-1]], to=parent)["said"]
        assert said.startswith(f"2 {page.noun} lie in “{page.names[parent]}”, in its nearest branches, now."), said
    assert page.step("undo")["said"].endswith("lie where they lay."), "what is said is true of the tree as it stands"
    found = page.edit("add-node", parent=0, name="mine", by="items", items=[one, other])
    assert found["said"].endswith(f"and holds 2 {page.noun}.") and page.items_of(found["node"]) == sorted([one, other])
    again = Editing(page.engines, editable=True).log()["rows"]  # another process knows no names of then
    assert again[0]["said"] == "2 pictures were moved."


def test_the_page_is_told_whether_it_may_edit(page: Page, world: World, tmp_path: Path) -> None:
    assert page.client.get("/hd/info").json()["editable"] is True
    closed = Page(page.folder, world, tmp_path / "plotly2.min.js", editable=False)
    assert closed.client.get("/hd/info").json()["editable"] is False


def test_the_log_says_what_can_be_undone(page: Page) -> None:
    empty = page.client.get("/hd/log").json()
    assert empty == {"allowed": True, "why": None, "n": 0, "undo": False, "redo": False, "rows": []}
    page.edit("rename", node=1, name="first")
    log = page.edit("rename", node=1, name="second")["log"]
    assert [row["n"] for row in log["rows"]] == [1, 2] and (log["undo"], log["redo"]) == (True, False)
    assert "first" in log["rows"][0]["said"] and "second" in log["rows"][1]["said"]
    log = page.step("undo")["log"]
    assert len(log["rows"]) == 1 and (log["undo"], log["redo"]) == (True, True)
    page.step("undo")
    assert "nothing to undo" in told(page.post("undo"))
    page.step("redo")
    page.step("redo")
    assert "nothing to redo" in told(page.post("redo"))
    after = Editing(page.engines, editable=True).log()["rows"]  # another process knows no names of then
    assert len(after) == 2 and "second" in after[1]["said"]


def test_answers_under_way_go_on_with_the_old_tree(page: Page) -> None:
    old = page.engines()
    before = old.answer(Query("red sports car")).items.tolist()
    page.edit("delete-node", node=sibling_leaves(page)[0])
    assert page.engines() is not old
    assert old.answer(Query("red sports car")).items.tolist() == before


def test_nothing_of_an_old_snapshot_is_kept_under_the_new_ones_address(page: Page) -> None:
    addresses = ["/hd/leaf/clusters.bin", "/hd/map/clusters/1.bin"]
    first = page.tree["snapshot"]
    for address in addresses:
        assert "max-age" in page.client.get(f"{address}?v={first}").headers["cache-control"]
        assert page.client.get(address).headers["cache-control"] == "no-cache"
    page.edit("split", node=page.leaves()[0])
    for address in addresses:
        assert page.client.get(f"{address}?v={first}").headers["cache-control"] == "no-cache"
        assert "max-age" in page.client.get(f"{address}?v={page.tree['snapshot']}").headers["cache-control"]
    leaves = np.frombuffer(page.client.get(addresses[0]).content, "<i4")
    np.testing.assert_array_equal(leaves, page.engines().collection.views["clusters"].tree.leaf_of)
    answer = page.client.post("/hd/answer", json={"text": "red sports car"}).json()
    assert answer["snapshot"] == page.tree["snapshot"]
    assert {row["leaf"] for row in answer["results"]} <= set(page.leaves())


def test_an_edit_of_what_one_no_longer_sees_is_refused(page: Page, world: World) -> None:
    seen = page.tree["snapshot"]
    page.edit("rename", node=1, name="by me")
    assert "changed meanwhile" in told(
        page.post(snapshot=seen, op="rename", tree="clusters", args={"node": 1, "name": "late"})
    )
    # another program edits the same folder: read again, told, and then it can go on
    history.edit(page.folder, load(page.folder), Edit("rename", "clusters", {"node": 1, "name": "by it"}), None)
    assert "changed meanwhile" in told(page.post(op="rename", tree="clusters", args={"node": 1, "name": "late"}))
    assert page.look()["nodes"][1]["name"] == "by it"
    page.edit("rename", node=1, name="by me again")


@pytest.mark.parametrize(
    "ask",
    [
        {"op": "rename", "args": {"node": 99999, "name": "x"}},
        {"op": "rename", "args": {"node": 1, "name": " "}},
        {"op": "rename", "args": {}},
        {"op": "delete-node", "args": {"node": 0}},
        {"op": "merge", "args": {"nodes": [1]}},
        {"op": "explode", "args": {}},
        {"op": "add-items", "tree": "", "args": {"items": []}},
        {"op": 3, "args": {"node": 1}},
        {"op": "rename", "tree": "nowhere", "args": {"node": 1, "name": "x"}},
        {"op": "rename", "args": [1]},
        {"op": "rename", "args": {"node": 1, "name": "x"}, "embedding": "other"},
        {"op": "rename", "args": {"node": 1, "name": "x"}, "embedding": 5},
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(page: Page, ask: Found) -> None:
    before = (page.folder / "manifest.json").read_bytes()
    told(page.post(**({"tree": "clusters"} | ask)))
    assert (page.folder / "manifest.json").read_bytes() == before


def test_another_sites_page_cannot_edit(page: Page) -> None:
    """What a browser sends across sites without asking is no JSON by its type."""
    for path in ("edit", "undo", "redo"):
        for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
            told(page.client.post(f"/hd/{path}", content=b"{}", headers={"content-type": kind}), 415)


def test_editing_is_off_unless_asked_for(world: World, folder: Path, tmp_path: Path) -> None:
    off = Page(folder, world, tmp_path / "plotly.js", editable=False)
    log = off.client.get("/hd/log").json()
    assert not log["allowed"] and "--editable" in log["why"]
    assert "--editable" in told(off.post(op="rename", tree="clusters", args={"node": 1, "name": "x"}))
    assert "--editable" in told(off.post("undo"))


def test_the_demo_is_never_edited(world: World) -> None:
    with pytest.raises(CollectionError, match="cp -r"):
        launch.launch(launch.Settings(DEMO, editable=True), no_others)
    engines = Engines(Engine(load(DEMO), None), None, no_others)
    editing = Editing(engines, editable=True)
    before = (DEMO / "manifest.json").read_bytes()
    ask = {"snapshot": snapshot.snapshot(engines().collection), "op": "rename", "tree": "clusters"}
    with pytest.raises(ValueError, match="cp -r"):
        editing.edit(ask | {"args": {"node": 1, "name": "x"}})
    with pytest.raises(ValueError, match="cp -r"):
        editing.undo(ask)
    assert (DEMO / "manifest.json").read_bytes() == before
