"""A table that names pictures and says what is known of them: CSV, JSON lines or Parquet.

Knows columns and values, and how they are written plainly. Does not know which files there are. Only pyarrow, inside
a function, and only for Parquet.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hierdemo.items.image import ImageError

FILE = ("file", "path", "image", "filename", "file_name", "filepath", "file_path")
CAPTION, TAXONOMY = ("caption", "text", "title"), ("taxonomy", "category")
KINDS = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".jsonl": "json", ".ndjson": "json",
    ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
csv.field_size_limit(2**31 - 1)  # a mask or a text in a cell may be long
STEP = re.compile(r"\s*[/>]\s*")  # between the words of a taxonomy path


@dataclass(frozen=True)
class Row:
    """One row. number: as a person counts them, the header not among them; taxonomy: coarse to fine, () without one."""

    number: int
    file: str
    caption: str
    taxonomy: tuple[str, ...]
    attributes: dict[str, str]


def read_table(path: Path) -> list[Row]:
    """The rows of a table, in its order.

    The file is in a column file, path, image, filename or file_name (the first of these that there is), what a
    picture shows in caption or text, its place in a taxonomy, coarse to fine with / or > between, in taxonomy or
    category; any case. Every other column is an attribute; empty values are left out.
    Raises ImageError for a table that is missing, of another kind, or cannot be read.
    """
    if not path.is_file():
        raise ImageError(f"There is no table {path}: check the path.")
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise ImageError(f"{path} is not a table by its name: use CSV (.csv, .tsv), JSON lines (.jsonl) or .parquet.")
    columns, rows = {"csv": _csv, "json": _json, "parquet": _parquet}[kind](path)
    known = Columns.of(columns)
    if known.file is None:
        told = ", ".join(columns[:12]) or "none"
        raise ImageError(
            f"{path} does not say which files it is about: call a column file, path, image, filename or file_name; "
            f"its columns are {told}."
        )
    return [known.row(n, row) for n, row in enumerate(rows, 1)]


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are, by name: None for what it does not have; others are (column, attribute)."""

    file: str | None
    caption: str | None
    taxonomy: str | None
    others: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, names: Sequence[str], file: str | None = None) -> "Columns":
        """file: the column that names the pictures, whatever it is called."""
        own = {c.strip().lower(): c for c in reversed(names)}
        named, caption, taxonomy = (next((own[n] for n in ns if n in own), None) for ns in (FILE, CAPTION, TAXONOMY))
        told = (file or named, caption, taxonomy)
        return cls(*told, tuple((c, c.strip()) for c in names if c not in told and c.strip()))

    def row(self, number: int, record: Mapping[str, Any]) -> Row:
        return Row(
            number,
            plain(record.get(self.file)) if self.file else "",
            plain(record.get(self.caption)) if self.caption else "",
            _path(record.get(self.taxonomy)) if self.taxonomy else (),
            {name: value for column, name in self.others if (value := plain(record.get(column)))},
        )


def plain(value: Any) -> str:
    """A value as a person would write it: 3.0 is 3, a list its parts with commas, a missing one or bytes are ""."""
    if value is None or value != value or isinstance(value, bytes):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dict) and isinstance(value.get("path"), str):  # as data sets in Parquet hold pictures
        return plain(value["path"])
    if isinstance(value, (list, tuple)):
        return ", ".join(text for v in value if (text := plain(v)))
    text = json.dumps(value, ensure_ascii=False, default=lambda _: None) if isinstance(value, dict) else str(value)
    return text.encode("utf-8", "replace").decode().strip()  # JSON may hold half a character


def _path(value: Any) -> tuple[str, ...]:
    parts = [plain(v) for v in value] if isinstance(value, list) else STEP.split(plain(value))
    return tuple(part for part in parts if part)


def _csv(path: Path) -> tuple[list[str], Iterable[Mapping[str, Any]]]:
    try:
        text = _text(path.read_bytes())
        mark = mark_of(io.StringIO(text, newline="").readline())
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
        return list(reader.fieldnames or []), list(reader)
    except UnicodeDecodeError as e:
        raise ImageError(_not_utf8(path, e, "CSV")) from e
    except csv.Error as e:
        raise ImageError(f"{path} cannot be read as a table ({e}): save it as CSV in UTF-8.") from e


