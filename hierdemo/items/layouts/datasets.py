"""Data sets with a column of pictures: Hugging Face's Parquet, `datasets` saved to disk, img2dataset's Parquet.

Knows which files such a data set has, and what its columns say of a picture. Pictures are read where they lie; one
whose bytes are null is a file beside its table. A row's file is `TABLE/ROW/NAME`, rows from 0, NAME of its path.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hierdemo.items import picture_rows
from hierdemo.items.features import SUFFIXES, Features
from hierdemo.items.image import ImageError
from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.layouts.samples import DROPPED
from hierdemo.items.layouts.splits import told_apart
from hierdemo.items.matching import METADATA
from hierdemo.items.table import CAPTION, TAXONOMY, Row, plain
from hierdemo.items.walk import hidden, unusable, walk

DEEP = 3  # folders below the given one in which tables are looked for: CONFIG/SPLIT/0000.parquet
LOOKED_AT = 8  # tables of a folder of which one must hold pictures
COARSE = ("coarse", "super")  # how a column of coarser classes is called, beside a finer one
KINDS = {".arrow": "Arrow", ".jsonl": "JSON lines", ".ndjson": "JSON lines", ".csv": "CSV", ".tsv": "CSV"}
NOT_TAKEN = "Not taken, since they hold no plain values"
CAPTIONS = (*CAPTION, "captions", "prompt")


def recognise(path: Path) -> Layout | None:
    """A table with a column of pictures, or a folder of such tables. Raises ImageError where it cannot be read."""
    held, found, rows, first = tables(path), list[Path](), 0, None
    whole = True
    for n, table in enumerate(held):
        if n == LOOKED_AT and first is None:
            return None
        try:
            seen = picture_rows.look(table)
        except OSError as e:
            if path.is_file() or (len(held) == 1 and next(walk(path, []), None) is None):
                raise ImageError(str(e)) from e
            found.append(table)  # it is left out, and said to be, when it is read
            continue
        if seen.features is not None:
            first, rows, whole = first or seen.features, rows + seen.rows, whole and seen.whole
            found.append(table)
    if first is None:
        return None
    images = path if whole else _top(path, found)
    return Layout(_line(path, len(found), rows, first), images, lambda said: _rows(images, found, said))


def tables(path: Path) -> list[Path]:
    """In order of their paths, or as state.json has them; without what `datasets` keeps for itself."""
    if path.is_file():
        return [path] if path.suffix.lower() in SUFFIXES else []
    found = []
    for root, folders, files in os.walk(path):
        deep = len(Path(root).relative_to(path).parts)
        folders[:] = sorted(n for n in folders if not hidden(n)) if deep < DEEP else []
        files = [n for n in sorted(files) if os.path.splitext(n)[1].lower() in SUFFIXES]
        files = [n for n in files if n not in METADATA and not hidden(n) and not n.startswith("cache-")]
        found += [Path(root, name) for name in _as_saved(Path(root), files)]
    return found


def _top(path: Path, tables: Sequence[Path]) -> Path:
    """The folder that holds the tables and all files that they name by a whole path."""
    above = {Path(os.path.abspath(path if path.is_dir() else path.parent))}
    for table in tables:
        try:
            column = picture_rows.table(table).features.picture
            for row in picture_rows.table(table).columns([f"{column}.path"]):
                named = Path((row[column] or {}).get("path") or "")
                if named.is_absolute() and named.parent not in above and named.exists():
                    above.add(named.parent)
        except (OSError, ValueError, KeyError):  # said when its rows are read
            continue
    return Path(os.path.commonpath(above))


def _as_saved(folder: Path, files: list[str]) -> list[str]:
    """In the order that `datasets` says, where it saved them."""
    try:
        state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
        said = [str(one["filename"]) for one in state["_data_files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return files
    return [name for name in said if name in files] or files


def _line(path: Path, files: int, rows: int, first: Features) -> str:
    many = f"{files:,} file{'s' if files > 1 else ''}, {rows:,} rows"
    more = f" in the column {first.picture}" if first.more else ""
    if path.is_dir() and any(path.glob("**/dataset_info.json")):
        return f"a data set saved to disk: {many}{more}"
    return f"a data set in {KINDS.get(path.suffix.lower(), 'Parquet')}: {many}{more}"


def _rows(images: Path, tables: Sequence[Path], said: Said) -> Iterator[Row]:
    names = ["" if table == images else os.path.relpath(table, images).replace(os.sep, "/") for table in tables]
    parts, before = told_apart(names), 0
    more, left = dict[str, None](), dict[str, None]()
    for table, name in zip(tables, names, strict=True):
        try:
            reader = _Reader(images, table, name, parts[name], said)
            more, left = more | dict.fromkeys(reader.more), left | dict.fromkeys(reader.left)
            yield from (replace(row, number=before + row.number) for row in reader.rows())
            before += reader.n
        except OSError as e:
            said.skip(name or table.name, str(e))
    if more:
        said.notes.append(f"One picture a row is taken; further columns of pictures are not: {', '.join(more)}.")
    if left:
        said.notes.append(f"{NOT_TAKEN}: {', '.join(left)}.")


class _Reader:
    """The rows of one table. name: as the items' files begin, "" where the table is all there is."""

    def __init__(self, images: Path, table: Path, name: str, own: Mapping[str, str], said: Said) -> None:
        self._images, self._path, self._name, self._own, self._said = images, table, name, own, said
        self._table = picture_rows.table(table)
        features = self._features = self._table.features
        lower = {name.lower(): name for name in reversed(features.others)}
        self._caption = next((lower[n] for n in CAPTIONS if n in lower), None)
        self._taxonomy = next((lower[n] for n in TAXONOMY if n in lower and lower[n] not in features.classes), None)
        classes = [name for name in features.others if name in features.classes and name != self._caption]
        coarse = [name for name in classes if name.lower().startswith(COARSE)]
        self._classes = [*coarse, *[name for name in classes if name not in coarse][:1]]  # coarse to fine

        self.more, self.left, self.n = features.more, features.left, self._table.rows

    def rows(self) -> Iterator[Row]:
        features = self._features
        paths = [f"{features.picture}.path"] if features.has_path else []
        there = None if self._table.whole() else picture_rows.contents(self._path).sizes >= 0
        if not paths and not features.others:
            values: Iterator[dict[str, Any]] = ({} for _ in range(self._table.rows))
        else:
            values = self._table.columns([*paths, *features.others])
        for n, row in enumerate(values):
            path = plain((row.get(features.picture) or {}).get("path")) if paths else ""
            here = f"{self._name}/{n}" if self._name else str(n)
            if there is None or there[n]:
                tail = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
                file: str | None = f"{here}/{tail}" if tail else here
            else:
                file = self._beside(path, here, row)
            if file is not None:
                yield self._row(n, file, row)

    def _beside(self, path: str, here: str, row: Mapping[str, Any]) -> str | None:
        """A picture whose bytes are null: the file that its path names, from the table's folder or the top one on."""
        top = self._images
        if not path:
            failed = plain(row.get("error_message")) or plain(row.get("status"))
            why = f"It was not downloaded: {failed}." if failed and failed != "success" else "It holds no picture."
            self._said.skip(plain(row.get("url")) or here, why)
            return None
        for folder in (self._path.parent, top):
            file = Path(os.path.abspath(folder / path))
            if file.is_relative_to(top) and not unusable(str(file)):
                return file.relative_to(top).as_posix()
        self._said.skip(here, f"It holds no picture, and {path} is not there.")
        return None

    def _row(self, number: int, file: str, row: Mapping[str, Any]) -> Row:
        attributes, used = dict[str, str](), (self._caption, self._taxonomy or "", *self._classes)
        for name in self._features.others:
            value = self._named(name, row.get(name))
            if value and name not in used and name.lower() not in DROPPED:
                attributes[name] = value
        if self._taxonomy:
            path = tuple(part.strip() for part in plain(row.get(self._taxonomy)).split("/") if part.strip())
        else:
            named = (self._named(name, row.get(name)) for name in self._classes)
            path = tuple(value.replace("-", " ").replace("_", " ") for value in named if value)
        return Row(number + 1, file, self._said_of(row), path, {**self._own, **attributes})

    def _said_of(self, row: Mapping[str, Any]) -> str:
        """The caption; of several the first."""
        value = row.get(self._caption) if self._caption else None
        first = next((v for v in value if v), None) if isinstance(value, list) else value
        return plain(first)

    def _named(self, column: str, value: Any) -> str:
        """A value, or of a class's number its name."""
        names = self._features.classes.get(column)
        if names is None:
            return plain(value)
        return names[value] if isinstance(value, int) and 0 <= value < len(names) else ""
