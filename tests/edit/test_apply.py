"""Edits: nothing is lost, the old collection is untouched, what an edit leaves alone is shared, given names survive."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from hierdemo.collection.collection import Collection, Thumbs, View
from hierdemo.collection.meta import Meta
from hierdemo.edit import effect as effect_module
from hierdemo.edit.apply import CAPS, Effect, apply
from hierdemo.edit.check import Edit, problem
from hierdemo.index.flat import FlatIndex
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.item import Item
from hierdemo.maps.projection import LevelMap
from hierdemo.tree.labels import label_tree
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from tests.support.tiny import clustered, unit
from tests.support.trees import check_tree

KINDS = ("owl", "parrot", "eagle", "sofa", "chair", "desk")
GROUPS = ("birds",) * 3 + ("furniture",) * 3
N, DIM = 180, 24
CENTRES = unit(np.random.default_rng(7).normal(size=(9, DIM)))
TEXT_CONE = unit(np.random.default_rng(8).normal(size=DIM))


class Words:
    """An encoder of texts alone: a kind's word is its centre, in a cone of its own as real models have it."""

    model, digest, dim = "words", "words", DIM

    def encode_texts(self, texts: Any) -> np.ndarray:
        return unit(np.stack([self._one(text) for text in texts]))

    def _one(self, text: str) -> np.ndarray:
        word = text.split(",")[0]
        return 2 * TEXT_CONE + (CENTRES[KINDS.index(word)] if word in KINDS else 0.2 * CENTRES[8])


def maps(tree: Tree, seed: int = 0) -> list[LevelMap]:
    rng = np.random.default_rng(seed)
    out = []
    for level in range(1, tree.depth + 2):
        nodes = tree.standing_at(level) if level <= tree.depth else np.zeros(0, np.int32)
        node_xy, item_xy = rng.random((len(nodes), 2)), rng.random((len(tree.order), 2))
        out.append(LevelMap(level, nodes, node_xy.astype(np.float32), item_xy.astype(np.float32), 0.0))
    return out


def made() -> Collection:
    group = np.arange(N) % 6
    rng = np.random.default_rng(1)
    x = unit(CENTRES[group] + 0.1 * rng.normal(size=(N, DIM)))
    colours = ("red", "blue", "green")
    paths = [(GROUPS[g], KINDS[g]) for g in group]
    items = [
        Item(i, f"{i}.png", f"a {colours[i % 3]} {p[-1]}", {"colour": colours[i % 3]}, p) for i, p in enumerate(paths)
    ]
    clusters, (given, names) = build_tree(x, levels=3, branching=3), tree_from_paths(x, paths)
    views = {
        "clusters": View(clusters, label_tree(clusters, x, items), maps(clusters)),
        "taxonomy": View(given, label_tree(given, x, items, names=names), maps(given)),
    }
    means = np.stack([Words().encode_texts(KINDS).mean(0), x.mean(0)])
    meta = Meta("made", "pictures", "", "", "", {}, [], parameters={"seed": 0})
    thumbs = Thumbs.pack([b"%d" % i for i in range(N)])
    return Collection(items, x, means, np.zeros((0, DIM), np.float32), views, HnswIndex.build(x), thumbs, meta)


MADE = made()


def node(c: Collection, name: str, tree: str = "taxonomy") -> int:
    return next(m for m, label in enumerate(c.views[tree].labels) if label.name == name)


def held(c: Collection, name: str, tree: str = "taxonomy") -> set[int]:
    return set(c.views[tree].tree.items(node(c, name, tree)).tolist())


def do(c: Collection, op: str, tree: str = "taxonomy", **args: Any) -> tuple[Collection, Effect]:
    return apply(c, Edit(op, tree, args), Words())  # type: ignore[arg-type]


