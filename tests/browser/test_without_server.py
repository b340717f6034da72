"""A collection in a folder, opened as a file on a desk and on a phone: it answers by itself, and asks nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hierdemo.search.query import Query
from tests.browser.explorer import STATE, Explorer
from tests.browser.site import NEED_SERVER, Site
from tests.support.tiny import World


@pytest.mark.browser
def test_a_folder_that_is_opened_as_a_file_answers(
    explore: Callable[..., Explorer], world: World, tmp_path: Path
) -> None:
    site = Site(tmp_path, world.folder)
    x = explore("index.html", at=site)  # opened as a person opens it: nothing is served
    first = x.answer
    assert first["query"]["text"] == "red sports car" and first == x.info["first"]
    x.ask("golden retriever")
    python = world.engine.answer(_asked(x))
    assert x.hits == python.items.tolist() and x.answer["cost"]["nodes"] == python.compared_nodes
    assert x.chosen == [step.on_path for step in python.steps]
    branches(x)
    narrowed(x)
    alike(x)
    beside(x)
    x.ask("a laptop that nobody drew")
    assert x.hits and "left out" in x.notice
    x.page.set_viewport_size({"width": 390, "height": 844})
    x.still()
    assert x.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert all(address.startswith((site.url, "data:", "blob:")) for address in x.requests)


@pytest.mark.parametrize("name", NEED_SERVER)
def test_what_is_left_out_of_a_site_is_there(name: str) -> None:
    file, _, test = name.partition("::")
    assert f"def {test}" in (Path(__file__).parent / file).read_text(encoding="utf-8")


def _asked(x: Explorer) -> Query:
    return Query(x.query, k=x.answer["k"], beam=x.answer["beam"])


def branches(x: Explorer) -> None:
    """Another branch, a wider beam, and back."""
    before, rival = x.hits, x.answer["steps"][0]["runner_up"]["node"]
    with x.searches():
        x.page.click(".hd-shelf[data-level='1'] .hd-take, .hd-shelf[data-level='1'] .hd-card:not(.is-chosen)")
    assert x.answer["forced"] and x.chosen[0] == x.answer["forced"][0] and x.hits != before
    assert rival in [card["node"] for card in x.answer["steps"][0]["cards"]]
    with x.searches():
        x.page.go_back()
    assert x.hits == before


def narrowed(x: Explorer) -> None:
    """A filter holds of every picture that is found, and the map follows its level."""
    with x.searches():
        x.page.evaluate(STATE % "toggleFilter('colour', 'red')")
    assert x.hits and {hit["attributes"]["colour"] for hit in x.answer["results"]} == {"red"}
    with x.searches():
        x.page.evaluate(STATE % "toggleFilter('colour', 'red')")
    x.page.evaluate(STATE % "setLevel(1)")
    x.until(lambda: x.level == 1)


def alike(x: Explorer) -> None:
    """More like the first picture: itself first, and nearest."""
    asked = x.hits[0]
    x.page.locator(".hd-hit-pic").first.click()
    with x.searches():
        x.page.click("dialog[open] >> text=More like this")
    assert x.hits[0] == asked and x.answer["results"][0]["score"] == pytest.approx(1, abs=1e-3)


def beside(x: Explorer) -> None:
    """Two searches beside each other, and why there is no third."""
    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(".hd-compare[data-ready]")
    assert x.page.locator(".hd-compare .hd-ranks").count() == 2
    assert "needs hierdemo itself" in x.text(".hd-compare .hd-ways")
    x.page.click(".hd-cost-open")
