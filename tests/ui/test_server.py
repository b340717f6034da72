"""The page's server: its document, its endpoints as clients see them, uploads, and all of it behind a proxy."""

import gc
import json
import posixpath
import re
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

import pytest
from gradio import route_utils
from gradio_client import Client, handle_file

from hierdemo.search.members import Engines
from hierdemo.ui import server
from hierdemo.ui.api.endpoints import endpoints
from hierdemo.ui.present.modules import BASE64, FIRST, GIVEN, LATER, STATIC, TAKEN, as_function, joined, modules
from hierdemo.ui.present.page import STYLES, style_names
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.routes.static_files import Version
from hierdemo.ui.routes.uploads import UPLOAD_BYTES
from hierdemo.ui.server import LOOK, launch_server, make_server
from hierdemo.ui.services.collection_tab import Building
from hierdemo.ui.services.library import Library
from tests.support.proxy import Proxy
from tests.support.tiny import World

# Gradio counts its queue with an option that pandas is about to drop, and leaves sockets and loops to the collector
pytestmark = [
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def started() -> list[tuple[Any, Building]]:
    """Every server that `serve` has started, and what builds for it."""
    return []


@pytest.fixture(scope="module")
def serve(
    world: World, tmp_path_factory: pytest.TempPathFactory, started: list[tuple[Any, Building]]
) -> Iterator[Callable[..., str]]:
    """serve(root_path=""): the address of a server of the tiny world, the demo in its library."""

    def serve(root_path: str = "") -> str:
        engines = Engines(world.engine, None, lambda model: world.encoder)
        kept = tmp_path_factory.mktemp("kept")
        building = Building(Library(engines, lambda model: world.encoder), kept=kept, root=kept)
        made = make_server(endpoints(engines, root_path=root_path), root_path)
        warm = add_routes(made, engines, plotly=kept / "none.js", building=building, host="")
        with pytest.raises(OSError):  # no Plotly in this one
            warm()
        started.append((made, building))
        return launch_server(made, host="127.0.0.1", port=None, root_path=root_path)

    yield serve
    for made, building in started:
        made.get_blocks().close(verbose=False)
        building.close()
    with warnings.catch_warnings():  # here, and not in whatever test comes next
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="module")
def url(serve: Callable[..., str]) -> str:
    return serve()


@pytest.fixture(scope="module")
def proxies(serve: Callable[..., str]) -> Iterator[dict[str, Proxy]]:
    """By what the server is told: a proxy's path, or the whole address."""
    with Proxy() as path, Proxy("/a/demo") as whole:
        path.target, whole.target = serve("/demo"), serve(whole.url.rstrip("/"))
        yield {"path": path, "whole": whole}


@pytest.fixture(params=["path keeps", "path strips", "whole keeps", "whole strips"])
def proxy(request: pytest.FixtureRequest, proxies: dict[str, Proxy]) -> Proxy:
    told, _, does = request.param.partition(" ")
    proxies[told].strips = does == "strips"
    return proxies[told]


def get(url: str, **headers: str) -> tuple[bytes, Any]:
    with urlopen(Request(url, headers=headers)) as reply:
        return reply.read(), reply


def document(url: str, **headers: str) -> str:
    return get(url, **headers)[0].decode()


def endpoints_of(client: Client) -> dict[str, Any]:
    return client.view_api(return_format="dict", print_info=False)["named_endpoints"]


def test_while_nobody_asks_the_server_hardly_wakes(url: str, started: list[tuple[Any, Building]]) -> None:
    queue = started[0][0].get_blocks()._queue
    assert min(queue.sleep_when_free, queue.progress_update_sleep_when_free) >= LOOK > 0.01


# the document ------------------------------------------------------------------------------------


def test_the_document_names_everything_it_needs_and_nothing_elsewhere(url: str) -> None:
    text = document(url)
    linked = re.findall(r'(?:href|src)="([^"]+)"', text)
    version = re.search(r"hd/static/v\.[0-9a-f]{12}/", text)[0]
    assert all(address.startswith(version) for address in linked), linked
    for address in linked:
        assert get(url + address)[1].status == 200
    assert sorted(style_names()) == sorted(p.relative_to(STATIC).as_posix() for p in STATIC.rglob("*.css"))
    assert [address for address in linked if address.endswith(".css")] == [f"{version}{STYLES}"]
    assert re.findall(r'src="([^"]+)"', text) == [f"{version}{FIRST}"]
    assert '<div id="hd-app"></div>' in text and "%ROOT%" not in text
    assert get(url)[1].headers["cache-control"] == "no-cache"


