"""The walk down the tree: how wide it is, what it scores, and large levels through their index."""

import numpy as np
import pytest

from hierdemo.index import drill_down as walking
from hierdemo.index.drill_down import Descent, beam_slack, beam_widths, drill_down
from hierdemo.tree.tree import build_tree
from tests.support.tiny import World, clustered, unit


def test_slack_lets_an_even_field_in_and_a_clear_winner_alone() -> None:
    assert [beam_slack(b) for b in (3, 9, 1000)] == [pytest.approx(1 / 3), 1, 1]
    x, group = clustered(60, 3, spread=0.05)
    tree = build_tree(x, branching=3, levels=1)
    clear = drill_down(tree, x[0], widths=[3], slack=0.25)
    even = drill_down(tree, unit(tree.centroid[1:].sum(0)), widths=[3], slack=1.0)
    assert len(clear.levels[0][1]) == 1 and len(even.levels[0][1]) == 3


def test_beams_widen_with_depth() -> None:
    assert beam_widths(4, 3) == [4, 9, 20] and beam_widths(1, 0) == []


def test_wrong_width_is_named(world: World) -> None:
    with pytest.raises(ValueError, match=r"query must be \(32,\), got shape \(5,\)"):
        drill_down(world.collection.views["clusters"].tree, np.zeros(5, np.float32), widths=[1, 1])


def test_a_tree_of_one_leaf_scans_it() -> None:
    x, _ = clustered(2, 1)
    tree = build_tree(x)
    descent = drill_down(tree, x[0], widths=[])
    assert isinstance(descent, Descent) and descent.levels == [] and descent.leaves == [0]


def test_wide_levels_go_through_their_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """A level over SCAN_LIMIT is asked of hnswlib: fewer nodes are scored, the same answer nearly always."""
    x, _ = clustered(2000, 40, spread=0.8)
    tree = build_tree(x, branching=20, levels=2)
    monkeypatch.setattr(walking, "SCAN_LIMIT", 50)
    index = walking.node_indexes(tree)
    assert set(index) == {2}
    same = 0
    for q in x[::100]:
        widths = [20, 30]
        a = drill_down(tree, q, widths=widths)
        b = drill_down(tree, q, widths=widths, node_index=index)
        assert b.levels[1][3] == "hnsw" and a.levels[1][3] == "scan"
        assert set(b.leaves) <= set(tree.leaves.tolist()) and len(b.leaves) == 30
        assert np.isfinite(b.node_scores).sum() < np.isfinite(a.node_scores).sum()
        same += len(set(a.leaves) & set(b.leaves))
    assert same / (30 * 20) > 0.95
