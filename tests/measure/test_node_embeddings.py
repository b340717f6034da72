"""Node embeddings: what they are made of, and that triplets and distortion tell a kept hierarchy from a lost one."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from scipy.stats import spearmanr

from hierdemo.commands.shared import open_engine
from hierdemo.demo import DEMO
from hierdemo.measure.node_embeddings import (
    KINDS,
    Triplets,
    distortion,
    node_embeddings,
    parent_triplets,
    tree_distances,
)
from hierdemo.tree.paths import path_text, paths_of
from hierdemo.tree.tree import Tree, tree_from_paths
from tests.support.tiny import unit

DIM = 64


class Words:
    """An encoder of texts alone: each text a direction of its own, about a common mean."""

    model, digest, dim = "words", "0", DIM

    def __init__(self, mean: float = 0.0) -> None:
        self.mean, self.asked = mean, [""]

    def encode_texts(self, texts: Sequence[str]) -> np.ndarray:
        self.asked = list(texts)
        rows = [np.random.default_rng(sum(ord(c) * 31**i for i, c in enumerate(t)) % 2**32) for t in texts]
        return (unit(np.stack([r.normal(size=DIM) for r in rows])) + self.mean).astype(np.float32)

    def encode_images(self, images: object) -> np.ndarray:
        raise AssertionError("node embeddings look at no picture")

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return [], True


def grown(paths: Sequence[tuple[str, ...]], *, seed: int = 0, dim: int = DIM) -> tuple[Tree, list[str]]:
    """A tree over three items a path, of chance vectors."""
    rng = np.random.default_rng(seed)
    rows = [p for p in paths for _ in range(3)]
    return tree_from_paths(unit(rng.normal(size=(len(rows), dim))), rows)


def even(width: int = 3, depth: int = 3) -> tuple[Tree, list[str]]:
    digits = range(width)
    paths: list[tuple[str, ...]] = [()]
    for _ in range(depth):
        paths = [(*p, f"{'-'.join(p)}.{d}") for p in paths for d in digits]
    return grown(paths)


def uneven() -> tuple[Tree, list[str]]:
    """Leaves at depths 1 to 4, a node with a single child, a level-2 leaf beside level-2 nodes."""
    return grown(
        [
            ("a", "b", "c", "d"),
            ("a", "b", "c", "e"),
            ("a", "b", "f"),
            ("a", "g"),
            ("h", "i", "j"),
            ("k",),
            ("l", "m"),
            ("l", "n", "o"),
        ]
    )


def hierarchical(tree: Tree, *, seed: int = 0, shrink: float = 0.6) -> np.ndarray:
    """Each node its parent's vector and a smaller step of its own, by chance."""
    rng = np.random.default_rng(seed)
    x = np.zeros((tree.n_nodes, 512), np.float32)
    for m in range(1, tree.n_nodes):
        x[m] = x[tree.parent[m]] + shrink ** tree.level[m] * unit(rng.normal(size=512))
    return x


def perfect(tree: Tree) -> np.ndarray:
    """Vectors whose cosines are exp(-t / 4) of the edges t between two nodes; such a kernel exists on any tree."""
    return np.linalg.cholesky(np.exp(-tree_distances(tree, np.arange(tree.n_nodes)) / 4)).astype(np.float32)


def by_hand(x: np.ndarray, tree: Tree) -> tuple[int, set[tuple[int, int, int]]]:
    """Triplets as they are defined, one at a time."""
    x = unit(x + 1e-30)
    n, wrong = 0, set()
    for c in range(1, tree.n_nodes):
        p = int(tree.parent[c])
        for q in range(1, tree.n_nodes):
            if p > 0 and q != p and tree.level[q] == tree.level[p]:
                n += 1
                if x[c] @ x[p] <= x[c] @ x[q]:
                    wrong.add((c, p, q))
    return n, wrong


def edges(tree: Tree, a: int, b: int) -> int:
    return len(set(tree.ancestors(a)) ^ set(tree.ancestors(b)))


