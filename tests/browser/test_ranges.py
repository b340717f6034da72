"""Numbers and dates: ranges chosen on a histogram, results in their order, the map in their colours."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from hierdemo.collection.store import save
from tests.browser.explorer import App, Explorer
from tests.support.tiny import World

POINTS = "[...new Set(document.querySelector('.hd-map-plot').data.map(t => t.marker.color))].length"


@pytest.fixture(scope="module")
def dated(world: World, start_app: Callable[..., App], tmp_path_factory: pytest.TempPathFactory) -> App:
    """Twelve months of pictures with prices, the last five without either."""
    items = [
        replace(item, attributes=item.attributes | own)
        for i, item in enumerate(world.collection.items)
        for own in [
            {"taken": f"2026-{1 + i % 12:02}-{1 + i % 28:02} 12:00:00", "constructor": str(i)} if i < 55 else {}
        ]
    ]
    folder = tmp_path_factory.mktemp("dated") / "collection"
    save(replace(world.collection, items=items), folder)
    return start_app(folder)


def asked(x: Explorer, name: str) -> str | None:
    return parse_qs(urlsplit(x.page.url).query).get(name, [None])[0]


def brush(x: Explorer, bars: str, start: float, end: float) -> None:
    """Drags over a histogram, from one share of its width to another."""
    box = x.page.locator(bars).first.bounding_box()
    assert box
    x.page.mouse.move(box["x"] + start * box["width"], box["y"] + 9)
    x.page.mouse.down()
    x.page.mouse.move(box["x"] + end * box["width"], box["y"] + 9, steps=3)
    x.page.mouse.up()


@pytest.mark.browser
def test_last_summers_pictures_are_found_and_are_in_the_link(explore: Callable[..., Explorer], dated: App) -> None:
    x = explore("?q=cow&k=30", at=dated)
    chip = x.page.locator(".hd-filter", has_text="Taken")
    chip.locator("summary").click()
    first, last = chip.get_by_role("slider", name="Taken, from"), chip.get_by_role("slider", name="Taken, to")
    expect(first).to_have_attribute("aria-valuetext", "January 2026")
    expect(chip.get_by_role("status")).to_contain_text("Any taken (55 pictures)5 without one are found as well")
    with x.searches():
        brush(x, ".hd-filter .hd-range-bars", 5.5 / 12, 8.5 / 12)
    expect(chip.get_by_role("status")).to_contain_text("June to September 2026 (18 pictures)")
    with x.searches():
        last.press("ArrowLeft")
    expect(chip.get_by_role("status")).to_contain_text("June to August 2026 (14 pictures)")
    expect(chip.locator("summary")).to_have_text("Taken: June to August 2026")
    assert asked(x, "where") == "taken:2026-06..2026-08"
    months = {row["attributes"]["taken"][:7] for row in x.answer["results"]}
    assert months == {"2026-06", "2026-07", "2026-08"}
    assert {text[:7] for text in x.page.locator(".hd-hit .hd-by").all_inner_texts()} == months, (
        "what is asked for is seen"
    )
    with x.searches():
        x.page.get_by_label("Order").select_option("-constructor")
    expect(x.one(".hd-order [role=status]")).to_contain_text("The 14 best matches, by constructor from high to low.")
    assert x.hits == sorted(x.hits, reverse=True) and asked(x, "sort") == "-constructor"


@pytest.mark.browser
def test_the_map_has_the_colours_of_a_date_and_its_key_filters(explore: Callable[..., Explorer], dated: App) -> None:
    x = explore("?q=cow&colour=taken", at=dated)
    key = x.one(".hd-map-key")
    expect(key.get_by_label("Colour of the points")).to_have_value('"taken"')
    expect(key).to_contain_text("5 without taken")
    x.until(lambda: x.page.evaluate(POINTS) == 10)  # nine steps, and grey
    with x.searches():
        brush(x, ".hd-legend .hd-range-bars", 0.5 / 12, 2.5 / 12)
    assert asked(x, "where") == "taken:..2026-03"
    key.get_by_label("Colour of the points").select_option('"colour"')
    with x.searches():
        key.get_by_role("button", name="Only colour red").click()
    assert asked(x, "colour") == "colour" and asked(x, "where") == "taken:..2026-03,colour:red"
