"""Smoothing along a tree: what it keeps, what each role is, that a fit finds where the truth lies; and the command."""

import json

import numpy as np
import pytest

from hierdemo.collection.store import load
from hierdemo.commands import propagate as command
from hierdemo.demo import DEMO
from hierdemo.measure import query_sets
from hierdemo.measure.query_sets import texts_in_strata
from hierdemo.teach import propagate
from hierdemo.teach.propagate import (
    ROLES,
    Weights,
    fit,
    fit_leaves,
    mixed_tree,
    node_parts,
    shares,
    smooth,
    smoothed_tree,
    unit,
    without,
)
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from tests.support.command import run
from tests.support.tiny import World

DIM = 16
PATHS = [("a", "b", "c"), ("a", "b", "d"), ("a", "e"), ("f", "g"), ("f", "h"), ("f", "i"), ("j",)]
OPTIONS = {"strength": 0.3, "rounds": 1, "share": 0.5, "seed": 0}
NO_MEANS = np.zeros((2, DIM), np.float32)


def world_of(n: int = 6, *, noise: float = 1.0, seed: int = 0) -> tuple[Tree, np.ndarray, np.ndarray, np.ndarray]:
    """A tree of n items a leaf, their vectors, each node's true vector, and new pictures of each leaf, one a row.

    A node's vector is its parent's and a step of its own, an item's its leaf's and noise.
    """
    rng = np.random.default_rng(seed)
    rows = [(f"{a}", f"{a}{b}") for a in range(5) for b in range(5) for _ in range(n)]
    step = {key: rng.normal(size=DIM) for path in rows for key in path}
    true = np.stack([step[a] + 0.5 * step[b] for a, b in rows])
    draw = lambda: unit(true + noise * rng.normal(size=true.shape))  # noqa: E731
    tree, names = tree_from_paths(draw(), rows)
    vectors = [np.zeros(DIM)] + [step[k] if len(k) == 1 else step[k[0]] + 0.5 * step[k] for k in names[1:]]
    return tree, draw(), unit(np.stack(vectors)), draw()


def uneven(seed: int = 0) -> tuple[Tree, np.ndarray]:
    x = unit(np.random.default_rng(seed).normal(size=(3 * len(PATHS), DIM)))
    return tree_from_paths(x, [p for p in PATHS for _ in range(3)])[0], x


def found_leaf(tree: Tree, queries: np.ndarray, leaf: np.ndarray) -> float:
    return float((tree.leaves[(queries @ tree.centroid[tree.leaves].T).argmax(1)] == leaf).mean())


def dense(tree: Tree) -> np.ndarray:
    """(M, M) the links, each row of sum 1."""
    links = np.zeros((tree.n_nodes, tree.n_nodes))
    for m in range(1, tree.n_nodes):
        links[m, tree.parent[m]] = links[tree.parent[m], m] = 1
    return links / links.sum(1, keepdims=True)


def test_strength_0_changes_nothing() -> None:
    tree, _ = uneven()
    assert smooth(tree.centroid, tree.parent, strength=0, rounds=5) is tree.centroid
    assert smoothed_tree(tree, strength=0, rounds=5) is tree
    texts = unit(np.random.default_rng(1).normal(size=tree.centroid.shape))
    assert smoothed_tree(tree, strength=0, texts=texts, means=NO_MEANS, share=0) is tree
    one = build_tree(tree.centroid[:1])
    assert smooth(one.centroid, one.parent, strength=0.5) is one.centroid, "a root alone has no neighbours"


@pytest.mark.parametrize(("strength", "rounds"), [(0.2, 1), (0.5, 3), (1.0, 2)])
def test_smoothing_is_a_power_of_the_links(strength: float, rounds: int) -> None:
    tree, _ = uneven()
    before = tree.centroid.copy()
    step = (1 - strength) * np.eye(tree.n_nodes) + strength * dense(tree)
    expected = np.linalg.matrix_power(step, rounds) @ before
    assert np.allclose(smooth(tree.centroid, tree.parent, strength=strength, rounds=rounds), expected, atol=1e-5)
    assert np.array_equal(tree.centroid, before), "the tree's own vectors stay"


