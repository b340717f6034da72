"""img2dataset's tables of downloads, which lie beside its pictures: which rows failed; and its folders of files.

Knows the columns url, status and error_message. Does not know tars.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hierdemo.items.layouts import sidecars
from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.table import Row, plain
from hierdemo.items.walk import listed

SHARD = re.compile(r"\d{3,}")


def recognise(path: Path) -> Layout | None:
    """A folder with tables `00000.parquet` beside folders `00000`."""
    tables = [table for table in listed(path) if table.suffix == ".parquet" and SHARD.fullmatch(table.stem)]
    shards = [table for table in tables if table.with_suffix("").is_dir()]
    if not shards:
        return None
    line = f"an img2dataset folder: {len(shards):,} folder{'s' if len(shards) > 1 else ''} of files"
    return Layout(line, path, lambda said: _rows(path, shards, said))


def _rows(path: Path, shards: Sequence[Path], said: Said) -> Iterator[Row]:
    yield from (replace(row, taxonomy=()) for row in sidecars.rows(path, said))  # a shard's number says nothing
    for shard in shards:
        failed(shard, said)


def failed(table: Path, said: Said) -> None:
    """The rows of a shard's table that were not downloaded, with why; nothing where there is no such table."""
    if not table.is_file():
        return
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        said.notes.append(f"Which downloads failed is not read from {table.name}: it takes pyarrow.")
        return
    try:
        with parquet.ParquetFile(table) as file:
            if not {"url", "status"} <= set(file.schema_arrow.names):
                return
            names = [n for n in ("url", "status", "error_message") if n in file.schema_arrow.names]
            for batch in file.iter_batches(columns=names):
                for row in batch.to_pylist():
                    if row["status"] != "success":
                        why = plain(row.get("error_message")) or plain(row["status"]) or "no reason is given"
                        said.skip(plain(row["url"]) or table.name, f"It was not downloaded: {why}.")
    except (ArrowException, OSError, ValueError) as e:
        said.notes.append(f"Which downloads failed cannot be read from {table.name}: {e}")
