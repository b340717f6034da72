"""Collections of vectors that a layout brings: with their pictures, without them, with and without the model."""

from pathlib import Path

import numpy as np
import pytest

from hierdemo.builder.assemble import Options
from hierdemo.builder.brought import need_vectors, ready_of, said, texts_of
from hierdemo.builder.embed import Encoded
from hierdemo.builder.given_vectors import named, take
from hierdemo.builder.pipeline import build
from hierdemo.builder.vector_files import Ready, VectorsError, read_vectors
from hierdemo.builder.vector_parts import Stacked, spooled
from hierdemo.collection.collection import Collection
from hierdemo.collection.store import verify
from hierdemo.commands.main import main
from hierdemo.items.scan import look, order
from hierdemo.models.encoder import BatchEncoder
from hierdemo.models.lookup import KnownTexts, TextEncoder
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from tests.support.tiny import World, unit
from tests.support.vector_folders import write_clip_retrieval

pytestmark = pytest.mark.usefixtures("quick_maps")


@pytest.fixture(scope="module")
def words(world: World) -> np.ndarray:
    return world.encoder.encode_texts([item.caption for item in world.collection.items])


def written(folder: Path, world: World, words: np.ndarray, *, names: list[str] | None = None, hosts: int = 0) -> Path:
    """The world's own vectors in four parts, backwards. hosts: the pictures have an address at one of so many, too."""
    items = world.collection.items[::-1]
    told = [item.file for item in items] if names is None else names
    more = {"url": [f"https://a{i % hosts}.example.org/{i}.png" for i in range(60)]} if hosts else {}
    images = np.array(world.collection.embeddings)[::-1]
    write_clip_retrieval(folder, told, [item.caption for item in items], images, words[::-1], more=more, parts=4)
    return folder


def built(folder: Path, out: Path, *, pictures: Path | None = None) -> Collection:
    ready = ready_of(look(folder, pictures=pictures), out.parent)
    assert ready is not None
    return build(folder, out, texts_of(ready), Options(branching=3, levels=2, pictures=pictures), ready=ready)


