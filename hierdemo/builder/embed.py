"""From picture files to embeddings and thumbnails, in chunks that a stopped build leaves and the next takes up.

Knows the order of the work: what is kept, what lies finished on disk, what the threads make ready and the network
takes. Does not know trees, names or collections on disk.

A chunk is what the network takes at once. Which files make one depends on the files alone, never on where a build was
stopped: so a build that was stopped ends in the same bits.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.builder import checkpoints
from hierdemo.builder.decode import HOW, Decoder, Ready
from hierdemo.builder.reuse import Kept
from hierdemo.items.fingerprint import Sources, stat
from hierdemo.items.image import ImageError
from hierdemo.items.item import Item, Skipped
from hierdemo.items.photograph import NAMES
from hierdemo.items.place import DIGEST, place_of
from hierdemo.models.encoder import BatchEncoder, Encoder

CHUNK = 64
SILENT = 1.0  # seconds after which progress within a chunk is told
TEXTS = 32  # fewer than these are encoded anew rather than kept
Progress = Callable[[str, int, int], None]  # stage, done, of
Arrays = dict[str, NDArray]


@dataclass(frozen=True, eq=False)
class Encoded:
    """Items that could be read, renumbered, with embeddings (N, D), thumbnails, sources; those that were left out.

    new: how many the network was given; seconds: what that took, of all threads together, by what they did.
    """

    items: list[Item]
    embeddings: Floats
    thumbs: list[bytes]
    sources: Sources
    skipped: list[Skipped]
    new: int
    seconds: dict[str, float]


def described(encoder: BatchEncoder) -> dict[str, Any]:
    """How embeddings are made, apart from the model: only those made so are taken over."""
    return {"device": encoder.device, "batch": CHUNK, "pictures": HOW, "preprocessing": encoder.preprocessing}


def encode(
    images: Path,
    found: Sequence[Item],
    encoder: BatchEncoder,
    scratch: Path,
    progress: Progress = lambda *_: None,
    *,
    kept: Kept = Kept(),
    exif: tuple[str, ...] = NAMES,
) -> Encoded:
    """Embeddings and thumbnails of the pictures that can be read; exif: what of photograph.NAMES becomes an attribute
    where an item has none of that name.

    Finished chunks are kept in `scratch`, and taken from there the next time. Raises ImageError where none can be read.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    rows = kept.rows(images, found)
    fresh = [i for i in range(len(found)) if i not in rows]
    stats = np.array([stat(place_of(images, item.file)) for item in found], np.int64).reshape(-1, 2)
    table = _Table(len(found), encoder.dim, stats)
    if kept.old is not None:
        table.take_over(kept.old, rows)
        table.about |= kept.about(images, found, rows, exif)
    parts = [fresh[a : a + CHUNK] for a in range(0, len(fresh), CHUNK)]
    names = [_name(found, part, stats, encoder) for part in parts]
    todo = []
    for part, name in zip(parts, names, strict=True):
        if (chunk := checkpoints.read(scratch, name)) is not None and "about" in chunk:  # else an older version's
            table.enter(part, chunk)
        else:
            todo.append((part, name))
    done = len(found) - sum(len(part) for part, _ in todo)
    progress("encode", done, len(found))
    seconds: dict[str, float] = {}
    told = perf_counter()

    def ready(more: int) -> None:  # a chunk of large pictures takes long
        nonlocal told
        if perf_counter() - told >= SILENT:
            told = perf_counter()
            progress("encode", done + more, len(found))

    for part, name, chunk in _made(images, found, todo, encoder, seconds, ready):
        checkpoints.write(scratch, name, chunk)
        table.enter(part, chunk)
        done += len(part)
        progress("encode", done, len(found))
    return table.encoded(images, found, len(rows), seconds, exif)


def _made(
    images: Path,
    found: Sequence[Item],
    todo: list[tuple[list[int], str]],
    encoder: BatchEncoder,
    seconds: dict[str, float],
    tell: Callable[[int], None],
) -> Iterator[tuple[list[int], str, Arrays]]:
    """Each chunk that is not there yet. seconds: what that took so far is entered there; tell: takes how many of the
    next chunk's pictures are made ready.
    """
    if not todo:
        return
    with Decoder(encoder.prepare, side=encoder.side, batch=CHUNK) as decoder:
        ready = decoder.ready(place_of(images, found[i].file) for part, _ in todo for i in part)
        for part, name in todo:
            rows: list[Ready] = []
            for _ in part:
                rows.append(next(ready))
                tell(len(rows))
            good = [row for row in rows if row.pixels is not None]
            began = perf_counter()
            vectors = encoder.encode_prepared([row.pixels for row in good if row.pixels is not None])
            network = seconds.get("network", 0.0) + perf_counter() - began
            seconds |= decoder.seconds | {"network": network}
            yield part, name, _chunk(rows, good, vectors)


