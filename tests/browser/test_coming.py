"""A data set that the app was started with: its line while it is built, the way to it, and what a new visit opens."""

import shutil
from collections.abc import Callable
from pathlib import Path

from hierdemo.collection.files import locked
from hierdemo.ui.services.at_start import LOCK
from tests.browser.explorer import App, Explorer
from tests.support.tiny import World


def test_the_page_stands_and_turns_to_it(
    explore: Callable[..., Explorer], start_app: Callable[..., App], world: World, tmp_path: Path
) -> None:
    for file in sorted(world.drawings)[::5]:
        (tmp_path / "pets" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(world.images / file, tmp_path / "pets" / file)
    (tmp_path / "kept" / LOCK).mkdir(parents=True)
    given = ["--dataset", tmp_path / "pets", "--model", world.model, "--library", tmp_path / "kept"]
    with locked(tmp_path / "kept" / LOCK):  # as long as another process builds it
        app = start_app(world.folder, [str(word) for word in given])
        x = explore(at=app)
        line = x.one(".hd-coming[data-state=running]")
        line.wait_for()
        told = x.text(".hd-coming")
        assert "“pets” is being built; until it is ready the page shows" in told and "another process" in told
        before = x.text(".hd-top")
    x.one(".hd-coming[data-state=done]").wait_for()
    assert "“pets” is built: 12 pictures." in x.text(".hd-coming") and x.text(".hd-top") == before
    x.ask("bicycle")
    assert x.text(".hd-top") == before, "an open page goes on with what it shows"
    with x.page.expect_navigation():
        x.one(".hd-coming a").click()
    x.settle(1)
    assert "12 pictures" in x.text(".hd-top") and "c=" not in x.page.url and x.page.locator(".hd-coming").is_hidden()
    x.page.get_by_role("tab", name="Collection").click()
    x.page.locator(".hd-coll h2", has_text="Pets").wait_for()
