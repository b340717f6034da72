"""Pictures whose vectors are given: matched to their rows, checked against the model, in place of encoding.

Knows which file's vector is which row, and that thumbnails are made all the same. Does not know trees or collections.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.arrays import Floats
from hierdemo.builder.embed import Encoded, Progress, encode
from hierdemo.builder.reuse import Kept
from hierdemo.builder.vector_files import Ready, VectorsError, _within, faulty, unit_rows
from hierdemo.items.fingerprint import Sources
from hierdemo.items.image import THUMB, ImageError, open_image
from hierdemo.items.item import Item, Skipped
from hierdemo.items.photograph import NAMES
from hierdemo.items.place import DIGEST, Address, place_of
from hierdemo.items.scan import Found
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import TextEncoder

PROBES = 16  # pictures encoded to see whether the vectors are the model's
AGREE_TEXTS = 0.7  # the same of captions, which another prompt changes more
AGREE = 0.9  # mean cosine: half precision and another resizing keep more than .97, another model's are near 0
NOTHING = Encoded(
    [],
    np.zeros((0, 0), np.float32),
    [],
    Sources(np.zeros((0, 2), np.int64), np.zeros((0, DIGEST), np.uint8)),
    [],
    0,
    {},
)
NO_VECTOR = "There is no vector for it in {file}."
BAD_VECTOR = "Its vector (row {row} of {file}) {what}: make it again."
NO_PICTURE = "There is a vector for it in {file}, but no such picture."


def take(
    images: Path,
    found: Found,
    ready: Ready,
    encoder: Encoder,
    scratch: Path,
    progress: Progress,
    *,
    kept: Kept = Kept(),
    exif: tuple[str, ...] = NAMES,
) -> Encoded:
    """As `encode`, with the vectors of `ready`, which has names. encoder: whose vectors they must be, unless it is a
    TextEncoder. kept: of it the thumbnails are taken over.

    What is wrong with the vectors is said, as a VectorsError, before the pictures are read for their thumbnails.
    """
    paired, rows, left = _usable(ready, *match(ready, found.items, images, {s.file for s in found.skipped}))
    if not isinstance(encoder, TextEncoder):
        agreement(images, paired, rows, ready, encoder)
        if ready.texts is not None:
            texts_agree(paired, rows, ready, encoder)
    vectors = unit_rows(ready.vectors, rows, ready.path, lambda row: paired[int(np.flatnonzero(rows == row)[0])].file)
    place = {item.file: i for i, item in enumerate(paired)}

    def tell(stage: str, done: int, of: int) -> None:
        progress("read" if stage == "encode" else stage, done, of)

    here = [item for item in paired if _is_here(images, item.file)]
    unseen = Unseeing()
    made = encode(images, here, unseen, scratch, tell, kept=_blind(kept), exif=exif) if here else NOTHING
    if len(here) < len(paired):
        made = _with_unseen(made, paired, {item.file for item in here})
    if len(made.items) < len(paired):
        vectors = vectors[[place[item.file] for item in made.items]]
    return replace(made, embeddings=vectors, skipped=[*left, *made.skipped])


def _is_here(images: Path, file: str) -> bool:
    """Whether there is a picture to be read: of one known by its address, or its name alone, there is the vector."""
    where = place_of(images, file)
    try:
        return not isinstance(where, Address) and where.stat()[0] > 0
    except OSError:
        return False


def _with_unseen(made: Encoded, paired: Sequence[Item], here: Container[str]) -> Encoded:
    """Also the pictures that are not here, each at its place: without thumbnail or digest."""
    row_of = {item.file: i for i, item in enumerate(made.items)}
    items = [item for item in paired if item.file in row_of or item.file not in here]
    rows = np.array([row_of.get(item.file, -1) for item in items], np.int64)
    seen = rows >= 0
    stats, digests = np.zeros((len(items), 2), np.int64), np.zeros((len(items), DIGEST), np.uint8)
    stats[seen], digests[seen] = made.sources.stats[rows[seen]], made.sources.digests[rows[seen]]
    return replace(
        made,
        items=[replace(item, id=i) for i, item in enumerate(items)],
        thumbs=[made.thumbs[row] if row >= 0 else b"" for row in rows.tolist()],
        sources=Sources(stats, digests),
    )


def _usable(
    ready: Ready, items: list[Item], rows: NDArray[np.int64], left: list[Skipped]
) -> tuple[list[Item], NDArray[np.int64], list[Skipped]]:
    """Without the pictures whose vector is no direction: these alone are left out. Raises VectorsError for all."""
    bad = faulty(ready.vectors, rows)
    if len(bad) == len(items):
        raise VectorsError(
            f"None of the vectors in {ready.path} can be used: that of {items[0].file} {bad[0]}. Make them again."
        )
    left = left + [
        Skipped(items[i].file, BAD_VECTOR.format(row=rows[i], file=ready.path.name, what=bad[i])) for i in bad
    ]
    keep = [i for i in range(len(items)) if i not in bad]
    return [items[i] for i in keep], rows[keep], left


def _blind(kept: Kept) -> Kept:
    """What is kept, without its embeddings."""
    if kept.old is None:
        return kept
    return replace(kept, old=replace(kept.old, embeddings=np.zeros((len(kept.old.items), 0), np.float32)))


def named(ready: Ready, order: Sequence[str], source: Path) -> Ready:
    """The vectors with names: where the file has none, row by row those of `order`, as --list-files prints them for
    `source`, a folder or a table.

    Raises VectorsError where the numbers differ.
    """
    if ready.files is not None:
        return ready
    if len(ready.vectors) != len(order):
        raise VectorsError(
            f"{ready.path} holds {len(ready.vectors):,} vectors, and {source} {_has(source)} {len(order):,} files: "
            "give one a file in the order that --list-files prints, or a .npz with files and vectors."
        )
    return replace(ready, files=tuple(order))


def _has(source: Path) -> str:
    return "holds" if source.is_dir() else "names"


def match(
    ready: Ready, found: Sequence[Item], images: Path, listed: Container[str] = ()
) -> tuple[list[Item], NDArray[np.int64], list[Skipped]]:
    """Items that have a vector, its row for each, and what is left out because picture or vector is missing.

    listed: files of which it is said already why they are left out. Of a name that comes twice the first row counts.
    Raises VectorsError where no name is met.
    """
    name, row = ready.path.name, dict[str, int]()
    for i, file in enumerate(ready.files or ()):
        if file:
            row.setdefault(_within(images, file), i)
    items = [item for item in found if item.file in row]
    if not items:
        raise VectorsError(
            f"No picture in {images} has a vector in {ready.path}: it names files such as {next(iter(row), '')!r}, the "
            f"folder holds {found[0].file!r}; names are taken from the folder on."
        )
    left = [Skipped(item.file, NO_VECTOR.format(file=name)) for item in found if item.file not in row]
    here = {item.file for item in found}
    gone = [
        f for f in row if f not in here and f not in listed and not (images / f).is_file()
    ]  # or a table left it out
    left += [Skipped(f, NO_PICTURE.format(file=name)) for f in gone]
    return items, np.array([row[item.file] for item in items]), left


def agreement(
    images: Path, items: Sequence[Item], rows: NDArray[np.integer], ready: Ready, encoder: Encoder
) -> float | None:
    """The mean cosine between some of the vectors and what the model makes of the same pictures; None where none of
    them can be read. Raises VectorsError where width or direction say that they are another model's.
    """
    if ready.dim != encoder.dim:
        raise VectorsError(
            f"The vectors in {ready.path} have {ready.dim} numbers each, those of the model {encoder.model} "
            f"{encoder.dim}: give --model the one that made them."
        )
    pictures, own = list[Image.Image](), list[int]()
    for i in range(0, len(items), max(1, len(items) // (2 * PROBES))):  # twice as many, should some be broken
        if len(own) == PROBES:
            break
        try:
            pictures.append(open_image(place_of(images, items[i].file)))
            own.append(int(rows[i]))
        except ImageError:  # it is listed with its reason when all are read
            continue
    if not own:
        return None
    given = unit_rows(ready.vectors, np.array(own), ready.path, lambda row: f"row {row}")
    mean = float((given * encoder.encode_images(pictures)).sum(1).mean())
    if mean < AGREE:
        raise VectorsError(
            f"The vectors in {ready.path} are not those of the model {encoder.model}: over {len(own)} pictures their "
            f"mean cosine with what it makes of them is {mean:.2f}, under {AGREE}. Give --model the one that made "
            "them, check their order, or leave --model out."
        )
    return mean


def texts_agree(items: Sequence[Item], rows: NDArray[np.integer], ready: Ready, encoder: Encoder) -> float | None:
    """As `agreement`, of the captions' vectors that came along: what there is to go by where no picture is here."""
    if ready.texts is None or ready.texts.shape[1] != encoder.dim:
        return None
    told = [i for i in range(len(items)) if items[i].caption and encoder.unknown_words(items[i].caption)[1]]
    some = [told[i] for i in range(0, len(told), max(1, len(told) // PROBES))][:PROBES]
    bad = faulty(ready.texts, rows[some])
    some = [i for at, i in enumerate(some) if at not in bad]
    if not some:
        return None
    given = unit_rows(ready.texts, rows[some], ready.path, lambda row: f"row {row}")
    mean = float((given * encoder.encode_texts([items[i].caption for i in some])).sum(1).mean())
    if mean < AGREE_TEXTS:
        raise VectorsError(
            f"The captions' vectors beside {ready.path} are not those of the model {encoder.model}: over {len(some)} "
            f"captions their mean cosine with what it makes of them is {mean:.2f}, under {AGREE_TEXTS}. Give --model "
            "the one that made them, or leave --model out."
        )
    return mean


class Unseeing:
    """An Encoder that makes nothing of a picture: where only its thumbnail is wanted. Its vectors are (n, 0)."""

    model, digest, dim = "none", "none", 0
    side, device, preprocessing = THUMB, "none", "none"

    def encode_images(self, images: Iterable[Image.Image]) -> Floats:
        return np.zeros((sum(1 for _ in images), 0), np.float32)

    def prepare(self, image: Image.Image) -> Floats:
        return np.zeros(0, np.float32)

    def encode_prepared(self, pictures: Sequence[Floats]) -> Floats:
        return np.zeros((len(pictures), 0), np.float32)

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        return np.zeros((len(texts), 0), np.float32)

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return text.split(), False
