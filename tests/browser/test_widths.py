"""The page at three widths, light and dark: it fits, every picture is there, the map is painted."""

from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from tests.browser.explorer import Explorer

POINTS_ONLY = ".hd-map-marks, .hd-map-thumbs, .hd-map-state {visibility: hidden}"


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height", "dark"), [(1440, 1000, False), (1024, 900, True), (390, 844, False)])
def test_page_fits(explore: Callable[..., Explorer], width: int, height: int, dark: bool) -> None:
    """Opened light or dark, as the system has it, and then in the other look."""
    x = explore("?q=golden+retriever&level=2", width=width, height=height, dark=dark)
    name = f"width-{width}-{'dark' if dark else 'light'}"
    x.shot(name)
    fits(x, width)
    assert x.broken_pictures() == []
    looks(x, dark)
    x.shot(f"{name}-full", full=True)

    x.page.evaluate("scrollTo(0, 0)")
    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(".hd-curve svg")
    fits(x, width)
    x.shot(f"{name}-compare")
    x.page.click(".hd-settings summary")
    fits(x, width)
    inside(x, ".hd-settings-body", width)
    x.shot(f"{name}-settings")
    x.page.keyboard.press("Escape")
    x.page.locator(".hd-hit-pic").first.click()
    x.page.wait_for_selector("dialog[open] .hd-facts")
    inside(x, "dialog[open]", width)
    x.shot(f"{name}-large-picture")
    x.page.keyboard.press("Escape")
    x.page.click("[aria-label='Light or dark']")
    looks(x, not dark)
    fits(x, width)


def looks(x: Explorer, dark: bool) -> None:
    """In its colours, and with the map painted: on the ground of this look, in many colours."""
    assert x.page.evaluate("document.documentElement.classList.contains('dark')") is dark
    x.still()
    ground = x.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (lightness(ground) < 80) is dark, ground
    x.page.wait_for_selector(f".hd-map[data-ready='2:{x.known}']")
    colours = painted(x)
    assert len(colours) > 50 and max(colours.values()) < 0.97 * colours.total()


@pytest.mark.browser
def test_touch(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=golden+retriever&level=1", width=390, height=844)
    name = x.one(".hd-shelf[data-level='1'] .hd-card.is-passed .hd-card-name").inner_text()
    with x.searches():
        x.page.locator(".hd-shelf[data-level='1'] .hd-card.is-passed").first.tap()
    assert x.path[1] == name
    x.page.get_by_role("button", name="Map", exact=True).tap()
    x.still()
    x.page.touchscreen.tap(*centre(x, ".hd-ring[data-item]"))
    x.page.wait_for_selector(".hd-pinned:not([hidden])")
    inside(x, ".hd-pinned", 390)
    x.shot("phone-touch")


@pytest.mark.browser
def test_turning_a_phone_draws_the_page_anew(explore: Callable[..., Explorer]) -> None:
    x = explore(width=390, height=844)
    x.page.set_viewport_size({"width": 844, "height": 390})
    x.page.wait_for_function("document.querySelector('.hd-map-plot canvas')?.getBoundingClientRect().width > 390")
    fits(x, 844)
    assert len(painted(x)) > 50


@pytest.mark.browser
def test_the_choice_of_dark_is_remembered(explore: Callable[..., Explorer]) -> None:
    x = explore()
    dark = "document.documentElement.classList.contains('dark')"
    before = x.page.locator(".hd-map-plot").screenshot(style=POINTS_ONLY)
    x.page.click("[aria-label='Light or dark']")
    assert x.page.evaluate(dark)
    x.until(lambda: x.page.locator(".hd-map-plot").screenshot(style=POINTS_ONLY) != before)
    x.page.reload(wait_until="commit")
    x.settle(1)
    assert x.page.evaluate(dark)


@pytest.mark.browser
def test_every_kind_of_answer_fits_a_phone(explore: Callable[..., Explorer]) -> None:
    x = explore("?tree=taxonomy&mode=hnsw&k=60&beam=12&level=5", width=390, height=844)
    assert len(x.hits) == 60
    fits(x, 390)
    assert x.broken_pictures() == []
    x.shot("phone-taxonomy-hnsw-60", full=True)


def fits(x: Explorer, width: int) -> None:
    assert x.page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)") <= width
    assert x.page.evaluate("(scrollTo(999, scrollY), scrollX)") == 0


def inside(x: Explorer, selector: str, width: int) -> None:
    box = x.one(selector).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0, box


def centre(x: Explorer, selector: str) -> tuple[float, float]:
    box = x.one(selector).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def painted(x: Explorer) -> Counter[tuple[int, ...]]:
    """Colours of the map's points, names and pictures over them left out."""
    shot = x.page.locator(".hd-map-plot").screenshot(style=POINTS_ONLY)
    with Image.open(BytesIO(shot)) as picture:
        return Counter(picture.convert("RGB").get_flattened_data())


def lightness(css: str) -> float:
    """0..255 of any CSS colour that is nearly grey; oklch and rgb are the forms a browser gives."""
    numbers = [float(n) for n in css[css.index("(") + 1 : css.index(")")].replace(",", " ").split()[:3]]
    return 255 * numbers[0] if css.startswith("okl") else sum(numbers) / 3