@pytest.fixture(scope="module")
def elsewhere(world: World, words: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """Of pictures that are known by their addresses alone."""
    root = tmp_path_factory.mktemp("elsewhere")
    folder = written(root / "clip", world, words, names=[f"{i:09d}" for i in range(60)], hosts=3)
    return built(folder, root / "out")


def test_without_pictures_vectors_and_captions_make_the_collection(world: World, elsewhere: Collection) -> None:
    assert elsewhere.folder is not None and verify(elsewhere.folder)
    np.testing.assert_allclose(elsewhere.embeddings, world.collection.embeddings[::-1], atol=2e-3)
    assert [i.caption for i in elsewhere.items] == [i.caption for i in world.collection.items[::-1]]
    assert not any(elsewhere.thumbs.has(i) for i in range(60)) and not elsewhere.skipped
    assert elsewhere.hosts == {f"a{i}.example.org": 20 for i in range(3)}


def test_captions_can_be_asked_by_the_vectors_that_came_with_them(world: World, elsewhere: Collection) -> None:
    caption = elsewhere.items[7].caption
    assert elsewhere.known is not None and elsewhere.known.find(caption.upper()) is not None
    found = Engine(elsewhere, None).answer(Query(caption, mode="exact")).items.tolist()
    want = world.engine.answer(Query(caption, mode="exact")).items.tolist()
    assert found[:3] == [59 - i for i in want[:3]]


def test_with_their_pictures_it_is_as_if_they_were_given_by_hand(
    world: World, words: np.ndarray, tmp_path: Path
) -> None:
    files = [item.file for item in world.collection.items[::-1]]
    stems = [file.removesuffix(".png") if i % 2 else file for i, file in enumerate(files)]
    made = built(written(tmp_path / "clip", world, words, names=stems), tmp_path / "out", pictures=world.images)
    assert [i.file for i in made.items] == files and made.images == world.images.resolve()
    assert all(made.thumbs[i] == world.collection.thumbs[59 - i] for i in range(0, 60, 7))


def taken(folder: Path, encoder: BatchEncoder | TextEncoder | None = None) -> tuple[Encoded, Ready]:
    """What a build goes on with, by the texts that came along where no other encoder is given."""
    found, scratch = look(folder), folder.with_name("scratch")
    ready = ready_of(found, folder.parent)
    assert ready is not None
    return take(found.images, found, ready, encoder or texts_of(ready), scratch, lambda *_: None), ready


def test_a_model_is_checked_by_the_captions_where_no_picture_is_here(
    world: World, words: np.ndarray, tmp_path: Path
) -> None:
    names = [f"{i:09d}" for i in range(60)]
    made, ready = taken(written(tmp_path / "clip", world, words, names=names), world.encoder)
    caption = made.items[5].caption
    np.testing.assert_allclose(said(ready, [caption])[caption], words[54], atol=2e-3)
    other = unit(np.random.default_rng(1).normal(size=words.shape))
    with pytest.raises(VectorsError, match=r"captions' vectors .* not those of the model .* under 0.7. Give --model"):
        taken(written(tmp_path / "other", world, other, names=names), world.encoder)


def test_a_bad_vector_leaves_out_its_row_and_a_bad_text_its_text(
    world: World, words: np.ndarray, tmp_path: Path
) -> None:
    names = [f"{i:09d}" for i in range(60)]
    folder = written(tmp_path / "clip", world, words, names=names)
    for name, row in (("img_emb", 2), ("text_emb", 3)):
        part = np.load(folder / f"{name}/{name}_1.npy")
        part[row] = np.nan
        np.save(folder / f"{name}/{name}_1.npy", part)
    made, ready = taken(folder)
    assert len(made.items) == 59 and made.thumbs == [b""] * 59
    assert [(s.file, s.reason[:37]) for s in made.skipped] == [(names[17], "Its vector (row 17 of img_emb_0.npy) ")]
    assert texts_of(ready).known.find(made.items[17].caption) is None


def test_the_command_says_what_it_is_and_needs_no_model(
    world: World, words: np.ndarray, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "clip", world, words, names=[f"{i:09d}" for i in range(60)], hosts=1)
    assert main(["build", str(folder), "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr()
    assert f"{folder}: a clip-retrieval folder: 4 parts, 60 vectors." in told.err
    assert "60 pictures in" in told.out and "embedded model" not in told.err


def test_addresses_without_vectors_are_refused_before_the_work_and_with_them_taken(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("url,caption\n" + "\n".join(f"https://a.org/{i}.jpg,word {i}" for i in range(9)))
    found = look(table)
    with pytest.raises(VectorsError, match="known by their web addresses alone, and hierdemo fetches none: fetch them"):
        need_vectors(found, None)
    np.save(tmp_path / "v.npy", np.eye(9, dtype=np.float32))
    ready = named(read_vectors(tmp_path / "v.npy"), order(table), table)
    need_vectors(found, ready)
    encoder = TextEncoder(KnownTexts.none(9))
    made = take(found.images, found, ready, encoder, tmp_path / "scratch", lambda *_: None)
    assert [item.caption for item in made.items] == [f"word {i}" for i in range(9)]


def test_many_files_are_one_array_and_a_column_is_one_on_the_disk(tmp_path: Path) -> None:
    x = np.random.default_rng(0).normal(size=(300, 4)).astype(np.float16)
    paths = [tmp_path / f"{i}.npy" for i in range(100)]
    for path, part in zip(paths, np.array_split(x, 100), strict=True):
        np.save(path, part)
    stacked = Stacked(paths)
    rows = np.random.default_rng(1).integers(0, 300, 50)
    assert (
        stacked.shape == x.shape and np.array_equal(stacked[rows], x[rows]) and np.array_equal(stacked[290:], x[290:])
    )
    held = spooled(np.array_split(x, 7), tmp_path)
    assert np.array_equal(held, x) and held.dtype == np.float16 and sorted(tmp_path.iterdir()) == sorted(paths)
    assert read_vectors(paths[0]).dim == 4
