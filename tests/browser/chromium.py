"""Which Chromium drives the page, and with which switches. Knows nothing of the page."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
GRAPHICS = ["--disable-gpu", "--use-gl=swiftshader", "--enable-unsafe-swiftshader"]
QUIET = ["--no-first-run", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
OFF = (
    "LocalNetworkAccessChecks",  # a page of huggingface.co may frame an app of this machine
    "PreloadTopChromeWebUI",  # pages of the browser's own, loaded with every window
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
# Whoever drives the page is told where errors were thrown, caught ones too. To know it, Chromium would read scripts
# again, Plotly's 4.8 MB three times, for what it tries as it starts: half a second a page.
ENGINE = "--js-flags=--no-enable-lazy-source-positions"
SWITCHES = ["--no-sandbox", *GRAPHICS, *QUIET, "--disable-sync", ENGINE, f"--disable-features={','.join(OFF)}"]


def find_chromium(playwright: Playwright) -> str | None:
    """The one in HIERDEMO_CHROMIUM, else the first found on this machine, else playwright's own; None without any."""
    named = os.environ.get("HIERDEMO_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in NAMES] + [playwright.chromium.executable_path]
    return next((path for path in found if path and Path(path).is_file()), None)
