"""A page of the app as a person has it before them: what it shows, how one waits for it, and all that goes wrong on it.

Knows the page's own sign of being done: its parts carry data-ready, the number of answers shown so far.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, Request, Response

from tests.support.forks import start_app

ROOT = Path(__file__).resolve().parents[2]
SHOTS = os.environ.get("HIERDEMO_SHOTS")  # where pictures for people are written; none without it
PATIENCE = 300_000  # ms until a test gives up waiting: only failures take so long, whatever else the machine does
SIZES = ((1440, 1000), (1024, 900), (390, 844))
COST = re.compile(
    r"Compared (?:all )?([\d,]+) [a-z]+(?: and ([\d,]+) branch(?:es)?)?"
    r"(?:, (?:[\d.]+ % of what a flat search compares|no fewer than a flat search),)? in [\d.]+ m?s"
    r"; (?:found (\d+|nothing)(?: of the flat search’s (\d+)(?: guesses)?)?"
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
STILL = """async () => {
  const where = () => JSON.stringify([scrollX, scrollY, ...[...document.querySelectorAll('.hd-ring, .hd-star')].map(
      e => { const b = e.getBoundingClientRect(); return [Math.round(b.x), Math.round(b.y)]; })]),
    soon = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
  for (let i = 0, before = where(); i < 8; i++) {
    await soon();
    if (where() !== before) return false;
  }
  const endless = a => a.effect.getComputedTiming().endTime === Infinity;
  return document.getAnimations().every(a => a.playState !== 'running' || endless(a));
}"""
# the page's own modules: by $import(name) those that a first answer needs, by await $later(name) the others
MODULES = """(window.hdImport
  ? Promise.resolve({ $import: hdImport, $later: async name => hdImport(name) })
  : import(document.querySelector('script[type=module]').src))"""
COMPARED = f"{MODULES}.then(m => m.$import('core/api.js').post('compare', m.$import('core/store.js').store.asked))"
TOLD = f"path => {MODULES}.then(m => m.$import('core/api.js').get(path))"
STATE = f"{MODULES}.then(m => ({{ store: m.$import('core/store.js').store }})).then(m => m.store.%s)"


class App:
    """The app on a free port, of the demo or of the collection given; more: for its environment.

    It is forked from a process that has imported everything, or bare: `python app.py`, as in README.md. `with` waits
    until it serves and stops it in the end; its output is in `log`.
    """

    def __init__(
        self, folder: Path, collection: Path | None = None, arguments: Sequence[str] = (), *, bare: bool = False,
        **more: str,
    ) -> None:  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url, self.log = f"http://127.0.0.1:{port}/", folder / "app.log"
        self.log.touch()
        opened = collection or os.environ.get("HIERDEMO_TEST_COLLECTION")
        arguments = [*(["--collection", str(opened)] if opened else []), *arguments]
        environment = {"GRADIO_SERVER_PORT": str(port), "OMP_NUM_THREADS": "1"} | more
        if bare:
            out, command = self.log.open("wb"), [sys.executable, "app.py", *arguments]
            own = os.environ | environment
            self._process: Any = subprocess.Popen(command, cwd=ROOT, env=own, stdout=out, stderr=subprocess.STDOUT)
            out.close()
        else:
            self._process = start_app(arguments, environment, self.log)

    def __enter__(self) -> "App":
        end = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                with urlopen(self.url + "hd/info", timeout=PATIENCE / 1000) as reply:
                    reply.read()
                return self
            except OSError as e:
                if self._ended() or time.monotonic() > end:
                    raise AssertionError(f"app.py did not start: {self.log.read_text()}") from e
                time.sleep(0.1)

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """May be called again."""
        if not self._ended():
            self._process.terminate()
        (self._process.wait if isinstance(self._process, subprocess.Popen) else self._process.join)()

    def _ended(self) -> bool:
        bare = isinstance(self._process, subprocess.Popen)
        return self._process.poll() is not None if bare else not self._process.is_alive()


class Explorer:
    """One page. problems: what went wrong on it; expected: patterns of what a test lets go wrong."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.problems: list[str] = []
        self.expected: list[str] = []
        self.requests: list[str] = []
        self.known = 0
        self._heard: list[tuple[str, Callable[..., Any]]] = []
        self.on("console", lambda m: self._said(m.type, m.text, m.location.get("url", "")))
        self.on("pageerror", lambda e: self.problems.append(f"error: {e}"))
        self.on("request", self._asked)
        self.on("requestfailed", self._failed)
        self.on("response", self._answered)
        self.on("websocket", lambda s: self._own(s.url))

    def on(self, event: str, hear: Callable[..., Any]) -> None:
        """As page.on, until the test ends: its page is used again."""
        self._heard.append((event, hear))
        cast(Any, self.page).on(event, hear)

    def leave(self) -> None:
        for event, hear in self._heard:
            self.page.remove_listener(event, hear)

    def _said(self, kind: str, text: str, where: str) -> None:
        if kind in ("error", "warning") and not DRIVER.search(text):
            self.problems.append(f"console {kind}: {text} ({where})")

    def _own(self, url: str) -> None:
        if not url.startswith((self.url, "data:", f"blob:{urljoin(self.url, '/')}")):
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

    def answered(self, words: str) -> None:
        """Wait until every part shows the answer to these words, however many were asked before."""
        self.until(lambda: self.query == words and self.answer["query"]["text"] == words)
        self.page.wait_for_function("!document.querySelector('#hd-app').classList.contains('is-busy')")
        self.settle(self.rev)

    def pause(self) -> None:
        """Longer than the page waits before it searches by itself: for what must not happen, and for nothing else."""
        self.page.wait_for_timeout(600)

    def still(self) -> None:
        """Wait until nothing moves: no transition, no scrolling, no mark of the map on its way.

        Asked again and again from here: to `wait_for_function` the promise of an async function is a yes.
        """
        self.until(lambda: self.page.evaluate(STILL))

    def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds of the page, asked again and again; what it was."""
        end = time.monotonic() + PATIENCE / 1000
        while not (found := holds()) and time.monotonic() < end:
            self.page.wait_for_timeout(50)
        assert found, "what was waited for did not come"
        return found

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
        """items, nodes, compared (both), found and flat, as the cost line says them."""
        text = self.text(".hd-cost-text").replace("\u00a0", " ")
        match = COST.fullmatch(text)
        assert match, text
        items, nodes, found, flat, inside, of, reached = match.groups()
        found, flat = found or reached or inside, flat or of or found
        number = {"items": items, "nodes": nodes or "0", "found": found, "flat": flat}
        told = {name: 0 if v in ("nothing", "none") else int(v.replace(",", "")) for name, v in number.items()}
        return told | {"compared": told["items"] + told["nodes"]}

    def broken_pictures(self) -> list[str]:
        """Addresses of pictures whose load ended without a size, those out of sight included; it waits for every load.

        One that gives way to a sharper picture is loading again, and waited for again.
        """
        script = """() => {
          const all = [...document.querySelectorAll('#hd-app img[src]')].filter(i => !i.closest('[hidden], dialog'));
          all.filter(i => i.loading === 'lazy').forEach(i => { i.loading = 'eager'; });
          return all.every(i => i.complete) && all.filter(i => !i.naturalWidth).map(i => i.src);
        }"""
        return self.page.wait_for_function(script).json_value()

    def told(self, path: str) -> Any:
        """What is answered to an address of core/api.js, whoever answers the page."""
        return self.page.evaluate(TOLD, path)

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
