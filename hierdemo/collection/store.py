"""A collection on disk: items and everything built from them, as one directory with one commit point.

Knows the manifest, saving and opening. Does not know how anything was computed, search, or earlier snapshots.

Data files are named by their content; `os.replace` of manifest.json is the one commit, so a crash at any moment leaves
the old collection whole. Everything is verified at opening, before hnswlib sees its file (it crashes on a damaged one);
thumbnails are checked as they are read.
"""

import csv
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from hierdemo.collection.codec import assemble, part_of, sources
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST, PARTS, CollectionError, commit, locked, put, verified, write
from hierdemo.collection.meta import Meta
from hierdemo.items.skipped import LIST
from hierdemo.models.lookup import NOT_ITS_MODEL

FORMAT = 1
HISTORY, LOG = "history", "log.jsonl"  # of a collection that was edited: its earlier states, and its edits
ROOM, ROOM_A_NUMBER = 4_000, 14  # bytes a picture, and a number of its embedding, on the disk while a build runs


def check_target(folder: Path) -> None:
    """Raises CollectionError where `save` would write over something that is not a collection."""
    if folder.exists() and not folder.is_dir():
        raise CollectionError(f"{folder} is a file: give --out another name.")
    if (
        folder.is_dir()
        and any(folder.iterdir())
        and not (folder / MANIFEST).is_file()
        and not (folder / "parts").is_dir()
    ):
        raise CollectionError(f"{folder} is not empty and is not a collection: give --out another folder.")
    there = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise CollectionError(
            f"{there} may not be written to: give --out a folder that may, or change its permissions."
        )


def check_room(folder: Path, items: int, dim: int) -> None:
    """Raises CollectionError where the disk has too little room for a collection of so many items, before the work."""
    there = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    need, free = items * (ROOM + ROOM_A_NUMBER * dim), shutil.disk_usage(there).free
    if free < need:
        raise CollectionError(
            f"{there} has {free / 1e6:,.0f} MB free, and a collection of {items:,} pictures takes about "
            f"{need / 1e6:,.0f} MB while it is built: free some, or give --out a folder on another disk."
        )


def save(collection: Collection, folder: Path) -> Collection:
    """Write a collection; it becomes visible at once or not at all. Returns it as opened from there.

    What was there before is gone, its history too. A folder that holds something other than a collection is left
    alone: CollectionError.
    """
    check_target(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PARTS).mkdir(exist_ok=True)  # from here on it is a collection, if an unfinished one
    with locked(folder) if (folder / HISTORY).is_dir() else nullcontext():
        files = {name: write(folder, name, encode()) for name, (_, encode) in sources(collection, folder).items()}
        meta = replace(collection.meta, images=_relative(Path(collection.meta.images), folder))
        commit(folder, written(manifest_of(collection, meta, files)))
        write_list(folder, [(row["file"], row["reason"]) for row in collection.skipped])
        shutil.rmtree(folder / HISTORY, ignore_errors=True)
        sweep(folder, [files])
    return load(folder)


def sweep(folder: Path, named: Iterable[dict[str, Any]]) -> None:
    """Delete the parts that none of these manifests' files name, and what a crash left half-written."""
    kept = {entry["path"] for files in named for entry in files.values()}
    for old in (folder / PARTS).iterdir():
        if f"{PARTS}/{old.name}" not in kept:
            old.unlink()


def tidy(folder: Path) -> None:
    """Delete what a build that was stopped just after its commit left: parts that nothing names."""
    if not (folder / HISTORY).is_dir():  # its snapshots name parts, too
        sweep(folder, [read_manifest(folder)["files"]])


def manifest_of(c: Collection, meta: Meta, files: dict[str, Any]) -> dict[str, Any]:
    n, dim = c.embeddings.shape
    trees = {name: {"levels": v.tree.depth, "nodes": v.tree.n_nodes} for name, v in c.views.items()}
    return {
        "format": FORMAT,
        "items": n,
        "dim": dim,
        "trees": trees,
        "meta": meta.written(),
        "skipped": c.skipped,
        "files": files,
    }


