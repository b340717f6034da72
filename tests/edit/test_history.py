"""Edits on disk: whole after a crash at any write, undone bit for bit, replayed to the same trees, and small."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hierdemo.collection import files as parts
from hierdemo.collection import incremental, store
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST, CollectionError, room, segment, segments
from hierdemo.collection.store import load, read_manifest, save, verify
from hierdemo.edit import history
from tests.support.edits import chance, done, more, move, rename, same, state
from tests.support.tiny import World

Capture = pytest.CaptureFixture[str]


# undo, redo, restore ---------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
def test_undo_and_redo_give_back_the_identical_snapshots(world: World, folder: Path, seed: int) -> None:
    rng, c = np.random.default_rng(seed), load(folder)
    states = [state(folder)]
    for _ in range(10):
        c = chance(folder, c, rng, world.encoder)
        states.append(state(folder))
    for n in range(9, -1, -1):
        c = history.undo(folder, c if n % 2 else None)  # with an open snapshot, and as a new process would
        assert state(folder) == states[n]
        same(c, load(folder))
    with pytest.raises(ValueError, match="nothing to undo"):
        history.undo(folder)
    for n in range(1, 11):
        c = history.redo(folder, c)
        assert state(folder) == states[n]
    with pytest.raises(ValueError, match="nothing to redo"):
        history.redo(folder)
    for n in rng.permutation(11).tolist():
        c = history.restore(folder, n, c)
        assert state(folder) == states[n]
        same(c, load(folder))
    verify(folder)


def test_an_edit_gives_what_is_opened_and_leaves_the_old_one_serving(world: World, folder: Path) -> None:
    rng, c = np.random.default_rng(5), load(folder)
    old, first = c, load(folder)
    for _ in range(8):
        c = chance(folder, c, rng, world.encoder)
        same_but_graph(c, load(folder))
    same(old, first)
    verify(folder)


def same_but_graph(a: Collection, b: Collection) -> None:
    """What was added to hnswlib's graph in two goes may have other edges than in one."""
    assert a.hnsw.n == b.hnsw.n == len(a.items)
    same(replace(a, hnsw=b.hnsw), b)
    assert a.saved == b.saved and a.meta == b.meta


def test_an_edit_after_undo_drops_what_was_undone(folder: Path) -> None:
    c = load(folder)
    for n in range(4):
        c = done(folder, c, rename(c, n))
    c = history.restore(folder, 1, c)
    assert history.points(folder) == [0, 1, 2, 3, 4]
    c = done(folder, c, move(c, 7))
    assert history.points(folder) == [0, 1, 2] and [r["op"] for r in history.log(folder)] == ["rename", "move-items"]
    with pytest.raises(ValueError, match="nothing to redo"):
        history.redo(folder, c)
    with pytest.raises(ValueError, match="no snapshot 4.*edit log"):
        history.restore(folder, 4)
    with pytest.raises(ValueError, match="no snapshot -1"):
        history.restore(folder, -1)


def test_what_no_snapshot_names_is_deleted_and_the_beginning_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEEP", 3)
    c, built = load(folder), state(folder)
    for n in range(9):
        c = done(folder, c, rename(c, n))
    last = state(folder)
    assert history.points(folder) == [0, 6, 7, 8, 9]
    named = {
        entry["path"]
        for path in [folder / MANIFEST, *(folder / "history").iterdir()]
        for entry in json.loads(path.read_text())["files"].values()
    }
    assert {f"parts/{path.name}" for path in (folder / "parts").iterdir()} == named
    with pytest.raises(ValueError, match="not kept any more.*replay --to 4 --out"):
        history.restore(folder, 4)
    history.restore(folder, 0)
    assert state(folder) == built and history.points(folder) == [0, 6, 7, 8, 9]
    assert history.redo(folder).saved["history"]["n"] == 6, "over what is not kept"  # type: ignore[index]
    history.restore(folder, 9)
    assert state(folder) == last


def test_a_new_build_ends_the_history(world: World, folder: Path) -> None:
    c = load(folder)
    done(folder, c, rename(c))
    save(replace(world.collection, meta=replace(world.collection.meta, images=str(world.images))), folder)
    assert history.points(folder) == [0] and history.log(folder) == [] and not (folder / "history").exists()
    assert len(os.listdir(folder / "parts")) == len(read_manifest(folder)["files"])


# log and replay --------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
def test_replaying_the_log_gives_the_same_trees(world: World, folder: Path, seed: int) -> None:
    rng, c = np.random.default_rng(seed + 10), load(folder)
    for _ in range(10):
        c = load(folder) if rng.integers(2) else c  # as another process would go on
        c = chance(folder, c, rng, world.encoder)
    rows = history.log(folder)
    assert [row["n"] for row in rows] == list(range(1, 11))
    again = history.replay(history.base(folder), rows, world.encoder, added=c)
    assert history.differing(again, c) == []
    same_but_graph(replace(again, saved=c.saved, meta=c.meta), c)
    assert history.differing(history.replay(history.base(folder), rows[:-1], world.encoder, added=c), c)