def add(c: Collection, vectors: np.ndarray, taxonomy: list[tuple[str, ...]]) -> tuple[Collection, Effect]:
    n = len(c.items)
    rows = [{"file": f"{n + i}.png", "caption": "new", "attributes": {}, "taxonomy": p} for i, p in enumerate(taxonomy)]
    thumbs = [b"%d" % (n + i) for i in range(len(rows))]
    return apply(c, Edit("add-items", "", {"items": rows}), None, vectors=vectors, thumbs=thumbs)


def check(c: Collection) -> None:
    n = len(c.items)
    assert [item.id for item in c.items] == list(range(n)) and len(c.embeddings) == c.hnsw.n == n
    assert len(c.thumbs.checksums) == n and c.thumbs[n - 1] == b"%d" % (n - 1)
    for view in c.views.values():
        tree = view.tree
        check_tree(tree, c.embeddings)
        assert len(view.labels) == tree.n_nodes
        for m, label in enumerate(view.labels):
            beside = [view.labels[s].name for s in tree.children(m)]
            assert len(set(beside)) == len(beside), f"siblings share a name: {beside}"
            assert label.name and label.reps and set(label.reps) <= set(tree.items(m).tolist())
        assert [m.level for m in view.maps] == list(range(1, tree.depth + 2))
        for m in view.maps:
            want = tree.standing_at(m.level) if m.level <= tree.depth else []
            assert np.array_equal(m.nodes, want) and m.node_xy.shape == (len(m.nodes), 2)
            assert m.item_xy.shape == (n, 2) and ((m.item_xy >= 0) & (m.item_xy <= 1)).all()


def arrays(c: Collection) -> list[np.ndarray]:
    found = [c.embeddings, c.means, c.thumbs.offsets, c.thumbs.checksums]
    for view in c.views.values():
        t = view.tree
        found += [t.parent, t.level, t.centroid, t.order, t.start, t.stop]
        found += [a for m in view.maps for a in (m.nodes, m.node_xy, m.item_xy)]
    return found


def same(a: Collection, b: Collection) -> bool:
    return (
        all(np.array_equal(p, q) for p, q in zip(arrays(a), arrays(b), strict=True))
        and all(a.views[name].labels == b.views[name].labels for name in a.views)
        and a.meta == b.meta
    )


def any_edit(c: Collection, rng: np.random.Generator) -> Edit:
    """Some edit, perhaps one that cannot be done."""
    name = str(rng.choice(["clusters", "taxonomy"]))
    t = c.views[name].tree
    some, other = (int(m) for m in rng.integers(t.n_nodes, size=2))
    word = str(rng.choice([*KINDS, "mine", "yours", f"name {rng.integers(1000)}"]))
    ids = rng.choice(len(c.items), int(rng.integers(1, 9)), replace=False).tolist()
    paths = [("birds", "owl"), ("birds",), (), ("birds", "owl", "snowy"), ("plants", str(rng.integers(4)))]
    ops = ["items", "move", "hang", "rename", "merge", "split", "delete", "words", "examples", "given"]
    match str(rng.choice(ops)):
        case "items":
            rows = [{"file": f"{len(c.items) + i}.png", "taxonomy": paths[rng.integers(5)]} for i in range(len(ids))]
            return Edit("add-items", "", {"items": rows})
        case "move":
            to = int(rng.choice(t.leaves)) if rng.random() < 0.5 else some
            return Edit("move-items", name, {"items": ids, "to": to})
        case "hang":
            return Edit("move-node", name, {"node": some, "to": other})
        case "rename":
            return Edit("rename", name, {"node": some, "name": word})
        case "merge":
            nodes = rng.permutation(t.children(int(t.parent[some])))[: int(rng.integers(2, 4))].tolist() if some else []
            return Edit("merge", name, {"nodes": nodes} | ({"name": word} if rng.random() < 0.5 else {}))
        case "split":
            return Edit("split", name, {"node": some, "into": int(rng.integers(2, 4)), "seed": int(rng.integers(9))})
        case "delete":
            return Edit("delete-node", name, {"node": some})
        case "words":
            return Edit("add-node", name, {"parent": some, "name": word, "by": "words"})
        case "given":
            return Edit("add-node", name, {"parent": some, "name": word, "by": "items", "items": ids})
        case _:
            return Edit("add-node", name, {"parent": some, "name": word, "by": "examples", "examples": ids})


