"""Which nodes a guess may name: those that words fit, hardly any by chance, none of pictures that a model knows not."""

import numpy as np
import pytest

from hierdemo.arrays import unit
from hierdemo.models.scope import Scope
from hierdemo.tree.chance import beats, few_wrong, may_name, share_of
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths

DIM, KINDS, EACH = 64, 20, 15


def normal(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def world(seed: int, *, apart: bool = False) -> tuple[np.ndarray, Tree, np.ndarray]:
    """Pictures of 20 kinds, a tree with a leaf a kind, and 60 words; apart: of which none is for what is shown."""
    words = unit(normal(seed, 60, DIM))
    kinds = unit(normal(seed + 100, KINDS, DIM)) if apart else words[:KINDS]
    x = unit(np.repeat(kinds, EACH, axis=0) + 0.5 / np.sqrt(DIM) * normal(seed + 1, KINDS * EACH, DIM))
    tree, _ = tree_from_paths(x, [(f"{i // EACH:02d}",) for i in range(len(x))])
    return x, tree, words


def test_words_for_what_is_shown_pass_and_others_hardly_ever() -> None:
    passed: dict[bool, list[float]] = {True: [], False: []}
    for seed in range(10):
        for apart, shares in passed.items():
            x, tree, words = world(seed, apart=apart)
            found = beats(tree, x, np.arange(len(x)), words, seed)
            assert not found[0]
            shares.append(float(found[1:].mean()))
    assert min(passed[False]) >= 0.9 and np.mean(passed[True]) <= 0.05


def test_of_what_is_let_through_few_are_wrong() -> None:
    rng = np.random.default_rng(0)
    wrong, let = 0, 0
    for _ in range(200):
        rare = np.r_[rng.uniform(size=80), rng.uniform(0, 1e-4, 20)]
        passed = few_wrong(rare)
        wrong, let = wrong + passed[:80].sum(), let + passed.sum()
    assert wrong / let <= 0.06 and let >= 200 * 19
    assert not few_wrong(np.ones(5)).any() and few_wrong(np.zeros(5)).all()


def test_shares_of_nodes() -> None:
    x, tree, _ = world(0)
    which = np.arange(len(x)) < EACH
    assert share_of(tree, which)[0] == pytest.approx(1 / KINDS)
    assert sorted(share_of(tree, which)[1:].tolist())[-2:] == [0, 1]


@pytest.mark.parametrize("seed", range(3))
def test_what_a_model_knows_decides_first(seed: int) -> None:
    """No node of strange pictures is named, however well words fit; of known ones even one that chance leaves out."""
    x, tree, words = world(seed)
    kinds = [f"{i // EACH}" for i in range(len(x))]
    other, _, _ = world(seed + 50)
    at = np.arange(len(x))
    assert may_name(tree, x, at, words, scope=Scope.measured(x, kinds, x)).all()
    assert not may_name(tree, x, at, words, scope=Scope.measured(other, kinds, other)).any()


def test_a_branch_of_named_leaves_may_be_named() -> None:
    x, _, words = world(2)
    tree, _ = tree_from_paths(x, [(f"{i // EACH // 10}", f"{i // EACH:02d}") for i in range(len(x))])
    assert may_name(tree, x, np.arange(len(x)), words)[tree.level == 1].all()


def test_nothing_to_tell_apart() -> None:
    x, _, words = world(0)
    single = build_tree(x[:1])
    assert not beats(single, x[:1], np.arange(1), words).any()
