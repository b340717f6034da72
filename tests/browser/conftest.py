"""The browser, the app as a person starts it (python app.py), and pages that notice whatever goes wrong on them.

Set HIERDEMO_CHROMIUM to use a certain Chromium, HIERDEMO_TEST_COLLECTION to look at another collection than the demo.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

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


@pytest.fixture
def explore(browser: Browser, app: App) -> Iterator[Callable[..., Explorer]]:
    """explore(path="", width=1440, height=1000, dark=False, at=app, beside=explorer): a page with an answer on it.

    Each is in a context of its own, or beside another in its context. At the end all must be whole: Explorer.verify.
    """
    opened: list[Explorer] = []

    def explore(path: str = "", *, at: App = app, beside: Explorer | None = None, **look: Any) -> Explorer:
        context = beside.page.context if beside else _context(browser, **look)
        opened.append(Explorer(context.new_page(), at.url))
        opened[-1].open(path)
        return opened[-1]

    yield explore
    contexts = {id(one.page.context): one.page.context for one in opened}
    try:
        for one in opened:
            one.verify()
    finally:
        for context in contexts.values():
            context.close()


def _context(browser: Browser, *, width: int = 1440, height: int = 1000, dark: bool = False) -> Any:
    phone = width < 600
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        has_touch=phone,
        is_mobile=phone,
        device_scale_factor=2 if phone else 1,
    )
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def held_out() -> Path:
    """Drawings that neither the model nor the collection has seen, in folders by type."""
    return ROOT / "assets" / "catalogue" / "held-out"
