"""What a collection is: items, embeddings, trees with their names and maps, the index, thumbnails.

Knows what belongs together. Does not know files on disk or how anything was computed.
"""

import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.collection.captions import Captions
from hierdemo.collection.files import CollectionError
from hierdemo.collection.margins import Margins
from hierdemo.collection.meta import Meta
from hierdemo.collection.stacks import Stacks
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.address import hosts
from hierdemo.items.fingerprint import Sources
from hierdemo.items.item import Item, kinds, said, said_in
from hierdemo.items.quantity import Quantity, quantities
from hierdemo.maps.projection import LevelMap
from hierdemo.models.adapter import Adapter
from hierdemo.models.encoder import reads_words
from hierdemo.models.lookup import KnownTexts
from hierdemo.models.said_words import SaidWords
from hierdemo.tree.labels import Label
from hierdemo.tree.tree import Tree


@dataclass(frozen=True, eq=False)
class View:
    """One tree over the items, with a Label a node and a LevelMap a level (the items' own last). margins: what they
    mean in it; None where that was not measured, and after an edit of what it was measured on.
    """

    tree: Tree
    labels: list[Label]
    maps: list[LevelMap]
    margins: Margins | None = None


@dataclass(frozen=True, eq=False)
class Collection:
    """Items, embeddings (N, D) in their order, views by name, the hnswlib index, 128 px thumbnails.

    examples (E, D): the example texts of meta, encoded, so that the first page need not wait for the model.
    means (2, D): of the captions' (or the vocabulary's) and of the pictures' embeddings, for mixing text and
    picture. saved: the manifest that it was opened from. adapter: what its model's vectors go through, if anything.
    captions: their vectors; None where no item has one, and in collections built before there were any.
    sources: which files the embeddings came from; None where that is not known. known: in a collection of ready vectors
    without a model, the texts that it answers; None in every other. stacks: which items are nearly the same picture;
    None where that was not looked for.
    """

    items: list[Item]
    embeddings: Floats
    means: Floats
    examples: Floats
    views: dict[str, View]
    hnsw: HnswIndex
    thumbs: "Thumbs"
    meta: Meta
    folder: Path | None = None
    skipped: list[dict[str, str]] = field(default_factory=list)
    saved: dict[str, Any] | None = None
    adapter: Adapter | None = None
    captions: Captions | None = None
    sources: Sources | None = None
    known: KnownTexts | None = None
    stacks: Stacks | None = None

    def __post_init__(self) -> None:
        self.embeddings.setflags(write=False)

    @cached_property
    def kinds(self) -> set[str]:
        """The attributes that sort the items (items/item.py, kinds)."""
        return kinds(self.items)

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        """The attributes that are numbers or dates (items/quantity.py)."""
        return quantities(self.items)

    @cached_property
    def said(self) -> SaidWords | None:
        """The words that came with the pictures, where they stand in for a model that reads none; else None."""
        return None if reads_words(self.meta.model) else SaidWords([said(i) for i in self.items], said_in(self.items))

    @cached_property
    def hosts(self) -> Counter[str]:
        """Where pictures lie that are known by their address alone, the host of most of them first."""
        return hosts(item.file for item in self.items)

    @property
    def images(self) -> Path:
        """The folder that items' files are relative to."""
        return (self.folder or Path()).joinpath(self.meta.images).resolve()


@dataclass(frozen=True, eq=False)
class Thumbs:
    """Every item's thumbnail, empty for a picture that is not here: one block of WebP files, offsets (N + 1,) and
    checksums (N,).

    added: further blocks, of items that came later; the offsets go on through them.
    """

    data: bytes | memoryview
    offsets: NDArray[np.int64]
    checksums: NDArray[np.uint32]
    added: tuple[bytes, ...] = ()

    @classmethod
    def pack(cls, pictures: list[bytes]) -> "Thumbs":
        offsets = np.r_[0, np.cumsum([len(p) for p in pictures])].astype(np.int64)
        return cls(b"".join(pictures), offsets, np.array([zlib.crc32(p) for p in pictures], np.uint32))

    def extended(self, pictures: Iterable[bytes]) -> "Thumbs":
        """Those of new items after these; nothing that was there is copied, a block may be hundreds of megabytes."""
        more = Thumbs.pack(list(pictures))
        return Thumbs(
            self.data,
            np.r_[self.offsets, self.offsets[-1] + more.offsets[1:]],
            np.r_[self.checksums, more.checksums],
            (*self.added, bytes(more.data)),
        )

    def has(self, item: int) -> bool:
        """Whether an item has a thumbnail: one whose picture is known by its address or its name alone has none."""
        return bool(self.offsets[item + 1] > self.offsets[item])

    def between(self, start: int, stop: int) -> bytes:
        """Bytes start to stop of all blocks as if they were one."""
        if stop <= len(self.data):
            return bytes(self.data[start:stop])
        found, at = [], 0
        for block in (self.data, *self.added):
            found.append(bytes(block[max(0, start - at) : max(0, stop - at)]))
            at += len(block)
        return b"".join(found)

    def __getitem__(self, item: int) -> bytes:
        picture = self.between(int(self.offsets[item]), int(self.offsets[item + 1]))
        if zlib.crc32(picture) != self.checksums[item]:
            raise CollectionError(f"The thumbnail of item {item} is damaged: build the collection again.")
        return picture
