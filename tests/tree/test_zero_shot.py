"""Names from the general vocabulary: right where pictures and words meet, none where they do not."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from hierdemo.tree.vocabulary import Vocabulary
from hierdemo.tree.zero_shot import SURE, Guess, general, guess, names
from tests.support.tiny import unit

DIM = 48
TOPS, CLASSES, EACH = 4, 3, 5  # words: top "0", class "0.1", word "0.1.2"


def words() -> Vocabulary:
    found: list[str] = []
    parent: list[int] = []
    for t in range(TOPS):
        top = len(found)
        found.append(f"{t}")
        parent.append(-1)
        for c in range(CLASSES):
            found.append(f"{t}.{c}")
            parent.append(top)
            below = len(found) - 1
            found += [f"{t}.{c}.{w}" for w in range(EACH)]
            parent += [below] * EACH
    return Vocabulary(tuple(found), np.array(parent, np.int32))


class Space:
    """Meanings of words and pictures with a gap between the two, as contrastive models have it.

    aligned=False: pictures' meanings are turned by chance, as by a model that nobody trained.
    """

    def __init__(self, seed: int, *, aligned: bool = True, gap: float = 2.0) -> None:
        self._rng = np.random.default_rng(seed)
        self.vocabulary, self._gap = words(), gap
        own = unit(self._rng.normal(size=(len(self.vocabulary), DIM)))
        self.meaning = np.stack([sum(0.7**i * own[v] for i, v in enumerate(self.vocabulary.line(w)[::-1]))
                                 for w in range(len(own))])  # fmt: skip
        self._sides = unit(self._rng.normal(size=(2, DIM)))
        self._turn = np.eye(DIM) if aligned else np.linalg.qr(self._rng.normal(size=(DIM, DIM)))[0]

    def text(self, texts: Sequence[str]) -> np.ndarray:
        rows = [self.vocabulary.words.index(text) for text in texts]
        return unit(self.meaning[rows] + self._gap * self._sides[0])

    def pictures(self, of: Sequence[str], noise: float = 0.25) -> np.ndarray:
        x = self.meaning[[self.vocabulary.words.index(word) for word in of]]
        x = x + noise * self._rng.normal(size=x.shape)
        return unit(x @ self._turn + self._gap * self._sides[1])


def named(space: Space, x: np.ndarray, tree: Tree, **how: Any) -> tuple[dict[int, tuple[str, float]], Guess]:
    g = guess(tree, x, space.vocabulary, space.text, **how)
    assert g is not None
    found: dict[int, tuple[str, float]] = {}
    for parent in range(tree.n_nodes):
        if not tree.is_leaf(parent):
            above = found.get(parent, ("all", 0))[0]
            found |= names(g, parent, tree.children(parent).tolist(), taken={above})
    return found, g


def world(space: Space, n: int = 20) -> tuple[np.ndarray, Tree, list[str]]:
    """Pictures of every class's first three words in a tree of tops and classes, and its nodes' true names."""
    said = [f"{t}.{c}.{w}" for t in range(3) for c in range(CLASSES) for w in range(3) for _ in range(n)]
    x = space.pictures(said)
    tree, own = tree_from_paths(x, [(w[0], w[:3]) for w in said])
    return x, tree, own


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("gap", [0.0, 3.0])
def test_general_words_for_coarse_nodes_and_particular_ones_below(seed: int, gap: float) -> None:
    space = Space(seed, gap=gap)
    x, tree, own = world(space)
    found, _ = named(space, x, tree)
    right = [found.get(m, ("", 0))[0] == own[m] for m in range(1, tree.n_nodes)]
    assert np.mean(right) >= 0.9, {own[m]: found.get(m) for m in range(1, tree.n_nodes)}
    assert all(SURE <= sure <= 1 for _, sure in found.values())


@pytest.mark.parametrize("seed", range(6))
def test_a_model_that_nobody_trained_names_hardly_anything(seed: int) -> None:
    space = Space(seed, aligned=False)
    x, tree, _ = world(space)
    found, _ = named(space, x, tree)
    assert len(found) <= 0.1 * tree.n_nodes, found
    trained = Space(seed)
    x, tree, _ = world(trained)
    assert len(named(trained, x, tree)[0]) > 0.9 * (tree.n_nodes - 1)


@pytest.mark.parametrize("noise", [0.25, 0.6])
@pytest.mark.parametrize("seed", range(3))
def test_confidence_is_the_share_of_pictures_that_the_name_fits_best(seed: int, noise: float) -> None:
    """Of the siblings' names in the end, counted anew."""
    space = Space(seed)
    said = [f"{t}.{c}.{w}" for t in range(TOPS) for c in range(CLASSES) for w in range(EACH) for _ in range(8)]
    x = space.pictures(said, noise=noise)
    tree, _ = tree_from_paths(x, [(word,) for word in said])
    found, g = named(space, x, tree)
    firsts: dict[str, int] = {}
    for m, (name, _) in found.items():
        firsts.setdefault(name, m)
    columns = [g.vocabulary.words.index(name) for name in firsts]
    assert len(columns) > 5
    best = g.scores[:, columns].argmax(1)
    for m, (name, share) in found.items():
        rows = np.flatnonzero(np.isin(g.at, np.arange(tree.start[m], tree.stop[m])))
        assert share >= SURE and share == pytest.approx((best[rows] == list(firsts).index(name)).mean())


