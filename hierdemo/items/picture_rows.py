"""The bytes of the pictures in a column of a table, read where they lie: Parquet by its pages, Arrow by its map.

Knows how such files are read a little at a time. Does not know what the bytes hold. Only pyarrow, inside functions.
Parquet cannot give one row alone: a few batches around the last one asked for are held, so that what is asked for in
order, or nearly so, is read once. Sizes and digests of all rows come from one pass, 24 bytes a row, kept for the tables
used last.
"""

import hashlib
import threading
from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.items import letters, line_rows
from hierdemo.items.features import Features, features, need_pyarrow
from hierdemo.items.place import DIGEST, PlaceError
from hierdemo.items.table import arrow_table, values

BATCH = 4 << 20  # bytes of a batch, about
HELD = 8  # batches that are held of a table: threads ask for rows nearly in order
ROWS = 1_024  # of a batch at most
OPEN = 4  # tables that are held open
MOST = 8_000_000  # rows whose sizes and digests are kept, of all tables together
TEXTS = ("string", "large_string")
NONE = -1  # the size of a picture that is null


@dataclass(frozen=True, eq=False)
class Contents:
    """sizes (N,): bytes, NONE of a null; digests (N, 16) uint8: of each row's picture."""

    sizes: NDArray[np.int64]
    digests: NDArray[np.uint8]


class Table:
    """A table of pictures, open. Safe for several threads. Raises PlaceError for what is none, or is damaged."""

    def __init__(self, path: Path) -> None:
        need_pyarrow(path)
        self.path, self._lock = path, threading.Lock()
        with _sentences(path):
            self._source = _opened(path)
            found = _features(self._source)
        if found is None:
            raise PlaceError(f"{path.name} has no column of pictures any more: build the collection again.")
        self.features: Features = found

    @property
    def rows(self) -> int:
        return self._source.rows

    def picture(self, row: int) -> bytes:
        """Raises PlaceError for a row that is not there, or whose picture is null."""
        if not 0 <= row < self.rows:
            raise PlaceError(f"{self.path.name} has no row {row}: build the collection again.")
        with self._lock, _sentences(self.path):
            found = self._source.value(row, self.features.leaf)
        if found is None:
            raise PlaceError(f"Row {row} of {self.path.name} holds no picture.")
        return letters.decoded(found)

    def whole(self) -> bool:
        """Whether every row holds a picture, as far as can be told without reading them."""
        return self._source.nulls(self.features.leaf) == 0

    def columns(self, names: list[str]) -> Iterator[dict[str, Any]]:
        """The rows, with their values in some columns."""
        with _sentences(self.path):
            yield from self._source.columns(names)

    def contents(self) -> Contents:
        """Of all rows, read once."""
        with _sentences(self.path):
            sizes, digests = np.full(self.rows, NONE, np.int64), np.zeros((self.rows, DIGEST), np.uint8)
            for row, value in enumerate(self._source.all(self.features.leaf)):
                if value:
                    value = letters.decoded(value)
                    sizes[row] = len(value)
                    digests[row] = np.frombuffer(hashlib.sha256(value).digest()[:DIGEST], np.uint8)
        return Contents(sizes, digests)


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """What pyarrow raises, as a PlaceError."""
    import pyarrow

    try:
        yield
    except (PlaceError, FileNotFoundError, PermissionError):
        raise
    except (pyarrow.ArrowException, OSError, ValueError) as e:  # names that are no UTF-8
        why = " ".join(str(e).split())[:200]
        raise PlaceError(f"{path.name} is damaged or cut short ({why}): save it again.") from e


def _opened(path: Path) -> Any:
    """A table by its kind: _Parquet, _Arrow or line_rows.Lines, which offer the same."""
    suffix = path.suffix.lower()
    if suffix in line_rows.SUFFIXES:
        return line_rows.opened(path)
    return _Arrow(path) if suffix == ".arrow" else _Parquet(path)


def _features(source: Any) -> Features | None:
    """By the schema, or by a column of texts of which the first are pictures in letters."""
    found = features(source.schema)
    if found is not None:
        return found
    named = (name for row in source.first for name, value in row.items() if letters.is_picture(value))
    written = next(named, "")
    return features(source.schema, written) if written else None