def test_smoothing_draws_neighbours_together() -> None:
    tree, _ = uneven()
    even = np.ones((tree.n_nodes, DIM), np.float32)
    assert np.allclose(smooth(even, tree.parent, strength=0.4, rounds=3), 1), "what is alike stays"
    rough = []
    for rounds in range(6):
        h = smooth(tree.centroid, tree.parent, strength=0.3, rounds=rounds)
        rough.append(float(((h[1:] - h[tree.parent[1:]]) ** 2).sum()))
    assert all(b < a for a, b in zip(rough, rough[1:], strict=False))


def test_a_smoothed_tree_keeps_its_nodes_and_items() -> None:
    tree, _ = uneven()
    texts = unit(np.random.default_rng(1).normal(size=tree.centroid.shape))
    for given in ({}, {"texts": texts, "means": NO_MEANS}):
        other = smoothed_tree(tree, strength=0.3, **given)
        assert other.parent is tree.parent and other.order is tree.order and other.start is tree.start
        assert np.allclose(np.linalg.norm(other.centroid[1:], axis=1), 1, atol=1e-5)
        assert not np.allclose(other.centroid[1:], unit(tree.centroid[1:]), atol=1e-3)
    only = smoothed_tree(tree, strength=0, texts=texts, means=NO_MEANS, share=1)
    assert np.allclose(only.centroid[1:], texts[1:], atol=1e-6)


@pytest.mark.parametrize("part", ["pictures", "texts"])
@pytest.mark.parametrize("role", range(4), ids=ROLES)
def test_each_weight_takes_its_role(role: int, part: str) -> None:
    tree, _ = uneven()
    texts = unit(np.random.default_rng(1).normal(size=tree.centroid.shape))
    means = (0.1 * np.random.default_rng(2).normal(size=(2, DIM))).astype(np.float32)
    one = [0.0] * 4
    one[role] = 1.0
    zero = (0.0, 0.0, 0.0, 0.0)
    weights = Weights(tuple(one), zero) if part == "pictures" else Weights(zero, tuple(one))  # type: ignore[arg-type]
    source = node_parts(tree, texts, means)[part == "texts"]
    found = mixed_tree(tree, weights, texts, means).centroid
    for m in range(tree.n_nodes):
        parent, children = tree.parent[m], tree.children(m)
        siblings = [s for s in tree.children(parent) if s != m] if m else []
        members = [[m], [parent] if m else [], list(children), siblings][role]
        expected = source[members].mean(0) if members else np.zeros(DIM)
        assert np.allclose(found[m], unit(expected), atol=1e-4), (m, ROLES[role])


def test_without_leaves_the_rest() -> None:
    tree, x = uneven()
    assert np.allclose(without(tree, x, np.array([], int)).centroid, tree.centroid, atol=1e-6)
    held = np.concatenate([tree.items(tree.leaves[0]), [17]])
    other = without(tree, x, held)
    for m in range(tree.n_nodes):
        rest = np.setdiff1d(tree.items(m), held)
        assert np.allclose(other.centroid[m], x[rest].mean(0) if len(rest) else 0, atol=1e-6)


def test_shares_say_where_the_items_are() -> None:
    tree, _ = uneven()
    wanted = [np.array([0, 1, 20]), np.array([5])]
    found = shares(tree, wanted)
    for row, items in zip(found, wanted, strict=True):
        for m in range(tree.n_nodes):
            assert row[m] == pytest.approx(np.isin(items, tree.items(m)).mean())


