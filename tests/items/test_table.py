"""Tables in every dress that they come in say the same; what cannot be read is said in one sentence."""

import datetime
import json
import sys
from pathlib import Path

import numpy as np
import pyarrow
import pytest
from pyarrow import parquet

from hierdemo.items.image import ImageError
from hierdemo.items.table import Row, plain, read_table

ROWS = [
    Row(
        1,
        "a/1.jpg",
        "A cat, on a \u201cmat\u201d",
        ("animals", "cats"),
        {"year": "2001", "weight": "4.5", "größe": "klein"},
    ),
    Row(2, "b 2.png", "", (), {"year": "1999"}),
    Row(3, "c.webp", "two\nlines", ("animals",), {"weight": "3"}),
]


def as_csv(mark: str) -> str:
    lines = [
        ["file", "caption", "taxonomy", "year", "weight", "größe"],
        ["a/1.jpg", '"A cat, on a \u201cmat\u201d"', "animals/cats", "2001", "4.5", " klein "],
        ["b 2.png", "", "", "1999", "", ""],
        ["c.webp", '"two\nlines"', "animals", "", "3", ""],
    ]
    return "\n".join(mark.join(line) for line in lines) + "\n"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_csv_in_any_dress(tmp_path: Path, mark: str, start: str, ends: str) -> None:
    text = as_csv(mark).replace('"two\nlines"', "TWO").replace("\n", ends).replace("TWO", '"two\nlines"')
    (tmp_path / "t.csv").write_bytes((start + text).encode())
    assert read_table(tmp_path / "t.csv") == ROWS


def objects() -> list[dict[str, object]]:
    one = {"file": "a/1.jpg", "caption": ROWS[0].caption, "taxonomy": ["animals", "cats"], "year": 2001, "weight": 4.5}
    two = {"file": "b 2.png", "caption": None, "year": 1999.0}
    three = {"file": "c.webp", "caption": "two\nlines", "taxonomy": ["animals"], "weight": 3.0}
    return [one | {"größe": "klein"}, two, three]


def test_json_lines(tmp_path: Path) -> None:
    lines = [json.dumps(row, ensure_ascii=i % 2 == 0) for i, row in enumerate(objects())]
    (tmp_path / "t.jsonl").write_text("\ufeff" + "\n\n".join(lines), encoding="utf-8")
    assert read_table(tmp_path / "t.jsonl") == ROWS


def test_parquet(tmp_path: Path) -> None:
    table = pyarrow.Table.from_pylist(objects(), schema=pyarrow.schema([
        ("file", pyarrow.string()), ("caption", pyarrow.string()), ("taxonomy", pyarrow.list_(pyarrow.string())),
        ("year", pyarrow.float64()), ("weight", pyarrow.float32()), ("größe", pyarrow.string()),
    ]))  # fmt: skip
    parquet.write_table(table, tmp_path / "t.parquet")
    assert read_table(tmp_path / "t.parquet") == ROWS


def test_parquet_values_are_written_plainly(tmp_path: Path) -> None:
    values = {"image": "a.png", "f": 1.2, "d": datetime.date(2020, 1, 2), "raw": b"123", "id": 2**60 + 1, "yes": True}
    types = [pyarrow.string(), pyarrow.float32(), pyarrow.date32(), pyarrow.binary(), pyarrow.int64(), pyarrow.bool_()]
    schema = pyarrow.schema(list(zip(values, types, strict=True)))
    parquet.write_table(pyarrow.Table.from_pylist([values], schema=schema), tmp_path / "t.parquet")
    (row,) = read_table(tmp_path / "t.parquet")
    assert row.attributes == {"f": "1.2", "d": "2020-01-02", "id": str(2**60 + 1), "yes": "yes"}


def test_without_pyarrow_parquet_is_refused_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "t.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImageError, match="pip install pyarrow, or save the table as CSV"):
        read_table(tmp_path / "t.parquet")


