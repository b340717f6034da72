"""What each part of a collection holds: to bytes and back.

Knows the layout of every part, and that those of items may have segments. Does not know when they are written, or the
manifest's other entries.

A later row of items.jsonl takes the place of an earlier one of the same id. The hnswlib file may end before the items
do; the rest is then added to it at opening (`rows` of its entry: how many it holds).
"""

import gc
import json
import mmap
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.collection import margins
from hierdemo.collection.captions import Captions
from hierdemo.collection.collection import Collection, Thumbs, View
from hierdemo.collection.files import arrays, npy, npz, segments, verified
from hierdemo.collection.meta import Meta
from hierdemo.collection.stacks import Stacks
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.fingerprint import Sources
from hierdemo.items.item import Item
from hierdemo.maps.projection import LevelMap
from hierdemo.models.adapter import Adapter
from hierdemo.models.lookup import KnownTexts
from hierdemo.tree.labels import Label
from hierdemo.tree.tree import Tree

Source = tuple[object, Callable[[], bytes]]
STACKS = "stacks.npy"  # in collections built before there were any, it is not there
MARGINS = "margins.json"  # of a tree; in collections built before there were any, it is not there

# writing ---------------------------------------------------------------------------------------


def sources(c: Collection, folder: Path) -> dict[str, Source]:
    """Every part by name: the object that it is written from, and what gives its bytes."""
    found: dict[str, Source] = {
        "items.jsonl": (c.items, lambda: item_lines(c.items)),
        "embeddings.npy": (c.embeddings, lambda: npy(c.embeddings)),
        "items.hnsw": (c.hnsw, lambda: _hnsw(c.hnsw, folder)),
        "thumbs.bin": (c.thumbs, lambda: c.thumbs.between(0, int(c.thumbs.offsets[-1]))),
        "thumbs.npz": (c.thumbs, lambda: npz({"offsets": c.thumbs.offsets, "checksums": c.thumbs.checksums})),
        "means.npy": (c.means, lambda: npy(c.means)),
        "examples.npy": (c.examples, lambda: npy(c.examples)),
    }
    if (adapter := c.adapter) is not None:
        found["adapter.npz"] = (adapter, lambda: npz(adapter.arrays()))
    if (captions := c.captions) is not None:
        found["captions.npy"] = (captions.vectors, lambda: npy(captions.vectors))
        found["caption_of.npy"] = (captions.row, lambda: npy(captions.row))
    if (came := c.sources) is not None:
        found["sources.npz"] = (came, lambda: npz(came.arrays()))
    if (known := c.known) is not None:
        found["texts.npy"] = (known, lambda: npy(known.vectors))
        found["texts.json"] = (known, lambda: json.dumps(known.texts, ensure_ascii=False, indent=0).encode())
    if (stacks := c.stacks) is not None:
        found[STACKS] = (stacks, lambda: npy(stacks.middle))
    for name, view in c.views.items():
        found |= {f"trees/{name}/{part}": source for part, source in _view_sources(view).items()}
    return found


def _view_sources(view: View) -> dict[str, Source]:
    t = view.tree
    fields = ("parent", "level", "centroid", "order", "start", "stop")
    found: dict[str, Source] = {
        "tree.npz": (t, lambda: npz({name: getattr(t, name) for name in fields})),
        "labels.json": (
            view.labels,
            lambda: json.dumps([vars(label) for label in view.labels], ensure_ascii=False, indent=0).encode(),
        ),
        "maps.npz": (view.maps, lambda: npz(_pack_maps(view.maps))),
    }
    if (known := view.margins) is not None:
        found[MARGINS] = (known, known.written)
    return found


def item_lines(items: Iterable[Item]) -> bytes:
    return "\n".join(json.dumps(vars(item), ensure_ascii=False) for item in items).encode()


