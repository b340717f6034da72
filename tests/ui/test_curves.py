"""The fixed questions measured behind the page: searches do not wait, the figures are kept, a failure is said."""

import threading
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hierdemo.measure import recall
from hierdemo.measure.recall import BEAMS, EFS, asked_of, curve
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.ui.services.curves import Measuring
from tests.support.pages import client_of, told
from tests.support.tiny import World


def measured(client: TestClient, path: str) -> dict[str, object]:
    """Asked as the page does, until it is measured."""
    end = time.monotonic() + 600
    while (reply := client.get(path)).json()["state"] == "measuring" and time.monotonic() < end:
        time.sleep(0.02)
    assert reply.status_code == 200
    return reply.json()


def test_the_page_is_told_the_curve_and_searches_do_not_wait(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def held(*a: object, **more: object) -> object:
        assert go.wait(600)
        return curve(*a, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("hierdemo.ui.services.curves.curve", held)
    with client_of(world.engine, tmp_path) as client:
        first = client.get("/hd/curve/clusters").json()
        assert first["state"] == "measuring" and first["done"] == 0 and first["of"] == len(BEAMS) + len(EFS)
        assert client.post("/hd/answer", json={"text": "a red car"}).status_code == 200, "while it is measured"
        go.set()
        found = measured(client, "/hd/curve/clusters")
        asked = asked_of(world.collection)
        expected = curve(world.engine, asked.vectors, Query("given", k=recall.K))
        assert found["points"] == [
            {"mode": p.mode, "dial": p.dial, "recall": round(p.recall, 4), "share": round(p.share, 4)} for p in expected
        ]
        assert (found["name"], found["n"], found["k"]) == (asked.name, len(asked.vectors), recall.K)
        monkeypatch.setattr("hierdemo.ui.services.curves.curve", None)  # kept: not measured again
        assert client.get("/hd/curve/clusters").json() == found
        assert "There is no target" in told(client.get("/hd/curve/clusters?target=x"))
        assert "no tree" in told(client.get("/hd/curve/x"))


def test_one_question_at_several_beams_and_efs(world: World, tmp_path: Path) -> None:
    ask = {"text": "a red car", "k": 8, "where": {"colour": "red"}, "mode": "exact"}
    with client_of(world.engine, tmp_path) as client:
        reply = client.post("/hd/curve", json=ask | {"beams": [1, 3], "efs": [8]})
        assert reply.status_code == 200
        points = {(p.pop("mode"), p.pop("dial")): p for p in reply.json()["points"]}
        for mode, dial in (("drill-down", 1), ("drill-down", 3), ("hnsw", 8)):
            query = Query("a red car", k=8, where={"colour": "red"}, mode=mode, beam=dial, ef=dial)
            r = world.engine.answer(query)
            assert points.pop((mode, dial)) == {"recall": round(r.recall, 4), "share": round(r.compared / r.total, 4)}
        assert not points
        assert "efs must be a list of at most 20" in told(client.post("/hd/curve", json=ask | {"beams": [1]}))
        assert "beams must be a list" in told(client.post("/hd/curve", json=ask | {"beams": [True], "efs": []}))
        assert "beam must lie" in told(client.post("/hd/curve", json=ask | {"beams": [0], "efs": []}))


def test_a_curve_that_fails_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*a: object, **more: object) -> None:
        raise RuntimeError("broken")

    logged = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _: logged.set())
    monkeypatch.setattr("hierdemo.ui.services.curves.curve", broken)
    measuring, engine = Measuring(), Engine(world.collection, None)
    end = time.monotonic() + 600
    while (found := measuring(engine, "clusters", "both"))["state"] == "measuring" and time.monotonic() < end:
        time.sleep(0.01)
    assert logged.wait(600), "the server's log has the reason"
    assert found["state"] == "failed" and found["error"].startswith("The fixed questions could not be measured")
