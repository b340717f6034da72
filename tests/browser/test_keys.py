"""The page without a mouse: keys, names for screen readers, a focus one can see."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer

FOCUS = "document.activeElement"
NAMELESS = """() => [...document.querySelectorAll(
    '#hd-app button, #hd-app a, #hd-app input, #hd-app summary, #hd-app [role=radio], #hd-app [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true}))
  .filter(e => !e.closest('[aria-hidden=true]'))
  .filter(e => !(e.getAttribute('aria-label') || e.title || e.innerText?.trim()
      || [...(e.labels ?? [])].some(l => l.innerText.trim() || l.title)))
  .map(e => e.outerHTML.slice(0, 200))"""
LOOK = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const ringed = n => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(n);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5) || boxShadow !== 'none';
  };
  return {
    what: e.outerHTML.slice(0, 120),
    body: e === document.body,
    seen: e.matches(':focus-visible') && [e, ...(e.labels ?? []), e.closest('form')].some(n => n && ringed(n)),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.browser
def test_keys_of_the_map_and_of_the_page(explore: Callable[..., Explorer]) -> None:
    x = explore()
    keys_of_the_map(x)
    keys = x.page.keyboard
    x.page.evaluate(f"{FOCUS}.blur()")
    keys.press("/")
    assert x.page.evaluate(f"{FOCUS}.id") == "hd-q"
    keys.type("brown boot", delay=10)  # searches by itself after a pause
    x.answered("brown boot")
    keys.press("Enter")  # so it is not asked again
    x.pause()
    assert x.rev == x.known
    keys.press("Escape")
    assert x.query == ""
    x.pause()
    assert x.hits and x.answer["query"]["text"] == "brown boot"
    x.page.evaluate(f"{FOCUS}.blur()")
    keys.press("?")
    box = x.page.locator("dialog[open]")
    expect(box).to_contain_text("up to the parent")
    x.shot("keys-list")
    keys.press("Escape")
    expect(box).to_be_hidden()
    x.page.fill("#hd-q", "")
    x.page.type("#hd-q", "cat/dog?")
    x.answered("cat/dog?")
    assert x.page.locator("dialog[open]").count() == 0, "in the field both are written"


@pytest.mark.browser
def test_arrows_walk_the_cards_and_enter_takes_one(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=golden+retriever")
    keys = x.page.keyboard
    x.page.focus(".hd-shelf[data-level='1'] .hd-card.is-chosen")
    start = card(x)
    keys.press("ArrowRight")
    assert card(x)["level"] == "1" and card(x)["node"] != start["node"]
    keys.press("ArrowLeft")
    assert card(x) == start
    keys.press("End")
    last = card(x)
    assert last["node"] != start["node"]
    keys.press("Home")
    keys.press("ArrowDown")
    assert card(x)["level"] == "2"
    keys.press("ArrowUp")
    assert card(x)["level"] == "1"
    keys.press("End")
    with x.searches():
        keys.press("Enter")
    assert x.chosen[0] == int(last["node"]) and "You took" in x.text(".hd-shelf[data-level='1'] .hd-note")
    assert card(x) == last  # the focus stays where it was
    keys.press("ArrowDown")
    assert card(x)["level"] == "2"
    with x.searches():
        keys.press("Enter")
    assert x.chosen[1] == int(card(x)["node"]) and x.parent(x.chosen[1]) == x.chosen[0]


def card(x: Explorer) -> dict[str, str]:
    script = f"({{node: {FOCUS}.dataset.node, level: {FOCUS}.closest('.hd-shelf')?.dataset.level}})"
    return x.page.evaluate(script)


def keys_of_the_map(x: Explorer) -> None:
    x.page.focus(".hd-map-stage")
    x.page.keyboard.press("Enter")
    pinned = x.page.locator(".hd-pinned")
    expect(pinned).to_be_visible()
    first = pinned.inner_text()
    assert "result 1" in first
    x.page.keyboard.press("Enter")
    expect(pinned).to_contain_text("result 2")
    x.page.keyboard.press("Escape")
    expect(pinned).to_be_hidden()
    assert x.query  # Escape closed the card and nothing else
    star = x.one(".hd-star").bounding_box()
    x.page.keyboard.press("+")
    x.until(lambda: x.one(".hd-star").bounding_box() != star)
    x.still()
    x.page.keyboard.press("0")
    x.until(lambda: x.one(".hd-star").bounding_box() == star)
    radio = x.page.locator(".hd-map .hd-seg [aria-checked=true]")
    radio.focus()
    x.page.keyboard.press("ArrowLeft")
    x.page.wait_for_selector(f".hd-map[data-ready='1:{x.known}']")


@pytest.mark.browser
def test_focus_is_visible_everywhere_and_everything_has_a_name(
    explore: Callable[..., Explorer], held_out: Any, on_site: bool
) -> None:
    x = explore()
    focus_is_visible_everywhere(x)
    assert x.page.evaluate(NAMELESS) == []
    if not on_site:
        with x.searches():
            x.upload(held_out / "bags/luggage/suitcase/0001.webp")
    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(".hd-curve svg")
    x.page.click(".hd-settings summary")
    assert x.page.evaluate(NAMELESS) == []
    x.page.keyboard.press("Escape")
    x.page.locator(".hd-hit-pic").first.click()
    x.page.wait_for_selector("dialog[open] .hd-facts")
    assert x.page.evaluate(NAMELESS) == []
    landmarks = x.page.eval_on_selector_all("#hd-app section[aria-label]", "all => all.map(e => e.ariaLabel)")
    assert len(set(landmarks)) == len(landmarks) and {"Search", "Drill-down", "Results"} <= set(landmarks)


def focus_is_visible_everywhere(x: Explorer) -> None:
    seen = []
    for _ in range(45):
        x.page.keyboard.press("Tab")
        seen.append(x.page.evaluate(LOOK))
    stops = [stop for stop in seen if not stop["body"]]
    assert len({stop["what"] for stop in stops}) > 30
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert [stop["what"] for stop in stops if not stop["inside"] and "hd-skip" not in stop["what"]] == []
    x.shot("keys-focus")
