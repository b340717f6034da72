"""Pictures known by their address alone: words stand for them, and only where a person allows it are they asked for."""

import io
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image

from hierdemo.collection.collection import Thumbs
from hierdemo.collection.store import save
from tests.browser.explorer import App, Explorer
from tests.support.tiny import World

# of the first results: whether the picture from elsewhere is seen, and the words in its place
SEEN = """() => [...document.querySelectorAll('.hd-hit')].map(hit => {
  const img = hit.querySelector('img'), elsewhere = img.naturalWidth > 0 && img.currentSrc.endsWith('?remote=1');
  const words = hit.matches('.is-words') ? hit.querySelector('.hd-hit-words').innerText : '';
  return {id: Number(hit.dataset.item), words, seen: elsewhere && !words};
})"""


@contextmanager
def another_host() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """It has the pictures of even numbers. Its address, and the headers of what it was asked."""
    asked: list[dict[str, str]] = []
    png = io.BytesIO()
    Image.new("RGB", (37, 37), "green").save(png, "PNG")

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(dict(self.headers) | {"path": self.path})
            there = int(Path(self.path).stem) % 2 == 0
            self.send_response(200 if there else 404)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            if there:
                self.wfile.write(png.getvalue())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def test_they_come_when_it_is_allowed_and_only_then(
    explore: Callable[..., Explorer], start_app: Callable[..., App], world: World, tmp_path: Path
) -> None:
    with another_host() as (address, asked):
        items = [replace(item, file=f"{address}/{item.id}.png") for item in world.collection.items]
        save(replace(world.collection, items=items, thumbs=Thumbs.pack([b""] * len(items))), tmp_path / "collection")
        app, host = start_app(tmp_path / "collection"), address.removeprefix("http://")
        x = explore(at=app)
        control = x.one(".hd-elsewhere")
        assert control.inner_text().split("\n") == [
            "Show pictures from their addresses",
            f"{host} will see your visits.",
        ]
        hits = x.page.evaluate(SEEN)
        assert not any(hit["seen"] for hit in hits)
        assert [hit["words"] for hit in hits] == [items[hit["id"]].caption for hit in hits]
        x.still()
        assert not asked and not x.broken_pictures()

        x.expected += [f"(another place|40[34]).*{re.escape(host)}"]
        control.get_by_role("button").click()
        there = [hit["id"] for hit in hits if hit["id"] % 2 == 0]
        assert 0 < len(there) < len(hits)
        x.until(lambda: [hit["id"] for hit in x.page.evaluate(SEEN) if hit["seen"]] == there)
        assert not x.broken_pictures(), "what does not come is what it was"
        gone = [hit for hit in x.page.evaluate(SEEN) if not hit["seen"]]
        assert all(hit["words"] == items[hit["id"]].caption for hit in gone)
        x.open()
        x.until(lambda: [hit["id"] for hit in x.page.evaluate(SEEN) if hit["seen"]] == there)
        assert "Referer" not in {name for headers in asked for name in headers}

        x.one(".hd-elsewhere button").click()
        x.until(lambda: not any(hit["seen"] for hit in x.page.evaluate(SEEN)))
        asked.clear()
        x.open()
        x.one(".hd-elsewhere").wait_for()
        x.still()
        assert not asked, "no is remembered, too"
