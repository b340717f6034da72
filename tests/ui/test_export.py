"""The page as files: all that it names is there, nothing in it asks a server, and nothing of anybody's is replaced."""

import json
import re
from pathlib import Path

import pytest

from hierdemo.collection.files import CollectionError
from hierdemo.search.members import Engines
from hierdemo.ui.export import document, site
from hierdemo.ui.export.data import Data, spelt
from hierdemo.ui.export.worth_asking import few, many
from tests.support.tiny import EXAMPLES, World

GIVEN = re.compile(r'hdGive\("([^"]+)", (.*)\);\n', re.DOTALL)
NAMES = {
    "tree-clusters": "tree-clusters",
    "a_B/c": "a_5f__42__2f_c",
    "\u00e9": "_e9_",
}  # as tests/js/files.test.js has them


@pytest.fixture(scope="module")
def data(world: World) -> Data:
    return Data(Engines(world.engine, None, lambda _: world.encoder), ["a text of one's own"])


@pytest.fixture(scope="module")
def folder(data: Data, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "site"
    site.write_folder(data, out, pictures=True)
    return out


def test_a_name_is_spelt_the_same_on_both_sides() -> None:
    assert {name: spelt(name) for name in NAMES} == NAMES


def test_the_folder_holds_what_its_document_names_and_asks_no_server(folder: Path, world: World) -> None:
    text = (folder / "index.html").read_text()
    named = re.findall(r'(?:src|href)="([^"]+)"', text)
    assert named and all((folder / name).is_file() for name in named)
    assert "hd/" not in text and "%ROOT%" not in text and "fetch(" not in text
    thumbs = world.collection.thumbs
    assert all((folder / f"thumbs/0/{i}.webp").read_bytes() == thumbs[i] for i in range(len(world.collection.items)))
    assert len(list((folder / "pictures/0").iterdir())) == len(world.collection.items)


def test_data_is_given_by_the_name_of_its_file_and_tells_nothing_of_this_machine(folder: Path, world: World) -> None:
    found = {}
    for path in (folder / "data").rglob("*.js"):
        match = GIVEN.fullmatch(path.read_text())
        assert match and path == folder / "data" / f"{match[1]}.js"
        found[match[1]] = json.loads(match[2])
    info = found["0/info"]
    assert not found["0/log"]["allowed"] and "hierdemo itself" in found["0/log"]["why"]
    assert not info["editable"] and info["copy"]["pictures"]["0"] == ".png"
    assert next(row["choices"] for row in info["fields"] if row["name"] == "mode") == ["drill-down", "exact"]
    assert {"a text of one's own", *EXAMPLES} <= {row["text"] for row in found["0/answers"]["texts"]}
    assert str(world.folder.parent) not in json.dumps(found)


def test_every_name_is_one_in_a_script() -> None:
    text = 'a,"__proto__": </script>'
    told = document.as_script({"__proto__": 1, "b": [{"__proto__": text}], '"__proto__': 2, "\\": "__proto__"})
    assert told.count('["__proto__"]:') == 2 and "<" not in told
    plain = json.loads(told.replace('["__proto__"]:', '"__proto__":'))
    assert plain == {"__proto__": 1, "b": [{"__proto__": text}], '"__proto__': 2, "\\": "__proto__"}


def test_only_what_it_wrote_is_replaced(data: Data, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(CollectionError, match="not written by this command"):
        site.write_folder(data, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    (folder / "data" / "stale.js").write_text("gone")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("the history of the page")
    (folder / f"{site.NEW}x").mkdir()  # a process was killed
    beside = folder.with_name(f"{folder.name}.new")
    beside.mkdir()
    written = site.write_folder(data, folder, pictures=True)
    assert not (folder / "data" / "stale.js").exists() and (folder / "index.html").is_file()
    assert (folder / ".git" / "HEAD").is_file() and beside.is_dir()
    assert written["files"] == sum(p.is_file() for p in folder.rglob("*")) - 1
    assert not list(folder.glob(f"{site.NEW}*"))
    (tmp_path / "mine.html").write_text("<p>keep")
    for taken in (tmp_path / "mine.html", tmp_path):
        with pytest.raises(CollectionError, match="not written by this command"):
            site.write_file(data, taken)
    assert (tmp_path / "mine.html").read_text() == "<p>keep"


def test_one_file_is_whole_and_for_small_collections(
    data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):  # over its own, too
        site.write_file(data, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text()
    assert len(re.findall(r"<script\b[^>]*>", text)) == text.count("</script>")
    assert not re.findall(r'(?:src|href)="(?!data:)[^"]*"', text.partition("<body>")[0])
    monkeypatch.setattr(site, "MOST_SINGLE", 1)
    with pytest.raises(CollectionError, match="leave out --single"):
        site.write_file(data, tmp_path / "large.html")


def test_what_is_worth_asking_begins_with_what_is_offered(world: World) -> None:
    offered, more = few(world.collection, ["mine -yours"]), many(world.collection)
    assert offered[:2] == ["mine", "yours"] and set(EXAMPLES) <= set(offered) and "red" in offered
    assert {"red sports car", "sports car", "car"} <= set(more) and len(more) == len(set(more)) > len(offered)
