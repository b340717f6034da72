"""The Collection tab: a tar of pictures becomes a collection that the page opens; back; cancelling; a folder; links."""

import re
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hierdemo.collection.store import load
from hierdemo.collection.unpack import unpacked
from tests.browser.axe import findings, script
from tests.browser.explorer import ROOT, App, Explorer

CATALOGUE = ROOT / "assets" / "catalogue" / "images"
BUILDING = ".hd-coll-running[data-step]:not([data-step=upload])"  # whichever step is seen first


@pytest.fixture(scope="module")
def own_app(start_app: Callable[..., App], tmp_path_factory: pytest.TempPathFactory) -> App:
    """One with a library of its own."""
    return start_app(None, ["--library", str(tmp_path_factory.mktemp("library") / "kept")])


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Eight drawings in two folders, and one file that is none."""
    for kind in ("cow", "sports-car"):
        for file in sorted(next(CATALOGUE.rglob(kind)).iterdir())[:4]:
            target = tmp_path / "mine" / kind / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    (tmp_path / "mine" / "cow" / "broken.webp").write_bytes(b"RIFF")
    (tmp_path / "mine" / "notes.pdf").write_text("no picture")
    return tmp_path / "mine"


def packed(folder: Path) -> Path:
    """A tar of a folder's files, beside it."""
    with tarfile.open(folder.with_suffix(".tar"), "w") as tar:
        for file in sorted(folder.rglob("*.*")):
            tar.add(file, file.relative_to(folder).as_posix())
    return folder.with_suffix(".tar")


def tab(x: Explorer) -> None:
    x.page.click("#hd-tab-collection")
    x.page.wait_for_selector(".hd-coll[data-ready]")


def serious(x: Explorer) -> list[str]:
    """What axe calls serious or critical."""
    x.still()
    return [
        f"{f['help']}: {f['where'][0]}" for f in findings(x.page, script()) if f["impact"] in ("serious", "critical")
    ]


def arrived(x: Explorer) -> None:
    """Another page has come, with an answer on it."""
    x.page.wait_for_selector("#hd-app[data-ready]")
    x.settle(1)


@pytest.mark.browser
def test_pictures_become_a_collection(
    explore: Callable[..., Explorer], own_app: App, pictures: Path, tmp_path: Path
) -> None:
    x = explore("?q=cow&beam=3", at=own_app)
    tab(x)
    assert "4,500 drawings" in x.text(".hd-coll") and "Learned clusters:" in x.text(".hd-coll-facts")
    assert x.page.is_disabled(".hd-coll-go button")
    x.page.set_input_files(".hd-coll-zone input:not([webkitdirectory])", packed(pictures))
    assert "1 file" in x.text(".hd-coll-picked")
    assert x.page.input_value(".hd-coll-field input[maxlength]") == "mine"
    assert x.page.is_visible(".hd-coll-form .hd-coll-note"), "the model's limits are told before"
    x.shot("collection-01-chosen")
    x.page.click(".hd-coll-go button")
    x.page.wait_for_selector(BUILDING)
    assert x.page.evaluate("document.activeElement.textContent") == "Cancel"
    x.shot("collection-02-building")
    x.page.wait_for_selector(".hd-coll-facts:has-text('Left out') >> text=2 files left out")
    arrived(x)
    assert all(part in x.page.url for part in ("c=my-", "beam=3", "side=collection"))
    assert "q=" not in x.page.url, "a new collection begins with a question of its own"
    own = x.page.url
    told = x.text(".hd-coll")
    assert all(f"mine.tar/{file}" in told for file in ("cow/broken.webp", "notes.pdf"))
    assert "8 pictures" in told and "Yours alone" in told
    assert "not photographs" in told
    assert x.text(".hd-summary").startswith("8 pictures") and len(x.hits) == 8
    assert x.broken_pictures() == []
    x.shot("collection-03-open")
    with x.page.expect_download() as taken:
        x.page.click(".hd-coll-take a")
    assert taken.value.suggested_filename == "mine.zip"
    there = load(unpacked(taken.value.path().rename(tmp_path / "mine.zip"), tmp_path / "cache"))
    assert [item.id for item in there.items] == sorted(x.hits) and there.meta.name == "mine"
    x.ask("sports car")
    first = x.answer["results"][0]
    assert first["taxonomy"] == ["sports car"], first
    # back in the history is the demo, forward is one's own again
    x.page.go_back()
    x.page.wait_for_url(own)
    x.page.go_back()
    arrived(x)
    assert "4,500 drawings" in x.text(".hd-summary") and x.query == "cow"
    # a link shows it to nobody else, and says so
    friend = explore(own[len(x.url) :], at=own_app)
    assert "somebody else" in friend.notice and "4,500" in friend.text(".hd-summary") and "c=" not in friend.page.url
    friend.expected += ["404"]
    # it is in one's own list, opens from there, and goes
    tab(x)
    x.page.wait_for_load_state("networkidle")  # what is drawn anew under a press would lose it
    with x.page.expect_navigation(wait_until="commit"):
        x.page.click(".hd-coll-list a:has-text('Mine')")
    arrived(x)
    x.page.wait_for_selector(".hd-coll-own")
    x.page.click(".hd-coll-own button")
    x.page.wait_for_selector(".hd-summary:has-text('4,500')")
    arrived(x)
    expect(x.one(".hd-coll-list")).to_be_hidden()