@pytest.mark.parametrize("seed", range(3))
def test_200_edits_at_random_lose_nothing_and_leave_the_old_as_it_was(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effect_module, "QUERIES", 4)  # most of the time goes into recall, which others look at
    rng = np.random.default_rng(seed)
    c = replace(MADE, meta=replace(MADE.meta, parameters={CAPS: {"clusters": 40, "taxonomy": 40}}))
    done: dict[str, int] = {}
    refused = 0
    while sum(done.values()) < 200:
        edit = any_edit(c, rng)
        k = len(edit.args.get("items", ())) if edit.op == "add-items" else 0
        vectors = unit(c.embeddings[rng.integers(len(c.items), size=k)] + 0.05 * rng.normal(size=(k, DIM)))
        thumbs = [b"%d" % (len(c.items) + i) for i in range(k)]
        frozen = [a.copy() for a in arrays(c)] if sum(done.values()) % 10 == 0 else None
        was, labels = arrays(c), {name: list(view.labels) for name, view in c.views.items()}
        try:
            after, effect = apply(c, edit, Words(), vectors=vectors, thumbs=thumbs)  # type: ignore[arg-type]
        except ValueError as e:
            assert str(e).endswith("."), e
            refused += 1
            assert refused < 2000, done
            continue
        check(after)
        assert all(a is b for a, b in zip(was, arrays(c), strict=True))
        assert labels == {name: view.labels for name, view in c.views.items()}
        if frozen is not None:
            assert all(np.array_equal(a, b) for a, b in zip(frozen, arrays(c), strict=True))
        for name, view in after.views.items():
            for m in view.maps:  # each map's old items are where an old map had them
                assert any(np.array_equal(m.item_xy[: len(c.items)], old.item_xy) for old in c.views[name].maps)
        check_effect(c, after, edit, effect)
        c, done[edit.op] = after, done.get(edit.op, 0) + 1
    assert [c.thumbs[i] for i in range(len(c.items))] == [b"%d" % i for i in range(len(c.items))]
    assert set(done) == {
        "add-items",
        "move-items",
        "move-node",
        "rename",
        "merge",
        "split",
        "delete-node",
        "add-node",
    }


def check_effect(before: Collection, after: Collection, edit: Edit, effect: Effect) -> None:
    name = edit.tree or "clusters"
    old, new = before.views[name], after.views[name]
    assert json.loads(json.dumps(vars(effect)))["moved"] == effect.moved
    assert all(0 <= r <= 1 for r in (*effect.recall, *(effect.purity or ())))
    assert len(effect.old_to_new) == old.tree.n_nodes
    stay = [m for m in effect.old_to_new if m >= 0]
    assert len(set(stay)) == len(stay) and all(m < new.tree.n_nodes for m in stay)
    if edit.tree:
        assert effect.nodes_added == new.tree.n_nodes - len(stay)
        other = next(n for n in before.views if n != name)
        assert after.views[other] is before.views[other]
        assert after.embeddings is before.embeddings and after.items is before.items and after.hnsw is before.hnsw
    about = {"node", "nodes", "parent"} & set(edit.args)
    touched = {m for key in about for m in np.atleast_1d(edit.args[key]).tolist()}
    for m, to in enumerate(effect.old_to_new):
        if old.labels[m].source == "person" and m not in touched and to >= 0 and edit.op != "merge":
            assert (new.labels[to].name, new.labels[to].source) == (old.labels[m].name, "person")


