"""From one snapshot of a collection to the next, on disk: only what changed is written.

Knows two collections and which objects they share. Does not know why they differ, or how to go back.

A part is written when the object that it comes from is another one (`is`); the others keep their entries in the
manifest. Items that were added or changed become a segment, so that 10 more in 50,000 write 10 rows. The hnswlib file
stays as it is while few items came after it, and those are added at opening.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from hierdemo.collection.captions import Captions
from hierdemo.collection.codec import as_stored, item_lines, part_of, sources
from hierdemo.collection.collection import Collection, Thumbs
from hierdemo.collection.files import CollectionError, Files, append, npy, npz, room, segments, write
from hierdemo.collection.store import manifest_of

GROWING = (
    "items.jsonl",
    "embeddings.npy",
    "thumbs.bin",
    "thumbs.npz",
    "items.hnsw",
    "captions.npy",
)  # _grow and _index write these
LATER = 500  # items added to hnswlib's graph at opening, about a third of a millisecond each; more: it is written anew


def write_changed(old: Collection, new: Collection, folder: Path) -> dict[str, Any]:
    """Write the parts of `new` that differ from `old`, which is open from this folder; returns the manifest to commit.

    Nothing is visible before that, and no file that is there is changed. Raises CollectionError where `old` was not
    opened from a folder, ValueError where items are gone.
    """
    if old.saved is None:
        raise CollectionError("The collection is not on disk yet: save it before it is changed.")
    if len(new.items) < len(old.items):
        raise ValueError(f"a collection keeps its items, {len(old.items)} became {len(new.items)}")
    files: Files = dict(old.saved["files"])
    before, after = sources(old, folder), sources(new, folder)
    _grow(old, new, folder, files)
    for name, (owner, encode) in after.items():
        if name not in GROWING and (name not in before or before[name][0] is not owner):
            files[name] = write(folder, name, encode())
    _index(old, new, files, after["items.hnsw"][1], folder)
    for gone in [name for name in files if part_of(name) not in after and part_of(name) in before]:
        del files[gone]
    return manifest_of(new, new.meta, files)


def as_opened(new: Collection, old: Collection) -> Collection:
    """`new` as the disk would give it back: the maps that `old` has not, in the precision that is kept there."""
    views = {
        name: replace(v, maps=as_stored(v.maps)) if name not in old.views or v.maps is not old.views[name].maps else v
        for name, v in new.views.items()
    }
    return replace(new, views=views)


def _grow(old: Collection, new: Collection, folder: Path, files: Files) -> None:
    """The parts with a row an item: a segment of what is new, or the whole where old rows differ."""
    if new.items is not old.items:
        _items(old, new, folder, files)
    n, added = len(new.items), len(new.items) - len(old.items)
    if new.embeddings is not old.embeddings:
        same = added > 0 and np.array_equal(new.embeddings[:-added], old.embeddings)
        number, first = room(files, "embeddings.npy", added=added, total=n) if same else (0, 0)
        append(folder, files, "embeddings.npy", npy(new.embeddings[first:]), number=number, rows=n - first)
    if new.captions is not None:
        _captions(old.captions, new.captions, folder, files)
    if new.thumbs is not old.thumbs:
        same = added > 0 and _begins_with(new.thumbs, old.thumbs)
        number, first = room(files, "thumbs.bin", added=added, total=n) if same else (0, 0)
        offsets = new.thumbs.offsets[first:]
        data = new.thumbs.between(int(offsets[0]), int(offsets[-1]))
        places = {"offsets": offsets - offsets[0], "checksums": new.thumbs.checksums[first:]}
        append(folder, files, "thumbs.bin", data, number=number, rows=n - first)
        append(folder, files, "thumbs.npz", npz(places), number=number, rows=n - first)


def _captions(old: Captions | None, new: Captions, folder: Path, files: Files) -> None:
    """The vectors of captions that nobody had before."""
    if old is not None and new.vectors is old.vectors:
        return
    added = len(new.vectors) - (len(old.vectors) if old else 0)
    same = old is not None and added > 0 and np.array_equal(new.vectors[:-added], old.vectors)
    number, first = room(files, "captions.npy", added=added, total=len(new.vectors)) if same else (0, 0)
    rows = len(new.vectors) - first
    append(folder, files, "captions.npy", npy(new.vectors[first:]), number=number, rows=rows)


def _begins_with(new: Thumbs, old: Thumbs) -> bool:
    """Whether the old thumbnails stand first: told by their places and checksums, without reading them."""
    n = len(old.checksums)
    return np.array_equal(new.offsets[: n + 1], old.offsets) and np.array_equal(new.checksums[:n], old.checksums)


def _items(old: Collection, new: Collection, folder: Path, files: Files) -> None:
    """Rows of the items that are new or another object, with those of the segments that are no longer than that."""
    n = len(old.items)
    ids = {i for i in range(n) if new.items[i] is not old.items[i]} | set(range(n, len(new.items)))
    if not ids:
        return
    names = segments(files, "items.jsonl")
    while len(names) > 1 and files[names[-1]]["rows"] <= len(ids):
        lines = (folder / files[names.pop()]["path"]).read_text(encoding="utf-8").split("\n")
        ids |= {json.loads(line)["id"] for line in lines}
    number = len(names) if 2 * len(ids) < len(new.items) else 0
    rows = [new.items[i] for i in sorted(ids)] if number else new.items
    append(folder, files, "items.jsonl", item_lines(rows), number=number, rows=len(rows))


def _index(old: Collection, new: Collection, files: Files, encode: Callable[[], bytes], folder: Path) -> None:
    """hnswlib's graph: left as it is where the same vectors begin it and few came after."""
    if new.hnsw is old.hnsw and len(new.items) == len(old.items):
        return
    held = files["items.hnsw"].get("rows", len(old.items))
    grown = len(new.items) > len(old.items)
    same = grown and np.array_equal(new.embeddings[: len(old.items)], old.embeddings)
    if same and len(new.items) - held <= LATER:
        files["items.hnsw"] = files["items.hnsw"] | {"rows": held}
    else:
        files["items.hnsw"] = write(folder, "items.hnsw", encode())