def _hnsw(index: HnswIndex, folder: Path) -> bytes:
    scratch = folder / "hnsw.new"
    index.save(scratch)
    data = scratch.read_bytes()
    scratch.unlink()
    return data


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


def as_stored(maps: list[LevelMap]) -> list[LevelMap]:
    """Maps as they will be when they are read again."""
    return _unpack_maps(_pack_maps(maps))


# reading ---------------------------------------------------------------------------------------


def part_of(name: str) -> str:
    """The part that a file is a segment of."""
    stem, _, suffix = name.rpartition(".")
    head, dot, number = stem.rpartition(".")
    return f"{head}.{suffix}" if dot and number.isdigit() else name


def assemble(
    folder: Path, manifest: dict[str, Any], paths: dict[str, Path], like: Collection | None, kept: set[str]
) -> Collection:
    def part(name: str, have: Callable[[Collection], Any], read: Callable[[list[Path]], Any]) -> Any:
        """From the open snapshot where it has the same, else read from its segments."""
        return have(like) if like and name in kept else read([paths[s] for s in segments(paths, name)])

    n, dim = manifest["items"], manifest["dim"]
    items = part("items.jsonl", lambda c: c.items, read_items)
    embeddings = part("embeddings.npy", lambda c: c.embeddings, _joined)
    if embeddings.shape != (n, dim) or len(items) != n:
        raise ValueError(f"{len(items)} items, embeddings {embeddings.shape}")
    meta = Meta.read(manifest["meta"])
    same_thumbs = like is not None and {"thumbs.bin", "thumbs.npz"} <= kept
    return Collection(
        items=items,
        embeddings=embeddings,
        means=part("means.npy", lambda c: c.means, _joined),
        examples=part("examples.npy", lambda c: c.examples, _joined),
        views={name: _view(name, part, manifest["files"]) for name in manifest["trees"]},
        hnsw=part("items.hnsw", lambda c: c.hnsw, lambda p: _read_hnsw(p[0], manifest, embeddings)),
        thumbs=like.thumbs if like and same_thumbs else _read_thumbs(folder, manifest["files"], paths),
        meta=meta,
        folder=folder,
        skipped=manifest["skipped"],
        saved=manifest,
        adapter=part("adapter.npz", lambda c: c.adapter, lambda p: Adapter(**arrays(p[0])))
        if "adapter.npz" in manifest["files"]
        else None,
        captions=_captions(part, n, dim) if "captions.npy" in manifest["files"] else None,
        sources=part("sources.npz", lambda c: c.sources, lambda p: Sources(**arrays(p[0])))
        if "sources.npz" in manifest["files"]
        else None,
        known=_known(part, paths, dim) if "texts.npy" in manifest["files"] else None,
        stacks=part(STACKS, lambda c: c.stacks, lambda p: Stacks(_joined(p)).padded(n))
        if STACKS in manifest["files"]
        else None,
    )


def _captions(part: Callable[..., Any], n: int, dim: int) -> Captions:
    captions = Captions(
        part("captions.npy", lambda c: c.captions.vectors, _joined),
        part("caption_of.npy", lambda c: c.captions.row, _joined),
    )
    if len(captions.row) != n or captions.vectors.shape[1] != dim:
        raise ValueError(f"captions of {len(captions.row)} items, vectors {captions.vectors.shape}")
    return captions


def _known(part: Callable[..., Any], paths: dict[str, Path], dim: int) -> KnownTexts:
    def read(vectors: list[Path]) -> KnownTexts:
        texts = json.loads(paths["texts.json"].read_text(encoding="utf-8"))
        known = KnownTexts(texts, _joined(vectors))
        if known.vectors.shape[1] != dim:
            raise ValueError(f"texts' vectors {known.vectors.shape}")
        return known

    return part("texts.npy", lambda c: c.known, read)


