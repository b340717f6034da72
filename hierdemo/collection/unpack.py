"""A packed collection, a zip, in the place of a collection's folder: unpacked into a cache at its first use.

Knows zips and what makes one safe to unpack: nothing is written but what its manifest names, below one new folder, each
file as long as told there and with its digest, and no more in all than a collection of that size can have. Whatever is
amiss is a CollectionError that says what to do.
"""

import hashlib
import json
import lzma
import os
import re
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from hierdemo.collection.archive import CHUNK, alone
from hierdemo.collection.files import MANIFEST, PARTS, CollectionError
from hierdemo.collection.store import written
from hierdemo.items.skipped import LIST

PART = re.compile(rf"{PARTS}/[\w.-]*\w")
MOST_FILES, LONGEST_TEXT = 10_000, 64_000_000  # of a zip; bytes of its manifest, and of the list of what was left out
RATIO, ALLOWED = 50, 64_000_000  # a zip may unpack to so many times its size and so many bytes
AGAIN = "download it again, or pack the collection anew."
NOT_INTO = "{given} is a packed collection, and changes are kept in a folder: unpack it, and give what comes out."
Entries = dict[str, zipfile.ZipInfo]
DAMAGED = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, lzma.LZMAError, ValueError, struct.error)


def unpacked(given: Path, cache: Path) -> Path:
    """What is given; where that is a zip, the folder below `cache` that it is unpacked to."""
    if not given.is_file():
        return given
    if not zipfile.is_zipfile(given):
        raise CollectionError(f"{given} is no collection's folder and no zip of one, or not all of it: {AGAIN}")
    with given.open("rb") as f:
        home = cache / "opened" / hashlib.file_digest(f, "sha256").hexdigest()[:20]
    folder = home / (given.stem.strip(" .") or "collection")
    if (folder / MANIFEST).is_file():
        return folder
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home) as made, zipfile.ZipFile(given) as archive:
            _unpack(archive, given, Path(made) / "new")
            _into_place(Path(made) / "new", folder)
    except DAMAGED as e:
        raise CollectionError(f"{given} is damaged ({e}): {AGAIN}") from e
    except OSError as e:
        if e.errno is None:  # of bz2, about what it reads
            raise CollectionError(f"{given} is damaged ({e}): {AGAIN}") from e
        raise CollectionError(
            f"{given} cannot be unpacked below {cache} ({e.strerror or e}): make room there, or name another folder "
            "in HIERDEMO_CACHE."
        ) from e
    return folder


def _into_place(made: Path, folder: Path) -> None:
    try:
        os.replace(made, folder)  # whole or not at all
    except OSError:
        if not (folder / MANIFEST).is_file():  # else another process did the same meanwhile
            raise


def _unpack(archive: zipfile.ZipFile, given: Path, folder: Path) -> None:
    entries = _entries(archive, given)
    manifest, files = _manifest(_text(archive, entries[MANIFEST], given), given)
    (folder / PARTS).mkdir(parents=True)
    for path, length, digest in files:
        info = entries.get(path)
        if info is None or info.file_size != length:
            raise CollectionError(f"{given} lacks {path}, or has another than its {MANIFEST} names: {AGAIN}")
        with archive.open(info) as source, (folder / path).open("wb") as into:
            if _copied(source, into) != digest:
                raise CollectionError(f"{path} in {given} is damaged: {AGAIN}")
    if LIST in entries:
        (folder / LIST).write_bytes(_text(archive, entries[LIST], given))
    (folder / MANIFEST).write_bytes(written(manifest))


def _entries(archive: zipfile.ZipFile, given: Path) -> Entries:
    """What lies in the folder of the zip that has the manifest, by its name in there."""
    found = archive.infolist()
    most = given.stat().st_size * RATIO + ALLOWED
    if len(found) > MOST_FILES or sum(info.file_size for info in found) > most:
        raise CollectionError(f"{given} would become far larger than a collection does, and is not unpacked.")
    manifests = sorted((i.filename for i in found if i.filename.rpartition("/")[2] == MANIFEST), key=len)
    if not manifests:
        raise CollectionError(
            f"There is no collection in {given}, or not all of it: give a zip of a folder that has a {MANIFEST}."
        )
    above = manifests[0].removesuffix(MANIFEST)
    inside = {info.filename.removeprefix(above): info for info in found if info.filename.startswith(above)}
    if any(info.flag_bits & 1 for info in inside.values()):
        raise CollectionError(f"{given} is locked with a password: unpack it, and give what comes out.")
    return inside


def _manifest(data: bytes, given: Path) -> tuple[dict[str, Any], list[tuple[str, int, str]]]:
    """The manifest as it is kept, which names no place outside; and (path, bytes, SHA-256) of every file."""
    try:
        manifest = alone(json.loads(data))
        files = {(str(e["path"]), int(e["bytes"]), str(e["sha256"])) for e in manifest["files"].values()}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as e:
        raise CollectionError(f"The {MANIFEST} in {given} is no collection's, or is damaged: {AGAIN}") from e
    for path, *_ in files:
        if not PART.fullmatch(path):
            raise CollectionError(f"{given} is not to be trusted: its {MANIFEST} names {path!r}.")
    return manifest, sorted(files)


def _text(archive: zipfile.ZipFile, info: zipfile.ZipInfo, given: Path) -> bytes:
    if info.file_size > LONGEST_TEXT:
        raise CollectionError(f"{info.filename} in {given} is longer than any collection's: it is not unpacked.")
    return archive.read(info)


def _copied(source: Any, into: BinaryIO) -> str:
    """Copies what is read; the SHA-256 of it."""
    digest = hashlib.sha256()
    while piece := source.read(CHUNK):
        digest.update(piece)
        into.write(piece)
    return digest.hexdigest()
