"""The browser, the app as a person starts it (python app.py), and pages that notice whatever goes wrong on them.

Set HIERDEMO_CHROMIUM to use a certain Chromium, HIERDEMO_TEST_COLLECTION to look at another collection than the demo.
With --site the same journeys are made on the exported site, those that need a server left out.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from hierdemo.collection.files import MANIFEST
from tests.browser.chromium import SWITCHES, find_chromium
from tests.browser.explorer import PATIENCE, ROOT, App, Explorer
from tests.browser.site import Site, why_left_out
from tests.support.tiny import World

expect.set_options(timeout=PATIENCE)
MISSING = (
    "No Chromium was found for the browser tests: install one with `apt-get install chromium` or "
    "`python -m playwright install chromium`, or name one in HIERDEMO_CHROMIUM."
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the site, tests of what only a server does are left out."""
    for item in items if config.getoption("--site") else ():
        if item.path.parent == Path(__file__).parent and (why := why_left_out(item.path.name, item.name)):
            item.add_marker(pytest.mark.skip(reason=why))


class Window:
    """Of a size and a look, with a page that is kept: opening a further one costs as much as most of a test.

    Whoever comes next finds nothing of who was there before: `clear` leaves a page that has been nowhere.
    """

    def __init__(self, browser: Browser, n: int, *, width: int = 1440, height: int = 1000, dark: bool = False) -> None:
        phone = width < 600
        self._size: ViewportSize = {"width": width, "height": height}
        self.context = browser.new_context(
            viewport=self._size,
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
            device_scale_factor=2 if phone else 1,
        )
        self.context.set_default_timeout(PATIENCE)
        self._open()

    def _open(self) -> None:
        self.page = self.context.new_page()
        self._session = self.context.new_cdp_session(self.page)

    def clear(self, addresses: Iterable[str], *, anew: bool) -> None:
        """addresses: of the apps that were here. anew: another page instead, for nobody knows what befell this one."""
        used = self.page
        if anew or used.is_closed():
            self._open()
        else:
            self._leave()
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.context.unroute_all(behavior="ignoreErrors")
        self.context.clear_permissions()
        self.context.clear_cookies()
        for scheme, host, *_ in map(urlsplit, addresses):
            self._session.send("Storage.clearDataForOrigin", {"origin": f"{scheme}://{host}", "storageTypes": "all"})

    def _leave(self) -> None:
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.evaluate("try { sessionStorage.clear() } catch {}")  # a page that has been nowhere has none
        self.page.goto("about:blank")
        self.page.mouse.move(0, 0)
        if self.page.viewport_size != self._size:
            self.page.set_viewport_size(self._size)
        self._session.send("Page.resetNavigationHistory")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            pytest.fail(MISSING, pytrace=False)
        started = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture(scope="session")
def on_site(request: pytest.FixtureRequest) -> bool:
    """Whether the exported site is looked at."""
    return bool(request.config.getoption("--site"))


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, on_site: bool) -> Iterator[App | Site]:
    """The one that the tests share: of the demo, started as a person starts it."""
    folder = tmp_path_factory.mktemp("app")
    with Site(folder, None) if on_site else App(folder, bare=True) as started:
        yield started


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory, on_site: bool) -> Iterator[Callable[..., App | Site]]:
    """start_app(collection=demo, arguments=(), **environment): further ones, stopped at the end."""

    def start(collection: Path | None = None, arguments: Sequence[str] = (), **more: Any) -> App | Site:
        if on_site and (arguments or more):
            pytest.skip("its app has settings")
        folder = tmp_path_factory.mktemp("app")
        return started.enter_context(
            Site(folder, collection) if on_site else App(folder, collection, arguments, **more)
        )

    with ExitStack() as started:
        yield start


@pytest.fixture(scope="session")
def tiny_app(start_app: Callable[..., App | Site], family_folder: Path) -> App | Site:
    """Of the small family."""
    return start_app(family_folder)


@pytest.fixture(scope="session")
def alone_app(start_app: Callable[..., App | Site], world: World) -> App | Site:
    """Of the tiny collection, which is of no family."""
    return start_app(world.folder)


@pytest.fixture(scope="session")
def half_app(
    start_app: Callable[..., App | Site], family_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> App | Site:
    """Of a family whose other member cannot be opened."""
    folder = shutil.copytree(family_folder, tmp_path_factory.mktemp("half") / "family")
    (folder / "collection-none" / MANIFEST).unlink()
    return start_app(folder)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Callable[..., Window]:
    """windows(n, **look): the n-th window of a look. They stay open, each with its page."""
    return cache(partial(Window, browser))


@pytest.fixture
def explore(
    windows: Callable[..., Window], app: App | Site, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Explorer]]:
    """explore(path="", width=1440, height=1000, dark=False, at=app): a page with an answer on it, another person's.

    beside=explorer: in the window of another. fresh=True: not one that is kept. At the end all must be whole:
    Explorer.verify.
    """
    opened: list[Explorer] = []
    used: list[Window] = []
    failed = request.session.testsfailed

    def explore(
        path: str = "", *, at: App | Site = app, beside: Explorer | None = None, fresh: bool = False, **look: Any
    ) -> Explorer:
        if not beside:
            used.append(windows(len(used), **look))
        context = beside.page.context if beside else used[-1].context
        page = context.new_page() if beside or fresh else used[-1].page
        opened.append(Explorer(page, at.url))
        opened[-1].open(path)
        return opened[-1]

    whole = False
    yield explore
    try:
        for one in opened:
            one.verify()
        whole = request.session.testsfailed == failed
    finally:
        for one in opened:
            one.leave()
        for window in used:
            window.clear({one.url for one in opened}, anew=not whole)


@pytest.fixture(scope="session")
def held_out() -> Path:
    """Drawings that neither the model nor the collection has seen, in folders by type."""
    return ROOT / "assets" / "catalogue" / "held-out"
