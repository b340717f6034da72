"""Which pictures a collection is made of: the files below a folder, or those that a table names, each once.

Knows files, what a table or the folders say of them, and why a file is left out. Does not know pixels: pictures are
opened later, and those that turn out to be damaged are left out then.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hierdemo.items.duplicates import Progress, same
from hierdemo.items.image import SUFFIXES, ImageError
from hierdemo.items.item import Item, Skipped
from hierdemo.items.layouts.known import recognise
from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.matching import Names, below, beside
from hierdemo.items.skipped import SAME, readable
from hierdemo.items.table import Row, read_table
from hierdemo.items.walk import unusable, walk


@dataclass(frozen=True)
class Found:
    """The pictures in order of their path, and the files left out in order of theirs. unnamed: how many pictures of
    the folder a table does not name. notes: what else there is to say, as sentences for a person. images: what the
    items' files are relative to. layout: how they were found to be laid out, None for a plain folder or a given table;
    numbers: then, as `look` finds them, of which row of it each item is, from 1.
    """

    items: list[Item]
    skipped: list[Skipped]
    images: Path
    unnamed: int = 0
    notes: tuple[str, ...] = ()
    layout: Layout | None = None
    numbers: NDArray[np.int64] | None = None


def read(
    images: Path,
    *,
    table: Path | None = None,
    taxonomy: str = "folders",
    pictures: Path | None = None,
    progress: Progress = lambda *_: None,
) -> Found:
    """The pictures below `images`, or those of them that a table names, each file once.

    As `look`; and of files that are the same byte by byte one stays (duplicates.py) and the others are left out.
    """
    found = look(images, table=table, taxonomy=taxonomy, pictures=pictures)
    progress("found", len(found.items), len(found.items))
    twice = same([item.file for item in found.items], found.images, progress)
    items = [item for item in found.items if item.file not in twice]
    skipped = found.skipped + [Skipped(file, f"{SAME}{first}.") for file, first in twice.items()]
    return replace(found, numbers=None, items=_numbered(items), skipped=sorted(skipped, key=lambda s: s.file))


def look(
    images: Path,
    *,
    table: Path | None = None,
    taxonomy: str = "folders",
    whole: bool = False,
    pictures: Path | None = None,
) -> Found:
    """The pictures below `images`, or those of them that a table names, by what files are called alone: none is opened.

    A layout that is recognised (layouts/) says itself which pictures there are; `images` may then be one file. Else,
    where no table is given, a metadata.csv, .jsonl or .parquet beside the pictures gives captions and attributes; one
    that is about something else is said and stops nothing. Hidden files are not looked at;
    links are followed, and each real folder is read once. taxonomy: "folders" (the table's own where it has any; else
    the folders above a picture, when most pictures lie in one; those that all share say nothing, left out unless
    whole) or "none". pictures: where those lie that a layout brings vectors of, where it is said.
    Raises ImageError when the folder is missing or holds no picture, or the table is not as described (table.py).
    """
    layout = recognise(images, pictures) if table is None and images.exists() else None
    if layout is not None:
        return _laid_out(layout, taxonomy, whole)
    if not images.is_dir():
        raise ImageError(f"{images} is not a folder: give the folder that holds the pictures.")
    skipped: list[Skipped] = []
    files = sorted(walk(images, skipped))
    notes: list[str] = []
    if table is None:
        rows, notes = beside(images, files, skipped)
        unnamed = 0
    else:
        rows = _named(images, table, files, skipped)
        unnamed = len(set(files) - rows.keys())
        files = sorted(rows)
    if not files:
        raise ImageError(_nothing(images, table, skipped))
    items = _items(files, rows, taxonomy, whole)
    return Found(items, sorted(skipped, key=lambda s: s.file), images, unnamed, tuple(notes))


def _laid_out(layout: Layout, taxonomy: str, whole: bool) -> Found:
    """What a layout's rows say, in its own order."""
    said = Said()
    rows = list(_once(layout.rows(said), said))
    skipped = sorted(said.skipped, key=lambda s: s.file)
    if not rows:
        first = f" The first of {len(skipped):,} left out is {skipped[0].file}: {skipped[0].reason}" if skipped else ""
        raise ImageError(f"{layout.images} holds no picture that can be used ({layout.line}).{first}")
    paths = [row.taxonomy for row in rows]
    if layout.folders:
        paths = _as_folders(paths, whole)
    items = [
        Item(i, row.file, row.caption, row.attributes, path if taxonomy == "folders" else ())
        for i, (row, path) in enumerate(zip(rows, paths, strict=True))
    ]
    return Found(items, skipped, layout.images, 0, tuple(said.notes), layout, np.array([row.number for row in rows]))


