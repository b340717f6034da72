"""The speed a person feels, measured in headless Chromium: `python -m tests.bench.feel [--items 50000] [--queries 50]`.

Starts `python app.py` as anyone would and asks as a person does, a different question each time. From the key Enter to
the frame that shows path, scores and cost line; to the frame with every picture in sight and the map; from a click on
another level to its map; and the same of the answers' route while ten people ask at once. Prints median and p95, what
of it was the server's, and how busy the machine was meanwhile. Not a test: nothing here fails for being slow.
With --items the demo is multiplied to that many (feel_items.py); --collection measures another one.
"""

import argparse
import http.client
import json
import os
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright

from hierdemo.collection.store import load
from hierdemo.items.item import Item
from tests.browser.chromium import SWITCHES, find_chromium
from tests.browser.explorer import DONE, App

DEMO = Path(__file__).parents[2] / "assets" / "catalogue" / "collection"
PEOPLE, EACH = 10, 10
WATCH = (Path(__file__).parent / "feel.js").read_text(encoding="utf-8")
LINES = (
    ("Enter to path, scores and cost line", "path"),
    ("  of it the answer's request", "server"),
    ("Enter to pictures in sight and map", "all"),
    ("  of it the pictures alone", "pictures"),
    ("  of it the map alone", "map"),
)
GOALS = {"path": (150, 300), "all": (400, 800), "level": (250, None)}


def questions(items: list[Item], n: int, *, seed: int = 0) -> list[str]:
    """n different texts in the collection's own words, none of them one whose vector is kept with it."""
    rng, found = np.random.default_rng(seed), dict[str, None]()
    for i in rng.permutation(len(items)).tolist():
        words = items[i].caption.split()
        found.setdefault(" ".join(words[: rng.integers(2, 8)]))
        if len(found) == n:
            break
    if len(found) < n:
        raise SystemExit(f"The collection's captions make only {len(found)} different questions, {n} are needed.")
    return list(found)


def ask(page: Page, text: str) -> dict[str, float]:
    """Milliseconds from Enter: path, pictures, map, all, and of the server's answer alone (server)."""
    page.fill("#hd-q", text)
    page.evaluate("feel.armAnswer()")
    page.keyboard.press("Enter")
    return page.evaluate("feel.done")


def change_level(page: Page, turn: int) -> dict[str, float]:
    """Milliseconds from a click on another level to its map; every level in turn."""
    levels = page.locator(".hd-map .hd-seg [role=radio]")
    other = levels.nth(turn % levels.count())
    if other.get_attribute("aria-checked") == "true":
        other = levels.nth((turn + 1) % levels.count())
    page.evaluate("feel.armLevel()")
    other.click()
    return page.evaluate("feel.done")


def at_once(url: str, texts: list[str]) -> list[float]:
    """Seconds of every answer while PEOPLE clients ask, each without a pause. RuntimeError for any error."""
    took: list[float] = []
    wrong: list[str] = []

    def person(own: list[str]) -> None:
        connection = http.client.HTTPConnection(url.removeprefix("http://").rstrip("/"), timeout=60)
        for text in own:
            began = time.perf_counter()
            connection.request("POST", "/hd/answer", json.dumps({"text": text}))
            reply = connection.getresponse()
            found = json.loads(reply.read())
            took.append(time.perf_counter() - began)
            if reply.status != 200 or not found.get("results"):
                wrong.append(f"{text!r}: {reply.status} {found.get('error')}")

    people = [threading.Thread(target=person, args=(texts[i::PEOPLE],)) for i in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    if wrong or len(took) != len(texts):
        raise RuntimeError(f"{len(texts) - len(took) + len(wrong)} of {len(texts)} were not answered: {wrong[:3]}")
    return took


def told(name: str, values: list[float], goal: tuple[float, float | None] | None, wider: int) -> dict[str, Any]:
    """One line for a person; the same as figures."""
    middle, high = median(values), float(np.percentile(values, 95))
    aim = ""
    if goal:
        aim = f"   goal {wider * goal[0]:.0f}" + (f" and {wider * goal[1]:.0f}" if goal[1] else "")
    print(f"  {name:46s} median {middle:5.0f} ms, p95 {high:5.0f} ms{aim}", flush=True)
    return {"name": name, "median_ms": round(middle), "p95_ms": round(high), "n": len(values)}


def measure(collection: Path, n: int, *, wider: int, width: int = 1440) -> list[dict[str, Any]]:
    texts = questions(load(collection).items, n + 5 + PEOPLE * EACH)
    figures = []
    with (
        tempfile.TemporaryDirectory() as scratch,
        sync_playwright() as playwright,
        App(Path(scratch), collection, bare=True) as app,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=SWITCHES)
        page = browser.new_page(viewport={"width": width, "height": 1000})
        page.goto(app.url, wait_until="commit")
        page.wait_for_function(DONE, arg="1")
        page.evaluate(WATCH)
        for text in texts[:5]:  # the model loads, the browser compiles
            ask(page, text)
            change_level(page, 0)
        began, asked, levels = os.getloadavg()[0], [], []
        for turn, text in enumerate(texts[5 : n + 5]):
            asked.append(ask(page, text))
            levels.append(change_level(page, turn))
        for name, key in LINES:
            figures.append(told(name, [a[key] for a in asked], GOALS.get(key), wider))
        figures.append(told("another level's map", [a["level"] for a in levels], GOALS["level"], wider))
        browser.close()
        took = [1000 * s for s in at_once(app.url, texts[n + 5 :])]
        figures.append(told(f"{PEOPLE} people at once, no error: the answer", took, None, wider))
        print(f"  goal of the last: p95 1500 ms. Load average before and after: {began:.1f}, {os.getloadavg()[0]:.1f}")
    return figures


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--collection", type=Path, default=DEMO, help="default: the demo")
    p.add_argument("--items", type=int, help="the demo multiplied to so many items; twice the time is allowed")
    p.add_argument("--keep", type=Path, help="where the multiplied demo is kept, and found again")
    p.add_argument("--queries", type=int, default=50)
    p.add_argument("--width", type=int, default=1440, help="of the window")
    a = p.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        collection = a.collection
        if a.items:
            from tests.bench.feel_items import multiplied

            collection = a.keep or Path(scratch) / "many"
            if not (collection / "manifest.json").is_file():
                multiplied(a.collection, collection, a.items)
        print(
            f"{a.items or len(load(collection).items)} items, {a.queries} different questions, {os.cpu_count()} cores"
        )
        measure(collection, a.queries, wider=2 if a.items else 1, width=a.width)


if __name__ == "__main__":
    main()
