"""python -m hierdemo edit WHAT: change a collection's trees, add pictures, undo, redo, list and replay the edits.

Knows arguments, the new pictures' files, and what is printed. Does not know what an edit does.
"""

import argparse
import json
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hierdemo.commands.lookup import find_item, find_node
from hierdemo.commands.shared import Usage, open_engine

NODE = "a number, a name, or a path of names such as animals/dogs; / is the root"


def add(commands: Any) -> None:
    p = commands.add_parser("edit", help="change the trees of a collection, add pictures, undo, redo, replay")
    what = p.add_subparsers(required=True, metavar="WHAT")

    def parser(name: str, run: Any, about: str) -> argparse.ArgumentParser:
        q = what.add_parser(name, help=about)
        # no default here: nobody edits the demo by leaving an argument out
        q.add_argument("--collection", type=Path, required=True, help="a collection's folder")
        q.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
        q.set_defaults(run=run, changes=True)
        return q

    def editing(name: str, run: Any, about: str) -> argparse.ArgumentParser:
        q = parser(name, run, about)
        q.add_argument("--tree", default="clusters", help="clusters (default), or taxonomy where there is one")
        return q

    q = editing("move", _move, "put pictures into another branch")
    q.add_argument("items", nargs="+", metavar="PICTURE", help="a number, or a file as the collection names it")
    inner = "where it holds others, each picture goes to the nearest leaf"
    q.add_argument("--to", required=True, metavar="NODE", help=f"{NODE}; {inner}")
    q = editing("move-node", _move_node, "hang a node, and all below it, under another parent")
    q.add_argument("node", help=NODE)
    q.add_argument("--to", required=True, metavar="PARENT", help=NODE)
    q = editing("rename", _rename, "give a node a name that stays")
    q.add_argument("node", help=NODE)
    q.add_argument("name")
    q = editing("merge", _merge, "make one node of siblings")
    q.add_argument("nodes", nargs="+", metavar="NODE", help=NODE)
    q.add_argument("--name", help="of what they become")
    q = editing("split", _split, "part a leaf by what its pictures look like")
    q.add_argument("node", help=NODE)
    q.add_argument("--into", type=int, help="how many (default 2)")
    q.add_argument("--seed", type=int, help="for another parting of the same pictures")
    q = editing("delete", _delete, "take a node out; its pictures go to the nearest leaf that stays")
    q.add_argument("node", help=NODE)
    q = editing("add-node", _add_node, "a new category by its words alone, from a few examples, or for given pictures")
    q.add_argument("parent", help=NODE)
    q.add_argument("name")
    how = q.add_mutually_exclusive_group()
    how.add_argument("--examples", nargs="+", metavar="PICTURE", help="pictures of it, which draw others to it")
    how.add_argument("--items", nargs="+", metavar="PICTURE", help="the pictures that it is to hold, and no others")
    q = parser("add", _add, "add pictures; no FILE: all that are new in the collection's pictures folder")
    q.add_argument("files", nargs="*", type=Path, metavar="FILE")
    q.add_argument("--into", metavar="FOLDER", help="copy them into this folder of the collection's pictures first")
    q.add_argument("--caption", default="", help="of all of them, where the folder's metadata.csv gives none")
    parser("undo", _undo, "take the last edit back")
    parser("redo", _redo, "do again what was undone")
    q = parser("restore", _restore, "go to the state after any edit; 0 is as it was built")
    q.add_argument("n", type=int)
    parser("log", _log, "list the edits")
    q = parser("replay", _replay, "do the logged edits again from the beginning, and compare")
    q.add_argument("--to", type=int, metavar="N", help="stop after this edit")
    q.add_argument("--out", type=Path, metavar="COLLECTION", help="save what comes out there")


# edits -----------------------------------------------------------------------------------------


def _move(a: argparse.Namespace) -> None:
    c = _opened(a)
    items = [find_item(c, text) for text in a.items]
    _do(a, c, "move-items", {"items": items, "to": find_node(_view(a, c), a.to)})


def _move_node(a: argparse.Namespace) -> None:
    c = _opened(a)
    view = _view(a, c)
    _do(a, c, "move-node", {"node": find_node(view, a.node), "to": find_node(view, a.to)})


def _rename(a: argparse.Namespace) -> None:
    c = _opened(a)
    _do(a, c, "rename", {"node": find_node(_view(a, c), a.node), "name": a.name})


def _merge(a: argparse.Namespace) -> None:
    c = _opened(a)
    view = _view(a, c)
    args: dict[str, Any] = {"nodes": [find_node(view, text) for text in a.nodes]}
    _do(a, c, "merge", args | ({"name": a.name} if a.name else {}))


