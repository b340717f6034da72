"""Whatever is done to a draft, the tree that it gives is a tree: every item in one leaf, every node one block."""

import numpy as np
import pytest

from hierdemo.edit.draft import Changed, Draft, below, nearest_leaf, over_cap, parts
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from tests.support.tiny import clustered
from tests.support.trees import check_tree

X, GROUP = clustered(120, 6, spread=0.8)
TREE = build_tree(X, levels=3, branching=3)
PATHS = [("a", f"a{g}") if g < 3 else ("b", f"b{g}") if g < 5 else ("c", "only") for g in GROUP.tolist()]
GIVEN, NAMES = tree_from_paths(X, PATHS)
NODE = {name: m for m, name in enumerate(NAMES)}


def sets(tree: Tree, number: np.ndarray | None = None) -> dict[int, frozenset[int]]:
    """The items of each node, by its number or by another given for it."""
    ids = range(tree.n_nodes) if number is None else number.tolist()
    return {k: frozenset(tree.items(k if number is None else i).tolist()) for i, k in enumerate(ids) if k >= 0}


def check_touched(before: Tree, changed: Changed) -> None:
    """Just the nodes whose items are not what they were count as touched; the rest keep their means bit for bit."""
    was, now = sets(before, changed.number[: before.n_nodes]), sets(changed.tree)
    same = [m for m in now if was.get(m) == now[m]]
    assert set(np.flatnonzero(~changed.touched).tolist()) == set(same)
    back = {int(to): m for m, to in enumerate(changed.number[: before.n_nodes].tolist())}
    for m in same:
        assert np.array_equal(changed.tree.centroid[m], before.centroid[back[m]])


def test_a_draft_left_alone_is_the_same_tree() -> None:
    for tree in (TREE, GIVEN):
        changed = Draft(tree).finish(X)
        for name in ("parent", "level", "centroid", "order", "start", "stop"):
            assert np.array_equal(getattr(changed.tree, name), getattr(tree, name)), name
        assert np.array_equal(changed.number, np.arange(tree.n_nodes)) and not changed.touched.any()


def test_moving_items_touches_only_the_two_branches() -> None:
    draft = Draft(GIVEN)
    draft.move(GIVEN.items(NODE["a0"])[:4], NODE["b3"])
    changed = draft.finish(X)
    check_tree(changed.tree, X)
    check_touched(GIVEN, changed)
    assert set(np.flatnonzero(changed.touched).tolist()) == {NODE[n] for n in ("a", "b", "a0", "b3")}


def test_a_node_may_hang_below_one_with_a_larger_number() -> None:
    draft = Draft(GIVEN)
    draft.hang(NODE["a"], NODE["b"])
    changed = draft.finish(X)
    check_tree(changed.tree, X)
    check_touched(GIVEN, changed)
    a, b = changed.number[NODE["a"]], changed.number[NODE["b"]]
    assert changed.tree.parent[a] == b and changed.tree.level[a] == 2


def test_merging_leaves_and_inner_nodes() -> None:
    draft = Draft(GIVEN)
    into = draft.merge([NODE["a1"], NODE["a0"]])
    changed = draft.finish(X)
    check_tree(changed.tree, X)
    assert sets(changed.tree)[int(changed.number[into])] == set(np.flatnonzero(GROUP < 2).tolist())
    draft = Draft(GIVEN, kept=[True] * GIVEN.n_nodes)
    changed = (draft.merge([NODE["a"], NODE["c"]]), draft.finish(X))[1]
    check_tree(changed.tree, X)
    assert changed.tree.parent[changed.number[NODE["only"]]] == changed.number[NODE["a"]]
    assert changed.number[NODE["c"]] == -1


@pytest.mark.parametrize("kept", [False, True])
def test_an_only_child_that_is_left_behind_is_dissolved_unless_it_is_kept(kept: bool) -> None:
    draft = Draft(GIVEN, kept=[kept] * GIVEN.n_nodes)
    draft.move(GIVEN.items(NODE["b4"]), NODE["a0"])
    changed = draft.finish(X)
    check_tree(changed.tree, X)
    assert changed.number[NODE["b4"]] == -1
    assert (changed.number[NODE["b3"]] >= 0) is np.bool_(kept)
    assert changed.number[NODE["only"]] >= 0, "one that was given so stays"