def test_a_fit_finds_where_the_truth_lies() -> None:
    """Texts that tell, or pictures that do: the larger weight is theirs, and it is the same each time."""
    tree, _, true, new = world_of(noise=0.5)
    leaf = np.repeat(tree.leaves, 6)
    targets = shares(tree, [tree.items(m)[:1] for m in leaf])
    chance = unit(np.random.default_rng(5).normal(size=true.shape))
    told = fit(tree, true, NO_MEANS, new, targets)
    lost = fit(tree, chance, NO_MEANS, new, targets)
    assert told.texts[0] > abs(lost.texts[0]) and lost.pictures[0] == 1 > 2 * abs(lost.texts[0])
    assert fit(tree, true, NO_MEANS, new, targets) == told
    bare = fit(tree, true, NO_MEANS, new, targets, links=False)
    assert bare.pictures[1:] == bare.texts[1:] == (0, 0, 0) and bare.texts[0] != 0


def test_leaves_of_one_item_gain_from_their_neighbours() -> None:
    """One noisy picture a leaf: its parent, of five, tells the branch and so the leaf better; averaged over draws."""
    leaf, branch = [], []
    for seed in range(8):
        tree, _, _, new = world_of(1, noise=1.6, seed=seed)
        for strength in (1e-9, 0.4):
            other = smoothed_tree(tree, strength=strength)
            near = other.leaves[(new @ other.centroid[other.leaves].T).argmax(1)]
            leaf.append(np.mean(near == tree.leaf_of))
            branch.append(np.mean(tree.parent[near] == tree.parent[tree.leaf_of]))
    assert np.mean(leaf[1::2]) > np.mean(leaf[::2])
    assert np.mean(branch[1::2]) > np.mean(branch[::2]) + 0.05


def test_a_fit_of_leaves_holds_for_new_pictures() -> None:
    tree, x, true, new = world_of(3, noise=1.5)
    tree = without(tree, x, np.array([], int))
    weights = fit_leaves(tree, x, true, NO_MEANS)
    assert weights is not None and weights == fit_leaves(tree, x, true, NO_MEANS)
    leaf = tree.leaf_of
    assert found_leaf(mixed_tree(tree, weights, true, NO_MEANS), new, leaf) > found_leaf(tree, new, leaf) + 0.1
    alone, y, names, _ = world_of(1)
    assert fit_leaves(alone, y, names, NO_MEANS) is None, "nothing can be held back of one item"


def test_wrong_arguments_are_named() -> None:
    tree, x = uneven()
    texts = np.zeros_like(tree.centroid)
    for strength, rounds in ((-0.1, 1), (1.1, 1), (0.5, -1), (float("nan"), 1)):
        with pytest.raises(ValueError, match="strength"):
            smooth(tree.centroid, tree.parent, strength=strength, rounds=rounds)
    with pytest.raises(ValueError, match="vectors must be"):
        smooth(tree.centroid[:-1], tree.parent, strength=0.1)
    with pytest.raises(ValueError, match="share"):
        smoothed_tree(tree, strength=0.1, share=2)
    with pytest.raises(ValueError, match="means of shape"):
        smoothed_tree(tree, strength=0.1, texts=texts)
    with pytest.raises(ValueError, match="texts must be"):
        smoothed_tree(tree, strength=0.1, texts=texts[1:], means=NO_MEANS)
    for queries, targets in ((x[:0], np.zeros((0, tree.n_nodes))), (x[:2], np.zeros((2, 3)))):
        with pytest.raises(ValueError, match="targets must be"):
            fit(tree, texts, NO_MEANS, queries, targets)


