"""A page without a server answers as the server does: the JavaScript's answers against Python's, question by question.

Where node is there. The demo's fixed questions, all of them: `python -m tests.bench.site_parity`.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hierdemo.collection.captions import NONE, Captions
from hierdemo.collection.collection import Collection
from hierdemo.collection.stacks import Stacks
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.ui.present.info import attribute_values
from hierdemo.ui.present.map_trust import Trust
from hierdemo.ui.present.modules import STATIC
from hierdemo.ui.present.selection import read, rows, summary
from hierdemo.ui.routes.explorer import Pages
from hierdemo.ui.routes.uploads import Uploads
from hierdemo.ui.services.tree_edits import Editing
from tests.support.answers import differences
from tests.support.shipped import NODE, asked, shipped
from tests.support.tiny import World

TEXTS = (
    "red sports car",
    "golden retriever",
    "a laptop",
    "zxqv",
    "red zxqv",
    "sports car",
    "red",
    "car",
    "beach or dog",
)
POLYGON = "1.1000.1000.9000.2000.8000.9000.2000.8000"

asks_node = pytest.mark.skipif(NODE is None, reason="node is not there")


def richer(collection: Collection) -> Collection:
    """With a number and a date of most items, near copies, and some captions that have no vector."""
    items = [
        replace(item, attributes=item.attributes | {"year": str(1990 + i % 7), "taken": f"2024-0{1 + i % 5}-1{i % 9}"})
        if i % 10
        else item
        for i, item in enumerate(collection.items)
    ]
    assert collection.captions is not None
    row = np.where(np.arange(len(items)) % 7 == 3, NONE, collection.captions.row).astype(np.int32)
    stacks = Stacks.of(len(items), [(1, 2), (1, 5), (30, 31)])
    return replace(collection, items=items, stacks=stacks, captions=Captions(collection.captions.vectors, row))


@pytest.fixture(scope="module")
def engine(world: World) -> Engine:
    return Engine(richer(world.collection), world.encoder)


def questions(engine: Engine) -> list[tuple[str, dict[str, Any]]]:
    """Every field of a question, alone and with others."""
    tree = engine.collection.views["taxonomy"].tree
    deep = tree.ancestors(int(tree.leaves[-1]))
    some: list[dict[str, Any]] = [{"text": text} for text in TEXTS]
    some += [{"like": 7}, {"like": 8, "text": "red", "weight": 0.3}, {"like": 9, "text": "-red"}]
    some += [
        {"text": text} for text in ("car -red", "car -zxqv", "red car -red", "car without red", "dog -“sports car”")
    ]
    some += [
        {"text": "car", "beam": 1},
        {"text": "car", "beam": 12},
        {"text": "car", "depth": 1},
        {"text": "car", "k": 1},
    ]
    some += [{"text": "car", "tree": "taxonomy", "forced": deep}, {"like": 3, "tree": "taxonomy", "forced": deep[:1]}]
    some += [{"text": "red", "where": where} for where in ({"colour": "red"}, {"year": "1993.."}, {"taken": "2024-02"})]
    some += [{"like": 30, "where": {"colour": "red", "year": "..1992"}, "beam": 1, "k": 5}]
    some += [{"like": 1, "sort": sort} for sort in ("year", "-taken", "colour")]
    some += [{"text": "car", "mode": "exact"}, {"like": 4, "mode": "exact", "tree": "taxonomy"}]
    some += [{"text": "red sports car", "target": target} for target in ("captions", "both")]
    some += [{"text": "red sports car", "target": "captions", "where": {"colour": "red"}}]
    full = [("answer", {"k": 12, "text": ""} | body) for body in some]
    asks = [("compare", {"text": "car", "k": 12, "beam": 1}), ("compare", {"like": 5, "k": 8})]
    asks += [("curve", {"text": "red", "k": 10, "beams": [1, 2, 5], "efs": []})]
    sides = [{"tree": "clusters"}, {"tree": "taxonomy"}]
    asks += [("beside", {"text": text, "k": 12, "sides": sides}) for text in ("car", "zxqv")]
    return [*full, *asks, ("beside", {"like": 2, "k": 12, "tree": "taxonomy", "forced": deep, "sides": sides})]


@asks_node
def test_every_question_is_answered_as_the_server_answers_it(engine: Engine, tmp_path: Path) -> None:
    engines = Engines(engine, None, {}.__getitem__)
    pages, asks = Pages(engines, Uploads(), Editing(engines)), questions(engine)
    texts = [*TEXTS, "without red", "car without red", "red car", "dog"]
    bodies = [{"path": path, "body": body} for path, body in asks]
    told = asked(shipped(engine, texts), bodies, tmp_path)
    for (path, body), found in zip(asks, told, strict=True):
        own = getattr(pages, path)(body)
        if path == "compare":
            own = own | {"ways": [way for way in own["ways"] if way["mode"] != "hnsw"]}
        assert "answer" in found, (body, found)
        assert not differences(own, found["answer"]), (path, body)


@asks_node
def test_pictures_that_the_model_does_not_know_make_an_answer_a_guess(engine: Engine, tmp_path: Path) -> None:
    c = engine.collection
    strange = Engine(replace(c, meta=replace(c.meta, strange=0.9)), engine.encoder)
    engines = Engines(strange, None, {}.__getitem__)
    pages, asks = Pages(engines, Uploads(), Editing(engines)), [{"text": text, "k": 5} for text in ("laptop", "zxqv")]
    told = asked(shipped(strange, ["laptop", "zxqv"]), [{"path": "answer", "body": body} for body in asks], tmp_path)
    for body, found in zip(asks, told, strict=True):
        assert found["answer"]["certainty"]["doubt"] == "guess"
        assert not differences(pages.answer(body), found["answer"])


@asks_node
def test_words_are_looked_up_alike_where_the_model_reads_none(engine: Engine, tmp_path: Path) -> None:
    c = replace(engine.collection, captions=None)
    seeing = Engine(replace(c, meta=replace(c.meta, model="timm:any", examples=[])), None)
    engines = Engines(seeing, None, {}.__getitem__)
    pages, texts = Pages(engines, Uploads(), Editing(engines)), ["red bicycles", "car -red", "qqq sports car", "red"]
    asks = [{"text": text, "k": 20} for text in texts] + [{"text": "red", "like": 4, "k": 9}]
    told = asked(shipped(seeing, texts), [{"path": "answer", "body": body} for body in asks], tmp_path)
    for body, found in zip(asks, told, strict=True):
        assert "answer" in found, (body, found)
        assert not differences(pages.answer(body), found["answer"]), body


@asks_node
def test_what_is_told_of_items_and_maps_is_what_the_server_tells(engine: Engine, tmp_path: Path) -> None:
    c, one = engine.collection, Engines(engine, None, {}.__getitem__)
    wanted: list[tuple[str, Any, Callable[[], Any]]] = [
        ("attribute", name, lambda name=name: attribute_values(c, name).tolist()) for name in ("colour", "taken")
    ]
    wanted += [("leaf", name, lambda name=name: c.views[name].tree.leaf_of.tolist()) for name in c.views]
    for sel in (POLYGON, "2.n3", "1.n1*taxonomy", "1.0.0.1.0.1.1"):
        wanted += [
            (
                "selection",
                {"sel": sel, "tree": "clusters"},
                lambda sel=sel: summary(c, "clusters", read(sel, one, tree="clusters", embedding=None)),
            )
        ]
        wanted += [
            (
                "rows",
                {"sel": sel, "tree": "taxonomy"},
                lambda sel=sel: rows(c, "taxonomy", read(sel, one, tree="taxonomy", embedding=None)),
            )
        ]
    trust = Trust(engine, "clusters", 1)
    near = trust.near(11, 5) | {"average": round(trust.average(5), 1)}
    wanted += [("near", {"item": 11, "tree": "clusters", "level": 1, "k": 5}, lambda: near)]
    told = asked(shipped(engine, []), [{"path": path, "body": body} for path, body, _ in wanted], tmp_path)
    for (path, body, own), found in zip(wanted, told, strict=True):
        assert not differences(own(), found.get("answer")), (path, body)


@asks_node
def test_other_words_are_looked_up_and_that_is_said(engine: Engine, tmp_path: Path) -> None:
    asks = ["red bicycles", "bicycle -red", "qqq bicycle", "qqq"]
    bodies = [{"path": "answer", "body": {"text": text, "k": 60}} for text in asks]
    plain, less, part, none = asked(shipped(engine, []), bodies, tmp_path)
    items = engine.collection.items
    red = {i.id for i in items if "bicycle" in i.caption and i.attributes["colour"] == "red"}
    bicycles = {i.id for i in items if "bicycle" in i.caption}
    assert red and {r["id"] for r in plain["answer"]["results"]} == red
    assert {r["id"] for r in less["answer"]["results"]} == bicycles - red
    assert plain["answer"]["certainty"]["doubt"] == "part"
    assert "looked up in captions, folders and attributes" in plain["answer"]["warnings"][0]
    assert "left out: qqq" in part["answer"]["warnings"][0]
    assert "qqq" in none["refused"]


@pytest.mark.parametrize(
    ("file", "module", "names"),
    [
        ("drill_down", "index.drill_down", ["GROWTH"]),
        ("numbers", "index.drill_down", ["TIE"]),
        ("explain", "search.explain", ["FIRST", "DROP", "LEFT"]),
        ("certainty", "search.familiarity", ["LIMIT"]),
        ("certainty", "search.certainty", ["CLOSE", "SHOWN", "LONGEST"]),
        ("named", "search.named", ["LONGEST"]),
        ("question", "search.query", ["LEAST_EF", "MOST_TERMS", "LONGEST_TEXT"]),
        ("targets", "search.targets", ["NEAR"]),
        ("place", "maps.projection", ["SHIFTS"]),
        ("collection", "items.item", ["MOST_KINDS"]),
        ("facets", "ui.present.facets", ["EACH", "ALL", "MOST_VALUES"]),
        ("two_trees", "ui.present.two_trees", ["SAME", "SMALL", "WORST"]),
        ("selection", "ui.present.selection", ["SHOWN"]),
        ("titles", "ui.present.titles", ["LONGEST"]),
    ],
)
def test_both_count_with_the_same_numbers(file: str, module: str, names: list[str]) -> None:
    source = (STATIC / "files" / "engine" / f"{file}.js").read_text(encoding="utf-8")
    for name in names:
        found = re.search(rf"\b{name} = ([\d.e-]+)", source)
        assert found and float(found[1]) == getattr(import_module(f"hierdemo.{module}"), name), name
