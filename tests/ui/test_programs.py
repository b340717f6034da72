"""What the page is told so that it can write a question down for programs."""

from pathlib import Path

from hierdemo.demo import DEMO
from hierdemo.search.query import FIELDS
from hierdemo.ui.present.programs import programs
from tests.search.test_fields import WIDER


def test_every_field_is_named_as_programs_name_it_a_new_one_too() -> None:
    told = {row["name"]: row for row in programs(DEMO)["fields"]}
    assert [(row.parameter, row.option) for row in FIELDS] == [(r["parameter"], r["option"]) for r in told.values()]
    assert told["forced"]["parameter"] == "force" and told["forced"]["default"] == []
    assert told["k"]["default"] == 10, "that of programs, not the page's"
    assert programs(DEMO, WIDER)["fields"][-1] == {
        "name": "width", "kind": "count", "default": 3, "parameter": "width", "option": "--width",
    }  # fmt: skip


def test_where_a_collection_lies_is_told_of_the_demo_s_only(tmp_path: Path) -> None:
    def where(folder: Path | None) -> tuple[str | None, bool]:
        told = programs(folder)
        return told["collection"], told["elsewhere"]

    assert where(DEMO) == ("", False)
    assert where(DEMO.parent / "collection-none") == ("assets/catalogue/collection-none", False)
    assert where(tmp_path / "my cats") == ("my cats", True)
    assert where(None) == (None, False)
