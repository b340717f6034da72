"""What building again takes from the collection that is there: embeddings and thumbnails of files that are unchanged.

Knows a collection on disk, its files' signatures, and what its embeddings were made with. Does not know how anything is
encoded. A file is unchanged when its name, size and time are, or when its content is, under whatever name.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hierdemo.arrays import Floats
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST, CollectionError
from hierdemo.collection.store import load, read_manifest
from hierdemo.items.fingerprint import content_digest, stat
from hierdemo.items.image import photographed
from hierdemo.items.item import Item
from hierdemo.items.place import Place, place_of


@dataclass(frozen=True, eq=False)
class Kept:
    """A collection that is there, as far as it can be taken over; nothing where old is None, and why not."""

    old: Collection | None = None
    why: str = ""
    row_of: dict[str, int] = field(default_factory=dict)  # by file

    def rows(self, images: Path, found: Sequence[Item]) -> dict[int, int]:
        """By place in `found`: the row of the old collection that an unchanged file has."""
        if self.old is None or self.old.sources is None:
            return {}
        stats, digests = self.old.sources.stats, self.old.sources.digests
        by_size = defaultdict[int, list[int]](list)
        for row, size in enumerate(stats[:, 0].tolist()):
            by_size[size].append(row)
        known: dict[int, int] = {}
        for i, item in enumerate(found):
            now, place = stat(place_of(images, item.file)), self.row_of.get(item.file)
            if place is not None and now == tuple(stats[place].tolist()):
                known[i] = place
            elif same := by_size.get(now[0]):
                digest = _digest(place_of(images, item.file))
                if (at := next((r for r in same if digests[r].tobytes() == digest), None)) is not None:
                    known[i] = at
        return known

    def about(
        self, images: Path, found: Sequence[Item], rows: dict[int, int], exif: tuple[str, ...]
    ) -> dict[int, dict[str, str]]:
        """By place in `found`: what the EXIF of an unchanged file says. The old collection knows it where it was built
        with it and no table gave such attributes; else the files' headers are read again.
        """
        if self.old is None:
            return {}
        if set(exif) <= set(self.old.meta.parameters.get("exif", ())):
            known = ((i, self.old.items[row].attributes) for i, row in rows.items())
            return {i: {name: own[name] for name in exif if name in own} for i, own in known}
        return {i: photographed(place_of(images, found[i].file)) for i in rows}


def names_given(found: Sequence[Item]) -> set[str]:
    """The attributes that a table or the folders give."""
    return {name for item in found for name in item.attributes}


def kept(out: Path, model_digest: str, encoding: dict[str, Any], *, again: bool = False) -> Kept:
    """What the collection in `out` keeps for a build by this model, encoded so.

    again: nothing, whatever there is. Raises CollectionError where it was edited by hand: building would lose that.
    """
    if again or not (out / MANIFEST).is_file():
        return Kept()
    try:
        manifest = read_manifest(out)
    except CollectionError:
        return Kept(why="it cannot be read")
    edits = manifest.get("history", {}).get("n", 0)
    if edits:
        raise CollectionError(
            f"The collection in {out} was edited by hand ({edits} edit{'s' * (edits > 1)}), which building it again "
            "would lose: give --out another folder, or --again to make it anew without them."
        )
    meta = manifest["meta"]
    if meta["model_digest"] != model_digest:
        return Kept(why="another model made it")
    if meta.get("parameters", {}).get("encoding") != encoding:
        return Kept(why="it was encoded in another way, or by an earlier version")
    try:
        old = load(out)
    except CollectionError:
        return Kept(why="it is damaged")
    if old.sources is None or old.adapter is not None:
        return Kept(why="it does not say which files its embeddings came from")
    return Kept(old, row_of={item.file: item.id for item in old.items[: len(old.sources.stats)]})


def said(old: Collection | None) -> dict[str, Floats]:
    """The vectors of the captions of a collection, by caption."""
    if old is None or old.captions is None:
        return {}
    vectors = old.captions.unit
    rows = zip(old.items, old.captions.row.tolist(), strict=True)
    return {item.caption: vectors[row] for item, row in rows if row >= 0}


def _digest(place: Place) -> bytes:
    try:
        return content_digest(place)
    except OSError:
        return b""
