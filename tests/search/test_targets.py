"""A search in captions or in both: scored as described, in every tree and mode, and kept in step with the items."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hierdemo.collection.captions import Captions, read
from hierdemo.collection.collection import Collection
from hierdemo.collection.files import segments
from hierdemo.collection.store import load, read_manifest, save
from hierdemo.edit import check, history
from hierdemo.search.engine import Engine
from hierdemo.search.query import MODES, TARGETS, Query
from hierdemo.search.result import SearchResult
from tests.support.edits import done, more, state
from tests.support.tiny import World, unit

FULL = 1000
SILENT = (3, 14, 15, 41)  # items that say nothing


@pytest.fixture(scope="module")
def partly(world: World) -> Collection:
    """The world's collection in which some items have no caption."""
    said = world.collection.captions
    assert said is not None and said.has.all()
    row = said.row.copy()
    row[list(SILENT)] = -1
    return replace(world.collection, captions=Captions(said.vectors, row))


def vectors(c: Collection, n: int = 6) -> np.ndarray:
    rng = np.random.default_rng(2)
    assert c.captions is not None
    near = c.captions.unit[rng.integers(len(c.captions.unit), size=n)] + 0.1 * rng.normal(size=(n, 32))
    return unit(np.r_[near, c.embeddings[:n] + 0.1 * rng.normal(size=(n, 32)), rng.normal(size=(n, 32))])


def expected(c: Collection, target: str, q: np.ndarray) -> np.ndarray:
    """(N,) the score of each item, by the definition; -inf for what cannot be found."""
    assert c.captions is not None
    pictures = c.embeddings @ q
    said = np.array([c.captions.unit[r] @ q if r >= 0 else np.nan for r in c.captions.row])
    if target == "pictures":
        return pictures
    return np.where(np.isnan(said), -np.inf, said) if target == "captions" else (pictures + np.nan_to_num(said)) / 2


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("mode", MODES)
def test_scores_are_cosines_of_the_target(partly: Collection, target: str, mode: str) -> None:
    engine = Engine(partly, None)
    for q in vectors(partly):
        r, scores = engine.answer_vector(Query("given", mode=mode, target=target), q), expected(partly, target, q)
        np.testing.assert_allclose(r.scores, scores[r.items], atol=1e-5)
        assert (np.diff(r.scores) <= 1e-6).all() and len(set(r.items.tolist())) == len(r.items) == 10
        flat = np.sort(scores)[::-1][:10]
        np.testing.assert_allclose(scores[r.flat_items], flat, atol=1e-5)
        assert r.recall == pytest.approx(min(1, (r.scores >= flat[-1] - 2e-6).sum() / 10), abs=1e-6)
        if target == "captions":
            assert not set(SILENT) & set(r.items.tolist())
        if mode == "exact":
            np.testing.assert_allclose(r.scores, flat, atol=1e-5)


@pytest.mark.parametrize("target", TARGETS)
def test_a_full_beam_equals_the_flat_search_in_every_tree(partly: Collection, target: str) -> None:
    engine = Engine(partly, None)
    for tree in partly.views:
        for q in vectors(partly, 3):
            r = engine.answer_vector(Query("given", tree=tree, target=target, beam=FULL), q)
            flat = np.sort(expected(partly, target, q))[::-1][:10]
            np.testing.assert_allclose(r.scores, flat, atol=1e-5)
            assert r.recall == 1 and r.missed == []


@pytest.mark.parametrize("target", TARGETS)
def test_nodes_score_as_the_mean_of_their_items(partly: Collection, target: str) -> None:
    engine = Engine(partly, None)
    for name, view in partly.views.items():
        q = vectors(partly, 1)[0]
        scores = expected(partly, target, q)
        for step in engine.answer_vector(Query("given", tree=name, target=target), q).steps:
            for m, score in zip(step.candidates.tolist(), step.scores.tolist(), strict=True):
                own = scores[view.tree.items(m)]
                own = own[np.isfinite(own)]
                assert score == pytest.approx(own.mean() if len(own) else 0, abs=1e-5)


