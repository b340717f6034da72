"""A question as the model takes it: the vector of its words, its picture or both, less what is to be taken away.

Knows an encoder and a collection's means. Does not know trees, indexes or results.
"""

from dataclasses import dataclass

import numpy as np

from hierdemo.arrays import Floats, unit
from hierdemo.collection.collection import Collection
from hierdemo.models.context import ends, read_by
from hierdemo.models.encoder import Encoder
from hierdemo.search.certainty import LONGEST
from hierdemo.search.query import LONGEST_TEXT, Query, crossed, split_minus
from hierdemo.search.validate import check

TAIL = 8  # characters that show up to where a text was read that has no words apart


@dataclass(frozen=True, eq=False)
class Read:
    """A query as the model took it. text, words (D,), picture (D,): before they were mixed and anything was taken away,
    None without; heard: the text as far as the model reads it; notes: what of it was not read.
    """

    vector: Floats
    text: str
    heard: str
    words: Floats | None
    picture: Floats | None
    notes: list[str]
    unknown: list[str]
    understood: bool
    minus: tuple[str, ...]


class QueryReader:
    """Questions as vectors of one collection's space. encoder: None where only its own pictures can be asked with."""

    def __init__(self, collection: Collection, encoder: Encoder | None) -> None:
        self._collection, self._encoder = collection, encoder

    def read(self, query: Query) -> Read:
        """Raises ValueError, in words for a person, for a query that cannot be answered here."""
        check(query, self._collection)
        text = " ".join(query.text.split())
        notes, unknown, understood = [], list[str](), True
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT]
            notes.append(f"Only the first {LONGEST_TEXT} characters of the text were read.")
        text, refused = split_minus(text)
        notes += crossed(text, refused)
        words, heard = None, text
        if text:
            heard = text[: self._end(text)]
            notes += _cut(heard, text)
            words, unknown, understood = self._encode_text(text)
        picture = None
        if query.image is not None:
            picture = self._needed().encode_images([query.image])[0]
        elif query.like is not None:
            picture = self._collection.embeddings[query.like]
        if words is None or picture is None:
            vector = words if picture is None else picture
            assert vector is not None  # check saw to it
        else:
            text_mean, image_mean = self._collection.means
            mixed = query.weight * unit(words - text_mean) + (1 - query.weight) * unit(picture - image_mean)
            vector = unit(mixed)
        left, minus, unmet, strange = self._take_away(vector, refused, query.away)
        return Read(left, text, heard, words, picture, notes + unmet, unknown + strange, understood, minus)

    def _take_away(
        self, vector: Floats, terms: tuple[str, ...], away: float
    ) -> tuple[Floats, tuple[str, ...], list[str], list[str]]:
        """The query less its refused terms, those taken away, a warning for each not understood, words not known."""
        if not terms:
            return vector, (), [], []
        encoder, strange = self._needed(), list[str]()
        taken = tuple(term for term in terms if encoder.unknown_words(term)[1])
        for term in taken:
            strange += encoder.unknown_words(term)[0]
        unmet = [f"The model has never met “{term}”: it was not taken away." for term in terms if term not in taken]
        directions = [unit(n - self._collection.means[0]) for n in encoder.encode_texts(taken)]
        left = unit(vector - away * np.sum(directions, axis=0)) if taken else vector
        return left, taken, unmet, strange

    def _encode_text(self, text: str) -> tuple[Floats, list[str], bool]:
        """The text's vector, the words that the model does not know, and whether it knows any other."""
        examples = self._collection.meta.examples
        if text in examples:
            return self._collection.examples[examples.index(text)], [], True
        encoder = self._needed()
        return encoder.encode_texts([text])[0], *encoder.unknown_words(text)

    def _end(self, text: str) -> int:
        """Up to where the model reads a text."""
        if text in self._collection.meta.examples:  # the model need not be there for these
            return len(text)
        read, of = read_by(self._needed(), text)
        return len(text) if read == of else ends(text)[read - 1]

    def _needed(self) -> Encoder:
        if self._encoder is None:
            raise ValueError(
                "This collection was opened without its model: only pictures of the collection can be searched with."
            )
        return self._encoder


def _cut(heard: str, text: str) -> list[str]:
    """What to say of a text that is longer than the model reads: in words, or, where they are not written apart, in
    characters.
    """
    if heard == text:
        return []
    spaced = len(ends(text)) == len(text.split())
    last = heard.split()[-1][:LONGEST] if spaced else heard[-TAIL:]
    of = ("word", len(ends(heard)), len(ends(text))) if spaced else ("character", len(heard), len(text))
    return ["The model read up to “{}”, {} {:,} of {:,}: what follows counts for nothing.".format(last, *of)]
