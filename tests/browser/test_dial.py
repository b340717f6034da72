"""The dial between the members of a family: the same question in another embedding, and the chart of their figures."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import App, Explorer

NAMES = ["None", "Chosen"]
LINES = """() => {
  const broken = {}, heads = document.querySelectorAll('#hd-family .hd-member button');
  if (heads.length < 2) return 'no heads';
  for (const {firstChild: text} of heads)
    for (const {index, 0: word} of text.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (range.getClientRects().length > 1) broken[word] = range.getClientRects().length;
    }
  return broken;
}"""  # words on more than one line


def used(x: Explorer) -> str:
    return x.text(".hd-dial label:has(:checked)")


def turn(x: Explorer, name: str) -> None:
    with x.searches():
        x.page.locator(".hd-dial label", has_text=name).click()
    assert used(x) == name


def view(x: Explorer) -> tuple[Any, ...]:
    return used(x), x.query, x.hits, x.chosen, x.path


def mapped(x: Explorer) -> str:
    """The addresses that the map's points of the last answer came from."""
    return " ".join(url for url in x.requests if "/map/" in url or "/leaf/" in url or "/tree/" in url)


@pytest.mark.browser
def test_the_same_question_in_two_clicks(explore: Callable[..., Explorer], tiny_app: App, on_site: bool) -> None:
    x = explore(at=tiny_app)
    assert used(x) == "Chosen" and "e=" not in mapped(x)
    x.ask("laptop on a table")
    chosen = view(x)
    turn(x, "None")
    none = view(x)
    assert none[1] == "laptop on a table" and none[2:] != chosen[2:]
    assert x.answer["results"][0]["id"] == x.hits[0]
    for kind in () if on_site else ("tree/clusters", "map/clusters", "leaf/clusters"):
        assert any(kind in url and "e=none" in url for url in x.requests)
    assert not any(re.search("[?&]e=", url) for url in x.requests if "/thumb/" in url or "/image/" in url)
    told = x.text(".hd-told")
    stayed = len(set(none[2]) & set(chosen[2]))
    assert told.startswith("Chosen → None: found ") and ("the leaf is “" in told or "the same leaf" in told)
    assert f"{stayed or 'none'} of the {len(none[2])} pictures" in told
    turn(x, "Chosen")
    assert view(x) == chosen and x.broken_pictures() == []
    x.ask("beach")
    assert not x.page.is_visible(".hd-told"), "another question: nothing to hold against it"
    branches_taken_by_hand_are_given_up_and_the_level_stays(x)


def branches_taken_by_hand_are_given_up_and_the_level_stays(x: Explorer) -> None:
    with x.searches():
        x.page.locator(".hd-shelf[data-level='1'] .hd-card:not(.is-chosen)").first.click()
    assert "forced=" in x.page.url
    level = x.level
    turn(x, "None")
    assert "forced=" not in x.page.url and not any(s["forced"] for s in x.answer["steps"]) and x.level == level
    assert x.page.locator(".hd-shelf").count() == len(x.answer["steps"]) == len(x.chosen)


