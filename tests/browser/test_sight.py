"""What a person has in sight: nothing lies over words, on a phone the path is in the first screen, pictures are sharp."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import findings, script
from tests.browser.covered import sweep
from tests.browser.explorer import Explorer

PHONE: dict[str, Any] = {"width": 390, "height": 844}
ZOOMED: dict[str, Any] = {"width": 720, "height": 450}  # a window of 1440 x 900 at 200 %
DESK: dict[str, Any] = {"width": 1440, "height": 900}
NOTHING = "zxqv blorp"


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


@pytest.mark.browser
def test_the_sweep_finds_what_lies_over_words(explore: Callable[..., Explorer]) -> None:
    x = explore(**PHONE)
    x.page.add_style_tag(content=".hd-page .hd-jump { inset: auto 60px 12px; }")
    assert any("hd-jump" in what for what in sweep(x.page)["covered"])
    x.page.add_style_tag(content=".hd-page .hd-jump { inset: auto 0 0; } .hd-page .hd-main { padding-bottom: 0; }")
    assert sweep(x.page)["never_free"]


@pytest.mark.browser
def test_the_first_shelf_is_in_the_first_screen(explore: Callable[..., Explorer]) -> None:
    x = explore(**PHONE)
    for words in (None, NOTHING):
        if words:
            x.ask(words)
            x.page.evaluate("(document.activeElement.blur(), scrollTo(0, 0))")  # while one types the bar is away
        shelf, bar = x.one(".hd-shelf").bounding_box(), x.one(".hd-jump").bounding_box()
        assert shelf and bar and shelf["y"] + shelf["height"] <= bar["y"], words
    x.shot("phone-first-screen-with-a-warning")
