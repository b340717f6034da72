"""Texts that came with their vectors: what reads words in a collection of ready vectors without a model.

Knows texts, their vectors, and which of them are spelled alike. Does not know models, pictures, collections or files.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np

from hierdemo.arrays import Floats

READY = "ready-vectors"  # in the place of a model's name: nothing here can make a vector
NO_PICTURES = (
    "This collection has no model that could read a new picture: pick one of its own (more like this), or build it "
    "again with --model."
)
NO_TEXTS = (
    "This collection has neither a model nor texts, so it cannot read words: pick one of its pictures (more like "
    "this), or build it again with --model or --text-embeddings."
)
NOT_ITS_MODEL = (
    "This collection was built from ready vectors without a model and takes none: build it again with --embeddings and "
    "--model."
)
NEEDS_WORDS = "{task} takes a model that reads words, and {model} sees pictures alone: build with another (--model)."
NEEDS_MODEL = (
    "{task} takes a model, and this collection was built from ready vectors without one: build it again with "
    "--embeddings and --model."
)
NEAREST = 3
SHORT = 48  # letters that an example's button holds well
EACH, BLOCK = 8, 64  # texts looked at for a node's name, and nodes at a time
COMPARED = 2_000  # texts whose spelling is compared letter by letter: a few hundredths of a second


class UnknownText(ValueError):
    """A text whose vector nobody gave; the message names the nearest that there are."""


class KnownTexts:
    """texts (T,), each once, and vectors (T, D) float32, unit length. T may be 0: then no text is known.

    A text is found whatever its case and spacing, its own spelling first. Raises ValueError for other shapes.
    """

    def __init__(self, texts: Sequence[str], vectors: Floats) -> None:
        if vectors.ndim != 2 or vectors.dtype != np.float32 or len(vectors) != len(texts):
            raise ValueError(f"vectors must be ({len(texts)}, D) float32, got {vectors.shape} {vectors.dtype}")
        vectors.setflags(write=False)
        self.texts, self.vectors = tuple(texts), vectors
        self._plain: dict[str, int] = {}
        for i, text in enumerate(self.texts):
            self._plain.setdefault(plain(text), i)
        self._exact = {text: i for i, text in enumerate(self.texts)}

    @classmethod
    def none(cls, dim: int) -> "KnownTexts":
        return cls((), np.zeros((0, dim), np.float32))

    def find(self, text: str) -> int | None:
        """The number of a text, or None."""
        return self._exact.get(text, self._plain.get(plain(text)))

    def starting(self, text: str, most: int) -> list[str]:
        """Up to `most` texts for who has typed so much: those that begin so, then those that hold it."""
        asked = plain(text)
        begin = [i for key, i in self._plain.items() if key.startswith(asked)][:most]
        hold = [i for key, i in self._plain.items() if asked in key and not key.startswith(asked)][: most - len(begin)]
        return [self.texts[i] for i in begin + hold]

    def nearest(self, text: str, most: int = NEAREST) -> list[str]:
        """The texts that are spelled most like it."""
        asked, keys = plain(text), list(self._plain)
        if len(keys) > COMPARED:  # those that share a word, or else a beginning, go first
            words = asked.split()
            keys.sort(key=lambda key: (-sum(word in key for word in words), key[:2] != asked[:2]))
        return [self.texts[self._plain[key]] for key in get_close_matches(asked, keys[:COMPARED], most, 0.0)]


class TextEncoder:
    """An Encoder that answers the texts that it was given, and no picture."""

    def __init__(self, known: KnownTexts) -> None:
        self.known, self.model, self.digest = known, READY, digest(known)
        self.dim = known.vectors.shape[1]

    def encode_images(self, images: Iterable[Any]) -> Floats:
        """(0, dim) for none. Raises ValueError for any."""
        if list(images):
            raise ValueError(NO_PICTURES)
        return np.zeros((0, self.dim), np.float32)

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length. Raises UnknownText for one that was not given."""
        return self.known.vectors[[self._row(text) for text in texts]].reshape(len(texts), self.dim)

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return ([], True) if self.known.find(text) is not None else (text.split(), False)

    def _row(self, text: str) -> int:
        row = self.known.find(text)
        if row is None:
            raise UnknownText(unknown(self.known, text))
        return row


def unknown(known: KnownTexts, text: str) -> str:
    """What to say of a text that is not known."""
    if not known.texts:
        return NO_TEXTS
    shown = " or ".join(f"“{near}”" for near in known.nearest(text))
    n = len(known.texts)
    only = "the one text that came with it" if n == 1 else f"the {n:,} texts that came with it"
    return f"This collection answers only {only}, and “{_short(text)}” is not among them: try {shown}."


def suggest(known: KnownTexts, centroids: Floats, most: int = 6) -> list[str]:
    """Texts to try: of each node the one that fits it best against the others, largest nodes first, short texts first.

    centroids (M, D): of the nodes of one level, in the order in which they are served.
    """
    short = [i for i, text in enumerate(known.texts) if len(text) <= SHORT]
    rows = np.array(short if len(short) >= most else range(len(known.texts)), np.int64)
    if not len(rows) or not len(centroids):
        return []
    scores = centroids @ known.vectors[rows].T
    fits = scores + 2 * (scores - scores.mean(0)) if len(centroids) > 1 else scores
    chosen = dict.fromkeys(int(rows[i]) for i in fits.argmax(1))
    return [known.texts[i] for i in chosen][:most]


def fitting(known: KnownTexts, centroids: Floats) -> list[str]:
    """The texts that may name a node: of each the few that stand nearest to it as seen from all; short ones first.

    centroids (M, D): of a tree's nodes, the root first.
    """
    rows = np.array([i for i, text in enumerate(known.texts) if len(text) <= SHORT] or range(len(known.texts)), int)
    if len(rows) <= EACH or len(centroids) < 2:
        return [known.texts[i] for i in rows]
    texts = known.vectors[rows] - known.vectors[rows].mean(0)
    texts /= np.maximum(np.linalg.norm(texts, axis=1, keepdims=True), 1e-12)
    near = set[int]()
    for a in range(1, len(centroids), BLOCK):
        scores = (centroids[a : a + BLOCK] - centroids[0]) @ texts.T
        near.update(np.argpartition(-scores, EACH, axis=1)[:, :EACH].ravel().tolist())
    return [known.texts[rows[i]] for i in sorted(near)]


def plain(text: str) -> str:
    """A text without its case and spacing."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def digest(known: KnownTexts) -> str:
    """Of the texts and their vectors, in the place of a model's weights."""
    found = hashlib.sha256("\0".join(known.texts).encode(errors="surrogatepass"))
    found.update(np.ascontiguousarray(known.vectors).tobytes())
    return found.hexdigest()


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
