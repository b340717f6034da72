"""What an edit of a collection is, and whether it can be done: one sentence with the remedy where it cannot.

Knows a collection's trees, names and items. Does not know how anything is changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hierdemo.collection.collection import Collection, View
from hierdemo.edit.draft import below

LONGEST_NAME = 80
FIELDS = {
    "add-items": {"items"},
    "move-items": {"items", "to"},
    "move-node": {"node", "to"},
    "rename": {"node", "name"},
    "merge": {"nodes"},
    "split": {"node"},
    "delete-node": {"node"},
    "add-node": {"parent", "name", "by"},
}
OPTIONAL = {"merge": {"name"}, "split": {"into", "seed"}, "add-node": {"examples", "items"}}


@dataclass(frozen=True)
class Edit:
    """One change, as a log keeps it: plain values only.

    op and its args: add-items {items: [{file, caption, attributes, taxonomy}]}, in all trees, tree is then "";
    move-items {items: [id], to: a leaf, or a node whose leaves take each what is most like them}; move-node {node, to:
    its new parent}; rename {node, name}; merge {nodes: siblings, name?}; split {node, into?: 2, seed?: 0}; delete-node
    {node}; add-node {parent, name, by: "words" |
    "examples" | "items", examples?: [item id], which draw others, items?: [item id], which alone it holds}.
    """

    op: str
    tree: str
    args: dict[str, Any]


def problem(collection: Collection, edit: Edit) -> None:
    """Raises ValueError, in one sentence with the remedy, for what cannot be done; else does nothing.

    What only the doing shows (no picture fits the words, nothing tells a node's pictures apart) is told by `apply`.
    """
    if edit.op not in FIELDS:
        raise ValueError(f"There is no edit {edit.op!r}: use one of {', '.join(FIELDS)}.")
    needed, known = FIELDS[edit.op], FIELDS[edit.op] | OPTIONAL.get(edit.op, set())
    if not needed <= set(edit.args) <= known:
        raise ValueError(
            f"{edit.op} takes {', '.join(sorted(known))}, got {', '.join(sorted(edit.args)) or 'nothing'}: "
            f"give at least {', '.join(sorted(needed))}."
        )
    if edit.op == "add-items":
        return _items_problem(collection, edit.args["items"])
    if edit.tree not in collection.views:
        raise ValueError(f"There is no tree {edit.tree!r} here: use {' or '.join(collection.views)}.")
    return CHECKS[edit.op](collection, collection.views[edit.tree], edit.args)


def name_of(view: View, node: int) -> str:
    return f"“{view.labels[node].name}”"


def _items_problem(collection: Collection, items: Any) -> None:
    if not isinstance(items, list) or not items:
        raise ValueError("There are no pictures to add: give at least one.")
    have = {item.file for item in collection.items}
    for row in items:
        if not isinstance(row, dict) or not isinstance(file := row.get("file"), str) or not file:
            raise ValueError(f"A picture to add must have a file, got {row!r}: name it.")
        if file in have:
            raise ValueError(f"{file} is in the collection already: leave it out, or move it.")
        have.add(file)
        path, attributes = row.get("taxonomy", []), row.get("attributes", {})
        if not isinstance(path, list | tuple) or not all(isinstance(w, str) and w for w in path):
            raise ValueError(f"The taxonomy of {file} must be a list of names, coarse to fine, got {path!r}.")
        if not isinstance(attributes, dict) or not all(isinstance(v, str) for v in (*attributes, *attributes.values())):
            raise ValueError(f"The attributes of {file} must be texts by name, got {attributes!r}.")
        if not isinstance(row.get("caption", ""), str):
            raise ValueError(f"The caption of {file} must be a text, got {row['caption']!r}.")


def _move_items(collection: Collection, view: View, args: dict[str, Any]) -> None:
    items, to = _ids(args["items"], len(collection.items), "picture"), _node(view, args["to"])
    if np.isin(view.tree.leaf_of[items], below(view.tree, to)).all():
        raise ValueError(f"The pictures are in {name_of(view, to)} already: choose another node.")


def _move_node(collection: Collection, view: View, args: dict[str, Any]) -> None:
    tree, node, to = view.tree, _below_root(view, args["node"]), _node(view, args["to"])
    if to == node or node in tree.ancestors(to):
        raise ValueError(f"{name_of(view, node)} cannot go below itself: choose a node outside it.")
    if tree.parent[node] == to:
        raise ValueError(f"{name_of(view, node)} is below {name_of(view, to)} already: choose another node.")
    if tree.is_leaf(to):
        raise ValueError(
            f"{name_of(view, to)} holds pictures itself: choose a node that holds others, or move the pictures."
        )
    _free(view, to, view.labels[node].name, {node})


def _rename(collection: Collection, view: View, args: dict[str, Any]) -> None:
    node, name = _node(view, args["node"]), _name(args["name"])
    if name == view.labels[node].name and view.labels[node].source == "person":
        raise ValueError(f"It is called {name_of(view, node)} already: give another name.")
    if node:
        _free(view, int(view.tree.parent[node]), name, {node})


def _merge(collection: Collection, view: View, args: dict[str, Any]) -> None:
    nodes = _ids(args["nodes"], view.tree.n_nodes, "node")
    if len(nodes) < 2:
        raise ValueError("One node alone cannot be merged: give two or more that share a parent.")
    parents = {int(view.tree.parent[m]) for m in nodes}
    if len(parents) > 1 or -1 in parents:
        raise ValueError("Only nodes that share a parent can be merged: move them below one first.")
    if args.get("name") is not None:
        _free(view, parents.pop(), _name(args["name"]), set(nodes))
    given = [
        view.labels[c].name
        for m in nodes
        if not all(view.tree.is_leaf(m) for m in nodes)
        for c in (view.tree.children(m).tolist() or [m])
        if view.labels[c].source == "person"
    ]
    if twice := next((n for n in given if given.count(n) > 1), None):
        raise ValueError(f"Two nodes below them were both named “{twice}”: rename one of them first.")


def _split(collection: Collection, view: View, args: dict[str, Any]) -> None:
    node, into = _node(view, args["node"]), args.get("into", 2)
    if not _whole(into) or into < 2:
        raise ValueError(f"A node is split into two or more, got {into!r}: give a number from 2.")
    if not _whole(args.get("seed", 0)) or args.get("seed", 0) < 0:
        raise ValueError(f"seed must be a number from 0, got {args['seed']!r}.")
    n = len(view.tree.children(node))
    if n and n <= into:
        raise ValueError(f"{name_of(view, node)} is in {n} parts already: split one of those, or merge some first.")
    if not n and view.tree.size[node] < into:
        raise ValueError(f"{name_of(view, node)} holds {view.tree.size[node]}: too few to make {into} of them.")


def _delete(collection: Collection, view: View, args: dict[str, Any]) -> None:
    node = _below_root(view, args["node"])
    if view.tree.size[node] == len(view.tree.order):
        raise ValueError(f"{name_of(view, node)} holds every picture: there is no node that they could go to.")


def _add_node(collection: Collection, view: View, args: dict[str, Any]) -> None:
    parent, by, n = _node(view, args["parent"]), args["by"], len(collection.items)
    _free(view, parent, _name(args["name"]), set())
    if by not in ("words", "examples", "items"):
        raise ValueError(f"A node is added by words or by examples, or to hold given items, got {by!r}.")
    if by == "examples" and not args.get("examples"):
        raise ValueError("There are no examples: give the ids of a few pictures, or add the node by its words.")
    if args.get("examples"):
        _ids(args["examples"], n, "picture")
    if by == "items" and np.isin(view.tree.items(parent), _ids(args.get("items", []), n, "picture")).all():
        raise ValueError(f"{name_of(view, parent)} would hold nothing else: rename it, or choose a node above it.")


CHECKS = {
    "move-items": _move_items,
    "move-node": _move_node,
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "delete-node": _delete,
    "add-node": _add_node,
}


def _whole(value: Any) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def _node(view: View, value: Any) -> int:
    if not _whole(value) or not 0 <= value < view.tree.n_nodes:
        raise ValueError(f"There is no node {value!r} in this tree: use 0 to {view.tree.n_nodes - 1}.")
    return int(value)


def _below_root(view: View, value: Any) -> int:
    node = _node(view, value)
    if not node:
        raise ValueError("The root holds everything and stays: choose a node below it.")
    return node


def _ids(values: Any, n: int, what: str) -> list[int]:
    if not isinstance(values, Sequence) or isinstance(values, str) or not len(values):
        raise ValueError(f"There is no {what} given: list the ids of one or more.")
    for value in values:
        if not _whole(value) or not 0 <= value < n:
            raise ValueError(f"There is no {what} {value!r} here: use 0 to {n - 1}.")
    if len(set(values)) < len(values):
        raise ValueError(f"A {what} is given twice: give each once.")
    return [int(value) for value in values]


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME:
        raise ValueError(f"A name is a text of 1 to {LONGEST_NAME} characters, got {value!r}: give another.")
    return " ".join(value.split())


def _free(view: View, parent: int, name: str, but: set[int]) -> None:
    """Siblings never share a name."""
    if any(view.labels[m].name == name for m in view.tree.children(parent).tolist() if m not in but):
        raise ValueError(
            f"There is “{name}” below {name_of(view, parent)} already: give another name, or merge the two."
        )