def _split(a: argparse.Namespace) -> None:
    c = _opened(a)
    given = {name: value for name in ("into", "seed") if (value := getattr(a, name)) is not None}
    _do(a, c, "split", {"node": find_node(_view(a, c), a.node)} | given)


def _delete(a: argparse.Namespace) -> None:
    c = _opened(a)
    _do(a, c, "delete-node", {"node": find_node(_view(a, c), a.node)})


def _add_node(a: argparse.Namespace) -> None:
    by = "examples" if a.examples else "items" if a.items else "words"
    if by == "words":
        engine = open_engine(a.collection, task="A node made by words")
        c, encoder = engine.collection, engine.encoder
    else:
        c, encoder = _opened(a), None
    how = {"by": by} | ({by: [find_item(c, text) for text in a.examples or a.items]} if by != "words" else {})
    _do(a, c, "add-node", {"parent": find_node(_view(a, c), a.parent), "name": a.name} | how, encoder)


def _add(a: argparse.Namespace) -> None:
    from hierdemo.items.image import open_image, thumbnail
    from hierdemo.items.place import place_of
    from hierdemo.items.scan import read_folder

    c = _opened(a)
    with _in_place(a, c.images) as files:
        found = {i.file: i for i in read_folder(c.images, taxonomy="folders" if "taxonomy" in c.views else "none")}
        known = {item.file for item in c.items}
        if not files and c.meta.table:
            raise Usage("A table chose the pictures of this collection: name the FILEs to add.")
        out = {row["file"] for row in c.skipped}  # a build had its reasons; by name they can still be added
        names = [_name(c.images, file, found, known) for file in files] if files else sorted(found.keys() - known - out)
        if not names:
            raise Usage(f"Every picture in {c.images} is in the collection already: put new ones there, or name FILEs.")
        told: list[dict[str, str]] = [{} for _ in names]
        pictures = [open_image(place_of(c.images, n), about=own) for n, own in zip(names, told, strict=True)]
        wanted = c.meta.parameters.get("exif", ())  # as it was built
        items = [found[name] for name in names]
        first = c.items[0]
        whole = len(found[first.file].taxonomy) if first.file in found else first.file.count("/")
        shared = 0 if c.meta.table else max(0, whole - len(first.taxonomy))  # folders that all share: items/scan.py
        rows = [vars(i) | {"caption": i.caption or a.caption, "taxonomy": list(i.taxonomy[shared:])} for i in items]
        for row, own in zip(rows, told, strict=True):
            row["attributes"] = {name: own[name] for name in wanted if name in own} | row["attributes"]
        rows = [{name: value for name, value in row.items() if name != "id"} for row in rows]
        encoder = open_engine(
            a.collection, task="edit add"
        ).encoder  # what can be wrong with the files is said before a model is loaded
        made = {"vectors": encoder.encode_images(pictures), "thumbs": [thumbnail(picture) for picture in pictures]}
        _do(a, c, "add-items", {"items": rows}, encoder, **made)


@contextmanager
def _in_place(a: argparse.Namespace, images: Path) -> Iterator[list[Path]]:
    """The files, copied below the collection's pictures if that is asked for; taken away again if the edit fails."""
    if a.into is None:
        yield a.files
        return
    if images.is_file():
        raise Usage(f"The pictures lie in {images}, which is not written to: --into takes a folder of pictures.")
    folder = (images / a.into).resolve()
    if not folder.is_relative_to(images):
        raise Usage(f"--into takes a folder inside {images}, got {a.into}.")
    copies = {folder / file.name: file for file in a.files}
    taken = [path.name for path in copies if path.exists()]
    if taken or len(copies) < len(a.files):
        raise Usage(f"{folder} would hold two files named {', '.join(taken) or 'the same'}: rename one.")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for path, file in copies.items():
            shutil.copyfile(file, path)
        yield list(copies)
    except BaseException:
        for path in copies:
            path.unlink(missing_ok=True)
        raise


def _name(images: Path, file: Path, found: dict[str, Any], known: set[str]) -> str:
    """A file as the collection names it, one in an archive by that name."""
    if file.as_posix() in found.keys() - known:
        return file.as_posix()
    path = file.resolve()
    if not path.is_file():
        raise Usage(f"There is no file {file}: check the path.")
    if not path.is_relative_to(images):
        raise Usage(f"{file} is not in the collection's pictures, {images}: give --into FOLDER to copy it there.")
    name = path.relative_to(images).as_posix()
    if name in known:
        raise Usage(f"{name} is in the collection already.")
    if name not in found:
        from hierdemo.items.image import KINDS

        raise Usage(f"{name} is not a picture by its name: use {KINDS}.")
    return name


