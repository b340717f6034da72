"""A map of more points than are drawn, and a shelf of more cards: what is left out, and that it is said."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Route, expect

from hierdemo.ui.present.modules import FIRST, LATER, STATIC, as_function, joined, modules
from tests.browser.explorer import MODULES, Explorer

SHELF = ".hd-shelf[data-level='3']"
DRAWN = """() => {
  const all = document.querySelector('.hd-map-plot').data, at = new Set(),
    ground = Math.max(...all.map(t => t.marker.size)), traces = all.filter(t => t.marker.size < ground);
  for (const t of traces) for (let i = 0; i < t.x.length; i++) at.add(`${t.x[i]} ${t.y[i]}`);
  return {n: traces.reduce((sum, t) => sum + t.x.length, 0), at: [...at]};
}"""
PLACES = f"""async items => {{
  const {{ $import, $later }} = await {MODULES}, {{ store }} = $import('core/store.js'),
    {{ loadPoints }} = await $later('map/points.js'),
    points = await loadPoints(store, store.tree, store.state.level);
  return (items ?? [...points.leaf.keys()]).map(i => [points.leaf[i], `${{points.x[i]}} ${{points.y[i]}}`]);
}}"""
ASKED = f"""async () => {{
  const {{ store }} = (await {MODULES}).$import('core/store.js');
  return [...store.answer.results, ...store.answer.flat.missed].map(hit => hit.id);
}}"""
NUMBERS = {
    "map/sample.js": (r"(const MOST = )\d+", 1000),
    "path/shelf_layout.js": (r"(const FIRST = )\d+", 12),
}


def lower_numbers(x: Explorer) -> None:
    """Of points and cards that are drawn at once: in the page's modules, for when it is opened anew."""
    scripts = {script: joined()[script]().decode() for script in (FIRST, LATER)}
    for name, (pattern, value) in NUMBERS.items():
        own, script = as_function(name, (STATIC / name).read_text(encoding="utf-8").rstrip()), LATER
        if name in modules()[0]:
            script = FIRST
        text, n = re.subn(pattern, rf"\g<1>{value}", own)
        assert n == 1 and scripts[script].count(own) == 1
        scripts[script] = scripts[script].replace(own, text)
    for script, text in scripts.items():
        x.page.route(f"**/{script}", partial(answer, text))


def answer(text: str, route: Route) -> None:
    route.fulfill(body=text, content_type="text/javascript")


@pytest.mark.browser
def test_a_share_of_every_leaf_and_shelf_is_drawn_and_the_rest_as_one_comes_near(
    explore: Callable[..., Explorer],
) -> None:
    x = explore("?q=cow&level=3")
    expect(x.one(".hd-key-drawn")).to_be_hidden()
    assert x.page.evaluate(DRAWN)["n"] == 4500
    cards = x.page.locator(f"{SHELF} .hd-card").count()
    lower_numbers(x)
    x.open("?q=cow&level=3")
    drawn = x.page.evaluate(DRAWN)
    told = re.fullmatch(r"drawn: ([\d,]+) of 4,500", x.text(".hd-key-drawn"))
    assert told and int(told[1].replace(",", "")) == drawn["n"] and 1000 <= drawn["n"] < 1250
    at = set(drawn["at"])
    assert {place for _, place in x.page.evaluate(PLACES, x.page.evaluate(ASKED))} <= at
    leaves = x.page.evaluate(PLACES, None)
    assert {leaf for leaf, place in leaves if place in at} == {leaf for leaf, _ in leaves}, "the key says so"
    nearer_every_point_in_sight_is_drawn(x)
    a_shelf_of_many_cards_draws_the_rest_as_it_is_scrolled(x, cards)


def nearer_every_point_in_sight_is_drawn(x: Explorer) -> None:
    for _ in range(5):
        x.page.click(".hd-map-tools [data-zoom='1.5']")
    expect(x.one(".hd-key-drawn")).to_have_text(re.compile(r"drawn: all of \d+"))
    x.page.click(".hd-map-tools [data-zoom='0']")
    expect(x.one(".hd-key-drawn")).to_have_text(re.compile(r"drawn: 1,\d+ of 4,500"))


def a_shelf_of_many_cards_draws_the_rest_as_it_is_scrolled(x: Explorer, cards: int) -> None:
    first = x.page.locator(f"{SHELF} .hd-card").count()
    assert 12 <= first <= 14 < cards
    assert x.page.locator(f"{SHELF} .hd-card.is-chosen").count() == 1
    more = x.text(f"{SHELF} .is-right span")
    x.page.eval_on_selector(f"{SHELF} .hd-track", "track => (track.scrollLeft = track.scrollWidth)")
    expect(x.page.locator(f"{SHELF} .hd-card")).to_have_count(cards)
    assert int(more.split()[0]) > cards - first
