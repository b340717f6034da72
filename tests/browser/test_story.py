"""The path as a story: close calls and overtakings in words and on cards, the runner-up by keys alone;
and what a question takes away, as chips that give it back.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer import Explorer

CROSSED = "animal on wheels"  # some of its levels are close or overtaken
WORD = {"close": "close call", "overtaken": "overtaken", "ahead": "", "taken": "You took"}


def decided(step: dict[str, Any]) -> str:
    if step["forced"]:
        return "taken"
    return "overtaken" if step["margin"] < 0 else "close" if step["close"] else "ahead"


@pytest.mark.browser
def test_words_and_marks_and_chips_say_what_the_answer_is(explore: Callable[..., Explorer]) -> None:
    x = explore()
    seen = set()
    for words in (CROSSED, "red sports car", "black backpack", "green thing outdoors"):
        x.ask(words)
        for step in x.answer["steps"]:
            shelf = f".hd-shelf[data-level='{step['level']}']"
            note, kind = x.text(f"{shelf} .hd-note"), decided(step)
            seen.add(kind)
            assert note.startswith(WORD[kind]), (words, note)
            marked = x.page.locator(f"{shelf} .hd-card:has(.hd-card-mark)")
            nodes = {int(n.get_attribute("data-node") or 0) for n in marked.all()}
            rival = step["runner_up"]["node"]
            assert nodes == {"overtaken": {rival, step["node"]}, "close": {rival}, "ahead": set()}[kind]
            said = x.one(f"{shelf} .hd-card[data-node='{rival}'] .hd-said").text_content() or ""
            assert ("best score here" in said, ", close, " in said) == (kind == "overtaken", kind == "close")
        assert x.page.is_visible(".hd-story")
    assert seen == {"ahead", "close", "overtaken"}
    x.ask(CROSSED)
    x.shot("story-01-overtaken", full=True)
    another_question_takes_the_notice_away(x)
    what_is_taken_away_is_a_chip(x)


@pytest.mark.browser
def test_taking_and_undoing_with_keys_alone(explore: Callable[..., Explorer]) -> None:
    x = explore(f"?q={CROSSED.replace(' ', '+')}", width=390, height=844)
    before = view(x)
    x.page.focus(".hd-shelf[data-level='1'] .hd-take")
    with x.searches():
        x.page.keyboard.press("Enter")
    assert x.page.evaluate("document.activeElement.dataset.node") == str(x.chosen[0]), "the focus is not lost"
    for _ in range(40):
        x.page.keyboard.press("Tab")
        if x.page.evaluate("document.activeElement.closest('.hd-taken')?.querySelector('.hd-link:focus') != null"):
            break
    else:
        raise AssertionError("Undo cannot be reached with Tab")
    x.shot("story-03-phone")
    with x.searches():
        x.page.keyboard.press("Enter")
    assert view(x) == before
    assert x.page.evaluate("document.activeElement.closest('.hd-card') !== null")
    assert x.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def another_question_takes_the_notice_away(x: Explorer) -> None:
    """Of the branch that was taken."""
    with x.searches():
        x.page.click(".hd-shelf[data-level='1'] .hd-take")
    assert x.page.is_visible(".hd-taken")
    with x.searches():
        x.page.click(".hd-shelf[data-level='2'] .hd-card:not(.is-chosen)")
    assert x.page.is_visible(".hd-taken"), "another branch, another notice"
    with x.searches():
        x.page.go_back()
    assert not x.page.is_visible(".hd-taken"), "nobody took a branch: the browser went back"
    x.ask("laptop")
    assert not x.page.is_visible(".hd-taken")


def what_is_taken_away_is_a_chip(x: Explorer) -> None:
    x.ask("black backpack")
    plain = x.hits
    x.ask('black backpack -leather -"tote bag"')
    assert x.answer["query"]["minus"] == ["leather", "tote bag"] and x.answer["query"]["away"] > 0
    chips = x.page.locator(".hd-minus-chip")
    assert chips.all_inner_texts() == ["leather", "tote bag"] and x.hits != plain
    x.shot("story-04-taken-away")
    with x.searches():
        chips.nth(1).click()
    assert x.query == "black backpack -leather" and chips.all_inner_texts() == ["leather"]
    with x.searches():
        chips.nth(0).click()
    assert x.query == "black backpack" and x.hits == plain and not x.page.is_visible(".hd-minus")
    x.expected = [r"status of 400|^status 400"]
    x.page.fill("#hd-q", "-leather")
    x.page.keyboard.press("Enter")
    x.page.wait_for_selector(".hd-notice.is-error:not([hidden])")
    assert "take “leather” away from" in x.notice


def view(x: Explorer) -> tuple[Any, ...]:
    return x.query, x.hits, x.chosen, x.path, x.level