@pytest.mark.parametrize(
    ("header", "file", "others"),
    [
        ("FILE,Caption,Text", "1", {"Text": "3"}),
        ("path,file,x", "2", {"path": "1", "x": "3"}),
        ("text, Image ,taxonomy", "2", {}),
        ("filename,,category", "1", {}),
        ("a,b,file_name", "3", {"a": "1", "b": "2"}),
        ("filepath,title,n", "1", {"n": "3"}),
    ],
)
def test_which_columns_mean_what(tmp_path: Path, header: str, file: str, others: dict[str, str]) -> None:
    (tmp_path / "t.csv").write_text(f"{header}\n1,2,3\n")
    (row,) = read_table(tmp_path / "t.csv")
    assert (row.file, row.attributes) == (file, others)


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (-0.5, "-0.5"), (1e300, "1e+300"), (float("nan"), ""), (None, ""), (b"x", ""), (True, "yes"), (7, "7"),
     (["a", 1, None], "a, 1"), ({"a": 1}, '{"a": 1}'), ({"bytes": b"x", "path": "a.png"}, "a.png"),
     ("  x ", "x"), ("half \ud800", "half ?"), (float("inf"), "inf")],
)  # fmt: skip
def test_values_are_written_plainly(value: object, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("t.csv", b"name,caption\na,b\n", "call a column file, path, image, filename or file_name.*name, caption"),
        ("t.csv", b"", "its columns are none"),
        ("t.csv", "file\ncafé.png".encode("latin-1"), "save it as CSV in UTF-8"),
        ("t.xlsx", b"PK", "not a table by its name"),
        ("t.jsonl", b'{"file": "a.png"}\n{"file": ', "Line 2 of .* is not JSON"),
        ("t.jsonl", b'["a.png"]', "Line 1 of .* is not an object"),
        ("t.jsonl", b"\xff\xfe", "UTF-8"),
        ("t.jsonl", b"[" * 100_000, "Line 1 of .* is not JSON"),
        ("t.parquet", b"PAR1 not at all", "cannot be read as Parquet"),
    ],
)
def test_a_table_that_cannot_be_read_is_said(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ImageError, match=why) as e:
        read_table(tmp_path / name)
    assert "\n" not in str(e.value)


def test_no_table_at_all(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="There is no table .*gone.csv"):
        read_table(tmp_path / "gone.csv")


def test_a_cell_may_be_long_and_a_file_utf_16(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(f'file\tcaption\tmask\na.png\tBälle\t"{"x" * 140_000}"\n'.encode("utf-16"))
    (row,) = read_table(tmp_path / "t.csv")
    assert (row.file, row.caption, len(row.attributes["mask"])) == ("a.png", "Bälle", 140_000)


def test_parquet_values_that_python_has_none_for_are_left_out_alone(tmp_path: Path) -> None:
    """A date before the year 1, a time after 9999, text that is no UTF-8; two columns of one name are told apart."""
    n = 3
    pieces = [None, pyarrow.py_buffer(np.arange(n + 1, dtype=np.int32).tobytes()), pyarrow.py_buffer(b"a\xffb")]
    columns = {
        "file": pyarrow.array(["a.png", "b.png", "c.png"]),
        "made": pyarrow.array([-902_000, 0, None], pyarrow.date32()),
        "late": pyarrow.array([884_541_340_800, 0, 0], pyarrow.timestamp("s")),
        "note": pyarrow.Array.from_buffers(pyarrow.string(), n, pieces),
        "c": pyarrow.array(["x"] * n),
    }
    table = pyarrow.Table.from_arrays([*columns.values(), pyarrow.array(["y"] * n)], names=[*columns, "c"])
    parquet.write_table(table, tmp_path / "t.parquet")
    first, second, third = (row.attributes for row in read_table(tmp_path / "t.parquet"))
    assert first == {"note": "a", "c": "x", "c 2": "y"}
    assert second == {"made": "1970-01-01", "late": "1970-01-01 00:00:00", "c": "x", "c 2": "y"}
    assert third == {"late": "1970-01-01 00:00:00", "note": "b", "c": "x", "c 2": "y"}
