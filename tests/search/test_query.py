"""What a text takes away: which dashes count, what the query's vector becomes, and what the answer says of it."""

import numpy as np
import pytest

from hierdemo.measure import refusals
from hierdemo.models.lexicon import Lexicon
from hierdemo.search.as_json import as_json
from hierdemo.search.engine import Engine
from hierdemo.search.query import MOST_TERMS, Query, split_minus
from tests.support.tiny import World, unit


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        ("black backpack -leather", "black backpack", ("leather",)),
        ('car -"sports car"', "car", ("sports car",)),
        ("car −“sports car” red", "car red", ("sports car",)),
        ('-red -"palm beach" place', "place", ("red", "palm beach")),
        ('car -"sports', "car", ("sports",)),  # still being typed
        ("bag -leather, -red.", "bag", ("leather", "red")),
        ("bag -red -red", "bag", ("red",)),
        ("shirt -t-shirt -black-and-white", "shirt", ("t-shirt", "black-and-white")),
        ("bag -красный -赤い", "bag", ("красный", "赤い")),
        ("-leather", "", ("leather",)),
    ],
)
def test_what_a_dash_takes_away(text: str, words: str, terms: tuple[str, ...]) -> None:
    assert split_minus(text) == (words, terms)


@pytest.mark.parametrize(
    "text",
    ["t-shirt", "black-and-white cat", "a - b", "cat -", "-", "--leather", "- - -", '-"" cat', '-" " cat', "5-3"],
)
def test_these_dashes_take_nothing_away(text: str) -> None:
    words, terms = split_minus(text)
    assert terms == () and (words == " ".join(text.split()) or '-"' in text)


@pytest.mark.parametrize("term", ["leather", "sports car", "t-shirt", "x"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_place_of_a_term_does_not_matter(term: str, at: int) -> None:
    words = ["black", "bag"]
    words.insert(at, f'-"{term}"')
    assert split_minus(" ".join(words)) == ("black bag", (term,))


def test_the_vector_is_the_query_less_a_times_the_centred_terms(world: World) -> None:
    mean = world.collection.means[0]

    def centred(text: str) -> np.ndarray:
        return unit(world.encoder.encode_texts([text])[0] - mean)

    for base, query in (
        (world.encoder.encode_texts(["a car"])[0], Query("a car -red -leather", away=0.7)),
        (world.collection.embeddings[7], Query("-red -leather", like=7, away=0.7)),
        (world.engine.encode(Query("a car", like=7))[0], Query("a car -red -leather", like=7, away=0.7)),
    ):
        expected = unit(base - 0.7 * (centred("red") + centred("leather")))
        vector, _ = world.engine.encode(query)
        np.testing.assert_allclose(vector, expected, atol=1e-5)
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_taking_nothing_away_changes_nothing(world: World) -> None:
    plain = world.engine.answer(Query("a car"))
    for query in (Query("a car -red", away=0.0), Query("a   car")):
        assert world.engine.answer(query).items.tolist() == plain.items.tolist()
    assert plain.minus == ()


def test_more_taken_away_is_less_like_it(world: World) -> None:
    refused = unit(world.encoder.encode_texts(["red"])[0] - world.collection.means[0])
    near = [float(world.engine.encode(Query("a car -red", away=a))[0] @ refused) for a in (0, 0.2, 0.4, 0.8, 1.6)]
    assert near == sorted(near, reverse=True) and near[0] > near[-1] + 0.5


def test_the_answer_says_what_was_taken_away(world: World) -> None:
    for mode in ("drill-down", "hnsw", "exact"):
        r = world.engine.answer(Query('a car -"palm beach" -red', mode=mode))
        assert r.minus == ("palm beach", "red")
        found = as_json(world.collection, r)["query"]
        assert found["minus"] == ["palm beach", "red"] and found["away"] == r.query.away
        assert found["text"] == 'a car -"palm beach" -red'
    found = as_json(world.collection, world.engine.answer(Query("a car")))["query"]
    assert found["minus"] == [] and found["away"] is None


def test_an_example_keeps_its_vector_when_something_is_taken_away(world: World) -> None:
    base = Engine(world.collection, world.encoder).encode(Query("red sports car -zebra", away=0))[0]
    np.testing.assert_allclose(base, world.collection.examples[0], atol=1e-6)


def test_a_term_the_model_never_met_is_said_and_not_taken_away(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world.encoder, "lexicon", Lexicon(["a", "car", "red"]))
    r, plain = world.engine.answer(Query("a car -zyx -red")), world.engine.answer(Query("a car -red"))
    assert r.minus == ("red",) and any("zyx" in w and "not taken away" in w for w in r.warnings)
    assert r.items.tolist() == plain.items.tolist() and not any("not taken away" in w for w in plain.warnings)
    partly = world.engine.answer(Query('a car -"red zyx"'))
    assert partly.minus == ("red zyx",) and any("zyx" in w for w in partly.warnings)


def test_familiar_looks_at_what_is_asked_for(world: World) -> None:
    assert world.engine.answer(Query("a car -red")).familiar == world.engine.answer(Query("a car")).familiar


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Query("-leather"), "take “leather” away from"),
        (Query('-"" '), "nothing to search for"),
        (Query("car -red", away=-0.1), "away must lie"),
        (Query("car -red", away=float("nan")), "away must lie"),
        (Query("car " + " ".join(f"-x{i}" for i in range(MOST_TERMS + 1))), f"At most {MOST_TERMS}"),
    ],
)
def test_what_cannot_be_taken_away_is_one_sentence(world: World, query: Query, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        world.engine.answer(query)


def test_refusals_count_what_they_say(world: World) -> None:
    """With nothing taken away before and after agree; the shares are shares."""
    nothing = refusals.refusals(world.engine, away=0.0, k=5, least=2)
    for row in nothing.values():
        assert row["refused before"] == row["refused after"] and row["queries"] > 0
        assert 0 <= row["right of the rest before"] == row["right of the rest after"] <= 1
    assert set(nothing) <= {"type", "colour", "material"} and nothing
    by_hand = refusals.refusals(world.engine, away=1.0, k=5, least=2)
    assert by_hand != nothing and {k: v["queries"] for k, v in by_hand.items()} == {
        k: v["queries"] for k, v in nothing.items()
    }
