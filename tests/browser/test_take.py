"""Take it with you: what is saved is what the page shows, as data and as pictures that stand alone."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.browser.axe import findings, script
from tests.browser.explorer import STATE, Explorer

SEEN = ".hd-take-seen[data-ready^='{}.{}:']"


def taken(x: Explorer, kind: str, form: str) -> bytes:
    """The file that is saved of it."""
    for value in (kind, form):
        x.page.check(f".hd-box-take input[value={value}]", force=True)
    x.page.wait_for_selector(SEEN.format(kind, form))
    with x.page.expect_download() as saved:
        x.page.click(".hd-take-foot .hd-btn")
    assert re.fullmatch(rf"hierdemo-{kind}-[\w-]+\.{form}", saved.value.suggested_filename)
    return Path(saved.value.path()).read_bytes()


def rows(x: Explorer, kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(taken(x, kind, "csv").decode(), newline="")))


def picture(x: Explorer, kind: str) -> str:
    """Its PNG is painted on the page's ground, twice as fine as the SVG, which has all in it; returns the SVG."""
    svg = taken(x, kind, "svg").decode()
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "") and "red sports car" in svg
    image = Image.open(io.BytesIO(taken(x, kind, "png"))).convert("RGB")
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    assert size and image.size == tuple(2 * int(side) for side in size.groups())
    assert image.getpixel((2, 2)) == (18, 19, 22), "the dark page's"
    assert len(image.getcolors(image.width * image.height) or []) > 1000
    return svg


@pytest.mark.browser
def test_what_is_shown_is_taken_along(explore: Callable[..., Explorer], on_site: bool) -> None:
    x = explore("?q=red+sports+car&beam=1&k=30&side=tree", width=390, height=844, dark=True)
    x.page.click(".hd-copy summary")
    answer: dict[str, Any] = x.answer
    x.page.click(".hd-copy-file")
    found = rows(x, "results")
    assert [(int(row["id"]), float(row["score"])) for row in found] == [
        (r["id"], r["score"]) for r in answer["results"]
    ]
    assert all(
        row[name] == value
        for row, r in zip(found, answer["results"], strict=True)
        for name, value in r["attributes"].items()
    )
    path = json.loads(taken(x, "path", "json"))
    assert [level["node"] for level in path["levels"]] == [step["node"] for step in answer["steps"]]
    assert path["question"]["said"] == "red sports car" and path["question"]["beam"] == 1
    compared = rows(x, "comparison")
    lost = {
        int(row["id"]): row["lost_at_level"]
        for row in compared
        if row["way"] == "drill-down" and row["found"] == "false"
    }
    assert lost == {m["id"]: str(m["lost_at_level"]) for m in answer["flat"]["missed"]}
    assert all(row["file"] for row in compared)
    # pictures
    assert picture(x, "results").count("<image ") == 30
    assert picture(x, "comparison").count("<image ") == (60 if on_site else 90), "of each way thirty"
    assert "sports car</text>" in picture(x, "path")
    x.still()
    assert [f["help"] for f in findings(x.page, script()) if f["impact"] in ("serious", "critical")] == []
    assert x.page.evaluate("document.documentElement.scrollWidth") <= 390
    x.page.keyboard.press("Escape")
    # a branch, from where it is looked at
    node = int(x.one(".hd-tree-foot").get_attribute("data-node") or 0)
    x.page.click("[aria-label='Take this branch with you, as a file']")
    branch = json.loads(taken(x, "branch", "json"))["branch"]
    below = x.page.evaluate(STATE % f"tree.children({node})")
    assert branch["node"] == node and [child["node"] for child in branch["children"]] == below != []
    x.page.keyboard.press("Escape")  # JSON is not the page's words