def test_replaying_says_which_edit_it_cannot_do(folder: Path) -> None:
    c = load(folder)
    rows: list[dict[str, Any]] = [vars(rename(c)) | {"n": 1}, vars(more(c)["change"]) | {"n": 2}]
    with pytest.raises(ValueError, match="Edit 2 adds pictures"):
        history.replay(c, rows, None)
    with pytest.raises(ValueError, match="Edit 1 cannot be done again"):
        history.replay(c, [{"n": 1, "op": "rename", "tree": "clusters", "args": {"node": 10**6, "name": "x"}}], None)


def test_the_log_is_verified(folder: Path) -> None:
    c = load(folder)
    done(folder, c, rename(c))
    path = folder / read_manifest(folder)["files"]["log.jsonl"]["path"]
    path.write_bytes(path.read_bytes().replace(b"name 0", b"name 1"))
    with pytest.raises(CollectionError, match="log.jsonl.*damaged"):
        history.log(folder)


# crashes and two at once -----------------------------------------------------------------------


def interrupted(monkeypatch: pytest.MonkeyPatch, at: int, end: Callable[[], Any]) -> list[str]:
    """Call `end` in the middle of the at-th thing that changes the disk; returns what was done, as it happens."""
    seen: list[str] = []

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            seen.append(name)
            if len(seen) == at:
                if name == "flush":  # half of it is there
                    given[0].write_bytes(given[1][: len(given[1]) // 2])
                end()
            return real(*given, **named)

        return call

    for name in ("flush", "settle"):
        monkeypatch.setattr(parts, name, watched(name, getattr(parts, name)))
    monkeypatch.setattr(os, "replace", watched("replace", os.replace))
    for name in ("unlink", "mkdir", "rmdir"):
        monkeypatch.setattr(Path, name, watched(name, getattr(Path, name)))
    return seen


def full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def crash(at: int, end: str, act: Callable[[], Any]) -> None:
    """Do it in a process that ends in the middle of its at-th write, or with a disk that is full by then."""
    if end == "disk full":
        with pytest.MonkeyPatch.context() as m, suppress(OSError):
            interrupted(m, at, full)
            act()
        return
    child = os.fork()
    if not child:
        with pytest.MonkeyPatch.context() as m:
            interrupted(m, at, lambda: os._exit(9))
            act()
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def told(folder: Path) -> dict[str, Any]:
    """What the manifest says, but for the hour in the log."""
    manifest = read_manifest(folder)
    files = {name: entry for name, entry in manifest["files"].items() if not name.startswith("log")}
    return manifest | {"files": files, "history": manifest.get("history", {}).get("n")}


@pytest.mark.parametrize("end", ["killed", "disk full"])
@pytest.mark.parametrize("what", ["edit", "undo"])
def test_a_crash_at_any_write_leaves_the_collection_whole(folder: Path, tmp_path: Path, what: str, end: str) -> None:
    """Before the commit it is as it was, after it as it will be, and the next edit goes on from there."""
    c = load(folder)
    c = done(folder, c, more(c, 1))
    c = done(folder, c, rename(c, 2))
    c = history.undo(folder, c)  # so that an edit has something to drop
    change, before = more(c, 3), state(folder)
    whole = shutil.copytree(folder, tmp_path / "whole")

    def act() -> None:
        if what == "edit":
            done(folder, c, change)
        else:
            history.undo(folder, c)

    with pytest.MonkeyPatch.context() as m:
        writes = interrupted(m, 0, full)
        act()
    after = told(folder)
    outcomes = []
    for at in range(1, len(writes) + 1):
        shutil.rmtree(folder)
        shutil.copytree(whole, folder)
        crash(at, end, act)
        verify(folder)
        outcomes.append(state(folder) == before)
        assert outcomes[-1] or told(folder) == after
        opened = history.restore(folder, history.points(folder)[at % 2])
        done(folder, opened, rename(opened, 4))
        assert not list((folder / "parts").glob("*.new")), "half-written files are swept away"
    assert outcomes == sorted(outcomes, reverse=True) and set(outcomes) == {True, False}, "one commit"


def test_two_at_once_and_one_that_comes_late_are_refused(folder: Path) -> None:
    c = load(folder)
    with parts.locked(folder):
        for act in (lambda: done(folder, c, rename(c)), lambda: history.undo(folder), lambda: history.redo(folder)):
            with pytest.raises((CollectionError, ValueError), match="being changed by someone else: try again|nothing"):
                act()
    done(folder, c, rename(c, 1))
    with pytest.raises(CollectionError, match="changed since it was opened: open it again"):
        done(folder, c, rename(c, 2))
    assert [row["args"]["name"] for row in history.log(folder)] == ["name 1"]


def test_a_collection_that_is_not_on_disk_is_not_edited(world: World, folder: Path) -> None:
    with pytest.raises(CollectionError):
        done(folder, replace(world.collection, saved=None), rename(world.collection))


def test_a_history_that_was_tampered_with_is_not_gone_back_to(folder: Path) -> None:
    c = load(folder)
    c = done(folder, done(folder, c, rename(c)), move(c, 3))
    path = folder / "history" / "0001.json"
    path.write_text(path.read_text().replace('"skipped"', '"skipped" '))
    with pytest.raises(ValueError, match="not kept"):
        history.undo(folder)
    gone = folder / json.loads((folder / "history" / "0000.json").read_text())["files"]["items.hnsw"]["path"]
    gone.write_bytes(b"")
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(CollectionError, match="items.hnsw.*damaged"):
        history.restore(folder, 0)
    assert (folder / MANIFEST).read_bytes() == before


# in proportion ---------------------------------------------------------------------------------


def new_bytes(folder: Path, act: Callable[[], Any]) -> dict[str, int]:
    """The parts that an action writes, by the start of their name, and their bytes."""
    before = set((folder / "parts").iterdir())
    act()
    return {p.name.rpartition("-")[0] + p.suffix: p.stat().st_size for p in set((folder / "parts").iterdir()) - before}


def test_only_what_changed_is_written(folder: Path) -> None:
    c = load(folder)
    assert set(new_bytes(folder, lambda: done(folder, c, rename(c)))) == {"trees-clusters-labels.json", "log.jsonl"}
    c = load(folder)
    written = new_bytes(folder, lambda: done(folder, c, more(c, 1, k=2)))
    assert written["embeddings.1.npy"] == 128 + 2 * 32 * 4 and written["thumbs.1.bin"] < 2 * 4000
    assert written["items.1.jsonl"] < 1000 and "items.hnsw" not in written and "embeddings.npy" not in written
    opened = load(folder)
    assert opened.hnsw.n == 62 and (opened.hnsw.search(opened.embeddings[60:], 1).items[:, 0] == [60, 61]).all()


def test_a_changed_item_is_a_row_and_many_additions_are_few_segments(folder: Path) -> None:
    c = load(folder)
    for n in range(24):
        c = done(folder, c, more(c, n, k=1))
    files = read_manifest(folder)["files"]
    for part in ("items.jsonl", "embeddings.npy", "thumbs.bin", "thumbs.npz", "log.jsonl"):
        assert 2 <= len(segments(files, part)) <= 5, "as in a binary counter"
    items = list(c.items)
    items[3] = replace(items[3], caption="other")
    items[70] = replace(items[70], caption="another")
    manifest = incremental.write_changed(c, replace(c, items=items), folder)
    rows = (folder / manifest["files"][segments(manifest["files"], "items.jsonl")[-1]]["path"]).read_text()
    assert {3, 70} <= {json.loads(line)["id"] for line in rows.split("\n")}
    parts.commit(folder, store.written(manifest))
    assert [vars(item) for item in load(folder).items] == [vars(item) for item in items]


def test_hnswlibs_file_is_written_anew_when_many_came_after_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "LATER", 5)
    c, held = load(folder), []
    for n in range(5):
        c = done(folder, c, more(c, n, k=2))
        held.append(read_manifest(folder)["files"]["items.hnsw"].get("rows"))
        same_but_graph(c, load(folder))
    assert held == [60, 60, None, 66, 66]


def test_items_are_never_lost(folder: Path) -> None:
    c = load(folder)
    with pytest.raises(ValueError, match="keeps its items"):
        incremental.write_changed(c, replace(c, items=c.items[:-1]), folder)


@pytest.mark.parametrize("seed", range(3))
def test_segments_hold_every_row_once(tmp_path: Path, seed: int) -> None:
    """Any sequence of additions: rows in order, about log2 of them many, each written about log2 times."""
    rng = np.random.default_rng(seed)
    (tmp_path / "parts").mkdir()
    files: parts.Files = {}
    rows = list(range(int(rng.integers(1, 50))))
    parts.append(tmp_path, files, "a.txt", " ".join(map(str, rows)).encode(), number=0, rows=len(rows))
    cost = 0
    for _ in range(200):
        added = int(rng.integers(1, 4))
        rows += range(len(rows), len(rows) + added)
        number, first = room(files, "a.txt", added=added, total=len(rows))
        cost += len(rows) - first
        data = " ".join(map(str, rows[first:])).encode()
        parts.append(tmp_path, files, "a.txt", data, number=number, rows=len(rows) - first)
        read = [(tmp_path / files[name]["path"]).read_text() for name in segments(files, "a.txt")]
        assert " ".join(read) == " ".join(map(str, rows))
        assert len(read) <= 2 + np.log2(len(rows)) and set(files) == {segment("a.txt", i) for i in range(len(read))}
    assert cost <= len(rows) * (1 + np.log2(len(rows)))


# the command -----------------------------------------------------------------------------------
