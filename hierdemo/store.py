"""A collection on disk: items and everything built from them, as one directory with one commit point.

Knows files, digests and the manifest. Does not know how anything was computed, or search.

Data files are named by their content; `os.replace` of manifest.json is the one commit, so a crash at any moment leaves
the old collection whole. Everything is verified at opening, before hnswlib sees its file (it crashes on a damaged one);
thumbnails are checked as they are read.
"""

import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.catalog import Item
from hierdemo.familiar import is_scale
from hierdemo.index import HnswIndex
from hierdemo.labels import Label
from hierdemo.projection import LevelMap
from hierdemo.tree import Tree

FORMAT = 1
MANIFEST = "manifest.json"
Floats = NDArray[np.float32]


class CollectionError(Exception):
    """A collection that is missing, damaged, of another version or another model's; the message says what to do."""


@dataclass(frozen=True, eq=False)
class View:
    """One tree over the items, with a Label a node and a LevelMap a level (the items' own last)."""

    tree: Tree
    labels: list[Label]
    maps: list[LevelMap]


@dataclass(frozen=True, eq=False)
class Collection:
    """Items, embeddings (N, D) in their order, views by name, the hnswlib index, 128 px thumbnails.

    examples (E, D): the example texts of meta, encoded, so that the first page need not wait for the model.
    means (2, D): of the captions' (or the vocabulary's) and of the pictures' embeddings, for mixing text and
    picture. meta: name, noun, model, model_digest, images (the folder, relative to the collection where it can
    be), familiar (scales by which a text or picture is found unlike everything here), examples, build
    parameters.
    """

    items: list[Item]
    embeddings: Floats
    means: Floats
    examples: Floats
    views: dict[str, View]
    hnsw: HnswIndex
    thumbs: "Thumbs"
    meta: dict[str, Any]
    folder: Path | None = None
    skipped: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.embeddings.setflags(write=False)

    @property
    def images(self) -> Path:
        """The folder that items' files are relative to."""
        return (self.folder or Path()).joinpath(self.meta["images"]).resolve()


@dataclass(frozen=True, eq=False)
class Thumbs:
    """Every item's thumbnail: one block of WebP files, offsets (N + 1,) and checksums (N,)."""

    data: bytes | memoryview
    offsets: NDArray[np.int64]
    checksums: NDArray[np.uint32]

    @classmethod
    def pack(cls, pictures: list[bytes]) -> "Thumbs":
        offsets = np.r_[0, np.cumsum([len(p) for p in pictures])].astype(np.int64)
        return cls(b"".join(pictures), offsets, np.array([zlib.crc32(p) for p in pictures], np.uint32))

    def __getitem__(self, item: int) -> bytes:
        picture = bytes(self.data[self.offsets[item] : self.offsets[item + 1]])
        if zlib.crc32(picture) != self.checksums[item]:
            raise CollectionError(f"The thumbnail of item {item} is damaged: build the collection again.")
        return picture


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


