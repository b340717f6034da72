"""Edits of a collection, in memory: each makes a new Collection that shares with the old one whatever it leaves alone.

Knows what a plan for a tree means for names, maps, the index and the effect that is told. Does not know files, logs or
undoing: history.py does. Applying is pure and always comes out the same; the old collection goes on serving.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from hierdemo.arrays import Floats, Ints
from hierdemo.collection import near_copies
from hierdemo.collection.captions import NONE, Captions
from hierdemo.collection.collection import Collection, View
from hierdemo.collection.stacks import Stacks
from hierdemo.edit import plan as plans
from hierdemo.edit.check import Edit, problem
from hierdemo.edit.draft import Changed, Draft, over_cap
from hierdemo.edit.effect import classes_of, purity, recalls
from hierdemo.edit.plan import Plan
from hierdemo.index.flat import FlatIndex, Hits
from hierdemo.items.item import Item
from hierdemo.maps import update
from hierdemo.models.adapter import fitted
from hierdemo.models.encoder import Encoder
from hierdemo.tree.labels import Found, Label, carried, name_children

CAPS = "leaf_cap"  # in the build parameters: by tree, as it stood before the first edit
CHUNK = 64  # new items at a time that are compared with all others
NEIGHBOURS = 30  # that a new item's place on a map is read off


@dataclass(frozen=True)
class Effect:
    """What an edit did, in plain values. moved: items that lie elsewhere now; node: what the edit is about, its id in
    the new tree; old_to_new: of the tree's nodes, -1 for gone (of an edit of all trees: the first one's). recall: of
    the drill-down, purity: of the leaves against the items' own taxonomy paths (None without any), before and after.
    """

    moved: int
    nodes_added: int
    nodes_removed: int
    node: int | None
    old_to_new: list[int]
    recall: tuple[float, float]
    purity: tuple[float, float] | None
    notes: list[str]


def apply(
    collection: Collection,
    edit: Edit,
    encoder: Encoder | None,
    *,
    vectors: Floats | None = None,
    thumbs: Sequence[bytes] | None = None,
) -> tuple[Collection, Effect]:
    """The collection after an edit, and what the edit did.

    vectors (K, D) unit vectors and thumbs (K WebP files of 128 px): of the pictures that add-items adds. encoder: only
    adding a node by its words needs one. Raises ValueError, in one sentence with the remedy, for what cannot be done.
    """
    problem(collection, edit)
    if edit.op == "rename":
        return _renamed(collection, edit)
    collection = _capped(collection)
    if edit.op == "add-items":
        return _added(collection, edit, encoder, vectors, thumbs)
    view, x = collection.views[edit.tree], collection.embeddings
    draft = Draft(view.tree, kept=plans.kept(edit.tree, view))
    plan = _plan(draft, collection, edit, encoder)
    _relieve(draft, plan, collection, edit.tree, x)
    changed, new = _carry_out(draft, plan, view, collection.items, x)
    after = replace(collection, views=collection.views | {edit.tree: new})
    return after, _effect(collection, after, edit.tree, plan, changed)


def _plan(draft: Draft, collection: Collection, edit: Edit, encoder: Encoder | None) -> Plan:
    view, x, args = collection.views[edit.tree], collection.embeddings, edit.args
    match edit.op:
        case "move-items":
            return plans.move_items(draft, view, args, x)
        case "move-node":
            return plans.move_node(draft, view, args)
        case "merge":
            return plans.merge(draft, view, args)
        case "split":
            return plans.split(draft, view, args, x)
        case "delete-node":
            return plans.delete(draft, view, args, x)
        case _:
            return plans.add_node(draft, view, args, collection, encoder)


def _renamed(collection: Collection, edit: Edit) -> tuple[Collection, Effect]:
    """Tree and maps are the old objects; one label is another."""
    view, node = collection.views[edit.tree], edit.args["node"]
    labels = list(view.labels)
    labels[node] = Label(*plans.person(edit.args["name"]), labels[node].reps)
    after = replace(collection, views=collection.views | {edit.tree: replace(view, labels=labels)})
    number = np.arange(view.tree.n_nodes, dtype=np.int32)
    changed = Changed(view.tree, number, np.zeros(view.tree.n_nodes, bool))
    return after, _effect(collection, after, edit.tree, Plan(np.zeros(0, np.int64), node), changed)


def _added(
    collection: Collection,
    edit: Edit,
    encoder: Encoder | None,
    vectors: Floats | None,
    thumbs: Sequence[bytes] | None,
) -> tuple[Collection, Effect]:
    """New items go into every tree, onto every map and into the index; nothing old moves."""
    new, fresh = _items(collection, edit.args["items"]), _checked(collection, edit.args["items"], vectors, thumbs)
    x = np.concatenate([collection.embeddings, fresh])
    near = _neighbours(collection, fresh)
    views, told = {}, []
    for name, view in collection.views.items():
        draft = Draft(view.tree, kept=plans.kept(name, view), more=len(new))
        plan = plans.add_items(draft, view, name, collection.items, new, fresh)
        first = np.where(draft.leaf[len(collection.items) :] < view.tree.n_nodes, draft.leaf[-len(new) :], -1)
        _relieve(draft, plan, collection, name, x)
        maps = update.extended(view.maps, view.tree, near.items, near.scores, first.astype(np.int32))
        items = [*collection.items, *new]
        changed, views[name] = _carry_out(draft, plan, View(view.tree, view.labels, maps), items, x)
        told.append((name, plan, changed))
    after = replace(
        collection,
        items=[*collection.items, *new],
        embeddings=x,
        views=views,
        hnsw=collection.hnsw.extended(fresh),
        thumbs=collection.thumbs.extended(thumbs or ()),
        captions=(captions := _said(collection, new, encoder)),
        stacks=_stacked(collection, x, thumbs or (), near.items.tolist()),
    )
    effect = _effect(collection, after, *told[0])
    others = [
        changed.tree.n_nodes - int((changed.number[: collection.views[name].tree.n_nodes] >= 0).sum())
        for name, _, changed in told[1:]
    ]
    notes = [note for _, plan, _ in told for note in plan.notes]
    unread = 0 if captions is None else int((captions.row[-len(new) :] < 0).sum())
    if unread and encoder is None:
        notes.append(f"{unread} new captions were not read, for want of the model: searches in captions miss them.")
    return after, replace(effect, nodes_added=effect.nodes_added + sum(others), notes=notes)


def _said(collection: Collection, new: Sequence[Item], encoder: Encoder | None) -> Captions | None:
    """The captions' vectors with those of new items, as a build would take them; None where there were none to keep."""
    old = [item.caption for item in collection.items]
    captions = collection.captions
    if captions is None and not any(old) and any(item.caption for item in new):  # the first ones of the collection
        dim = collection.embeddings.shape[1]
        captions = Captions(np.zeros((0, dim), np.float16), np.full(len(old), NONE, np.int32))
    if captions is None or collection.said is not None:  # words are looked up then
        return None
    fit = fitted(encoder, collection.adapter)
    texts = [i.caption if fit and i.caption and fit.unknown_words(i.caption)[1] else "" for i in new]
    return captions.extended(old, texts, fit.encode_texts if fit else None)


