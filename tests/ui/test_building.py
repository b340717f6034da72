"""The Collection tab over HTTP: uploads, builds in a process of their own, cancelling, whose is whose, limits."""

import io
import json
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient

from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection.family import collections_in
from hierdemo.collection.files import MANIFEST
from hierdemo.collection.store import load, verify
from hierdemo.collection.unpack import unpacked
from hierdemo.items.photograph import GPS, ORIGINAL, PHOTO
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import Query
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.services import build_jobs
from hierdemo.ui.services.build_jobs import AT_ONCE, Build, Builds, Busy, Job
from hierdemo.ui.services.collection_tab import Building, Place
from hierdemo.ui.services.library import Library
from hierdemo.ui.services.visitors import PREFIX, Limits, Visitors, safe_name
from tests.support.forks import held_build, quick_build
from tests.support.pages import no_others, png, told
from tests.support.tiny import World

ANN, BOB = "a" * 32, "b" * 32
HERE = {"base_url": "http://127.0.0.1:7860", "client": ("127.0.0.1", 50_000)}
Found = dict[str, Any]


class Page:
    """A visitor's page. temp: where visitors' files go; kept: the library's folder; now: the clock, to be turned."""

    def __init__(self, world: World, tmp_path: Path, *, host: str = "127.0.0.1", limits: Limits = Limits()) -> None:
        (tmp_path / "plotly.min.js").write_text("// plotly")
        self.temp, self.kept, self.now = tmp_path / "temp", tmp_path / "kept", 1000.0
        self.temp.mkdir(exist_ok=True)
        engines = Engines(Engine(load(world.folder), world.encoder), None, no_others)
        library = Library(engines, lambda model: world.encoder, shelves=[(self.kept, "built")])
        self.building = Building(library, kept=self.kept, limits=limits, clock=lambda: self.now, root=self.temp)
        app = FastAPI()
        add_routes(app, engines, plotly=tmp_path / "plotly.min.js", building=self.building, host=host)
        self.client = TestClient(app, raise_server_exceptions=False, **HERE)
        self.model = str(world.model)

    def post(self, path: str, /, **ask: Any) -> Any:
        return self.client.post(f"/hd/{path}", json=ask)

    def done(self, path: str, /, **ask: Any) -> Found:
        reply = self.post(path, **ask)
        assert reply.status_code == 200, reply.text
        return reply.json()

    def send(self, id: str, name: str, data: bytes, kind: str = "application/octet-stream") -> Any:
        asked = {"id": id, "name": name}
        return self.client.post("/hd/build/file", params=asked, content=data, headers={"Content-Type": kind})

    def begin(self, files: dict[str, bytes], visitor: str = ANN) -> str:
        id = self.done("build/begin", visitor=visitor)["id"]
        for name, data in files.items():
            assert self.send(id, name, data).status_code == 200, name
        return id

    def wait(self, id: str, until: Callable[[Found], bool]) -> list[Found]:
        """Every state that was seen, up to the one that was waited for."""
        seen, end = [], time.monotonic() + 600
        while time.monotonic() < end:
            seen.append(self.done("build/state", id=id))
            if until(seen[-1]) or seen[-1]["state"] == "failed":
                return seen
            time.sleep(0.05)
        raise AssertionError(seen[-1])

    def left(self) -> list[str]:
        """Files that lie anywhere below the temporary folder and the library's; locks are no one's."""
        return [
            str(p) for root in (self.temp, self.kept) for p in root.rglob("*") if p.is_file() and p.suffix != ".lock"
        ]


@pytest.fixture
def page(world: World, tmp_path: Path) -> Iterator[Page]:
    found = Page(world, tmp_path)
    with found.client:
        yield found
    found.building.close()