def read_items(paths: list[Path]) -> list[Item]:
    """A later row takes the place of an earlier one of the same id."""
    items: list[Item] = []
    collecting = gc.isenabled()
    gc.disable()  # it would look through all that is read, again and again, for cycles: half of the time
    try:
        for path in paths:
            lines = path.read_text(encoding="utf-8").split("\n")  # splitlines would also split captions
            for row in json.loads(f"[{','.join(lines)}]"):  # at once: half the time of one by one
                item = Item(row["id"], row["file"], row["caption"], row["attributes"], tuple(row["taxonomy"]))
                if item.id < len(items):
                    items[item.id] = item
                else:
                    items.append(item)
    finally:
        if collecting:
            gc.enable()
    return items


def _joined(paths: list[Path]) -> NDArray:
    rows = [np.load(path, allow_pickle=False) for path in paths]
    return rows[0] if len(rows) == 1 else np.concatenate(rows)


def _read_hnsw(path: Path, manifest: dict[str, Any], embeddings: Floats) -> HnswIndex:
    held = manifest["files"]["items.hnsw"].get("rows", len(embeddings))
    index = HnswIndex.load(path, dim=embeddings.shape[1], n=held)
    return index.extended(embeddings[held:]) if held < len(embeddings) else index


def _read_thumbs(folder: Path, files: dict[str, Any], paths: dict[str, Path]) -> Thumbs:
    """Those of one segment stay on the disk until they are asked for; several are read to their places in one block:
    joining them would copy hundreds of megabytes.
    """
    blocks, places = (
        [paths[s] if s in paths else verified(folder, s, files[s]) for s in segments(files, name)]
        for name in ("thumbs.bin", "thumbs.npz")
    )
    first, *more = (arrays(path) for path in places)
    offsets = [first["offsets"]]
    for tables in more:
        offsets.append(offsets[-1][-1] + tables["offsets"][1:])
    checksums = [tables["checksums"] for tables in (first, *more)]
    return Thumbs(_block(blocks), np.concatenate(offsets), np.concatenate(checksums))


def _block(paths: Sequence[Path]) -> memoryview:
    """The bytes of some files, one after the other."""
    sizes = [path.stat().st_size for path in paths]
    if len(paths) == 1 and sizes[0] and os.name == "posix":  # elsewhere a file that is mapped cannot be removed
        with paths[0].open("rb") as f:
            return memoryview(mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ))
    data, at = memoryview(bytearray(sum(sizes))), 0
    for path in paths:
        with path.open("rb") as f:
            at += f.readinto(data[at:])
    return data.toreadonly()


def _view(name: str, part: Callable[..., Any], files: dict[str, Any]) -> View:
    def labels(paths: list[Path]) -> list[Label]:
        rows = json.loads(paths[0].read_text(encoding="utf-8"))
        return [Label(r["name"], r["source"], r["confidence"], tuple(r["reps"])) for r in rows]

    def tree(paths: list[Path]) -> Tree:
        t = arrays(paths[0])
        return Tree(t["parent"], t["level"], t["centroid"], t["order"], t["start"], t["stop"])

    return View(
        part(f"trees/{name}/tree.npz", lambda c: c.views[name].tree, tree),
        part(f"trees/{name}/labels.json", lambda c: c.views[name].labels, labels),
        part(f"trees/{name}/maps.npz", lambda c: c.views[name].maps, lambda p: _unpack_maps(arrays(p[0]))),
        part(own, lambda c: c.views[name].margins, lambda p: margins.read(p[0].read_text(encoding="utf-8")))
        if (own := f"trees/{name}/{MARGINS}") in files
        else None,
    )


def _unpack_maps(m: dict[str, NDArray]) -> list[LevelMap]:
    xy = {key: (m[key] / np.float32(65535)).astype(np.float32) for key in m if "_xy" in key}
    return [
        LevelMap(int(level), m[f"nodes{i}"], xy[f"node_xy{i}"], xy[f"item_xy{i}"], float(blend))
        for i, (level, blend) in enumerate(zip(m["level"], m["blend"], strict=True))
    ]
