"""Small examples of the layouts that bring vectors or addresses (tests/bench/layouts.py).

Knows how each library is asked to write; where one is not installed, the example is written as the library would.
"""

import base64
import csv
import functools
import importlib.util
import io
import json
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pyarrow as pa
from PIL import Image
from pyarrow import parquet

from tests.support.archives import write_saved
from tests.support.vector_folders import write_clip_retrieval

N, D = 240, 64
KINDS = ("red car", "blue boat", "green tree", "black dog", "white house", "yellow bird")
KIND = np.arange(N) % len(KINDS)
CENTRES = np.random.default_rng(0).normal(size=(len(KINDS), D))
X = (CENTRES[KIND] + 0.4 * np.random.default_rng(1).normal(size=(N, D))).astype(np.float32)
T = (CENTRES[KIND] + 0.5 * np.random.default_rng(2).normal(size=(N, D))).astype(np.float32)
CAPTIONS = [f"a {KINDS[kind]}, the {i}th" for i, kind in enumerate(KIND)]
ADDRESSES = [f"https://{'cdn' if i % 3 else 'img'}.example.org/{i}.jpg" for i in range(N)]


def _writer() -> ModuleType | None:
    """clip-retrieval's own, without what it needs beside that: its package takes torch and a dozen others."""
    whole = importlib.util.find_spec("clip_retrieval")
    if whole is None or not whole.submodule_search_locations:
        return None
    file = Path(whole.submodule_search_locations[0]) / "clip_inference/writer.py"
    spec = importlib.util.spec_from_file_location("clip_retrieval_writer", file)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def clip_retrieval(folder: Path) -> tuple[str, Path]:
    """Eleven parts of a tar's pictures, with img2dataset's addresses in the metadata."""
    keys, out, writer = [f"{i:09d}" for i in range(N)], folder / "clip", _writer()
    if writer is None:
        write_clip_retrieval(out, keys, CAPTIONS, X, T, more={"url": ADDRESSES}, parts=11)
        return "as clip-retrieval does", out
    told = [json.dumps({"url": ADDRESSES[i], "key": keys[i], "sha256": "0" * 64}) for i in range(N)]
    for part, rows in enumerate(np.array_split(np.arange(N), 11)):
        sink = writer.NumpyWriter(part, str(out), True, True, True, 11)
        sink(
            {
                "image_embs": X[rows].astype(np.float16),
                "text_embs": T[rows].astype(np.float16),
                "image_filename": [keys[i] for i in rows],
                "text": [CAPTIONS[i] for i in rows],
                "metadata": [told[i] for i in rows],
            }
        )
        sink.flush()
    return "clip-retrieval", out


def _pictures(folder: Path) -> list[str]:
    """A few, and their names below the folder."""
    (folder / "data").mkdir(parents=True)
    for i in range(24):
        Image.new("RGB", (32, 32), KINDS[i % 6].split()[0]).save(folder / f"data/{i:03d}.png")
    return [f"data/{i:03d}.png" for i in range(24)]


