"""Ready vectors: a file of embeddings that somebody made elsewhere, one a picture, and one of texts.

Knows the two files, how their rows are matched to pictures, and how it is told that they are a model's. Does not know
how a collection is built. Vectors stay on the disk (a .npy is memory-mapped) until they are copied, once, to unit
length.
"""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.builder.vector_parts import Stacked
from hierdemo.models.lookup import KnownTexts, plain

BLOCK = 8_192  # rows checked and copied at a time


class VectorsError(ValueError):
    """A file of vectors that cannot be used; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class Ready:
    """vectors (N, D), as they lie in the file; files: of which picture each is, "" for none, None where their order
    says it. texts (N, D): where they came along, of the captions (N,) of the same rows.
    """

    path: Path
    vectors: NDArray[np.floating] | Stacked
    files: tuple[str, ...] | None
    texts: NDArray[np.floating] | Stacked | None = None
    captions: tuple[str, ...] = ()

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
    for vectors in [ready.vectors] if ready.texts is None else [ready.vectors, ready.texts]:
        for a in range(0, len(vectors), BLOCK):
            found.update(np.ascontiguousarray(vectors[a : a + BLOCK]).tobytes())
    return found.hexdigest()


def unit_rows(vectors: NDArray | Stacked, rows: NDArray[np.integer], path: Path, of: Callable[[int], str]) -> Floats:
    """(n, D) float32 the rows at unit length. of: a row -> what it is the vector of, in words. Raises VectorsError for
    a row that holds NaN, infinity or nothing but zeros.
    """
    made = np.empty((len(rows), vectors.shape[1]), np.float32)
    for a, part, largest in _parts(vectors, rows):
        for what, bad in _faults(largest):
            if bad.any():
                row = int(rows[a + int(bad.argmax())])
                raise VectorsError(
                    f"{path}: row {row} (of {of(row)}) {what}: make that vector again, or leave its row out."
                )
        part = part / largest  # neither squares of tiny numbers nor of huge ones get lost
        made[a : a + BLOCK] = part / np.linalg.norm(part, axis=1, keepdims=True)
    return made


def faulty(vectors: NDArray | Stacked, rows: NDArray[np.integer]) -> dict[int, str]:
    """Of the rows that are no direction, the place in `rows` and what is wrong: "holds NaN or infinity"."""
    found: dict[int, str] = {}
    for a, _, largest in _parts(vectors, rows):
        for what, bad in _faults(largest):
            found |= dict.fromkeys((a + np.flatnonzero(bad)).tolist(), what)
    return found


def _parts(vectors: NDArray | Stacked, rows: NDArray[np.integer]) -> Iterator[tuple[int, NDArray, NDArray]]:
    """(where it begins, a part of the rows, the largest number of each (n, 1))."""
    for a in range(0, len(rows), BLOCK):
        part = np.asarray(vectors[rows[a : a + BLOCK]], np.float64 if vectors.dtype == np.float64 else np.float32)
        with np.errstate(over="ignore", invalid="ignore"):
            yield a, part, np.abs(part).max(1, keepdims=True)


def _faults(largest: NDArray) -> tuple[tuple[str, NDArray[np.bool_]], ...]:
    return ("holds NaN or infinity", ~np.isfinite(largest[:, 0])), ("is all zeros", largest[:, 0] == 0)


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
