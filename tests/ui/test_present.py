"""What the page is given is what the collection holds and what the engine answers."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hierdemo.search.engine import Engine
from hierdemo.search.query import MODES, Query
from hierdemo.ui.present import info as views
from tests.support.pages import client_of, told
from tests.support.tiny import World


def test_info_tells_of_the_collection_and_a_finished_example(world: World, client: TestClient) -> None:
    found = client.get("/hd/info").json()
    assert found["collection"]["items"] == 60
    assert [t["id"] for t in found["trees"]] == ["clusters", "taxonomy", "captions"]
    assert found["family"] is None and found["defaults"]["embedding"] is None, "it stands alone"
    assert found["space"] is None and found["defaults"]["depth"] is None
    counts = {a["name"]: {v["value"]: v["n"] for v in a["values"]} for a in found["attributes"]}
    for name, values in counts.items():
        for value, n in values.items():
            assert n == sum(item.attributes.get(name) == value for item in world.collection.items)
    assert [e["text"] for e in found["examples"] if e["text"]] == ["red sports car", "golden retriever"]
    first = world.engine.answer(Query("red sports car", k=found["defaults"]["k"]))
    assert [row["id"] for row in found["first"]["results"]] == first.items.tolist()


@pytest.mark.parametrize("name", ["clusters", "taxonomy", "captions"])
def test_a_tree_is_all_its_nodes(world: World, client: TestClient, name: str) -> None:
    found, view = client.get(f"/hd/tree/{name}").json(), world.collection.views[name]
    assert [n["id"] for n in found["nodes"]] == list(range(view.tree.n_nodes))
    for n in found["nodes"]:
        assert n["parent"] == view.tree.parent[n["id"]] and n["n"] == view.tree.size[n["id"]]
        assert set(n["reps"]) <= set(view.tree.items(n["id"]).tolist()) and 0 <= n["hue"] < 360
        if n["level"] > 1:
            assert n["hue"] == found["nodes"][n["parent"]]["hue"], "a branch has one hue"
    assert len(found["levels"]) == view.tree.depth and len(found["maps"]) == view.tree.depth + 1
    assert all(abs(n["hue"] - 262) >= 30 for n in found["nodes"] if n["level"] > 0), "the accent means the query alone"


def test_what_can_be_searched_in_is_told(world: World, client: TestClient, tmp_path: Path) -> None:
    found = client.get("/hd/info").json()
    assert found["targets"] == ["pictures", "captions", "both"] and found["defaults"]["target"] == "pictures"
    for target in found["targets"]:
        reply = client.post("/hd/answer", json={"text": "a red car", "target": target}).json()
        r = world.engine.answer(Query("a red car", target=target))
        assert reply["target"] == target and reply["flat_k"] == len(r.flat_items)
        assert [row["id"] for row in reply["results"]] == r.items.tolist()
    bare = Engine(replace(world.collection, captions=None), world.encoder)
    with client_of(bare, tmp_path) as other:
        assert other.get("/hd/info").json()["targets"] == ["pictures"]
        assert "build it again" in told(other.post("/hd/answer", json={"text": "a car", "target": "both"}))


def check_answer(world: World, found: dict[str, Any], query: Query) -> None:
    r = world.engine.answer(query)
    assert [row["id"] for row in found["results"]] == r.items.tolist()
    assert [s["node"] for s in found["steps"]] == [s.on_path for s in r.steps]
    assert found["flat"]["recall"] == round(r.recall, 4) and found["cost"]["compared"] == r.compared
    assert len(found["stars"]) == len(world.collection.views[query.tree].maps)
    for s in found["steps"]:
        states = [c["state"] for c in s["cards"]]
        assert states.count("chosen") == 1 and set(states) <= {"chosen", "kept", "passed"}
        assert next(c["node"] for c in s["cards"] if c["state"] == "chosen") == s["node"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("tree", ["clusters", "taxonomy"])
def test_answers_are_the_engines(world: World, client: TestClient, mode: str, tree: str) -> None:
    ask = {"text": "a laptop", "mode": mode, "tree": tree, "k": 6, "beam": 3, "where": {}, "forced": [None]}
    check_answer(
        world, client.post("/hd/answer", json=ask).json(), Query("a laptop", mode=mode, tree=tree, k=6, beam=3)
    )
    check_answer(world, client.post("/hd/answer", json={"like": 7, "mode": mode}).json(), Query(like=7, mode=mode))


def test_comparing_shows_three_ways_rank_by_rank(world: World, client: TestClient) -> None:
    found = client.post("/hd/compare", json={"text": "a beach", "k": 8, "beam": 1}).json()
    exact = world.engine.answer(Query("a beach", mode="exact", k=8))
    assert found["exact"] == exact.items.tolist() and [w["mode"] for w in found["ways"]] == list(MODES)
    for way in found["ways"]:
        r = world.engine.answer(Query("a beach", mode=way["mode"], k=8, beam=1))
        assert way["found"] == 8 - len(r.missed) and way["k"] == 8 and way["compared"] == r.compared
        assert {row["id"]: row["lost_at_level"] for row in way["ranks"] if not row["found"]} == {
            m.item: m.lost_at_level for m in r.missed
        }
    assert found["ways"][2]["found"] == 8


def test_a_collection_without_examples_offers_pictures_and_no_text(world: World) -> None:
    found = views.examples(replace(world.collection, meta=replace(world.collection.meta, examples=[])))
    assert found and all(not e["text"] and "like" in e for e in found)