def save(collection: Collection, folder: Path) -> Collection:
    """Write a collection; it becomes visible at once or not at all. Returns it as opened from there.

    A folder that holds something other than a collection is left alone: CollectionError.
    """
    check_target(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parts").mkdir(exist_ok=True)  # from here on it is a collection, if an unfinished one
    files = {name: _write(folder, name, data) for name, data in _parts(collection, folder).items()}
    trees = {name: {"levels": v.tree.depth, "nodes": v.tree.n_nodes} for name, v in collection.views.items()}
    n, dim = collection.embeddings.shape
    meta = collection.meta | {"images": _relative(Path(collection.meta["images"]), folder)}
    manifest = {
        "format": FORMAT,
        "items": n,
        "dim": dim,
        "trees": trees,
        "meta": meta,
        "skipped": collection.skipped,
        "files": files,
    }
    temporary = folder / (MANIFEST + ".new")
    _flush(temporary, json.dumps(manifest, indent=1, ensure_ascii=False).encode())
    os.replace(temporary, folder / MANIFEST)
    kept = {entry["path"] for entry in files.values()}
    for old in (folder / "parts").iterdir():
        if f"parts/{old.name}" not in kept:
            old.unlink()
    return load(folder)


def load(folder: Path) -> Collection:
    """Open and verify a collection. Raises CollectionError with what is wrong and what to do."""
    manifest = read_manifest(folder)
    try:
        parts = {name: _verified(folder, name, entry) for name, entry in manifest["files"].items()}
        return _assemble(folder, manifest, parts)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, EOFError) as e:
        raise CollectionError(f"The collection in {folder} does not hold together ({e}): build it again.") from e


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
    if encoder.digest != collection.meta["model_digest"]:
        built = collection.meta["model"]
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
    except (ValueError, KeyError, TypeError) as e:
        raise CollectionError(
            f"{path} is not a collection's manifest, or is damaged: build the collection again."
        ) from e
    if version != FORMAT:
        raise CollectionError(
            f"The collection in {folder} has format {version}, this hierdemo reads format {FORMAT}: build it again."
        )
    return manifest


def _relative(images: Path, folder: Path) -> str:
    """Relative to the collection, so that both can move together; absolute where they share nothing."""
    images, folder = images.resolve(), folder.resolve()
    return os.path.relpath(images, folder) if len(Path(os.path.commonpath([images, folder])).parts) > 2 else str(images)


# writing ---------------------------------------------------------------------------------------


def _parts(c: Collection, folder: Path) -> dict[str, bytes]:
    """Every file's bytes by logical name."""
    scratch = folder / "hnsw.new"
    c.hnsw.save(scratch)
    hnsw = scratch.read_bytes()
    scratch.unlink()
    lines = (json.dumps(asdict(item), ensure_ascii=False) for item in c.items)
    parts = {
        "items.jsonl": "\n".join(lines).encode(),
        "embeddings.npy": _npy(c.embeddings),
        "items.hnsw": hnsw,
        "thumbs.bin": bytes(c.thumbs.data),
        "thumbs.npz": _npz({"offsets": c.thumbs.offsets, "checksums": c.thumbs.checksums}),
        "means.npy": _npy(c.means),
        "examples.npy": _npy(c.examples),
    }
    for name, view in c.views.items():
        t = view.tree
        arrays = {
            "parent": t.parent,
            "level": t.level,
            "centroid": t.centroid,
            "order": t.order,
            "start": t.start,
            "stop": t.stop,
        }
        parts[f"trees/{name}/tree.npz"] = _npz(arrays)
        parts[f"trees/{name}/labels.json"] = json.dumps(
            [asdict(label) for label in view.labels], ensure_ascii=False, indent=0
        ).encode()
        parts[f"trees/{name}/maps.npz"] = _npz(_pack_maps(view.maps))
    return parts


def _write(folder: Path, name: str, data: bytes) -> dict[str, Any]:
    """Write one file under a name that tells its content; returns its entry in the manifest."""
    digest = hashlib.sha256(data).hexdigest()
    stem, dot, suffix = name.replace("/", "-").rpartition(".")
    path = folder / "parts" / f"{stem}-{digest[:12]}{dot}{suffix}"
    if not path.is_file() or path.stat().st_size != len(data):
        _flush(path, data)
    return {"path": f"parts/{path.name}", "bytes": len(data), "sha256": digest}


def _flush(path: Path, data: bytes) -> None:
    with path.open("wb") as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())


def _npy(array: NDArray) -> bytes:
    out = io.BytesIO()
    np.save(out, array, allow_pickle=False)
    return out.getvalue()


