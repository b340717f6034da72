"""What words find by target, and the fixed questions over the beam width: means of true answers, each time the same."""

from dataclasses import replace

import numpy as np
import pytest

from hierdemo.collection.captions import Captions
from hierdemo.measure import recall
from hierdemo.measure.recall import asked_of, curve, encode, recall_at_cost, routing
from hierdemo.search.query import TARGETS, Query
from tests.support.tiny import World


def test_fixed_questions_are_the_collections_own(world: World) -> None:
    asked, again = asked_of(world.collection, n=20), asked_of(world.collection, n=20)
    np.testing.assert_array_equal(asked.vectors, again.vectors)
    assert asked.captions == 10 and asked.vectors.shape == (20, 32)
    assert asked.name == "10 captions and 10 pictures of this collection"
    said = world.collection.captions
    assert said is not None
    assert all((said.unit == v).all(1).any() for v in asked.vectors[:10])
    assert all((world.collection.embeddings == v).all(1).any() for v in asked.vectors[10:])
    assert len({v.tobytes() for v in asked.vectors[10:]}) == 10, "each once"
    alone = asked_of(replace(world.collection, captions=None), n=20)
    assert alone.captions == 0 and len(alone.vectors) == 20 and "it has no captions to ask with" in alone.name
    assert len(asked_of(world.collection, n=1000).vectors) <= 120, "no more than there are"
    mute = Captions(said.vectors[:0], np.full(60, -1, np.int32))
    assert asked_of(replace(world.collection, captions=mute), n=20).captions == 0


@pytest.mark.parametrize("target", TARGETS)
def test_a_curve_is_the_mean_of_true_answers_at_each_beam_and_ef(world: World, target: str) -> None:
    asked, seen = asked_of(world.collection, n=12), []
    query = Query("given", tree="taxonomy", target=target, k=recall.K, ef=17, mode="exact")
    points = curve(world.engine, asked.vectors, query, beams=range(1, 4), efs=(10, 40), done=seen.append)
    settings = [("drill-down", 1), ("drill-down", 2), ("drill-down", 3), ("hnsw", 10), ("hnsw", 40)]
    assert points == seen and [(p.mode, p.dial) for p in points] == settings
    for p in points:
        query = replace(query, mode=p.mode, **{"drill-down": {"beam": p.dial}, "hnsw": {"ef": p.dial}}[p.mode])
        answers = [world.engine.answer_vector(query, v) for v in asked.vectors]
        assert p.recall == pytest.approx(np.mean([r.recall for r in answers]))
        assert p.share == pytest.approx(np.mean([r.compared / r.total for r in answers]))
    for way in (points[:3], points[3:]):
        assert [p.share for p in way] == sorted(p.share for p in way)


# behind the page --------------------------------------------------------------------------------


def test_routing_is_the_mean_of_its_answers(world: World) -> None:
    queries = [Query(like=i, beam=1, k=8) for i in range(0, 60, 7)]
    answers = [world.engine.answer(q) for q in queries]
    found = routing(world.engine, queries)
    assert found.queries == len(queries) and found.recall == pytest.approx(np.mean([r.recall for r in answers]))
    assert found.compared == pytest.approx(np.mean([r.compared / 60 for r in answers]))
    assert sum(found.lost.values()) == sum(len(r.missed) for r in answers) > 0
    assert all(name.startswith("level ") for name in found.lost)


def test_recall_at_cost_lies_on_the_line_between_two_beams(world: World) -> None:
    queries = [Query(like=i, k=8) for i in range(0, 60, 7)]
    one, two = (routing(world.engine, [Query(like=q.like, k=8, beam=b) for q in queries]) for b in (1, 2))
    assert one.compared < two.compared
    found = [recall_at_cost(world.engine, queries, cost=c) for c in np.linspace(0, 2, 21)]
    assert found[0] == 0 and found[-1] == pytest.approx(1) and all(np.diff(found) >= -1e-9)
    for beam in (one, two):
        assert recall_at_cost(world.engine, queries, cost=beam.compared) == pytest.approx(beam.recall)
    between = recall_at_cost(world.engine, queries, cost=(one.compared + two.compared) / 2)
    assert between == pytest.approx((one.recall + two.recall) / 2)


def test_a_query_is_encoded_once_and_answered_alike(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    queries = [Query(text="blue bicycle"), Query(like=3), Query(text="laptop"), Query(text="blue bicycle")]
    alone = [world.engine.encode(q)[0] for q in queries]
    asked: list[Query] = []
    monkeypatch.setattr(world.engine, "encode", lambda q, ask=world.engine.encode: (asked.append(q), ask(q))[1])
    vectors = encode(world.engine, queries)
    assert np.array_equal(vectors, np.stack(alone)) and asked == queries[:3]
    monkeypatch.undo()
    assert routing(world.engine, queries, vectors) == routing(world.engine, queries)
    answers = [world.engine.answer(q) for q in queries]
    assert routing(world.engine, queries, vectors).recall == pytest.approx(np.mean([r.recall for r in answers]))