def _once(rows: Iterable[Row], said: Said) -> Iterator[Row]:
    """Without those that name a file again."""
    seen = set[str]()
    for row in rows:
        if row.file in seen:
            said.skip(f"row {row.number}", f"It names {row.file} again: the first row that does counts.")
        else:
            seen.add(row.file)
            yield row


def _as_folders(paths: Sequence[tuple[str, ...]], whole: bool) -> list[tuple[str, ...]]:
    """The folders above pictures as their taxonomy: none where most lie in none; without those that all share, unless
    whole.
    """
    if 2 * sum(map(bool, paths)) <= len(paths):
        return [()] * len(paths)
    shared = 0 if whole else len(os.path.commonprefix(list(paths)))
    return [path[shared:] for path in paths]


def within(found: Found, folder: Path) -> bool:
    """Whether every picture lies below a folder, as what a visitor sent must: a table may name any file."""
    out = any(item.file.startswith("/") or ".." in item.file.split("/") for item in found.items)
    return not out and found.images.resolve().is_relative_to(folder.resolve())


def _nothing(images: Path, table: Path | None, skipped: list[Skipped]) -> str:
    where = f"{table} names no picture that is" if table else "No pictures"
    if not skipped:
        return f"{where} in {images}: looked for {', '.join(sorted(SUFFIXES))} at any depth."
    first = skipped[0]
    return f"{where} in {images}; the first of {len(skipped)} files left out is {first.file}: {first.reason}"


def order(images: Path, *, table: Path | None = None) -> list[str]:
    """Files in the order in which vectors without names are given: a table's, row by row, as they lie below `images`
    where they do; else the folder's pictures by their path. Raises ImageError as `look` does.
    """
    if table is None:
        return [item.file for item in look(images).items]
    return [below(images, row.file) or row.file for row in read_table(table)]


def read_folder(folder: Path, *, taxonomy: str = "folders") -> list[Item]:
    """The pictures of a folder, as `look` finds them, with the whole paths of their folders."""
    return look(folder, taxonomy=taxonomy, whole=True).items


def _items(files: Sequence[str], rows: dict[str, Row], taxonomy: str, whole: bool) -> list[Item]:
    given = any(row.taxonomy for row in rows.values())
    above = [] if given else _as_folders([_folders(file) for file in files], whole)
    items = []
    for i, file in enumerate(files):
        row = rows.get(file) or Row(0, file, "", (), {})
        path = row.taxonomy if given else above[i]
        items.append(Item(i, file, row.caption, row.attributes, path if taxonomy == "folders" else ()))
    return items


def _folders(file: str) -> tuple[str, ...]:
    return tuple(part.replace("-", " ").replace("_", " ") for part in file.split("/")[:-1])


def _numbered(items: Sequence[Item]) -> list[Item]:
    return [item if item.id == i else replace(item, id=i) for i, item in enumerate(items)]


# tables -----------------------------------------------------------------------------------------


def _named(images: Path, table: Path, files: Sequence[str], skipped: list[Skipped]) -> dict[str, Row]:
    """A table's rows by file, as it lies below the folder; rows that name no file of it go to `skipped`."""
    found: dict[str, Row] = {}
    names = Names(files)
    for row in read_table(table):
        file, here = below(images, row.file), f"row {row.number} of {table.name}"
        if file is not None and not os.path.lexists(images / file):
            file = names.find(file) or file
        if not row.file:
            skipped.append(Skipped(here, "It names no file."))
        elif file is None:
            skipped.append(Skipped(readable(row.file), "It lies outside the folder of the pictures."))
        elif file in found:
            skipped.append(Skipped(here, f"It names {file} again: the first row that does counts."))
        elif not os.path.lexists(images / file):
            skipped.append(Skipped(readable(row.file), "There is no such file in the folder of the pictures."))
        elif why := unusable(str(images / file)):
            skipped.append(Skipped(file, why))
        else:
            found[file] = row
    return found