def _stacked(collection: Collection, x: Floats, thumbs: Sequence[bytes], near: list[list[int]]) -> Stacks | None:
    """The stacks with new items, whose vectors are the last of x and whose neighbours are near."""
    n = len(collection.items)
    if collection.stacks is None:
        return None
    thumb = lambda i: collection.thumbs[i] if i < n else thumbs[i - n]  # noqa: E731
    return near_copies.added(collection.stacks, x, thumb, near)


def _neighbours(collection: Collection, fresh: Floats) -> Hits:
    """Exact ones: hnswlib's would depend on how its graph came about, and a replay of the log must place alike."""
    flat = FlatIndex(collection.embeddings)
    found = [flat.search(fresh[a : a + CHUNK], NEIGHBOURS) for a in range(0, len(fresh), CHUNK)]
    return Hits(np.concatenate([h.items for h in found]), np.concatenate([h.scores for h in found]), None)


def _items(collection: Collection, rows: list[dict[str, Any]]) -> list[Item]:
    n = len(collection.items)
    return [
        Item(n + i, r["file"], r.get("caption", ""), dict(r.get("attributes", {})), tuple(r.get("taxonomy", ())))
        for i, r in enumerate(rows)
    ]


def _checked(
    collection: Collection, rows: list[dict[str, Any]], vectors: Floats | None, thumbs: Sequence[bytes] | None
) -> Floats:
    shape = (len(rows), collection.embeddings.shape[1])
    if vectors is None or vectors.shape != shape:
        raise ValueError(
            f"vectors must be {shape}, one for each new picture, got {None if vectors is None else vectors.shape}."
        )
    if thumbs is None or len(thumbs) != len(rows):
        raise ValueError(f"thumbs must be {len(rows)}, one for each new picture, got {len(thumbs or ())}.")
    x = np.asarray(vectors, np.float32)
    if not np.allclose(np.linalg.norm(x, axis=1), 1, atol=1e-3):
        raise ValueError("vectors must be finite and of unit length: take them from the collection's own model.")
    return x


