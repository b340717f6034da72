"""The hierarchy head: strength 0 changes nothing, training does what its loss asks on what it never saw, words keep
their pictures, and an adapted collection is an ordinary one.
"""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hierdemo.collection.codec import sources
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load, save, verify
from hierdemo.commands.main import main
from hierdemo.commands.shared import open_engine
from hierdemo.items.item import Item
from hierdemo.models.adapter import AdaptedEncoder, Adapter, fitted
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.teach import train_adapter as training
from hierdemo.teach.before_after import MEASURES, Measured, asked_texts, fallen, hold_out, landed, precision
from hierdemo.teach.rebuild import adapt, check
from hierdemo.teach.train_adapter import attribute_values, make_lesson, train
from hierdemo.tree.tree import tree_from_paths
from tests.support.tiny import World, unit

DIM = 24
PATHS = [(top, f"{top} {kind}") for top in ("birds", "fish") for kind in ("small", "large", "old")]
COLOURS = ("red", "blue", "green")


def some(seed: int = 0, *, rows: int = 3, hidden: int = 8) -> tuple[Adapter, np.ndarray]:
    rng = np.random.default_rng(seed)
    parts = rng.normal(size=(hidden, DIM)), rng.normal(size=hidden), rng.normal(size=(DIM, hidden))
    return Adapter(*(p.astype(np.float32) for p in parts)), unit(rng.normal(size=(rows, DIM)))


class Words:
    """Stands for a frozen model: a text is the sum of its words' directions."""

    model, digest, dim = "words", "0", DIM

    def encode_texts(self, texts: Any) -> np.ndarray:
        rows = [sum((word(w) for w in t.replace(",", "").split()), np.zeros(DIM)) for t in texts]
        return unit(np.array(rows).reshape(-1, DIM))

    def encode_images(self, images: Any) -> np.ndarray:
        return unit(np.stack(list(images)))

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return [], True


def word(text: str) -> np.ndarray:
    return np.random.default_rng(sum(ord(c) * 31**i for i, c in enumerate(text)) % 2**32).normal(size=DIM)


def by_colour(each: int = 24, *, seed: int = 0) -> tuple[list[Item], np.ndarray]:
    """Pictures of a model that sees colour first and kind hardly: what adapting is for."""
    rng = np.random.default_rng(seed)
    items, rows = [], []
    for path in PATHS:
        for i in range(each):
            colour = COLOURS[i % len(COLOURS)]
            items.append(Item(len(items), f"{len(items)}.png", f"a {colour} {path[-1]}", {"colour": colour}, path))
            rows.append(2.0 * word(colour) + 0.4 * sum(word(w) for w in path[-1].split()) + 0.3 * rng.normal(size=DIM))
    return items, unit(np.stack(rows))


@pytest.fixture(scope="module")
def taught() -> tuple[list[Item], np.ndarray, np.ndarray, Adapter]:
    """Items, embeddings, those held out, and the adapter that never saw these."""
    items, x = by_colour()
    held = hold_out(items, 0.25)
    learnt = np.flatnonzero(~held)
    lesson = make_lesson([items[i] for i in learnt], x[learnt], Words().encode_texts)
    return items, x, held, train(lesson, 2.0, steps=120)


