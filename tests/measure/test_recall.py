"""What words find by target, and the fixed questions over the beam width: means of true answers, each time the same."""

import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient

from hierdemo.collection.captions import Captions
from hierdemo.items.item import Item
from hierdemo.measure import recall
from hierdemo.measure.by_target import Wanted, by_target, wanted
from hierdemo.measure.query_sets import query_sets
from hierdemo.measure.recall import BEAMS, asked_of, curve, encode, routing
from hierdemo.search.engine import Engine
from hierdemo.search.query import TARGETS, Query
from hierdemo.ui.services.curves import Measuring
from tests.support.tiny import World
from tests.ui.test_routes import client_of, told

ITEMS = [
    Item(0, "0", "", {"colour": "dark blue", "material": "leather"}, ("bags", "hand bag")),
    Item(1, "1", "", {"colour": "orange"}, ("food", "orange")),
    Item(2, "2", "", {"colour": "blue"}, ("bags", "bag")),
]


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("hand bag", True, Wanted("hand bag", {})),
        ("dark blue leather hand bag", True, Wanted("hand bag", {"colour": "dark blue", "material": "leather"})),
        ("orange", True, Wanted("orange", {})),
        ("orange", False, Wanted("", {"colour": "orange"})),
        ("orange orange", True, Wanted("orange", {"colour": "orange"})),
        ("bags", True, Wanted("bags", {})),
        ("shiny bag", True, None),
    ],
)
def test_a_text_is_read_in_the_names_that_items_have(text: str, kinds: bool, expected: Wanted | None) -> None:
    assert wanted(text, ITEMS, kinds=kinds) == expected


def test_each_target_is_judged_by_its_own_flat_search(world: World) -> None:
    held = [(None, i.taxonomy, i.attributes) for i in world.collection.items[::9]]
    every = query_sets(held, k=5)
    sets = {name: queries[:6] for name, queries in every.items() if name != "pictures"}
    vectors = {name: encode(world.engine, queries) for name, queries in sets.items()}
    found = by_target(world.engine, sets, vectors)
    assert set(found) == set(sets) and all(set(rows) == set(TARGETS) for rows in found.values())
    name = "texts: with attributes"
    for target, row in found[name].items():
        queries = [replace(q, target=target) for q in sets[name]]
        assert row["recall, tree clusters"] == pytest.approx(
            routing(world.engine, queries, vectors[name]).recall, abs=1e-4
        )
        right = []
        for query, vector in zip(queries, vectors[name], strict=True):
            hits = [world.collection.items[i] for i in world.engine.answer_vector(query, vector).items.tolist()]
            right.append(np.mean([query.text.endswith(item.taxonomy[-1]) for item in hits]))
        assert row["type right"] == pytest.approx(float(np.mean(right)), abs=1e-4)
        assert 0 <= row["attributes right"] <= 1
    assert "type right" not in found["texts: attribute alone"]["both"]


def test_fixed_questions_are_the_collections_own(world: World) -> None:
    asked, again = asked_of(world.collection, n=20), asked_of(world.collection, n=20)
    np.testing.assert_array_equal(asked.vectors, again.vectors)
    assert asked.captions == 10 and asked.vectors.shape == (20, 32)
    assert asked.name == "10 captions and 10 pictures of this collection"
    said = world.collection.captions
    assert said is not None
    assert all((said.unit == v).all(1).any() for v in asked.vectors[:10])
    assert all((world.collection.embeddings == v).all(1).any() for v in asked.vectors[10:])
    assert len({v.tobytes() for v in asked.vectors[10:]}) == 10, "each once"
    alone = asked_of(replace(world.collection, captions=None), n=20)
    assert alone.captions == 0 and len(alone.vectors) == 20 and "it has no captions to ask with" in alone.name
    assert len(asked_of(world.collection, n=1000).vectors) <= 120, "no more than there are"
    mute = Captions(said.vectors[:0], np.full(60, -1, np.int32))
    assert asked_of(replace(world.collection, captions=mute), n=20).captions == 0


@pytest.mark.parametrize("target", TARGETS)
def test_a_curve_is_the_mean_of_true_answers_at_each_beam(world: World, target: str) -> None:
    asked, seen = asked_of(world.collection, n=12), []
    points = curve(world.engine, asked, tree="taxonomy", target=target, beams=range(1, 4), done=seen.append)
    assert points == seen and [p.beam for p in points] == [1, 2, 3]
    for p in points:
        query = Query("given", tree="taxonomy", target=target, beam=p.beam, k=recall.K)
        answers = [world.engine.answer_vector(query, v) for v in asked.vectors]
        assert p.recall == pytest.approx(np.mean([r.recall for r in answers]))
        assert p.share == pytest.approx(np.mean([r.compared / r.total for r in answers]))
    assert [p.share for p in points] == sorted(p.share for p in points)


# behind the page --------------------------------------------------------------------------------


def measured(client: TestClient, path: str) -> dict[str, object]:
    """Asked as the page does, until it is measured."""
    end = time.monotonic() + 60
    while (reply := client.get(path)).json()["state"] == "measuring" and time.monotonic() < end:
        time.sleep(0.02)
    assert reply.status_code == 200
    return reply.json()


def test_the_page_is_told_the_curve_and_searches_do_not_wait(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def held(*a: object, **more: object) -> object:
        assert go.wait(30)
        return curve(*a, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("hierdemo.ui.services.curves.curve", held)
    with client_of(world.engine, tmp_path) as client:
        first = client.get("/hd/curve/clusters").json()
        assert first["state"] == "measuring" and first["done"] == 0 and first["of"] == len(BEAMS) == 12
        assert client.post("/hd/answer", json={"text": "a red car"}).status_code == 200, "while it is measured"
        go.set()
        found = measured(client, "/hd/curve/clusters")
        asked = asked_of(world.collection)
        expected = curve(world.engine, asked, tree="clusters", target="pictures", done=lambda p: None)
        assert found["points"] == [
            {"beam": p.beam, "recall": round(p.recall, 4), "share": round(p.share, 4)} for p in expected
        ]
        assert (found["name"], found["n"], found["k"]) == (asked.name, len(asked.vectors), recall.K)
        monkeypatch.setattr("hierdemo.ui.services.curves.curve", None)  # kept: not measured again
        assert client.get("/hd/curve/clusters").json() == found
        assert "There is no target" in told(client.get("/hd/curve/clusters?target=x"))
        assert "no tree" in told(client.get("/hd/curve/x"))


def test_a_curve_that_fails_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*a: object, **more: object) -> None:
        raise RuntimeError("broken")

    logged = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _: logged.set())
    monkeypatch.setattr("hierdemo.ui.services.curves.curve", broken)
    measuring, engine = Measuring(), Engine(world.collection, None)
    end = time.monotonic() + 30
    while (found := measuring(engine, "clusters", "both"))["state"] == "measuring" and time.monotonic() < end:
        time.sleep(0.01)
    assert logged.wait(30), "the server's log has the reason"
    assert found["state"] == "failed" and found["error"].startswith("The fixed questions could not be measured")
