"""A collection that is edited: one snapshot an edit, the log of edits, undo, redo, any earlier point, replay.

Knows manifests, their order and the log. Does not know what an edit does (apply.py) or what a part holds.

The manifest of a snapshot says which edit it came by (`n`), the digest of the manifest before it (`after`) and that of
the unedited collection (`base`). `history/` keeps the manifests of the other snapshots, so undo and redo put one of
them back, byte for byte; their parts stay as long as one of them names them. The log is a part of the snapshot, so it
is never out of step. All is on disk before the one commit, `os.replace` of manifest.json: a crash leaves the collection
as it was, at most with files that no one names, which the next edit sweeps away.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import (
    MANIFEST,
    CollectionError,
    append,
    commit,
    locked,
    put,
    room,
    segments,
    settle,
    verified,
)
from hierdemo.collection.incremental import as_opened, write_changed
from hierdemo.collection.meta import Meta
from hierdemo.collection.store import HISTORY, LOG, open_snapshot, read_manifest, sweep, written
from hierdemo.edit.apply import Effect, apply
from hierdemo.edit.check import Edit, problem
from hierdemo.models.encoder import Encoder

KEEP = 100  # snapshots before the one that stands; the unedited collection is kept besides


@dataclass(frozen=True)
class _Snapshot:
    """A manifest's bytes and what they say; n: the edits that led to it."""

    data: bytes
    manifest: dict[str, Any]

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def place(self) -> dict[str, Any]:
        return self.manifest.get("history", {"n": 0, "after": "", "base": self.digest})

    @property
    def n(self) -> int:
        return self.place["n"]


def edit(
    folder: Path,
    collection: Collection,
    change: Edit,
    encoder: Encoder | None,
    *,
    vectors: Floats | None = None,
    thumbs: list[bytes] | None = None,
) -> tuple[Collection, Effect]:
    """Edit a collection that is open from `folder`, on disk; returns the new snapshot and what the edit did.

    `collection` stays as it is and usable. vectors (n, D) and thumbs: of the items of an "add-items". What was undone
    before is gone. Raises ValueError for an edit that cannot be done, CollectionError where the collection was changed
    since it was opened or is being changed.
    """
    change = replace(change, args=json.loads(_json(change.args)))  # as a replay of the log will give it
    problem(collection, change)
    with locked(folder):
        now = _current(folder)
        if collection.saved != now.manifest:
            raise CollectionError(f"The collection in {folder} was changed since it was opened: open it again.")
        new, effect = apply(collection, change, encoder, vectors=vectors, thumbs=thumbs)
        manifest = write_changed(collection, new, folder)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"n": now.n + 1, **vars(change), "effect": vars(effect), "when": when}
        _enter(folder, manifest["files"], row)
        manifest["history"] = {"n": now.n + 1, "after": now.digest, "base": now.place["base"]}
        _keep(folder, now)
        data = written(manifest)
        commit(folder, data)
        _prune(folder)
    return replace(
        as_opened(new, collection), meta=Meta.read(manifest["meta"]), saved=json.loads(data), folder=folder
    ), effect


def undo(folder: Path, like: Collection | None = None) -> Collection:
    """The snapshot before the last edit, bit for bit. Raises ValueError where there is none."""
    n = _current(folder).n
    if n == 0:
        raise ValueError("There is nothing to undo: the collection is as it was built.")
    return restore(folder, n - 1, like)


def redo(folder: Path, like: Collection | None = None) -> Collection:
    """The snapshot that the last undo left. Raises ValueError where there is none."""
    now = _current(folder)
    return restore(folder, min((n for n in _reachable(folder, now) if n > now.n), default=now.n + 1), like)


def restore(folder: Path, n: int, like: Collection | None = None) -> Collection:
    """The snapshot after the first n edits becomes the collection; 0 is as it was built. `redo` leads on from there.

    like: an open snapshot, whose unchanged parts are shared. Raises ValueError where that snapshot is not kept.
    """
    with locked(folder):
        now = _current(folder)
        found = _reachable(folder, now).get(n)
        if found is None:
            raise ValueError(_missing(now, n))
        opened = open_snapshot(folder, found.manifest, like)  # verified before it counts
        if found.data != now.data:
            _keep(folder, now)
            commit(folder, found.data)
        return opened


def number(collection: Collection) -> int:
    """How many edits led to an open snapshot; 0: it is as it was built."""
    return (collection.saved or {}).get("history", {"n": 0})["n"]


def points(folder: Path) -> list[int]:
    """Every n that `restore` takes, in order."""
    return sorted(_reachable(folder, _current(folder)))


