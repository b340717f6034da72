"""The rows of a table as they lie, one after the other: Parquet by row groups, JSON lines and CSV line by line.

Knows files. Does not know what columns mean (table.py). Of a table of millions a few thousand rows are held.
"""

import csv
import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from hierdemo.items.features import holds_bytes
from hierdemo.items.image import ImageError
from hierdemo.items.table import KINDS, mark_of, objects, open_parquet, values

SAMPLES, EACH = "samples.json", "samples"  # all in one file, or a folder with a file each
BEGINS, BETWEEN = re.compile(r'\s*\{\s*"samples"\s*:\s*\['), re.compile(r"[\s,]*")
CHUNK = 1 << 20  # characters
ROWS = 4_096  # of a row group that are turned into Python's values at a time
SPOILT = "{path} cannot be read as {kind} ({e}): save it again."


def kind_of(path: Path) -> str:
    """csv, json or parquet, which Arrow is read as, by a file's name, or samples of FiftyOne's; "" for no table."""
    if path.name in (SAMPLES, EACH):
        return "samples"
    return "parquet" if path.suffix.lower() == ".arrow" else KINDS.get(path.suffix.lower(), "")


def records(path: Path, *, leave: Collection[str] = (), only: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """Each row by its columns, without those of `leave`; only: none but these. Raises ImageError."""
    kind = kind_of(path)
    try:
        if kind == "parquet":
            yield from _parquet(path, leave, only)
        else:
            rows = {"json": _json, "samples": _samples, "csv": _csv}[kind](path)
            yield from ({n: v for n, v in row.items() if n not in leave and (not only or n in only)} for row in rows)
    except UnicodeDecodeError as e:
        raise ImageError(f"{path} is not UTF-8: save it as {kind.upper()} in UTF-8.") from e
    except (csv.Error, OSError) as e:
        raise ImageError(SPOILT.format(path=path, kind=kind.upper(), e=e)) from e


def _parquet(path: Path, leave: Collection[str], only: Collection[str]) -> Iterator[dict[str, Any]]:
    with open_parquet(path) as file:
        columns = [column for column in file.schema_arrow if not holds_bytes(column.type)]
        names = [c.name for c in columns if c.name not in leave and (not only or c.name in only)]
        for batch in file.iter_batches(ROWS, columns=names):
            for row in zip(*(values(column) for column in batch.columns), strict=True):
                yield dict(zip(batch.schema.names, row, strict=True))


def _json(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig") as lines:
        yield from objects(path, lines)


def _samples(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of the list that {"samples": [...]} holds, one at a time; of a folder, that of each file."""
    if path.is_dir():
        for one in sorted(path.glob("*.json")):
            yield _sample(one)
        return
    decoder, at, buffer = json.JSONDecoder(), 0, ""
    with path.open(encoding="utf-8") as file:
        while True:
            more = file.read(CHUNK)
            buffer, at = buffer[at:] + more, 0
            if not at and (start := BEGINS.match(buffer)):
                at = start.end()
            while (at := BETWEEN.match(buffer, at).end()) < len(buffer) and buffer[at] == "{":  # type: ignore[union-attr]
                try:
                    row, at = decoder.raw_decode(buffer, at)
                except ValueError as e:
                    if not more:
                        raise ImageError(f"{path} is damaged or cut short ({e}): export it again.") from e
                    break
                yield row
            if not more:
                return


def _sample(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as e:
        raise ImageError(f"{file} is damaged or cut short ({e}): export it again.") from e
    if not isinstance(found, dict):
        raise ImageError(f"{file} holds no sample: export it again.")
    return found


def _csv(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        mark = mark_of(lines.readline())
        lines.seek(0)
        yield from csv.DictReader(lines, delimiter=mark)


def count(path: Path) -> int:
    """How many rows a table has: one in Parquet says it itself. Raises ImageError."""
    if kind_of(path) != "parquet":
        return sum(1 for _ in records(path))
    with open_parquet(path) as file:
        return file.metadata.num_rows


def ends(path: Path, column: str) -> list[str]:
    """Texts of a column of a table in Parquet that say how far they reach: the first and, where its footer tells them,
    the least and the greatest of each row group.
    """
    with open_parquet(path) as file:
        if column not in file.schema_arrow.names:
            return []
        first = next((b.column(0)[0].as_py() for b in file.iter_batches(1, columns=[column])), None)
        groups = (file.metadata.row_group(i) for i in range(file.metadata.num_row_groups))
        told = [one.statistics for group in groups for one in _columns(group) if one.path_in_schema == column]
        reach = [end for stats in told if stats and stats.has_min_max for end in (stats.min, stats.max)]
        return [text for text in (first, *reach) if isinstance(text, str) and text]


def _columns(group: Any) -> Iterator[Any]:
    return (group.column(i) for i in range(group.num_columns))