def test_the_same_edit_gives_the_same_collection() -> None:
    edits = [
        Edit("split", "clusters", {"node": int(MADE.views["clusters"].tree.leaves[0])}),
        Edit("delete-node", "taxonomy", {"node": node(MADE, "owl")}),
        Edit("add-node", "clusters", {"parent": 0, "name": "owl", "by": "examples", "examples": [0, 6, 12]}),
    ]
    for edit in edits:
        (a, told), (b, again) = (apply(MADE, edit, None) for _ in range(2))
        assert same(a, b) and told == again
    (a, told), (b, again) = (add(MADE, CENTRES[[0, 6]], [("birds", "owl"), ()]) for _ in range(2))
    assert same(a, b) and told == again
    for key, value in a.hnsw.graph().items():
        assert np.array_equal(value, b.hnsw.graph()[key]), key


def test_a_rename_changes_one_label_and_shares_the_rest() -> None:
    view = MADE.views["taxonomy"]
    after, effect = do(MADE, "rename", node=node(MADE, "owl"), name=" night   bird ")
    new = after.views["taxonomy"]
    assert new.tree is view.tree and new.maps is view.maps and after.meta is MADE.meta
    changed = [m for m, (a, b) in enumerate(zip(view.labels, new.labels, strict=True)) if a is not b]
    assert changed == [node(MADE, "owl")] == [effect.node]
    assert (new.labels[changed[0]].name, new.labels[changed[0]].source) == ("night bird", "person")
    assert effect.moved == 0 and effect.recall[0] == effect.recall[1]


def test_names_given_by_a_person_survive_edits_around_them() -> None:
    c = do(MADE, "rename", node=node(MADE, "eagle"), name="mine")[0]
    c = do(c, "delete-node", node=node(c, "owl"))[0]
    c = do(c, "delete-node", node=node(c, "parrot"))[0]
    mine = c.views["taxonomy"].labels[node(c, "mine")]
    assert mine.source == "person" and c.views["taxonomy"].tree.parent[node(c, "mine")] == node(c, "birds")
    merged, effect = do(MADE, "merge", nodes=[node(MADE, "owl"), node(MADE, "parrot")])
    assert merged.views["taxonomy"].labels[effect.node or 0].name == "owl, parrot"
    named = do(MADE, "rename", node=node(MADE, "parrot"), name="polly")[0]
    merged, effect = do(named, "merge", nodes=[node(named, "owl"), node(named, "polly")])
    assert merged.views["taxonomy"].labels[effect.node or 0].name == "polly"
    merged, effect = do(named, "merge", nodes=[node(named, "owl"), node(named, "polly")], name="ours")
    assert merged.views["taxonomy"].labels[effect.node or 0].source == "person"
    assert any("polly" in note for note in effect.notes), "a name that is given up is said"


def test_moving_items_corrects_a_label() -> None:
    wrong = do(MADE, "move-items", items=sorted(held(MADE, "owl"))[:5], to=node(MADE, "sofa"))
    right = do(wrong[0], "move-items", items=sorted(held(MADE, "owl"))[:5], to=node(wrong[0], "owl"))
    assert wrong[1].moved == right[1].moved == 5
    assert wrong[1].purity == (1.0, (N - 5) / N) and right[1].purity == ((N - 5) / N, 1.0)
    assert held(right[0], "owl") == held(MADE, "owl") and held(right[0], "birds") == held(MADE, "birds")


def test_items_moved_to_a_node_that_holds_others_go_each_to_its_nearest_leaf() -> None:
    strays = sorted(held(MADE, "owl"))[:4] + sorted(held(MADE, "eagle"))[:3]
    mixed = do(MADE, "move-items", items=strays, to=node(MADE, "sofa"))[0]
    back, effect = do(mixed, "move-items", items=[*strays, 1], to=node(mixed, "birds"))
    assert effect.moved == 7, "a parrot lies below birds already"
    assert all(held(back, kind) == held(MADE, kind) for kind in (*KINDS, "birds"))


