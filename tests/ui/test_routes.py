"""The page's data and routes, asked over HTTP without Gradio: right answers, and one sentence for whatever is wrong."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import plotly
import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient

from hierdemo.collection.collection import Thumbs
from hierdemo.collection.files import CollectionError
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.search.engine import Engine
from hierdemo.ui.present.modules import FIRST, LATER, STATIC, modules
from hierdemo.ui.present.plotly_script import read_at_once
from hierdemo.ui.routes import ask, uploads
from hierdemo.ui.routes.static_files import Files, Folder, Version
from tests.support.pages import client_of, png, told
from tests.support.tiny import World

HTML = "<img src=x onerror=alert(1)>"


# what the page is given --------------------------------------------------------------------------


def test_maps_and_leaves_are_binary(world: World, client: TestClient) -> None:
    for name, view in world.collection.views.items():
        for m in view.maps:
            data = client.get(f"/hd/map/{name}/{m.level}.bin").content
            np.testing.assert_array_equal(np.frombuffer(data, "<f4").reshape(2, -1).T, m.item_xy)
        leaves = np.frombuffer(client.get(f"/hd/leaf/{name}.bin").content, "<i4")
        np.testing.assert_array_equal(leaves, view.tree.leaf_of)


def test_pictures_and_thumbnails_are_the_items(world: World, client: TestClient) -> None:
    for i in (0, 31, 59):
        item = client.get(f"/hd/item/{i}").json()
        assert item["id"] == i and item["file"] == world.collection.items[i].file
        assert client.get(f"/hd/thumb/{i}.webp").content == world.collection.thumbs[i]
        assert client.get(f"/hd/image/{i}").content == (world.images / item["file"]).read_bytes()


def test_static_files_are_served_and_asked_about_again(client: TestClient) -> None:
    styles = [p.relative_to(STATIC).as_posix() for p in STATIC.rglob("*.css")]
    for path in ("plotly.min.js", *(f"static/{name}" for name in [FIRST, LATER, *sum(modules(), []), *styles])):
        plain = client.get(f"/hd/{path}", headers={"accept-encoding": "identity"})
        packed = client.get(f"/hd/{path}", headers={"accept-encoding": "gzip"})
        assert plain.status_code == 200 and plain.content == packed.content, path
        kind = "text/css" if path.endswith("css") else "text/javascript"
        assert plain.headers["content-type"] == f"{kind}; charset=utf-8"
        again = client.get(f"/hd/{path}", headers={"if-none-match": f'"other", W/{plain.headers["etag"]}'})
        assert again.status_code == 304 and not again.content
        assert client.get(f"/hd/{path}", headers={"if-none-match": '"other"'}).status_code == 200
        assert ("no-cache" in plain.headers["cache-control"]) == path.startswith("static/"), path
    for path in ("static/none.js", "static/core", "static/", "static/" + "x" * 5000, "static/%00.js"):
        assert client.get(f"/hd/{path}").status_code == 404, path


def test_a_changed_file_is_served_as_it_is_now(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1;" * 1000)
    app = FastAPI()
    app.add_route("/{path:path}", Folder(tmp_path, Files(), Version(tmp_path), {}).answer)
    with TestClient(app) as client:
        assert client.get("/a.js").text == "1;" * 1000
        (tmp_path / "a.js").write_text("2;" * 999)
        assert client.get("/a.js").text == "2;" * 999


def test_plotly_is_read_at_once() -> None:
    """Of the version that is installed, too: another may begin in another way, and is then served as it is."""
    plain = b"/* (c) */\n(function(root, f) {root.m = f()} (self ? self : this, () => {\nf(() => {}));\n}));"
    assert read_at_once(plain) == plain.replace(b"this, () => {", b"this, (() => {")[:-4] + b"})));"
    for other in (b"f(() => {}));", plain + b"f();", b""):
        assert read_at_once(other) == other
    script = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    assert len(read_at_once(script)) == len(script) + 2


# answers ----------------------------------------------------------------------------------------


def test_a_picture_is_sent_shown_and_searched_with(world: World, client: TestClient) -> None:
    sent = client.post("/hd/picture", content=png((3000, 1500))).json()
    assert (sent["width"], sent["height"]) == (3000, 1500)
    with Image.open(io.BytesIO(client.get(f"/hd/upload/{sent['token']}.webp").content)) as small:
        assert small.format == "WEBP"
    assert client.post("/hd/picture", content=png((3000, 1500))).json()["token"] == sent["token"]
    found = client.post("/hd/answer", json={"picture": sent["token"], "text": "car", "weight": 0.25}).json()
    assert found["query"] == {"text": "car", "picture": True, "like": None, "weight": 0.25, "minus": [], "away": None}


def test_a_filter_that_nothing_passes_is_an_empty_answer(client: TestClient) -> None:
    info = client.get("/hd/info").json()
    values = {a["name"]: [v["value"] for v in a["values"]] for a in info["attributes"]}
    empty = 0
    for colour in values["colour"]:
        for material in values["material"]:
            for route in ("answer", "compare"):
                ask = {"text": "x", "where": {"colour": colour, "material": material}}
                reply = client.post(f"/hd/{route}", json=ask)
                assert reply.status_code == 200, reply.text
                empty += route == "answer" and not reply.json()["results"]
    assert empty


def test_a_picture_known_by_its_address_is_shown_the_way_there_and_only_when_asked(
    world: World, tmp_path: Path
) -> None:
    files = ["https://a.example.org/x y.jpg\r\nX: 1", "https://a.example.org/ü.jpg?a=b", "file:///etc/passwd", "0007"]
    files += [f"http://b.example.org/{i}.jpg" for i in range(len(files), 60)]
    items = [replace(item, file=file) for item, file in zip(world.collection.items, files, strict=True)]
    collection = replace(world.collection, items=items, thumbs=Thumbs.pack([b""] * 60))
    with client_of(Engine(collection, world.encoder), tmp_path) as client:
        client.follow_redirects = False
        for path in ("thumb/{}.webp?remote=1", "image/{}?remote=1"):
            way = client.get("/hd/" + path.format(1))
            assert way.status_code == 307 and way.headers["location"] == "https://a.example.org/%C3%BC.jpg?a=b"
            assert way.headers["referrer-policy"] == "no-referrer" and way.headers["cache-control"] == "no-store"
            for i in (0, 2, 3):
                assert client.get("/hd/" + path.format(i)).headers["content-type"].startswith("image/svg")
        for path in ("thumb/1.webp", "thumb/1.webp?size=384", "image/1", "thumb/3.webp"):
            assert client.get("/hd/" + path).headers["content-type"].startswith("image/svg"), path
        told_of = client.get("/hd/info").json()["collection"]["addresses"]
        assert (told_of["hosts"], told_of["n_hosts"]) == (["b.example.org", "a.example.org"], 2)
        unseen = [client.get(f"/hd/item/{i}").json()["unseen"] for i in range(5)]
        assert unseen == ["name", "address", "name", "name", "address"]


def test_captions_with_html_stay_data(world: World, tmp_path: Path) -> None:
    """They travel as JSON, whose type no browser runs; the page sets them as text."""
    items = [replace(i, caption=HTML, attributes={"colour": HTML}) for i in world.collection.items]
    with client_of(Engine(replace(world.collection, items=items), world.encoder), tmp_path) as client:
        for reply in (client.get("/hd/item/0"), client.post("/hd/answer", json={"text": HTML}), client.get("/hd/info")):
            assert reply.status_code == 200 and reply.headers["content-type"].startswith("application/json")
        assert client.get("/hd/item/0").json()["caption"] == HTML
        assert HTML in told(client.post("/hd/answer", json={"text": "x", "where": {"colour": "no"}}))


# whatever is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "tree/oak",
        "tree/clusters?e=none",
        "info?e=none",
        "leaf/clusters.bin?e=",
        "item/60",
        "item/-1",
        "item/x",
        "item/1e3",
        "item/٣٣٣",
        "item/" + "9" * 5000,
        "leaf/oak.bin",
        "map/clusters/9.bin",
        "map/oak/1.bin",
        "map/clusters/x.bin",
        "thumb/60.webp",
        "thumb/x.webp",
        "image/60",
        "image/x",
        "upload/0.webp",
        "upload/" + "0" * 32 + ".webp",
    ],
)
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    told(client.get(f"/hd/{path}"), 400, 404)


WRONG: list[tuple[Any, str]] = [
    ({}, "nothing to search for"),
    ({"text": "   "}, "nothing to search for"),
    ({"text": 3}, "text"),
    ({"text": ["x"]}, "text"),
    ({"text": "x", "weight": "half"}, "weight"),
    ({"text": "x", "weight": True}, "weight"),
    ({"text": "x", "weight": 2}, "between 0 and 1"),
    ({"text": "x", "mode": "deep"}, "drill-down"),
    ({"text": "x", "mode": ["exact"]}, "mode"),
    ({"text": "x", "tree": "oak"}, "tree"),
    ({"text": "x", "k": 0}, "between 1 and"),
    ({"text": "x", "k": 10**30}, "between 1 and"),
    ({"text": "x", "k": 2.5}, "k"),
    ({"text": "x", "k": True}, "k"),
    ({"text": "x", "beam": -1}, "between 1 and"),
    ({"text": "x", "where": ["red"]}, "where"),
    ({"text": "x", "where": {"colour": 3}}, "where"),
    ({"text": "x", "where": {"colour": "ultraviolet"}}, "red"),
    ({"text": "x", "where": {"size": "9"}}, "colour, material"),
    ({"text": "x", "forced": 3}, "forced"),
    ({"text": "x", "forced": ["3"]}, "forced"),
    ({"text": "x", "forced": [True]}, "forced"),
    ({"text": "x", "forced": [0]}, "level 1"),
    ({"text": "x", "forced": [10**9]}, "level 1"),
    ({"text": "x", "embedding": "none"}, "one only"),
    ({"text": "x", "embedding": 3}, "embedding"),
    ({"text": "x", "embedding": ["none"]}, "embedding"),
    ({"like": 60}, "no item 60"),
    ({"like": -1}, "no item -1"),
    ({"like": "0"}, "like"),
    ({"picture": 3}, "upload it again"),
    ({"picture": "../../etc/passwd"}, "upload it again"),
    ({"picture": "0" * 32}, "upload it again"),
]


@pytest.mark.parametrize(("ask", "words"), WRONG, ids=lambda v: json.dumps(v)[:50] if isinstance(v, dict) else "")
@pytest.mark.parametrize("route", ["answer", "compare"])
def test_wrong_fields_are_named(client: TestClient, route: str, ask: dict[str, Any], words: str) -> None:
    if route == "compare" and ask.get("mode") == "deep":
        return  # it runs all modes, whatever the question names
    assert words in told(client.post(f"/hd/{route}", json=ask))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b'"text"',
        b"null",
        b"\xff\xfe",
        b'{"text": "x", "weight": NaN}',
        b'{"text": "x", "k": Infinity}',
        b"[" * 50_000,
        b'{"text":' * 9_000,
    ],
    ids=["empty", "cut", "list", "number", "string", "null", "bytes", "nan", "infinity", "deep list", "deep object"],
)
@pytest.mark.parametrize("route", ["answer", "compare"])
def test_bodies_that_are_no_question(client: TestClient, route: str, body: bytes) -> None:
    told(client.post(f"/hd/{route}", content=body))


@pytest.mark.parametrize("field", ["text", "mode", "tree", "where", "value"])
def test_half_a_character_is_no_crash(client: TestClient, field: str) -> None:
    """JSON can spell half of a pair of surrogates, which no encoding can write back."""
    half = {"where": {"\ud83d": "x"}, "value": {"colour": "\ud83d"}}.get(field, "\ud83d")
    name = "where" if field == "value" else field
    body = json.dumps({"text": "x", name: half}).encode()
    reply = client.post("/hd/answer", content=body)
    assert reply.status_code == 200 or told(reply)


def test_a_question_that_is_too_long(client: TestClient) -> None:
    told(client.post("/hd/answer", json={"text": "x" * 200_000}), 413)
    found = client.post("/hd/answer", json={"text": "красный " * 1250}).json()
    assert any("first 1000 characters" in w for w in found["warnings"])


@pytest.mark.parametrize(
    "data", [b"", b"a text", png()[:40], b"<svg onload=alert(1)>"], ids=["empty", "text", "cut", "svg"]
)
def test_what_is_no_picture_is_said(client: TestClient, data: bytes) -> None:
    told(client.post("/hd/picture", content=data))


def test_an_upload_that_is_too_large(client: TestClient) -> None:
    assert "20 MB" in told(client.post("/hd/picture", content=b"x" * (uploads.UPLOAD_BYTES + 1)), 413)


def test_uploads_are_kept_in_memory_and_only_so_many(world: World) -> None:
    held = uploads.Uploads(kept=2)
    tokens = [held.add(Image.new("RGB", (2000, 10 + i)), bytes([i])) for i in range(3)]
    assert held.get(tokens[2]).size[0] == uploads.SIDE
    with pytest.raises(ValueError, match="upload it again"):
        held.get(tokens[0])
    assert all(ask.TOKEN.fullmatch(t) for t in tokens)


@pytest.mark.parametrize(
    "file", ["../secret.png", "/etc/hostname", "../../secret.png", "gone.png", "vehicles/../../secret.png", ""]
)
def test_no_file_outside_the_images_is_served(world: World, tmp_path: Path, file: str) -> None:
    """Whatever a collection says its files are: the thumbnail is shown instead."""
    (world.images.parent / "secret.png").write_bytes(b"secret")
    items = [replace(world.collection.items[0], file=file), *world.collection.items[1:]]
    with client_of(Engine(replace(world.collection, items=items), world.encoder), tmp_path) as client:
        assert client.get("/hd/image/0").content == world.collection.thumbs[0]
        for path in ("/hd/image/..%2F..%2Fsecret.png", "/hd/static/..%2Froutes.py", "/hd/static/%2e%2e/routes.py"):
            assert client.get(path).status_code in (400, 404)


def test_a_tiff_is_shown_as_what_browsers_know(world: World, tmp_path: Path) -> None:
    Image.new("RGB", (3000, 30), (200, 0, 0)).save(tmp_path / "wide.TIF", "TIFF")
    items = [replace(world.collection.items[0], file="wide.TIF"), *world.collection.items[1:]]
    own = replace(
        world.collection, items=items, meta=replace(world.collection.meta, images=str(tmp_path)), folder=tmp_path
    )
    with client_of(Engine(own, world.encoder), tmp_path) as client:
        answer = client.get("/hd/image/0")
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert (answer.headers["content-type"], shown.format, shown.size) == ("image/webp", "WEBP", (2048, 20))


def test_a_damaged_thumbnail_is_said(world: World, tmp_path: Path) -> None:
    thumbs = replace(world.collection.thumbs, data=b"\0" * len(world.collection.thumbs.data))
    with client_of(Engine(replace(world.collection, thumbs=thumbs), world.encoder), tmp_path) as client:
        assert "damaged" in told(client.get("/hd/thumb/3.webp"), 503)


@pytest.mark.parametrize(
    "error", [EncoderUnavailable("no model: do this"), CollectionError("other weights"), OSError("disk")]
)
def test_a_model_that_cannot_be_had_is_said(world: World, tmp_path: Path, error: Exception) -> None:
    class Broken:
        def fail(self, *_: object) -> None:
            raise error

        encode_texts = encode_images = unknown_words = fail

    with client_of(Engine(world.collection, Broken()), tmp_path) as client:  # type: ignore[arg-type]
        assert str(error) in told(client.post("/hd/answer", json={"text": "not an example"}), 503)
        assert client.get("/hd/info").status_code == 200, "the page still opens: its example was encoded at build time"
        assert client.post("/hd/answer", json={"like": 3}).status_code == 200


# the model that loads beside the page -------------------------------------------------------------


# small parts ------------------------------------------------------------------------------------
