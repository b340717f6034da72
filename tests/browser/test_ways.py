"""The kind of search and the tree stand in sight and switch; HNSW's dial is one like the beam."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.explorer import Explorer


def choose(x: Explorer, label: str, option: str) -> None:
    """Open the chip of that label and take one of what it offers."""
    chip = x.page.locator(".hd-pick", has=x.page.locator(f"summary:has-text('{label}:')"))
    chip.locator("summary").click()
    with x.searches():
        chip.locator(".hd-opt", has_text=option).click()
    expect(chip.locator("summary")).to_contain_text(option)
    expect(chip.locator("summary")).to_be_focused()


def test_the_kind_of_search_its_dial_and_the_tree(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=red+car")
    assert x.answer["mode"] == "drill-down" and x.text(".hd-settings-name") == "Search settings"
    choose(x, "Kind of search", "HNSW")
    assert x.answer["mode"] == "hnsw" and "mode=hnsw" in x.page.url and x.answer["ef"] == 64
    assert x.text(".hd-settings-sum") == "ef 64, 12 results"
    x.page.click(".hd-settings summary")
    assert x.page.is_visible("#hd-ef") and not x.page.is_visible("#hd-beam")
    before = x.answer["cost"]["compared"]
    with x.searches():
        x.page.focus("#hd-ef")
        x.page.keyboard.press("ArrowRight")
    assert x.answer["ef"] == 96 and "ef=96" in x.page.url and x.answer["cost"]["compared"] > before
    x.page.keyboard.press("Escape")

    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(f"#hd-compare[data-ready='{x.known}']")
    ef = x.page.locator(".hd-curve-dial button[data-ef='16']")
    with x.searches():
        ef.click()
    assert (x.answer["mode"], x.answer["ef"]) == ("hnsw", 16) and "ef=16" in x.page.url
    expect(ef).to_have_attribute("aria-pressed", "true")
    row = x.page.locator(".hd-curve-key tbody tr").nth(1)
    expect(row).to_contain_text("HNSW, ef 16")
    expect(row.locator("td").first).to_contain_text(f"{x.answer['flat']['recall']:.2f} at")
    with x.searches():
        x.page.locator(".hd-curve-dial button[data-beam='6']").click()
    assert (x.answer["mode"], x.answer["beam"]) == ("drill-down", 6), "a dial belongs to its way"
    x.shot("ways-01-dials")

    choose(x, "Tree", "Given taxonomy")
    assert x.answer["tree"] == "taxonomy" and "tree=taxonomy" in x.page.url
    x.page.click("#hd-tab-tree")
    tabs = x.page.locator(".hd-tree-which")
    expect(tabs.get_by_role("radio", name="Given taxonomy")).to_be_checked()
    with x.searches():
        tabs.get_by_text("Learned clusters").click()
    assert x.answer["tree"] == "clusters" and "Learned clusters" in x.text(".hd-ways-chips")
    x.page.set_viewport_size({"width": 390, "height": 844})
    for chip in x.page.locator(".hd-pick summary").all():
        box = chip.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390, "in sight on a phone, without scrolling"
