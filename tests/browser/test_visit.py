"""One visit to every part of the page; what a person wants of them stands in test_journeys.py."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer


@pytest.mark.browser
def test_a_visit(explore: Callable[..., Explorer], held_out: Path, on_site: bool) -> None:
    x = explore()
    finished_example(x)
    words(x)
    if not on_site:
        picture(x, held_out)
    levels_of_the_map(x)
    pointing_at_the_map(x)
    wider_beam(x)
    colour_filter(x)
    large_picture(x, original=not on_site)


def finished_example(x: Explorer) -> None:
    assert not x.page.is_visible(".hd-loading") and "Opening the collection" not in x.words
    assert x.query and x.answer["query"]["text"] == x.query
    assert len(x.path) == 1 + x.page.locator(".hd-shelf").count() > 2
    assert len(x.hits) == x.answer["k"] == len(x.answer["results"])
    assert x.page.locator(".hd-star").count() == 1 and x.page.locator(".hd-ring[data-item]").count() > 0
    cost, told = x.cost, x.answer["cost"]
    assert cost["compared"] == told["compared"] < told["total"] and cost["nodes"] == told["nodes"]
    assert cost["found"] == len(x.hits) - len(x.answer["flat"]["missed"])
    assert x.broken_pictures() == []
    x.shot("visit-01-first-visit")


def words(x: Explorer) -> None:
    x.ask("black leather backpack")
    assert "bag" in x.path[1] and any("backpack" in name for name in x.path[2:]), x.path
    fitting = [
        hit
        for hit in x.answer["results"][:10]
        if "backpacks" in hit["taxonomy"]
        and (hit["attributes"]["colour"], hit["attributes"]["material"]) == ("black", "leather")
    ]
    assert len(fitting) >= 9
    assert x.hits == [hit["id"] for hit in x.answer["results"]]
    assert "black leather backpack" in x.text(".hd-star-t")
    x.shot("visit-02-words")


def picture(x: Explorer, held_out: Path) -> None:
    with x.searches():
        x.upload(held_out / "animals/mammals/dogs/golden-retriever/0001.webp")
    assert x.page.is_visible(".hd-query-pic") and x.query == ""
    dogs = [hit for hit in x.answer["results"][:10] if hit["taxonomy"][:3] == ["animals", "mammals", "dogs"]]
    assert len(dogs) >= 9
    assert x.text(".hd-star-t") == "your picture" and x.broken_pictures() == []
    x.shot("visit-03-picture")
    with x.searches():
        x.page.fill("#hd-q", "black")
        x.page.keyboard.press("Enter")
    assert x.page.is_visible(".hd-query-weight") and x.answer["query"]["picture"]
    x.shot("visit-04-picture-and-words")
    with x.searches():
        x.page.click("[aria-label='Remove the picture']")
    assert not x.page.is_visible(".hd-query-pic") and x.answer["query"] == {
        "text": "black",
        "picture": False,
        "like": None,
        "weight": 0.5,
        "minus": [],
        "away": None,
    }


def levels_of_the_map(x: Explorer) -> None:
    radios = x.page.locator(".hd-map .hd-seg [role=radio]")
    for level in range(1, radios.count() + 1):
        radios.nth(level - 1).click()
        x.page.wait_for_selector(f".hd-map[data-ready='{level}:{x.known}']")
        assert radios.nth(level - 1).get_attribute("aria-checked") == "true"
        assert x.page.locator(".hd-star").count() == 1
        x.shot(f"visit-06-map-level-{level}")
    for level in (1, 2):
        button = x.page.locator(f".hd-rail-map[data-level='{level}']")
        button.click()
        x.page.wait_for_selector(f".hd-map[data-ready='{level}:{x.known}']")
        assert button.get_attribute("aria-pressed") == "true" and button.inner_text() == "on the map"


def pointing_at_the_map(x: Explorer) -> None:
    x.page.evaluate("scrollTo(0, 0)")
    x.page.click("[data-zoom='0']")
    spot = ring(x)
    card = x.page.locator(".hd-map-card:not(.hd-pinned)")
    name = card.locator("figcaption b span").first
    expect(name).to_have_text(re.compile(r"\w{2,}"))
    assert (
        x.page.eval_on_selector(".hd-map-card:not(.hd-pinned) img", "async i => (await i.decode(), i.naturalWidth)") > 0
    )
    assert "result" in card.inner_text()
    x.shot("visit-07-map-hover")
    x.page.mouse.click(*spot)
    pinned = x.page.locator(".hd-pinned")
    expect(pinned).to_be_visible()
    assert not card.is_visible()
    assert [b.inner_text() for b in pinned.locator(".hd-map-act").all()] == [
        "More like this",
        "Take this branch",
        "Select this group",
        "True neighbours",
    ]
    assert pinned.locator(".hd-map-path li").all_inner_texts()
    x.shot("visit-08-map-pinned")
    item = int(re.findall(r"/(\d+)\.webp", pinned.locator("img").get_attribute("src") or "")[0])
    with x.searches():
        pinned.get_by_text("More like this").click()
    assert x.answer["query"]["like"] == item and x.query == "" and x.page.is_visible(".hd-query-pic")
    assert not pinned.is_visible()
    x.shot("visit-09-more-like-this")
    x.page.click("[aria-label='Remove the picture']")  # no words are left: the answer stays until there are some
    assert not x.page.is_visible(".hd-query-pic") and x.hits


def ring(x: Explorer) -> tuple[float, float]:
    """Rests on a result's ring until its card shows; the place. A ring under a node's name shows no card."""
    rings = x.page.locator(".hd-ring[data-item]")
    for patience in (400, 1000, 4000, 20_000):  # on a busy machine a card takes longer
        for item in rings.evaluate_all("marks => marks.map(mark => mark.dataset.item)"):
            mark = x.page.locator(f".hd-ring[data-item='{item}']").first  # the map may have been drawn again since
            box = mark.bounding_box()
            if not box:
                continue
            spot = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            x.page.mouse.move(*spot, steps=3)
            x.page.wait_for_timeout(patience)
            if x.page.is_visible(f".hd-map-card:not(.hd-pinned) img[src$='/{item}.webp']"):
                return spot
    raise AssertionError("no ring shows its picture")


def wider_beam(x: Explorer) -> None:
    assert x.query == ""
    before = x.cost
    x.page.click(".hd-settings summary")
    x.shot("visit-11-settings")
    x.page.wait_for_selector("#hd-beam", state="visible")
    with x.searches():
        x.page.press("#hd-beam", "End")
    assert x.cost["compared"] > before["compared"] and x.cost["found"] >= before["found"]
    assert x.answer["beam"] == int(x.page.input_value("#hd-beam")), "what is shown is asked again"
    x.page.keyboard.press("Escape")
    assert not x.page.is_visible(".hd-settings-body")


def colour_filter(x: Explorer) -> None:
    x.ask("sports car")
    x.page.click(".hd-filters summary:has-text('Colour')")
    x.shot("visit-12-colours")
    with x.searches():
        x.page.locator(".hd-opt:visible", has_text="blue").click()
    assert x.text(".hd-filter.is-on") == "Colour: blue"
    assert x.hits and {hit["attributes"]["colour"] for hit in x.answer["results"]} == {"blue"}
    assert all("blue" in name for name in x.page.locator(".hd-hit-name").all_inner_texts())
    x.shot("visit-13-colour-filter")
    with x.searches():
        x.page.click("[aria-label='Remove the filter on colour']")
    assert x.page.locator(".hd-filter.is-on").count() == 0


def large_picture(x: Explorer, *, original: bool) -> None:
    """original: it is to be had, else the largest that was shipped."""
    before = x.query
    x.page.locator(".hd-hit-pic").nth(1).click()
    box = x.page.locator("dialog[open]")
    expect(box).to_be_visible()
    width = x.page.eval_on_selector("dialog[open] .hd-box-pic img", "async i => (await i.decode(), i.naturalWidth)")
    assert width > 128 if original else width == 128
    frame = box.locator(".hd-box-frame").bounding_box()
    left, right = (step.bounding_box() for step in box.locator(".hd-box-step").all())
    assert frame and left and right and max(frame["width"], frame["height"]) >= 320
    assert left["x"] + left["width"] <= frame["x"] and frame["x"] + frame["width"] <= right["x"], (
        "never over the picture"
    )
    offered = box.locator("a:has-text('Open the original')")
    assert offered.get_attribute("href") if original else not offered.is_visible()
    assert "rank 2." in box.locator(".hd-box-why").inner_text()
    x.page.keyboard.press("ArrowRight")
    expect(box.locator(".hd-box-why")).to_contain_text("rank 3.")
    x.shot("visit-14-large-picture")
    x.page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert x.query == before and len(x.hits) == x.answer["k"]
