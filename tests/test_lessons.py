"""The demo's lessons: each leads to a state that shows what its text says, and what it says to try next does that."""

from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import pytest

from assets.make.lessons import LESSONS
from hierdemo.collection.family import FILE, Family, read
from hierdemo.commands.shared import open_engine
from hierdemo.demo import DEMO
from hierdemo.search.engine import Engine
from hierdemo.search.query import FIELDS, Query
from hierdemo.ui.present import answer, info

Seen = dict[str, Any]
OTHER = {"level"}  # of the map, which is no field of a question


@cache
def family() -> Family:
    return read(DEMO.parent / FILE)


@cache
def engine(member: str) -> Engine:
    return open_engine(family().member(member).folder)


@cache
def fields() -> dict[str, dict[str, Any]]:
    return {row["link"]: row for row in info.fields_here(engine(family().default).collection) if row["link"]}


def seen(link: str, **other: Any) -> Seen:
    """The answer that the page shows at a link."""
    asked = {name: text for name, text in parse_qsl(link) if name not in OTHER}
    defaults = {row["name"]: row["default"] for row in fields().values()}
    ask = {name: defaults[name] for name in ("k", "beam")} | {fields()[name]["name"]: v for name, v in asked.items()}
    asked_of = engine(ask.pop("embedding", family().default))
    return answer.answer(asked_of, asked_of.answer(Query(**ask | other)))


def found(shown: Seen) -> int:
    return shown["flat_k"] - len(shown["flat"]["missed"])


def name(shown: Seen, node: int, member: str = "chosen") -> str:
    return engine(member).collection.views[shown["tree"]].labels[node].name


def lesson(id: str) -> str:
    return next(row.link for row in family().lessons if row.id == id)


def test_the_family_has_the_lessons_and_links_name_fields() -> None:
    assert [vars(row) for row in family().lessons] == LESSONS and 3 <= len(LESSONS) <= 4
    known = {row.link for row in FIELDS if row.link} | OTHER
    assert all({name for name, _ in parse_qsl(row.link)} <= known for row in family().lessons)


def test_red_lies_in_nearly_every_branch_and_most_of_it_is_missed() -> None:
    shown = seen(lesson("red"))
    assert found(shown) <= shown["flat_k"] / 3
    collection = engine("chosen").collection
    tree = collection.views["clusters"].tree
    red = {i for i, item in enumerate(collection.items) if item.attributes.get("colour") == "red"}
    with_red = [m for m in tree.children(0) if red & set(map(int, tree.items(int(m))))]
    assert len(with_red) >= len(tree.children(0)) - 2
    wider = seen(lesson("red"), beam=12)
    assert found(wider) > found(shown) and wider["cost"]["compared"] > shown["cost"]["compared"]
    car = seen("q=car", where={"colour": "red"})
    assert found(car) == car["flat_k"] and "car" in "".join(r["title"] for r in car["results"])


def test_without_the_hierarchy_groups_form_by_colour_too() -> None:
    def beside(shown: Seen, member: str) -> set[str]:
        return {name(shown, card["node"], member) for card in shown["steps"][-1]["cards"]}

    link = lesson("loss")
    shown = seen(link)
    assert {"white cars", "green cars", "yellow cars"} <= beside(shown, "none") and len(shown["steps"]) == 3
    same = seen("&".join(part for part in link.split("&") if not part.startswith("e=")))
    collection = engine("chosen").collection
    colours = {item.attributes.get("colour") for item in collection.items}
    assert not any(colours & set(n.split()) for n in beside(same, "chosen")) and "saloon car" in beside(same, "chosen")


def test_two_branches_nearly_tie() -> None:
    shown = seen(lesson("branch"))
    first = shown["steps"][0]
    rival = first["runner_up"]["node"]
    assert 0 < first["margin"] < 0.02, "nearly alike"
    assert next(card["state"] for card in first["cards"] if card["node"] == rival) == "kept"
    other = seen(lesson("branch"), forced=(rival,))
    assert name(other, other["steps"][0]["node"]) == name(shown, rival)
    below = engine("chosen").collection.views["clusters"].tree
    assert all(rival in below.ancestors(result["leaf"]) for result in other["results"])


def test_captions_that_do_not_say_it_and_pictures_that_show_it() -> None:
    shown = seen(lesson("captions"))
    assert all(result["title"] == "old town" for result in shown["results"])
    assert not any("street" in result["caption"] for result in shown["results"])
    pictures = seen(lesson("captions"), target="pictures")
    assert all("street" in result["caption"] for result in pictures["results"])


@pytest.mark.parametrize("row", LESSONS, ids=[row["id"] for row in LESSONS])
def test_texts_are_short(row: dict[str, str]) -> None:
    assert row["text"].count(". ") + row["next"].count(". ") <= 3 and len(row["text"]) <= 260
