"""What the page says follows what it knows: where it doubts nothing reassures, where it does not nothing doubts."""

import re
from collections.abc import Callable

import pytest

from tests.browser.explorer import Explorer

REASSURES = re.compile(r"\bclear|right in \d|falls off|close call|narrowest|no longer|fits? well|^best \d", re.I | re.M)
DOUBTS = re.compile(r"nearest|guess|never met|unlike anything|left out", re.I)
SEEN = ".hd-story, .hd-note, .hd-grid, .hd-narrows, .hd-card-mark, .hd-tree-about, .hd-under, .hd-results h3 ~ p"


def said(x: Explorer) -> str:
    """All that is in sight and speaks of the answer."""
    return "\n".join(part.inner_text() for part in x.page.locator(SEEN).all() if part.is_visible())


@pytest.mark.browser
def test_what_is_said_follows_what_is_known(explore: Callable[..., Explorer]) -> None:
    x = explore("?q=red+sports+car")
    for words, doubt in (
        ("asdf qwer", "guess"),
        ("purple elephant flying", "part"),
        ("red sports car", "sure"),
        ("voiture", "guess"),
        ("animals", "sure"),
    ):
        x.ask(words)
        assert x.page.get_attribute("#hd-app", "data-doubt") == doubt == x.answer["certainty"]["doubt"]
        text = said(x)
        if doubt == "sure":
            assert not DOUBTS.search(text) and "of the collection’s own questions" in text, (words, text)
        else:
            assert DOUBTS.search(text) and not REASSURES.search(text), (words, text)
            assert x.answer["falloff"] is None and x.answer["narrow"] is None
            x.page.locator(".hd-hit-pic").first.click()
            why = x.text("dialog[open] .hd-box-why")
            assert why.startswith("A guess, found via" if doubt == "guess" else "Found via")
            x.page.keyboard.press("Escape")
        x.shot(f"certainty-{doubt}-{words.split()[0]}", full=True)
