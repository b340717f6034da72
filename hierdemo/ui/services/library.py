"""The collections that this app can open, by the id that an address carries (?c=): the one it was started with, others
that were given, those that lie beside it, those kept in the library's folder, the demo, and visitors' own.

Knows folders, manifests and engines, which it opens at their first use. Does not know HTTP, how a collection is built,
or whose it is.
"""

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hierdemo.collection import family
from hierdemo.collection.family import collections_in
from hierdemo.collection.files import MANIFEST, CollectionError
from hierdemo.collection.store import load, read_manifest
from hierdemo.demo import DEMO
from hierdemo.models.encoder import Encoder
from hierdemo.search.engine import Engine
from hierdemo.search.members import CheckedEncoder, Engines

GONE = "That collection is gone or is somebody else’s own: choose another in the Collection tab."
PRIVATE = "private"  # the kind of a visitor's own: never listed


@dataclass(frozen=True)
class Entry:
    """A collection that can be opened. kind: given, beside, built, demo or private."""

    id: str
    folder: Path
    kind: str


class Library:
    """Entries in the order in which they are listed, the first being the one that the app opened. Safe for threads.

    given: folders of further collections. shelves: folders whose collections are listed too, looked through again at
    every listing: (folder, kind). encoders: a model's name -> its encoder.
    """

    def __init__(
        self,
        first: Engines,
        encoders: Callable[[str], Encoder],
        *,
        given: Iterable[Path] = (),
        shelves: Sequence[tuple[Path, str]] = (),
    ) -> None:
        self._encoders, self._shelves, self._lock = encoders, shelves, threading.RLock()
        self._entries: dict[str, Entry] = {}
        self._ids: dict[Path, str] = {}
        self._opened: dict[str, Engines] = {}
        folder = first().collection.folder
        self.first = self._add(folder, "given") if folder else Entry("opened", Path(), "given")
        self.opened = self.first  # what routes without an id answer of, whatever is the first later
        self._entries[self.first.id], self._opened[self.first.id] = self.first, first
        for other in given:
            self._add(other, "given")
        self._add(DEMO, "demo")

    def encoder(self, model: str) -> Encoder:
        """Of a model by its name, whatever collection it is for."""
        return self._encoders(model)

    def listed(self) -> list[Entry]:
        """All but visitors' own: the first, those given, those on the shelves, the demo last."""
        with self._lock:
            for folder, kind in self._shelves:
                for found in _readable(folder):
                    self._add(found, kind)
            kept = [e for e in self._entries.values() if e.kind != PRIVATE and (e.folder / MANIFEST).is_file()]
        rank = {"given": 0, "built": 1, "beside": 2, "demo": 3}
        return sorted(kept, key=lambda e: (e.id != self.first.id, rank[e.kind]))

    def entry(self, id: str) -> Entry:
        """Raises KeyError for an id that there is not."""
        with self._lock:
            if id not in self._entries:
                self.listed()  # it may have been made meanwhile
            return self._entries[id]

    def add(self, folder: Path, kind: str, id: str | None = None) -> Entry:
        """A collection that was built just now; without an id of its own it gets one by its folder's name."""
        with self._lock:
            if id is None:
                return self._add(folder, kind)
            self._entries[id] = Entry(id, folder, kind)
            return self._entries[id]

    def lead(self, id: str) -> None:
        """From now on it is the first: what new visits open."""
        with self._lock:
            self.first = self._entries[id]

    def front(self, embedding: str | None = None) -> Engine:
        """The engine of the first collection, or of a member of its family. As `engines`, and Engines.__call__."""
        return self.engines(self.first.id)(embedding)

    def remove(self, id: str) -> None:
        """Forget a collection; its files are somebody else's business."""
        with self._lock:
            self._entries.pop(id, None)
            self._opened.pop(id, None)

    def holds(self, id: str, engines: Engines) -> bool:
        """Whether these are the collection's engines still."""
        with self._lock:
            return self._opened.get(id) is engines

    def engines(self, id: str) -> Engines:
        """Raises KeyError for an id that there is not, CollectionError for a collection that cannot be used."""
        entry = self.entry(id)
        with self._lock:
            if id not in self._opened:
                collection = load(entry.folder)
                encoder = CheckedEncoder(self._encoders(collection.meta.model), collection)
                own = None if entry.kind == PRIVATE else family.find(entry.folder)
                self._opened[id] = Engines(Engine(collection, encoder), own, self._encoders)
            return self._opened[id]

    def _add(self, folder: Path, kind: str) -> Entry:
        """The entry of a folder, or of the family that it belongs to, which is one entry."""
        folder = folder.resolve()
        own = family.find(folder)
        members = [m.folder for m in own.members] if own else [folder]
        known = next((self._ids[m] for m in members if m in self._ids), None)
        if known is not None:
            return self._entries[known]
        id = self._free("demo" if DEMO.resolve() in members else _slug(folder))
        kind = "demo" if DEMO.resolve() in members else kind
        self._ids |= dict.fromkeys(members, id)
        self._entries[id] = Entry(id, folder, kind)
        return self._entries[id]

    def _free(self, id: str) -> str:
        taken = {*self._entries, *self._ids.values()}
        return next(c for n in range(1, len(taken) + 2) if (c := id if n == 1 else f"{id}-{n}") not in taken)


def row(entry: Entry) -> dict[str, Any]:
    """What a list says of a collection, from its manifest alone; error: why it cannot be opened, or null."""
    found: dict[str, Any] = {"id": entry.id, "kind": entry.kind, "name": entry.folder.name, "error": None}
    try:
        manifest = read_manifest(entry.folder)
        meta = manifest["meta"]
        told = {"name": meta["name"], "items": manifest["items"], "noun": meta["noun"], "model": meta["model"]}
    except (CollectionError, KeyError) as e:
        return found | {"error": str(e)}
    return found | told


def _readable(folder: Path) -> list[Path]:
    try:
        return collections_in(folder)
    except (CollectionError, OSError):  # a neighbour that cannot be read is no concern of this app
        return []


def _slug(folder: Path) -> str:
    """A folder's name as an address shows it; a folder that is only called "collection" goes by the one around it."""
    name = folder.parent.name if folder.name == "collection" else folder.name
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "collection"
