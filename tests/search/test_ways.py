"""The quick drill-down against one written out node by node: the same branches, scores, items and counts."""

from dataclasses import replace

import numpy as np
import pytest

from hierdemo.index import drill_down as walking
from hierdemo.index.drill_down import node_indexes
from hierdemo.search.query import Query
from hierdemo.search.targets import Laid
from hierdemo.search.ways import down
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from tests.support.plain_walk import answer
from tests.support.tiny import clustered, unit

N = 400


def trees() -> dict[str, tuple[np.ndarray, Tree]]:
    """A learned tree, one whose leaves end at different levels, and one that is a single leaf."""
    x, group = clustered(N, 12, spread=0.7)
    paths = [("a", f"b{g}", f"c{i % 3}") if g % 3 else (f"d{g}",) for i, g in enumerate(group.tolist())]
    return {
        "learned": (x, build_tree(x, branching=5, levels=3)),
        "uneven": (x, tree_from_paths(x, paths)[0]),
        "leaf": (x[:5], build_tree(x[:5], levels=1, branching=1)),
    }


def same(query: Query, x: np.ndarray, laid: Laid, vector: np.ndarray, allowed: np.ndarray | None, limit: int) -> None:
    found = down(query, laid, vector, allowed)
    tree, depth = laid.tree, laid.tree.depth if query.depth is None else query.depth
    plain = answer(tree, x, vector, query, depth=depth, allowed=allowed, indexes=laid.node_index, limit=limit)
    assert found.descent is not None
    got = [(c.tolist(), list(kept), forced, how) for c, kept, forced, how in found.descent.levels]
    assert [level[1:] for level in got] == [level[1:] for level in plain.walked.levels]
    for mine, theirs in zip(got, plain.walked.levels, strict=True):
        assert sorted(mine[0]) == sorted(theirs[0])
    np.testing.assert_allclose(found.descent.node_scores, plain.walked.scores, atol=1e-6)  # nan where nan
    assert found.descent.leaves == plain.walked.leaves
    assert (found.compared_nodes, found.compared_items) == (plain.nodes, len(plain.scores))
    best = sorted(plain.scores.values(), reverse=True)[: query.k]
    np.testing.assert_allclose(found.scores, best, atol=1e-6)
    assert len(set(found.items.tolist())) == len(found.items) == len(best)
    np.testing.assert_allclose(found.scores, [plain.scores[i] for i in found.items.tolist()], atol=1e-6)


@pytest.mark.parametrize("name", ["learned", "uneven", "leaf"])
@pytest.mark.parametrize("beam", [1, 4, 9, 1000])
def test_the_quick_walk_is_the_plain_one(name: str, beam: int) -> None:
    (x, tree), rng = trees()[name], np.random.default_rng(beam)
    laid = Laid(tree, {}, x[tree.order])
    ask = Query("given", beam=beam)
    for vector in unit(np.r_[x[:3] + 0.1 * rng.normal(size=(3, x.shape[1])), rng.normal(size=(3, x.shape[1]))]):
        few = rng.random(len(x)) < 0.05
        for query in [replace(ask, k=1), replace(ask, k=30)]:
            for allowed in (None, few, np.zeros(len(x), bool)):
                same(query, x, laid, vector, allowed, 1000)
        for depth in range(1, tree.depth + 1):
            same(replace(ask, depth=depth), x, laid, vector, None, 1000)
        for node in rng.integers(1, max(2, tree.n_nodes), 3) if tree.depth else []:
            path = tree.ancestors(int(node))
            same(replace(ask, forced=tuple(path)), x, laid, vector, few, 1000)
            same(replace(ask, forced=(path[0],)), x, laid, vector, None, 1000)


def test_wide_levels_go_through_their_index_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    x, _ = clustered(2000, 40, spread=0.8)
    tree = build_tree(x, branching=20, levels=2)
    monkeypatch.setattr(walking, "SCAN_LIMIT", 50)
    laid = Laid(tree, node_indexes(tree), x[tree.order])
    ways = set()
    for vector in x[::200]:
        query = Query("given", beam=8)
        same(query, x, laid, vector, None, 50)
        found = down(query, laid, vector, None).descent
        ways |= {how for *_, how in found.levels} if found else set()
    assert ways == {"scan", "hnsw"}
