"""The named endpoints, called as a program calls them: a real server, gradio_client. They agree with Engine.answer and
with what the page is told, their types are what they return, and what is wrong comes back as one sentence.
"""

import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any, get_type_hints
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from gradio_client import Client, handle_file

from hierdemo.items.image import open_image
from hierdemo.search.as_json import as_json
from hierdemo.search.query import MODES, Query
from hierdemo.search.similar import more_like
from hierdemo.ui.api import types
from tests.support.tiny import World

# Gradio counts its queue with an option that pandas is about to drop, and leaves sockets and loops to the collector
pytestmark = [
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def client(url: str) -> Client:
    return Client(url, verbose=False)


def predict(client: Client, name: str, **asked: Any) -> Any:
    return client.predict(**asked, api_name=f"/{name}")


def refused(client: Client, name: str, **asked: Any) -> str:
    with pytest.raises(Exception) as raised:
        predict(client, name, **asked)
    told = str(raised.value)
    assert told.strip() and "\n" not in told and "Traceback" not in told and "upstream" not in told, told
    return told


def bare(found: dict[str, Any]) -> dict[str, Any]:
    """An answer without the addresses in it."""
    rows = [{k: v for k, v in row.items() if k not in ("thumb", "picture")} for row in found["results"]]
    return {k: v for k, v in found.items() if k != "page"} | {"results": rows}


def timeless(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name != "seconds"}


def test_search_is_what_the_engine_answers(world: World, client: Client) -> None:
    node = int(world.collection.views["clusters"].tree.children(0)[-1])
    for asked, query in (
        ({"text": "a red car", "k": 7}, Query("a red car", k=7)),
        ({"text": "laptop", "mode": "hnsw", "tree": "taxonomy"}, Query("laptop", mode="hnsw", tree="taxonomy")),
        ({"like": 5, "text": "blue", "weight": 0.3}, Query("blue", like=5, weight=0.3)),
        ({"text": "car", "where": {"colour": "red"}, "beam": 2}, Query("car", where={"colour": "red"}, beam=2)),
        ({"text": "car", "force": [node]}, Query("car", forced=(node,))),
        ({"text": "car", "depth": 1}, Query("car", depth=1)),
        ({"text": "car -red", "away": 0.7}, Query("car -red", away=0.7)),
        ({"text": "car", "target": "both"}, Query("car", target="both")),
    ):
        expected = timeless(as_json(world.collection, world.engine.answer(query)))
        assert timeless(bare(predict(client, "search", **asked))) == json.loads(json.dumps(expected)), asked


def test_search_is_what_the_page_is_told(url: str, client: Client) -> None:
    for asked in ({"text": "a red car -leather", "k": 6}, {"like": 12, "mode": "exact"}, {"text": "dog", "beam": 1}):
        request = Request(f"{url}hd/answer", json.dumps(asked).encode(), {"Content-Type": "application/json"})
        with urlopen(request) as reply:
            page = json.loads(reply.read())
        found = predict(client, "search", **asked)
        assert [(r["id"], r["score"]) for r in found["results"]] == [(r["id"], r["score"]) for r in page["results"]]
        assert [(s["node"], s["margin"]) for s in found["path"]] == [(s["node"], s["margin"]) for s in page["steps"]]
        assert (found["cost"], found["flat"]) == (page["cost"], page["flat"])
        assert found["query"]["minus"] == page["query"]["minus"] and found["query"]["away"] == page["query"]["away"]


def test_a_picture_comes_as_a_file(world: World, client: Client) -> None:
    path = world.images / world.collection.items[23].file
    for text in ("", "red"):
        found = predict(client, "search", image=handle_file(path), text=text)
        r = world.engine.answer(Query(text, open_image(path)))
        assert [row["id"] for row in found["results"]] == r.items.tolist()
        assert found["query"]["image"] == path.name
    assert predict(client, "search", image=handle_file(path))["results"][0]["id"] == 23


def test_a_picture_comes_within_the_call(world: World, client: Client) -> None:
    data = (world.images / world.collection.items[23].file).read_bytes()
    found = predict(client, "search", image=f"data:image/png;base64,{b64encode(data).decode()}")
    assert found["results"][0]["id"] == 23 and found["query"]["image"] is None


def test_what_an_answer_names_lies_where_it_says(world: World, url: str, client: Client) -> None:
    found = predict(client, "search", text="a red car", k=3, where={"colour": "red"}, beam=2)
    explanation, node = predict(client, "explain", text="car"), predict(client, "node", node=1)
    likes = predict(client, "similar", item=5)
    for row in (
        found["results"][0],
        explanation["decisions"][0]["typical"][0],
        node["typical"][0],
        likes["item"],
        likes["results"][0],
    ):
        with urlopen(row["thumb"]) as reply:
            assert reply.read() == world.collection.thumbs[row["id"]]
        with urlopen(row["picture"]) as reply:
            assert reply.read() == (world.images / row["file"]).read_bytes()
    assert found["page"] == f"{url}?q=a+red+car&k=3&beam=2&where=colour%3Ared"


def test_similar_is_more_like_this(world: World, client: Client) -> None:
    for scope, same in (("leaf", None), ("across", None), ("across", ()), ("parent", ("colour",))):
        given = {} if same is None else {"same": ",".join(same) or "none"}
        found = predict(client, "similar", item=5, scope=scope, k=4, **given)
        expected = more_like(world.collection, 5, scope=scope, same=same, k=4)
        assert [row["id"] for row in found["results"]] == expected.items.tolist() and found["same"] == expected.same


def test_explain_tells_every_candidate_and_the_same_path(world: World, client: Client) -> None:
    verdicts = set()
    tree = world.collection.views["clusters"].tree
    for text in ("red sports car", "golden retriever", "a", "laptop", "palm beach"):
        for forced in (None, [int(tree.children(0)[0])]):
            asked = {"text": text, "beam": 3} | ({"force": forced} if forced else {})
            found, answer = predict(client, "explain", **asked), predict(client, "search", **asked)
            assert [d["node"] for d in found["decisions"]] == [s["node"] for s in answer["path"]]
            assert found["missed"] == answer["flat"]["missed"] and found["query"] == answer["query"]
            for decision, step in zip(found["decisions"], answer["path"], strict=True):
                verdicts.add(decision["verdict"])
                states = {c["node"]: c["state"] for c in decision["candidates"]}
                assert len(states) == len(decision["candidates"]) == step["n_candidates"]
                assert sum(state != "passed" for state in states.values()) == step["n_kept"]
                assert states[step["node"]] == "chosen" and decision["label"] in decision["says"]
                assert (decision["verdict"] == "taken by hand") == step["forced"]
                if not step["forced"] and step["margin"] is not None:
                    assert (decision["verdict"] == "overtaken") == (step["margin"] < 0)
                    assert step["runner_up"]["label"] in decision["says"]
    assert {"taken by hand", "ahead"} <= verdicts


@pytest.mark.parametrize("tree", ["clusters", "taxonomy"])
def test_node_walks_the_whole_tree(world: World, client: Client, tree: str) -> None:
    view = world.collection.views[tree]
    waiting, seen = [0], set()
    while waiting:
        m = waiting.pop()
        found = predict(client, "node", node=m, tree=tree)
        seen.add(m)
        assert found["size"] == view.tree.size[m] and found["level"] == view.tree.level[m]
        assert [p["node"] for p in found["path"]] == view.tree.ancestors(m)
        if found["children"]:
            assert sum(c["size"] for c in found["children"]) == found["size"]
        assert {row["id"] for row in found["typical"]} <= set(view.tree.items(m).tolist())
        for counts in found["attributes"].values():
            assert 0 < sum(counts.values()) <= found["size"]
        waiting += [c["node"] for c in found["children"]]
    assert seen == set(range(view.tree.n_nodes))


def test_compare_is_three_searches(client: Client) -> None:
    found = predict(client, "compare", text="a red car", k=8, beam=1)
    assert list(found) == list(MODES)
    for mode, answer in found.items():
        one = predict(client, "search", text="a red car", k=8, beam=1, mode=mode)
        assert timeless(bare(answer)) == timeless(bare(one))
    assert found["exact"]["flat"]["recall"] == 1 and found["exact"]["cost"]["compared"] == 60


def test_the_documented_types_are_what_comes_back(world: World, client: Client) -> None:
    answer = predict(client, "search", text="laptop -red", beam=1, k=20)
    assert answer["flat"]["missed"], "else their type is not looked at"
    explanation, node = predict(client, "explain", text="laptop"), predict(client, "node", node=1)
    likes, [listed] = predict(client, "similar", item=5), predict(client, "collections")
    for found, typed in (
        (answer, types.Answer),
        (explanation, types.Explanation),
        (node, types.NodeFound),
        (likes, types.Likes),
        (listed, types.Listed),
    ):
        fits(found, typed)
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert set(named) == {"/search", "/explain", "/compare", "/node", "/similar", "/collections"}
    for endpoint in named.values():
        assert all(p["python_type"]["type"] not in ("", "Any") for p in endpoint["parameters"] + endpoint["returns"])
        assert all(p["python_type"]["description"] for p in endpoint["parameters"])


def fits(found: dict[str, Any], typed: type) -> None:
    """A TypedDict's keys, all and only these, down through the dicts and lists."""
    hints = get_type_hints(typed)
    assert set(found) == set(hints), typed.__name__
    for name, hint in hints.items():
        inner = getattr(hint, "__args__", (hint,))
        for inside in (t for t in inner if hasattr(t, "__required_keys__")):
            values = found[name] if isinstance(found[name], list) else [found[name]]
            for value in values:
                if value is not None:
                    fits(value, inside)


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("search", {"text": ""}, "nothing to search for"),
        ("search", {"text": "-leather"}, "take “leather” away from"),
        ("search", {"text": "x", "tree": "none"}, "no tree 'none'"),
        ("search", {"text": "x", "k": "many"}, "k has the wrong kind"),
        ("search", {"text": "x", "mode": "magic"}, "no mode 'magic'"),
        ("search", {"text": "x", "where": {"colour": "mauve"}}, "colour=mauve"),
        ("search", {"text": "x", "force": [9999]}, "not among the candidates"),
        ("search", {"text": "x", "embedding": "other"}, "no embedding 'other'"),
        ("search", {"like": 10_000}, "no item 10000"),
        ("explain", {"text": "x", "away": 9}, "away must lie"),
        ("compare", {"text": "x", "beam": 0}, "beam must lie"),
        ("node", {"node": 9999}, "no node 9999"),
        ("node", {"node": 0, "tree": "none"}, "no tree 'none'"),
        ("node", {"node": "first"}, "no node 'first'"),
        ("node", {"node": 0, "collection": "none"}, "no collection 'none'"),
        ("similar", {"item": 10_000}, "no item 10000"),
        ("similar", {"item": "first"}, "item has the wrong kind"),
        ("similar", {"item": 1, "same": "price"}, "no attribute 'price'"),
        ("node", {"node": 0, "tree": ["clusters"]}, "tree has the wrong kind"),
        ("similar", {"item": None}, "item is missing"),
        ("search", {"image": "/etc/passwd"}, "uploaded file"),
        ("search", {"image": "data:image/png;base64,no base64"}, "base64"),
    ],
)
def test_what_is_wrong_is_one_sentence(client: Client, name: str, asked: dict[str, Any], told: str) -> None:
    assert told in refused(client, name, **asked)


