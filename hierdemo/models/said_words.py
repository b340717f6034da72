"""The words that came with pictures, in the place of a text encoder: what finds pictures by words where the model reads
none. Words stand for the pictures whose captions, folders or attributes hold them all.

Knows words, which picture has which, and the pictures' vectors. Does not know items, models or queries.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, unit
from hierdemo.models.encoder import Encoder
from hierdemo.models.lexicon import EMPTY, TOKEN
from hierdemo.models.lookup import UnknownText

UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")  # scripts that put no spaces between words
NONE_HERE = (
    "The model {model} sees pictures and reads no words, and these pictures came with none: ask with a picture, or for "
    "more like one of these."
)
NOT_SAID = "No picture here has “{text}” in its {where}, and the model reads no words of its own{near}."
NOT_TOGETHER = "No picture here has all of “{text}” in its {where}: leave a word out."
CLOSED = "This collection was opened without its model: only pictures of the collection can be searched with."


class SaidWords:
    """said: of each picture all that was said of it, in one text; "" where nothing was. where: in what it was said."""

    def __init__(self, said: Sequence[str], where: str = "captions") -> None:
        self._said, self.where = said, where

    @cached_property
    def pictures(self) -> int:
        """How many have words at all."""
        return sum(map(bool, self._said))

    def split(self, text: str) -> tuple[list[str], list[str]]:
        """The words of a text that some picture has, and those that none has; the likes of "of" and "the" are
        neither."""
        words = [word for word in words_of(text) if word not in EMPTY]
        found = [word for word in words if len(self._of(word))]
        return found, [word for word in words if word not in found]

    def items(self, text: str) -> NDArray[np.int64]:
        """The pictures that have all the words of a text that any has."""
        held = [self._of(word) for word in self.split(text)[0]]
        if not held:
            return np.zeros(0, np.int64)
        first, *rest = sorted(held, key=len)
        for other in rest:
            first = np.intersect1d(first, other, assume_unique=True)
        return first

    def starting(self, text: str, most: int) -> list[str]:
        """The text with its last word completed, by words that pictures with the others have, the commonest first."""
        before, _, begun = text.strip().rpartition(" ")
        held = set(self.items(before).tolist()) if before else None
        found = []
        for word in self._commonest:
            if word.startswith(begun.casefold()) and (held is None or not held.isdisjoint(self._of(word).tolist())):
                found.append(f"{before} {word}".strip())
            if len(found) == most:
                break
        return found

    def nearest(self, word: str) -> list[str]:
        return get_close_matches(word.casefold(), self._commonest[:5000], 3, 0.6)

    def _of(self, word: str) -> NDArray[np.int64]:
        found = self._index.get(stem(word))
        if found is None and UNSPACED.search(word):
            found = np.array([i for i, said in enumerate(self._said) if word in said.casefold()], np.int64)
        return np.zeros(0, np.int64) if found is None else found

    @cached_property
    def _index(self) -> dict[str, NDArray[np.int64]]:
        """By a word without the ending of its plural, the pictures."""
        rows: defaultdict[str, list[int]] = defaultdict(list)
        kept: dict[str, set[str]] = {}  # many pictures have the same said of them
        for i, said in enumerate(self._said):
            if said not in kept:
                kept[said] = {stem(word) for word in words_of(said)}
            for word in kept[said]:
                rows[word].append(i)
        return {word: np.array(found, np.int64) for word, found in rows.items()}

    @cached_property
    def _commonest(self) -> list[str]:
        """Words as they are written, those of most pictures first."""
        written = dict.fromkeys(word for said in set(self._said) for word in words_of(said))
        kept = [word for word in written if word not in EMPTY and not word.isdigit() and len(word) > 1]
        return sorted(kept, key=lambda word: (-len(self._of(word)), word))


class SaidEncoder:
    """An Encoder that takes pictures to a model, and words to the mean of the pictures that have them.

    encoder: of the pictures; None where there is none at hand. embeddings (N, D): of the pictures of `words`.
    """

    def __init__(
        self, words: SaidWords, embeddings: Floats, *, model: str, digest: str, encoder: Encoder | None
    ) -> None:
        self.words, self.model, self.digest, self.dim = words, model, digest, embeddings.shape[1]
        self._embeddings, self._encoder = embeddings, encoder

    def encode_images(self, images: Iterable[Any]) -> Floats:
        """(n, dim) float32, unit length."""
        if self._encoder is None:
            raise ValueError(CLOSED)
        return self._encoder.encode_images(images)

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length. Raises UnknownText for words that no picture has, together at least."""
        rows = [unit(self._embeddings[self._held(text)].mean(0, dtype=np.float32)) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dim), np.float32)

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        """The words that no picture has, and whether any picture has all of the others."""
        return self.words.split(text)[1], len(self.words.items(text)) > 0

    def _held(self, text: str) -> NDArray[np.int64]:
        found = self.words.items(text)
        if not len(found):
            raise UnknownText(self._nothing(text))
        return found

    def _nothing(self, text: str) -> str:
        if not self.words.pictures:
            return NONE_HERE.format(model=self.model)
        here, missing = self.words.split(text)
        if here:
            return NOT_TOGETHER.format(text=" ".join(here), where=self.words.where)
        near = [word for each in missing[:3] for word in self.words.nearest(each)][:3]
        tried = f": try {' or '.join(f'“{word}”' for word in near)}" if near else ""
        return NOT_SAID.format(text=text[:80], where=self.words.where, near=tried)


def words_of(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in TOKEN.findall(unicodedata.normalize("NFC", text))]


def stem(word: str) -> str:
    """Without the ending of a plural or of a genitive."""
    own = word.removesuffix("'s")
    return own[:-1] if own.endswith("s") and len(own) > 3 else own