@pytest.mark.parametrize("target", ["captions", "both"])
def test_misses_are_lost_where_no_ancestor_was_kept(partly: Collection, target: str) -> None:
    engine, lost = Engine(partly, None), 0
    for tree, view in partly.views.items():
        for q in vectors(partly):
            r = engine.answer_vector(Query("given", tree=tree, target=target, beam=1, k=5), q)
            for m in r.missed:
                assert r.flat_items[m.rank - 1] == m.item and m.item not in r.items
                step = r.steps[int(str(m.lost_at_level)) - 1]
                assert not set(step.kept) & set(view.tree.ancestors(int(view.tree.leaf_of[m.item])))
                lost += 1
    assert lost, "a beam of one loses some"


def test_a_filter_holds_under_every_target(partly: Collection) -> None:
    colour = partly.items[0].attributes["colour"]
    fitting = {i.id for i in partly.items if i.attributes.get("colour") == colour}
    engine = Engine(partly, None)
    for target in TARGETS:
        for mode in MODES:
            query = Query("given", target=target, mode=mode, where={"colour": colour}, k=60)
            items = set(engine.answer_vector(query, vectors(partly, 1)[0]).items.tolist())
            assert items == (fitting - set(SILENT) if target == "captions" else fitting)


def test_equal_captions_are_all_found(world: World) -> None:
    """hnswlib holds each different caption once; every item that says it comes with it."""
    far = unit(np.random.default_rng(0).normal(size=(4, 32))).astype(np.float16)
    few = Captions(far, (np.arange(60) % 4).astype(np.int32))
    engine = Engine(replace(world.collection, captions=few), None)
    for mode in MODES:
        r = engine.answer_vector(Query("given", mode=mode, target="captions", k=15, beam=FULL), few.unit[2])
        assert {i % 4 for i in r.items.tolist()} == {2} and r.recall == 1 and r.missed == []


def test_pictures_are_searched_as_without_captions(world: World, partly: Collection) -> None:
    bare, full = Engine(replace(partly, captions=None), None), Engine(partly, None)
    for q in vectors(partly, 3):
        for mode in MODES:
            a, b = (e.answer_vector(Query("given", mode=mode), q) for e in (bare, full))
            assert told(a) == told(b)


def told(r: SearchResult) -> object:
    steps = [(s.level, s.candidates.tolist(), s.scores.tolist(), s.kept) for s in r.steps]
    return r.items.tolist(), r.scores.tolist(), r.compared, r.missed, steps, r.stars.tolist(), r.warnings


def test_what_cannot_be_found_is_said(world: World, partly: Collection) -> None:
    def warned(c: Collection, target: str) -> list[str]:
        return Engine(c, None).answer_vector(Query("given", target=target), vectors(partly, 1)[0]).warnings

    assert warned(partly, "pictures") == warned(world.collection, "captions") == []
    assert warned(partly, "captions")[0].startswith("4 of 60 pictures have no caption") and "cannot be found" in str(
        warned(partly, "captions")
    )
    assert "half" in warned(partly, "both")[0]


@pytest.mark.parametrize("target", ["captions", "both", "captionz"])
def test_captions_that_are_not_there_are_refused_in_a_sentence(world: World, target: str) -> None:
    def refused(c: Collection) -> str:
        with pytest.raises(ValueError) as e:  # noqa: PT011
            Engine(c, None).answer_vector(Query("given", target=target), vectors(world.collection, 1)[0])
        return str(e.value)

    c = world.collection
    assert c.captions is not None
    if target == "captionz":
        assert refused(c) == "There is no target 'captionz': use pictures, captions, both."
        return
    assert "build it again" in refused(replace(c, captions=None))
    mute = replace(c, captions=None, items=[replace(i, caption="") for i in c.items])
    assert "No picture of this collection has a caption" in refused(mute)
    unread = Captions(c.captions.vectors[:0], np.full(60, -1, np.int32))
    assert "knows no word" in refused(replace(c, captions=unread))


# kept with the collection ------------------------------------------------------------------------