@pytest.mark.browser
def test_the_address_holds_the_member(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = explore("?q=laptop", at=tiny_app)
    assert "e=" not in x.page.url
    chosen = view(x)
    turn(x, "None")
    assert "e=none" in x.page.url
    none = view(x)
    x.page.reload(wait_until="commit")
    x.settle(1)
    assert view(x) == none
    with x.searches():
        x.page.go_back()
    assert view(x) == chosen
    with x.searches():
        x.page.go_forward()
    assert view(x) == none
    assert view(explore("?e=strong&q=laptop", at=tiny_app)) == chosen, "a link to a member that there is not"


@pytest.mark.browser
def test_all_parts_follow(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = explore("?q=laptop&e=none", at=tiny_app)
    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(".hd-curve svg")
    asks: list[dict[str, Any]] = []
    x.on("request", lambda r: asks.append(json.loads(r.post_data)) if r.method == "POST" else None)
    turn(x, "Chosen")
    x.page.wait_for_function("document.querySelector('.hd-compare').dataset.ready === '2'")
    x.page.wait_for_selector(".hd-curve svg")
    assert any(ask["embedding"] == "chosen" for ask in asks)
    asks.clear()  # the curve of the member before may have been on its way until now
    with x.searches():
        x.page.click(".hd-hit .hd-more-like", force=True)
    x.pause()
    assert asks and {ask["embedding"] for ask in asks} == {"chosen"}
    x.page.click(".hd-hit-pic")
    assert x.page.is_visible(".hd-box-item")


@pytest.mark.browser
def test_the_chart_prints_every_figure_and_chooses(
    explore: Callable[..., Explorer], tiny_app: App, family_folder: Path
) -> None:
    x = explore(at=tiny_app)
    assert not x.page.is_visible("#hd-family")
    x.page.click(".hd-dial-open")
    assert x.page.get_attribute(".hd-dial-open", "aria-expanded") == "true"
    found = json.loads((family_folder / "family.json").read_text())
    words = x.text("#hd-family")
    for row in (found, *found["collections"], *found["measures"]):
        assert row["about"] in words
    assert found["method"] in words and "lower is better" in words
    rows = x.page.locator("#hd-family [role=row]:not(.hd-members)")
    cells = [[c.strip() for c in rows.nth(i).locator("[role=cell] > :first-child").all_inner_texts()] for i in range(3)]
    assert [[c.replace("\u00a0", " ") for c in row] for row in cells] == [
        ["50 %", "100 %"],
        ["0.25", "0.13"],
        ["–", "75 %"],
    ]
    assert [rows.nth(i).locator(".is-best").count() for i in range(3)] == [1, 1, 1]
    heads = x.page.locator("#hd-family .hd-member button")
    assert [heads.nth(i).get_attribute("aria-pressed") for i in range(4)] == ["false", "true"] * 2
    heads.first.focus()
    with x.searches():
        x.page.keyboard.press("Enter")
    assert used(x) == "None" and heads.first.get_attribute("aria-pressed") == "true"
    assert heads.first.evaluate("e => e === document.activeElement"), "focus stays"
    with x.searches():
        rows.nth(0).locator("[role=cell]").nth(1).click()
    assert used(x) == "Chosen"
    x.page.click(".hd-dial-open")
    assert not x.page.is_visible("#hd-family")
    the_dial_by_keyboard(x)


def the_dial_by_keyboard(x: Explorer) -> None:
    group = x.one(".hd-dial [role=radiogroup]")
    assert group.get_attribute("aria-label") == "Order in the chance"
    x.page.locator(".hd-dial input:checked").focus()
    with x.searches():
        x.page.keyboard.press("ArrowLeft")
    assert used(x) == "None"
    x.page.keyboard.press("Tab")
    assert x.page.evaluate("document.activeElement.className").count("hd-dial-open")


@pytest.mark.browser
@pytest.mark.parametrize("widths", [(1440, 1024, 768), (390,)], ids=["desk", "phone"])
def test_it_fits(explore: Callable[..., Explorer], tiny_app: App, widths: tuple[int, ...]) -> None:
    x = explore(at=tiny_app, width=widths[0], height=900)
    x.page.click(".hd-dial-open")
    for width in widths:
        x.page.set_viewport_size({"width": width, "height": 900})
        fits(x, width)


def fits(x: Explorer, width: int) -> None:
    assert x.page.evaluate("document.documentElement.scrollWidth") <= width
    cost, dial = ".hd-cost-text", (".hd-dial label >> nth=0", ".hd-dial label >> nth=1", ".hd-dial-open")
    parts = (*dial, ".hd-cost-open", cost)
    x.page.evaluate("scrollTo(0, 0)")
    x.still()
    for part in parts:
        expect(x.page.locator(part)).to_be_in_viewport(ratio=1)
    x.page.evaluate("scrollTo(0, 900)")
    for part in (cost,) if width < 768 else parts:  # on a phone what is pressed makes room for what is looked at
        box = x.page.locator(part).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and 0 <= box["y"] <= 200, part
    cut = "all => all.some(e => e.scrollWidth > e.clientWidth + 1)"
    assert not x.page.eval_on_selector_all(".hd-dial label span, .hd-figure > :first-child, .hd-member button", cut)


@pytest.mark.browser
@pytest.mark.parametrize("widths", [(1440, 1280, 1024, 768), (390,)], ids=["desk", "phone"])
def test_a_column_s_head_is_not_broken_inside_a_word(explore: Callable[..., Explorer], widths: tuple[int, ...]) -> None:
    x = explore("?open=chart", width=widths[0], height=900)
    x.page.wait_for_selector("#hd-family .hd-member button")
    for width in widths:
        x.page.set_viewport_size({"width": width, "height": 900})
        x.still()
        assert x.page.evaluate(LINES) == {}, width
        assert x.page.evaluate("document.documentElement.scrollWidth") <= width
        x.shot(f"chart-{width}")


@pytest.mark.browser
def test_a_member_that_cannot_be_opened_is_said_and_the_page_stays(
    explore: Callable[..., Explorer], half_app: App
) -> None:
    x = explore("?q=laptop", at=half_app)
    x.expected = [r"status of 503|^status 503"]
    before = view(x)
    x.page.locator(".hd-dial label", has_text="None").click()
    x.page.wait_for_selector(".hd-notice.is-error")
    assert "There is no collection in" in x.notice and view(x) == before and "e=" not in x.page.url
    turned = explore("?q=laptop&e=none", at=half_app)
    turned.expected = x.expected
    assert used(turned) == "Chosen" and turned.hits == x.hits and "There is no collection in" in turned.notice


@pytest.mark.browser
def test_a_collection_on_its_own_has_no_dial(explore: Callable[..., Explorer], alone_app: App) -> None:
    x = explore("?e=none", at=alone_app)
    assert not x.page.is_visible(".hd-dial") and not x.page.is_visible("#hd-family")
    assert not x.page.is_visible(".hd-told") and x.hits
