"""A page of the app as a person has it before them: what it shows, how one waits for it, and all that goes wrong on it.

Knows the page's own sign of being done: its parts carry data-ready, the number of answers shown so far.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, Request, Response

ROOT = Path(__file__).resolve().parents[2]
SHOTS = os.environ.get("HIERDEMO_SHOTS")  # where pictures for people are written; none without it
SIZES = ((1440, 1000), (1024, 900), (390, 844))
COST = re.compile(
    r"Compared (?:all )?([\d,]+)(?: of ([\d,]+))? vectors(?: \(([\d.]+) %\))? in [\d.]+ m?s"
    r"; (?:found (\d+|nothing)(?: of the flat search’s (\d+))?"
    r"|(\d+|none) of the flat search’s (\d+) (?:is|are) in the branch you took(?:, (\d+|none) of them found)?)\."
)
DRIVER = re.compile(r"GPU stall|GL Driver Message|swiftshader", re.I)  # the software renderer's own remarks
BROKEN = re.compile(r"Traceback|\bundefined\b|\bNaN\b|\[object |\bnull\b")
WORDS = """() => {
  const all = [document.body.innerText];
  document.querySelectorAll('#hd-app *').forEach(e => all.push(e.getAttribute('aria-label'), e.title, e.placeholder));
  return all.filter(Boolean).join('\\n');
}"""
DONE = """rev => {
  const app = document.querySelector('#hd-app'), ready = part => document.querySelector(part)?.dataset.ready;
  return app?.dataset.ready && ['#hd-path', '#hd-results', '.hd-query', '.hd-cost'].every(part => ready(part) === rev)
    && ready('.hd-map')?.endsWith(`:${rev}`) && !app.classList.contains('is-busy');
}"""
STATE = "import(new URL('hd/static/core/store.js', document.baseURI).href).then(m => m.store.%s)"


class App:
    """python app.py in a process of its own, as in README.md, on a free port. more: for its environment."""

    def __init__(self, log: Path, collection: Path | None = None, arguments: Sequence[str] = (), **more: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url, self.log = f"http://127.0.0.1:{port}/", log
        opened = collection or os.environ.get("HIERDEMO_TEST_COLLECTION")
        command = [sys.executable, "app.py", *(["--collection", str(opened)] if opened else []), *arguments]
        environment = os.environ | {"GRADIO_SERVER_PORT": str(port), "OMP_NUM_THREADS": "1"} | more
        with log.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)

    def wait(self, seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while True:
            try:
                with urlopen(self.url + "hd/info", timeout=seconds) as reply:
                    reply.read()
                return
            except OSError as e:
                gone = self.process.poll() is not None
                if gone or time.monotonic() > end:
                    raise AssertionError(f"app.py did not start: {self.log.read_text()}") from e
                time.sleep(0.2)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Explorer:
    """One page. problems: what went wrong on it; expected: patterns of what a test lets go wrong."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.problems: list[str] = []
        self.expected: list[str] = []
        self.requests: list[str] = []
        self.known = 0
        page.on("console", lambda m: self._said(m.type, m.text, m.location.get("url", "")))
        page.on("pageerror", lambda e: self.problems.append(f"error: {e}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("websocket", lambda s: self._own(s.url))

    def _said(self, kind: str, text: str, where: str) -> None:
        if kind in ("error", "warning") and not DRIVER.search(text):
            self.problems.append(f"console {kind}: {text} ({where})")

    def _own(self, url: str) -> None:
        if not url.startswith((self.url, "data:", "blob:" + self.url)):
            self.problems.append(f"request to another place: {url}")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        self._own(request.url)

    def _failed(self, request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # given up by the page itself, for a newer question or page
            self.problems.append(f"failed: {request.failure} {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"status {response.status}: {response.url}")

    def verify(self) -> None:
        """Nothing went wrong but what was expected, no search ran unasked, and no text shows a program's insides."""
        if self.page.is_closed():
            return
        assert self.rev == self.known
        assert not BROKEN.search(self.words), BROKEN.findall(self.words)
        unexpected = [p for p in self.problems if not any(re.search(e, p) for e in self.expected)]
        assert not unexpected, "\n".join(unexpected)

    # waiting ------------------------------------------------------------------

    def open(self, path: str = "") -> None:
        self.page.goto(self.url + path, wait_until="commit")
        self.settle(1)

    def settle(self, rev: int) -> None:
        """Wait until every part shows answer number `rev`."""
        try:
            self.page.wait_for_function(DONE, arg=str(rev))
        except Exception as e:
            ready = self.page.eval_on_selector_all(
                "[data-ready]", "all => all.map(e => [e.className, e.dataset.ready])"
            )
            raise AssertionError(f"answer {rev} did not come: {ready}; {self.notice}; {self.problems}") from e
        self.known = rev

    @property
    def rev(self) -> int:
        return int(self.one("#hd-results").get_attribute("data-ready") or 0)

    @contextmanager
    def searches(self, times: int = 1) -> Iterator[None]:
        """What is done inside brings exactly so many answers (a further one is noticed at the next step or the end)."""
        assert self.rev == self.known, "a search ran unasked"
        yield
        self.settle(self.known + times)

    def pause(self) -> None:
        """As long as a person stops typing before the page searches, and more."""
        self.page.wait_for_timeout(600)

    # reading ------------------------------------------------------------------

    def one(self, selector: str) -> Locator:
        return self.page.locator(selector).first

    def text(self, selector: str) -> str:
        return self.one(selector).evaluate("e => e.innerText ?? e.textContent")

    @property
    def words(self) -> str:
        """All that can be read or heard."""
        return self.page.evaluate(WORDS)

    @property
    def notice(self) -> str:
        return self.text(".hd-notice") if self.page.is_visible(".hd-notice") else ""

    @property
    def query(self) -> str:
        return self.page.input_value("#hd-q")

    @property
    def path(self) -> list[str]:
        return [s.strip() for s in self.page.locator("#hd-path .hd-crumbs li").all_inner_texts()]

    @property
    def hits(self) -> list[int]:
        return self.page.eval_on_selector_all(".hd-hit", "all => all.map(e => Number(e.dataset.item))")

    @property
    def chosen(self) -> list[int]:
        """The chosen card of each shelf, coarse first."""
        return self.page.eval_on_selector_all(".hd-card.is-chosen", "all => all.map(e => Number(e.dataset.node))")

    @property
    def level(self) -> int:
        return int((self.one(".hd-map").get_attribute("data-ready") or "0").split(":")[0])

    @property
    def answer(self) -> dict[str, Any]:
        """The server's answer that the page shows."""
        return self.page.evaluate(STATE % "answer")

    @property
    def info(self) -> dict[str, Any]:
        """What the page was told of the collection."""
        return self.page.evaluate(STATE % "info")

    def parent(self, node: int) -> int:
        return self.page.evaluate(STATE % f"tree.node({node}).parent")

    def within(self, node: int, ancestor: int) -> bool:
        return ancestor in self.page.evaluate(STATE % f"tree.path({node})")

    @property
    def cost(self) -> dict[str, int]:
        """compared, total, found and flat, as the cost line says them."""
        text = self.text(".hd-cost-text").replace("\u00a0", " ")
        match = COST.fullmatch(text)
        assert match, text
        compared, total, _, found, flat, inside, of, reached = match.groups()
        found, flat = found or reached or inside, flat or of or found
        number = {"compared": compared, "total": total or compared, "found": found, "flat": flat}
        return {name: 0 if v in ("nothing", "none") else int(v.replace(",", "")) for name, v in number.items()}

    def broken_pictures(self) -> list[str]:
        """Addresses of pictures that did not load, those still out of sight included."""
        script = """async () => {
          const all = [...document.querySelectorAll('#hd-app img[src]')].filter(i => !i.closest('[hidden], dialog'));
          all.forEach(i => { i.loading = 'eager'; });
          await Promise.all(all.map(i => i.decode().catch(() => {})));
          return all.filter(i => !i.complete || !i.naturalWidth).map(i => i.src);
        }"""
        return self.page.evaluate(script)

    # doing --------------------------------------------------------------------

    def ask(self, words: str) -> None:
        with self.searches():
            self.page.fill("#hd-q", words)
            self.page.keyboard.press("Enter")

    def upload(self, file: str | Path) -> None:
        self.page.set_input_files(".hd-drop input", file)

    def shot(self, name: str, *, full: bool = False) -> None:
        """A screenshot for people to look at, where HIERDEMO_SHOTS names a folder for them."""
        if not SHOTS:
            return
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        if full:
            self.page.evaluate("scrollTo(0, 0)")  # else the bar that sticks to the top lies across the middle
        self.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=full)

    def views(self, name: str) -> None:
        """Screenshots of the page as it stands, at three widths, light and dark; it is left as it was."""
        if not SHOTS:
            return
        was = self.page.viewport_size or {"width": 1440, "height": 1000}
        dark = self.page.evaluate("document.documentElement.classList.contains('dark')")
        for width, height in SIZES:
            self.page.set_viewport_size({"width": width, "height": height})
            for theme in (True, False):
                self.page.evaluate("dark => document.documentElement.classList.toggle('dark', dark)", theme)
                self.page.wait_for_timeout(900)
                self.shot(f"{name}-{width}-{'dark' if theme else 'light'}")
        self.page.set_viewport_size(was)
        self.page.evaluate("dark => document.documentElement.classList.toggle('dark', dark)", dark)
        self.page.wait_for_timeout(500)
