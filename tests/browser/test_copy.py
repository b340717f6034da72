"""Copy as: what the page offers is run, as a link, by gradio_client, with curl and on the command line: all find it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hierdemo.collection.store import load, save
from tests.browser.explorer import MODULES, ROOT, App, Explorer
from tests.support.command import Capture, run
from tests.support.tiny import World

pytestmark = pytest.mark.browser

ODD = '50 % "red", it\'s: $HOME & `a`=b \\ #1'
# what a person can have on the page; node numbers are those of the demo
STATES: dict[str, dict[str, Any]] = {
    "words": {"text": "red sports car"},
    "minus terms and quotes": {"text": 'it\'s a "red" $car -"sports car" -blue', "where": {"colour": "red"}},
    "a dash first": {"text": "-leather backpack", "k": 5, "beam": 2},
    "another tree, exact": {"text": "boats & ships", "tree": "taxonomy", "mode": "exact", "depth": 1},
    "in captions by hnsw": {"text": "golden retriever\u2026 or \u00e9t\u00e9", "target": "captions", "mode": "hnsw"},
    "a picture and words": {"like": 7, "text": "blue", "weight": 0.25},
    "another embedding": {"text": "laptop", "embedding": "none"},
}
SAID = """() => [...document.querySelectorAll('.hd-copy input')].map(input => {
  input.click();
  return [input.value, document.querySelector('.hd-copy pre').textContent];
})"""
SEARCH = f"{MODULES}.then(m => {{ m.$import('core/store.js').store.search(%s); }})"
SHIM = "import json, sys; print(json.dumps(sys.argv[1:]))"


def said(x: Explorer) -> dict[str, str]:
    """The texts that the page offers, by kind."""
    if x.page.get_attribute(".hd-copy", "open") is None:
        x.page.click(".hd-copy summary")
    x.until(lambda: (x.page.get_attribute(".hd-copy", "data-shown") or "").endswith(f":{x.known}"))
    return dict(x.page.evaluate(SAID))


def by_client(text: str) -> list[int]:
    names: dict[str, Any] = {}
    exec(compile(text, "copied", "exec"), names)
    return [hit["id"] for hit in names["found"]["results"]]


def by_curl(text: str) -> list[int]:
    reply = subprocess.run(["sh", "-c", text], capture_output=True, text=True, check=True).stdout
    return [hit["id"] for hit in json.loads(reply)[0]["results"]]


def words(text: str, folder: Path) -> list[str]:
    """What a real shell makes of a command line, its `python` left out."""
    python = folder / "python"
    python.write_text(f"#!{sys.executable}\n{SHIM}\n")
    python.chmod(0o755)
    own = {"PATH": f"{folder}:/bin"}
    told = subprocess.run(["sh", "-c", text], capture_output=True, text=True, check=True, env=own)
    return json.loads(told.stdout)


def by_command(text: str, folder: Path, capsys: Capture) -> list[int]:
    module, name, *arguments = words(text, folder)
    assert (module, name) == ("-m", "hierdemo")
    status, out, err = run(capsys, *[arguments[0], "--json", *arguments[1:]])
    assert status == 0, err
    return [hit["id"] for hit in json.loads(out)["results"]]


def test_every_way_finds_what_the_page_shows(
    explore: Callable[..., Explorer], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    x = explore("?q=cow")
    forced = {"text": "cow", "forced": [None, x.answer["steps"][1]["cards"][-1]["node"]]}
    again = explore("", beside=x)
    for name, state in (STATES | {"a branch by hand": forced}).items():
        blank = {"like": None, "where": {}, "along": [], "forced": []}
        with x.searches():
            x.page.evaluate(SEARCH % json.dumps(x.info["defaults"] | blank | state))
        texts, shown = said(x), x.hits
        assert shown, name
        assert by_client(texts["client"]) == shown, name
        assert by_curl(texts["curl"]) == shown, name
        assert by_command(texts["command"], tmp_path, capsys) == shown, name
        again.open(texts["link"].removeprefix(x.url))
        assert again.hits == shown, name
    x.shot("copy-as")


def test_filters_with_odd_characters(
    explore: Callable[..., Explorer], start_app: Callable[..., App], world: World, tmp_path: Path
) -> None:
    folder = tmp_path / "odd ones"
    shutil.copytree(world.folder, folder)
    collection = load(folder)
    items = [replace(item, attributes={"finish": ODD if i % 2 else "dull"}) for i, item in enumerate(collection.items)]
    save(replace(collection, items=items), folder)
    app = start_app(folder)
    x = explore("?q=car", at=app)
    with x.searches():
        x.page.evaluate(SEARCH % json.dumps({"where": {"finish": ODD}}))
    texts, shown = said(x), x.hits
    assert shown and all(i % 2 for i in shown)
    assert by_client(texts["client"]) == shown
    assert by_curl(texts["curl"]) == shown
    line = texts["command"].replace("python ", f"'{sys.executable}' ", 1).rstrip() + " --json"
    own = {"PYTHONPATH": str(ROOT), "PATH": "/bin:/usr/bin"}
    told = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=own, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert [hit["id"] for hit in json.loads(told.stdout)["results"]] == shown
    assert explore(texts["link"].removeprefix(x.url), at=app).hits == shown
