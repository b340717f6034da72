"""The page's address holds the question: reload, back, sharing, a second tab. Nothing but the app is ever asked."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer import Explorer

UNANSWERED = "?q=dog&forced=9999"


@pytest.mark.browser
def test_reload_keeps_the_question(explore: Callable[..., Explorer]) -> None:
    x = explore()
    x.ask("black leather backpack")
    nothing_but_the_app_is_asked(x)
    node = int(x.one(".hd-shelf[data-level='2'] .hd-card.is-passed").get_attribute("data-node") or 0)
    with x.searches():
        x.page.click(f".hd-shelf[data-level='2'] .hd-card[data-node='{node}']")
    x.page.locator(".hd-map .hd-seg [role=radio]").first.click()
    x.page.wait_for_selector(f".hd-map[data-ready='1:{x.known}']")
    before = view(x)
    x.page.reload(wait_until="commit")
    x.settle(1)
    assert view(x) == before and node in x.chosen
    assert view(explore(x.page.url.removeprefix(x.url))) == before  # somebody else opens the link


@pytest.mark.browser
def test_back_and_forward(explore: Callable[..., Explorer], held_out: Any) -> None:
    x = explore()
    first = view(x)
    x.ask("laptop")
    laptop = view(x)
    with x.searches():
        x.upload(held_out / "places/beaches/palm-beach/0001.webp")
    beach = x.hits
    x.page.reload(wait_until="commit")  # the picture is still on the server
    x.settle(1)
    assert x.hits == beach and x.page.is_visible(".hd-query-pic")
    with x.searches():
        x.page.go_back()
    assert view(x) == laptop and not x.page.is_visible(".hd-query-pic")
    with x.searches():
        x.page.go_back()
    assert view(x)[:3] == first[:3]
    with x.searches():
        x.page.go_forward()
    assert view(x) == laptop


@pytest.mark.browser
def test_two_tabs_are_independent(explore: Callable[..., Explorer]) -> None:
    one = explore("?q=penguin")
    two = explore("?q=laptop", beside=one)
    two.ask("sofa")
    one.ask("turtle")
    assert (one.query, two.query) == ("turtle", "sofa")
    assert set(one.hits).isdisjoint(two.hits)
    two.page.go_back()
    two.settle(3)
    assert two.query == "laptop" and one.query == "turtle" and one.rev == 2


@pytest.mark.browser
def test_a_broken_link_still_opens_and_one_that_cannot_be_answered_keeps_its_words(
    explore: Callable[..., Explorer],
) -> None:
    x = explore()
    first = x.answer["query"]["text"]
    x.expected = [r"status of 400|^status 400"]
    for path in (
        "?q=dog&tree=nowhere&mode=magic&beam=x&k=-4&level=99&where=colour:mauve,shape",
        UNANSWERED,
        "?like=99999999",
        "?q=dog&forced=x.y&weight=many&like=",
        "?q=dog&where=colour:red:blue&beam=1e9",
        "?utm_source=x#part",
    ):
        x.open(path)
        assert x.chosen and x.text(".hd-cost-text") and (x.hits or x.page.is_visible(".hd-empty")), path
        if path == UNANSWERED:
            assert x.page.input_value("#hd-q") == "dog" and "q=dog" in x.page.url
            assert x.notice.strip().endswith(f"Below still stands the answer to \u201c{first}\u201d.")
            assert x.page.locator(".hd-examples [aria-pressed=true]").count() == 0


def nothing_but_the_app_is_asked(x: Explorer) -> None:
    x.page.wait_for_load_state("networkidle")
    assert len(x.requests) > 30
    assert {url for url in x.requests if not url.startswith((x.url, "data:", f"blob:{x.url}"))} == set()
    assert x.page.evaluate("document.cookie") == ""


def view(x: Explorer) -> tuple[Any, ...]:
    return x.query, x.hits, x.chosen, x.path, x.level