def test_the_shipped_hard_case_gains_where_a_leaf_has_one_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figure the module is kept for, of items in held-out pictures' place: texts and links against pictures."""
    from hierdemo.commands.shared import open_engine

    monkeypatch.setattr(propagate, "MOST", 500)
    monkeypatch.setattr(propagate, "STEPS", 60)
    engine = open_engine(DEMO.parent / "collection-none")
    items, x = engine.collection.items, engine.collection.embeddings
    own: dict[tuple[str, ...], list[int]] = {}
    for i, item in enumerate(items):
        own.setdefault(item.taxonomy, []).append(i)
    types = sorted(own)
    ids = np.array([i for t, path in enumerate(types) for i in own[path][: 1 if t % 3 == 0 else 12]])
    tree, names = tree_from_paths(x[ids], [items[i].taxonomy for i in ids])
    leaf_of = {items[ids[tree.items(m)[0]]].taxonomy: m for m in tree.leaves}
    asked = np.array([i for path in types for i in own[path][30:33]])
    wanted = np.array([leaf_of[items[i].taxonomy] for i in asked])
    texts = command._texts(engine, names, tree)
    weights = fit_leaves(tree, x[ids], texts, engine.collection.means)
    assert weights is not None
    better = mixed_tree(tree, weights, texts, engine.collection.means)
    before, after = (command._right(t, x[asked], wanted) for t in (tree, better))
    assert after["best"] > before["best"] + 0.05 and after["walk"] > before["walk"] + 0.1


def test_the_command_sets_before_beside_after(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query_sets, "texts_in_strata", lambda rows, n: texts_in_strata(rows, 9))
    for name, value in (("ITEMS", (1, 3)), ("DRAWS", 1), ("COSTS", (0.4,))):
        monkeypatch.setattr(command, name, value)
    monkeypatch.setattr(propagate, "STEPS", 5)
    call = ("propagate", "--collection", world.folder, "--held-out", world.images)
    status, out, err = run(capsys, *call, "--strength", 0, "--json")
    assert status == 0, err
    assert out.count("\n") == 1
    found = json.loads(out)
    tables = {name: rows for name, rows in found.items() if isinstance(rows, dict)}
    kinds = ["recall@10 at 40 % compared, tree clusters", "recall@10 at 40 % compared, tree taxonomy"]
    assert list(tables)[:2] == kinds and len(tables) == 6
    for rows in tables.values():
        assert rows["smoothed"] == rows["as it is"], "strength 0 changes nothing"
        assert rows.get("with texts, smoothed") == rows.get("with texts")
        assert all(0 <= value <= 1 for row in rows.values() for value in row.values())
    monkeypatch.setattr(command, "effects", lambda *_: tables)
    status, out, err = run(capsys, *call, "--strength", 0.5, "--rounds", 2)
    assert status == 0, err
    assert all(name in out for name in tables) and "learned" in out
    assert run(capsys, *call, "--strength", 2)[0] == 2 and run(capsys, *call, "--rounds", 0)[0] == 2


def test_nothing_is_asked_of_a_collection_without_held_out_pictures(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "propagate", "--collection", world.folder)
    assert status == 2 and "--held-out" in err


def test_a_picture_of_no_known_type_is_left_out(world: World) -> None:
    found = command._few(world.engine, [("no", "such")], world.collection.embeddings[:1], OPTIONS, 1)
    assert found == {}


def test_a_table_lines_up() -> None:
    lines = command.table("title", {"before": {"x": 0.5, "long name": 1.0}, "after it": {"x": 0.25}}).split("\n")
    assert lines[0] == "title" and len({len(line) for line in lines[1:]}) == 1
    assert lines[2].split() == ["before", "50.0", "100.0"] and lines[3].split() == ["after", "it", "25.0", "-"]


def test_a_view_takes_a_smoothed_tree(world: World) -> None:
    """The nodes of a collection's tree are the engine's own type: a copy answers like the original, item for item."""
    tree = load(world.folder).views["clusters"].tree
    other = smoothed_tree(tree, strength=0.2)
    assert isinstance(other, Tree) and np.array_equal(np.sort(other.order), np.arange(60))
    assert [list(other.items(m)) for m in other.leaves] == [list(tree.items(m)) for m in tree.leaves]
