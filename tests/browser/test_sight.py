"""What a person has in sight: nothing lies over words, a phone shows the path at once, pictures are sharp."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings, script
from tests.browser.covered import sweep
from tests.browser.explorer import STATE, Explorer

PHONE: dict[str, Any] = {"width": 390, "height": 844}
ZOOMED: dict[str, Any] = {"width": 720, "height": 450}  # a window of 1440 x 900 at 200 %
DESK: dict[str, Any] = {"width": 1440, "height": 900}
NOTHING = "zxqv blorp"
PARTS = {"Path": "#hd-path", "Results": "#hd-results", "Map": "#hd-side", "Tree": "#hd-tree", "Collection": "#hd-coll"}
TOP = "part => document.querySelector(part).getBoundingClientRect().top"
BOXES = "all => all.map(e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom])"
SHARP = """() => [...document.querySelectorAll('.hd-hit img')]
  .filter(i => i.getBoundingClientRect().top < innerHeight && i.complete)
  .map(i => Number(/size=(\\d+)/.exec(i.currentSrc)?.[1] ?? 128) >= i.clientWidth * devicePixelRatio)"""
SMALL = """() => [...document.querySelectorAll(
    '#hd-app :is(button, a[href], summary, select, input[type=range], label)')]
  .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter(e => !e.closest('.hd-sr, .hd-skip, [inert]') && !e.matches('.hd-take, .hd-term'))  // within a sentence
  .filter(e => {
    const own = e.getBoundingClientRect(), more = getComputedStyle(e, '::after');
    const grown = more.content !== 'none' && more.position === 'absolute';
    const side = name => Math.max(own[name], grown ? parseFloat(more[name]) : 0);
    return own.width && Math.min(side('width'), side('height')) < 39.5;
  }).map(e => e.outerHTML.slice(0, 120))"""


def clear(x: Explorer, state: str) -> None:
    found = sweep(x.page)
    assert found["seen"] > 100, "it looked at the page"
    assert found["covered"] == [], state
    assert found["never_free"] == [], state


@pytest.mark.browser
@pytest.mark.parametrize("look", [PHONE, ZOOMED, DESK], ids=["phone", "zoomed", "desk"])
def test_nothing_lies_over_words_or_controls(explore: Callable[..., Explorer], look: dict[str, Any]) -> None:
    x = explore(**look)
    clear(x, "a first visit")
    x.ask(NOTHING)
    expect(x.one(".hd-notice")).to_be_visible()
    clear(x, "with a warning")
    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(".hd-curve svg")
    clear(x, "compare")
    serious = [f for f in findings(x.page, script()) if f["impact"] in ("serious", "critical")]
    assert serious == []
    if look is DESK:
        for size in (32, 16):  # of letters, as set in the browser; then as they were
            letters(x, size)
            clear(x, f"letters of {size} pixels")


def letters(x: Explorer, size: int) -> None:
    cdp = x.page.context.new_cdp_session(x.page)
    cdp.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    grown = "size => parseFloat(getComputedStyle(document.querySelector('.hd-story')).fontSize) === 13 / 16 * size"
    x.page.wait_for_function(grown, arg=size)
    assert x.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cdp.detach()


@pytest.mark.browser
def test_the_sweep_finds_what_lies_over_words(explore: Callable[..., Explorer]) -> None:
    x = explore(**PHONE)
    x.page.add_style_tag(content=".hd-page .hd-jump { inset: auto 60px 12px; }")
    assert any("hd-jump" in what for what in sweep(x.page)["covered"])
    x.page.add_style_tag(content=".hd-page .hd-jump { inset: auto 0 0; } .hd-page .hd-main { padding-bottom: 0; }")
    assert sweep(x.page)["never_free"]


@pytest.mark.browser
def test_on_a_phone_the_first_shelf_is_in_sight_and_the_bar_reaches_the_rest(explore: Callable[..., Explorer]) -> None:
    x = explore(**PHONE)
    for words in (None, NOTHING):
        if words:
            x.ask(words)
            x.page.evaluate("(document.activeElement.blur(), scrollTo(0, 0))")  # while one types the bar is away
        expect(x.one(".hd-jump")).to_be_visible()
        shelf, bar = x.one(".hd-shelf").bounding_box(), x.one(".hd-jump").bounding_box()
        assert shelf and bar and shelf["y"] + shelf["height"] <= bar["y"], words
    x.shot("phone-first-screen-with-a-warning")
    the_bar_at_the_foot_reaches_every_part(x)


def the_bar_at_the_foot_reaches_every_part(x: Explorer) -> None:
    for name, part in PARTS.items():
        x.page.locator(".hd-jump").get_by_role("button", name=name).tap()
        x.still()
        top, bars = (
            x.page.evaluate(TOP, part),
            x.page.evaluate("document.querySelector('.hd-under').getBoundingClientRect().bottom"),
        )
        end = x.page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
        assert bars <= top + 1 and (top < bars + 80 or end), (name, top, bars)
        expect(x.page.locator(".hd-jump [aria-current]")).to_have_text(name)
    assert "side=collection" in x.page.url
    x.shot("phone-collection")
    x.page.locator("#hd-q").tap()
    expect(x.one(".hd-jump")).to_be_hidden()  # while one types: the keyboard leaves little
    x.page.evaluate("document.activeElement.blur()")
    expect(x.one(".hd-jump")).to_be_visible()


@pytest.mark.browser
def test_what_the_lasso_selects_is_told_in_sight(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=cow&level=2", **PHONE)
    x.page.locator(".hd-jump").get_by_role("button", name="Map").tap()
    x.still()
    x.page.locator("[data-tool=lasso]").tap()
    box = x.one(".hd-map-stage").bounding_box()
    assert box
    size = (box["width"], box["height"])
    x.page.mouse.move(box["x"] + 0.2 * size[0], box["y"] + 0.3 * size[1])
    x.page.mouse.down()
    for across, down in ((0.8, 0.3), (0.8, 0.7), (0.2, 0.7)):
        x.page.mouse.move(box["x"] + across * size[0], box["y"] + down * size[1], steps=5)
    x.page.mouse.up()
    expect(x.one(".hd-select[data-ready]")).to_be_visible()
    x.still()
    panel, bar = x.one(".hd-select").bounding_box(), x.one(".hd-jump").bounding_box()
    assert panel and bar and panel["y"] + panel["height"] <= bar["y"] + 1
    stage = x.one(".hd-map-stage").bounding_box()
    assert stage and stage["height"] == box["height"] and stage["y"] + stage["height"] <= panel["y"], (
        "it covers nothing"
    )
    x.shot("phone-selection")


@pytest.mark.browser
def test_every_branch_stands_in_the_key(explore: Callable[..., Explorer]) -> None:
    x = explore(**PHONE)
    key, boxes = x.one(".hd-map-key").bounding_box(), x.page.eval_on_selector_all(".hd-key-branch", BOXES)
    assert key and len(boxes) == x.page.evaluate(STATE % "tree.children(0).length") > 5
    assert all(key["y"] <= top and bottom <= key["y"] + key["height"] for top, bottom in boxes)
    desk = explore(**DESK)
    fold = desk.one(".hd-key-all")
    expect(fold).to_be_hidden()
    desk.page.evaluate("document.querySelector('.hd-map-key').style.width = '160px'")  # as if they were many
    expect(fold).to_have_text(f"All {len(boxes)} branches")
    fold.click()
    expect(fold).to_have_text("Fewer branches")
    last = desk.page.locator(".hd-key-branch").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


@pytest.mark.browser
def test_m_leads_into_the_map_and_escape_back(explore: Callable[..., Explorer]) -> None:
    x = explore("?side=tree", **DESK)
    keys = x.page.keyboard
    x.page.focus(".hd-card[tabindex='0']")
    before = x.page.evaluate("document.activeElement.dataset.node")
    keys.press("m")
    assert x.page.evaluate("document.activeElement.matches('.hd-map-stage')") and "side=tree" not in x.page.url
    keys.press("Enter")
    expect(x.one(".hd-pinned")).to_be_visible()
    keys.press("Escape")
    expect(x.one(".hd-pinned")).to_be_hidden()
    assert x.page.evaluate("document.activeElement.matches('.hd-map-stage')"), "first what the map holds is given up"
    keys.press("Escape")
    assert x.page.evaluate("document.activeElement.dataset.node") == before and x.query
    keys.press("?")
    expect(x.page.locator("dialog[open]")).to_contain_text("into the map")


@pytest.mark.browser
def test_fingers_find_what_they_aim_at(explore: Callable[..., Explorer]) -> None:
    x = explore("?open=compare&sel=2.n3", **PHONE)
    assert x.page.evaluate(SMALL) == []
    assert x.page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)") == 390


@pytest.mark.browser
def test_pictures_are_as_sharp_as_the_screen(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=golden+retriever", **PHONE)
    x.page.locator(".hd-hit-pic").first.scroll_into_view_if_needed()
    x.page.wait_for_function("document.querySelector('.hd-hit img').currentSrc.includes('size=')")
    x.until(lambda: all(x.page.evaluate(SHARP)))
    assert not [url for url in x.requests if "/image/" in url], "no original is loaded into a card"


@pytest.mark.browser
def test_where_nothing_sharper_comes_the_small_picture_stays(explore: Callable[..., Explorer]) -> None:
    x = explore(**PHONE)
    x.expected = ["size=", "ERR_FAILED"]
    x.page.context.route("**/thumb/*size=*", lambda route: route.abort())
    x.ask("brown boot")
    x.page.locator(".hd-hit-pic").first.scroll_into_view_if_needed()
    x.until(lambda: any("size=" in p for p in x.problems))
    x.until(lambda: x.broken_pictures() == [])
    expect(x.page.locator(".hd-hit-pic.is-gone")).to_have_count(0)