@pytest.mark.browser
def test_cancelling_and_a_folder_here(explore: Callable[..., Explorer], own_app: App, pictures: Path) -> None:
    x = explore("?side=collection", at=own_app, width=390, height=844, dark=True)
    x.page.wait_for_selector(".hd-coll[data-ready]")
    x.page.set_input_files(".hd-coll-zone input[webkitdirectory]", pictures)
    assert "9 files" in x.text(".hd-coll-picked") and "1 file left out" in x.text(".hd-coll-picked")
    x.page.click(".hd-coll-go button")
    x.page.wait_for_selector(BUILDING)
    tab, cancel = (x.one(s).bounding_box() for s in (".hd-coll", ".hd-coll-running button"))
    assert tab and cancel and tab["y"] < cancel["y"] < tab["y"] + tab["height"], "in sight without scrolling the tab"
    x.page.click(".hd-coll-running button")  # at once: so few pictures are soon done
    expect(x.one(".hd-coll-status")).to_have_text("Cancelled; nothing was kept.")
    x.shot("collection-04-cancelled-390-dark")
    assert x.page.is_visible(".hd-coll-form")
    # the folder's path, kept under the library's folder
    x.page.click("label:has-text('Folder on this machine')")
    assert serious(x) == []
    expect(x.page.get_by_role("checkbox", name="Keep where photographs were taken")).to_be_checked()
    x.page.fill(".hd-coll-local input >> nth=0", str(pictures))
    kept = Path(x.page.input_value(".hd-coll-local input >> nth=1"))
    assert kept.name == "mine" and not kept.exists()
    assert x.page.evaluate("document.documentElement.scrollWidth") <= 390
    x.page.click(".hd-coll-go button")
    x.page.wait_for_selector(".hd-coll-facts:has-text('2 files left out')")
    arrived(x)
    assert re.search(r"[?&]c=mine\b", x.page.url) and str(kept) in x.text(".hd-coll")
    assert (kept / "manifest.json").is_file() and not list(pictures.rglob("*.json"))
    assert x.query != "red sports car" and "q=red" not in x.page.url, "the demo's example does not come along"
    x.page.click(".hd-jump button:last-child")
    x.shot("collection-05-folder-390-dark")
    # the simple view has no such tab, and leads to it
    x.page.click(".hd-view label:has-text('Simple')")
    expect(x.one(".hd-coll")).to_be_hidden()
    x.page.get_by_role("button", name="Which, and why").click()
    expect(x.one(".hd-coll-facts")).to_contain_text("2 files left out, and why")
    assert x.page.evaluate("document.activeElement.id") == "hd-tab-collection"
