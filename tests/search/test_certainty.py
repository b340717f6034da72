"""How sure an answer is: nothing reassures where there is a doubt, nothing doubts what the collection itself says, and
margins have words only where they were measured. Asked of the demo with its real model.
"""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from hierdemo.collection.margins import Margins
from hierdemo.commands.shared import open_engine
from hierdemo.demo import DEMO
from hierdemo.search import certainty
from hierdemo.search.certainty import Certainty, of_question
from hierdemo.search.engine import Engine
from hierdemo.search.explain import Step
from hierdemo.search.familiarity import LIMIT
from hierdemo.search.named import Named
from hierdemo.search.query import Query

NONSENSE = (
    "asdf qwer",
    "???",
    "12345",
    "红色汽车",
    "voiture",
    "the",
    "quantum physics",
    "stock market crash",
    "xylophone",
)
HALF_KNOWN = ("purple elephant flying", "cute car", "nice picture of a dog")
GOOD = (
    "animals",
    "animal",
    "red sports car",
    "vehicles",
    "men's shirt",
    "fruit",
    "wooden chair",
    "dog",
    "cat",
    "shoes",
)


@pytest.fixture(scope="module")
def demo() -> Engine:
    return open_engine(DEMO)


@pytest.mark.parametrize("text", [*NONSENSE, *HALF_KNOWN])
def test_where_there_is_a_doubt_nothing_reassures(demo: Engine, text: str) -> None:
    r = demo.answer(Query(text, k=12))
    assert r.certainty.doubt == ("guess" if text in NONSENSE else "part")
    assert r.certainty.reason and r.warnings[0] == r.certainty.reason
    assert r.falloff is None and set(r.certainty.right) == {None}
    words = {certainty.verdict(s, right) for s, right in zip(r.steps, r.certainty.right, strict=True)}
    assert words <= {"overtaken", "ahead"}, "numbers alone"


@pytest.mark.parametrize("text", GOOD)
def test_a_good_question_is_not_doubted_and_its_margins_have_a_meaning(demo: Engine, text: str) -> None:
    r = demo.answer(Query(text, k=12))
    assert r.certainty.doubt == "sure" and r.certainty.reason == "" and r.warnings == []
    assert all(right is not None and 0 < right < 1 for right in r.certainty.right)


def test_margins_mean_nothing_where_another_thing_was_asked(demo: Engine) -> None:
    plain = Query("red sports car")
    others = [replace(plain, **more) for more in (
        {"beam": 1}, {"target": "both"}, {"mode": "exact"}, {"mode": "hnsw"}, {"where": {"colour": "red"}}, {"like": 3},
        {"text": "sports car -red"}, {"depth": 1}, {"forced": (1,)}, {"image": Image.new("RGB", (9, 9))},
    )]  # fmt: skip
    assert None not in demo.answer(plain).certainty.right
    for query in others:
        assert set(demo.answer(query).certainty.right) == {None}, query


def test_the_worst_part_of_a_question_decides(demo: Engine) -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8))
    known = demo.answer(Query(image=noise))
    assert known.certainty.doubt == "guess" and known.certainty.reason.startswith("This picture is unlike")
    assert demo.answer(Query("red car", image=noise)).certainty == replace(known.certainty, right=(None,) * 3)
    assert demo.answer(Query("asdf", like=3)).certainty.doubt == "guess"
    assert demo.answer(Query(like=3)).certainty.doubt == "sure"


def test_words_that_name_a_colour_alone_are_warned_of_where_the_tree_misses_pictures(demo: Engine) -> None:
    r = demo.answer(Query("red", k=12))
    assert r.missed and r.certainty.doubt == "part" and "“red” lies in every branch" in r.certainty.reason
    assert demo.answer(Query("red", k=12, mode="exact")).certainty.doubt == "sure"


LEFT_OUT = {"a cat sleeping on a chair": "cat", "a horse and a boat": "boat", "teapot on a table": "table"}


