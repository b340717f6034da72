"""Vectors that were made elsewhere: as good as encoding with their model, given texts without one, what is refused."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hierdemo.builder.assemble import Options
from hierdemo.builder.given_vectors import match
from hierdemo.builder.pipeline import build
from hierdemo.builder.vector_files import VectorsError, read_texts, read_vectors
from hierdemo.collection.store import load, verify
from hierdemo.commands.main import main
from hierdemo.items.scan import read_folder
from hierdemo.models.loading import load_encoder
from hierdemo.models.lookup import KnownTexts, TextEncoder, UnknownText
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from tests.support.tiny import World, unit

pytestmark = pytest.mark.usefixtures("quick_maps")
TEXTS = ["a red sports car", "golden retriever", "Palm  Beach", "laptop", "bicycle"]


@pytest.fixture(scope="module")
def given(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world's own vectors, as somebody would bring them: longer than one, by order, by name, and its texts'."""
    folder = tmp_path_factory.mktemp("given")
    vectors, files = np.array(world.collection.embeddings), [i.file for i in world.collection.items]
    np.save(folder / "vectors.npy", vectors * 7)
    back = np.random.default_rng(0).permutation(60)
    np.savez(folder / "named.npz", files=np.array(files)[back], vectors=vectors[back].astype(np.float64))
    np.savez(folder / "texts.npz", texts=np.array(TEXTS), vectors=world.encoder.encode_texts(TEXTS) * 3)
    return folder