def log(folder: Path, manifest: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """One row an edit since the collection was built: n, op, tree, args, effect, when. Raises CollectionError where
    its file is damaged.
    """
    files = (manifest or read_manifest(folder))["files"]
    if LOG not in files:
        return []
    paths = [verified(folder, name, files[name]) for name in segments(files, LOG)]
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n")]


def base(folder: Path) -> Collection:
    """The collection as it was built, opened. Raises CollectionError where its manifest is gone."""
    found = _reachable(folder, _current(folder)).get(0)
    if found is None:
        raise CollectionError(f"The history in {folder} has lost its beginning: restore the folder from a copy.")
    return open_snapshot(folder, found.manifest)


def replay(
    start: Collection, rows: Iterable[Mapping[str, Any]], encoder: Encoder | None, *, added: Collection | None = None
) -> Collection:
    """Do a log's edits again, in memory, from the collection that they began with.

    added: a later snapshot, which has the vectors and thumbnails of the items that were added. With the same model the
    trees and names come out the same. Raises ValueError for a row that cannot be done, saying which.
    """
    at = start
    for row in rows:
        change = Edit(row["op"], row["tree"], row["args"])
        vectors = thumbs = None
        if change.op == "add-items":
            first, last = len(at.items), len(at.items) + len(change.args["items"])
            if added is None or len(added.items) < last:
                raise ValueError(f"Edit {row['n']} adds pictures: replay it with the collection that holds them.")
            vectors, thumbs = added.embeddings[first:last], [added.thumbs[i] for i in range(first, last)]
        try:
            new, _ = apply(at, change, encoder, vectors=vectors, thumbs=thumbs)
        except ValueError as e:
            raise ValueError(f"Edit {row['n']} cannot be done again: {e}") from e
        at = as_opened(new, at)
    return at


def differing(a: Collection, b: Collection) -> list[str]:
    """The trees whose nodes, items or names differ."""
    fields = ("parent", "level", "centroid", "order", "start", "stop")
    return [
        name
        for name in sorted(a.views.keys() | b.views.keys())
        if name not in a.views
        or name not in b.views
        or a.views[name].labels != b.views[name].labels
        or any(
            not np.array_equal(getattr(a.views[name].tree, field), getattr(b.views[name].tree, field))
            for field in fields
        )
    ]


# the chain of manifests ------------------------------------------------------------------------


def _current(folder: Path) -> _Snapshot:
    read_manifest(folder)  # its errors name the remedy
    return _read(folder / MANIFEST)


def _read(path: Path) -> _Snapshot:
    data = path.read_bytes()
    return _Snapshot(data, json.loads(data))


def _past(folder: Path, n: int) -> Path:
    return folder / HISTORY / f"{n:04d}.json"


def _keep(folder: Path, now: _Snapshot) -> None:
    """Put the manifest that is about to be replaced where it can be found again."""
    path = _past(folder, now.n)
    if path.is_file() and path.read_bytes() == now.data:
        return
    path.parent.mkdir(exist_ok=True)
    put(path, now.data)
    settle(path.parent)


def _reachable(folder: Path, now: _Snapshot) -> dict[int, _Snapshot]:
    """By n: the snapshots before this one that are kept, itself, and those that were undone from here."""
    found = {now.n: now}
    at = now
    while (before := _kept(folder, at.n - 1)) and before.digest == at.place["after"] and now.n - before.n <= KEEP:
        found[before.n] = at = before
    first = _kept(folder, 0)
    if first and first.digest == now.place["base"]:
        found[0] = first
    at = now
    for n in _numbers(folder):
        later = _kept(folder, n) if n > now.n else None
        if later and (later.place["after"] == at.digest or at.n == 0 != n - 1 and later.place["base"] == at.digest):
            found[n] = at = later  # from the beginning it may be far to the first of the last KEEP
    return found


def _numbers(folder: Path) -> list[int]:
    return sorted(int(path.stem) for path in (folder / HISTORY).glob("*.json") if path.stem.isdigit())


def _kept(folder: Path, n: int) -> _Snapshot | None:
    """A manifest from history/, None where there is none or it is no manifest."""
    with suppress(OSError, ValueError):
        found = _read(_past(folder, n))
        return found if found.n == n else None
    return None


def _missing(now: _Snapshot, n: int) -> str:
    if n == now.n + 1:
        return "There is nothing to redo: nothing was undone since the last edit."
    if 0 <= n < now.n:
        return (
            f"The snapshot after edit {n} is not kept any more, only the last {KEEP} are: "
            f"make it again with `edit replay --to {n} --out FOLDER`."
        )
    return f"There is no snapshot {n}: `edit log` lists the edits, the last is {now.n}."


def _enter(folder: Path, files: dict[str, Any], row: dict[str, Any]) -> None:
    """Add a row to the log among these files of a manifest, as one more segment of it."""
    lines = _json(row).encode()
    number = first = 0
    if LOG in files:
        number, first = room(files, LOG, added=1, total=row["n"])
        old = [(folder / files[name]["path"]).read_bytes() for name in segments(files, LOG)[number:]]
        lines = b"\n".join([*old, lines])
    append(folder, files, LOG, lines, number=number, rows=row["n"] - first)


def _prune(folder: Path) -> None:
    """Delete what no snapshot that can be reached names. Whatever stays by accident is harmless, and goes next time."""
    with suppress(OSError):
        now = _current(folder)
        found = _reachable(folder, now)
        named = {_past(folder, n) for n in found if n != now.n}
        for path in (folder / HISTORY).iterdir():
            if path not in named:
                path.unlink()
        sweep(folder, [snapshot.manifest["files"] for snapshot in found.values()])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda number: number.item())  # numpy's numbers
