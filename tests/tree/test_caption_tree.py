"""The text tree: what captions say decides the branches, every item is in one leaf, and it is saved with the rest."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection.store import load, save, verify
from hierdemo.maps.update import on_one_map
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.tree import caption_tree
from tests.support.tiny import World, clustered, unit

pytestmark = pytest.mark.usefixtures("quick_maps")


class Words:
    """Encodes "group 3, thing 17" near the centre of its group; counts what it is asked."""

    def __init__(self) -> None:
        self.centres = unit(np.random.default_rng(1).normal(size=(9, 16)))
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        groups = [int(text.split()[1].rstrip(",")) for text in texts]
        noise = np.stack([np.random.default_rng(crc32(t.encode())).normal(size=16) for t in texts])
        return unit(self.centres[groups] + 0.02 * noise)


def said(n: int, groups: int) -> list[str]:
    return [f"group {i * 7 % groups}, thing {i % 50}" for i in range(n)]


def test_texts_decide_the_branches_and_pictures_the_centroids() -> None:
    """Pictures lie in five groups of their own, captions in eight others: leaves follow the captions."""
    x, _ = clustered(400, 5)
    captions, encode = said(400, 8), Words()
    t = caption_tree.learn(captions, encode, x)
    assert t is not None
    groups = np.array([int(c.split()[1].rstrip(",")) for c in captions])
    for m in t.leaves:
        assert len(set(groups[t.items(m)])) == 1, "a leaf holds what is said alike"
    for m in range(t.n_nodes):
        np.testing.assert_allclose(t.centroid[m], x[t.items(m)].mean(0), atol=1e-5)
    assert sorted(encode.asked) == sorted(set(captions)), "each different caption is encoded once"


@pytest.mark.parametrize("missing", [0, 1, 37])
def test_every_item_is_in_one_leaf_with_or_without_a_caption(missing: int) -> None:
    x, _ = clustered(200, 5)
    captions = ["" if i < missing else c for i, c in enumerate(said(200, 6))]
    t = caption_tree.learn(captions, Words(), x)
    assert t is not None and np.array_equal(np.sort(t.order), np.arange(200))
    assert np.array_equal(np.sort(np.concatenate([t.items(m) for m in t.children(0)])), np.arange(200))
    assert all(t.parent[m] < m for m in range(1, t.n_nodes))
    last = caption_tree.unread(t, captions)
    if missing:
        assert last is not None and t.is_leaf(last) and t.parent[last] == 0
        assert sorted(t.items(last)) == list(range(missing))
    else:
        assert last is None


@pytest.mark.parametrize("captions", [[""] * 20, ["group 1, thing 1"] * 20, ["group 1, thing 1"] + [""] * 19])
def test_captions_that_tell_nothing_apart_give_no_tree(captions: list[str]) -> None:
    assert caption_tree.learn(captions, Words(), clustered(20, 2)[0]) is None


def test_a_caption_an_item() -> None:
    with pytest.raises(ValueError, match="one an item, 20, got 3"):
        caption_tree.learn(["a", "b", "c"], Words(), clustered(20, 2)[0])


def test_one_map_for_all_levels() -> None:
    x, _ = clustered(200, 5)
    t = caption_tree.learn(said(200, 6), Words(), x, levels=2, branching=3)
    assert t is not None
    xy = np.random.default_rng(0).random((200, 2)).astype(np.float32)
    maps = on_one_map(t, xy)
    assert [m.level for m in maps] == list(range(1, t.depth + 2)) and all(m.item_xy is xy for m in maps)
    for m in maps[:-1]:
        assert np.array_equal(m.nodes, t.standing_at(m.level)) and m.blend == 0
        for node, at in zip(m.nodes, m.node_xy, strict=True):
            own = xy[t.items(node)]
            assert (own.min(0) - 1e-6 <= at).all() and (at <= own.max(0) + 1e-6).all(), "among its items"


# in a collection --------------------------------------------------------------------------------


def test_a_built_collection_has_it_and_answers_in_it(world: World) -> None:
    view = world.collection.views["captions"]
    assert verify(world.folder)["trees"]["captions"]["levels"] == view.tree.depth
    assert len({label.name for label in view.labels[1:]}) > 1
    for like in (0, 30):
        full = world.engine.answer(Query(like=like, tree="captions", beam=1000))
        assert full.recall == 1 and full.steps[-1].on_path == view.tree.leaf_of[full.items[0]]


def test_it_is_learned_from_the_captions_own_embeddings(world: World) -> None:
    captions = [item.caption for item in world.collection.items]
    again = caption_tree.learn(captions, world.encoder.encode_texts, world.collection.embeddings, levels=2, branching=3)
    found = world.collection.views["captions"].tree
    assert again is not None and np.array_equal(again.order, found.order) and np.array_equal(again.parent, found.parent)


def test_it_is_left_out_where_it_is_not_wanted_or_not_read(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = build(world.images, tmp_path / "out", world.encoder, Options(levels=2, branching=2, text_tree=False))
    assert list(made.views) == ["clusters", "taxonomy"]

    monkeypatch.setattr(world.encoder, "unknown_words", lambda text: ([text], False))
    made = build(world.images, tmp_path / "other", world.encoder, Options(levels=2, branching=2))
    assert "captions" not in made.views


def test_pictures_without_a_caption_are_a_branch_that_says_so(world: World, tmp_path: Path) -> None:
    rows = (world.images / "metadata.csv").read_text().splitlines()
    folder = tmp_path / "in"
    folder.mkdir()
    for path in world.images.iterdir():
        if path.is_dir():
            (folder / path.name).symlink_to(path)
    blank = [
        ",".join((c := row.split(","))[:1] + [""] + c[2:]) if i % 4 == 0 else row for i, row in enumerate(rows[1:])
    ]
    (folder / "metadata.csv").write_text("\n".join([rows[0], *blank]))
    made = build(folder, tmp_path / "out", world.encoder, Options(levels=2, branching=3))
    view = made.views["captions"]
    without = [i.id for i in made.items if not i.caption]
    named = [m for m in range(view.tree.n_nodes) if view.labels[m].name == caption_tree.UNREAD]
    assert without and [sorted(view.tree.items(m).tolist()) for m in named] == [without]


def test_a_saved_one_is_the_same(world: World, tmp_path: Path) -> None:
    save(
        replace(
            world.collection, folder=None, saved=None, meta=replace(world.collection.meta, images=str(world.images))
        ),
        tmp_path / "c",
    )
    a, b = world.collection.views["captions"], load(tmp_path / "c").views["captions"]
    assert a.labels == b.labels and np.array_equal(a.tree.order, b.tree.order)
    assert all(np.array_equal(m.item_xy, n.item_xy) for m, n in zip(a.maps, b.maps, strict=True))
    assert Engine(load(tmp_path / "c"), None).answer(Query(like=3, tree="captions")).steps