def test_a_browser_may_keep_files_by_the_version_that_they_are_of(url: str) -> None:
    version = re.search(r"hd/static/(v\.[0-9a-f]{12})/", document(url))[1]
    for name in ("main.js", "core/dom.js", FIRST, LATER, STYLES):
        body, reply = get(f"{url}hd/static/{version}/{name}")
        assert "immutable" in reply.headers["cache-control"]
        for other in (f"v.{'0' * 12}/{name}", name):
            again, reply = get(f"{url}hd/static/{other}")
            assert again == body and reply.headers["cache-control"] == "no-cache"
    assert body == b"\n".join((STATIC / name).read_bytes() for name in style_names())


def test_another_file_makes_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("hierdemo.ui.routes.static_files.time.monotonic", lambda: now[0])
    (tmp_path / "a.js").write_text("1")
    version = Version(tmp_path)
    first = version()
    (tmp_path / "a.js").write_text("22")
    assert version() == first, "files are looked at once a second"
    now[0] = 2.0
    assert version() != first


def test_every_name_that_a_module_takes_is_given_in_the_joined_scripts() -> None:
    """What is not given is undefined there, and no error: a second name of one export, say."""
    text = {name: (STATIC / name).read_text(encoding="utf-8") for part in modules() for name in part}
    given = {name: GIVEN.findall(own) for name, own in text.items()}
    taken = [
        (name, posixpath.normpath(posixpath.join(posixpath.dirname(name), other)), one.split(" as ")[0].strip())
        for name, own in text.items()
        for what, other in TAKEN.findall(own)
        if what.startswith("{")
        for one in what.strip("{}").split(",")
        if one.strip()
    ]
    assert len(taken) > 300
    assert [row for row in taken if row[2] not in given[row[1]]] == []


def test_the_modules_are_those_that_a_module_imports(tmp_path: Path) -> None:
    texts = {
        "main.js": "import { a,\n  b as c } from './part/a.js';\n/** @import { T } from './no.js' */\n"
        "/** @typedef {import('./no.js')} N */\nconst later = () => import('./later.js');\n",
        "part/a.js": "export { x } from '../b.js';\nexport const at = './no.js';\nimport './c.js';\n",
        "b.js": "// import './no.js';\n/** @typedef {import('./no.js').T} T */\nexport const b = 1;\n",
        "part/c.js": "import * as a from './a.js';\n",
    }
    (tmp_path / "part").mkdir()
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "later.js").write_text("import './part/c.js';\nimport './more.js';\n")
    (tmp_path / "more.js").write_text("")
    assert modules(static=tmp_path) == (list(texts), ["later.js", "more.js"])


def test_a_module_is_a_function_that_gives_what_it_exports() -> None:
    text = (
        "// import { no } from './no.js';\nimport {\n  a,\n  b as c,\n} from '../core/a.js';\n"
        "import * as d from './d.js';\n"
        "export const e = a;\nexport async function f() {\n  return import('./g.js');\n}\nexport class H {}\n"
    )
    assert as_function("part/x.js", text.rstrip()) == (
        "() => {\n// import { no } from './no.js';\nconst {\n  a,\n  b: c,\n} = $import('core/a.js');\n"
        "const d = $import('part/d.js');\nconst e = a;\nasync function f() {\n  return $later('part/g.js');\n}\n"
        "class H {}\nreturn { e, f, H };\n};"
    )
    for other in ("export default 1;", "import a from './a.js';", "export { a } from './a.js';", "export let a = 1;"):
        with pytest.raises(ValueError, match="part/x.js"):
            as_function("part/x.js", f"{other}\n")


def test_the_two_scripts_hold_every_module_line_for_line() -> None:
    """A source map says for each line which one of which file it is."""
    made = {name: make() for name, make in joined().items()}
    for script, names in zip((FIRST, LATER), modules(), strict=True):
        told = json.loads(made[f"{script}.map"])
        assert told["sources"] == names
        lines, (source, line) = made[script].decode().split("\n"), (0, 0)
        for at, segment in enumerate(told["mappings"].split(";")):
            if not segment:
                continue
            source, line = source + numbers(segment)[1], line + numbers(segment)[2]
            own = (STATIC / names[source]).read_text().split("\n")[line]
            same = lines[at] == own.removeprefix("export ") or re.search(r"\bimport\b|^\} from ", own) or " as " in own
            assert same, (script, at, names[source], line)
        assert (source, line) == (len(names) - 1, (STATIC / names[-1]).read_text().rstrip().count("\n"))


