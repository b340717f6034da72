"""Pictures in zips, one or a folder of them: folders in them count as a folder's do, a metadata.csv as beside files.

Knows names of members. Does not unpack: pictures are read where they lie (place.py).
"""

import os
import posixpath
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from hierdemo.items import foreign
from hierdemo.items.image import SUFFIXES, ImageError
from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.layouts.splits import told_apart
from hierdemo.items.matching import METADATA, Names, spelt
from hierdemo.items.table import Row, read_table
from hierdemo.items.walk import hidden, listed, walk
from hierdemo.items.zipped import Zip, opened, unfit


def recognise(path: Path) -> Layout | None:
    """A zip, or a folder of zips (or of folders of zips) without pictures. Raises ImageError for a damaged one."""
    zips = _zips(path)
    if not zips or (path.is_dir() and next(walk(path, []), None) is not None):
        return None
    if path.is_file():
        try:
            opened(path)
        except OSError as e:
            raise ImageError(str(e)) from e
    images = path if path.is_dir() else zips[0]
    line = f"pictures in {len(zips):,} zip{'s' if len(zips) > 1 else ''}"
    return Layout(line, images, lambda said: _rows(images, zips, said), folders=True)


def _zips(path: Path) -> list[Path]:
    if path.is_file():
        return [path] if path.suffix.lower() == ".zip" else []
    below = [path, *(folder for folder in listed(path) if folder.is_dir())] if path.is_dir() else []
    return [file for folder in below for file in listed(folder) if file.is_file() and file.suffix.lower() == ".zip"]


def _rows(images: Path, zips: Sequence[Path], said: Said) -> Iterator[Row]:
    names = ["" if path == images else path.relative_to(images).as_posix() for path in zips]
    parts, number = told_apart(names), 0
    for path, name in zip(zips, names, strict=True):
        where = f"{name}/" if name else ""
        try:
            held = opened(path)
        except OSError as e:
            said.skip(name or path.name, str(e))
            continue
        pictures = list(_pictures(held, where, said))
        about = _about(held, pictures, where, said)
        for inner in pictures:
            number += 1
            told = about.get(inner) or Row(0, inner, "", (), {})
            folders = tuple(part.replace("-", " ").replace("_", " ") for part in inner.split("/")[:-1])
            own = {**parts[name], **told.attributes}
            yield Row(number, f"{where}{inner}", told.caption, told.taxonomy or folders, own)


def _pictures(held: Zip, where: str, said: Said) -> Iterator[str]:
    """The names of a zip's pictures, in order; those that cannot be read are told."""
    for name, info in sorted(held.members.items()):
        suffix, parts = os.path.splitext(name)[1].lower(), name.split("/")
        other = foreign.no_picture(suffix)
        if any(hidden(part) for part in parts if part != "..") or not (other or suffix in SUFFIXES | foreign.SUFFIXES):
            continue
        if ".." in parts or "" in parts or "\\" in name or "\0" in name:
            said.skip(f"{where}{name}", "Its name leads out of the zip.")
        elif why := f"A {other}" if other else unfit(info):
            said.skip(f"{where}{name}", why)
        else:
            yield name


def _about(held: Zip, pictures: Sequence[str], where: str, said: Said) -> dict[str, Row]:
    """What the tables in a zip say of its pictures, the first about one counting."""
    names, found = Names(pictures), dict[str, Row]()
    for table in (name for name in held.members if posixpath.basename(name) in METADATA):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, posixpath.basename(table))
            try:
                with held.open(table) as source:
                    copy.write_bytes(source.read())
                rows = read_table(copy)
            except (ImageError, OSError) as e:
                said.notes.append(f"Captions of {where}{table} are not read: {str(e).replace(f'{folder}/', '')}")
                continue
        own = posixpath.dirname(table)
        for row in rows:
            spoken = posixpath.normpath(posixpath.join(own, spelt(row.file))) if row.file else ""
            if file := names.find(spoken) or names.find(row.file, bare=True):
                found.setdefault(file, row)
            else:
                said.skip(f"row {row.number} of {where}{table}", "It names no picture of the zip.")
    return found
