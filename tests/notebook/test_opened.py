"""A collection opened from Python: its answers are the engine's, and what a notebook shows of them stands alone."""

import base64
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from hierdemo import open_collection
from hierdemo.items.image import open_image
from hierdemo.notebook.opened import Opened
from hierdemo.search.as_json import as_json
from hierdemo.search.query import Query
from hierdemo.search.similar import more_like
from tests.support.tiny import World

PICTURE = re.compile(r'src="data:image/webp;base64,([^"]+)"')


@pytest.fixture
def opened(world: World) -> Opened:
    return Opened(world.collection, lambda: world.engine)


class Balanced(HTMLParser):
    """Fails where an element is closed that is not the innermost open one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def timeless(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name != "seconds"}


def test_a_collection_in_a_folder_opens_and_asks_its_own_model(world: World) -> None:
    found = open_collection(world.folder).search("a red car", k=4, where={"colour": "red"}, force=[None])
    answer = world.engine.answer(Query("a red car", k=4, where={"colour": "red"}, forced=(None,)))
    assert timeless(found) == timeless(as_json(world.collection, answer))
    assert json.loads(json.dumps(found)) and found.results == found["results"]


def test_a_picture_is_a_path_or_a_picture(world: World, opened: Opened) -> None:
    path = world.images / world.collection.items[23].file
    for image in (path, str(path), open_image(path)):
        assert opened.search(image=image, k=1).results[0]["id"] == 23


def test_similar_node_and_tree_are_the_collection_s(world: World, opened: Opened) -> None:
    likes = opened.similar(5, scope="across", k=3)
    assert [r["id"] for r in likes.results] == more_like(world.collection, 5, scope="across", k=3).items.tolist()
    view, tree = world.collection.views["taxonomy"], opened.tree("taxonomy")
    assert [n["label"] for n in tree][1:] == [label.name for label in view.labels][1:] and len(tree) == len(view.labels)
    assert tree.items(0) == view.tree.items(0).tolist() and opened.node(1, "taxonomy")["size"] == tree[1]["size"]
    assert opened.items[5].file == world.collection.items[5].file and "60" in repr(opened)


def test_what_a_notebook_shows_needs_nothing_else(world: World, opened: Opened) -> None:
    """Every thumbnail is within, nothing is fetched, no script runs, and the text says the same."""
    found, explained = opened.search("laptop", k=5), opened.explain("laptop", beam=1, k=20)
    for told in (found, explained, opened.similar(5), opened.node(0), opened.tree()):
        html = told._repr_html_()
        assert not re.search(r"https?:|url\(|<script|<link", html)
        assert Balanced(html).tags <= {"style", "div", "p", "b", "br", "small", "img", "figure", "figcaption"} | {
            "ul", "li", "details", "summary",
        }  # fmt: skip
        assert PICTURE.search(html) and repr(told)
    shown = [base64.b64decode(data) for data in PICTURE.findall(found._repr_html_())]
    assert shown == [world.collection.thumbs[row["id"]] for row in found.results]
    assert all(step["label"] in found._repr_html_() and step["label"] in repr(found) for step in found.path)
    assert explained["missed"] and f"{len(explained['missed'])} of the flat search" in explained._repr_html_()
    html = explained._repr_html_()
    for decision in explained["decisions"]:
        assert html.count('"card chosen"') == len(explained["decisions"]) and decision["label"] in html


def test_words_that_came_with_pictures_are_no_html(world: World) -> None:
    bad = '<img src=x onerror="alert(1)">\x1b[2J'
    items = tuple(replace(item, caption=bad, attributes={bad: bad}) for item in world.collection.items)
    collection = replace(world.collection, items=items)
    opened = Opened(collection, lambda: world.engine)
    for told in (opened.similar(5), opened.node(1)):
        assert "<img src=x" not in told._repr_html_() and "\x1b" not in repr(told)


def test_what_cannot_be_asked_is_a_sentence(opened: Opened) -> None:
    with pytest.raises(ValueError, match="no 'beams': it has text"):
        opened.search("laptop", beams=3)
    with pytest.raises(ValueError, match="no tree 'none'"):
        opened.tree("none")
