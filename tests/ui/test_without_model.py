"""The page over a collection of ready vectors without a model: what it offers, answers and says over HTTP."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient

from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.builder.vector_files import Ready
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import KnownTexts, TextEncoder
from hierdemo.search.engine import Engine
from hierdemo.search.members import CheckedEncoder, Engines
from hierdemo.search.query import Query
from hierdemo.ui.launch import Settings, launch
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.services.collection_tab import Building, Place
from hierdemo.ui.services.library import Library
from tests.support.tiny import World

pytestmark = pytest.mark.usefixtures("quick_maps")
TEXTS = ("red sports car", "golden retriever", "palm beach", "laptop", "yellow bicycle")


def nothing(model: str) -> Encoder:
    """The page may name the model, as it does of every collection, but has nothing of it."""

    class Nothing:
        def __getattr__(self, name: str) -> object:
            raise AssertionError(f"{model} was asked for {name}")

    found = Nothing()
    vars(found)["model"] = model
    return found  # type: ignore[return-value]


def built(world: World, out: Path, *texts: str) -> Engine:
    """Opened as the page opens it."""
    vectors = world.encoder.encode_texts(texts) if texts else np.zeros((0, 32), np.float32)
    ready = Ready(Path("vectors.npy"), world.collection.embeddings, None)
    options = Options(branching=3, levels=2)
    made = build(world.images, out, TextEncoder(KnownTexts(texts, vectors)), options, ready=ready)
    return Engine(made, CheckedEncoder(nothing("ready-vectors"), made))


@pytest.fixture(scope="module")
def engines(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Engine]:
    root = tmp_path_factory.mktemp("ready")
    return {5: built(world, root / "five", *TEXTS), 0: built(world, root / "none")}


@pytest.fixture(params=[5, 0])
def n(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def client(engines: dict[int, Engine], n: int, tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "plotly.min.js").write_text("// plotly")
    app = FastAPI()
    add_routes(app, Engines(engines[n], None, nothing), plotly=tmp_path / "plotly.min.js")
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found


def test_what_is_offered_is_answered(client: TestClient, n: int) -> None:
    found = client.get("/hd/info").json()
    assert found["known"]["texts"] == n and found["collection"]["model"].startswith("ready vectors")
    assert len(found["examples"]) > 2 and len(found["first"]["results"]) == found["defaults"]["k"]
    assert any(e["text"] for e in found["examples"]) == (n > 0)
    for e in found["examples"]:
        asked = {"text": e["text"], "like": e.get("like")}
        assert client.post("/hd/answer", json=asked).status_code == 200, e


def test_what_is_not_known_is_one_sentence_with_a_way_out(client: TestClient, n: int) -> None:
    for route in ("answer", "compare"):
        reply = client.post(f"/hd/{route}", json={"text": "a gren parot"})
        assert reply.status_code == 400 and set(reply.json()) == {"error"}
        assert ("try “" in reply.json()["error"]) == (n > 0) and "\n" not in reply.json()["error"]
    picture = io.BytesIO()
    Image.new("RGB", (40, 40)).save(picture, "PNG")
    token = client.post("/hd/picture", content=picture.getvalue()).json()["token"]
    reply = client.post("/hd/answer", json={"picture": token})
    assert reply.status_code == 400 and reply.json()["error"] == client.get("/hd/info").json()["known"]["no_pictures"]


def test_texts_are_offered_while_one_types(client: TestClient, n: int) -> None:
    offered = {q: client.get("/hd/texts", params={"q": q}).json()["texts"] for q in ("", "RED s", "bicycle", "zebra")}
    if n:
        assert set(offered[""]) == set(TEXTS) and offered["RED s"] == ["red sports car"]
        assert offered["bicycle"] == ["yellow bicycle"] and offered["zebra"] == []
    else:
        assert not any(offered.values())


def test_the_collection_tab_tells_and_never_offers_it_as_a_model(
    engines: dict[int, Engine], n: int, tmp_path: Path
) -> None:
    building = Building(Library(Engines(engines[n], None, nothing), nothing), kept=tmp_path, root=tmp_path)
    try:
        told = building.about(None, Place(True))
        assert told["texts"] == n and not told["drawings"]
        assert [m["id"] for m in building.collections(Place(True))["models"]] == ["embedded"]
    finally:
        building.close()


def test_another_collection_is_opened_without_asking_for_a_model(
    world: World, engines: dict[int, Engine], n: int, tmp_path: Path
) -> None:
    folder = engines[n].collection.folder
    assert folder is not None
    library = Library(Engines(world.engine, None, nothing), nothing, given=[folder])
    id = next(e.id for e in library.listed() if e.folder == folder.resolve())
    assert len(library.engines(id)().answer(Query(like=2)).items) == 10


def test_the_app_takes_no_other_model_for_it(engines: dict[int, Engine], n: int) -> None:
    folder = engines[n].collection.folder
    assert folder is not None and load(folder).known is not None
    with pytest.raises(CollectionError, match="takes none"):
        launch(Settings(folder, model="ViT-B-32:openai"), nothing)