@pytest.fixture(scope="module")
def told(world: World, given: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of vectors and texts, without a model."""
    out = tmp_path_factory.mktemp("told") / "collection"
    encoder = TextEncoder(read_texts(given / "texts.npz"))
    build(world.images, out, encoder, Options(branching=3, levels=2), ready=read_vectors(given / "vectors.npy"))
    return out


@pytest.mark.parametrize("file", ["vectors.npy", "named.npz"])
def test_vectors_and_their_model_make_what_encoding_makes(world: World, given: Path, tmp_path: Path, file: str) -> None:
    options = Options(branching=3, levels=2, examples=world.collection.meta.examples)
    made = build(world.images, tmp_path / "out", world.encoder, options, ready=read_vectors(given / file))
    np.testing.assert_allclose(made.embeddings, world.collection.embeddings, atol=1e-6)
    assert [vars(i) for i in made.items] == [vars(i) for i in world.collection.items]
    assert all(made.thumbs[i] == world.collection.thumbs[i] for i in range(60))
    assert made.meta.model_digest == world.encoder.digest and made.known is None
    for query in (Query("golden retriever"), Query("a car", mode="exact"), Query(like=7, text="red")):
        mine, want = Engine(made, world.encoder).answer(query), world.engine.answer(query)
        assert mine.items.tolist() == want.items.tolist()
        np.testing.assert_allclose(mine.scores, want.scores, atol=1e-5)


def test_half_precision_and_a_picture_less(world: World, given: Path, tmp_path: Path) -> None:
    """What cannot be paired or read is left out and listed; every other keeps its own vector."""
    images = tmp_path / "in"
    shutil.copytree(world.images, images)
    files = [i.file for i in world.collection.items]
    (images / files[3]).write_bytes(b"no picture")
    (images / files[5]).unlink()
    named = [f for i, f in enumerate(files) if i != 9] + ["elsewhere/none.png"]
    rows = [i for i in range(60) if i != 9] + [0]
    vectors = np.array(world.collection.embeddings)[rows].astype(np.float16)
    np.savez(tmp_path / "v.npz", files=np.array([str(images / named[0]), *named[1:]]), vectors=vectors)
    made = build(images, tmp_path / "out", world.encoder, ready=read_vectors(tmp_path / "v.npz"))
    assert {s["file"] for s in made.skipped} == {
        files[3],
        files[5],
        files[9],
        "elsewhere/none.png",
        "row 36 of metadata.csv",
    }
    want = world.collection.embeddings[[i for i in range(60) if i not in (3, 5, 9)]]
    assert [i.file for i in made.items] == [f for i, f in enumerate(files) if i not in (3, 5, 9)]
    np.testing.assert_allclose(made.embeddings, want, atol=2e-3)
    np.testing.assert_allclose(np.linalg.norm(made.embeddings, axis=1), 1, atol=1e-6)


def test_given_texts_are_answered_and_no_others(world: World, told: Path) -> None:
    c = verify(told) and load(told)
    engine = Engine(c, None)
    for text in ("golden retriever", " GOLDEN   retriever", "palm beach"):
        vector = world.encoder.encode_texts([" ".join(text.split()).lower().replace("palm beach", "Palm Beach")])[0]
        want = world.engine.answer_vector(Query(mode="exact"), vector)
        assert engine.answer(Query(text, mode="exact")).items.tolist() == want.items.tolist()
    assert engine.answer(Query("laptop", like=4)).items.size and engine.answer(Query("laptop -bicycle")).minus
    with pytest.raises(UnknownText, match="only the 5 texts.*“a green parrot”.*try “"):
        engine.answer(Query("a green parrot"))
    with pytest.raises(UnknownText, match="try “bicycle”"):
        engine.answer(Query("bicicle"))
    with pytest.raises(ValueError, match="no model that could read a new picture"):
        engine.answer(Query(image=Image.new("RGB", (9, 9))))
    assert {e.casefold() for e in c.meta.examples} <= {" ".join(t.split()).casefold() for t in TEXTS}
    for example in c.meta.examples:
        assert len(engine.answer(Query(example)).items) == 10


def test_given_texts_name_nodes_where_there_are_no_words(world: World, given: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for i, item in enumerate(world.collection.items):
        shutil.copy(world.images / item.file, tmp_path / "in" / f"{i:02d}.png")
    ready, options = read_vectors(given / "vectors.npy"), Options(branching=4, levels=1)
    x, kinds = world.collection.embeddings, sorted({i.taxonomy[-1] for i in world.collection.items})
    means = [x[[i.taxonomy[-1] == kind for i in world.collection.items]].mean(0) for kind in kinds]
    told = TextEncoder(KnownTexts(kinds, unit(np.stack(means))))
    made = build(tmp_path / "in", tmp_path / "out", told, options, ready=ready)
    view = made.views["clusters"]
    named = {m: label.name for m, label in enumerate(view.labels) if label.source == "vocabulary"}
    assert named and set(named.values()) <= set(kinds)
    for m, name in named.items():
        held = [world.collection.items[i].taxonomy[-1] for i in view.tree.items(m)]
        assert name in held, "it names something that is in the node"
    bare = build(tmp_path / "in", tmp_path / "bare", TextEncoder(KnownTexts.none(32)), options, ready=ready)
    assert {label.source for label in bare.views["clusters"].labels} == {"number"}
    engine = Engine(load(tmp_path / "bare"), None)
    assert len(engine.answer(Query(like=3)).items) == 10
    with pytest.raises(ValueError, match="neither a model nor texts"):
        engine.answer(Query("dog"))


def bad(tmp_path: Path, **arrays: np.ndarray) -> Path:
    np.savez(tmp_path / "bad.npz", **arrays)  # type: ignore[arg-type]
    return tmp_path / "bad.npz"


def test_files_of_vectors_that_cannot_be_used(tmp_path: Path) -> None:
    two, names = np.ones((2, 4), np.float32), np.array(["a.png", "b.png"])
    cases = {
        "Python objects": bad(tmp_path, files=np.array(["a", None], object), vectors=two),
    }
    for message, path in cases.items():
        with pytest.raises(VectorsError, match=message):
            read_vectors(path)
    for message, arrays in {
        "must hold the arrays files and vectors; it holds vectors": {"vectors": two},
        "2 files and 1 vectors": {"files": names, "vectors": two[:1]},
        "names 'a.png' more than once": {"files": names[[0, 0]], "vectors": two},
        "files must be a list of texts, got int64": {"files": np.arange(2), "vectors": two},
        r"\(N, D\), one row each, got shape \(2,\)": {"files": names, "vectors": two[:, 0]},
        "float16, float32 or float64, got int64": {"files": names, "vectors": two.astype(np.int64)},
    }.items():
        with pytest.raises(VectorsError, match=message):
            read_vectors(bad(tmp_path, **arrays))
    with pytest.raises(VectorsError, match="There is no file"):
        read_vectors(tmp_path / "nowhere.npy")
    whole = tmp_path / "whole.npy"
    np.save(whole, two)
    for data in (b"", b"junk", whole.read_bytes()[:-8], b"PK\x03\x04junk"):
        (tmp_path / "cut.npy").write_bytes(data)
        with pytest.raises(VectorsError, match=r"cut\.npy is"):
            read_vectors(tmp_path / "cut.npy")
    with pytest.raises(VectorsError, match="texts and vectors; it holds one array"):
        read_texts(whole)
    with pytest.raises(VectorsError, match="holds no text"):
        read_texts(bad(tmp_path, texts=np.array([" ", ""]), vectors=two))


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf, 0.0])
def test_a_row_without_a_direction_leaves_out_its_picture_alone(world: World, tmp_path: Path, wrong: float) -> None:
    vectors = np.array(world.collection.embeddings)
    vectors[[17, 20]] = wrong
    np.save(tmp_path / "v.npy", vectors)
    nobody, items = TextEncoder(KnownTexts.none(32)), world.collection.items
    made = build(world.images, tmp_path / "out", nobody, ready=read_vectors(tmp_path / "v.npy"))
    told = "is all zeros" if wrong == 0 else "holds NaN or infinity"
    reasons = {row["file"]: row["reason"] for row in made.skipped}
    assert reasons == {items[i].file: f"Its vector (row {i} of v.npy) {told}: make it again." for i in (17, 20)}
    others = [i for i in range(60) if i not in (17, 20)]
    assert [item.file for item in made.items] == [items[i].file for i in others]
    np.testing.assert_allclose(made.embeddings, world.collection.embeddings[others], atol=1e-6)


def test_no_row_with_a_direction_is_said_before_anything_is_made(world: World, tmp_path: Path) -> None:
    np.save(tmp_path / "v.npy", np.zeros((60, 32), np.float32))
    with pytest.raises(VectorsError, match="None of the vectors in .* can be used: .* is all zeros"):
        build(world.images, tmp_path / "out", TextEncoder(KnownTexts.none(32)), ready=read_vectors(tmp_path / "v.npy"))
    assert not (tmp_path / "out").exists()


def test_tiny_and_huge_numbers_keep_their_direction(world: World, tmp_path: Path) -> None:
    vectors = np.array(world.collection.embeddings, np.float64)
    vectors[:20] *= 1e-200
    vectors[20:40] *= 1e200
    np.save(tmp_path / "v.npy", vectors)
    made = build(
        world.images, tmp_path / "out", TextEncoder(KnownTexts.none(32)), ready=read_vectors(tmp_path / "v.npy")
    )
    np.testing.assert_allclose(made.embeddings, world.collection.embeddings, atol=1e-6)


def test_another_models_vectors_and_another_order_are_refused(world: World, tmp_path: Path) -> None:
    x = np.array(world.collection.embeddings)
    for message, vectors in {
        "not those of the model.*mean cosine": unit(np.random.default_rng(0).normal(size=x.shape)),
        "check their order": x[::-1],
        "have 8 numbers each, those of the model .* 32": x[:, :8],
        "holds 59 vectors, and .* holds 60 files": x[:59],
    }.items():
        np.save(tmp_path / "v.npy", vectors)
        with pytest.raises(VectorsError, match=message):
            build(world.images, tmp_path / "out", world.encoder, ready=read_vectors(tmp_path / "v.npy"))
        assert not (tmp_path / "out").exists()


def test_names_of_another_folder(world: World, given: Path, tmp_path: Path) -> None:
    ready = read_vectors(given / "named.npz")
    with pytest.raises(VectorsError, match="names are taken from the folder on"):
        match(ready, read_folder(world.images / "vehicles"), world.images / "vehicles")


def run(*arguments: object) -> int:
    return main([str(a) for a in arguments])


def test_the_commands(world: World, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, vectors, texts = tmp_path / "out", given / "vectors.npy", given / "texts.npz"
    first = world.collection.items[0].file
    assert run("build", world.images, "--list-files") == 0
    assert capsys.readouterr().out.split() == [i.file for i in world.collection.items]
    assert run("build", world.images, "--out", out, "--embeddings", vectors, "--text-embeddings", texts) == 0
    capsys.readouterr()
    assert run("search", "laptop", "--collection", out) == 0 and run("verify", "--collection", out) == 0
    assert run("info", "--collection", out) == 0 and "ready-vectors" in capsys.readouterr().out
    for status, sentence, arguments in (
        (2, "answers only the 5 texts", ("search", "lap", "--collection", out)),
        (2, "no model that could read a new picture", ("search", "--image", world.images / first, "--collection", out)),
        (1, "takes none", ("search", "laptop", "--collection", out, "--model", world.model)),
        (2, "--text-embeddings goes with", ("build", world.images, "--out", out, "--text-embeddings", texts)),
        (2, "leave one of them out", ("build", world.images, "--out", out, "--embeddings", vectors,
                                      "--text-embeddings", texts, "--model", world.model)),
        (2, "answers only the 5 texts", ("build", world.images, "--out", out, "--embeddings", vectors,
                                         "--text-embeddings", texts, "--example", "parrot")),
    ):  # fmt: skip
        assert run(*arguments) == status
        error = capsys.readouterr().err
        assert error.startswith("hierdemo: ") and error.count("\n") == 1 and sentence in error


def test_a_model_can_come_later(world: World, given: Path, tmp_path: Path) -> None:
    """Built again in the same place with a model, the collection is an ordinary one."""
    ready = read_vectors(given / "vectors.npy")
    build(world.images, tmp_path / "out", TextEncoder(KnownTexts.none(32)), ready=ready)
    build(world.images, tmp_path / "out", load_encoder(str(world.model)), ready=ready)
    opened = load(tmp_path / "out")
    assert opened.known is None and opened.meta.model == str(world.model)


@pytest.mark.parametrize("command", ["disagree", "evaluate", "propagate", "adapt", "add-node", "add"])
def test_what_takes_a_model_says_so(
    world: World, told: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    collection, at = tmp_path / "own", ("--collection", tmp_path / "own")
    shutil.copytree(told, collection)
    new = world.images / world.collection.items[0].file
    arguments = {
        "disagree": ("disagree", *at),
        "evaluate": ("evaluate", "--held-out", world.images, *at),
        "propagate": ("propagate", "--held-out", world.images, *at),
        "adapt": ("adapt", collection, "--out", tmp_path / "adapted"),
        "add-node": ("edit", "add-node", "/", "zebra", *at),
        "add": ("edit", "add", new, "--into", ".", *at),
    }[command]
    assert run(*arguments) == 1
    error = capsys.readouterr().err
    assert "takes a model" in error and error.count("hierdemo: ") == 1 and "Traceback" not in error


def test_with_a_table_rows_follow_it(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where a file is named twice, is missing, or is the same as another one: each row has its vector."""
    images, c = tmp_path / "in", world.collection
    shutil.copytree(world.images, images)
    shutil.copy(images / c.items[7].file, images / "copy.png")
    files = [c.items[i].file for i in (40, 7, 3, 12, 55, 21)]
    rows = [files[0], "gone.png", "copy.png", *files[1:], files[0]]
    vectors = np.random.default_rng(0).normal(size=(len(rows), 8)).astype(np.float32)
    (tmp_path / "t.csv").write_text("file\n" + "\n".join(rows))
    np.save(tmp_path / "v.npy", vectors)
    made = build(
        images, tmp_path / "out", TextEncoder(KnownTexts.none(8)), Options(table=tmp_path / "t.csv"),
        ready=read_vectors(tmp_path / "v.npy"),
    )  # fmt: skip
    assert [i.file for i in made.items] == sorted(files)
    for item in made.items:
        np.testing.assert_allclose(made.embeddings[item.id], unit(vectors[rows.index(item.file)]), atol=1e-6)
    assert {s["file"] for s in made.skipped} == {"gone.png", "copy.png", "row 9 of t.csv"}
    assert len(made.skipped) == 3, "each is told once"
    assert run("build", images, "--list-files", "--table", tmp_path / "t.csv") == 0
    assert capsys.readouterr().out.split() == rows
    np.save(tmp_path / "v.npy", vectors[1:])
    with pytest.raises(VectorsError, match="8 vectors, and .*t.csv names 9 files"):
        build(
            images, tmp_path / "o", TextEncoder(KnownTexts.none(8)), Options(table=tmp_path / "t.csv"),
            ready=read_vectors(tmp_path / "v.npy"),
        )  # fmt: skip


def test_building_again_looks_at_the_vectors(world: World, given: Path, tmp_path: Path) -> None:
    told: list[str] = []

    def hear(note: str) -> None:
        if not note.startswith("15 captions"):  # longer than the small model reads, said each time
            told.append(note)

    for _ in range(2):
        build(world.images, tmp_path / "out", world.encoder, ready=read_vectors(given / "vectors.npy"), tell=hear)
    assert len(told) == 1 and "Nothing has changed" in told[0]
    noise = 0.02 * np.random.default_rng(0).normal(size=(60, 32))
    np.save(tmp_path / "v.npy", np.array(world.collection.embeddings) + noise)
    other = build(world.images, tmp_path / "out", world.encoder, ready=read_vectors(tmp_path / "v.npy"), tell=hear)
    assert "in another way" in told[1] and np.abs(other.embeddings - world.collection.embeddings).max() > 1e-3
    own = build(world.images, tmp_path / "out", world.encoder, tell=hear)
    assert "in another way" in told[2], "given vectors are never taken for encoded ones"
    np.testing.assert_array_equal(own.embeddings, world.collection.embeddings)
