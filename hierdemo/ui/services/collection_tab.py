"""What the page's Collection tab asks for: which collections there are, what one holds, building one, removing it.

Knows the library, visitors and builds, and what only a person at this very machine may do. Does not know HTTP or
processes. Handlers take and give plain data; what cannot be done is a ValueError with one sentence.
"""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hierdemo.builder import beforehand
from hierdemo.builder.progress import steps
from hierdemo.collection import archive, notes
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST, CollectionError
from hierdemo.collection.store import check_target
from hierdemo.items import scan
from hierdemo.items.image import KINDS, SUFFIXES, ImageError
from hierdemo.items.item import attribute_counts
from hierdemo.items.layouts.known import HOLDING, TELLING
from hierdemo.items.skipped import duplicates, worst_first
from hierdemo.models import hub, photos
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.models.loading import WEIGHTS
from hierdemo.models.lookup import READY
from hierdemo.search.members import Engines
from hierdemo.tree.tree import Tree
from hierdemo.ui.present import stacks
from hierdemo.ui.present.info import TREE_TITLES
from hierdemo.ui.present.tree import level_titles
from hierdemo.ui.services.at_start import AtStart, DataSet
from hierdemo.ui.services.build_jobs import Build, Builds, Job
from hierdemo.ui.services.library import GONE, PRIVATE, Entry, Library, row
from hierdemo.ui.services.payload import SHOWN_SKIPPED, _file_name, _name, _strings, _text, _visitor
from hierdemo.ui.services.visitors import Limits, Own, Visitors

DRAWINGS = "The embedded model knows drawings like the demo’s, not photographs: expect it to group photographs poorly."
NO_HUB = "The model for photographs ({name} of OpenCLIP) comes from a model hub, which cannot be reached from here now."
ENDED = "That upload or build is over or was removed after a time without use: begin again."
NOT_HERE = "A folder can be read only in a browser on the machine that hierdemo runs on: upload the pictures instead."
NOT_YOURS = "Only a collection that you built yourself can be downloaded here."
NO_MODEL = "This server offers these models only: {known}. Run hierdemo on your own machine for any other."
STEPS = [{"id": id, "title": title} for id, title in steps()]


@dataclass(frozen=True)
class Place:
    """Who asks. local: a browser on the machine that the app serves alone."""

    local: bool


