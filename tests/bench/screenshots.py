"""The screenshots of the texts and the picture that links show, taken of the demo as it is now.

Not a test: python -m tests.bench.screenshots [--out FOLDER]
Without --out they take the places of those in assets/screenshots and static/preview.jpg.
"""

import argparse
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import SWITCHES, find_chromium
from tests.browser.explorer import App, Explorer

ROOT = Path(__file__).resolve().parents[2]
SHOTS, STATIC = ROOT / "assets" / "screenshots", ROOT / "hierdemo" / "ui" / "static"
LOOK_AT = "document.querySelector(%r)?.scrollIntoView({ block: 'start', behavior: 'instant' })"


@dataclass(frozen=True)
class Shot:
    """link: of the state; at: a selector that stands at the top, after the bars that stick there."""

    name: str
    link: str
    dark: bool = False
    at: str = ""
    size: tuple[int, int] = (1440, 1000)


TAKEN = (
    Shot("page.webp", "?q=red+sports+car"),
    Shot("compare-dark.webp", "?q=golden+retriever&open=compare", dark=True, at="#hd-compare"),
    Shot("dial.webp", "?q=black+leather+backpack&open=chart", at="#hd-family"),
    Shot("beside.webp", "?q=black+leather+backpack&b=", at="#hd-beside"),
    Shot("preview.jpg", "?q=red+sports+car", size=(1200, 630)),
)


def take(browser: Browser, url: str, shot: Shot) -> bytes:
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if shot.dark else "light"
    )
    try:
        context.add_init_script("localStorage.setItem('hd-intro', 'closed')")  # the line for newcomers was read
        page = context.new_page()
        Explorer(page, url).open(shot.link)
        _settle(page, shot)
        return page.screenshot()
    finally:
        context.close()


def _settle(page: Page, shot: Shot) -> None:
    page.wait_for_load_state("networkidle")
    if shot.at:
        page.wait_for_selector(f"{shot.at}:not([hidden])")
        page.wait_for_function("!document.querySelector('[aria-busy=true]')")
        page.evaluate(LOOK_AT % shot.at)
        page.evaluate("scrollBy(0, -(document.querySelector('.hd-query')?.offsetHeight ?? 0) - 60)")
    page.wait_for_timeout(1500)  # pictures in sight grow sharp, the map comes to rest


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, metavar="FOLDER")
    a = p.parse_args()
    folder = a.out or ROOT / "build"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, App(folder) as app:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=SWITCHES)
        for shot in TAKEN:
            picture = Image.open(io.BytesIO(take(browser, app.url, shot))).convert("RGB")
            place = a.out or (STATIC if shot.name.endswith(".jpg") else SHOTS)
            picture.save(place / shot.name, quality=86, **({"method": 6} if shot.name.endswith(".webp") else {}))
            print(place / shot.name, picture.size, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
