"""img2dataset's tables of downloads, beside its pictures: which rows failed; and its folders of files.

Knows the columns url, status and error_message. Does not know tars.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.layouts.samples import LONGEST, TEXTS, Texts, key_of
from hierdemo.items.table import Row, plain
from hierdemo.items.walk import listed, walk

SHARD = re.compile(r"\d{3,}")


def recognise(path: Path) -> Layout | None:
    """A folder with `00000.parquet` beside a folder `00000`, or pictures whose captions lie beside them."""
    if not path.is_dir():
        return None
    shards = [
        p for p in listed(path) if p.suffix == ".parquet" and SHARD.fullmatch(p.stem) and p.with_suffix("").is_dir()
    ]
    if shards:
        many = f"{len(shards):,} folder{'s' if len(shards) > 1 else ''}"
        return Layout(f"an img2dataset folder: {many} of files", path, lambda said: _rows(path, shards, said))
    first = next(walk(path, []), None)
    if first is None or not _beside(path / first):
        return None
    endings = ", ".join(f".{ending}" for ending in _beside(path / first))
    return Layout(
        f"pictures with texts beside them ({endings})", path, lambda said: _rows(path, [], said), folders=True
    )


def _beside(picture: Path) -> dict[str, Path]:
    """The texts of a picture's name, by ending."""
    key = picture.with_name(key_of(picture.name)[0])
    found = {ending: Path(f"{key}.{ending}") for ending in TEXTS}
    return {ending: text for ending, text in found.items() if text.is_file()}


def _rows(path: Path, shards: list[Path], said: Said) -> Iterator[Row]:
    texts = Texts()
    for number, file in enumerate(sorted(walk(path, said.skipped)), 1):
        beside = {ending: lambda text=text: _start(text) for ending, text in _beside(path / file).items()}
        caption, attributes = texts.read(beside)
        folders = () if shards else tuple(part.replace("-", " ").replace("_", " ") for part in file.split("/")[:-1])
        yield Row(number, file, caption, folders, attributes)
    for shard in shards:
        failed(shard, said)
    said.notes += texts.notes()


def _start(text: Path) -> bytes:
    try:
        with text.open("rb") as file:
            return file.read(LONGEST + 1)
    except OSError:
        return b"\0"  # counted as one that cannot be read


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