class Building:
    """The handlers. kept: the folder in which collections built from a folder of this machine are kept; cache: as Job
    has it; dataset: to be built while the app runs, from `at_start.start()` on.

    limits, clock, root: as Visitors takes them.
    """

    def __init__(
        self,
        library: Library,
        *,
        kept: Path,
        cache: Path | None = None,
        dataset: DataSet | None = None,
        limits: Limits = Limits(),
        clock: Callable[[], float] = time.monotonic,
        root: Path | None = None,
    ) -> None:
        self.library, self.kept, self._cache = library, kept, cache
        self.builds = Builds(self._ready, clock=clock)
        self.visitors = Visitors(limits, gone=self._forget, clock=clock, root=root)
        self.at_start = AtStart(dataset, library, self.builds, cache) if dataset else None
        self._local_ids: dict[str, Entry | None] = {}  # builds from a folder, and what became of them

    # looking ----------------------------------------------------------------------

    def collections(self, place: Place) -> dict[str, Any]:
        """Those that everyone may see, and how one can be built here."""
        listed = self.library.listed()
        rows = [row(entry) | {"first": entry.id == self.library.first.id} for entry in listed]
        limits = self.visitors.limits
        return {
            "collections": rows,
            "local": place.local,
            "kept": str(self.kept) if place.local else None,
            "models": self._models(rows),
            "drawings": DRAWINGS,
            "steps": STEPS,
            "suffixes": [*sorted(SUFFIXES), *HOLDING],
            "telling": list(TELLING),
            "kinds": KINDS,
            "limits": {
                "uploads": limits.kept,
                "file_bytes": limits.file_bytes,
                "files": limits.files,
                "total_bytes": limits.total_bytes,
                "idle_hours": round(limits.idle / 3600, 1),
            },
        }

    def mine(self, ask: Mapping[str, Any]) -> dict[str, Any]:
        """Of ids that a browser kept: those that are still there. ask: {ids}."""
        ids = ask.get("ids")
        if not isinstance(ids, list) or len(ids) > 50 or not all(isinstance(id, str) for id in ids):
            raise ValueError("ids must be a list of at most 50 ids.")
        found = [(id, self._state(id)) for id in ids]
        return {"mine": [{"id": id} | state for id, state in found if state is not None]}

    def about(self, id: str | None, place: Place) -> dict[str, Any]:
        """What a collection holds; without an id, the one that the app opened. Raises ValueError for a gone one."""
        entry, engines = self._opened(id)
        collection, model = engines().collection, engines().collection.meta.model
        own = self._own(entry.id) if entry.kind == PRIVATE else None
        skipped = [(s["file"], s["reason"]) for s in collection.skipped] + (own.left_out if own else [])
        return {
            "name": collection.meta.name,
            "kind": entry.kind,
            "items": len(collection.items),
            "noun": collection.meta.noun,
            "model": model,
            "texts": len(collection.known.texts) if collection.known is not None else None,
            "drawings": notes.embedded(model),
            "notes": [note for note in [notes.strange(collection.meta)] if note],
            "unnamed": notes.unnamed(collection.meta),
            "measured": collection.meta.strange is not None,
            "bundled": entry.kind == "demo",
            "embeddings": len(engines.family.members) if engines.family else 1,
            "trees": _trees(collection),
            "attributes": _attributes(collection),
            "captions": sum(bool(item.caption) for item in collection.items),
            "near": stacks.counts(collection),
            **_skipped(skipped),
            "folder": str(collection.folder) if place.local and own is None else None,
            "images": str(collection.images) if place.local and own is None else None,
            "layout": collection.meta.parameters.get("layout"),
            "idle_hours": self.visitors.limits.idle / 3600 if own else None,
            "zip_bytes": archive.size(folder) if _may_take(entry, place) and (folder := collection.folder) else None,
        }

    def packed(self, id: str | None, place: Place) -> tuple[str, Iterator[bytes]]:
        """What a collection's zip is called, and the zip. Raises ValueError where it is not for who asks."""
        entry, engines = self._opened(id)
        collection = engines().collection
        if not _may_take(entry, place) or collection.folder is None:
            raise ValueError(NOT_YOURS)
        self._own(entry.id)  # it is in use
        return f"{_file_name(collection.meta.name)}.zip", archive.packed(collection.folder)

    def coming(self) -> dict[str, Any]:
        """How far the data set is that the app was started with. Raises ValueError where there is none."""
        if self.at_start is None:
            raise ValueError("Nothing is being built for this page.")
        return self.at_start.told()

    def opens(self) -> dict[str, str]:
        """What the page's document says of the collection that it opens, where that may change while the app runs."""
        if self.at_start is None:
            return {}
        return {"data-first": self.library.first.id} | ({} if self.at_start.done else {"data-coming": "1"})

    def photos(self) -> dict[str, Any]:
        """The model that is offered for photographs, and whether it can be had here."""
        at_hand = hub.at_hand(photos.REPO, [WEIGHTS])
        name = f"{photos.NAME.partition(':')[0]} of OpenCLIP, {photos.LICENCE} licence"
        about = {"here": f"{name}; it is here already.", "reachable": f"{name}; {photos.MB} MB are downloaded once."}
        return {
            "id": photos.ALIAS if at_hand != "no" else None,
            "about": about.get(at_hand, NO_HUB.format(name=photos.NAME.partition(":")[0])),
        }

    # building ---------------------------------------------------------------------

    def begin(self, ask: Mapping[str, Any]) -> dict[str, Any]:
        """Room for an upload. ask: {visitor}."""
        visitor = _visitor(ask)
        self.builds.check(visitor)
        return {"id": self.visitors.begin(visitor).id}

    def file(self, id: str, name: str, data: bytes) -> dict[str, Any]:
        """One file of an upload."""
        try:
            return {"file": self.visitors.add(id, name, data)}
        except KeyError as e:
            raise ValueError(ENDED) from e

    def start(self, ask: Mapping[str, Any], place: Place) -> dict[str, Any]:
        """Build what was uploaded; or say first that the model may not know it, unless one is sure. ask: {id, name,
        model, left_out: [{file, reason}], sure}.
        """
        own = self._own(_text(ask, "id"))
        if own is None:
            raise ValueError(ENDED)
        model = self._model(ask, place)
        if own.started:
            raise ValueError("This collection is being built already.")
        if not own.files:
            raise ValueError("No picture was uploaded: choose some first.")
        rows = ask.get("left_out")
        rows = rows if isinstance(rows, list) else []
        told = [(r["file"], r["reason"]) for r in rows if isinstance(r, dict) and _strings(r, "file", "reason")]
        self.visitors.leave_out(own.id, told)
        if not place.local:
            self._few_enough(own.pictures)
        if doubt := self._doubt(ask, model, own.pictures):
            return {"id": own.id, "doubt": doubt}
        self.builds.start(own.id, own.visitor, Job(own.pictures, own.collection, model, _name(ask), cache=self._cache))
        own.started = True
        return {"id": own.id, "doubt": None}

    def folder(self, ask: Mapping[str, Any], place: Place) -> dict[str, Any]:
        """Build of a folder of this machine, as `start`. ask: {visitor, path, out, name, model, sure, place}; out: a
        path or a name; place: whether where photographs were taken is kept, as it is unless that is false.
        """
        if not place.local:
            raise ValueError(NOT_HERE)
        images = Path(_text(ask, "path").strip()).expanduser()
        if not images.is_absolute() or not images.exists():
            raise ValueError(f"There is no folder or file {images}: give its whole path, from the root on.")
        model, name = self._model(ask, place), _name(ask) or (images.stem if images.is_file() else images.name)
        out = self._target(_text(ask, "out").strip() or _file_name(name), images)
        id = secrets.token_hex(16)
        if doubt := self._doubt(ask, model, images):
            return {"id": id, "doubt": doubt}
        place_kept = ask.get("place") is not False
        job = Job(images, out, model, name, keep=True, cache=self._cache, place=place_kept)
        self.builds.start(id, _visitor(ask), job)
        self._local_ids[id] = None
        return {"id": id, "doubt": None}

    def state(self, ask: Mapping[str, Any]) -> dict[str, Any]:
        """How far a build is. ask: {id}. Raises ValueError for one that is over and gone."""
        found = self._state(_text(ask, "id"))
        if found is None:
            raise ValueError(ENDED)
        return found

    def remove(self, ask: Mapping[str, Any]) -> dict[str, Any]:
        """Cancel an upload or a build, or remove a visitor's collection. ask: {id}. Fine for what is gone already."""
        id = _text(ask, "id")
        self.builds.forget(id)
        self._local_ids.pop(id, None)
        self.visitors.remove(id)
        return {"removed": True}

    def close(self) -> None:
        """The app ends."""
        if self.at_start is not None:
            self.at_start.close()
        self.builds.close()
        self.visitors.close()

    # what they share ----------------------------------------------------------------

    def _opened(self, id: str | None) -> tuple[Entry, Engines]:
        """The collection of an id, else the one that the app opened. Raises ValueError for a gone one."""
        try:
            entry = self.library.entry(id) if id else self.library.first
            return entry, self.library.engines(entry.id)
        except KeyError as e:
            raise ValueError(GONE) from e

    def _own(self, id: str) -> Own | None:
        try:
            return self.visitors.get(id)
        except KeyError:
            return None

    def _state(self, id: str) -> dict[str, Any] | None:
        build, own = self.builds.get(id), self._own(id)
        if build is None:
            return None if own is None else {"state": "uploading", "files": own.files, "bytes": own.bytes}
        opened = self._local_ids.get(id)
        skipped = build.skipped + (own.left_out if own else [])
        step, done, of, numbers = self.builds.told(build)
        return {
            "state": build.state,
            "name": build.job.name or build.job.images.name,
            "stage": build.pace.stage,
            "step": step,
            "steps": STEPS,
            "done": done,
            "of": of,
            "numbers": numbers,
            "found": build.found,
            "error": build.error if build.state == "failed" else None,
            "items": build.items,
            **_skipped(skipped),
            "open": opened.id if opened else None,  # the id that its address carries; of a visitor's own: its secret id
            "private": own is not None,
            "model": build.job.model,
        }

    def _ready(self, build: Build) -> None:
        if self.at_start is not None and self.at_start.builds(build):
            return  # it opens it itself
        if build.id in self._local_ids:
            self._local_ids[build.id] = self.library.add(build.job.out, "built")
        else:
            self.library.add(build.job.out, PRIVATE, build.id)

    def _forget(self, id: str) -> None:
        self.builds.forget(id)
        self.library.remove(id)

    def _models(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The models that are offered: that of the collection opened first, others in use here, the embedded one."""
        used = [r["model"] for r in rows if r["error"] is None and _makes_vectors(r["model"])]
        return [{"id": model, "drawings": notes.embedded(model)} for model in dict.fromkeys([*used, "embedded"])]

    def _model(self, ask: Mapping[str, Any], place: Place) -> str:
        model = _text(ask, "model").strip() or "embedded"
        known = [m["id"] for m in self._models(self.collections(place)["collections"])]
        if not place.local and model not in [*known, photos.ALIAS]:
            raise ValueError(NO_MODEL.format(known=", ".join(known)))
        return model

    def _few_enough(self, images: Path) -> None:
        """One file may hold any number of pictures. Raises ValueError."""
        try:
            n, most = len(scan.look(images).items), self.visitors.limits.files
        except ImageError:  # the build says it
            return
        if n > most:
            raise ValueError(f"These are {n:,} pictures, and at most {most:,} are built here: choose fewer.")

    def _doubt(self, ask: Mapping[str, Any], model: str, images: Path) -> str | None:
        """Why to think twice before these pictures are built with this model."""
        if ask.get("sure") is True or not notes.embedded(model):
            return None
        try:
            found = scan.look(images)
            if found.layout is not None and found.layout.vectors:  # they come along: no model is asked
                return None
            return beforehand.look(found.images, found.items, self.library.encoder(model))
        except (ImageError, EncoderUnavailable):  # the build says it
            return None

    def _target(self, text: str, images: Path) -> Path:
        """Where a collection is kept. Raises ValueError where something lies there, or among the pictures."""
        out = Path(text).expanduser()
        out = (out if out.is_absolute() else self.kept / out).resolve()
        if out.is_relative_to(images.resolve()):
            raise ValueError(f"{out} lies among the pictures: keep the collection somewhere else.")
        try:
            check_target(out)
        except CollectionError as e:
            raise ValueError(f"{out} holds something else: choose another name.") from e
        if (out / MANIFEST).is_file():  # without it: what a build left that was cut off while it saved
            raise ValueError(f"There is a collection in {out} already: choose another name.")
        return out


def _may_take(entry: Entry, place: Place) -> bool:
    """Whether it may be downloaded: it is a visitor's own, who alone knows its id, or asked for on this machine."""
    return place.local or entry.kind == PRIVATE


def _skipped(rows: list[tuple[str, str]]) -> dict[str, Any]:
    first = worst_first(rows)[:SHOWN_SKIPPED]
    return {
        "skipped": [{"file": file, "reason": reason} for file, reason in first],
        "n_skipped": len(rows),
        "n_duplicates": duplicates([reason for _, reason in rows]),
    }


def _makes_vectors(model: str) -> bool:
    """Whether it can be offered for photographs."""
    return model != READY and not notes.embedded(model)


def _trees(collection: Collection) -> list[dict[str, Any]]:
    return [
        {
            "title": TREE_TITLES.get(name, name),
            "levels": view.tree.depth,
            "parts": _parts(view.tree),
            "leaves": len(view.tree.leaves),
            "beside": int((view.tree.level[view.tree.leaves] == 1).sum()) if view.tree.depth > 1 else 0,
        }
        for name, view in collection.views.items()
    ]


def _parts(tree: Tree) -> list[tuple[str, int]]:
    """How many nodes below the root have children, by their level's title."""
    inner = np.setdiff1d(np.arange(1, tree.n_nodes), tree.leaves)
    titles = level_titles(tree.depth)
    return [(titles[m - 1].lower(), int((tree.level[inner] == m).sum())) for m in range(1, tree.depth)]


def _attributes(collection: Collection) -> list[dict[str, Any]]:
    return [{"name": name, "values": len(counts)} for name, counts in attribute_counts(collection.items).items()]