@pytest.mark.parametrize("text", LEFT_OUT)
def test_what_the_words_name_and_nothing_found_is_is_said(demo: Engine, text: str) -> None:
    r = demo.answer(Query(text, k=12))
    assert r.certainty.doubt == "part" and r.certainty.reason.startswith(f"“{LEFT_OUT[text]}” names a branch here")
    taken = demo.answer(Query(text, k=12, forced=(r.steps[0].on_path,)))
    assert not any("names a branch" in note for note in taken.warnings)


def test_what_the_model_did_not_read_names_nothing(demo: Engine) -> None:
    read = demo.answer(Query("a table", k=12))
    far = demo.answer(Query(" ".join(["teapot"] * 60) + " on a table", k=12))
    assert any("The model read up to" in note for note in far.warnings) and not read.warnings
    assert not any("names a branch" in note for note in far.warnings)
    named = Named(demo.collection.views["clusters"], demo.collection.items)
    teapots = demo.answer(Query("teapot", k=3)).items.tolist()
    assert named.left_out("a teapot on a table", teapots) and not named.left_out(
        "a teapot, tables", teapots, ["tables"]
    )


def test_of_branches_that_are_found_nothing_is_said(demo: Engine) -> None:
    view = demo.collection.views["clusters"]
    names = {label.name for label in view.labels[1:] if label.source == "taxonomy"}
    said = [w for name in sorted(names)[::4] for w in demo.answer(Query(name, k=12)).warnings if "names a branch" in w]
    assert len(names) > 100 and len(said) <= 2, said


def test_one_reason_to_doubt_at_most() -> None:
    words = "These words are"
    assert of_question([(words, LIMIT)], [], True, noun="x") == of_question([], [], True, noun="x") == Certainty()
    for unknown, understood, share in ((["x"], False, 0.0), ([], True, 0.0), (["x", "y"], True, 0.0), (["x"], True, 1)):
        found = of_question([(words, share)], unknown, understood, noun="drawings")
        assert found.reason.endswith(".") and all(word in found.reason for word in unknown)
        assert (found.doubt == "guess") == ("as a guess" in found.reason) == (not understood or share == 0)
        assert ("unlike anything in the collection of drawings" in found.reason) == (understood and share == 0)


def test_a_note_beside_an_answer_is_a_doubt_and_none_is_taken_back() -> None:
    assert Certainty().noting([]) == Certainty()
    assert Certainty().noting(["A.", "B."]) == Certainty("part", "A.")
    guess = Certainty("guess", "G.")
    assert guess.noting(["A."]) == guess == guess.noting([], strange="S.")
    assert Certainty().noting(["A."], strange="S.") == Certainty("guess", "S.")
    assert Certainty("part", "P.").noting([], strange="S.") == Certainty("guess", "P.")


def test_a_share_is_never_more_than_it_is_and_never_all() -> None:
    assert [certainty.of_hundred(s) for s in (1.0, 0.999, 0.979, 0.5, 0.0)] == [
        f"{n} of 100" for n in (99, 99, 97, 50, 0)
    ]
    assert certainty.in_words(None) == "" and "97 of 100 of the collection's own" in certainty.in_words(0.97)


def test_a_close_call_is_one_by_what_margins_mean_not_by_their_size() -> None:
    step = Step(1, np.array([1, 2]), np.array([0.5, 0.49], np.float32), (1,), 1, 0.5, 0.01, 2, False, "scan")
    assert certainty.verdict(step, None) == "ahead" == certainty.verdict(step, certainty.CLOSE)
    assert certainty.verdict(step, certainty.CLOSE - 0.01) == "close call"
    table = Margins(4, {"text": 200, "image": 0}, {"text": (((0.0, 0.6), (0.1, 0.99)),), "image": ()})
    asked = Certainty().measured(table, Query("car"), [step])
    assert asked.right == (0.6,) and Certainty("guess", "G.").measured(table, Query("car"), [step]).right == (None,)
    assert Certainty().measured(table, Query(image=Image.new("RGB", (9, 9))), [step]).right == (None,)