def numbers(segment: str) -> list[int]:
    """The numbers of a source map's segment."""
    found, value, shift = [], 0, 0
    for letter in segment:
        digit = BASE64.index(letter)
        value, shift = value | (digit & 31) << shift, shift + 5
        if digit < 32:
            found.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return found


def test_what_others_read_names_the_whole_address(url: str) -> None:
    text = document(url, **{"X-Forwarded-Host": "hierdemo.example", "X-Forwarded-Proto": "https"})
    image = "https://hierdemo.example/hd/static/preview.jpg"
    assert f'property="og:image" content="{image}"' in text and 'og:url" content="https://hierdemo.example/"' in text
    assert f'content="{url}hd/static/preview.jpg"' in document(url)
    assert get(f"{url}hd/static/preview.jpg")[1].headers["content-type"] == "image/jpeg"
    assert "<script>alert" not in document(url, **{"X-Forwarded-Host": 'x"><script>alert(1)</script>'})


# clients -----------------------------------------------------------------------------------------


def test_the_endpoints_are_documented(url: str) -> None:
    """What programs rely on: names, order, defaults and types of the parameters, and what each is said to do."""
    named = endpoints_of(Client(url, verbose=False))
    told = {
        name: {p["parameter_name"]: p["parameter_default"] for p in endpoint["parameters"]}
        for name, endpoint in named.items()
    }
    asked = {"text": "", "image": None, "like": None, "weight": 0.5, "mode": "drill-down", "tree": "clusters", "k": 10}
    asked |= {"beam": 4, "where": None, "force": None, "away": 0.4, "embedding": None, "depth": None}
    search = asked | {"target": "pictures", "ef": None, "sort": None, "collection": None}
    assert told["/search"] == search and list(told["/search"]) == list(search)
    explain = {name: value for name, value in search.items() if name != "mode"}
    assert told["/explain"] == explain and list(told["/explain"]) == list(explain)
    compare = {name: value for name, value in explain.items() if name != "force"}
    assert told["/compare"] == compare and list(told["/compare"]) == list(compare)
    assert told["/node"] == {"node": None, "tree": "clusters", "embedding": None, "collection": None}
    assert not any(p["parameter_has_default"] for p in named["/node"]["parameters"][:1])
    types = {p["parameter_name"]: p["python_type"]["type"] for p in named["/search"]["parameters"]}
    assert types["where"] == "None | dict(str, str)" and types["force"] == "None | list[None | int]"
    assert types["mode"] == "Literal['drill-down', 'hnsw', 'exact']" and types["weight"] == "float"
    for name, words in (("/search", "by words"), ("/explain", "each level"), ("/node", "A node"), ("/compare", "hnsw")):
        assert words in named[name]["description"], name
    assert "-leather" in named["/search"]["parameters"][0]["python_type"]["description"]


def test_an_upload_is_bounded(url: str, tmp_path: Path) -> None:
    (tmp_path / "large.png").write_bytes(bytes(UPLOAD_BYTES + 1))
    with pytest.raises(Exception, match="413|maximum"):
        Client(url, verbose=False).predict(image=handle_file(tmp_path / "large.png"), api_name="/search")


