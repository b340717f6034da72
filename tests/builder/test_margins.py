"""What margins mean: the table rises, is a count of the questions, survives the disk, and falls away with its tree."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hierdemo.builder import margins
from hierdemo.builder.margins import BIN, LEAST, Seen
from hierdemo.collection.margins import KINDS, Margins, read
from hierdemo.collection.store import load, save
from tests.support.tiny import World

TABLE = Margins(4, {"text": 300, "image": 0}, {"text": (((-0.1, 0.5), (0.0, 0.9)), ()), "image": ()})


def test_shares_rise_with_the_margin_and_are_those_that_were_seen() -> None:
    """Each margin is right with a chance of its own; the table comes near to it, however noisy the questions."""
    rng = np.random.default_rng(1)
    m = rng.uniform(-0.2, 0.4, 4000)
    chance = np.clip(0.5 + m, 0, 1)
    row = margins._row([Seen(1, a, float(rng.random() < p)) for a, p in zip(m, chance, strict=True)])
    starts, shares = zip(*row, strict=True)
    assert list(starts) == sorted(starts) and list(shares) == sorted(shares) and len(row) > 3
    table = Margins(4, {"text": 4000, "image": 0}, {"text": (row,), "image": ()})
    told = [table.share("text", 1, a) or 0.0 for a in m]
    assert abs(np.array(told) - chance).mean() < 0.05


def test_few_questions_say_nothing_and_none_is_always_right() -> None:
    sure = [Seen(1, 0.1 * i, 1.0) for i in range(LEAST)]
    assert margins._row(sure[:-1]) == ()
    ((_, share),) = margins._row(sure)
    assert 1 - 1 / BIN < share < 1


def test_a_table_is_read_as_it_was_written_and_answers_below_and_above_its_ends() -> None:
    assert read(TABLE.written().decode()) == TABLE
    assert [TABLE.share("text", 1, m) for m in (-9.0, -0.1, -0.01, 0.0, 9.0)] == [0.5, 0.5, 0.5, 0.9, 0.9]
    assert TABLE.share("text", 2, 0.1) is TABLE.share("text", 3, 0.1) is TABLE.share("image", 1, 0.1) is None


@pytest.mark.parametrize(
    "rows", [((0.1, 0.5), (0.0, 0.6)), ((0.0, 0.6), (0.1, 0.5)), ((0.0, 1.2),), ((float("nan"), 0.5),)]
)
def test_what_is_no_table(rows: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="margins"):
        Margins(4, {"text": 100, "image": 0}, {"text": (rows,), "image": ()})


@pytest.mark.parametrize("text", ["{}", '{"beam": 4, "asked": {}, "rows": {"text": [], "image": []}}'])
def test_what_is_no_file_of_them(text: str) -> None:
    with pytest.raises(ValueError, match="incomplete"):
        read(text)


def test_a_collection_keeps_them_and_opens_without(world: World, tmp_path: Path) -> None:
    views = {name: replace(view, margins=None) for name, view in world.collection.views.items()}
    save(replace(world.collection, views=views), tmp_path / "old")
    assert all(view.margins is None for view in load(tmp_path / "old").views.values())
    save(
        replace(world.collection, views=views | {"clusters": replace(views["clusters"], margins=TABLE)}),
        tmp_path / "new",
    )
    assert load(tmp_path / "new").views["clusters"].margins == TABLE


def test_the_tiny_collection_has_too_few_questions(world: World) -> None:
    for view in world.collection.views.values():
        assert view.margins is not None and not any(row for kind in KINDS for row in view.margins.rows[kind])
        assert 0 < view.margins.asked["image"] <= len(world.collection.items)


def test_a_picture_is_held_back_from_itself(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """With noise for vectors nothing is alike: a picture that counted itself would find its branch all the same."""
    monkeypatch.setattr(margins, "LEAST", 1)
    c, rng = world.collection, np.random.default_rng(0)
    x = rng.standard_normal(c.embeddings.shape).astype(np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    view = c.views["clusters"]
    t = view.tree
    means = np.stack([x[t.items(m)].mean(0) for m in range(t.n_nodes)]).astype(np.float32)
    noise = replace(view, tree=replace(t, centroid=means))
    seen = [s.right for s in margins._pictures(margins._Walk(noise.tree, x, 4)) if s.level == 1]
    assert np.mean(seen) < 2 / len(t.children(0)) + 0.2
    assert np.array_equal(noise.tree.centroid, means), "and the tree is as it was"