def _capped(collection: Collection) -> Collection:
    """With the caps on leaves noted, so that no edit raises them. Noted already: the same object."""
    parameters = collection.meta.parameters
    if set(collection.views) <= set(parameters.get(CAPS, {})):
        return collection
    caps = {name: plans.built_cap(view.tree) for name, view in collection.views.items()} | parameters.get(CAPS, {})
    return replace(collection, meta=replace(collection.meta, parameters=parameters | {CAPS: caps}))


def _relieve(draft: Draft, plan: Plan, collection: Collection, name: str, x: Floats) -> None:
    """Leaves that grew over their cap are split, and the plan says so."""
    cap, noun = collection.meta.parameters[CAPS][name], collection.meta.noun
    labels = collection.views[name].labels
    for leaf, held, new in over_cap(draft, x, plan.grown, cap):
        called = plan.given[leaf][0] if leaf in plan.given else labels[leaf].name
        what = f"{called} held {held} {noun}, over the cap of {cap}: "
        ways = {2: "two", 3: "three", 4: "four"}.get(len(new), str(len(new)))
        plan.notes.append(
            what + (f"it was split in {ways}." if new else "nothing tells them apart, so it stays whole.")
        )


def _carry_out(draft: Draft, plan: Plan, view: View, items: Sequence[Item], x: Floats) -> tuple[Changed, View]:
    """The new tree with its labels and maps. view: the old one, its maps with the new items already on them."""
    changed = draft.finish(x)
    tree, number, m = changed.tree, changed.number, view.tree.n_nodes
    old: list[Label | None] = [None] * tree.n_nodes
    for node, to in enumerate(number[:m].tolist()):
        if to >= 0:
            old[to] = view.labels[node]
    given = {int(number[node]): what for node, what in plan.given.items() if number[node] >= 0}
    given = _named(changed, items, old, given)
    labels = carried(tree, x, old, changed.touched, given)
    maps = update.follow(view.maps, view.tree, tree, number, changed.touched)
    for node in np.flatnonzero(number[:m] < 0).tolist():
        if node in draft.dissolved:
            above = view.labels[draft.dissolved[node]].name if draft.dissolved[node] < m else "the node above"
            plan.notes.append(
                f"{view.labels[node].name} was the only one left below {above}, which holds its items now."
            )
        elif node not in plan.ended:
            plan.notes.append(f"{view.labels[node].name} was left empty and is gone.")
    return changed, View(tree, labels, maps)


def _named(changed: Changed, items: Sequence[Item], old: Sequence[Label | None], given: Found) -> Found:
    """Names of every new node too, by what tells it from its siblings; given ones apart, none that another of its level
    has.
    """
    tree, names = changed.tree, dict(given)
    for m in np.argsort(tree.level, kind="stable").tolist():  # a parent's name stands before its children's
        if not any(old[c] is None and c not in names for c in tree.children(m).tolist()):
            continue
        label = old[m]
        called = names[m][0] if m in names else label.name if label else ""
        found = name_children(tree, m, items, called)
        names |= {c: found[c] for c in tree.children(m).tolist() if old[c] is None and c not in names}
    for m, (name, source, sure) in list(names.items()):
        if m and source != "person":
            beside = [c for c in tree.standing_at(int(tree.level[m])).tolist() if c != m]
            used = {names[c][0] if c in names else label.name for c in beside if (label := old[c]) or c in names}
            names[m] = (plans.free(name, used), source, sure)
    return names


def _effect(before: Collection, after: Collection, name: str, plan: Plan, changed: Changed) -> Effect:
    old, new = before.views[name].tree, after.views[name].tree
    number: Ints = changed.number[: old.n_nodes]
    stay = int((number >= 0).sum())
    classes = classes_of([item.taxonomy for item in after.items])
    pure = purity(old, classes), purity(new, classes)
    return Effect(
        moved=len(plan.moved),
        nodes_added=new.n_nodes - stay,
        nodes_removed=old.n_nodes - stay,
        node=None if plan.node is None or changed.number[plan.node] < 0 else int(changed.number[plan.node]),
        old_to_new=number.tolist(),
        recall=recalls(old, new, after.embeddings, plan.moved),
        purity=None if pure[0] is None or pure[1] is None else (pure[0], pure[1]),
        notes=plan.notes,
    )