@pytest.mark.parametrize("tree", [even()[0], uneven()[0]], ids=["even", "uneven"])
def test_a_perfect_hierarchy_is_told_from_a_shuffled_one(tree: Tree) -> None:
    x = perfect(tree)
    kept, good = parent_triplets(x, tree), distortion(x, tree)
    assert kept.share == 1 and kept.n > 0 and len(kept.failures) == 0
    assert good.rank == pytest.approx(0, abs=1e-6) and good.relative is not None
    shuffled = np.vstack([x[:1], x[1:][np.random.default_rng(1).permutation(tree.n_nodes - 1)]])
    lost, bad = parent_triplets(shuffled, tree), distortion(shuffled, tree)
    assert lost.share is not None and bad.rank is not None and bad.relative is not None
    assert lost.share < 0.9 and bad.rank > 0.6 and good.relative < bad.relative


@pytest.mark.parametrize("seed", range(3))
def test_triplets_are_those_of_the_definition(seed: int) -> None:
    tree = uneven()[0]
    x = 0.7 * hierarchical(tree, seed=seed, shrink=0.9) + unit(
        np.random.default_rng(seed).normal(size=(tree.n_nodes, 512))
    )
    n, wrong = by_hand(x, tree)
    found = parent_triplets(x, tree)
    assert found.n == n and {tuple(row) for row in found.failures.tolist()} == wrong and wrong
    assert found.share == pytest.approx(1 - len(wrong) / n)


def test_equal_cosines_are_no_hierarchy() -> None:
    tree = even()[0]
    assert parent_triplets(np.ones((tree.n_nodes, 4), np.float32), tree).share == 0


@pytest.mark.parametrize("tree", [even()[0], uneven()[0]], ids=["even", "uneven"])
def test_distances_in_the_tree_are_counted_edges(tree: Tree) -> None:
    nodes = np.arange(tree.n_nodes)
    found = tree_distances(tree, nodes)
    assert all(found[a, b] == found[b, a] == edges(tree, a, b) for a, b in combinations(nodes.tolist(), 2))
    assert not found.diagonal().any()


def test_the_rank_is_spearmans_and_the_scale_is_the_best() -> None:
    tree = uneven()[0]
    x = hierarchical(tree) + unit(np.random.default_rng(0).normal(size=(tree.n_nodes, 512)))
    pairs = list(combinations(range(1, tree.n_nodes), 2))
    cosines = unit(x + 1e-30) @ unit(x + 1e-30).T
    d, t = np.array([1 - cosines[p] for p in pairs]), np.array([edges(tree, *p) for p in pairs])
    found = distortion(x, tree)
    assert found.pairs == len(pairs) and found.rank == pytest.approx(1 - spearmanr(d, t).statistic, abs=1e-3)
    tried = [float(np.abs(s * d / t - 1).mean()) for s in np.linspace(0.1, 20, 4000)]
    assert found.relative == pytest.approx(min(tried), abs=1e-3)


def test_vectors_that_count_edges_have_no_distortion() -> None:
    """A leaf as the set of its ancestors: leaves of one depth then lie as far apart as the tree says."""
    tree = even()[0]
    x = np.zeros((tree.n_nodes, tree.n_nodes), np.float32)
    for m in range(1, tree.n_nodes):
        x[m, tree.ancestors(m)] = 1
    found = distortion(x, tree, among=tree.leaves)
    assert found.rank == pytest.approx(0, abs=1e-6) and found.relative == pytest.approx(0, abs=1e-5)
    assert parent_triplets(x, tree).share == 1


def test_a_flat_tree_has_nothing_to_keep() -> None:
    tree = grown([("a",), ("b",), ("c",)])[0]
    x = perfect(tree)
    found = parent_triplets(x, tree)
    assert (found.n, found.share, found.failures.shape) == (0, None, (0, 3))
    assert distortion(x, tree).rank is None and distortion(x, tree).relative is None


def test_a_step_at_a_time_also_keeps_every_triplet() -> None:
    for tree in (even()[0], uneven()[0]):
        x = hierarchical(tree)
        found = distortion(x, tree).rank
        assert parent_triplets(x, tree).share == 1 and found is not None and found < 0.6


