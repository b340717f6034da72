"""Edits on disk: whole after a crash at any write, undone bit for bit, replayed to the same trees, and small."""

import errno
import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection import files as parts
from hierdemo.collection import incremental, store
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST, CollectionError, room, segment, segments
from hierdemo.collection.store import load, read_manifest, save, verify
from hierdemo.commands.lookup import find_node
from hierdemo.commands.main import main
from hierdemo.commands.shared import Usage
from hierdemo.edit import history
from hierdemo.edit.check import Edit
from hierdemo.items.image import thumbnail
from tests.collection.test_store import same
from tests.support.tiny import World, unit

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    shutil.copytree(world.images, tmp_path / "pictures")
    return shutil.copytree(world.folder, tmp_path / "collection")


def rename(c: Collection, n: int = 0) -> Edit:
    return Edit("rename", "clusters", {"node": 1 + n % (c.views["clusters"].tree.n_nodes - 1), "name": f"name {n}"})


def move(c: Collection, n: int = 0) -> Edit:
    tree = c.views["clusters"].tree
    return Edit("move-items", "clusters", {"items": [n % len(c.items)], "to": int(tree.leaves[n % len(tree.leaves)])})


def more(c: Collection, n: int = 0, k: int = 2) -> dict[str, Any]:
    """Arguments of history.edit that add k pictures like those that are there."""
    rng = np.random.default_rng(n)
    like = rng.integers(0, len(c.items), k)
    vectors = unit(c.embeddings[like] + 0.05 * rng.normal(size=(k, c.embeddings.shape[1])))
    rows = [
        {"file": f"new/{len(c.items) + i}.png", "caption": f"a\u2028{n}", "attributes": {"colour": "red"},
         "taxonomy": list(c.items[j].taxonomy)} for i, j in enumerate(like)
    ]  # fmt: skip
    return {
        "change": Edit("add-items", "", {"items": rows}),
        "vectors": vectors,
        "thumbs": [c.thumbs[j] + bytes(n) for j in like],
    }


def done(folder: Path, c: Collection, change: Edit | dict[str, Any], encoder: Any = None) -> Collection:
    given = {"change": change} if isinstance(change, Edit) else change
    return history.edit(folder, c, encoder=encoder, **given)[0]


def chance(folder: Path, c: Collection, rng: np.random.Generator, encoder: Any) -> Collection:
    """One random edit that can be done."""
    while True:
        n = int(rng.integers(1000))
        t = c.views["clusters"].tree
        change = [
            rename(c, n),
            move(c, n),
            more(c, n, k=1 + n % 3),
            Edit("split", "taxonomy", {"node": int(rng.choice(c.views["taxonomy"].tree.leaves)), "seed": n}),
            Edit("merge", "clusters", {"nodes": t.children(int(t.parent[rng.choice(t.leaves)]))[:2].tolist()}),
            Edit("delete-node", "clusters", {"node": int(rng.integers(1, t.n_nodes))}),
        ][int(rng.integers(6 if t.n_nodes > 3 else 4))]  # the root alone has nothing to rename
        try:
            return done(folder, c, change, encoder)
        except ValueError:
            continue


def state(folder: Path) -> dict[str, bytes]:
    """The manifest and every part that it names, bit for bit."""
    paths = [MANIFEST, *(entry["path"] for entry in read_manifest(folder)["files"].values())]
    return {path: (folder / path).read_bytes() for path in paths}


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


