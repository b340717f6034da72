"""What is a number, what a date, which attributes are; and ranges of them."""

import numpy as np
import pytest

from hierdemo.items.item import Item
from hierdemo.items.quantity import Quantity, as_date, date, number, quantities, quantity, within


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,250.50", 1250.5), ("-3", -3), ("\u22125", -5), (".5", 0.5), (" 12 ", 12), ("2e6", 2e6), ("0", 0)],
)
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1,2", "007", "nan", "inf", "1e99999", "12 kg", "1..2", "\u00b2", "1\n2"]
)
def test_no_numbers(text: str) -> None:
    assert number(text) is None


def test_dates_as_iso_and_as_cameras_write_them() -> None:
    noon = date("2024-06-01 12:30:00")
    assert noon is not None and as_date(noon) == "2024-06-01 12:30:00"
    for same in ("2024:06:01 12:30:00", "2024-06-01T12:30", "2024/06/01 12:30:00.25", "2024-06-01T12:30:00+02:00"):
        assert date(same) == noon, "the clock that is written, in whatever zone"
    for none in ("", "0000:00:00 00:00:00", "2024-06-31", "2024:06", "2024", "June 2024", "2024-13-01", "2024-06/01"):
        assert date(none) is None


def test_an_attribute_is_of_a_type_where_nearly_all_its_values_are() -> None:
    values = [str(i) for i in range(40)]
    assert quantity("n", values) is not None
    found = quantity("n", [*values[:-2], "unknown", "n/a", None])
    assert found is not None and found.known == 38 and np.isnan(found.values[-3:]).all()
    assert quantity("n", [*values[:-3], "a", "b", "c"]) is None
    assert quantity("n", ["0", "1"] * 20) is None, "two numbers are two kinds"
    assert quantity("n", []) is None and quantity("n", [None, ""]) is None
    items = [
        Item(i, f"{i}.png", "", {"price": f"{i}.5", "on": f"2024-01-{i + 1:02}", "kind": "ab"[i % 2]}, ())
        for i in range(9)
    ]
    assert {name: q.kind for name, q in quantities(items).items()} == {"price": "number", "on": "date"}


def test_ranges_hold_both_ends_and_the_whole_of_a_unit() -> None:
    q = quantity("n", ["1", "2", "3.5", "-4", None])
    assert q is not None

    def has(q: Quantity, text: str) -> list[int] | None:
        found = within(q, text)
        return None if found is None else np.flatnonzero(found).tolist()

    assert (has(q, "1..2"), has(q, "2.."), has(q, "..1"), has(q, "3.5"), has(q, "-4..-1")) == (
        [0, 1],
        [1, 2],
        [0, 3],
        [2],
        [3],
    )
    assert has(q, "2..1") == [] and has(q, "..") is None and has(q, "a..2") is None and has(q, "1..2..3") is None
    when = quantity("t", ["2024-05-31 23:59:59", "2024-06-01", "2024:08:31 22:00:00", "2025-01-01", None])
    assert when is not None
    assert has(when, "2024-06-01..2024-08-31") == [1, 2] == has(when, "2024-06..2024-08")
    assert (has(when, "2024"), has(when, "..2024-05"), has(when, "2024-08-31")) == ([0, 1, 2], [0], [2])
    assert has(when, "2024-06-31..") is None
