"""The tree beside the map: seeing where a question went, going about in it by mouse and keys, and changing it."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import ROOT, STATE, App, Explorer

READY = "([node, rev]) => document.querySelector('.hd-tree')?.dataset.ready === `${node}:${rev}`"


def box(node: int) -> str:
    return f".hd-ice-box[data-node='{node}']"


def stand(x: Explorer, node: int) -> None:
    """Wait until the tree shows that one is in this branch."""
    x.page.wait_for_function(READY, arg=[node, x.known])


@pytest.mark.browser
def test_the_tree_shows_the_path_and_leads_into_it(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=cow")
    x.page.click("#hd-tab-tree")
    stand(x, 0)
    assert "side=tree" in x.page.url
    top, *below = x.chosen
    shown = x.page.eval_on_selector_all(".hd-ice-box.is-path", "all => all.map(e => Number(e.dataset.node))")
    assert set(shown) == {0, *x.chosen}
    for width in (1440, 390):  # the answer's own leaf can be read, though its column is one of slivers
        x.page.set_viewport_size({"width": width, "height": 1000})
        expect(x.page.locator(f"{box(x.chosen[-1])} b")).to_be_visible()
        x.until(lambda: x.one(f"{box(x.chosen[-1])} b").evaluate("b => b.scrollWidth <= b.clientWidth"))
        assert x.one(box(x.chosen[-1])).evaluate("e => e.offsetHeight") >= 16
    x.page.set_viewport_size({"width": 1440, "height": 1000})
    numbers = x.page.locator(".hd-ice-box .hd-num").all_inner_texts()
    assert numbers and all(re.fullmatch("\u2212?0\\.\\d\\d", number) for number in numbers), "scores, never sizes"
    # pointing at one lights the other, both ways
    x.page.hover(box(top))
    assert "is-hot" in (x.one(f".hd-card[data-node='{top}']").get_attribute("class") or "")
    x.page.hover(f".hd-card[data-node='{below[0]}']")
    expect(x.one(box(below[0]))).to_have_class(re.compile("is-hot"))
    # into the branch, and up again
    x.page.click(box(top))
    stand(x, top)
    inside = x.page.eval_on_selector_all(".hd-ice-box", "all => all.map(e => Number(e.dataset.node))")
    assert all(x.within(node, top) for node in inside)
    assert x.level == x.page.evaluate(STATE % f"tree.node({top}).level") + 1, "shelves and map follow"
    assert x.broken_pictures() == []
    # the second action takes the branch
    other = next(int(n) for n in inside if x.parent(n) == top and n != below[0])
    x.page.click(box(other))
    stand(x, other)
    with x.searches():
        x.page.click(".hd-tree-take")
    stand(x, other)
    assert x.chosen[1] == other and "You took this branch" in x.text(".hd-tree-about")
    x.shot("tree-01-taken")
    with x.searches():
        x.page.go_back()
    stand(x, 0)  # what was given up again is no longer looked at


@pytest.mark.browser
def test_the_tree_by_keys_and_by_name(explore: Callable[..., Explorer], on_site: bool) -> None:
    x = explore("?q=cow&side=tree", width=1024, dark=True)
    stand(x, 0)
    focused = "Number(document.activeElement.dataset.node)"
    tree = x.one(".hd-ice")
    assert tree.locator("[tabindex='0']").count() == 1
    tree.locator("[tabindex='0']").focus()
    x.page.keyboard.press("ArrowRight")
    first = x.page.evaluate(focused)
    x.page.keyboard.press("ArrowDown")
    second = x.page.evaluate(focused)
    assert x.parent(first) == x.parent(second) == 0 and first != second
    x.page.keyboard.press("Enter")
    stand(x, second)
    assert x.parent(x.page.evaluate(focused)) == second
    x.page.keyboard.press("Backspace")
    stand(x, 0)
    # a name
    x.page.fill(".hd-tree-find", "car")
    names = x.page.locator(".hd-tree-found [role=option]").all_inner_texts()
    assert names and all("car" in name.lower() for name in names)
    assert x.page.locator(".hd-ice.is-finding .is-way").count() > 0
    x.shot("tree-02-found")
    x.page.keyboard.press("ArrowDown")
    x.page.keyboard.press("Enter")
    x.page.wait_for_function("document.querySelector('.hd-tree').dataset.ready[0] !== '0'")
    assert names[0].split("\n")[0].startswith(x.text(".hd-tree-about h3"))
    x.page.focus(".hd-tree-find")
    x.page.keyboard.press("Escape")
    assert x.page.input_value(".hd-tree-find") == "" and x.query == "cow", "only the field is cleared"
    # editing is off on the demo, and says how it is done
    x.page.locator(".hd-tree-edits summary").last.click()
    expect(x.one(".hd-tree-menu")).to_contain_text("hierdemo itself changes them" if on_site else "cp -r")


@pytest.mark.browser
def test_the_tree_on_a_phone(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=cow&side=tree", width=390, height=844)
    stand(x, 0)
    x.page.locator("#hd-tree").scroll_into_view_if_needed()
    assert x.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    x.page.tap(box(x.chosen[0]))
    stand(x, x.chosen[0])
    sizes = x.page.eval_on_selector_all(
        ".hd-tree-do button, .hd-tree-do summary", "all => all.map(e => e.offsetHeight)"
    )
    assert all(size == 0 or size >= 32 for size in sizes)
    x.shot("tree-03-phone")


@pytest.mark.browser
def test_an_edit_is_told_undone_and_shown_everywhere(
    explore: Callable[..., Explorer], start_app: Callable[..., App], tmp_path: Path
) -> None:
    catalogue = ROOT / "assets" / "catalogue"
    (tmp_path / "images").symlink_to(catalogue / "images")
    mine = shutil.copytree(catalogue / "collection", tmp_path / "collection")
    x = explore("?q=cow&side=tree", at=start_app(mine, HIERDEMO_EDITABLE="1"))
    stand(x, 0)
    branch, leaf = x.chosen[0], x.chosen[-1]
    x.page.click(box(branch))
    stand(x, branch)
    x.page.click(box(leaf))
    stand(x, leaf)
    before = x.page.evaluate(STATE % "tree.nodes.length")

    def edit(name: str) -> None:
        x.page.locator(".hd-tree-edits summary").last.click()
        x.page.click(f".hd-tree-menu button:text-is('{name}')")

    edit("Rename")
    x.page.fill(".hd-tree-form [name=name]", "moo & friends")
    with x.searches():
        x.page.click(".hd-tree-form [type=submit]")
    stand(x, leaf)
    assert "moo & friends" in x.text(".hd-tree-told") and x.path[-1] == "moo & friends"
    assert x.text(f".hd-card[data-node='{leaf}'] .hd-card-name") == "moo & friends", "the shelf says the new name"
    edit("Split")
    with x.searches():
        x.page.click(".hd-tree-form [type=submit]")
    assert "split in two" in x.text(".hd-tree-told") and "recall@10" in x.text(".hd-tree-told")
    assert x.page.evaluate(STATE % "tree.nodes.length") > before
    x.shot("tree-04-split")
    with x.searches():
        x.page.click("[aria-label='Undo the last edit']")
    assert x.page.evaluate(STATE % "tree.nodes.length") == before and "Undone" in x.text(".hd-tree-told")
    with x.searches():
        x.page.click("[aria-label='Undo the last edit']")
    assert x.path[-1] != "moo & friends" and x.chosen[-1] == leaf
    assert x.one("[aria-label='Undo the last edit']").is_disabled()
    # what cannot be done is said
    edit("Rename")
    sibling = x.page.evaluate(STATE % f"tree.children(m.store.tree.node({leaf}).parent).find(i => i !== {leaf})")
    x.page.fill(".hd-tree-form [name=name]", x.page.evaluate(STATE % f"tree.node({sibling}).name"))
    x.expected += ["status 400", "console error"]
    x.page.click(".hd-tree-form [type=submit]")
    expect(x.one(".hd-tree-told .is-error")).to_contain_text("already")
