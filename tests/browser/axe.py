"""axe-core, the accessibility checker, as the package axe-playwright-python brings it: not part of this repository.

Knows where it lies and how to ask it; does not know the page.
"""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

RUN = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations.map(v => ({
    id: v.id, impact: v.impact, help: v.help,
    where: v.nodes.map(n => `${n.target.join(' ')}: ${n.html.slice(0, 160)} (${n.failureSummary.slice(0, 300)})`),
  }));
}"""


def script() -> str:
    """axe.min.js as text. Raises ModuleNotFoundError where tests/requirements.txt is not installed."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def findings(page: Page, source: str) -> list[dict[str, Any]]:
    """What axe finds on the page as it is now: id, impact (minor to critical), help, where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(source)
    return page.evaluate(RUN)
