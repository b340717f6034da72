"""What clip-retrieval writes: img_emb/img_emb_N.npy, text_emb/text_emb_N.npy and metadata/metadata_N.parquet.

Knows that row i of the files of one N is of one picture, and how it names pictures: by path, or by the bare key of a
member of a tar. Does not know where those lie (whereabouts.py). Files' headers are read here, their vectors elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hierdemo.items.image import ImageError
from hierdemo.items.layouts.layout import Layout, Said, Vectors
from hierdemo.items.layouts.npy_header import shape_of
from hierdemo.items.layouts.records import count, ends, records
from hierdemo.items.layouts.whereabouts import Whereabouts
from hierdemo.items.table import Columns, Row

IMAGES, TEXTS, METADATA = "img_emb", "text_emb", "metadata"
NAMED, ADDRESS = "image_path", "url"
BULK = ("exif", "sha256", "error_message", "status", "key", "__index_level_0__")  # of img2dataset: of no use here


def recognise(path: Path, pictures: Path | None = None) -> Layout | None:
    """A folder with img_emb in it that holds files of its name. Raises ImageError where parts do not fit together."""
    images = _parts(path, IMAGES, ".npy")
    if not images:
        return None
    metadata, texts = _parts(path, METADATA, ".parquet"), _parts(path, TEXTS, ".npy")
    _complete(path, images, metadata, METADATA)
    if texts:
        _complete(path, images, texts, TEXTS)
    vectors = _ranges(images)
    for part, told in zip(metadata.values(), vectors, strict=True):
        if count(part) != told.stop - told.start:
            raise ImageError(_uneven(part, count(part), told))
    said = _ranges(texts) if texts else ()
    for pictured, written in zip(vectors, said, strict=False):  # there may be none
        if (pictured.start, pictured.stop) != (written.start, written.stop):
            raise ImageError(_uneven(written.path, written.stop - written.start, pictured))
    parts = f"{len(images):,} part{'s' * (len(images) != 1)}"
    found = Whereabouts(path, pictures, [name for part in metadata.values() for name in ends(part, NAMED)])
    return Layout(
        f"a clip-retrieval folder: {parts}, {vectors[-1].stop:,} vectors",
        found.images,
        lambda told: _rows(list(metadata.values()), found, told),
        vectors,
        said,
    )


def _parts(path: Path, name: str, suffix: str) -> dict[int, Path]:
    """By number, in its order: 10 comes after 9. They may be written with zeros before them."""
    pattern = re.compile(rf"{name}_(\d+){re.escape(suffix)}")
    folder = path / name
    found = ((pattern.fullmatch(file.name), file) for file in folder.iterdir()) if folder.is_dir() else ()
    return dict(sorted((int(match[1]), file) for match, file in found if match))


def _complete(path: Path, images: dict[int, Path], others: dict[int, Path], name: str) -> None:
    """Raises ImageError where a part of either is missing."""
    if missing := sorted(images.keys() ^ others.keys()):
        n = missing[0]
        there, gone = (images[n], f"{name}_{n}") if n in images else (others[n], f"{IMAGES}_{n}")
        more = f", nor have {len(missing) - 1:,} others theirs" if len(missing) > 1 else ""
        raise ImageError(
            f"{path}: {there.parent.name}/{there.name} has no {gone} beside it{more}: put the missing part back, or "
            "take this one away, too."
        )


def _ranges(parts: dict[int, Path]) -> tuple[Vectors, ...]:
    """The files with the rows that they are of. Raises ImageError where their widths differ."""
    found, at = list[Vectors](), 0
    shapes = [shape_of(file) for file in parts.values()]
    for file, (rows, width) in zip(parts.values(), shapes, strict=True):
        if width != shapes[0][1]:
            first = next(iter(parts.values()))
            raise ImageError(
                f"{file} has vectors of {width:,} numbers, {first.name} of {shapes[0][1]:,}: the parts are of two "
                "models. Make them again with one, or take the parts of the other away."
            )
        found.append(Vectors(file, at, at + rows, width))
        at += rows
    return tuple(found)


def _uneven(part: Path, rows: int, vectors: Vectors) -> str:
    return (
        f"{part} has {rows:,} rows and {vectors.path.name} {vectors.stop - vectors.start:,} vectors: they are of two "
        "runs. Run clip-retrieval inference again, or take this part away."
    )


def _rows(metadata: list[Path], found: Whereabouts, said: Said) -> Iterator[Row]:
    """Numbered from 1 through all parts, as the vectors are."""
    rows = (record for part in metadata for record in records(part, leave=BULK))
    for number, record in enumerate(rows, 1):
        row = Columns.of(list(record), NAMED).row(number, record)
        file = found.file(row.file, row.attributes.pop(ADDRESS, ""))
        if not file:
            said.skip(f"row {number}", "Neither a picture nor an address is named.")
        else:
            yield replace(row, file=file)