def test_a_leaf_that_loses_its_last_item_is_gone_and_that_is_said() -> None:
    after, effect = do(MADE, "move-items", items=sorted(held(MADE, "owl")), to=node(MADE, "sofa"))
    assert [n for n in effect.notes if "owl" in n] == ["owl was left empty and is gone."]
    assert held(after, "sofa") == held(MADE, "sofa") | held(MADE, "owl")
    assert effect.nodes_removed == 1 and effect.old_to_new[node(MADE, "owl")] == -1


@pytest.mark.parametrize("parent", ["birds", "sofa", 0])
def test_a_node_for_given_items_holds_these_and_no_others(parent: str | int) -> None:
    some = sorted(held(MADE, "owl"))[:4] + sorted(held(MADE, "desk"))[:3]
    at = node(MADE, parent) if isinstance(parent, str) else parent
    after, effect = do(MADE, "add-node", parent=at, name="mine", by="items", items=some)
    view = after.views["taxonomy"]
    assert held(after, "mine") == set(some) and effect.moved == 7 and effect.node == node(after, "mine")
    assert view.labels[effect.node].source == "person"
    assert view.tree.parent[effect.node] == effect.old_to_new[at]
    assert after.embeddings is MADE.embeddings, "the tree alone changes"
    if parent == "sofa":
        assert held(after, "sofa") == held(MADE, "sofa") | set(some), "what the leaf held stays below it"


@pytest.mark.parametrize("by", ["words", "examples"])
@pytest.mark.parametrize("above", ["birds", "all"])
def test_a_category_is_added_by_its_words_or_by_examples(by: str, above: str) -> None:
    merged, _ = do(MADE, "merge", nodes=[node(MADE, "owl"), node(MADE, "parrot")], name="parrot")
    args = {"examples": sorted(held(MADE, "owl"))[:3]} if by == "examples" else {}
    after, effect = do(merged, "add-node", parent=node(merged, above), name="owl", by=by, **args)
    taken = held(after, "owl")
    assert len(taken & held(MADE, "owl")) >= 0.9 * max(len(taken), 30)
    assert effect.moved == len(taken) and after.views["taxonomy"].labels[effect.node or 0].source == "person"


def test_words_that_nothing_looks_like_add_no_node() -> None:
    with pytest.raises(ValueError, match="add it with a few examples"):
        do(MADE, "add-node", parent=node(MADE, "birds"), name="sofa", by="words")
    with pytest.raises(ValueError, match="with the collection's model"):
        apply(MADE, Edit("add-node", "taxonomy", {"parent": 0, "name": "x", "by": "words"}), None)


def test_new_items_go_to_their_path_or_where_a_search_finds_them() -> None:
    x = unit(CENTRES[[0, 1, 2, 6, 3, 0]] + 0.01)
    paths = [("birds", "owl"), ("birds",), (), ("plants", "fern"), ("furniture", "sofa", "red"), ("birds", "owl")]
    after, effect = add(MADE, x, paths)
    check(after)
    view = after.views["taxonomy"]
    names = [[view.labels[m].name for m in view.tree.ancestors(int(view.tree.leaf_of[i]))] for i in range(N, N + 6)]
    assert names == [
        ["birds", "owl"],
        ["birds", "other"],
        ["birds", "eagle"],
        ["plants", "fern"],
        ["furniture", "sofa", "red"],
        ["birds", "owl"],
    ]
    assert held(after, "sofa") == held(MADE, "sofa") | {N + 4}, "what lay in the leaf lies below it now"
    assert effect.moved == 6 and after.items[-1].id == N + 5 and after.hnsw.n == N + 6
    assert FlatIndex(after.embeddings).search(x, 1).items[:, 0].tolist()[3] == N + 3
    assert N + 3 in after.hnsw.search(x[3], 1).items
    renamed = do(MADE, "rename", node=node(MADE, "owl"), name="night bird")[0]
    after = add(renamed, x[:1], [("birds", "owl")])[0]
    assert N in held(after, "night bird"), "a path leads where its items lie, whatever that is called by now"


