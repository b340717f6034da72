"""Selecting on the map, missed pictures, true neighbours."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.explorer import STATE, Explorer

Point = tuple[float, float]
SELECTED = STATE % "selection && {n: m.store.selection.items.length, items: [...m.store.selection.items]}"


def at(x: Explorer, share: Point) -> Point:
    """A place on the map's stage, given in shares of its width and height."""
    box = x.one(".hd-map-stage").bounding_box()
    assert box
    return box["x"] + share[0] * box["width"], box["y"] + share[1] * box["height"]


def drag(x: Explorer, *shares: Point) -> None:
    mouse = x.page.mouse
    mouse.move(*at(x, shares[0]))
    mouse.down()
    for share in shares[1:]:
        mouse.move(*at(x, share), steps=5)
    mouse.up()


def selection(x: Explorer) -> list[int]:
    """The selected items, once the panel tells of them."""
    expect(x.one(".hd-select[data-ready]")).to_be_visible()
    return x.page.evaluate(SELECTED)["items"]


def sel(x: Explorer) -> str | None:
    return parse_qs(urlsplit(x.page.url).query).get("sel", [None])[0]


def exported(x: Explorer, kind: str, tmp_path: Path) -> str:
    with x.page.expect_download() as found:
        x.page.click(f".hd-select .hd-map-act:text-is('{kind.upper()}')")
    found.value.save_as(tmp_path / f"selection.{kind}")
    return (tmp_path / f"selection.{kind}").read_text(encoding="utf-8")


@pytest.mark.browser
def test_what_is_selected_is_told_exported_and_in_the_link(explore: Callable[..., Explorer], tmp_path: Path) -> None:
    x = explore("?q=cow&level=2")
    cards, hits, pictures = (x.page.locator(s).count() for s in (".hd-card", ".hd-hit", ".hd-map-marks .hd-node"))
    x.page.click("[data-tool=lasso]")
    drag(x, (0.05, 0.45), (0.4, 0.5), (0.42, 0.85), (0.05, 0.8), (0.04, 0.5))
    items, link = selection(x), sel(x)
    whole = x.told("selection?" + urlencode({"sel": link, "tree": "clusters"}))
    assert 0 < len(items) == whole["n"] < whole["total"], "page and server agree on what lies inside"
    assert x.text(".hd-select-n") == f"{len(items):,} of {whole['total']:,} selected"
    assert whole["node"]["name"] in x.text(".hd-select-node")
    rows = list(csv.DictReader(exported(x, "csv", tmp_path).splitlines()))
    assert [int(row["id"]) for row in rows] == items
    assert [row["id"] for row in json.loads(exported(x, "json", tmp_path))["items"]] == items
    now = tuple(x.page.locator(s).count() for s in (".hd-card", ".hd-hit", ".hd-map-marks .hd-node"))
    assert now == (cards, hits, pictures), "nothing is taken away"
    dim = x.page.eval_on_selector_all(".hd-hit:not(.is-unselected)", "all => all.map(e => Number(e.dataset.item))")
    assert dim == [hit for hit in x.hits if hit in set(items)]
    x.shot("selection-lasso")

    with x.searches():
        x.page.click(".hd-dial >> text=Not")
    assert x.page.evaluate(SELECTED)["items"] == items and sel(x) == f"{link}*clusters*chosen"
    x.page.wait_for_function("!document.querySelector('.hd-select-shape').getAttribute('d')")
    x.shot("selection-in-another-embedding")

    again = explore(x.page.url.removeprefix(x.url))
    assert selection(again) == items, "a link gives the same selection"
    again.page.keyboard.press("Escape")
    expect(again.one(".hd-select")).to_be_hidden()
    assert sel(again) is None and again.query == "cow", "Escape gives up the selection, not the question"


@pytest.mark.browser
def test_a_box_by_shift_and_a_branch_by_key(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=cow&level=2", dark=True)
    x.page.keyboard.down("Shift")
    drag(x, (0.55, 0.05), (0.95, 0.4))
    x.page.keyboard.up("Shift")
    assert selection(x) and x.one("[data-tool=move]").get_attribute("aria-checked") == "true"
    card = x.one('.hd-shelf[data-level="2"] .hd-card.is-chosen')
    node = int(card.get_attribute("data-node") or 0)
    x.page.focus("#hd-q")
    x.page.keyboard.press("Tab")
    card.focus()
    x.page.keyboard.press("ArrowRight")
    x.page.keyboard.press("ArrowLeft")
    x.page.keyboard.press("s")
    x.page.wait_for_function(f"document.querySelector('.hd-select').dataset.ready?.startsWith('2.n{node}')")
    assert sel(x) == f"2.n{node}" and x.text(".hd-select-node").startswith("All of")
    leaves = x.page.evaluate(STATE % "selection.items.length === m.store.tree.node(%d).n" % node)
    assert leaves, "all of the branch and nothing else"
    x.shot("selection-branch-dark")
    x.page.click(".hd-select [aria-label^=Clear]")
    expect(x.one(".hd-select")).to_be_hidden()
    x.page.goto(x.url + "?q=cow&sel=nonsense", wait_until="commit")
    x.settle(1)
    assert "selection in this link" in x.notice and sel(x) is None


@pytest.mark.browser
def test_missed_pictures_and_true_neighbours(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=something+round&beam=1&k=24&level=3")
    missed = {m["id"]: m for m in x.answer["flat"]["missed"]}
    assert missed and f"{len(missed)} missed" in x.text(".hd-map-key")
    ringed = x.page.eval_on_selector_all(".hd-ring.hd-missed", "all => all.map(e => Number(e.dataset.item))")
    assert ringed and set(ringed) <= set(missed), "those close together share a ring"
    x.page.focus(".hd-map-stage")
    for _ in range(len(missed)):
        x.page.keyboard.press("Shift+Enter")  # from the last one back: the first missed
    first = missed[next(iter(missed))]
    lost = f"missed: lost at level {first['lost_at_level']} (rank {first['rank']})"
    assert lost in x.text(".hd-pinned")
    near = x.told(f"near/{first['id']}?tree=clusters&level=3&k=10")
    x.page.click(".hd-pinned >> text=True neighbours")
    expect(x.one(".hd-trust")).to_contain_text(f"{near['shared']} of its 10 true neighbours")
    assert x.page.locator(".hd-trust-sheet line").count() == 10
    assert x.page.locator(".hd-trust-sheet circle.is-both").count() == near["shared"]
    assert x.page.locator(".hd-trust-sheet .is-false").count() == 10 - near["shared"]
    x.shot("missed-and-neighbours")
    items = x.told(f"near/{first['id']}?tree=clusters&level=4&k=10")
    x.page.click(".hd-map-bar [data-level='4']")
    expect(x.one(".hd-trust")).to_contain_text(f"{items['shared']} of its 10 true neighbours are")
    x.page.wait_for_selector(".hd-map-thumbs .hd-lost")
    x.page.keyboard.press("Escape")
    expect(x.one(".hd-trust")).to_be_hidden()
