"""Tables with a column of vectors and one that names pictures, by file or address: Embedding Atlas's, and anybody's.

Knows which columns those are, in one file or in the shards of a folder. Does not know where the pictures lie
(whereabouts.py) or how numbers are read (vector_columns.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from hierdemo.items import picture_rows
from hierdemo.items.address import host_of
from hierdemo.items.image import SUFFIXES, ImageError
from hierdemo.items.layouts import datasets, vector_columns
from hierdemo.items.layouts.layout import Layout, Said, Vectors
from hierdemo.items.layouts.records import count, ends, kind_of, records
from hierdemo.items.layouts.whereabouts import Whereabouts
from hierdemo.items.table import FILE, Columns, Row

ADDRESSES = ("url", "image_url", "img_url", "uri", "link", "src", "address")
LOOKED = 8  # rows by which a column of JSON lines or CSV is judged
DROPPED = ("projection_x", "projection_y", "neighbors", "__row_index__")  # a map that Embedding Atlas has drawn


def recognise(path: Path, pictures: Path | None = None) -> Layout | None:
    """A table, or a folder with tables of the same columns in it or in its `data`, one column of them of vectors."""
    if (layout := _of_pictures(path)) is not None:
        return layout
    tables = _tables(path)
    if not tables:
        return None
    try:
        names, widths, first = _columns(tables[0])
    except ImageError:
        if path.is_file():
            raise
        return None  # what else it is, beside pictures, is said when these are looked for
    vectors, texts = vector_columns.chosen(widths)
    file, address = _naming(names, first)
    if not (file or address) or not (vectors or _addressed(path, address or file, first)):
        return None
    column, lengths = file or address, [count(table) for table in tables]
    found = Whereabouts(path, pictures, _name_ends(tables, column, first))
    leave = {*widths, *DROPPED, *_numeric(first)} - {column}
    shards = f" in {len(tables):,} files" if len(tables) > 1 else ""
    return Layout(
        f"a table of {sum(lengths):,} rows{shards} with vectors in the column {vectors}"
        if vectors
        else f"a table of {sum(lengths):,} web addresses",
        found.images,
        lambda said: _rows(tables, leave, (column, address), found, said),
        _ranges(tables, lengths, vectors, widths) if vectors else (),
        _ranges(tables, lengths, texts, widths) if texts else (),
    )


def _addressed(path: Path, column: str, first: Sequence[dict[str, Any]]) -> bool:
    """Whether one file names pictures by their addresses alone: then their vectors may be given beside it."""
    values = [value for row in first if (value := row.get(column))]
    return path.is_file() and bool(values) and all(isinstance(value, str) and host_of(value) for value in values)


def _of_pictures(path: Path) -> Layout | None:
    """Tables that hold the pictures, too: their rows are those of datasets.py."""
    first = next((table for table in datasets.tables(path) if kind_of(table)), None)
    widths = _widths(first) if first else {}
    vectors, texts = vector_columns.chosen(widths)
    layout = datasets.recognise(path) if vectors else None
    if layout is None:
        return None
    held = [table for table in datasets.tables(path) if _has_pictures(table)]
    if not all(vectors in _widths(table) for table in held):
        return None
    lengths = [count(table) for table in held]
    return replace(
        layout,
        line=f"{layout.line}, with vectors in the column {vectors}",
        rows=lambda said: _all_taken(layout, said),
        vectors=_ranges(held, lengths, vectors, widths),
        texts=_ranges(held, lengths, texts, widths) if texts else (),
    )


def _has_pictures(table: Path) -> bool:
    try:
        return picture_rows.look(table).features is not None
    except OSError:  # it is left out, and said to be
        return False


def _widths(table: Path) -> dict[str, int]:
    try:
        return _columns(table)[1] if kind_of(table) else {}
    except ImageError:  # said where its pictures are looked for
        return {}


def _all_taken(layout: Layout, said: Said) -> Iterator[Row]:
    """The rows, without the note that lists of numbers are left away: these are the vectors."""
    own = Said()
    yield from layout.rows(own)
    said.skipped += own.skipped
    said.notes += [note for note in own.notes if not note.startswith(datasets.NOT_TAKEN)]


def _tables(path: Path) -> list[Path]:
    """One file, or those of a folder: all in Parquet, else a single one of another kind, else what `datasets` saved."""
    if path.is_file():
        return [path] if kind_of(path) else []
    for folder in (path, path / "data"):
        if not folder.is_dir():
            continue
        held = sorted(file for file in folder.iterdir() if file.is_file() and kind_of(file) and file.suffix != ".txt")
        if parquet := [file for file in held if kind_of(file) == "parquet"]:
            return parquet
        if len(held) == 1:
            return held
    return [table for table in datasets.tables(path) if table.suffix.lower() == ".arrow"]


def _columns(table: Path) -> tuple[list[str], dict[str, int], list[dict[str, Any]]]:
    """The columns' names, how wide those of vectors are, and the first rows, without these where that saves work."""
    if kind_of(table) == "parquet":
        names, widths = vector_columns.parquet_columns(table)
        return names, widths, list(islice(records(table, leave=widths), LOOKED))
    first = list(islice(records(table), LOOKED))
    names = list(dict.fromkeys(name for row in first for name in row))
    lists = {name: [numbers for row in first if (numbers := vector_columns.numbers(row.get(name)))] for name in names}
    return names, {name: len(found[0]) for name, found in lists.items() if found}, first


def _naming(names: Sequence[str], first: Sequence[dict[str, Any]]) -> tuple[str, str]:
    """The column that names files, and the one of addresses; "" for none. By name, then by what is in it."""
    own = {name.strip().lower(): name for name in reversed(names) if name}
    file = next((own[name] for name in FILE if name in own), "")
    address = next((own[name] for name in ADDRESSES if name in own), "")
    for name in names:
        values = [value for row in first if isinstance(value := row.get(name), str) and value]
        address = address or (name if values and all(map(host_of, values)) else "")
        file = file or (name if values and all(Path(v).suffix.lower() in SUFFIXES for v in values) else "")
    return file, address if address != file else ""


def _numeric(first: Sequence[dict[str, Any]]) -> set[str]:
    """Columns of lists of numbers that are too short for a vector: they say nothing to a person."""
    return {name for row in first for name, value in row.items() if vector_columns.numbers(value)}


def _name_ends(tables: Sequence[Path], column: str, first: Sequence[dict[str, Any]]) -> list[str]:
    if kind_of(tables[0]) == "parquet":
        return [name for table in tables for name in ends(table, column)]
    return [value for row in first if isinstance(value := row.get(column), str)]


def _ranges(tables: Sequence[Path], lengths: Sequence[int], column: str, widths: dict[str, int]) -> tuple[Vectors, ...]:
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    return tuple(
        Vectors(table, start, start + n, widths[column], column)
        for table, start, n in zip(tables, starts, lengths, strict=True)
    )


def _rows(
    tables: Sequence[Path], leave: set[str], columns: tuple[str, str], found: Whereabouts, said: Said
) -> Iterator[Row]:
    """Numbered from 1 through all tables, as the vectors are."""
    named, address = columns
    rows = (record for table in tables for record in records(table, leave=leave))
    for number, record in enumerate(rows, 1):
        row = Columns.of(list(record), named).row(number, record)
        file = found.file(row.file, row.attributes.pop(address.strip(), "") if address else "")
        if not file:
            said.skip(f"row {number}", "It names neither a file nor an address.")
        else:
            yield replace(row, file=file)