def test_each_different_caption_is_kept_once(world: World) -> None:
    c = world.collection
    assert c.captions is not None and c.captions.vectors.dtype == np.float16
    assert len(c.captions.vectors) == len({i.caption for i in c.items})
    for i in range(0, 60, 7):
        encoded = world.encoder.encode_texts([c.items[i].caption])[0]
        np.testing.assert_allclose(c.captions.unit[c.captions.row[i]], encoded, atol=2e-3)


def test_no_caption_has_no_row() -> None:
    said, known = read(["a", "", "b", "a"], lambda texts: unit(np.eye(3)[: len(texts)]), dim=3)
    assert said.row.tolist() == [0, -1, 1, 0] and set(known) == {"a", "b"} and said.has.tolist() == [1, 0, 1, 1]
    assert not said.of_items()[1].any()
    none, _ = read(["", ""], lambda texts: unit(np.eye(3)), dim=3)
    assert none.vectors.shape == (0, 3) and none.of_items().shape == (2, 3)
    for vectors_, row in (
        (said.vectors.astype(np.float32), said.row),
        (said.vectors, np.array([2], np.int32)),
        (said.vectors, said.row.astype(np.int64)),
    ):
        with pytest.raises(ValueError, match="captions'"):
            Captions(vectors_, row)


def test_added_items_bring_their_captions(world: World, folder: Path) -> None:  # noqa: F811
    c, before = load(folder), state(folder)
    assert c.captions is not None
    change = more(c, 1, k=3)
    rows = change["change"].args["items"]
    rows[0]["caption"], rows[1]["caption"], rows[2]["caption"] = c.items[5].caption, "a blue bicycle, new", ""
    new = done(folder, c, change, world.encoder)
    assert new.captions is not None
    u = len(c.captions.vectors)
    assert new.captions.row.tolist() == [*c.captions.row.tolist(), c.captions.row[5], u, -1]
    encoded = world.encoder.encode_texts(["a blue bicycle, new"])[0]
    np.testing.assert_allclose(new.captions.unit[u], encoded, atol=2e-3)
    r = Engine(new, None).answer_vector(Query("given", target="captions", k=1, beam=FULL), new.captions.unit[u])
    assert r.items.tolist() == [61]

    files = read_manifest(folder)["files"]
    assert segments(files, "captions.npy") == ["captions.npy", "captions.1.npy"], "only what is new was written"
    opened = load(folder)
    assert opened.captions is not None
    np.testing.assert_array_equal(opened.captions.vectors, new.captions.vectors)
    np.testing.assert_array_equal(opened.captions.row, new.captions.row)
    back = history.undo(folder, new)
    assert back.captions is not None and len(back.captions.row) == 60 and state(folder) == before


def test_an_edit_that_adds_nothing_shares_the_captions(world: World, folder: Path) -> None:  # noqa: F811
    c = load(folder)
    leaf = int(c.views["clusters"].tree.leaves[0])
    new = done(folder, c, check.Edit("rename", "clusters", {"node": leaf, "name": "a name"}))
    assert new.captions is c.captions
    alone = done(folder, new, more(new, 2, k=1))  # its caption was never said, and there is no model to read it
    assert alone.captions is not None and alone.captions.row[-1] == -1
    assert "were not read" in " ".join(history.log(folder)[-1]["effect"]["notes"])


def test_a_collection_of_before_opens_and_takes_items(world: World, tmp_path: Path) -> None:
    old = replace(world.collection, captions=None, meta=replace(world.collection.meta, images=str(world.images)))
    c = save(old, tmp_path / "old")
    assert c.captions is None and "captions.npy" not in read_manifest(tmp_path / "old")["files"]
    assert done(tmp_path / "old", c, more(c), world.encoder).captions is None

    def mute(items: Sequence[object]) -> list[object]:
        return [replace(i, caption="") for i in items]  # type: ignore[type-var]

    c = save(replace(old, items=mute(old.items)), tmp_path / "mute")  # type: ignore[arg-type]
    first = done(tmp_path / "mute", c, more(c, k=2), world.encoder).captions
    assert first is not None and first.row.tolist() == [-1] * 60 + [0, 0], "the first captions of a collection"