def written(manifest: dict[str, Any]) -> bytes:
    """A manifest's bytes."""
    return json.dumps(manifest, indent=1, ensure_ascii=False).encode()


def load(folder: Path) -> Collection:
    """Open and verify a collection. Raises CollectionError with what is wrong and what to do."""
    return open_snapshot(folder, read_manifest(folder))


def open_snapshot(folder: Path, manifest: dict[str, Any], like: Collection | None = None) -> Collection:
    """Open and verify what a manifest names. What `like`, an open snapshot, holds of it already is shared with it."""
    try:
        kept = _kept(manifest, like)
        paths = {
            name: verified(folder, name, entry)
            for name, entry in manifest["files"].items()
            if like is None or part_of(name) not in kept
        }
        return assemble(folder, manifest, paths, like, kept)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, EOFError) as e:
        raise CollectionError(f"The collection in {folder} does not hold together ({e}): build it again.") from e


def _kept(manifest: dict[str, Any], like: Collection | None) -> set[str]:
    """The parts that are the same in an open snapshot, all their segments."""
    if like is None or like.saved is None:
        return set()
    mine, other = manifest["files"], like.saved["files"]
    changed = {part_of(name) for name in mine.keys() | other.keys() if mine.get(name) != other.get(name)}
    if "embeddings.npy" in changed:
        changed.add("items.hnsw")
    return {part_of(name) for name in mine} - changed


def verify(folder: Path) -> dict[str, Any]:
    """Check every file and thumbnail of a collection and that its trees hold each item once; returns the manifest."""
    collection = load(folder)
    for i in range(len(collection.items)):
        _ = collection.thumbs[i]
    for name, view in collection.views.items():
        if not np.array_equal(np.sort(view.tree.order), np.arange(len(collection.items))):
            raise CollectionError(f"The tree {name} in {folder} loses items: build the collection again.")
    return read_manifest(folder)


def check_model(collection: Collection, encoder: Any) -> None:
    """Raises CollectionError unless the vectors are this model's."""
    if collection.known is not None:
        raise CollectionError(NOT_ITS_MODEL)
    if encoder.digest != collection.meta.model_digest:
        built = collection.meta.model
        raise CollectionError(
            f"The collection was built with the model {built}, and {encoder.model} has other weights: "
            f"give --model {built}, or build it again."
        )


def read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise CollectionError(
            f"There is no collection in {folder}: build one with `python -m hierdemo build IMAGES --out {folder}`."
        )
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        version = manifest["format"]
        if version == FORMAT:
            _check(manifest)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as e:
        raise CollectionError(
            f"{path} is not a collection's manifest, or is damaged: build the collection again."
        ) from e
    if version != FORMAT:
        raise CollectionError(
            f"The collection in {folder} has format {version}, this hierdemo reads format {FORMAT}: build it again."
        )
    return manifest


def _check(manifest: dict[str, Any]) -> None:
    """Raises for what is told before a collection is opened: whoever reads a manifest may rely on it."""
    Meta.read(manifest["meta"])
    if not all(isinstance(row[name], str) for row in manifest["skipped"] for name in ("file", "reason")):
        raise ValueError("what was left out is told by no names")


def _relative(images: Path, folder: Path) -> str:
    """Relative to the collection, so that both can move together; absolute where they share nothing."""
    images, folder = images.resolve(), folder.resolve()
    return os.path.relpath(images, folder) if len(Path(os.path.commonpath([images, folder])).parts) > 2 else str(images)


def write_list(folder: Path, rows: Sequence[tuple[str, str]]) -> None:
    """skipped.csv in a collection's folder: (file, reason), UTF-8; only its header where nothing was left out."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "reason"])
    writer.writerows(rows)
    put(folder / LIST, text.getvalue().encode("utf-8", "replace"))
