"""A newcomer's first minute: the line that says what this is, the tour, the simple view, words that explain themselves,
and the lessons.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import App, Explorer

FOCUSED = "document.activeElement.innerText"
VIEW = "document.querySelector('.hd-view :checked').value"
COST = ".hd-cost-text"
HIDDEN = (
    ".hd-cost-text",
    ".hd-dial",
    ".hd-cost-open",
    ".hd-beside-open",
    ".hd-settings",
    ".hd-side-tabs",
    "#hd-compare",
)


def helped(x: Explorer) -> Explorer:
    """What explains the page comes after everything else."""
    x.page.wait_for_selector("#hd-gloss", state="attached")
    return x


@pytest.mark.browser
@pytest.mark.parametrize("widths", [(1440, 1024), (390,)], ids=["desk", "phone"])
def test_the_line_says_what_this_is_until_it_is_closed(
    explore: Callable[..., Explorer], tiny_app: App, widths: tuple[int, ...]
) -> None:
    x = helped(explore(at=tiny_app, width=widths[0], height=900))
    for width in widths:
        x.page.set_viewport_size({"width": width, "height": 900})
        x.still()
        box = x.one(".hd-intro p").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] < 150
        assert x.page.evaluate("document.documentElement.scrollWidth") <= width
    assert "coarse to fine" in x.text(".hd-intro") and not x.page.is_visible(".hd-tour"), "offered, not forced"
    x.page.click("[aria-label='Close this line']")
    assert not x.page.is_visible(".hd-intro")
    x.page.reload(wait_until="commit")
    x.settle(1)
    assert not x.page.is_visible(".hd-intro")


@pytest.mark.browser
def test_the_tour_by_keyboard(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = helped(explore(at=tiny_app))
    keys = x.page.keyboard
    x.page.focus(".hd-intro >> text=Take the tour")
    keys.press("Enter")
    seen = []
    while x.page.is_visible(".hd-tour"):
        seen.append(x.text(".hd-tour h2"))
        assert x.text(".hd-tour-foot span") == f"{len(seen)} of 5"
        ring, card = x.one(".hd-tour-ring").bounding_box(), x.one(".hd-tour").bounding_box()
        assert ring and card and card["x"] >= 0 and card["y"] + card["height"] <= 1000 and ring["height"] > 0
        assert x.page.evaluate(FOCUSED) in ("Next", "Done")
        keys.press("Enter")
    assert len(seen) == len(set(seen)) == 5
    assert not x.page.is_visible(".hd-intro >> text=Take the tour") and x.page.is_visible(".hd-intro")
    keys.press("?")
    x.page.click("dialog[open] >> text=Take the tour")
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    keys.press("ArrowLeft")
    assert x.text(".hd-tour h2") == seen[1]
    keys.press("Escape")
    assert not x.page.is_visible(".hd-tour") and x.query, "Escape ended the tour alone"


@pytest.mark.browser
def test_a_tour_that_was_skipped_never_returns(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = helped(explore(at=tiny_app, width=390, height=844))
    x.page.tap(".hd-intro >> text=Take the tour")
    for _ in range(2):
        x.page.tap(".hd-tour-next")
    ring = x.one(".hd-tour-ring").bounding_box()
    card = x.one(".hd-tour").bounding_box()
    assert ring and card and card["x"] >= 0 and card["x"] + card["width"] <= 390 and card["y"] + card["height"] <= 844
    x.page.tap("[aria-label='Skip the tour']")
    assert not x.page.is_visible(".hd-tour")
    x.page.reload(wait_until="commit")
    x.settle(1)
    helped(x)
    assert not x.page.is_visible(".hd-tour") and not x.page.is_visible(".hd-intro >> text=Take the tour")


@pytest.mark.browser
def test_the_simple_view_is_remembered_and_in_the_link(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = helped(explore("?q=laptop&open=compare&side=tree", at=tiny_app))
    shown = [part for part in HIDDEN if x.page.is_visible(part)]
    assert set(shown) == set(HIDDEN) and x.page.is_visible(".hd-tree")
    x.page.click(".hd-view >> text=Simple")
    assert not any(x.page.is_visible(part) for part in HIDDEN if part != COST) and "view=simple" in x.page.url
    assert x.page.is_visible(COST) == bool(x.answer["flat"]["missed"]), "silent on cost, not on loss"
    for part in ("#hd-q", ".hd-shelf", ".hd-hit", ".hd-map"):
        assert x.page.is_visible(part)
    assert not x.page.is_visible(".hd-tree") and x.page.locator(".hd-map").evaluate("e => !e.inert")
    with x.searches():
        x.page.fill("#hd-q", "beach")
        x.page.keyboard.press("Enter")
    assert "view=simple" in x.page.url
    friend = explore(x.page.url.removeprefix(x.url), at=tiny_app)
    assert friend.page.evaluate(VIEW) == "simple" and not friend.page.is_visible(".hd-dial")
    assert friend.page.is_visible(COST) == bool(friend.answer["flat"]["missed"])
    with x.searches():
        x.page.go_back()
    assert x.page.evaluate(VIEW) == "simple" and "view=simple" in x.page.url
    x.page.click(".hd-view >> text=Full")
    assert all(x.page.is_visible(part) for part in HIDDEN) and x.page.is_visible(".hd-tree"), "as it was"
    assert "view" not in x.page.url
    x.page.click(".hd-view >> text=Simple")
    x.page.goto(x.url, wait_until="commit")
    x.settle(1)
    assert x.page.evaluate(VIEW) == "simple", "remembered"
    x.page.goto(x.url + "?q=laptop", wait_until="commit")
    x.settle(1)
    assert x.page.evaluate(VIEW) == "full", "a link wins"


@pytest.mark.browser
def test_a_word_says_what_it_means(explore: Callable[..., Explorer], tiny_app: App) -> None:
    x = helped(explore("?q=laptop&open=compare", at=tiny_app))
    word, box = x.one(".hd-cost [data-term=flat]"), x.one(".hd-gloss")
    word.click()
    expect(box).to_contain_text("every picture")
    assert word.get_attribute("aria-expanded") == "true" and word.get_attribute("aria-describedby") == "hd-gloss"
    x.one(".hd-legend [data-term=score]").click()
    expect(box).to_contain_text("cosine")
    assert word.get_attribute("aria-expanded") == "false" and x.page.locator(".hd-gloss:visible").count() == 1
    x.page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert x.page.is_visible("#hd-compare") and x.query == "laptop", "Escape closed the word alone"
    word.click()
    word.click()
    x.page.focus("#hd-q")
    expect(box).to_be_hidden()
    terms = x.page.locator(".hd-cost .hd-term")
    assert terms.count() == 2
    terms.first.focus()
    for key, own, other in (("Tab", terms.last, terms.first), ("Shift+Tab", terms.first, terms.last)):
        x.page.keyboard.press(key)
        expect(box).to_contain_text("Flat search")
        assert [term.get_attribute("aria-expanded") for term in (own, other)] == ["true", "false"]
    x.page.keyboard.press("Shift+Tab")
    expect(box).to_be_hidden()


@pytest.mark.browser
def test_the_lessons_run(explore: Callable[..., Explorer]) -> None:
    x = helped(explore("?view=simple"))
    lessons = x.info["family"]["lessons"]
    x.page.click(".hd-intro >> text=Lessons")
    with x.searches():
        x.page.click(f".hd-intro >> text={lessons[0]['title']}")
    assert x.page.is_visible(".hd-cost-text"), "a lesson needs the full page"
    for i, lesson in enumerate(lessons):
        note = x.text(".hd-lesson")
        assert (
            lesson["title"] in note
            and "{" not in note
            and "Try next" in note
            and f"lesson={lesson['id']}" in x.page.url
        )
        if "{found}" in lesson["text"]:
            assert f"finds {x.cost['found'] or 'none'} of the {x.cost['flat']}" in note
        if "{rival}" in lesson["text"]:
            first = x.answer["steps"][0]
            with x.searches():
                x.page.click(f".hd-shelf[data-level='1'] .hd-card[data-node='{first['runner_up']['node']}']")
            tried = x.text(".hd-lesson")
            assert "You changed something about this question" in tried and "Try next" in tried
            with x.searches():
                x.page.click(".hd-lesson >> text=Back to the lesson")
            assert x.text(".hd-lesson") == note
        x.shot(f"lesson-{lesson['id']}")
        if i + 1 < len(lessons):
            with x.searches():
                x.page.click(".hd-lesson >> text=Next lesson")
    x.page.click("[aria-label='Close the lesson']")
    assert not x.page.is_visible(".hd-lesson") and "lesson=" not in x.page.url


@pytest.mark.browser
def test_where_no_lessons_came_none_are_offered(explore: Callable[..., Explorer], alone_app: App) -> None:
    x = helped(explore("?lesson=red", at=alone_app))
    assert not x.page.is_visible(".hd-intro >> text=Lessons") and not x.page.is_visible(".hd-lesson")
