"""axe-core finds nothing serious or critical in any state of the page, light and dark, at the desk and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import findings, script
from tests.browser.explorer import Explorer


@pytest.fixture(scope="module")
def source() -> str:
    return script()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)], ids=["1440-light", "390-dark"])
def test_every_state_is_accessible(
    explore: Callable[..., Explorer], source: str, on_site: bool, width: int, dark: bool
) -> None:
    x = explore(width=width, height=1000 if width > 600 else 844, dark=dark)
    found: list[str] = []

    def look(state: str, page: Page | None = None) -> None:
        x.still()  # colours that are on their way to another are no fault
        for f in findings(page or x.page, source):
            if f["impact"] in ("serious", "critical"):
                found.append(f"{state}: {f['help']} ({f['id']}), {len(f['where'])} times, first {f['where'][0]}")

    look("first visit")
    x.ask("brown boot")
    look("a search")
    with x.searches():
        x.page.locator(".hd-shelf[data-level='1'] .hd-card.is-passed").first.click()
    look("another branch taken")
    for opener, inside, state in (
        (".hd-cost-open", ".hd-curve svg", "compare"),
        (".hd-dial-open", ".hd-family:not([hidden]) svg", "chart"),
    ):
        x.page.click(opener)
        x.page.wait_for_selector(inside)
        look(state)
        x.page.click(opener)
    x.page.click(".hd-settings summary")
    look("settings")
    x.page.keyboard.press("Escape")
    x.page.locator(".hd-hit-pic").first.click()
    x.page.wait_for_selector("dialog[open] .hd-facts")
    look("a picture large")
    x.page.keyboard.press("Escape")
    x.page.evaluate("document.activeElement.blur()")
    x.page.keyboard.press("?")
    x.page.wait_for_selector("dialog.hd-box-keys[open]")
    look("the list of keys")
    x.page.keyboard.press("Escape")
    x.page.locator(".hd-map .hd-seg [role=radio]").last.click()
    x.page.wait_for_function(f"document.querySelector('.hd-map').dataset.ready === '4:{x.known}'")
    look("the pictures on the map")
    if not on_site:
        the_page_for_programs(x, look)
    assert not found, "\n".join(found)


def the_page_for_programs(x: Explorer, look: Callable[[str, Page], None]) -> None:
    """Where the foot of the page leads."""
    programs = x.page.context.new_page()
    programs.goto(x.page.eval_on_selector(".hd-end a", "link => link.href"))
    assert programs.locator("h3", has_text="/search").is_visible()
    assert programs.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"
    look("for programs", programs)
    programs.close()


@pytest.mark.browser
def test_axe_looks_at_the_page(explore: Callable[..., Explorer], source: str) -> None:
    x = explore()
    x.page.evaluate("document.querySelector('#hd-q').removeAttribute('aria-label')")
    x.page.evaluate("document.querySelector('#hd-q').removeAttribute('placeholder')")
    assert "label" in {f["id"] for f in findings(x.page, source) if f["impact"] == "critical"}
