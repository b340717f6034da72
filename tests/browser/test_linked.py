"""Everything is linked, both ways: card, branch of the tree, name on the map, point of the map, result, breadcrumb.

Pointing at one, or coming to it by key, lights the others; choosing one moves all; nothing is taken away.

              lights:  card        tree box     map name       map point     result        crumb
    card               its path    deepest      own, within    its members   those within  its path
    tree box           its path    own          (other side)   (other side)  those within  its path
    map name           its path    (other side) own            its members   those within  its path
    map point          its path    (other side) its branch     own           own           its path
    result             its path    deepest      its branch     own           own           its path
    crumb              its path    own          own, within    its members   those within  own and above

The map and the tree take turns in one place, so that neither is seen beside the other.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer import STATE, Explorer

LIT = """() => {
  const numbers = (selector, name) =>
    [...new Set([...document.querySelectorAll(selector)].map(e => Number(e.dataset[name])))].sort((a, b) => a - b);
  const tree = document.querySelector('.hd-side').classList.contains('is-tree');
  return {
    cards: numbers('.hd-shelves .hd-card.is-hot', 'node'),
    crumbs: numbers('#hd-path .hd-crumbs .is-hot', 'node'),
    hits: numbers('.hd-hit.is-hot', 'item'),
    ...(tree ? { boxes: numbers('.hd-ice-box.is-hot', 'node') } : {
      key: numbers('.hd-key-branch.is-hot', 'node'),
      names: numbers('.hd-map-marks .hd-node.hd-on', 'node'),
      point: Boolean(document.querySelector('.hd-ring.hd-on:not([visibility=hidden])')),
      members: document.querySelector('.hd-map-stage').classList.contains('hd-dimmed'),
    }),
  };
}"""
COUNT = "['.hd-card', '.hd-hit', '.hd-crumbs li', '.hd-node', '.hd-ring'].map(s => document.querySelectorAll(s).length)"


class Linked:
    """A page with the query's path, and what should be lit for a branch or an item."""

    def __init__(self, x: Explorer) -> None:
        self.x = x
        self.level = x.level
        self.shown = set(x.page.eval_on_selector_all(".hd-shelves .hd-card", "all => all.map(e => +e.dataset.node)"))

    def path(self, node: int) -> set[int]:
        return set(self.x.page.evaluate(STATE % f"tree.path({node})"))

    def above(self, node: int) -> dict[str, Any]:
        line = self.path(node)
        return {"cards": sorted(line & self.shown), "crumbs": sorted(line & set(self.x.chosen))}

    def of_node(self, node: int) -> dict[str, Any]:
        inside = sorted(h["id"] for h in self.x.answer["results"] if self.x.within(h["leaf"], node))
        return self.above(node) | {"hits": inside, "members": True, "point": False}

    def of_item(self, item: int) -> dict[str, Any]:
        leaf = self.x.page.evaluate(STATE % f"leafOf({item})")
        branch = self.x.page.evaluate(STATE % f"tree.ancestor({leaf}, {self.level})")
        held = [item] if item in self.x.hits else []
        return self.above(leaf) | {"hits": held, "names": [branch], "members": False, "point": True}

    def lit(self, expected: dict[str, Any], source: str) -> None:
        """What is lit comes to be what is expected, as far as this side of the page shows it."""

        def agree() -> bool:
            nonlocal seen
            found = self.x.page.evaluate(LIT)
            seen = {k: (found[k], expected[k]) for k in found.keys() & expected.keys()}
            return all(a == b for a, b in seen.values())

        seen: dict[str, Any] = {}
        try:
            self.x.until(agree)
        except AssertionError as e:
            raise AssertionError(f"{source}: {seen}") from e

    def away(self) -> None:
        """Nothing is lit once the pointer has gone."""
        self.x.page.mouse.move(3, 3)
        self.x.until(lambda: not any(self.x.page.evaluate(LIT).values()))

    def hover(self, selector: str, expected: dict[str, Any]) -> None:
        box = self.x.one(selector).bounding_box()
        assert box, selector
        self.x.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.lit(expected, selector)

    def focus(self, selector: str, expected: dict[str, Any]) -> None:
        self.x.page.keyboard.press("Shift")  # the last thing used is the keyboard
        self.x.page.focus(selector)
        self.lit(expected, f"{selector} by key")
        self.x.page.evaluate("document.activeElement.blur()")