def mark_of(header: str) -> str:
    """Whichever of comma, semicolon and tab makes a column of files, else the most columns, of a header."""
    headers = {mark: next(csv.reader([header], delimiter=mark), []) for mark in ",;\t"}
    return max(headers, key=lambda m: (any(c.strip().lower() in FILE for c in headers[m]), len(headers[m])))


def _text(data: bytes) -> str:
    """UTF-8, or UTF-16 where its first bytes say so, as spreadsheets write it."""
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


def _json(path: Path) -> tuple[list[str], Iterable[Mapping[str, Any]]]:
    try:
        rows = list(objects(path, path.read_bytes().decode("utf-8-sig").split("\n")))
    except UnicodeDecodeError as e:
        raise ImageError(_not_utf8(path, e, "JSON lines")) from e
    return list(dict.fromkeys(name for row in rows for name in row)), rows


def objects(path: Path, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What the lines of a file of JSON lines hold, empty ones left out. Raises ImageError for what is no object."""
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as e:
            raise ImageError(f"Line {n} of {path} is not JSON ({e}): a line holds one object.") from e
        if not isinstance(row, dict):
            raise ImageError(f'Line {n} of {path} is not an object: write {{"file": "a.jpg", "caption": "..."}}.')
        yield row


def _parquet(path: Path) -> tuple[list[str], Iterable[Mapping[str, Any]]]:
    with open_parquet(path) as file:
        table = file.read()
        names, columns = _told_apart(table.column_names), [values(column) for column in table.columns]
        return names, [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


@contextmanager
def open_parquet(path: Path) -> Iterator[Any]:
    """A pyarrow.parquet.ParquetFile, or an ArrowFile by its name; whatever goes wrong with it, to the end of the block,
    raises ImageError.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as e:
        raise ImageError(
            f"Reading {path} takes pyarrow, which is not installed: pip install pyarrow, or save the table as CSV."
        ) from e
    try:
        with ArrowFile(path) if path.suffix.lower() == ".arrow" else parquet.ParquetFile(path) as file:
            yield file
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as e:
        kind = "Arrow" if path.suffix.lower() == ".arrow" else "Parquet"
        raise ImageError(f"{path} cannot be read as {kind} ({e}): save it again, or as CSV.") from e


class ArrowFile:
    """A table in Arrow, a stream as `datasets` writes it or a file, as far as a ParquetFile is asked; mapped, so that
    only what is asked for is read. Without row groups.
    """

    def __init__(self, path: Path) -> None:
        import pyarrow

        self._map = pyarrow.memory_map(str(path))
        self.table = arrow_table(self._map)
        self.schema_arrow = self.table.schema
        self.metadata = SimpleNamespace(num_rows=self.table.num_rows, num_row_groups=0)

    def __enter__(self) -> "ArrowFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._map.close()

    def iter_batches(self, size: int, *, columns: list[str]) -> Iterator[Any]:
        yield from self.table.select(columns).to_batches(size)


def arrow_table(mapped: Any) -> Any:
    """The pyarrow.Table of a mapped file. Raises pyarrow.ArrowException."""
    import pyarrow
    from pyarrow import ipc

    try:
        table = ipc.open_stream(mapped).read_all()
    except pyarrow.ArrowInvalid:
        table = ipc.open_file(mapped).read_all()
    table.validate(full=True)  # where a damaged file leads is not looked at by pyarrow itself
    return table


def _told_apart(names: Sequence[str]) -> list[str]:
    """Of columns of one name, the later ones with a number."""
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return out


def values(column: Any) -> list[Any]:
    """A column of Arrow as Python has it; None where Python has none: a year before 1 or after 9999, text that is no
    UTF-8. A float of 16 or 32 bits is a text: 1.2 is 1.2, not 1.2000000476837158.
    """
    import pyarrow

    if column.type in (pyarrow.float16(), pyarrow.float32()):
        column = column.cast(pyarrow.string())
    try:
        return column.to_pylist()
    except (ValueError, OverflowError):  # UnicodeDecodeError is the first
        return [_value(cell) for cell in column]


def _value(cell: Any) -> Any:
    try:
        return cell.as_py()
    except (ValueError, OverflowError):
        return None


def _not_utf8(path: Path, e: UnicodeDecodeError, kind: str) -> str:
    line = e.object.count(b"\n", 0, e.start) + 1
    return f"{path} cannot be read as a table (line {line} is not UTF-8): save it as {kind} in UTF-8."
