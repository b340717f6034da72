"""How long the app takes to start, to show its first finished page, and to answer, and what memory it needs.

Not a test: python -m tests.bench.start [--runs 3] [--against FOLDER]
Starts `python app.py` as anyone would, waits for the page, asks at once for something that needs the model, then again;
then opens the page in headless Chromium, in a new profile and once more in the same. With --against another checkout is
measured in turns with this one, so that both meet the machine in the same mood; how busy that was stands beside.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import SWITCHES, find_chromium

ROOT = Path(__file__).resolve().parents[2]

PORT = 7879
LATER = [f"{colour} {thing}" for colour in ("green", "red", "blue", "striped") for thing in
         ("parrot", "car", "laptop", "dress", "guitar")]  # fmt: skip
FINISHED = "document.querySelector('#hd-app')?.dataset.ready"
DRAWN = f"{FINISHED} && document.querySelector('.hd-map')?.dataset.ready"


def get(path: str, ask: dict | None = None) -> bytes:
    data = json.dumps(ask).encode() if ask else None
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", data, timeout=60) as answer:
        return answer.read()


def peaks(pid: int) -> list[int]:
    """Peak memory in MB of a process and of its children, as Linux counts it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = []
    for p in (str(pid), *children):
        lines = Path(f"/proc/{p}/status").read_text().splitlines()
        found += [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")]
    return found


def visit(browser: Browser) -> dict[str, float]:
    """From navigation to the finished page and to its map, in ms, at a first visit and when it is opened again."""
    context, took = browser.new_context(viewport={"width": 1440, "height": 1000}), {}
    for name in ("page", "again"):
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{PORT}/", wait_until="commit")
        for part, sign in ((name, FINISHED), (f"{name} with map", DRAWN)):
            page.wait_for_function(sign, timeout=120_000)
            took[f"{part} ms"] = round(page.evaluate("performance.now()"))
        page.close()
    context.close()
    return took


def once(collection: Path | None = None, *, checkout: Path = ROOT, browser: Browser | None = None) -> dict[str, Any]:
    """One start; collection: another than the demo; checkout: another than this one; browser: to open the page in."""
    began, load = time.perf_counter(), os.getloadavg()[0]
    chosen = ["--collection", str(collection)] if collection else []
    app = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(PORT), *chosen], cwd=checkout, stdout=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                get("/")
                get("/hd/info")
                break
            except OSError:
                time.sleep(0.02)
        served = time.perf_counter()
        shown = visit(browser) if browser else {}
        page = time.perf_counter()
        get("/hd/answer", {"text": "striped dress"})
        first = time.perf_counter()
        took = []
        for text in LATER:
            asked = time.perf_counter()
            get("/hd/answer", {"text": text})
            took.append(time.perf_counter() - asked)
        return {
            "served s": round(served - began, 2),
            **shown,
            "first search s": round(first - page, 2),
            "later ms": round(1000 * median(took), 1),
            "peak MB": peaks(app.pid),
            "load": round(load, 1),
        }
    finally:
        app.kill()
        app.wait()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--runs", type=int, default=3)
    p.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout")
    a = p.parse_args()
    checkouts = {"here": ROOT} | ({"there": a.against.resolve()} if a.against else {})
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in checkouts}
    with sync_playwright() as playwright:
        for run in range(a.runs):
            for name in sorted(checkouts, reverse=bool(run % 2)):
                browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=SWITCHES)
                found[name].append(once(checkout=checkouts[name], browser=browser))
                browser.close()
                print(name, found[name][-1], flush=True)
    for key in [k for k in found["here"][0] if k not in ("peak MB", "load")]:
        medians = {name: median(one[key] for one in runs) for name, runs in found.items()}
        share = f", {medians['here'] / medians['there']:.2f} of there" if a.against else ""
        print(f"median {key}: " + ", ".join(f"{value:g} {name}" for name, value in medians.items()) + share)


if __name__ == "__main__":
    main()