def test_old_items_stay_where_they_are_on_every_map() -> None:
    after, _ = add(MADE, CENTRES[:3], [("birds", "owl"), (), ("new", "newer", "newest")])
    for name, view in MADE.views.items():
        new = after.views[name]
        assert len(new.maps) == new.tree.depth + 1
        for level, m in enumerate(new.maps):
            source = view.maps[min(level, view.tree.depth - 1)] if level < new.tree.depth else view.maps[-1]
            assert np.array_equal(m.item_xy[:N], source.item_xy)
            near = FlatIndex(MADE.embeddings).search(CENTRES[:3], 30).items
            low, high = m.item_xy[near].min(1), m.item_xy[near].max(1)
            assert ((m.item_xy[N:] >= low - 1e-4) & (m.item_xy[N:] <= high + 1e-4)).all(), "among its neighbours"
            stored = np.round(m.item_xy[N:] * 65535) / 65535
            np.testing.assert_allclose(m.item_xy[N:], stored, atol=1e-7)
    moved, _ = do(MADE, "split", node=node(MADE, "owl"))
    for m in moved.views["taxonomy"].maps:
        assert any(m.item_xy is old.item_xy for old in MADE.views["taxonomy"].maps)


def test_a_leaf_over_its_cap_splits_and_says_so() -> None:
    owls = unit(CENTRES[0] + 0.1 * np.random.default_rng(3).normal(size=(140, DIM)))
    after, effect = add(MADE, owls, [("birds", "owl")] * 140)
    check(after)
    assert after.meta.parameters[CAPS]["taxonomy"] == 160 and MADE.meta.parameters
    assert CAPS not in MADE.meta.parameters
    assert any(
        note.startswith("owl held 170 pictures, over the cap of 160: it was split in two.") for note in effect.notes
    )
    tree = after.views["taxonomy"].tree
    assert not tree.is_leaf(node(after, "owl")) and tree.size[node(after, "owl")] == 170
    again, _ = add(after, owls[:2], [("birds", "owl")] * 2)
    assert again.meta is after.meta, "caps are noted once"


def test_a_deleted_nodes_items_go_to_the_nearest_leaf_of_its_branch() -> None:
    after, effect = do(MADE, "delete-node", node=node(MADE, "owl"))
    assert held(after, "birds") == held(MADE, "birds") and effect.moved == 30 and effect.node is None
    after, effect = do(MADE, "delete-node", node=node(MADE, "birds"))
    assert held(after, "furniture") == set(range(N)) and effect.nodes_removed == 4


