"""Edits of the open collections from the page: who may, what an edit did in a sentence, undo, redo, the log.

Knows engines, history and words. Does not know HTTP, and not what an edit does to a tree. A changed collection is a new
Engine that takes the old one's place; answers under way go on with the old one.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from hierdemo.collection.collection import Collection, View
from hierdemo.collection.store import load, read_manifest
from hierdemo.demo import DEMO
from hierdemo.edit import history
from hierdemo.edit.apply import Effect
from hierdemo.edit.check import Edit, name_of
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.ui.present.snapshot import snapshot
from hierdemo.ui.present.titles import short_name

COPY = "cp -r assets/catalogue mine && python app.py --collection mine/collection --editable"
OFF = "Editing is off here. Start the app on your own machine, on a collection of your own, with --editable."
OFF_DEMO = f"The demo stays as it is. To edit a copy of it on your own machine: {COPY}"
MEANWHILE = "The trees were changed meanwhile and are read again: look at them, then repeat."
LISTED = 3  # branches that are named in a sentence, at most
PARTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def bundled(folder: Path | None) -> bool:
    """Whether a collection is one that came with the program, which the page never changes."""
    return folder is not None and folder.resolve().is_relative_to(DEMO.parent.resolve())


class Editing:
    """The edits of what `engines` has open. editable: as the app was started. Safe for several threads."""

    def __init__(self, engines: Engines, *, editable: bool = False) -> None:
        self._engines, self._editable, self._lock = engines, editable, threading.Lock()
        self._said: dict[tuple[Path, int, str], str] = {}  # what this process's edits did, with the names of then

    def allowed(self, e: str | None = None) -> bool:
        return self._refusal(self._engines(e).collection) is None

    def log(self, e: str | None = None) -> dict[str, Any]:
        """Whether editing is allowed, why not, what can be undone and redone, and a row for each edit, newest last."""
        collection = self._engines(e).collection
        why = self._refusal(collection)
        folder, n = collection.folder, history.number(collection)
        if folder is None:
            return {"allowed": False, "why": why, "n": 0, "undo": False, "redo": False, "rows": []}
        points = history.points(folder) if why is None else [n]
        rows = [
            {"n": row["n"], "when": row["when"], "tree": row["tree"], "said": self._words(folder, row)}
            for row in history.log(folder, collection.saved)
        ]
        undo, redo = n - 1 in points, any(p > n for p in points)
        return {"allowed": why is None, "why": why, "n": n, "undo": undo, "redo": redo, "rows": rows}

    def edit(self, ask: dict[str, Any]) -> dict[str, Any]:
        """ask: {embedding, snapshot, op, tree, args}. Raises ValueError, in one sentence, for what cannot be done."""
        op, name, args = ask.get("op"), ask.get("tree"), ask.get("args")
        if not isinstance(op, str) or not isinstance(name, str) or not isinstance(args, dict) or op == "add-items":
            raise ValueError(f"The page cannot do this edit: {op!r}. Use `python -m hierdemo edit`.")
        with self._lock:
            engine, folder = self._open(ask)
            old = engine.collection
            new, effect = history.edit(folder, old, Edit(op, name, args), engine.encoder)
            self._engines.replace(ask.get("embedding"), Engine(new, engine.encoder))
            row = history.log(folder, new.saved)[-1]
            said = _told(Edit(op, name, args), old, new, effect)
            self._said[folder, row["n"], row["when"]] = said
        found = {"said": said, "effect": _figures(effect, old), "notes": effect.notes, "node": effect.node}
        return found | self._state(ask, new, name, effect.old_to_new)

    def undo(self, ask: dict[str, Any]) -> dict[str, Any]:
        """The snapshot before. ask: {embedding, snapshot}. Raises ValueError where there is none."""
        with self._lock:
            engine, folder = self._open(ask)
            rows = history.log(folder, engine.collection.saved)
            new = history.undo(folder, engine.collection)
            self._engines.replace(ask.get("embedding"), Engine(new, engine.encoder))
        row = rows[-1]
        back: dict[int, int] = {}
        for before, after in enumerate(row["effect"]["old_to_new"]):
            back.setdefault(after, before)
        number = [back.get(m, -1) for m in range(max(back) + 1)]
        said: dict[str, Any] = {
            "said": f"Undone: {_again(row, new)}",
            "effect": "",
            "notes": [],
            "node": None,
        }
        return said | self._state(ask, new, row["tree"], number)

    def redo(self, ask: dict[str, Any]) -> dict[str, Any]:
        """The snapshot that was undone last. ask: {embedding, snapshot}. Raises ValueError where there is none."""
        with self._lock:
            engine, folder = self._open(ask)
            n = history.number(engine.collection)
            new = history.redo(folder, engine.collection)
            self._engines.replace(ask.get("embedding"), Engine(new, engine.encoder))
        rows = history.log(folder, new.saved)
        row = rows[-1]
        number = row["effect"]["old_to_new"] if row["n"] == n + 1 else []
        said: dict[str, Any] = {
            "said": f"Done again: {self._words(folder, row)}",
            "effect": "",
            "notes": row["effect"]["notes"],
        }
        return said | {"node": row["effect"]["node"]} | self._state(ask, new, row["tree"], number)

    def _open(self, ask: Mapping[str, Any]) -> tuple[Engine, Path]:
        """The engine that may be edited, as the page knows it and as it stands on disk."""
        e = ask.get("embedding")
        if e is not None and not isinstance(e, str):
            raise ValueError(f"embedding has the wrong kind of value: {e!r}.")
        engine = self._engines(e)
        why, folder = self._refusal(engine.collection), engine.collection.folder
        if why is not None or folder is None:
            raise ValueError(why or OFF)
        if read_manifest(folder) != engine.collection.saved:  # another program edited it
            engine = Engine(load(folder), engine.encoder)
            self._engines.replace(e, engine)
        if ask.get("snapshot") != snapshot(engine.collection):
            raise ValueError(MEANWHILE)
        return engine, folder

    def _refusal(self, collection: Collection) -> str | None:
        if bundled(collection.folder):
            return OFF_DEMO
        return None if self._editable and collection.folder is not None else OFF

    def _state(self, ask: Mapping[str, Any], new: Collection, tree: str, number: list[int]) -> dict[str, Any]:
        return {
            "snapshot": snapshot(new),
            "tree": tree,
            "old_to_new": number,
            "log": self.log(ask.get("embedding")),
        }

    def _words(self, folder: Path, row: Mapping[str, Any]) -> str:
        return self._said.get((folder, row["n"], row["when"])) or _logged(row)


def _told(edit: Edit, old_one: Collection, new_one: Collection, effect: Effect) -> str:
    """What an edit was, with the names of the nodes."""
    before, after = old_one.views[edit.tree], new_one.views[edit.tree]
    a, new = edit.args, "" if effect.node is None else name_of(after, effect.node)

    def old(node: int) -> str:
        return name_of(before, node)

    said: dict[str, Callable[[], str]] = {
        "rename": lambda: f"{old(a['node'])} is called {new} now.",
        "merge": lambda: f"{_list([old(m) for m in a['nodes']])} are one now: {new}.",
        "split": lambda: f"{old(a['node'])} is split in {PARTS.get(a.get('into', 2), a.get('into', 2))}.",
        "delete-node": lambda: f"{old(a['node'])} is gone; what it held went to the nearest branches.",
        "move-node": lambda: f"{old(a['node'])} lies below {old(a['to'])} now.",
        "add-node": lambda: f"{new} is new below {old(a['parent'])}{_holding(a, old_one)}.",
        "move-items": lambda: _moved(a, old_one, before, effect),
    }
    return said[edit.op]()


def _again(row: Mapping[str, Any], back: Collection) -> str:
    """What holds again after an edit was undone, with the names as they are again. back: as it was before the edit."""
    a, view = row["args"], back.views.get(row["tree"])

    def name(node: int) -> str:
        return name_of(view, node) if view else "a branch"

    said: dict[str, Callable[[], str]] = {
        "rename": lambda: f"it is called {name(a['node'])} again.",
        "merge": lambda: f"{_list([name(m) for m in a['nodes']])} are apart again.",
        "split": lambda: f"{name(a['node'])} is one again.",
        "delete-node": lambda: f"{name(a['node'])} is back, with what it held.",
        "move-node": lambda: f"{name(a['node'])} lies where it lay.",
        "add-node": lambda: f"“{a['name']}” is gone again.",
        "move-items": lambda: (
            f"{_some(a['items'], back)} {'lies where it' if len(a['items']) == 1 else 'lie where they'} lay."
        ),
        "add-items": lambda: f"{len(a['items']):,} {back.meta.noun} are gone again.",
    }
    return said[row["op"]]()


def _holding(args: Mapping[str, Any], collection: Collection) -> str:
    """What a new node was made for, where that was said."""
    return f" and holds {_some(args['items'], collection)}" if args["by"] == "items" else ""


def _moved(args: Mapping[str, Any], collection: Collection, before: View, effect: Effect) -> str:
    """Where items lie now, and where they lay."""
    tree, to, went = before.tree, args["to"], _going(args, before)
    were = sorted({int(tree.leaf_of[i]) for i in went})
    where = name_of(before, to) if tree.is_leaf(to) else f"{name_of(before, to)}, in its nearest branches,"
    lie, lay = ("lies", "It") if len(went) == 1 else ("lie", "They")
    lay_in = f" {lay} lay in {_list([name_of(before, m) for m in were])}." if len(were) <= LISTED else ""
    return f"{_some(went, collection)} {lie} in {where} now.{lay_in}"


def _going(args: Mapping[str, Any], before: View) -> list[int]:
    """Items that lay elsewhere."""
    inside = set(before.tree.items(args["to"]).tolist())
    return [i for i in args["items"] if i not in inside]


def _some(items: Sequence[int], collection: Collection) -> str:
    """One item by its name, more by their number."""
    one = f"“{short_name(collection.items[items[0]])}”"
    return one if len(items) == 1 else f"{len(items):,} {collection.meta.noun}"


def _logged(row: Mapping[str, Any]) -> str:
    """What a row of the log was, where the names of then are not known any more."""
    a = row["args"]
    said: dict[str, Callable[[], str]] = {
        "rename": lambda: f"A branch is called “{a['name']}”.",
        "merge": lambda: f"{len(a['nodes'])} branches became one" + (f": “{a['name']}”." if a.get("name") else "."),
        "split": lambda: f"A branch was split in {PARTS.get(a.get('into', 2), a.get('into', 2))}.",
        "delete-node": lambda: "A branch was deleted.",
        "move-node": lambda: "A branch was moved below another.",
        "add-node": lambda: f"“{a['name']}” was added.",
        "move-items": lambda: f"{_pictures(a['items'])} moved.",
        "add-items": lambda: f"{_pictures(a['items'])} added.",
    }
    return said[row["op"]]()


def _pictures(given: Sequence[Any]) -> str:
    return "A picture was" if len(given) == 1 else f"{len(given)} pictures were"


def _list(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _figures(effect: Effect, collection: Collection) -> str:
    """What an edit changed, in numbers: a sentence or two; nothing of an edit that moves none of what is searched."""
    if not (effect.moved or effect.nodes_added or effect.nodes_removed or effect.recall[0] != effect.recall[1]):
        return ""
    noun = collection.meta.noun
    moved = f"{effect.moved:,} {noun} moved" if effect.moved != 1 else f"1 of the {noun} moved"
    parts = [moved if effect.moved else f"No {noun} moved", _change("recall@10", effect.recall)]
    if effect.purity is not None:
        parts.append(_change("purity of the leaves", effect.purity))
    return "; ".join(parts) + "."


def _change(what: str, pair: tuple[float, float]) -> str:
    a, b = (f"{value:.3f}" for value in pair)
    return f"{what} stays {a}" if a == b else f"{what} {a} → {b}"
