"""How each edit changes a draft of a tree: which items and nodes go where, and which names are given by it.

Knows a collection's views, drafts and what items a new node takes. Does not know maps, effects or files: a plan is
carried out and told by apply.py.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, unit
from hierdemo.collection.collection import Collection, View
from hierdemo.edit import assign
from hierdemo.edit.draft import Draft, below, nearest_leaf
from hierdemo.edit.effect import leaf_lists
from hierdemo.items.item import Item
from hierdemo.models.adapter import fitted
from hierdemo.models.encoder import Encoder
from hierdemo.tree.labels import Label
from hierdemo.tree.linkage import LEAF_RANGE
from hierdemo.tree.paths import path_text, paths_of
from hierdemo.tree.tree import Tree

OTHER = "other"  # what holds the items of a node that has children besides
Given = tuple[str, str, float]  # name, source, confidence


@dataclass
class Plan:
    """What an edit means for one tree, in the draft's numbers. moved: items; grown: leaves that gained some; node: what
    the edit is about; given: names; ended: nodes that are to be gone.
    """

    moved: NDArray[np.integer]
    node: int | None
    grown: Sequence[int] = ()
    given: dict[int, Given] = field(default_factory=dict)
    ended: frozenset[int] = frozenset()
    notes: list[str] = field(default_factory=list)


def kept(name: str, view: View) -> list[bool]:
    """(M,) nodes that stay even as an only child: all of a given tree, and those that somebody named."""
    return [name == "taxonomy" or label.source == "person" for label in view.labels]


def built_cap(tree: Tree) -> int:
    """Above how many items a leaf splits by itself: twice the largest that leaves average when a tree is learned, or
    half as many again as the largest leaf that the tree was built with.
    """
    return max(2 * LEAF_RANGE[1], int(1.5 * int(tree.size[tree.leaves].max())))


def move_items(draft: Draft, view: View, args: dict[str, Any], x: Floats) -> Plan:
    """Into a leaf; into a node that holds others, each into the leaf below it that it is most like."""
    items, leaves = np.array(args["items"], np.int64), below(view.tree, args["to"])
    moved = items[~np.isin(view.tree.leaf_of[items], leaves)]
    to = nearest_leaf(view.tree, x[moved], leaves)
    draft.move(moved, to)
    return Plan(moved, args["to"], np.unique(to).tolist())


def move_node(draft: Draft, view: View, args: dict[str, Any]) -> Plan:
    draft.hang(args["node"], args["to"])
    return Plan(view.tree.items(args["node"]), args["node"])


def merge(draft: Draft, view: View, args: dict[str, Any]) -> Plan:
    tree, labels, nodes = view.tree, view.labels, sorted(args["nodes"], key=lambda m: (-view.tree.size[m], m))
    into = draft.merge(nodes)
    inner = [m for m in nodes if not tree.is_leaf(m)]
    plan = Plan(np.concatenate([tree.items(m) for m in nodes[1:]]), into)
    named = [m for m in nodes if labels[m].source == "person"]
    if args.get("name") is not None:
        plan.given[into] = person(args["name"])
    elif named:
        plan.given[into] = _of(labels[named[0]])
    else:
        joined = ", ".join(labels[m].name for m in nodes[:3])
        plan.given[into] = (joined, labels[nodes[0]].source, min(labels[m].confidence for m in nodes))
    for m in named[0 if args.get("name") is not None else 1 :]:
        plan.notes.append(f"The name {labels[m].name} was given up for {plan.given[into][0]}.")
    gone = [m for m in (inner or nodes) if m != into]
    together = [c for m in inner for c in tree.children(m).tolist()] + [m for m in nodes if inner and m not in inner]
    used: set[str] = set()
    for c in sorted(together, key=lambda c: (labels[c].source != "person", c)):
        name = free(labels[c].name, used)
        used.add(name)
        if name != labels[c].name:
            plan.given[c] = (name, labels[c].source, labels[c].confidence)
            plan.notes.append(f"Two of them held {labels[c].name}: one is called {name} now.")
    plan.ended = frozenset(gone)
    return plan


def split(draft: Draft, view: View, args: dict[str, Any], x: Floats) -> Plan:
    node = args["node"]
    new = draft.split(node, x, into=args.get("into", 2), seed=args.get("seed", 0))
    if not new:
        raise ValueError(f"Nothing tells what {view.labels[node].name} holds apart: move some of it by hand.")
    return Plan(view.tree.items(node), node)


def delete(draft: Draft, view: View, args: dict[str, Any], x: Floats) -> Plan:
    tree, node = view.tree, args["node"]
    gone = below(tree, node)
    near = np.setdiff1d(below(tree, int(tree.parent[node])), gone)
    leaves = near if len(near) else np.setdiff1d(tree.leaves, gone)
    items = tree.items(node)
    to = nearest_leaf(tree, x[items], leaves.astype(np.int32))
    draft.move(items, to)
    inside = (tree.start >= tree.start[node]) & (tree.stop <= tree.stop[node])
    ended = {m for m in np.flatnonzero(inside).tolist() if m == node or node in tree.ancestors(m)}
    return Plan(items, None, np.unique(to).tolist(), ended=frozenset(ended))


def add_node(draft: Draft, view: View, args: dict[str, Any], collection: Collection, encoder: Encoder | None) -> Plan:
    """The items given; or those of the leaves below the parent that the words, or the examples, describe better."""
    tree, parent = view.tree, args["parent"]
    given = args["by"] == "items"
    plan = Plan(np.array(args["items"], np.int64) if given else _drawn(view, args, collection, encoder), None)
    if tree.is_leaf(parent):
        other = " ".join(args["name"].split()) != OTHER
        plan.given[draft.open(parent)] = (OTHER if other else "the rest", "number", 0.0)
    plan.node = draft.add(parent, kept=True)
    draft.move(plan.moved, plan.node)
    plan.given[plan.node] = person(args["name"])
    return plan


def _drawn(view: View, args: dict[str, Any], collection: Collection, encoder: Encoder | None) -> NDArray[np.int64]:
    """Ids of the items below the parent that the words, or the examples, describe better than their leaf does."""
    tree, parent, name = view.tree, args["parent"], " ".join(args["name"].split())
    items = np.union1d(tree.items(parent), args["examples"] if args["by"] == "examples" else []).astype(np.int64)
    leaves, leaf = np.unique(tree.leaf_of[items], return_inverse=True)
    if args["by"] == "examples":
        taken = assign.by_examples(collection.embeddings[items], leaf, len(leaves), np.isin(items, args["examples"]))
    else:
        if (encoder := fitted(encoder, collection.adapter)) is None:
            raise ValueError("A node is added by its words with the collection's model: open it, or give examples.")
        paths = paths_of(tree, [label.name for label in view.labels])
        texts = [path_text(paths[m]) if m else "" for m in leaves] + [path_text((*paths[parent], name))]
        words = unit(encoder.encode_texts(texts) - collection.means[0])
        pictures = unit(collection.embeddings[items] - collection.means[1])
        taken = assign.by_words(pictures, leaf, words[:-1], words[-1])
    if not taken.any():
        raise ValueError(
            f"No clear group below {view.labels[parent].name} looks like {name}: add it with a few examples."
        )
    if taken.all():
        raise ValueError(f"Everything below {view.labels[parent].name} looks like {name}: rename it instead.")
    return items[taken]


def add_items(draft: Draft, view: View, name: str, items: Sequence[Item], new: Sequence[Item], x: Floats) -> Plan:
    """Each new item goes to its path's leaf in the tree of given paths, else to the leaf that a search finds first.

    items: the collection's; x (K, D): the new ones' embeddings.
    """
    ids = len(items) + np.arange(len(new))
    plan = Plan(ids, None)
    paths = [item.taxonomy if name == "taxonomy" else () for item in new]
    free_ones = [i for i, path in enumerate(paths) if not path]
    to = [kept_leaves[0] for kept_leaves in leaf_lists(view.tree, x[free_ones], k=1)]
    draft.move(ids[free_ones], np.array(to, np.int32))
    names = dict(enumerate(label.name for label in view.labels))
    for path in dict.fromkeys(path for path in paths if path):
        same = [i for i, p in enumerate(paths) if p == path]
        leaf = _leaf_of_path(draft, names, path, partial(_habit, view.tree, items, path))
        draft.move(ids[same], leaf)
    plan.given = {m: (names[m], "taxonomy", 1.0) for m in range(view.tree.n_nodes, len(draft.parent))}
    plan.grown = np.unique(draft.leaf[ids]).tolist()
    return plan


def _habit(tree: Tree, items: Sequence[Item], path: tuple[str, ...]) -> int | None:
    """The leaf where most items of this very path lie, whatever it is called by now."""
    found = Counter(int(tree.leaf_of[item.id]) for item in items if item.taxonomy == path)
    return found.most_common(1)[0][0] if found else None


def _leaf_of_path(draft: Draft, names: dict[int, str], path: tuple[str, ...], habit: Callable[[], int | None]) -> int:
    """The leaf at the end of a path, made where it is not there; names gets those of new nodes."""
    node, words = 0, list(path)
    while words or draft.children(node):
        word = words.pop(0) if words else OTHER  # a path that ends at an inner node: as when a tree is made from paths
        child = next((m for m in draft.children(node) if names[m] == word), None)
        if child is None:
            usual = habit()
            if usual is not None and not draft.children(usual):
                return usual
            if len(draft.items(node)):  # a leaf so far
                rest = draft.open(node, kept=True)
                names[rest] = OTHER
                child = rest if word == OTHER else None
        if child is None:
            child = draft.add(node, kept=True)
            names[child] = word
        node = child
    return node


def free(name: str, used: set[str]) -> str:
    """The name, or with the first number that makes it another."""
    i, found = 2, name
    while found in used:
        found, i = f"{name} {i}", i + 1
    return found


def person(name: str) -> Given:
    return " ".join(name.split()), "person", 1.0


def _of(label: Label) -> Given:
    return label.name, label.source, label.confidence
