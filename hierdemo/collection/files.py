"""Files of a collection: named by their content, flushed before they count, verified as they are read, in segments.

Knows bytes, digests, folders and one commit. Does not know what a part holds, or history.

A part that only grows (items, embeddings, thumbnails, the log) may be several files, its segments: `items.jsonl`,
`items.1.jsonl`, ... read in that order. A new segment takes in those before it that are no longer than itself, as in
a binary counter: so there are never more than about log2(N) of them, and what is written over many small additions
stays near what was added (the logarithmic method; Bentley and Saxe, 1980).
"""

import hashlib
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MANIFEST = "manifest.json"
PARTS = "parts"
LOCK = "edit.lock"
Entry = dict[str, Any]  # path, bytes, sha256, and rows where a part has segments
Files = dict[str, Entry]


class CollectionError(Exception):
    """A collection that is missing, damaged, of another version or another model's; the message says what to do."""


# writing ---------------------------------------------------------------------------------------


def write(folder: Path, name: str, data: bytes) -> Entry:
    """Write one file under a name that tells its content; returns its entry in the manifest.

    A file that is there is never written again: an open collection or an earlier snapshot may name it.
    """
    digest = hashlib.sha256(data).hexdigest()
    stem, dot, suffix = name.replace("/", "-").rpartition(".")
    path = folder / PARTS / f"{stem}-{digest[:12]}{dot}{suffix}"
    if not path.is_file() or path.stat().st_size != len(data):
        put(path, data)
    return {"path": f"{PARTS}/{path.name}", "bytes": len(data), "sha256": digest}


def put(path: Path, data: bytes) -> None:
    """A file that is there whole or not at all."""
    temporary = path.with_name(path.name + ".new")
    flush(temporary, data)
    os.replace(temporary, path)


def flush(path: Path, data: bytes) -> None:
    """On the disk, not only in its queue, when this returns."""
    with path.open("wb") as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())


def commit(folder: Path, manifest: bytes) -> None:
    """The one commit: before it the folder is the old collection, after it the new one. Parts must be written."""
    settle(folder / PARTS)
    put(folder / MANIFEST, manifest)
    settle(folder)


def settle(folder: Path) -> None:
    """A folder's names on the disk, too; where the system cannot open folders it does this itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Alone in changing this collection. The system frees the lock when its process ends, however it ends.

    Raises CollectionError at once where someone else holds it.
    """
    with (folder / LOCK).open("ab") as f:
        try:
            _lock(f.fileno())
        except OSError as e:
            raise CollectionError(
                f"The collection in {folder} is being changed by someone else: try again when that is done."
            ) from e
        yield


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


# segments --------------------------------------------------------------------------------------


def segment(name: str, number: int) -> str:
    """The name of a part's file: number 0 is the part's own."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{number}.{suffix}" if number else name


def segments(files: Mapping[str, Any], name: str) -> list[str]:
    """The names of a part's files, in order. KeyError where there is none."""
    found = [name]
    if name not in files:
        raise KeyError(name)
    while segment(name, len(found)) in files:
        found.append(segment(name, len(found)))
    return found


def room(files: Files, name: str, *, added: int, total: int) -> tuple[int, int]:
    """Where the next segment of a part goes: its number, and the first row that it holds.

    added: rows that are new; total: rows of the part with them. 0, 0: the part is written whole.
    """
    rows = [files[s]["rows"] for s in segments(files, name)[1:]]
    rows = [total - added - sum(rows), *rows]
    size = added
    while rows and rows[-1] <= size:
        size += rows.pop()
    return len(rows), total - size


def append(folder: Path, files: Files, name: str, data: bytes, *, number: int, rows: int) -> None:
    """Write a segment and enter it in `files`, in place of those from its number on."""
    for old in segments(files, name)[number:] if name in files else []:
        del files[old]
    entry = write(folder, segment(name, number), data)
    files[segment(name, number)] = entry | {"rows": rows} if number else entry


# reading ---------------------------------------------------------------------------------------


def verified(folder: Path, name: str, entry: Entry) -> Path:
    """The file of a manifest entry, if it lies in the collection and is what was written."""
    path = folder / entry["path"]
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise CollectionError(f"{name} is missing from the collection in {folder}: build it again.")
    with path.open("rb") as f:
        digest = hashlib.file_digest(f, "sha256").hexdigest()
    if digest != entry["sha256"]:
        raise CollectionError(f"{name} in the collection in {folder} is damaged: build it again.")
    return path


def npy(array: NDArray) -> bytes:
    out = io.BytesIO()
    np.save(out, array, allow_pickle=False)
    return out.getvalue()


def npz(arrays: Mapping[str, NDArray]) -> bytes:
    out = io.BytesIO()
    np.savez(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def arrays(path: Path) -> dict[str, NDArray]:
    with np.load(path, allow_pickle=False) as found:  # closed at once: numpy reads lazily
        return dict(found)
