"""Layouts that bring vectors: which rows and addresses they name, where pictures are found, what is refused.

The clip-retrieval folders are as its own writer leaves them (tests/bench/layouts.py has small real ones).
"""

import csv
import json
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
from hierdemo.items.layouts.vector_columns import blocks, chosen, numbers
from hierdemo.items.scan import look
from hierdemo.items.table import Row
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
