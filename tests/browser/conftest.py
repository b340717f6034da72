"""The browser, the app as a person starts it (python app.py), and pages that notice whatever goes wrong on them.

Set HIERDEMO_CHROMIUM to use a certain Chromium, HIERDEMO_TEST_COLLECTION to look at another collection than the demo.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from hierdemo.collection.files import MANIFEST
from tests.browser.chromium import SWITCHES, find_chromium
from tests.browser.explorer import PATIENCE, ROOT, App, Explorer
from tests.support.tiny import World

expect.set_options(timeout=PATIENCE)
MISSING = (
    "No Chromium was found for the browser tests: install one with `apt-get install chromium` or "
    "`python -m playwright install chromium`, or name one in HIERDEMO_CHROMIUM."
)


class Window:
    """Of a size and a look, with nothing in it that was there before: the next test's person is another."""

    def __init__(self, browser: Browser, n: int, *, width: int = 1440, height: int = 1000, dark: bool = False) -> None:
        phone = width < 600
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            is_mobile=phone,
            device_scale_factor=2 if phone else 1,
        )
        self.context.set_default_timeout(PATIENCE)
        self._blank = self.context.new_page()  # holds the window open
        self._session = self.context.new_cdp_session(self._blank)

    def clear(self, addresses: Iterable[str]) -> None:
        for page in self.context.pages:
            if page is not self._blank:
                page.close()
        self.context.clear_cookies()
        for scheme, host, *_ in map(urlsplit, addresses):
            self._session.send("Storage.clearDataForOrigin", {"origin": f"{scheme}://{host}", "storageTypes": "all"})


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
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The one that the tests share: of the demo, started as a person starts it."""
    with App(tmp_path_factory.mktemp("app"), bare=True) as started:
        yield started


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., App]]:
    """start_app(collection=demo, arguments=(), **environment): further ones, stopped at the end."""
    with ExitStack() as started:
        yield lambda *given, **more: started.enter_context(App(tmp_path_factory.mktemp("app"), *given, **more))


@pytest.fixture(scope="session")
def tiny_app(start_app: Callable[..., App], family_folder: Path) -> App:
    """Of the small family."""
    return start_app(family_folder)


@pytest.fixture(scope="session")
def alone_app(start_app: Callable[..., App], world: World) -> App:
    """Of the tiny collection, which is of no family."""
    return start_app(world.folder)


@pytest.fixture(scope="session")
def half_app(start_app: Callable[..., App], family_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> App:
    """Of a family whose other member cannot be opened."""
    folder = shutil.copytree(family_folder, tmp_path_factory.mktemp("half") / "family")
    (folder / "collection-none" / MANIFEST).unlink()
    return start_app(folder)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Callable[..., Window]:
    """windows(n, **look): the n-th window of a look. They stay open, for a new one is as much work as a page."""
    return cache(partial(Window, browser))


@pytest.fixture
def explore(windows: Callable[..., Window], app: App) -> Iterator[Callable[..., Explorer]]:
    """explore(path="", width=1440, height=1000, dark=False, at=app, beside=explorer): a page with an answer on it.

    Each is another person's, or beside another in the same window. At the end all must be whole: Explorer.verify.
    """
    opened: list[Explorer] = []
    used: list[Window] = []

    def explore(path: str = "", *, at: App = app, beside: Explorer | None = None, **look: Any) -> Explorer:
        if beside:
            context = beside.page.context
        else:
            used.append(windows(len(used), **look))
            context = used[-1].context
        opened.append(Explorer(context.new_page(), at.url))
        opened[-1].open(path)
        return opened[-1]

    yield explore
    try:
        for one in opened:
            one.verify()
    finally:
        for window in used:
            window.clear({one.url for one in opened})


@pytest.fixture(scope="session")
def held_out() -> Path:
    """Drawings that neither the model nor the collection has seen, in folders by type."""
    return ROOT / "assets" / "catalogue" / "held-out"
