"""Pictures that the embedded model does not know, built without words: no names, and a note beside every answer."""

import json
from pathlib import Path

import pytest

from hierdemo.builder import beforehand
from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection import notes
from hierdemo.collection.collection import Collection
from hierdemo.collection.store import load
from hierdemo.commands.main import main
from hierdemo.models.loading import load_encoder
from hierdemo.search.as_json import as_json
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import Query
from hierdemo.ui.present.info import examples, info
from hierdemo.ui.services.collection_tab import Building, Place
from hierdemo.ui.services.library import Library
from tests.bench.strangers import drawn
from tests.support.tiny import World

ENCODER = load_encoder("embedded")


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    folder = tmp_path_factory.mktemp("strange")
    (folder / "pictures").mkdir()
    for i, picture in enumerate(drawn(60)):
        picture.save(folder / "pictures" / f"{i:02d}.png")
    with pytest.MonkeyPatch.context() as patch:
        from hierdemo.maps import projection

        patch.setattr(projection, "_layout", lambda vectors, neighbours, start, seed, first: start)
        return build(folder / "pictures", folder / "collection", ENCODER, Options())


def test_its_branches_have_numbers_and_it_says_why(strange: Collection) -> None:
    labels = strange.views["clusters"].labels[1:]
    assert labels and not any(label.guessed for label in labels)
    assert strange.meta.guesses == {"given": 0, "withheld": len(labels)}
    assert notes.is_strange(strange.meta) and notes.is_strange(load(strange.folder or Path()).meta)
    assert info(strange)["collection"]["unnamed"] == notes.unnamed(strange.meta)


def test_every_answer_says_so(strange: Collection) -> None:
    engine, note = Engine(strange, ENCODER), notes.strange(strange.meta)
    for query in (Query("dog"), Query("qwxz"), Query(like=3), Query("dog", mode="hnsw")):
        assert as_json(strange, engine.answer(query))["warnings"].count(note) == 1


def test_it_offers_pictures_and_no_text(strange: Collection) -> None:
    assert strange.meta.examples == [] and all(not e["text"] for e in examples(strange))


def test_the_command_line_says_so(strange: Collection, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--collection", str(strange.folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == notes.all_of(strange.meta)


def test_it_is_said_before_a_build(strange: Collection, world: World) -> None:
    told = beforehand.look(strange.images, strange.items, ENCODER)
    assert told and "of the 30 pictures" in told and notes.REMEDY not in told
    assert beforehand.look(world.images, world.collection.items, ENCODER) is None
    assert beforehand.look(strange.images, strange.items, world.encoder) is None  # nobody says what that one knows


def test_the_page_asks_before_it_builds(strange: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines = Engines(Engine(strange, ENCODER), None, lambda _: ENCODER)
    building = Building(Library(engines, lambda _: ENCODER), kept=tmp_path / "kept", root=tmp_path)
    begun: list[str] = []
    monkeypatch.setattr(building.builds, "start", lambda id, visitor, job: begun.append(job.model))
    ask = {"visitor": "0" * 32, "path": str(strange.images), "out": "", "name": "x", "model": "embedded"}
    assert "are unlike the drawings" in building.folder(ask, Place(True))["doubt"] and begun == []
    for more in ({"sure": True}, {"model": "photos"}):
        assert building.folder(ask | more, Place(True))["doubt"] is None
    assert begun == ["embedded", "photos"]
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    assert building.photos()["id"] is None and "cannot be reached" in building.photos()["about"]
    building.close()