BAD = [
    ("fly", {}, "no edit"),
    ("rename", {"node": 1}, "give at least"),
    ("rename", {"node": 99, "name": "x"}, "no node 99"),
    ("rename", {"node": True, "name": "x"}, "no node True"),
    ("rename", {"node": 1, "name": " "}, "give another"),
    ("rename", {"node": "owl", "name": "parrot"}, "merge the two"),
    ("move-items", {"items": [], "to": "owl"}, "list the ids"),
    ("move-items", {"items": [N], "to": "owl"}, "no picture 180"),
    ("move-items", {"items": [1, 1], "to": "owl"}, "give each once"),
    ("move-items", {"items": [0], "to": "owl"}, "already"),
    ("move-items", {"items": [0], "to": "birds"}, "already"),
    ("move-items", {"items": [0], "to": 0}, "already"),
    ("move-node", {"node": "birds", "to": "owl"}, "below itself"),
    ("move-node", {"node": "birds", "to": "birds"}, "below itself"),
    ("move-node", {"node": 0, "to": "birds"}, "root"),
    ("move-node", {"node": "owl", "to": "birds"}, "already"),
    ("move-node", {"node": "owl", "to": "sofa"}, "holds pictures itself"),
    ("merge", {"nodes": ["owl"]}, "two or more"),
    ("merge", {"nodes": ["owl", "sofa"]}, "share a parent"),
    ("merge", {"nodes": ["owl", "parrot"], "name": "eagle"}, "already"),
    ("split", {"node": "birds"}, None),
    ("split", {"node": "birds", "into": 3}, "3 parts already"),
    ("split", {"node": "owl", "into": 1}, "two or more"),
    ("delete-node", {"node": 0}, "root"),
    ("add-node", {"parent": "birds", "name": "owl", "by": "words"}, "already"),
    ("add-node", {"parent": "birds", "name": "hen", "by": "magic"}, "by words or by examples"),
    ("add-node", {"parent": "birds", "name": "hen", "by": "examples"}, "no examples"),
    ("add-node", {"parent": "birds", "name": "hen", "by": "items"}, "list the ids"),
    ("add-node", {"parent": "birds", "name": "hen", "by": "items", "items": [N]}, "no picture 180"),
    ("add-node", {"parent": "birds", "name": "owl", "by": "items", "items": [0]}, "already"),
    ("add-node", {"parent": "owl", "name": "hen", "by": "items", "items": list(range(0, N, 6))}, "nothing else"),
]


@pytest.mark.parametrize(("op", "args", "words"), BAD)
def test_what_cannot_be_done_is_refused_in_a_sentence(op: str, args: dict[str, Any], words: str | None) -> None:
    def number(value: Any) -> Any:
        return node(MADE, value) if value in (*KINDS, "birds") else value

    args = {k: [number(v) for v in value] if k == "nodes" else number(value) if k in ("node", "to", "parent") else value
            for k, value in args.items()}  # fmt: skip
    if words is None:
        problem(MADE, Edit(op, "taxonomy", args))
        return
    with pytest.raises(ValueError, match=words):
        apply(MADE, Edit(op, "taxonomy", args), Words())  # type: ignore[arg-type]


def test_new_items_that_do_not_fit_are_refused() -> None:
    row = {"file": "new.png"}
    for rows, vectors, thumbs, words in (
        ([], None, None, "no pictures"),
        ([{"file": "0.png"}], CENTRES[:1], [b""], "already"),
        ([row, row], CENTRES[:2], [b"", b""], "already"),
        ([row], None, [b""], "vectors must be"),
        ([row], CENTRES[:2], [b""], "vectors must be"),
        ([row], CENTRES[:1] * 2, [b""], "unit length"),
        ([row], CENTRES[:1] * np.nan, [b""], "finite"),
        ([row], CENTRES[:1], [], "thumbs must be"),
        ([row | {"taxonomy": "birds"}], CENTRES[:1], [b""], "list of names"),
    ):
        with pytest.raises(ValueError, match=words):
            apply(MADE, Edit("add-items", "", {"items": rows}), None, vectors=vectors, thumbs=thumbs)
    with pytest.raises(ValueError, match="no tree 'x'"):
        problem(MADE, Edit("rename", "x", {"node": 1, "name": "y"}))


def test_an_index_is_extended_beside_the_old_one() -> None:
    x, _ = clustered(400, 8, spread=0.8)
    old = HnswIndex.build(x[:300])
    graph = old.graph()
    new = old.extended(x[300:])
    assert (old.n, new.n) == (300, 400) and (new.search(x, 1).items[:, 0] == np.arange(400)).mean() > 0.99
    assert all(np.array_equal(value, old.graph()[key]) for key, value in graph.items() if key != "ef")
    assert set(old.search(x, 5).items.ravel().tolist()) <= set(range(300))
    assert old.extended(x[:0]).n == 300
    for bad in (x[:2] * np.nan, x[:2, :5]):
        with pytest.raises(ValueError, match="finite|must be"):
            old.extended(bad)
