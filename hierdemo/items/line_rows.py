"""The rows of JSON lines and CSV, read where they lie: one by its place in the file, or all in order.

Knows lines. Does not know what they hold. Of a table that was read eight bytes a row are kept: where it begins.
"""

import csv
import json
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.items.image import ImageError
from hierdemo.items.layouts.records import kind_of, records
from hierdemo.items.place import PlaceError
from hierdemo.items.table import mark_of

LOOKED_AT = 8  # rows that say which columns there are
SUFFIXES = {".jsonl", ".ndjson", ".csv", ".tsv"}


class Lines:
    """As picture_rows.py asks of a table. schema: texts, but for lists and tables of values, as the first rows say."""

    def __init__(self, path: Path) -> None:
        self._path, self._json = path, kind_of(path) == "json"
        self.first = list(islice(records(path), LOOKED_AT))
        with path.open(encoding="utf-8-sig", newline="") as lines:
            self._mark = mark_of(lines.readline())

    @property
    def schema(self) -> Any:
        import pyarrow

        names = dict.fromkeys(name for row in self.first for name in row)
        lists = {name for row in self.first for name, value in row.items() if _is_list(value)}
        return pyarrow.schema(
            [(n, pyarrow.list_(pyarrow.float64()) if n in lists else pyarrow.string()) for n in names if n]
        )

    @property
    def rows(self) -> int:
        return len(self._starts)

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        with self._path.open("rb") as file:
            return np.fromiter(self._json_starts(file) if self._json else self._csv_starts(file), np.int64)

    def _json_starts(self, file: Any) -> Iterator[int]:
        at = 0
        for line in file:
            if line.strip():
                yield at
            at += len(line)

    def _csv_starts(self, file: Any) -> Iterator[int]:
        at = 0

        def lines() -> Iterator[str]:
            nonlocal at
            for line in file:
                at += len(line)
                yield line.decode("utf-8", "replace")

        reader = csv.reader(lines(), delimiter=self._mark)
        next(reader, None)
        start = at
        for row in reader:
            if row:
                yield start
            start = at

    def value(self, row: int, leaf: str) -> Any:
        with self._path.open("rb") as file:
            if self._json:
                file.seek(int(self._starts[row]))
                return json.loads(file.readline()).get(leaf)
            names = next(csv.reader([file.readline().decode("utf-8-sig")], delimiter=self._mark))
            file.seek(int(self._starts[row]))
            cells = next(csv.reader((line.decode("utf-8", "replace") for line in file), delimiter=self._mark))
        return dict(zip(names, cells, strict=False)).get(leaf)

    def all(self, leaf: str) -> Iterator[Any]:
        return (record.get(leaf) for record in records(self._path, only=(leaf,)))

    def nulls(self, leaf: str) -> int:
        return -1  # nobody has counted them

    def columns(self, names: list[str]) -> Iterator[dict[str, Any]]:
        yield from records(self._path, only=names)

    def close(self) -> None: ...


def _is_list(value: Any) -> bool:
    return isinstance(value, list) or (isinstance(value, str) and value[:1] == "[" and value[-1:] == "]")


def opened(path: Path) -> Lines:
    """Raises PlaceError for what cannot be read."""
    try:
        return Lines(path)
    except ImageError as e:
        raise PlaceError(str(e)) from e
