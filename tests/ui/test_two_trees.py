"""One question in two trees: each side is the engine's answer, agreement is counted, paths part where they do."""

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hierdemo.models.encoder import Encoder
from hierdemo.search.members import Engines
from hierdemo.search.query import Query
from hierdemo.ui.present.tree import hues as hues_of
from hierdemo.ui.routes.app import add_routes
from tests.support.tiny import World

TREES = ("clusters", "taxonomy", "captions")


def served(engines: Engines, folder: Path) -> TestClient:
    (folder / "plotly.min.js").write_text("// plotly")
    app = FastAPI()
    add_routes(app, engines, plotly=folder / "plotly.min.js")
    return TestClient(app, raise_server_exceptions=False)


def no_others(model: str) -> Encoder:
    raise AssertionError(f"{model} was asked for")


def ask(client: TestClient, left: Any, right: Any, **more: Any) -> dict[str, Any]:
    sides = [side if isinstance(side, dict) else {"tree": side, "embedding": None} for side in (left, right)]
    reply = client.post("/hd/beside", json={"text": "laptop", "k": 8, "sides": sides} | more)
    assert reply.status_code == 200, reply.text
    return reply.json()


@pytest.mark.parametrize(("left", "right"), [(a, b) for a in TREES for b in TREES if a < b])
@pytest.mark.parametrize("text", ["laptop", "golden retriever", "a red bicycle"])
def test_each_side_is_the_engines_answer(world: World, client: TestClient, left: str, right: str, text: str) -> None:
    found = ask(client, left, right, text=text)
    answers = [world.engine.answer(Query(text, k=8, tree=tree)) for tree in (left, right)]
    for side, r, tree in zip(found["sides"], answers, (left, right), strict=True):
        labels = world.collection.views[tree].labels
        assert side["tree"] == tree and [s["node"] for s in side["steps"]] == [s.on_path for s in r.steps]
        assert [s["name"] for s in side["steps"]] == [labels[s.on_path].name for s in r.steps]
        assert [row["id"] for row in side["results"]] == r.items.tolist() and side["compared"] == r.compared
    both = set(answers[0].items.tolist()) & set(answers[1].items.tolist())
    assert (found["shared"], found["of"]) == (len(both), 8)
    assert all({row["id"] for row in side["results"] if row["shared"]} == both for side in found["sides"])


@pytest.mark.parametrize(
    ("left", "right"), [("clusters", "taxonomy"), ("captions", "taxonomy"), ("captions", "clusters")]
)
def test_agreement_is_counted_and_the_parting_is_the_first_node_off_the_other_path(
    world: World, client: TestClient, left: str, right: str
) -> None:
    parted = 0
    for like in range(0, 60, 6):
        sides = ask(client, left, right, text="", like=like)["sides"]
        for side, other, names in zip(sides, sides[::-1], ((left, right), (right, left)), strict=True):
            mine, theirs = (world.collection.views[name].tree for name in names)
            path = [s["node"] for s in other["steps"]]
            first = None
            for step in side["steps"]:
                own = set(mine.items(step["node"]).tolist())
                shares = []
                for m in range(1, theirs.n_nodes):
                    others = set(theirs.items(m).tolist())
                    shares.append(len(own & others) / len(own | others))
                told = step["like"]
                assert told["share"] == pytest.approx(max(shares), abs=1e-4)
                assert shares[told["node"] - 1] == pytest.approx(max(shares))
                assert told["on_path"] == any(shares[p - 1] > max(shares) - 1e-9 for p in path)
                assert told["on_path"] == (told["node"] in path), "of several as good, the path's own"
                assert step["beside"]["share"] == pytest.approx(max(shares[p - 1] for p in path), abs=1e-4)
                first = first or (None if told["on_path"] else step["level"])
            assert side["parts_at"] == first
            parted += first is not None
            assert 0 < side["agreement"] <= 1
            least = [row["like"]["share"] for row in side["least"]]
            assert least == sorted(least) and all(share < 1 for share in least)
    assert parted, "some question is answered along two ways"


def test_a_tree_beside_itself_never_parts(client: TestClient) -> None:
    found = ask(client, "captions", "captions")
    for side in found["sides"]:
        assert side["parts_at"] is None and side["agreement"] == 1 and side["least"] == []
        assert [s["like"]["node"] for s in side["steps"]] == [s["node"] for s in side["steps"]]
    assert found["shared"] == found["of"] == 8


def test_branches_taken_by_hand_stay_in_the_pages_own_tree(world: World, client: TestClient) -> None:
    view = world.collection.views["taxonomy"]
    node = int(view.tree.children(0)[-1])
    found = ask(client, "captions", "taxonomy", tree="taxonomy", forced=[node])
    free, forced = found["sides"]
    assert forced["steps"][0]["node"] == node and forced["steps"][0]["forced"]
    assert not any(s["forced"] for s in free["steps"])
    again = ask(client, "captions", "clusters", tree="taxonomy", forced=[node])
    assert not any(s["forced"] for side in again["sides"] for s in side["steps"])


def test_filters_and_ways_of_searching_reach_both(world: World, client: TestClient) -> None:
    for mode in ("drill-down", "hnsw", "exact"):
        for side in ask(client, "clusters", "captions", mode=mode, where={"colour": "red"})["sides"]:
            items = [world.collection.items[row["id"]] for row in side["results"]]
            assert items and all(item.attributes["colour"] == "red" for item in items)


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        (None, "two trees"),
        ([{"tree": "clusters"}], "two trees"),
        ([{"tree": "clusters"}] * 3, "two trees"),
        (["clusters", "taxonomy"], "two trees"),
        ([{"tree": "clusters"}, {"tree": "nowhere"}], "clusters or taxonomy or captions"),
        ([{"tree": "clusters"}, {"tree": 3}], "name a tree"),
        ([{"tree": "clusters"}, {"tree": "clusters", "embedding": "strong"}], "one only"),
        ([{"tree": "clusters"}, {"tree": "clusters", "embedding": ["x"]}], "name a tree"),
    ],
)
def test_what_cannot_be_held_side_by_side_is_said(client: TestClient, sides: Any, words: str) -> None:
    reply = client.post("/hd/beside", json={"text": "laptop", "sides": sides})
    assert reply.status_code == 400 and words in reply.json()["error"] and "\n" not in reply.json()["error"]


def test_a_family_members_trees_side_by_side(engines: Engines, tmp_path: Path) -> None:
    first = engines().collection
    with served(engines, tmp_path) as client:
        chosen, none = ({"tree": "clusters", "embedding": id} for id in ("chosen", "none"))
        node = int(first.views["clusters"].tree.children(0)[-1])
        found = ask(client, chosen, none, embedding="chosen", forced=[node])
        for side, id in zip(found["sides"], ("chosen", "none"), strict=True):
            r = engines(id).answer(Query("laptop", k=8, forced=(node,) if id == "chosen" else ()))
            assert [s["node"] for s in side["steps"]] == [s.on_path for s in r.steps]
            assert [row["id"] for row in side["results"]] == r.items.tolist()
        hues = hues_of(engines("none").collection, "clusters", first)
        assert all(s["hue"] == hues[s["node"]] for s in found["sides"][1]["steps"]), "as on the page"
        assert found["sides"][0]["steps"][0]["forced"], "the page's own is known by its default name, too"
        unnamed = ask(client, {"tree": "clusters", "embedding": None}, none, forced=[node])
        assert unnamed["sides"][0]["steps"][0]["forced"]