def test_parts_are_found_and_repeat() -> None:
    two = np.concatenate([X[GROUP == 0], X[GROUP == 1]])
    label = parts(two, 2)
    assert len(set(label[:20].tolist())) == len(set(label[20:].tolist())) == 1 and label[0] != label[20]
    assert np.array_equal(label, parts(two, 2))
    assert not parts(np.repeat(X[:1], 9, axis=0), 2).any(), "nothing tells copies apart"
    assert not parts(X[:1], 2).any()


@pytest.mark.parametrize("into", [2, 3, 5])
def test_splitting_leaves_and_inner_nodes(into: int) -> None:
    for tree, node in ((GIVEN, NODE["a0"]), (TREE, 0)):
        draft = Draft(tree)
        new = draft.split(node, X, into=into)
        changed = draft.finish(X)
        check_tree(changed.tree, X)
        check_touched(tree, changed)
        assert len(new) <= into and all(changed.tree.parent[changed.number[m]] == changed.number[node] for m in new)


def test_leaves_over_their_cap_are_split_until_none_is() -> None:
    draft = Draft(GIVEN)
    done = over_cap(draft, X, GIVEN.leaves.tolist(), 6)
    changed = draft.finish(X)
    check_tree(changed.tree, X)
    assert changed.tree.size[changed.tree.leaves].max() <= 6
    assert [(leaf, held) for leaf, held, _ in done] == [(m, 20) for m in GIVEN.leaves.tolist()]
    same = np.repeat(X[:1], 20, axis=0)
    alike = tree_from_paths(same, [("a",)] * 10 + [("b",)] * 10)[0]
    assert over_cap(Draft(alike), same, [1], 6) == [(1, 10, [])]


def test_new_items_come_after_the_old_and_the_rest_of_a_leaf_stays() -> None:
    x = np.concatenate([X, X[:7]])
    draft = Draft(GIVEN, more=7)
    rest = draft.open(NODE["a0"])
    new = draft.add(NODE["a0"])
    draft.move(np.arange(120, 127), new)
    changed = draft.finish(x)
    check_tree(changed.tree, x)
    check_touched(GIVEN, changed)
    assert set(changed.tree.items(changed.number[rest]).tolist()) == set(GIVEN.items(NODE["a0"]).tolist())
    assert set(changed.tree.items(changed.number[new]).tolist()) == set(range(120, 127))


def test_leaves_below_and_the_nearest() -> None:
    assert set(below(GIVEN, NODE["a"]).tolist()) == {NODE["a0"], NODE["a1"], NODE["a2"]}
    assert below(GIVEN, NODE["a1"]).tolist() == [NODE["a1"]]
    assert set(below(GIVEN, 0).tolist()) == set(GIVEN.leaves.tolist())
    leaves = np.array([NODE["a0"], NODE["b4"]], np.int32)
    want = [leaves[int(np.argmax([GIVEN.centroid[m] @ q for m in leaves]))] for q in X]
    assert nearest_leaf(GIVEN, X, leaves).tolist() == want


@pytest.mark.parametrize("seed", range(5))
def test_any_draft_gives_a_tree(seed: int) -> None:
    rng, tree, x = np.random.default_rng(seed), (TREE, GIVEN)[seed % 2], X
    for _ in range(40):
        more = int(rng.integers(3))
        x = np.concatenate([x, X[rng.integers(120, size=more)]])
        kept = (rng.random(tree.n_nodes) < 0.3).tolist()
        draft = Draft(tree, kept=kept, more=more)
        draft.move(np.arange(len(x) - more, len(x)), rng.choice(tree.leaves, more))
        for _ in range(3):
            node = int(rng.integers(tree.n_nodes))
            match rng.integers(4):
                case 0:
                    draft.move(rng.choice(len(x), 5, replace=False), int(rng.choice(tree.leaves)))
                case 1 if len(tree.children(node)) > 1:
                    draft.merge(tree.children(node)[:2].tolist())
                    break
                case 2:
                    draft.split(node, x, into=int(rng.integers(2, 5)))
                    break
                case 3:
                    outside = [m for m in range(tree.n_nodes) if m != node and node not in tree.ancestors(m)]
                    outside = [m for m in outside if not tree.is_leaf(m)]
                    if node and outside:
                        draft.hang(node, int(rng.choice(outside)))
                        break
        changed = draft.finish(x)
        check_tree(changed.tree, x)
        check_touched(tree, changed)
        tree = changed.tree