def test_an_adapter_gives_unit_vectors_row_by_row_and_keeps_its_arrays() -> None:
    adapter, x = some(rows=40)
    y = adapter.apply(x)
    assert y.dtype == np.float32 and y.shape == x.shape and not np.allclose(y, x)
    np.testing.assert_allclose(np.linalg.norm(y, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(adapter.apply(x[7:8]), y[7:8], atol=1e-6)
    assert adapter.apply(x[:0]).shape == (0, DIM)
    np.testing.assert_array_equal(Adapter(**adapter.arrays()).apply(x), y)
    with pytest.raises(ValueError, match="read-only"):
        adapter.inner[0, 0] = 1


def test_an_adapter_does_what_torch_trained() -> None:
    import torch

    adapter, x = some(rows=5)
    inner, offset, outer = (torch.from_numpy(a.copy()) for a in adapter.arrays().values())
    t = torch.from_numpy(x)
    y = t + torch.nn.functional.gelu(t @ inner.T + offset, approximate="tanh") @ outer.T
    np.testing.assert_allclose(adapter.apply(x), torch.nn.functional.normalize(y, dim=1).numpy(), atol=1e-5)


@pytest.mark.parametrize("shapes", [((8, DIM), (7,), (DIM, 8)), ((8, DIM), (8,), (8, DIM)), ((DIM,), (8,), (DIM, 8))])
def test_arrays_that_do_not_fit_are_refused(shapes: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match=r"must be \(H, D\)"):
        Adapter(*(np.zeros(s, np.float32) for s in shapes))
    with pytest.raises(ValueError, match="finite"):
        Adapter(np.full((1, DIM), np.nan, np.float32), np.zeros(1, np.float32), np.zeros((DIM, 1), np.float32))
    with pytest.raises(ValueError, match=rf"\(n, {DIM}\)"):
        some()[0].apply(np.zeros((2, DIM + 1), np.float32))


def test_texts_and_pictures_go_through_the_same_projection_and_never_twice() -> None:
    (one, x), (other, _) = some(0), some(1)
    base = Words()
    encoder = one.around(base)
    np.testing.assert_array_equal(encoder.encode_images(x), one.apply(base.encode_images(x)))
    np.testing.assert_array_equal(encoder.encode_texts(["a red bird"]), one.apply(base.encode_texts(["a red bird"])))
    assert (encoder.model, encoder.digest, encoder.dim) == (base.model, base.digest, base.dim)
    again = fitted(encoder, other)
    assert isinstance(again, AdaptedEncoder) and again.base is base and again.adapter is other
    assert fitted(encoder, None) is base and fitted(None, one) is None


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


@pytest.fixture(scope="module")
def made(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world's collection adapted by the command itself, in few steps and without looking at maps."""
    folder, patch = tmp_path_factory.mktemp("adapted") / "collection", pytest.MonkeyPatch()
    with patch.context() as m:
        m.setattr("hierdemo.maps.projection._layout", lambda vectors, neighbours, start, seed, first: start)
        m.setattr("hierdemo.teach.rebuild.train", lambda lesson, s, **more: train(lesson, s, **more | {"steps": 15}))
        arguments = ["adapt", str(world.folder), "--strength", "2", "--curve", "0.5", "--out", str(folder)]
        assert main([*arguments, "--held-out", str(world.images), "--json"]) == 0
    return folder


def test_the_command_makes_an_ordinary_collection_that_answers_through_its_adapter(world: World, made: Path) -> None:
    c, old = load(made), world.collection
    verify(made)
    assert c.captions is not None and old.captions is not None and c.adapter is not None
    np.testing.assert_allclose(c.captions.unit, c.adapter.apply(old.captions.unit), atol=5e-3)  # halves before, after
    assert not np.allclose(c.captions.unit, old.captions.unit, atol=5e-3)
    assert c.adapter is not None and [i.file for i in c.items] == [i.file for i in old.items]
    np.testing.assert_array_equal(c.embeddings, c.adapter.apply(old.embeddings))
    assert c.meta.model == old.meta.model and list(c.views) == list(old.views)
    assert c.images == world.images.resolve() and c.thumbs[3] == old.thumbs[3]
    engine = open_engine(made)
    words = engine.answer(Query("a red bicycle", mode="exact"))
    vector = c.adapter.apply(world.encoder.encode_texts(["a red bicycle"]))[0]
    np.testing.assert_allclose(words.scores, np.sort(c.embeddings @ vector)[::-1][:10], atol=1e-5)
    np.testing.assert_array_equal(
        Engine(old, engine.encoder).encoder.encode_texts(["x"]), world.encoder.encode_texts(["x"])
    )


def test_what_it_reports_holds_every_strength_before_and_after(made: Path) -> None:
    about = load(made).meta.adapted
    assert [row["strength"] for row in about["rows"]] == [0, 0.5, 2] and about["strength"] == 2
    assert about["held_out"] > 0 and about["measures"].keys() == MEASURES.keys()
    for row in about["rows"]:
        shares = [row[key] for key in MEASURES if key in row and key != "leaves_a_type"]
        assert len(shares) >= 9 and all(0 <= share <= 1 for share in shares)
        assert set(row["new"]) >= {"held_leaves", "text_type_10"}
    assert about["rows"][0]["neighbours_10"] == 1 and about["rows"][0]["fallen"] == {}
    fell = [row["strength"] for row in about["rows"] if row["fallen"]]
    assert about["suffers_at"] == (fell[0] if fell else None)


def test_saving_keeps_the_adapter_bit_for_bit_and_a_damaged_one_is_refused(made: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(made, tmp_path / "copy")
    c = load(copy)
    again = save(c, tmp_path / "again")
    assert c.adapter is not None and again.adapter is not None
    for name, array in c.adapter.arrays().items():
        np.testing.assert_array_equal(again.adapter.arrays()[name], array)
    assert sources(c, copy)["adapter.npz"][0] is c.adapter
    part = next((copy / "parts").glob("adapter-*.npz"))
    part.write_bytes(part.read_bytes()[:-9])
    with pytest.raises(CollectionError, match="adapter.npz"):
        load(copy)


def test_strength_0_gives_the_same_collection_again(world: World, quick_maps: None) -> None:
    again = adapt(world.collection, world.encoder, 0.0)
    assert again.embeddings.tobytes() == world.collection.embeddings.tobytes()
    for name, view in world.collection.views.items():
        np.testing.assert_array_equal(again.views[name].tree.order, view.tree.order)
        np.testing.assert_array_equal(again.views[name].tree.centroid, view.tree.centroid)


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        (["--strength", "-1"], "number from 0 on"),
        (["--curve", "1,two"], "numbers with commas"),
        (["--out", "{collection}"], "names the collection itself"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_done(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: list[str], says: str
) -> None:
    extra = [part.format(collection=world.folder) for part in extra]
    assert main(["adapt", str(world.folder), "--out", str(tmp_path / "out"), *extra]) == 2
    assert says in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_what_cannot_be_adapted_says_why(world: World, made: Path) -> None:
    with pytest.raises(ValueError, match="adapted already"):
        check(load(made), [1.0])
    plain = replace(world.collection, items=[replace(i, taxonomy=()) for i in world.collection.items])
    with pytest.raises(ValueError, match="no taxonomy"):
        check(plain, [1.0])


def test_the_table_names_every_strength_and_where_meaning_suffers(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from hierdemo.commands.adapt import _print

    about = load(made).meta.adapted
    _print(json.loads(json.dumps(about)) | {"suffers_at": None}, made)
    text = capsys.readouterr().out
    assert "does not suffer" in text and all(f"\n{s:>10g}" in text for s in (0, 0.5, 2))
    rows = [row | {"fallen": {"text_type_10": 0.1} if row["strength"] == 2 else {}} for row in about["rows"]]
    _print(about | {"suffers_at": 2.0, "rows": rows}, made)
    assert "suffer at strength 2: precision@10, a type's name by 0.100" in capsys.readouterr().out
