"""A field added to a copy of the question's table shows up at every door, with its bounds, default and help."""

import argparse
from dataclasses import dataclass

import pytest

from hierdemo.commands.search import add_options, question
from hierdemo.search.query import FIELDS, Field, Query, asked, table
from hierdemo.ui.api.endpoints import asked_with
from hierdemo.ui.present.info import fields_here
from hierdemo.ui.routes.ask import asked_for
from tests.support.tiny import World


@dataclass(frozen=True)
class Wider(Query):
    width: int = asked("count", 3, "how wide the search looks", low=1, high=9, option="--width", link="w")


WIDER = table(Wider)


def test_the_table_is_the_queries_fields() -> None:
    assert [row.name for row in FIELDS] == list(Query.__dataclass_fields__)
    assert [row.name for row in WIDER] == [*Query.__dataclass_fields__, "width"]
    assert all(row.help and row.kind and not row.help.endswith(".") for row in FIELDS)
    assert Query(**{row.name: row.default for row in FIELDS}) == Query()


def test_the_command_line_takes_it(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_options(parser, WIDER)
    assert question(parser.parse_args(["cow", "--width", "5"]), WIDER)["width"] == 5
    assert Wider(**question(parser.parse_args([]), WIDER)) == Wider()
    parser.print_help()
    assert "how wide the search looks (default: 3)" in " ".join(capsys.readouterr().out.split())


def test_the_endpoints_take_it() -> None:
    @asked_with(WIDER)
    def search(**asked: object) -> dict[str, object]:
        """Searches."""
        return asked

    taken = search.__signature__.parameters["width"]  # type: ignore[attr-defined]
    assert (taken.default, taken.annotation) == (3, int)
    assert search()["width"] == 3 and search("cow", width=7)["width"] == 7
    assert "width: how wide the search looks" in str(search.__doc__)


def test_the_page_is_told_and_what_it_sends_is_read(world: World) -> None:
    told = {row["name"]: row for row in fields_here(world.collection, WIDER)}
    assert told["width"] == {
        "name": "width",
        "kind": "count",
        "default": 3,
        "low": 1,
        "high": 9,
        "choices": [],
        "link": "w",
    }  # from which core/link.js spells and reads the link: tests/js/link.test.js
    assert told["tree"]["choices"] == list(world.collection.views) and "image" not in told
    assert asked_for({"width": 5, "text": "cow"}, WIDER) == {"width": 5, "text": "cow"}
    with pytest.raises(ValueError, match="width has the wrong kind of value"):
        asked_for({"width": "five"}, WIDER)


@pytest.mark.parametrize(("value", "told"), [(0, "width must lie between 1 and 9, got 0."), (10, "got 10")])
def test_its_bounds_hold(value: int, told: str) -> None:
    row = next(row for row in WIDER if row.name == "width")
    row.check(9)
    with pytest.raises(ValueError, match=told):
        row.check(value)


def test_a_row_without_an_upper_bound() -> None:
    depth = next(row for row in FIELDS if row.name == "depth")
    depth.check(None)
    with pytest.raises(ValueError, match="depth must be at least 1, got 0"):
        depth.check(0)


def test_kinds_have_types() -> None:
    assert {row.name: row.type for row in FIELDS}["k"] is int
    assert Field("x", "name", None, "a name").type == str | None
