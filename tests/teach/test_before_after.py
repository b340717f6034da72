"""What is measured before and after: what is held out, precision, where pictures land, what counts as a fall."""

import numpy as np

from hierdemo.items.item import Item
from hierdemo.models.adapter import Adapter
from hierdemo.teach.before_after import Measured, asked_texts, fallen, hold_out, landed, precision
from hierdemo.tree.tree import tree_from_paths
from tests.support.lessons import PATHS, by_colour
from tests.support.tiny import unit


def test_a_share_of_every_leaf_is_held_out_and_never_a_whole_one() -> None:
    items, _ = by_colour(20)
    items.append(Item(len(items), "", "", {}, ("birds", "alone")))
    held = hold_out(items, 0.15)
    for path in PATHS:
        assert sum(h for item, h in zip(items, held, strict=True) if item.taxonomy == path) == 3
    assert not held[-1] and (hold_out(items, 0.15) == held).all() and (hold_out(items, 0.15, seed=1) != held).any()


def test_precision_counts_as_many_as_can_be_right() -> None:
    items = [Item(i, "", "", {}, ("things", "x" if i < 2 else "y")) for i in range(6)]
    asked = asked_texts(items, lambda texts: np.eye(2, dtype=np.float32)[: len(texts)])["text_type_10"]
    x = unit(np.array([[9, 1], [8, 1], [1, 6], [1, 7], [1, 8], [1, 9]]))  # text x is the first axis, text y the second
    none = Adapter.identity(2)
    assert precision(asked, x, none).tolist() == [1, 1]  # two and four are right, and stand first
    assert precision(asked, x[[0, 2, 1, 3, 4, 5]], none).tolist() == [0.5, 0.75]
    assert precision(asked, x[[0, 2, 1, 3, 4, 5]], none, k=1).tolist() == [1, 1]


def test_a_picture_lands_where_most_of_the_leaf_is_its_own() -> None:
    items, x = by_colour(6)
    paths = [i.taxonomy for i in items]
    tree, _ = tree_from_paths(x, paths)
    middles = np.stack([x[[p == path for p in paths]].mean(0) for path in PATHS])
    assert landed(tree, paths, unit(middles), PATHS) == {"held_first": 1.0, "held_leaves": 1.0}
    wrong = landed(tree, paths, unit(middles), PATHS[::-1])
    assert wrong == {"held_first": 0.0, "held_leaves": 0.0}


def test_a_fall_counts_from_two_standard_errors_on() -> None:
    rng = np.random.default_rng(0)
    old = rng.random(200)

    def after(texts: np.ndarray) -> dict[str, float]:
        return fallen(Measured({}, {"text_type_10": old}), Measured({}, {"text_type_10": texts}))

    assert after(old) == {} and after(old + 0.1) == {}
    assert after(old - 0.05) == {"text_type_10": 0.05}
    noise = rng.normal(size=200)
    assert after(old + noise - noise.mean() - 0.01) == {}
