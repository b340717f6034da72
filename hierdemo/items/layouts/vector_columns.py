"""Vectors in a column of a table: whether one is there, how wide it is, and its numbers a block at a time.

Knows lists of numbers in Parquet, in JSON lines and as text in CSV. Does not know whose vectors they are. A block is a
row group's part or a few thousand lines: of a table of millions no more than that is held. Only pyarrow, inside
functions, and only for Parquet.
"""

import base64
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.items.image import ImageError
from hierdemo.items.layouts.layout import Vectors
from hierdemo.items.layouts.records import kind_of, records
from hierdemo.items.table import open_parquet

LARGEST = 1 << 20  # bytes of a vector
LINES = 4_096  # rows of a block
LEAST = 8  # numbers that a vector has; a list of fewer says something else (a place, a colour, a box)
OTHER = ("neighbors", "neighbours", "bbox", "box", "crop", "sizes", "shape")  # lists of numbers that are no embedding
PICTURE, TEXT = ("image", "img", "picture", "vision", "visual", "pixel"), ("text", "caption", "title", "sentence")


def chosen(widths: dict[str, int]) -> tuple[str, str]:
    """Of the columns of numbers: the pictures' vectors, and the texts' where there are both; "" for none.

    Names decide (image_embedding, text_embedding), then the widest.
    """
    able = {name: n for name, n in widths.items() if n >= LEAST and not any(word in name.lower() for word in OTHER)}
    texts = [name for name in able if _says(name, TEXT) and not _says(name, PICTURE)]
    pictures = [name for name in able if _says(name, PICTURE)] or [name for name in able if name not in texts]
    if not pictures:  # of a table of pictures the one column of vectors is theirs, whatever it is called
        pictures, texts = texts, []
    best = max(pictures, key=lambda name: able[name], default="")
    return best, next((name for name in texts if able[name] == able.get(best)), "")


def _says(name: str, words: Iterable[str]) -> bool:
    return any(word in name.lower() for word in words)


def numbers(value: Any) -> list[float] | None:
    """A list of numbers, also as CSV ("[0.1, 0.2]") and FiftyOne (a packed array) spell it; None for anything else."""
    if isinstance(value, dict) and "$binary" in value:
        return _unpacked(value["$binary"])
    if isinstance(value, str) and value[:1] == "[" and value[-1:] == "]":
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = value[1:-1].split()  # as numpy prints an array
            try:
                return [float(part) for part in value] or None
            except ValueError:
                return None
    if isinstance(value, list) and value and all(isinstance(v, (int, float)) and v is not True for v in value):
        return value
    return None


def blocks(part: Vectors) -> Iterator[NDArray[np.floating]]:
    """The vectors of a part of a layout that lie in a column; all blocks of one width and, of one file, of one type."""
    if kind_of(part.path) == "parquet":
        return of_parquet(part.path, part.column, part.width)
    rows = (record.get(part.column) for record in records(part.path, only=(part.column,)))
    return of_rows(rows, part.width, part.path.name)


def _unpacked(value: Any) -> list[float] | None:
    """An array as FiftyOne keeps one: .npy, compressed, in letters."""
    try:
        letters = value["base64"] if isinstance(value, dict) else value
        data = zlib.decompressobj().decompress(base64.b64decode(letters), LARGEST)
        array = np.load(io.BytesIO(data), allow_pickle=False)
    except (ValueError, TypeError, KeyError, EOFError, OSError, zlib.error):
        return None
    return array.tolist() if array.ndim == 1 and array.dtype.kind in "fiu" else None


def of_rows(rows: Iterable[Any], width: int, where: str) -> Iterator[NDArray[np.float32]]:
    """(n, width) blocks of the values of a column, NaN where there is none. where: names the column in a sentence.
    Raises ImageError for a row of another width.
    """
    at, rest = 0, iter(rows)
    while part := list(islice(rest, LINES)):
        block = np.full((len(part), width), np.nan, np.float32)
        for i, value in enumerate(part):
            found = numbers(value)
            if found is not None and len(found) != width:
                raise ImageError(_other_width(where, at + i, len(found), width))
            if found is not None:
                block[i] = found
        at += len(part)
        yield block


def of_parquet(path: Path, column: str, width: int) -> Iterator[NDArray[np.floating]]:
    """As `of_rows`, of one type."""
    at = 0
    with open_parquet(path) as file:
        kind = _dtype_of(file.schema_arrow.field(column).type)
        for batch in file.iter_batches(LINES, columns=[column]):
            block, (row, n) = _block(batch.column(0), kind, width)
            if n != width:
                raise ImageError(_other_width(path.name, at + row, n, width))
            yield block
            at += batch.num_rows


def _block(cells: Any, kind: type[np.floating], width: int) -> tuple[NDArray[np.floating], tuple[int, int]]:
    """(n, width) of a part of a column; and a row with its width, of one that has another, where there is one."""
    from pyarrow import compute

    there = cells.is_valid().to_numpy(zero_copy_only=False)
    lengths = compute.list_value_length(cells).drop_null().to_numpy(zero_copy_only=False)
    block = np.full((len(cells), width), np.nan, kind)
    if (bad := np.flatnonzero(lengths != width)).size:
        return block, (int(np.flatnonzero(there)[bad[0]]), int(lengths[bad[0]]))
    block[there] = cells.drop_null().flatten().to_numpy(zero_copy_only=False).reshape(-1, width)
    return block, (0, width)


def _other_width(where: str, row: int, found: int, width: int) -> str:
    return (
        f"{where}: row {row + 1} has a vector of {found:,} numbers, the first of {width:,}: give all rows vectors of "
        "one model."
    )


def _dtype_of(kind: Any) -> type[np.floating]:
    """As precise as the column is, and no more."""
    named: dict[str, type[np.floating]] = {"halffloat": np.float16, "double": np.float64}
    return named.get(str(kind.value_type), np.float32)


def parquet_columns(path: Path) -> tuple[list[str], dict[str, int]]:
    """The columns of a table in Parquet, and of those that hold lists of numbers, how many. Raises ImageError."""
    with open_parquet(path) as file:
        schema = file.schema_arrow
        return schema.names, {one.name: _width(file, one.name) for one in schema if _of_numbers(one.type)}


def _of_numbers(kind: Any) -> bool:
    from pyarrow import types

    lists = (types.is_list, types.is_large_list, types.is_fixed_size_list)
    is_list = any(is_one(kind) for is_one in lists)
    return is_list and (types.is_floating(kind.value_type) or types.is_integer(kind.value_type))


def _width(file: Any, column: str) -> int:
    """How many numbers the first vector of a column has; 0 where the first rows have none."""
    from pyarrow import types

    kind = file.schema_arrow.field(column).type
    if types.is_fixed_size_list(kind):
        return kind.list_size
    for batch in file.iter_batches(64, columns=[column]):
        return next((len(cell) for cell in batch.column(0) if cell.is_valid and len(cell)), 0)
    return 0
