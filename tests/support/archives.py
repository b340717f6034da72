"""Data sets as other tools write them, small: tars, Parquet with pictures in it, Arrow as `datasets` saves it.

The bytes are those of the tools themselves, compared once by hand: datasets 5.2.0, webdataset 0.2.111, img2dataset
1.47.0.
"""

import io
import json
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow
from PIL import Image
from pyarrow import ipc, parquet


def png(colour: str | int, size: tuple[int, int] = (32, 24)) -> bytes:
    """A picture of one colour, or of the n-th of many."""
    out = io.BytesIO()
    fill = colour if isinstance(colour, str) else (colour * 37 % 256, colour * 91 % 256, colour % 256)
    Image.new("RGB", size, fill).save(out, "PNG")
    return out.getvalue()


def write_tar(path: Path, members: Iterable[tuple[str, bytes]], kind: int = tarfile.PAX_FORMAT) -> Path:
    """A tar of regular files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w", format=kind) as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def pictures_table(pictures: Sequence[tuple[bytes | None, str | None]], **columns: Sequence[Any]) -> pyarrow.Table:
    """A table with a column image of {bytes, path}, as `datasets` writes it."""
    kind = pyarrow.struct([("bytes", pyarrow.binary()), ("path", pyarrow.string())])
    rows = [{"bytes": data, "path": path} for data, path in pictures]
    return pyarrow.table({"image": pyarrow.array(rows, kind), **columns})


def told(table: pyarrow.Table, classes: Mapping[str, Sequence[str]] = {}) -> pyarrow.Table:
    """With what `datasets` says of its columns."""
    kinds: dict[str, Any] = {name: {"dtype": "string", "_type": "Value"} for name in table.column_names}
    kinds["image"] = {"_type": "Image"}
    kinds |= {name: {"names": list(names), "_type": "ClassLabel"} for name, names in classes.items()}
    return table.replace_schema_metadata({"huggingface": json.dumps({"info": {"features": kinds}})})


def write_parquet(path: Path, table: pyarrow.Table, group: int = 100) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(table, path, row_group_size=group)
    return path


def write_saved(folder: Path, shards: Sequence[pyarrow.Table]) -> Path:
    """As `Dataset.save_to_disk` does."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"data-{n:05d}-of-{len(shards):05d}.arrow" for n in range(len(shards))]
    for name, shard in zip(names, shards, strict=True):
        with ipc.new_stream(folder / name, shard.schema) as stream:
            stream.write_table(shard, max_chunksize=2)
    (folder / "state.json").write_text(json.dumps({"_data_files": [{"filename": name} for name in names]}))
    (folder / "dataset_info.json").write_text("{}")
    return folder
