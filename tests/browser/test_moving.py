"""Moving pictures in the tree: from a result, from a picture opened large, and what is selected on the map."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hierdemo.collection.store import load
from tests.browser.explorer import MODULES, ROOT, STATE, App, Explorer

SELECT = f"""async () => {{
  const {{ $import, $later }} = await {MODULES};
  const {{ store }} = $import('core/store.js'), {{ select }} = await $later('map/select/state.js');
  return select(store, {{level: store.state.level, corners: [[4000, 4000], [6500, 4000], [6500, 6500], [4000, 6500]]}});
}}"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    catalogue = ROOT / "assets" / "catalogue"
    (tmp_path / "images").symlink_to(catalogue / "images")
    return shutil.copytree(catalogue / "collection", tmp_path / "collection")


def leaf(folder: Path, item: int) -> str:
    """The name of the branch that an item lies in, as it is on disk."""
    view = load(folder).views["clusters"]
    return view.labels[int(view.tree.leaf_of[item])].name


def pick(x: Explorer, name: str) -> None:
    x.page.fill(".hd-move [role=combobox]", name)
    x.page.keyboard.press("ArrowDown")


@pytest.mark.browser
def test_pictures_are_moved_from_where_they_are_seen_and_back(
    explore: Callable[..., Explorer], start_app: Callable[..., App], mine: Path
) -> None:
    app = start_app(mine, HIERDEMO_EDITABLE="1")
    x = explore("?q=owl&level=3", at=app)
    page = x.page
    item = int(page.get_attribute(".hd-hit", "data-item") or "")
    was, notice = leaf(mine, item), x.one(".hd-moved")

    # from a result's card, by keys; Escape keeps what was typed and gives the focus back
    page.hover(".hd-hit >> nth=0")
    page.click(".hd-hit-move >> nth=0")
    expect(x.one(f".hd-move-list [aria-disabled=true]:has-text('{was}')")).to_contain_text("here now")
    pick(x, "sofa")
    page.keyboard.press("Escape")
    expect(x.one(".hd-box-move")).to_be_hidden()
    expect(page.locator(".hd-hit-move").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(x.one(".hd-move [role=combobox]")).to_have_value("sofa")
    page.keyboard.press("ArrowDown")
    with x.searches():
        page.keyboard.press("Enter")
    expect(notice).to_contain_text("lies in “sofa” now")
    expect(notice).to_contain_text("recall@10")
    assert leaf(mine, item) == "sofa"
    with x.searches():
        notice.get_by_text("Undo").click()
    expect(notice).to_contain_text("lies where it lay")
    assert leaf(mine, item) == was

    # from a picture opened large: a new branch; the notice lies over it
    page.click(".hd-hit-pic >> nth=0")
    page.click(".hd-box-acts button:has-text('Move to')")
    page.click(".hd-move .hd-segments label:has-text('new')")
    expect(x.one(".hd-move [type=submit]")).to_be_disabled()
    page.fill("[aria-label='Name of the new branch']", "snowy things")
    pick(x, was)
    with x.searches():
        page.click(".hd-move [type=submit]")
    expect(x.one(".hd-box-why")).to_contain_text("snowy things")
    assert leaf(mine, item) == "snowy things"
    x.shot("moving-01-large")
    with x.searches():
        notice.get_by_text("Undo").click()
    expect(x.one(".hd-box-why")).not_to_contain_text("snowy things")
    page.keyboard.press("Escape")

    # another page edits meanwhile: its edit is neither lost nor undone from here
    n = page.evaluate(SELECT)
    page.click(f".hd-select button:has-text('File these {n}')")
    pick(x, "sofa")
    other = explore("?q=cow&side=tree", at=app)
    with other.searches():
        other.page.evaluate(STATE % "edits.change('edit', {op: 'rename', args: {node: 1, name: 'mine'}})")
    x.expected += ["status 400", "console error"]
    with x.searches():
        page.keyboard.press("Enter")
    expect(x.one(".hd-move .is-error")).to_contain_text("changed meanwhile")
    pick(x, "sofa")
    with x.searches():
        page.keyboard.press("Enter")
    expect(notice).to_contain_text("in “sofa” now")
    view = load(mine).views["clusters"]
    assert view.labels[1].name == "mine"
    held = page.evaluate(STATE % "selection.items.length")
    assert held == n, "what was selected stays so"
    with other.searches():
        other.page.evaluate(STATE % "renew(null)")
    with other.searches():
        other.page.evaluate(STATE % "edits.change('edit', {op: 'rename', args: {node: 1, name: 'theirs'}})")
    with x.searches():
        notice.get_by_text("Undo").click()
    expect(notice).to_contain_text("changed meanwhile")
    expect(notice.get_by_text("Undo")).to_be_hidden()
    assert load(mine).views["clusters"].labels[1].name == "theirs"


@pytest.mark.browser
def test_where_nobody_may_edit_nothing_offers_it(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=owl&level=3")
    assert x.page.evaluate(SELECT) > 1
    expect(x.one(".hd-select[data-ready]")).to_be_visible()
    x.page.click(".hd-hit-pic >> nth=0")
    expect(x.page.locator(".hd-box-acts button").first).to_be_visible()
    for offer in (".hd-hit-move:visible", ".hd-box-acts :text('Move to')", ".hd-select :text('File these')"):
        assert x.page.locator(offer).count() == 0, offer
