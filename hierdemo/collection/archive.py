"""A collection as one zip, written as a stream: all that is needed to look at it and to ask it.

Knows the files that a manifest names, and zips. Does not know who may have one, what a part holds, or how a zip is
opened (unpack.py). The small pictures are in it; the pictures' own files are not, nor where they lay, nor earlier
states of a collection that was edited.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hierdemo.collection.codec import part_of
from hierdemo.collection.files import MANIFEST
from hierdemo.collection.store import LOG, read_manifest, written
from hierdemo.items.skipped import LIST

PICTURES = "pictures"  # in the collection's folder: where a person who has the pictures may put them
CHUNK = 1 << 20


def packed(folder: Path) -> Iterator[bytes]:
    """The zip of a collection, piece by piece: never more of it in memory than a piece. Raises CollectionError at once
    where there is no collection.
    """
    return _pieces(folder, alone(read_manifest(folder)))


def size(folder: Path) -> int:
    """About how many bytes it has."""
    return sum(entry["bytes"] for entry in alone(read_manifest(folder))["files"].values())


def alone(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest of this state alone, which names no place outside of the collection. KeyError and TypeError for
    what is no manifest.
    """
    files = {name: entry for name, entry in manifest["files"].items() if part_of(name) != LOG}
    meta = {name: value for name, value in manifest["meta"].items() if name != "table"} | {"images": PICTURES}
    return {name: value for name, value in manifest.items() if name != "history"} | {"meta": meta, "files": files}


def _pieces(folder: Path, manifest: dict[str, Any]) -> Iterator[bytes]:
    above = re.sub(r"[^\w-]+", "-", manifest["meta"]["name"]).strip("-") or "collection"  # one folder comes out
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as out:  # type: ignore[call-overload]
        out.writestr(_info(above, MANIFEST), written(manifest))
        if (folder / LIST).is_file():
            out.writestr(_info(above, LIST), (folder / LIST).read_bytes())
        for path, length in sorted({(e["path"], e["bytes"]) for e in manifest["files"].values()}):
            info = _info(above, path)
            info.file_size = length  # a large one is said to be so before it is written
            with (folder / path).open("rb") as part, out.open(info, "w") as into:
                while piece := part.read(CHUNK):
                    into.write(piece)
                    yield pipe.taken()
    yield pipe.taken()


def _info(above: str, name: str) -> zipfile.ZipInfo:
    """Of no time of its own, so that the same collection is the same zip. What is words is made smaller, numbers and
    pictures hardly would be."""
    info = zipfile.ZipInfo(f"{above}/{name}")
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED if name.endswith((".json", ".jsonl", ".csv")) else zipfile.ZIP_STORED
    return info


class _Pipe(io.RawIOBase):
    """A file that is written at one end and taken at the other."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        held, self._held = bytes(self._held), bytearray()
        return held