def test_pictures_by_chance_have_no_names() -> None:
    space = Space(0)
    x = unit(np.random.default_rng(1).normal(size=(300, DIM)))
    found, _ = named(space, x, build_tree(x))
    assert len(found) <= 3


@pytest.mark.parametrize("seed", range(3))
def test_siblings_of_one_kind_are_told_so(seed: int) -> None:
    """Two heaps of the same things: one name for both, which whoever shows them numbers, and no other thing's name."""
    space = Space(seed)
    said = ["0.0.0"] * 60 + [word for word in ("1.1.1", "2.1.0", "3.0.2", "2.2.2") for _ in range(30)]
    x = space.pictures(said, noise=0.1)
    tree, own = tree_from_paths(x, [("abcdef"[i // 30],) for i in range(len(said))])
    found, _ = named(space, x, tree)
    called = {own[m]: found[m][0] for m in found}
    assert [called[heap][0] for heap in "cdef"] == ["1", "2", "3", "2"]
    assert {name[0] for heap, name in called.items() if heap in "ab"} == {"0"}


def test_most_words_of_a_large_vocabulary_are_never_encoded() -> None:
    space = Space(3)
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> np.ndarray:
        asked.extend(texts)
        return space.text(texts)

    big = [f"{w}.{i}" for i in range(20) for w in ("0", "1", "2", "3")]
    more = Vocabulary((*space.vocabulary.words, *(f"{b}.{k}" for b in big for k in range(30))), space.vocabulary.parent)
    assert len(more) > 2000
    few = general(space.vocabulary)
    assert set(few) < set(space.vocabulary.words) and {"0", "0.0"} <= set(few)
    x = space.pictures(["0.0.0"] * 20 + ["0.0.1"] * 20)
    tree, _ = tree_from_paths(x, [("a",)] * 20 + [("b",)] * 20)
    assert guess(tree, x, space.vocabulary, encode) is not None
    assert len(set(asked)) < len(space.vocabulary)


def test_refining_keeps_words_where_templates_say_nothing() -> None:
    """All templates shift every word alike: the names stay."""
    space = Space(2)
    x, tree, _ = world(space)
    shift = 0.4 * unit(np.random.default_rng(9).normal(size=(1, DIM)))
    plain, _ = named(space, x, tree)
    finer, _ = named(space, x, tree, refine=lambda texts: unit(space.text(texts) + shift))
    same = [plain.get(m, ("", 0))[0] == finer.get(m, ("", 0))[0] for m in range(1, tree.n_nodes)]
    assert np.mean(same) >= 0.9


@pytest.mark.parametrize("n", [1, 2])
def test_nothing_to_tell_apart(n: int) -> None:
    space = Space(1)
    x = space.pictures(["0.0.0"] * n)
    assert guess(build_tree(x), x, space.vocabulary, space.text) is None
    empty = Vocabulary((), np.array([], np.int32))
    x = space.pictures(["0.0.0"] * 20 + ["1.1.1"] * 20)
    assert guess(build_tree(x), x, empty, space.text) is None
