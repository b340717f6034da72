"""Six journeys through the page, as a person makes them: each is judged by what the page says at every turn.

HIERDEMO_SHOTS=FOLDER writes pictures of every journey's end, at three widths, light and dark (Explorer.views).
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import COMPARED, STATE, Explorer

CROSSED = "?q=animal+on+wheels"  # some of its levels are close or overtaken
NARROW = "?q=something+round&beam=1&k=24"  # too narrow a beam: much is lost on the way
SHARED = ("path", "hits", "chosen", "level", "query")


@pytest.mark.browser
def test_find_a_red_sports_car_and_see_why(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=laptop")
    x.ask("red sports car")
    assert x.path[1:] == ["vehicles", "cars", "sports car"] and "sports car" in x.text(".hd-crumbs [aria-current]")
    hits = x.answer["results"]
    assert [h["id"] for h in hits] == x.hits and len(x.hits) == x.answer["k"]
    assert all((h["taxonomy"][-1], h["attributes"]["colour"]) == ("sports car", "red") for h in hits[:10])
    for step in x.answer["steps"]:
        rival = x.page.evaluate(STATE % f"tree.node({step['runner_up']['node']}).name")
        ahead = f"{abs(step['margin']):.2f} ahead of {rival}"
        means = f"Own questions: right in {int(100 * step['right'])} of 100."
        assert x.text(f".hd-shelf[data-level='{step['level']}'] .hd-note") == f"{ahead}. {means}"
    least = int(100 * min(step["right"] for step in x.answer["steps"]))
    story = x.text(".hd-story")
    assert story.startswith(f"Ahead by {x.answer['steps'][0]['margin']:.2f} at ")
    assert story.endswith(f"the branch is right in at least {least} of 100 of the collection’s own questions.")
    cost, told = x.cost, x.answer["cost"]
    assert cost["compared"] == told["compared"] < told["total"] / 5 and cost["found"] == cost["flat"] == len(x.hits)
    x.views("journey-1-why")
    x.page.locator(".hd-hit-pic").first.click()
    why = x.text("dialog[open] .hd-box-why")
    names = [x.page.evaluate(STATE % f"tree.node({step['node']}).name") for step in x.answer["steps"]]
    way = [f"{name} {step['score']:.2f}" for name, step in zip(names, x.answer["steps"], strict=True)]
    assert why == f"Found via {' › '.join(way)}: score {hits[0]['score']:.2f}, rank 1."
    x.views("journey-1-found-via")
    x.page.keyboard.press("Escape")


@pytest.mark.browser
def test_take_the_other_branch_and_undo(explore: Callable[..., Explorer]) -> None:
    x = explore(CROSSED)
    before = view(x)
    ways: list[Callable[[], Any]] = [
        lambda: x.page.click(".hd-taken .hd-link"),
        lambda: x.page.go_back(),
        lambda: x.page.keyboard.press("Control+z"),
        lambda: x.page.click(".hd-shelf[data-level='1'] .hd-undo"),
    ]
    for undo in ways:
        step = x.answer["steps"][0]
        with x.searches():
            x.page.click(".hd-shelf[data-level='1'] .hd-take")
        taken = x.answer["steps"][0]
        assert taken["node"] == step["runner_up"]["node"] and taken["forced"] and x.chosen[0] == taken["node"]
        assert x.answer["forced"] == [taken["node"]] and f"forced={taken['node']}" in x.page.url
        assert x.hits and all(x.within(hit["leaf"], taken["node"]) for hit in x.answer["results"])
        assert all(x.parent(low) == high for high, low in zip(x.chosen, x.chosen[1:], strict=False))
        assert x.text(".hd-taken p") == f"You took {x.path[1]} instead of {before[3][1]}."
        assert x.text(".hd-shelf[data-level='1'] .hd-note").startswith(f"You took {x.path[1]}")
        assert x.one(".hd-crumbs li:nth-child(2) button").get_attribute("aria-label") == f"{x.path[1]}, taken by you"
        assert x.text(".hd-shelf[data-level='1'] .hd-card.is-chosen .hd-card-mark") == "yours"
        assert x.cost["items"] == x.answer["cost"]["items"] and "in the branch you took" in x.text(".hd-cost-text")
        if undo is ways[0]:
            x.views("journey-2-taken")
        with x.searches():
            undo()
        assert view(x) == before and "forced=" not in x.page.url and x.answer["forced"] == []
        assert not x.page.is_visible(".hd-taken") and x.page.locator(".hd-card-mark.is-taken").count() == 0


@pytest.mark.browser
def test_find_the_level_that_lost_what_the_flat_search_found(explore: Callable[..., Explorer]) -> None:
    x = explore(NARROW)
    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(f"#hd-compare[data-ready='{x.known}']")
    x.page.wait_for_selector(".hd-curve svg")
    told = {way["title"]: way for way in x.page.evaluate(COMPARED)["ways"]}
    for way in x.page.locator(".hd-ways .hd-way:not(.is-absent)").all():
        true = told.pop(way.locator("h3").inner_text())
        found, compared, _ = way.locator("dd").all_inner_texts()
        assert found == f"{true['found']} of {true['k']}" and way.locator(".hd-ranks li").count() == true["k"]
        assert compared.lstrip("~").replace(",", "") == str(true["compared"])
        assert way.locator(".is-lost").count() == true["k"] - true["found"]
        if true["mode"] == "drill-down":
            cost = (x.cost["compared"], x.cost["found"], x.cost["flat"])
            assert cost == (true["compared"], true["found"], true["k"])
    assert not told
    lost = {m["id"]: m for m in x.answer["flat"]["missed"]}
    assert len({m["lost_at_level"] for m in lost.values()}) > 1
    cells = x.page.locator(".hd-way:first-child .is-lost button")
    for cell in cells.all():
        missed = lost[int(cell.get_attribute("data-item") or -1)]
        assert cell.inner_text().split() == ["level", str(missed["lost_at_level"])]
        assert f"lost level {missed['lost_at_level']}" in (cell.get_attribute("aria-label") or "")
    x.views("journey-3-compare")
    cells.first.click()
    item = int(cells.first.get_attribute("data-item") or -1)
    level, passed = passed_over(x, item)
    says = (
        f"Missed, rank {lost[item]['rank']} of the flat search: lost at level {level}, where {passed} was passed over"
    )
    expect(x.one("dialog[open] .hd-box-why")).to_contain_text(says)
    x.views("journey-3-lost")
    x.page.keyboard.press("Escape")
    x.page.keyboard.press("Escape")
    assert not x.page.is_visible("#hd-compare") and x.query == "something round", "the panel goes before the question"


@pytest.mark.browser
def test_see_the_same_on_the_map(explore: Callable[..., Explorer]) -> None:
    x = explore(NARROW + "&open=compare&side=tree")
    cell = x.one(".hd-way:first-child .is-lost button")
    item = int(cell.get_attribute("data-item") or -1)
    level, passed = passed_over(x, item)
    cell.focus()
    x.page.keyboard.press("Enter")
    x.page.click("dialog[open] .hd-btn:has-text('Show on the map')")
    x.page.wait_for_selector(f".hd-map[data-ready='{level}:{x.known}']")
    expect(x.one(".hd-pinned")).to_contain_text(f"missed: lost at level {level}")
    assert "side=tree" not in x.page.url and f"level={level}" in x.page.url
    node = x.page.evaluate(STATE % f"tree.ancestor(m.store.leafOf({item}), {level})")
    lit = x.page.locator(".hd-map-marks .hd-node.hd-on")
    assert [lit.text_content(), int(lit.get_attribute("data-node") or 0)] == [passed, node]
    ring = x.one(".hd-map-marks .hd-ring.hd-on:visible").bounding_box()
    stage = x.one(".hd-map-stage").bounding_box()
    assert ring and stage and stage["y"] <= ring["y"] <= stage["y"] + stage["height"], "its point is in sight"
    card = x.one(f".hd-shelf[data-level='{level}'] .hd-card[data-node='{node}']")
    assert {"is-hot", "is-passed"} <= set((card.get_attribute("class") or "").split())
    x.views("journey-4-on-the-map")
    with x.searches():
        x.page.click(".hd-pinned >> text=Take this branch")
    assert item in x.hits, "taking its branch finds it"


@pytest.mark.browser
def test_switch_the_weight_and_see_the_tree_regroup_by_colour(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=red+sports+car&side=tree")
    colours = {v["value"] for a in x.info["attributes"] if a["name"] == "colour" for v in a["values"]}

    def coloured() -> list[str]:
        names = x.page.locator(".hd-shelf[data-level='3'] .hd-group.is-chosen .hd-card-name").all_inner_texts()
        return [name for name in names if colours & set(name.split())]

    assert coloured() == []
    used = {m["id"]: m for m in x.info["family"]["members"]}
    with x.searches():
        x.page.click(".hd-dial label >> text=Not")
    assert len(coloured()) >= 3, "without hierarchy in the embedding cars part by colour"
    share = [f"{100 * used[id]['figures']['purity_colour_leaves']:.1f} %" for id in ("chosen", "none")]
    told = x.text(".hd-told").replace("\u00a0", " ")
    assert told.startswith("Taught some → not taught: ") and f"leaves of one colour {' → '.join(share)}" in told
    assert any(name in told for name in coloured()) and "e=none" in x.page.url
    x.page.click(".hd-dial-open")
    assert "open=chart" in x.page.url and "Leaves of one colour" in x.text("#hd-family")
    x.views("journey-5-regrouped")
    with x.searches():
        x.page.click(".hd-dial label >> text=Some")
    assert coloured() == [] and x.path[-1] == "sports car"


@pytest.mark.browser
def test_send_a_friend_the_link(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=red+boot&where=background:studio")
    x.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    other = x.one(".hd-shelf[data-level='2'] .hd-card.is-kept")
    node = int(other.get_attribute("data-node") or 0)
    with x.searches():
        other.click()
    x.page.click(".hd-settings summary")
    with x.searches():
        x.page.click("#hd-app .hd-settings-body label:has-text('Groups')")
    x.page.keyboard.press("Escape")
    with x.searches():
        x.page.click(f".hd-shelf[data-level='2'] .hd-card[data-node='{node}']")
    assert len(x.answer["steps"]) == 2 and x.answer["depth"] == 2
    x.page.click(".hd-map .hd-seg [role=radio] >> nth=0")
    x.page.wait_for_selector(f".hd-map[data-ready='1:{x.known}']")
    x.page.click("#hd-tab-tree")
    x.page.click(".hd-cost-open")
    x.page.click("[aria-label^='Copy a link']")
    told = (
        "Link copied. It opens on this machine only: to show others, save a picture of it, or start hierdemo with "
        "--host 0.0.0.0."
    )
    expect(x.one(".hd-top-end > [role=status]")).to_have_text(told)
    link = x.page.evaluate("navigator.clipboard.readText()")
    asked = parse_qs(urlsplit(link).query)
    assert link == x.page.url and {"q", "where", "forced", "depth", "level", "side", "open"} <= set(asked)
    friend = explore(link.removeprefix(x.url), width=390, height=844)
    assert {name: getattr(friend, name) for name in SHARED} == {name: getattr(x, name) for name in SHARED}
    assert friend.answer["where"] == {"background": "studio"} and friend.answer["forced"] == x.answer["forced"]
    assert friend.page.is_visible("#hd-compare") and friend.page.is_visible(".hd-tree")
    friend.page.click(".hd-copy > summary")
    expect(friend.one(".hd-copy pre")).to_have_text(friend.page.url)  # and may send it on
    assert friend.page.is_visible(".hd-copy-foot button")
    friend.page.keyboard.press("Escape")
    assert friend.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    friend.shot("journey-6-friend-390", full=True)
    x.views("journey-6-link")
    with x.searches():
        x.page.go_back()
    assert "forced=" not in x.page.url and "depth=2" in x.page.url and x.chosen != friend.chosen


def view(x: Explorer) -> tuple[Any, ...]:
    return x.query, x.hits, x.chosen, x.path, x.level


def passed_over(x: Explorer, item: int) -> tuple[int, str]:
    """The level that lost a picture, and the name of the branch there that would have led to it."""
    level = next(m["lost_at_level"] for m in x.answer["flat"]["missed"] if m["id"] == item)
    return level, x.page.evaluate(STATE % f"tree.node(m.store.tree.ancestor(m.store.leafOf({item}), {level})).name")