class _Parquet:
    @property
    def first(self) -> list[dict[str, Any]]:
        """The first row's texts."""
        texts = [one.name for one in self.schema if str(one.type) in TEXTS]
        batches = self._file.iter_batches(1, columns=texts, use_threads=False) if texts else iter(())
        return [row for batch in islice(batches, 1) for row in batch.to_pylist()]

    def __init__(self, path: Path) -> None:
        from pyarrow import parquet

        self._file = parquet.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False)
        self.schema, meta = self._file.schema_arrow, self._file.metadata
        self.rows = int(meta.num_rows)
        self._groups = np.cumsum([0] + [meta.row_group(g).num_rows for g in range(meta.num_row_groups)])
        self._held: deque[tuple[int, Any]] = deque(maxlen=HELD)  # (first row, column)
        self._next, self._batches, self._group = 0, iter(()), -1  # type: ignore[var-annotated]

    def value(self, row: int, leaf: str) -> bytes | None:
        for first, column in self._held:
            if first <= row < first + len(column):
                return column[row - first].as_py()
        group = int(np.searchsorted(self._groups, row, side="right")) - 1
        if group != self._group or row < self._next:
            self._group, self._next = group, int(self._groups[group])
            self._batches = self._read(group, leaf)
        for column in self._batches:
            first, self._next = self._next, self._next + len(column)
            if row < self._next:
                self._held.append((first, column))
                return column[row - first].as_py()
        raise PlaceError(f"Row {row} is missing: the table is cut short.")

    def _read(self, group: int, leaf: str) -> Iterator[Any]:
        """A group's column, in batches of a few megabytes."""
        meta = self._file.metadata.row_group(group)
        rows = max(1, min(ROWS, BATCH * meta.num_rows // max(1, meta.total_byte_size)))  # nearly all of it pictures
        for batch in self._file.iter_batches(rows, row_groups=[group], columns=[leaf], use_threads=False):
            yield _leaf(batch.column(0))

    def _leaves(self, group: int, leaf: str) -> list[int]:
        meta = self._file.metadata.row_group(group)
        return [c for c in range(meta.num_columns) if meta.column(c).path_in_schema == leaf]

    def all(self, leaf: str) -> Iterator[bytes | None]:
        for group in range(len(self._groups) - 1):
            for column in self._read(group, leaf):
                for cell in column:
                    yield cell.as_py()

    def nulls(self, leaf: str) -> int:
        """How many; -1 where the file does not say."""
        told = 0
        for group in range(len(self._groups) - 1):
            meta = self._file.metadata.row_group(group)
            stats = [meta.column(c).statistics for c in self._leaves(group, leaf)]
            if len(stats) != 1 or stats[0] is None or not stats[0].has_null_count:
                return -1
            told += stats[0].null_count
        return told

    def columns(self, names: list[str]) -> Iterator[dict[str, Any]]:
        for batch in self._file.iter_batches(ROWS, columns=names, use_threads=False):
            yield from _rows(batch)

    def close(self) -> None:
        self._file.close()


class _Arrow:
    """A stream, as `datasets` writes it, or a file; mapped, so that only what is asked for is read."""

    def __init__(self, path: Path) -> None:
        import pyarrow

        self._map = pyarrow.memory_map(str(path))
        self._table = arrow_table(self._map)
        self.schema, self.rows = self._table.schema, self._table.num_rows
        self.first = self._table.select([c.name for c in self.schema if str(c.type) in TEXTS]).slice(0, 1).to_pylist()

    def _column(self, leaf: str) -> Any:
        from pyarrow import compute

        name, _, field = leaf.partition(".")
        if name in self._table.column_names and field:
            return compute.struct_field(self._table.column(name), field)
        return self._table.column(leaf)

    def value(self, row: int, leaf: str) -> bytes | None:
        cell = self._column(leaf)[row]
        return cell.as_py()

    def all(self, leaf: str) -> Iterator[bytes | None]:
        for chunk in self._column(leaf).chunks:
            for cell in chunk:
                yield cell.as_py()

    def nulls(self, leaf: str) -> int:
        return int(self._column(leaf).null_count)

    def columns(self, names: list[str]) -> Iterator[dict[str, Any]]:
        plain = self._table.select([n for n in names if n in self._table.column_names])
        for name in names:
            if name not in self._table.column_names:
                whole, _, field = name.partition(".")
                plain = plain.append_column(whole, _as_struct(self._column(name), field))
        for batch in plain.to_batches(ROWS):
            yield from _rows(batch)

    def close(self) -> None:
        self._map.close()


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    names = batch.schema.names
    for row in zip(*(values(column) for column in batch.columns), strict=True):
        yield dict(zip(names, row, strict=True))


def _leaf(column: Any) -> Any:
    """A struct of one field is that field, null where the struct is."""
    from pyarrow import types

    return column.flatten()[0] if types.is_struct(column.type) else column


def _as_struct(column: Any, field: str) -> Any:
    import pyarrow

    return pyarrow.chunked_array([pyarrow.StructArray.from_arrays([chunk], [field]) for chunk in column.chunks])


# tables held open ----------------------------------------------------------------------------------

_open: OrderedDict[tuple[object, ...], Table] = OrderedDict()
_known: OrderedDict[tuple[object, ...], Contents] = OrderedDict()
_lock = threading.Lock()


def table(path: Path) -> Table:
    """A table as it is now, held open for a while. Raises OSError."""
    key = _key(path)
    with _lock:
        if key not in _open:
            _open[key] = Table(path)
            while len(_open) > OPEN:
                _open.popitem(last=False)  # closed when nobody reads from it any more
        _open.move_to_end(key)
        return _open[key]


def contents(path: Path) -> Contents:
    """Sizes and digests of a table's pictures, as it is now. Raises OSError."""
    key = _key(path)
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    made = table(path).contents()
    with _lock:
        _known[key] = made
        while len(_known) > 1 and sum(len(one.sizes) for one in _known.values()) > MOST:
            _known.popitem(last=False)
    return made


def _key(path: Path) -> tuple[object, ...]:
    found = path.stat()
    return str(path), found.st_size, found.st_mtime_ns


@dataclass(frozen=True)
class Look:
    """What a table is without its values. features: None where no column holds pictures. whole: as Table's."""

    features: Features | None
    rows: int
    whole: bool


def look(path: Path) -> Look:
    """Raises PlaceError where a table is damaged, or pyarrow is not installed."""
    need_pyarrow(path)
    with _sentences(path):
        source = _opened(path)
        found = _features(source)
        whole = found is not None and source.nulls(found.leaf) == 0
        rows = source.rows if found is not None else 0
        source.close()
    return Look(found, rows, whole)