def _npz(arrays: Mapping[str, NDArray]) -> bytes:
    out = io.BytesIO()
    np.savez(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def _pack_maps(maps: list[LevelMap]) -> dict[str, NDArray]:
    """Coordinates as 16-bit shares of 0..1: finer than any screen, a quarter of the bytes."""
    packed: dict[str, NDArray] = {
        "level": np.array([m.level for m in maps]),
        "blend": np.array([m.blend for m in maps]),
    }
    for i, m in enumerate(maps):
        packed[f"nodes{i}"] = m.nodes
        packed[f"node_xy{i}"] = np.round(m.node_xy * 65535).astype(np.uint16)
        packed[f"item_xy{i}"] = np.round(m.item_xy * 65535).astype(np.uint16)
    return packed


# reading ---------------------------------------------------------------------------------------


def _verified(folder: Path, name: str, entry: dict[str, Any]) -> Path:
    """The file of a manifest entry, if it lies in the collection and is what was written."""
    path = folder / entry["path"]
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise CollectionError(f"{name} is missing from the collection in {folder}: build it again.")
    with path.open("rb") as f:
        digest = hashlib.file_digest(f, "sha256").hexdigest()
    if digest != entry["sha256"]:
        raise CollectionError(f"{name} in the collection in {folder} is damaged: build it again.")
    return path


def _assemble(folder: Path, manifest: dict[str, Any], parts: dict[str, Path]) -> Collection:
    items = []
    for line in parts["items.jsonl"].read_text(encoding="utf-8").split("\n"):  # splitlines would also split captions
        row = json.loads(line)
        items.append(Item(row["id"], row["file"], row["caption"], row["attributes"], tuple(row["taxonomy"])))
    embeddings = np.load(parts["embeddings.npy"], allow_pickle=False)
    if embeddings.shape != (manifest["items"], manifest["dim"]) or len(items) != len(embeddings):
        raise ValueError(f"{len(items)} items, embeddings {embeddings.shape}")
    if not {"name", "noun", "model", "model_digest", "images", "familiar", "examples"} <= set(manifest["meta"]):
        raise ValueError("its description is incomplete")
    if not all(is_scale(manifest["meta"]["familiar"][kind]) for kind in ("text", "image")):
        raise ValueError("its scales of what is familiar are no rising numbers")
    thumbs = _arrays(parts["thumbs.npz"])
    return Collection(
        items=items,
        embeddings=embeddings,
        means=np.load(parts["means.npy"], allow_pickle=False),
        examples=np.load(parts["examples.npy"], allow_pickle=False),
        views={name: _view(name, parts) for name in manifest["trees"]},
        hnsw=HnswIndex.load(parts["items.hnsw"], dim=embeddings.shape[1], n=len(items)),
        thumbs=Thumbs(parts["thumbs.bin"].read_bytes(), thumbs["offsets"], thumbs["checksums"]),
        meta=manifest["meta"],
        folder=folder,
        skipped=manifest["skipped"],
    )


def _arrays(path: Path) -> dict[str, NDArray]:
    with np.load(path, allow_pickle=False) as found:  # closed at once: numpy reads lazily
        return dict(found)


def _view(name: str, parts: dict[str, Path]) -> View:
    t = _arrays(parts[f"trees/{name}/tree.npz"])
    rows = json.loads(parts[f"trees/{name}/labels.json"].read_text(encoding="utf-8"))
    labels = [Label(r["name"], r["source"], r["confidence"], tuple(r["reps"])) for r in rows]
    m = _arrays(parts[f"trees/{name}/maps.npz"])
    xy = {key: (m[key] / np.float32(65535)).astype(np.float32) for key in m if "_xy" in key}
    maps = [
        LevelMap(int(level), m[f"nodes{i}"], xy[f"node_xy{i}"], xy[f"item_xy{i}"], float(blend))
        for i, (level, blend) in enumerate(zip(m["level"], m["blend"], strict=True))
    ]
    return View(Tree(t["parent"], t["level"], t["centroid"], t["order"], t["start"], t["stop"]), labels, maps)