def fiftyone_data_set(folder: Path, *, a_file_each: bool = False) -> tuple[str, Path]:
    """As its exporter writes what its database holds; the library itself takes a MongoDB to run. a_file_each: as with
    use_dirs.
    """
    samples = []
    for i, name in enumerate(_pictures(folder)):
        held = io.BytesIO()
        np.save(held, X[i])
        vector = base64.b64encode(zlib.compress(held.getvalue())).decode()
        label: dict[str, Any] = {"_id": {"$oid": f"{i:024x}"}, "_cls": "Classification", "tags": []}
        samples.append(
            {
                "_id": {"$oid": f"{i:024x}"},
                "filepath": name,
                "tags": ["train" if i % 2 else "test"],
                "_media_type": "image",
                "_rand": 0.5,
                "metadata": {"_cls": "ImageMetadata", "size_bytes": 99, "width": 32, "height": 32},
                "created_at": {"$date": "2026-01-01T00:00:00Z"},
                "ground_truth": label | {"label": KINDS[i % 6]},
                "predictions": label | {"label": KINDS[(i + i // 20) % 6], "confidence": 0.9},
                "clip": {"$binary": {"base64": vector, "subType": "00"}},
            }
        )
    (folder / "metadata.json").write_text(json.dumps({"name": "small", "media_type": "image"}))
    if a_file_each:
        (folder / "samples").mkdir()
        for i, sample in enumerate(samples):
            (folder / f"samples/{i:06d}-{i:024x}.json").write_text(json.dumps(sample))
    else:
        (folder / "samples.json").write_text(json.dumps({"samples": samples}))
    return "as FiftyOne does", folder


def fiftyone_labels(folder: Path) -> tuple[str, Path]:
    labels = {Path(name).stem: KINDS[i % 6] for i, name in enumerate(_pictures(folder))}
    (folder / "labels.json").write_text(json.dumps({"classes": list(KINDS), "labels": labels}))
    return "as FiftyOne does", folder


def _addressed(
    write: Callable[[Path, dict[str, Sequence[Any]]], None], name: str
) -> Callable[[Path], tuple[str, Path]]:
    """A table as people give Embedding Atlas one."""

    def example(folder: Path) -> tuple[str, Path]:
        vectors = [[round(float(v), 6) for v in x] for x in X]
        columns: dict[str, Sequence[Any]] = {"image": ADDRESSES, "caption": CAPTIONS, "kind": [KINDS[k] for k in KIND]}
        write(folder / name, columns | {"embedding": vectors, "projection_x": [0.0] * N, "projection_y": [0.0] * N})
        return "by hand", folder / name

    return example


def _parquet(path: Path, columns: dict[str, Sequence[Any]]) -> None:
    parquet.write_table(pa.table(columns), path, row_group_size=100)


def _jsonl(path: Path, columns: dict[str, Sequence[Any]]) -> None:
    rows = zip(*columns.values(), strict=True)
    path.write_text("\n".join(json.dumps(dict(zip(columns, row, strict=True))) for row in rows))


def _csv(path: Path, columns: dict[str, Sequence[Any]]) -> None:
    with path.open("w", newline="") as f:
        csv.writer(f).writerows([list(columns), *zip(*columns.values(), strict=True)])


def pictures_and_vectors(folder: Path) -> tuple[str, Path]:
    """{bytes, path} beside a column of fixed-size lists, as `datasets` writes both."""
    (folder / "set").mkdir()
    names = _pictures(folder / "made")
    struct = [{"bytes": (folder / "made" / name).read_bytes(), "path": Path(name).name} for name in names]
    lists = pa.FixedSizeListArray.from_arrays(pa.array(X[: len(names)].ravel()), D)
    table = pa.table({"image": struct, "text": CAPTIONS[: len(names)], "embedding": lists})
    parquet.write_table(table, folder / "set/train-00000-of-00001.parquet")
    return "pyarrow", folder / "set"


def saved_with_vectors(folder: Path) -> tuple[str, Path]:
    names = _pictures(folder)
    table = pa.table({"path": names, "caption": CAPTIONS[: len(names)], "embedding": X[: len(names)].tolist()})
    return "as datasets does", write_saved(folder, [table.slice(0, 16), table.slice(16)])


def _in_letters(
    write: Callable[[Path, dict[str, Sequence[Any]]], None], name: str
) -> Callable[[Path], tuple[str, Path]]:
    """Pictures as data URLs, as Embedding Atlas takes them."""

    def example(folder: Path) -> tuple[str, Path]:
        files = [(folder / "made" / one).read_bytes() for one in _pictures(folder / "made")]
        urls = [f"data:image/png;base64,{base64.b64encode(data).decode()}" for data in files]
        vectors = [[round(float(v), 6) for v in x] for x in X[: len(urls)]]
        write(folder / name, {"picture": urls, "caption": CAPTIONS[: len(urls)], "embedding": vectors})
        return "by hand", folder / name

    return example


EXAMPLES: dict[str, Callable[[Path], tuple[str, Path]]] = {
    "clip-retrieval": clip_retrieval,
    "FiftyOneDataset": fiftyone_data_set,
    "FiftyOneDataset, a file a sample": functools.partial(fiftyone_data_set, a_file_each=True),
    "FiftyOneImageClassificationDataset": fiftyone_labels,
    "Embedding Atlas, Parquet with addresses": _addressed(_parquet, "atlas.parquet"),
    "Embedding Atlas, JSON lines": _addressed(_jsonl, "atlas.jsonl"),
    "Embedding Atlas, CSV": _addressed(_csv, "atlas.csv"),
    "Embedding Atlas, Parquet with data URLs": _in_letters(_parquet, "atlas.parquet"),
    "Embedding Atlas, JSON lines with data URLs": _in_letters(_jsonl, "atlas.jsonl"),
    "Embedding Atlas, CSV with data URLs": _in_letters(_csv, "atlas.csv"),
    "Parquet with pictures and vectors": pictures_and_vectors,
    "`datasets` saved to disk, vectors and paths": saved_with_vectors,
}
