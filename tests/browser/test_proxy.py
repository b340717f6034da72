"""The page behind a proxy that shows the app under a path of its own, whether it keeps that path or takes it away."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.explorer import App, Explorer
from tests.support.proxy import Proxy
from tests.support.tiny import World


@pytest.fixture(scope="module")
def proxy(start_app: Callable[..., App], world: World) -> Iterator[Proxy]:
    with Proxy("/demo") as proxy:
        proxy.target = start_app(world.folder, GRADIO_ROOT_PATH="/demo/").url
        yield proxy


@pytest.mark.browser
@pytest.mark.parametrize("strips", [False, True], ids=["keeps", "strips"])
def test_the_page_works_behind_a_proxy(explore: Callable[..., Explorer], proxy: Proxy, strips: bool) -> None:
    proxy.strips = strips
    at: Any = SimpleNamespace(url=proxy.url)
    x = explore(at=at)
    x.ask("a red car")
    assert x.hits and x.broken_pictures() == []
    x.page.wait_for_selector(f".hd-map[data-ready$=':{x.known}'] canvas")
    listed = x.page.evaluate("fetch('hd/collections').then(r => r.json())")["collections"]
    demo = next(c for c in listed if c["kind"] == "demo")
    other = explore(f"?c={demo['id']}", at=at)
    assert other.info["collection"]["items"] == 4500 and other.hits and other.broken_pictures() == []


@pytest.mark.browser
@pytest.mark.parametrize("strips", [False, True], ids=["keeps", "strips"])
def test_the_address_without_its_slash_opens_the_page(browser: Browser, proxy: Proxy, strips: bool) -> None:
    proxy.strips = strips
    context = browser.new_context()
    page = context.new_page()
    page.goto(proxy.url.rstrip("/") + "?q=laptop", wait_until="commit")
    page.wait_for_function("document.querySelector('#hd-app')?.dataset.ready")
    assert page.url.startswith(f"{proxy.url}?q=laptop") and page.input_value("#hd-q") == "laptop"
    context.close()
