"""The vectors that a layout brings along (items/layouts/), as if a person had given them: which row is whose.

Knows parts on the disk, and how rows and pictures belong together. Does not know how a layout is recognised, or models.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.builder.vector_files import Ready, VectorsError, faulty, unit_rows
from hierdemo.builder.vector_parts import Stacked, spooled
from hierdemo.items.address import host_of
from hierdemo.items.layouts.known import recognise
from hierdemo.items.layouts.layout import Vectors
from hierdemo.items.layouts.vector_columns import blocks
from hierdemo.items.scan import Found, look
from hierdemo.models.lookup import KnownTexts, TextEncoder, plain

MOST_TEXTS = 200_000  # captions that can be asked without a model: each is kept with its vector


def ready_of(found: Found, near: Path) -> Ready | None:
    """The vectors of what `look` found; None where its layout brings none. near: a folder with room for those that lie
    in a table's column, which are copied out of it. Raises VectorsError.
    """
    layout = found.layout
    if layout is None or not layout.vectors or found.numbers is None:
        return None
    vectors = _stacked(layout.vectors, near)
    files, captions = [""] * len(vectors), [""] * len(vectors)
    for item, number in zip(found.items, found.numbers.tolist(), strict=True):
        files[number - 1], captions[number - 1] = item.file, item.caption
    texts = _stacked(layout.texts, near) if layout.texts else None
    return Ready(layout.vectors[0].path, vectors, tuple(files), texts, tuple(captions) if layout.texts else ())


def ready_in(images: Path, out: Path) -> Ready | None:
    """As `ready_of`, of what a person gave to be built into `out`; of a plain folder nothing is looked at."""
    layout = recognise(images) if images.exists() else None
    return ready_of(look(images), above(out)) if layout is not None and layout.vectors else None


def need_vectors(found: Found, ready: Ready | None) -> None:
    """Raises VectorsError where pictures are known by their addresses alone, and nothing says what is on them."""
    if ready is None and all(host_of(item.file) for item in found.items):
        raise VectorsError(
            f"These {len(found.items):,} pictures are known by their web addresses alone, and hierdemo fetches none: "
            "fetch them first (img2dataset does) and give that folder, or give their vectors with --embeddings."
        )


def above(out: Path) -> Path:
    """The nearest folder that there is."""
    return next(folder for folder in out.absolute().parents if folder.is_dir())


def texts_of(ready: Ready) -> TextEncoder:
    """What answers words where no model is given: captions by the vectors that came with them, at most MOST_TEXTS of
    them, spread evenly; those that differ in case or spacing alone count once, as the first.
    """
    if ready.texts is None:
        return TextEncoder(KnownTexts.none(ready.dim))
    first = {plain(text): row for row, text in reversed(list(enumerate(ready.captions))) if text}
    rows = np.array(sorted(first.values()), np.int64)
    if len(rows) > MOST_TEXTS:
        rows = rows[np.linspace(0, len(rows) - 1, MOST_TEXTS).astype(int)]
    rows = np.delete(rows, list(faulty(ready.texts, rows)))
    if ready.texts.shape[1] != ready.dim:
        raise VectorsError(
            f"The captions' vectors have {ready.texts.shape[1]} numbers each, those in {ready.path} {ready.dim}: make "
            "both with one model, or take the captions' away."
        )
    vectors = unit_rows(ready.texts, rows, ready.path, lambda row: f"the text {ready.captions[row]!r}")
    return TextEncoder(KnownTexts([" ".join(ready.captions[row].split()) for row in rows], vectors))


def said(ready: Ready | None, captions: Sequence[str]) -> dict[str, Floats]:
    """The vectors of these captions, as far as they came along."""
    if ready is None or ready.texts is None:
        return {}
    wanted, row_of = set(captions), dict[str, int]()
    for row, text in enumerate(ready.captions):
        if text in wanted:
            row_of.setdefault(text, row)
    rows = np.array(list(row_of.values()), np.int64)
    bad = faulty(ready.texts, rows)
    good = np.array([i for i in range(len(rows)) if i not in bad], np.int64)
    vectors = unit_rows(ready.texts, rows[good], ready.path, lambda row: f"row {row}")
    texts = list(row_of)
    return {texts[i]: vector for i, vector in zip(good.tolist(), vectors, strict=True)}


def _stacked(parts: Sequence[Vectors], near: Path) -> Stacked | NDArray[np.floating]:
    """Files one below the other, or a table's column."""
    if not parts[0].column:
        return Stacked([part.path for part in parts])
    return spooled((block for part in parts for block in blocks(part)), near)
