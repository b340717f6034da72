"""Drill-down, hnswlib and the exact scan: what they promise, for many queries, against independent counts."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from hierdemo.index.flat import FlatIndex
from hierdemo.search.engine import Engine
from hierdemo.search.query import MODES, Query
from hierdemo.search.result import SearchResult
from tests.support.questions import FULL, asks, tree_of, vectors
from tests.support.tiny import World, unit


def check_shape(world: World, r: SearchResult, vector: np.ndarray) -> None:
    """What holds of every answer in every mode."""
    tree = tree_of(world, r)
    assert r.items.dtype == np.int64 and r.items.shape == r.scores.shape and len(set(r.items.tolist())) == len(r.items)
    np.testing.assert_allclose(r.scores, world.collection.embeddings[r.items] @ vector, atol=1e-5)
    assert (np.diff(r.scores) <= 1e-6).all() and 0 <= r.recall <= 1 and r.total == 60
    assert set(r.seconds) == {"encode", "search", "flat"}
    assert r.stars.shape == (tree.depth + 1, 2) and np.isfinite(r.stars).all()
    path = tree.ancestors(int(tree.leaf_of[r.items[0]])) if len(r.items) else [s.on_path for s in r.steps]
    for s in r.steps[len(path) :]:  # a leaf above the deepest level stands for itself, beside others that do not
        assert (tree.level[s.candidates] == s.level).any() and path[-1] in s.candidates
        path = [*path, path[-1]]
    assert [s.on_path for s in r.steps] == path and [s.level for s in r.steps] == list(range(1, len(path) + 1))
    for s in r.steps:
        assert (
            (np.diff(s.scores) <= 1e-6).all()
            and s.on_path in s.candidates
            and set(s.kept) <= set(s.candidates.tolist())
        )
        np.testing.assert_allclose(s.scores, tree.centroid[s.candidates] @ vector, atol=1e-5)
        assert s.score == pytest.approx(float(tree.centroid[s.on_path] @ vector), abs=1e-5)
        others = s.scores[s.candidates != s.on_path]
        if len(others):
            assert s.margin == pytest.approx(s.score - others.max(), abs=1e-5)
            assert s.runner_up in s.candidates and s.runner_up != s.on_path
        else:
            assert s.margin is None and s.runner_up is None


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("k", [1, 5, 10, 100])
def test_every_mode_answers_in_one_shape(world: World, mode: str, k: int) -> None:
    for r, vector in asks(world, mode=mode, k=k):
        check_shape(world, r, vector)
        assert len(r.items) == min(k, 60)


def test_ef_is_hnsws_dial(world: World) -> None:
    for vector in vectors(world):
        answers = [world.engine.answer_vector(Query("x", mode="hnsw", k=5, ef=ef), vector) for ef in (1, 5, 20, 60)]
        assert all(len(r.items) == 5 for r in answers), "never fewer candidates than results"
        assert answers[0].compared == answers[1].compared, "less than k is k"
        assert [r.compared for r in answers] == sorted(r.compared for r in answers)
        assert answers[-1].recall == 1
    assert [Query(k=k).ef_used for k in (1, 16, 30)] == [64, 64, 120] and Query(k=30, ef=7).ef_used == 30
    with pytest.raises(ValueError, match="ef must lie between 1 and 4000, got 0"):
        world.engine.answer_vector(Query("x", ef=0), vectors(world)[0])


@pytest.mark.parametrize("k", [1, 4, 10, 60])
def test_a_full_beam_equals_the_flat_search(world: World, k: int) -> None:
    for r, vector in asks(world, beam=FULL, k=k):
        flat = FlatIndex(world.collection.embeddings).search(vector, k)
        np.testing.assert_allclose(r.scores, flat.scores[0], atol=1e-5)
        assert r.recall == 1 and r.missed == [] and r.compared_items == 60
        assert r.compared_nodes == tree_of(world, r).n_nodes - 1


def test_exact_is_the_flat_search(world: World) -> None:
    for r, _ in asks(world, mode="exact"):
        np.testing.assert_array_equal(r.items, r.flat_items)
        assert (r.recall, r.compared_nodes, r.compared_items, r.flat_compared) == (1, 0, 60, 60)


def test_hnsw_compares_items_and_no_node(world: World) -> None:
    for r, _ in asks(world, mode="hnsw"):
        assert r.compared_nodes == 0 and r.compared_items >= len(r.items) and {s.how for s in r.steps} == {"none"}
        assert {m.lost_at_level for m in r.missed} <= {None}


def test_recall_never_falls_as_the_beam_grows(world: World) -> None:
    found, compared = [], []
    for beam in (1, 2, 3, 5, 8, FULL):
        answers = [r for r, _ in asks(world, beam=beam, k=5)]
        found.append(np.mean([r.recall for r in answers]))
        compared.append(np.mean([r.compared_nodes + r.compared_items for r in answers]))
    assert found == sorted(found) and compared == sorted(compared) and found[0] < found[-1] == 1


# depth ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("depth", [1, 2, 9])
def test_depth_stops_the_walk_and_scores_all_below(world: World, depth: int) -> None:
    for tree in ("clusters", "taxonomy"):
        t = world.collection.views[tree].tree
        walked = min(depth, t.depth)
        for vector in vectors(world)[::5]:
            r = world.engine.answer_vector(Query("x", tree=tree, k=3, beam=FULL, depth=depth), vector)
            assert r.recall == 1 and 0 < len(r.steps) <= walked
            assert r.compared_items == len(world.collection.items), "a full beam scores every picture at any depth"
            assert r.compared_nodes == sum(1 for m in range(1, t.n_nodes) if t.level[m] <= walked)
            narrow = world.engine.answer_vector(Query("x", tree=tree, k=3, beam=1, depth=depth), vector)
            assert all(m.lost_at_level <= walked for m in narrow.missed)  # type: ignore[operator]
            held = {int(i) for m in narrow.steps[-1].kept for i in t.items(m)} if len(narrow.steps) == walked else None
            assert held is None or set(narrow.items.tolist()) <= held


def test_a_forced_branch_is_reached_below_the_depth_asked_for(world: World) -> None:
    tree = world.collection.views["clusters"].tree
    child = next(m for m in range(tree.n_nodes) if tree.level[m] == 2)
    r = world.engine.answer_vector(Query("x", forced=(int(tree.parent[child]), child), depth=1), vectors(world)[0])
    assert [s.forced for s in r.steps[:2]] == [True, True] and set(r.items.tolist()) <= set(tree.items(child).tolist())
    with pytest.raises(ValueError, match="depth"):
        world.engine.answer_vector(Query("x", depth=0), vectors(world)[0])


# forced branches --------------------------------------------------------------------------------


def test_a_forced_branch_returns_only_its_items(world: World) -> None:
    forced_misses = 0
    for tree_name, view in world.collection.views.items():
        for node in view.tree.children(0):
            for vector in vectors(world, 4):
                r = world.engine.answer_vector(Query("x", tree=tree_name, forced=(int(node),), beam=FULL), vector)
                check_shape(world, r, vector)
                assert set(r.items.tolist()) <= set(view.tree.items(int(node)).tolist())
                assert r.steps[0].forced and r.steps[0].kept == (node,) and r.steps[0].on_path == node
                outside = [m for m in r.missed if m.item not in view.tree.items(int(node))]
                assert all(m.lost_at_level == "forced" for m in outside)
                forced_misses += len(outside)
                if len(r.items) < min(10, len(r.flat_items)):
                    assert any("branch you took" in w for w in r.warnings)
    assert forced_misses


def test_what_a_free_level_loses_is_not_forced(world: World) -> None:
    for r, _ in asks(world, beam=1, k=8):
        assert all(isinstance(m.lost_at_level, int) for m in r.missed)


def test_a_free_level_may_come_before_a_forced_one(world: World) -> None:
    tree, vector = world.collection.views["clusters"].tree, vectors(world)[0]
    top = world.engine.answer_vector(Query("x", beam=FULL), vector).steps[0].kept[0]
    child = int(tree.children(top)[-1])
    r = world.engine.answer_vector(Query("x", beam=FULL, forced=(None, child)), vector)
    assert [s.forced for s in r.steps] == [False, True] and set(r.items.tolist()) <= set(tree.items(child).tolist())


@pytest.mark.parametrize("forced", [(10_000,), (-1,), (0,)])
def test_a_forced_node_must_be_a_candidate(world: World, forced: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="not among the candidates of level 1"):
        world.engine.answer_vector(Query("x", forced=forced), vectors(world)[0])


# filters ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("k", [1, 3, 40])
def test_filtered_results_pass_and_are_as_many_as_there_are(world: World, mode: str, k: int) -> None:
    """Also from the narrowest beam: it doubles until k are found."""
    colours = sorted({i.attributes["colour"] for i in world.collection.items if "colour" in i.attributes})
    for colour in colours:
        passing = {i.id for i in world.collection.items if i.attributes.get("colour") == colour}
        for r, vector in asks(world, mode=mode, k=k, beam=1, where={"colour": colour}):
            check_shape(world, r, vector)
            assert set(r.items.tolist()) <= passing and len(r.items) == min(k, len(passing))
            assert set(r.flat_items.tolist()) <= passing and r.flat_compared == len(passing)
            assert mode == "hnsw" or r.compared_items <= len(passing), "hnswlib cannot look at those alone"


def test_the_extra_comparisons_of_a_wider_beam_are_counted(world: World) -> None:
    colours = [i.attributes["colour"] for i in world.collection.items if "colour" in i.attributes]
    rare = min(set(colours), key=colours.count)
    wide = [r for r, _ in asks(world, beam=1, k=40, where={"colour": rare})]
    assert all(r.compared_nodes == tree_of(world, r).n_nodes - 1 for r in wide), "the tree was exhausted"


@pytest.mark.parametrize("mode", MODES)
def test_nothing_passes(world: World, mode: str) -> None:
    items = world.collection.items
    pairs = {(i.attributes.get("colour"), i.attributes.get("material")) for i in items}
    colour, material = next(
        (c, m) for c, _ in sorted(pairs, key=str) for _, m in sorted(pairs, key=str) if c and m and (c, m) not in pairs
    )
    for r, vector in asks(world, mode=mode, where={"colour": colour, "material": material}):
        check_shape(world, r, vector)
        assert len(r.items) == 0 and r.recall == 1 and r.missed == [] and r.falloff is None


@pytest.mark.parametrize(("where", "words"), [({"size": "9"}, "colour, material"), ({"colour": "9"}, "red")])
def test_unknown_filters_say_what_there_is(world: World, where: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        world.engine.answer(Query("car", where=where))


# queries ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(), "nothing to search for"),
        (Query(text="  \n "), "nothing to search for"),
        (Query("x", mode="deep"), "drill-down, hnsw, exact"),
        (Query("x", tree="oak"), "clusters or taxonomy"),
        (Query("x", k=0), "k must lie between 1 and 1000, got 0"),
        (Query("x", beam=1001), "beam must lie"),
        (Query("x", weight=1.5), "weight must lie"),
        (Query("x", weight=float("nan")), "weight must lie"),
        (Query(like=60), "no item 60"),
        (Query(like=-1), "no item -1"),
    ],
)
def test_impossible_queries_are_named(world: World, query: Query, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        world.engine.answer(query)


def test_more_like_this_finds_itself_first(world: World) -> None:
    for i in (0, 17, 59):
        r = world.engine.answer(Query(like=i))
        assert r.items[0] == i and r.scores[0] == pytest.approx(1, abs=1e-5)


def test_weights_at_the_ends_are_one_side_alone(world: World) -> None:
    picture = Image.open(world.images / world.collection.items[3].file).convert("RGB")
    text_mean, image_mean = world.collection.means
    words, seen = world.encoder.encode_texts(["laptop"])[0], world.encoder.encode_images([picture])[0]
    for weight, want in ((1.0, words - text_mean), (0.0, seen - image_mean)):
        vector, _ = world.engine.encode(Query("laptop", image=picture, weight=weight))
        np.testing.assert_allclose(vector, unit(want), atol=1e-5)
    np.testing.assert_allclose(world.engine.encode(Query("laptop"))[0], words, atol=1e-6)
    np.testing.assert_allclose(world.engine.encode(Query(image=picture))[0], seen, atol=1e-6)


def test_examples_need_no_model(world: World) -> None:
    without = Engine(world.collection, None)
    a, b = without.answer(Query("red  sports car ")), world.engine.answer(Query("red sports car"))
    np.testing.assert_array_equal(a.items, b.items)
    assert len(without.answer(Query(like=4)).items) == 10
    with pytest.raises(ValueError, match="without its model"):
        without.answer(Query("something else"))


def test_long_texts_are_cut_with_a_warning(world: World) -> None:
    r = world.engine.answer(Query("word " * 2000))
    assert any("first 1000 characters" in w for w in r.warnings)


def test_a_query_unlike_everything_is_warned_of(world: World) -> None:
    away = Engine(
        replace(
            world.collection, meta=replace(world.collection.meta, familiar={"text": [2.0, 3.0], "image": [2.0, 3.0]})
        ),
        world.encoder,
    )
    assert any("unlike anything" in w for w in away.answer(Query("a car beside a dog")).warnings)
    assert away.answer(Query("car")).warnings == [], "what the collection itself calls its pictures is familiar to it"
    assert any("unlike anything" in w for w in away.answer(Query(image=Image.new("RGB", (9, 9)))).warnings)
    home = Engine(
        replace(
            world.collection,
            meta=replace(world.collection.meta, familiar={"text": [-3.0, -2.0], "image": [-3.0, -2.0]}),
        ),
        world.encoder,
    )
    assert not home.answer(Query("car")).warnings


# small parts ------------------------------------------------------------------------------------
