"""The page in the frame that a Space shows it in: what it tells the page around, and the link that it gives."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.explorer import PATIENCE, App
from tests.support.tiny import World

SPACE = "https://huggingface.co/spaces/tester/trees"
AROUND = """<!doctype html><meta charset="utf-8"><title>A Space</title>
<iframe src="%s" allow="clipboard-write" style="width:100%%;height:900px;border:0"></iframe>
<script>
  const told = [];
  addEventListener('message', ({data}) => {
    if (data.queryString === undefined) return;  // Gradio has messages of its own
    told.push(data);
    history.replaceState(null, '', location.pathname + data.queryString + data.hash);
  });
</script>"""
READY = """rev => document.querySelector('#hd-app')?.dataset.ready
  && document.querySelector('#hd-results')?.dataset.ready === rev"""
SHOWN = """() => ({
  query: document.querySelector('#hd-q').value,
  hits: [...document.querySelectorAll('.hd-hit')].map(e => e.dataset.item),
  path: [...document.querySelectorAll('.hd-card.is-chosen')].map(e => e.dataset.node),
  compare: !document.querySelector('#hd-compare').hidden,
})"""


@pytest.fixture(scope="module")
def app(start_app: Callable[..., App], world: World) -> App:
    """As a Space starts it, but for this machine alone."""
    return start_app(world.folder, bare=True, SPACE_ID="tester/trees", GRADIO_SERVER_NAME="127.0.0.1")


@pytest.fixture
def space(browser: Browser, app: App) -> Any:
    """open(query): the Space's page with that query, and the app's frame in it. Stands in for huggingface.co."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 940}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(PATIENCE)
    context.route(
        f"{SPACE}**",
        lambda route: route.fulfill(
            content_type="text/html",
            body=AROUND % f"{app.url}?{urlsplit(route.request.url).query}&__theme=light&__sign=secret",
        ),
    )

    def open(query: str = "") -> tuple[Page, Frame]:
        page = context.new_page()
        page.goto(SPACE + query)
        frame = page.frames[1]
        frame.wait_for_function(READY, arg="1")
        return page, frame

    yield open
    context.close()


@pytest.mark.browser
def test_a_space_is_told_of_the_address_and_its_link_shows_the_same(app: App, space: Any) -> None:
    page, frame = space("?q=laptop")
    assert frame.evaluate(SHOWN)["query"] == "laptop", "the frame is handed the page's query"
    frame.fill("#hd-q", "a red car")
    frame.press("#hd-q", "Enter")
    frame.wait_for_function(READY, arg="2")
    frame.click(".hd-cost-open")
    frame.locator(".hd-shelf[data-level='1'] .hd-card:not(.is-chosen)").first.click()
    frame.wait_for_function(READY, arg="3")
    page.wait_for_function("told.length >= 3 && location.href.includes('forced=')")  # messages take their time
    told = page.evaluate("told")
    assert [m["queryString"].startswith("?") and m["hash"] == "" for m in told] == [True] * len(told) and len(told) >= 3
    assert all("__" not in m["queryString"] for m in told), "what the host adds for itself is not handed on"
    here, shown = page.url, frame.evaluate(SHOWN)
    assert "q=a+red+car" in here and "forced=" in here and "open=compare" in here and "secret" not in here
    frame.click("[aria-label^='Copy a link']")
    page.bring_to_front()
    frame.wait_for_function(
        "document.querySelector('.hd-top-end > [role=status]').textContent.startsWith('Link copied')"
    )
    assert page.evaluate("navigator.clipboard.readText()") == here, "the link is the Space's, as its address bar has it"
    _, again = space(here.removeprefix(SPACE))
    again.wait_for_function("!document.querySelector('#hd-compare').hidden")  # panels come after the first answer
    assert again.evaluate(SHOWN) == shown and shown["compare"]
    page.go_back()
    frame.wait_for_function(READY, arg="4")
    assert "forced=" not in page.url and "q=a+red+car" in page.url, "the browser's Back is told, too"
    logged = app.log.read_text()
    assert re.fullmatch(r"hierdemo: 60 \w+, open http://\S+\n", logged), "after visits, too, only that it serves"