def test_an_upload_is_deleted(serve: Callable[..., str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Within the hour: here at once, but not before it was looked at."""
    assert server.SWEEP + server.KEPT <= 3600
    looked_at, delete = threading.Event(), route_utils.delete_files_created_by_app
    monkeypatch.setattr(
        route_utils,
        "delete_files_created_by_app",
        lambda *a, **more: delete(*a, **more) if looked_at.is_set() else None,
    )
    monkeypatch.setattr(server, "SWEEP", 0.05)
    monkeypatch.setattr(server, "KEPT", 0)
    (tmp_path / "picture.png").write_bytes(b"a picture of its own")
    with urlopen(upload(serve(), tmp_path / "picture.png")) as reply:
        kept = Path(json.loads(reply.read())[0])
    assert kept.read_bytes() == b"a picture of its own"
    looked_at.set()
    while kept.exists():
        time.sleep(0.05)


def upload(url: str, path: Path) -> Request:
    head = f'--x\r\nContent-Disposition: form-data; name="files"; filename="{path.name}"\r\n\r\n'
    body = head.encode() + path.read_bytes() + b"\r\n--x--\r\n"
    return Request(f"{url}gradio_api/upload", body, {"Content-Type": "multipart/form-data; boundary=x"})


def test_nothing_is_recorded_or_shown_from_elsewhere(url: str) -> None:
    config = json.loads(get(f"{url}config")[0])
    assert config["analytics_enabled"] is False and config["run_history"] is False
    for path in ("docs", "redoc", "openapi.json"):
        with pytest.raises(HTTPError, match="404"):
            get(url + path)


# behind a proxy ----------------------------------------------------------------------------------


def test_the_page_comes_through_a_proxy(proxy: Proxy) -> None:
    text = document(proxy.url)
    for address in re.findall(r'(?:href|src)="([^"]+)"', text):
        assert get(proxy.url + address)[1].status == 200, address
    assert f'property="og:image" content="{proxy.url}hd/static/preview.jpg"' in text
    assert json.loads(get(f"{proxy.url}hd/info")[0])["collection"]["items"] == 60
    asked = Request(f"{proxy.url}hd/answer", b'{"text": "car"}', {"Content-Type": "application/json"})
    with urlopen(asked) as reply:
        assert json.loads(reply.read())["results"]


def test_other_collections_come_through_a_proxy(proxy: Proxy) -> None:
    listed = json.loads(get(f"{proxy.url}hd/collections")[0])["collections"]
    demo = next(c for c in listed if c["kind"] == "demo")
    there = f"{proxy.url}hd/c/{demo['id']}/"
    assert json.loads(get(f"{there}info")[0])["collection"]["items"] == demo["items"] == 4500
    assert get(f"{there}thumb/5.webp")[0][:4] == b"RIFF"
    asked = Request(f"{there}answer", b'{"text": "car"}', {"Content-Type": "application/json"})
    with pytest.raises(HTTPError) as refused:  # this world's encoder is not the demo's: the question came that far
        urlopen(asked)
    assert refused.value.code == 503 and "error" in json.loads(refused.value.read())


def test_programs_come_through_a_proxy(world: World, proxy: Proxy) -> None:
    client = Client(proxy.url, verbose=False)
    path = world.images / world.collection.items[23].file
    found = client.predict(image=handle_file(path), api_name="/search")
    assert found["results"][0]["id"] == 23 and found["query"]["image"] == path.name
    assert get(found["results"][0]["thumb"])[0] == world.collection.thumbs[23]
    assert found["results"][0]["thumb"].startswith(proxy.url)
    asked = b'{"data": [0, "clusters", null, null]}'
    with urlopen(Request(f"{proxy.url}gradio_api/call/node", asked, {"Content-Type": "application/json"})) as reply:
        event = json.loads(reply.read())["event_id"]
    with urlopen(f"{proxy.url}gradio_api/call/node/{event}") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert b"event: complete" in stream.read()


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@pytest.mark.parametrize("told", ["path", "whole"])
def test_an_address_without_its_slash_is_led_to_the_one_with_it(proxies: dict[str, Proxy], told: str) -> None:
    """Where the prefix is taken away the server cannot know; the page goes there by itself (tests/browser)."""
    proxy = proxies[told]
    proxy.strips = False
    bare = proxy.url.rstrip("/")
    with pytest.raises(HTTPError) as found:
        build_opener(_Stay).open(f"{bare}?q=car&beam=2")
    assert found.value.code in (307, 308)
    _, reply = get(f"{bare}?q=car&beam=2")
    assert reply.url == f"{proxy.url}?q=car&beam=2" and reply.status == 200


def test_letters_grow_with_the_size_set_in_the_browser() -> None:
    """What carries words is sized in rem, and a page of larger letters is laid out as a narrower one, in em."""
    for sheet in STATIC.glob("*/*.css"):
        css = sheet.read_text("utf-8")
        pixels = re.findall(
            r"(?:font-size|line-height): [\d.]+px|--hd-t-\w+: \d+px|font: [\d ]*\d+px|-width: \d+px\)", css
        )
        assert pixels == [], sheet.name
