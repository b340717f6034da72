"""Ready vectors: a file of embeddings that somebody made elsewhere, one a picture, and one of texts.

Knows the two files, how their rows are matched to pictures, and how it is told that they are a model's. Does not know
how a collection is built. Vectors stay on the disk (a .npy is memory-mapped) until they are copied, once, to unit_rows
length.
"""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.arrays import Floats
from hierdemo.items.image import THUMB, ImageError, open_image
from hierdemo.items.item import Item, Skipped
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import KnownTexts, plain

BLOCK = 8_192  # rows checked and copied at a time
PROBES = 16  # pictures encoded to see whether the vectors are the model's
AGREE = 0.9  # mean cosine: half precision and another resizing keep more than .97, another model's are near 0
NO_VECTOR = "There is no vector for it in {file}."
NO_PICTURE = "There is a vector for it in {file}, but no such picture."


class VectorsError(ValueError):
    """A file of vectors that cannot be used; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class Ready:
    """vectors (N, D), as they lie in the file; files: of which picture each is, None where their order says it."""

    path: Path
    vectors: NDArray[np.floating]
    files: tuple[str, ...] | None

    @property
    def dim(self) -> int:
        return self.vectors.shape[1]


def read_vectors(path: Path) -> Ready:
    """A .npy of (N, D) floats, or a .npz with `vectors` and `files`. Raises VectorsError."""
    held = _open(path)
    if isinstance(held, np.ndarray):
        return Ready(path, _floats(path, "the vectors", held), None)
    if "vectors" not in held or "files" not in held:
        raise VectorsError(f"{path} must hold the arrays files and vectors; it holds {_names(held)}.")
    vectors, files = _floats(path, "vectors", held["vectors"]), [_slashes(f) for f in _strings(path, held, "files")]
    _same_length(path, "files", files, vectors)
    twice, times = Counter(files).most_common(1)[0]
    if times > 1:
        raise VectorsError(f"{path} names {twice!r} more than once: give each picture one vector.")
    return Ready(path, vectors, tuple(files))


def read_texts(path: Path) -> KnownTexts:
    """A .npz with `texts` (T,) and `vectors` (T, D); of texts that differ in case or spacing alone the first counts.

    Raises VectorsError.
    """
    held = _open(path)
    if isinstance(held, np.ndarray) or "texts" not in held or "vectors" not in held:
        found = "one array" if isinstance(held, np.ndarray) else _names(held)
        raise VectorsError(f"{path} must be a .npz with the arrays texts and vectors; it holds {found}.")
    texts, vectors = [" ".join(t.split()) for t in _strings(path, held, "texts")], held["vectors"]
    vectors = _floats(path, "vectors", vectors)
    _same_length(path, "texts", texts, vectors)
    first = {plain(text): i for i, text in reversed(list(enumerate(texts))) if text}
    if not first:
        raise VectorsError(f"{path} holds no text: give at least one.")
    rows = np.array(sorted(first.values()))
    return KnownTexts([texts[i] for i in rows], unit_rows(vectors, rows, path, lambda row: f"the text {texts[row]!r}"))


def same_width(ready: Ready, known: KnownTexts, texts: Path | None) -> None:
    """Raises VectorsError unless texts and pictures have vectors of one length."""
    if known.vectors.shape[1] != ready.dim:
        raise VectorsError(
            f"The vectors in {texts} have {known.vectors.shape[1]} numbers each, those in {ready.path} {ready.dim}: "
            "give both from one model."
        )


def digest(ready: Ready) -> str:
    """Of what the file holds: vectors and names."""
    found = hashlib.sha256(repr((ready.vectors.shape, str(ready.vectors.dtype), ready.files)).encode())
    for a in range(0, len(ready.vectors), BLOCK):
        found.update(np.ascontiguousarray(ready.vectors[a : a + BLOCK]).tobytes())
    return found.hexdigest()


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


def unit_rows(vectors: NDArray, rows: NDArray[np.integer], path: Path, of: Callable[[int], str]) -> Floats:
    """(n, D) float32 the rows at unit length. of: a row -> what it is the vector of, in words. Raises VectorsError for
    a row that holds NaN, infinity or nothing but zeros.
    """
    made = np.empty((len(rows), vectors.shape[1]), np.float32)
    for a in range(0, len(rows), BLOCK):
        part = np.asarray(vectors[rows[a : a + BLOCK]], np.float64 if vectors.dtype == np.float64 else np.float32)
        with np.errstate(over="ignore", invalid="ignore"):
            largest = np.abs(part).max(1, keepdims=True)
        _refuse(~np.isfinite(largest[:, 0]), "holds NaN or infinity", rows[a : a + BLOCK], path, of)
        _refuse(largest[:, 0] == 0, "is all zeros", rows[a : a + BLOCK], path, of)
        part = part / largest  # neither squares of tiny numbers nor of huge ones get lost
        made[a : a + BLOCK] = part / np.linalg.norm(part, axis=1, keepdims=True)
    return made


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
            pictures.append(open_image(images / items[i].file))
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


def _open(path: Path) -> Any:
    """A memory-mapped array, or the arrays of a .npz by name."""
    if not path.is_file():
        raise VectorsError(f"There is no file {path}: give a .npy or .npz of vectors.")
    try:
        with path.open("rb") as f:
            if f.read(2) != b"PK":  # a .npz is a zip file
                return np.load(path, mmap_mode="r", allow_pickle=False)
            f.seek(0)
            with np.load(f, allow_pickle=False) as held:
                return dict(held)
    except (ValueError, EOFError, zipfile.BadZipFile, OSError, KeyError) as e:
        if "allow_pickle" in str(e) or "pickled" in str(e).lower():
            raise VectorsError(
                f"{path} is no array of plain numbers or texts (it holds Python objects, or is no .npy or .npz): save "
                "vectors as floats and names as str with numpy.save or numpy.savez."
            ) from e
        raise VectorsError(f"{path} is damaged or no .npy or .npz file: save it again with numpy.") from e


def _floats(path: Path, what: str, array: NDArray) -> NDArray[np.floating]:
    if array.ndim != 2 or not len(array) or not array.shape[1]:
        raise VectorsError(f"{path}: {what} must be (N, D), one row each, got shape {array.shape}.")
    if array.dtype.kind != "f" or array.dtype.itemsize not in (2, 4, 8):
        raise VectorsError(f"{path}: {what} must be float16, float32 or float64, got {array.dtype}.")
    return array


def _strings(path: Path, held: dict[str, NDArray], name: str) -> list[str]:
    array = held[name]
    if array.ndim != 1 or array.dtype.kind not in "US":
        raise VectorsError(f"{path}: {name} must be a list of texts, got {array.dtype} of shape {array.shape}.")
    try:
        return [t if isinstance(t, str) else t.decode() for t in array.tolist()]
    except UnicodeDecodeError as e:
        raise VectorsError(f"{path}: {name} is not UTF-8: save it as str.") from e


def _same_length(path: Path, name: str, texts: Sequence[str], vectors: NDArray) -> None:
    if len(texts) != len(vectors):
        raise VectorsError(f"{path} holds {len(texts):,} {name} and {len(vectors):,} vectors: give one each.")


def _refuse(bad: NDArray[np.bool_], what: str, rows: NDArray, path: Path, of: Callable[[int], str]) -> None:
    if bad.any():
        row = int(rows[int(bad.argmax())])
        raise VectorsError(f"{path}: row {row} (of {of(row)}) {what}: make that vector again, or leave its row out.")


def _within(images: Path, file: str) -> str:
    """A name from the folder on."""
    path = Path(file)
    if not path.is_absolute():
        return file
    for folder in (images, images.resolve(), images.absolute()):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return file


def _slashes(file: str) -> str:
    return Path(file.replace("\\", "/")).as_posix()


def _names(held: dict[str, Any]) -> str:
    return ", ".join(sorted(held)) or "nothing"
