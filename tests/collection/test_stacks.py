"""Stacks of nearly the same pictures: no chains, an old collection has none, new pictures join."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.collection.near_copies import added, find
from hierdemo.collection.stacks import Stacks
from hierdemo.collection.store import load, save
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.image import thumbnail
from tests.support.tiny import World


def test_no_chain_leads_from_one_picture_to_another() -> None:
    pairs = [(i, i + 1) for i in range(9)]
    stacks = Stacks.of(10, pairs)
    agree = {frozenset(pair) for pair in pairs}
    for middle, items in stacks.groups.items():
        assert all(frozenset((middle, item)) in agree for item in items[1:])
    assert stacks.stacked > 5 and max(map(len, stacks.groups.values())) == 3
    assert {i for items in stacks.groups.values() for i in items} | {
        i for i in range(10) if stacks.name(i) is None
    } == set(range(10))


def test_it_does_not_matter_in_which_order_pairs_come() -> None:
    random = np.random.default_rng(0)
    pairs = random.integers(0, 30, (60, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    first = Stacks.of(30, map(tuple, pairs.tolist())).middle
    for _ in range(5):
        random.shuffle(pairs)
        assert np.array_equal(first, Stacks.of(30, map(tuple, pairs[:, ::-1].tolist())).middle)


@pytest.mark.parametrize("middle", [[0, 2], [1, 0], [0, 0, -1]])
def test_what_is_no_table_of_stacks_is_refused(middle: list[int]) -> None:
    with pytest.raises(ValueError, match="stack"):
        Stacks(np.array(middle, np.int32))


def copies(world: World, items: list[int]) -> tuple[np.ndarray, list[bytes]]:
    """The vectors and thumbnails of these pictures, saved again as JPEG."""
    made = []
    for i in items:
        out = io.BytesIO()
        Image.open(world.images / world.collection.items[i].file).convert("RGB").save(out, "JPEG", quality=50)
        made.append(Image.open(out).convert("RGB"))
    return world.encoder.encode_images(made), [thumbnail(image) for image in made]


def test_copies_are_found_and_join(world: World) -> None:
    c, items = world.collection, [3, 17, 40]
    vectors, thumbs = copies(world, items)
    x = np.concatenate([c.embeddings, vectors])
    pictures = [*(c.thumbs[i] for i in range(60)), *thumbs]
    expected = {i: [i, 60 + at] for at, i in enumerate(items)}
    assert find(x, HnswIndex.build(x), pictures.__getitem__).groups == expected
    unseen = find(x, HnswIndex.build(x), lambda i: b"" if i >= 60 else pictures[i])
    assert not unseen.groups  # of what is not here nothing is known
    joined = added(find(c.embeddings, c.hnsw, c.thumbs.__getitem__), x, pictures.__getitem__, [[i] for i in items])
    assert joined.groups == expected


def test_stacks_are_kept_and_an_older_collection_has_none(folder: Path) -> None:
    made = load(folder)
    assert made.stacks is not None and not made.stacks.groups  # drawings of one kind are no copies
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"]["stacks.npy"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    old = load(folder)
    assert old.stacks is None and np.array_equal(old.embeddings, made.embeddings)
    assert save(old, folder).stacks is None
