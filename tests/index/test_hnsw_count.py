"""The counted walk over hnswlib's graph finds what hnswlib finds."""

import numpy as np
import pytest

from hierdemo.index.hnsw import HnswIndex
from hierdemo.index.hnsw_count import Walk
from tests.support.tiny import clustered


@pytest.mark.parametrize("n", [1, 5, 300, 3000])
@pytest.mark.parametrize(("k", "ef"), [(1, 10), (10, 10), (10, 80)])
def test_the_walk_is_hnswlibs(n: int, k: int, ef: int) -> None:
    x, _ = clustered(n, 12, spread=1.2)
    index, k = HnswIndex.build(x, m=6), min(k, n)
    walk, queries = Walk(index.graph(), x), clustered(20, 12, spread=1.5, seed=4)[0]
    truth = index.search(queries, k, ef=ef).items
    for q, items in zip(queries, truth, strict=True):
        found, compared = walk.search(q, k, ef=ef)
        np.testing.assert_allclose(x[found] @ q, x[items] @ q, atol=1e-5)
        assert k <= compared and (n < 3000 or compared < n)


def test_a_wider_walk_compares_more() -> None:
    x, _ = clustered(2000, 12, spread=1.2)
    walk = Walk(HnswIndex.build(x).graph(), x)
    counts = [np.mean([walk.search(q, 5, ef=ef)[1] for q in x[:20]]) for ef in (5, 20, 80, 320)]
    assert counts == sorted(counts)


def test_a_loaded_graph_is_walked_alike(tmp_path) -> None:
    x, _ = clustered(400, 6)
    index = HnswIndex.build(x)
    index.save(tmp_path / "graph")
    loaded = HnswIndex.load(tmp_path / "graph", dim=16, n=400)
    for q in x[:10]:
        a, b = (Walk(i.graph(), x).search(q, 5, ef=30) for i in (index, loaded))
        assert a[0].tolist() == b[0].tolist() and a[1] == b[1]
