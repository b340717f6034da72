"""Layouts that bring vectors: which rows and addresses they name, where pictures are found, what is refused.

The clip-retrieval folders are as its own writer leaves them (tests/bench/layouts.py has small real ones).
"""

import base64
import csv
import io
import json
import tarfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image
from pyarrow import parquet

from hierdemo.items.address import host_of, hosts
from hierdemo.items.image import ImageError
from hierdemo.items.layouts import clip_retrieval, vector_table
from hierdemo.items.layouts.known import recognise
from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.layouts.records import records
from hierdemo.items.layouts.vector_columns import blocks, chosen, numbers
from hierdemo.items.place import place_of
from hierdemo.items.scan import look, order
from hierdemo.items.table import Row
from tests.support.archives import png, write_saved
from tests.support.vector_folders import write_clip_retrieval

X = np.random.default_rng(0).normal(size=(40, 12)).astype(np.float32)


def rows(layout: Layout | None) -> list[Row]:
    assert layout is not None
    return list(layout.rows(Said()))


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Eleven parts, so that 10 comes after 9; of tars, with the addresses that they were fetched from."""
    names = [f"{i:09d}" for i in range(40)]
    more = {"url": [f"https://a{i % 2}.example.org/{i}.jpg" for i in range(40)], "sha256": ["0"] * 40}
    write_clip_retrieval(tmp_path / "clip", names, [f"word {i}" for i in range(40)], X, X, more=more, parts=11)
    return tmp_path / "clip"


def test_clip_retrieval_says_its_parts_and_keeps_rows_and_vectors_together(clip: Path) -> None:
    layout = recognise(clip)
    assert layout is not None and layout.line == "a clip-retrieval folder: 11 parts, 40 vectors"
    found = rows(layout)
    assert [(row.number, row.caption) for row in found] == [(i + 1, f"word {i}") for i in range(40)]
    assert [row.file for row in found] == [f"https://a{i % 2}.example.org/{i}.jpg" for i in range(40)]
    assert found[0].attributes == {}, "what only the fetching needed is left away"
    assert [(part.start, part.stop) for part in layout.vectors] == [(p.start, p.stop) for p in layout.texts]
    assert layout.vectors[-1].path.name.endswith("_10.npy") and layout.vectors[-1].stop == 40


def test_without_addresses_the_bare_keys_stay(tmp_path: Path) -> None:
    write_clip_retrieval(tmp_path / "c", ["007", "008"], ["a", "b"], X[:2], X[:2])
    assert [row.file for row in rows(recognise(tmp_path / "c"))] == ["007", "008"]


def picture(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 8)).save(path)


def test_pictures_are_found_by_path_beside_and_under_images(tmp_path: Path) -> None:
    for name in ("a/1.png", "a/2.png", "b/3.png"):
        picture(tmp_path / "pictures" / name)
    whole = [str(tmp_path / "pictures" / name) for name in ("a/1.png", "b/3.png", "b/gone.png")]
    write_clip_retrieval(tmp_path / "whole", whole, list("xyz"), X[:3], X[:3])
    layout = recognise(tmp_path / "whole")
    assert layout is not None and layout.images == tmp_path / "pictures"
    assert [row.file for row in rows(layout)][:2] == ["a/1.png", "b/3.png"]
    write_clip_retrieval(tmp_path / "keys", ["1", "3", "9"], list("xyz"), X[:3], X[:3])
    layout = recognise(tmp_path / "keys", tmp_path / "pictures")
    assert [row.file for row in rows(layout)] == ["a/1.png", "b/3.png", "9"]
    write_clip_retrieval(tmp_path / "pictures/near", ["a/1.png", "a/2.png"], list("xy"), X[:2], X[:2])
    layout = recognise(tmp_path / "pictures/near")
    assert layout is not None and layout.images == tmp_path / "pictures"


@pytest.mark.parametrize("beside", [True, False])
def test_bare_keys_are_met_with_the_members_of_tars(tmp_path: Path, beside: bool) -> None:
    picture(tmp_path / "cat/007.png")
    (tmp_path / "pictures").mkdir()
    with tarfile.open(tmp_path / ("00000.tar" if beside else "pictures/00000.tar"), "w") as packed:
        for name in ("cat/007.png", "cat/008.png"):
            packed.add(tmp_path / "cat/007.png", name)
    write_clip_retrieval(tmp_path / "clip", ["cat/008", "cat/007", "cat/009"], list("xyz"), X[:3], X[:3])
    layout = recognise(tmp_path / "clip", None if beside else tmp_path / "pictures")
    files = [row.file for row in rows(layout)]
    assert files == ["00000.tar/cat/008.png", "00000.tar/cat/007.png", "cat/009"]
    assert layout is not None and place_of(layout.images, files[0]).stat()[0] > 0


def take_away(file: str) -> Callable[[Path], Any]:
    return lambda folder: (folder / file).unlink()


def narrower(folder: Path) -> None:
    np.save(folder / "img_emb/img_emb_03.npy", X[:4, :6])


def shorter(folder: Path) -> None:
    np.save(folder / "img_emb/img_emb_03.npy", X[:1])


def torn(folder: Path) -> None:
    file = folder / "img_emb/img_emb_03.npy"
    file.write_bytes(file.read_bytes()[:50])


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (take_away("metadata/metadata_04.parquet"), "img_emb_04.npy has no metadata_4 beside it: put the missing part"),
        (take_away("img_emb/img_emb_00.npy"), "metadata_00.parquet has no img_emb_0 beside it"),
        (take_away("text_emb/text_emb_07.npy"), "img_emb_07.npy has no text_emb_7 beside it"),
        (narrower, "img_emb_03.npy has vectors of 6 numbers, img_emb_00.npy of 12: .* of two models. Make them again"),
        (shorter, "metadata_03.parquet has 4 rows and img_emb_03.npy 1 vectors: they are of two runs. Run clip-retr"),
        (torn, "img_emb_03.npy is damaged or no .npy file: make it again"),
    ],
)
def test_what_does_not_fit_together_is_one_sentence_with_the_remedy(
    clip: Path, spoil: Callable[[Path], Any], sentence: str
) -> None:
    spoil(clip)
    with pytest.raises(ImageError, match=sentence):
        recognise(clip)


def write_table(path: Path, columns: dict[str, Any]) -> Path:
    """By the kind that the name says; lists of numbers as text in CSV."""
    lines = [list(row) for row in zip(*map(plain, columns.values()), strict=True)]
    if path.suffix == ".parquet":
        parquet.write_table(pa.table(columns), path, row_group_size=7)
    elif path.suffix == ".jsonl":
        path.write_text("\n".join(json.dumps(dict(zip(columns, row, strict=True))) for row in lines))
    else:
        with path.open("w", newline="") as f:
            csv.writer(f).writerows([list(columns), *lines])
    return path


def plain(values: Any) -> Sequence[Any]:
    return values.to_pylist() if isinstance(values, pa.Array) else values


def fixed(x: np.ndarray) -> pa.Array:
    return pa.FixedSizeListArray.from_arrays(pa.array(x.ravel()), x.shape[1])


@pytest.mark.parametrize("name", ["t.parquet", "t.jsonl", "t.csv"])
def test_a_table_with_vectors_and_addresses(tmp_path: Path, name: str) -> None:
    columns = {
        "image": [f"https://example.org/{i}.png" for i in range(20)],
        "caption": [f"word {i}" for i in range(20)],
        "kind": [["cat", "dog"][i % 2] for i in range(20)],
        "embedding": X[:20].tolist(),
        "projection_x": [0.5] * 20,
        "box": [[1, 2, 3, 4]] * 20,
    }
    layout = recognise(write_table(tmp_path / name, columns))
    assert layout is not None and layout.line == "a table of 20 rows with vectors in the column embedding"
    found = rows(layout)
    assert [row.file for row in found] == columns["image"] and found[3].caption == "word 3"
    assert found[3].attributes == {"kind": "dog"}
    np.testing.assert_allclose(np.concatenate(list(blocks(layout.vectors[0]))), X[:20], rtol=1e-6)


def test_vectors_in_what_datasets_saved(tmp_path: Path) -> None:
    table = pa.table({"path": [f"{i}.png" for i in range(20)], "embedding": X[:20].tolist()})
    write_saved(tmp_path / "bare", [table.slice(0, 15), table.slice(15)])
    struct = pa.array([{"bytes": png(i), "path": None} for i in range(20)])
    write_saved(tmp_path / "whole", [table.append_column("image", struct).drop_columns("path")])
    for name, line in (
        ("bare", "a table of 20 rows in 2 files with vectors in the column embedding"),
        ("whole", "a data set saved to disk: 1 file, 20 rows, with vectors in the column embedding"),
    ):
        layout = recognise(tmp_path / name)
        assert layout is not None and layout.line == line and len(rows(layout)) == 20
        np.testing.assert_allclose(np.concatenate([b for part in layout.vectors for b in blocks(part)]), X[:20])


def test_shards_of_fixed_size_lists_with_gaps_and_captions_vectors(tmp_path: Path) -> None:
    picture(tmp_path / "1.png")
    for n in range(2):
        lists = pa.array([None if i == 2 else X[i].tolist() for i in range(10)], pa.list_(pa.float16(), 12))
        columns = {"file_name": [f"{10 * n + i}.png" for i in range(10)], "image_emb": lists, "text_emb": fixed(X[:10])}
        write_table(tmp_path / f"train-{n}.parquet", columns)
    layout = recognise(tmp_path)
    assert layout is not None and "20 rows in 2 files with vectors in the column image_emb" in layout.line
    assert [part.column for part in layout.texts] == ["text_emb"] * 2 and layout.images == tmp_path
    first = np.concatenate(list(blocks(layout.vectors[0])))
    assert first.dtype == np.float16 and np.isnan(first[2]).all() and not np.isnan(first[3]).any()
    np.testing.assert_allclose(first[3], X[3], atol=2e-3)


@pytest.mark.parametrize("name", ["t.parquet", "t.jsonl", "t.csv"])
@pytest.mark.parametrize("head", ["data:image/png;base64,", ""])
def test_pictures_in_letters_are_read_where_they_lie(tmp_path: Path, name: str, head: str) -> None:
    pictures = [png(i) for i in range(12)]
    letters = [None if i == 4 else head + base64.b64encode(data).decode() for i, data in enumerate(pictures)]
    said = [f'word, "{i}"\nand more' for i in range(12)]
    table = write_table(tmp_path / name, {"picture": letters, "caption": said, "embedding": X[:12].tolist()})
    layout = recognise(table)
    assert layout is not None and layout.line.endswith("12 rows, with vectors in the column embedding")
    found = rows(layout)
    assert [row.number for row in found] == [i + 1 for i in range(12) if i != 4] and found[7].caption == said[8]
    for row in found:
        with place_of(layout.images, row.file).open() as file:
            assert file.read() == pictures[row.number - 1]
    table.unlink()
    without = write_table(tmp_path / name, {"picture": letters, "caption": said})
    assert [row.caption for row in rows(recognise(without))] == [row.caption for row in found]


def test_rows_of_another_width_are_told_with_their_number(tmp_path: Path) -> None:
    lists = [X[i, : 9 if i == 8 else 12].tolist() for i in range(12)]
    for name in ("t.parquet", "t.jsonl"):
        layout = recognise(write_table(tmp_path / name, {"file": [f"{i}.png" for i in range(12)], "vector": lists}))
        assert layout is not None
        with pytest.raises(ImageError, match="row 9 has a vector of 9 numbers, the first of 12"):
            list(blocks(layout.vectors[0]))


def test_a_table_without_vectors_or_names_is_none_of_these(tmp_path: Path) -> None:
    assert vector_table.recognise(write_table(tmp_path / "a.csv", {"file": ["a.png"], "rating": ["3"]})) is None
    assert vector_table.recognise(write_table(tmp_path / "b.jsonl", {"word": ["a"], "vector": [X[0].tolist()]})) is None
    assert clip_retrieval.recognise(tmp_path) is None
    (tmp_path / "c.parquet").write_bytes(b"no table")
    assert vector_table.recognise(tmp_path) is None, "beside pictures it is said, and stops nothing"
    with pytest.raises(ImageError, match="brings no vectors"):
        look(tmp_path, pictures=tmp_path)


def test_of_columns_of_numbers_names_decide_then_width() -> None:
    assert chosen({"image_embedding": 12, "text_embedding": 12, "hash": 64}) == ("image_embedding", "text_embedding")
    assert chosen({"text_vector": 12}) == ("text_vector", "")
    assert chosen({"xy": 2, "bbox": 40}) == ("", "")
    assert chosen({"a": 12, "b": 768})[0] == "b"
    assert numbers("[0.1 2e-3\n 4]") == [0.1, 0.002, 4.0] and numbers("[a]") is None and numbers([True]) is None


def test_a_table_of_addresses_alone_wants_vectors(tmp_path: Path) -> None:
    table = write_table(
        tmp_path / "t.csv", {"url": ["https://a.org/1.jpg", "https://a.org/2.jpg"], "caption": ["x", "y"]}
    )
    found = look(table)
    assert found.layout is not None and found.layout.line == "a table of 2 web addresses"
    assert [item.file for item in found.items] == ["https://a.org/1.jpg", "https://a.org/2.jpg"] == order(table)


def test_only_web_addresses_are_addresses() -> None:
    assert [host_of(f) for f in ("https://a.org/x.jpg", "HTTP://A.org:81/x", "http://[::1]:8/x")] == [
        "a.org",
        "a.org:81",
        "[::1]:8",
    ]
    for other in ("ftp://a.org/x", "javascript:alert(1)", "data:image/png;base64,xx", "a.jpg", "https://", "http:/a", "https://a.org/\n",
                  "https://me:word@a.org/x", "http://a.org:99999999/", "//a.org/x", "file:///etc/passwd"):  # fmt: skip
        assert host_of(other) == "", other
    assert list(hosts(["https://b.org/1", "https://a.org/1", "https://a.org/2", "x.jpg"])) == ["a.org", "b.org"]


def packed(x: np.ndarray) -> dict[str, Any]:
    """As FiftyOne keeps a vector."""
    held = io.BytesIO()
    np.save(held, x)
    return {"$binary": {"base64": base64.b64encode(zlib.compress(held.getvalue())).decode(), "subType": "00"}}


@pytest.mark.parametrize("a_file_each", [False, True])
def test_a_fiftyone_data_set_says_labels_tags_and_vectors(tmp_path: Path, a_file_each: bool) -> None:
    for i in range(3):
        picture(tmp_path / f"data/{i}.png")
    sample = {
        "_id": {"$oid": "1"},
        "_media_type": "image",
        "tags": ["train", "clean"],
        "metadata": {"_cls": "ImageMetadata", "width": 8},
        "created_at": {"$date": 0},
        "taken": {"$date": 86_400_000},
        "ground_truth": {"_id": {"$oid": "2"}, "_cls": "Classification", "label": "cat"},
        "predictions": {"_cls": "Classification", "label": "dog", "confidence": 0.25, "logits": None},
        "things": {"_cls": "Detections", "detections": [{"label": b, "bounding_box": [0, 0, 1, 1]} for b in "bab"]},
        "emb": packed(X[0]),
    }
    samples = [sample | {"filepath": f"data/{i}.png", "emb": packed(X[i])} for i in range(3)]
    samples.append(sample | {"filepath": "data/a.mp4", "_media_type": "video"})
    if a_file_each:  # as export(..., use_dirs=True) has it
        (tmp_path / "metadata.json").write_text("{}")
        (tmp_path / "samples").mkdir()
        for i, one in enumerate(samples):
            (tmp_path / "samples" / f"{i:06}-{i:024x}.json").write_text(json.dumps(one))
    else:
        (tmp_path / "samples.json").write_text(json.dumps({"samples": samples}))
    layout = recognise(tmp_path)
    assert layout is not None and layout.line == "a FiftyOne export, 4 samples with vectors in the field emb"
    said = Said()
    found = list(layout.rows(said))
    assert [row.file for row in found] == [f"data/{i}.png" for i in range(3)] and found[0].taxonomy == ("cat",)
    told = {"taken": "1970-01-02T00:00:00", "predictions": "dog", "predictions confidence": "0.25", "things": "a, b"}
    assert found[0].attributes == told | {"tags": "train, clean"}
    assert [s.reason for s in said.skipped] == ["It is of the kind video, not a picture."]
    np.testing.assert_allclose(np.concatenate(list(blocks(layout.vectors[0])))[:3], X[:3], rtol=1e-6)


def test_a_fiftyone_classification_gives_labels_by_name_and_number(tmp_path: Path) -> None:
    for name in ("data/a.png", "data/sub/b.c.png", "data/d.png"):
        picture(tmp_path / name)
    labels = {"a": "cat", "sub/b.c": 1, "d": {"label": "dog", "confidence": 0.5, "attributes": {"age": 3}}, "e": None}
    (tmp_path / "labels.json").write_text(json.dumps({"classes": ["cat", "dog"], "labels": labels}, indent=4))
    layout = recognise(tmp_path)
    assert layout is not None and layout.line == "a FiftyOne export: 4 labels of 2 classes"
    assert [(row.file, row.taxonomy) for row in rows(layout)] == [
        ("data/a.png", ("cat",)),
        ("data/sub/b.c.png", ("dog",)),
        ("data/d.png", ("dog",)),
    ]
    assert rows(layout)[2].attributes == {"confidence": "0.5", "age": "3"}


def test_a_long_list_of_samples_is_read_a_piece_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = [{"filepath": f"{i}.png", "text": '[{"}] ' * i} for i in range(30)]
    (tmp_path / "samples.json").write_text(json.dumps({"samples": samples, "more": [1]}))
    for chunk in (7, 64, 1 << 20):
        monkeypatch.setattr("hierdemo.items.layouts.records.CHUNK", chunk)
        assert list(records(tmp_path / "samples.json")) == samples
    (tmp_path / "samples.json").write_text(json.dumps({"samples": samples})[:-40])
    with pytest.raises(ImageError, match="cut short .* export it again"):
        list(records(tmp_path / "samples.json"))
