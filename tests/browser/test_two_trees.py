"""Two trees side by side: opened and chosen, kept in the address, following the page, showing the answer."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer import MODULES, App, Explorer

PANEL = "#hd-beside"
BESIDE = f"""right => {MODULES}.then(m => {{
  const {{ asked }} = m.$import('core/store.js').store, left = {{ tree: asked.tree, embedding: asked.embedding }};
  return m.$import('core/api.js').post('beside', {{ ...asked, sides: [left, {{ ...left, tree: right }}] }});
}})"""


def settled(x: Explorer) -> None:
    """Until the panel shows the answer that the page shows."""
    x.page.wait_for_function(
        "() => { const [p, path] = ['#hd-beside', '#hd-path'].map(s => document.querySelector(s));"
        " return !p.hasAttribute('aria-busy') && p.dataset.ready === path.dataset.ready; }"
    )


def choose(x: Explorer, side: str, value: str) -> None:
    x.page.select_option(f"{PANEL} .is-{side} select", value)
    settled(x)


def beside(x: Explorer, right: str) -> dict[str, Any]:
    """What is answered of the page's tree and that one."""
    return x.page.evaluate(BESIDE, right)


def names(x: Explorer, side: str) -> list[str]:
    return [t.strip() for t in x.page.locator(f"{PANEL} .is-{side} h4[title]").all_inner_texts()]


def choices(x: Explorer) -> list[str]:
    return x.page.eval_on_selector_all(f"{PANEL} select", "all => all.map(s => s.value)")


@pytest.mark.browser
def test_two_trees_for_one_question(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = explore("?q=laptop", at=tiny_app)
    assert not x.page.is_visible(PANEL) and "b=" not in x.page.url
    x.page.click(".hd-beside-open")
    settled(x)
    assert x.page.get_attribute(".hd-beside-open", "aria-expanded") == "true"
    found = beside(x, "captions")
    assert choices(x) == ["", "chosen.captions"] and "b=chosen.captions" in x.page.url
    for i, side in enumerate(("left", "right")):
        steps = found["sides"][i]["steps"]
        assert names(x, side) == [s["name"] for s in steps]
        likes = x.page.locator(f"{PANEL} .is-{side} .hd-beside-like b").all_inner_texts()
        assert [t.replace("\u00a0", " ") for t in likes] == [f"{round(100 * s['like']['share'])} %" for s in steps]
        away = x.page.locator(f"{PANEL} .is-{side} .hd-beside-card.is-away").count()
        assert away == sum(not s["like"]["on_path"] for s in steps)
        marks = x.page.locator(f"{PANEL} .is-{side} .hd-beside-parts").count()
        assert marks == (found["sides"][i]["parts_at"] is not None)
        ringed = x.page.locator(f"{PANEL} .is-{side} .hd-beside-results .is-shared").count()
        assert ringed == found["shared"]
    assert names(x, "left") == [s["name"] for s in found["sides"][0]["steps"]] and x.broken_pictures() == []
    stubs = sum(not s["like"]["on_path"] for side in found["sides"] for s in side["steps"])
    assert x.page.locator(".hd-beside-wires .is-stub").count() == stubs
    assert x.page.locator(".hd-beside-wires circle").count() == stubs
    x.page.click(".hd-beside-open")
    assert not x.page.is_visible(PANEL) and "b=" not in x.page.url


@pytest.mark.browser
def test_the_choice_is_kept_in_the_address(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = explore("?q=laptop&b=chosen.taxonomy", at=tiny_app)
    settled(x)
    assert choices(x) == ["", "chosen.taxonomy"]
    choose(x, "right", "none.clusters")
    choose(x, "left", "chosen.captions")
    assert "b=chosen.captions%7Enone.clusters" in x.page.url or "b=chosen.captions~none.clusters" in x.page.url
    shown = names(x, "left"), names(x, "right")
    x.page.reload(wait_until="commit")
    x.settle(1)
    settled(x)
    assert choices(x) == ["chosen.captions", "none.clusters"] and (names(x, "left"), names(x, "right")) == shown
    x.ask("bicycle")
    settled(x)
    assert "q=bicycle" in x.page.url and "none.clusters" in x.page.url
    with x.searches():
        x.page.go_back()
    settled(x)
    assert choices(x) == ["chosen.captions", "none.clusters"] and (names(x, "left"), names(x, "right")) == shown
    y = explore("?q=laptop&b=nobody.nothing", at=tiny_app)
    settled(y)
    assert choices(y) == ["", "chosen.captions"], "what there is not gives way to what there is"


@pytest.mark.browser
def test_the_left_follows_the_page_and_the_right_can_be_taken_there(
    explore: Callable[..., Explorer], tiny_app: App
) -> None:
    x = explore("?q=laptop&b=chosen.taxonomy", at=tiny_app)
    settled(x)
    right = names(x, "right")
    with x.searches():
        x.page.click(f"{PANEL} .is-right header button")
    settled(x)
    assert x.answer["tree"] == "taxonomy" and names(x, "left") == right
    assert choices(x) == ["", "chosen.clusters"], "where the page came from stays beside it"
    x.page.locator(f"{PANEL} .hd-beside-results button").first.click()
    assert x.page.is_visible(".hd-box-item")


@pytest.mark.browser
def test_by_keyboard(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = explore("?q=laptop", at=tiny_app)
    x.page.focus(".hd-cost-open")
    x.page.keyboard.press("Tab")
    x.page.keyboard.press("Enter")
    x.page.wait_for_selector(f"{PANEL} select")
    settled(x)
    x.page.keyboard.press("Tab")
    assert x.page.evaluate("document.activeElement.ariaLabel") == "Tree on the left"
    x.page.keyboard.press("ArrowDown")
    settled(x)
    assert x.page.evaluate("document.activeElement.ariaLabel") == "Tree on the left", "focus stays"
    assert choices(x)[0] != ""


@pytest.mark.browser
@pytest.mark.parametrize("widths", [(1440, 1024), (390,)], ids=["desk", "phone"])
def test_it_fits(explore: Callable[..., Explorer], tiny_app: App, widths: tuple[int, ...]) -> None:
    x = explore("?q=laptop&b=none.clusters", at=tiny_app, width=widths[0], height=900)
    settled(x)
    for width in widths:
        x.page.set_viewport_size({"width": width, "height": 900})
        x.still()
        fits(x, width)


def fits(x: Explorer, width: int) -> None:
    x.shot(f"beside-{width}")
    assert x.page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [x.page.locator(f"{PANEL} .is-{side}").first.bounding_box() for side in ("left", "right")]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert boxes[0] and boxes[1] and boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]
    box = x.page.locator(".hd-beside-open").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    # no card is wider than its column, and cards of one level stand beside each other
    over = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert x.page.eval_on_selector_all(f"{PANEL} .hd-beside-card", over) == 0
    tops = [x.page.locator(f"{PANEL} .is-{side} .hd-beside-card").first.bounding_box() for side in ("left", "right")]
    assert tops[0] and tops[1] and abs(tops[0]["y"] - tops[1]["y"]) < 1


@pytest.mark.browser
def test_a_member_that_cannot_be_opened_is_said(explore: Callable[..., Explorer], half_app: App) -> None:
    x = explore("?q=laptop&b=none.clusters", at=half_app)
    x.expected = [r"status of 503|^status 503"]
    settled(x)
    assert "There is no collection in" in x.text(".hd-beside-story") and x.hits
    choose(x, "right", "chosen.taxonomy")
    assert names(x, "left") and names(x, "right"), "another one can be chosen"