def _chunk(rows: Sequence[Ready], good: Sequence[Ready], vectors: Floats) -> Arrays:
    return {
        "vectors": vectors,
        "digests": np.frombuffer(b"".join(row.digest for row in good), np.uint8).reshape(-1, DIGEST),
        "reasons": np.array(json.dumps([row.reason for row in rows])),
        "about": np.array(json.dumps([row.about for row in good])),
        **checkpoints.joined([row.thumb for row in good]),
    }


class _Table:
    """What is known of each file so far, in the order in which they were found."""

    def __init__(self, n: int, dim: int, stats: NDArray[np.int64]) -> None:
        self.vectors, self.digests, self.stats = np.zeros((n, dim), np.float32), np.zeros((n, DIGEST), np.uint8), stats
        self.thumbs: list[bytes] = [b""] * n
        self.reasons: dict[int, str] = {}
        self.about: dict[int, dict[str, str]] = {}  # what EXIF says

    def take_over(self, old: Any, rows: dict[int, int]) -> None:
        """From a collection: by place, its row."""
        to, of = list(rows), list(rows.values())
        self.vectors[to], self.digests[to] = old.embeddings[of], old.sources.digests[of]
        for i, row in rows.items():
            self.thumbs[i] = old.thumbs[row]

    def enter(self, part: Sequence[int], chunk: Arrays) -> None:
        reasons = json.loads(str(chunk["reasons"]))
        good = [i for i, reason in zip(part, reasons, strict=True) if not reason]
        self.reasons |= {i: reason for i, reason in zip(part, reasons, strict=True) if reason}
        self.vectors[good], self.digests[good] = chunk["vectors"], chunk["digests"]
        for i, thumb in zip(good, checkpoints.apart(chunk), strict=True):
            self.thumbs[i] = thumb
        self.about |= dict(zip(good, json.loads(str(chunk["about"])), strict=True))

    def attributes(self, i: int, item: Item, exif: tuple[str, ...]) -> dict[str, str]:
        """An item's own come first: a table says more than a camera does."""
        more = {name: value for name, value in self.about.get(i, {}).items() if name in exif}
        return {**item.attributes, **{name: value for name, value in more.items() if name not in item.attributes}}

    def encoded(
        self, images: Path, found: Sequence[Item], kept: int, seconds: dict[str, float], exif: tuple[str, ...]
    ) -> Encoded:
        good = [i for i in range(len(found)) if i not in self.reasons]
        skipped = [Skipped(found[i].file, self.reasons[i]) for i in sorted(self.reasons)]
        if not good:
            first = skipped[0].reason
            raise ImageError(f"None of the {len(found)} pictures in {images} could be read; the first: {first}")
        every = len(good) == len(found)
        return Encoded(
            [
                replace(found[i], id=number, attributes=self.attributes(i, found[i], exif))
                for number, i in enumerate(good)
            ],
            self.vectors if every else self.vectors[good],
            self.thumbs if every else [self.thumbs[i] for i in good],
            Sources(self.stats[good], self.digests[good]),
            skipped,
            len(good) - kept,
            seconds,
        )


def _name(found: Sequence[Item], part: Sequence[int], stats: NDArray[np.int64], encoder: BatchEncoder) -> str:
    files = [(found[i].file, *stats[i].tolist()) for i in part]
    return checkpoints.key([encoder.digest, described(encoder), files])


class Remembering:
    """An encoder whose texts, too, are kept on disk as they are encoded: captions may take as long as pictures.

    known: vectors of texts that are taken as they are.
    """

    def __init__(self, encoder: Encoder, scratch: Path, known: dict[str, Floats] | None = None) -> None:
        self._encoder, self._scratch, self._known = encoder, scratch, known or {}
        self.model, self.digest, self.dim = encoder.model, encoder.digest, encoder.dim
        self.encode_images, self.unknown_words = encoder.encode_images, encoder.unknown_words
        self.encode_words = getattr(encoder, "encode_words", encoder.encode_texts)  # a stand-in may have only these

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length."""
        new = [text for text in texts if text not in self._known]
        vectors = dict(zip(new, self._kept(new), strict=True))
        rows = [vectors[text] if text in vectors else self._known[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dim), np.float32)

    def _kept(self, texts: list[str]) -> Floats:
        if len(texts) < TEXTS:
            return self._encoder.encode_texts(texts)
        name = checkpoints.key([self.digest, getattr(self._encoder, "device", ""), texts])
        if (chunk := checkpoints.read(self._scratch, name)) is not None:
            return chunk["texts"]
        vectors = self._encoder.encode_texts(texts)
        checkpoints.write(self._scratch, name, {"texts": vectors})
        return vectors
