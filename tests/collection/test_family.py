"""Families: the file that names their members, engines opened when they are asked for, and what the page is given."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hierdemo.collection import family as families
from hierdemo.collection.family import FILE, check_items, find, opened, read
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load
from hierdemo.models.encoder import Encoder
from hierdemo.models.loading import load_encoder
from hierdemo.search import members as ui_engines
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import MODES, Query
from hierdemo.ui.present import tree
from hierdemo.ui.routes.app import add_routes
from tests.support.tiny import World, write_family


@pytest.fixture(scope="module")
def folder(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_family(world, tmp_path_factory.mktemp("family"))


@pytest.fixture(scope="module")
def encoders(world: World, folder: Path) -> Callable[[str], Encoder]:
    made = {str(world.model): world.encoder, str(folder / "model"): load_encoder(str(folder / "model"))}
    return made.__getitem__


@pytest.fixture
def engines(world: World, folder: Path, encoders: Callable[[str], Encoder]) -> Engines:
    chosen = folder / "collection"
    return Engines(Engine(load(chosen), world.encoder), find(chosen), encoders)


@pytest.fixture
def client(engines: Engines, tmp_path: Path) -> TestClient:
    app = FastAPI()
    add_routes(app, engines, plotly=tmp_path / "none.js")
    return TestClient(app, raise_server_exceptions=False)


def written(tmp_path: Path, found: Any) -> Path:
    file = tmp_path / FILE
    file.write_text(found if isinstance(found, str) else json.dumps(found))
    return file


def content(folder: Path) -> dict[str, Any]:
    return json.loads((folder / FILE).read_text())


# the file ---------------------------------------------------------------------------------------


def test_a_collection_finds_its_family(folder: Path, world: World, tmp_path: Path) -> None:
    family = find(folder / "collection")
    assert family is not None and [m.id for m in family.members] == ["none", "chosen"]
    for member in family.members:
        assert family.of(member.folder) is member and family.member(member.id) is member
        again = find(member.folder)
        assert again is not None and again.of(member.folder) == member
    assert find(world.folder) is None, "there is no file beside it"
    assert find(folder / "pictures") is None, "the file beside it does not name it"
    (tmp_path / "link").symlink_to(folder / "collection")
    assert find(tmp_path / "link") is not None, "a link to a member is the member"


def test_a_familys_folder_means_its_default(folder: Path, world: World) -> None:
    assert opened(folder) == (folder / "collection").resolve()
    assert opened(world.folder) == world.folder and opened(folder / "nowhere") == folder / "nowhere"


def test_figures_may_lack(folder: Path) -> None:
    family = read(folder / FILE)
    keys = {m.key for m in family.measures}
    assert set(family.member("chosen").figures) == keys and set(family.member("none").figures) < keys


def changed(name: str, value: Any, *, row: str = "", drop: bool = False) -> Callable[[dict[str, Any]], None]:
    """A change of the file's field, or of its first collection's or measure's."""

    def change(found: dict[str, Any]) -> None:
        place = found[row][0] if row else found
        if drop:
            del place[name]
        else:
            place[name] = value

    return change


WRONG: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (changed("format", 2), "format 2"),
    (changed("format", None, drop=True), "format None"),
    (changed("dial", ""), "dial must be a text"),
    (changed("about", None, drop=True), "about must be a text"),
    (changed("method", 3), "method must be a text"),
    (changed("default", "strong"), "'strong' is none of its collections"),
    (changed("collections", {}), "collections must be a list"),
    (changed("collections", []), "at least two"),
    (changed("measures", ["purity"]), "measures must be a list of objects"),
    (changed("id", "No Such", row="collections"), "small letters"),
    (changed("id", "chosen", row="collections"), "a id is there twice"),
    (changed("folder", "collection", row="collections"), "a folder is there twice"),
    (changed("folder", "../collection", row="collections"), "beside it"),
    (changed("folder", "..", row="collections"), "beside it"),
    (changed("folder", "/tmp", row="collections"), "beside it"),
    (changed("strength", "much", row="collections"), "strength of none must be a number"),
    (changed("strength", True, row="collections"), "strength of none must be a number"),
    (changed("figures", [1], row="collections"), "figures of none"),
    (changed("figures", {"purity": "high"}, row="collections"), "figure purity of none"),
    (changed("figures", {"purity": float("nan")}, row="collections"), "figure purity of none"),
    (changed("title", None, row="measures", drop=True), "title must be a text"),
    (changed("unit", "metres", row="measures"), "unit of purity must be share or number"),
    (changed("better", "medium", row="measures"), "better of purity must be high or low"),
    (changed("side", "left", row="measures"), "side of purity must be hierarchy or meaning"),
    (changed("key", "colour", row="measures"), "a key is there twice"),
]


