"""The hierarchy head: strength 0 changes nothing, training does what its loss asks on what it never saw, words keep
their pictures, and an adapted collection is an ordinary one.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from hierdemo.items.item import Item
from hierdemo.models.adapter import Adapter
from hierdemo.teach import train_adapter as training
from hierdemo.teach.before_after import asked_texts, hold_out, precision
from hierdemo.teach.train_adapter import attribute_values, make_lesson, train
from tests.support.lessons import COLOURS, DIM, PATHS, Words, by_colour


@pytest.fixture(scope="module")
def taught() -> tuple[list[Item], np.ndarray, np.ndarray, Adapter]:
    """Items, embeddings, those held out, and the adapter that never saw these."""
    items, x = by_colour()
    held = hold_out(items, 0.25)
    learnt = np.flatnonzero(~held)
    lesson = make_lesson([items[i] for i in learnt], x[learnt], Words().encode_texts)
    return items, x, held, train(lesson, 2.0, steps=120)


def test_strength_0_changes_nothing_bit_for_bit() -> None:
    items, x = by_colour(4)
    adapter = train(make_lesson(items, x, Words().encode_texts), 0)
    assert adapter.apply(x).tobytes() == x.tobytes()


def test_the_same_lesson_and_seed_give_the_same_adapter_and_another_seed_does_not() -> None:
    items, x = by_colour(4)
    lesson = make_lesson(items, x, Words().encode_texts)
    one, same, other = (train(lesson, 1.0, steps=5, seed=seed).apply(x) for seed in (0, 0, 1))
    np.testing.assert_array_equal(one, same)
    assert not np.allclose(one, other)


@pytest.mark.parametrize("strength", [-1.0, float("nan"), float("inf")])
def test_a_strength_that_is_no_number_from_0_on_is_refused(strength: float) -> None:
    items, x = by_colour(2)
    with pytest.raises(ValueError, match="strength"):
        train(make_lesson(items, x, Words().encode_texts), strength)


def test_kinds_part_in_pictures_it_never_saw(taught: Any) -> None:
    items, x, held, adapter = taught
    y, paths = adapter.apply(x), [i.taxonomy for i, h in zip(items, held, strict=True) if h]

    def between(z: np.ndarray) -> float:
        """The share of the spread of pictures it never saw that lies between kinds, not within."""
        z = z[held]
        own = np.stack([z[[q == p for q in paths]].mean(0) for p in paths])
        return 1 - float(((z - own) ** 2).sum() / ((z - z.mean(0)) ** 2).sum())

    assert between(y) > 1.5 * between(x)


def test_words_keep_their_unseen_pictures(taught: Any) -> None:
    items, x, held, adapter = taught
    asked = asked_texts([i for i, h in zip(items, held, strict=True) if h], Words().encode_texts)
    none = Adapter.identity(DIM)
    before = np.concatenate([precision(a, x[held], none) for a in asked.values()])
    after = np.concatenate([precision(a, adapter.apply(x[held]), adapter) for a in asked.values()])
    assert len(asked) >= 2 and after.mean() >= before.mean()


def test_more_strength_moves_pictures_further() -> None:
    items, x = by_colour(6)
    lesson = make_lesson(items, x, Words().encode_texts)
    kept = [float((train(lesson, s, steps=60).apply(x) * x).sum(1).mean()) for s in (0.0, 0.1, 4.0)]
    assert kept[0] > kept[1] > kept[2]


def test_items_without_a_path_or_anything_said_take_part_only_in_what_they_have() -> None:
    items, x = by_colour(4)
    mixed = [
        replace(item, taxonomy=() if item.id % 3 == 0 else item.taxonomy[: 1 + item.id % 2], caption="", attributes={})
        for item in items
    ]
    lesson = make_lesson(mixed, x, Words().encode_texts)
    for item, row, finest in zip(mixed, lesson.ancestor, lesson.finest, strict=True):
        path = lesson.paths[finest] if finest >= 0 else ()
        assert path == item.taxonomy and (row >= 0).sum() == len(item.taxonomy)
    assert not len(lesson.captions) and set(lesson.caption_of) == {-1}
    y = train(lesson, 2.0, steps=20).apply(x)
    assert np.isfinite(y).all() and not np.allclose(y, x)


def test_distances_within_a_level_grow_with_the_way_through_the_tree() -> None:
    paths = sorted({p[:k] for p in PATHS for k in (1, 2)}, key=lambda p: (len(p), p))
    (one, tops, top), (two, kinds, kind) = training._levels(paths)
    assert (one, two) == (1, 2) and (top == 1 - np.eye(2)).all()
    for i, a in enumerate(kinds):
        for j, b in enumerate(kinds):
            expected = 0 if a == b else 0.5 if paths[a][0] == paths[b][0] else 1
            assert kind[i, j] == expected
    assert len(tops) == 2


def test_where_there_is_nothing_to_tell_apart_there_is_nothing_to_teach() -> None:
    items, x = by_colour(2)
    for taxonomy in ((), ("all", "one")):
        with pytest.raises(ValueError, match="no hierarchy"):
            make_lesson([replace(i, taxonomy=taxonomy) for i in items], x, Words().encode_texts)


def test_attribute_values_leave_out_what_is_no_class() -> None:
    items = [Item(i, "", "", {"colour": COLOURS[i % 2], "number": str(i), "finish": "plain"}, ()) for i in range(60)]
    assert attribute_values(items) == [("colour", "blue"), ("colour", "red")]
