"""A table that is given in the place of a folder: the pictures are those that it names, open_clip's csv among them.

Knows how a table's words for files lead to them: whole paths, from the table's folder on, from the current folder on.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.skipped import readable
from hierdemo.items.table import KINDS, Row, read_table
from hierdemo.items.walk import unusable


def recognise(path: Path) -> Layout | None:
    """One file that is a table by its name. Raises ImageError where it cannot be read, or names no files."""
    if not path.is_file() or path.suffix.lower() not in KINDS:
        return None
    rows = read_table(path)
    files = [_found(path, row.file) for row in rows]
    images = _top(path, [file for file in files if file is not None])
    line = f"a table that names {len(rows):,} picture{'s' if len(rows) != 1 else ''}"
    return Layout(line, images, lambda said: _rows(images, rows, files, said))


def _found(table: Path, file: str) -> Path | None:
    """None for what is nowhere."""
    file = file.replace("\0", "\ufffd")
    for name in dict.fromkeys((file, file.replace("\\", "/"))):
        for start in (table.parent, Path()):
            path = Path(os.path.abspath(start / name))
            if name and os.path.lexists(path):
                return path
    return None


def _top(table: Path, files: Sequence[Path]) -> Path:
    """The table's folder where all pictures lie below it, else the folder that they share."""
    folder = Path(os.path.abspath(table.parent))
    if not files or all(file.is_relative_to(folder) for file in files):
        return folder
    return Path(os.path.commonpath([file.parent for file in files]))


def _rows(images: Path, rows: Sequence[Row], files: Sequence[Path | None], said: Said) -> Iterator[Row]:
    for row, path in zip(rows, files, strict=True):
        if path is None:
            shown = readable(row.file) or f"row {row.number}"
            said.skip(shown, "There is no such file." if row.file else "It names no file.")
            continue
        file = path.relative_to(images).as_posix()
        if why := unusable(str(path), path.suffix.lower()):
            said.skip(readable(file), why)
        else:
            yield Row(row.number, file, row.caption, row.taxonomy, row.attributes)