@pytest.mark.parametrize(("change", "words"), WRONG, ids=[words for _, words in WRONG])
def test_what_is_wrong_with_the_file_is_said(
    folder: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], words: str
) -> None:
    found = content(folder)
    change(found)
    with pytest.raises(CollectionError, match="correct it, or remove it") as told:
        read(written(tmp_path, found))
    assert words in str(told.value) and str(tmp_path / FILE) in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", '"x"'])
def test_what_is_no_family_is_said(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    for look in (lambda: find(tmp_path / "collection"), lambda: opened(tmp_path)):
        with pytest.raises(CollectionError, match="correct it, or remove it"):
            look()


def test_members_hold_the_same_pictures_in_the_same_order(folder: Path, world: World) -> None:
    first, member = world.collection, read(folder / FILE).member("none")
    check_items(first, load(member.folder), member)
    fewer = replace(first, items=first.items[:-1])
    swapped = replace(first, items=[first.items[1], first.items[0], *first.items[2:]])
    for other, words in ((fewer, "59 pictures"), (swapped, f"picture 0 is {first.items[1].file}")):
        with pytest.raises(CollectionError, match="build collection-none again") as told:
            check_items(first, other, member)
        assert words in str(told.value) and "None" in str(told.value)


# engines ----------------------------------------------------------------------------------------


def test_members_are_opened_when_asked_for_and_once(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    monkeypatch.setattr(ui_engines, "load", lambda folder: loaded.append(folder) or load(folder))
    assert engines.default == "chosen" and engines() is engines("chosen") and not loaded
    with ThreadPoolExecutor(6) as pool:
        found = set(pool.map(engines, ["none"] * 6))
    assert found == {engines("none")} and len(loaded) == 1
    assert engines("none") is not engines()


def test_every_member_answers_with_its_own_model(engines: Engines, encoders: Callable[[str], Encoder]) -> None:
    for id in ("none", "chosen"):
        engine = engines(id)
        own = encoders(engine.collection.meta.model)
        vector, _ = engine.encode(Query("a leather suitcase"))
        np.testing.assert_allclose(vector, own.encode_texts(["a leather suitcase"])[0], atol=1e-6)


def test_the_one_that_was_opened_is_the_default(folder: Path, encoders: Callable[[str], Encoder]) -> None:
    none = folder / "collection-none"
    engines = Engines(Engine(load(none), None), find(none), encoders)
    assert engines.default == "none" and engines().collection.folder == none
    assert engines("chosen").collection.folder == (folder / "collection").resolve()


def test_a_member_that_cannot_be_used_is_said_and_tried_again(world: World, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    chosen, none = tmp_path / "copy" / "collection", tmp_path / "copy" / "collection-none"
    manifest = none / "manifest.json"
    kept = manifest.read_text()
    engines = Engines(Engine(load(chosen), world.encoder), find(chosen), lambda model: world.encoder)
    for damaged in ("{", kept.replace('"sha256"', '"sha"')):
        manifest.write_text(damaged)
        with pytest.raises(CollectionError, match="again"):
            engines("none")
    manifest.write_text(kept)
    assert len(engines("none").collection.items) == 60
    with pytest.raises(CollectionError, match="other weights"):  # the model is checked where it is needed
        engines("none").answer(Query("not an example"))


# the page's data --------------------------------------------------------------------------------


def test_info_names_the_members_and_their_figures(client: TestClient, engines: Engines, folder: Path) -> None:
    for path in ("info", "info?e=none", "info?e=chosen"):
        found = client.get(f"/hd/{path}").json()
        family, told = found["family"], content(folder)
        assert found["defaults"]["embedding"] == family["default"] == "chosen"
        assert (family["dial"], family["about"], family["method"]) == (told["dial"], told["about"], told["method"])
        assert family["measures"] == told["measures"]
        assert [{k: v for k, v in row.items() if k != "folder"} for row in told["collections"]] == family["members"]
    assert client.get("/hd/info?e=none").json()["collection"]["model_id"] == str(folder / "model")


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
    def broken(folder: Path) -> Any:
        raise CollectionError("It is damaged: build it again.")

    monkeypatch.setattr(ui_engines, "load", broken)
    reply = client.post("/hd/answer", json={"text": "x", "embedding": "none"})
    assert (reply.status_code, reply.json()) == (503, {"error": "It is damaged: build it again."})
    assert client.get("/hd/info").status_code == client.get("/hd/tree/clusters?e=chosen").status_code == 200


def test_the_file_says_what_it_holds() -> None:
    """The module's first lines name every field that is read."""
    told = str(families.__doc__)
    fields = [*families.Measure.__dataclass_fields__, *families.Member.__dataclass_fields__]
    fields += [name for name in families.Family.__dataclass_fields__ if name != "members"]
    assert all(f'"{name}"' in told for name in fields)