def _do(a: argparse.Namespace, c: Any, op: str, args: dict[str, Any], encoder: Any = None, **made: Any) -> None:
    from hierdemo.edit import history
    from hierdemo.edit.check import Edit

    change = Edit(op, "" if op == "add-items" else a.tree, args)
    new, effect = history.edit(a.collection, c, change, encoder, **made)
    n = history.number(new)
    if a.json:
        print(json.dumps({"n": n, **vars(change), "effect": vars(effect)}, ensure_ascii=False))
        return
    name = "" if effect.node is None or not change.tree else new.views[change.tree].labels[effect.node].name
    print(f"Edit {n}, {op}" + (f": {name} (node {effect.node})." if name else "."))
    moved, added = _many(effect.moved, "picture"), _many(effect.nodes_added, "node")
    did = "added" if op == "add-items" else "moved"
    if op == "rename":  # nothing that is searched
        print(f"To take it back: python -m hierdemo edit undo --collection {a.collection}")
        return
    print(f"{moved} {did}, {added} made, {effect.nodes_removed} gone.")
    print(f"Recall@10 by the default beam: {effect.recall[0]:.3f} before, {effect.recall[1]:.3f} after.")
    if effect.purity is not None:
        print(f"Purity of the leaves: {effect.purity[0]:.3f} before, {effect.purity[1]:.3f} after.")
    for note in effect.notes:
        print(note)
    print(f"To take it back: python -m hierdemo edit undo --collection {shlex.quote(str(a.collection))}")


def _many(n: int, word: str) -> str:
    return f"{n} {word}" + ("" if n == 1 else "s")


def _opened(a: argparse.Namespace) -> Any:
    from hierdemo.collection.store import load

    return load(a.collection)


def _view(a: argparse.Namespace, c: Any) -> Any:
    if a.tree not in c.views:
        raise Usage(f"There is no tree {a.tree}: the collection has {', '.join(c.views)}.")
    return c.views[a.tree]


# history ---------------------------------------------------------------------------------------


def _undo(a: argparse.Namespace) -> None:
    from hierdemo.edit import history

    _stands(a, history.undo(a.collection))


def _redo(a: argparse.Namespace) -> None:
    from hierdemo.edit import history

    _stands(a, history.redo(a.collection))


def _restore(a: argparse.Namespace) -> None:
    from hierdemo.edit import history

    _stands(a, history.restore(a.collection, a.n))


def _stands(a: argparse.Namespace, c: Any) -> None:
    from hierdemo.edit import history

    n = history.number(c)
    found = {"n": n, "items": len(c.items), "nodes": {name: view.tree.n_nodes for name, view in c.views.items()}}
    if a.json:
        print(json.dumps(found))
    else:
        after = f"after edit {n}" if n else "as it was built"
        print(f"The collection is {after}: {_many(len(c.items), 'picture')}, nodes {found['nodes']}.")


def _log(a: argparse.Namespace) -> None:
    from hierdemo.edit import history

    rows, points = history.log(a.collection), history.points(a.collection)
    if a.json:
        print(json.dumps({"n": len(rows), "points": points, "rows": rows}, ensure_ascii=False))
        return
    for row in rows:
        args = {k: [i["file"] for i in v] if row["op"] == "add-items" else v for k, v in row["args"].items()}
        print(f"{row['n']:>4}  {row['when']}  {row['tree']:>8}  {row['op']:<11} {json.dumps(args, ensure_ascii=False)}")
    undone = [n for n in points if n > len(rows)]
    print(f"{_many(len(rows), 'edit')}" + (f", {len(undone)} undone (redo)." if undone else "."))


def _replay(a: argparse.Namespace) -> None:
    from dataclasses import replace

    from hierdemo.collection.store import check_target, load, save
    from hierdemo.edit import history

    if a.out:
        check_target(a.out)
    rows = history.log(a.collection)
    if a.to is not None and not 0 <= a.to <= len(rows):
        raise Usage(f"--to takes 0 to {len(rows)}, the edits in the log, got {a.to}.")
    start, now, done = history.base(a.collection), load(a.collection), rows[: a.to]
    words = any(row["op"] == "add-items" or row["args"].get("by") == "words" for row in done)
    made = history.replay(start, done, open_engine(a.collection).encoder if words else None, added=now)
    differing = history.differing(made, now) if len(done) == len(rows) else None
    if a.out:
        save(replace(made, meta=replace(made.meta, images=str(made.images)), saved=None), a.out)
    if a.json:
        print(json.dumps({"edits": len(done), "differing": differing, "out": str(a.out) if a.out else None}))
        return
    print(f"{_many(len(done), 'edit')} done again from the collection as it was built.")
    if differing is not None:
        same = f"The trees that differ: {', '.join(differing)}." if differing else "Every tree and name is the same."
        print(same)
    if a.out:
        print(f"Saved in {a.out}.")