def test_names_of_a_path_run_from_coarse_to_fine() -> None:
    tree, names = grown([("animals", "mammals", "dogs"), ("animals", "birds")])
    paths = paths_of(tree, names)
    assert paths[0] == () and set(paths[1:]) == {
        p[:i] for p in (("animals", "mammals", "dogs"), ("animals", "birds")) for i in (1, 2, 3)
    }
    assert path_text(("animals", "mammals", "dogs")) == "dogs, mammals, animals"
    encoder = Words()
    node_embeddings(tree, names, np.zeros((2, DIM), np.float32), encoder)
    assert encoder.asked == [path_text(p) for p in paths[1:]]
    node_embeddings(tree, names, np.zeros((2, DIM), np.float32), encoder, text=lambda p: p[-1])
    assert encoder.asked == names[1:]


@pytest.mark.parametrize("of", KINDS)
def test_node_embeddings_are_unit_vectors_and_the_root_has_none(of: str) -> None:
    tree, names = uneven()
    x = node_embeddings(tree, names, np.zeros((2, DIM), np.float32), Words(), of=of)
    assert x.shape == (tree.n_nodes, DIM) and x.dtype == np.float32
    assert not x[0].any() and np.allclose(np.linalg.norm(x[1:], axis=1), 1, atol=1e-5)


def test_both_stands_midway_between_texts_and_pictures() -> None:
    tree, names = uneven()
    means = np.random.default_rng(0).normal(size=(2, DIM)).astype(np.float32) / 20
    both, texts, pictures = (node_embeddings(tree, names, means, Words(), of=of)[1:] for of in KINDS)
    assert np.allclose((both * texts).sum(1), (both * pictures).sum(1), atol=1e-5)
    assert np.allclose(pictures, unit(tree.centroid[1:] - means[1]), atol=1e-5)


def test_where_a_modality_lies_makes_no_difference() -> None:
    """The modality gap: moving all texts and their mean, or all pictures and theirs, changes nothing."""
    tree, names = uneven()
    here = node_embeddings(tree, names, np.zeros((2, DIM), np.float32), Words())
    moved = Tree(tree.parent, tree.level, tree.centroid + np.float32(0.2), tree.order, tree.start, tree.stop)
    means = np.stack([np.full(DIM, 0.5), np.full(DIM, 0.2)]).astype(np.float32)
    assert np.allclose(node_embeddings(moved, names, means, Words(mean=0.5)), here, atol=1e-4)


def test_what_does_not_fit_is_refused() -> None:
    tree, names = uneven()
    zero = np.zeros((2, DIM), np.float32)
    with pytest.raises(ValueError, match="of must be"):
        node_embeddings(tree, names, zero, Words(), of="sounds")
    with pytest.raises(ValueError, match="means must be"):
        node_embeddings(tree, names, zero[:1], Words())
    with pytest.raises(ValueError, match="names must be"):
        node_embeddings(tree, names[:-1], zero, Words())
    for measure in (parent_triplets, distortion):
        with pytest.raises(ValueError, match="vectors must be"):
            measure(hierarchical(tree)[:-1], tree)


def test_in_the_demo_every_child_is_nearest_its_own_parent() -> None:
    """cos(dogs, mammals) > cos(dogs, reptiles), and so on, over every such triplet of the shipped taxonomy."""
    engine = open_engine(DEMO)
    view = engine.collection.views["taxonomy"]
    names = [label.name for label in view.labels]
    vectors = node_embeddings(view.tree, names, engine.collection.means, engine.encoder)  # type: ignore[arg-type]
    found: Triplets = parent_triplets(vectors, view.tree)
    wrong = [" / ".join(names[m] for m in row) for row in found.failures.tolist()]
    width = np.bincount(view.tree.level)
    assert found.n == sum(int(width[i + 1]) * (int(width[i]) - 1) for i in range(1, view.tree.depth))
    assert found.share is not None and found.share >= 0.95, wrong[:20]
    shuffled = np.vstack([vectors[:1], vectors[1:][np.random.default_rng(0).permutation(len(vectors) - 1)]])
    good, bad = distortion(vectors, view.tree).rank, distortion(shuffled, view.tree).rank
    assert good is not None and bad is not None and good < bad
