"""The data set that the app is started with: fetched and built while the page stands, opened by new visits, kept."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hierdemo.collection.files import locked
from hierdemo.collection.store import verify
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import Query
from hierdemo.ui.present.page import Page
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.services import at_start, build_jobs
from hierdemo.ui.services.at_start import LOCK, DataSet
from hierdemo.ui.services.collection_tab import Building
from hierdemo.ui.services.library import Library
from tests.support.forks import quick_build_of
from tests.support.hub import Hub, serving
from tests.support.tiny import World

PETS = "someone/pets"
pytestmark = pytest.mark.usefixtures("forks")


@pytest.fixture
def hub(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(at_start, "LOOK", 0.05)
    with serving(Hub()) as found:
        drawn = sorted(world.drawings)[::6]
        found.add(f"datasets/{PETS}", {file: world.images / file for file in drawn} | {"README.md": b"# Pets"})
        work = partial(quick_build_of, found.address, tmp_path / "cache")
        monkeypatch.setattr(build_jobs, "_work", work)
        yield found


class App:
    """The page of the tiny world, started with a data set."""

    def __init__(self, world: World, folder: Path, given: str = PETS) -> None:
        self.data = DataSet(given, folder / "kept", str(world.model))
        engines = Engines(Engine(world.collection, world.encoder), None, lambda model: world.encoder)
        self.library = Library(engines, lambda model: world.encoder)
        self.building = Building(self.library, kept=self.data.library, dataset=self.data, root=folder)
        app = FastAPI()
        add_routes(app, engines, plotly=folder / "none.js", building=self.building)
        self.client = TestClient(app)

    def start(self) -> None:
        assert self.building.at_start is not None
        self.building.at_start.start()

    def coming(self) -> dict[str, Any]:
        return self.client.get("/hd/collections/coming").json()

    def wait(self, until: Callable[[dict[str, Any]], object]) -> list[dict[str, Any]]:
        seen, end = [self.coming()], time.monotonic() + 600
        while not until(seen[-1]):
            assert time.monotonic() < end, seen[-1]
            time.sleep(0.05)
            seen.append(self.coming())
        return seen

    def over(self) -> list[dict[str, Any]]:
        return self.wait(lambda now: now["state"] != "running")

    def document(self) -> str:
        return Page().at("", "v", self.building.opens()).partition(">\n<head")[0]


@pytest.fixture
def start(world: World, tmp_path: Path) -> Iterator[Callable[..., App]]:
    apps: list[App] = []

    def start(given: str = PETS) -> App:
        apps.append(App(world, tmp_path, given))
        return apps[-1]

    yield start
    for app in apps:
        app.building.close()


def test_it_is_built_while_the_page_stands_and_new_visits_open_it(hub: Hub, start: Callable[..., App]) -> None:
    app = start()
    before = app.client.get("/hd/info").json()["collection"]["name"]
    first = app.library.first.id
    assert f'data-first="{first}"' in app.document() and "data-coming" in app.document()
    (app.data.library / LOCK).mkdir(parents=True)
    with locked(app.data.library / LOCK):  # another process is at it
        app.start()
        app.wait(lambda now: now["numbers"] == ["another process builds it"])
        assert hub.asked == []
    seen = app.over()
    assert seen[-1]["state"] == "done" and seen[-1]["error"] is None, seen[-1]
    told = list(dict.fromkeys(now["step"] for now in seen))
    steps = [step["id"] for step in seen[0]["steps"]]
    assert told == [step for step in steps if step in told] and steps[0] == "fetch"
    assert app.client.get("/hd/info").json()["collection"]["name"] == before, "open pages go on"
    own = seen[-1]["open"]
    assert f'data-first="{own}"' in app.document() and "data-coming" not in app.document()
    assert app.client.get(f"/hd/c/{own}/info").json()["collection"]["name"] == "pets"
    assert app.library.front().answer(Query(text="bicycle", k=3)).items.size == 3, "programs ask it, too"
    listed = {c["id"]: c["first"] for c in app.client.get("/hd/collections").json()["collections"]}
    assert listed[own] and not listed[first]
    verify(app.data.collection)
    again = start()
    assert again.data.built
    hub.asked.clear()
    again.start()
    there = again.over()[-1]
    assert (there["open"], there["items"]) == (own, seen[-1]["items"]) and there["items"] == 10
    assert hub.asked == [], "it is there: nothing is asked for or built"


def test_what_cannot_be_built_is_a_sentence_and_the_page_stays(
    hub: Hub, start: Callable[..., App], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_start, "AGAIN", (1.0,))
    app = start("someone/nothing")
    app.start()
    end = app.over()[-1]
    assert end["state"] == "failed" and "no data set someone/nothing" in end["error"]
    assert "data-coming" in app.document(), "whoever comes is told"
    out, err = capfd.readouterr()
    assert "Trying again" not in out and err.count("\n") == 1 and err.endswith(f"{end['error']}\n")
    assert app.library.first.id != end["open"] and not list(app.data.library.glob("*/manifest.json"))
    hub.status = 503
    away = start()
    away.start()
    seen = away.over()
    assert any("Trying again in" in "".join(now["numbers"]) for now in seen) and "(503)" in seen[-1]["error"], (
        "once more"
    )


def test_another_model_or_state_is_another_collection(tmp_path: Path) -> None:
    given = [DataSet(PETS, tmp_path), DataSet(f"{PETS}@v2", tmp_path), DataSet(PETS, tmp_path, "embedded")]
    folders = {data.collection for data in given}
    assert len(folders) == 3 and all(folder.parent == tmp_path for folder in folders)
    assert [data.name for data in given] == ["pets"] * 3
    assert DataSet(str(tmp_path / "cats"), tmp_path / "kept").job(None).images == tmp_path / "cats"


def test_what_lies_in_its_place_stays(start: Callable[..., App], tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    app = start(str(tmp_path / "none"))
    app.data.collection.mkdir(parents=True)
    (app.data.collection / "mine.txt").write_text("keep")
    app.start()
    told = app.over()[-1]
    assert told["state"] == "failed" and "not empty" in told["error"]
    assert (app.data.collection / "mine.txt").is_file()
