"""What is searched, and what a beam is worth: captions in place of pictures; the fixed questions beside this one."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import Explorer

pytestmark = pytest.mark.browser
MEASURED = r"\s*\d\.\d\d at [\d.]+\s%"


def test_a_search_in_captions_and_back(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=black+leather+backpack")
    pictures = x.hits
    x.page.click(".hd-settings summary")
    group = x.page.get_by_role("radiogroup", name="Search in")
    assert group.get_by_role("radio").count() == 3
    with x.searches():
        group.get_by_text("Captions").click()
    assert x.answer["target"] == "captions" and "target=captions" in x.page.url
    assert "what was written" in x.text(".hd-settings-body") and "in captions" in x.text(".hd-settings-sum")
    x.shot("target-01-captions")
    x.page.keyboard.press("Escape")
    captions = x.hits
    assert captions != pictures and "by their captions" in x.text(".hd-results .hd-rail")
    names = x.page.locator(".hd-hit-name > span:first-child").all_inner_texts()
    assert names == [hit["caption"] for hit in x.answer["results"]], "each is named by what it was found by"
    scores = [hit["score"] for hit in x.answer["results"]]
    assert scores == sorted(scores, reverse=True) and x.cost["flat"] == len(captions)

    with x.searches():
        x.page.go_back()
    assert x.hits == pictures and "target" not in x.page.url and x.answer["target"] == "pictures"
    shared = explore("?q=black+leather+backpack&target=both")
    assert shared.answer["target"] == "both"
    shared.page.click(".hd-settings summary")
    assert shared.page.get_by_role("radio", name="Both").is_checked()


def test_the_fixed_questions_beside_this_one(explore: Callable[..., Explorer], on_site: bool) -> None:
    x = explore("?q=red")
    x.page.click(".hd-cost-open")
    x.page.wait_for_selector(f"#hd-compare[data-ready='{x.known}']")
    rows = x.page.locator(".hd-curve-key tbody tr")
    expect(rows.nth(0)).to_have_text(re.compile(rf"Drill-down, beam 4{MEASURED}{MEASURED}"), timeout=600_000)
    own = "\u2013" if on_site else MEASURED  # a site has no graph to ask
    expect(rows.nth(1)).to_have_text(re.compile(rf"HNSW, ef 64\s*{own}{MEASURED}"))
    fixed = {(p["mode"], p["dial"]): p for p in x.told("curve/clusters?target=pictures")["points"]}
    told = rows.nth(0).locator("td").all_inner_texts()
    assert [text.split(" at")[0] for text in told] == [
        f"{x.answer['flat']['recall']:.2f}",
        f"{fixed['drill-down', 4]['recall']:.2f}",
    ]
    expect(x.page.locator(".hd-curve-plot g.is-fixed")).to_have_count(2)  # drill-down and HNSW
    level = int(100 * fixed["drill-down", 4]["recall"] + 1e-6) / 100
    best = f"Fixed questions: for {level:.2f} of the flat search\u2019s best, drill-down"
    expect(x.page.locator(".hd-curve-equal")).to_contain_text(best)
    beam = x.page.locator(".hd-curve-dial button[data-beam='8']")
    box = beam.bounding_box()
    assert box and min(box["width"], box["height"]) >= 24
    beam.hover()
    expect(rows.nth(0)).to_contain_text("beam 8")
    expect(rows.nth(0).locator("td").last).to_contain_text(f"{fixed['drill-down', 8]['recall']:.2f} at")
    x.shot("target-02-fixed-questions")
    before = x.answer["cost"]["compared"]
    with x.searches():
        beam.click()
    assert x.answer["beam"] == 8 and "beam=8" in x.page.url and x.answer["cost"]["compared"] > before
    expect(beam).to_have_attribute("aria-pressed", "true")
    expect(beam).to_be_focused()
    expect(rows.nth(0).locator("td").first).to_contain_text(f"{x.answer['flat']['recall']:.2f} at")
    with x.searches():
        x.page.keyboard.press("Shift+Tab")
        expect(x.page.locator(".hd-curve-dial button[data-beam='6']")).to_be_focused()
        x.page.keyboard.press("Enter")
    assert x.answer["beam"] == 6
    x.page.wait_for_selector(f"#hd-compare[data-ready='{x.known}']")