def run(capsys: Capture, folder: Path, *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    capsys.readouterr()
    status = main(["edit", *map(str, arguments), "--collection", str(folder)])
    out, err = capsys.readouterr()
    assert "Traceback" not in err and err.count("\n") <= 1
    return status, out, err


def told_json(capsys: Capture, folder: Path, *arguments: object) -> dict[str, Any]:
    status, out, err = run(capsys, folder, *arguments, "--json")
    assert status == 0 and out.count("\n") == 1, err
    return json.loads(out)


def test_the_command_edits_undoes_lists_and_replays(folder: Path, capsys: Capture) -> None:
    start = load(folder).views["taxonomy"]
    name = start.labels[int(start.tree.leaves[0])].name
    found = told_json(capsys, folder, "rename", name.upper(), "my own name", "--tree", "taxonomy")
    assert found["n"] == 1 and found["args"] == {"node": int(start.tree.leaves[0]), "name": "my own name"}
    assert set(found) == {"n", "op", "tree", "args", "effect"}
    files = [item.file for item in load(folder).items[:2]]
    status, out, _ = run(capsys, folder, "move", "0", files[1], "--to", "my own name", "--tree", "taxonomy")
    assert status == 0 and "Recall@10" in out and "edit undo --collection" in out
    status, out, _ = run(capsys, folder, "log")
    assert status == 0 and out.count("\n") == 3 and "my own name" in out
    assert told_json(capsys, folder, "replay") == {"edits": 2, "differing": [], "out": None}
    assert told_json(capsys, folder, "undo")["n"] == 1 and told_json(capsys, folder, "redo")["n"] == 2
    assert told_json(capsys, folder, "restore", 0)["n"] == 0
    assert told_json(capsys, folder, "log") == {"n": 0, "points": [0, 1, 2], "rows": []}
    status, out, err = run(capsys, folder, "undo")
    assert status == 2 and "nothing to undo" in err and not out


def test_the_command_saves_a_replay(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    run(capsys, folder, "rename", 1, "one")
    run(capsys, folder, "rename", 1, "two")
    assert told_json(capsys, folder, "replay", "--to", 1, "--out", tmp_path / "again")["differing"] is None
    again = load(tmp_path / "again")
    assert again.views["clusters"].labels[1].name == "one" and again.images == load(folder).images


def test_the_command_adds_pictures(world: World, folder: Path, tmp_path: Path, capsys: Capture) -> None:
    first, second = list(world.drawings)[:2]
    outside = tmp_path / "outside.png"
    Image.open(world.images / first).rotate(7).save(outside)
    status, _, err = run(capsys, folder, "add", outside)
    assert status == 2 and "--into" in err
    into = str(Path(first).parent)
    found = told_json(capsys, folder, "add", outside, "--into", into, "--caption", "turned")
    c = load(folder)
    assert len(c.items) == 61 and c.items[60].file == f"{into}/outside.png" and c.items[60].caption == "turned"
    like = next(item for item in c.items if item.file == first)
    assert c.items[60].taxonomy == like.taxonomy and found["op"] == "add-items"
    picture = Image.open(outside).convert("RGB")
    np.testing.assert_allclose(c.embeddings[60], world.encoder.encode_images([picture])[0], atol=1e-5)
    assert c.thumbs[60] == thumbnail(picture)
    shutil.copy(world.images / second, tmp_path / "pictures" / "loose.png")
    assert [i["file"] for i in told_json(capsys, folder, "add")["args"]["items"]] == ["loose.png"]
    status, _, err = run(capsys, folder, "add")
    assert status == 2 and "already" in err
    verify(folder)
    assert told_json(capsys, folder, "replay")["differing"] == []


def test_the_command_adds_nothing_that_a_build_left_out(
    world: World, tmp_path: Path, capsys: Capture, quick_maps: None
) -> None:
    pictures, file = shutil.copytree(world.images, tmp_path / "pictures"), next(iter(world.drawings))
    shutil.copy(pictures / file, pictures / "zz-again.png")
    (pictures / "bad.png").write_text("no picture")
    folder = tmp_path / "made"
    assert len(build(pictures, folder, world.encoder).skipped) == 2
    status, _, err = run(capsys, folder, "add")
    assert status == 2 and "already" in err
    (tmp_path / "table.csv").write_text(f"file\n{file}\n")
    build(pictures, folder, world.encoder, Options(table=tmp_path / "table.csv"))
    assert [item.file for item in load(folder).items] == [file]
    status, _, err = run(capsys, folder, "add")
    assert status == 2 and "name the FILEs" in err


def test_a_copy_is_taken_away_again_when_it_cannot_be_added(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    status, _, err = run(capsys, folder, "add", bad, "--into", "new")
    assert status == 1 and "bad.png" in err and not (tmp_path / "pictures" / "new" / "bad.png").exists()
    assert history.points(folder) == [0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rename", "no such thing", "x"), "No node is called no such thing: "),
        (("rename", "9999", "x"), "There is no node 9999: the tree has nodes 0 to"),
        (("rename", "1", "x", "--tree", "oak"), "no tree oak: the collection has clusters, taxonomy"),
        (("move", "nowhere.png", "--to", "1"), "No picture nowhere.png"),
        (("restore", "7"), "no snapshot 7.*edit log"),
        (("replay", "--to", "7"), "--to takes 0 to 0"),
        (("redo",), "nothing to redo"),
    ],
)
def test_the_command_says_what_is_wrong(
    folder: Path, capsys: Capture, arguments: tuple[str, ...], message: str
) -> None:
    status, out, err = run(capsys, folder, *arguments)
    assert status == 2 and not out and re.search(message, err)


def test_nodes_are_told_by_number_name_and_path(world: World) -> None:
    for view in world.collection.views.values():
        for node in range(1, view.tree.n_nodes):
            path = "/".join(view.labels[m].name for m in view.tree.ancestors(node))
            assert find_node(view, str(node)) == node and find_node(view, path.upper()) == node
        assert find_node(view, "/") == 0
    view = world.collection.views["taxonomy"]
    labels = [replace(label, name="same") if m in view.tree.leaves else label for m, label in enumerate(view.labels)]
    with pytest.raises(Usage, match=f"{len(view.tree.leaves)} nodes are called same: .*/same.*longer path"):
        find_node(replace(view, labels=labels), "same")
    near = view.labels[1].name
    with pytest.raises(Usage, match=f"did you mean.*{near}"):
        find_node(view, near + "x")