def test_only_uploads_are_opened(world: World, url: str, client: Client, tmp_path: Path) -> None:
    """No path of the server, with or without the mark of an upload, and no address."""
    inside = str((world.images / world.collection.items[0].file).resolve())
    for image in ({"path": inside}, {"path": inside, "meta": {"_type": "other"}}, {"meta": dict(types.FILE)}):
        status = raw(url, image)
        assert "handle_file" in status and "results" not in status, image
    for path in (inside, "/etc/passwd", "\0"):
        assert "image is no uploaded file" in raw(url, {"path": path, "meta": types.FILE})
    for address in ("http://127.0.0.1:1/x.png", "https://example.com/x.png"):
        assert "image is an address" in raw(url, {"path": address, "meta": types.FILE})
    (tmp_path / "text.png").write_text("no picture")
    assert "not a picture" in refused(client, "search", image=handle_file(tmp_path / "text.png"))
    assert "one of them" in refused(client, "search", image=handle_file(inside), like=1)


def raw(url: str, image: dict[str, Any]) -> str:
    """What the server says to a caller that does not use gradio_client, which would upload the file of a path."""
    asked = json.dumps(
        {
            "data": ["", image, None, 0.5, "exact", "clusters", 5, 4, None, None, 0.4, None, None, "pictures"]
            + [None] * 3
        }
    ).encode()
    with urlopen(Request(f"{url}gradio_api/call/search", asked, {"Content-Type": "application/json"})) as reply:
        event = json.loads(reply.read())["event_id"]
    with urlopen(f"{url}gradio_api/call/search/{event}") as reply:
        return reply.read().decode()