def drawn(world: World, n: int) -> dict[str, bytes]:
    files = sorted(world.drawings)
    return {file: (world.images / file).read_bytes() for file in files[:: len(files) // n][:n]}


# the whole way -------------------------------------------------------------------------------------


def test_an_upload_becomes_the_visitors_own_collection(world: World, page: Page) -> None:
    files = drawn(world, 8)
    id = page.begin(files | {"animals/broken.png": png()[:40]})
    page.done("build/start", id=id, name="my  things", model=page.model, left_out=[{"file": "a.txt", "reason": "No."}])
    assert "being built" in told(page.post("build/begin", visitor=ANN)), "one at a time"
    seen = page.wait(id, lambda state: state["state"] == "done")
    stages = list(dict.fromkeys(s["stage"] for s in seen))
    assert stages[0] == "model" and stages[-1] == "save", stages
    steps = [step["id"] for step in seen[0]["steps"]]
    told_steps = list(dict.fromkeys(s["step"] for s in seen))
    assert told_steps == [step for step in steps if step in told_steps], "each is in the list, in its order"
    assert page.client.get("/hd/collections").json()["steps"] == seen[0]["steps"]
    for s in seen:
        assert bool(s["numbers"]) == (s["of"] > 1) and all(isinstance(part, str) for part in s["numbers"])
    end = seen[-1]
    assert (end["items"], end["name"], end["private"], end["open"]) == (8, "my things", True, None), end
    assert [row["file"] for row in end["skipped"]] == ["animals/broken.png", "a.txt"]
    assert "not a picture" in end["skipped"][0]["reason"]
    # it answers as the page's own routes do, keeping pictures out of caches that others share
    info = page.client.get(f"/hd/c/{id}/info").json()
    assert info["collection"]["items"] == 8 and [t["id"] for t in info["trees"]][:2] == ["clusters", "taxonomy"]
    found = page.client.post(f"/hd/c/{id}/answer", json={"text": "a laptop", "k": 3}).json()
    assert len(found["results"]) == 3
    picture = page.client.get(f"/hd/c/{id}/image/{found['results'][0]['id']}")
    assert picture.content == files[found["results"][0]["file"]]
    assert "private" in picture.headers["cache-control"] and "public" not in picture.headers["cache-control"]
    about = page.client.get("/hd/collections/about", params={"c": id}).json()
    assert (about["kind"], about["items"], about["n_skipped"], about["folder"]) == ("private", 8, 2, None)
    assert about["n_duplicates"] == 0 and about["zip_bytes"] > 10_000
    # its visitor takes it along, wherever the page is
    zipped, far = page.kept.parent / "taken.zip", {"X-Forwarded-For": "10.0.0.7"}
    reply = page.client.get("/hd/collections/zip", params={"c": id}, headers=far)
    zipped.write_bytes(reply.content)
    assert reply.headers["content-disposition"].endswith("my-things.zip")
    opened, own = load(unpacked(zipped, zipped.parent / "cache")), page.building.visitors.get(id)
    assert [item.file for item in opened.items] == [item.file for item in load(own.collection).items]
    assert str(page.temp) not in json.dumps(opened.saved)
    # nobody else is told of it
    assert id not in page.client.get("/hd/collections").text
    assert [own["id"] for own in page.done("collections/mine", ids=[id, "0" * 32])["mine"]] == [id]
    other = id[:-1] + ("1" if id[-1] == "0" else "0")
    assert "somebody else" in told(page.client.get(f"/hd/c/{other}/info"), 404)
    # in use it stays, out of use it goes, files and all
    page.now += 7000
    assert page.client.get(f"/hd/c/{id}/info").status_code == 200
    page.now += 7000
    assert page.building.visitors.sweep() == []
    page.now += 7300
    assert page.building.visitors.sweep() == [id]
    assert page.left() == []
    told(page.client.get(f"/hd/c/{id}/info"), 404)
    assert page.done("collections/mine", ids=[id])["mine"] == []


def test_a_folder_of_this_machine_is_built_and_stays(world: World, page: Page, tmp_path: Path, forks: None) -> None:
    pictures = tmp_path / "pictures"
    for file, data in drawn(world, 3).items():
        (pictures / file).parent.mkdir(parents=True, exist_ok=True)
        (pictures / file).write_bytes(data)
    with Image.open(next(pictures.rglob("*.*"))) as image:  # the same again, and taken somewhere
        camera = Image.Exif()
        camera.get_ifd(PHOTO).update({ORIGINAL: "2026:06:14 15:03:22"})
        camera.get_ifd(GPS).update({1: "N", 2: (33.0, 51.0, 21.9), 3: "E", 4: (151.0, 12.0, 55.1)})
        image.convert("RGB").save(pictures / "again.jpg", quality=95, exif=camera)
    before = sorted(str(p) for p in pictures.rglob("*"))
    ask = {"visitor": ANN, "path": str(pictures), "name": "Three", "model": page.model}
    assert "among the pictures" in told(page.post("build/folder", **ask, out=str(pictures / "out")))
    assert "holds something else" in told(page.post("build/folder", **ask, out=str(world.images)))
    assert "already" in told(page.post("build/folder", **ask, out=str(world.folder)))
    assert "no folder" in told(page.post("build/folder", **ask | {"path": str(tmp_path / "none")}))
    id = page.done("build/folder", **ask, out="", place=False)["id"]
    end = page.wait(id, lambda state: state["state"] == "done")[-1]
    assert end["private"] is False and end["open"] == "three"
    assert verify(page.kept / "three")["items"] == 4
    told_of = [set(item.attributes) for item in load(page.kept / "three").items]
    assert {"taken"} in told_of and not any("latitude" in names for names in told_of), "the place was to be left out"
    assert sorted(str(p) for p in pictures.rglob("*")) == before
    listed = page.client.get("/hd/collections").json()["collections"]
    assert [(c["id"], c["kind"]) for c in listed[1:]] == [("three", "built"), ("demo", "demo")] and listed[0]["first"]
    about = page.client.get("/hd/collections/about", params={"c": "three"}).json()
    assert about["folder"] == str(page.kept / "three") and about["images"] == str(pictures)
    assert about["near"] == {"stacks": 1, "pictures": 2}
    [stack] = page.client.get("/hd/c/three/stacks").json()["stacks"]
    assert stack["n"] == len(stack["items"]) == 2 and 0 in stack["items"]
    page.done("build/remove", id=id)
    page.now += 1e6
    page.building.visitors.sweep()
    assert page.client.get("/hd/c/three/info").json()["collection"]["name"] == "Three"


def test_cancelling_leaves_nothing(world: World, page: Page, monkeypatch: pytest.MonkeyPatch, forks: None) -> None:
    monkeypatch.setattr(build_jobs, "_work", held_build)
    id = page.begin(drawn(world, 6))
    page.done("build/start", id=id, name="x", model=page.model)
    process = page.building.builds.get(id).process  # type: ignore[union-attr]
    page.done("build/remove", id=id)
    assert not process.is_alive() and page.left() == []
    assert "over" in told(page.post("build/state", id=id))
    # of a folder, when something has been written already; one may begin again at once
    ask = {"visitor": ANN, "path": str(world.images), "out": "deep/down", "name": "", "model": page.model}
    id = page.done("build/folder", **ask)["id"]
    page.wait(id, lambda state: state["step"] == "maps")
    assert page.kept.exists()
    page.done("build/remove", id=id)
    assert page.left() == [] and not page.kept.exists()


@pytest.mark.parametrize("end", ["its process dies", "the app ends"])
def test_a_folders_build_that_is_cut_off_goes_on_from_there(
    world: World, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: None, end: str
) -> None:
    monkeypatch.setattr(build_jobs, "_work", held_build)
    ask = {"visitor": ANN, "path": str(world.images), "out": "mine", "name": "", "model": page.model}
    kept = page.kept / "mine.building"
    id = page.done("build/folder", **ask)["id"]
    page.wait(id, lambda state: state["step"] == "maps")
    if end == "the app ends":
        page.building.builds.close()
    else:
        page.building.builds.get(id).process.kill()  # type: ignore[union-attr]
        error = page.wait(id, lambda state: state["state"] == "failed")[-1]["error"]
        assert "is kept: build into the same place again" in error
    assert any(kept.iterdir()) and not (page.kept / "mine" / MANIFEST).exists()
    (page.kept / "mine" / "parts").mkdir(parents=True)  # as if it had been cut off while it saved
    told_of, take = list[tuple[Any, ...]](), Builds._take

    def noting(self: Builds, found: Build, words: tuple[Any, ...]) -> None:
        told_of.append(words)
        take(self, found, words)

    monkeypatch.setattr(Builds, "_take", noting)
    monkeypatch.setattr(build_jobs, "_work", quick_build)
    page.wait(page.done("build/folder", **ask)["id"], lambda state: state["state"] == "done")
    assert [words for words in told_of if words[1] == "encode"] == [("stage", "encode", 60, 60)], (
        "nothing is encoded anew"
    )
    assert verify(page.kept / "mine")["items"] == 60 and not kept.exists()


def test_a_failed_build_says_why_without_the_servers_folders(page: Page, forks: None) -> None:
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    id = page.begin({"a.png": bomb.getvalue(), "b.jpg": b"no picture"})
    page.done("build/start", id=id, name="", model=page.model)
    end = page.wait(id, lambda state: state["state"] != "running")[-1]
    assert end["state"] == "failed" and "None of the 2 pictures" in end["error"], end
    assert "too many pixels" in end["error"], "the bomb was not decoded"
    assert str(page.temp) not in end["error"]
    assert not list(page.temp.rglob("collection*"))


@pytest.mark.parametrize("n", [1, 2, 10])
def test_tiny_collections_make_a_whole_page(world: World, tmp_path: Path, n: int, quick_maps: None) -> None:
    for i, data in enumerate(drawn(world, n).values()):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{i}.png").write_bytes(data)
    made = build(tmp_path / "in", tmp_path / "out", world.encoder, Options(name="tiny"))
    engine = Engine(made, world.encoder)
    (tmp_path / "plotly.min.js").write_text("// plotly")
    app = FastAPI()
    add_routes(app, Engines(engine, None, no_others), plotly=tmp_path / "plotly.min.js")
    with TestClient(app) as client:
        info, tree = client.get("/hd/info").json(), client.get("/hd/tree/clusters").json()
        assert info["collection"]["items"] == n and len(info["first"]["results"]) == min(n, info["defaults"]["k"])
        assert tree["nodes"][0]["n"] == n and len(tree["maps"]) == len(tree["levels"]) + 1
        for level in range(1, len(tree["maps"]) + 1):
            assert len(client.get(f"/hd/map/clusters/{level}.bin").content) == 8 * n
        for ask in ({"text": "red"}, {"like": n - 1}):
            assert len(client.post("/hd/answer", json=ask).json()["results"]) == min(n, 10)
            assert len(client.post("/hd/compare", json=ask).json()["exact"]) == min(n, 10)


# limits and names -----------------------------------------------------------------------------------


def test_what_is_too_much_is_refused_with_a_sentence(world: World, tmp_path: Path) -> None:
    limits = Limits(file_bytes=1000, files=3, total_bytes=1500, kept=2)
    page = Page(world, tmp_path, limits=limits)
    with page.client:
        id = page.begin({"a.png": bytes(900)})
        assert "larger than" in told(page.send(id, "b.png", bytes(1001)), 413)
        assert "in all" in told(page.send(id, "b.png", bytes(700)))
        assert page.send(id, "b.png", bytes(10)).json() == {"file": "b.png"}
        assert page.send(id, "b.png", bytes(10)).json() == {"file": "b-2.png"}, "both are kept"
        assert "At most 3 files" in told(page.send(id, "c.png", b"x"))
        assert "no picture by its name" in told(page.send(id, "run.sh", b"x"))
        assert "begin again" in told(page.send("0" * 32, "c.png", b"x"))
        assert "octet-stream" in told(page.send(id, "c.png", b"x", "text/plain"), 415), "no other site's form"
        page.building.visitors.remove(id)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            for n in range(4):
                file.writestr(f"{n}.png", b"x")
        id = page.begin({"many.zip": packed.getvalue()})
        with pytest.raises(ValueError, match="These are 4 pictures, and at most 3 are built here"):
            page.building.start({"id": id, "model": "embedded"}, Place(local=False))
        page.begin({}, BOB)
        assert "no room" in told(page.post("build/begin", visitor="c" * 32))
        page.now += limits.unfinished + 1  # uploads that nobody finishes go
        page.begin({}, "c" * 32)
        assert page.left() == []
        page.building.close()
        assert list(page.temp.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["../../etc/a.png", "/etc/a.png", "a/../../b.png", "..\\..\\b.png", "c:\\x\\b.png", "a\0b.png", "\ud800.png",
     "x" * 300 + ".png", "con.png", ".hidden.png", "a/./b.png", "\u202egnp.png", "a//b.png", "metadata.csv",
     "e\u0301.png", "00000.tar", "../x.parquet", "a/1.txt"],
)  # fmt: skip
def test_no_name_leads_out_of_the_upload(tmp_path: Path, name: str) -> None:
    visitors = Visitors(root=tmp_path)
    own = visitors.begin(ANN)
    try:
        kept = own.pictures / visitors.add(own.id, name, b"x")
    except ValueError as e:
        assert str(e).endswith("."), e
    else:
        assert kept.read_bytes() == b"x" and kept.resolve().is_relative_to(own.pictures.resolve())
        assert all(part.isprintable() and len(part.encode()) < 120 for part in kept.relative_to(own.pictures).parts)
        assert visitors.add(own.id, name, b"y") != kept.name, "a second one of that name has its own place"
        assert kept.read_bytes() == b"x"
    visitors.close()


def test_a_folder_cannot_be_called_like_a_picture(tmp_path: Path) -> None:
    visitors = Visitors(root=tmp_path)
    own = visitors.begin(ANN)
    visitors.add(own.id, "a.png", b"x")
    with pytest.raises(ValueError, match="rename the folder"):
        visitors.add(own.id, "a.png/b.png", b"x")
    visitors.close()


def test_safe_names_are_themselves_and_stay_so() -> None:
    for name in ("a.png", "animals/farm animals/cow 1.jpeg", "été/ß.webp", "metadata.csv"):
        assert safe_name(name) == name == safe_name(safe_name(name))


def test_what_a_killed_app_left_behind_is_swept(tmp_path: Path) -> None:
    dead, alive = tmp_path / f"{PREFIX}dead", Visitors(root=tmp_path)
    dead.mkdir()
    kept = alive.begin(ANN)
    other = Visitors(root=tmp_path)
    other.begin(BOB)
    assert not dead.exists() and kept.folder.is_dir()
    other.close()
    alive.close()
    assert list(tmp_path.iterdir()) == []


def test_only_so_many_builds_at_once(page: Page, tmp_path: Path) -> None:
    builds = page.building.builds
    jobs = [Job(tmp_path, tmp_path / f"out{i}", page.model, "") for i in range(AT_ONCE)]
    for i, job in enumerate(jobs):
        builds.start(str(i), f"visitor {i}", job)
    with pytest.raises(Busy, match="try again"):
        builds.check("another")
    with pytest.raises(Busy, match="cancel it"):
        builds.check("visitor 0")
    builds.close()
    builds.check("visitor 0")


# who may do what --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "base", "client", "headers"),
    [
        ("", HERE["base_url"], HERE["client"], {}),  # a Space
        ("0.0.0.0", HERE["base_url"], HERE["client"], {}),
        ("127.0.0.1", "http://evil.example", HERE["client"], {}),  # a name that was made to lead here
        ("127.0.0.1", HERE["base_url"], ("10.0.0.7", 5), {}),
        ("127.0.0.1", HERE["base_url"], HERE["client"], {"X-Forwarded-For": "10.0.0.7"}),
    ],
)
def test_only_this_machine_names_folders(
    world: World, tmp_path: Path, host: str, base: str, client: tuple[str, int], headers: dict[str, str]
) -> None:
    page = Page(world, tmp_path, host=host)
    page.client = TestClient(page.client.app, base_url=base, client=client, headers=headers)
    ask = {"visitor": ANN, "path": str(world.images), "out": "", "model": page.model}
    assert "on the machine" in told(page.post("build/folder", **ask))
    offered = page.client.get("/hd/collections").json()
    assert (offered["local"], offered["kept"]) == (False, None) and not page.kept.exists()
    about = page.client.get("/hd/collections/about").json()
    assert about["folder"] is None and about["images"] is None and about["zip_bytes"] is None
    assert "built yourself" in told(page.client.get("/hd/collections/zip"), 403)
    id = page.begin({"a.png": png()})
    assert "these models only" in told(page.post("build/start", id=id, name="", model="ViT-B-32:openai"))
    page.building.close()


def test_asking_wrongly_is_told(page: Page) -> None:
    assert "reload" in told(page.post("build/begin", visitor="me"))
    assert "short text" in told(page.post("build/state", id=7))
    assert "over" in told(page.post("build/start", id="0" * 32))
    assert "ids" in told(page.post("collections/mine", ids="all"))
    assert "No picture" in told(page.post("build/start", id=page.begin({}), model=page.model))
    assert "gone" in told(page.client.get("/hd/collections/about", params={"c": "nowhere"}))
    assert "gone" in told(page.client.get("/hd/collections/zip", params={"c": "nowhere"}), 403)
    assert told(page.client.post("/hd/build/begin", content=b"{}", headers={"Content-Type": "text/plain"}), 415)
    assert page.done("build/remove", id="0" * 32) == {"removed": True}


# the library ----------------------------------------------------------------------------------------


def test_a_folder_means_the_collections_in_it(world: World, tmp_path: Path) -> None:
    for name in ("b", "a", ".hidden"):
        shutil.copytree(world.folder, tmp_path / name)
    (tmp_path / "nothing").mkdir()
    assert collections_in(tmp_path) == [tmp_path / "a", tmp_path / "b"]
    assert collections_in(tmp_path / "a") == [tmp_path / "a"] and collections_in(tmp_path / "none") == []


def test_the_library_opens_each_once_and_finds_new_ones(world: World, tmp_path: Path) -> None:
    first = Engines(Engine(load(world.folder), world.encoder), None, no_others)
    shutil.copytree(world.folder, tmp_path / "given" / "Holiday Pictures")
    library = Library(
        first, lambda model: world.encoder, given=[tmp_path / "given" / "Holiday Pictures"],
        shelves=[(tmp_path / "shelf", "built")],
    )  # fmt: skip
    assert [e.id for e in library.listed()][1:] == ["holiday-pictures", "demo"]
    assert library.engines(library.first.id) is first
    assert library.engines("holiday-pictures") is library.engines("holiday-pictures") is not first
    with pytest.raises(KeyError):
        library.engines("later")
    shutil.copytree(world.folder, tmp_path / "shelf" / "later")
    assert library.engines("later")().answer(Query("laptop", k=2)).items.shape == (2,)
    shutil.rmtree(tmp_path / "shelf" / "later")
    assert "later" not in [e.id for e in library.listed()]


def test_the_demos_family_is_one_entry(world: World) -> None:
    library = Library(Engines(Engine(load(world.folder), world.encoder), None, no_others), lambda model: world.encoder)
    rows = [e for e in library.listed() if e.kind == "demo"]
    assert [e.id for e in rows] == ["demo"]
