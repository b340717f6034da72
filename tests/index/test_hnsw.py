"""The exact scan and hnswlib give the same answers in the same shape."""

from pathlib import Path

import numpy as np
import pytest

from hierdemo.index.flat import FlatIndex, top
from hierdemo.index.hnsw import HnswIndex
from tests.support.tiny import clustered, unit

X, GROUP = clustered(300, 6, spread=0.8)
QUERIES = clustered(12, 6, spread=0.9, seed=3)[0]
FLAT, HNSW = FlatIndex(X), HnswIndex.build(X)


@pytest.mark.parametrize("index", [FLAT, HNSW], ids=["flat", "hnsw"])
@pytest.mark.parametrize("k", [1, 7, 300, 1000])
def test_one_shape_for_both(index: FlatIndex | HnswIndex, k: int) -> None:
    for queries in (QUERIES, QUERIES[0]):
        hits = index.search(queries, k)
        assert hits.items.shape == hits.scores.shape == (len(np.atleast_2d(queries)), min(k, 300))
        assert hits.items.dtype == np.int64 and hits.scores.dtype == np.float32
        assert (np.diff(hits.scores, axis=1) <= 1e-6).all()
        for q, items, scores in zip(np.atleast_2d(queries), hits.items, hits.scores, strict=True):
            assert len(set(items.tolist())) == len(items)
            np.testing.assert_allclose(scores, X[items] @ q, atol=1e-5)


@pytest.mark.parametrize("index", [FLAT, HNSW], ids=["flat", "hnsw"])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 1.0])
def test_every_result_passes_the_filter(index: FlatIndex | HnswIndex, share: float) -> None:
    allowed = np.random.default_rng(1).random(300) < share
    hits = index.search(QUERIES, 10, allowed=allowed)
    assert hits.items.shape == (12, min(10, allowed.sum())) and allowed[hits.items].all()


def test_the_flat_search_is_exact_and_counts_all() -> None:
    allowed = GROUP != 2
    hits = FLAT.search(QUERIES, 9, allowed=allowed)
    want = np.sort(np.where(allowed, QUERIES @ X.T, -9), axis=1)[:, ::-1][:, :9]
    np.testing.assert_allclose(hits.scores, want, atol=1e-6)
    assert hits.n_compared == allowed.sum() and FLAT.search(QUERIES, 1).n_compared == 300


def test_hnsw_finds_what_the_scan_finds_when_wide() -> None:
    a, b = FLAT.search(QUERIES, 10), HNSW.search(QUERIES, 10, ef=300)
    np.testing.assert_allclose(a.scores, b.scores, atol=1e-5)
    assert b.n_compared is None


def test_recall_never_falls_as_ef_grows() -> None:
    x, _ = clustered(3000, 30, dim=24, spread=1.5)
    queries, _ = clustered(40, 30, dim=24, spread=2.0, seed=9)
    index, truth = HnswIndex.build(x, m=4, ef_construction=20), FlatIndex(x).search(queries, 10).items
    found = []
    for ef in (10, 20, 40, 80, 160, 320):
        items = index.search(queries, 10, ef=ef).items
        found.append(np.mean([len(set(a) & set(b)) for a, b in zip(items.tolist(), truth.tolist(), strict=True)]))
    assert found == sorted(found) and found[0] < found[-1]


def test_the_same_vectors_and_seed_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        HnswIndex.build(X.copy()).save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    loaded = HnswIndex.load(tmp_path / "a", dim=16, n=300)
    np.testing.assert_array_equal(loaded.search(QUERIES, 10).items, HNSW.search(QUERIES, 10).items)


def test_neighbours_are_nearest_first_with_oneself_first() -> None:
    items, distances = HNSW.neighbours(X, 5)
    assert items.shape == (300, 5) and (items[:, 0] == np.arange(300)).all()
    assert (distances >= 0).all() and (np.diff(distances, axis=1) >= -1e-6).all()
    assert HNSW.neighbours(X[:3], 1000)[0].shape == (3, 300)


@pytest.mark.parametrize("n", [1, 40, 500])
def test_identical_vectors_are_all_found(n: int) -> None:
    """hnswlib's graph may fall apart among equal vectors; the answer must not."""
    index = HnswIndex.build(np.tile(unit(np.ones((1, 8))), (n, 1)))
    for k in (1, n):
        assert index.search(unit(np.ones((1, 8))), k).items.shape == (1, k)


def test_a_rare_filter_among_tight_groups_is_found() -> None:
    x, group = clustered(1200, 12, spread=0.01)
    index, allowed = HnswIndex.build(x), group == 5
    for q in x[:12]:
        hits = index.search(q, 20, allowed=allowed)
        assert hits.items.shape == (1, 20) and allowed[hits.items].all()


def test_wrong_width_and_not_finite_are_named() -> None:
    for index in (FLAT, HNSW):
        with pytest.raises(ValueError, match=r"queries must be \(B, 16\), got shape \(1, 5\)"):
            index.search(np.zeros(5, np.float32), 3)
    with pytest.raises(ValueError, match="finite"):
        HnswIndex.build(np.full((3, 4), np.nan, np.float32))


@pytest.mark.parametrize("k", [0, 1, 4, 9, 10, 50])
def test_top_is_a_stable_sort(k: int) -> None:
    scores = np.random.default_rng(2).integers(0, 4, (6, 20)).astype(np.float32)  # many ties
    np.testing.assert_array_equal(top(scores, k), np.argsort(-scores, axis=1, kind="stable")[:, :k])


def test_threads_change_no_neighbour() -> None:
    x, _ = clustered(3000, 20, dim=24)
    index = HnswIndex.build(x)
    one, all_of_them = index.search(x, 10), index.search(x, 10, threads=-1)
    np.testing.assert_array_equal(one.items, all_of_them.items)
    np.testing.assert_array_equal(one.scores, all_of_them.scores)


def test_many_equal_vectors_and_a_rare_filter_are_answered_exactly() -> None:
    """hnswlib links equal vectors to each other alone, and raises where more are wanted than it reaches."""
    vectors = np.repeat(unit(np.random.default_rng(0).normal(size=(2, 16)).astype(np.float32)), 300, 0)
    index, query, flat = HnswIndex.build(vectors), vectors[:1], FlatIndex(vectors)
    with pytest.raises(RuntimeError, match="contiguous"):
        index._index.knn_query(query, 600)
    for rare in (None, np.arange(600) >= 590, np.arange(600) % 213 == 0, np.arange(600) == 599):
        k = 600 if rare is None else 10
        hits, exact = index.search(query, k, allowed=rare), flat.search(query, k, allowed=rare)
        np.testing.assert_allclose(hits.scores, exact.scores, atol=1e-6)
        assert rare is None or rare[hits.items].all()
        assert len(set(hits.items[0].tolist())) == hits.items.shape[1] == exact.items.shape[1]
    assert hits.n_compared == 1 and hits.fetched, "what was scanned after all is counted"