def test_a_changed_question_is_another_answer(world: World, client: Client) -> None:
    """An endpoint that forgot one of its parameters would still agree with itself."""
    base = {"text": "car", "like": 3, "weight": 0.5, "k": 10, "beam": 1}
    query = Query("car", like=3, k=10, beam=1)
    changes: dict[str, Any] = {
        "weight": 0.9,
        "k": 3,
        "beam": 12,
        "tree": "taxonomy",
        "mode": "exact",
        "where": {"colour": "red"},
        "depth": 1,
        "target": "captions",
    }
    before = predict(client, "search", **base)
    for name, value in changes.items():
        found = predict(client, "search", **base | {name: value})
        expected = as_json(world.collection, world.engine.answer(replace(query, **{name: value})))
        assert timeless(bare(found)) == json.loads(json.dumps(timeless(expected))) and timeless(found) != timeless(
            before
        )


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [("search", {"margin": 1}, "`margin` is not"), ("similar", {}, "item"), ("seek", {}, "no endpoint 'seek'")],
)
def test_what_there_is_not_is_no_error_of_the_server(url: str, name: str, asked: dict[str, Any], told: str) -> None:
    call = Request(f"{url}gradio_api/call/v2/{name}", json.dumps(asked).encode(), {"Content-Type": "application/json"})
    with pytest.raises(HTTPError) as raised:
        urlopen(call)
    assert raised.value.code == 400 and told in json.loads(raised.value.read())["error"]
