"""What the page is given of a family: its members, their figures, and each one's own trees, maps and answers."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hierdemo.collection.files import CollectionError
from hierdemo.search import members as ui_engines
from hierdemo.search.members import Engines
from hierdemo.search.query import MODES, Query
from hierdemo.ui.present import tree
from hierdemo.ui.routes.app import add_routes
from tests.support.tiny import family_file


@pytest.fixture
def client(engines: Engines, tmp_path: Path) -> TestClient:
    app = FastAPI()
    add_routes(app, engines, plotly=tmp_path / "none.js")
    return TestClient(app, raise_server_exceptions=False)


def test_info_names_the_members_and_their_figures(client: TestClient, engines: Engines, family_folder: Path) -> None:
    for path in ("info", "info?e=none", "info?e=chosen"):
        found = client.get(f"/hd/{path}").json()
        family, told = found["family"], family_file(family_folder)
        assert found["defaults"]["embedding"] == family["default"] == "chosen"
        assert (family["dial"], family["about"], family["method"]) == (told["dial"], told["about"], told["method"])
        assert family["measures"] == told["measures"]
        assert [{k: v for k, v in row.items() if k != "folder"} for row in told["collections"]] == family["members"]
    assert client.get("/hd/info?e=none").json()["collection"]["model_id"] == str(family_folder / "model")


def test_trees_and_maps_are_the_members(client: TestClient, engines: Engines) -> None:
    for id in ("none", "chosen"):
        for name, view in engines(id).collection.views.items():
            leaves = client.get(f"/hd/leaf/{name}.bin?e={id}").content
            np.testing.assert_array_equal(np.frombuffer(leaves, "<i4"), view.tree.leaf_of)
            for m in view.maps:
                data = client.get(f"/hd/map/{name}/{m.level}.bin?e={id}").content
                np.testing.assert_array_equal(np.frombuffer(data, "<f4").reshape(2, -1).T, m.item_xy)
            nodes = client.get(f"/hd/tree/{name}?e={id}").json()["nodes"]
            assert [n["name"] for n in nodes[1:]] == [label.name for label in view.labels[1:]]
    assert client.get("/hd/tree/clusters").json() == client.get("/hd/tree/clusters?e=chosen").json()
    assert client.get("/hd/tree/clusters").json() != client.get("/hd/tree/clusters?e=none").json()


def test_a_branch_keeps_its_hue_in_the_other_member(engines: Engines) -> None:
    first, other = engines().collection, engines("none").collection
    assert tree.tree(first, "clusters", first) == tree.tree(first, "clusters")
    hues = {n["name"]: n["hue"] for n in tree.tree(first, "taxonomy")["nodes"] if n["level"] == 1}
    for n in tree.tree(other, "taxonomy", first)["nodes"]:  # the same folders: the same branches
        assert n["level"] != 1 or n["hue"] == hues[n["name"]]
    tops = [n["hue"] for n in tree.tree(other, "clusters", first)["nodes"] if n["level"] == 1]
    assert len(set(tops)) == len(tops), "no two branches share one"


@pytest.mark.parametrize("mode", MODES)
def test_answers_are_the_members(client: TestClient, engines: Engines, mode: str) -> None:
    answers = {}
    for id in ("none", "chosen"):
        ask = {"text": "a laptop", "mode": mode, "k": 8, "embedding": id}
        found, r = client.post("/hd/answer", json=ask).json(), engines(id).answer(Query("a laptop", mode=mode, k=8))
        assert [row["id"] for row in found["results"]] == r.items.tolist()
        assert [row["leaf"] for row in found["results"]] == [
            int(engines(id).collection.views["clusters"].tree.leaf_of[i]) for i in r.items
        ]
        answers[id] = found["results"]
        way = client.post("/hd/compare", json=ask).json()
        assert way["exact"] == engines(id).answer(Query("a laptop", mode="exact", k=8)).items.tolist()
        like = client.post("/hd/answer", json={"like": 7, "embedding": id}).json()
        assert like["results"][0]["id"] == 7, "the items are the same"
    assert answers["none"] != answers["chosen"]
    ask = {"text": "a laptop", "mode": mode, "k": 8}
    assert client.post("/hd/answer", json=ask).json()["results"] == answers["chosen"]
    assert client.post("/hd/answer", json=ask | {"embedding": None}).json()["results"] == answers["chosen"]


@pytest.mark.parametrize("path", ["info", "tree/clusters", "leaf/clusters.bin", "map/clusters/1.bin"])
def test_an_unknown_member_is_said(client: TestClient, path: str) -> None:
    for id in ("strong", "", "../collection", "NONE"):
        reply = client.get(f"/hd/{path}", params={"e": id})
        assert reply.status_code == 400 and "use none or chosen" in reply.json()["error"]
    reply = client.post("/hd/answer", json={"text": "x", "embedding": "strong"})
    assert reply.status_code == 400 and "use none or chosen" in reply.json()["error"]


def test_a_damaged_member_leaves_the_others_alone(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> Any:
        raise CollectionError("It is damaged: build it again.")

    monkeypatch.setattr(ui_engines, "load", broken)
    reply = client.post("/hd/answer", json={"text": "x", "embedding": "none"})
    assert (reply.status_code, reply.json()) == (503, {"error": "It is damaged: build it again."})
    assert client.get("/hd/info").status_code == client.get("/hd/tree/clusters?e=chosen").status_code == 200