@pytest.mark.browser
def test_pointing_at_one_lights_the_others(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=red+sports+car&level=2", height=1400)
    linked, counted = Linked(x), x.page.evaluate(COUNT)
    node, hit = x.chosen[1], x.hits[0]
    card, crumb = f".hd-card[data-node='{node}']", f"#hd-path .hd-crumbs [data-node='{node}']"
    name, result = f".hd-map-marks .hd-node[data-node='{node}']", f".hd-hit[data-item='{hit}']"
    for source in (card, crumb, name):
        linked.hover(source, linked.of_node(node) | {"names": [node]})
        linked.away()
    for source in (card, crumb):
        linked.focus(source, linked.of_node(node) | {"names": [node]})
    x.one(result).scroll_into_view_if_needed()
    linked.hover(f"{result} .hd-hit-pic", linked.of_item(hit))
    linked.away()
    linked.focus(f"{result} .hd-hit-pic", linked.of_item(hit))
    x.page.evaluate("scrollTo(0, 0)")
    x.page.focus(".hd-map-stage")
    x.page.keyboard.press("Enter")  # the point of the first result, by key
    linked.lit(linked.of_item(hit), "point")
    x.page.keyboard.press("Escape")
    x.page.evaluate("document.activeElement.blur()")
    assert x.page.evaluate(COUNT) == counted, "nothing was taken away"

    x.page.click("#hd-tab-tree")
    box = f".hd-ice-box[data-node='{node}']"
    for source in (card, crumb, box):
        linked.hover(source, linked.of_node(node) | {"boxes": [node]})
        linked.focus(source, linked.of_node(node) | {"boxes": [node]})
        linked.away()
    x.one(result).scroll_into_view_if_needed()
    drawn = set(x.page.eval_on_selector_all(".hd-ice-box", "all => all.map(e => +e.dataset.node)"))
    leaf = linked.path(x.answer["results"][0]["leaf"]) & drawn
    linked.hover(f"{result} .hd-hit-pic", linked.of_item(hit) | {"boxes": [max(leaf)]})


@pytest.mark.browser
def test_choosing_one_moves_all(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=red+sports+car&level=1")
    start = x.chosen
    name = x.page.locator(".hd-map-marks .hd-node.is-passed").first
    node, spot = int(name.get_attribute("data-node") or 0), name.bounding_box()
    assert spot
    with x.searches():
        x.page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    crumb = x.one("#hd-path .hd-crumbs li:nth-child(2) button")
    assert x.chosen[0] == node and crumb.get_attribute("data-node") == str(node) and x.level == 2
    x.page.click("#hd-tab-tree")
    x.page.wait_for_function(f"document.querySelector('.hd-tree').dataset.ready?.startsWith('{node}:')")
    child = next(
        int(n)
        for n in x.page.eval_on_selector_all(".hd-ice-box", "a => a.map(e => e.dataset.node)")
        if x.parent(int(n)) == node
    )
    x.page.focus(f".hd-ice-box[data-node='{child}']")
    with x.searches():
        x.page.keyboard.press("Shift+Enter")
    x.page.wait_for_function(f"document.querySelector('.hd-tree').dataset.ready?.startsWith('{child}:')")
    assert x.chosen[:2] == [node, child] and all(x.within(h["leaf"], child) for h in x.answer["results"])
    with x.searches():
        x.page.click("#hd-path .hd-crumbs li:first-child button")
    assert x.chosen == start and "forced=" not in x.page.url, "All drawings: every branch taken is given up"
    x.page.wait_for_function("document.querySelector('.hd-tree').dataset.ready?.startsWith('0:')")
